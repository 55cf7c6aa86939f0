// The whole life of a group-buy: a leader opens it like an earlier one; two households order, one of them
// without a network; a steward orders for a silent door, the leader for one that rang; it is closed, paid by
// a code that the leader shows, counted; a volunteer hands out without a network; a household says that it is
// there, and complains with a photo.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { cameraPhoto, seenSize } from "./support/photos.mjs";
import {
    button, desk, isOffline, isOnline, nameOf, open, signIn, startTown, words,
} from "./support/town.mjs";

// An earlier one of the demo (shared/orders/demo_buys.cpp), and the one that is opened like it.
const earlier = "蔬菜包", title = "蔬菜包第二团", vegetables = "A 蔬菜包";

let town, leader, elder, neighbour, steward, volunteer, coordinator, campaign;
before(async () => {
    town = await startTown();
    leader = await signIn(town, "leader", { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    elder = await signIn(town, "resident");
    neighbour = await signIn(town, "driver");
    steward = await signIn(town, "steward");
    volunteer = await signIn(town, "volunteer");
    coordinator = await signIn(town, "coordinator");
});
after(() => town?.close());

const starts = ({ page }, key, values) =>
    page.getByRole("button", { name: new RegExp(`^${words(key, values)}`) });
const chip = ({ page }, key) => page.getByText(words(key), { exact: true }).first();
const more = ({ page }) => page.getByRole("button", { name: `${vegetables} +1`, exact: true });

async function choosePhoto(one, key) {
    const chooser = one.page.waitForEvent("filechooser");
    await button(one, key).click();
    await (await chooser).setFiles(
        { name: "photo.jpg", mimeType: "image/jpeg", buffer: await cameraPhoto(one) });
}

async function order(one) {
    await open(one, `/buys/${campaign}`);
    await more(one).click();
    await untilAtRest(one.page);
    await button(one, "buys.order").click();
    await untilAtRest(one.page);
}

test("the leader opens one like an earlier one: things, prices and rules are there already", async () => {
    const { page } = leader;
    await open(leader, "/buys");
    await page.getByRole("main").getByRole("link", { name: /砂糖橘和鸡蛋/ }).first().click();
    await page.waitForURL(/buys\/[0-9a-f]{32}/);
    await open(leader, page.url().replace(/^.*#\/buys/, "/buy-desk"));
    await leavePicture(page, "buy-desk-many");
    await open(leader, "/new-buy");
    const former = page.getByRole("list", { name: words("buy_form.repeat") });
    await former.getByRole("button", { name: new RegExp(`^${earlier}`) }).click();
    await page.getByText(words("buy_form.repeated", { title: earlier })).first().waitFor();
    await page.getByRole("textbox", { name: words("buy_form.title"), exact: true }).fill(title);
    await untilAtRest(page);
    await leavePicture(page, "buy-form-repeated");
    await button(leader, "buy_form.open").click();
    await page.waitForURL(/buys\/[0-9a-f]{32}/);
    assert.deepEqual(leader.errors, []);
});

test("an elder finds the group-buy beside the errands, and orders with a plus and one button", async () => {
    const { page } = elder;
    await page.getByRole("navigation").getByRole("link", { name: words("buys.tab"), exact: true }).click();
    await untilAtRest(page);
    await leavePicture(page, "buys-phone");
    await page.getByRole("main").getByRole("link", { name: new RegExp(title) }).first().click();
    await page.waitForURL(/buys\/[0-9a-f]{32}/);
    campaign = /buys\/([0-9a-f]{32})/.exec(page.url())[1];
    await leavePicture(page, "buy-phone");
    await more(elder).click();
    await untilAtRest(page);
    await button(elder, "buys.order").click();
    await chip(elder, "buys.stands").waitFor();
    await leavePicture(page, "buy-ordered");
    assert.deepEqual(elder.errors, []);
});

test("a household orders without a network: it is kept as asked, and sent later", async () => {
    await open(neighbour, `/buys/${campaign}`);
    neighbour.cable.cut();
    await isOffline(neighbour, 60_000);
    await order(neighbour);
    await chip(neighbour, "buys.asked").waitFor();
    assert.equal(await chip(neighbour, "buys.stands").count(), 0);
    await leavePicture(neighbour.page, "buy-asked-offline");
    neighbour.cable.mend();
    await chip(neighbour, "buys.stands").waitFor({ timeout: 60_000 });
    assert.deepEqual(neighbour.errors, []);
});

test("a steward orders for a silent door of the building", async () => {
    const { page } = steward;
    await open(steward, "/me");
    const own = page.getByRole("main").getByRole("group", { name: /号楼楼长/ }).first();
    const building = /([^，·\s]+)号楼楼长/.exec(await own.getAttribute("aria-label"))[1];
    await open(steward, `/buys/${campaign}`);
    await button(steward, "buys.for_others").click();
    await untilAtRest(page);
    await page.getByRole("textbox", { name: words("buys.door"), exact: true }).fill(`${building}号楼 9901`);
    await page.getByRole("textbox", { name: words("buys.door_name"), exact: true }).fill("王奶奶");
    await more(steward).click();
    await untilAtRest(page);
    await leavePicture(page, "buy-steward");
    await button(steward, "buys.order").click();
    await chip(steward, "buys.stands").waitFor();
    assert.deepEqual(steward.errors, []);
});

test("the leader, who has no register, orders at the desk for a door that rang", async () => {
    const { page } = leader;
    await open(leader, `/buy-desk/${campaign}`);
    await button(leader, "buy_desk.order_for").click();
    const sheet = page.getByRole("dialog");
    await page.getByRole("textbox", { name: words("buys.door"), exact: true }).fill("88号楼 1单元 9902");
    await page.getByRole("textbox", { name: words("buys.door_name"), exact: true }).fill("李爷爷");
    await sheet.getByRole("button", { name: new RegExp(`^${vegetables}.*\\+1$`) }).click();
    await untilAtRest(page);
    await leavePicture(page, "buy-desk-order-for");
    await sheet.getByRole("button", { name: words("buy_desk.order_for_do"), exact: true }).click();
    await sheet.waitFor({ state: "detached" });
    await page.getByText(words("buy_desk.order_for_toast", { door: "88-1-9902" })).first().waitFor();
    await page.getByText(words("buy_desk.count", { orders: 4, packs: "4 份" })).first().waitFor();
    assert.deepEqual(leader.errors, []);
});

test("a coordinator, who sees whole names, adds a volunteer to the team", async () => {
    const { page } = coordinator;
    const helper = await nameOf(volunteer);
    await open(coordinator, `/buy-desk/${campaign}`);
    await page.getByRole("searchbox", { name: words("buy_desk.helper_find") }).fill(helper);
    await untilAtRest(page);
    await leavePicture(page, "buy-desk-team-phone");
    await page.getByRole("list", { name: words("buy_desk.helper_find") })
        .getByRole("button", { name: new RegExp(helper) }).first().click();
    await page.getByRole("list", { name: words("buy_desk.team") }).getByText(helper).first().waitFor();
    assert.deepEqual(coordinator.errors, []);
});

test("the leader offers one more time to fetch things, and a household chooses it", async () => {
    const { page } = leader;
    await open(leader, `/buy-desk/${campaign}`);
    await page.getByRole("tab", { name: words("buy_desk.delivery") }).click();
    await untilAtRest(page);
    await button(leader, "buy_desk.pick_up_add").click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("textbox", { name: words("buy_desk.pick_up_place"), exact: true }).fill("北门");
    await untilAtRest(page);
    await leavePicture(page, "buy-desk-pick-up");
    await sheet.getByRole("button", { name: words("buy_desk.pick_up_save"), exact: true }).click();
    await sheet.waitFor({ state: "detached" });
    await open(elder, `/buys/${campaign}`);
    await elder.page.getByRole("radio", { name: /北门/ }).first().click();
    await untilAtRest(elder.page);
    await leavePicture(elder.page, "buy-pick-up");
    await page.getByText(words("buy_desk.pick_up_orders", { count: 1 })).first().waitFor();
    await page.getByRole("tab", { name: words("buy_desk.orders") }).click();
    await untilAtRest(page);
    for (const one of [leader, elder]) assert.deepEqual(one.errors, []);
});

test("the leader closes, and everybody is told what to pay", async () => {
    const { page } = leader;
    await open(leader, `/buy-desk/${campaign}`);
    await leavePicture(page, "buy-desk-open");
    await button(leader, "buy_desk.close").click();
    const sheet = page.getByRole("dialog");
    await sheet.getByText(words("buy_desk.close_reached")).waitFor();
    await leavePicture(page, "buy-close");
    await sheet.getByRole("button", { name: words("buy_desk.close"), exact: true }).click();
    await sheet.waitFor({ state: "detached" });
    await open(elder, `/buys/${campaign}`);
    await elder.page.getByRole("heading", { name: words("account.how_to_pay") }).waitFor();
    await leavePicture(elder.page, "buy-to-pay");
});

test("the leader shows a payment code; who has to pay sees it, large when it is pressed", async () => {
    const { page } = leader;
    await open(leader, `/buy-desk/${campaign}`);
    await page.getByRole("tab", { name: words("buy_desk.money") }).click();
    await untilAtRest(page);
    await choosePhoto(leader, "photo.code_add");
    await button(leader, "photo.code_change").waitFor();
    assert.deepEqual(await seenSize(button(leader, "photo.code")), [1200, 1600]);
    await leavePicture(page, "buy-desk-code");
    await open(elder, `/buys/${campaign}`);
    assert.deepEqual(await seenSize(button(elder, "photo.code")), [1200, 1600]);
    assert.equal(await button(elder, "photo.code_remove").count(), 0);
    await button(elder, "photo.code").scrollIntoViewIfNeeded();
    await leavePicture(elder.page, "buy-code");
    await button(elder, "photo.code").click();
    const large = elder.page.getByRole("dialog").getByRole("img", { name: words("photo.code") });
    assert.deepEqual(await seenSize(large), [1200, 1600]);
    await untilAtRest(elder.page);
    await leavePicture(elder.page, "buy-code-large");
    await button(elder, "action.close").click();
    await elder.page.getByRole("dialog").waitFor({ state: "detached" });
    for (const one of [leader, elder]) assert.deepEqual(one.errors, []);
});

test("who has not paid is reminded politely: in the chat by door, and each door by itself", async () => {
    const { page } = leader;
    await open(leader, `/buy-desk/${campaign}`);
    await page.getByRole("tab", { name: words("buy_desk.money") }).click();
    await untilAtRest(page);
    await button(leader, "buy_desk.remind").click();
    const sheet = page.getByRole("dialog");
    const forAll = await sheet.getByRole("textbox", { name: words("buy_desk.remind_field") }).inputValue();
    assert.match(forAll, /88-1-9902/);
    assert.doesNotMatch(forAll, /¥/);
    const copyNext = new RegExp(`^${words("buy_desk.copy_next", { who: "" })}`);
    await sheet.getByRole("button", { name: copyNext }).click();
    await sheet.getByText(new RegExp(words("buy_desk.copied_already"))).first().waitFor();
    await leavePicture(page, "buy-desk-remind");
    await button(leader, "action.close").click();
    await sheet.waitFor({ state: "detached" });
    assert.deepEqual(leader.errors, []);
});

test("the leader marks a payment, and the household has the receipt", async () => {
    const { page } = leader;
    await open(elder, `/buys/${campaign}`);
    const who = await elder.page.getByRole("heading", { name: /号楼/ }).first().textContent();
    await open(leader, `/buy-desk/${campaign}`);
    await page.getByRole("tab", { name: words("buy_desk.money") }).click();
    await untilAtRest(page);
    await page.getByRole("searchbox", { name: words("buy_desk.search") }).fill(who.split(" · ")[0]);
    await untilAtRest(page);
    const owed = await elder.page.getByText(/^还差 ¥\d+\.\d\d$/).first().textContent();
    const got = words("buy_desk.got", { money: owed.replace("还差 ", "") });
    await page.getByRole("button", { name: new RegExp(`${got.replace(/[.¥]/g, "\\$&")}$`) }).first().click();
    await untilAtRest(page);
    await leavePicture(page, "buy-desk-money");
    await open(elder, `/buys/${campaign}`);
    await elder.page.getByText(words("buy.paid"), { exact: true }).first().waitFor();
    await elder.page.getByRole("list", { name: words("account.receipts") })
        .getByText(words("buy.ledger.4")).first().waitFor();
});

test("the sheet goes to the supplier, and what came is counted", async () => {
    const { page } = leader;
    await open(leader, `/buy-desk/${campaign}`);
    await page.getByRole("tab", { name: words("buy_desk.delivery") }).click();
    await untilAtRest(page);
    await button(leader, "buy_desk.sheet_confirm").click();
    await untilAtRest(page);
    await open(leader, `/hand-out/${campaign}`);
    await button(leader, "handout.all_arrived").click();
    await untilAtRest(page);
    await starts(leader, "handout.count_do", { count: 1 }).click();
    await untilAtRest(page);
    await leavePicture(page, "hand-out-counted");
    assert.deepEqual(leader.errors, []);
});

test("a volunteer ticks bags without a network, and undoes a wrong one", async () => {
    const { page } = volunteer;
    await open(volunteer, `/hand-out/${campaign}`);
    await leavePicture(page, "hand-out-helper");
    const search = page.getByRole("searchbox", { name: words("handout.search") });
    await search.waitFor();
    volunteer.cable.cut();
    await isOffline(volunteer, 60_000);
    const who = await elder.page.getByRole("heading", { name: /号楼/ }).first().textContent();
    await search.fill(who.split(" · ")[0]);
    await untilAtRest(page);
    const box = page.getByRole("checkbox").first();
    await box.click();
    await untilAtRest(page);
    await page.getByText(new RegExp(words("handout.only_here"))).first().waitFor();
    await box.click();
    await untilAtRest(page);
    assert.equal(await box.isChecked(), false);
    await box.click();
    await leavePicture(page, "hand-out-offline");
    volunteer.cable.mend();
    await isOnline(volunteer);
    await page.getByText(new RegExp(words("handout.only_here"))).first()
        .waitFor({ state: "detached", timeout: 60_000 });
    assert.deepEqual(volunteer.errors, []);
});

test("the household sees that it was handed over, and says that it is there", async () => {
    const { page } = elder;
    await open(elder, `/buys/${campaign}`);
    await page.getByText(words("buy.bag.4"), { exact: true }).first().waitFor();
    await button(elder, "account.here").click();
    await page.getByText(words("buy.bag.received"), { exact: true }).first().waitFor();
    await leavePicture(page, "buy-received");
    assert.deepEqual(elder.errors, []);
});

test("a household complains with a photo; the leader sees it and answers, a neighbour never", async () => {
    const { page } = elder;
    await button(elder, "account.complain").click();
    const sheet = page.getByRole("dialog");
    await choosePhoto(elder, "photo.complaint_add");
    assert.deepEqual(await seenSize(sheet.getByRole("img", { name: words("photo.one", { number: 1 }) })),
        [1200, 1600]);
    await page.getByRole("textbox", { name: words("account.what_is_wrong"), exact: true }).fill("烂了两个");
    await untilAtRest(page);
    await leavePicture(page, "buy-complain");
    await button(elder, "account.complain_do").click();
    await sheet.waitFor({ state: "detached" });
    const photo = button(elder, "photo.one", { number: 1 });
    assert.deepEqual(await seenSize(photo), [1200, 1600]);
    await page.waitForFunction(() => document.querySelector("img.photo")?.src.includes("/api/photo/"),
        undefined, { timeout: 60_000 });
    const source = await photo.locator("img").getAttribute("src");
    const status = (one) => one.page.evaluate(async (address) => (await fetch(address)).status, source);
    assert.deepEqual([await status(elder), await status(leader), await status(neighbour)], [200, 200, 404]);
    await open(leader, `/buy-desk/${campaign}`);
    await leader.page.getByRole("tab", { name: words("buy_desk.delivery") }).click();
    await untilAtRest(leader.page);
    const complaints = leader.page.getByRole("list", { name: words("buy_desk.complaints") });
    await complaints.getByText(new RegExp(words("photo.count", { count: 1 }))).first().waitFor();
    await complaints.getByRole("button").last().click();
    const answer = leader.page.getByRole("dialog");
    assert.deepEqual(await seenSize(answer.getByRole("img", { name: words("photo.one", { number: 1 }) })),
        [1200, 1600]);
    await leavePicture(leader.page, "buy-complaint");
    await leader.page.getByRole("textbox", { name: words("buy_desk.answer_field"), exact: true }).fill("退十块");
    await answer.getByRole("button", { name: words("buy_desk.answer"), exact: true }).click();
    await answer.waitFor({ state: "detached" });
    await page.getByText(new RegExp("退十块")).first().waitFor();
    assert.deepEqual(elder.errors, []);
    assert.deepEqual(leader.errors, []);
});
