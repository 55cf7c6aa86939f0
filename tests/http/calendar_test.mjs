// Calendars that people's own programs read: a secret link without a session, which can be ended.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";

import { ask, post, signIn, startServer } from "./server.mjs";

let server, coordinator, volunteer;
before(async () => {
    server = await startServer();
    const comeIn = async (role) => {
        const { cookie, json } = await signIn(server, server.cards[role]);
        return {
            person: json.person,
            get: (path) => ask(server, "GET", path, { headers: { Cookie: cookie } }),
            post: (path, body) => post(server, path, body, { Cookie: cookie }),
        };
    };
    coordinator = await comeIn("coordinator");
    volunteer = await comeIn("volunteer");
});
after(() => server?.close());

const read = (path, headers) => ask(server, "GET", path, { headers });
const unfolded = (answer) => answer.body.toString().replaceAll("\r\n ", "");
const made = async (person, body = {}) => {
    const { status, json } = await person.post("/api/calendar", body);
    assert.equal(status, 200);
    assert.match(json.secret, /^[0-9a-f]{64}$/);
    return json;
};
const list = async (person) => JSON.parse((await person.get("/api/calendar")).body.toString()).calendars;
const gone = [404, '{"error":"not_found"}', "no-store"];
const seen = ({ status, headers, body }) => [status, body.toString(), headers["cache-control"]];

/// A post of the demo. Its id is told through the socket only, so the database is asked.
function somePost() {
    const program = "import sqlite3,sys\n"
        + "print(sqlite3.connect(sys.argv[1]).execute('SELECT MIN(id) FROM post').fetchone()[0])";
    const database = `${server.folder}/data/linli.db`;
    const done = spawnSync("python3", ["-c", program, database], { encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr);
    return done.stdout.trim();
}

test("a secret opens a calendar without a cookie, for nobody in between to keep", async () => {
    const { secret, path } = await made(volunteer);
    assert.equal(path, `/calendar/${secret}.ics`);
    const answer = await read(path);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers["content-type"], "text/calendar; charset=utf-8");
    assert.equal(answer.headers["cache-control"], "private, no-cache");
    assert.match(answer.body.toString(), /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
    for (const line of answer.body.toString().split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.match(unfolded(answer), /UID:seat-[0-9a-f]{32}@/, "the demo's volunteer has a shift");
    const again = await read(path, { "If-None-Match": answer.headers.etag });
    assert.deepEqual([again.status, again.body.length], [304, 0]);
    const head = await ask(server, "HEAD", path);
    assert.deepEqual([head.status, head.body.length], [200, 0]);
    assert.equal((await ask(server, "POST", path)).status, 405);
});

test("it speaks the language of who made it", async () => {
    const { path } = await made(volunteer, { language: "en" });
    assert.match(path, /-en\.ics$/);
    assert.match(unfolded(await read(path)), /SUMMARY:On duty: /);
    assert.match(unfolded(await read(path.replace("-en", ""))), /SUMMARY:值班：/);
});

test("what exists is told with its beginning and never its secret", async () => {
    const before = Date.now();
    const { secret } = await made(volunteer);
    const [own, ...others] = await list(volunteer);
    assert.deepEqual([own.post, others], ["", []]);
    assert.ok(own.since_ms >= before - 1000 && own.since_ms <= Date.now() + 1000);
    assert.ok(!JSON.stringify(await list(volunteer)).includes(secret));
    assert.equal((await ask(server, "GET", "/api/calendar")).status, 401);
});

test("a newer one ends the one before, and what ended looks like what never was", async () => {
    const first = await made(volunteer), second = await made(volunteer);
    assert.equal((await read(second.path)).status, 200);
    const never = `/calendar/${"0".repeat(64)}.ics`;
    for (const path of [first.path, never, "/calendar/", "/calendar/.ics", "/calendar/x",
        second.path.slice(0, -4), `${second.path}/`])
        assert.deepEqual(seen(await read(path)), gone, path);
    assert.equal((await volunteer.post("/api/calendar/revoke", {})).status, 200);
    assert.deepEqual(seen(await read(second.path)), gone);
    assert.deepEqual(await list(volunteer), []);
});

test("a post's calendar is for coordinators, each has their own, and only they end it", async () => {
    const id = somePost();
    const refused = await volunteer.post("/api/calendar", { post: id });
    assert.deepEqual([refused.status, refused.json.error], [403, "not_allowed"]);
    for (const wrong of ["0".repeat(32), "x"]) {
        const none = await coordinator.post("/api/calendar", { post: wrong });
        assert.deepEqual([none.status, none.json.error], [404, "not_found"], wrong);
    }
    const gate = await made(coordinator, { post: id }), own = await made(coordinator);
    const words = unfolded(await read(gate.path));
    assert.match(words, /SUMMARY:.+ \d+\/\d+ 人\r\n/);
    // Somebody else ends only what is theirs.
    assert.equal((await volunteer.post("/api/calendar/revoke", { post: id })).status, 200);
    assert.equal((await read(gate.path)).status, 200);
    assert.equal((await coordinator.post("/api/calendar/revoke", { post: id })).status, 200);
    assert.deepEqual(seen(await read(gate.path)), gone);
    assert.equal((await read(own.path)).status, 200);
});

test("signing out everywhere and a lost phone end the calendars", async () => {
    const lost = await made(volunteer);
    assert.equal((await coordinator.post("/api/lost-phone", { person: volunteer.person })).status, 200);
    assert.deepEqual(seen(await read(lost.path)), gone);
    const own = await made(coordinator);
    assert.equal((await coordinator.post("/api/sign-out-everywhere", {})).status, 200);
    assert.deepEqual(seen(await read(own.path)), gone);
});

test("who guesses is asked to wait", async () => {
    const guess = (number) => read(`/calendar/${String(number).padStart(64, "0")}.ics`);
    let answer = await guess(1);
    for (let number = 2; number < 40 && answer.status === 404; ++number) answer = await guess(number);
    assert.deepEqual([answer.status, answer.body.toString()], [429, '{"error":"too_many_attempts"}']);
});
