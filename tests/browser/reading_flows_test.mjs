// What neighbours do most, as somebody does it who hears the page and presses keys: asking and helping,
// buying together and paying, coming to a post, reading a chain, simple mode, saying that one is well.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { untilAtRest } from "./support/chromium.mjs";
import { has, pressed, Reader } from "./support/reader.mjs";
import { desk, nameOf, open, personOf, signIn, startTown, words } from "./support/town.mjs";

let town, elder, helper, another, leader, coordinator;
const ears = new Map();
before(async () => {
    town = await startTown();
    elder = await signIn(town, "resident");
    helper = await signIn(town, "volunteer");
    another = await signIn(town, "volunteer2");
    leader = await signIn(town, "leader", { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    coordinator = await signIn(town, "coordinator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    for (const one of [elder, helper, another, leader, coordinator])
        ears.set(one, await Reader.on(one.page));
});
after(() => town?.close());

const caseNumber = /求助号 \S\S–\S\S/;
const ear = (neighbour) => ears.get(neighbour);
const exactly = (key) => new RegExp(`^${words(key)}$`);
const starting = (key, values) => new RegExp(`^${words(key, values)}`);
const field = ({ page }, key) => page.getByRole("textbox", { name: words(key), exact: true });
const dialog = ({ page }) => page.getByRole("dialog");
const holds = (text) => new RegExp(text.replace(/[.¥+]/g, "\\$&"));
const idIn = ({ page }, part) => new RegExp(`${part}/([0-9a-f]{32})`).exec(page.url())[1];

test("who needs help says what, and hears the number under which it waits", async () => {
    await open(elder, "/ask");
    has(await ear(elder).all("button"), new RegExp(`^button ${words("errand.kind.1")}`));
    await pressed(elder, "button", starting("errand.kind.1"));
    await field(elder, "ask.what.1").fill("3斤水多的梨");
    has(await ear(elder).all("textbox"), /= 3斤水多的梨/);
    await pressed(elder, "button", exactly("ask.send"));
    await elder.page.waitForURL(/errands\/[0-9a-f]{32}/);
    await elder.page.getByText(caseNumber).first().waitFor();
    assert.match(await ear(elder).text(), caseNumber);
    has(await elder.page.getByRole("listitem").allTextContents(), new RegExp(words("errand.step.waits")));
    assert.deepEqual(elder.errors, []);
});

test("a helper takes it, hears what to bring, and says what was laid out", async () => {
    const { page } = helper;
    await open(helper, "/errands");
    const claim = new RegExp(`^${words("errands.claim")}.*${words("errand.kind.1")}`);
    await page.getByRole("button", { name: claim }).first().waitFor();
    await pressed(helper, "button", claim);
    await pressed(helper, "link", new RegExp(words("errand.kind.1")), page.getByRole("main"));
    await page.getByRole("link", { name: new RegExp(words("errand.call", { name: "" })) }).waitFor();
    await pressed(helper, "button", exactly("errand.start"));
    has(await ear(helper).all("checkbox"), /梨.* not checked/);
    await pressed(helper, "checkbox", /梨/);
    has(await ear(helper).all("checkbox"), /梨.*(?<!not )checked/);
    await pressed(helper, "button", starting("errand.finish"));
    await field(helper, "errand.spent").fill("23.5");
    await pressed(helper, "button", exactly("errand.finish"), dialog(helper));
    await dialog(helper).waitFor({ state: "detached" });
    assert.match(await ear(helper).text(), holds(words("errand.owed_to_me", { money: "¥23.50" })));
    await pressed(helper, "button", exactly("errand.settle"));
    await page.getByText(words("errands.gone")).first().waitFor();
    assert.deepEqual(helper.errors, []);
});

test("a household orders in a group-buy, and hears that it stands and what it comes to", async () => {
    await open(leader, "/new-buy");
    for (const [key, written] of Object.entries({ title: "土鸡蛋", item_name: "土鸡蛋", item_price: "38.5" }))
        await field(leader, `buy_form.${key}`).fill(written);
    await pressed(leader, "button", exactly("buy_form.open"));
    await leader.page.waitForURL(/buys\/[0-9a-f]{32}/);
    await open(elder, "/buys");
    await elder.page.getByRole("main").getByRole("link", { name: /土鸡蛋/ }).first().waitFor();
    has(await ear(elder).all("link"), /^link .*土鸡蛋/);
    await pressed(elder, "link", /土鸡蛋/, elder.page.getByRole("main"));
    await pressed(elder, "button", "土鸡蛋 +1");
    has(await ear(elder).all("button"), new RegExp(`^button ${words("buys.order")}`));
    await pressed(elder, "button", exactly("buys.order"));
    await elder.page.getByText(words("buys.stands"), { exact: true }).first().waitFor();
    const heard = await ear(elder).text();
    assert.match(heard, new RegExp(words("buys.stands")));
    assert.match(heard, /¥38\.50/);
    assert.deepEqual(elder.errors, []);
});

test("it is closed and paid: the household hears what it owes, the leader what is written down", async () => {
    const campaign = idIn(elder, "buys");
    await open(leader, `/buy-desk/${campaign}`);
    await pressed(leader, "button", exactly("buy_desk.close"));
    await pressed(leader, "button", exactly("buy_desk.close"), dialog(leader));
    await dialog(leader).waitFor({ state: "detached" });
    await elder.page.getByRole("heading", { name: words("account.how_to_pay") }).waitFor();
    has(await ear(elder).all("heading"), new RegExp(words("account.how_to_pay")));
    assert.match(await ear(elder).text(), /还差 ¥38\.50/);
    await pressed(leader, "tab", words("buy_desk.money"));
    has(await ear(leader).all("tab"), new RegExp(`^tab ${words("buy_desk.money")} selected`));
    await ear(leader).heard();
    await pressed(leader, "button", holds(words("buy_desk.got", { money: "¥38.50" })));
    has(await ear(leader).heard(), new RegExp(words("buy_desk.got_toast", { who: ".*", money: "¥38\\.50" })));
    await elder.page.getByText(words("buy.paid"), { exact: true }).first().waitFor();
    has(await ear(elder).all("heading"), new RegExp(words("account.receipts")));
    for (const one of [elder, leader]) assert.deepEqual(one.errors, []);
});

test("a chain from the chat is read: its sign-ups have a heading, that they are taken is said", async () => {
    await open(coordinator, "/chain");
    const chain = readFileSync("tests/data/chains/sh01-gate-native.txt", "utf8");
    await field(coordinator, "chain.field").fill(chain);
    await pressed(coordinator, "button", exactly("chain.read"));
    has(await ear(coordinator).all("heading"), new RegExp(words("chain.signups")));
    const accept = words("chain.accept", { count: "\\d+" });
    has(await ear(coordinator).all("button"), new RegExp(`^button ${accept}`));
    await ear(coordinator).heard();
    await pressed(coordinator, "button", new RegExp(`^${accept}`));
    has(await ear(coordinator).heard(), new RegExp(words("chain.accepted", { count: "\\d+" })));
    assert.deepEqual(coordinator.errors, []);
});

test("who is called to a post takes the place, says that they are there, and hears since when", async () => {
    await open(coordinator, "/roster-rules");  // Also from another shift.
    await field(coordinator, "rules.rest_hours").fill("0");
    await pressed(coordinator, "button", exactly("rules.save"));
    await open(coordinator, "/plan");
    await pressed(coordinator, "tab", words("plan.emergency"));
    await pressed(coordinator, "button", exactly("plan.call"));
    const called = starting("notice.18", { shift: "" });
    const volunteers = [helper, another];
    for (const one of volunteers) await open(one, "/notices");
    // The other may be standing somewhere.
    const one = await Promise.any(volunteers.map(async (volunteer) => {
        await volunteer.page.getByRole("link", { name: called }).first().waitFor();
        return volunteer;
    }));
    await pressed(one, "link", called);
    await pressed(one, "button", /^报名/);
    await one.page.getByRole("button", { name: words("post.check_in"), exact: true }).waitFor();
    await pressed(one, "button", exactly("post.check_in"));
    await one.page.getByRole("button", { name: words("post.check_out"), exact: true }).waitFor();
    assert.match(await ear(one).text(), new RegExp(words("post.arrived", { when: ".*" })));
    assert.deepEqual(one.errors, []);
});

test("simple mode asks one thing a page, and each page begins with its question", async () => {
    const { page } = elder;
    const question = async () => (await ear(elder).all("heading"))[0];
    await open(elder, "/me");
    await pressed(elder, "checkbox", new RegExp(words("simple.setting")));
    await open(elder, "/simple");
    has(await ear(elder).all("link"), new RegExp(`^link ${words("simple.ask")}`));
    const seen = [await question()];
    await pressed(elder, "link", starting("simple.ask"));
    seen.push(await question());
    await pressed(elder, "button", starting("errand.kind.1"));
    seen.push(await question());
    await field(elder, "simple.write_here").fill("豆腐两块");
    await pressed(elder, "button", exactly("simple.next_step"));
    seen.push(await question());
    await pressed(elder, "button", starting("errand.urgency.1"));
    seen.push(await question());
    assert.equal(new Set(seen).size, seen.length, seen.join("\n"));
    for (const line of seen) assert.match(line, /^heading level 1 ./);
    await pressed(elder, "button", exactly("simple.send"));
    await page.getByRole("heading", { name: words("simple.sent") }).waitFor();
    await page.getByText(caseNumber).first().waitFor();
    assert.match(await ear(elder).text(), caseNumber);
    await pressed(elder, "link", words("simple.back"));
    assert.deepEqual(elder.errors, []);
});

// As the clocks of the town show it.
const inTwelveMinutes = () => new Date(Date.now() + (8 * 60 + 12) * 60_000).toISOString().slice(11, 16);

test("an elder who is asked about says that all is well, and hears that it was written down", async () => {
    const { page } = coordinator;
    const who = await personOf(coordinator, await nameOf(elder));
    await open(coordinator, `/checks/${who}`);
    const at = { name: new RegExp(words("checks.at")) };
    await page.getByRole("textbox", at).or(page.getByRole("button", at)).first().click();
    await untilAtRest(page);
    const time = dialog(coordinator).getByRole("textbox").first();
    await time.fill(inTwelveMinutes());
    await time.press("Enter");
    await page.keyboard.press("Escape");
    await dialog(coordinator).waitFor({ state: "detached" });
    await pressed(coordinator, "button", exactly("offer.save"));
    await open(elder, "/simple");
    await elder.page.getByRole("button", { name: starting("pressed.444") }).waitFor();
    assert.match(await ear(elder).text(), new RegExp(words("checks.are_you_well").replace("？", ".")));
    await pressed(elder, "button", starting("pressed.444"));
    assert.match(await ear(elder).text(), new RegExp(words("checks.said_well")));
    await open(coordinator, "/checks");
    await page.getByText(new RegExp(words("checks.state.6"))).first().waitFor();
    for (const one of [elder, coordinator]) assert.deepEqual(one.errors, []);
});
