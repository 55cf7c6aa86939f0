// Finding a helper at the coordinators' desk, a daughter who asks for her mother, rides that survive a broken
// car, and checks that climb the ladder when nobody answers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { button, desk, nameOf, open, personOf, signIn, startTown, words } from "./support/town.mjs";

let town, elder, helper, daughter, driver, coordinator;
before(async () => {
    town = await startTown();
    elder = await signIn(town, "resident");
    helper = await signIn(town, "volunteer");
    daughter = await signIn(town, "volunteer2");
    driver = await signIn(town, "driver");
    coordinator = await signIn(town, "coordinator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
});
after(() => town?.close());

const starts = ({ page }, key, values) =>
    page.getByRole("button", { name: new RegExp(`^${words(key, values)}`) });
// Beside the day that is chosen already.
async function chooseTwoMoreDays(page) {
    const pressed = page.getByRole("button", { name: /^周.$/, pressed: true });
    for (let day = 1; day <= 7 && await pressed.count() < 3; ++day) {
        const chip = page.getByRole("button", { name: words(`time.weekday.${day}`), exact: true });
        if (await chip.getAttribute("aria-pressed") === "true") continue;
        await chip.click();
        await untilAtRest(page);
    }
    assert.equal(await pressed.count(), 3);
}

async function askFor(neighbour, route, kind, what) {
    await open(neighbour, route);
    await starts(neighbour, `errand.kind.${kind}`).click();
    await neighbour.page.getByRole("textbox", { name: words(`ask.what.${kind}`) }).fill(what);
}

test("a helper says what they offer", async () => {
    await open(helper, "/offer");
    await leavePicture(helper.page, "offer-phone");
    await helper.page.getByRole("checkbox", { name: words("offer.no_dogs") }).click();
    await button(helper, "offer.save").click();
    await helper.page.waitForURL(/errands$/);
    await open(helper, "/offer");
    const dogs = helper.page.getByRole("checkbox", { name: words("offer.no_dogs") });
    assert.equal(await dogs.isChecked(), true);
    assert.deepEqual(helper.errors, []);
});

test("the desk sees who waits and asks somebody, who says yes", async () => {
    await askFor(elder, "/ask", 8, "搬一张桌子");
    await button(elder, "ask.send").click();
    await elder.page.waitForURL(/errands\/[0-9a-f]{32}/);
    const route = /#(\S+)/.exec(elder.page.url())[1];
    await open(coordinator, "/today");
    await leavePicture(coordinator.page, "desk-now");
    await coordinator.page.getByRole("link", { name: /办件事/ }).first().waitFor();
    const who = await nameOf(helper);
    await open(coordinator, route);
    for (;;) {
        const more = button(coordinator, "search.more");
        if (!await more.count()) break;
        await more.click();
        await untilAtRest(coordinator.page);
    }
    await leavePicture(coordinator.page, "errand-search");
    await coordinator.page.getByRole("button", { name: `${words("search.ask")} · ${who}` }).click();
    await coordinator.page.getByRole("list", { name: words("search.asked") })
        .getByRole("listitem").filter({ hasText: who }).filter({ hasText: words("match.answer.1") })
        .waitFor();
    await open(helper, "/today");
    await starts(helper, "errands.claim").first().click();
    await coordinator.page.getByText(words("errand.step.claimed")).first().waitFor();
    await open(elder, route);
    await elder.page.getByText(words("errand.step.claimed")).first().waitFor();
    await open(coordinator, "/match");
    await leavePicture(coordinator.page, "match-desk");
});

test("a coordinator looks into somebody before they enter homes, and everybody can see it", async () => {
    await open(coordinator, "/helpers");
    await leavePicture(coordinator.page, "helpers-desk");
    const all = coordinator.page.getByRole("list", { name: words("helpers.all") });
    await all.getByRole("link").first().click();
    await coordinator.page.getByRole("checkbox", { name: words("helpers.inside") }).click();
    await coordinator.page.getByText(words("helpers.vetted")).first().waitFor();
    await leavePicture(coordinator.page, "helper-desk");
    assert.deepEqual(coordinator.errors, []);
});

test("a daughter far away asks for her mother, and follows it", async () => {
    const mother = await nameOf(elder), who = await nameOf(daughter);
    await personOf(coordinator, mother);
    await button(coordinator, "person.add_proxy").click();
    await coordinator.page.getByRole("dialog").getByRole("searchbox").fill(who);
    await untilAtRest(coordinator.page);
    await coordinator.page.getByRole("dialog").getByRole("button", { name: new RegExp(who) }).first().click();
    await untilAtRest(coordinator.page);
    await coordinator.page.getByRole("dialog").waitFor({ state: "detached" });
    await open(daughter, "/ask");
    await starts(daughter, "errand.kind.2").click();
    await daughter.page.getByRole("button", { name: new RegExp(mother) }).first().click();
    await daughter.page.getByRole("textbox", { name: words("ask.what.2") }).fill("氨氯地平 两盒 还剩3天");
    await leavePicture(daughter.page, "daughter-asks");
    await button(daughter, "ask.send").click();
    await daughter.page.waitForURL(/errands\/[0-9a-f]{32}/);
    await daughter.page.getByText(words("medicine.left", { name: "氨氯地平", count: 3 })).waitFor();
    await open(elder, "/errands");
    await elder.page.getByText("氨氯地平").first().waitFor();
    assert.deepEqual(daughter.errors, []);
});

test("who calls is helped on one page, and a helper's yes on the telephone counts", async () => {
    const mother = await nameOf(elder), who = await nameOf(helper);
    const { page } = coordinator;
    await personOf(coordinator, mother);
    for (const key of ["offer.language.0", "offer.language.1"]) {
        await button(coordinator, key).click();
        await untilAtRest(page);
    }
    await leavePicture(page, "person-speaks");
    await open(coordinator, "/phone-desk");
    await button(coordinator, "ask.call_120").or(page.getByRole("link", { name: words("ask.call_120") }))
        .first().waitFor();
    await page.getByRole("searchbox").fill(mother);
    await page.getByRole("main").getByRole("link", { name: new RegExp(mother) }).first().click();
    await page.waitForURL(/phone-desk\/[0-9a-f]{32}/);
    const route = /#(\S+)/.exec(page.url())[1];
    await page.getByText(new RegExp(words("offer.language.1"))).first().waitFor();
    await untilAtRest(page);
    await starts(coordinator, "errand.kind.4").click();
    await page.getByRole("textbox", { name: words("ask.what.4") }).fill("两袋旧书");
    await button(coordinator, "ask.send").click();
    await page.waitForURL(/errands\/[0-9a-f]{32}/);
    await open(coordinator, route);
    const seeTo = new RegExp(`^${words("search.title")}.*${words("errand.kind.4")}`);
    const opener = page.getByRole("button", { name: seeTo });
    if (await opener.count()) await opener.first().click();  // What was just written down is seen to already.
    await untilAtRest(page);
    for (;;) {
        const more = button(coordinator, "search.more");
        if (!await more.count()) break;
        await more.click();
        await untilAtRest(page);
    }
    await leavePicture(page, "phone-desk-search");
    await page.getByRole("button", { name: `${words("search.agreed")} · ${who}` }).first().click();
    await untilAtRest(page);
    await leavePicture(page, "phone-desk-agreed");
    await open(helper, "/errands");
    await leavePicture(helper.page, "phone-desk-helper");
    await helper.page.getByText(new RegExp(`${mother}.*${words("errand.kind.4")}`)).first().waitFor();
    await open(elder, "/errands");
    await elder.page.getByText("两袋旧书").first().waitFor();
    await page.getByText(new RegExp(who)).first().waitFor();
    assert.deepEqual(coordinator.errors, []);
});

test("two helpers without a network take the same thing: one has it, the other is told", async () => {
    await askFor(elder, "/ask", 5, "水龙头滴水");
    await button(elder, "ask.send").click();
    await elder.page.waitForURL(/errands\/[0-9a-f]{32}/);
    const route = /#(\S+)/.exec(elder.page.url())[1];
    const both = [helper, daughter];
    const claim = ({ page }) => page.getByRole("button",
        { name: new RegExp(`^${words("errands.claim")}.*${words("errand.kind.5")}`) }).first();
    for (const one of both) {
        await open(one, "/errands");
        await claim(one).waitFor();
        one.cable.cut();
        await one.page.getByText(words("banner.offline")).first().waitFor({ timeout: 60_000 });
        await claim(one).click();
        await untilAtRest(one.page);
    }
    await leavePicture(helper.page, "claimed-offline");
    helper.cable.mend();
    await open(elder, route);
    await elder.page.getByText(words("errand.step.claimed")).first().waitFor({ timeout: 60_000 });
    daughter.cable.mend();
    await open(daughter, "/waiting");
    await daughter.page.getByText(words("refused.claim")).first().waitFor({ timeout: 60_000 });
    await daughter.page.getByText(words("reason.402")).first().waitFor();
    await leavePicture(daughter.page, "claim-refused");
    await button(daughter, "refused.drop").click();
    await open(daughter, "/errands");
    assert.equal(await claim(daughter).count(), 0);
    for (const one of [helper, daughter]) assert.deepEqual(one.errors, []);
});

test("dialysis is asked for every week, planned, and survives a broken car", async () => {
    const mother = await nameOf(elder);
    const person = await personOf(coordinator, mother);
    await open(coordinator, `/ask/${person}`);
    await starts(coordinator, "errand.kind.3").click();
    const { page } = coordinator;
    await page.getByRole("textbox", { name: words("ask.destination") }).fill("市三院 透析中心");
    await page.getByRole("textbox", { name: words("ask.what.3") }).fill("透析");
    await page.getByRole("checkbox", { name: words("ask.return_trip") }).click();
    await button(coordinator, "ask.day").or(page.getByRole("button", { name: new RegExp(words("ask.day")) }))
        .first().click();
    const tomorrow = page.getByRole("dialog")
        .getByRole("button", { name: new RegExp(words("picker.tomorrow")) });
    await tomorrow.click();
    await untilAtRest(page);
    await page.keyboard.press("Escape");
    await page.getByRole("checkbox", { name: new RegExp(words("ask.appointment")) }).click();
    await page.getByRole("button", { name: new RegExp(words("ask.arrive_until")) }).waitFor();
    await page.getByRole("checkbox", { name: words("ask.repeats") }).click();
    await chooseTwoMoreDays(page);
    await leavePicture(page, "ask-ride-desk");
    await button(coordinator, "ask.send").click();
    await page.waitForURL(/errands\/[0-9a-f]{32}/);
    const route = /#(\S+)/.exec(page.url())[1];
    await open(coordinator, "/rides");
    await page.getByRole("button", { name: new RegExp(words("rides.day")) }).first().click();
    await tomorrow.click();
    await page.keyboard.press("Escape");
    await untilAtRest(page);
    const couldGo = new RegExp(words("rides.would_it_do", { when: "\\d+:\\d+" }));
    await page.getByRole("link", { name: couldGo }).first().waitFor();  // Dashed, where it would fit.
    await leavePicture(page, "rides-unplanned");
    await starts(coordinator, "rides.plan_missing", { count: 1 }).click();
    await button(coordinator, "rides.accept").waitFor({ timeout: 60_000 });
    await leavePicture(page, "rides-proposal");
    await button(coordinator, "rides.accept").click();
    await page.getByRole("list", { name: words("rides.planned") }).waitFor();
    await page.getByText(new RegExp(words("rides.changed.added", { count: 1 }))).first().waitFor();
    await leavePicture(page, "rides-planned");
    await open(elder, "/errands");
    await elder.page.getByRole("link", { name: /透析/ }).nth(1).waitFor();  // The next time, by itself.
    await open(elder, route);
    const legs = elder.page.getByRole("group", { name: /号车/ });
    const vehicle = async () => /[一二三]号车/.exec(await legs.first().getAttribute("aria-label"))[0];
    const first = await vehicle();
    await elder.page.getByText(new RegExp(words("errand.arrive", { times: ".*" }))).first().waitFor();
    await leavePicture(elder.page, "ride-resident");
    await open(coordinator, "/vehicles");
    await leavePicture(page, "vehicles-desk");
    await page.getByRole("button", { name: new RegExp(`${words("rides.cannot_drive")}.*${first}`) }).click();
    await page.getByRole("dialog").getByRole("button", { name: words("rides.cannot_drive") }).click();
    await elder.page.getByRole("group", { name: new RegExp(first) }).first().waitFor({ state: "detached" });
    await open(coordinator, "/rides");
    await starts(coordinator, "rides.plan_missing", { count: 1 }).click();
    await button(coordinator, "rides.accept").click({ timeout: 60_000 });
    assert.notEqual(await vehicle(), first);
    const labels = await legs.evaluateAll((all) => all.map((leg) => leg.getAttribute("aria-label")));
    const who = await nameOf(driver);
    await open(driver, "/drive");
    // Their own ways stand there with the door, nobody else's.
    const doors = driver.page.getByText(new RegExp(`^${mother} · .*号楼`));
    const own = labels.filter((label) => label.includes(who)).length;
    for (let step = 0; step < 100 && await doors.count() !== own; ++step)
        await driver.page.waitForTimeout(100);
    assert.equal(await doors.count(), own);
    await leavePicture(driver.page, "drive-phone");
    assert.deepEqual(coordinator.errors, []);
});

test("a missed check climbs: buddy, second neighbour, steward, coordinators", async () => {
    const mother = await nameOf(elder), buddy = await nameOf(helper), second = await nameOf(daughter);
    const person = await personOf(coordinator, mother);
    const { page } = coordinator;
    await open(coordinator, `/checks/${person}`);
    const soon = new Date(Date.now() + (8 * 60 + 12) * 60_000).toISOString().slice(11, 16);
    await page.getByRole("textbox", { name: new RegExp(words("checks.at")) })
        .or(page.getByRole("button", { name: new RegExp(words("checks.at")) })).first().click();
    await untilAtRest(page);
    const typed = page.getByRole("dialog").getByRole("textbox").first();
    await typed.fill(soon);
    await typed.press("Enter");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await untilAtRest(page);
    for (const [field, name] of [["checks.buddy_find", buddy], ["checks.second_person_find", second]]) {
        await page.getByRole("searchbox", { name: words(field) }).fill(name);
        await untilAtRest(page, 400);
        await page.getByRole("list", { name: words(field) })
            .getByRole("button", { name: new RegExp(name) }).first().click();
    }
    await leavePicture(page, "check-plan-desk");
    await button(coordinator, "offer.save").click();
    await untilAtRest(page);
    const isAsked = (neighbour) =>
        neighbour.page.getByRole("button", { name: `${mother} · ${words("checks.well")}` });
    const asked = (neighbour) => isAsked(neighbour).waitFor({ timeout: 30_000 });
    await open(helper, "/today");
    await town.passTenMinutes(2);
    for (let tries = 0; tries < 4 && await isAsked(helper).count() === 0; ++tries)
        await town.passTenMinutes(6);
    await asked(helper);
    await leavePicture(helper.page, "check-buddy");
    await open(daughter, "/today");
    for (let tries = 0; tries < 4 && await isAsked(daughter).count() === 0; ++tries)
        await town.passTenMinutes(3);
    await asked(daughter);
    // The steward has half an hour, too; on a busy machine the server may notice later.
    await open(coordinator, "/today");
    const missed = page.getByText(words("notice.45.other", { name: mother })).first();
    for (let tries = 0; tries < 8 && await missed.count() === 0; ++tries) await town.passTenMinutes(4);
    await missed.waitFor({ timeout: 30_000 });
    await leavePicture(page, "check-desk");
    await open(coordinator, "/checks");
    await leavePicture(page, "call-sheet-desk");
    await page.getByRole("button", { name: new RegExp(words("checks.well")) }).first().click();
    await page.getByText(words("checks.state.6")).first().waitFor();
    for (const one of [elder, helper, daughter, driver, coordinator]) assert.deepEqual(one.errors, []);
});

test("a neighbour offers to help, is entered at the desk, and sees who waits", async () => {
    const who = await nameOf(elder);
    await open(elder, "/errands");
    await elder.page.getByRole("link", { name: words("errands.want_to_help") }).click();
    await leavePicture(elder.page, "offer-new");
    await button(elder, "offer.save").click();
    const thanks = elder.page.getByText(words("errands.offered")).first();
    await thanks.waitFor();
    await open(coordinator, "/helpers");
    const enter = coordinator.page.getByRole("button",
        { name: new RegExp(`^${words("helpers.enter")}.*${who}`) });
    await enter.waitFor();
    await leavePicture(coordinator.page, "helpers-waiting");
    await enter.click();
    await thanks.waitFor({ state: "detached", timeout: 30_000 });
    await elder.page.getByRole("link", { name: words("errands.offer") }).waitFor();
    for (const one of [elder, coordinator]) assert.deepEqual(one.errors, []);
});
