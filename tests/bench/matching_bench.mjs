// How long a coordinator's browser works until it says who comes into question for one more request, out of
// as many people as a large neighbourhood has, and who goes where when all open requests are matched together
// anew. Painting is done by software here and is left out.
import { untilAtRest } from "../browser/support/chromium.mjs";
import { button, desk, open, signIn, startTown, words } from "../browser/support/town.mjs";
import { print, times, watch } from "./frames.mjs";

const repeats = 5;

async function writeRequest(coordinator) {
    const { page } = coordinator;
    await open(coordinator, "/errands");
    await open(coordinator, "/ask");
    const other = button(coordinator, "ask.other_kind");
    if (await other.count()) {
        await other.click();
        await untilAtRest(page);
    }
    await page.getByRole("button", { name: new RegExp(`^${words("errand.kind.8")}`) }).click();
    await page.getByRole("textbox", { name: words("ask.what.8") }).fill("搬一张桌子");
    await untilAtRest(page);
}

async function measure(coordinator, ranked, matched, longest) {
    const { page } = coordinator;
    const keep = (sums, { frame }) => {
        sums.push(frame.reduce((sum, one) => sum + one, 0));
        longest.push(Math.max(...frame));
    };
    await writeRequest(coordinator);
    keep(ranked, await times(page, async () => {
        await button(coordinator, "ask.send").click();
        await page.getByRole("list", { name: words("search.candidates") }).waitFor({ timeout: 60_000 });
    }));
    keep(matched, await times(page, async () => {
        await page.evaluate(() => { location.hash = "/match"; });
        await page.getByRole("list", { name: words("match.title") }).waitFor({ timeout: 60_000 });
    }));
}

const town = await startTown({ full: true });
const ranked = [], matched = [], longest = [];
try {
    const coordinator = await signIn(town, "coordinator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    await untilAtRest(coordinator.page, 1500);
    await coordinator.page.evaluate(watch);
    await measure(coordinator, [], [], []);  // Its words are drawn for the first time.
    for (let i = 0; i < repeats; ++i) await measure(coordinator, ranked, matched, longest);
} finally {
    await town.close();
}
print("who could help with one request, in the browser: all frames, ms", ranked, undefined, "");
print("all open requests matched together, in the browser: all frames, ms", matched, undefined, "");
print("  the longest frame of both, ms", longest, undefined, "");
