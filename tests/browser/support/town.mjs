// A demo community on a server of its own, and neighbours with a real Chromium each, for the browser stories.
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { filled, readTexts } from "../../../.ci/texts.mjs";
import { chromiumArguments, executablePath, untilAtRest } from "./chromium.mjs";
import { startProxy } from "./cuttable_proxy.mjs";

const top = fileURLToPath(new URL("../../..", import.meta.url));
export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 800 };

async function freePort() {
    const probe = net.createServer();
    await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
    const { port } = probe.address();
    await new Promise((resolve) => probe.close(resolve));
    return port;
}

// Starts the server; resolves with the sign-in link of each role that it prints.
function startServer(data, port, site, full) {
    const server = spawn(path.join(top, "build/release/linli-server"),
        ["demo", "--site", site, "--data", data, "--port", String(port), "--test-clock",
            ...(full ? ["--full"] : [])],
        { stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    const links = {};
    const ready = new Promise((resolve, reject) => {
        const listen = (chunk) => {
            printed += chunk;
            const found = printed.matchAll(/(\w+)[^\n]*?(http:\/\/\S+#\/card\/\S+)/g);
            for (const [, role, link] of found) links[role] = link;
            if (/#\/card\//.test(printed) && /ready|serving/i.test(printed)) resolve();
        };
        server.stdout.on("data", listen);
        server.stderr.on("data", listen);
        server.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)));
    });
    return { server, links, ready };
}

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;
const ended = (child) => new Promise((resolve) => hasEnded(child) ? resolve() : child.once("exit", resolve));

// A neighbour with a browser profile of their own, reached through a cable of their own.
function neighbourOf(name, link, cable, folder, options) {
    const one = {
        name, cable, profile: path.join(folder, name),
        async open(url = link) {
            one.browser = await chromium.launchPersistentContext(one.profile, {
                executablePath, headless: true, viewport: options.viewport ?? phone,
                deviceScaleFactor: options.deviceScaleFactor ?? 2, hasTouch: options.hasTouch ?? true,
                locale: options.locale ?? "zh-CN", timezoneId: "Asia/Shanghai",
                colorScheme: options.colorScheme ?? "light",
                args: [...chromiumArguments,
                    `--host-resolver-rules=MAP *.localhost 127.0.0.1:${cable.port}`],
            });
            one.browser.setDefaultNavigationTimeout(60_000);
            one.page = one.browser.pages()[0] ?? await one.browser.newPage();
            one.errors = [];
            one.page.on("pageerror", (error) => one.errors.push(String(error)));
            one.page.on("console", (message) => {
                // Nobody is signed in yet: that is an answer, no mistake.
                const whoAmI = message.location().url.endsWith("/api/me");
                // A cut cable is what the story wants.
                const cut = cable.wasCut && message.text().startsWith("WebSocket connection");
                if (message.type() === "error" && !whoAmI && !cut) one.errors.push(message.text());
            });
            await one.page.goto(url);
            return one.page;
        },
        // As a phone that runs out of power: nothing is said goodbye to, only what is on disk remains.
        async kill() {
            spawnSync("pkill", ["-KILL", "-f", `user-data-dir=${one.profile}`]);
            await one.browser.close().catch(() => {});
        },
        async close() {
            await one.browser?.close().catch(() => {});
        },
    };
    return one;
}

/// `site`: the folder of the pages; a copy of the built ones can be changed. `full`: as many people as in a
/// whole quarter.
export async function startTown({ site = path.join(top, "build/site"), full = false } = {}) {
    const folder = await mkdtemp(path.join(tmpdir(), "linli-town-"));
    const port = await freePort();
    const { server, links, ready } = startServer(path.join(folder, "data"), port, site, full);
    await ready;
    const neighbours = [];
    return {
        port,
        links: () => links,
        // So many times ten minutes pass at the server, and it notices: it looks at the clock every five
        // seconds.
        async passTenMinutes(times) {
            for (let left = times; left > 0; --left) {
                server.kill("SIGUSR1");
                await new Promise((resolve) => setTimeout(resolve, 50));  // Signals that wait become one.
            }
            await new Promise((resolve) => setTimeout(resolve, 5500));
        },
        // `link`: the page to open.
        async neighbour(name, link, options = {}) {
            const one = neighbourOf(name, link, await startProxy(port), folder, options);
            neighbours.push(one);  // First, so that one that cannot open is closed, too.
            await one.open();
            return one;
        },
        async close() {
            for (const one of neighbours) {
                await one.close();
                await one.cable.close();
            }
            server.kill("SIGTERM");
            await ended(server);
            await rm(folder, { recursive: true, force: true });
        },
    };
}

// The words of the interface as a neighbour reads them, so that a story does not repeat them:
// words('shift.take').
const tables = {};
export function words(key, values = {}, language = "zh") {
    tables[language] ??= readTexts(path.join(top, `assets/text/${language}.txt`));
    const text = tables[language].get(key);
    if (text === undefined) throw new Error(`no text ${key}`);
    return filled(text.value, values);
}

// A neighbour who follows the sign-in link of a role and presses the one button that is there.
export async function signIn(town, role, options = {}) {
    const neighbour = await town.neighbour(options.name ?? role, town.links()[role], options);
    const language = (options.locale ?? "zh-CN").slice(0, 2);
    await neighbour.page.getByRole("button", { name: words("signin.on_this_phone", {}, language) }).click();
    await neighbour.page.getByRole("link", { name: words("shifts.title", {}, language) }).first().waitFor();
    return neighbour;
}

// Goes to a page of the running program, as a link does: what was pressed before is answered first.
export async function open({ page }, route) {
    await page.evaluate(async (hash) => {
        while (window.linli?.frameAsked) await new Promise(requestAnimationFrame);
        location.hash = hash;
    }, route);
    await untilAtRest(page);
}

// Until the page says so. Its words stand hidden in web/index.html, too.
const offline = ({ page }) => page.getByText(words("banner.offline")).first();
export const isOffline = (neighbour, timeout = 30_000) => offline(neighbour).waitFor({ timeout });
export const isOnline = (neighbour) => offline(neighbour).waitFor({ state: "hidden", timeout: 60_000 });

export const button = ({ page }, key, values) =>
    page.getByRole("button", { name: words(key, values), exact: true });

/// As the coordinators have them.
export async function nameOf(neighbour) {
    await open(neighbour, "/me");
    const group = neighbour.page.getByRole("main").getByRole("group", { name: /号楼/ }).first();
    return (await group.getAttribute("aria-label")).split("，")[0];
}

/// The hex id of who is called so, as the register of a coordinator has it; its page is open afterwards.
export async function personOf(coordinator, name) {
    const { page } = coordinator;
    await open(coordinator, "/people");
    await page.getByRole("searchbox").fill(name);
    await untilAtRest(page);
    const link = page.getByRole("main").getByRole("link", { name: new RegExp(name) }).first();
    if (await link.count()) await link.click();
    else await page.getByRole("main").getByText(name).first().click();
    await page.waitForURL(/people\/[0-9a-f]{32}/);
    return /people\/([0-9a-f]{32})/.exec(page.url())[1];
}

/// Now, so many days ahead: its UTC fields are those of the clock in China, where the demo is.
export const dayAhead = (days) => new Date(Date.now() + 8 * 3600_000 + days * 24 * 3600_000);

/// In the sheet of the field with these words; `days`: ahead of today, which is what the field says now.
export async function chooseDay({ page }, key, days) {
    const field = words(key), today = dayAhead(0), day = dayAhead(days);
    await page.getByRole("button", { name: new RegExp(`^${field}`) }).first().click();
    const sheet = page.getByRole("dialog", { name: field });
    await sheet.waitFor();
    const months = (date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
    for (let left = months(day) - months(today); left > 0; --left) {
        await sheet.getByRole("button", { name: words("picker.month_after") }).click();
        await untilAtRest(page);
    }
    const spoken = new RegExp(`${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`);
    await sheet.getByRole("radio", { name: spoken }).click();
    await sheet.getByRole("button", { name: words("picker.done"), exact: true }).click();
    await sheet.waitFor({ state: "hidden" });
}
