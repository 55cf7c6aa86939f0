// The gallery's page of single parts in a real Chromium.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { chromiumArguments, executablePath, leavePicture, untilAtRest } from "./support/chromium.mjs";
import { startSite } from "./support/static_site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };
let site, browser, context, page;
before(async () => {
    site = await startSite();
    browser = await chromium.launch({ executablePath, headless: true, args: chromiumArguments });
});
after(async () => {
    await browser?.close();
    await site?.close();
});

async function open(viewport) {
    await context?.close();
    context = await browser.newContext({ viewport, locale: "zh-CN" });
    page = await context.newPage();
    await page.goto(`${site.url}#/kit/parts`);
    await page.getByRole("main").waitFor();
    await untilAtRest(page);
}

for (const [form, viewport] of Object.entries(sizes)) {
    test(`axe finds nothing wrong with the manual, and nothing is wider than the page: ${form}`, async () => {
        await open(viewport);
        await leavePicture(page, `kit-parts-${form}`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`), []);
        const widest = await page.evaluate(() => {
            const nodes = [...document.querySelectorAll("#twin .node")];
            return Math.max(...nodes.map((node) => node.getBoundingClientRect().right));
        });
        assert.ok(widest <= viewport.width + 1, `${widest}`);
    });
}

test("a house, a day of the month and a row of the manual are pressed by their names", async () => {
    await open(sizes.phone);
    await page.getByRole("button", { name: /^3 ?号楼/ }).click();
    await page.getByText("选了第 3 个").waitFor();
    const day = page.getByRole("radio", { name: /11月4日/ });
    await day.click();
    await untilAtRest(page);
    assert.ok(await day.isChecked());
    const row = page.getByRole("checkbox", { name: /砂糖橘/ });
    await row.click();
    await untilAtRest(page);
    assert.ok(await row.isChecked());
    await page.getByRole("img", { name: "这一页的二维码" }).waitFor();
});
