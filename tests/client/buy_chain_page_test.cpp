#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/orders/buy_chain_page.h"
#include "tests/client/team_buys.h"

using namespace linli;
using namespace linli::client;

namespace {

struct ChainDesk : TeamBuys {
    void show() {
        screen.show(
            [this] { buy_chain_page(known(), viewer(), now, campaign.id, input, *this, *this, *this); });
    }
    void paste(const std::string& chain) {
        if (input.read) screen.press_only("换一条接龙");
        screen.write("群里的接龙", chain);
        screen.press_only("读一读");
    }
    void read(const std::string& chain) {
        if (!is_open_) open_town();
        is_open_ = true;
        show();
        paste(chain);
        REQUIRE(input.read);
    }
    BuyChainReview review() {
        return review_buy_chain(known().state, viewer().stamp(now), campaign.id, *input.read, input.answers);
    }
    const Order* at(const Door& door) const {
        return order_of_door(replica.state(), campaign.id, std::nullopt, door);
    }
    int packs(const Door& door, CampaignItemId item) const {
        const Order* order = at(door);
        const OrderLine* line = order ? line_of(replica.state(), order->id, item) : nullptr;
        return line && order->state == OrderState::Standing ? line->packs : 0;
    }
    bool asks(GroupBuyDoubt doubt) {
        const auto& unclear = review().unclear;
        return std::any_of(unclear.begin(), unclear.end(),
                           [&](const auto& one) { return one.doubt == doubt; });
    }
    BuyChainInput input;

private:
    bool is_open_ = false;
};

const std::string header = "#接龙\n砂糖橘和鸡蛋\nA 砂糖橘 38元/箱\nB 鸡蛋 29元/板\n\n";
const Door wang{"", "3", "1", "301"}, li{"", "5", "", "602"}, zhou{"", "6", "", "101"};

}  // namespace

TEST_CASE("a chain from the chat is read by door and taken with one press") {
    ChainDesk desk;
    desk.read(header + "1. 3-1-301 王奶奶 A2 B1\n2. 5-602 小李 A1 已付\n");
    CHECK(desk.screen.kit().duplicate_keys() == 0);
    CHECK(desk.screen.shows("新的 2"));
    CHECK(desk.screen.shows("接龙里说付了"));
    REQUIRE(desk.screen.press_only("收下 2 户"));
    const AcceptGroupBuyChain* taken = desk.last<AcceptGroupBuyChain>();
    REQUIRE(taken);
    REQUIRE(taken->orders.size() == 2);
    CHECK(taken->orders[0].door == wang);
    CHECK(taken->orders[0].name == "王奶奶");
    CHECK(taken->orders[0].source_text == "3-1-301 王奶奶 A2 B1");
    CHECK(desk.packs(wang, desk.oranges) == 2);
    CHECK(desk.packs(wang, desk.eggs) == 1);
    CHECK(desk.packs(li, desk.oranges) == 1);
    CHECK(desk.gone == route_to("buy-desk", desk.campaign.id));
}

TEST_CASE("on a desk one goes from what was read to the chat's text and back") {
    ChainDesk desk;
    desk.screen.kit().set_screen({.width = 1280, .height = 800});
    desk.read(header + "1. 3-1-301 王奶奶 A2 B1\n2. 5-602 小李 A1\n");
    CHECK(desk.screen.shows("新的 2"));
    CHECK(desk.screen.press(ui::Role::Tab, "发回群里"));
    CHECK_FALSE(desk.screen.shows("新的 2"));
    CHECK(desk.screen.press(ui::Role::Tab, "读群里的接龙"));
    CHECK(desk.screen.shows("新的 2"));
    CHECK(desk.screen.shows("3-1-301 王奶奶"));
}

TEST_CASE("a later, longer paste of the same chain changes only what changed") {
    ChainDesk desk;
    desk.read(header + "1. 3-1-301 王奶奶 A2 B1\n2. 5-602 小李 A1\n");
    desk.screen.press_only("收下 2 户");
    desk.read(header + "1. 5-602 小李 A3\n2. 3-1-301 王奶奶 A2 B1\n3. 6-101 周 B2\n");
    CHECK(desk.screen.shows("没变 1"));
    CHECK(desk.screen.shows("改了 1"));
    REQUIRE(desk.screen.press_only("收下 2 户"));
    const AcceptGroupBuyChain* taken = desk.last<AcceptGroupBuyChain>();
    REQUIRE(taken->orders.size() == 2);
    CHECK(desk.packs(li, desk.oranges) == 3);
    CHECK(desk.packs(zhou, desk.eggs) == 2);
    CHECK(desk.packs(wang, desk.oranges) == 2);
    CHECK(standing_orders(desk.replica.state(), desk.campaign.id).size() == 3);
}

