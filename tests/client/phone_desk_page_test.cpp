#include "app/client/errands/phone_desk_page.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/ui/ui.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Zhu Chunsheng is on the line: he waits for his shopping, Lu Qing was asked in the app and does not answer,
// and nobody has heard yet how he is. Yan Lian helps as well.
struct OnThePhone : PressedTown, PressedServices {
    OnThePhone() {
        role(me, Role::Coordinator);
        role(made<PersonId>(11), Role::Volunteer);
        role(made<PersonId>(13), Role::Volunteer);
        Errand errand;
        errand.id = wanted;
        errand.kind = ErrandKind::Shopping;
        errand.urgency = Urgency::Today;
        errand.building = made<BuildingId>(2);
        errand.window = {clock_at(16), clock_at(21)};
        errand.asked_at = clock_at(16);
        add(errand);
        ErrandDetail detail;
        detail.id = wanted;
        detail.asked_by = detail.asked_for = zhu;
        detail.what = "青菜";
        add(detail);
        ErrandAsk ask;
        ask.id = made<ErrandAskId>(80);
        ask.errand = wanted;
        ask.helper = made<PersonId>(11);
        ask.at = clock_at(17);
        add(ask);
        CheckPlan plan;
        plan.id = zhu;
        plan.since = clock_at(8, 0, 22);
        add(plan);
        CheckRound round;
        round.id = made<CheckRoundId>(63);
        round.person = zhu;
        round.due = round.opened_at = clock_at(9);
        round.state = CheckState::Missed;
        round.rung = CheckRung::Coordinator;
        add(round);
        open();
    }
    void show(std::optional<PersonId> person) {
        screen.show([this, person] {
            phone_desk_page(known(), viewer(), now, person, {desk, errands, checks}, *this, *this, *this);
        });
    }
    // A button whose name begins so; names of buttons say for what they are.
    bool press(const std::string& label) {
        const auto& nodes = screen.kit().nodes();
        const auto node = std::find_if(nodes.begin(), nodes.end(), [&](const ui::Node& one) {
            return one.role == ui::Role::Button && one.name.rfind(label, 0) == 0 &&
                   !(one.states & ui::StateDisabled);
        });
        if (node == nodes.end()) return false;
        screen.kit().press(node->id);
        screen.draw_again();
        screen.wait(0);
        return true;
    }

    const PersonId zhu = made<PersonId>(12);
    const ErrandId wanted = made<ErrandId>(70);
    PressedScreen screen;
    DeskInput desk;
    ErrandsInput errands;
    ChecksInput checks;
};

}  // namespace

TEST_CASE("who calls is found by their whole number, and 120 stands where life is in danger") {
    OnThePhone town;
    town.show(std::nullopt);
    CHECK(town.screen.shows(text("ask.call_120")));
    town.rang = {town.zhu};
    REQUIRE(town.screen.write(text("desk.search"), "13912345678"));
    CHECK(town.asked_server == "13912345678");
    town.screen.draw_again();
    const auto& nodes = town.screen.kit().nodes();
    CHECK(std::any_of(nodes.begin(), nodes.end(), [](const ui::Node& node) {
        return node.role == ui::Role::Link && node.name.find("祝春生") != std::string::npos;
    }));
}

TEST_CASE("the whole number is looked for however it is written, and half of one is not") {
    OnThePhone town;
    town.show(std::nullopt);
    for (const char* number : {"13912345678", "139 1234 5678", "139-1234-5678", "139.1234.5678",
                               "+86 139 1234 5678", "+8613912345678", "0086-139-1234-5678",
                               "(+86)13912345678", "１３９１２３４５６７８", "　139 12345678 "}) {
        CAPTURE(number);
        REQUIRE(town.screen.write(text("desk.search"), number));
        CHECK(town.asked_server == number);
    }
    town.asked_server.clear();
    REQUIRE(town.screen.write(text("desk.search"), "1391234567"));
    CHECK(town.asked_server.empty());
    CHECK(town.screen.shows(text("desk.none_found")));
}

TEST_CASE("on the line: the check is answered, a request is taken down, and one is no longer needed") {
    OnThePhone town;
    town.show(town.zhu);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    SUBCASE("how they are") {
        REQUIRE(town.screen.press_only(joined("祝春生", text("checks.well"))));
        const auto* answer = town.last<AnswerCheck>();
        REQUIRE(answer);
        CHECK(answer->answer == CheckAnswer::Well);
        CHECK(answer->how == CheckWay::Call);
    }
    SUBCASE("what they need now is asked for them") {
        REQUIRE(town.press(text("errand.kind.4")));
        CHECK(town.errands.ask.asked_for == town.zhu);
        CHECK(town.errands.ask.kind == static_cast<int>(ErrandKind::Rubbish));
        CHECK(town.gone == route_to("ask", town.zhu));
    }
    SUBCASE("what was begun for them is still there when they ring again, and not that of another") {
        REQUIRE(town.press(text("errand.kind.4")));
        town.errands.ask.what = "旧纸箱";
        REQUIRE(town.press(text("errand.kind.4")));
        CHECK(town.errands.ask.what == "旧纸箱");
        town.errands.ask.by_route = made<PersonId>(13);
        REQUIRE(town.press(text("errand.kind.4")));
        CHECK(town.errands.ask.what.empty());
    }
    SUBCASE("what they no longer need is asked about once more") {
        REQUIRE(town.press(text("errand.withdraw")));
        REQUIRE(town.screen.press_only(text("errand.withdraw_button")));
        const auto* withdrawn = town.last<WithdrawErrand>();
        REQUIRE(withdrawn);
        CHECK(withdrawn->errand == town.wanted);
    }
}

TEST_CASE("who was asked in the app and says yes on the telephone has it") {
    OnThePhone town;
    town.show(town.zhu);
    REQUIRE(town.press(text("search.title")));
    CHECK(town.screen.shows(text("search.call_them")));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press_only(joined(text("search.agreed"), "陆青")));
    const auto* claim = town.last<ClaimErrand>();
    REQUIRE(claim);
    CHECK(claim->errand == town.wanted);
    CHECK(town.known().state.errands.at(town.wanted).helper == made<PersonId>(11));
}

TEST_CASE("where a house stands is said at the desk, in whole metres, and can be mended") {
    OnThePhone town;
    DeskInput houses;
    town.screen.show([&] {
        const ui::Page page({.title = text("desk.title"), .key = "desk"});
        draw_houses(town.known(), town.viewer(), town.now, houses, town);
    });
    houses.building = made<BuildingId>(2);
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(town.screen.shows(text("desk.place_unknown")));
    REQUIRE(town.screen.write(text("desk.east"), "很近"));
    CHECK(town.screen.shows(text("desk.metres_wrong", {{"limit", farthest_from_gate_m}})));
    REQUIRE(town.screen.write(text("desk.east"), "-120"));
    REQUIRE(town.screen.write(text("desk.north"), "40"));
    REQUIRE(town.press(text("desk.place_save")));
    const auto* placed = town.last<PlaceBuilding>();
    REQUIRE(placed);
    CHECK(placed->place.id == made<BuildingId>(2));
    CHECK(placed->place.east_m == -120);
    CHECK(placed->place.north_m == 40);
    CHECK(!houses.building);
    houses.building = made<BuildingId>(2);
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(!town.screen.shows(text("desk.place_unknown")));
    CHECK(houses.place.east_m == -120);
}
