// While nobody waits, the page draws the characters that its next pages will show.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { chromiumArguments, executablePath, untilAtRest } from "./support/chromium.mjs";
import { startSite } from "./support/static_site.mjs";

let site, browser;
before(async () => {
    site = await startSite();
    browser = await chromium.launch({ executablePath, headless: true, args: chromiumArguments });
});
after(async () => {
    await browser?.close();
    await site?.close();
});

/// In the page: counts the characters that are drawn for the atlas.
function countDrawn() {
    window.drawn = 0;
    const { prototype } = CanvasRenderingContext2D, { fillText } = prototype;
    prototype.fillText = function (...rest) {
        ++window.drawn;
        return fillText.apply(this, rest);
    };
}

/// How many characters the first visit to another page had to draw.
async function drawnOnFirstVisit(warms) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN" });
    const page = await context.newPage(), drawn = () => page.evaluate(() => window.drawn);
    await page.addInitScript(countDrawn);
    await page.goto(`${site.url}#/kit/list`);
    await page.getByRole("main").waitFor();
    if (!warms) await page.evaluate(() => { window.linli.program._linli_warm = () => 0; });
    await untilAtRest(page);
    await page.waitForFunction(() => window.linli.latePart.loaded);
    for (let known = -1, now = await drawn(); now !== known; now = await drawn()) {
        known = now;
        await page.waitForTimeout(500);
    }
    const known = await drawn();
    await page.evaluate(() => { location.hash = "/kit"; });
    await page.getByRole("button", { name: "报名", exact: true }).waitFor();
    await untilAtRest(page);
    const fresh = await drawn() - known;
    await context.close();
    return fresh;
}

test("the first visit to a page finds most of its characters drawn, after the page was idle", async () => {
    const cold = await drawnOnFirstVisit(false), warm = await drawnOnFirstVisit(true);
    assert.ok(cold > 50, `${cold} characters were new`);
    assert.ok(warm < cold * 0.6, `${warm} of ${cold} were still to be drawn`);
});
