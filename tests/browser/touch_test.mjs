// Fingers on emulated phones and a tablet: a drag scrolls and presses nothing, a tap presses once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { chromiumArguments, executablePath, leavePicture, untilAtRest } from "./support/chromium.mjs";
import { startSite } from "./support/static_site.mjs";

const devices = {
    "360 × 740": { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3 },
    "390 × 844": { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3 },
    tablet: { viewport: { width: 810, height: 1080 }, deviceScaleFactor: 2 },
};
let site, browser;
before(async () => {
    site = await startSite();
    browser = await chromium.launch({ executablePath, headless: true, args: chromiumArguments });
});
after(async () => {
    await browser?.close();
    await site?.close();
});

async function onDevice(name, does) {
    const context = await browser.newContext(
        { ...devices[name], locale: "zh-CN", hasTouch: true, isMobile: true });
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(`${site.url}#/kit`);
    await page.getByRole("main").waitFor();
    await untilAtRest(page);
    await does(page, await context.newCDPSession(page));
    assert.deepEqual(errors, []);
    await context.close();
}

const pressed = (page) => page.getByText(/按了 \d+ 次/).textContent();
const scrolledTo = (page) => page.locator(".scroller").first().evaluate(({ scrollTop }) => scrollTop);
async function finger(devtools, type, x, y) {
    await devtools.send("Input.dispatchTouchEvent",
        { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
}
async function middleOf(page, locator) {
    await locator.scrollIntoViewIfNeeded();
    await untilAtRest(page);
    const { x, y, width, height } = await locator.boundingBox();
    return [x + width / 2, y + height / 2];
}

for (const name of Object.keys(devices)) {
    test(`${name}: a drag that begins on a button scrolls and presses nothing`, async () => {
        await onDevice(name, async (page, devtools) => {
            const take = page.getByRole("button", { name: "报名", exact: true });
            const [x, y] = await middleOf(page, take);
            const before = await scrolledTo(page);
            await finger(devtools, "touchStart", x, y);
            for (let moved = 10; moved <= 200; moved += 10) await finger(devtools, "touchMove", x, y - moved);
            await finger(devtools, "touchEnd", x, y - 200);
            await page.waitForTimeout(300);
            await untilAtRest(page);
            assert.ok(await scrolledTo(page) > before + 100, "it scrolled");
            assert.equal(await pressed(page), "按了 0 次");
            await leavePicture(page, `touch-${name.replace(/ × /, "x")}`);
        });
    });

    test(`${name}: a tap presses once`, async () => {
        await onDevice(name, async (page) => {
            const take = page.getByRole("button", { name: "报名", exact: true });
            const [x, y] = await middleOf(page, take);
            await page.touchscreen.tap(x, y);
            await page.getByText("按了 1 次").waitFor();
            await page.waitForTimeout(400);  // Nothing comes after it.
            assert.equal(await pressed(page), "按了 1 次");
        });
    });
}

test("the page follows the finger in a scroll container of the browser, which brings momentum", async () => {
    await onDevice("360 × 740", async (page, devtools) => {
        await finger(devtools, "touchStart", 180, 600);
        for (let y = 560; y >= 320; y -= 40) await finger(devtools, "touchMove", 180, y);
        await finger(devtools, "touchEnd", 180, 320);
        await page.waitForTimeout(300);
        const there = await scrolledTo(page), stroke = 280, slop = 20;
        assert.ok(there >= stroke - slop, `${there} px, the finger went ${stroke}`);
        const { overflowY, touchAction } = await page.locator(".scroller").first().evaluate((element) => {
            const { overflowY, touchAction } = getComputedStyle(element);
            return { overflowY, touchAction };
        });
        assert.deepEqual([overflowY, touchAction], ["auto", "auto"]);
    });
});

test("nothing can be scrolled sideways", async () => {
    await onDevice("360 × 740", async (page, devtools) => {
        await finger(devtools, "touchStart", 300, 500);
        for (let x = 280; x >= 60; x -= 20) await finger(devtools, "touchMove", x, 500);
        await finger(devtools, "touchEnd", 60, 500);
        await untilAtRest(page);
        assert.equal(await page.evaluate(() => scrollX), 0);
        assert.equal(await page.locator(".scroller").first().evaluate(({ scrollLeft }) => scrollLeft), 0);
    });
});
