#include "app/client/buddies/checks_page.h"

#include <doctest/doctest.h>

#include "app/client/ui/ui.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Zhu Chunsheng was to be asked at ten in the evening, and did not answer.
struct LateEvening : PressedTown {
    explicit LateEvening(CheckState found = CheckState::Missed) {
        role(me, Role::Coordinator);
        CheckPlan plan;
        plan.id = zhu;
        plan.rhythm.minute_of_day = 22 * 60;
        plan.since = clock_at(8, 0, 22);
        add(plan);
        CheckRound round;
        round.id = made<CheckRoundId>(63);
        round.person = zhu;
        round.due = round.opened_at = clock_at(22);
        round.state = found;
        if (found == CheckState::Help) round.note = "摔倒了";
        round.rung = CheckRung::Coordinator;
        add(round);
        open();
    }
    void show_at(Instant at, std::optional<PersonId> chosen = std::nullopt) {
        now = at;
        screen.show([this, chosen] { checks_page(known(), viewer(), now, chosen, checks, *this, *this); });
    }
    const PersonId zhu = made<PersonId>(12);
    PressedScreen screen;
    ChecksInput checks;
};

}  // namespace

TEST_CASE("past midnight the call sheet still has who was not reached, with the day, and takes the answer") {
    LateEvening town;
    town.show_at(clock_at(23, 50));
    CHECK(town.screen.find(ui::Role::Link, "22:00 · 祝春生"));
    CHECK(!town.screen.shows("昨天 22:00"));
    town.show_at(clock_at(0, 30, 24));
    CHECK(town.screen.find(ui::Role::Link, "昨天 22:00 · 祝春生"));
    REQUIRE(town.screen.press_only(joined("祝春生", text("checks.well"))));
    const auto* answer = town.last<AnswerCheck>();
    REQUIRE(answer);
    CHECK(answer->answer == CheckAnswer::Well);
    town.show_at(clock_at(0, 40, 24));
    CHECK(!town.screen.shows("昨天 22:00"));
}

TEST_CASE("who needs help is seen to on the page to which the desk and the notice lead") {
    LateEvening town(CheckState::Help);
    town.show_at(clock_at(23, 50), town.zhu);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("摔倒了"));
    REQUIRE(town.screen.press_only(joined("祝春生", text("checks.well"))));
    const auto* answer = town.last<AnswerCheck>();
    REQUIRE(answer);
    CHECK(answer->round == made<CheckRoundId>(63));
    CHECK(answer->answer == CheckAnswer::Well);
    town.show_at(clock_at(23, 55), town.zhu);
    CHECK(!town.screen.find(ui::Role::Button, joined("祝春生", text("checks.well"))));
}