TEST_CASE("a chain that is pasted twice is taken once") {
    ChainDesk desk;
    const std::string chain = header + "1. 3-1-301 王奶奶 A2\n";
    desk.read(chain);
    desk.screen.press_only("收下 1 户");
    desk.read(chain);
    CHECK(desk.screen.shows("没有要收的单"));
    CHECK_FALSE(desk.screen.press_only("收下 0 户"));
    CHECK(desk.packs(wang, desk.oranges) == 2);
}

TEST_CASE("a paste of ten thousand lines is taken with one press, said where it ends, and once only") {
    ChainDesk desk;
    constexpr int written = 10'100;
    std::string chain = header;
    for (int i = 0; i < written; ++i)
        chain += std::to_string(i + 1) + ". " + std::to_string(i / 120 + 10) + "-" +
                 std::to_string(i / 40 % 3 + 1) + "-" + std::to_string(i % 40 / 4 + 1) + "0" +
                 std::to_string(i % 4 + 1) + " A1\n";
    desk.read(chain);
    const BuyChainReview review = desk.review();
    const std::size_t taken = review.command.orders.size();
    CHECK(taken + 5 >= max_group_buy_lines);  // The offer stands in five lines, one of them empty.
    CHECK(taken < max_group_buy_lines);
    CHECK(desk.asks(GroupBuyDoubt::TooLong));
    CHECK_FALSE(review.refused);
    CHECK(desk.screen.kit().nodes().size() < 600);
    REQUIRE(desk.screen.press_only("收下 " + std::to_string(taken) + " 户"));
    CHECK(standing_orders(desk.replica.state(), desk.campaign.id).size() == taken);
    desk.read(chain);
    CHECK(desk.review().command.orders.empty());
}

TEST_CASE("a number that nobody means is asked about with its line, and the other lines are taken") {
    ChainDesk desk;
    desk.read(header + "1. 3-1-301 王奶奶 A -2份\n2. 5-602 小李 A10000\n3. 6-101 周 B2\n");
    CHECK(desk.asks(GroupBuyDoubt::QuantityNegative));
    CHECK(desk.asks(GroupBuyDoubt::QuantityTooLarge));
    const auto unclear = desk.review().unclear;
    REQUIRE(unclear.size() == 2);
    CHECK(unclear[0].line == 6);
    CHECK(unclear[1].line == 7);
    REQUIRE(desk.screen.press_only("收下 1 户"));
    CHECK(desk.packs(wang, desk.oranges) == 0);
    CHECK(desk.packs(li, desk.oranges) == 0);
    CHECK(desk.packs(zhou, desk.eggs) == 2);
}

TEST_CASE("a door that ordered in the app is asked about, also where the chain leaves out its unit") {
    ChainDesk desk;
    desk.order(wang, "王奶奶", 1);
    desk.read(header + "1. 3-301 王奶奶 A2\n");
    CHECK(desk.review().command.orders.empty());
    CHECK(desk.review().orders.at(0).asked == ChainQuestion::SameDoor);
    SUBCASE("what stands in the chain") {
        REQUIRE(desk.screen.press_only("听接龙的：砂糖橘 2 箱"));
        desk.screen.press_only("收下 1 户");
        CHECK(desk.packs(wang, desk.oranges) == 2);
    }
    SUBCASE("both together") {
        REQUIRE(desk.screen.press_only("两边都要：砂糖橘 3 箱"));
        desk.screen.press_only("收下 1 户");
        CHECK(desk.packs(wang, desk.oranges) == 3);
    }
    SUBCASE("what stands here, and it is not asked again") {
        REQUIRE(desk.screen.press_only("听这里的：砂糖橘 1 箱"));
        desk.screen.press_only("收下 1 户");
        CHECK(desk.packs(wang, desk.oranges) == 1);
        desk.read(header + "1. 3-301 王奶奶 A2\n2. 5-602 小李 A1\n");
        CHECK(desk.review().open() == 0);
    }
    CHECK(standing_orders(desk.replica.state(), desk.campaign.id).size() == 1);
}

