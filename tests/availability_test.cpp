#include <doctest/doctest.h>

#include "shared/people/commands.h"
#include "shared/shifts/audiences.h"
#include "shared/shifts/availability.h"
#include "shared/shifts/availability_commands.h"
#include "shared/shifts/roster_search.h"
#include "shared/shifts/stand_in.h"
#include "tests/roster_town.h"

// What people say about their hours, and what follows from it. The town's day is Monday 2026-11-23.

using namespace linli;

namespace {

constexpr std::int32_t monday = 0b1, weekend = 0b110'0000;

struct AskedTown : RosterTown {
    std::int64_t today() const { return day_of(now, utc_offset(state)); }
    // Hours of the clock.
    ShiftHours hours_of(Availability is, int from, int until, std::int32_t days = every_day) const {
        ShiftHours hours;
        hours.is = is;
        hours.days = days;
        hours.from_minute = from * 60;
        hours.minutes_long = (until - from) * 60;
        return hours;
    }
    void says(PersonId person, Availability is, int from, int until, std::int32_t days = every_day) {
        REQUIRE(run(person, SayShiftHours{hours_of(is, from, until, days)}) == std::nullopt);
    }
    // Hours count from today's midnight.
    SaidOf said(PersonId person, int from, int until) const {
        const Instant midnight = evening - hours(18);
        return said_of(state, person, {midnight + hours(from), midnight + hours(until)});
    }
    std::optional<Reason> reason(PersonId by, const Command& command, PersonId for_person = {}) const {
        const auto no = check(state, stamp(by, for_person), command);
        return no ? std::optional(no->reason) : std::nullopt;
    }
    std::vector<PersonId> proposed_on(ShiftId shift) const {
        std::vector<PersonId> people;
        RosterAsk week;
        week.first_day = today();
        for (const PlannedSeat& seat : proposed_roster(state, week, now)) {
            if (seat.shift == shift) people.push_back(seat.person);
        }
        return people;
    }
};

}  // namespace

TEST_CASE("a time is what was said of all of it, or of the worst part of it") {
    AskedTown town;
    CHECK(town.said(town.lu, 19, 21) == SaidOf::Nothing);
    town.says(town.lu, Availability::Can, 18, 22);
    CHECK(town.said(town.lu, 18, 22) == SaidOf::Can);
    CHECK(town.said(town.lu, 17, 19) == SaidOf::OtherHours);
    CHECK(town.said(town.lu, 21, 23) == SaidOf::OtherHours);
    town.says(town.lu, Availability::Gladly, 19, 21);
    CHECK(town.said(town.lu, 19, 21) == SaidOf::Gladly);
    CHECK(town.said(town.lu, 19, 22) == SaidOf::Can);
    town.says(town.lu, Availability::RatherNot, 20, 21);
    CHECK(town.said(town.lu, 18, 20) == SaidOf::Can);
    CHECK(town.said(town.lu, 19, 21) == SaidOf::RatherNot);
    town.says(town.lu, Availability::Cannot, 21, 24);
    CHECK(town.said(town.lu, 20, 22) == SaidOf::Cannot);
    CHECK(town.said(town.lu, 20, 21) == SaidOf::RatherNot);
    CHECK(town.said(town.wen, 20, 22) == SaidOf::Nothing);
}

TEST_CASE("hours that follow one upon the other count as one, over midnight, too") {
    AskedTown town;
    town.says(town.lu, Availability::Can, 18, 20);
    town.says(town.lu, Availability::Can, 20, 26);
    CHECK(town.said(town.lu, 19, 21) == SaidOf::Can);
    CHECK(town.said(town.lu, 23, 26) == SaidOf::Can);
    CHECK(town.said(town.lu, 24 + 1, 24 + 2) == SaidOf::Can);
    CHECK(town.said(town.lu, 24 + 1, 24 + 3) == SaidOf::OtherHours);
}

