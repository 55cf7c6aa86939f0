// Simple mode, as an old neighbour uses it: large buttons, one question a page, read aloud, by keyboard too.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { desk, signIn, startTown, words } from "./support/town.mjs";

let town, old;
before(async () => {
    town = await startTown();
});
after(() => town?.close());

const big = (name) => old.page.getByRole("link", { name: new RegExp(`^${words(name)}`) });
const button = (name) => old.page.getByRole("button", { name: words(name), exact: true });
const title = (pattern) => old.page.getByRole("heading", { level: 1, name: pattern });
const asPattern = (key) => new RegExp(words(key).replace(/\{\w+\}/g, ".*").replace(/[?？]/g, ".?"));

/// What the page hands to the voice; browsers in tests have none.
function keepSpokenWords() {
    window.spoken = [];
    Object.defineProperty(window, "speechSynthesis", { value: {
        speak: (utterance) => {
            window.spoken.push(utterance);
            window.last = utterance;
        },
        cancel: () => window.spoken.push(null),
    } });
}

test("simple mode is chosen at sign-in and begins with three buttons", async () => {
    old = await town.neighbour("old", "about:blank");
    await old.page.context().addInitScript(keepSpokenWords);
    await old.page.goto(town.links().resident);
    await old.page.getByRole("checkbox", { name: new RegExp(words("simple.setting")) }).click();
    await leavePicture(old.page, "simple-sign-in");
    await button("signin.on_this_phone").click();
    for (const name of ["simple.ask", "simple.help", "simple.mine"]) await big(name).waitFor();
    assert.equal(await old.page.getByRole("navigation").count(), 0);
    await leavePicture(old.page, "simple-home");
});

test("one offer is shown, taken, stands on everybody's roster and is given back", async () => {
    await big("simple.help").click();
    await title(asPattern("simple.question")).waitFor();
    await leavePicture(old.page, "simple-offer");
    const shown = await old.page.getByText(/^\d+:\d\d–\d+:\d\d$/).textContent();
    await button("simple.go").click();
    await title(asPattern("simple.taken")).waitFor();
    await leavePicture(old.page, "simple-taken");
    await old.page.getByRole("link", { name: words("simple.back") }).click();
    const mine = await big("simple.mine").textContent();
    assert.ok(mine.includes(shown.slice(0, 5).replace(/–.*/, "")), `${mine} has ${shown}`);
    await big("simple.mine").click();
    await old.page.getByText(shown, { exact: true }).waitFor();
    await button("leave.open").click();
    await leavePicture(old.page, "simple-leaving");
    await button("simple.cannot").click();
    await title(asPattern("simple.mine_none")).waitFor();
    await old.page.getByRole("link", { name: words("simple.back") }).click();
});

test("the page is read aloud, falls silent when asked, and when one goes on", async () => {
    const { page } = old;
    const spoken = () => page.evaluate(() => window.spoken.filter(Boolean).map(({ text, lang, rate }) =>
        ({ text, lang, rate })));
    await button("simple.read").click();
    await button("simple.quiet").waitFor();
    const [first] = await spoken();
    assert.equal(first.lang, "zh-CN");
    assert.ok(first.rate < 1);
    for (const key of ["simple.ask", "simple.help", "simple.mine"])
        assert.ok(first.text.includes(words(key)), key);
    await page.evaluate(() => window.last.onend());
    await button("simple.read").waitFor();
    await button("simple.read").click();
    await button("simple.quiet").waitFor();
    const failed = await page.evaluateHandle(() => window.last);
    await page.evaluate(() => window.last.onerror());  // The voice fails.
    await button("simple.read").waitFor();
    await button("simple.read").click();
    await button("simple.quiet").waitFor();
    await failed.evaluate((utterance) => utterance.onerror());  // As browsers tell it of what was cut off.
    await untilAtRest(page);
    await button("simple.quiet").waitFor();
    await big("simple.call").click();
    await button("simple.read").waitFor();
    assert.equal(await page.evaluate(() => window.spoken.at(-1)), null);
    await leavePicture(page, "simple-call");
    await page.getByRole("link", { name: words("simple.back") }).click();
});

test("keys alone are enough", async () => {
    const { page } = old;
    const pressUntil = async (name) => {
        for (let i = 0; i < 20; ++i) {
            await page.keyboard.press("Tab");
            const now = await page.evaluate(() => document.activeElement.textContent);
            if (now.startsWith(words(name))) return page.keyboard.press("Enter");
        }
        assert.fail(`Tab does not reach ${name}`);
    };
    await pressUntil("simple.help");
    await title(asPattern("simple.question")).waitFor();
    await pressUntil("simple.next");
    await untilAtRest(page);
    await pressUntil("simple.back");
    await big("simple.help").waitFor();
});

test("without a network it is said in words, and what was pressed waits", async () => {
    const { page, cable } = old;
    await big("simple.help").click();
    cable.cut();
    await page.getByText(words("banner.offline")).first().waitFor({ timeout: 30_000 });
    await button("simple.go").click();
    await title(asPattern("simple.taken_waits")).waitFor();
    await leavePicture(page, "simple-offline");
    cable.mend();
    await title(asPattern("simple.taken")).waitFor({ timeout: 60_000 });
    await button("simple.undo").click();
    await title(asPattern("simple.question")).waitFor();
});

test("the full version is one press away, and so is the way back", async () => {
    const { page } = old;
    await page.getByRole("link", { name: words("simple.back") }).click();
    await button("simple.leave").click();
    await page.getByRole("navigation").waitFor();
    await page.evaluate(() => { location.hash = "/me"; });
    await page.getByRole("checkbox", { name: new RegExp(words("simple.setting")) }).click();
    await untilAtRest(page);  // Nobody is on another page in the same frame.
    await page.evaluate(() => { location.hash = "/today"; });
    await big("simple.help").waitFor();
    assert.deepEqual(old.errors, []);
});

test("a card can open simple mode by itself", async () => {
    const coordinator = await signIn(town, "coordinator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    const { page } = coordinator;
    await page.evaluate(() => { location.hash = "/people"; });
    await page.getByRole("searchbox").fill("王");
    await untilAtRest(page);
    await page.locator("[role=row] [role=button], [role=row] a").filter({ hasText: "王" }).first().click();
    await page.getByRole("button", { name: words("person.card") }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: words("card.do") }).click();
    await sheet.getByRole("checkbox", { name: words("simple.card") }).click();
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await sheet.getByRole("button", { name: words("card.copy") }).click();
    // It is written in the frame after the press.
    const link = await page.evaluate(async () => {
        for (let step = 0; step < 100; ++step) {
            const copied = await navigator.clipboard.readText();
            if (copied !== "") return copied;
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return "";
    });
    assert.ok(link.includes("/#/card/simple/"), link);
    const phone = await town.neighbour("new phone", link);
    await phone.page.getByRole("button", { name: words("signin.on_this_phone") }).click();
    await phone.page.getByRole("link", { name: new RegExp(`^${words("simple.help")}`) }).waitFor();
    await phone.page.waitForURL((url) => !url.hash.includes("card"));  // The browser tells it a little later.
});
