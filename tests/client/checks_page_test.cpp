#include "app/client/buddies/checks_page.h"

#include <doctest/doctest.h>

#include "app/client/ui/ui.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Zhu Chunsheng was to be asked at ten in the evening, and did not answer.
struct LateEvening : PressedTown {
    LateEvening() {
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
        round.state = CheckState::Missed;
        round.rung = CheckRung::Coordinator;
        add(round);
        open();
    }
    void show_at(Instant at) {
        now = at;
        screen.show([this] { checks_page(known(), viewer(), now, std::nullopt, checks, *this, *this); });
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