TEST_CASE("hours hold on the days on which they begin") {
    AskedTown town;
    town.says(town.lu, Availability::Cannot, 22, 28, monday);
    CHECK(town.said(town.lu, 22, 23) == SaidOf::Cannot);
    CHECK(town.said(town.lu, 24 + 2, 24 + 5) == SaidOf::Cannot);
    CHECK(town.said(town.lu, 24 + 22, 24 + 23) == SaidOf::Nothing);
    town.says(town.wen, Availability::Can, 0, 24, weekend);
    CHECK(town.said(town.wen, 19, 21) == SaidOf::OtherHours);
    CHECK(town.said(town.wen, 5 * 24 + 9, 5 * 24 + 11) == SaidOf::Can);
    CHECK(town.said(town.wen, 5 * 24 + 22, 6 * 24 + 2) == SaidOf::Can);  // Saturday runs into Sunday.
}

TEST_CASE("what holds on some days only is over after them") {
    AskedTown town;
    ShiftHours away = town.hours_of(Availability::Cannot, 0, 24);
    away.first_day = town.today() + 1;
    away.last_day = town.today() + 2;
    REQUIRE(town.run(town.lu, SayShiftHours{away}) == std::nullopt);
    CHECK(town.said(town.lu, 20, 22) == SaidOf::Nothing);
    CHECK(town.said(town.lu, 22, 24 + 1) == SaidOf::Cannot);
    CHECK(town.said(town.lu, 2 * 24 + 23, 2 * 24 + 24) == SaidOf::Cannot);
    CHECK(town.said(town.lu, 3 * 24, 3 * 24 + 2) == SaidOf::Nothing);
    CHECK(said_hours(town.state, town.lu, town.now).size() == 1);
    town.now = town.now + days(3);
    CHECK(said_hours(town.state, town.lu, town.now).empty());
    town.now = town.now + days(1);
    town.says(town.lu, Availability::Can, 8, 12);
    CHECK(town.state.shift_hours.size() == 1);  // What was over went with the next word.
}

TEST_CASE("hours that are named for some days say nothing of the days after them") {
    AskedTown town;
    ShiftHours week = town.hours_of(Availability::Can, 18, 22);
    week.first_day = town.today() + 1;
    week.last_day = town.today() + 2;
    REQUIRE(town.run(town.lu, SayShiftHours{week}) == std::nullopt);
    CHECK(town.said(town.lu, 8, 10) == SaidOf::Nothing);
    CHECK(town.said(town.lu, 22, 24) == SaidOf::Nothing);
    CHECK(town.said(town.lu, 24 + 8, 24 + 10) == SaidOf::OtherHours);
    CHECK(town.said(town.lu, 2 * 24 + 18, 2 * 24 + 22) == SaidOf::Can);
    CHECK(town.said(town.lu, 2 * 24 + 23, 3 * 24 + 1) == SaidOf::OtherHours);
    CHECK(town.said(town.lu, 3 * 24, 3 * 24 + 2) == SaidOf::Nothing);
}

TEST_CASE("hours of a night stand there until that night is over") {
    AskedTown town;
    ShiftHours night = town.hours_of(Availability::Cannot, 22, 30);
    night.first_day = night.last_day = town.today();
    REQUIRE(town.run(town.lu, SayShiftHours{night}) == std::nullopt);
    const Instant midnight = town.evening - hours(18);
    CHECK(said_hours(town.state, town.lu, midnight + hours(29)).size() == 1);
    CHECK(said_hours(town.state, town.lu, midnight + hours(30)).empty());
}

