// A chain as long as a campaign has room for, the way it goes from a phone: staged over HTTP, named over the
// socket, written, and told to whoever may hold the orders.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";

import { ask, openSocket, signIn, startServer } from "./server.mjs";
import { acceptGroupBuyChain, hello, newestSchema, outcomeIn, submitStaged } from "./wire.mjs";

const accepted = 1, refused = 2, mostOrders = 10_000, packs = 2;

let server, cookie, campaign, item, room;
before(async () => {
    server = await startServer();
    ({ cookie } = await signIn(server, server.cards.coordinator));
    // One that takes orders, and an item of it of which there is enough for all.
    [[campaign, item]] = query("SELECT campaign.id, campaign_item.id FROM campaign JOIN campaign_item"
        + " ON campaign_item.campaign = campaign.id WHERE campaign.state = 1 AND facts_stock IS NULL"
        + " AND facts_cap_per_door = 0 AND facts_closing_packs = 0 AND facts_closing_orders = 0");
    room = mostOrders - query(`SELECT last_number FROM campaign_totals WHERE id = '${campaign}'`)[0][0];
});
after(() => server?.close());

function query(sql) {
    const program = "import sqlite3,sys,json\n"
        + "print(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))";
    const database = `${server.folder}/data/linli.db`;
    const done = spawnSync("python3", ["-c", program, database, sql], { encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr);
    return JSON.parse(done.stdout);
}

/// Orders and packs of the chain that are written down.
const written = () => query("SELECT COUNT(*), COALESCE(SUM(order_line.packs), 0) FROM campaign_order"
    + " JOIN order_line ON order_line.\"order\" = campaign_order.id"
    + ` WHERE campaign_order.campaign = '${campaign}' AND campaign_order.source_key LIKE 'chain-%'`)[0];

const chainOf = (count) => acceptGroupBuyChain(campaign, item, Array.from({ length: count }, (_, i) => ({
    building: String(1000 + Math.floor(i / 200)), room: String(101 + i % 200), name: `邻居${i}`, packs,
    key: `chain-${String(i).padStart(5, "0")}`,
})));

async function staged(command) {
    assert.ok(command.length > 64 * 1024, "it would go through the socket as it is");
    const { status, body } = await ask(server, "POST", "/api/stage",
        { headers: { Origin: server.origin, Cookie: cookie }, body: command });
    assert.equal(status, 200);
    return JSON.parse(body.toString()).stage;
}

/// Reads messages until this many different lines of the chain were told.
function tellsLines(count) {
    const told = new Set(), read = new Set();
    return (message) => {
        if (!read.has(message)) {
            for (const [key] of message.toString("latin1").matchAll(/chain-\d{5}/g)) told.add(key);
            read.add(message);
        }
        return told.size >= count ? told.size : undefined;
    };
}

async function phone() {
    const socket = await openSocket(server, { cookie });
    socket.send(hello(newestSchema));
    await socket.spoken;
    return socket;
}

test("a chain with one line more than there is room for is refused, nothing is written", async () => {
    const socket = await phone();
    socket.send(submitStaged(1, await staged(chainOf(room + 1))));
    assert.equal(await socket.hears((message) => outcomeIn(message, 1)), refused);
    assert.deepEqual(written(), [0, 0]);
    socket.end();
});

test("a chain of ten thousand lines is written and told whole, once, also to a later phone", async () => {
    const chain = chainOf(room), socket = await phone();
    socket.send(submitStaged(2, await staged(chain)));
    assert.equal(await socket.hears(tellsLines(room)), room);
    assert.equal(await socket.hears((message) => outcomeIn(message, 2)), accepted);
    assert.deepEqual(written(), [room, room * packs]);
    const totals = query(`SELECT packs, orders FROM item_totals WHERE id = '${item}'`);
    // The same once more: every door has its order already.
    socket.send(submitStaged(3, await staged(chain)));
    assert.equal(await socket.hears((message) => outcomeIn(message, 3)), refused);
    assert.deepEqual(written(), [room, room * packs]);
    assert.deepEqual(query(`SELECT packs, orders FROM item_totals WHERE id = '${item}'`), totals);
    socket.end();
    const later = await phone();
    assert.equal(await later.hears(tellsLines(room)), room);
    later.end();
});
