// Shifts where no Linli is: in the calendar of one's own phone by a link that can be ended, and on the wall.
import assert from "node:assert/strict";
import http from "node:http";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { button, desk, open, signIn, startTown, words } from "./support/town.mjs";

let town, coordinator, volunteer;
before(async () => {
    town = await startTown();
    coordinator = await signIn(town, "coordinator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    volunteer = await signIn(town, "volunteer");
});
after(() => town?.close());

/// As a calendar program asks: without a cookie.
const subscribe = (link) => new Promise((resolve, reject) => {
    const { pathname } = new URL(link);
    http.get({ host: "127.0.0.1", port: town.port, path: pathname }, (answer) => {
        let body = "";
        answer.setEncoding("utf8");
        answer.on("data", (part) => { body += part; });
        answer.on("end", () => resolve({ status: answer.statusCode, body: body.replaceAll("\r\n ", "") }));
    }).on("error", reject);
});

async function makeLink(neighbour) {
    await button(neighbour, "calendar.make").click();
    const field = neighbour.page.getByRole("textbox", { name: words("calendar.link") });
    await field.waitFor();
    return field.inputValue();
}

test("my shifts come into my phone's calendar by a link, until I make it invalid", async () => {
    const { page } = volunteer;
    await open(volunteer, "/shifts");
    await page.getByRole("link", { name: words("calendar.title") }).click();
    await page.waitForURL(/calendar$/);
    await leavePicture(page, "calendar-none");
    const link = await makeLink(volunteer);
    await leavePicture(page, "calendar-made");
    const calendar = await subscribe(link);
    assert.equal(calendar.status, 200);
    assert.match(calendar.body, /SUMMARY:值班：/);
    await button(volunteer, "calendar.done").click();
    await button(volunteer, "calendar.again").click();
    const field = page.getByRole("textbox", { name: words("calendar.link") });
    await field.waitFor();
    assert.equal((await subscribe(link)).status, 404);
    const newer = await field.inputValue();
    await button(volunteer, "calendar.done").click();
    await button(volunteer, "calendar.end").click();
    await button(volunteer, "calendar.make").waitFor();
    assert.equal((await subscribe(newer)).status, 404);
    assert.deepEqual(volunteer.errors, []);
});

test("a coordinator takes a post's calendar along: how many of how many, and no names", async () => {
    await open(coordinator, "/posts");
    await coordinator.page.locator("a[href^='#/post/']").first().click();
    await untilAtRest(coordinator.page);
    const calendar = await subscribe(await makeLink(coordinator));
    await leavePicture(coordinator.page, "calendar-post");
    assert.match(calendar.body, /SUMMARY:.+ \d+\/\d+ 人/);
    assert.deepEqual(coordinator.errors, []);
});

test("the week's roster hangs on the wall: a table of at most two sheets with a code", async () => {
    const { page } = coordinator;
    await open(coordinator, "/shifts");
    await page.getByRole("link", { name: words("wall.title") }).click();
    await button(coordinator, "wall.print").waitFor();
    await leavePicture(page, "wall-screen");
    await button(coordinator, "wall.week_after").click();
    await button(coordinator, "wall.week_before").click();
    await page.emulateMedia({ media: "print" });
    const printed = await page.evaluate(() => {
        dispatchEvent(new Event("beforeprint"));
        const seen = (element) => getComputedStyle(element).display !== "none";
        return {
            tables: [...document.querySelectorAll("#twin [role=table]")].filter(seen).length,
            days: document.querySelectorAll("#twin [role=columnheader]").length,
            codes: document.querySelectorAll("#twin [role=img] svg").length,
        };
    });
    assert.deepEqual(printed, { tables: 1, days: 8, codes: 1 });
    await leavePicture(page, "wall-print");
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
    assert.ok(sheets <= 2, `${sheets} sheets`);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    assert.deepEqual(coordinator.errors, []);
});