TEST_CASE("who has said much may speak again when that is over") {
    AskedTown town;
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(most_said_hours); ++i) {
        ShiftHours once = town.hours_of(Availability::Cannot, 20, 22);
        once.from_minute += i;
        once.first_day = once.last_day = town.today();
        REQUIRE(town.run(town.lu, SayShiftHours{once}) == std::nullopt);
    }
    const SayShiftHours more{town.hours_of(Availability::Can, 8, 12)};
    CHECK(town.reason(town.lu, more) == Reason::TooMany);
    town.now = town.now + days(1);
    REQUIRE(town.run(town.lu, more) == std::nullopt);
    CHECK(town.state.shift_hours.size() == 1);
}

TEST_CASE("hours that cannot be are refused, and the same is said once") {
    AskedTown town;
    const ShiftHours good = town.hours_of(Availability::Can, 18, 22);
    const auto with = [&](auto&& alter) {
        ShiftHours hours = good;
        alter(hours);
        return town.reason(town.lu, SayShiftHours{hours});
    };
    CHECK(with([](ShiftHours&) {}) == std::nullopt);
    CHECK(with([](ShiftHours& one) { one.days = 0; }) == Reason::ShiftHoursInvalid);
    CHECK(with([](ShiftHours& one) { one.days = 128; }) == Reason::ShiftHoursInvalid);
    CHECK(with([](ShiftHours& one) { one.from_minute = -1; }) == Reason::ShiftHoursInvalid);
    CHECK(with([](ShiftHours& one) { one.from_minute = 24 * 60; }) == Reason::ShiftHoursInvalid);
    CHECK(with([](ShiftHours& one) { one.minutes_long = 0; }) == Reason::ShiftHoursInvalid);
    CHECK(with([](ShiftHours& one) { one.minutes_long = 24 * 60 + 1; }) == Reason::ShiftHoursInvalid);
    CHECK(with([&](ShiftHours& one) { one.last_day = town.today() - 1; }) == Reason::ShiftHoursInvalid);
    CHECK(with([&](ShiftHours& one) {
              one.first_day = town.today() + 2;
              one.last_day = town.today() + 1;
          }) == Reason::ShiftHoursInvalid);
    CHECK(with([&](ShiftHours& one) {
              one.days = weekend;  // Of Tuesday and Wednesday.
              one.first_day = town.today() + 1;
              one.last_day = town.today() + 2;
          }) == Reason::ShiftHoursInvalid);
    CHECK(with([](ShiftHours& one) { one.first_day = std::int64_t{1} << 60; }) == Reason::ShiftHoursInvalid);
    REQUIRE(town.run(town.lu, SayShiftHours{good}) == std::nullopt);
    CHECK(town.reason(town.lu, SayShiftHours{good}) == Reason::ShiftHoursSaid);
    for (std::int32_t i = 1; i < static_cast<std::int32_t>(most_said_hours); ++i) {
        ShiftHours more = good;
        more.from_minute = i;
        REQUIRE(town.run(town.lu, SayShiftHours{more}) == std::nullopt);
    }
    CHECK(with([](ShiftHours& one) { one.from_minute = 600; }) == Reason::TooMany);
}

TEST_CASE("one speaks for oneself and for whom one acts, and takes back the same way") {
    AskedTown town;
    const SayShiftHours say{town.hours_of(Availability::Can, 18, 22)};
    CHECK(town.reason(town.wen, say, town.lu) == std::nullopt);  // The steward of that building.
    CHECK(town.reason(town.qin, say, town.lu) == Reason::NotForOthers);
    REQUIRE(town.run(town.coordinator, say, town.qin) == std::nullopt);
    const auto said = said_hours(town.state, town.qin, town.now);
    REQUIRE(said.size() == 1);
    CHECK(said[0]->said_by == town.coordinator);
    const TakeBackShiftHours back{said[0]->id};
    CHECK(town.reason(town.lu, back) == Reason::ShiftHoursUnknown);
    REQUIRE(town.run(town.qin, back) == std::nullopt);
    CHECK(town.state.shift_hours.size() == 0);
}

