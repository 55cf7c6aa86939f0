// A place taken in one browser, shown in the other: milliseconds between the press and the change of the
// other page, by the clock of this machine.
import { untilAtRest } from "../browser/support/chromium.mjs";
import { signIn, startTown, words } from "../browser/support/town.mjs";

const repeats = 20;

// Waits for the next change of what the page says; armed before anybody presses.
const arm = (page) => page.evaluate(() => {
    const main = document.querySelector("main"), before = main.textContent;
    window.changedAt = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
            if (main.textContent === before) return;
            observer.disconnect();
            resolve(performance.timeOrigin + performance.now());
        });
        observer.observe(main, { subtree: true, childList: true, characterData: true });
    });
});
const changedAt = (page) => page.evaluate(() => window.changedAt);
const timeOf = (page) => page.evaluate(() => performance.timeOrigin + performance.now());

async function takeAndGiveBack(taker, watcher, samples) {
    const take = taker.getByRole("button", { name: new RegExp(`^${words("shift.take")} `) }).first();
    const undo = taker.getByRole("button", { name: words("toast.undo"), exact: true });
    for (const button of [take, undo]) {
        await button.waitFor();
        await Promise.all([untilAtRest(taker), untilAtRest(watcher)]);
        await arm(watcher);
        const pressed = await timeOf(taker);
        await button.click();
        samples.push(await changedAt(watcher) - pressed);
    }
}

const town = await startTown();
const samples = [];
try {
    const taker = await signIn(town, "volunteer"), watcher = await signIn(town, "coordinator");
    for (const { page } of [taker, watcher]) {
        await page.goto(`${new URL(page.url()).origin}/#/shifts`);
        // Today may be over: tomorrow has shifts.
        await page.getByRole("radio").nth(1).click();
    }
    while (samples.length < repeats) await takeAndGiveBack(taker.page, watcher.page, samples);
} finally {
    await town.close();
}
samples.sort((a, b) => a - b);
const at = (share) => samples[Math.max(0, Math.ceil(samples.length * share) - 1)].toFixed(0);
const broken = Number(at(0.95)) > 200;
const mustHold = `p95 at most 200${broken ? ": BROKEN" : ""}`;
console.log(["taken in one browser, shown in the other (ms)", at(0), at(0.5), at(0.95), mustHold].join("\t"));
if (broken) process.exitCode = 1;
