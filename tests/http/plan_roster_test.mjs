// The planner of rosters on the command line: what it prints, and that it stops when it is told to.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { program, run } from "./server.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "linli-roster-"));
after(() => rmSync(folder, { recursive: true }));

const instance = (name, shifts = "D,480,") => {
    const file = path.join(folder, name);
    const people = ["Ann,D=14,4320,1920,5,2,2,1", "Bea,D=14,4320,1920,5,2,2,1"];
    writeFileSync(file, ["SECTION_HORIZON", "14", "SECTION_SHIFTS", shifts, "SECTION_STAFF", ...people,
        "SECTION_COVER", "0,D,1,100,1"].join("\n"));
    return file;
};
const roster = /^(?:[D-](?: [D-]){13}\n){2}$/;

test("a roster is printed, a line a person, and beside it how much memory it took", () => {
    const { status, stdout, stderr } = run("plan-roster", instance("sound.txt"), "--seconds", "0");
    assert.equal(status, 0, stderr);
    assert.match(stdout, roster);
    assert.match(stderr, /^peak memory: \d+\.\d MB$/m);
});

test("what cannot be read is said with the file and its line, and nothing is printed", () => {
    const file = instance("broken.txt", "D,never,");
    const { status, stdout, stderr } = run("plan-roster", file, "--seconds", "0");
    assert.notEqual(status, 0);
    assert.equal(stdout, "");
    assert.ok(stderr.includes(`${file}: Line 4: The length of the shift is out of range.`), stderr);
});

test("it stops when it is told to, with the best so far", async () => {
    for (const signal of ["SIGINT", "SIGTERM"]) {
        const child = spawn(program, ["plan-roster", instance("long.txt"), "--seconds", "3600"],
            { stdio: ["ignore", "pipe", "pipe"] });
        let printed = "", told = "";
        child.stdout.on("data", (chunk) => { printed += chunk; });
        child.stderr.on("data", (chunk) => {
            const before = told.includes("first roster");
            told += chunk;
            if (!before && told.includes("first roster")) child.kill(signal);
        });
        const code = await new Promise((resolve) => child.once("close", resolve));
        assert.equal(code, 0, `${signal}: ${told}`);
        assert.match(printed, roster);
    }
});
