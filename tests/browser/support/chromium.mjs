// How every browser test starts Chromium: painting in software, and nothing that asks the outside world.
export const executablePath = "/usr/bin/chromium";
export const chromiumArguments = [
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--no-sandbox",
    "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
];

// A picture for human eyes.
export async function leavePicture(page, name) {
    await untilAtRest(page);
    const fullPage = await page.evaluate(() => document.documentElement.classList.contains("plain"));
    await page.screenshot({ path: `build/screenshots/${name}.png`, fullPage });
}

// Until no frame was drawn for a while: what is on the screen is then the whole answer.
export async function untilAtRest(page, calm = 150) {
    const frames = () => page.evaluate(() => window.linli.frames);
    for (let before = -1, now = await frames(); before !== now; now = await frames()) {
        before = now;
        await page.waitForTimeout(calm);
    }
}
