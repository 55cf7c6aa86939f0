// What a month of the roster costs a frame in a headless Chromium, in milliseconds; painting is not counted.
import { untilAtRest } from "../browser/support/chromium.mjs";
import { button, open, signIn, startTown, words } from "../browser/support/town.mjs";
import { print, times, watch } from "./frames.mjs";

const repeats = 60;

// How many weeks ahead of this one the weeks begin that reach into next month, in China.
function weeksOfNextMonth() {
    const day = 86_400_000, today = new Date(Date.now() + 8 * 3600_000);
    const year = today.getUTCFullYear(), month = today.getUTCMonth();
    const monday = Date.UTC(year, month, today.getUTCDate()) - (today.getUTCDay() + 6) % 7 * day;
    const first = Date.UTC(year, month + 1, 1), end = Date.UTC(year, month + 2, 1);
    const weeks = [];
    for (let ahead = 1; monday + 7 * ahead * day < end; ++ahead) {
        if (monday + 7 * (ahead + 1) * day > first) weeks.push(ahead);
    }
    return weeks;
}

// Next month has the shifts of this week in each of its weeks: copied, as a coordinator does it.
async function fillNextMonth(coordinator) {
    const { page } = coordinator;
    const copy = page.getByRole("button", { name: new RegExp(`^${words("plan.copy", { count: "\\d+" })}$`) });
    await open(coordinator, "/plan");
    let shown = 1;
    for (const ahead of weeksOfNextMonth()) {
        for (; shown < ahead; ++shown) {
            await button(coordinator, "plan.ahead_after").click();
            await untilAtRest(page);
        }
        if (await copy.count() > 0) await copy.click();  // Else all of them are there.
        await untilAtRest(page);
    }
}

// The same as the native bench of the roster measures without a browser.
const town = await startTown({ full: true });
try {
    const coordinator = await signIn(town, "coordinator");
    const { page } = coordinator;
    await fillNextMonth(coordinator);
    await open(coordinator, "/roster");
    await page.getByRole("tab", { name: words("roster.month"), exact: true }).click();
    await button(coordinator, "picker.month_after").click();
    await untilAtRest(page);
    const shifts = await page.evaluate(() => Math.max(
        ...[...document.querySelectorAll("#twin [aria-setsize]")].map((one) => one.ariaSetSize)));
    await page.evaluate(watch);
    await page.evaluate(() => window.watcher.disconnect());
    const scroller = page.locator(".scroller").first();
    const scroll = (i) => scroller.evaluate((element, top) => element.scrollTo(0, top), 800 + 57 * i);
    const frames = [];
    for (let i = 0; i < repeats; ++i) frames.push(...(await times(page, () => scroll(i))).frame);
    print(`frame without painting, a month of ${shifts} shifts`, frames, 3, "p95 at most 3");
} finally {
    await town.close();
}
