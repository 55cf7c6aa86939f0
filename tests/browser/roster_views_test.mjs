// The roster as a list, a week and a month, by role and name; and a planning form that outlives a reload.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { desk, open, signIn, startTown, words } from "./support/town.mjs";

let town, coordinator, volunteer;
before(async () => {
    town = await startTown();
    coordinator = await signIn(town, "coordinator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    volunteer = await signIn(town, "volunteer");
});
after(() => town?.close());

const tab = async ({ page }, key) => {
    await page.getByRole("tab", { name: words(key), exact: true }).click();
    await untilAtRest(page);
};
const shifts = ({ page }) => page.locator("#twin a[href^='#/shifts/']");

test("a volunteer goes from the shifts to the roster, and the list says who stands where", async () => {
    const { page } = volunteer;
    await open(volunteer, "/shifts");
    await page.getByRole("link", { name: words("roster.title"), exact: true }).click();
    await page.waitForURL(/roster$/);
    await tab(volunteer, "roster.agenda");
    await shifts(volunteer).first().waitFor();
    await leavePicture(page, "roster-agenda");
    await shifts(volunteer).first().click();
    await page.waitForURL(/shifts\/[0-9a-f]{32}/);
});

test("the month says of each day what is missing, and arrow keys go through the days", async () => {
    const { page } = volunteer;
    await open(volunteer, "/roster");
    await tab(volunteer, "roster.month");
    const days = page.getByRole("radio");
    const count = await days.count();
    assert.ok(count >= 28 && count <= 31, `${count} days`);
    const { month, day } = await page.evaluate(() => {
        const today = new Date(Date.now() + 8 * 3600_000);
        return { month: today.getUTCMonth() + 1, day: today.getUTCDate() };
    });
    const today = page.getByRole("radio", { name: new RegExp(`^${month}月${day}日`) });
    await today.click();
    await untilAtRest(page);
    await page.getByRole("heading", { name: new RegExp(`^${month}月${day}日`) }).waitFor();
    await page.keyboard.press(day > 1 ? "ArrowLeft" : "ArrowRight");
    await untilAtRest(page);
    const other = day > 1 ? day - 1 : day + 1;
    await page.getByRole("heading", { name: new RegExp(`^${month}月${other}日`) }).waitFor();
    await leavePicture(page, "roster-month");
    assert.deepEqual(volunteer.errors, []);
});

test("the week stands by posts on a wide screen, by hours too, and can be turned", async () => {
    const { page } = coordinator;
    await open(coordinator, "/roster");
    await tab(coordinator, "roster.week");
    // Of this week little may be left.
    await page.getByRole("button", { name: words("wall.week_after") }).click();
    const short = words("roster.week_short", { week: words("time.week.next"), count: "\\d+" });
    await page.getByText(new RegExp(`^${short}$`)).first().waitFor();
    await leavePicture(page, "roster-week");
    await page.getByRole("button", { name: words("roster.by_hours"), exact: true }).click();
    await untilAtRest(page);
    await shifts(coordinator).first().waitFor();
    await leavePicture(page, "roster-week-hours");
    await page.getByRole("button", { name: words("wall.week_before") }).click();
    await page.getByRole("button", { name: words("wall.week_after") }).click();
    await shifts(coordinator).first().waitFor();
    assert.deepEqual(coordinator.errors, []);
});

test("a gap of the week says who could come, and a coordinator puts somebody there", async () => {
    const { page } = coordinator;
    await open(coordinator, "/roster");
    await tab(coordinator, "roster.week");
    const byPost = page.getByRole("button", { name: words("roster.by_post"), exact: true });
    await byPost.click();
    await untilAtRest(page);
    const gap = page.getByRole("list", { name: words("roster.gaps") }).getByRole("button").first();
    await gap.click();
    const sheet = page.getByRole("dialog", { name: words("propose.choose_title") });
    await sheet.waitFor();
    await leavePicture(page, "roster-week-gap");
    const could = sheet.getByRole("list", { name: words("propose.could") }).getByRole("button").first();
    if (await could.count() > 0) await could.click();
    else await sheet.getByText(words("propose.nobody_else")).waitFor();
    assert.deepEqual(coordinator.errors, []);
});

test("the picture of tonight is a sentence a cell", async () => {
    await open(coordinator, "/today");
    const said = new RegExp(`\\d+:\\d\\d–\\d+:\\d\\d .+：(至少 \\d+ 人，有 \\d+ 人|站完，来了 \\d+ 人)`);
    await coordinator.page.getByRole("button", { name: said }).first().waitFor();
});

test("a pattern that is half typed is there again when the page was loaded again", async () => {
    const { page } = coordinator;
    await open(coordinator, "/patterns/new");
    const monday = page.getByRole("button", { name: words("time.weekday.1"), exact: true });
    assert.equal(await monday.getAttribute("aria-pressed"), "true");
    await monday.click();
    await page.waitForTimeout(2500);  // Drafts are kept two seconds after the first change.
    await page.reload();
    await page.getByRole("main").waitFor();
    await untilAtRest(page);
    assert.equal(await monday.getAttribute("aria-pressed"), "false");
    assert.deepEqual(coordinator.errors, []);
});
