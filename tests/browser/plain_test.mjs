// The plain page: whatever keeps the canvas from showing, the twin itself is the page, and all goes on.
// LINLI_LONG_TESTS=1 goes through every page there is, for each of what keeps it from showing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { chromiumArguments, executablePath, leavePicture, untilAtRest } from "./support/chromium.mjs";
import { come, dress, everybodyIn, pagesOf } from "./support/pages.mjs";
import { startSite } from "./support/static_site.mjs";
import { phone, startTown, words } from "./support/town.mjs";

let site, browser, context, page, errors;
before(async () => {
    site = await startSite();
    browser = await chromium.launch({ executablePath, headless: true, args: chromiumArguments });
});
after(async () => {
    await browser?.close();
    await site?.close();
});

async function open({ route = "/kit", prepare, ...options } = {}) {
    await context?.close();
    context = await browser.newContext({
        viewport: { width: 360, height: 740 }, locale: "zh-CN", hasTouch: true, ...options,
    });
    page = await context.newPage();
    errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    if (prepare) await page.addInitScript(prepare);
    await page.goto(`${site.url}#${route}`);
    await page.getByRole("main").waitFor();
    await untilAtRest(page);
}

const isPlain = () => page.evaluate(() => document.documentElement.classList.contains("plain"));
const canvasIsSeen = () => page.locator("#canvas").isVisible();

async function pressesAndTypes() {
    await page.getByRole("button", { name: "报名", exact: true }).click();
    await page.getByText("按了 1 次").waitFor();
    await page.getByRole("textbox", { name: "名字" }).fill("沈小禾");
    await page.getByText("沈小禾").first().waitFor();
    await page.getByRole("checkbox").first().click();
    const [second] = await page.getByRole("radio", { name: /病|不舒服/ }).all();
    await second.click();
    await untilAtRest(page);
    assert.equal(await second.isChecked(), true);
    assert.deepEqual(errors, []);
}

const loseContext = () => page.evaluate(() => {
    window.lost = document.getElementById("canvas").getContext("webgl2").getExtension("WEBGL_lose_context");
    window.lost.loseContext();
});

test("a lost context shows the twin with what was typed; one that comes back is painted", async () => {
    await open();
    assert.equal(await isPlain(), false);
    await page.getByRole("textbox", { name: "名字" }).fill("写到一半");
    await loseContext();
    await page.waitForFunction(() => document.documentElement.classList.contains("plain"));
    assert.equal(await canvasIsSeen(), false);
    assert.equal(await page.getByRole("textbox", { name: "名字" }).inputValue(), "写到一半");
    await leavePicture(page, "kit-context-lost");
    await pressesAndTypes();
    await page.evaluate(() => window.lost.restoreContext());
    await page.waitForFunction(() => !document.documentElement.classList.contains("plain"));
    await untilAtRest(page);
    assert.equal(await canvasIsSeen(), true);
    assert.equal(await page.getByRole("textbox", { name: "名字" }).inputValue(), "沈小禾");
    const shades = await page.screenshot({ clip: { x: 0, y: 0, width: 360, height: 600 } });
    assert.ok(shades.length > 8000, "an empty picture packs to less");
});

function withoutWebGl() {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return String(kind).startsWith("webgl") ? null : real.call(this, kind, ...rest);
    };
}

// A reader's own style sheet. The page's policy refuses foreign style elements; this is not one.
function spaceText() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; " +
        "word-spacing: .16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = [sheet];
}

// What hides a part of its own words, and whether one would have to scroll sideways.
const spoiled = () => page.evaluate(() => [
    ...[...document.querySelectorAll("#twin .node:not(dialog)")].filter((element) => {
        const { overflow } = getComputedStyle(element);
        return overflow !== "visible" && element.scrollWidth > element.clientWidth + 1;
    }).map((element) => `cut: ${element.outerHTML.slice(0, 120)}`),
    ...document.documentElement.scrollWidth > innerWidth
        ? [`${document.documentElement.scrollWidth} px wide, of ${innerWidth}`] : [],
]);

