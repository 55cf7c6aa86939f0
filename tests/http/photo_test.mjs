// Who gets the bytes of a photo over HTTP, and who learns not even that there is one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ask, openSocket, post, signIn, startServer } from "./server.mjs";
import * as wire from "./wire.mjs";

let server, resident, volunteer, coordinator, neighbour, errand, photo;
before(async () => {
    server = await startServer();
    [resident, volunteer, coordinator] = await Promise.all(
        ["resident", "volunteer", "coordinator"].map((role) => comeIn(server.cards[role])));
    neighbour = await comeIn(server.cards.volunteer2);
});
after(() => server?.close());

/// Somebody who is signed in, with an open socket. `press` resolves with the outcome: 1 is accepted.
async function comeIn(token) {
    const { cookie } = await signIn(server, token);
    const socket = await openSocket(server, { cookie });
    socket.send(wire.hello());
    const space = await socket.hears(wire.spaceIn);
    let number = 0;
    return {
        cookie,
        nextId: () => wire.firstId(space, number + 1),
        press(command) {
            const mine = ++number;
            socket.send(wire.submit(mine, command));
            return socket.hears((message) => wire.outcomeIn(message, mine));
        },
        get: (name) => ask(server, "GET", `/api/photo/${name}`, { headers: { Cookie: cookie } }),
    };
}

test("who asked gets the photo, and no browser keeps it", async () => {
    errand = resident.nextId();
    assert.equal(await resident.press(wire.askForMedicine()), 1);
    photo = resident.nextId();
    assert.equal(await resident.press(wire.attachPhoto(errand, wire.greyJpeg())), 1);
    const answer = await resident.get(wire.hexOf(photo));
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.body, wire.greyJpeg());
    assert.equal(answer.headers["content-type"], "image/jpeg");
    assert.equal(answer.headers["cache-control"], "no-store");
    assert.equal(answer.headers["x-content-type-options"], "nosniff");
    assert.match(answer.headers["content-security-policy"], /img-src 'self' blob:;/);
    assert.equal((await coordinator.get(wire.hexOf(photo))).status, 200);
});

test("to everybody else it looks as if there were none, whatever they ask for", async () => {
    const hidden = await volunteer.get(wire.hexOf(photo));
    assert.equal(hidden.status, 404);
    const names = ["0".repeat(32), "f".repeat(32), wire.hexOf(errand), "", "x", "../me", "%2e%2e",
        wire.hexOf(photo).toUpperCase(), `${wire.hexOf(photo)}0`, `${wire.hexOf(photo)}/`, "9".repeat(4000)];
    for (const name of names) {
        const other = await volunteer.get(name);
        assert.deepEqual([other.status, other.body.toString()], [404, hidden.body.toString()], name);
        assert.equal(other.headers["cache-control"], "no-store");
    }
    const nobody = await ask(server, "GET", `/api/photo/${wire.hexOf(photo)}`);
    assert.deepEqual([nobody.status, JSON.parse(nobody.body).error], [401, "signed_out"]);
    const written = await post(server, `/api/photo/${wire.hexOf(photo)}`, {}, { Cookie: resident.cookie });
    assert.equal(written.status, 405);
});

test("the helper gets it while the errand is theirs", async () => {
    assert.equal(await volunteer.press(wire.claim(errand)), 1);
    assert.equal((await volunteer.get(wire.hexOf(photo))).status, 200);
    assert.equal((await neighbour.get(wire.hexOf(photo))).status, 404);
    assert.equal(await volunteer.press(wire.handBack(errand)), 1);
    assert.equal((await volunteer.get(wire.hexOf(photo))).status, 404);
    assert.equal((await resident.get(wire.hexOf(photo))).status, 200);
});

test("what is no photo is refused, and what was removed is gone for everybody", async () => {
    const refused = 2;
    assert.equal(await resident.press(wire.attachPhoto(errand, Buffer.from("prescription.jpg"))), refused);
    assert.equal(await volunteer.press(wire.removePhoto(photo)), refused);
    assert.equal(await resident.press(wire.removePhoto(photo)), 1);
    for (const one of [resident, coordinator]) assert.equal((await one.get(wire.hexOf(photo))).status, 404);
});

test("the log says nothing of photos", () => {
    assert.ok(!server.printed().includes(wire.hexOf(photo)));
});
