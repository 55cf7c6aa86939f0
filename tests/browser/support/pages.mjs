// Every page of every role, and how one comes to it.
import { readFileSync } from "node:fs";

import { constantParts } from "../../../.ci/texts.mjs";
import { untilAtRest } from "./chromium.mjs";
import { words } from "./town.mjs";

const chain = readFileSync("tests/data/chains/sh01-gate-native.txt", "utf8");
const register = "姓名,门牌,电话\n沈小禾,2号楼1单元301,13800000001\n,2号楼1单元302,\n林一,不知道哪里,1380\n";

// As the sheet at a post has it; this one hangs nowhere.
const postCode = `/at/${"1".repeat(32)}/${"a".repeat(24)}`;

// How to come to each page; `press` says what is pressed there before one looks. Words come by their key.
const everybody = {
    today: { route: "/today" },
    notices: { route: "/notices" },
    shifts: { route: "/shifts" },
    shift: { route: "/shifts", shift: true },
    "shift-hours": { route: "/shift-hours" },
    hours: { route: "/hours" },
    certificate: { route: "/certificate" },
    calendar: { route: "/calendar" },
    roster: { route: "/roster", press: [["tab", "roster.agenda"]] },
    "roster-week": { route: "/roster", press: [["tab", "roster.week"]] },
    "roster-month": { route: "/roster", press: [["tab", "roster.month"]] },
    scan: { route: postCode },
    errands: { route: "/errands" },
    ask: { route: "/ask", press: [["button", "ask.other_kind", "if it is there"]] },
    "ask-shopping": { route: "/ask",
        press: [["button", "ask.other_kind", "if it is there"], ["button", "errand.kind.1"]] },
    offer: { route: "/offer" },
    waiting: { route: "/waiting" },
    me: { route: "/me" },
    more: { route: "/more" },
};
const ofCoordinator = {
    ...everybody,
    "shift-new": { route: "/shifts/new" },
    "shift-change": { route: "/shifts", shift: true, press: [["link", "shift.change"]] },
    "shift-assign": { route: "/shifts", shift: true, press: [["button", "assign.open"]] },
    "shift-cancel": { route: "/shifts", shift: true, press: [["button", "cancel.open"]] },
    errand: { route: "/errands", errand: true },
    "errand-withdraw": { route: "/errands", errand: true, press: [["button", "errand.withdraw"]] },
    posts: { route: "/posts" },
    post: { route: "/posts", press: [["link", "posts.change_spoken"]] },
    "post-code": { route: "/posts", press: [["link", "posts.change_spoken"], ["link", "code.open"]] },
    guests: { route: "/guests" },
    patterns: { route: "/patterns" },
    "pattern-new": { route: "/patterns/new" },
    "roster-rules": { route: "/roster-rules" },
    plan: { route: "/plan", press: [["tab", "plan.copy_week"]] },
    "post-figures": { route: "/post-figures", press: [["tab", "figures.by_day"]] },
    "post-figures-weeks": { route: "/post-figures", press: [["tab", "figures.by_week"]] },
    "post-equipment": { route: "/post-figures", press: [["tab", "figures.equipment"]] },
    wall: { route: "/wall" },
    "chat-robot": { route: "/chat-robot" },
    "plan-bulk": { route: "/plan", press: [["tab", "plan.bulk"]] },
    propose: { route: "/propose" },
    "propose-found": { route: "/propose", press: [["button", "propose.start", "if it is there"]] },
    "plan-now": { route: "/plan", press: [["tab", "plan.emergency"]] },
    chain: { route: "/chain" },
    "chain-review": { route: "/chain", fill: ["chain.field", chain], press: [["button", "chain.read"]] },
    "chain-text": { route: "/chain-text" },
    people: { route: "/people" },
    person: { route: "/people", person: true },
    "person-look": { route: "/people", person: true, press: [["button", "person.look"]] },
    "person-new": { route: "/people/new" },
    match: { route: "/match" },
    helpers: { route: "/helpers" },
    rides: { route: "/rides" },
    vehicles: { route: "/vehicles" },
    "vehicle-new": { route: "/vehicles", press: [["button", "rides.add_vehicle"]] },
    checks: { route: "/checks" },
    "phone-desk": { route: "/phone-desk" },
    "phone-desk-person": { route: "/phone-desk", person: true },
    "check-plan": { route: "/checks", person: true },
    trip: { route: "/trip" },
    import: { route: "/people/import" },
    "import-preview": { route: "/people/import", file: ["import.choose", register] },
};
const ofVolunteer = { ...everybody, drive: { route: "/drive" },
    "leave-sheet": { route: "/today", press: [["button", "leave.open"]] } };

