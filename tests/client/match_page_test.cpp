#include "app/client/errands/match_page.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Zhu Chunsheng wants a thing carried; Lu Qing and Yan Lian could do it.
struct Proposed : PressedTown, PressedServices {
    Proposed() {
        role(me, Role::Coordinator);
        role(made<PersonId>(11), Role::Volunteer);
        role(made<PersonId>(13), Role::Volunteer);
        Errand errand;
        errand.id = wanted;
        errand.kind = ErrandKind::Other;
        errand.building = made<BuildingId>(2);
        errand.window = {clock_at(18), clock_at(21)};
        errand.asked_at = clock_at(16);
        add(errand);
        ErrandDetail detail;
        detail.id = wanted;
        detail.asked_by = detail.asked_for = made<PersonId>(12);
        detail.what = "搬桌子";
        add(detail);
        open();
        screen.show([this] { match_page(known(), viewer(), now, input, *this); });
    }
    bool press(const std::string& label) {
        const auto& nodes = screen.kit().nodes();
        const auto node = std::find_if(nodes.begin(), nodes.end(), [&](const ui::Node& one) {
            const bool operable = one.role == ui::Role::Button || one.role == ui::Role::Radio;
            return operable && one.name.rfind(label, 0) == 0 && !(one.states & ui::StateDisabled);
        });
        if (node == nodes.end()) return false;
        screen.kit().press(node->id);
        screen.draw_again();
        screen.wait(0);
        return true;
    }
    std::vector<PersonId> ask_all() {
        if (!press(text("match.ask", {{"count", 1}}))) return {};
        const auto* asked = last<AskHelpers>();
        return asked ? asked->helpers : std::vector<PersonId>{};
    }

    const ErrandId wanted = made<ErrandId>(70);
    PressedScreen screen;
    MatchInput input;
};

}  // namespace

TEST_CASE("the coordinator takes the proposal as it is, or chooses another of those who come into question") {
    Proposed town;
    const Matching matching = match_all(town.replica.state(), town.now);
    REQUIRE(matching.matches.size() == 1);
    const PersonId best = matching.matches.front().helper;
    SUBCASE("as it is") {
        CHECK(town.ask_all() == std::vector{best});
    }
    SUBCASE("somebody else") {
        const RankedPeople ranked =
            rank_people(town.replica.state(), town.replica.state().errands.at(town.wanted), town.now, 9);
        const auto other = std::find_if(ranked.people.begin(), ranked.people.end(),
                                        [&](const RankedPerson& one) { return one.helper != best; });
        REQUIRE(other != ranked.people.end());
        REQUIRE(town.press(text("match.other")));
        CHECK(town.screen.kit().duplicate_keys() == 0);
        REQUIRE(town.press(name_of(town.replica.state(), other->helper)));
        REQUIRE(town.press(text("match.chosen")));
        CHECK(town.ask_all() == std::vector{other->helper});
        CHECK(town.input.instead.empty());  // Who says no is not asked again by the next press.
    }
}
