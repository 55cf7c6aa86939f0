#include "app/server/exports/campaign_csv.h"

#include "shared/orders/delivery_commands.h"
#include "tests/campaign_town.h"

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
    const std::string csv = orders_csv(town.state, town.campaign, ExportLanguage::Chinese);
    CHECK(csv.rfind("\xEF\xBB\xBF号,小区,楼,单元,室,名字,砂糖橘,鸡蛋,应付,已付,还差,备注,状态\r\n", 0) == 0);
    CHECK(has_line(csv, "1,,3,,102,葛明,2,1,105.00,100.00,5.00,,"));
    CHECK(has_line(csv, "2,,3,,302,施雨,3,0,114.00,0.00,114.00,,"));
    const std::string english = orders_csv(town.state, town.campaign, ExportLanguage::English);
    CHECK(english.find("number,compound,building,unit,room,name") != std::string::npos);
}

TEST_CASE("every entry of the ledger is a row, with who and why") {
    CampaignTown town;
    town.open();
    const OrderId ge = town.order(town.ge, 2);
    town.order(town.shi, 3);
    town.close();
    REQUIRE(town.run(town.fang, MarkPaid{town.campaign, {{ge, 76'00, "微信，给妈妈", {}}}}) == std::nullopt);
    REQUIRE(town.run(town.fang, CorrectCharge{ge, -5'00, "碎了, 少收"}) == std::nullopt);
    const std::string csv = ledger_csv(town.state, town.campaign, ExportLanguage::Chinese);
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
    const std::string csv = orders_csv(town.state, town.campaign, ExportLanguage::Chinese);
    CHECK(csv.find("\"'=1+1,\"\"a\"\"\nb\"") != std::string::npos);
}
