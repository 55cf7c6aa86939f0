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

const longestRestless = 60_000;  // Milliseconds. A page that never rests is a fault.

// Until all of the program is here, and no frame was drawn or asked for during a while: what is on the screen
// is then the whole answer.
export async function untilAtRest(page, calm = 150) {
    await page.waitForFunction(() => window.linli?.latePart.loaded);
    const asked = -1, since = Date.now();
    const frames = () => page.evaluate(
        (asked) => window.linli.frameAsked ? asked : window.linli.frames, asked);
    for (let before = asked, now = await frames(); before !== now || now === asked; now = await frames()) {
        before = now;
        if (Date.now() - since > longestRestless) throw new Error(`${page.url()} goes on drawing`);
        await page.waitForTimeout(calm);
    }
}
