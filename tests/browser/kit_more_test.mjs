// The gallery's second page in a real Chromium: choosing, calendar, charts and a very long list.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { chromiumArguments, executablePath, leavePicture, untilAtRest } from "./support/chromium.mjs";
import { startSite } from "./support/static_site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const phone = { width: 360, height: 740 }, desk = { width: 1280, height: 800 };
let site, browser, context, page;
before(async () => {
    site = await startSite();
    browser = await chromium.launch({ executablePath, headless: true, args: chromiumArguments });
});
after(async () => {
    await browser?.close();
    await site?.close();
});

async function open(viewport, { language = "zh", look = "light", type = 100, deviceScaleFactor = 1 } = {}) {
    await context?.close();
    context = await browser.newContext({ viewport, deviceScaleFactor, locale: "zh-CN" });
    page = await context.newPage();
    await page.addInitScript((settings) => {
        for (const [name, value] of Object.entries(settings)) localStorage.setItem(`linli.${name}`, value);
    }, { language, look, "type-scale": String(type) });
    await page.goto(`${site.url}#/kit/more`);
    await page.getByRole("main").waitFor();
    await untilAtRest(page);
}
const tab = (name) => page.getByRole("tab", { name });
const selected = () => page.getByRole("tab", { selected: true }).textContent();

test("tabs are one stop of Tab; arrows, Home and End go through them", async () => {
    await open(phone);
    await tab("选择").focus();
    await page.keyboard.press("ArrowRight");
    await untilAtRest(page);
    assert.equal(await selected(), "一周的班");
    await page.keyboard.press("End");
    await untilAtRest(page);
    assert.equal(await selected(), "十万行");
    await page.keyboard.press("ArrowRight");
    await untilAtRest(page);
    assert.equal(await selected(), "选择");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "选择");
    await page.keyboard.press("Tab");
    assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute("role")), "tab");
});

test("a date is chosen by keys alone and the focus comes back", async () => {
    await open(phone);
    const opener = page.getByRole("button", { name: /^哪天/ });
    await opener.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "哪天" }).waitFor();
    await page.getByRole("radio", { checked: true }).focus();
    const days = [["ArrowLeft", 24], ["ArrowLeft", 23], ["ArrowDown", 30], ["ArrowUp", 23], ["ArrowUp", 23],
        ["ArrowRight", 24], ["ArrowRight", 25], ["ArrowRight", 26]];
    for (const [key, day] of days) {  // Up from the 23rd lies what is grey.
        await page.keyboard.press(key);
        await untilAtRest(page);
        const reached = page.getByRole("radio", { name: new RegExp(`11月${day}日`) });
        assert.ok(await reached.isChecked(), `${key} ${day}`);
    }
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^哪天.*11月26日/ }).waitFor();
    assert.ok((await page.evaluate(() => document.activeElement.textContent)).startsWith("哪天"));
});

test("pages go by the month, with Shift by the year, Home and End to the ends of the week", async () => {
    await open(phone);
    await page.getByRole("button", { name: /^哪天/ }).click();
    await page.getByRole("radio", { checked: true }).focus();
    const days = [["PageDown", "2026年12月25日"], ["Home", "2026年12月21日"], ["End", "2026年12月27日"],
        ["PageDown", "2027年1月27日"], ["PageDown", "2027年2月27日"], ["PageDown", "2027年2月28日"],
        ["Shift+PageUp", "2026年11月23日"], ["PageUp", "2026年11月23日"], ["Home", "2026年11月23日"]];
    for (const [key, day] of days) {  // The 23rd of November is the first, the 28th of February the last.
        await page.keyboard.press(key);
        await untilAtRest(page);
        const reached = page.getByRole("radio", { name: new RegExp(day) });
        assert.ok(await reached.isChecked(), `${key} ${day}`);
        assert.ok(await reached.evaluate((radio) => radio === document.activeElement), `${key}: focus`);
    }
});

test("a time can be written in the sheet, and half a time does no harm", async () => {
    await open(phone);
    await page.getByRole("button", { name: /^从/ }).click();
    const field = page.getByRole("textbox", { name: /也可以写/ });
    await field.click();
    await field.press("Control+A");
    await field.pressSequentially("20", { delay: 30 });
    await field.pressSequentially(":45", { delay: 30 });
    assert.equal(await field.inputValue(), "20:45");
    await page.getByRole("button", { name: "就这样" }).click();
    await page.getByRole("button", { name: /^从.*20:45/ }).waitFor();
    await page.getByText("15 分钟").waitFor();
});

for (const how of [{}, { deviceScaleFactor: 3 }, { deviceScaleFactor: 3, type: 200 }]) {
    const shown = JSON.stringify(how);
    test(`of 100,000 rows the last one can be seen and says which one it is: ${shown}`, async () => {
        await open(phone, how);
        await page.getByRole("tab").last().click();
        await untilAtRest(page);
        assert.ok(await page.getByRole("listitem").count() < 60);
        const scroller = page.locator(".scroller").first();
        await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        await untilAtRest(page);
        const last = page.getByRole("listitem").last();
        assert.equal(await last.getAttribute("aria-posinset"), "100000");
        assert.equal(await last.getAttribute("aria-setsize"), "100000");
        const { y, height } = await last.boundingBox();
        assert.ok(y + height <= phone.height, "it can be seen");
        await leavePicture(page, `kit-rows-end-${how.deviceScaleFactor ?? 1}-${how.type ?? 100}`);
    });
}

test("the order of a table is said by its head and changed there", async () => {
    await open(desk);
    await page.evaluate(() => { location.hash = "/kit/list"; });
    const head = page.getByRole("columnheader", { name: "门牌" });
    await head.waitFor();
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    await head.getByRole("button").click();
    await untilAtRest(page);
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    // Far down it is still there, and what is seen is what is pressed.
    await page.getByRole("row").nth(5).hover();
    await page.mouse.wheel(0, 3000);
    await page.waitForFunction(
        () => [...document.querySelectorAll(".scroller")].some(({ scrollTop }) => scrollTop > 1000));
    await untilAtRest(page);
    const box = await head.boundingBox();
    await page.mouse.click(box.x + 20, box.y + box.height / 2);
    await untilAtRest(page);
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
});

for (const [name, viewport, how] of [
    ["phone", phone, {}],
    ["phone-200", phone, { language: "en", look: "contrast", type: 200 }],
    ["desk-dark", desk, { look: "dark" }],
]) {
    test(`every part is sound: ${name}`, async () => {
        await open(viewport, how);
        const found = [];
        for (let part = 0; part < 4; ++part) {
            await page.getByRole("tab").nth(part).click();
            await leavePicture(page, `kit-more-${name}-${part}`);
            await page.evaluate(axe);
            const { violations } = await page.evaluate(() => window.axe.run());
            found.push(...violations.map(({ id, nodes: [node] }) => `${part} ${id} ${node.html}`));
        }
        await page.getByRole("tab").nth(0).click();
        for (const sheet of [1, 2]) {
            await page.getByRole("main").getByRole("button").nth(sheet).click();
            await page.getByRole("dialog").waitFor();
            await leavePicture(page, `kit-more-${name}-sheet-${sheet}`);
            await page.keyboard.press("Escape");
            await page.getByRole("dialog").waitFor({ state: "detached" });
        }
        assert.deepEqual(found, []);
    });
}
