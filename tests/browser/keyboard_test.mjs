// A neighbour without a mouse: the whole way from the card to the shift and back, by keys only.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { untilAtRest } from "./support/chromium.mjs";
import { desk, startTown, words } from "./support/town.mjs";

let town, neighbour, page;
before(async () => {
    town = await startTown();
    neighbour = await town.neighbour("volunteer", town.links().volunteer,
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    page = neighbour.page;
});
after(() => town?.close());

const focused = () => page.evaluate(() => {
    const { activeElement } = document;
    const [label] = activeElement.labels ?? [];
    return activeElement.getAttribute("aria-label") ?? (label ?? activeElement).textContent ?? "";
});

const aDay = /^(今天 · )?\d+月\d+日/;

/// Presses Tab until what has the focus is called so; the order of the page decides how often.
async function tabTo(pattern, most = 60) {
    for (let i = 0; i < most; ++i) {
        await page.keyboard.press("Tab");
        if (pattern.test(await focused())) return;
    }
    assert.fail(`Tab does not reach ${pattern}`);
}
async function press(key = "Enter") {
    await page.keyboard.press(key);
    await untilAtRest(page);
}

/// Late in the evening nothing of today is left to take: the arrows go on to a day with places.
async function dayWithFreePlaces() {
    await tabTo(aDay, 120);
    const free = page.getByRole("button", { name: new RegExp(`^${words("shift.take")} `) });
    for (let day = 0; day < 6 && (await free.count()) === 0; ++day) await press("ArrowRight");
}

test("signing in, taking a shift and giving it back need no mouse", async () => {
    await page.getByRole("button", { name: words("signin.on_this_phone") }).waitFor();
    await tabTo(new RegExp(words("signin.on_this_phone")));
    await press();
    await page.getByRole("link", { name: words("shifts.title") }).first().waitFor();
    await tabTo(new RegExp(`^${words("shifts.title")}$`));
    await press();
    await page.getByRole("radio").nth(1).waitFor();
    await dayWithFreePlaces();
    const before = await page.getByText(words("shift.mine"), { exact: true }).count();
    await tabTo(new RegExp(`^${words("shift.take")} `), 120);
    const taken = await focused();
    await press("Space");
    await page.getByRole("button", { name: words("toast.undo") }).waitFor();
    assert.equal(await page.getByRole("button", { name: taken, exact: true }).count(), 0);
    await tabTo(new RegExp(`^${words("toast.undo")}$`), 250);
    await press();
    await page.getByRole("button", { name: taken, exact: true }).first().waitFor();
    assert.equal(await page.getByText(words("shift.mine"), { exact: true }).count(), before);
});

test("the days are one stop of Tab, and the arrows go through them", async () => {
    await tabTo(aDay, 120);
    const first = await focused();
    await press("ArrowRight");
    const second = await focused();
    assert.notEqual(second, first);
    assert.equal(await page.getByRole("radio", { name: second, checked: true }).count(), 1);
});

test("where the focus is can be seen", async () => {
    const ringed = await page.screenshot();
    await page.evaluate(() => document.activeElement.blur());
    await untilAtRest(page);
    assert.ok(!ringed.equals(await page.screenshot()));
});
