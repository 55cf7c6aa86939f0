// What the canvas and its twin cost in a headless Chromium: a table of medians and p95, in milliseconds where
// nothing else is said. Painting is done by software here, so it is reported apart.
import { chromium } from "playwright-core";

import { chromiumArguments, executablePath, untilAtRest } from "../browser/support/chromium.mjs";
import { startSite } from "../browser/support/static_site.mjs";
import { desk, open, phone, signIn, startTown, words } from "../browser/support/town.mjs";
import { print, printAtLeast, printOne, times, watch } from "./frames.mjs";

const repeats = 60;
const leastNodes = 300;
const routes = ["/kit", "/kit/list", "/kit/more", "/kit/text"];

const nodes = (page) => page.locator("#twin .node").count();
async function repeated(page, does, of, count = repeats) {
    const samples = [];
    for (let i = 0; i < count; ++i) {
        const seen = await times(page, () => does(i));
        samples.push(...of(seen));
    }
    return samples;
}

const go = (page, route) => page.evaluate((hash) => { location.hash = hash; }, route);
const sum = (list) => list.reduce((total, one) => total + one, 0);

async function openKit(browser, site, route, viewport) {
    const page = await browser.newPage({ viewport, locale: "zh-CN" });
    await page.goto(`${site.url}#${route}`);
    await page.getByRole("main").waitFor();
    await page.evaluate(watch);
    return page;
}

// By rows, one after the other.
const scroll = (page, i) => page.locator(".scroller").first()
    .evaluate((element, top) => element.scrollTo(0, top), 400 + 57 * i);

// A list is only as long as its screen is high: the screen grows until the twin has enough nodes.
async function growTo(page, least) {
    for (let { height } = desk; await nodes(page) < least && height < 8000; height += 400) {
        await page.setViewportSize({ width: desk.width, height });
        await untilAtRest(page);
    }
}

async function largeTwin(browser, site) {
    const page = await openKit(browser, site, "/kit/list", desk);
    await growTo(page, leastNodes);
    printAtLeast("twin: nodes that it has while it is measured", await nodes(page), leastNodes);
    const still = await times(page, () => page.evaluate(() => window.linli.program._linli_woken()));
    printOne("twin: DOM changes when nothing changed", still.mutations, 0);
    await page.evaluate(() => window.watcher.disconnect());  // It would cost more than it watches.
    const rows = page.locator("[role=row] [role=button]"), ofTwin = ({ twin }) => twin;
    await rows.nth(1).click();  // From then on only what is chosen changes, and its name beside the list.
    print("twin: a small change", await repeated(page, (i) => rows.nth(2 + i % 5).click(), ofTwin), 0.3,
        "p95 at most 0.3");
    print("twin: scrolling by a row", await repeated(page, (i) => scroll(page, i), ofTwin), 0.3,
        "p95 at most 0.3");
    const rewritten = await repeated(page, (i) => go(page, i % 2 === 0 ? "/kit" : "/kit/list"),
        ({ twin }) => [sum(twin)], 40);
    print("twin: a full rewrite", rewritten, 5, "p95 at most 5");
    await page.close();
}

async function framesOnDesk(browser, site) {
    const page = await openKit(browser, site, "/kit/list", desk);
    await page.evaluate(() => window.watcher.disconnect());
    print("frame without painting, 14,500 rows",
        await repeated(page, (i) => scroll(page, i), ({ frame }) => frame), 3, "p95 at most 3");
    const warm = await repeated(page, (i) => go(page, routes[i % routes.length]),
        ({ frame }) => [sum(frame)], 40);
    print("a new page, its glyphs known", warm.slice(routes.length), 50, "p95 at most 50");
    await page.close();
}

/// First visits; `warmed`: after the idle page has drawn what it draws beforehand.
async function firstVisits(browser, site, warmed) {
    const samples = [];
    for (let i = 0; i < 5 * routes.length; ++i) {
        const route = routes[i % routes.length];
        const page = await openKit(browser, site, route === "/kit/text" ? "/kit/list" : "/kit/text", phone);
        if (!warmed) await page.evaluate(() => { window.linli.program._linli_warm = () => 0; });
        await untilAtRest(page);
        if (warmed) {
            await page.waitForFunction(() => window.linli.latePart.loaded);
            await page.evaluate(() => { while (window.linli.program._linli_warm()); });
        }
        const seen = await times(page, () => go(page, route));
        samples.push(sum(seen.frame));
        await page.close();
    }
    if (warmed) print("the first visit to a page after idle", samples, 50, "p95 at most 50");
    else print("a new page, most of its glyphs new", samples, 150, "p95 at most 150");
}

async function answering(browser, site) {
    const page = await openKit(browser, site, "/kit", phone);
    await untilAtRest(page);
    const samples = [];
    for (let i = 0; i < 20; ++i) {
        samples.push(await page.evaluate(() => new Promise((resolve) => {
            const drawn = window.linli.frames, button = [...document.querySelectorAll("#twin button")]
                .find((one) => one.textContent === "报名");
            let refreshes = 0;
            const count = () => {
                ++refreshes;
                if (window.linli.frames > drawn) resolve(refreshes);
                else requestAnimationFrame(count);
            };
            button.click();
            requestAnimationFrame(count);
        })));
        await untilAtRest(page, 60);
    }
    print("from a press to its painting, frames", samples, 2, "at most 2");
    await page.close();
}

