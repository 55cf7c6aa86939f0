// Reminders on a phone while the page is closed: turned on by a button, shown by the service worker, and gone
// with signing out. The push service itself is played: the real one is not on this machine.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { button, desk, open, signIn, startTown, words } from "./support/town.mjs";

let town, volunteer, coordinator;
before(async () => {
    town = await startTown();
    volunteer = await signIn(town, "volunteer");
    coordinator = await signIn(town, "coordinator",
        { viewport: desk, deviceScaleFactor: 1, hasTouch: false });
    await volunteer.page.evaluate(() => navigator.serviceWorker.ready);
});
after(() => town?.close());

/// A browser whose push service answers: its own would need the outside world.
const playPushService = ({ page }) => page.evaluate(async () => {
    const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
    const base64url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
        .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    const p256dh = base64url(await crypto.subtle.exportKey("raw", pair.publicKey));
    const auth = base64url(crypto.getRandomValues(new Uint8Array(16)));
    let subscription = null;
    Object.assign(PushManager.prototype, {
        getSubscription: async () => subscription,
        async subscribe({ applicationServerKey, userVisibleOnly }) {
            if (applicationServerKey.length !== 65 || !userVisibleOnly) throw new Error("no key");
            subscription = {
                toJSON: () => ({ endpoint: "https://fcm.googleapis.com/fcm/send/x", keys: { p256dh, auth } }),
                unsubscribe: async () => { subscription = null; },
            };
            return subscription;
        },
    });
    window.isSubscribed = () => subscription !== null;
});
const isSubscribed = ({ page }) => page.evaluate(() => window.isSubscribed());
const serverSays = ({ page }) => page.evaluate(async () => (await (await fetch("/api/push")).json()).on);

test("a volunteer chooses when to be reminded, and the choice is kept", async () => {
    const { page } = volunteer;
    await open(volunteer, "/me");
    const evening = page.getByRole("checkbox", { name: words("reminders.evening") });
    await evening.waitFor();
    assert.equal(await evening.isChecked(), true);
    await evening.click();
    await untilAtRest(page);
    await page.reload();
    await evening.waitFor();
    await untilAtRest(page);
    assert.equal(await evening.isChecked(), false);
    await leavePicture(page, "reminders");
});

test("a person who said no is told where to change it", async () => {
    const { page } = coordinator;
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.addInitScript(() => {
        Object.defineProperty(Notification, "permission", { get: () => "denied" });
    });
    await page.reload();
    await open(coordinator, "/me");
    await page.getByText(words("push.forbidden")).first().waitFor({ timeout: 30_000 });
    assert.equal(await button(coordinator, "push.turn_on").count(), 0);
    assert.deepEqual(coordinator.errors, []);
});

test("this phone is turned on, shows what comes and opens the right page", async () => {
    const { page, browser } = volunteer;
    const { origin } = new URL(page.url());
    await browser.grantPermissions(["notifications"], { origin });
    await open(volunteer, "/today");
    await page.reload();
    await untilAtRest(page);
    await playPushService(volunteer);
    await open(volunteer, "/me");
    await button(volunteer, "push.turn_on").click();
    await page.getByText(words("push.on")).waitFor();
    assert.equal(await isSubscribed(volunteer), true);
    assert.equal(await serverSays(volunteer), true);
    await leavePicture(page, "reminders-on");

    const devtools = await page.context().newCDPSession(page);
    const registered = new Promise((resolve) => {
        devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
            if (registrations.length > 0) resolve(registrations[0].registrationId);
        });
    });
    await devtools.send("ServiceWorker.enable");
    const message = { title: "今晚 19:00 东门岗", body: "快到你的班了", tag: "one", url: "/shifts" };
    const moved = { ...message, title: "今晚 20:00 东门岗" };
    const notifications = () => page.evaluate(async () => {
        const all = await (await navigator.serviceWorker.ready).getNotifications();
        return all.map(({ title, body, tag, data }) => ({ title, body, tag, url: data.url }));
    });
    // What is shown when the message has come. Chromium may lose one that is played while the worker starts.
    const shown = async (data, isShown) => {
        for (let step = 0; step < 400; ++step) {
            if (step % 40 === 0) {
                const registrationId = await registered;
                await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
            }
            const all = await notifications();
            if (all.some(isShown)) return all;
            await page.waitForTimeout(50);
        }
        return assert.fail(`not shown: ${data}`);
    };
    const first = await shown(JSON.stringify(message), ({ title }) => title === message.title);
    assert.deepEqual(first, [message]);
    const newest = await shown(JSON.stringify(moved), ({ title }) => title === moved.title);
    assert.deepEqual(newest, [moved]);  // Of the same matter only the newest.
    const isOther = ({ tag }) => tag !== "one";
    const unreadable = (await shown("no JSON", isOther)).find(isOther);
    assert.equal(unreadable.url, "/today");
    // Pressing it asks the page that is open to go there.
    await page.evaluate(() => navigator.serviceWorker.dispatchEvent(
        new MessageEvent("message", { data: { go: "/shifts" } })));
    await page.waitForURL(/#\/shifts$/);
    assert.deepEqual(volunteer.errors, []);
});

test("turning it off and signing out take it away from browser and server", async () => {
    const { page } = volunteer;
    await open(volunteer, "/me");
    await button(volunteer, "push.turn_off").click();
    await button(volunteer, "push.turn_on").waitFor();
    assert.deepEqual([await isSubscribed(volunteer), await serverSays(volunteer)], [false, false]);
    await button(volunteer, "push.turn_on").click();
    await page.getByText(words("push.on")).waitFor();
    await button(volunteer, "signout.open").click();
    await button(volunteer, "signout.leave").click();
    await button(volunteer, "signin.use_password").waitFor();
    assert.equal(await isSubscribed(volunteer), false);
});

test("a coordinator sets the chat's robot, tries it and reads why it did not work", async () => {
    const { page } = coordinator;
    await open(coordinator, "/shifts");
    await page.getByRole("link", { name: words("robot.title") }).click();
    await page.waitForURL(/chat-robot$/);
    await page.getByRole("textbox", { name: words("robot.address") }).fill("https://127.0.0.1/hook");
    await button(coordinator, "robot.save").click();
    await button(coordinator, "robot.try").click();
    await page.getByText(words("robot.fault.2")).first().waitFor({ timeout: 30_000 });
    await leavePicture(page, "chat-robot");
    assert.deepEqual(coordinator.errors, []);
});
