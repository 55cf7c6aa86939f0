#include <algorithm>

#include "shared/orders/chain_join.h"
#include "shared/orders/group_buy_chain.h"
#include "shared/orders/hidden_phones.h"
#include "tests/campaign_town.h"

// Chains from the chat: compared three ways with what was pasted before and what was ordered in the app, and
// accepted whole or not at all.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;
const Bits128 orange_key{1, 1}, egg_key{1, 2};

SaidOrder said(const std::string& room, std::int32_t oranges, std::int32_t eggs = 0) {
    SaidOrder order;
    order.door = Door{"", "3", "", room};
    order.key = chain_source_key(order.door, {}, {});
    if (oranges > 0) order.packs[orange_key] = oranges;
    if (eggs > 0) order.packs[egg_key] = eggs;
    return order;
}

HeldOrder held(const SaidOrder& pasted, ChainPacks now) {
    HeldOrder order;
    order.id = {7, 7};
    order.key = pasted.key;
    order.door = pasted.door;
    order.said = pasted.packs;
    order.packs = std::move(now);
    return order;
}

// One said order against one held one.
JoinedOrder joined(const SaidOrder& now, const HeldOrder& order) {
    const auto orders = join_chain({now}, {order});
    REQUIRE(orders.size() == 1);
    return orders.front();
}

}  // namespace

TEST_CASE("what only the chain changed is taken over, what only the app changed stays") {
    struct Row {
        std::int32_t before, said, held;
        JoinKind kind;
        std::int32_t packs;
    };
    const std::vector<Row> rows = {
        {2, 2, 2, JoinKind::Unchanged, 2}, {2, 2, 5, JoinKind::Unchanged, 5},
        {2, 3, 2, JoinKind::Changed, 3},   {2, 3, 3, JoinKind::Changed, 3},
        {2, 0, 2, JoinKind::Changed, 0},   {0, 2, 0, JoinKind::Changed, 2},
        {2, 3, 4, JoinKind::Conflict, 4},  {2, 0, 4, JoinKind::Conflict, 4},
        {2, 3, 0, JoinKind::Conflict, 0},  {2, 2, 0, JoinKind::Unchanged, 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.before);
        CAPTURE(row.said);
        CAPTURE(row.held);
        ChainPacks now{{egg_key, 1}};
        if (row.held > 0) now[orange_key] = row.held;
        const JoinedOrder one = joined(said("101", row.said, 1), held(said("101", row.before, 1), now));
        CHECK(one.kind == row.kind);
        const auto item = std::find_if(one.items.begin(), one.items.end(),
                                       [](const JoinItem& item) { return item.item == orange_key; });
        const std::int32_t packs = item == one.items.end() ? 0 : item->packs;
        CHECK(packs == row.packs);
        if (item != one.items.end()) CHECK(item->asked == (row.kind == JoinKind::Conflict));
    }
}

TEST_CASE("a new line is new, one that is gone is asked about, one of the app alone is nobody's business") {
    HeldOrder app = held(said("301", 0), {{orange_key, 1}});
    app.key.clear();
    const auto orders = join_chain({said("101", 2)}, {held(said("201", 1), {{orange_key, 1}}), app});
    REQUIRE(orders.size() == 2);
    CHECK(orders[0].kind == JoinKind::New);
    CHECK(orders[0].said == 0);
    CHECK(orders[1].kind == JoinKind::Gone);
    CHECK(orders[1].held == 0);
    CHECK(!orders[1].said);
}

TEST_CASE("a door that ordered in the app is asked about, unless both say the same") {
    HeldOrder app = held(said("101", 0), {{orange_key, 1}});
    app.key.clear();
    const JoinedOrder other = joined(said("101", 2), app);
    CHECK(other.kind == JoinKind::SameDoor);
    CHECK(other.items.front().asked);
    CHECK(other.items.front().packs == 1);
    CHECK(joined(said("101", 1), app).kind == JoinKind::Changed);
    app.withdrawn = true;
    const JoinedOrder again = joined(said("101", 2), app);
    CHECK(again.kind == JoinKind::Changed);
    CHECK(again.items.front().packs == 2);
}

