// What people type, with a real input method as the browser drives it (DevTools protocol), and what comes in
// between: frames, lost networks, a soft keyboard, odd scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { isOffline, isOnline, signIn, startTown, words } from "./support/town.mjs";

let town, coordinator, page, keyboard;
before(async () => {
    town = await startTown();
    coordinator = await signIn(town, "coordinator");
    ({ page } = coordinator);
    keyboard = await page.context().newCDPSession(page);
});
after(() => town?.close());

const open = (route) => page.evaluate((hash) => { location.hash = hash; }, route);
const nameField = () => page.getByRole("textbox", { name: words("person.full_name") });
const compose = (text, method = keyboard) => method.send("Input.imeSetComposition",
    { text, selectionStart: text.length, selectionEnd: text.length });
const commit = (text, method = keyboard) => method.send("Input.insertText", { text });
// What the program knows: it draws the name of an unsent field nowhere, so the draft that it keeps is asked.
const known = () => page.evaluate(() => JSON.parse(sessionStorage.getItem("linli.drafts") ?? "{}"));
const untilKnown = (value) => page.waitForFunction((wanted) =>
    Object.values(JSON.parse(sessionStorage.getItem("linli.drafts") ?? "{}")).includes(wanted), value);

async function freshName() {
    await open("/today");
    await untilAtRest(page);
    await open("/people/new");
    await nameField().waitFor();
    await nameField().fill("");
    await nameField().click();
}

test("pinyin reaches the program only when it is committed", async () => {
    await freshName();
    await nameField().pressSequentially("老");
    await untilKnown("老");
    await compose("w");
    await compose("wang");
    assert.equal(await nameField().inputValue(), "老wang");
    await page.waitForTimeout(2500);  // Drafts are kept after two seconds: what is composed is none.
    assert.ok(!Object.values(await known()).some((value) => String(value).includes("wang")));
    await commit("王");
    assert.equal(await nameField().inputValue(), "老王");
    await untilKnown("老王");
});

test("a composition that is given up leaves the field as it was", async () => {
    await freshName();
    await nameField().pressSequentially("李");
    await compose("ming");
    await compose("");
    assert.equal(await nameField().inputValue(), "李");
    await nameField().pressSequentially("四");
    await untilKnown("李四");
});

test("a field that went in mid-composition leaves the next one free for the program to write", async () => {
    await freshName();
    await compose("wang");
    await open("/me");
    await page.getByRole("button", { name: words("me.edit") }).click();
    const phone = page.getByRole("textbox", { name: words("me.phone") });
    await phone.click();
    await phone.evaluate((field) => {
        const { twin } = window.linli;
        twin.value(twin.nodes.get(twin.slotOf(field)), "139 0000 0000");
    });
    assert.equal(await phone.inputValue(), "139 0000 0000");
    await page.getByRole("button", { name: words("me.leave_as_is") }).click();
});

// What an input method shows one after the other, with the candidates that one turns over, and what is taken.
const composed = [
    { shown: ["zh", "zhang", "张", "章"], taken: "章" },
    { shown: ["s", "san", "三"], taken: "三" },
];
// The code of Enter, and the one that the browser gives a key which an input method took.
const enterKey = 13, takenKey = 229;

