#include "app/client/errands/refused_errand.h"

#include <doctest/doctest.h>

#include "app/client/errands/errand_again.h"
#include "app/client/simple/simple_page.h"
#include "app/client/ui/ui.h"
#include "app/client/waiting_page.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

struct Refused : PressedTown, PressedServices {
    // What was pressed without a network, and what the server says to each of it.
    void refuse(const std::vector<std::pair<Command, Rejected>>& pressed) {
        open();
        for (const auto& [command, why] : pressed) push(command);
        known();
        replica.kept();
        replica.connected();
        replica.receive(Welcome{now, made<CommunityId>(1), me, made<DeviceId>(1), 99, true}, now);
        std::uint64_t number = 0;
        for (const auto& [command, why] : pressed)
            replica.receive(Answer{made<OutboxId>(1), ++number, Outcome::Refused, why, 0}, now);
        screen.show([this] { waiting_page(known(), viewer(), now, *this); });
    }
    void refuse(const Command& command, Rejected why) { refuse({{command, why}}); }
    void show_simply() {
        chosen.simple = true;
        screen.show([this] { simple_page(known(), viewer(), now, "/simple", simple, *this, *this); });
    }
    PressedScreen screen;
    SimpleInput simple;
};

AskForHelp milk_before(Instant end) {
    AskForHelp ask;
    ask.asked.kind = ErrandKind::Other;
    ask.asked.window = {clock_at(15), end};
    ask.asked.what = "牛奶";
    return ask;
}

std::string tomorrow_morning(const Refused& town) {
    const TimeRange morning{clock_at(8, 0, 24), clock_at(12, 0, 24)};
    return text("errand.make_it", {{"when", other_time_words(morning, town.viewer().saying(town.now))}});
}

}  // namespace

TEST_CASE("two took one errand without a network: who came second is told, and sees who else waits") {
    Refused town;
    town.role(town.me, Role::Volunteer);
    Errand errand;
    errand.id = made<ErrandId>(70);
    errand.kind = ErrandKind::Rubbish;
    errand.window = {clock_at(18), clock_at(21)};
    town.add(errand);
    town.refuse(ClaimErrand{errand.id}, Rejected{Reason::ErrandTaken});
    CHECK(town.screen.shows(text("refused.claim")));
    CHECK(town.screen.shows(text("reason.402")));
    const ui::Node* others = town.screen.find(ui::Role::Link, text("refused.others_wait"));
    REQUIRE(others);
    CHECK(others->route == "/errands");
    REQUIRE(town.screen.press_only(text("refused.drop")));
    CHECK(town.replica.refusals().empty());
}

TEST_CASE("a request that waited too long without a network is asked again at another time, by one press") {
    Refused town;
    town.refuse(milk_before(clock_at(20)), Rejected{Reason::ErrandWindowOver});
    CHECK(town.screen.kit().duplicate_keys() == 0);
    SUBCASE("from the list of what waits") {
        REQUIRE(town.screen.press_only(tomorrow_morning(town)));
    }
    SUBCASE("in simple mode") {
        town.show_simply();
        REQUIRE(town.screen.press_only(tomorrow_morning(town)));
    }
    const auto* again = town.last<AskForHelp>();
    REQUIRE(again);
    CHECK(again->asked.what == "牛奶");
    CHECK(again->asked.window == TimeRange{clock_at(8, 0, 24), clock_at(12, 0, 24)});
    CHECK(town.replica.refusals().empty());
}

TEST_CASE("a ride that is asked for again still says when to be there") {
    Refused town;
    AskForHelp ask;
    ask.asked.kind = ErrandKind::Ride;
    ask.asked.window = {clock_at(15), clock_at(20)};
    ask.asked.destination = "市三院";
    const auto never_made = NewIds(99, made<OutboxId>(1), 1).make<ErrandId>();
    const SetAppointment arrive{never_made, TimeRange{clock_at(20), clock_at(20, 30)}};
    town.refuse({{ask, Rejected{Reason::ErrandWindowOver}}, {arrive, Rejected{Reason::ErrandUnknown}}});
    REQUIRE(town.replica.refusals().size() == 2);
    const TimeRange tomorrow{clock_at(15, 0, 24), clock_at(20, 0, 24)};
    const std::string then =
        text("errand.make_it", {{"when", other_time_words(tomorrow, town.viewer().saying(town.now))}});
    SUBCASE("from the list of what waits") {
        REQUIRE(town.screen.press_only(then));
    }
    SUBCASE("in simple mode") {
        town.show_simply();
        REQUIRE(town.screen.press_only(then));
    }
    const auto rides = town.known().state.errand_details.where<&ErrandDetail::asked_for>(town.me);
    REQUIRE(rides.size() == 1);
    const RideAppointment* kept = town.known().state.ride_appointments.find(rides.front()->id);
    REQUIRE(kept);
    CHECK(kept->arrive == TimeRange{clock_at(20, 0, 24), clock_at(20, 30, 24)});
    CHECK(town.replica.refusals().empty());
}

TEST_CASE("what was refused for another reason is not asked again as it was") {
    Refused town;
    town.refuse(milk_before(clock_at(22)), Rejected::with_limit(Reason::TooManyErrands, 20));
    CHECK(town.screen.shows(text("refused.ask")));
    CHECK(!town.screen.shows(tomorrow_morning(town)));
}
