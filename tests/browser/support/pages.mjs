// Every page of every role, and how one comes to it.
import { readFileSync } from "node:fs";

import { constantParts } from "../../../.ci/texts.mjs";
import { untilAtRest } from "./chromium.mjs";
import { signIn, words } from "./town.mjs";

const chain = readFileSync("tests/data/chains/sh01-gate-native.txt", "utf8");
const register = "姓名,门牌,电话\n沈小禾,2号楼1单元301,13800000001\n,2号楼1单元302,\n林一,不知道哪里,1380\n";

// As the sheet at a post has it; this one hangs nowhere.
const postCode = `/at/${"1".repeat(32)}/${"a".repeat(24)}`;

// The group-buys of the demo (shared/orders/demo_buys.cpp): one is open, one to be paid, one handed out.
const oranges = "砂糖橘和鸡蛋", rice = "大米和油", vegetables = "蔬菜包";
const buyChain = ["#接龙", oranges, "A 砂糖橘 小箱 38元", "C 鲜鸡蛋 29元/板", "", "1. 9号楼 9901 王奶奶 A2 C1",
    "2. 9号楼 9903 老周 要两三箱"].join("\n");
const readBuyChain = { buy: ["buy-chain", oranges],
    before: [["tab", "buychain.in"], ["button", "chain.another", "if it is there"]] };

// How to come to each page. `route`: its address; `opens`: the first thing in it that has a page of its own
// under this word; `buy`: which page of which group-buy; `before`, `fill`, `file` and `press`, in this order:
// what is done there before one looks. Words come by their key. What is `seldom` is looked at in a part of
// the looks only.
const seldom = (pages) => Object.fromEntries(
    Object.entries(pages).map(([name, how]) => [name, { ...how, seldom: true }]));
const changeErrand = { route: "/errands", opens: "errands", press: [["link", "errand.change"]] };
const buysOfAll = {
    buys: { route: "/buys" },
    buy: { buy: ["buys", oranges] },
};
const everybody = {
    today: { route: "/today" },
    notices: { route: "/notices" },
    shifts: { route: "/shifts" },
    shift: { route: "/shifts", opens: "shifts" },
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
    ...seldom({ ...buysOfAll, nowhere: { route: "/nowhere" } }),
};
const buysOfLeader = {
    "buy-new": { route: "/new-buy" },
    "buy-change": { buy: ["change-buy", oranges] },
    "buy-desk-orders": { buy: ["buy-desk", oranges], press: [["tab", "buy_desk.orders"]] },
    "buy-desk-money": { buy: ["buy-desk", rice], press: [["tab", "buy_desk.money"]] },
    "buy-desk-delivery": { buy: ["buy-desk", vegetables], press: [["tab", "buy_desk.delivery"]] },
    "buy-chain": readBuyChain,
    "buy-chain-review": { ...readBuyChain, fill: ["buychain.field", buyChain],
        press: [["button", "chain.read"]] },
    "buy-chain-text": { buy: ["buy-chain", oranges], press: [["tab", "buychain.out"]] },
    "buy-sheets": { buy: ["buy-sheets", rice] },
    "buy-hand-out": { buy: ["hand-out", vegetables] },
    "buy-labels": { buy: ["labels", vegetables] },
};
const ofCoordinator = {
    ...everybody,
    ...seldom(buysOfLeader),
    "shift-new": { route: "/shifts/new" },
    "shift-change": { route: "/shifts", opens: "shifts", press: [["link", "shift.change"]] },
    "shift-assign": { route: "/shifts", opens: "shifts", press: [["button", "assign.open"]] },
    "shift-cancel": { route: "/shifts", opens: "shifts", press: [["button", "cancel.open"]] },
    errand: { route: "/errands", opens: "errands" },
    "errand-withdraw": { route: "/errands", opens: "errands", press: [["button", "errand.withdraw"]] },
    ...seldom({ "errand-change": changeErrand }),
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
    ...seldom({ helper: { route: "/helpers", opens: "helpers" } }),
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
const ofVolunteer = {
    ...everybody,
    drive: { route: "/drive" },
    "leave-sheet": { route: "/today", press: [["button", "leave.open"]] },
    ...seldom({ errand: { route: "/errands", opens: "errands" } }),
};

// Only what is not as a volunteer sees it.
const ofResident = seldom({
    ...buysOfAll,
    today: { route: "/today" },
    errands: { route: "/errands" },
    errand: { route: "/errands", opens: "errands" },
    "errand-change": changeErrand,
    "errand-withdraw": { route: "/errands", opens: "errands", press: [["button", "errand.withdraw"]] },
    ask: { route: "/ask", press: [["button", "ask.other_kind", "if it is there"]] },
    shifts: { route: "/shifts" },
    me: { route: "/me" },
    more: { route: "/more" },
});

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
    // The first, before anything was pressed: the reload that closes sheets also puts a card away.
    ...seldom({ "sign-in-card": { route: `/card/${"a".repeat(43)}` } }),
    guest: { route: postCode },
    // What is half filled in is kept, so that it may stand open from the last look.
    "sign-in": { route: "/today", press: [["button", "signin.use_card", "if it is there"]] },
    "sign-in-password": { route: "/today", press: [["button", "signin.use_password"]] },
    ...seldom({
        kit: { route: "/kit" },
        "kit-more": { route: "/kit/more" },
        "kit-list": { route: "/kit/list" },
        "kit-text": { route: "/kit/text" },
    }),
};

