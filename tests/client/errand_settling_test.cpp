#include <doctest/doctest.h>

#include "app/client/errands/desk_needs.h"
#include "app/client/errands/errand_words.h"
#include "app/client/errands/errands_page.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Zhu Chunsheng asked for vegetables, and somebody has helped.
struct Helped : PressedTown, PressedServices {
    Helped(PersonId helper, Role role_of_mine) {
        role(me, role_of_mine);
        role(made<PersonId>(11), Role::Volunteer);
        errand.id = wanted;
        errand.kind = ErrandKind::Shopping;
        errand.building = made<BuildingId>(2);
        errand.window = {clock_at(16), clock_at(19)};
        errand.asked_at = clock_at(16);
        errand.helper = helper;
        ErrandDetail detail;
        detail.id = wanted;
        detail.asked_by = detail.asked_for = made<PersonId>(12);
        detail.what = "青菜";
        add(detail);
    }
    void done(std::int64_t spent_cents) {
        errand.state = ErrandState::Done;
        ErrandResult result;
        result.id = wanted;
        result.helper = *errand.helper;
        result.asked_for = made<PersonId>(12);
        result.at = clock_at(17);
        result.spent_cents = spent_cents;
        if (spent_cents == 0) result.settled_at = result.at;
        add(result);
        add(errand);
        open();
    }
    void withdrawn() {
        errand.state = ErrandState::Withdrawn;
        add(errand);
        open();
    }
    void show_list() {
        screen.show([this] { errands_page(known(), viewer(), now, std::nullopt, errands, *this, *this); });
    }
    void show_errand() {
        screen.show([this] { errands_page(known(), viewer(), now, wanted, errands, *this, *this); });
    }
    void show_desk(Instant at) {
        now = at;
        screen.show([this] {
            const ui::Page page({.title = text("desk.title"), .key = "desk"});
            draw_needs(known(), viewer(), now);
        });
        CHECK(screen.kit().duplicate_keys() == 0);
    }

    const ErrandId wanted = made<ErrandId>(70);
    Errand errand;
    PressedScreen screen;
    ErrandsInput errands;
};

}  // namespace

TEST_CASE("what a helper laid out stands in their list until it is settled") {
    Helped town(made<PersonId>(10), Role::Volunteer);
    SUBCASE("owed") {
        town.done(2350);
        town.show_list();
        CHECK(town.screen.kit().duplicate_keys() == 0);
        CHECK(town.screen.shows(text("errands.unsettled")));
        CHECK(town.screen.shows(text("errand.owed_to_me", {{"money", money_words(2350)}})));
        town.show_errand();
        REQUIRE(town.screen.press_only(text("errand.settle")));
        town.show_list();
        CHECK(!town.screen.shows(text("errands.unsettled")));
    }
    SUBCASE("nothing was laid out") {
        town.done(0);
        town.show_list();
        CHECK(!town.screen.shows(text("errands.unsettled")));
    }
}

TEST_CASE("who was on the way when it was withdrawn finds it in their list, and says what they laid out") {
    Helped town(made<PersonId>(10), Role::Volunteer);
    town.withdrawn();
    town.show_list();
    CHECK(town.screen.shows(text("errands.account_for")));
    town.show_errand();
    REQUIRE(town.screen.press_only(text("errand.finish_withdrawn")));
    REQUIRE(town.screen.press_only(text("errand.finish")));
    const auto* finish = town.last<FinishErrand>();
    REQUIRE(finish);
    CHECK(finish->spent_cents == 0);
    town.show_list();
    CHECK(!town.screen.shows(text("errands.unsettled")));
}

TEST_CASE("the desk hears of money that is not settled after a week, and of an account that is not given") {
    Helped town(made<PersonId>(11), Role::Coordinator);
    const auto words_of = [&](const char* key) {
        return text(key, {{"name", name_of(town.known().state, made<PersonId>(11))}});
    };
    SUBCASE("owed") {
        town.done(2350);
        const std::string words = words_of("desk.unsettled");
        town.show_desk(clock_at(16, 59, 30));
        CHECK(!town.screen.shows(words));
        town.show_desk(clock_at(17, 1, 30));
        CHECK(town.screen.shows(words));
    }
    SUBCASE("withdrawn") {
        town.add(ErrandTurned{made<ErrandTurnedId>(71),
                              town.wanted,
                              ErrandTurn::Withdrawn,
                              made<PersonId>(12),
                              {},
                              clock_at(17)});
        town.withdrawn();
        const std::string words = words_of("desk.account_for");
        town.show_desk(clock_at(16, 59, 24));
        CHECK(!town.screen.shows(words));
        town.show_desk(clock_at(17, 1, 24));
        CHECK(town.screen.shows(words));
    }
}
