// A phone without a network that runs out of power: what was pressed is on it, and goes out later.
import { after, before, test } from "node:test";

import { signIn, startTown, words } from "./support/town.mjs";

// Chromium writes the cookie of a new session to the disk only after half a minute.
const cookieIsWrittenAfter = 31_000;

let town, neighbour, witness;
before(async () => { town = await startTown(); });
after(() => town?.close());

const openTomorrow = async ({ page }) => {
    await page.evaluate(() => { location.hash = "/shifts"; });
    await page.getByRole("radio").nth(1).click();
};

test("what was pressed without a network survives a killed browser and goes out by itself", async () => {
    neighbour = await signIn(town, "resident");
    witness = await signIn(town, "coordinator");
    await neighbour.page.waitForTimeout(cookieIsWrittenAfter);
    await openTomorrow(neighbour);
    neighbour.cable.cut();
    await neighbour.page.getByText(words("banner.offline")).first().waitFor({ timeout: 60_000 });
    const take = neighbour.page.getByRole("button", { name: new RegExp(`^${words("shift.take")} `) }).first();
    const name = await take.evaluate((button) => button.getAttribute("aria-label") ?? button.textContent);
    const [times, post] = name.split(" ").slice(1);
    await take.click();
    await neighbour.page.getByText(words("toast.kept_here")).first().waitFor();
    await neighbour.kill();

    neighbour.cable.mend();
    const page = await neighbour.open(new URL(town.links().resident).origin);
    await openTomorrow(neighbour);
    const mine = page.getByRole("link", { name: new RegExp(`^${times}，${post}，${words("shift.mine")}`) });
    await mine.waitFor({ timeout: 60_000 });
    await openTomorrow(witness);
    await witness.page.getByRole("link", { name: new RegExp(`^${times}，${post}`) }).first().waitFor();
});
