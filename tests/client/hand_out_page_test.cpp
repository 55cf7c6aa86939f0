#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/orders/hand_out_page.h"
#include "app/client/orders/hand_out_search.h"
#include "app/client/orders/labels_page.h"
#include "app/client/ui/ui.h"
#include "shared/wire/encoding.h"
#include "tests/client/team_buys.h"

using namespace linli;
using namespace linli::client;

namespace {

// The lorry was here; four doors in two buildings wait.
struct HandOut : TeamBuys {
    explicit HandOut(CampaignState state = CampaignState::Arrived) {
        ge = order(door("3", "1", "101"), "葛家", 2, 1);
        meng = order(door("3", "1", "102"), "孟家", 1);
        hua = order(door("3", "1", "201"), "华家", 1, 1);
        tang = order(door("5", "", "501"), "汤家", 2);
        is_in(state);
    }
    void begin() {
        const bool counted = campaign.state == CampaignState::Arrived;
        supplied(oranges, 6, counted ? std::optional(6) : std::nullopt);
        supplied(eggs, 2, counted ? std::optional(2) : std::nullopt);
        open_town();
        show();
    }
    void show() {
        screen.show([this] { hand_out_page(known(), viewer(), now, route, input, *this, *this, *this); });
    }
    void draw_changed() {  // What the test wrote itself.
        screen.kit().mark_dirty();
        screen.draw_again();
    }
    BagState state_of(OrderId order) const { return bag_of(replica.state(), order).state; }
    void see_building(const std::string& words) { REQUIRE(screen.press(ui::Role::Button, words)); }

    OrderId ge, meng, hua, tang;
    std::optional<CampaignId> route = campaign.id;
    HandOutInput input;
};

}  // namespace

TEST_CASE("a bag is handed over with one press, and taken back with another") {
    HandOut town;
    town.begin();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.outline().find("0 / 4") != std::string::npos);
    town.see_building("3号楼");
    CHECK(town.screen.shows("1 层"));
    REQUIRE(town.press_tick("1-101"));
    REQUIRE(town.last<TickBag>());
    CHECK(town.last<TickBag>()->kind == HandOutKind::HandedOver);
    CHECK(town.state_of(town.ge) == BagState::InHand);
    CHECK(town.screen.shows("记在这台手机上，还没传上去"));
    REQUIRE(town.screen.press_only("撤销"));
    CHECK(town.state_of(town.ge) == BagState::Waiting);
    REQUIRE(town.press_tick("1-101"));
    REQUIRE(town.press_tick("1-101"));
    CHECK(town.state_of(town.ge) == BagState::Waiting);
}

TEST_CASE("without a network a tick is kept, and said to be kept here") {
    HandOut town;
    town.link.link = Link::Offline;
    town.begin();
    town.see_building("5号楼");
    REQUIRE(town.press_tick("501"));
    CHECK(town.state_of(town.tang) == BagState::InHand);
    CHECK(town.screen.shows("先记在这里，联网就传上去"));
}

TEST_CASE("nobody home, somebody else and the wrong door are said with words") {
    HandOut town;
    town.begin();
    town.see_building("3号楼");
    REQUIRE(town.screen.press("1-101 · 葛家：别的情况"));
    REQUIRE(town.screen.press_only("没人在家"));
    REQUIRE(town.screen.press_only("没人在家"));
    CHECK(town.state_of(town.ge) == BagState::NobodyHome);
    REQUIRE(town.screen.press("1-102 · 孟家：别的情况"));
    REQUIRE(town.screen.press_only("别人代取"));
    CHECK_FALSE(town.screen.press_only("别人代取"));  // By whom?
    town.screen.write("谁取走的", "倪家");
    REQUIRE(town.screen.press_only("别人代取"));
    CHECK(town.state_of(town.meng) == BagState::InHand);
    REQUIRE(town.screen.press("1-201 · 华家：别的情况"));
    REQUIRE(town.screen.press_only("送错了门"));
    town.screen.write("送到哪一户去了", "3-1-202");
    REQUIRE(town.screen.press_only("送错了门"));
    CHECK(town.state_of(town.hua) == BagState::AtWrongDoor);
    REQUIRE(town.screen.press_only("送错门 1"));
    CHECK(town.screen.shows("3-1-202"));
    CHECK_FALSE(town.screen.shows("1-101"));
}

