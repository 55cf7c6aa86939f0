// What the canvas and its twin cost in a headless Chromium: a table of medians and p95, in milliseconds where
// nothing else is said. Painting is done by software here, so it is reported apart.
import { chromium } from "playwright-core";

import { chromiumArguments, executablePath, untilAtRest } from "../browser/support/chromium.mjs";
import { startSite } from "../browser/support/static_site.mjs";
import { button, open, signIn, startTown, words } from "../browser/support/town.mjs";
import { print, printOne, times, watch } from "./frames.mjs";

const repeats = 60;

const nodes = (page) => page.locator("#twin .node").count();
async function repeated(page, does, of, count = repeats) {
    const samples = [];
    for (let i = 0; i < count; ++i) {
        const seen = await times(page, () => does(i));
        samples.push(...of(seen));
    }
    return samples;
}

async function twinAndFrames(browser, site) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
    await page.goto(`${site.url}#/kit`);
    await page.getByRole("main").waitFor();
    await page.evaluate(watch);
    const still = await times(page, () => page.evaluate(() => window.linli.program._linli_woken()));
    printOne(`twin: DOM changes when nothing changed, ${await nodes(page)} nodes`, still.mutations, 0);
    await page.evaluate(() => window.watcher.disconnect());  // It would cost more than it watches.
    const chip = page.getByRole("button", { name: "全部 118" });
    const sumOf = ({ twin }) => [twin.reduce((sum, one) => sum + one, 0)];
    print("twin: a small change", await repeated(page, () => chip.click(), ({ twin }) => twin), 0.3,
        "p95 at most 0.3");
    await page.evaluate(() => { location.hash = "/kit/list"; });
    await untilAtRest(page);
    const scroller = page.locator(".scroller").first();
    const scroll = (i) => scroller.evaluate((element, top) => element.scrollTo(0, top), 400 + 57 * i);
    const moved = [];
    const frames = await repeated(page, scroll, (seen) => {
        moved.push(...seen.twin);
        return seen.frame;
    });
    print(`twin: scrolling by a row, ${await nodes(page)} nodes`, moved, 0.3, "p95 at most 0.3");
    print("frame without painting, 14,500 rows", frames, 3, "p95 at most 3");
    const routes = ["/kit", "/kit/list", "/kit/more", "/kit/text"];
    const go = (i) => page.evaluate((hash) => { location.hash = hash; }, routes[i % routes.length]);
    const rewritten = [];
    const warm = await repeated(page, go, (seen) => {
        rewritten.push(sumOf(seen)[0]);
        return [seen.frame.reduce((sum, one) => sum + one, 0)];
    }, 40);
    print("twin: a full rewrite", rewritten, 5, "p95 at most 5");
    print("a new page, its glyphs known", warm.slice(routes.length), 50, "p95 at most 50");
    await page.close();
}

async function coldPages(browser, site) {
    const samples = [];
    for (const route of ["/kit", "/kit/list", "/kit/more", "/kit/text"]) {
        const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: "zh-CN" });
        await page.goto(`${site.url}#/kit/${route === "/kit/text" ? "list" : "text"}`);
        await page.getByRole("main").waitFor();
        await page.evaluate(watch);
        const seen = await times(page, () => page.evaluate((hash) => { location.hash = hash; }, route));
        samples.push(seen.frame.reduce((sum, one) => sum + one, 0));
        await page.close();
    }
    print("a new page, most of its glyphs new", samples, 150, "at most 150");
}

async function answering(browser, site) {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: "zh-CN" });
    await page.goto(`${site.url}#/kit`);
    await page.getByRole("main").waitFor();
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
    await page.evaluate(() => {  // The toast has gone.
        const timeout = window.setTimeout;
        window.quick = 0;
        window.setTimeout = (call, delay, ...rest) => {
            if (delay < 10_000) ++window.quick;
            return timeout(call, delay, ...rest);
        };
    });
    await page.waitForTimeout(11_000);
    const before = await page.evaluate(() => {
        window.quick = 0;
        return window.linli.frames;
    });
    await page.waitForTimeout(10_000);
    printOne("frames in 10 s of rest", await page.evaluate(() => window.linli.frames) - before, 0);
    printOne("timers under 10 s in 10 s of rest", await page.evaluate(() => window.quick), 0);
    await page.close();
}

