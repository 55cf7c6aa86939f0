#include "app/client/errands/errand_again.h"

#include <doctest/doctest.h>

#include "app/client/errands/desk_needs.h"
#include "app/client/errands/errand_words.h"
#include "app/client/errands/errands_page.h"
#include "app/client/ui/ui.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Zhu Chunsheng, who lives with Sun Lan, wants something carried in. I am at the desk; Lu Qing, Yan Lian and
// I help.
struct Wanted : PressedTown, PressedServices {
    Wanted() {
        role(me, Role::Coordinator);
        role(made<PersonId>(11), Role::Volunteer);
        role(made<PersonId>(13), Role::Volunteer);
        add(PublicName{made<PersonId>(14), "孙兰"});
        add(Resident{made<PersonId>(14), "孙兰", made<HouseholdId>(1012), AgeBand::Adult});
        Errand errand;
        errand.id = wanted;
        errand.kind = ErrandKind::Other;
        errand.building = made<BuildingId>(2);
        errand.window = {clock_at(16), clock_at(19)};
        errand.asked_at = clock_at(16);
        errand.needs.inside = true;
        add(errand);
        ErrandDetail detail;
        detail.id = wanted;
        detail.asked_by = detail.asked_for = made<PersonId>(12);
        detail.what = "搬桌子";
        add(detail);
        add(ErrandSearch{wanted, Circle::Community, clock_at(16), clock_at(18, 30), {}});
    }
    void refuses(std::uint64_t number, std::uint64_t helper, AskAnswer answer) {
        ErrandAsk ask;
        ask.id = made<ErrandAskId>(number);
        ask.errand = wanted;
        ask.helper = made<PersonId>(helper);
        ask.at = clock_at(17);
        ask.answer = answer;
        ask.answered_at = clock_at(17, 10);
        add(ask);
    }
    void show_errand() {
        screen.show([this] { errands_page(known(), viewer(), now, wanted, errands, *this, *this); });
    }
    const ErrandId wanted = made<ErrandId>(70);
    PressedScreen screen;
    ErrandsInput errands;
};

// Lu Qing has taken it, and the time is over. I am at the desk, or it is for me.
struct Vanished : PressedTown, PressedServices {
    explicit Vanished(bool at_the_desk) {
        if (at_the_desk) role(me, Role::Coordinator);
        role(made<PersonId>(11), Role::Volunteer);
        Errand errand;
        errand.id = wanted;
        errand.kind = ErrandKind::Shopping;
        errand.building = made<BuildingId>(2);
        errand.window = {clock_at(16), clock_at(18)};
        errand.asked_at = clock_at(16);
        errand.state = ErrandState::Claimed;
        errand.helper = made<PersonId>(11);
        add(errand);
        ErrandDetail detail;
        detail.id = wanted;
        detail.asked_by = detail.asked_for = at_the_desk ? made<PersonId>(12) : me;
        detail.what = "青菜";
        add(detail);
        add(Contact{made<PersonId>(11), "13800000011"});
        open();
    }
    void show_errand() {
        screen.show([this] { errands_page(known(), viewer(), now, wanted, errands, *this, *this); });
    }
    bool is_open() { return known().state.errands.at(wanted).state == ErrandState::Open; }

    const ErrandId wanted = made<ErrandId>(70);
    PressedScreen screen;
    ErrandsInput errands;
};

std::string tomorrow_morning(const Wanted& town) {
    const TimeRange window{clock_at(8, 0, 24), clock_at(12, 0, 24)};
    return text("errand.make_it", {{"when", when_words(window, town.viewer().saying(town.now))}});
}

}  // namespace