TEST_CASE("who writes their door only later is asked about, and is neither new nor gone") {
    SaidOrder name_only = said("101", 2);
    name_only.door.reset();
    name_only.name = "王阿姨";
    name_only.key = chain_source_key({}, name_only.name, {});
    const HeldOrder before = held(name_only, {{orange_key, 2}});
    SaidOrder now = said("501", 3);
    now.name = "王阿姨";
    CHECK(joined(now, before).kind == JoinKind::SameDoor);
    now.packs[orange_key] = 2;
    CHECK(joined(now, before).kind == JoinKind::Changed);  // The same packs: one order.
    SUBCASE("another of this name, who still writes no door, keeps their order") {
        const auto orders = join_chain({now, name_only}, {before});
        REQUIRE(orders.size() == 2);
        CHECK(orders[0].kind == JoinKind::New);
        CHECK(orders[1].kind == JoinKind::Unchanged);
    }
    SUBCASE("another name is somebody else") {
        now.name = "李叔";
        const auto orders = join_chain({now}, {before});
        REQUIRE(orders.size() == 2);
        CHECK(orders[0].kind == JoinKind::New);
        CHECK(orders[1].kind == JoinKind::Gone);
    }
}

TEST_CASE("two lines of one door in one paste are not both taken") {
    const auto orders =
        join_chain({said("101", 2), said("101", 1)}, {held(said("101", 2), {{orange_key, 2}})});
    REQUIRE(orders.size() == 2);
    CHECK(orders[0].kind == JoinKind::Unchanged);
    CHECK(orders[1].kind == JoinKind::SameDoor);
}

TEST_CASE("a key stays the same however the line is written") {
    const Door door{"", "3", "1", "101A"};
    const Door wide{"", "３", "１", "１０１ａ"};
    CHECK(chain_source_key(door, "王", "") == chain_source_key(wide, "李", "139"));
    CHECK(chain_source_key({}, "Wang  姐", "") == chain_source_key({}, "wang姐", ""));
    CHECK(chain_source_key({}, "101", "") != chain_source_key({}, "", "101"));
    CHECK(chain_source_key({}, "", "138-0000-0001") == chain_source_key({}, "", "+8613800000001"));
    CHECK(chain_source_key({}, "", "13800000001") != chain_source_key({}, "", "13800000002"));
    CHECK(chain_source_key(Door{"", "3", "", "101"}, "", "") !=
          chain_source_key(Door{"东园", "3", "", "101"}, "", ""));
}

// --- Accepting

namespace {

struct ChainTown : CampaignTown {
    ChainTown() { open(); }
    ChainOrder line(const std::string& room, std::int32_t oranges, std::int32_t eggs = 0) const {
        ChainOrder order;
        order.door = door("3", room);
        order.name = room + "家";
        order.source_key = chain_source_key(order.door, {}, {});
        order.source_text = room + " 砂糖橘" + std::to_string(oranges);
        if (oranges > 0) order.lines.push_back({orange, oranges, oranges});
        if (eggs > 0) order.lines.push_back({egg, eggs, eggs});
        return order;
    }
    ChainOrder onto(OrderId id, ChainOrder order) const {
        order.order = id;
        order.revision = state.orders.at(id).revision;
        return order;
    }
    AcceptGroupBuyChain chain(std::vector<ChainOrder> orders) const { return {campaign, std::move(orders)}; }
    std::optional<Rejected> accept(std::vector<ChainOrder> orders) {
        return run(fang, chain(std::move(orders)));
    }
    std::optional<Reason> answer(std::vector<ChainOrder> orders) const {
        return reason(fang, chain(std::move(orders)));
    }
    const Order* at(const std::string& room) const {
        return order_of_door(state, campaign, household_at(state, door("3", room)), door("3", room));
    }
};

}  // namespace

TEST_CASE("a chain is accepted by the team, whole, also for doors that the register does not have") {
    ChainTown town;
    const std::vector<ChainOrder> orders{town.line("101", 2), town.line("102", 1, 1), town.line("999", 3)};
    CHECK(town.reason(town.ge, town.chain(orders)) == Reason::NotAllowed);
    CHECK(town.answer({}) == Reason::NothingChosen);
    REQUIRE(town.run(town.lu, town.chain(orders)) == allowed);
    CHECK(town.totals().orders == 3);
    CHECK(town.totals().packs == 7);
    CHECK(town.at("101")->household);
    CHECK(!town.at("999")->household);
    CHECK(town.at("102")->number == 2);
    CHECK(town.told(town.qin, NoticeKind::OrderPlacedForYou) == 1);
    CHECK(town.reason(town.qin, town.placing(1)) == Reason::OrderExists);
    town.check_books();
}

TEST_CASE("the same chain pasted twice changes nothing") {
    ChainTown town;
    REQUIRE(town.accept({town.line("101", 2)}) == allowed);
    const OrderId order = town.at("101")->id;
    const ChainOrder again = town.onto(order, town.line("101", 2));
    const int told = town.told(town.qin, NoticeKind::OrderChangedForYou);
    REQUIRE(town.accept({again}) == allowed);
    CHECK(town.state.orders.at(order).revision == 1);
    CHECK(town.told(town.qin, NoticeKind::OrderChangedForYou) == told);
    CHECK(town.totals().packs == 2);
}

