// On a slow line the first page after signing in waits for the first part of the program only; the others say
// that they wait for the rest, and a line that drops meanwhile ends nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startTown, words } from "./support/town.mjs";

let town;
before(async () => { town = await startTown(); });
after(() => town?.close());

const isRest = /\/late[^/]*\.wasm$/;

/// A phone to which the rest of the program comes only when it is let through. `atOnce`: how often it
/// could not be waited for.
async function slowPhone(name) {
    const { browser, page } = await town.neighbour(name, "about:blank");
    let letThrough;
    const through = new Promise((resolve) => { letThrough = resolve; });
    const slow = { page, isCut: false, atOnce: 0, letThrough };
    // What the worker has kept would come past this line.
    await browser.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
    await browser.route(isRest, async (route) => {
        const cannotWait = route.request().resourceType() === "xhr";
        if (cannotWait) ++slow.atOnce;
        else if (!slow.isCut) await through;
        await (slow.isCut ? route.abort("internetdisconnected") : route.continue());
    });
    return slow;
}

/// Today is there, with what the server said.
async function signInOn({ page }, role) {
    await page.goto(town.links()[role]);
    await page.getByRole("button", { name: words("signin.on_this_phone") }).click();
    await page.getByRole("link", { name: words("shifts.title") }).first().waitFor();
    await page.getByRole("link", { name: new RegExp(words("today.bell")) }).first().waitFor();
}

const goTo = (page, route) => page.evaluate((hash) => { location.hash = hash; }, route);
const waitedFor = (page) => page.evaluate(() => window.linli.latePart.waitedFor);

for (const role of ["resident", "coordinator"]) {
    test(`the first page of a ${role} waits for the first part of the program only`, async () => {
        const phone = await slowPhone(role), { page } = phone;
        await signInOn(phone, role);
        assert.equal(await page.evaluate(() => Boolean(window.linli.latePart.loaded)), false);
        assert.equal(await waitedFor(page), 0);
        await goTo(page, "/me");
        await page.getByText(words("app.rest_comes")).first().waitFor();
        phone.letThrough();
        await page.getByRole("button", { name: words("signout.open") }).first().waitFor();
        assert.equal(await waitedFor(page), 0);
        assert.equal(phone.atOnce, 0);
    });
}

test("when the line drops after signing in, the rest of the program comes with the network", async () => {
    const phone = await slowPhone("dropped"), { page } = phone;
    phone.isCut = true;
    await signInOn(phone, "steward");
    await goTo(page, "/me");
    await page.getByText(words("app.rest_comes")).first().waitFor();
    phone.isCut = false;
    phone.letThrough();
    await page.getByRole("button", { name: words("signout.open") }).first().waitFor({ timeout: 60_000 });
    assert.equal(await page.locator("#stopped").isHidden(), true);
    assert.equal(phone.atOnce, 0);
});

test("a place that is taken before the rest of the program is here is taken when it is", async () => {
    const phone = await slowPhone("early"), { page } = phone;
    phone.isCut = true;
    await signInOn(phone, "volunteer");
    await page.getByRole("button", { name: new RegExp(`^${words("shift.take")} `) }).first().click();
    await page.getByText(words("toast.waits")).first().waitFor();
    assert.equal(await page.locator("#unfinished").isHidden(), true);
    phone.isCut = false;
    phone.letThrough();
    await page.getByRole("button", { name: words("toast.undo") }).waitFor({ timeout: 60_000 });
    assert.equal(phone.atOnce, 0);
});

test("what cannot go on without the rest says so, and opens by itself with the network", async () => {
    const phone = await slowPhone("kit"), { page } = phone;
    phone.isCut = true;
    await page.goto(`${new URL(town.links().resident).origin}/#/kit`);
    await page.locator("#unfinished").waitFor();
    assert.equal(await page.locator("#stopped").isHidden(), true);
    phone.isCut = false;
    phone.letThrough();
    await page.getByRole("main").waitFor({ timeout: 60_000 });
    assert.equal(await page.locator("#unfinished").isHidden(), true);
});
