// The SQLite worker in a real Chromium: what it has answered survives, tabs hand the files over.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { chromiumArguments, executablePath } from "./support/chromium.mjs";
import { startSite } from "./support/static_site.mjs";

let site, profile, context;

before(async () => {
    site = await startSite();
    profile = await mkdtemp(path.join(tmpdir(), "linli-store-"));
});

after(async () => {
    await context?.close();
    await site?.close();
    if (profile) await rm(profile, { recursive: true, force: true });
});

async function launch() {
    context = await chromium.launchPersistentContext(profile, {
        executablePath, headless: true, args: chromiumArguments,
    });
}

/// A tab with a worker of its own; `ask` gives the worker's answer.
async function tab() {
    const page = await context.newPage();
    await page.goto(`${site.url}site.json`);
    const listed = JSON.parse(await page.evaluate(() => document.body.textContent));
    const urls = Object.fromEntries(listed.files.map(({ name, url }) => [name, url]));
    await page.evaluate(({ script, sqlite }) => {
        window.worker = new Worker(script, { type: "module" });
        window.worker.postMessage({ kind: "start", sqliteUrl: new URL(sqlite, location.href).href });
        window.asked = 0;
        window.ask = (question) => new Promise((resolve) => {
            const id = ++window.asked;
            window.worker.addEventListener("message", ({ data }) => { if (data.id === id) resolve(data); });
            window.worker.postMessage({ ...question, id });
        });
    }, { script: urls["store_worker.js"], sqlite: urls["sqlite3.wasm"] });
    return { page, ask: (question) => page.evaluate((asked) => window.ask(asked), question) };
}

const put = (text) => ({ kind: "batch", statements: [
    { sql: "CREATE TABLE IF NOT EXISTS said (number INTEGER PRIMARY KEY, words TEXT)", values: [] },
    { sql: "INSERT INTO said (words) VALUES (?)", values: [text] },
] });
const all = { kind: "query", sql: "SELECT words FROM said ORDER BY number", values: [] };

test("what was answered survives closing the browser", async () => {
    await launch();
    const first = await tab();
    assert.deepEqual(await first.ask({ kind: "open", name: "guihua-1" }), { id: 1, kept: true });
    assert.equal((await first.ask(put("秦奶奶的药"))).error, undefined);
    await context.close();
    await launch();
    const second = await tab();
    await second.ask({ kind: "open", name: "guihua-1" });
    assert.deepEqual((await second.ask(all)).rows, [["秦奶奶的药"]]);
    await second.page.close();
});

test("a batch is all or nothing, and the error says why", async () => {
    const { page, ask } = await tab();
    await ask({ kind: "open", name: "guihua-2" });
    await ask(put("one"));
    const statements = [...put("two").statements, { sql: "INSERT INTO nowhere VALUES (1)", values: [] }];
    assert.match((await ask({ kind: "batch", statements })).error, /nowhere/);
    assert.deepEqual((await ask(all)).rows, [["one"]]);
    await page.close();
});

test("a second tab takes the files over, and the first one is told so", async () => {
    const first = await tab();
    assert.equal((await first.ask({ kind: "open", name: "guihua-3" })).kept, true);
    await first.ask(put("from the first tab"));
    const second = await tab();
    assert.equal((await second.ask({ kind: "open", name: "guihua-3" })).kept, true);
    assert.deepEqual((await second.ask(all)).rows, [["from the first tab"]]);
    assert.match((await first.ask(put("too late"))).error, /not open/);
    assert.equal((await first.ask({ kind: "open", name: "guihua-3" })).kept, true);
    assert.equal((await first.ask(all)).rows.length, 1);
    await first.page.close();
    await second.page.close();
});

test("wiping leaves nothing, and other databases alone", async () => {
    const { page, ask } = await tab();
    await ask({ kind: "open", name: "guihua-4" });
    await ask(put("secret"));
    await ask({ kind: "wipe" });
    assert.match((await ask(all)).error, /not open/);
    await ask({ kind: "open", name: "guihua-4" });
    assert.match((await ask(all)).error, /no such table/);
    await ask({ kind: "open", name: "guihua-2" });
    assert.deepEqual((await ask(all)).rows, [["one"]]);
    await page.close();
});