TEST_CASE("a tick that came second is told kindly who was first") {
    HandOut town;
    town.event(town.ge, HandOutKind::HandedOver, 11);
    RefusalRow second;
    second.row.outbox = made<OutboxId>(1);
    second.row.number = 1;
    second.row.bytes = encode(Command(TickBag{town.ge, HandOutKind::HandedOver, {}}));
    second.outcome = Outcome::Refused;
    second.rejected = Rejected(Reason::BagHandedOut, made<HandOutEventId>(801));
    town.kept.refused.push_back(second);
    town.kept.next_number = 2;
    town.begin();
    CHECK(town.screen.shows("陆青 18:05 已经记过了，你不用再送"));
    REQUIRE(town.screen.press_only("知道了"));
    CHECK_FALSE(town.screen.shows("你不用再送"));
}

TEST_CASE("a bag is found by its number, its door, a name, and by the code on its label") {
    HandOut town;
    town.begin();
    const Order& order = town.replica.state().orders.at(town.hua);
    for (const char* search : {"3", "3-1-201", "3号楼1单元201", "201", "华"}) {
        CAPTURE(std::string(search));
        CHECK(is_found(order, search));
    }
    CHECK(is_found(order, label_link("https://linli.example.org", town.hua)));
    for (const char* search : {"", " ", "4", "3-2-201", "5-1-201", "葛"})
        CHECK_FALSE(is_found(order, search));
    town.screen.write("门牌、号码或名字", "汤");
    CHECK(town.screen.shows("5-501"));
    CHECK_FALSE(town.screen.shows("3-1-101"));
}

TEST_CASE("whose bag is this: a bag is found by what is in it, first the one that holds nothing else") {
    HandOut town;
    town.begin();
    const HandOutBook book = hand_out_book(town.replica.state(), town.campaign.id);
    const auto found = [&](std::string_view search) {
        std::vector<OrderId> orders;
        for (const std::uint32_t place : found_bags(book, search))
            orders.push_back(book.bags[place].order->id);
        return orders;
    };
    CHECK(found("鸡蛋") == std::vector{town.ge, town.hua});
    CHECK(found("砂糖橘 2") == std::vector{town.tang, town.ge});
    CHECK(found("2箱橘") == std::vector{town.tang, town.ge});
    CHECK(found("砂糖橘1箱、鸡蛋1板") == std::vector{town.hua});
    CHECK(found("1 鸡蛋 1 橘") == std::vector{town.hua});
    CHECK(found("橘 7").empty());
    CHECK(found("苹果").empty());
    CHECK(found("2").size() == 1);  // A number alone is a bag's.
    town.screen.write("门牌、号码或名字", "鸡蛋");
    CHECK(town.screen.shows("葛家"));
    CHECK(town.screen.shows("华家"));
    CHECK_FALSE(town.screen.shows("汤家"));
}

TEST_CASE("what is left over is shown with the doors that got less, and a press opens such a door's bag") {
    HandOut town;
    OrderLine line;
    line.id = made<OrderLineId>(690);
    line.order = town.order(TeamBuys::door("5", "", "502"), "林家", 0);
    line.item = town.oranges;
    line.packs = 2;
    line.given = 1;
    town.add(line);
    town.ordered[town.oranges] += 1;
    town.supplied(town.oranges, 8, 8);
    town.supplied(town.eggs, 2, 2);
    town.open_town();
    town.show();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("没装进袋子的"));
    CHECK(town.screen.shows("还少 1 箱"));
    REQUIRE(town.screen.press(ui::Role::Button, "5-502"));
    CHECK(town.input.bag == line.order);
    CHECK(town.input.sheet == BagSheet::Bag);
}

