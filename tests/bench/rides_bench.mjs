// How long a coordinator's browser works until it says where one urgent ride goes, in a day of 200 rides and
// 12 vehicles: the frames from "send" to the answer, and those after "put it in so"; and how long a frame is
// while the whole day is planned anew. Painting is done by software here and is left out.
import { untilAtRest } from "../browser/support/chromium.mjs";
import { button, desk, open, signIn, startTown, words } from "../browser/support/town.mjs";
import { print, times, watch } from "./frames.mjs";

const repeats = 5;

async function writeRide(coordinator) {
    const { page } = coordinator;
    await open(coordinator, "/errands");
    await open(coordinator, "/ask");
    const other = button(coordinator, "ask.other_kind");
    if (await other.count()) {
        await other.click();
        await untilAtRest(page);
    }
    await page.getByRole("button", { name: new RegExp(`^${words("errand.kind.3")}`) }).click();
    await page.getByRole("textbox", { name: words("ask.destination") }).fill("市三院");
    await page.getByRole("button", { name: new RegExp(words("ask.day")) }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: new RegExp(words("picker.tomorrow")) })
        .click();
    await untilAtRest(page);
    await page.keyboard.press("Escape");
    await untilAtRest(page);
}

async function measure(coordinator, sums, longest) {
    const { page } = coordinator;
    const fits = button(coordinator, "rides.fit_in");
    const answer = fits.or(page.getByText(words("rides.why")).first());
    const keep = ({ frame }) => {
        sums.push(frame.reduce((sum, one) => sum + one, 0));
        longest.push(Math.max(...frame));
    };
    await writeRide(coordinator);
    keep(await times(page, async () => {
        await button(coordinator, "ask.send").click();
        await answer.first().waitFor({ timeout: 60_000 });
    }));
    if (await fits.count() === 0) return;
    keep(await times(page, async () => {
        await fits.click();
        await fits.waitFor({ state: "detached", timeout: 60_000 });
    }));
}

// A bit a frame: by itself where everybody is planned, else after a press. What it proposes is not taken.
async function planAnew(coordinator) {
    const { page } = coordinator;
    const missing = new RegExp(`^${words("rides.plan_missing", { count: "\\d+" })}$`);
    const plan = page.getByRole("button", { name: missing });
    await open(coordinator, "/rides");
    await page.getByRole("button", { name: new RegExp(words("rides.day")) }).first().click();
    const { frame } = await times(page, async () => {
        await page.getByRole("dialog").getByRole("button", { name: new RegExp(words("picker.tomorrow")) })
            .click();
        await page.keyboard.press("Escape");
        await untilAtRest(page);
        if (await plan.count()) await plan.click();
    });
    return frame;
}

const town = await startTown({ full: true });
const sums = [], longest = [], planning = [];
try {
    const coordinator = await signIn(town, "coordinator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    await untilAtRest(coordinator.page, 1500);
    await coordinator.page.evaluate(watch);
    await measure(coordinator, [], []);  // Its words are drawn for the first time.
    for (let i = 0; i < repeats; ++i) await measure(coordinator, sums, longest);
    planning.push(...await planAnew(coordinator));
} finally {
    await town.close();
}
print("urgent ride into 200 rides in the browser: all frames, ms", sums, 100, "p95 at most 100");
print("urgent ride into 200 rides in the browser: longest frame, ms", longest, 50, "p95 at most 50");
print("a day of 200 rides planned anew in the browser: frames, ms", planning, 50, "p95 at most 50");
