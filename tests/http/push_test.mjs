// Reminders that leave the server: to a browser's push service and to the group chat's robot, both played by
// a receiver on this machine.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import { statSync } from "node:fs";
import http from "node:http";
import { after, before, test } from "node:test";

import { ask, openSocket, post, signIn, startServer } from "./server.mjs";
import { hello, outcomeIn, setChatRobot, setReminders, submit, tryChatRobot } from "./wire.mjs";

const words = ["--test-outgoing", "--test-clock"];

/// Answers every POST with the next of `answers` (201 when there is none left) and keeps what came. With
/// `failsFirst` each message fails once before it is taken.
async function startReceiver() {
    const receiver = { came: [], answers: [], failsFirst: false };
    const isNew = ({ topic }) => !receiver.came.some(({ headers }) => headers.topic === topic);
    const listener = http.createServer((request, response) => {
        const parts = [];
        request.on("data", (part) => parts.push(part));
        request.on("end", () => {
            if (receiver.failsFirst && isNew(request.headers)) receiver.answers.unshift({ status: 503 });
            receiver.came.push({ path: request.url, headers: request.headers, body: Buffer.concat(parts) });
            const { status = 201, headers = {}, body = "" } = receiver.answers.shift() ?? {};
            response.writeHead(status, headers).end(body);
        });
    });
    await new Promise((resolve) => listener.listen(0, "127.0.0.1", resolve));
    receiver.address = `http://127.0.0.1:${listener.address().port}`;
    receiver.close = () => new Promise((resolve) => listener.close(resolve));
    return receiver;
}

/// What a browser keeps of its subscription.
function newBrowser() {
    const keys = crypto.createECDH("prime256v1");
    return { keys, p256dh: keys.generateKeys(), auth: crypto.randomBytes(16) };
}