TEST_CASE("who may say somebody's hours sees them: the steward of the house in which they live now") {
    AskedTown town;
    town.says(town.lu, Availability::Can, 18, 22);
    const ShiftHours said = *said_hours(town.state, town.lu, town.now).front();
    const auto stewards_see = [&](PersonId person) {
        const Resident& lives = town.state.residents.at(person);
        const BuildingId building = town.state.households.at(lives.household).building;
        return AudienceOf<ShiftHours>::of(town.state, said).contains(group::stewards(building));
    };
    CHECK(stewards_see(town.wen));  // The same house.
    CHECK_FALSE(stewards_see(town.qin));
    REQUIRE(town.run(town.admin, MoveHouse{town.lu, Town::entry("3", "101", "").door}) == std::nullopt);
    CHECK(stewards_see(town.qin));
    CHECK_FALSE(stewards_see(town.wen));
    Marked marked;
    AudienceOf<ShiftHours>::mark(town.state, town.state.residents.at(town.lu), marked);
    AudienceOf<ShiftHours>::mark(
        town.state, town.state.households.at(town.state.residents.at(town.lu).household), marked);
    CHECK(marked.take_sorted() == std::vector{ref(said.id)});
}

TEST_CASE("a roster heeds what was said: not who cannot, rather who would like to") {
    AskedTown town;
    const ShiftId shift = town.at(24 + 19, 2, 1);
    town.says(town.lu, Availability::Cannot, 18, 20);
    town.says(town.wen, Availability::Gladly, 18, 22);
    town.says(town.qin, Availability::RatherNot, 18, 22);
    CHECK(town.proposed_on(shift) == std::vector{town.wen});
    const ShiftId alone = town.at(2 * 24 + 18, 2, 3, {}, 3);
    CHECK(town.proposed_on(alone).size() == 2);  // Who would rather not is asked before nobody is.
    CHECK(reasons_of(town.state, alone, {{{alone, town.wen}, {alone, town.qin}}, {}, {}}, town.now) ==
          std::vector{OpenReason{SignUp::Free, 1, true}});
}

TEST_CASE("who cannot then is not asked to stand in, who would rather not is asked last") {
    AskedTown town;
    const PersonId tang = town.enter("4", "101", "唐一"), zhu = town.enter("4", "102", "朱二");
    for (const PersonId person : {tang, zhu}) town.give(person, Role::Volunteer);
    const SeatId seat = town.takes(town.lu, town.at(24 + 19, 2, 1));
    town.says(town.wen, Availability::Cannot, 19, 20);
    town.says(town.qin, Availability::RatherNot, 19, 20);
    town.says(tang, Availability::Can, 8, 12);
    std::vector<PersonId> asked;
    for (const StandIn& one : stand_ins(town.state, seat, town.now)) asked.push_back(one.person);
    REQUIRE(asked.size() == 3);
    CHECK(asked.front() == zhu);
    CHECK(std::find(asked.begin(), asked.end(), town.wen) == asked.end());
}

TEST_CASE("nobody is kept from signing up by what they said") {
    AskedTown town;
    town.says(town.lu, Availability::Cannot, 0, 24);
    town.takes(town.lu, town.at(24 + 19, 2, 1));
}

TEST_CASE("two entries of one person say each thing once") {
    AskedTown town;
    const PersonId twice = town.enter("2", "302", "陆庆");
    town.says(town.lu, Availability::Can, 18, 22);
    REQUIRE(town.run(town.coordinator, SayShiftHours{town.hours_of(Availability::Can, 18, 22)}, twice) ==
            std::nullopt);
    REQUIRE(town.run(town.coordinator, SayShiftHours{town.hours_of(Availability::Gladly, 8, 9)}, twice) ==
            std::nullopt);
    REQUIRE(town.run(town.coordinator, MergePersons{town.lu, twice}) == std::nullopt);
    CHECK(said_hours(town.state, town.lu, town.now).size() == 2);
    CHECK(town.state.shift_hours.size() == 2);
}

