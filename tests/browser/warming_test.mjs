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

/// In the page: notes each character that is drawn for the atlas, with its size.
function noteDrawn() {
    window.drawn = [];
    const { prototype } = CanvasRenderingContext2D, { fillText } = prototype;
    prototype.fillText = function (words, ...rest) {
        window.drawn.push(`${words} ${parseFloat(/[\d.]+px/.exec(this.font)[0])}`);
        return fillText.call(this, words, ...rest);
    };
}

/// What the first visit to the page behind a tab had to draw, and what its title is made of.
async function firstVisit(warms) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN" });
    const page = await context.newPage(), count = () => page.evaluate(() => window.drawn.length);
    await page.addInitScript(noteDrawn);
    await page.goto(`${site.url}#/kit/list`);
    await page.getByRole("main").waitFor();
    if (!warms) await page.evaluate(() => { window.linli.program._linli_warm = () => 0; });
    await untilAtRest(page);
    await page.waitForFunction(() => window.linli.latePart.loaded);
    for (let known = -1, now = await count(); now !== known; now = await count()) {
        known = now;
        await page.waitForTimeout(500);
    }
    const known = await count();
    await page.evaluate(() => { location.hash = "/kit"; });
    await page.getByRole("button", { name: "报名", exact: true }).waitFor();
    await untilAtRest(page);
    const fresh = await page.evaluate((known) => window.drawn.slice(known), known);
    const title = await page.getByRole("heading", { level: 1 }).evaluate((heading) =>
        [...heading.textContent].map((letter) => `${letter} ${parseFloat(heading.style.fontSize)}`));
    await context.close();
    return { fresh, title };
}

// How many more are drawn beforehand depends on the fonts and on the room in the atlas; the titles of the
// pages behind the tabs come before all else.
test("the first visit to the page behind a tab finds its title drawn, after the page was idle", async () => {
    const cold = await firstVisit(false), warm = await firstVisit(true);
    assert.ok(warm.title.length > 0);
    for (const letter of warm.title) {
        assert.ok(cold.fresh.includes(letter), `${letter} is on the first page, too`);
        assert.ok(!warm.fresh.includes(letter), `${letter} was still to be drawn`);
    }
    assert.ok(warm.fresh.length < cold.fresh.length, `${warm.fresh.length} of ${cold.fresh.length}`);
});
