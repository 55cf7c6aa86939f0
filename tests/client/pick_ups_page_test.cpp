#include <doctest/doctest.h>

#include "app/client/orders/buy_chain_match.h"
#include "app/client/orders/buy_desk_page.h"
#include "app/client/orders/buy_words.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/ui/ui.h"
#include "shared/orders/group_buy_chain.h"
#include "shared/orders/pick_up_commands.h"
#include "tests/client/pressed_buys.h"
#include "tests/client/team_buys.h"

using namespace linli;
using namespace linli::client;

namespace {

const PickUpWindowId morning = made<PickUpWindowId>(701), evening = made<PickUpWindowId>(702);

PickUpWindow on_day_25(PickUpWindowId id, int from, int until, const std::string& place = {}) {
    return {id, made<CampaignId>(300), {clock_at(from, 0, 25), clock_at(until, 0, 25)}, place};
}

// Two times to fetch the oranges.
struct TwoTimes : PressedBuys {
    TwoTimes() {
        add(on_day_25(morning, 9, 11));
        add(on_day_25(evening, 18, 20, "北门"));
    }
    std::string words(PickUpWindowId id) {
        const State& state = known().state;
        return pick_up_words(state.pick_up_windows.at(id), state.campaigns.at(oranges_and_eggs).facts,
                             viewer().saying(now));
    }
    std::optional<PickUpWindowId> chosen() { return known().state.orders.at(mine).pick_up; }
};

struct DeskOfTimes : TwoTimes {
    DeskOfTimes() {
        role(me, Role::Coordinator);
        desk.of = oranges_and_eggs;
        desk.tab = static_cast<int>(DeskTab::Delivery);
    }
    void show_desk() {
        screen.show(
            [this] { buy_desk_page(known(), viewer(), now, oranges_and_eggs, desk, *this, *this, *this); });
    }
    BuyDeskInput desk;
};

struct HandOutByTime : TeamBuys {
    HandOutByTime() {
        ge = order(door("3", "1", "101"), "葛家", 2);
        hua = order(door("5", "", "501"), "华家", 1);
        tang = order(door("5", "", "502"), "汤家", 1);
        orders[ge].pick_up = morning;
        orders[hua].pick_up = evening;
        add(on_day_25(morning, 9, 11));
        add(on_day_25(evening, 18, 20));
        is_in(CampaignState::Arrived);
        supplied(oranges, 4, 4);
        open_town();
        screen.show(
            [this] { hand_out_page(known(), viewer(), now, campaign.id, input, *this, *this, *this); });
    }
    std::string chip(PickUpWindowId id) {
        const std::string when =
            pick_up_words(known().state.pick_up_windows.at(id), campaign.facts, viewer().saying(now));
        return text("handout.pick_up_at", {{"when", when}, {"count", 1}});
    }
    OrderId ge, hua, tang;
    HandOutInput input;
};

}  // namespace

TEST_CASE("who ordered chooses when to fetch it with one press, and may think again") {
    TwoTimes town;
    town.ordered(2);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    const ui::Node* none = town.screen.find(ui::Role::Radio, "还没定");
    REQUIRE(none);
    CHECK((none->states & ui::StateChecked) != 0);
    REQUIRE(town.screen.press(ui::Role::Radio, town.words(evening)));
    REQUIRE(town.last<ChoosePickUp>());
    CHECK(town.last<ChoosePickUp>()->order == town.mine);
    CHECK(town.chosen() == evening);
    REQUIRE(town.screen.press(ui::Role::Radio, town.words(morning)));
    CHECK(town.chosen() == morning);
    REQUIRE(town.screen.press_only("还没定"));
    CHECK(!town.chosen());
}

TEST_CASE("a time that is over is not offered any more") {
    TwoTimes town;
    town.now = clock_at(12, 0, 25);
    town.is_in(CampaignState::Ordered);
    town.ordered(2);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.find(ui::Role::Radio, town.words(morning)) == nullptr);
    CHECK(town.screen.find(ui::Role::Radio, town.words(evening)) != nullptr);
}