TEST_CASE("who brings a bag sees what did not come, also when some doors have theirs already") {
    HandOut town;
    town.campaign.facts.shortage = ShortageRule::SmallFirst;
    for (const OrderId order : {town.hua, town.tang}) {
        OrderLine line;
        line.id = made<OrderLineId>(order == town.hua ? 691 : 692);
        line.order = order;
        line.item = town.pears;
        line.packs = 2;
        line.given = order == town.hua ? 1 : 0;
        town.add(line);
    }
    town.item(town.pears, 2, "梨", "箱", 30'00);
    town.ordered[town.pears] = 4;
    town.supplied(town.pears, 4, 1);
    town.event(town.hua, HandOutKind::HandedOver, 11);
    town.entry(town.tang, LedgerKind::Charge, 136'00);
    town.entry(town.tang, LedgerKind::Recount, -60'00);
    town.begin();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press(ui::Role::Button, "梨少 3 箱"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("少 3 箱。按“小单优先”，1 户少拿，1 户没有"));
    town.see_building("5号楼");
    CHECK(town.screen.shows("砂糖橘 2 箱 · 梨 −2 箱（这次没有）"));
    REQUIRE(town.screen.press("501 · 汤家：别的情况"));
    CHECK(town.screen.shows("少付 ¥60.00，一共 ¥76.00"));
}

TEST_CASE("a left-over that can stand for what is missing is shown with the doors that would take it") {
    HandOut town;
    town.items[town.eggs].facts.substitute_for = town.oranges;
    town.orders[town.tang].wishes.substitutes = true;
    for (const OrderId order : {town.meng, town.tang}) {
        OrderLine& line = town.kept_line(order);
        line.packs = 3;
        line.given = 1;
    }
    town.supplied(town.oranges, 6, 6);
    town.supplied(town.eggs, 2, 3);
    town.open_town();
    town.show();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("可以换成鸡蛋的门"));
    const auto& nodes = town.screen.kit().nodes();
    CHECK(std::count_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
              return node.role == ui::Role::Button && node.name.find("说过可以换") != std::string::npos;
          }) == 1);
    REQUIRE(town.screen.press("缺 2 箱砂糖橘，说过可以换"));
    CHECK(town.input.bag == town.tang);
    CHECK(town.screen.shows("没货可以换别的"));
}

TEST_CASE("a note on an item stands where the bag is packed") {
    HandOut town;
    town.kept_line(town.tang).note = "要青的";
    town.input.of = town.campaign.id;
    town.input.view = static_cast<int>(HandOutView::Packing);
    town.begin();
    CHECK(town.screen.shows("砂糖橘 2 箱（要青的）"));
}

TEST_CASE("the address on a label opens that bag") {
    HandOut town;
    town.route = CampaignId{town.hua.bits};
    town.begin();
    CHECK(town.screen.shows("3号楼 1单元 201"));
    REQUIRE(town.screen.press_only("给到了"));
    CHECK(town.state_of(town.hua) == BagState::InHand);
    CHECK(town.input.sheet == BagSheet::None);
}

TEST_CASE("before a short count is written down it is shown who gets less by the rule") {
    HandOut town(CampaignState::Ordered);
    town.campaign.facts.shortage = ShortageRule::SmallFirst;
    town.begin();
    REQUIRE(town.screen.press_only("都到齐了，没有坏的"));
    town.input.counts[town.oranges].broken = 2;
    town.draw_changed();
    CHECK(town.screen.shows("少 2 箱。按“小单优先”，0 户少拿，1 户没有"));
    CHECK(town.screen.shows("5号楼 501"));
    CHECK(town.screen.shows("这次没有"));
    CHECK(town.screen.shows("够分，每户都足"));
    REQUIRE(town.screen.press_only("记下 2 样"));
    const CountArrival* counted = town.last<CountArrival>();
    REQUIRE(counted);
    REQUIRE(counted->items.size() == 2);
    CHECK(counted->items[0].arrived == 6);
    CHECK(counted->items[0].broken == 2);
    CHECK(bag_packs(town.replica.state(), town.tang) == 0);
    CHECK(bag_packs(town.replica.state(), town.ge) == 3);
}

TEST_CASE("an item of which a bag was handed out is not counted again") {
    HandOut town;
    town.event(town.ge, HandOutKind::HandedOver, 11);
    town.input.of = town.campaign.id;
    town.input.view = static_cast<int>(HandOutView::Arrival);
    town.begin();
    CHECK(town.screen.shows("已经有袋子给出去了，这一样不再改"));
    CHECK_FALSE(town.screen.press_only("记下 1 样"));
}