TEST_CASE("three refused: the page says what would help, and each is one press") {
    Wanted town;
    town.refuses(80, 11, AskAnswer::NotThen);
    town.refuses(81, 13, AskAnswer::TooMuch);
    town.refuses(82, 10, AskAnswer::No);
    town.open();
    town.show_errand();
    CHECK(town.screen.shows(text("search.change_helps")));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    SUBCASE("another time") {
        REQUIRE(town.screen.press_only(tomorrow_morning(town)));
        const auto* change = town.last<ChangeErrand>();
        REQUIRE(change);
        CHECK(change->asked.window == TimeRange{clock_at(8, 0, 24), clock_at(12, 0, 24)});
        CHECK(change->asked.what == "搬桌子");
        CHECK(change->asked.needs.inside);
    }
    SUBCASE("a simpler request") {
        REQUIRE(town.screen.press_only(text("errand.make_simpler")));
        const auto* change = town.last<ChangeErrand>();
        REQUIRE(change);
        CHECK(!change->asked.needs.inside);
    }
    SUBCASE("and the desk has it among what needs a person at once") {
        town.screen.show([&] {
            const ui::Page page({.title = text("desk.title"), .key = "desk"});
            draw_needs(town.known(), town.viewer(), town.now);
        });
        CHECK(town.screen.shows(text("desk.refused", {{"count", 3}})));
    }
}

TEST_CASE("who has an errand and has not set off is called an hour before its time is over") {
    Vanished town(true);
    const auto desk = [&](int hour, int minute) {
        town.now = clock_at(hour, minute);
        town.screen.show([&] {
            const ui::Page page({.title = text("desk.title"), .key = "desk"});
            draw_needs(town.known(), town.viewer(), town.now);
        });
        CHECK(town.screen.kit().duplicate_keys() == 0);
    };
    const std::string name = name_of(town.known().state, made<PersonId>(11));
    const std::string not_yet = text("desk.not_set_off", {{"name", name}});
    desk(16, 59);
    CHECK(!town.screen.shows(not_yet));
    desk(17, 0);
    CHECK(town.screen.shows(not_yet));
    const ui::Node* call = town.screen.find(ui::Role::Link, text("errand.call", {{"name", name}}));
    REQUIRE(call);
    CHECK(call->route == "tel:13800000011");
    desk(18, 0);
    CHECK(!town.screen.shows(not_yet));
    CHECK(town.screen.shows(text("desk.late", {{"name", name}})));
    CHECK(town.screen.find(ui::Role::Link, text("errand.call", {{"name", name}})));
}

TEST_CASE("a patient who is there and whom nobody drives back is on the desk, with the way to the plan") {
    PressedTown town;
    PressedScreen screen;
    town.role(town.me, Role::Coordinator);
    town.role(made<PersonId>(11), Role::Driver);
    Errand ride;
    ride.id = made<ErrandId>(70);
    ride.kind = ErrandKind::Ride;
    ride.window = {clock_at(16), clock_at(19)};
    ride.state = ErrandState::OnTheWay;
    ride.helper = made<PersonId>(11);
    town.add(ride);
    ErrandDetail detail;
    detail.id = ride.id;
    detail.asked_by = detail.asked_for = made<PersonId>(12);
    detail.ride.minutes_there = 120;
    town.add(detail);
    RideLeg there;
    there.id = made<RideLegId>(80);
    there.errand = ride.id;
    there.window = {clock_at(16), clock_at(17)};
    there.state = LegState::Done;
    town.add(there);
    const auto desk = [&] {
        town.open();
        screen.show([&] {
            const ui::Page page({.title = text("desk.title"), .key = "desk"});
            draw_needs(town.known(), town.viewer(), town.now);
        });
    };
    SUBCASE("without a way back") {
        desk();
        const ui::Node* row = screen.find(ui::Role::Link, text("rides.way_back_missing"));
        REQUIRE(row);
        CHECK(row->route == "/rides");
    }
    SUBCASE("not where the way back is planned") {
        RideLeg back = there;
        back.id = made<RideLegId>(81);
        back.way = LegWay::Back;
        back.window = {clock_at(19), clock_at(20)};
        back.state = LegState::Planned;
        town.add(back);
        desk();
        CHECK(!screen.shows(text("rides.way_back_missing")));
    }
}

