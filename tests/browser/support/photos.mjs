// Photos as people take them, and what the browser shows of those that pages have.
import assert from "node:assert/strict";

/// As from a camera: large, lying on its side by its EXIF, and with a place in it.
export async function cameraPhoto({ page }) {
    const base64 = await page.evaluate(async () => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [2400, 1800];
        const paper = canvas.getContext("2d");
        paper.fillStyle = "#fff";
        paper.fillRect(0, 0, 2400, 1800);
        paper.fillStyle = "#c00";
        paper.fillRect(0, 0, 2400, 300);
        const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", 0.95); });
        const bytes = new Uint8Array(await blob.arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    });
    const jpeg = Buffer.from(base64, "base64");
    const turnedRight = ["4d4d002a00000008", "0001", "011200030000000100060000", "00000000"].join("");
    const content = Buffer.concat(
        [Buffer.from("Exif\0\0"), Buffer.from(turnedRight, "hex"), Buffer.from("at home")]);
    const head = Buffer.from([0xff, 0xe1, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/// What the browser shows of it: its size, or nothing.
export const shownSize = (locator) => locator.locator("img.photo").or(locator).last().evaluate((one) => {
    const image = one.matches("img") ? one : one.querySelector("img");
    const seen = image.classList.contains("seen") && Number(getComputedStyle(image).opacity) === 1;
    return seen ? [image.naturalWidth, image.naturalHeight] : undefined;
});
export async function seenSize(locator) {
    await locator.waitFor({ timeout: 60_000 });
    for (let tries = 0; tries < 100; ++tries) {
        const size = await shownSize(locator);
        if (size) return size;
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return assert.fail("the photo is not seen");
}
