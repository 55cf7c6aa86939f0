#include <doctest/doctest.h>

#include "shared/core/random.h"
#include "tests/roster_town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

RosterRules rules_with(std::int32_t rest, std::int32_t a_day, std::int32_t a_week, std::int32_t nights) {
    RosterRules rules;
    rules.rest_hours = rest;
    rules.hours_a_day = a_day;
    rules.hours_a_week = a_week;
    rules.nights_in_a_row = nights;
    return rules;
}

}  // namespace

TEST_CASE("what a list says of a shift, and what it is about") {
    RosterTown town;
    const ShiftId tonight = town.at(20, 2, 1);
    CHECK(town.is(town.lu, tonight) == SignUp::Free);
    const SeatId seat = town.takes(town.lu, tonight);
    CHECK(sign_up_state(town.state, town.lu, tonight, town.now) ==
          SignUpState{SignUp::Mine, ref(seat), 0, 0});
    CHECK(sign_up_state(town.state, town.wen, tonight, town.now) ==
          SignUpState{SignUp::Full, ref(tonight), 1, 0});
    town.run(town.qin, JoinWaiting{tonight});
    town.run(town.wen, JoinWaiting{tonight});
    const SignUpState waits = sign_up_state(town.state, town.wen, tonight, town.now);
    CHECK(waits.is == SignUp::WaitingList);
    CHECK(waits.position == 2);

    const ShiftId meanwhile = town.at(21, 2, 3);
    CHECK(sign_up_state(town.state, town.lu, meanwhile, town.now) ==
          SignUpState{SignUp::Overlaps, ref(tonight), 0, 0});
    const ShiftId right_after = town.at(22, 1, 3);
    CHECK(town.is(town.lu, right_after) == SignUp::Free);
    const ShiftId too_soon = town.at(24, 1, 3);
    CHECK(sign_up_state(town.state, town.lu, too_soon, town.now) ==
          SignUpState{SignUp::RestTooShort, ref(tonight), 8, 0});
    CHECK(town.is(town.lu, town.at(30, 1, 3)) == SignUp::Free);  // Eight hours later.

    town.run(town.coordinator, CancelShift{meanwhile, "停电"});
    CHECK(town.is(town.qin, meanwhile) == SignUp::Cancelled);
    CHECK(town.is(town.qin, ShiftId{{9, 9}}) == SignUp::Unknown);
    town.now = Town::evening + hours(4);
    CHECK(town.is(town.qin, tonight) == SignUp::Over);
}

