// The kit's gallery in a real Chromium: everything by role and name, through the twin only.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { chromiumArguments, executablePath, untilAtRest } from "./support/chromium.mjs";
import { Reader } from "./support/reader.mjs";
import { startSite } from "./support/static_site.mjs";

let site, browser, context, page, errors;

before(async () => {
    site = await startSite();
    browser = await chromium.launch({ executablePath, headless: true, args: chromiumArguments });
});

after(async () => {
    await browser?.close();
    await site?.close();
});

/// A fresh tab on the gallery; waits until it rests.
async function open(route = "/kit", options = {}) {
    await context?.close();
    context = await browser.newContext({
        viewport: { width: 360, height: 740 }, deviceScaleFactor: 1, locale: "zh-CN", hasTouch: true,
        ...options,
    });
    page = await context.newPage();
    errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => {
        const asksServer = message.location().url.includes("/api/");  // There is none behind this site.
        if (message.type() === "error" && !asksServer) errors.push(message.text());
    });
    await page.goto(`${site.url}#${route}`);
    await page.getByRole("main").waitFor();
    await rest();
}

const frames = () => page.evaluate(() => window.linli.frames);
const rest = () => untilAtRest(page);

test("a press by role and name reaches the program, with mouse, finger and keyboard", async () => {
    await open();
    const take = page.getByRole("button", { name: "报名", exact: true });
    await take.click();
    await page.getByText("按了 1 次").waitFor();
    await take.tap();
    await page.getByText("按了 2 次").waitFor();
    await take.focus();
    await page.keyboard.press("Enter");
    await page.getByText("按了 3 次").waitFor();
    await page.keyboard.press("Space");
    await page.getByText("按了 4 次").waitFor();
    assert.deepEqual(errors, []);
});

test("a press counts even when a link is followed before the next frame", async () => {
    await open();
    await page.evaluate(() => {
        const all = [...document.querySelectorAll("#twin button, #twin a")];
        all.find(({ textContent }) => textContent === "报名").click();
        all.find((one) => one.getAttribute("href") === "#/kit/list").click();
    });
    await page.waitForURL(/#\/kit\/list$/);
    await rest();
    await page.evaluate(() => { location.hash = "/kit"; });
    await page.getByText("按了 1 次").waitFor();
});

test("a press counts even when the Back key comes before the next frame", async () => {
    await open("/kit/list");
    await page.evaluate(() => { location.hash = "/kit"; });
    await page.getByRole("button", { name: "报名", exact: true }).waitFor();
    await rest();
    await page.evaluate(async () => {
        const soon = window.requestAnimationFrame, held = [];
        window.requestAnimationFrame = (draw) => held.push(draw);
        const arrived = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
        const all = [...document.querySelectorAll("#twin button")];
        all.find(({ textContent }) => textContent === "报名").click();
        history.back();
        await arrived;
        window.requestAnimationFrame = soon;
        held.forEach((draw) => soon(draw));
    });
    await page.waitForURL(/#\/kit\/list$/);
    await rest();
    await page.evaluate(() => { location.hash = "/kit"; });
    await page.getByText("按了 1 次").waitFor();
});

test("the undo of a toast takes back what was done", async () => {
    await open();
    await page.getByRole("button", { name: "报名", exact: true }).click();
    await page.getByText("按了 1 次").waitFor();
    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByText("按了 0 次").waitFor();
    assert.equal(await page.getByRole("button", { name: "撤销" }).count(), 0);
});

test("of messages that come at once all are said, also those with the same words", async () => {
    await open();
    const ear = await Reader.on(page);
    const said = ["网络回来了", "已报名", "已报名"];
    await page.evaluate((all) => all.forEach((words) => window.linli.twin.spoken.say(false, words)), said);
    assert.deepEqual(await ear.heard(), said);
});

test("a greyed button can be focused, says why, and does nothing", async () => {
    await open();
    const greyed = page.getByRole("button", { name: "报名 20:00 东门岗" });
    assert.equal(await greyed.getAttribute("aria-disabled"), "true");
    const reason = await greyed.getAttribute("aria-describedby");
    assert.equal(await page.locator(`#${reason}`).textContent(), "和你 20:00 的班撞了时间");
    await greyed.focus();
    await page.keyboard.press("Enter");
    await rest();
    assert.equal(await page.getByText("按了 0 次").count(), 1);
});

test("Tab goes through the page in reading order and the focus is on real elements", async () => {
    await open();
    const seen = [];
    for (let i = 0; i < 6; ++i) {
        await page.keyboard.press("Tab");
        seen.push(await page.evaluate(() => document.activeElement.textContent
            || document.activeElement.getAttribute("aria-label")));
    }
    assert.deepEqual(seen.slice(0, 5), ["到正文", "断开网络试试", "看看这班", "我来不了",
        "帮秦奶奶取药，2号楼 · 20:00 前送到，下一步：出发"]);
});

test("dragging over buttons scrolls and presses nothing", async () => {
    await open();
    const client = await context.newCDPSession(page);
    const box = await page.getByRole("button", { name: "报名", exact: true }).boundingBox();
    assert.ok(box.y > 0);
    await page.getByRole("button", { name: "报名", exact: true }).scrollIntoViewIfNeeded();
    const inView = await page.getByRole("button", { name: "报名", exact: true }).boundingBox();
    const x = inView.x + inView.width / 2, y = inView.y + inView.height / 2;
    const touch = (type, points) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await touch("touchStart", [{ x, y }]);
    for (let step = 1; step <= 10; ++step) await touch("touchMove", [{ x, y: y - step * 20 }]);
    await touch("touchEnd", []);
    await rest();
    const scrolled = await page.evaluate(() => document.querySelector("main .scroller").scrollTop);
    assert.ok(scrolled > 50, `scrolled to ${scrolled}`);
    assert.equal(await page.getByText("按了 0 次").count(), 1);
});

test("what is typed reaches the program; a composition only when it is committed", async () => {
    await open();
    const name = page.getByRole("textbox", { name: "名字" });
    await name.click();
    const client = await context.newCDPSession(page);
    await client.send("Input.imeSetComposition", { text: "qin", selectionStart: 3, selectionEnd: 3 });
    await rest();
    assert.equal(await page.getByText("你写的是：qin").count(), 0);
    await client.send("Input.insertText", { text: "秦桂枝" });
    await page.getByText("你写的是：秦桂枝").waitFor();
    assert.equal(await name.inputValue(), "秦桂枝");
    await page.keyboard.press("Backspace");
    await page.getByText("你写的是：秦桂", { exact: true }).waitFor();
});

test("a dialog takes the focus, keeps it, closes by Escape and gives it back", async () => {
    await open();
    const opener = page.getByRole("button", { name: "我来不了" }).last();
    await opener.click();
    const dialog = page.getByRole("dialog", { name: "今晚真的来不了？" });
    await dialog.waitFor();
    await rest();
    assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement)));
    for (let i = 0; i < 5; ++i) {
        await page.keyboard.press("Tab");
        const outside = await dialog.evaluate((element) => {
            const { activeElement } = document;
            return activeElement !== document.body && !element.contains(activeElement);
        });
        assert.ok(!outside, "the focus left the dialog");
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "我来不了");
});

