// Contrast as it is seen: of every word that a picture of the gallery or of a page of the town shows, the
// colour of its ground and how much stands out from it, by WCAG's formula. Text is 7 : 1 in every look.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { chromiumArguments, executablePath, untilAtRest } from "./support/chromium.mjs";
import { come, dress, pagesOf } from "./support/pages.mjs";
import { startSite } from "./support/static_site.mjs";
import { signIn, startTown, words } from "./support/town.mjs";

const wanted = 7, blur = 0.4;  // Thin strokes never reach their full colour.
const leastShare = 0.01;  // Of the pixels round all that is painted: one alone may be a corner or an edge.
// Everything is in sight; the browser gives the picture two pixels for each of CSS.
const viewport = { width: 400, height: 4000 }, ratio = 2;
const pagesOfTown = {
    volunteer: ["today", "shifts", "errands", "buy"],
    coordinator: ["today", "people", "buy-desk-money", "roster-week"],
};
let site, browser, town;
const neighbours = {};
before(async () => {
    site = await startSite();
    browser = await chromium.launch({ executablePath, headless: true, args: chromiumArguments });
    town = await startTown();
    for (const role of Object.keys(pagesOfTown))
        neighbours[role] = await signIn(town, role, { viewport, deviceScaleFactor: ratio });
});
after(async () => {
    await town?.close();
    await browser?.close();
    await site?.close();
});

// Runs in a page of its own, with the picture and the places of the words in it (device px).
async function contrasts({ picture, places, enough, painted }) {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const luminance = (colour) => [0.2126, 0.7152, 0.0722].reduce(
        (sum, weight, i) => sum + weight * linear((colour >> (8 * (2 - i)) & 255) / 255), 0);
    const between = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return places.map(({ words, x, y, width, height }) => {
        const { data } = canvas.getImageData(x, y, width, height), counts = new Map();
        const colours = Array.from({ length: data.length / 4 },
            (_, i) => data[4 * i] << 16 | data[4 * i + 1] << 8 | data[4 * i + 2]);
        for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
        const [ground] = [...counts].sort((a, b) => b[1] - a[1])[0], under = luminance(ground);
        const ratioOf = new Map([...counts.keys()].map((one) => [one, between(luminance(one), under)]));
        let left = width, right = -1, top = height, bottom = -1, strong = 0;
        colours.forEach((colour, i) => {
            const ratio = ratioOf.get(colour), column = i % width, line = Math.floor(i / width);
            if (ratio < painted) return;
            [left, right] = [Math.min(left, column), Math.max(right, column)];
            [top, bottom] = [Math.min(top, line), Math.max(bottom, line)];
            if (ratio >= enough) ++strong;
        });
        const area = Math.max(0, right - left + 1) * Math.max(0, bottom - top + 1);
        return { words, ratio: Math.max(...ratioOf.values()), share: area > 0 ? strong / area : 0 };
    });
}

// Words in the root that are in sight: not those that a scroller cuts off. What is pressed is looked at
// inside its edge and its round corners. The box of a row shows its words beside it, in the row.
function placesOfWords(root) {
    const found = root.querySelectorAll("p, h1, h2, h3, button, [role=button], [role=tab], " +
        "a:not([href='#main']), .words:not(.typing > .words, :is(li, [role=cell]) > .choice > .words)");
    const within = (inner, outer) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1 &&
        inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
    const screen = new DOMRect(0, 0, innerWidth, innerHeight);
    return [...found].filter((element) => element.textContent.trim()).map((element) => {
        const box = element.getBoundingClientRect();
        const shown = element.closest(".scroller")?.getBoundingClientRect() ?? screen;
        const [across, down] = element.matches("p, h1, h2, h3") ? [0, 0] : [8, 4];
        return {
            words: element.textContent, isSeen: within(box, shown) && within(box, screen),
            x: box.x + across, y: box.y + down,
            width: box.width - 2 * across, height: box.height - 2 * down,
        };
    }).filter(({ isSeen, width, height }) => isSeen && width > 8 && height > 8);
}

// What is too faint among the words in `root`, and how many were looked at.
async function faintIn(page, root, where) {
    await untilAtRest(page);
    const places = (await root.evaluate(placesOfWords)).map(({ words, x, y, width, height }) => {
        const [left, top, wide, high] = [x, y, width, height].map((px) => Math.round(px * ratio));
        return { words, x: left, y: top, width: wide, height: high };
    });
    const picture = (await page.screenshot()).toString("base64");
    const seen = await page.evaluate(contrasts, { picture, places, enough: wanted - blur, painted: 1.2 });
    return { count: seen.length, faint: seen.filter(({ share }) => share < leastShare)
        .map((one) => `${where}: “${one.words.slice(0, 40)}” at most ${one.ratio.toFixed(2)} : 1, ` +
            `${(100 * one.share).toFixed(1)} % of it at ${wanted} : 1`) };
}

// The page of the gallery that asks a question and, after a press, says what was done.
async function askAndSay(page) {
    const open = page.getByRole("button", { name: words("kit.cannot_come"), exact: true }).first();
    await open.click();
    const asked = await faintIn(page, page.getByRole("dialog"), "the dialog");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: words("kit.take"), exact: true }).first().click();
    await page.getByRole("button", { name: words("kit.undo"), exact: true }).first().focus();  // So it stays.
    const toast = page.locator("#twin p").filter({ hasText: words("kit.taken") }).first().locator("..");
    return [asked, await faintIn(page, toast, "the toast")];
}

function check(looked, least) {
    assert.deepEqual(looked.flatMap(({ faint }) => faint), []);
    const count = looked.reduce((sum, one) => sum + one.count, 0);
    assert.ok(count > least, `${count} words were looked at`);
    for (const one of looked) assert.ok(one.count > 0, "something is seen in each");
}

for (const look of ["light", "dark", "contrast"]) {
    test(`every word of the kit has a contrast of 7 : 1 as it is painted: ${look}`, async () => {
        const context = await browser.newContext({ viewport, deviceScaleFactor: ratio, locale: "zh-CN" });
        const page = await context.newPage();
        await page.addInitScript((chosen) => localStorage.setItem("linli.look", chosen), look);
        const looked = [];
        for (const route of ["/kit/list", "/kit/more", "/kit/text", "/kit/parts", "/kit"]) {
            await page.goto(`${site.url}#${route}`);
            await page.getByRole("main").waitFor();
            looked.push(await faintIn(page, page.locator("#twin"), route));
        }
        looked.push(...await askAndSay(page));
        check(looked, 60);
        await context.close();
    });

    test(`every word of the town has a contrast of 7 : 1 as it is painted: ${look}`, async () => {
        const looked = [];
        for (const [role, names] of Object.entries(pagesOfTown)) {
            const neighbour = neighbours[role], { page } = neighbour;
            await dress(neighbour, viewport, { look });
            for (const name of names) {
                await come(neighbour, pagesOf[role][name], "zh");
                looked.push(await faintIn(page, page.locator("#twin"), `${role} ${name}`));
            }
        }
        check(looked, 100);
    });
}
