// What people ask for and take stays out of what the server prints for who runs it: logs, refusals, and the
// last words of a server that is killed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ask, openSocket, signIn, startServer } from "./server.mjs";
import * as wire from "./wire.mjs";

const secrets = Object.fromEntries(["what", "item", "dose", "late", "why", "cut", "frame", "body"]
    .map((name) => [name, `secret-${name}-4711`]));
let server, cookie, socket, space;
before(async () => {
    server = await startServer({ talks: true });
    ({ cookie } = await signIn(server, server.cards.resident));
    socket = await openSocket(server, { cookie });
    socket.send(wire.hello(wire.newestSchema));
    space = await socket.hears(wire.spaceIn);
});
after(() => server?.close());

let number = 0;
const press = (command) => {
    const mine = ++number;
    socket.send(wire.submit(mine, command));
    return socket.hears((message) => wire.outcomeIn(message, mine));
};
const comesBack = (secret) => socket.hears((message) => message.includes(secret) || undefined);

test("what is asked for and described reaches who may know it", async () => {
    const errand = wire.firstId(space, 1);
    assert.equal(await press(wire.askForMedicine({ what: secrets.what, items: [secrets.item] })), 1);
    assert.equal(await press(wire.describeMedicine(errand, wire.itemOf(errand), secrets.dose)), 1);
    for (const secret of [secrets.what, secrets.item, secrets.dose]) assert.ok(await comesBack(secret));
});

test("what is refused, cut off or no message at all is answered", async () => {
    assert.equal(await press(wire.askForMedicine({ what: secrets.late, hours: -1 })), 2);
    const unknown = { high: 1n, low: 2n };
    assert.equal(await press(wire.handBack(unknown, secrets.why)), 2);
    const volunteer = await signIn(server, server.cards.volunteer);
    const other = await openSocket(server, volunteer);
    other.send(wire.hello());
    await other.hears(wire.spaceIn);
    const cut = wire.askForMedicine({ what: secrets.cut }).subarray(0, -6);
    const answered = other.hears((message) => wire.outcomeIn(message, 1)).catch(() => undefined);
    other.send(wire.submit(1, cut));
    assert.notEqual(await answered, 1);
    const broken = await openSocket(server, volunteer);
    broken.send(Buffer.from(`\x01\xff\xff${secrets.frame}`, "latin1"));
    assert.equal(await broken.closed, 4002);
    const { status } = await ask(server, "POST", "/api/sign-in/password", {
        headers: { Origin: server.origin, "Content-Type": "application/json" },
        body: `{"login":"coordinator","password":"${secrets.body}`,
    });
    assert.ok(status >= 400 && status < 500, String(status));
});

test("nothing of it is in what the server printed, not even when it is killed", async () => {
    await server.stop("SIGSEGV");
    const printed = server.printed();
    assert.match(printed, /ready/);
    for (const [name, secret] of Object.entries(secrets)) {
        for (const form of [secret, Buffer.from(secret).toString("hex")])
            assert.ok(!printed.toLowerCase().includes(form), `${name} in ${printed}`);
    }
});
