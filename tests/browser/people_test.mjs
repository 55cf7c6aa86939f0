// The register, by role and name: finding, looking, entering, importing, cards and lost phones.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { button, desk, open, signIn, startTown, words } from "./support/town.mjs";

let town, coordinator, volunteer;
before(async () => {
    town = await startTown();
    const screen = { viewport: desk, deviceScaleFactor: 1, hasTouch: false };
    coordinator = await signIn(town, "coordinator", screen);
    volunteer = await signIn(town, "volunteer");
});
after(() => town?.close());

const field = ({ page }, key) => page.getByRole("textbox", { name: words(key), exact: true });

/// Looks somebody up and opens them; the row is found by its words.
async function find(text, name) {
    await open(coordinator, "/people");
    await coordinator.page.getByRole("searchbox").fill(text);
    await untilAtRest(coordinator.page);
    const row = coordinator.page.getByRole("row").filter({ hasText: name });
    await row.getByRole("button").first().click();
    await coordinator.page.getByRole("region", { name }).waitFor();
}

test("a person is entered; what is missing is said beside its field and nothing is lost", async () => {
    await open(coordinator, "/people/new");
    await field(coordinator, "people.column.door").fill("哪里都不是");
    await button(coordinator, "people.add").click();
    await coordinator.page.getByText(words("person.name_missing")).first().waitFor();
    await coordinator.page.getByText(words("reason.103")).first().waitFor();
    await field(coordinator, "person.full_name").fill("欧阳新月");
    await field(coordinator, "people.column.door").fill("1栋1单元102");
    await field(coordinator, "me.phone").fill("154 0000 9999");
    await button(coordinator, "people.add").click();
    await coordinator.page.getByRole("heading", { name: words("people.title"), level: 1 }).waitFor();
});

test("what is being typed outlives a reload, and is gone once the sheet was left", async () => {
    const { page } = coordinator;
    const value = (key) => field(coordinator, key).inputValue();
    await open(coordinator, "/people/new");
    await field(coordinator, "person.full_name").fill("半写的名字");
    await untilAtRest(page);
    await page.reload();
    await field(coordinator, "person.full_name").waitFor();
    assert.equal(await value("person.full_name"), "半写的名字");

    await find("欧阳新月", "欧阳新月");
    await button(coordinator, "person.names").click();
    await field(coordinator, "me.shown").fill("小欧阳");
    await untilAtRest(page);
    await page.reload();
    const sheet = page.getByRole("dialog", { name: words("person.names") });
    await sheet.waitFor();
    assert.equal(await value("me.shown"), "小欧阳");
    await sheet.getByRole("button", { name: words("me.leave_as_is") }).click();
    await sheet.waitFor({ state: "detached" });
    await open(coordinator, "/people/new");
    assert.equal(await value("person.full_name"), "");
});

test("she is found by name, pinyin, initials, door and her whole telephone number", async () => {
    for (const text of ["欧阳", "ouyang", "oyxy", "1-1-102", "15400009999"]) {
        await open(coordinator, "/people");
        await coordinator.page.getByRole("searchbox").fill(text);
        await coordinator.page.getByRole("row").filter({ hasText: "欧阳新月" }).waitFor({ timeout: 10_000 });
    }
});

test("the register is put in order by the heads of its table", async () => {
    const { page } = coordinator;
    await open(coordinator, "/people");
    await page.getByRole("searchbox").fill("");  // What was looked for stays.
    await untilAtRest(page);
    const head = page.getByRole("columnheader", { name: words("people.column.door") });
    const doors = () => page.getByRole("row").evaluateAll(
        (rows) => rows.slice(1, 7).map((row) => row.children[1].textContent));
    const press = async () => {
        await head.getByRole("button").click();
        await untilAtRest(page);
        return [await head.getAttribute("aria-sort"), await doors()];
    };
    await head.waitFor();
    assert.equal(await head.getAttribute("aria-sort"), null);
    const [up, first] = await press();
    const [down, last] = await press();
    assert.deepEqual([up, down], ["ascending", "descending"]);
    assert.notDeepEqual(first, last);
});

test("the Back key closes an open sheet and nothing else, and once it is closed leads on", async () => {
    const { page } = coordinator;
    await open(coordinator, "/people");
    await find("欧阳新月", "欧阳新月");
    await page.waitForFunction(() => location.hash.startsWith("#/people/"));
    const address = await page.evaluate(() => location.href);
    const sheet = page.getByRole("dialog", { name: words("look.title") });
    await button(coordinator, "person.look").click();
    await sheet.waitFor();
    await page.goBack();
    await sheet.waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => location.href), address);
    await button(coordinator, "person.look").click();
    await sheet.getByRole("button", { name: words("me.leave_as_is") }).click();
    await sheet.waitFor({ state: "detached" });
    await page.goBack();
    await page.waitForFunction((before) => location.href !== before, address);
});

