#include <doctest/doctest.h>

#include "shared/reminders/reminders.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/stand_in.h"
#include "tests/roster_town.h"

using namespace linli;

TEST_CASE("a shift that stays short is told to coordinators and who stands there, then to a named person") {
    RosterTown town;
    RosterRules rules;
    rules.alarm_hours = 6;
    rules.alarm_person = town.wen;
    town.run(town.coordinator, SetRosterRules{rules});
    const ShiftId tomorrow = town.at(48, 2, 2, {}, 2);  // Midnight.
    town.takes(town.qin, tomorrow);
    town.pass(hours(23));
    CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 0);
    town.pass(hours(1));
    CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 1);
    CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 0);
    SUBCASE("nobody comes") {
        town.pass(hours(4));
        CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 1);
        CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 1);
        CHECK(town.told(town.qin, NoticeKind::ShiftUncovered) == 1);  // She stands there alone.
    }
    SUBCASE("somebody comes, and leaves again") {
        const SeatId seat = town.takes(town.lu, tomorrow);
        town.pass(hours(4));
        CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 0);
        town.run(town.lu, GiveBackShift{seat});
        CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 2);
        CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 1);
    }
    SUBCASE("enough people come, and one leaves before the named person would be told") {
        const SeatId seat = town.takes(town.lu, tomorrow);
        town.pass(hours(1));
        town.run(town.lu, GiveBackShift{seat});
        CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 2);
        CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 0);
    }
    SUBCASE("it is cancelled") {
        town.run(town.coordinator, CancelShift{tomorrow, "停电"});
        town.pass(hours(10));
        CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 0);
    }
}

TEST_CASE("the alarm about a shift behind the night comes before the night, to all whom it reaches") {
    RosterTown town;
    RosterRules rules;
    rules.alarm_person = town.wen;
    REQUIRE(town.run(town.coordinator, SetRosterRules{rules}) == std::nullopt);
    const ShiftId early = town.at(24 + 4, 2, 2, {}, 2);  // Alarms would be at 22:00 and at 02:00.
    town.takes(town.qin, early);
    town.pass(minutes(3 * 60 + 40));
    CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 0);
    town.pass(minutes(5));
    CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 1);
    CHECK(town.told(town.qin, NoticeKind::ShiftUncovered) == 1);
    CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 1);
    for (const auto& [id, row] : town.state.notices.rows()) {
        if (row.record.about == ref(early) && row.record.kind != NoticeKind::PutOnShift)
            CHECK(ring_at(town.state, row.record, town.now) == town.now);
    }
    town.pass(hours(8));
    CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 1);
    CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 1);
}

TEST_CASE("where nobody is named, coordinators hear of a shift behind the night once") {
    RosterTown town;
    town.at(24 + 4, 2, 2);
    town.pass(hours(12));
    CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 1);
}

TEST_CASE("a call that nobody follows is told to coordinators, then to a named person, while it lasts") {
    RosterTown town;
    RosterRules rules;
    rules.alarm_person = town.wen;
    REQUIRE(town.run(town.coordinator, SetRosterRules{rules}) == std::nullopt);
    const auto call = [&](int hours_long, std::size_t told) {
        const PlannedShift now{town.gate, {town.now, town.now + hours(hours_long)}, 2, 2};
        CHECK(who_can_be_called(town.state, now, town.now).size() == told);
        REQUIRE(town.run(town.coordinator, PlanShifts{{now}, {}, {}, true}) == std::nullopt);
        CHECK(town.told(town.qin, NoticeKind::ShiftUrgent) == (told > 0 ? 1 : 0));
        return find_shift(town.state, town.gate, now.window)->id;
    };
    SUBCASE("nobody may stand twelve hours") {
        const ShiftId shift = call(12, 0);
        town.pass(minutes(9));
        CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 0);
        town.pass(minutes(1));
        CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 1);
        CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 0);
        Notice notice;
        notice.to = town.coordinator;
        notice.kind = NoticeKind::ShiftUncovered;
        notice.about = ref(shift);
        CHECK(ring_at(town.state, notice, town.now) == town.now);  // Though it has begun.
        town.pass(minutes(10));
        CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 1);
        town.pass(hours(12));
        CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 1);
    }
    SUBCASE("people are asked round while it runs") {
        const ShiftId shift = call(2, 3);
        town.takes(town.lu, shift);
        town.pass(minutes(10));
        CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 1);
        const SeatId place = empty_place_of(shift);
        REQUIRE(town.run(town.coordinator, FindStandIn{place}) == std::nullopt);
        town.pass({});
        REQUIRE(town.asked(place) == 2);
        const StandInAskId ask = town.state.stand_in_asks.where<&StandInAsk::person>(town.qin).front()->id;
        REQUIRE(town.run(town.qin, AnswerStandIn{ask, true}) == std::nullopt);
        CHECK(town.on(town.qin, shift));
        town.pass(hours(1));
        CHECK(town.told(town.wen, NoticeKind::ShiftStillUncovered) == 0);
    }
    SUBCASE("nobody asks once it is over") {
        const SeatId place = empty_place_of(call(2, 3));
        REQUIRE(town.run(town.coordinator, FindStandIn{place}) == std::nullopt);
        town.pass(hours(3));
        CHECK_FALSE(town.state.stand_in_searches.at(place).next_step);
    }
    CHECK(town.broken().empty());
}

TEST_CASE("a call for later is looked at before it begins like any shift, and again while it lasts") {
    RosterTown town;
    RosterRules rules;
    rules.alarm_hours = 6;
    rules.alarm_person = town.wen;
    REQUIRE(town.run(town.coordinator, SetRosterRules{rules}) == std::nullopt);
    const SeatId before = town.takes(town.lu, town.at(40, 2, 2));
    REQUIRE(town.run(town.lu, SetStayOn{before, true}) == std::nullopt);
    const PlannedShift later{town.gate, {town.now + hours(24), town.now + hours(27)}, 2, 2};
    REQUIRE(town.run(town.coordinator, PlanShifts{{later}, {}, {}, true}) == std::nullopt);
    const ShiftId shift = find_shift(town.state, town.gate, later.window)->id;
    const auto told = [&] { return town.told(town.coordinator, NoticeKind::ShiftUncovered); };
    const auto named_told = [&] { return town.told(town.wen, NoticeKind::ShiftStillUncovered); };
    town.pass(minutes(17 * 60 + 50));
    CHECK(told() == 0);
    town.pass(minutes(10));
    CHECK(told() == 1);
    CHECK(named_told() == 0);
    town.pass(hours(4));
    CHECK(named_told() == 1);
    town.pass(hours(2));
    CHECK(town.on(town.lu, shift));  // Who stays on if nobody comes.
    CHECK(told() == 1);
    town.pass(minutes(10));
    CHECK(told() == 2);
    CHECK(town.told(town.lu, NoticeKind::ShiftUncovered) == 1);  // She stands there alone.
    CHECK(named_told() == 1);
    town.pass(minutes(10));
    CHECK(named_told() == 2);
    CHECK(told() == 2);
    town.pass(hours(4));
    CHECK(told() == 2);
    CHECK(town.broken().empty());
}