const ofOldNeighbour = {
    "simple-home": { route: "/simple" },
    "simple-ask": { route: "/simple/ask" },
    "simple-ask-words": { route: "/simple/ask", press: [["button", "errand.kind.1"]] },
    "simple-ask-more": { route: "/simple/ask", press: [["button", "simple.more_kinds"]] },
    "simple-danger": { route: "/simple/ask", press: [["button", "simple.danger"]] },
    "simple-help": { route: "/simple/help" },
    "simple-taken": { route: "/simple/help", press: [["button", "simple.go"]] },
    "simple-mine": { route: "/simple/mine" },
    "simple-errand": { route: "/simple/mine" },
    "simple-leaving": { route: "/simple/mine",
        press: [["button", "simple.next_errand", "if it is there"], ["button", "leave.open"]] },
    "simple-news": { route: "/simple/news" },
    "simple-call": { route: "/simple/call" },
};

const ofStranger = {
    guest: { route: postCode },
    // What is half filled in is kept, so that it may stand open from the last look.
    "sign-in": { route: "/today", press: [["button", "signin.use_card", "if it is there"]] },
    "sign-in-password": { route: "/today", press: [["button", "signin.use_password"]] },
};

export const pagesOf = {
    coordinator: ofCoordinator, volunteer: ofVolunteer, resident: ofOldNeighbour, stranger: ofStranger,
};

// So that somebody waits on the pages of the others.
export async function askForShopping(page) {
    await page.evaluate(() => { location.hash = "/ask"; });
    await page.getByRole("button", { name: new RegExp(`^${words("errand.kind.1")}`) }).click();
    await page.getByRole("textbox", { name: words("ask.what.1") }).fill("3斤水多的梨、豆腐两块");
    await page.getByRole("button", { name: words("ask.send") }).click();
    await page.waitForURL(/errands\/[0-9a-f]{32}/);
    await untilAtRest(page);
}

const said = (key, language) => {
    const parts = constantParts(words(key, {}, language)).map((part) =>
        part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(parts.join(".+"));
};

async function press(page, found) {
    await found.first().click({ timeout: 5000 });
    await untilAtRest(page);
}

export async function come(neighbour, how, language) {
    const { page } = neighbour;
    await page.goto(`${neighbour.origin}/#${how.route}`);
    if (neighbour.wasPressed) await page.reload();  // Sheets that were opened are closed again.
    const { press: presses, fill, file, person, shift, errand } = how;
    neighbour.wasPressed = Boolean(presses || fill || file || person || shift || errand);
    await page.getByRole("main").waitFor();
    await untilAtRest(page);
    if (how.shift) await press(page, page.locator("a[href^='#/shifts/']:not([href$='new'])"));
    if (how.errand) await press(page, page.locator("a[href^='#/errands/']"));
    if (how.person) {
        await page.getByRole("searchbox").fill("王");
        await untilAtRest(page);
        const links = "a[href^='#/people/'], a[href^='#/phone-desk/']";
        const rows = page.locator(`${links}, [role=row] button, tr button, li button`);
        await press(page, rows.filter({ hasText: "王" }));
    }
    if (how.fill) await page.getByRole("textbox", { name: said(how.fill[0], language) }).fill(how.fill[1]);
    if (how.file) {
        const picked = page.waitForEvent("filechooser");
        await page.getByRole("button", { name: said(how.file[0], language) }).click();
        const file = { name: "register.csv", mimeType: "text/csv", buffer: Buffer.from(how.file[1]) };
        await (await picked).setFiles(file);
    }
    for (const [role, key, mayBeMissing] of how.press ?? []) {
        const found = page.getByRole(role, { name: said(key, language) });
        if (!mayBeMissing || await found.count() > 0) await press(page, found);
    }
    await untilAtRest(page);
}