test("telephone and care are shown for a reason and for a while, and the look is written down", async () => {
    await find("欧阳新月", "欧阳新月");
    assert.equal(await coordinator.page.getByText("154 0000 9999").count(), 0);
    await button(coordinator, "person.look").click();
    const sheet = coordinator.page.getByRole("dialog", { name: words("look.title") });
    assert.equal(await sheet.getByRole("button", { name: words("look.look") }).getAttribute("aria-disabled"),
        "true");
    await sheet.getByRole("radio", { name: words("look.why.shift") }).click();
    await sheet.getByRole("button", { name: words("look.look"), exact: true }).click();
    const name = words("person.call", { number: "154 0000 9999" });
    const call = coordinator.page.getByRole("link", { name });
    await call.waitFor();
    assert.equal(await call.getAttribute("href"), "tel:15400009999");
    await leavePicture(coordinator.page, "story-looked");
    await button(coordinator, "person.end_look").click();
    await call.waitFor({ state: "detached" });
});

test("who was looked at reads who looked and why, and can end it", async () => {
    await open(volunteer, "/me");
    const name = await volunteer.page.getByRole("main").getByRole("group").first()
        .evaluate((element) => element.getAttribute("aria-label") ?? element.textContent);
    const fullName = /[\u4e00-\u9fff]{2,4}/.exec(name)[0];
    await find(fullName, fullName);
    await button(coordinator, "person.look").click();
    const sheet = coordinator.page.getByRole("dialog");
    await sheet.getByRole("radio", { name: words("look.why.check") }).click();
    await sheet.getByRole("button", { name: words("look.look"), exact: true }).click();
    await volunteer.page.getByText(words("look.why.check")).first().waitFor();
    await button(volunteer, "me.end_look").click();
    await button(coordinator, "person.look").waitFor();
});

const register = "姓名,门牌,电话\n"
    + "甄小满,1栋2单元101,15400008881\n"
    + ",1栋2单元102,15400008882\n"
    + "\"甄, 大满\",1栋2单元103,15400008883\n"
    + "甄三满,不知道哪里,15400008884\n";

async function pick(text) {
    await open(coordinator, "/people/import");
    const chooser = coordinator.page.waitForEvent("filechooser");
    await button(coordinator, "import.choose").click();
    await (await chooser).setFiles({ name: "登记.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await untilAtRest(coordinator.page);
}

test("a register is shown first, bad lines by their number; the second time nothing is new", async () => {
    await pick(register);
    await leavePicture(coordinator.page, "story-import");
    for (const line of [3, 4, 5])
        await coordinator.page.getByText(new RegExp(`第 ${line} 行`)).first().waitFor();
    await button(coordinator, "import.take", { count: 1 }).click();
    await coordinator.page.getByRole("heading", { name: words("people.title"), level: 1 }).waitFor();
    await find("甄小满", "甄小满");
    await pick(register);
    await coordinator.page.getByText(words("import.nothing_new")).waitFor();
});

test("a card lets one phone in; when it is lost, the new card ends the old phone", async () => {
    await find("欧阳新月", "欧阳新月");
    await button(coordinator, "person.card").click();
    const sheet = coordinator.page.getByRole("dialog");
    await sheet.getByRole("button", { name: words("card.do") }).click();
    const token = async () => /[0-9A-Z]{4}(?:-[0-9A-Z]{2,4}){3,}/.exec(await sheet.textContent())?.[0];
    await sheet.getByText(words("card.code")).waitFor();
    await leavePicture(coordinator.page, "story-card");
    const origin = new URL(town.links().resident).origin;
    const phone = await town.neighbour("phone", `${origin}/#/card/${(await token()).replace(/[- ]/g, "")}`);
    await phone.page.getByRole("button", { name: words("signin.on_this_phone") }).click();
    await phone.page.getByRole("link", { name: words("shifts.title") }).first().waitFor();
    // Somebody else's card, opened in the tab that runs: the phone asks, and stays with whom it belongs to.
    await open(phone, "/card/0000000000000000000000000000000000000000");
    const asked = phone.page.getByRole("dialog", { name: words("card.switch_title") });
    await asked.waitFor();
    assert.ok(!phone.page.url().includes("0000"));
    await leavePicture(phone.page, "story-card-switch");
    await asked.getByRole("button", { name: words("card.switch_do") }).click();
    await phone.page.getByText(words("error.card_unknown")).first().waitFor();
    await phone.page.getByRole("link", { name: words("shifts.title") }).first().waitFor();
    await sheet.getByRole("button", { name: words("card.done") }).click();
    await button(coordinator, "person.lost_phone").click();
    await coordinator.page.getByRole("button", { name: words("card.lost_do") }).click();
    await coordinator.page.getByText(words("card.code")).waitFor();
    await phone.page.getByText(words("signin.ended")).first().waitFor({ timeout: 20_000 });
});
