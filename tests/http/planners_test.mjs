// The planners as commands: a plan that keeps the rules, and a clear word where the file is not one.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { run } from "./server.mjs";

let folder;
before(() => { folder = mkdtempSync(path.join(tmpdir(), "linli-plans-")); });
after(() => rmSync(folder, { recursive: true, force: true }));

/// Two vehicles of one place; ways 1 → 4, 2 → 5 and 3 → 6.
const instance = [
    "2 6 480 1 90",
    "0 0 0 0 0 0 480",
    "1 1 0 1 1 0 480",
    "2 0 2 1 1 0 480",
    "3 2 2 1 1 0 480",
    "4 5 0 1 -1 60 90",
    "5 0 6 1 -1 60 90",
    "6 9 9 1 -1 200 230",
].join("\n");

const planned = (text) => {
    const file = path.join(folder, "instance.txt");
    writeFileSync(file, text);
    return run("plan-rides", file, "--seconds", "1");
};

test("a small day of rides is planned: everybody once, fetched and then brought, one at a time", () => {
    const { status, stdout, stderr } = planned(instance);
    assert.equal(status, 0, stderr);
    const routes = stdout.split("\n").slice(0, -1).map((line) => line.split(" ").filter(Boolean).map(Number));
    assert.equal(routes.length, 2);
    assert.deepEqual(routes.flat().sort(), [1, 2, 3, 4, 5, 6]);
    for (const route of routes) {
        for (let i = 0; i < route.length; i += 2) assert.equal(route[i + 1], route[i] + 3, stdout);
    }
    assert.match(stderr, /^peak memory: \d+\.\d MB$/m);
});

for (const [what, text, word] of [
    ["nothing", "", /empty/],
    ["words", instance.replace("2 6 480", "two 6 480"), /Line 1.*"two" is no number/],
    ["a line too few", instance.split("\n").slice(0, -2).join("\n"), /Line 1/],
    ["a window that ends before it begins", instance.replace("60 90", "90 60"), /Line 6.*ends before/],
    ["people who are never brought", instance.replace("1 -1 60 90", "1 -2 60 90"), /loads do not cancel out/],
]) {
    test(`a file with ${what} is refused, and it is said where`, () => {
        const { status, stdout, stderr } = planned(text);
        assert.notEqual(status, 0);
        assert.equal(stdout, "");
        assert.match(stderr, word);
    });
}
