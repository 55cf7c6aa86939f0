// A prescription as a photo: chosen without a network, sent later, seen by the helper while they help, and by
// nobody afterwards. A file that is no photo is said so, and nothing typed is lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { cameraPhoto, seenSize, shownSize } from "./support/photos.mjs";
import { button, open, signIn, startTown, words } from "./support/town.mjs";

let town, asker, helper;
before(async () => {
    town = await startTown();
    asker = await signIn(town, "resident");
    helper = await signIn(town, "volunteer");
});
after(() => town?.close());

const megabyte = 1024 * 1024;
const medicine = "氨氯地平 两盒 还剩3天";

const photoOf = ({ page }, number = 1) =>
    page.getByRole("button", { name: words("photo.one", { number }), exact: true });

const receiptOf = ({ page }) => page.getByRole("button", { name: words("till.title"), exact: true });

async function choose(neighbour, file) {
    const chooser = neighbour.page.waitForEvent("filechooser");
    await button(neighbour, "photo.add.2").click();
    await (await chooser).setFiles(file);
}

test("a text called a photo and a file that is too large are said so; what was typed stays", async () => {
    const { page } = asker;
    await open(asker, "/ask");
    await page.getByRole("button", { name: new RegExp(`^${words("errand.kind.2")}`) }).click();
    const typed = page.getByRole("textbox", { name: words("ask.what.2") });
    await typed.fill(medicine);
    const text = Buffer.from("一天两次");
    await choose(asker, { name: "prescription.jpg", mimeType: "image/jpeg", buffer: text });
    await page.getByText(words("photo.unreadable")).first().waitFor();
    await leavePicture(page, "photo-unreadable");
    const large = Buffer.concat([await cameraPhoto(asker), Buffer.alloc(41 * megabyte)]);
    await choose(asker, { name: "large.jpg", mimeType: "image/jpeg", buffer: large });
    await page.getByText(words("photo.too_large")).first().waitFor();
    assert.equal(await typed.inputValue(), medicine);
    assert.equal(await photoOf(asker).count(), 0);
});

test("without a network a photo is chosen, stands upright, and waits with the request", async () => {
    const { page, cable } = asker;
    cable.cut();
    await page.getByText(words("banner.offline")).first().waitFor({ timeout: 60_000 });
    const buffer = await cameraPhoto(asker);
    await choose(asker, { name: "prescription.jpg", mimeType: "image/jpeg", buffer });
    assert.deepEqual(await seenSize(photoOf(asker)), [1200, 1600]);
    assert.equal(await page.getByRole("main").getByText(words("photo.too_large")).count(), 0);
    await leavePicture(page, "photo-chosen");
    const [box, remove] = await Promise.all([photoOf(asker),
        button(asker, "photo.remove", { number: 1 })].map((one) => one.boundingBox()));
    for (const side of [box.width, box.height, remove.width, remove.height]) assert.ok(side >= 48, `${side}`);
    await button(asker, "ask.send").click();
    await page.waitForURL(/errands\/[0-9a-f]{32}/);
    assert.deepEqual(await seenSize(photoOf(asker)), [1200, 1600]);
    const source = await photoOf(asker).locator("img").getAttribute("src");
    assert.match(source, /^blob:/);
    await leavePicture(page, "photo-waits");
});

test("back online it is sent without a word about the place, and comes from the server", async () => {
    const { page, cable } = asker;
    cable.mend();
    await page.waitForFunction(() => document.querySelector("img.photo")?.src.includes("/api/photo/"),
        undefined, { timeout: 60_000 });
    assert.deepEqual(await seenSize(photoOf(asker)), [1200, 1600]);
    const [bytes, told] = await page.evaluate(async () => {
        const answer = await fetch(document.querySelector("img.photo").src);
        const text = new TextDecoder("latin1").decode(await answer.arrayBuffer());
        return [text.length, /Exif|at home/.test(text)];
    });
    assert.ok(bytes <= 300 * 1024, `${bytes} bytes`);
    assert.equal(told, false);
});

test("the helper sees it once it is theirs, large when pressed, and prints it", async () => {
    const { page } = helper;
    await open(helper, "/errands");
    await page.getByRole("button", { name: new RegExp(`^${words("errands.claim")}`) }).first().waitFor();
    assert.equal(await page.locator("img.photo").count(), 0);
    await page.getByRole("button", { name: new RegExp(`^${words("errands.claim")}`) }).first().click();
    await page.getByRole("link", { name: new RegExp(words("errand.kind.2")) }).first().click();
    assert.deepEqual(await seenSize(photoOf(helper)), [1200, 1600]);
    assert.equal(await button(helper, "photo.remove", { number: 1 }).count(), 0);
    await photoOf(helper).scrollIntoViewIfNeeded();
    await leavePicture(page, "photo-helper");
    await photoOf(helper).click();
    const large = page.getByRole("dialog").getByRole("img", { name: words("photo.one", { number: 1 }) });
    assert.deepEqual(await seenSize(large), [1200, 1600]);
    const { width, height } = await large.boundingBox();
    assert.ok(Math.abs(height / width - 4 / 3) < 0.05, `${width} × ${height}`);
    assert.equal(await photoOf(helper).locator("img").evaluate((one) => getComputedStyle(one).opacity), "0");
    await untilAtRest(page, 400);
    await leavePicture(page, "photo-large");
    await button(helper, "action.close").click();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.ok(await photoOf(helper).locator("img").isVisible());
    await leavePicture(page, "photo-print");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    await untilAtRest(page);
});

