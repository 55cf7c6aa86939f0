// Contrast as it is seen: of every word that a picture of the gallery shows, the colour of its ground and the
// one that stands out most from it, by WCAG's formula. Text is 7 : 1 in every look.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { chromiumArguments, executablePath, untilAtRest } from "./support/chromium.mjs";
import { startSite } from "./support/static_site.mjs";

const wanted = 7, blur = 0.4;  // Thin strokes never reach their full colour.
let site, browser;
before(async () => {
    site = await startSite();
    browser = await chromium.launch({ executablePath, headless: true, args: chromiumArguments });
});
after(async () => {
    await browser?.close();
    await site?.close();
});

// Runs in a page of its own, with the picture and the places of the words in it (device px).
async function contrasts({ picture, places }) {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const luminance = (colour) => [0.2126, 0.7152, 0.0722].reduce(
        (sum, weight, i) => sum + weight * linear((colour >> (8 * (2 - i)) & 255) / 255), 0);
    return places.map(({ words, x, y, width, height }) => {
        const { data } = canvas.getImageData(x, y, width, height), counts = new Map();
        for (let i = 0; i < data.length; i += 4) {
            const colour = data[i] << 16 | data[i + 1] << 8 | data[i + 2];
            counts.set(colour, (counts.get(colour) ?? 0) + 1);
        }
        const [ground] = [...counts].sort((a, b) => b[1] - a[1])[0], under = luminance(ground);
        const ratios = [...counts.keys()].map((colour) => {
            const over = luminance(colour);
            return (Math.max(over, under) + 0.05) / (Math.min(over, under) + 0.05);
        });
        return { words, ratio: Math.max(...ratios) };
    });
}

// Words that are in sight, where no other element lies over them.
function placesOfWords() {
    const all = [...document.querySelectorAll("#twin :is(p, h1, h2, h3, button, a, [role=tab])")];
    return all.filter((element) => element.textContent.trim()).map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { words: element.textContent, x, y, width, height };
    }).filter(({ x, y, width, height }) =>
        width > 8 && height > 8 && x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight);
}

for (const look of ["light", "dark", "contrast"]) {
    test(`every word has a contrast of 7 : 1 as it is painted: ${look}`, async () => {
        const ratio = 2, context = await browser.newContext(
            { viewport: { width: 400, height: 4000 }, deviceScaleFactor: ratio, locale: "zh-CN" });
        const page = await context.newPage();
        await page.addInitScript((chosen) => localStorage.setItem("linli.look", chosen), look);
        const found = [];
        let measured = 0;
        for (const route of ["/kit", "/kit/more", "/kit/text"]) {
            await page.goto(`${site.url}#${route}`);
            await page.getByRole("main").waitFor();
            await untilAtRest(page);
            const places = (await page.evaluate(placesOfWords)).map(({ words, ...place }) => ({
                words, ...Object.fromEntries(Object.entries(place).map(([key, px]) => [key, px * ratio])),
            }));
            const picture = (await page.screenshot()).toString("base64");
            const seen = await page.evaluate(contrasts, { picture, places });
            measured += seen.length;
            found.push(...seen.filter((one) => one.ratio < wanted - blur)
                .map((one) => `${route} ${one.ratio.toFixed(2)} ${one.words.slice(0, 40)}`));
        }
        assert.ok(measured > 60, `${measured} words were looked at`);
        assert.deepEqual(found, []);
        await context.close();
    });
}