// From the opening of the page until a button of the twin answered, and until the first painting was over.
function answerOnce() {
    const answered = () => {
        const button = [...document.querySelectorAll("#twin button")].find((one) => one.textContent === "报名");
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

async function warmStart(browser, site) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(`${site.url}#/kit`);
    await page.getByRole("main").waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.addInitScript(answerOnce);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const answered = [], painted = [];
    for (let i = 0; i < 10; ++i) {
        await page.reload();
        await page.waitForFunction(() => window.answeredAt && window.painted, undefined, { timeout: 30_000 });
        answered.push(await page.evaluate(() => window.answeredAt));
        painted.push(await page.evaluate(() => window.painted));
    }
    print("warm start until a button answers, 4 × slower", answered, 400, "p95 at most 400");
    print("  until the first frame was painted, in software", painted, undefined, "");
    await context.close();
}

// How many weeks ahead of this one the weeks begin that reach into next month, in China.
function weeksOfNextMonth() {
    const day = 86_400_000, today = new Date(Date.now() + 8 * 3600_000);
    const year = today.getUTCFullYear(), month = today.getUTCMonth();
    const monday = Date.UTC(year, month, today.getUTCDate()) - (today.getUTCDay() + 6) % 7 * day;
    const first = Date.UTC(year, month + 1, 1), end = Date.UTC(year, month + 2, 1);
    const weeks = [];
    for (let ahead = 1; monday + 7 * ahead * day < end; ++ahead) {
        if (monday + 7 * (ahead + 1) * day > first) weeks.push(ahead);
    }
    return weeks;
}

// Next month has the shifts of this week in each of its weeks: copied, as a coordinator does it.
async function fillNextMonth(coordinator) {
    const { page } = coordinator;
    const copy = page.getByRole("button", { name: new RegExp(`^${words("plan.copy", { count: "\\d+" })}$`) });
    await open(coordinator, "/plan");
    let shown = 1;
    for (const ahead of weeksOfNextMonth()) {
        for (; shown < ahead; ++shown) {
            await button(coordinator, "plan.ahead_after").click();
            await untilAtRest(page);
        }
        if (await copy.count() > 0) await copy.click();  // Else all of them are there.
        await untilAtRest(page);
    }
}

// The same as the native bench of the roster measures without a browser.
async function month() {
    const town = await startTown({ full: true });
    try {
        const coordinator = await signIn(town, "coordinator");
        const { page } = coordinator;
        await fillNextMonth(coordinator);
        await open(coordinator, "/roster");
        await page.getByRole("tab", { name: words("roster.month"), exact: true }).click();
        await button(coordinator, "picker.month_after").click();
        await untilAtRest(page);
        const shifts = await page.evaluate(() => Math.max(
            ...[...document.querySelectorAll("#twin [aria-setsize]")].map((one) => one.ariaSetSize)));
        await page.evaluate(watch);
        await page.evaluate(() => window.watcher.disconnect());
        const scroller = page.locator(".scroller").first();
        const scroll = (i) => scroller.evaluate((element, top) => element.scrollTo(0, top), 800 + 57 * i);
        const frames = await repeated(page, scroll, ({ frame }) => frame);
        print(`frame without painting, a month of ${shifts} shifts`, frames, 3, "p95 at most 3");
    } finally {
        await town.close();
    }
}

async function memory(full) {
    const town = await startTown({ full });
    try {
        const { page } = await signIn(town, "coordinator");
        await page.evaluate(() => { location.hash = "/people"; });
        await page.getByRole("searchbox").waitFor();
        await untilAtRest(page, 1500);
        const bytes = await page.evaluate(() => window.linli.program.linli.heap().length);
        const what = full ? "a coordinator of 14,500 people" : "the small demo";
        printOne(`wasm memory with ${what}`, Math.round(bytes / 1024 / 1024), full ? 128 : 64, " MB");
    } finally {
        await town.close();
    }
}

const site = await startSite();
const browser = await chromium.launch({ executablePath, headless: true, args: chromiumArguments });
try {
    await twinAndFrames(browser, site);
    await coldPages(browser, site);
    await answering(browser, site);
    await warmStart(browser, site);
} finally {
    await browser.close();
    await site.close();
}
await month();
await memory(false);
await memory(true);