TEST_CASE("when the time is over it is asked whether it is still needed, and not before") {
    Wanted town;
    town.open();
    town.show_errand();
    CHECK(!town.screen.shows(text("errand.time_over")));
    town.now = clock_at(19, 30);
    town.show_errand();
    CHECK(town.screen.shows(text("errand.time_over")));
    REQUIRE(town.screen.press_only(tomorrow_morning(town)));
    CHECK(town.last<ChangeErrand>());
    town.screen.draw_again();
    CHECK(!town.screen.shows(text("errand.time_over")));
}

TEST_CASE("the same kind of thing asked for at the same door is shown while it is typed") {
    Wanted town;
    town.open();
    AskInput ask;
    ask.asked_for = made<PersonId>(14);
    ask.kind = static_cast<int>(ErrandKind::Other);
    town.screen.show([&] { ask_page(town.known(), town.viewer(), town.now, ask, town, town, town); });
    CHECK(town.screen.shows(text("ask.same", {{"count", 1}})));
    SUBCASE("another kind is no duplicate") {
        ask.kind = static_cast<int>(ErrandKind::Rubbish);
        town.screen.draw_again();
        town.screen.wait(0);
        CHECK(!town.screen.shows(text("ask.same", {{"count", 1}})));
    }
    SUBCASE("beside what is wanted at once stand 120 and 110") {
        CHECK(!town.screen.shows(text("ask.call_120")));
        ask.urgency = static_cast<int>(Urgency::Now);
        town.screen.draw_again();
        town.screen.wait(0);
        CHECK(town.screen.shows(text("ask.call_120")));
        CHECK(town.screen.shows(text("ask.call_110")));
    }
}

TEST_CASE("a request may be for tomorrow between nine and eleven, and stays so when it is changed") {
    Wanted town;
    town.open();
    AskInput ask;
    ask.kind = static_cast<int>(ErrandKind::Other);
    ask.what = "搬桌子";
    ask.at_a_time = true;
    ask.day = CivilDate{2026, 11, 24};
    ask.from = 9 * 60;
    ask.until = 11 * 60;
    const TimeRange wanted{clock_at(9, 0, 24), clock_at(11, 0, 24)};
    const Saying saying = town.viewer().saying(town.now);
    CHECK(asked_of(town.replica.state(), ask, saying).window == wanted);
    CHECK(asked_of(town.replica.state(), ask, saying).urgency == Urgency::Whenever);
    town.screen.show([&] { ask_page(town.known(), town.viewer(), town.now, ask, town, town, town); });
    CHECK(town.screen.shows(text("ask.time_from")));
    REQUIRE(town.screen.press_only(text("ask.send")));
    const auto* made = town.last<AskForHelp>();
    REQUIRE(made);
    CHECK(made->asked.window == wanted);
    const auto errands = town.known().state.errand_details.where<&ErrandDetail::asked_for>(town.me);
    REQUIRE(errands.size() == 1);
    AskInput change;
    change.changes = errands.front()->id;
    town.screen.show([&] { ask_page(town.known(), town.viewer(), town.now, change, town, town, town); });
    CHECK(change.at_a_time);
    CHECK(asked_of(town.replica.state(), change, saying).window == wanted);
}

