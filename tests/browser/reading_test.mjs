// The ways through Linli as somebody goes who hears the page: by headings, buttons, fields and messages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { untilAtRest } from "./support/chromium.mjs";
import { askForShopping, come, dress, orderOranges, pagesOf } from "./support/pages.mjs";
import { has, pressed, Reader } from "./support/reader.mjs";
import { open, phone, signIn, startTown, words } from "./support/town.mjs";

let town, volunteer, coordinator, ear, coordinatorEar;
before(async () => {
    town = await startTown();
    volunteer = await signIn(town, "volunteer");
    coordinator = await signIn(town, "coordinator");
    ear = await Reader.on(volunteer.page);
    coordinatorEar = await Reader.on(coordinator.page);
});
after(() => town?.close());

test("signing in by card: the page says whose card it is and what its one button does", async () => {
    const guest = await town.neighbour("guest", town.links().resident);
    await guest.page.getByRole("button", { name: words("signin.on_this_phone") }).waitFor();
    const guestEar = await Reader.on(guest.page);
    const heard = await guestEar.text();
    assert.match(heard, /heading level 1 邻里/);
    assert.match(heard, new RegExp(words("signin.card_second")));
    has(await guestEar.all("button"), new RegExp(`^button ${words("signin.on_this_phone")}`));
    await guest.page.reload();  // The card is not in the address any more, and all the same not lost.
    await guest.page.getByRole("button", { name: words("signin.on_this_phone") }).waitFor();
});

test("what is missing or wrong at signing in is said, each time it is", async () => {
    const guest = await town.neighbour("forgets", new URL(town.links().resident).origin);
    const { page } = guest, guestEar = await Reader.on(page);
    await pressed(guest, "button", words("signin.use_password"));
    await pressed(guest, "button", words("signin.sign_in"));
    const missing = await guestEar.heard();
    for (const key of ["signin.login_missing", "signin.password_missing"])
        has(missing, new RegExp(words(key)));
    for (let attempt = 0; attempt < 2; ++attempt) {
        await page.getByRole("textbox", { name: words("signin.login") }).fill("li");
        await page.locator("input[type=password]").fill("not the password");
        await guestEar.heard();
        await pressed(guest, "button", words("signin.sign_in"));
        await page.waitForFunction(() => window.heard.length > 0);
        has(await guestEar.heard(), new RegExp(words("error.password_wrong")));
    }
});

test("today: headings tell the parts, buttons tell the whole of what they do", async () => {
    await open(volunteer, "/today");
    const headings = await ear.all("heading");
    assert.match(headings[0], /^heading level 1 .*小李/);
    assert.equal(headings.filter((line) => line.startsWith("heading level 1")).length, 1);
    has(headings, new RegExp(words("today.notices")));
    for (const line of await ear.all("button")) assert.ok(line.length > "button ".length + 1, line);
    has(await ear.all("button"), /^button 报名 (今|明|后|周).*岗/);
});

test("a free place is taken and given back; both are said", async () => {
    await open(volunteer, "/shifts");
    await volunteer.page.getByRole("radio").nth(2).click();
    await ear.heard();
    await pressed(volunteer, "button", /^报名/);
    has(await ear.heard(), new RegExp(words("toast.taken")));
    await pressed(volunteer, "button", words("toast.undo"));
    await volunteer.page.getByRole("button", { name: words("toast.undo") }).waitFor({ state: "detached" });
});

test("what cannot be pressed says why", async () => {
    await open(coordinator, "/chain");
    has(await coordinatorEar.all("button"),
        new RegExp(`^button ${words("chain.read")} unavailable \\(.+\\)`));
});

test("a question takes the focus, keeps it, and gives it back", async () => {
    await open(volunteer, "/today");
    await pressed(volunteer, "button", words("leave.open"));
    const inside = await ear.lines();
    assert.equal(inside.filter(({ role }) => role === "dialog").length, 1);
    assert.ok(!inside.some(({ role }) => role === "navigation"), "what is behind is not heard");
    for (let i = 0; i < 6; ++i) {
        await volunteer.page.keyboard.press("Tab");
        const outside = await volunteer.page.evaluate(() =>
            document.activeElement !== document.body && !document.activeElement.closest("dialog"));
        assert.equal(outside, false);
    }
    await volunteer.page.keyboard.press("Escape");
    await untilAtRest(volunteer.page);
    const focused = await volunteer.page.evaluate(() => document.activeElement.textContent);
    assert.equal(focused, words("leave.open"));
});

test("what comes while a question is open is said, and its undo closes no question", async () => {
    const { page, cable } = volunteer, undo = page.getByRole("button", { name: words("toast.undo") });
    await open(volunteer, "/shifts");
    await page.getByRole("radio").nth(2).click();
    cable.cut();
    await page.getByText(words("banner.offline")).first().waitFor({ timeout: 30_000 });
    await pressed(volunteer, "button", /^报名/);
    await open(volunteer, "/today");
    await pressed(volunteer, "button", words("leave.open"));
    await undo.waitFor({ state: "detached" });
    await ear.heard();
    cable.mend();
    await undo.waitFor({ timeout: 60_000 });
    has(await ear.heard(), new RegExp(words("toast.taken")));
    await undo.click();
    await undo.waitFor({ state: "detached" });
    await untilAtRest(page);
    assert.equal(await page.getByRole("dialog").count(), 1);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
});