TEST_CASE("hours a day, hours a week and nights in a row have an end") {
    RosterTown town;
    SUBCASE("a day ends at midnight, for a shift across it too") {
        town.run(town.coordinator, SetRosterRules{rules_with(0, 6, 0, 0)});
        town.takes(town.lu, town.at(19, 3, 2));
        const ShiftId into_the_night = town.at(23, 4, 2), too_long = town.at(33, 3, 2);
        CHECK(town.is(town.lu, into_the_night) == SignUp::Free);  // One hour today, three tomorrow.
        town.takes(town.lu, into_the_night);
        CHECK(town.is(town.lu, too_long) == SignUp::Free);
        const ShiftId one_more = town.at(33, 4, 2);
        CHECK(sign_up_state(town.state, town.lu, one_more, town.now) ==
              SignUpState{SignUp::DailyCap, std::nullopt, 6, 0});
    }
    SUBCASE("what is stood without a break counts as one, over midnight, too") {
        town.run(town.coordinator, SetRosterRules{rules_with(8, 8, 0, 0)});
        const ShiftId evening = town.at(18, 6, 2), night = town.at(24, 4, 2), short_night = town.at(24, 2, 2);
        const SignUpState too_long{SignUp::DailyCap, std::nullopt, 8, 0};
        CHECK(sign_up_state(town.state, town.lu, town.at(20, 9, 2), town.now) == too_long);  // By itself.
        CHECK(town.is(town.lu, night) == SignUp::Free);
        town.takes(town.lu, evening);
        CHECK(sign_up_state(town.state, town.lu, night, town.now) == too_long);
        CHECK(town.reason(town.lu, TakeShift{night}) == Reason::DayFull);
        CHECK(town.is(town.lu, short_night) == SignUp::Free);
        town.takes(town.wen, night);
        CHECK(town.is(town.wen, evening) == SignUp::DailyCap);  // In front of it no less than behind it.
        town.takes(town.qin, town.at(22, 2, 2));
        town.takes(town.qin, short_night);
        CHECK(town.is(town.qin, town.at(26, 4, 2)) == SignUp::Free);  // Three shifts, eight hours.
        CHECK(town.is(town.qin, town.at(26, 5, 2)) == SignUp::DailyCap);
        CHECK(town.is(town.lu, town.at(48, 8, 2)) == SignUp::Free);
        CHECK(town.broken().empty());
    }
    SUBCASE("a week begins on Monday") {
        town.run(town.coordinator, SetRosterRules{rules_with(0, 0, 8, 0)});
        town.takes(town.lu, town.at(20, 4, 2));
        town.takes(town.lu, town.at(48 + 20, 4, 2));
        CHECK(town.is(town.lu, town.at(6 * 24 + 20, 1, 2)) == SignUp::WeeklyCap);  // Sunday.
        CHECK(town.is(town.lu, town.at(7 * 24 + 20, 4, 2)) == SignUp::Free);       // Monday.
    }
    SUBCASE("nights are those after midnight") {
        town.run(town.coordinator, SetRosterRules{rules_with(0, 0, 0, 2)});
        for (const int day : {1, 3}) town.takes(town.lu, town.at(24 * day + 2, 2, 2));
        CHECK(town.is(town.lu, town.at(24 * 2 + 20, 4, 2)) == SignUp::Free);  // Until midnight.
        CHECK(town.is(town.lu, town.at(24 * 2 + 20, 5, 2)) == SignUp::Free);  // Beside the third night.
        CHECK(town.is(town.lu, town.at(24 * 2 + 1, 2, 2)) == SignUp::NightsInARow);  // Between the two.
        CHECK(town.is(town.lu, town.at(24 * 4 + 4, 2, 2)) == SignUp::Free);
    }
    SUBCASE("without limits nothing is too much") {
        town.run(town.coordinator, SetRosterRules{rules_with(0, 0, 0, 0)});
        for (int day = 0; day < 10; ++day) town.takes(town.lu, town.at(24 * day + 20, 20, 2));
        CHECK(town.is(town.lu, town.at(24 * 10 + 20, 20, 2)) == SignUp::Free);
    }
}

TEST_CASE("who sets the rules that protect people, and what they cannot be") {
    RosterTown town;
    CHECK(town.reason(town.lu, SetRosterRules{{}}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, SetRosterRules{rules_with(-1, 8, 40, 3)}) ==
          Reason::RosterRulesInvalid);
    CHECK(town.reason(town.coordinator, SetRosterRules{rules_with(8, 25, 40, 3)}) ==
          Reason::RosterRulesInvalid);
    RosterRules unknown_person;
    unknown_person.alarm_person = PersonId{{9, 9}};
    CHECK(town.reason(town.coordinator, SetRosterRules{unknown_person}) == Reason::PersonUnknown);
    town.run(town.coordinator, SetRosterRules{rules_with(1, 8, 40, 3)});
    town.run(town.coordinator, SetRosterRules{rules_with(2, 8, 40, 3)});
    CHECK(town.state.roster_rules.size() == 1);
    CHECK(roster_rules(town.state).rest_hours == 2);
}

TEST_CASE("who stands already when the rules become stricter keeps the place, and it is marked") {
    RosterTown town;
    town.run(town.coordinator, SetRosterRules{rules_with(0, 0, 0, 0)});
    const ShiftId early = town.at(19, 2, 2), late = town.at(23, 2, 2);
    town.takes(town.lu, early);
    const SeatId second = town.takes(town.lu, late);
    town.run(town.coordinator, SetRosterRules{rules_with(8, 8, 40, 3)});
    CHECK(town.on(town.lu, late));
    CHECK((is_waived(town.state, second) || is_waived(town.state, seat_of(town.state, early, town.lu)->id)));
    CHECK(town.broken().empty());
}