test("Enter that only commits a composition does not send anything; the next one does", async () => {
    const stranger = await town.neighbour("stranger", new URL(town.links().resident).origin);
    const code = stranger.page.getByRole("textbox", { name: words("signin.code") });
    const method = await stranger.page.context().newCDPSession(stranger.page);
    const sent = [];
    stranger.page.on("request", (request) => {
        if (request.url().includes("/api/sign-in")) sent.push(request.url());
    });
    const enter = (windowsVirtualKeyCode) => method.send("Input.dispatchKeyEvent",
        { type: "rawKeyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode });
    const onlyHolds = async (value) => {
        await untilAtRest(stranger.page);
        assert.equal(await code.inputValue(), value);
        assert.equal(await stranger.page.getByText(words("signin.code_missing")).count(), 0, value);
        assert.deepEqual(sent, [], value);
    };
    await code.click();
    let before = "";
    for (const { shown, taken } of composed) {
        for (const text of shown) {
            await compose(text, method);
            await enter(enterKey);
            await onlyHolds(before + text);
        }
        await commit(taken, method);
        before += taken;
        await enter(takenKey);  // Some browsers say it when the composition is over already.
        await onlyHolds(before);
    }
    const request = stranger.page.waitForRequest((one) => one.url().includes("/api/sign-in/card"));
    await stranger.page.keyboard.press("Enter");
    await request;
    assert.equal(sent.length, 1);
});

test("a frame in the middle of a composition does not disturb it", async () => {
    await freshName();
    await nameField().pressSequentially("欧");
    await compose("yang");
    const before = await page.evaluate(() => window.linli.frames);
    await page.setViewportSize({ width: 361, height: 740 });
    await page.waitForFunction((frames) => window.linli.frames > frames, before);
    await page.setViewportSize({ width: 360, height: 740 });
    await untilAtRest(page);
    assert.equal(await nameField().inputValue(), "欧yang");
    await commit("阳");
    assert.equal(await nameField().inputValue(), "欧阳");
});

test("emoji, marks, flags and right-to-left names stay what they are", async () => {
    const name = "👩🏽‍🌾🇨🇳 עוזי é 甲";
    await freshName();
    await commit(name);
    assert.equal(await nameField().inputValue(), name);
    await page.getByRole("heading", { level: 1 }).click();
    await leavePicture(page, "typing-odd-scripts");
    await untilKnown(name);
    assert.deepEqual(coordinator.errors, []);
});

test("undo takes back what was typed, also after the program has drawn", async () => {
    await freshName();
    await nameField().pressSequentially("东门");
    await untilKnown("东门");
    await page.keyboard.press("Control+Z");
    assert.notEqual(await nameField().inputValue(), "东门");
    await page.keyboard.press("Control+Shift+Z");
    assert.equal(await nameField().inputValue(), "东门");
});

test("the caret and the selection stay where they are while one types in the middle", async () => {
    await freshName();
    await nameField().pressSequentially("陈晓东");
    await untilKnown("陈晓东");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await nameField().pressSequentially("小");
    await untilKnown("陈小晓东");
    assert.equal(await nameField().evaluate((field) => field.selectionStart), 2);
    await nameField().evaluate((field) => field.setSelectionRange(1, 3));
    await page.setViewportSize({ width: 362, height: 740 });
    await untilAtRest(page);
    const chosen = await nameField().evaluate((field) => [field.selectionStart, field.selectionEnd]);
    assert.deepEqual(chosen, [1, 3]);
    await page.setViewportSize({ width: 360, height: 740 });
});

test("several lines pasted into a one-line field become one line", async () => {
    await freshName();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(() => navigator.clipboard.writeText("王\n富\n德"));
    await page.keyboard.press("Control+V");
    assert.equal((await nameField().inputValue()).replace(/ /g, ""), "王富德");
});

test("fields tell keyboards and autofill what they want", async () => {
    await open("/me");
    await page.getByRole("button", { name: words("me.edit") }).click();
    const phone = page.getByRole("textbox", { name: words("me.phone") });
    assert.deepEqual(await phone.evaluate(({ type, autocomplete, inputMode, enterKeyHint }) =>
        [type, autocomplete, inputMode, enterKeyHint]), ["tel", "tel", "tel", "done"]);
    await page.getByRole("button", { name: words("me.leave_as_is") }).click();
    await open("/people");
    const search = page.getByRole("searchbox");
    assert.deepEqual(await search.evaluate(({ type, inputMode, enterKeyHint }) =>
        [type, inputMode, enterKeyHint]), ["search", "search", "search"]);
});

test("the network may go away and come back in mid-typing", async () => {
    await freshName();
    await nameField().pressSequentially("断网");
    coordinator.cable.cut();
    await isOffline(coordinator);
    await nameField().pressSequentially("也能写");
    coordinator.cable.mend();
    await isOnline(coordinator);
    assert.equal(await nameField().inputValue(), "断网也能写");
    assert.ok(await nameField().evaluate((field) => field === document.activeElement));
});

test("under a soft keyboard the field that is typed in can still be seen", async () => {
    await freshName();
    const phone = page.getByRole("textbox").last();
    await phone.click();
    await page.setViewportSize({ width: 360, height: 400 });
    await untilAtRest(page);
    await phone.pressSequentially("1");
    await untilAtRest(page);
    const box = await phone.boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 400, JSON.stringify(box));
    const top = await phone.evaluate((field) => {
        const { x, y, width, height } = field.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2) === field;
    });
    assert.ok(top, "nothing lies over it");
    await page.setViewportSize({ width: 360, height: 740 });
});

