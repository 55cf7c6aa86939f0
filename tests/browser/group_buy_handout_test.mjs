// A chain from the chat becomes orders, a longer one changes only what changed; then bags are carried: labels
// are printed, of two phones without a network that tick the same bag one is told kindly who was first, and a
// round is offered, taken, carried without a network and handed back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { button, desk, isOffline, isOnline, open, signIn, startTown, words } from "./support/town.mjs";

let town, leader, phone, carrier;
before(async () => {
    town = await startTown();
    leader = await signIn(town, "leader", { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    phone = await signIn(town, "coordinator");
    carrier = await signIn(town, "driver");
});
after(() => town?.close());

// The campaign with this title, as the demo has it (shared/orders/demo_buys.cpp).
async function campaignCalled(one, title) {
    await open(one, "/buys");
    await one.page.getByRole("main").getByRole("link", { name: new RegExp(title) }).first().click();
    await one.page.waitForURL(/buys\/[0-9a-f]{32}/);
    return /buys\/([0-9a-f]{32})/.exec(one.page.url())[1];
}

async function paste(one, lines) {
    const { page } = one;
    const another = page.getByRole("button", { name: words("chain.another"), exact: true });
    if (await another.count() > 0) await another.click();
    await page.getByRole("textbox", { name: words("buychain.field"), exact: true }).fill(lines.join("\n"));
    await untilAtRest(page);
    await button(one, "chain.read").click();
    await untilAtRest(page);
}

const header = ["#接龙", "砂糖橘和鸡蛋", "A 砂糖橘 小箱 38元", "B 砂糖橘 大箱 72元", "C 鲜鸡蛋 29元/板", ""];
const wang = "9号楼 9901 王奶奶 A2 C1", li = "9号楼 9902 小李 A1", vague = "9号楼 9903 老周 要两三箱";

test("a chain is pasted, what is unclear is asked and written down, and the rest is taken", async () => {
    const { page } = leader;
    const campaign = await campaignCalled(leader, "砂糖橘和鸡蛋");
    await open(leader, `/buy-chain/${campaign}`);
    await paste(leader, [...header, `1. ${wang}`, `2. ${li}`, `3. ${vague}`]);
    await leavePicture(page, "buy-chain-desk");
    await button(leader, "buychain.leave_out").first().waitFor();
    await button(leader, "buychain.mend").first().click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: /砂糖橘 小箱.*\+1/ }).first().click();
    await untilAtRest(page);
    await leavePicture(page, "buy-chain-mend");
    await sheet.getByRole("button", { name: words("buychain.mend_do"), exact: true }).click();
    await untilAtRest(page);
    await button(leader, "buychain.accept", { count: 3 }).click();
    await page.waitForURL(/buy-desk/);
    await page.getByRole("searchbox", { name: words("buy_desk.search") }).fill("王奶奶");
    await page.getByText(/9901.*王奶奶/).first().waitFor();
    await open(leader, `/buy-chain/${campaign}`);
    await paste(leader, [...header, `1. ${wang.replace("A2", "A3")}`, `2. ${li}`, `3. ${vague}`,
        "4. 9号楼 9904 小陈 C1"]);
    await page.getByText(words("buychain.note", { count: 2 })).first().waitFor();
    await leavePicture(page, "buy-chain-longer");
    await button(leader, "buychain.accept", { count: 2 }).click();
    await page.waitForURL(/buy-desk/);
    assert.deepEqual(leader.errors, []);
});

test("labels are printed one for each bag, with a code", async () => {
    const { page } = leader;
    const campaign = await campaignCalled(leader, "蔬菜包");
    await open(leader, `/labels/${campaign}`);
    await leavePicture(page, "labels-desk");
    await page.emulateMedia({ media: "print" });
    const codes = await page.evaluate(() => {
        dispatchEvent(new Event("beforeprint"));
        return document.querySelectorAll("#twin [role=img] svg").length;
    });
    await leavePicture(page, "labels-print");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    assert.ok(codes > 1, `${codes} codes`);
    assert.deepEqual(leader.errors, []);
});

test("a bag that lies about is found by what is in it", async () => {
    const { page } = leader;
    const campaign = await campaignCalled(leader, "蔬菜包");
    await open(leader, `/hand-out/${campaign}`);
    const search = page.getByRole("searchbox", { name: words("handout.search") });
    await search.fill("豆腐");
    await untilAtRest(page);
    await page.getByRole("checkbox", { name: /豆腐/ }).first().waitFor();
    await search.fill("榴莲");
    await page.getByText(words("handout.not_found")).first().waitFor();
    await search.fill("");
    assert.deepEqual(leader.errors, []);
});