/// As the browser reads it (RFC 8291), written a second time.
function decrypted({ keys, p256dh, auth }, body) {
    const salt = body.subarray(0, 16), sender = body.subarray(21, 21 + body[20]);
    const sealed = body.subarray(21 + body[20]);
    const derive = (secret, from, label, size) =>
        Buffer.from(crypto.hkdfSync("sha256", secret, from, label, size));
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), p256dh, sender]);
    const secret = derive(keys.computeSecret(sender), auth, info, 32);
    const key = derive(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
    const nonce = derive(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
    const cipher = crypto.createDecipheriv("aes-128-gcm", key, nonce);
    cipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
    assert.equal(plain.at(-1), 2, "the last record");
    return JSON.parse(plain.subarray(0, -1).toString());
}

/// Whether the token in an Authorization header is by the key beside it; its claims (RFC 8292).
function claims(authorization) {
    const [, token, key] = /^vapid t=(\S+), k=(\S+)$/.exec(authorization);
    const [head, body, signature] = token.split(".");
    const point = Buffer.from(key, "base64url");
    const jwk = { kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url"),
        y: point.subarray(33).toString("base64url") };
    const isGood = crypto.verify("sha256", Buffer.from(`${head}.${body}`),
        { key: crypto.createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" },
        Buffer.from(signature, "base64url"));
    assert.ok(isGood, "signed by the key that it names");
    return { key, ...JSON.parse(Buffer.from(body, "base64url")) };
}

async function until(what, condition, milliseconds = 20_000) {
    const end = Date.now() + milliseconds;
    while (!condition()) {
        assert.ok(Date.now() < end, `waited in vain until ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

let server, receiver, volunteer;
before(async () => {
    receiver = await startReceiver();
    server = await startServer({ words });
    volunteer = await comeIn("volunteer");
});
after(async () => {
    await server?.close();
    await receiver?.close();
});

async function comeIn(role) {
    const { cookie } = await signIn(server, server.cards[role]);
    const get = async (path) =>
        JSON.parse((await ask(server, "GET", path, { headers: { Cookie: cookie } })).body.toString());
    return { cookie, get, post: (path, body = {}) => post(server, path, body, { Cookie: cookie }) };
}

async function turnOn(neighbour, browser, path = "/push/one") {
    return neighbour.post("/api/push", {
        endpoint: receiver.address + path, language: "zh",
        p256dh: browser.p256dh.toString("base64url"), auth: browser.auth.toString("base64url"),
    });
}

const accepted = 1;

/// Presses a command; resolves with the outcome when it is decided.
async function press(neighbour, number, command) {
    const socket = await openSocket(server, { cookie: neighbour.cookie });
    socket.send(hello());
    await socket.spoken;
    socket.send(submit(number, command));
    const outcome = await socket.hears((message) => outcomeIn(message, number));
    socket.end();
    return outcome;
}

function query(sql) {
    const program = "import sqlite3,sys,json\n"
        + "print(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))";
    const database = `${server.folder}/data/linli.db`;
    const done = spawnSync("python3", ["-c", program, database, sql], { encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr);
    return JSON.parse(done.stdout);
}

test("the server's key is its own file, which nobody else reads", async () => {
    const { key, on } = await volunteer.get("/api/push");
    assert.equal(Buffer.from(key, "base64url").length, 65);
    assert.equal(on, false);
    assert.equal(statSync(`${server.folder}/data/vapid.pem`).mode & 0o777, 0o600);
    assert.equal((await ask(server, "GET", "/api/push")).status, 401);
});

test("a browser that takes messages gets one that only it can read, signed by the server", async () => {
    const browser = newBrowser();
    assert.equal((await turnOn(volunteer, browser)).status, 200);
    const { key, on } = await volunteer.get("/api/push");
    assert.equal(on, true);
    assert.equal((await volunteer.post("/api/push/try")).status, 200);
    await until("it came", () => receiver.came.length === 1);
    const { path, headers, body } = receiver.came.pop();
    assert.equal(path, "/push/one");
    assert.equal(headers["content-encoding"], "aes128gcm");
    assert.match(headers.ttl, /^\d+$/);
    assert.deepEqual(Object.keys(decrypted(browser, body)).sort(), ["body", "tag", "title", "url"]);
    const said = claims(headers.authorization);
    assert.equal(said.key, key);
    assert.equal(said.aud, receiver.address);
    assert.match(said.sub, /^(mailto:|https:)/);
    assert.ok(said.exp * 1000 > Date.now() && said.exp * 1000 < Date.now() + 24 * 3600_000);
    assert.equal((await volunteer.post("/api/push/end")).status, 200);
    assert.equal((await volunteer.get("/api/push")).on, false);
    assert.equal((await volunteer.post("/api/push/try")).status, 404);
});

test("addresses within the house, those of strangers and keys that are none are refused", async () => {
    const browser = newBrowser();
    const good = { p256dh: browser.p256dh.toString("base64url"), auth: browser.auth.toString("base64url") };
    for (const endpoint of ["https://169.254.169.254/latest/meta-data", "http://localhost:1/", "",
        "https://example.org/", "https://10.0.0.1/", "http://192.168.1.1/", "file:///etc/passwd",
        "https://fcm.googleapis.com@127.0.0.1/"]) {
        const { status, json } = await volunteer.post("/api/push", { ...good, endpoint });
        assert.deepEqual([status, json.error], [400, "push_not_possible"], endpoint);
    }
    for (const wrong of [{ p256dh: "AAAA" }, { auth: "AAAA" }, { p256dh: good.p256dh.slice(0, -2) + "AA" }]) {
        const endpoint = "https://fcm.googleapis.com/fcm/send/x";
        const { status } = await volunteer.post("/api/push", { ...good, endpoint, ...wrong });
        assert.equal(status, 400, JSON.stringify(wrong));
    }
    const stranger = await post(server, "/api/push", { ...good, endpoint: `${receiver.address}/x` });
    assert.equal(stranger.status, 401);
});

test("a browser that is gone is forgotten", async () => {
    for (const status of [410, 404]) {
        await turnOn(volunteer, newBrowser());
        receiver.answers.push({ status });
        await volunteer.post("/api/push/try");
        await until("it came", () => receiver.came.length === 1);
        receiver.came.pop();
        const forgotten = async () => !(await volunteer.get("/api/push")).on;
        for (let left = 100; !await forgotten(); --left) {
            assert.ok(left > 0, `still there after ${status}`);
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }
});

test("a shift is reminded of once, also over a restart", { timeout: 180_000 }, async () => {
    const browser = newBrowser();
    await turnOn(volunteer, browser);
    // Never quiet, whatever time it is now; a few steps of the clock are left for a second try.
    const wish = { evening: false, minutesBefore: 45, quiet: [0, 0] };
    assert.equal(await press(volunteer, 1, setReminders(wish)), accepted);
    receiver.came.length = 0;
    receiver.failsFirst = true;
    const reminders = () => receiver.came.map(({ headers, body }) =>
        ({ topic: headers.topic, ...decrypted(browser, body) })).filter(({ body }) => body === "快到你的班了");
    const mostSteps = 72 * 6;
    for (let step = 0; reminders().length < 2; ++step) {
        assert.ok(step < mostSteps, "three days went by without it");
        server.moveClock();
        await new Promise((resolve) => setTimeout(resolve, 200));
        // The server looks at the clock every five seconds, and whenever somebody asks.
        await volunteer.get("/api/me");
    }
    receiver.failsFirst = false;
    const [failed, arrived] = reminders();
    assert.deepEqual(arrived, failed);
    assert.match(arrived.title, /^\S+ \d{1,2}:\d{2} .+岗$/);
    assert.match(arrived.url, /^\/shifts\/[0-9a-f]{32}$/);
    const onTheWay = "SELECT COUNT(*) FROM outgoing WHERE state = 2";
    await until("it is written down", () => query(onTheWay)[0][0] === 0);
    const steps = server.clockSteps(), { folder } = server;
    await server.stop();
    server = await startServer({ folder, words });
    for (let step = 0; step < steps; ++step) {
        server.moveClock();
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await volunteer.get("/api/me");
    await new Promise((resolve) => setTimeout(resolve, 6000));
    assert.equal(reminders().filter(({ topic }) => topic === arrived.topic).length, 2);
});

test("signing out ends it", async () => {
    const neighbour = await comeIn("volunteer");
    await turnOn(neighbour, newBrowser(), "/push/out");
    assert.equal((await neighbour.post("/api/sign-out")).status, 200);
    assert.equal(query("SELECT COUNT(*) FROM push_subscription WHERE endpoint LIKE '%/push/out'")[0][0], 0);
});

let desk;  // A card signs in once.

test("the robot says a trial in its chat's form, and what it was answered is kept", async () => {
    desk = await comeIn("coordinator");
    const address = `${receiver.address}/robot?key=k`;
    assert.equal(await press(desk, 1, setChatRobot({ address, form: 1 })), accepted);
    const [[robot]] = query("SELECT id FROM chat_robot");
    const trial = async (number, answer) => {
        receiver.came.length = 0;
        if (answer) receiver.answers.push(answer);
        assert.equal(await press(desk, number, tryChatRobot(robot)), accepted);
        const sql = "SELECT state, fault, status, answer FROM chat_message ORDER BY at DESC LIMIT 1";
        await until("it is answered", () => query(sql)[0][0] !== 1);
        return query(sql)[0];
    };
    const well = JSON.stringify({ errcode: 0, errmsg: "ok" });
    assert.deepEqual(await trial(2, { status: 200, body: well }), [2, 1, 200, well]);
    const [{ path, headers, body }] = receiver.came;
    assert.equal(path, "/robot?key=k");
    assert.match(headers["content-type"], /^application\/json/);
    const { msgtype, text } = JSON.parse(body.toString());
    assert.equal(msgtype, "text");
    assert.match(text.content, /机器人/);

    const no = JSON.stringify({ errcode: 93000, errmsg: "invalid webhook url" });
    assert.deepEqual(await trial(3, { status: 200, body: no }), [3, 5, 200, no]);
    assert.deepEqual((await trial(4, { status: 404, body: "nobody" })).slice(0, 3), [3, 4, 404]);
    // Nobody is sent elsewhere.
    const elsewhere = { status: 302, headers: { Location: `${receiver.address}/inside` } };
    assert.deepEqual((await trial(5, elsewhere)).slice(0, 3), [3, 4, 302]);
    assert.equal(receiver.came.length, 1);
});

test("a robot at an address within the house is not gone to, and that is said", async () => {
    for (const [at, address] of ["https://192.168.1.1/hook", "https://localhost/hook"].entries()) {
        assert.equal(await press(desk, 2 * at + 6, setChatRobot({ address, form: 3 })), accepted);
        const [[robot]] = query("SELECT id FROM chat_robot");
        assert.equal(await press(desk, 2 * at + 7, tryChatRobot(robot)), accepted);
        const sql = "SELECT state, fault FROM chat_message ORDER BY at DESC LIMIT 1";
        await until("it is answered", () => query(sql)[0][0] !== 1);
        assert.deepEqual(query(sql)[0], [3, 2], address);
    }
});