TEST_CASE("a longer paste changes only what changed, and keeps what the app knows besides") {
    ChainTown town;
    REQUIRE(town.accept({town.line("101", 2)}) == allowed);
    const OrderId order = town.at("101")->id;
    ChangeOrder edit = town.changing(order, 2, 1);
    edit.wishes.note = "放门口";
    REQUIRE(town.run(town.qin, edit) == allowed);
    REQUIRE(town.accept({town.onto(order, town.line("101", 3)), town.line("102", 1)}) == allowed);
    CHECK(town.packs(order, town.orange) == 3);
    CHECK(town.packs(order, town.egg) == 1);
    CHECK(line_of(town.state, order, town.orange)->said == 3);
    CHECK(!line_of(town.state, order, town.egg)->said);
    CHECK(town.state.orders.at(order).wishes.note == "放门口");
    SUBCASE("what the chain takes back is gone, and the order with its last item") {
        ChainOrder less = town.onto(order, town.line("101", 0));
        less.lines = {{town.orange, 0, 0}, {town.egg, 0, 0}};
        REQUIRE(town.accept({less}) == allowed);
        CHECK(town.state.orders.at(order).state == OrderState::Withdrawn);
        CHECK(lines_of(town.state, order).empty());
        CHECK(town.told(town.qin, NoticeKind::OrderWithdrawnForYou) == 1);
    }
    SUBCASE("what was taken back in the app stays so, and what the chain said is kept") {
        ChainOrder kept = town.onto(order, town.line("101", 4));
        kept.lines = {{town.orange, 4, 0}};
        REQUIRE(town.accept({kept}) == allowed);
        CHECK(town.packs(order, town.orange) == 0);
        CHECK(line_of(town.state, order, town.orange)->said == 4);
        CHECK(town.totals(town.orange).packs == 1);
    }
    town.check_books();
}

TEST_CASE("where one order of a chain breaks a rule, none is taken") {
    ChainTown town;
    const OrderId app = town.order(town.qin, 1);
    const auto with = [&](ChainOrder order) { return town.answer({town.line("102", 1), std::move(order)}); };
    CHECK(with(town.line("302", 1)) == allowed);
    CHECK(with(town.line("101", 1)) == Reason::OrderExists);
    CHECK(with(town.line("102", 1)) == Reason::ChainLineTwice);
    ChainOrder other = town.line("302", 1);
    other.source_key.clear();
    CHECK(with(other) == Reason::TextEmpty);
    other = town.line("302", 1);
    other.door = CampaignTown::door("", "302");
    CHECK(with(other) == Reason::DoorInvalid);
    other.door.reset();
    other.name.clear();
    CHECK(with(other) == Reason::TextEmpty);
    other = town.line("302", 0);
    CHECK(with(other) == Reason::OrderEmpty);
    other = town.line("302", max_packs_of_order + 1);
    CHECK(with(other) == Reason::PacksInvalid);
    other = town.line("302", 1);
    other.lines.push_back(other.lines.front());
    CHECK(with(other) == Reason::ItemTwice);
    other = town.line("302", 1);
    other.lines[0].item = CampaignItemId{{9, 9}};
    CHECK(with(other) == Reason::CampaignItemUnknown);
    other = town.line("302", 1);
    other.source_text = std::string(max_source_bytes + 1, 'x');
    CHECK(with(other) == Reason::TextTooLong);
    other = town.onto(app, town.line("101", 2));
    CHECK(with(other) == allowed);
    other.revision += 1;
    CHECK(with(other) == Reason::OrderChangedMeanwhile);
    other.order = OrderId{{9, 9}};
    CHECK(with(other) == Reason::OrderUnknown);
    town.close();
    CHECK(with(town.line("302", 1)) == Reason::CampaignNotOpen);
}

TEST_CASE("a chain sells exactly the stock, all its lines together") {
    ChainTown town;
    ItemFacts facts = town.state.campaign_items.at(town.orange).facts;
    facts.stock = 5;
    REQUIRE(town.run(town.fang, SetItem{town.campaign, town.orange, facts, {}}) == allowed);
    const OrderId app = town.order(town.qin, 2);
    CHECK(town.answer({town.line("102", 2), town.line("302", 1)}) == allowed);
    CHECK(town.answer({town.line("102", 2), town.line("302", 2)}) == Reason::ItemSoldOut);
    // What one line gives back, a later one may have.
    CHECK(town.answer({town.onto(app, town.line("101", 1)), town.line("102", 2), town.line("302", 2)}) ==
          allowed);
}

