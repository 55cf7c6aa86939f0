// What `linli-server read-chain --kind group_buy FILE --json` prints: JSON that another program reads, with
// what a careful neighbour would have read; and words instead of JSON where a file is no text.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { run } from "./server.mjs";

const samples = path.resolve("tests/data/group_buys");
const folder = mkdtempSync(path.join(tmpdir(), "linli-chain-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const read = (file) => run("read-chain", "--kind", "group_buy", file, "--json");

/// The chain that is printed for these bytes.
function chainOf(bytes) {
    const file = path.join(folder, "chain.txt");
    writeFileSync(file, bytes);
    const { status, stdout, stderr } = read(file);
    assert.deepEqual([status, stderr], [0, ""]);
    return JSON.parse(stdout);
}

/// Blanks and the width of signs say nothing about an order.
const plain = (words) => words === null ? null : words.normalize("NFKC").replaceAll(/\s+/g, "");
const who = ({ door, name, phone }) => door === null ? [plain(name), plain(phone)] : [plain(door)];
const packs = (items) => Object.entries(items).map(([name, count]) => `${plain(name)} ${count}`).sort();
const order = (one) => JSON.stringify([who(one), packs(one.items), one.paid]);
const header = ({ items, deadline, minimum }) =>
    [items.map(({ code, name, price_cents }) => [plain(code), plain(name), price_cents]), deadline, minimum];

/// What is read of each line: its orders, or that it is asked about.
function byLine({ orders, unclear }) {
    const lines = new Map();
    for (const one of orders) lines.set(one.line, [...lines.get(one.line) ?? [], order(one)].sort());
    for (const { line } of unclear) lines.set(line, [...lines.get(line) ?? [], "unclear"]);
    return lines;
}

for (const name of readdirSync(samples).filter((file) => file.endsWith(".txt")).sort()) {
    test(`the command reads ${name} as a careful neighbour would`, () => {
        const expected = JSON.parse(readFileSync(path.join(samples, name.replace(/txt$/, "expected.json"))));
        const { status, stdout, stderr } = read(path.join(samples, name));
        assert.deepEqual([status, stderr], [0, ""]);
        const got = JSON.parse(stdout);
        assert.equal(got.kind, "group_buy");
        assert.deepEqual(header(got), header(expected));
        const wanted = byLine(expected), have = byLine(got);
        // What is asked about besides is no mistake; an order where none stands is.
        for (const line of have.keys()) {
            if (!wanted.has(line) && have.get(line).some((one) => one !== "unclear")) wanted.set(line, []);
        }
        const wrong = [...wanted].filter(([line, orders]) =>
            JSON.stringify(orders) !== JSON.stringify(have.get(line) ?? []));
        assert.ok(wanted.size > 0);
        assert.ok(wrong.length <= 0.05 * wanted.size, JSON.stringify(wrong));
    });
}

test("quotes, backslashes and signs that JSON knows come through as they were written", () => {
    const orders = '1. 3-502 两板（说"别\\放门口"）\n2. 3-503 1板\t（A/B\\n）\n';
    const chain = chainOf(`#接龙\n土鸡蛋"团" 38元/板\n\n${orders}`);
    assert.match(chain.title, /"团"/);
    assert.deepEqual(chain.orders.map(({ line, door }) => [line, door]), [[4, "3-502"], [5, "3-503"]]);
    assert.equal(chain.orders[0].note, '说"别\\放门口"');
    assert.equal(chain.orders[1].note, "A/B\\n");
});

test("lines may end as on any system, and a mark of the byte order is no text", () => {
    const words = "#接龙\n土鸡蛋团购 38元/板\n\n1. 3-502 两板\n";
    const chain = chainOf(words);
    assert.deepEqual(chain.orders.map(({ items }) => Object.values(items)), [[2]]);
    assert.deepEqual(chainOf(words.replaceAll("\n", "\r\n")), chain);
    assert.deepEqual(chainOf(`\ufeff${words}`), chain);
});

test("a chain in GB18030 is read like one in UTF-8", () => {
    // 鸡蛋团 38元 / 1. 3-502 2
    const bytes = Buffer.from([0xbc, 0xa6, 0xb5, 0xb0, 0xcd, 0xc5, 0x20, 0x33, 0x38, 0xd4, 0xaa, 0x0a, 0x0a]);
    const chain = chainOf(Buffer.concat([bytes, Buffer.from("1. 3-502 2\n")]));
    assert.deepEqual(chain, chainOf("鸡蛋团 38元\n\n1. 3-502 2\n"));
    assert.deepEqual(chain.orders.map(({ door, items }) => [door, items]), [["3-502", { 鸡蛋: 2 }]]);
});

test("what is no text, what is empty and what is not there is said in words, and nothing is printed", () => {
    const file = path.join(folder, "no-text.txt");
    const said = (bytes) => {
        writeFileSync(file, bytes);
        const { status, stdout, stderr } = read(file);
        assert.deepEqual([status, stdout], [1, ""]);
        return stderr;
    };
    assert.match(said(Buffer.from([0x23, 0xe6, 0x8e, 0xff, 0xfe, 0x31, 0x80])), /no-text\.txt is no text/);
    assert.match(said(""), /no-text\.txt is empty/);
    const missing = read(path.join(folder, "missing.txt"));
    assert.deepEqual([missing.status, missing.stdout], [1, ""]);
    assert.match(missing.stderr, /cannot be read/);
});

test("a kind that there is not is refused with those that there are", () => {
    const file = path.join(samples, "gb02-eggs-single.txt");
    const { status, stdout, stderr } = run("read-chain", "--kind", "party", file);
    assert.notEqual(status, 0);
    assert.equal(stdout, "");
    assert.match(stderr, /group_buy/);
});
