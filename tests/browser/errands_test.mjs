// An elder asks in simple mode and is helped; nobody but the two learns door and number; two desks without a
// network never give the same case number.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { button, desk, isOffline, isOnline, open, signIn, startTown, words } from "./support/town.mjs";

let town, elder, helper, coordinator;
before(async () => {
    town = await startTown();
    elder = await signIn(town, "resident");
    helper = await signIn(town, "volunteer");
    coordinator = await signIn(town, "coordinator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
});
after(() => town?.close());

const starts = ({ page }, key) => page.getByRole("button", { name: new RegExp(`^${words(key)}`) });

async function chooseSimple(neighbour) {
    await open(neighbour, "/me");
    await neighbour.page.getByRole("checkbox", { name: new RegExp(words("simple.setting")) }).click();
    await untilAtRest(neighbour.page);
    await open(neighbour, "/simple");
}

test("an elder asks in simple mode, one question a page", async () => {
    const { page } = elder;
    await chooseSimple(elder);
    await leavePicture(page, "simple-home-asking");
    await page.getByRole("link", { name: new RegExp(`^${words("simple.ask")}`) }).click();
    await leavePicture(page, "simple-ask-what");
    await page.getByRole("button", { name: new RegExp(`^${words("errand.kind.1")}`) }).click();
    await page.getByRole("textbox", { name: words("simple.write_here") }).fill("3斤水多的梨、豆腐两块");
    await leavePicture(page, "simple-ask-words");
    await button(elder, "simple.next_step").click();
    await leavePicture(page, "simple-ask-when");
    await page.getByRole("button", { name: new RegExp(`^${words("errand.urgency.1")}`) }).click();
    await leavePicture(page, "simple-ask-check");
    await button(elder, "simple.send").click();
    await page.getByRole("heading", { name: words("simple.sent") }).waitFor();
    await leavePicture(page, "simple-ask-sent");
    await page.getByText(/求助号 \S\S–\S\S/).waitFor();
});

test("danger leads to 120 and 110, and back", async () => {
    const { page } = elder;
    await page.getByRole("link", { name: words("simple.back") }).click();
    await page.getByRole("link", { name: new RegExp(`^${words("simple.ask")}`) }).click();
    await button(elder, "simple.danger").click();
    const call = page.getByRole("link", { name: new RegExp(words("ask.call_120")) });
    assert.equal(await call.getAttribute("href"), "tel:120");
    await leavePicture(page, "simple-ask-danger");
    await button(elder, "simple.back").click();
    await page.getByRole("link", { name: words("simple.back") }).click();
});

test("a helper takes it, and only then sees the door and the number", async () => {
    const { page } = helper;
    await open(helper, "/errands");
    await starts(helper, "errands.claim").first().waitFor();
    await leavePicture(page, "errands-phone");
    assert.equal(await page.getByText("梨").count(), 0);
    await starts(helper, "errands.claim").first().click();
    await page.getByRole("link", { name: new RegExp(words("errand.kind.1")) }).first().click();
    await page.getByRole("link", { name: new RegExp(words("errand.call", { name: "" })) }).waitFor();
    await page.getByText("梨").first().waitFor();
    await leavePicture(page, "errand-helper");
});

test("the elder sees who comes and can call", async () => {
    const { page } = elder;
    await page.getByRole("link", { name: new RegExp(`^${words("simple.mine")}`) }).click();
    await page.getByText(words("errand.state.2"), { exact: true }).waitFor();
    await page.getByRole("link", { name: new RegExp(words("errand.helper")) }).waitFor();
    await leavePicture(page, "simple-errand");
});

test("the helper says what was laid out; the contact is gone when that is settled", async () => {
    const { page } = helper;
    await button(helper, "errand.start").click();
    await page.getByRole("checkbox").first().click();
    await untilAtRest(page);
    await starts(helper, "errand.finish").first().click();
    await page.getByRole("textbox", { name: words("errand.spent"), exact: true }).fill("23.5");
    await leavePicture(page, "errand-finish");
    await page.getByRole("dialog").getByRole("button", { name: words("errand.finish"), exact: true }).click();
    await page.getByText(words("errand.owed_to_me", { money: "¥23.50" })).waitFor();
    const call = page.getByRole("link", { name: new RegExp(words("errand.call", { name: "" })) });
    await call.waitFor();
    await leavePicture(page, "errand-owed");
    await button(helper, "errand.settle").click();
    await call.waitFor({ state: "detached" });
    await page.getByText(words("errands.gone")).first().waitFor();
});

test("a coordinator enters a request for somebody found by name, and has a number to tell", async () => {
    const { page } = coordinator;
    await open(coordinator, "/ask");
    await leavePicture(page, "ask-kinds-desk");
    await page.getByRole("button", { name: new RegExp(`^${words("errand.kind.2")}`) }).click();
    await page.getByRole("searchbox", { name: words("ask.for_whom_search") }).fill("王");
    await untilAtRest(page);
    await page.getByRole("list", { name: words("ask.for_whom_search") }).getByRole("button").first().click();
    await page.getByRole("textbox", { name: words("ask.what.2") }).fill("氨氯地平 两盒 还剩3天");
    await leavePicture(page, "ask-medicine-desk");
    await button(coordinator, "ask.send").click();
    await page.getByText(/求助号 \S\S–\S\S/).first().waitFor();
    await leavePicture(page, "errand-desk");
});

test("two desks without a network give different numbers", async () => {
    const other = await signIn(town, "administrator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    const numbers = [];
    const ask = async (neighbour, what) => {
        await open(neighbour, "/errands");
        await open(neighbour, "/ask");
        await neighbour.page.getByRole("button", { name: new RegExp(`^${words("errand.kind.8")}`) }).click();
        await neighbour.page.getByRole("textbox", { name: words("ask.what.8") }).fill(what);
        await button(neighbour, "ask.send").click();
        await neighbour.page.waitForURL(/errands\/[0-9a-f]{32}/);
        await untilAtRest(neighbour.page);
    };
    await ask(other, "领第一批号");  // With it the desk has numbers of its own.
    await untilAtRest(other.page, 600);
    for (const desks of [coordinator, other]) {
        desks.cable.cut();
        await isOffline(desks);
    }
    for (const desks of [coordinator, other]) {
        for (const what of ["换灯泡", "搬米"]) {
            await ask(desks, what);
            const shown = await desks.page.getByText(/求助号 \S\S–\S\S/).last().textContent();
            numbers.push(/求助号 (\S\S–\S\S)/.exec(shown)[1]);
        }
    }
    assert.equal(new Set(numbers).size, 4, numbers.join(" "));
    for (const desks of [coordinator, other]) desks.cable.mend();
    await isOnline(coordinator);
    await open(coordinator, "/errands");
    for (const number of numbers)
        await coordinator.page.getByText(number).first().waitFor({ timeout: 60_000 });
    await leavePicture(coordinator.page, "errands-desk");
    for (const one of [elder, helper, coordinator, other]) assert.deepEqual(one.errors, []);
});
