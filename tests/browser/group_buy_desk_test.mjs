// A leader opens a group-buy and keeps its desk: what is typed outlives a reload, pasted payments are matched
// and asked about, and the tables can be saved.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { leavePicture, untilAtRest } from "./support/chromium.mjs";
import { button, desk, open, phone, signIn, startTown, words } from "./support/town.mjs";

let town, leader, resident, campaign;
before(async () => {
    town = await startTown();
    leader = await signIn(town, "leader", { deviceScaleFactor: 1, hasTouch: false });
    resident = await signIn(town, "resident");
});
after(() => town?.close());

const field = ({ page }, key) => page.getByRole("textbox", { name: words(key), exact: true });
const tab = async (one, key) => {
    await one.page.getByRole("tab", { name: words(key) }).click();
    await untilAtRest(one.page);
};

// What the server answers; a refusal that is asked for is no mistake of the page.
const status = async (one, file) => {
    const answer = await one.page.evaluate(
        async (path) => (await fetch(path)).status, `/api/export/buy/${campaign}/${file}`);
    if (answer === 404) one.errors = one.errors.filter((error) => !error.includes("404 (Not Found)"));
    return answer;
};

test("a campaign is opened on a phone, and a reload keeps what was typed", async () => {
    const { page } = leader;
    await page.setViewportSize(phone);
    await open(leader, "/new-buy");
    await leavePicture(page, "buy-form-phone");
    await field(leader, "buy_form.title").fill("土鸡蛋");
    await field(leader, "buy_form.item_name").fill("土鸡蛋");
    await field(leader, "buy_form.item_price").fill("38,50,2");
    await page.getByText(words("buy.amount.6")).first().waitFor();
    await field(leader, "buy_form.item_price").fill("三十八块五");
    await untilAtRest(page);
    await page.waitForTimeout(2500);  // Drafts are kept two seconds after the first change.
    await page.reload();
    await field(leader, "buy_form.title").waitFor();
    assert.equal(await field(leader, "buy_form.title").inputValue(), "土鸡蛋");
    assert.equal(await field(leader, "buy_form.item_price").inputValue(), "三十八块五");
    await button(leader, "buy_form.open").click();
    await page.waitForURL(/buys\/[0-9a-f]{32}/);
    campaign = /buys\/([0-9a-f]{32})/.exec(page.url())[1];
    await page.setViewportSize(desk);
    assert.deepEqual(leader.errors, []);
});

test("what a household ordered stands on the desk, with totals and a table to save", async () => {
    await open(resident, `/buys/${campaign}`);
    await resident.page.getByRole("button", { name: "土鸡蛋 +1", exact: true }).click();
    await untilAtRest(resident.page);
    await button(resident, "buys.order").click();
    await resident.page.getByText(words("buys.stands"), { exact: true }).first().waitFor();
    await open(leader, `/buy-desk/${campaign}`);
    const { page } = leader;
    await page.getByText(words("buy_desk.goods", { money: "¥38.50" })).waitFor();
    await leavePicture(page, "buy-desk-orders");
    const saved = page.waitForEvent("download");
    const asCsv = words("export.csv", { what: words("buy_desk.export_orders") });
    await page.getByRole("link", { name: asCsv, exact: true }).click();
    assert.equal((await saved).suggestedFilename(), "orders.csv");
    for (const file of ["ledger.csv", "ledger-en.csv", "orders.xlsx"])
        assert.equal(await status(leader, file), 200, file);
    for (const file of ["orders.csv", "orders.xlsx"]) assert.equal(await status(resident, file), 404, file);
    assert.deepEqual(leader.errors, []);
});

test("before it is closed there is no sheet for the supplier, and the page says why", async () => {
    await open(leader, `/buy-sheets/${campaign}`);
    await leader.page.getByText(words("buy_desk.sheets_not_closed")).first().waitFor();
    assert.equal(await button(leader, "buy_desk.sheets_print").count(), 0);
    assert.equal(await status(leader, "supplier.csv"), 404);
    await open(leader, `/buy-desk/${campaign}`);
    await leader.page.getByRole("heading", { name: words("buy_desk.silent") }).waitFor();
    assert.deepEqual(leader.errors, []);
});

test("pasted payments are matched or asked about, written down once, and never twice", async () => {
    const { page } = leader;
    await button(leader, "buy_desk.close").click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: words("buy_desk.close"), exact: true }).click();
    await sheet.waitFor({ state: "detached" });
    await tab(leader, "buy_desk.money");
    const paste = async () => {
        await button(leader, "buy_desk.bank").click();
        await field(leader, "buy_desk.bank_field").fill("阿明 38.5 12:03");
        await button(leader, "buy_desk.bank_read").click();
        await untilAtRest(page);
    };
    await paste();
    await page.getByText(words("buy_desk.bank_whose")).first().waitFor();
    await leavePicture(page, "buy-desk-bank");
    const candidates = page.getByRole("list", { name: words("buy_desk.bank_candidates") });
    await candidates.getByRole("button").first().click();
    await button(leader, "buy_desk.bank_accept", { count: 1, money: "¥38.50" }).click();
    await button(leader, "buy_desk.bank").waitFor();
    await paste();
    await page.getByRole("heading", { name: words("buy_desk.bank_repeated") }).waitFor();
    assert.deepEqual(leader.errors, []);
});