TEST_CASE("packing by door is ticked, packing by item says how many at which door") {
    HandOut town;
    town.begin();
    REQUIRE(town.screen.press(ui::Role::Tab, "装袋"));
    REQUIRE(town.press_tick("3-1-101"));
    CHECK(town.state_of(town.ge) == BagState::Packed);
    CHECK(town.screen.shows("装好 1 / 4 袋"));
    REQUIRE(town.screen.press_only("一样一样装"));
    CHECK(town.screen.shows("砂糖橘"));
    CHECK(town.screen.shows("5-501"));
    CHECK(town.screen.shows("2 箱"));
}

TEST_CASE("the way is cut into rounds, and mine shows only its doors") {
    HandOut town;
    town.campaign.facts.to_the_door = true;
    town.begin();
    REQUIRE(town.screen.press(ui::Role::Tab, "分路"));
    town.input.rounds = 2;
    town.draw_changed();
    CHECK(town.screen.shows("第 1 路 · 3号楼"));
    REQUIRE(town.screen.press("第 2 路"));
    CHECK(town.screen.shows("我这一路：第 2 路"));
    CHECK(town.screen.shows("5-501"));
    CHECK_FALSE(town.screen.shows("3-1-101"));
    REQUIRE(town.screen.press(ui::Role::Tab, "分路"));
    REQUIRE(town.screen.press_only("复制，发到群里"));
    CHECK(town.copied.find("第 1 路") != std::string::npos);
}

TEST_CASE("a complaint is seen and answered") {
    HandOut town;
    town.event(town.ge, HandOutKind::HandedOver, 11);
    const HandOutEventId complaint = town.event(town.ge, HandOutKind::Complaint, 12, "鸡蛋碎了两个");
    town.begin();
    CHECK(town.screen.shows("鸡蛋碎了两个"));
    REQUIRE(town.screen.press("回话：3号楼 1单元 101"));
    town.screen.write("怎么说的", "明天补两个");
    REQUIRE(town.screen.press_only("回话"));
    REQUIRE(town.last<AnswerComplaint>());
    CHECK(town.last<AnswerComplaint>()->complaint == complaint);
    CHECK(town.screen.shows("回了：明天补两个"));
}

TEST_CASE("a left-over goes into a bag") {
    HandOut town;
    town.supplied(town.eggs, 2, 3);
    town.supplied(town.oranges, 6, 6);
    town.open_town();
    town.show();
    REQUIRE(town.screen.press(ui::Role::Tab, "点货"));
    CHECK(town.screen.shows("剩 1 板 没装进袋子"));
    town.input.view = -1;
    town.draw_changed();
    town.see_building("3号楼");
    REQUIRE(town.screen.press("1-102 · 孟家：别的情况"));
    town.input.given[town.eggs] = 1;
    town.draw_changed();
    REQUIRE(town.screen.press_only("按这个改"));
    REQUIRE(town.last<SetGiven>());
    CHECK(bag_packs(town.replica.state(), town.meng) == 2);
    const HandOutBook book = hand_out_book(town.replica.state(), town.campaign.id);
    REQUIRE(book.extra.size() == 1);  // To whom it was given stays to be seen.
    CHECK(book.extra[0].order->id == town.meng);
    CHECK(book.extra[0].item->id == town.eggs);
    CHECK(book.extra[0].packs == 1);
    town.input.sheet = BagSheet::None;
    town.input.building.clear();
    town.draw_changed();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("多给的、换着给的"));
    CHECK(town.screen.shows("鸡蛋 +1 板"));
}

