// The page fetches the words of the one language that it speaks, and those of another one when it is chosen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { chromiumArguments, executablePath, leavePicture, untilAtRest } from "./support/chromium.mjs";
import { startSite } from "./support/static_site.mjs";
import { open, phone, signIn, startTown, words } from "./support/town.mjs";

let site, browser, town;
before(async () => {
    site = await startSite();
    browser = await chromium.launch({ executablePath, headless: true, args: chromiumArguments });
    town = await startTown();
});
after(async () => {
    await town?.close();
    await browser?.close();
    await site?.close();
});

const wordsOf = (language) => new RegExp(`/words\\.${language}-[0-9a-f]{16}\\.txt$`);
const signInWith = (page, language) =>
    page.getByRole("heading", { name: words("signin.with_card", {}, language) });
const chip = (page, language, state = {}) =>
    page.getByRole("button", { name: { zh: "中文", en: "English" }[language], exact: true, ...state });
const chosenHere = (page) => page.evaluate(() => localStorage.getItem("linli.language"));

/// The sign-in page in a browser of somebody new, which keeps no build. `fetched`: the languages whose words
/// were asked for. `answers`: what becomes of these requests, by language.
async function visit(locale, answers = {}) {
    const context = await browser.newContext({ viewport: phone, locale, serviceWorkers: "block" });
    const page = await context.newPage(), fetched = [];
    page.on("request", (request) => {
        fetched.push(...["zh", "en"].filter((language) => wordsOf(language).test(request.url())));
    });
    for (const [language, answer] of Object.entries(answers)) await page.route(wordsOf(language), answer);
    await page.goto(site.url);
    return { page, fetched, close: () => context.close() };
}

const { files } = JSON.parse(readFileSync("build/site/site.json", "utf8"));
const fileOf = (name) => readFileSync(`build/site${files.find((file) => file.name === name).url}`);

/// Answers that are no words of this program.
const damaged = {
    "not there": { status: 404 },
    "half of them": { body: fileOf("words.zh.txt").subarray(0, fileOf("words.zh.txt").length / 2) },
    "of other keys": { body: Buffer.from(String(fileOf("words.zh.txt")).replace(/^zh \w/, "zh x")) },
    "a page": { contentType: "text/html", body: "<!doctype html><p>Please sign in to this network.</p>" },
};

test("a phone fetches the words of one language only, that of its reader", async () => {
    for (const [locale, language] of [["zh-CN", "zh"], ["en-GB", "en"], ["de-DE", "zh"]]) {
        const { page, fetched, close } = await visit(locale);
        await signInWith(page, language).waitFor();
        await untilAtRest(page);
        assert.deepEqual(fetched, [language], locale);
        await close();
    }
});

test("another language is fetched when it is chosen, and is the first one the next time", async () => {
    const { page, fetched, close } = await visit("zh-CN");
    await signInWith(page, "zh").waitFor();
    await chip(page, "en").click();
    await signInWith(page, "en").waitFor();
    assert.deepEqual(fetched.splice(0), ["zh", "en"]);
    await page.reload();
    await signInWith(page, "en").waitFor();
    await untilAtRest(page);
    assert.deepEqual(fetched.splice(0), ["en"]);
    await chip(page, "zh").click();
    await signInWith(page, "zh").waitFor();
    await chip(page, "en").click();
    await signInWith(page, "en").waitFor();
    assert.deepEqual(fetched, ["zh"]);
    await close();
});

test("the page keeps the words that it has until those of the other language are there", async () => {
    let release;
    const released = new Promise((resolve) => { release = resolve; });
    const { page, close } = await visit("zh-CN", { en: (route) => released.then(() => route.continue()) });
    await signInWith(page, "zh").waitFor();
    const asked = page.waitForRequest(wordsOf("en"));
    await chip(page, "en").click();
    await asked;
    await untilAtRest(page);
    assert.equal(await signInWith(page, "zh").count(), 1);
    assert.equal(await chip(page, "en", { pressed: true }).count(), 1);
    assert.equal(await chosenHere(page), "zh");
    release();
    await signInWith(page, "en").waitFor();
    assert.equal(await chosenHere(page), "en");
    await close();
});

test("words that do not come, or are damaged, leave the page in its language, and it says so", async () => {
    const answers = [(route) => route.abort(),
        ...Object.values(damaged).map((answer) => (route) => route.fulfill(answer))];
    const answer = (route) => (answers.shift() ?? ((one) => one.continue()))(route);
    const { page, close } = await visit("zh-CN", { en: answer });
    await signInWith(page, "zh").waitFor();
    while (answers.length > 0) {
        const asked = page.waitForRequest(wordsOf("en"));
        await chip(page, "en").click();
        await asked;
        await untilAtRest(page);
        await chip(page, "zh", { pressed: true }).waitFor();
        await page.getByText(words("language.failed")).first().waitFor();
        assert.equal(await signInWith(page, "zh").count(), 1);
        assert.equal(await chosenHere(page), "zh");
    }
    await leavePicture(page, "story-language-not-fetched");
    await chip(page, "en").click();
    await signInWith(page, "en").waitFor();
    await close();
});

test("a page that is given no whole words says in both languages that it has stopped", async () => {
    for (const [what, answer] of Object.entries(damaged)) {
        const { page, close } = await visit("zh-CN", { zh: (route) => route.fulfill(answer) });
        await page.locator("#stopped").waitFor();
        const said = await page.locator("#stopped").innerText();
        assert.match(said, /邻里停住了[^]*Linli has stopped/, what);
        assert.equal(await page.locator("#twin").count(), 0, what);
        await close();
    }
});

test("once the build is kept, the language changes without a network, and the page opens in it", async () => {
    const neighbour = await signIn(town, "resident");
    const { page, cable } = neighbour;
    await page.waitForFunction(() => Boolean(navigator.serviceWorker.controller), null, { timeout: 60_000 });
    await open(neighbour, "/me");
    cable.cut();
    await page.getByText(words("banner.offline")).first().waitFor({ timeout: 60_000 });
    await page.getByRole("radio", { name: "English" }).click();
    await page.getByText(words("banner.offline", {}, "en")).first().waitFor();
    await page.reload();
    await page.getByRole("radio", { name: "English", checked: true }).waitFor({ timeout: 30_000 });
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    await page.getByRole("radio", { name: "中文" }).click();
    await page.getByText(words("banner.offline")).first().waitFor();
    cable.mend();
});