test("a person is found and looked at with a reason; the telephone is then read", async () => {
    await open(coordinator, "/people");
    await coordinatorEar.heard();
    await coordinator.page.getByRole("searchbox").fill("王");
    await untilAtRest(coordinator.page);
    await coordinator.page.waitForFunction(() => window.heard.length > 0);  // Once nothing more is typed.
    has(await coordinatorEar.heard(), new RegExp(`^${words("field.found", { count: "\\d+" })}$`));
    const people = await coordinatorEar.all("link");
    has(people, /^link 王/);
    await coordinator.page.getByRole("link", { name: /^王/ }).nth(1).click();
    await pressed(coordinator, "button", words("person.look"));
    has(await coordinatorEar.all("radio"), /not checked/);
    await coordinator.page.getByRole("radio").first().click();
    await coordinator.page.getByRole("dialog").getByRole("button").last().click();
    await coordinator.page.getByText(/\d{3} \d{4} \d{4}/).first().waitFor();
    assert.match(await coordinatorEar.text(), /\d{3} \d{4} \d{4}/);
});

test("a register with bad lines: each is named with its number and reason", async () => {
    await open(coordinator, "/people/import");
    const picked = coordinator.page.waitForEvent("filechooser");
    await pressed(coordinator, "button", words("import.choose"));
    const register = "姓名,门牌,电话\n沈小禾,2号楼1单元301,13800000001\n,2号楼1单元302,\n";
    await (await picked).setFiles({ name: "r.csv", mimeType: "text/csv", buffer: Buffer.from(register) });
    await untilAtRest(coordinator.page);
    const lines = (await coordinatorEar.text()).split("\n");
    const spoken = await coordinator.page.getByRole("listitem").allTextContents();
    has(spoken, /第 3 行/);
    has(lines, /^heading level \d/);
});

test("long lists say how long they are and where one is", async () => {
    await open(coordinator, "/people");
    await coordinator.page.getByRole("searchbox").fill("");
    await untilAtRest(coordinator.page);
    const [position, size] = await coordinator.page.getByRole("listitem").nth(2).evaluate((item) =>
        [item.getAttribute("aria-posinset"), item.getAttribute("aria-setsize")]);
    assert.equal(position, "3");
    assert.ok(Number(size) > 50);
});

test("a lost network is said once, what waits is listed, and its return is said", async () => {
    await open(volunteer, "/shifts");
    await volunteer.page.getByRole("radio").nth(3).click();
    await ear.heard();
    volunteer.cable.cut();
    await volunteer.page.getByText(words("banner.offline")).first().waitFor({ timeout: 30_000 });
    has([await ear.text()], new RegExp(words("banner.offline")));
    await pressed(volunteer, "button", /^报名/);
    await open(volunteer, "/waiting");
    has(await ear.all("heading"), new RegExp(words("waiting.heading")));
    await open(volunteer, "/shifts");
    const told = async (key) => (await ear.heard()).filter((line) => line.startsWith(words(key)));
    assert.equal((await told("banner.offline")).length, 1);
    volunteer.cable.mend();
    for (const key of ["banner.back", "toast.taken"])  // Perhaps in one frame.
        await volunteer.page.getByText(words(key)).first().waitFor({ timeout: 60_000 });
    const heard = await ear.heard();
    assert.equal(heard.filter((line) => line.startsWith(words("banner.back"))).length, 1);
    has(heard, new RegExp(words("toast.taken")));
    await open(volunteer, "/waiting");
    await volunteer.page.getByText(words("waiting.nothing"), { exact: true }).waitFor({ timeout: 60_000 });
});

test("the language is changed by name and the page speaks it from then on", async () => {
    await open(volunteer, "/me");
    await volunteer.page.getByRole("radio", { name: "English" }).click();
    await volunteer.page.waitForFunction(() => document.documentElement.lang === "en");  // Its words came.
    await untilAtRest(volunteer.page);
    has(await ear.all("heading"), /^heading level 1 Me/);
    assert.deepEqual(volunteer.errors.filter((words) => !words.includes("/socket")), []);  // It was cut.
});

// The names of what is greyed without words that say why.
const unexplained = (page) => page.evaluate(() => {
    const why = (element) => document.getElementById(element.getAttribute("aria-describedby"))?.textContent;
    return [...document.querySelectorAll("#twin [aria-disabled=true]")].filter((element) => !why(element))
        .map((element) => (element.closest("label") ?? element).textContent);
});

test("on no page is anything greyed without a reason", async () => {
    const resident = await signIn(town, "resident", { name: "asks" });
    await askForShopping(resident.page);
    await orderOranges(resident.page);
    const found = [];
    const readers = { coordinator, volunteer, resident, elder: resident };
    for (const [role, neighbour] of Object.entries(readers)) {
        const { page } = neighbour;
        await dress(neighbour, phone, { language: "zh", simple: role === "elder" ? "yes" : "" });
        for (const [name, how] of Object.entries(pagesOf[role])) {
            await come(neighbour, how, "zh");
            found.push(...(await unexplained(page)).map((words) => `${role} ${name}: ${words}`));
        }
    }
    assert.deepEqual(found, []);
});