TEST_CASE("a left-over goes to a door that had not ordered, which is asked for its door") {
    HandOut town;
    town.supplied(town.eggs, 2, 4);
    town.supplied(town.oranges, 6, 6);
    town.open_town();
    town.show();
    REQUIRE(town.screen.press_only("给没订的人家：鸡蛋"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.write("写门牌", "那边"));
    CHECK_FALSE(town.screen.press_only("给这一户 1 板"));
    REQUIRE(town.screen.write("写门牌", "3-1-101"));
    REQUIRE(town.screen.press_only("打开这一户的袋子"));  // It has an order, so it has a bag.
    CHECK(town.input.bag == town.ge);
    town.input.sheet = BagSheet::None;
    town.draw_changed();
    REQUIRE(town.screen.write("写门牌", "2-1-501"));
    REQUIRE(town.screen.write("怎么称呼", "严家"));
    town.input.left.packs = 2;
    town.draw_changed();
    CHECK(town.screen.shows("记到这一户要付的：¥58.00"));
    HandOutInput later;  // What was written outlives a reload.
    REQUIRE(read_drafts(drafts_of(later), "me", write_drafts(drafts_of(town.input), "me")));
    CHECK(later.left.item == town.eggs);
    CHECK(later.left.door == "2-1-501");
    REQUIRE(town.screen.press_only("给这一户 2 板"));
    const GiveLeftOver* given = town.last<GiveLeftOver>();
    REQUIRE(given);
    CHECK(given->door == TeamBuys::door("2", "1", "501"));
    CHECK(given->name == "严家");
    CHECK(town.input.left.item == CampaignItemId{});
    CHECK_FALSE(town.screen.shows("没装进袋子的"));
    const HandOutBook book = hand_out_book(town.replica.state(), town.campaign.id);
    CHECK(book.count.all == 5);
    CHECK(town.screen.shows("2-1-501"));
}

TEST_CASE("what was counted and written outlives a reload") {
    HandOut town(CampaignState::Ordered);
    town.begin();
    town.input.counts[town.oranges] = {true, 6, 2, 1, "压坏 了"};
    town.input.sheet = BagSheet::WrongDoor;
    town.input.bag = town.ge;
    town.input.words = "3-2-101";
    HandOutInput later;
    REQUIRE(read_drafts(drafts_of(later), "me", write_drafts(drafts_of(town.input), "me")));
    REQUIRE(later.counts.contains(town.oranges));
    const CountDraft& count = later.counts[town.oranges];
    CHECK(count.counted);
    CHECK(count.arrived == 6);
    CHECK(count.broken == 2);
    CHECK(count.wrong == 1);
    CHECK(count.note == "压坏 了");
    CHECK(later.sheet == BagSheet::WrongDoor);
    CHECK(later.bag == town.ge);
    CHECK(later.words == "3-2-101");
}

TEST_CASE("every bag of 8,216 households has its place, and only rows in sight are drawn") {
    HandOut town;
    for (int home = 0; home < 8'216; ++home)
        town.order(TeamBuys::door(std::to_string(home / 180 + 10), std::to_string(home / 60 % 3 + 1),
                                  std::to_string(home % 60 / 4 + 1) + "0" + std::to_string(home % 4 + 1)),
                   "住户", 1);
    town.supplied(town.oranges, 9'000, 9'000);
    town.supplied(town.eggs, 9'000, 9'000);
    town.open_town();
    const HandOutBook book = hand_out_book(town.replica.state(), town.campaign.id);
    CHECK(book.count.all == 8'220);
    CHECK(book.bags.size() == 8'220);
    std::size_t placed = 0;
    for (const BagBuilding& building : book.buildings) {
        for (const BagUnit& unit : building.units) {
            for (const BagFloor& floor : unit.floors) placed += floor.bags.size();
        }
    }
    CHECK(placed == book.bags.size());
    town.input.of = town.campaign.id;
    town.input.view = static_cast<int>(HandOutView::Packing);
    town.show();
    CHECK(town.screen.kit().nodes().size() < 400);
}

TEST_CASE("labels are listed on the screen, and each is large with its code on paper") {
    HandOut town;
    town.supplied(town.oranges, 6, 6);
    town.supplied(town.eggs, 2, 2);
    town.kept_line(town.tang).note = "要青的";
    town.open_town();
    LabelsInput labels;
    town.screen.show([&] {
        labels_page(town.known(), town.viewer(), town.now, town.campaign.id, labels, town, town, town);
    });
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press_only("打印 4 张标签"));
    CHECK(town.printed == 1);
    REQUIRE(town.screen.press_only("5号楼 1"));
    CHECK(town.screen.shows("打印 1 张标签"));
    REQUIRE(town.screen.press_only("全部 4"));
    ui::Preferences paper = town.screen.kit().preferences();
    paper.plain = true;
    town.screen.kit().set_preferences(paper);
    town.screen.draw_again();
    const auto& nodes = town.screen.kit().nodes();
    CHECK(std::count_if(nodes.begin(), nodes.end(),
                        [](const ui::Node& node) { return node.role == ui::Role::Image; }) == 4);
    CHECK(town.screen.shows("砂糖橘 2 箱（要青的）"));
}

TEST_CASE("the list of doors for a pen comes on paper, with what is in each bag and room for a name") {
    HandOut town;
    town.supplied(town.oranges, 6, 6);
    town.supplied(town.eggs, 2, 2);
    town.orders[town.meng].wishes.note = "放门口";
    town.open_town();
    LabelsInput labels;
    labels.of = town.campaign.id;
    labels.as_list = true;
    town.screen.show([&] {
        labels_page(town.known(), town.viewer(), town.now, town.campaign.id, labels, town, town, town);
    });
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("3-1-101"));
    REQUIRE(town.screen.press_only("打印 4 户的清单"));
    CHECK(town.printed == 1);
    ui::Preferences paper = town.screen.kit().preferences();
    paper.plain = true;
    town.screen.kit().set_preferences(paper);
    town.screen.draw_again();
    const auto cells = [&](std::string_view words) {
        const auto& nodes = town.screen.kit().nodes();
        return std::count_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
            return node.role == ui::Role::Cell && node.name.find(words) != std::string::npos;
        });
    };
    CHECK(cells("3-1-101\n葛家") == 1);
    CHECK(cells("砂糖橘 2 箱") == 2);
    CHECK(cells("放门口") == 1);
    REQUIRE(town.screen.press_only("5号楼 1"));
    CHECK(cells("葛家") == 0);
    CHECK(cells("汤家") == 1);
}

