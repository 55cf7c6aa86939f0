#include <doctest/doctest.h>

#include <algorithm>

#include "app/server/exports/campaign_sheets.h"
#include "app/server/exports/roster_sheets.h"
#include "app/server/exports/words.h"
#include "shared/orders/delivery_commands.h"
#include "shared/orders/pick_up_commands.h"
#include "shared/orders/pick_ups.h"
#include "shared/orders/supplier_needs.h"
#include "tests/campaign_town.h"
#include "tests/roster_town.h"

using namespace linli;
using namespace linli::server;

namespace {

bool has_line(const std::string& csv, const std::string& line) {
    return csv.find("\r\n" + line + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a campaign's orders are a table: a row a door, a column an item, in yuan") {
    CampaignTown town;
    town.open();
    const OrderId ge = town.order(town.ge, 2, 1);
    town.order(town.shi, 3);
    town.close();
    REQUIRE(town.run(town.fang, MarkPaid{town.campaign, {{ge, 100'00, "微信", {}}}}) == std::nullopt);
    const std::string csv = csv_of(orders_sheet(town.state, town.campaign, ExportLanguage::Chinese));
    CHECK(csv.rfind("\xEF\xBB\xBF号,小区,楼,单元,室,名字,砂糖橘,鸡蛋,应付,已付,还差,备注,状态\r\n", 0) == 0);
    CHECK(has_line(csv, "1,,3,,102,葛,2,1,105.00,100.00,5.00,,"));
    CHECK(has_line(csv, "2,,3,,302,施,3,0,114.00,0.00,114.00,,"));
    const std::string english = csv_of(orders_sheet(town.state, town.campaign, ExportLanguage::English));
    CHECK(english.find("number,compound,building,unit,room,name") != std::string::npos);
}

TEST_CASE("where a campaign offers several times to fetch things, the table of orders has who chose which") {
    CampaignTown town;
    town.open();
    const OrderId ge = town.order(town.ge, 2);
    town.order(town.shi, 3);
    const TimeRange morning{town.now + hours(40), town.now + hours(42)};
    REQUIRE(town.run(town.fang, SetPickUp{town.campaign, {}, morning, "北门"}) == std::nullopt);
    const PickUpWindowId window = pick_ups_of(town.state, town.campaign).front()->id;
    REQUIRE(town.run(town.ge, ChoosePickUp{ge, window}) == std::nullopt);
    const Sheet sheet = orders_sheet(town.state, town.campaign, ExportLanguage::Chinese);
    CHECK(sheet.head.back() == "取货");
    REQUIRE(sheet.rows.size() == 2);
    CHECK(std::get<std::string>(sheet.rows[0].back()).find(" 北门") != std::string::npos);
    CHECK(std::get<std::string>(sheet.rows[1].back()).empty());
}

TEST_CASE("the supplier's sheet is a table in cases and units, with who brings it, where and when") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.items[0].facts.case_size = 4;
    open.items[0].facts.whole_cases = true;
    open.items[0].facts.last_case = LastCase::OrderAnyway;
    town.open(open);
    const auto sheet = [&](ExportLanguage language) {
        return supplier_sheet(town.state, town.state.campaigns.at(town.campaign), language);
    };
    town.order(town.ge, 2, 1);
    town.order(town.shi, 3);
    CHECK(sheet(ExportLanguage::Chinese).rows.empty());  // Still open.
    CHECK(packing_sheet(town.state, town.campaign, ExportLanguage::Chinese).rows.size() == 3);
    town.close();
    const std::string csv = csv_of(sheet(ExportLanguage::Chinese));
    CHECK(has_line(csv, "砂糖橘,4,2,8,箱,5,3"));
    CHECK(has_line(csv, "鸡蛋,,,1,箱,1,0"));  // Loose: in no case, as on the page.
    CHECK(has_line(csv, "一共,,2,9,,6,3"));
    CHECK(has_line(csv, "供货商,果园直送"));
    CHECK(has_line(csv, "许可证号,JY13201040000000"));
    CHECK(has_line(csv, "送到,5号楼下"));
    CHECK(csv_of(sheet(ExportLanguage::English)).find("packs in a case,cases,packs") != std::string::npos);
    const std::string packing = csv_of(packing_sheet(town.state, town.campaign, ExportLanguage::Chinese));
    CHECK(has_line(packing, "砂糖橘,,3,,102,葛,1,2,箱"));
    CHECK(has_line(packing, "砂糖橘,,3,,302,施,2,3,箱"));
    CHECK(has_line(packing, "鸡蛋,,3,,102,葛,1,1,箱"));
}

TEST_CASE("of a group-buy that came to nothing there is no supplier's sheet") {
    CampaignTown town;
    town.open();
    town.order(town.ge, 2);  // The minimum is 4.
    town.close();
    const Campaign& campaign = town.state.campaigns.at(town.campaign);
    REQUIRE(campaign.state == CampaignState::MinimumMissed);
    CHECK(supplier_needs(town.state, campaign).empty());
    CHECK(supplier_sheet(town.state, campaign, ExportLanguage::Chinese).rows.empty());
}

TEST_CASE("every entry of the ledger is a row, with who and why") {
    CampaignTown town;
    town.open();
    const OrderId ge = town.order(town.ge, 2);
    town.order(town.shi, 3);
    town.close();
    REQUIRE(town.run(town.fang, MarkPaid{town.campaign, {{ge, 76'00, "微信，给妈妈", {}}}}) == std::nullopt);
    REQUIRE(town.run(town.fang, CorrectCharge{ge, -5'00, "碎了, 少收"}) == std::nullopt);
    const std::string csv = csv_of(ledger_sheet(town.state, town.campaign, ExportLanguage::Chinese));
    CHECK(csv.find(",付款,76.00,") != std::string::npos);
    CHECK(csv.find(",另外说好的,-5.00,") != std::string::npos);
    CHECK(csv.find("\"碎了, 少收\"") != std::string::npos);
    CHECK(csv.find(",货款和运费,76.00,") != std::string::npos);
}

TEST_CASE("nothing that was typed becomes a formula or another column of a spreadsheet") {
    CampaignTown town;
    town.open();
    PlaceOrder order = town.placing(5);
    order.wishes.note = "=1+1,\"a\"\nb";
    REQUIRE(town.run(town.ge, order) == std::nullopt);
    const std::string csv = csv_of(orders_sheet(town.state, town.campaign, ExportLanguage::Chinese));
    CHECK(csv.find("\"'=1+1,\"\"a\"\"\nb\"") != std::string::npos);
}

TEST_CASE("an Excel file holds the table; what cannot be a file's name is none of it") {
    const Sheet sheet{"Orders", {"名字", "钱"}, {{"=1+1", Cents{-5}}, {std::int64_t{7}, std::string()}}};
    const auto book = xlsx_of(sheet);
    REQUIRE(book);
    CHECK(book->rfind("PK", 0) == 0);  // What is in it is read by tests/http/export_test.mjs.
    CHECK_FALSE(xlsx_of({"a/b", {}, {}}));
}

TEST_CASE("the roster as a table: a row a place, and one for everybody who is missing") {
    RosterTown town;
    const ShiftId shift = town.at(19, 2, 3, {}, 3);
    town.takes(town.lu, shift);
    town.takes(town.wen, shift);
    const TimeRange day{RosterTown::evening - hours(18), RosterTown::evening + hours(6)};
    const Sheet sheet = roster_sheet(town.state, day, ExportLanguage::Chinese);
    const auto of_shift = [&](const Row& row) {
        return std::get<std::string>(row[0]).find("19:00") != std::string::npos;
    };
    CHECK(std::count_if(sheet.rows.begin(), sheet.rows.end(), of_shift) == 3);
    CHECK(csv_of(sheet).find("还缺人") != std::string::npos);
    REQUIRE(town.run(town.coordinator, CancelShift{shift, "下雨"}) == std::nullopt);
    const Sheet after = roster_sheet(town.state, day, ExportLanguage::Chinese);
    CHECK(std::count_if(after.rows.begin(), after.rows.end(), of_shift) == 0);
}

TEST_CASE("the hours as a table: by name, in hours and in minutes") {
    RosterTown town;
    const ShiftId shift = town.at(19, 2, 2);
    town.takes(town.lu, shift);
    town.now = RosterTown::evening + hours(4);
    const TimeRange day{RosterTown::evening - hours(18), RosterTown::evening + hours(6)};
    const Sheet sheet = hours_sheet(town.state, day, town.now, ExportLanguage::English);
    REQUIRE(sheet.rows.size() == 1);
    CHECK(csv_of(sheet).find(",2:00,120,1,0,0\r\n") != std::string::npos);
}

TEST_CASE("service as a table: a row a shift, with when they came and went as far as it was told") {
    RosterTown town;
    const ShiftId shift = town.at(19, 2, 2);
    const SeatId seat = town.takes(town.lu, shift);
    town.takes(town.wen, shift);
    town.now = RosterTown::evening + hours(1);
    REQUIRE(town.run(town.lu, CheckIn{seat}) == std::nullopt);
    town.now = RosterTown::evening + hours(2);
    REQUIRE(town.run(town.lu, CheckOut{seat}) == std::nullopt);
    town.now = RosterTown::evening + hours(4);
    const TimeRange day{RosterTown::evening - hours(18), RosterTown::evening + hours(6)};
    const Sheet all = service_sheet(town.state, day, town.now, ExportLanguage::English);
    REQUIRE(all.rows.size() == 2);
    const auto words = [](const Cell& cell) { return std::get<std::string>(cell); };
    const Sheet own = service_sheet_of(town.state, town.lu, day, town.now, ExportLanguage::English);
    REQUIRE(own.rows.size() == 1);
    const Row& row = own.rows[0];
    REQUIRE(row.size() == own.head.size());
    CHECK(words(row[0]) == shown_name(town.state, town.lu));
    CHECK(words(row[2]).find(" 19:00") != std::string::npos);
    CHECK(words(row[3]).find(" 21:00") != std::string::npos);
    CHECK(words(row[4]).find(" 19:00") != std::string::npos);
    CHECK(words(row[5]).find(" 20:00") != std::string::npos);
    CHECK(std::get<std::int64_t>(row[6]) == 60);
    const Sheet wens = service_sheet_of(town.state, town.wen, day, town.now, ExportLanguage::English);
    REQUIRE(wens.rows.size() == 1);
    CHECK(words(wens.rows[0][4]).empty());
    CHECK(std::get<std::int64_t>(wens.rows[0][6]) == 120);
    const Sheet nobodys = service_sheet_of(town.state, town.qin, day, town.now, ExportLanguage::English);
    CHECK(nobodys.rows.empty());
}