TEST_CASE("before an order there is nothing to choose, and the times stand among what was agreed") {
    TwoTimes town;
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.find(ui::Role::Radio, "还没定") == nullptr);
    CHECK(town.screen.shows(town.words(evening)));
}

TEST_CASE("the receipts say when it is fetched, also once it is over") {
    TwoTimes town;
    town.ordered(2);
    std::get<Order>(town.kept.records[town.kept.records.size() - 2].record).pick_up = evening;
    town.entry(801, LedgerKind::Charge, 76'00);
    town.is_in(CampaignState::HandedOut);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.shows("说好来取：" + town.words(evening)));
    CHECK(town.screen.find(ui::Role::Radio, "还没定") == nullptr);
}

TEST_CASE("the leader sets, moves and removes times at the desk, up to six") {
    DeskOfTimes town;
    town.open_town();
    town.show_desk();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press_only("加一个取货时间"));
    REQUIRE(town.screen.write("在哪里（空着：和团里写的一样）", "南门岗亭"));
    REQUIRE(town.screen.press_only("定下来"));
    REQUIRE(town.last<SetPickUp>());
    CHECK(!town.last<SetPickUp>()->pick_up);
    CHECK(town.last<SetPickUp>()->place == "南门岗亭");
    CHECK(town.last<SetPickUp>()->window == TimeRange{clock_at(17, 0, 24), clock_at(19, 0, 24)});
    CHECK(town.desk.sheet == DeskSheet::None);

    REQUIRE(town.screen.press_only("改取货时间：" + town.words(morning)));
    CHECK(town.desk.pick_up.from == 9 * 60);
    CHECK(town.desk.pick_up.until == 11 * 60);
    REQUIRE(town.screen.write("在哪里（空着：和团里写的一样）", "东门"));
    REQUIRE(town.screen.press_only("定下来"));
    CHECK(town.last<SetPickUp>()->pick_up == morning);
    CHECK(town.known().state.pick_up_windows.at(morning).place == "东门");

    REQUIRE(town.screen.press_only("改取货时间：" + town.words(evening)));
    REQUIRE(town.screen.press_only("去掉这个时间"));
    CHECK(town.last<EndPickUp>()->pick_up == evening);
    CHECK(town.known().state.pick_up_windows.find(evening) == nullptr);
}

TEST_CASE("six times are enough, and the desk says so") {
    DeskOfTimes town;
    for (std::uint64_t more = 0; more < max_pick_ups - 2; ++more) {
        PickUpWindow window = on_day_25(made<PickUpWindowId>(710 + more), 9, 11);
        window.window.from = window.window.from + days(static_cast<int>(more) + 1);
        window.window.until = window.window.until + days(static_cast<int>(more) + 1);
        town.add(window);
    }
    town.open_town();
    town.show_desk();
    CHECK(town.screen.shows("最多 6 个，先去掉一个"));
    CHECK_FALSE(town.screen.press_only("加一个取货时间"));
}

TEST_CASE("at the hand-out only the bags of one time are shown, or those without") {
    HandOutByTime town;
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press(town.chip(morning)));
    CHECK(town.input.pick_up == morning);
    CHECK(town.screen.shows("葛家"));
    CHECK_FALSE(town.screen.shows("华家"));
    CHECK_FALSE(town.screen.shows("汤家"));
    REQUIRE(town.screen.press("没选时间 · 1 袋"));
    CHECK(town.screen.shows("汤家"));
    CHECK_FALSE(town.screen.shows("葛家"));
    REQUIRE(town.screen.press("哪个时间都看"));
    CHECK(!town.input.pick_up);
}

TEST_CASE("the chain for the chat names the times with their dates, and reads back the same") {
    HandOutByTime town;
    const std::string chat = campaign_chain_text(town.known().state, town.campaign.id, UtcOffset{480});
    CHECK(chat.find("取货：") != std::string::npos);
    CHECK(chat.find("11月25日") != std::string::npos);
    const GroupBuyChain chain = read_group_buy_chain(chat);
    CHECK(chain.orders.size() == 3);
    CHECK(chain.items.size() == 2);
    CHECK(chain.unclear.empty());
}