TEST_CASE("a pattern's shifts ask for what the pattern does, or else for what the post does") {
    AskedTown town;
    const TrainingId protection = town.training("防护"), first_aid = town.training("急救");
    REQUIRE(town.run(town.coordinator, SetNeeds{town.gate, {}, {{protection, 1}}}) == std::nullopt);
    ShiftPattern pattern;
    pattern.post = town.gate;
    pattern.first_day = town.today() + 1;
    pattern.from_minute = 9 * 60;
    pattern.minutes_long = 120;
    pattern.min_places = 1;
    pattern.max_places = 3;
    pattern.days_ahead = 1;
    REQUIRE(town.run(town.coordinator, AddPatterns{{pattern}}) == std::nullopt);
    const ShiftPatternId id = town.state.shift_patterns.rows().begin()->first;
    const auto asked_on = [&](std::int64_t day) {
        std::vector<std::pair<TrainingId, std::int32_t>> needs;
        for (const Shift* shift : town.state.shifts.where<&Shift::post>(town.gate)) {
            if (day_of(shift->window.from, utc_offset(town.state)) != day) continue;
            for (const PlaceNeed* need : needs_of(town.state, shift->id))
                needs.emplace_back(need->training, need->places);
        }
        return needs;
    };
    CHECK(asked_on(town.today() + 1) == std::vector{std::pair(protection, 1)});
    CHECK(town.reason(town.lu, SetPatternNeeds{id, {{first_aid, 2}}}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, SetPatternNeeds{id, {{first_aid, 4}}}) == Reason::NeedsInvalid);
    CHECK(town.reason(town.coordinator, SetPatternNeeds{ShiftPatternId{{5, 5}}, {}}) ==
          Reason::PatternUnknown);
    REQUIRE(town.run(town.coordinator, SetPatternNeeds{id, {{first_aid, 2}}}) == std::nullopt);
    CHECK(asked_on(town.today() + 1) == std::vector{std::pair(first_aid, 2)});  // Nobody stands there yet.
    town.pass(days(1));
    CHECK(asked_on(town.today() + 1) == std::vector{std::pair(first_aid, 2)});
    REQUIRE(town.run(town.coordinator, SetPatternNeeds{id, {}}) == std::nullopt);
    CHECK(town.state.pattern_needs.size() == 0);
    CHECK(asked_on(town.today() + 1) == std::vector{std::pair(protection, 1)});
}

TEST_CASE("a shift with people on it, or with needs of its own, does not follow its pattern") {
    AskedTown town;
    const TrainingId protection = town.training("防护");
    ShiftPattern pattern;
    pattern.post = town.gate;
    pattern.first_day = town.today() + 1;
    pattern.from_minute = 9 * 60;
    pattern.minutes_long = 120;
    pattern.max_places = 3;
    pattern.days_ahead = 3;
    REQUIRE(town.run(town.coordinator, AddPatterns{{pattern}}) == std::nullopt);
    const ShiftPatternId id = town.state.shift_patterns.rows().begin()->first;
    std::vector<ShiftId> made;
    for (const auto* status : town.state.shift_statuses.where<&ShiftStatus::pattern>(id))
        made.push_back(status->id);
    REQUIRE(made.size() == 3);
    town.takes(town.lu, made[0]);
    REQUIRE(town.run(town.coordinator, SetNeeds{{}, made[1], {{protection, 3}}}) == std::nullopt);
    REQUIRE(town.run(town.coordinator, SetPatternNeeds{id, {{protection, 1}}}) == std::nullopt);
    CHECK(needs_of(town.state, made[0]).empty());
    REQUIRE(needs_of(town.state, made[1]).size() == 1);
    CHECK(needs_of(town.state, made[1]).front()->places == 3);
    REQUIRE(needs_of(town.state, made[2]).size() == 1);
    CHECK(needs_of(town.state, made[2]).front()->places == 1);
    CHECK(town.broken().empty());
}