test("without a network its place says so; what is seen already stays", async () => {
    const { page, cable } = helper;
    cable.cut();
    await page.getByText(words("photo.later")).waitFor({ timeout: 60_000 });
    assert.deepEqual(await shownSize(photoOf(helper)), [1200, 1600]);
    await open(helper, "/errands");
    await page.getByRole("link", { name: new RegExp(words("errand.kind.2")) }).first().click();
    await photoOf(helper).waitFor();
    assert.equal(await shownSize(photoOf(helper)), undefined);
    await photoOf(helper).scrollIntoViewIfNeeded();
    await leavePicture(page, "photo-offline");
    cable.mend();
    assert.deepEqual(await seenSize(photoOf(helper)), [1200, 1600]);
});

test("simple mode asks for the prescription, shows it, and sends it with the request", async () => {
    const elder = await signIn(town, "volunteer2", { locale: "en-US" });
    const { page } = elder;
    const said = (key, values) => words(key, values, "en");
    const press = (key) => page.getByRole("button", { name: new RegExp(`^${said(key)}`) }).click();
    const switchSimple = async () => {
        await open(elder, "/me");
        await page.getByRole("checkbox", { name: new RegExp(said("simple.setting")) }).click();
        await untilAtRest(page);
    };
    await switchSimple();
    await open(elder, "/simple");
    await page.getByRole("link", { name: new RegExp(`^${said("simple.ask")}`) }).click();
    await press("errand.kind.2");
    await page.getByRole("textbox", { name: said("simple.write_here") }).fill("amlodipine, 2 boxes");
    await press("simple.next_step");
    await page.getByRole("heading", { name: said("simple.photo") }).waitFor();
    await leavePicture(page, "photo-simple");
    const chooser = page.waitForEvent("filechooser");
    await press("simple.photo_take");
    await (await chooser).setFiles(
        { name: "prescription.jpg", mimeType: "image/jpeg", buffer: await cameraPhoto(elder) });
    const photo = page.getByRole("img", { name: said("photo.one", { number: 1 }) });
    assert.deepEqual(await seenSize(photo), [1200, 1600]);
    await leavePicture(page, "photo-simple-chosen");
    await press("simple.photo_good");
    await press("simple.card_no");
    await press("errand.urgency.1");  // In the evening "today" is tomorrow.
    await leavePicture(page, "photo-simple-check");
    await press("simple.send");
    await page.getByRole("heading", { name: said("simple.sent") }).waitFor();
    await switchSimple();
    const errand = page.getByRole("link", { name: /^amlodipine/ });
    await open(elder, "/errands");
    await errand.click();
    const sent = page.getByRole("button", { name: said("photo.one", { number: 1 }), exact: true });
    assert.deepEqual(await seenSize(sent), [1200, 1600]);
    await sent.scrollIntoViewIfNeeded();
    await leavePicture(page, "photo-detail-en");
    await open(elder, "/ask");
    await press("errand.kind.2");
    await page.getByRole("button", { name: said("photo.add.2") }).scrollIntoViewIfNeeded();
    await leavePicture(page, "photo-ask-en");
});

test("the helper photographs the receipt, and who asked sees it", async () => {
    const chooser = helper.page.waitForEvent("filechooser");
    await button(helper, "till.add").click();
    await (await chooser).setFiles(
        { name: "till.jpg", mimeType: "image/jpeg", buffer: await cameraPhoto(helper) });
    await receiptOf(helper).waitFor();
    assert.deepEqual(await seenSize(receiptOf(asker)), [1200, 1600]);
    assert.equal(await button(asker, "till.remove").count(), 0);
    await receiptOf(asker).scrollIntoViewIfNeeded();
    await leavePicture(asker.page, "till-receipt");
});

test("when it is done the photo is gone for everybody", async () => {
    const { page } = helper;
    const source = await photoOf(helper).locator("img").getAttribute("src");
    const status = ({ page: any }) => any.evaluate(async (address) => (await fetch(address)).status, source);
    assert.equal(await status(helper), 200);
    await button(helper, "errand.start").click();
    await button(helper, "errand.finish").first().click();
    await page.getByRole("dialog").getByRole("button", { name: words("errand.finish"), exact: true }).click();
    await photoOf(helper).waitFor({ state: "detached" });
    await photoOf(asker).waitFor({ state: "detached" });
    await receiptOf(asker).waitFor({ state: "detached" });  // Nothing was spent, so nothing is to be settled.
    for (const one of [helper, asker]) assert.equal(await status(one), 404);
    const notFound = (line) => /status of 404/.test(line) || /Failed to load resource/.test(line);
    for (const one of [helper, asker]) assert.deepEqual(one.errors.filter((line) => !notFound(line)), []);
});