test("a browser without WebGL 2 gets the plain page, and everything on it works", async () => {
    await open({ prepare: withoutWebGl });
    assert.equal(await isPlain(), true);
    await pressesAndTypes();
    await page.getByRole("button", { name: "来不了" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
});

/// What pictures that are read back become: the change is made in the page, with its own functions only.
const readBack = {
    refused: () => {
        CanvasRenderingContext2D.prototype.getImageData = () => {
            throw new DOMException("no", "SecurityError");
        };
    },
    noise: () => {
        const real = CanvasRenderingContext2D.prototype.getImageData;
        CanvasRenderingContext2D.prototype.getImageData = function (...area) {
            const picture = real.apply(this, area);
            picture.data.forEach((_, at) => { picture.data[at] = (at * 97) % 256; });
            return picture;
        };
    },
    hardlyChanged: () => {
        const real = CanvasRenderingContext2D.prototype.getImageData;
        CanvasRenderingContext2D.prototype.getImageData = function (...area) {
            const picture = real.apply(this, area);
            picture.data.forEach((value, at) => { picture.data[at] = value ^ (at % 3 === 0 ? 1 : 0); });
            return picture;
        };
    },
};

for (const kind of ["refused", "noise"]) {
    test(`a browser that hides its reader (pictures read back: ${kind}) gets the plain page`, async () => {
        await open({ prepare: readBack[kind] });
        assert.equal(await isPlain(), true);
        await pressesAndTypes();
    });
}

test("a browser that changes a picture by less than one sees keeps the canvas", async () => {
    await open({ prepare: readBack.hardlyChanged });
    assert.equal(await isPlain(), false);
    assert.equal(await canvasIsSeen(), true);
    await pressesAndTypes();
});

test("forced colours get the plain page, in the reader's own colours", async () => {
    await open({ forcedColors: "active" });
    assert.equal(await isPlain(), true);
    await leavePicture(page, "kit-forced-colours");
    await pressesAndTypes();
    await page.emulateMedia({ forcedColors: "none" });
    await page.waitForFunction(() => !document.documentElement.classList.contains("plain"));
});

test("a reader's own spacing of text gets the plain page, and nothing is cut or covered", async () => {
    await open();
    await page.evaluate(spaceText);
    await page.waitForFunction(() => document.documentElement.classList.contains("plain"));
    await untilAtRest(page);
    await leavePicture(page, "kit-spaced");
    assert.deepEqual(await spoiled(), []);
    await pressesAndTypes();
});

test("a word that is wider than its column does not make a plain table wider than the page", async () => {
    await open({ route: "/kit/more", viewport: { width: 320, height: 640 } });
    await page.getByRole("tab", { name: "图", exact: true }).click();
    await page.getByRole("table").first().waitFor();
    await page.evaluate(() => {
        document.querySelector("[role=cell] .words").textContent = "W".repeat(60);
    });
    await page.evaluate(spaceText);
    await page.waitForFunction(() => document.documentElement.classList.contains("plain"));
    await untilAtRest(page);
    await leavePicture(page, "kit-chart-spaced");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test("what is printed is the plain page and says how much of a list; then the canvas is back", async () => {
    await open({ route: "/kit/list" });
    const printed = await page.evaluate(() => {
        dispatchEvent(new Event("beforeprint"));
        const plain = document.documentElement.classList.contains("plain");
        const rows = document.querySelectorAll("#twin li").length;
        const text = document.querySelector("main").textContent;
        dispatchEvent(new Event("afterprint"));
        return { plain, rows, text, after: document.documentElement.classList.contains("plain") };
    });
    assert.ok(printed.text.includes(words("list.on_paper", { shown: 2000, count: 14_500 })));
    delete printed.text;
    assert.deepEqual(printed, { plain: true, rows: 2000, after: false });
    await open({ route: "/kit" });
    const paper = await page.pdf({ format: "A4" });
    assert.ok(paper.length > 20000, "words and frames; a page with nothing on it is a tenth of that");
    assert.equal(await isPlain(), false);
});

test("a long list shows a part and, when asked, more", async () => {
    await open({ route: "/kit/list", forcedColors: "active" });
    assert.equal(await page.getByRole("listitem").count(), 100);
    await page.getByRole("button", { name: "再看 100 行" }).click();
    await page.getByRole("listitem").nth(199).waitFor();
    assert.equal(await page.getByRole("listitem").count(), 200);
    const last = page.getByRole("listitem").nth(199);
    assert.equal(await last.getAttribute("aria-posinset"), "200");
});

test("another page begins at its top", async () => {
    await open({ forcedColors: "active" });
    await page.evaluate(() => scrollTo(0, 1500));
    await page.getByRole("navigation").getByRole("link").nth(1).click();
    await untilAtRest(page);
    assert.equal(await page.evaluate(() => scrollY), 0);
});

const selection = async () => (await page.evaluate(() => String(getSelection()))).trim();

test("shown text can be selected where it stands, and copied", async () => {
    await open();
    const words = page.getByText("按了 0 次");
    await words.scrollIntoViewIfNeeded();
    await words.click({ clickCount: 3 });
    assert.equal(await selection(), "按了 0 次");
    const { x, y, width, height } = await words.boundingBox();
    await page.mouse.click(1, 1);
    await page.mouse.move(x + 1, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
    await page.mouse.up();
    const part = await selection();
    assert.ok(part.length > 0 && "按了 0 次".startsWith(part), part);
    await page.keyboard.press("Control+A");
    assert.ok((await selection()).includes("报名"));
});

/// Drags the mouse over words, as one marks them.
async function dragOver(place) {
    await place.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await place.boundingBox();
    await page.mouse.move(x + 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width - 2, y + height / 2, { steps: 6 });
    await page.mouse.up();
    await untilAtRest(page);
}

test("a cell's words and a link's can be marked; a link that is dragged over is not followed", async () => {
    await open({ route: "/kit/more" });
    await page.getByRole("tab", { name: "图", exact: true }).click();
    await untilAtRest(page);
    const cell = page.getByRole("cell", { name: "周一" }).first();
    await cell.click({ clickCount: 3 });
    assert.equal(await selection(), "周一");
    await page.getByRole("tab", { name: "十万行" }).click();
    await untilAtRest(page);
    const link = page.getByRole("listitem").nth(1).getByRole("link");
    await dragOver(link);
    const marked = await selection();
    assert.ok(marked.length > 0 && (await link.textContent()).startsWith(marked), marked);
    assert.equal(new URL(page.url()).hash, "#/kit/more");
    await link.click();
    await page.getByRole("heading", { level: 1, name: "文字" }).waitFor();
    assert.equal(new URL(page.url()).hash, "#/kit/text");
});

test("the words of a pressed row can be marked; a drag presses nothing, a click and keys do", async () => {
    await open({ route: "/kit/list", viewport: { width: 1280, height: 800 } });
    const chosen = (row) => row.getByRole("button").getAttribute("aria-current");
    const second = page.getByRole("row").nth(2), third = page.getByRole("row").nth(3);
    await dragOver(second.getByRole("button"));
    const marked = await selection(), words = await second.getByRole("button").textContent();
    assert.ok(marked.length > 0 && words.startsWith(marked), marked);
    assert.equal(await chosen(second), null);
    await second.getByRole("button").click();
    await untilAtRest(page);
    assert.equal(await chosen(second), "true");
    for (const [row, key] of [[third, "Enter"], [second, "Space"]]) {
        await row.getByRole("button").focus();
        await page.keyboard.press(key);
        await untilAtRest(page);
        assert.equal(await chosen(row), "true", key);
    }
});

test("the words in a row that can be pressed press it, wherever on it the finger comes down", async () => {
    await open({ route: "/kit/list", viewport: { width: 1280, height: 800 } });
    const second = page.getByRole("row").nth(2);
    const { x, y, width, height } = await second.boundingBox();
    await page.mouse.click(x + width - 20, y + height / 2);
    await untilAtRest(page);
    assert.equal(await second.getByRole("button").getAttribute("aria-current"), "true");
});

const ways = {
    "a browser without WebGL 2": { prepare: withoutWebGl },
    "a reader's own spacing of text": { prepare: spaceText },
    "forced colours": { media: { forcedColors: "active" } },
};
// Of every page of a role in turn: what is wrong with it.
async function faultsOf(role, neighbour) {
    ({ page } = neighbour);
    await dress(neighbour, phone, { simple: role === "elder" ? "yes" : "" });
    const found = [];
    for (const [name, how] of Object.entries(pagesOf[role])) {
        const faults = await come(neighbour, how, "zh").then(spoiled, (error) => [String(error)]);
        if (!await isPlain()) faults.push("not plain");
        faults.push(...neighbour.errors.splice(0));
        found.push(...faults.map((fault) => `${role} ${name}: ${fault}`));
    }
    return found;
}

for (const [way, { prepare, media }] of process.env.LINLI_LONG_TESTS ? Object.entries(ways) : []) {
    test(`every page is plain, whole and no wider than the screen: ${way}`, async () => {
        const town = await startTown(), found = [];
        try {
            const neighbours = await everybodyIn(town);
            for (const one of new Set(Object.values(neighbours))) {
                if (prepare) await one.page.addInitScript(prepare);
                if (media) await one.page.emulateMedia(media);
            }
            for (const role of Object.keys(pagesOf)) found.push(...await faultsOf(role, neighbours[role]));
        } finally {
            await town.close();
        }
        assert.deepEqual(found, []);
    });
}