TEST_CASE("an order that was changed in the app since is asked about, item by item") {
    ChainDesk desk;
    desk.read(header + "1. 3-1-301 王奶奶 A2 B1\n");
    desk.screen.press_only("收下 1 户");
    const Order* order = desk.at(wang);
    REQUIRE(order);
    const OrderedLine more{desk.oranges, 5, 0, {}, 1}, same{desk.eggs, 1, 0, {}, 1};
    CHECK(!desk.push(ChangeOrder{order->id, order->revision, order->wishes, {more, same}}));
    desk.read(header + "1. 3-1-301 王奶奶 A3 B2\n");
    CHECK(desk.review().orders.at(0).asked == ChainQuestion::Conflict);
    REQUIRE(desk.screen.press_only("听这里的：5 箱"));
    REQUIRE(desk.screen.press_only("收下 1 户"));
    CHECK(desk.packs(wang, desk.oranges) == 5);
    CHECK(desk.packs(wang, desk.eggs) == 2);
}

TEST_CASE("a door that fits several is asked, and nothing of it is taken before") {
    ChainDesk desk;
    desk.order({"", "3", "1", "301"}, "王", 1);
    desk.order({"", "3", "2", "301"}, "李", 1);
    desk.read(header + "1. 3-301 A2\n");
    CHECK(desk.review().orders.at(0).asked == ChainQuestion::Door);
    CHECK(desk.review().command.orders.empty());
    REQUIRE(desk.screen.press_only("3号楼 2单元 301"));
    CHECK(desk.review().orders.at(0).door == Door{"", "3", "2", "301"});
    CHECK(desk.review().orders.at(0).asked == ChainQuestion::SameDoor);
}

TEST_CASE("a line that cannot be read is written down by hand, and a longer paste does not ask again") {
    ChainDesk desk;
    const std::string unclear = "1. 3-1-301 王奶奶 要两三箱橘子\n";
    desk.read(header + unclear);
    REQUIRE(desk.asks(GroupBuyDoubt::QuantityVague));
    CHECK(desk.screen.shows("第 6 行：没说准要几份"));
    REQUIRE(desk.screen.press_only("写清楚"));
    CHECK(desk.input.mended.door == "3-1-301");
    desk.input.mended.packs[desk.oranges] = 3;
    desk.screen.kit().mark_dirty();
    desk.screen.draw_again();
    REQUIRE(desk.screen.press_only("就这样"));
    CHECK(desk.review().open() == 0);
    REQUIRE(desk.screen.press_only("收下 1 户"));
    CHECK(desk.packs(wang, desk.oranges) == 3);
    desk.read(header + unclear + "2. 5-602 小李 A1\n");
    CHECK(desk.review().open() == 0);
    CHECK(desk.review().command.orders.size() == 1);
}

TEST_CASE("a second line of a door is added or replaces, and a longer paste does not ask again") {
    ChainDesk desk;
    const std::string chain = header + "1. 3-1-301 王奶奶 A2\n2. 3-1-301 A1 B1\n";
    desk.read(chain);
    REQUIRE(desk.asks(GroupBuyDoubt::AddOrChange));
    int oranges = 0;
    SUBCASE("added") {
        REQUIRE(desk.screen.press_only("再加，一共：砂糖橘 3 箱、鸡蛋 1 板"));
        oranges = 3;
    }
    SUBCASE("replaced") {
        REQUIRE(desk.screen.press_only("改成：砂糖橘 1 箱、鸡蛋 1 板"));
        oranges = 1;
    }
    CHECK(desk.review().open() == 0);
    REQUIRE(desk.screen.press_only("收下 1 户"));
    CHECK(desk.packs(wang, desk.oranges) == oranges);
    CHECK(desk.packs(wang, desk.eggs) == 1);
    desk.read(chain + "3. 5-602 小李 A1\n");
    CHECK(desk.review().open() == 0);
    CHECK(desk.review().command.orders.size() == 1);
}

