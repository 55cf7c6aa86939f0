// Every page in a covering set of language, look, size and type: axe finds nothing wrong, nothing is wider
// than the screen, nothing is logged as an error. Each leaves its picture in
// build/screenshots for human eyes. LINLI_LONG_TESTS=1 takes every combination.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { desk, phone, signIn, startTown, words } from "./support/town.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const chain = readFileSync("tests/data/chains/sh01-gate-native.txt", "utf8");
const register = "姓名,门牌,电话\n沈小禾,2号楼1单元301,13800000001\n,2号楼1单元302,\n林一,不知道哪里,1380\n";

// What axe cannot decide by itself, and what decides it instead.
const answered = {
    "color-contrast": "nothing is painted by the elements: theme_test and contrast_test look at what is",
};

// A wide screen at 400 % is as narrow as this.
const screens = { phone, desk, enlarged: { width: 320, height: 256 } };
const some = [
    { screen: "phone", language: "zh", look: "light", type: 100 },
    { screen: "desk", language: "zh", look: "light", type: 100 },
    { screen: "phone", language: "en", look: "dark", type: 100 },
    { screen: "desk", language: "en", look: "contrast", type: 100 },
    { screen: "phone", language: "zh", look: "contrast", type: 200 },
    { screen: "desk", language: "zh", look: "dark", type: 200 },
    { screen: "phone", language: "zh", look: "light", type: 100, plain: true },
    { screen: "desk", language: "en", look: "dark", type: 150, plain: true },
    { screen: "enlarged", language: "en", look: "light", type: 100 },
];
function all() {
    const list = [];
    for (const screen of Object.keys(screens))
        for (const language of ["zh", "en"])
            for (const look of ["light", "dark", "contrast"])
                for (const type of [100, 150, 200])
                    for (const plain of [false, true]) list.push({ screen, language, look, type, plain });
    return list;
}
const combinations = process.env.LINLI_LONG_TESTS ? all() : some;

// How to come to each page; `press` says what is pressed there before one looks. Words come by their key.
const everybody = {
    today: { route: "/today" },
    notices: { route: "/notices" },
    shifts: { route: "/shifts" },
    shift: { route: "/shifts", shift: true },
    errands: { route: "/errands" },
    ask: { route: "/ask", press: [["button", "ask.other_kind", "if it is there"]] },
    "ask-shopping": { route: "/ask",
        press: [["button", "ask.other_kind", "if it is there"], ["button", "errand.kind.1"]] },
    waiting: { route: "/waiting" },
    me: { route: "/me" },
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
    import: { route: "/people/import" },
    "import-preview": { route: "/people/import", file: ["import.choose", register] },
};
const ofVolunteer = { ...everybody, offer: { route: "/offer" }, drive: { route: "/drive" },
    "leave-sheet": { route: "/today", press: [["button", "leave.open"]] } };

const ofOldNeighbour = {
    "simple-home": { route: "/simple" },
    "simple-ask": { route: "/simple/ask" },
    "simple-ask-words": { route: "/simple/ask", press: [["button", "errand.kind.1"]] },
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
    "sign-in": { route: "/today" },
    "sign-in-password": { route: "/today", press: [["button", "signin.use_password"]] },
};

let town;
const neighbours = {};
before(async () => {
    town = await startTown();
    for (const role of ["coordinator", "volunteer"]) neighbours[role] = await signIn(town, role);
    neighbours.resident = await signIn(town, "resident");
    await askForShopping(neighbours.resident.page);
    neighbours.stranger = await town.neighbour("stranger", new URL(town.links().resident).origin);
});
after(() => town?.close());

// So that somebody waits on the pages of the others.
async function askForShopping(page) {
    await page.evaluate(() => { location.hash = "/ask"; });
    await page.getByRole("button", { name: new RegExp(`^${words("errand.kind.1")}`) }).click();
    await page.getByRole("textbox", { name: words("ask.what.1") }).fill("3斤水多的梨、豆腐两块");
    await page.getByRole("button", { name: words("ask.send") }).click();
    await page.waitForURL(/errands\/[0-9a-f]{32}/);
    await untilAtRest(page);
}

// A page that is still loading would call its end an error, so each waits until it is there.
async function dress(neighbour, { screen, language, look, type, plain }, simple) {
    const { page } = neighbour;
    const yes = (on) => (on ? "yes" : "");
    await page.getByRole("main").waitFor();
    await page.setViewportSize(screens[screen]);
    await page.evaluate((settings) => {
        for (const [name, value] of Object.entries(settings)) localStorage.setItem(`linli.${name}`, value);
    }, { language, look, "type-scale": String(type), plain: yes(plain), simple: yes(simple) });
    await page.reload();
    await page.getByRole("main").waitFor();
    neighbour.wasPressed = false;
}

const said = (key, language) => {
    const parts = words(key, {}, language).split(/\{\w+\}/).map((part) =>
        part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(parts.join(".+"));
};

async function press(page, found) {
    await found.first().click({ timeout: 5000 });
    await untilAtRest(page);
}

async function come(neighbour, how, language) {
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
        const rows = page.locator("a[href^='#/people/'], [role=row] button, tr button");
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

async function look(neighbour, name) {
    const { page } = neighbour;
    await leavePicture(page, name);
    await page.evaluate(axe);
    const found = await page.evaluate(async (answers) => {
        const { violations, incomplete } = await window.axe.run();
        const open = incomplete.filter(({ id }) => !(id in answers));
        const wide = [...document.querySelectorAll("#twin *")].filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
        });
        const least = 44;  // of filter chips and on the desk; all else is 48
        const targets = [...document.querySelectorAll("#twin :is(a, button, input, textarea)")];
        const small = targets.filter((element) => {
            const { width, height } = (element.closest("label") ?? element).getBoundingClientRect();
            return element.getAttribute("href") !== "#main" && width > 0 &&
                Math.min(width, height) < least - 0.5 && element.localName !== "textarea";
        });
        return [
            ...open.map(({ id, nodes: [node] }) => `axe cannot tell: ${id} ${node.html}`),
            ...small.slice(0, 3).map((element) => `a small target: ${element.outerHTML.slice(0, 160)}`),
            ...violations.map(({ id, nodes: [node] }) => `${id} ${node.html} ${node.any[0]?.message ?? ""}`),
            ...wide.slice(0, 3).map((element) => `wider than the screen: ${element.outerHTML.slice(0, 160)}`),
        ];
    }, answered);
    return [...found, ...neighbour.errors.splice(0)].map((what) => `${name}: ${what}`);
}

for (const combination of combinations) {
    const { screen, language, look: colours, type, plain } = combination;
    const dressed = `${screen}-${language}-${colours}-${type}${plain ? "-plain" : ""}`;
    const roles = {
        coordinator: ofCoordinator, volunteer: ofVolunteer, resident: ofOldNeighbour, stranger: ofStranger,
    };
    for (const [role, pages] of Object.entries(roles)) {
        test(`every page of a ${role} is sound: ${dressed}`, async () => {
            const neighbour = neighbours[role];
            neighbour.origin ??= new URL(neighbour.page.url()).origin;
            await dress(neighbour, combination, role === "resident");
            const found = [];
            for (const [name, how] of Object.entries(pages)) {
                const picture = `${role}-${name}-${dressed}`;
                try {
                    await come(neighbour, how, language);
                    found.push(...await look(neighbour, picture));
                } catch (error) {
                    await leavePicture(neighbour.page, `${picture}-failed`);
                    found.push(`${picture}: ${String(error).slice(0, 300)}`);
                }
            }
            assert.deepEqual(found, []);
        });
    }
}