TEST_CASE("a coordinator may put somebody there all the same, and why is kept") {
    RosterTown town;
    town.takes(town.lu, town.at(19, 2, 2));
    const ShiftId late = town.at(23, 2, 1), meanwhile = town.at(20, 2, 2);
    const PlaceAnyway anyway{late, town.lu, "没有别人，他自己愿意"};
    CHECK(town.reason(town.coordinator, AssignSeat{late, town.lu, "", ""}) == Reason::RestTooShort);
    CHECK(town.reason(town.wen, anyway) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, PlaceAnyway{late, town.lu, " "}) == Reason::TextEmpty);
    CHECK(town.reason(town.coordinator, PlaceAnyway{meanwhile, town.lu, "急"}) == Reason::TimesOverlap);
    CHECK(town.reason(town.coordinator, PlaceAnyway{late, PersonId{{9, 9}}, "急"}) == Reason::PersonUnknown);
    REQUIRE(town.run(town.coordinator, anyway) == allowed);
    const Seat* seat = seat_of(town.state, late, town.lu);
    REQUIRE(seat);
    CHECK(town.state.seat_statuses.at(seat->id).waiver == Waiver::Coordinator);
    CHECK(town.state.seat_files.at(seat->id).waived_why == anyway.why);
    CHECK(town.state.seat_files.at(seat->id).waived_by == town.coordinator);
    CHECK(town.reason(town.coordinator, PlaceAnyway{late, town.wen, "急"}) == Reason::ShiftFull);
    CHECK(town.broken().empty());
}

TEST_CASE("what was agreed in the chat stands, and the seat is marked where it is too much") {
    RosterTown town;
    const ShiftId early = town.at(19, 2, 2), late = town.at(23, 2, 2);
    AcceptChain chain;
    chain.seats = {ChainSeat{early, 0, town.lu, "", ""}, ChainSeat{late, 0, town.lu, "", ""},
                   ChainSeat{late, 0, town.wen, "", ""}};
    REQUIRE(town.run(town.coordinator, chain) == allowed);
    CHECK(town.state.seat_statuses.at(seat_of(town.state, late, town.lu)->id).waiver == Waiver::Chain);
    CHECK_FALSE(is_waived(town.state, seat_of(town.state, late, town.wen)->id));
    CHECK(town.broken().empty());
}

TEST_CASE("a place for somebody trained is kept for them") {
    RosterTown town;
    const TrainingId protection = town.training("防护");
    town.train(town.lu, protection);
    const ShiftId shift = town.at(20, 2, 3);
    CHECK(town.reason(town.lu, SetNeeds{{}, shift, {{protection, 1}}}) == Reason::NotAllowed);
    REQUIRE(town.run(town.coordinator, SetNeeds{{}, shift, {{protection, 1}}}) == allowed);
    town.takes(town.wen, shift);
    town.takes(town.qin, shift);
    const PersonId he = town.enter("3", "102", "何平");
    CHECK(sign_up_state(town.state, he, shift, town.now) ==
          SignUpState{SignUp::TrainingMissing, ref(protection), 0, 0});
    const auto no = check(town.state, town.stamp(he), TakeShift{shift});
    REQUIRE(no);
    CHECK(*no == Rejected(Reason::TrainingMissing, protection));
    CHECK(town.is(town.lu, shift) == SignUp::Free);
    town.takes(town.lu, shift);
    CHECK(town.is(he, shift) == SignUp::Full);

    const TrainingHeldId held = town.state.trainings_held.rows().begin()->first;
    CHECK(town.reason(town.coordinator, EndTraining{held}) == Reason::TrainingNeeded);
    CHECK(town.reason(town.coordinator, SetNeeds{{}, shift, {{protection, 2}}}) == Reason::NeedsNotMet);
    town.run(town.lu, GiveBackShift{seat_of(town.state, shift, town.lu)->id});
    CHECK(town.reason(town.coordinator, EndTraining{held}) == allowed);
    CHECK(town.reason(he, TakeShift{shift}) == Reason::TrainingMissing);
    REQUIRE(town.run(town.coordinator, PlaceAnyway{shift, he, "老护士"}) == allowed);
    CHECK(town.broken().empty());
}