TEST_CASE("a line may be left out") {
    ChainDesk desk;
    desk.read(header + "1. 3-1-301 王奶奶 要两三箱橘子\n2. 5-602 小李 A1\n");
    REQUIRE(desk.screen.press_only("不算这一行"));
    CHECK(desk.review().open() == 0);
    CHECK(desk.review().command.orders.size() == 1);
}

TEST_CASE("lines without what is sold are read with the campaign's items") {
    ChainDesk desk;
    desk.read("1. 3-1-301 王奶奶 砂糖橘2箱\n2. 5-602 小李 鸡蛋一板\n");
    CHECK(desk.input.read->own_header);
    const BuyChainReview review = desk.review();
    REQUIRE(review.orders.size() == 2);
    CHECK(review.orders[0].parts.at(0).line == 1);
    CHECK(review.command.orders.size() == 2);
}

TEST_CASE("an item that the campaign does not have is asked about once for all lines") {
    ChainDesk desk;
    desk.read("#接龙\n橘子和蛋\nA 蜜橘 38元/箱\nB 鸡蛋 29元/板\n\n1. 3-1-301 王 A2\n2. 5-602 李 B1\n");
    BuyChainReview review = desk.review();
    CHECK(review.command.orders.size() == 1);
    REQUIRE(desk.screen.press_only(joined("砂糖橘", "¥38.00")));
    review = desk.review();
    CHECK(review.open() == 0);
    CHECK(review.command.orders.size() == 2);
    CHECK(review.command.orders[0].lines.at(0).item == desk.oranges);
}

TEST_CASE("another price in the chain is said") {
    ChainDesk desk;
    desk.read("#接龙\n橘子\nA 砂糖橘 36元/箱\nB 鸡蛋 29元/板\n\n1. 3-1-301 王 A2\n");
    CHECK(desk.screen.shows("接龙里写 ¥36.00，这个团是 ¥38.00"));
}

TEST_CASE("an order that is in the chain no more is taken back only when somebody says so") {
    ChainDesk desk;
    desk.read(header + "1. 3-1-301 王奶奶 A2\n2. 5-602 小李 A1\n");
    desk.screen.press_only("收下 2 户");
    desk.read(header + "1. 5-602 小李 A1\n");
    CHECK(desk.review().command.orders.empty());
    SUBCASE("taken back") {
        REQUIRE(desk.screen.press_only("撤掉：砂糖橘 2 箱"));
        REQUIRE(desk.screen.press_only("收下 1 户"));
        CHECK(desk.at(wang)->state == OrderState::Withdrawn);
    }
    SUBCASE("kept, and not asked again") {
        REQUIRE(desk.screen.press_only("留着"));
        REQUIRE(desk.screen.press_only("收下 1 户"));
        CHECK(desk.packs(wang, desk.oranges) == 2);
        desk.read(header + "1. 5-602 小李 A1\n");
        CHECK(desk.review().open() == 0);
    }
}

TEST_CASE("one order that cannot be is left out with its reason, and does not hold up the others") {
    ChainDesk desk;
    desk.items[desk.oranges].facts.cap_per_door = 2;
    desk.read(header + "1. 3-1-301 王 A2\n2. 5-602 李 A9\n3. 6-101 周 A1\n");
    const BuyChainReview review = desk.review();
    CHECK(review.command.orders.size() == 2);
    REQUIRE(review.orders.at(1).refused);
    CHECK(review.orders[1].refused->reason == Reason::ItemCapReached);
    CHECK(desk.screen.shows("每户最多 2"));
    CHECK(desk.screen.press_only("收下 2 户"));
}

TEST_CASE("what was pasted and answered outlives a reload") {
    ChainDesk desk;
    desk.order(wang, "王奶奶", 1);
    desk.read(header + "1. 3-1-301 王奶奶 A2\n2. 5-602 小李 要两三箱橘子\n");
    desk.screen.press_only("两边都要：砂糖橘 3 箱");
    desk.screen.press_only("不算这一行");
    const std::string kept = write_drafts(drafts_of(desk.input), "me");
    BuyChainInput later;
    REQUIRE(read_drafts(drafts_of(later), "me", kept));
    CHECK(later.of == desk.campaign.id);
    CHECK(later.reading);
    CHECK(later.pasted == desk.input.pasted);
    CHECK(later.answers.written() == desk.input.answers.written());
    CHECK(later.answers.is_left_out("5-602 小李 要两三箱橘子"));
}