TEST_CASE("who must be at the hospital in time says so, and is fetched as early as the way takes") {
    Wanted town;
    town.open();
    AskInput ask;
    ask.kind = static_cast<int>(ErrandKind::Ride);
    ask.destination = "市三院";
    ask.day = CivilDate{2026, 11, 24};
    town.screen.show([&] { ask_page(town.known(), town.viewer(), town.now, ask, town, town, town); });
    CHECK(town.screen.shows(text("ask.fetch_from")));
    REQUIRE(town.screen.press(ui::Role::Check, text("ask.appointment")));
    CHECK(!town.screen.shows(text("ask.fetch_from")));
    CHECK(town.screen.shows(text("ask.arrive_until")));
    ask.arrive_from = 9 * 60 + 30;
    ask.arrive_until = 10 * 60;
    town.screen.draw_again();
    town.screen.wait(0);
    REQUIRE(town.screen.press_only(text("ask.send")));
    const auto* asked = town.last<AskForHelp>();
    const auto* said = town.last<SetAppointment>();
    REQUIRE(asked);
    REQUIRE(said);
    CHECK(said->arrive == TimeRange{clock_at(9, 30, 24), clock_at(10, 0, 24)});
    CHECK(asked->asked.window == TimeRange{clock_at(8, 20, 24), clock_at(9, 20, 24)});  // 25 minutes away.
    const ErrandId ride = said->errand;
    CHECK(town.known().state.ride_appointments.at(ride).arrive == *said->arrive);
    SUBCASE("its page says so") {
        town.screen.show(
            [&] { errands_page(town.known(), town.viewer(), town.now, ride, town.errands, town, town); });
        CHECK(town.screen.shows(appointment_words(town.known().state, ride, town.viewer().offset)));
    }
    SUBCASE("it is still said when the ride is changed, and can be taken back") {
        AskInput change;
        change.changes = ride;
        town.screen.show([&] { ask_page(town.known(), town.viewer(), town.now, change, town, town, town); });
        CHECK(change.by_appointment);
        CHECK(change.arrive_until == 10 * 60);
        REQUIRE(town.screen.press(ui::Role::Check, text("ask.appointment")));
        REQUIRE(town.screen.press_only(text("ask.change")));
        CHECK(!town.known().state.ride_appointments.find(ride));
    }
}

TEST_CASE("a time that is over already is said so, and what was typed stays") {
    Wanted town;
    town.open();
    AskInput ask;
    ask.kind = static_cast<int>(ErrandKind::Repair);
    ask.what = "水管漏了";
    ask.at_a_time = true;
    ask.day = CivilDate{2026, 11, 23};
    ask.from = 9 * 60;
    ask.until = 11 * 60;  // It is half past six in the evening.
    town.screen.show([&] { ask_page(town.known(), town.viewer(), town.now, ask, town, town, town); });
    CHECK(town.screen.shows(text("reason.401")));
    CHECK(!town.screen.press_only(text("ask.send")));
    CHECK(ask.what == "水管漏了");
    ask.day = CivilDate{2026, 11, 24};
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(!town.screen.shows(text("reason.401")));
    REQUIRE(town.screen.press_only(text("ask.send")));
    CHECK(town.last<AskForHelp>()->asked.what == "水管漏了");
}

TEST_CASE("a line that may mean two things is asked about, and nothing is sent before") {
    Wanted town;
    town.open();
    AskInput ask;
    ask.kind = static_cast<int>(ErrandKind::Shopping);
    ask.what = "3斤梨、6瓶装的可乐";
    town.screen.show([&] { ask_page(town.known(), town.viewer(), town.now, ask, town, town, town); });
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows(text("ask.how_much", {{"item", "可乐"}})));
    CHECK(town.screen.shows(text("ask.how_much_missing", {{"item", "可乐"}})));
    CHECK(!town.screen.press_only(text("ask.send")));
    REQUIRE(town.screen.press_only(joined(joined("1 提", "6瓶装"), "可乐")));
    CHECK(ask.what == "梨 3斤\n可乐 1提（6瓶装）");
    CHECK(!town.screen.shows(text("ask.how_much", {{"item", "可乐"}})));
    REQUIRE(town.screen.press_only(text("ask.send")));
    const auto* asked = town.last<AskForHelp>();
    REQUIRE(asked);
    REQUIRE(asked->asked.items.size() == 2);
    CHECK(asked->asked.items[1].words.quantity_thousandths == 1000);
    CHECK(asked->asked.items[1].words.note == "6瓶装");
}