test("a keyboard that lies over the page covers neither the field nor the bar; all comes back", async () => {
    await freshName();
    const canvas = page.locator("#canvas"), typed = page.getByRole("textbox").last();
    const whole = await canvas.boundingBox();
    await typed.focus();
    // As on an iPhone: the page stays as high as it is, and a part of it is shown.
    const part = { top: 120, height: 400 };
    await page.evaluate(({ top, height }) => {
        Object.defineProperty(visualViewport, "height", { value: height, configurable: true });
        Object.defineProperty(visualViewport, "offsetTop", { value: top, configurable: true });
        visualViewport.dispatchEvent(new Event("resize"));
    }, part);
    await untilAtRest(page);
    for (const seen of [typed, canvas, page.getByRole("navigation").last()]) {
        const box = await seen.boundingBox();
        assert.ok(box.y >= part.top - 1 && box.y + box.height <= part.top + part.height + 1,
            JSON.stringify(box));
    }
    assert.equal((await canvas.boundingBox()).height, part.height);
    await leavePicture(page, "keyboard-over-page");
    await page.evaluate(() => {
        delete visualViewport.height;
        delete visualViewport.offsetTop;
        visualViewport.dispatchEvent(new Event("resize"));
    });
    await untilAtRest(page);
    assert.deepEqual(await canvas.boundingBox(), whole);
});

test("on a phone on its side the keyboard leaves the room to the field; the bars come back", async () => {
    await freshName();
    assert.ok(await page.getByRole("navigation").count() > 0);
    await page.setViewportSize({ width: 560, height: 170 });
    await untilAtRest(page);
    await nameField().pressSequentially("一");
    await untilAtRest(page);
    assert.equal(await page.getByRole("navigation").count(), 0);
    const box = await nameField().boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 170, JSON.stringify(box));
    await leavePicture(page, "keyboard-landscape");
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole("navigation").first().waitFor();
});

test("the second of two taps on a sheet's button presses nothing of what lay beneath the sheet", async () => {
    await open("/me");
    const opener = page.getByRole("button", { name: words("signout.open"), exact: true });
    const dialog = page.getByRole("dialog");
    const stay = dialog.getByRole("button", { name: words("signout.stay"), exact: true });
    await opener.click();
    await untilAtRest(page, 400);
    const at = await stay.boundingBox();
    await stay.click();
    await dialog.waitFor({ state: "detached" });
    const from = await opener.boundingBox();
    await page.locator(".scroller").first().evaluate((body, by) => { body.scrollTop += by; }, from.y - at.y);
    await untilAtRest(page);
    const [x, y] = [at.x + at.width / 2, at.y + at.height / 2], under = await opener.boundingBox();
    assert.ok(x > under.x && x < under.x + under.width && y > under.y && y < under.y + under.height);
    await opener.focus();
    await page.keyboard.press("Enter");
    await dialog.waitFor();
    await untilAtRest(page, 400);
    await page.mouse.click(x, y, { clickCount: 2, delay: 120 });
    await untilAtRest(page, 400);
    assert.equal(await dialog.count(), 0);
});

test("a pasted text that is too long stays whole, and the field says by how much", async () => {
    await freshName();
    await commit("长".repeat(45));
    await page.getByText(words("field.too_long", { count: 5, limit: 40 })).first().waitFor();
    assert.equal(await nameField().inputValue(), "长".repeat(45));
    const add = page.getByRole("button", { name: words("people.add"), exact: true });
    assert.equal(await add.getAttribute("aria-disabled"), "true");
    await nameField().fill("长生");
    await page.waitForFunction((name) => ![...document.querySelectorAll("button")]
        .some((one) => one.textContent.includes(name) && one.getAttribute("aria-disabled") === "true"),
    words("people.add"));
});

test("a note of 5,000 characters is taken whole, and a rotated phone keeps text and focus", async () => {
    await open("/chain");
    const area = page.getByRole("textbox", { name: words("chain.field") });
    const note = "今晚南门岗，".repeat(833) + "完了";
    await area.fill(note);
    await area.focus();
    await page.setViewportSize({ width: 740, height: 360 });
    await untilAtRest(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await untilAtRest(page);
    assert.equal(await area.inputValue(), note);
    assert.ok(await area.evaluate((field) => field === document.activeElement));
    await area.fill("");
    assert.deepEqual(coordinator.errors, []);
});