TEST_CASE("the campaign as a chain for the chat reads back as the same orders") {
    ChainDesk desk;
    desk.order(wang, "王奶奶", 2, 1);
    desk.order(li, "小李", 1);
    desk.open_town();
    const std::string chat = campaign_chain_text(desk.known().state, desk.campaign.id, UtcOffset{});
    const GroupBuyChain chain = read_group_buy_chain(chat);
    REQUIRE(chain.orders.size() == 2);
    CHECK(chain.unclear.empty());
    CHECK(chain.orders[0].door == "3-1-301");
    CHECK(chain.orders[0].items.at("砂糖橘") == 2);
    CHECK(chain.orders[0].items.at("鸡蛋") == 1);
    CHECK(chain.orders[1].name == "小李");
}

TEST_CASE("the chat is told neither who has paid nor what was written in the app") {
    ChainDesk desk;
    const OrderId wangs = desk.order(wang, "王奶奶", 2), lis = desk.order(li, "小李", 1);
    desk.orders[wangs].wishes.note = "刚做完手术";
    desk.orders[lis].wishes.note = "不要香菜";
    desk.orders[lis].source_text = "5-602 小李 A1 不要香菜";  // It stood there before.
    desk.is_in(CampaignState::Closed);
    desk.entry(wangs, LedgerKind::Charge, 76'00);
    desk.entry(lis, LedgerKind::Charge, 38'00);
    desk.entry(lis, LedgerKind::Payment, 38'00);
    desk.open_town();
    const std::string chat = campaign_chain_text(desk.known().state, desk.campaign.id, UtcOffset{});
    CHECK(chat.find("手术") == std::string::npos);
    CHECK(chat.find("不要香菜") != std::string::npos);
    const GroupBuyChain read = read_group_buy_chain(chat);
    REQUIRE(read.orders.size() == 2);
    for (const GroupBuyOrder& order : read.orders) CHECK_FALSE(order.paid.has_value());
}

TEST_CASE("telephone numbers of a chain are not kept, and a longer paste knows their writers all the same") {
    ChainDesk desk;
    const std::string chain = header + "1. 3-1-301 王奶奶 13812340001 A2\n2. 13912340002 B1\n";
    desk.read(chain);
    REQUIRE(desk.screen.press_only("收下 2 户"));
    for (const Order* order : standing_orders(desk.replica.state(), desk.campaign.id)) {
        for (const std::string& words : {order->name, order->source_key, order->source_text})
            CHECK(words.find("1234000") == std::string::npos);
    }
    desk.read(chain + "3. 5-602 小李 A1\n");
    CHECK(desk.screen.shows("没变 2"));
    CHECK(desk.screen.shows("新的 1"));
}

TEST_CASE("a writer who adds the door later is one order, which then has the door") {
    ChainDesk desk;
    desk.read(header + "1. 王阿姨 A2\n2. 5-602 小李 A1\n");
    REQUIRE(desk.screen.press_only("收下 2 户"));
    SUBCASE("with the same packs nobody is asked") {
        desk.read(header + "1. 3-1-301 王阿姨 A2\n2. 5-602 小李 A1\n");
        CHECK(desk.review().open() == 0);
    }
    SUBCASE("with others it is asked") {
        desk.read(header + "1. 3-1-301 王阿姨 A3\n2. 5-602 小李 A1\n");
        REQUIRE(desk.screen.press_only("听这里的：砂糖橘 2 箱"));
    }
    REQUIRE(desk.screen.press_only("收下 1 户"));
    CHECK(desk.packs(wang, desk.oranges) == 2);
    CHECK(standing_orders(desk.replica.state(), desk.campaign.id).size() == 2);
}

TEST_CASE("who is not in the team cannot read chains here") {
    PressedTown town;
    town.open();
    PressedServices services;
    BuyChainInput input;
    PressedScreen screen;
    screen.show([&] {
        buy_chain_page(town.known(), town.viewer(), town.now, made<CampaignId>(300), input, town, town,
                       services);
    });
    CHECK(screen.shows("一个不在了的团"));
    CHECK_FALSE(screen.shows("群里的接龙"));
}
