// What comes in from the network, right and wrong: pages, cards, cookies, origins, sockets, limits, the end.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { ask, openSocket, post, run, sendRaw, signIn, startServer } from "./server.mjs";

let server;
before(async () => { server = await startServer(); });
after(() => server?.close());

const fileOf = (name) => JSON.parse(readFileSync("build/site/site.json", "utf8"))
    .files.find((file) => file.name === name).url;

test("the page lets nothing foreign in and is asked for again each time", async () => {
    const page = await ask(server, "GET", "/");
    assert.equal(page.status, 200);
    const policy = page.headers["content-security-policy"];
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
    assert.equal(page.headers["x-content-type-options"], "nosniff");
    assert.equal(page.headers["cache-control"], "no-cache");
});

test("files named after their content are kept for ever, come packed, and are not sent twice", async () => {
    const packed = await ask(server, "GET", fileOf("linli.wasm"),
        { headers: { "Accept-Encoding": "gzip, br" } });
    assert.equal(packed.headers["content-encoding"], "br");
    assert.equal(packed.headers["content-type"], "application/wasm");
    assert.match(packed.headers["cache-control"], /immutable/);
    const again = await ask(server, "GET", fileOf("linli.wasm"),
        { headers: { "Accept-Encoding": "br", "If-None-Match": packed.headers.etag } });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
    const plain = await ask(server, "GET", fileOf("style.css"), { headers: { "Accept-Encoding": "br;q=0" } });
    assert.equal(plain.headers["content-encoding"], undefined);
});

test("the kill switch serves a worker that takes itself away", async () => {
    const kept = await ask(server, "GET", "/service_worker.js");
    assert.equal(kept.headers["cache-control"], "no-cache");
    assert.match(kept.body.toString(), /take over/);
    const off = await startServer({ words: ["--no-offline-pages"] });
    const worker = await ask(off, "GET", "/service_worker.js");
    await off.close();
    assert.match(worker.body.toString(), /unregister/);
});

test("nothing outside the folder of the pages can be asked for", async () => {
    for (const target of ["/../README.md", "/%2e%2e/README.md", "/..%2fREADME.md", "/site.json.br/../../x"])
        assert.equal((await ask(server, "GET", target)).status, 404, target);
});

