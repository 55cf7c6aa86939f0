// The page opens without a network, and a new build comes as a whole and only when the person says so.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { isOffline, isOnline, signIn, startTown, words } from "./support/town.mjs";

let site, town, neighbour;
before(async () => {
    site = mkdtempSync(path.join(tmpdir(), "linli-site-"));
    cpSync("build/site", site, { recursive: true });
    town = await startTown({ site });
    neighbour = await signIn(town, "resident");
    await neighbour.page.evaluate(() => navigator.serviceWorker.ready);
});
after(async () => {
    await town?.close();
    rmSync(site, { recursive: true, force: true });
});

/// Another build: other words in the page, another name in the worker.
function publishNewBuild(name) {
    const packed = /^(index\.html|service_worker\.js)\.(br|gz)$/;
    for (const file of readdirSync(site).filter((one) => packed.test(one))) rmSync(path.join(site, file));
    const change = (file, from, to) => {
        const whole = path.join(site, file), before = readFileSync(whole, "utf8");
        assert.ok(from.test(before), `${file} has ${from}`);
        writeFileSync(whole, before.replace(from, to));
    };
    change("index.html", /<title>[^<]*<\/title>/, `<title>${name}</title>`);
    change("service_worker.js", /linli-\$\{"[^"]+"\}|linli-[0-9a-f]{16}/, `linli-${name}`);
}
const lookForNewBuild = ({ page }) => page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
});

test("the browser finds nothing that would keep it from being installed", async () => {
    const { page } = neighbour;
    const devtools = await page.context().newCDPSession(page);
    const { errors, data } = await devtools.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    for (const { src, sizes } of JSON.parse(data).icons.filter(({ type }) => type === "image/png")) {
        const width = await page.evaluate(async (url) => {
            const picture = new Image();
            picture.src = url;
            await picture.decode();
            return `${picture.naturalWidth}x${picture.naturalHeight}`;
        }, src);
        assert.equal(width, sizes);
    }
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    const inPrivateWindow = "in-incognito";  // Every window of this test is one.
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== inPrivateWindow), []);
});

test("with no network at all the page opens and shows what is known", async () => {
    const { page, cable } = neighbour;
    cable.cut();
    await page.reload();
    await page.getByRole("link", { name: words("shifts.title") }).first().waitFor({ timeout: 30_000 });
    await isOffline(neighbour);
    await leavePicture(page, "story-opened-offline");
    cable.mend();
    await isOnline(neighbour);
});

test("a new build waits until the person takes it", async () => {
    const { page } = neighbour;
    publishNewBuild("second");
    await lookForNewBuild(neighbour);
    const banner = page.getByRole("link", { name: new RegExp(words("banner.new_build")) });
    await banner.waitFor({ timeout: 30_000 });
    await page.reload();
    assert.doesNotMatch(await page.title(), /second$/);
    await banner.waitFor({ timeout: 30_000 });
    await untilAtRest(page);
    await leavePicture(page, "story-new-build");
    await banner.click();
    await page.waitForFunction(() => document.title.endsWith("second"), null, { timeout: 30_000 });
    await page.getByRole("link", { name: words("shifts.title") }).first().waitFor();
    assert.deepEqual(await page.evaluate(() => caches.keys()), ["linli-second"]);
});

test("nothing that the server says about people is kept with the pages", async () => {
    const kept = await neighbour.page.evaluate(async () => {
        const cache = await caches.open("linli-second");
        return (await cache.keys()).map(({ url }) => new URL(url).pathname);
    });
    assert.ok(kept.includes("/"));
    assert.deepEqual(kept.filter((url) => url !== "/" && !/^\/[\w.-]+-[0-9a-f]{16}\.\w+$/.test(url)), []);
});