TEST_CASE("an order that was known by a name gets its door, unless somebody there has ordered already") {
    ChainTown town;
    ChainOrder order = town.line("101", 2);
    order.door.reset();
    order.name = "群里小王";
    order.source_key = chain_source_key({}, order.name, {});
    REQUIRE(town.accept({order}) == allowed);
    const OrderId id = town.state.orders.rows().begin()->first;
    const ChainOrder later = town.onto(id, town.line("101", 2));
    SUBCASE("the door is its own, and is told") {
        REQUIRE(town.accept({later}) == allowed);
        CHECK(town.at("101") == town.state.orders.find(id));
        CHECK(town.state.orders.at(id).household == household_at(town.state, town.door("3", "101")));
        CHECK(town.told(town.qin, NoticeKind::OrderChangedForYou) == 1);
        CHECK(town.totals().packs == 2);
        REQUIRE(town.accept({town.onto(id, town.line("302", 3))}) == allowed);
        CHECK(town.at("101") == town.state.orders.find(id));  // A door that is known stays.
    }
    SUBCASE("the door has an order of its own") {
        town.order(town.qin, 1);
        CHECK(town.answer({later}) == Reason::OrderExists);
    }
    SUBCASE("not two lines of one door") {
        CHECK(town.answer({later, town.line("101", 1)}) == Reason::ChainLineTwice);
    }
    town.check_books();
}

TEST_CASE(
    "a telephone number that stands in a chain is kept hidden: whoever carries the bag holds the order") {
    ChainTown town;
    ChainOrder order = town.line("101", 2);
    order.door.reset();
    order.name = "13812340001";
    order.note = "到了打 138-1234-0001";
    order.source_key = "phone 13812340001";
    order.source_text = "13812340001 砂糖橘2 到了打 138-1234-0001";
    REQUIRE(town.accept({order}) == allowed);
    const Order kept = town.state.orders.rows().begin()->second.record;
    CHECK(kept.name == "138****0001");
    CHECK(kept.wishes.note == "到了打 138****0001");
    CHECK(kept.source_key == chain_source_key({}, {}, "13812340001"));
    CHECK(kept.source_text == "138****0001 砂糖橘2 到了打 138****0001");
    CHECK(town.answer({order}) == Reason::OrderExists);
    REQUIRE(town.accept({town.onto(kept.id, order)}) == allowed);
    CHECK(town.state.orders.at(kept.id).revision == kept.revision);  // It already is as the chain says.
}

TEST_CASE("only whole telephone numbers are hidden, and what is hidden is read as one again") {
    for (const char* words : {"", "3-1-301 王奶奶 A2", "尾号 0001", "12号楼301 138****0001 B1",
                              "砂糖橘 38元/10斤", "20221105 团长接龙", "3-301 20221105前送到"})
        CHECK(without_phone_numbers(words) == words);
    CHECK(without_phone_numbers("3-1-301 王奶奶 １３８００００１２３４ A2") ==
          "3-1-301 王奶奶 138****1234 A2");
    CHECK(without_phone_numbers("电话 02587654321\n小李 91234567") == "电话 025****4321\n小李 91****67");
    CHECK(without_phone_numbers("20221345") == "20****45");  // No such month.
    CHECK(without_phone_numbers("电话 20221105") == "电话 20****05");
    CHECK(without_phone_numbers("\n13800001234\r\n\r\n王奶奶\n") == "\n138****1234\r\n\r\n王奶奶\n");
    for (const char* number : {"13800001234", "91234567"}) {
        const std::string once = without_phone_numbers(number);
        CHECK(without_phone_numbers(once) == once);
        const GroupBuyChain chain = read_group_buy_chain(
            "#接龙\n砂糖橘和鸡蛋\nA 砂糖橘 38元/箱\nB 鸡蛋 29元/板\n\n1. " + once + " A2\n");
        REQUIRE(chain.orders.size() == 1);
        CHECK(chain.orders[0].phone == once);
    }
}

TEST_CASE("a writer without a door keeps one order by their name") {
    ChainTown town;
    ChainOrder order = town.line("101", 2);
    order.door.reset();
    order.name = "群里小王";
    order.source_key = chain_source_key({}, order.name, {});
    REQUIRE(town.accept({order}) == allowed);
    CHECK(town.answer({order}) == Reason::OrderExists);
    const OrderId id = town.state.orders.rows().begin()->first;
    CHECK(town.state.orders.at(id).name == "群里小王");
    order.lines[0] = {town.orange, 3, 3};
    REQUIRE(town.accept({town.onto(id, order)}) == allowed);
    CHECK(town.totals().orders == 1);
    CHECK(town.totals().packs == 3);
}