test("two phones without a network tick the same bag: the second is told kindly who was first", async () => {
    const campaign = await campaignCalled(phone, "蔬菜包");
    const bagOf = async (one) => {
        await open(one, `/hand-out/${campaign}`);
        const stillOpen = new RegExp(`^${words("handout.filter.1", { count: "" })}`);
        await one.page.getByRole("button", { name: stillOpen }).click();
        await untilAtRest(one.page);
        return one.page.getByRole("checkbox").first();
    };
    const boxes = [];
    for (const one of [leader, phone]) boxes.push(await bagOf(one));
    await leavePicture(phone.page, "hand-out-phone");
    await leavePicture(leader.page, "hand-out-desk");
    for (const one of [leader, phone]) {
        one.cable.cut();
        await isOffline(one, 60_000);
    }
    for (const box of boxes) await box.click();
    leader.cable.mend();
    await isOnline(leader);
    await untilAtRest(leader.page, 600);
    phone.cable.mend();
    await isOnline(phone);
    await button(phone, "handout.understood").first().waitFor({ timeout: 60_000 });
    await leavePicture(phone.page, "hand-out-second");
    // Nobody failed, so nothing says so beside the kind words.
    for (const alarm of [words("banner.refused", { count: 1 }), words("toast.refused")])
        assert.equal(await phone.page.getByText(alarm).count(), 0);
    await button(phone, "handout.understood").first().click();
    await untilAtRest(phone.page);
    assert.equal(await button(phone, "handout.understood").count(), 0);
    for (const one of [leader, phone]) assert.deepEqual(one.errors, []);
});

test("a round is offered as a shift; a neighbour takes it, carries it offline, hands it back", async () => {
    const free = leader.page.getByRole("button", { name: new RegExp(words("handout.round_free")) });
    const onlyHere = carrier.page.getByRole("checkbox", { name: new RegExp(words("handout.only_here")) });
    const campaign = await campaignCalled(leader, "蔬菜包");
    await open(leader, `/hand-out/${campaign}`);
    await leader.page.getByRole("tab", { name: words("handout.view.3"), exact: true }).click();
    await untilAtRest(leader.page);
    await button(leader, "handout.offer_do", { count: 1 }).click();
    await free.first().waitFor();
    await leavePicture(leader.page, "hand-out-rounds");
    await free.first().click();
    const toShift = leader.page.getByRole("link", { name: words("handout.round_shift"), exact: true });
    await toShift.click();
    await leader.page.waitForURL(/shifts\/[0-9a-f]{32}/);
    const shift = /shifts\/([0-9a-f]{32})/.exec(leader.page.url())[1];

    // Nobody but the team sees the doors before somebody carries them.
    await open(carrier, `/hand-out/${campaign}`);
    await carrier.page.getByText(words("handout.not_team")).first().waitFor();
    await open(carrier, `/shifts/${shift}`);
    await carrier.page.getByRole("button", { name: new RegExp(words("shift.take")) }).first().click();
    const toBags = carrier.page.getByRole("link", { name: words("handout.round_go"), exact: true });
    await toBags.waitFor();
    await leavePicture(carrier.page, "round-shift");
    await toBags.click();
    const boxes = carrier.page.getByRole("checkbox");
    await boxes.first().waitFor();
    await leavePicture(carrier.page, "hand-out-my-round");

    carrier.cable.cut();
    await isOffline(carrier, 60_000);
    await boxes.first().click();
    await onlyHere.first().waitFor();
    carrier.cable.mend();
    await isOnline(carrier);
    await onlyHere.first().waitFor({ state: "detached", timeout: 60_000 });

    await open(leader, `/hand-out/${campaign}`);
    await leader.page.getByRole("tab", { name: words("handout.view.3"), exact: true }).click();
    await untilAtRest(leader.page);
    assert.equal(await free.count(), 0);

    await open(carrier, `/shifts/${shift}`);
    await button(carrier, "leave.open").click();
    await button(carrier, "leave.leave").click();
    await free.first().waitFor({ timeout: 60_000 });
    await open(carrier, `/hand-out/${campaign}`);
    await carrier.page.getByText(words("handout.not_team")).first().waitFor();
    assert.equal(await boxes.count(), 0);
    for (const one of [leader, carrier]) assert.deepEqual(one.errors, []);
});
