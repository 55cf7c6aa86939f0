#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/orders/hand_out_page.h"
#include "app/client/shifts/shifts_page.h"
#include "app/client/today_page.h"
#include "app/client/ui/ui.h"
#include "shared/orders/offered_rounds.h"
#include "shared/orders/round_commands.h"
#include "tests/client/team_buys.h"

using namespace linli;
using namespace linli::client;

namespace {

enum class Whose : std::uint8_t { Leads, Carries };

// Two bags for building 3, one for building 5; the lorry was here.
struct Rounds : TeamBuys {
    explicit Rounds(Whose part) {
        campaign.facts.pick_up_place = "5号楼下";
        campaign.facts.to_the_door = true;
        campaign.facts.pick_up_from = clock_at(19, 30);
        ge = order(door("3", "1", "101"), "葛家", 2, 1);
        meng = order(door("3", "1", "102"), "孟家", 1);
        tang = order(door("5", "", "501"), "汤家", 2);
        is_in(CampaignState::Arrived);
        std::erase_if(kept.records, [&](const SentRecord& sent) {
            return std::holds_alternative<CampaignMember>(sent.record);
        });
        if (part == Whose::Leads) member(302, 10, CampaignPart::Leader);
        if (part == Whose::Carries) member(301, 11, CampaignPart::Leader);
    }
    void are_offered() {
        add(Post{meeting, "分发 · 5号楼下", {}, false});
        first = shift(901, meeting, clock_at(19), clock_at(21), 1, 1);
        second = shift(902, meeting, clock_at(19), clock_at(21), 1, 1);
        round(first, 1, "3", {ge, meng}, 4);
        round(second, 2, "5", {tang}, 2);
    }
    void round(ShiftId id, int number, const char* buildings, const std::vector<OrderId>& bags, int packs) {
        OfferedRound one;
        one.id = id;
        one.campaign = campaign.id;
        one.number = number;
        one.buildings = buildings;
        one.bags = static_cast<std::int32_t>(bags.size());
        one.packs = packs;
        one.ends_at = clock_at(21) + round_goes_on;
        add(one);
        for (const OrderId bag : bags) add(RoundBag{bag, id});
    }
    void begin() {
        const bool counted = campaign.state == CampaignState::Arrived;
        supplied(oranges, 5, counted ? std::optional(5) : std::nullopt);
        supplied(eggs, 1, counted ? std::optional(1) : std::nullopt);
        open_town();
        show();
    }
    void show() {
        screen.show(
            [this] { hand_out_page(known(), viewer(), now, campaign.id, input, *this, *this, *this); });
    }

    const PostId meeting = made<PostId>(23);
    OrderId ge, meng, tang;
    ShiftId first, second;
    HandOutInput input;
};

}  // namespace