test("a card lets in once, and the cookie is only for this site and out of reach of scripts", async () => {
    const first = await signIn(server, server.cards.volunteer);
    assert.equal(first.status, 200);
    assert.match(first.setCookie, /^__Host-linli=/);
    for (const flag of ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"])
        assert.ok(first.setCookie.includes(flag), flag);
    assert.ok(!first.setCookie.includes("Domain="));
    const second = await signIn(server, server.cards.volunteer);
    assert.deepEqual([second.status, second.json.error], [401, "card_used"]);
    assert.equal(second.setCookie, undefined);
    const unknown = await signIn(server, "ABCD".repeat(8));
    assert.deepEqual([unknown.status, unknown.json.error], [401, "card_unknown"]);
    const me = await ask(server, "GET", "/api/me", { headers: { Cookie: first.cookie } });
    assert.equal(me.status, 200);
    const stranger = await ask(server, "GET", "/api/me", { headers: { Cookie: `${first.cookie}x` } });
    assert.equal(stranger.status, 401);
});

test("a page of another site can neither sign in nor open the socket", async () => {
    const foreign = await post(server, "/api/sign-in/card", { token: server.cards.resident },
        { Origin: "https://elsewhere.example" });
    assert.deepEqual([foreign.status, foreign.json.error], [403, "wrong_origin"]);
    const { cookie } = await signIn(server, server.cards.resident);
    assert.ok(cookie, "the card was not used up by the foreign page");
    assert.equal((await openSocket(server, { cookie, origin: "https://elsewhere.example" })).status, 403);
    assert.equal((await openSocket(server, { cookie, origin: "" })).status, 403);
    const own = await openSocket(server, { cookie });
    assert.equal(own.status, 101);
    own.end();
});

test("without a session the socket says so and closes", async () => {
    const socket = await openSocket(server, { cookie: "__Host-linli=nobody" });
    assert.equal(await socket.closed, 4001);
});

test("bytes that are no message and frames that are too large close the socket, nothing else", async () => {
    const { cookie } = await signIn(server, (await newCard()).token);
    const nonsense = await openSocket(server, { cookie });
    nonsense.send(Buffer.from([1, 255, 255, 255]));
    assert.equal(await nonsense.closed, 4002);
    const large = await openSocket(server, { cookie });
    large.send(Buffer.alloc(100), 1024 * 1024 * 1024);
    assert.notEqual(await large.closed, 1000);
    assert.equal((await ask(server, "GET", "/health")).status, 200);
});

// The first message of a device, as the golden bytes have it.
const hello = Buffer.from(/^from-device-1 (\w+)$/m.exec(
    readFileSync("tests/data/released/schema1/golden.txt", "utf8"))[1], "hex");

test("signing out closes every socket, also a silent one, and the cookie is worth nothing", async () => {
    const { cookie } = await signIn(server, (await newCard()).token);
    const greeted = await openSocket(server, { cookie }), silent = await openSocket(server, { cookie });
    greeted.send(hello);
    await greeted.spoken;
    const out = await post(server, "/api/sign-out", {}, { Cookie: cookie });
    assert.equal(out.status, 200);
    assert.equal(await greeted.closed, 4001);
    silent.send(hello);
    assert.equal(await silent.closed, 4001);
    assert.equal((await ask(server, "GET", "/api/me", { headers: { Cookie: cookie } })).status, 401);
});

test("who says too much is told so instead of waiting for an answer, and soon is heard again", async () => {
    const { cookie } = await signIn(server, (await newCard()).token);
    const loud = await openSocket(server, { cookie });
    for (let i = 0; i < 500; ++i) loud.send(hello);
    assert.equal(await loud.closed, 4003);
    await new Promise((done) => setTimeout(done, 3000));
    const later = await openSocket(server, { cookie });
    later.send(hello);
    await later.hears((message) => message.readUInt16LE(1) === 100 || undefined);  // A welcome.
    later.end();
});

test("who guesses passwords is stopped for a while, whatever the next guess is", async () => {
    let last;
    for (let i = 0; i < 12; ++i)
        last = await post(server, "/api/sign-in/password", { login: "coordinator", password: `guess ${i}` });
    assert.deepEqual([last.status, last.json.error], [429, "too_many_attempts"]);
    assert.ok(last.json.until_ms > Date.now());
});

test("bodies that are too large and requests that are none are refused, the next is heard", async () => {
    const { cookie } = await signIn(server, (await newCard()).token);
    const large = await ask(server, "POST", "/api/renew",
        { headers: { Origin: server.origin, Cookie: cookie }, body: "x".repeat(20_000) });
    assert.equal(large.status, 413);
    for (const bytes of ["\r\n\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\x16\x03\x01\x02\x00\x01",
        `GET / HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(70_000)}\r\n\r\n`,
        "POST /api/me HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /api/me HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n"]) {
        const answer = await sendRaw(server, bytes);
        assert.match(answer, /^(HTTP\/1.[01] (4\d\d|505)|$)/, JSON.stringify(bytes.slice(0, 40)));
    }
    assert.equal((await post(server, "/api/renew", "[[[", { Cookie: cookie })).status, 400);
    assert.equal((await ask(server, "GET", "/health")).status, 200);
});

test("only who is signed in may begin to send much, and is told before sending it", async () => {
    const { cookie } = await signIn(server, (await newCard()).token);
    const head = (origin, session) => `POST /api/stage HTTP/1.1\r\nHost: localhost:${server.port}\r\n`
        + `Origin: ${origin}\r\nCookie: ${session}\r\nContent-Length: 1000000\r\nConnection: close\r\n\r\n`;
    for (const [origin, session] of [[server.origin, "x=y"], ["http://elsewhere.example", cookie]]) {
        const answer = await sendRaw(server, head(origin, session));
        assert.match(answer, /^HTTP\/1.1 401 [^]*signed_out/);
    }
    const staged = await sendRaw(server, head(server.origin, cookie) + "x".repeat(1_000_000));
    assert.match(staged, /^HTTP\/1.1 200 [^]*"stage"/);
});

test("behind a proxy the address is the last word, however many lines came with the request", async () => {
    const guess = (...lines) => ask(server, "POST", "/api/sign-in/card", {
        headers: { Origin: server.origin, "X-Forwarded-For": lines },
        body: JSON.stringify({ token: "WXYZ".repeat(8) }),
    });
    for (let i = 0; i < 40; ++i) await guess("203.0.113.9");
    assert.equal((await guess("198.51.100.1", "203.0.113.9")).status, 429);
    assert.equal((await guess("203.0.113.9", "198.51.100.1")).status, 401);
});

test("health and metrics tell whoever runs the server, and metrics nobody from outside", async () => {
    const health = await ask(server, "GET", "/health");
    assert.deepEqual(JSON.parse(health.body).database_writable, true);
    const metrics = await ask(server, "GET", "/metrics");
    assert.match(metrics.body.toString(), /linli_open_sockets \d+/);
    const outside = await ask(server, "GET", "/metrics", { headers: { "X-Forwarded-For": "203.0.113.9" } });
    assert.equal(outside.status, 404);
});

test("asked to stop, the server says goodbye to its sockets and ends without an error", async () => {
    const other = await startServer();
    const { cookie } = await signIn(other, other.cards.coordinator);
    const socket = await openSocket(other, { cookie });
    assert.deepEqual(await other.stop(), { code: 0, signal: null });
    assert.equal(await socket.closed, 1001);
    await other.close();
});

test("what cannot be served is said with what to do", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "linli-wrong-"));
    try {
        const data = path.join(folder, "data");
        assert.equal(run("new-community", "--data", data, "--name", "桂花苑").status, 0);
        const serve = (...words) => run("serve", "--data", data, "--port", "0", ...words);
        assert.match(serve("--tls-certificate", "none.pem", "--tls-key", "none.key").stderr, /none\.pem/);
        assert.match(serve("--tls-certificate", "none.pem").stderr, /--tls-key/);
        assert.match(serve("--listen", "0.0.0.0").stderr, /encrypted/);
        assert.match(serve("--site", "nowhere").stderr, /linli build/);
        assert.match(run("demo", "--data", data, "--port", "0").stderr, /real community/);
        const noDatabase = path.join(folder, "broken");
        mkdirSync(noDatabase);
        writeFileSync(path.join(noDatabase, "linli.db"), "this is no database".repeat(100));
        const broken = run("serve", "--data", noDatabase, "--port", "0");
        assert.notEqual(broken.status, 0);
        assert.match(broken.stderr, /put back the last backup/);
        assert.match(run("serve", "--data", "/proc/nowhere", "--port", "0").stderr, /\/proc\/nowhere/);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
});

let coordinator;
/// A fresh card for the coordinator, issued by themselves.
async function newCard() {
    coordinator ??= await signIn(server, server.cards.coordinator);
    const { json } = await post(server, "/api/card", { person: coordinator.json.person },
        { Cookie: coordinator.cookie });
    return json;
}