TEST_CASE("a trained neighbour may take any place, for as long as the others still fit") {
    RosterTown town;
    const TrainingId protection = town.training("防护"), first_aid = town.training("急救");
    town.train(town.lu, protection);
    town.train(town.lu, first_aid);
    town.train(town.wen, protection);
    const ShiftId shift = town.at(20, 2, 2);
    town.run(town.coordinator, SetNeeds{{}, shift, {{protection, 1}, {first_aid, 1}}});
    town.takes(town.lu, shift);                       // At either place,
    CHECK(town.is(town.wen, shift) == SignUp::Free);  // and moves over for her.
    town.takes(town.wen, shift);
    CHECK(town.is(town.qin, shift) == SignUp::Full);
}

TEST_CASE("the needs of a post go over to its new shifts") {
    RosterTown town;
    const TrainingId protection = town.training("防护");
    REQUIRE(town.run(town.coordinator, SetNeeds{town.gate, {}, {{protection, 2}}}) == allowed);
    CHECK(town.is(town.qin, town.at(20, 2, 3)) == SignUp::Free);
    const ShiftId small = town.at(40, 2, 1);  // No more places for trained people than places.
    CHECK(needs_of(town.state, small).front()->places == 1);
    CHECK(town.is(town.qin, small) == SignUp::TrainingMissing);
    CHECK(town.reason(town.coordinator, SetNeeds{town.gate, small, {}}) == Reason::NothingChosen);
    CHECK(town.reason(town.coordinator, SetNeeds{{}, small, {{protection, 2}}}) == Reason::NeedsInvalid);
    CHECK(town.reason(town.coordinator, SetNeeds{{}, small, {{TrainingId{{1, 1}}, 1}}}) ==
          Reason::TrainingUnknown);
    CHECK(town.reason(town.coordinator, SetNeeds{town.gate, {}, {{protection, 1}, {protection, 1}}}) ==
          Reason::NeedsInvalid);
}

TEST_CASE("who gives trainings, and to whom") {
    RosterTown town;
    const TrainingId protection = town.training("防护");
    CHECK(town.reason(town.coordinator, AddTraining{"防护"}) == Reason::TrainingExists);
    CHECK(town.reason(town.lu, AddTraining{"急救"}) == Reason::NotAllowed);
    CHECK(town.reason(town.wen, GiveTraining{protection}) == Reason::NotAllowed);
    town.train(town.lu, protection);
    CHECK(town.reason(town.coordinator, GiveTraining{protection}, town.lu) == Reason::TrainingHeldAlready);
    town.run(town.coordinator, ChangeTraining{protection, "防护", true});
    CHECK(town.reason(town.coordinator, GiveTraining{protection}, town.wen) == Reason::TrainingUnknown);
}

TEST_CASE("whether so many people fit is decided as if every way was tried") {
    SeededRandom random(61);
    std::size_t fitted = 0;
    for (int round = 0; round < 3000; ++round) {
        std::vector<std::int32_t> kept;
        for (std::int32_t left = random.between(0, 3); left > 0; --left) kept.push_back(random.between(1, 2));
        const std::int32_t open = random.between(0, 2);
        std::vector<Skills> people;
        for (std::int32_t left = random.between(0, 6); left > 0; --left)
            people.push_back(random.below(1u << kept.size()));
        std::vector<std::int32_t> places = kept;
        places.push_back(open);
        const std::function<bool(std::size_t)> give_out = [&](std::size_t next) {
            if (next == people.size()) return true;
            for (std::size_t kind = 0; kind < places.size(); ++kind) {
                const bool may = kind == kept.size() || (people[next] >> kind & 1) != 0;
                if (!may || places[kind] == 0) continue;
                --places[kind];
                if (give_out(next + 1)) return true;
                ++places[kind];
            }
            return false;
        };
        const bool expected = give_out(0);
        fitted += expected ? 1 : 0;
        REQUIRE(fit(people, kept, open) == expected);
    }
    CHECK(fitted > 500);
    CHECK(fitted < 2500);
}