TEST_CASE("a line that was read is pressed and said anew, or taken off the list") {
    Wanted town;
    town.open();
    AskInput ask;
    ask.kind = static_cast<int>(ErrandKind::Shopping);
    ask.what = "3斤梨、青菜";
    town.screen.show([&] { ask_page(town.known(), town.viewer(), town.now, ask, town, town, town); });
    REQUIRE(town.screen.press(ui::Role::Button, "梨"));
    town.screen.draw_again();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(ask.line_words == "梨 3斤");
    SUBCASE("anew") {
        REQUIRE(town.screen.write(text("ask.line_words"), "苹果 5斤"));
        REQUIRE(town.screen.press_only(text("ask.line_do")));
        CHECK(ask.what == "苹果 5斤\n青菜");
    }
    SUBCASE("taken off") {
        REQUIRE(town.screen.write(text("ask.line_words"), ""));
        REQUIRE(town.screen.press_only(text("ask.line_do")));
        CHECK(ask.what == "青菜");
    }
    CHECK_FALSE(ask.line);
}

TEST_CASE("whatever kind it is, it is asked for on one page in plain words") {
    Wanted town;
    town.open();
    for (const ErrandKind kind : Members<ErrandKind>::values) {
        const int number = static_cast<int>(kind);
        CAPTURE(number);
        AskInput ask;
        town.screen.show([&] { ask_page(town.known(), town.viewer(), town.now, ask, town, town, town); });
        REQUIRE(town.screen.press(ui::Role::Button, errand_kind_words(kind)));
        CHECK(ask.kind == number);
        CHECK(!town.screen.press_only(text("ask.send")));  // Nothing is said yet.
        REQUIRE(town.screen.write(text("ask.what." + std::to_string(number)), "青菜"));
        if (kind == ErrandKind::Ride) REQUIRE(town.screen.write(text("ask.destination"), "市三院"));
        REQUIRE(town.screen.press_only(text("ask.send")));
        const auto* asked = town.last<AskForHelp>();
        REQUIRE(asked);
        CHECK(asked->asked.kind == kind);
    }
}

TEST_CASE("nothing is heard of who has it: they are called, or somebody else is looked for") {
    Vanished town(false);
    town.show_errand();
    CHECK(town.screen.shows(text("errand.nobody_came", {{"name", "陆青"}})));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    const ui::Node* call = town.screen.find(ui::Role::Link, text("errand.call", {{"name", "陆青"}}));
    REQUIRE(call);
    CHECK(call->route == "tel:13800000011");
    REQUIRE(town.screen.press_only(text("errand.somebody_else")));
    CHECK(town.screen.shows(text("errand.somebody_else_second")));
    REQUIRE(town.screen.press_only(text("errand.hand_back_button")));
    CHECK(town.is_open());
    CHECK(town.last<HandBackErrand>()->why == text("errand.nobody_came_why"));
    CHECK(town.screen.shows(text("errand.time_over")));  // And now: is it still needed?
}

TEST_CASE("while there is time nobody is let go but by the desk, which has them on the telephone") {
    SUBCASE("who asked waits") {
        Vanished town(false);
        town.now = clock_at(17);
        town.show_errand();
        CHECK(!town.screen.shows(text("errand.somebody_else")));
    }
    SUBCASE("the desk looks for somebody else") {
        Vanished town(true);
        town.now = clock_at(17);
        town.show_errand();
        REQUIRE(town.screen.press_only(text("errand.somebody_else")));
        CHECK(!town.screen.press_only(text("errand.hand_back_button")));  // Not without a word about it.
        REQUIRE(town.screen.write(text("errand.hand_back_why"), "发烧了"));
        REQUIRE(town.screen.press_only(text("errand.hand_back_button")));
        CHECK(town.is_open());
    }
    SUBCASE("or writes down that it is done") {
        Vanished town(true);
        town.now = clock_at(17);
        town.show_errand();
        REQUIRE(town.screen.press_only(text("errand.finish_for", {{"name", "陆青"}})));
        REQUIRE(town.screen.write(text("errand.spent_by", {{"name", "陆青"}}), "23.5"));
        REQUIRE(town.screen.press_only(text("errand.finish")));
        const auto* done = town.last<FinishErrand>();
        REQUIRE(done);
        CHECK(done->spent_cents == 2350);
    }
}
