// A week's roster is proposed in a coordinator's browser, for five checkpoints on which nobody stands, with
// 328 volunteers: how long the longest frame is while it is looked for, without what painting costs on a
// machine that has no graphics card, and how long the first proposal takes.
import { untilAtRest } from "../browser/support/chromium.mjs";
import {
    button, chooseDay, dayAhead, desk, open, signIn, startTown, words,
} from "../browser/support/town.mjs";
import { print, watch } from "./frames.mjs";

const rounds = 5;

// The Monday after the next one: that week has no shifts yet.
const daysToMonday = 14 - (dayAhead(0).getUTCDay() + 6) % 7;

// Each shift of the next seven days needs three people from now on.
async function needThreeEach(coordinator) {
    const { page } = coordinator;
    await open(coordinator, "/plan");
    await page.getByRole("tab", { name: words("plan.bulk"), exact: true }).click();
    await page.getByRole("textbox", { name: words("plan.places"), exact: true }).fill("4");
    await page.getByRole("textbox", { name: words("plan.least"), exact: true }).fill("3");
    await untilAtRest(page);
    const change = new RegExp(`^${words("plan.change", { count: "\\d+" })}$`);
    await page.getByRole("button", { name: change }).click();
    await untilAtRest(page);
}

// To the empty week: what is left of this one, and of the next one what of this one is over. By then each of
// five posts has six shifts a day, at night two of them, and nobody stands there.
async function copyToEmptyWeek(coordinator) {
    const { page } = coordinator;
    await open(coordinator, "/plan");
    await page.getByRole("tab", { name: words("plan.copy_week"), exact: true }).click();
    const turn = async (key) => {
        await page.getByRole("button", { name: words(key), exact: true }).click();
        await untilAtRest(page);
    };
    const copy = async () => {
        const name = new RegExp(`^${words("plan.copy", { count: "\\d+" })}$`);
        await page.getByRole("button", { name }).click();
        await page.getByText(words("plan.all_skipped")).first().waitFor();
    };
    await turn("plan.ahead_after");
    await copy();
    await turn("plan.week_after");
    await turn("plan.ahead_before");
    await copy();
}

// The proposal begins with that week's Monday; how many people are missing in it.
async function chooseEmptyWeek(coordinator) {
    const { page } = coordinator;
    await open(coordinator, "/propose");
    await untilAtRest(page);
    await chooseDay(coordinator, "propose.first", daysToMonday);
    await untilAtRest(page);
    const missing = page.getByText(new RegExp(words("propose.missing", { count: "\\d+" }))).first();
    return Number(/\d+/.exec(await missing.textContent())[0]);
}

// Presses the first button in the page itself and, as soon as each of the others can be, that one;
// milliseconds from the first press until `shown` is there. Playwright would look only now and then.
const pressAndWait = (page, presses, shown) => page.evaluate(async ([presses, shown]) => {
    const find = (name) => [...document.querySelectorAll("#twin button")]
        .find((one) => one.textContent === name && one.getAttribute("aria-disabled") !== "true");
    const appears = async (name) => {
        for (let found = find(name); ; found = find(name)) {
            if (found) return found;
            await new Promise((resolve) => requestAnimationFrame(resolve));
        }
    };
    const from = performance.now();
    for (const name of presses) (await appears(name)).click();
    await appears(shown);
    return performance.now() - from;
}, [presses.map((key) => words(key)), words(shown)]);

async function propose(coordinator, presses) {
    const { page } = coordinator;
    await open(coordinator, "/propose");
    await button(coordinator, "propose.start").waitFor();
    await untilAtRest(page);
    await page.evaluate(() => { window.times.frame = []; });
    const took = await pressAndWait(page, presses, "propose.accept");
    const frames = await page.evaluate(() => window.times.frame);
    await button(coordinator, "propose.not_so").click();
    await button(coordinator, "propose.start").waitFor();
    return { took, frames };
}

const town = await startTown({ full: true });
try {
    const coordinator = await signIn(town, "coordinator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    await needThreeEach(coordinator);
    await copyToEmptyWeek(coordinator);
    const missing = await chooseEmptyWeek(coordinator);
    await coordinator.page.evaluate(watch);
    await coordinator.page.evaluate(() => window.watcher.disconnect());
    const first = [], longest = [];
    for (let round = 0; round < rounds; ++round) {
        const { took, frames } = await propose(coordinator, ["propose.start", "propose.enough"]);
        first.push(took);
        longest.push(Math.max(...frames));
    }
    const { took, frames } = await propose(coordinator, ["propose.start"]);
    longest.push(Math.max(...frames));
    const what = `an empty week proposed in the browser (${missing} people missing)`;
    print(`${what}: the first proposal, ms`, first, 1000, "p95 at most 1000");
    print("  until it is not looked any further, ms", [took], undefined, "");
    print("  its longest frame without painting, ms", longest, 50, "p95 at most 50");
    print("  its frames without painting, ms", frames, undefined, "");
} finally {
    await town.close();
}