TEST_CASE("who helps sees on today's page what is to be handed out") {
    HandOut town;
    town.open_town();
    town.screen.show([&] {
        const ui::Page page({.title = "今天", .key = "today"});
        draw_hand_out_today(town.known(), town.viewer(), town.now);
    });
    CHECK(town.screen.shows("发放：砂糖橘和鸡蛋"));
}

TEST_CASE("at a desk each door has one line with a number under each item, and a box at its end") {
    HandOut town;
    town.kept_line(town.hua).given = 0;  // No oranges this time.
    town.orders[town.meng].wishes.note = "放门口";
    town.begin();
    town.screen.kit().set_screen({.width = 1440, .height = 900});
    town.screen.draw_again();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.kit().unsaid_labels().empty());
    CHECK(town.screen.find(ui::Role::ColumnHeader, "砂糖橘") != nullptr);
    CHECK(town.screen.find(ui::Role::ColumnHeader, "鸡蛋") != nullptr);
    CHECK(town.screen.find(ui::Role::Cell, "2 箱") != nullptr);
    CHECK(town.screen.find(ui::Role::Cell, "—") != nullptr);
    CHECK(town.screen.find(ui::Role::Cell, "这次没有") != nullptr);
    CHECK(town.screen.find(ui::Role::Cell, "放门口") != nullptr);
    CHECK_FALSE(town.screen.shows("1 层"));  // The doors say it.

    REQUIRE(town.press_tick("1-101 · 葛家"));
    CHECK(town.state_of(town.ge) == BagState::InHand);
    REQUIRE(town.press_tick("1-101 · 葛家"));
    CHECK(town.state_of(town.ge) == BagState::Waiting);
    REQUIRE(town.screen.press_only("1-102"));  // All else that can be said about a bag.
    CHECK(town.input.sheet == BagSheet::Bag);
    CHECK(town.input.bag == town.meng);
}

TEST_CASE("a group-buy of more items than stand beside each other is a list at the desk, too") {
    HandOut town;
    for (std::uint64_t more = 0; more < 12; ++more) {
        const auto item = made<CampaignItemId>(340 + more);
        town.item(item, static_cast<int>(2 + more), "菜", "包", 5'00);
        town.line(town.ge, item, 1);
    }
    town.begin();
    town.screen.kit().set_screen({.width = 1440, .height = 900});
    town.screen.draw_again();
    CHECK(town.screen.find(ui::Role::Table, text("handout.bags")) == nullptr);
    REQUIRE(town.press_tick("1-101 · 葛家"));
    CHECK(town.state_of(town.ge) == BagState::InHand);
}

TEST_CASE("the hand-out speaks English, too") {
    set_language(Language::English);
    HandOut town;
    town.begin();
    CHECK(town.screen.outline().find("0 of 4") != std::string::npos);
    CHECK(town.screen.press("Bldg 3"));
    CHECK(town.press_tick("1-101"));
    CHECK(town.screen.shows("on this phone, not sent yet"));
    set_language(Language::Chinese);
}