TEST_CASE("the leader cuts the way and offers it: a shift for each round, where the bags are fetched") {
    Rounds town(Whose::Leads);
    town.input.of = town.campaign.id;
    town.input.view = static_cast<int>(HandOutView::Rounds);
    town.input.rounds = 2;
    town.begin();
    REQUIRE(town.screen.press_only("发出 2 路"));
    const OfferRounds* offer = town.last<OfferRounds>();
    REQUIRE(offer);
    CHECK(offer->post_name == "分发 · 5号楼下");
    CHECK(offer->window == TimeRange{clock_at(19, 30), clock_at(21, 30)});
    REQUIRE(offer->rounds.size() == 2);
    CHECK(offer->rounds[0].bags == std::vector{town.ge});  // Three packs each.
    CHECK(offer->rounds[1].bags == std::vector{town.meng, town.tang});
    CHECK(town.screen.shows("还没人拿"));
    CHECK_FALSE(town.screen.press_only("发出 2 路"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
}

TEST_CASE("what somebody else fetches, and what is given already, is on nobody's way") {
    Rounds town(Whose::Leads);
    town.orders[town.tang].wishes.collector = "儿子";
    town.event(town.ge, HandOutKind::HandedOver, 11);
    town.input.of = town.campaign.id;
    town.input.view = static_cast<int>(HandOutView::Rounds);
    town.input.rounds = 3;
    town.begin();
    REQUIRE(town.screen.press_only("发出 1 路"));
    REQUIRE(town.last<OfferRounds>());
    CHECK(town.last<OfferRounds>()->rounds[0].bags == std::vector{town.meng});
}

TEST_CASE("where things are fetched, only the bag of who asked for it is brought") {
    Rounds town(Whose::Leads);
    town.campaign.facts.to_the_door = false;
    town.input.of = town.campaign.id;
    town.input.view = static_cast<int>(HandOutView::Rounds);
    town.input.rounds = 3;
    SUBCASE("one has") {
        town.orders[town.meng].wishes.to_the_door = true;
        town.begin();
        REQUIRE(town.screen.press_only("发出 1 路"));
        REQUIRE(town.last<OfferRounds>());
        REQUIRE(town.last<OfferRounds>()->rounds.size() == 1);
        CHECK(town.last<OfferRounds>()->rounds[0].bags == std::vector{town.meng});
    }
    SUBCASE("nobody has, and the leader is told so") {
        town.begin();
        CHECK(town.screen.shows("没有要送到门口的袋子了"));
        CHECK_FALSE(town.screen.shows("请志愿者来送"));
    }
}

TEST_CASE("the leader sees who has which round, which one nobody has, and its bags") {
    Rounds town(Whose::Leads);
    town.are_offered();
    town.seat(950, town.first, 11);
    town.event(town.ge, HandOutKind::HandedOver, 11);
    town.begin();
    REQUIRE(town.screen.press(ui::Role::Tab, "分路"));
    CHECK(town.screen.shows("陆青 拿了"));
    CHECK(town.screen.shows("还没人拿"));
    CHECK(town.screen.outline().find("1 / 2") != std::string::npos);
    REQUIRE(town.screen.press_only("复制，发到群里"));
    CHECK(town.copied.find("第 2 路 · 5号楼") != std::string::npos);
    CHECK(town.copied.find("还没人拿") != std::string::npos);
    REQUIRE(town.screen.press("第 2 路"));
    CHECK(town.screen.shows("5-501"));
    CHECK_FALSE(town.screen.shows("3-1-101"));
    town.screen.show([&] {
        const ui::Page page({.title = "今天", .key = "today"});
        draw_hand_out_today(town.known(), town.viewer(), town.now);
    });
    CHECK(town.screen.shows("1 路还没人拿"));
}

TEST_CASE("rounds are taken back with a word for those who signed up") {
    Rounds town(Whose::Leads);
    town.are_offered();
    town.seat(950, town.second, 12);
    town.begin();
    REQUIRE(town.screen.press(ui::Role::Tab, "分路"));
    REQUIRE(town.screen.press_only("收回这些路，重新分"));
    CHECK_FALSE(town.screen.press_only("收回"));  // Why?
    town.screen.write("为什么", "雨太大");
    REQUIRE(town.screen.press_only("收回"));
    REQUIRE(town.last<CallOffRounds>());
    CHECK(town.last<CallOffRounds>()->why == "雨太大");
    CHECK(town.replica.state().shifts.at(town.second).state == ShiftState::Cancelled);
    CHECK(town.screen.shows("请志愿者来送"));
}

TEST_CASE("who carries a round sees its bags and nothing else, and ticks them without a network") {
    Rounds town(Whose::Carries);
    town.are_offered();
    town.seat(950, town.first, 10);
    town.link.link = Link::Offline;
    town.begin();
    CHECK(town.screen.shows("我这一路：第 1 路"));
    CHECK(town.screen.shows("3-1-101"));
    CHECK_FALSE(town.screen.shows("5-501"));
    CHECK_FALSE(town.screen.press(ui::Role::Tab, "点货"));
    REQUIRE(town.press_tick("3-1-101"));
    CHECK(bag_of(town.replica.state(), town.ge).state == BagState::InHand);
    CHECK(town.screen.shows("先记在这里，联网就传上去"));
    CHECK(town.screen.outline().find("1 / 2") != std::string::npos);
    REQUIRE(town.screen.press("3-1-102 · 孟家：别的情况"));
    CHECK(town.screen.shows("没人在家"));
    CHECK_FALSE(town.screen.shows("袋里有什么"));  // That is the team's.
    CHECK(town.screen.kit().duplicate_keys() == 0);
}

TEST_CASE("before the delivery is counted the round waits, and who has none is told whose page it is") {
    {
        Rounds town(Whose::Carries);
        town.is_in(CampaignState::Ordered);
        town.are_offered();
        town.seat(950, town.first, 10);
        town.begin();
        CHECK(town.screen.shows("货到点完数，门牌就在这里"));
        CHECK_FALSE(town.screen.shows("3-1-101"));
    }
    Rounds other(Whose::Carries);
    other.are_offered();
    other.seat(950, other.first, 12);
    other.begin();
    CHECK(other.screen.shows("只有团长和帮手能看这一页"));
}

TEST_CASE("a round that is over shows no door, also on a phone that was away since") {
    Rounds town(Whose::Carries);
    town.are_offered();
    town.seat(950, town.first, 10);
    town.now = clock_at(21) + round_goes_on;
    town.begin();
    CHECK_FALSE(town.screen.shows("3-1-101"));
    CHECK(town.screen.shows("只有团长和帮手能看这一页"));
}

TEST_CASE("a round is found among the shifts, says how much it is, and leads to its bags") {
    Rounds town(Whose::Carries);
    town.are_offered();
    town.seat(950, town.first, 10);
    town.begin();
    ShiftsInput shifts;
    std::optional<ShiftId> chosen;
    town.screen.show([&] { shifts_page(town.known(), town.viewer(), town.now, chosen, shifts, town); });
    CHECK(town.screen.shows("分发 · 5号楼下 · 第 1 路"));
    CHECK(town.screen.shows("5号楼 · 1 袋 · 2 份"));
    chosen = town.first;
    town.screen.kit().mark_dirty();
    town.screen.draw_again();
    CHECK(town.screen.shows("3号楼 · 2 袋 · 4 份"));
    CHECK(town.screen.shows("去送：看这一路的袋子"));
    town.screen.show([&] {
        const ui::Page page({.title = "今天", .key = "today"});
        draw_hand_out_today(town.known(), town.viewer(), town.now);
    });
    CHECK(town.screen.shows("我这一路：第 1 路"));
    CHECK(town.screen.outline().find("0 / 2") != std::string::npos);
}

TEST_CASE("where and when the rounds begin outlives a reload") {
    HandOutInput typed, later;
    typed.offer.post = "分发 · 北门";
    typed.offer.day = CivilDate{2026, 11, 24};
    typed.offer.from = 4 * 60;
    typed.offer.until = 6 * 60;
    REQUIRE(read_drafts(drafts_of(later), "me", write_drafts(drafts_of(typed), "me")));
    CHECK(later.offer.post == "分发 · 北门");
    CHECK(later.offer.day == CivilDate{2026, 11, 24});
    CHECK(later.offer.from == 4 * 60);
    CHECK(later.offer.until == 6 * 60);
}

TEST_CASE("rounds speak English, too") {
    set_language(Language::English);
    Rounds town(Whose::Leads);
    town.are_offered();
    town.seat(950, town.first, 11);
    town.begin();
    REQUIRE(town.screen.press(ui::Role::Tab, "Rounds"));
    CHECK(town.screen.shows("nobody has it yet"));
    set_language(Language::Chinese);
}