/// Role → name → how to come there. The pages of an elder are a resident's in simple mode.
export const pagesOf = {
    coordinator: ofCoordinator, volunteer: ofVolunteer, resident: ofResident, elder: ofOldNeighbour,
    stranger: ofStranger,
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

// So that something is in the basket.
export async function orderOranges(page) {
    await page.evaluate(() => { location.hash = "/buys"; });
    await page.getByRole("main").getByRole("link", { name: new RegExp(oranges) }).first().click();
    await page.getByRole("button", { name: /\+1$/ }).first().click();
    await untilAtRest(page);
    await page.getByRole("button", { name: words("buys.order"), exact: true }).click();
    await page.getByText(words("buys.stands"), { exact: true }).first().waitFor();
    await untilAtRest(page);
}

/// Role of `pagesOf` → a neighbour of this role, with something asked for and something ordered; the resident
/// and the elder are the same one.
export async function everybodyIn(town) {
    const neighbours = {};
    for (const role of ["coordinator", "volunteer", "resident"]) neighbours[role] = await signIn(town, role);
    await askForShopping(neighbours.resident.page);
    await orderOranges(neighbours.resident.page);
    neighbours.elder = neighbours.resident;
    neighbours.stranger = await town.neighbour("stranger", new URL(town.links().resident).origin);
    return neighbours;
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

async function pressAll(page, presses = [], language) {
    for (const [role, key, mayBeMissing] of presses) {
        const found = page.getByRole(role, { name: said(key, language) });
        if (!mayBeMissing || await found.count() > 0) await press(page, found);
    }
}

const go = ({ page, origin }, route) => page.goto(`${origin}/#${route}`);

// The address of a page of the group-buy with this title; which one it is tells the link in the list.
async function routeOfBuy(neighbour, [part, title]) {
    const { page } = neighbour;
    neighbour.buys ??= {};
    if (!neighbour.buys[title]) {
        await go(neighbour, "/buys");
        const link = page.getByRole("main").getByRole("link", { name: new RegExp(title) }).first();
        neighbour.buys[title] = /[0-9a-f]{32}/.exec(await link.getAttribute("href"))[0];
    }
    return `/${part}/${neighbour.buys[title]}`;
}

// As it is after a reload: sheets that were opened are closed, and no card waits to be used.
async function leaveSheets(page) {
    await page.evaluate(() => sessionStorage.removeItem("linli.card"));
    await page.reload();
}

/// As if chosen by hand: `settings` by the names under which the program keeps them. A page that is still
/// loading would call its end an error, so each waits until it is there.
export async function dress(neighbour, viewport, settings) {
    const { page } = neighbour;
    neighbour.origin ??= new URL(page.url()).origin;
    await page.getByRole("main").waitFor();
    await page.setViewportSize(viewport);
    await page.evaluate((chosen) => {
        for (const [name, value] of Object.entries(chosen)) localStorage.setItem(`linli.${name}`, value);
    }, settings);
    await page.reload();
    await page.getByRole("main").waitFor();
    neighbour.wasPressed = false;
}

/// Goes to a page of `pagesOf`, of a neighbour who is dressed.
export async function come(neighbour, how, language) {
    const { page } = neighbour;
    await go(neighbour, how.buy ? await routeOfBuy(neighbour, how.buy) : how.route);
    if (neighbour.wasPressed) await leaveSheets(page);
    const { before, press: presses, fill, file, person, opens } = how;
    neighbour.wasPressed =
        Boolean(before || presses || fill || file || person || opens) || how.route?.startsWith("/card/");
    await page.getByRole("main").waitFor();
    await untilAtRest(page);
    if (opens) await press(page, page.locator(`a[href^='#/${opens}/']:not([href$='/new'])`));
    if (person) {
        await page.getByRole("searchbox").fill("王");
        await untilAtRest(page);
        const links = "a[href^='#/people/'], a[href^='#/phone-desk/']";
        const rows = page.locator(`${links}, [role=row] [role=button], li [role=button]`);
        await press(page, rows.filter({ hasText: "王" }));
    }
    await pressAll(page, before, language);
    if (fill) await page.getByRole("textbox", { name: said(fill[0], language) }).fill(fill[1]);
    if (file) {
        const picked = page.waitForEvent("filechooser");
        await page.getByRole("button", { name: said(file[0], language) }).click();
        const register = { name: "register.csv", mimeType: "text/csv", buffer: Buffer.from(file[1]) };
        await (await picked).setFiles(register);
    }
    await pressAll(page, presses, language);
    await untilAtRest(page);
}
