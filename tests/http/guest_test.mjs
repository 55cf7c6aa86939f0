// Neighbours without an account: the code that hangs at a post lets them write down their name, nothing more.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";

import { ask, openSocket, post, signIn, startServer } from "./server.mjs";
import * as wire from "./wire.mjs";

const code = "a".repeat(24), newer = "b".repeat(24), places = 3;

let server, coordinator, gate;
before(async () => {
    server = await startServer();
    const { cookie } = await signIn(server, server.cards.coordinator);
    const socket = await openSocket(server, { cookie });
    socket.send(wire.hello());
    await socket.hears(wire.spaceIn);
    let number = 0;
    coordinator = (command) => {
        const mine = ++number;
        socket.send(wire.submit(mine, command));
        return socket.hears((message) => wire.outcomeIn(message, mine));
    };
    gate = stored("SELECT MAX(id) FROM post")[0][0];
});
after(() => server?.close());

/// What the database holds, read beside the server.
function stored(question, ...values) {
    const program = "import json,sqlite3,sys\nbase=sqlite3.connect(sys.argv[1])\n"
        + "print(json.dumps(base.execute(sys.argv[2], sys.argv[3:]).fetchall()))";
    const database = `${server.folder}/data/linli.db`;
    const done = spawnSync("python3", ["-c", program, database, question, ...values], { encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr);
    return JSON.parse(done.stdout);
}

const visitOf = (number) => String(number).padStart(32, "0");
const come = (number, more = {}) => post(server, "/api/guest",
    { post: gate, code, name: `客${number}`, phone: "", visit: visitOf(number), ...more });
const refused = async (number, more) => {
    const { status, json } = await come(number, more);
    return [status, json.error];
};
const guests = () => stored("SELECT guest_name FROM seat WHERE guest_name LIKE '客%' ORDER BY 1");

test("before there is a code, no code is right, whatever is asked", async () => {
    const over = [404, "guest_code_over"];
    for (const more of [{}, { code: "" }, { code: newer }, { post: "0".repeat(32) }, { post: "x" }])
        assert.deepEqual(await refused(1, more), over);
    assert.deepEqual(await refused(1, { visit: "x" }), [400, "bad_request"]);
    assert.equal((await ask(server, "GET", "/api/guest")).status, 404);
    assert.equal((await ask(server, "POST", "/api/guest", { body: "{}" })).status, 403, "no Origin");
    assert.deepEqual(guests(), []);
});

test("with the code a name stands on the shift that goes on, present, once", async () => {
    assert.equal(await coordinator(wire.renewPostCode(wire.idOf(gate), code)), 1);
    assert.equal(await coordinator(wire.planNow(wire.idOf(gate), 12, places)), 1);
    const first = await come(1, { phone: "138 1234 5678" });
    assert.equal(first.status, 200);
    assert.deepEqual(Object.keys(first.json).sort(), ["from_ms", "offset_minutes", "post", "until_ms"]);
    assert.ok(first.json.until_ms > Date.now());
    assert.equal(first.json.offset_minutes, 480);
    assert.ok(first.body.toString().length < 200, "nothing of anybody else");
    const again = await come(1);
    assert.deepEqual([again.status, again.json], [200, first.json]);
    const seat = stored("SELECT s.guest_name, v.phone, t.arrived_at IS NOT NULL FROM seat s "
        + "JOIN guest_visit v ON v.id = s.id JOIN seat_status t ON t.id = s.id "
        + "WHERE s.guest_name LIKE '客%'");
    assert.deepEqual(seat, [["客1", "13812345678", 1]]);
});

test("names and numbers that are none are refused, and leave no trace", async () => {
    const before = guests();
    assert.deepEqual(await refused(5, { name: " " }), [400, "guest_name_empty"]);
    assert.deepEqual(await refused(5, { name: "客".repeat(40) }), [400, "guest_name_too_long"]);
    assert.deepEqual(await refused(5, { name: "客\n客" }), [400, "guest_name_invalid"]);
    assert.deepEqual(await refused(5, { phone: "12" }), [400, "guest_phone_invalid"]);
    assert.deepEqual(guests(), before);
});

test("as many as there are places, and a renewed code ends the sheet that hung there", async () => {
    // A shift of the demo may go on there as well.
    let number = 1, answer = { status: 200 };
    while (answer.status === 200 && number < 20) answer = await come(++number);
    assert.ok(number > places, `${number}`);
    assert.deepEqual([answer.status, answer.json.error], [409, "guest_shift_full"]);
    assert.deepEqual(await refused(9), [409, "guest_shift_full"]);
    assert.equal(await coordinator(wire.renewPostCode(wire.idOf(gate), newer)), 1);
    assert.deepEqual(await refused(9), [404, "guest_code_over"]);
    assert.deepEqual(await refused(9, { code: newer }), [409, "guest_shift_full"]);
});

test("who knocks too often from one address is asked to wait", async () => {
    let answer = await refused(50, { code: "c".repeat(24) });
    for (let tries = 0; tries < 80 && answer[0] === 404; ++tries)
        answer = await refused(50, { code: "c".repeat(24) });
    assert.deepEqual(answer, [429, "too_many_attempts"]);
});