// In the page, before anything else runs: every timer that was set for less than 10 s, and every time that a
// repeated one of such a pace goes off.
function countTimers() {
    const { setTimeout: once, setInterval: often } = window;
    window.quick = 0;
    window.setTimeout = (call, delay = 0, ...rest) => {
        if (delay < 10_000) ++window.quick;
        return once(call, delay, ...rest);
    };
    window.setInterval = (call, delay = 0, ...rest) => often((...given) => {
        if (delay < 10_000) ++window.quick;
        call(...given);
    }, delay, ...rest);
}

// Times on a page may change with the minute, which is no unrest: the next one is still far.
async function untilMinuteIsYoung(page) {
    const at = Date.now() % 60_000;
    if (at > 40_000) await page.waitForTimeout(61_000 - at);
}

// `page` ran countTimers first.
async function idle(page, where) {
    await page.waitForTimeout(11_000);  // The last toast has gone.
    await untilMinuteIsYoung(page);
    await untilAtRest(page);
    const before = await page.evaluate(() => {
        window.quick = 0;
        return window.linli.frames;
    });
    await page.waitForTimeout(10_000);
    const after = await page.evaluate(() => ({ frames: window.linli.frames, quick: window.quick }));
    printOne(`frames in 10 s of rest, ${where}`, after.frames - before, 0);
    printOne(`timers under 10 s in 10 s of rest, ${where}`, after.quick, 0);
}

async function idleKit(browser, site) {
    const page = await browser.newPage({ viewport: phone, locale: "zh-CN" });
    await page.addInitScript(countTimers);
    await page.goto(`${site.url}#/kit`);
    await page.getByRole("main").waitFor();
    await idle(page, "/kit");
    await page.close();
}

async function idleInTown({ page }) {
    await page.addInitScript(countTimers);
    await page.reload();
    await page.getByRole("main").waitFor();
    for (const route of ["/today", "/shifts"]) {
        await open({ page }, route);
        await idle(page, `signed in on ${route}`);
    }
}

// From the opening of the page until a button of the twin answered, and until the first painting was over.
function answerOnce(label) {
    const answered = () => {
        const button =
            [...document.querySelectorAll("#twin button")].find((one) => one.textContent === label);
        if (!button) return requestAnimationFrame(answered);
        const { twin } = window.linli, apply = twin.apply.bind(twin);
        twin.apply = (bytes) => {
            apply(bytes);
            window.answeredAt ??= performance.now();
        };
        button.click();
    };
    const { drawElements } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.drawElements = function (...rest) {
        setTimeout(() => { window.painted ??= performance.now(); });
        return drawElements.apply(this, rest);
    };
    addEventListener("DOMContentLoaded", answered);
}

// Of a page that the service worker has: how long until the button `label` answered, and until the painting.
async function startsAgain(page, label) {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.addInitScript(answerOnce, label);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const answered = [], painted = [];
    for (let i = 0; i < 10; ++i) {
        await page.reload();
        await page.waitForFunction(() => window.answeredAt && window.painted, undefined, { timeout: 30_000 });
        answered.push(await page.evaluate(() => window.answeredAt));
        painted.push(await page.evaluate(() => window.painted));
    }
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    return { answered, painted };
}

async function warmStart(browser, site) {
    const context = await browser.newContext({ viewport: phone, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(`${site.url}#/kit`);
    await page.getByRole("main").waitFor();
    const { answered, painted } = await startsAgain(page, "报名");
    print("warm start until a button answers, 4 × slower", answered, 400, "p95 at most 400");
    print("  until the first frame was painted, in software", painted, undefined, "");
    await context.close();
}

// With what is kept on the device read and drawn. The button only asks, and a reload forgets the question.
async function warmStartInTown(neighbour) {
    await open(neighbour, "/today");
    const { answered, painted } = await startsAgain(neighbour.page, words("leave.open"));
    print("warm start signed in on /today, 4 × slower", answered, undefined, "");
    print("  until the first frame was painted, in software", painted, undefined, "");
}

async function memory(town, full) {
    const { page } = await signIn(town, "coordinator");
    await go(page, "/people");
    await page.getByRole("searchbox").waitFor();
    await untilAtRest(page, 1500);
    const bytes = await page.evaluate(() => window.linli.program.linli.heap().length);
    const what = full ? "a coordinator of 14,500 people" : "the small demo";
    printOne(`wasm memory with ${what}`, Math.round(bytes / 1024 / 1024), full ? 128 : 64, " MB");
}

async function inTown(full, does) {
    const town = await startTown({ full });
    try {
        await does(town);
    } finally {
        await town.close();
    }
}

const site = await startSite();
const browser = await chromium.launch({ executablePath, headless: true, args: chromiumArguments });
try {
    await largeTwin(browser, site);
    await framesOnDesk(browser, site);
    await firstVisits(browser, site, false);
    await firstVisits(browser, site, true);
    await answering(browser, site);
    await idleKit(browser, site);
    await warmStart(browser, site);
} finally {
    await browser.close();
    await site.close();
}
await inTown(false, async (town) => {
    const volunteer = await signIn(town, "volunteer");
    await idleInTown(volunteer);
    await warmStartInTown(volunteer);
    await volunteer.close();
    await memory(town, false);
});
await inTown(true, (town) => memory(town, true));
