// A week's roster is proposed in a coordinator's browser, for five checkpoints and 328 volunteers: how long
// the longest frame is while it is looked for, and how long the first proposal takes.
import { untilAtRest } from "../browser/support/chromium.mjs";
import { button, desk, open, signIn, startTown, words } from "../browser/support/town.mjs";
import { print, watch } from "./frames.mjs";

const rounds = 5;

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

// Presses the first button in the page itself and, as soon as each of the others is there, that one;
// milliseconds from the first press until `shown` is there. Playwright would look only now and then.
const pressAndWait = (page, presses, shown) => page.evaluate(async ([presses, shown]) => {
    const find = (name) => [...document.querySelectorAll("#twin button")]
        .find((one) => one.textContent === name);
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
    print("a week proposed in the browser: the first proposal, ms", first, 1000, "p95 at most 1000");
    print("  until it is not looked any further, ms", [took], undefined, "");
    print("  its longest frame without painting, ms", longest, 50, "p95 at most 50");
    print("  its frames without painting, ms", frames, undefined, "");
} finally {
    await town.close();
}
