// Tables for a spreadsheet over HTTP: what is in them, and who gets them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";

import { ask, signIn, startServer } from "./server.mjs";

let server, coordinator, volunteer;
before(async () => {
    server = await startServer({ words: ["--test-clock"] });
    const comeIn = async (role) => {
        const { cookie } = await signIn(server, server.cards[role]);
        return (path) => ask(server, "GET", `/api/export/${path}`, { headers: { Cookie: cookie } });
    };
    coordinator = await comeIn("coordinator");
    volunteer = await comeIn("volunteer");
});
after(() => server?.close());

// As it is at the community: past midnight there, UTC still has yesterday.
const fromUtc = 8 * 3_600_000;
const day = (days) => new Date(Date.now() + fromUtc + days * 86_400_000).toISOString().slice(0, 10);
const week = () => `roster/${day(-2)}/${day(7)}`;

/// The words in the cells of an Excel file, as another program reads them.
function wordsIn(book) {
    const program = "import sys,zipfile,io,re\n"
        + "book=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\n"
        + "assert book.testzip() is None\n"
        + "print('\\n'.join(re.findall('<t[^>]*>([^<]*)</t>',book.read('xl/sharedStrings.xml').decode())))";
    const done = spawnSync("python3", ["-c", program], { input: book, encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr);
    return done.stdout.trim().split("\n");
}

test("the week's roster comes as CSV and as an Excel file, with the same words", async () => {
    const csv = await coordinator(`${week()}/roster.csv`);
    assert.equal(csv.status, 200);
    assert.equal(csv.headers["content-type"], "text/csv; charset=utf-8");
    assert.equal(csv.headers["content-disposition"], "attachment; filename=roster.csv");
    const lines = csv.body.toString().split("\r\n");
    assert.equal(lines[0], "\ufeff开始,结束,岗位,名字,备注");
    assert.ok(lines.length > 5, "the demo has shifts");
    const xlsx = await coordinator(`${week()}/roster.xlsx`);
    assert.equal(xlsx.status, 200);
    assert.match(xlsx.headers["content-type"], /spreadsheetml/);
    const words = wordsIn(xlsx.body);
    for (const cell of lines.slice(1).join().split(",")) {
        if (cell) assert.ok(words.includes(cell), cell);
    }
    const english = await coordinator(`${week()}/hours-en.xlsx`);
    assert.ok(wordsIn(english.body).includes("nights"));
});

test("whoever has an account gets the shifts they stood, and nobody else's", async () => {
    const rows = (answer) => {
        assert.equal(answer.status, 200);
        const [head, ...lines] = answer.body.toString().trimEnd().split("\r\n");
        assert.equal(head, "\ufeff名字,岗位,开始,结束,到岗,离岗,分钟");
        return lines;
    };
    for (let step = 0; step < 24 * 6; ++step) {  // Until the first day's shifts are over.
        server.moveClock();
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const everybodys = rows(await coordinator(`roster/${day(-30)}/${day(2)}/service.csv`));
    const names = (lines) => new Set(lines.map((line) => line.split(",")[0]));
    assert.ok(names(everybodys).size > 1, "the demo has shifts that are over");
    for (const person of [coordinator, volunteer]) {
        const own = rows(await person("me/hours.csv"));
        assert.ok(names(own).size <= 1, "of themselves only");
        for (const line of own) assert.ok(everybodys.includes(line), line);
    }
    assert.ok(wordsIn((await volunteer("me/hours-en.xlsx")).body).includes("arrived"));
    assert.equal((await ask(server, "GET", "/api/export/me/hours.csv")).status, 401);
    for (const path of ["me/roster.csv", "me/service.csv", "me/hours", `${week()}/service.csv`])
        assert.equal((await volunteer(path)).status, 404, path);
});

test("only who may gets a table; all else looks as if there were none", async () => {
    assert.equal((await volunteer(`${week()}/roster.csv`)).status, 404);
    assert.equal((await ask(server, "GET", `/api/export/${week()}/roster.csv`)).status, 401);
    const wrong = ["", "roster", "roster/", `${week()}/`, `${week()}/roster`, `${week()}/roster.pdf`,
        `${week()}/secrets.csv`, `${week()}/.csv`, `roster/${day(7)}/${day(0)}/roster.csv`,
        "roster/0000-00-00/9999-99-99/roster.csv", "roster/1900-01-01/2100-01-01/roster.csv",
        `buy/${"0".repeat(32)}/orders.csv`, `buy/${"0".repeat(32)}/supplier.csv`, "buy/x/orders.xlsx",
        "buy/x/packing.csv", "../me", `${"a/".repeat(900)}x.csv`];
    for (const path of wrong) {
        const answer = await coordinator(path);
        assert.deepEqual([answer.status, answer.body.toString()], [404, '{"error":"not_found"}'], path);
    }
});
