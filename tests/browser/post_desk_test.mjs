// The desk of a checkpoint: a code that hangs there, a neighbour who comes by it without an account, one who
// checks in with it while there is no network, and an old photo of it that does not do any more.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { button, desk, open, signIn, startTown, words } from "./support/town.mjs";

let town, coordinator, resident, guest, post, code;
const sent = [];  // What the coordinator's browser told the server: the code is nowhere in words.
before(async () => {
    town = await startTown();
    coordinator = await signIn(town, "coordinator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    coordinator.page.on("websocket", (socket) => socket.on("framesent",
        ({ payload }) => sent.push(Buffer.from(payload).toString("latin1"))));
    await coordinator.page.reload();
    await coordinator.page.getByRole("link", { name: words("shifts.title") }).first().waitFor();
    resident = await signIn(town, "resident");
});
after(() => town?.close());

const pattern = (key, values) => new RegExp(words(key, values));

async function renewedCode(key) {
    sent.length = 0;
    await button(coordinator, key).click();
    for (let tries = 0; tries < 100; ++tries) {
        const found = sent.map((frame) => /[0-9a-f]{24}/.exec(frame)?.[0]).find(Boolean);
        if (found) return found;
        await coordinator.page.waitForTimeout(100);
    }
    throw new Error("no code was sent");
}

test("a coordinator calls people to a post and makes the sheet that hangs there", async () => {
    const { page } = coordinator;
    await open(coordinator, "/posts");
    await page.locator("a[href^='#/post/']").first().click();
    await page.getByRole("link", { name: words("code.open") }).click();
    await page.waitForURL(/post-code/);
    post = /post-code\/([0-9a-f]{32})/.exec(page.url())[1];
    code = await renewedCode("code.make");
    const name = await page.getByRole("heading", { level: 1 }).textContent();
    await page.getByRole("img", { name: words("code.picture", { post: name.trim() }) }).waitFor();
    await leavePicture(page, "post-code");
    await open(coordinator, "/plan");
    await page.getByRole("tab", { name: words("plan.emergency") }).click();
    await page.getByRole("button", { name: name.trim(), exact: true }).click();
    await button(coordinator, "plan.call").click();
    await untilAtRest(page);
    assert.deepEqual(coordinator.errors, []);
});

test("a neighbour without an account writes a name; loading the page again makes no second one", async () => {
    const [base] = town.links().resident.split("#");
    guest = await town.neighbour("guest", `${base}#/at/${post}/${code}`);
    const { page } = guest;
    await page.getByRole("heading", { name: words("guest.title") }).waitFor();
    await leavePicture(page, "guest-form");
    await button(guest, "guest.here").click();
    await page.getByText(words("error.guest_name_empty")).first().waitFor();
    const name = page.getByRole("textbox", { name: words("guest.name") });
    await name.fill("半写的名字");
    await untilAtRest(page);
    await page.reload();
    await name.waitFor();
    assert.equal(await name.inputValue(), "半写的名字");
    for (const round of ["first", "again"]) {
        await page.getByRole("textbox", { name: words("guest.name") }).fill("过路的小郭");
        await page.getByRole("textbox", { name: words("guest.phone") }).fill("138 0000 1234");
        await button(guest, "guest.here").click();
        await page.getByText(pattern("guest.done", { post: ".*", times: ".*" })).first().waitFor();
        if (round === "first") {
            await leavePicture(page, "guest-done");
            await page.reload();
        }
    }
    await open(coordinator, "/guests");
    const rows = coordinator.page.getByRole("button", { name: /过路的小郭/ });
    await rows.first().waitFor();
    assert.equal(await rows.count(), 1);
});

test("the coordinator leaves them a guest, and their number is gone with the question", async () => {
    const { page } = coordinator;
    await page.getByRole("button", { name: /过路的小郭/ }).first().click();
    await leavePicture(page, "guests");
    await page.getByRole("button", { name: pattern("guests.leave") }).click();
    await page.getByText(words("guests.none")).first().waitFor();
    assert.deepEqual(coordinator.errors, []);
});

test("who has a shift there checks in with one press while there is no network", async () => {
    const { page } = resident;
    await open(resident, `/at/${post}/${code}`);
    await page.getByText(words("scan.not_mine")).first().waitFor();
    const take = pattern("shift.take_spoken", { times: ".*", post: ".*" });
    await page.getByRole("button", { name: take }).click();
    const here = page.getByRole("button", { name: pattern("post.check_in") });
    await here.first().waitFor();
    resident.cable.cut();
    await page.getByText(words("banner.offline")).first().waitFor();
    await here.first().click();
    await page.getByText(words("scan.asked")).first().waitFor();
    await leavePicture(page, "scan-offline");
    resident.cable.mend();
    await page.getByText(pattern("post.by_code")).first().waitFor({ timeout: 60_000 });
    await leavePicture(page, "scan-here");
});

test("a renewed code ends the old photo: the guest is told so", async () => {
    await open(coordinator, `/post-code/${post}`);
    assert.notEqual(await renewedCode("code.renew"), code);
    await button(guest, "guest.another").click();
    await guest.page.getByRole("textbox", { name: words("guest.name") }).fill("晚来的小何");
    await button(guest, "guest.here").click();
    await guest.page.getByText(words("error.guest_code_over")).first().waitFor();
});