test("a page at rest draws no frame for ten seconds", async () => {
    await open();
    await untilAtRest(page);
    const before = await frames();
    await page.waitForTimeout(10000);
    assert.equal(await frames(), before);
});

test("links change the route, and back goes back", async () => {
    await open();
    await page.getByRole("link", { name: "文字" }).click();
    await page.getByRole("heading", { name: "文字", level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "控件", level: 1 }).waitFor();
});

test("a table of 14,500 rows scrolls, says its size, and a row opens the detail beside it", async () => {
    await open("/kit/list", { viewport: { width: 1280, height: 800 }, hasTouch: false });
    const table = page.getByRole("table");
    assert.equal(await table.getAttribute("aria-rowcount"), "14501");
    assert.ok(await page.getByRole("row").count() < 60);
    await page.locator(".scroller").first().evaluate((element) => element.scrollTo(0, 400000));
    await rest();
    const button = page.getByRole("row").nth(10).getByRole("button");
    const name = await button.textContent();
    await button.click();
    await page.getByRole("heading", { name, level: 2 }).waitFor();
    assert.deepEqual(errors, []);
});

test("a lost graphics context comes back with the same picture", async () => {
    await open();
    const before = await page.screenshot();
    await page.evaluate(() => {
        const gl = document.getElementById("canvas").getContext("webgl2");
        window.lost = gl.getExtension("WEBGL_lose_context");
        window.lost.loseContext();
    });
    await page.waitForTimeout(300);
    await page.evaluate(() => window.lost.restoreContext());
    await page.waitForTimeout(300);
    await rest();
    assert.ok(before.equals(await page.screenshot()));
    assert.deepEqual(errors, []);
});

test("when the program stops by our mistake, the page says that nothing is lost", async () => {
    await open();
    await page.evaluate(() => dispatchEvent(new ErrorEvent("error",
        { error: new WebAssembly.RuntimeError("unreachable") })));
    await page.getByRole("alert").getByText("没有丢").waitFor();
    await page.mouse.move(100, 100);
    await page.getByRole("link", { name: "重新打开" }).click();
    await page.getByRole("main").waitFor();
    assert.deepEqual(errors, []);
});

test("a script that somebody smuggles into the page does not run", async () => {
    await open();
    await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "window.smuggled = true";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.smuggled = true'>");
    });
    await rest();
    assert.equal(await page.evaluate(() => window.smuggled), undefined);
});

test("axe finds nothing wrong with any part of the gallery, a dialog, a toast and a banner", async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const check = async (what) => {
        await rest();
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0].html}`), []);
    };
    const deskOptions = { viewport: { width: 1280, height: 800 }, hasTouch: false };
    for (const route of ["/kit", "/kit/list", "/kit/text"]) {
        await open(route);
        await check(`${route}, phone`);
        await open(route, deskOptions);
        await check(`${route}, desk`);
    }
    await open();
    await page.getByRole("button", { name: "断开网络试试" }).click();
    await page.getByRole("button", { name: "报名", exact: true }).click();
    await check("banner and toast");
    await page.getByRole("button", { name: "我来不了" }).last().click();
    await page.getByRole("dialog").waitFor();
    await check("dialog");
});