// The bytes that a bank's program saves: a character of the first plane is two bytes, looked up backwards.
function asGb18030(text) {
    const decoder = new TextDecoder("gb18030"), known = new Map();
    for (let lead = 0x81; lead <= 0xfe; ++lead) {
        for (let trail = 0x40; trail <= 0xfe; ++trail)
            known.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
    return Buffer.from([...text].flatMap((one) => one < "\x80" ? [one.charCodeAt(0)] : known.get(one)));
}

test("a bank export in GB18030 with blank cells is read; what nobody owes is asked about", async () => {
    const { page } = leader;
    const table = "户名:方可宁,,账号:6222********1234,,,\r\n" +
        "交易日期,交易时间,摘要,借方发生额,贷方发生额,余额,对方户名,流水号\r\n" +
        "20221123,120501,转账,,\"1,200.00\",2238.50,欧阳不在,A002\r\n" +
        ",,购鸡蛋,,,,,\r\n" +
        "20221123,090000,消费,15.00,,2243.50,超市,A004\r\n";
    for (const key of ["buy_desk.bank_back", "buy_desk.bank"])
        if (await button(leader, key).count() > 0) await button(leader, key).click();
    const chooser = page.waitForEvent("filechooser");
    await button(leader, "buy_desk.bank_file").click();
    await (await chooser).setFiles({ name: "明细.csv", mimeType: "text/csv", buffer: asGb18030(table) });
    await page.waitForFunction(() => [...document.querySelectorAll("textarea")].some(
        (one) => one.value.includes("欧阳不在")));
    await button(leader, "buy_desk.bank_read").click();
    const asked = page.getByText(words("buy_desk.bank_nobody"));
    await asked.or(page.getByText(words("buy_desk.bank_whose"))).first().waitFor();
    // Both rows are one payment, of the third line; what went out is nobody's business.
    await page.getByText(new RegExp(words("buy_desk.line", { line: 3 }))).first().waitFor();
    await page.getByText(/购鸡蛋/).first().waitFor();
    assert.equal(await page.getByText(/超市/).count(), 0);
    await leavePicture(page, "buy-desk-bank-file");
    assert.deepEqual(leader.errors, []);
});

test("an entry that was wrong is undone with a reason, and both stay", async () => {
    const { page } = leader;
    await button(leader, "buy_desk.bank_back").click();
    await button(leader, "buy_desk.bank_leave").click();
    const ledger = page.getByRole("list", { name: words("buy_desk.ledger") });
    await ledger.getByRole("button", { name: new RegExp(words("buy.ledger.4")) }).first().click();
    await field(leader, "buy_desk.why").fill("记到别家去了");
    await button(leader, "buy_desk.undo").click();
    await ledger.getByText(new RegExp(words("buy_desk.undone"))).first().waitFor();
    await ledger.getByText(new RegExp(words("buy.ledger_undone.4"))).first().waitFor();
    await leavePicture(page, "buy-desk-ledger");
    assert.deepEqual(leader.errors, []);
});

test("the sheet for the supplier is printed and saved; who is not of the team gets none", async () => {
    const { page } = leader;
    await open(leader, `/buy-sheets/${campaign}`);
    await page.getByText(words("buy_desk.sheet_total", { packs: "1 份" })).first().waitFor();
    await leavePicture(page, "buy-sheets-desk");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.locator("#twin").getByRole("cell", { name: "土鸡蛋", includeHidden: true }).first()
        .waitFor({ state: "attached" });
    await leavePicture(page, "buy-sheets-print");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    const saved = page.waitForEvent("download");
    const asCsv = words("export.csv", { what: words("buy_desk.sheet") });
    await page.getByRole("link", { name: asCsv, exact: true }).click();
    assert.equal((await saved).suggestedFilename(), "supplier.csv");
    for (const file of ["supplier.xlsx", "packing.csv", "packing-en.xlsx"]) {
        assert.equal(await status(leader, file), 200, file);
        assert.equal(await status(resident, file), 404, file);
    }
    await open(resident, `/buy-sheets/${campaign}`);
    await resident.page.getByText(words("buy_desk.not_yours")).first().waitFor();
    for (const one of [leader, resident]) assert.deepEqual(one.errors, []);
});

test("nothing came: the household reads what it gets by which rule, and owes nothing", async () => {
    const { page } = leader;
    await open(leader, `/buy-desk/${campaign}`);
    await tab(leader, "buy_desk.delivery");
    await button(leader, "buy_desk.sheet_confirm").click();
    await untilAtRest(page);
    await open(leader, `/hand-out/${campaign}`);
    const less = `${words("handout.arrived", { item: "土鸡蛋" })} −1`;
    await page.getByRole("button", { name: less, exact: true }).click();
    await untilAtRest(page);
    const counted = new RegExp(`^${words("handout.count_do", { count: 1 })}`);
    await page.getByRole("button", { name: counted }).click();
    await untilAtRest(page);
    await open(resident, `/buys/${campaign}`);
    await resident.page.getByRole("heading", { name: words("account.shortage"), exact: true }).waitFor();
    const rule = words("account.shortage.rule", { rule: words("buy.shortage.1") });
    await resident.page.getByText(rule).first().waitFor();
    const lessToPay = words("account.shortage.less", { less: "¥38.50", owed: "¥0.00" });
    await resident.page.getByText(lessToPay).first().waitFor();
    await leavePicture(resident.page, "buy-shortage");
    for (const one of [leader, resident]) assert.deepEqual(one.errors, []);
});
