#include <doctest/doctest.h>

#include "shared/reminders/reminders.h"
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
    town.pass(hours(3) + minutes(40));
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
