#include <doctest/doctest.h>

#include "shared/people/audiences.h"
#include "shared/shifts/hours.h"
#include "shared/shifts/post_book.h"
#include "shared/shifts/seating.h"
#include "tests/roster_town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

// Whether the first may see the telephone of the second.
bool reaches(const RosterTown& town, PersonId from, PersonId other) {
    return AudienceOf<Contact>::of(town.state, {.id = other, .phone = {}})
        .meets(Audience{group::person(from)});
}

}  // namespace

TEST_CASE("who is there can call who is missing, and who is missing sees no number") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 3);
    const SeatId mine = town.takes(town.lu, shift), qins = town.takes(town.qin, shift);
    CHECK(town.reason(town.lu, CheckIn{mine}) == Reason::ShiftNotBegun);
    town.now = Town::evening + hours(2) - minutes(10);
    CHECK(town.reason(town.lu, CheckOut{mine}) == Reason::NotArrived);
    CHECK(town.reason(town.coordinator, CheckIn{SeatId{{9, 9}}}) == Reason::SeatUnknown);
    REQUIRE(town.run(town.lu, CheckIn{mine}) == allowed);
    CHECK(town.reason(town.lu, CheckIn{mine}) == Reason::ArrivedAlready);
    CHECK(reaches(town, town.lu, town.qin));
    CHECK_FALSE(reaches(town, town.qin, town.lu));
    CHECK_FALSE(reaches(town, town.lu, town.wen));  // Not of this shift.
    REQUIRE(town.state.grants.size() == 1);
    REQUIRE(town.run(town.lu, CheckIn{qins}) == allowed);  // Who is there may do it for others.
    CHECK(town.state.grants.size() == 2);                  // Nobody is let twice.
    CHECK(reaches(town, town.qin, town.lu));
    REQUIRE(town.run(town.lu, CheckOut{mine}) == allowed);
    CHECK(town.reason(town.lu, CheckOut{mine}) == Reason::LeftAlready);
    town.pass(hours(3));
    for (const auto& [id, row] : town.state.grants.rows()) CHECK(row.record.over);
    CHECK_FALSE(reaches(town, town.lu, town.qin));
    CHECK_FALSE(reaches(town, town.qin, town.lu));
}

TEST_CASE("who comes later sees the numbers of those who wait for them, and not of who has gone") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 3);
    const SeatId first = town.takes(town.lu, shift), second = town.takes(town.wen, shift);
    const SeatId third = town.takes(town.qin, shift);
    town.now = Town::evening + hours(2);
    REQUIRE(town.run(town.lu, CheckIn{first}) == allowed);
    REQUIRE(town.run(town.lu, CheckOut{first}) == allowed);
    town.now = Town::evening + hours(2) + minutes(20);
    REQUIRE(town.run(town.qin, CheckIn{third}) == allowed);
    CHECK(reaches(town, town.qin, town.wen));
    CHECK_FALSE(reaches(town, town.qin, town.lu));
    REQUIRE(town.run(town.wen, CheckIn{second}) == allowed);
    CHECK(reaches(town, town.wen, town.qin));
    CHECK(reaches(town, town.qin, town.wen));
}

TEST_CASE("a check-in that was pressed offline tells when it was, and a wrong clock is not believed") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 3);
    const SeatId seat = town.takes(town.lu, shift);
    town.now = Town::evening + hours(9);
    const auto arrived = [&](Instant reported_at) {
        State state = town.state;
        Stamp by = town.stamp(town.lu);
        by.reported_at = reported_at;
        REQUIRE_FALSE(check(state, by, CheckIn{seat}));
        change(state, by, CheckIn{seat});
        return *state.seat_statuses.at(seat).arrived_at;
    };
    const Instant begins = Town::evening + hours(2);
    CHECK(arrived(begins + minutes(5)) == begins + minutes(5));
    CHECK(arrived(begins + days(1)) == begins + hours(2));  // No later than the shift.
    CHECK(arrived(begins - days(1)) == begins + hours(2));
    town.now = begins + minutes(30);
    CHECK(arrived(begins - days(1)) == begins + minutes(30));
    town.now = begins + hours(2) + told_after;
    CHECK(town.reason(town.lu, CheckIn{seat}) == Reason::ShiftOver);
}

TEST_CASE("who falls ill at the post leaves, and what they stood counts") {
    RosterTown town;
    const SeatId seat = town.takes(town.lu, town.at(20, 2, 2));
    town.now = Town::evening + hours(2) - minutes(10);
    REQUIRE(town.run(town.lu, CheckIn{seat}) == allowed);
    CHECK(town.reason(town.lu, GiveBackShift{seat}) == allowed);  // It has not begun: nothing is lost.
    town.now = Town::evening + hours(3);
    CHECK(town.reason(town.lu, GiveBackShift{seat}) == Reason::ArrivedAlready);
    CHECK(town.reason(town.coordinator, GiveBackShift{seat}) == Reason::ArrivedAlready);
    REQUIRE(town.run(town.lu, CheckOut{seat}) == allowed);
    CHECK(town.reason(town.lu, GiveBackShift{seat}) == Reason::ArrivedAlready);
    town.now = Town::evening + hours(5);
    CHECK(hours_of(town.state, town.lu, {Town::evening, town.now}, town.now).minutes == 60);
}

TEST_CASE("a round is given back also by who is there already, so that its bags go on with somebody else") {
    RosterTown town;
    const ShiftId shift = town.at(18, 2, 2);
    const SeatId seat = town.takes(town.lu, shift);
    REQUIRE(town.run(town.lu, CheckIn{seat}) == allowed);
    REQUIRE(town.reason(town.lu, GiveBackShift{seat}) == Reason::ArrivedAlready);
    OfferedRound round;
    round.id = shift;
    town.state.offered_rounds.insert(round);
    CHECK(town.reason(town.lu, GiveBackShift{seat}) == allowed);
}

TEST_CASE("who leaves too few behind is told to the coordinators, but not at the end of the shift") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 3);
    const SeatId first = town.takes(town.lu, shift), second = town.takes(town.qin, shift);
    town.now = Town::evening + hours(2);
    for (const SeatId seat : {first, second}) REQUIRE(town.run(town.lu, CheckIn{seat}) == allowed);
    town.now = town.now + hours(1);
    REQUIRE(town.run(town.lu, CheckOut{first}) == allowed);
    CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 0);  // One is enough.
    SUBCASE("an hour before the end") {
        REQUIRE(town.run(town.qin, CheckOut{second}) == allowed);
        CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 1);
    }
    SUBCASE("ten minutes before it") {
        town.now = town.now + minutes(50);
        REQUIRE(town.run(town.qin, CheckOut{second}) == allowed);
        CHECK(town.told(town.coordinator, NoticeKind::ShiftUncovered) == 0);
    }
}

TEST_CASE("who is late says so to those who stand there and who wait to be relieved") {
    RosterTown town;
    const ShiftId before = town.at(18, 2, 2), shift = town.at(20, 2, 3);
    town.takes(town.wen, before);
    town.takes(town.qin, shift);
    const SeatId seat = town.takes(town.lu, shift);
    const Instant begins = Town::evening + hours(2);
    CHECK(town.reason(town.qin, TellLate{seat, begins + minutes(20)}) == Reason::NotForOthers);
    CHECK(town.reason(town.lu, TellLate{seat, begins}) == Reason::TimesInvalid);
    CHECK(town.reason(town.lu, TellLate{seat, begins + hours(2)}) == Reason::TimesInvalid);
    REQUIRE(town.run(town.lu, TellLate{seat, begins + minutes(20)}) == allowed);
    CHECK(town.told(town.wen, NoticeKind::SomebodyLate) == 1);
    CHECK(town.told(town.qin, NoticeKind::SomebodyLate) == 1);
    CHECK(town.state.seat_statuses.at(seat).expected_at == begins + minutes(20));
    town.now = begins;
    town.run(town.lu, CheckIn{seat});
    CHECK_FALSE(town.state.seat_statuses.at(seat).expected_at);
    CHECK(town.reason(town.lu, TellLate{seat, begins + minutes(30)}) == Reason::ArrivedAlready);
}

TEST_CASE("who did not come is missed, and only they and the coordinators know of it") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 3);
    const SeatId seat = town.takes(town.lu, shift);
    CHECK(town.reason(town.coordinator, SetAbsence{seat, Absence::NotCome, ""}) == Reason::ShiftNotBegun);
    town.now = Town::evening + hours(5);
    CHECK(town.reason(town.wen, SetAbsence{seat, Absence::NotCome, ""}) == Reason::NotAllowed);
    REQUIRE(town.run(town.coordinator, SetAbsence{seat, Absence::NotCome, "没接电话"}) == allowed);
    CHECK(town.told(town.lu, NoticeKind::PersonMissed) == 1);
    CHECK(audience_of(town.state, {SeatFile::record_type, seat.bits}) ==
          Audience{group::coordinators(), group::person(town.lu)});
    const TimeRange today{Town::evening - days(1), Town::evening + days(1)};
    CHECK(hours_of(town.state, town.lu, today, town.now) == Hours{});
    REQUIRE(town.run(town.coordinator, SetAbsence{seat, Absence::None, ""}) == allowed);
    CHECK(hours_of(town.state, town.lu, today, town.now).minutes == 120);
}

TEST_CASE("who stands at the post counts, writes and hands out; others do not") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 3), next = town.at(22, 2, 3);
    const SeatId mine = town.takes(town.lu, shift);
    town.takes(town.wen, next);
    CHECK(town.reason(town.lu, CountPassed{shift, 1, 0}) == Reason::ShiftNotBegun);
    town.now = Town::evening + hours(3);
    CHECK(town.reason(town.qin, CountPassed{shift, 1, 0}) == Reason::NotAtPost);
    CHECK(town.reason(town.lu, CountPassed{shift, 0, 0}) == Reason::NumberOutOfRange);
    CHECK(town.reason(town.lu, CountPassed{shift, -1, 0}) == Reason::NumberOutOfRange);
    CHECK(town.reason(town.lu, CountPassed{shift, most_passed_at_once + 1, 0}) == Reason::NumberOutOfRange);
    town.run(town.lu, CountPassed{shift, 12, 3});
    town.run(town.lu, CountPassed{shift, -2, 1});
    CHECK(town.state.shift_statuses.at(shift).people_passed == 10);
    CHECK(town.state.shift_statuses.at(shift).vehicles_passed == 4);

    CHECK(town.reason(town.lu, WriteHandoverNote{shift, " "}) == Reason::TextEmpty);
    REQUIRE(town.run(town.lu, WriteHandoverNote{shift, "3 栋有快递没取"}) == allowed);
    const PostEntryId note = notes_of(town.state, town.gate).front()->id;
    CHECK(audience_of(town.state, ref(note)) ==
          Audience{group::coordinators(), group::person(town.lu), group::person(town.wen)});

    CHECK(town.reason(town.lu, HandOutEquipment{mine, "对讲机", 0}) == Reason::NumberOutOfRange);
    REQUIRE(town.run(town.lu, HandOutEquipment{mine, "对讲机", 1}) == allowed);
    REQUIRE(handed_out(town.state, town.gate).size() == 1);
    const PostEntryId radio = handed_out(town.state, town.gate).front()->id;
    CHECK(town.reason(town.qin, TakeBackEquipment{radio}) == Reason::EntryUnknown);
    CHECK(town.reason(town.lu, TakeBackEquipment{note}) == Reason::EntryUnknown);
    REQUIRE(town.run(town.wen, TakeBackEquipment{radio}) == allowed);
    CHECK(town.reason(town.wen, TakeBackEquipment{radio}) == Reason::BackAlready);
    CHECK(handed_out(town.state, town.gate).empty());
}

TEST_CASE("hours are those of shifts that are over, nights and weekends beside them, in the order of names") {
    RosterTown town;
    town.takes(town.lu, town.at(20, 2, 2));
    town.takes(town.lu, town.at(47, 4, 2));             // 23 to 3: a night.
    town.takes(town.lu, town.at(5 * 24 + 20, 2, 2));    // Saturday.
    town.takes(town.lu, town.at(9 * 24 + 20, 2, 2));    // Not over yet.
    const ShiftId shared = town.at(6 * 24 + 20, 3, 2);  // Sunday.
    const SeatId seat = town.takes(town.qin, shared);
    town.run(town.qin, SetSharing{seat, true});
    REQUIRE(town.run(town.wen, SharePlace{seat}) == allowed);
    town.now = Town::evening + days(8);
    const TimeRange all{Town::evening - days(1), Town::evening + days(30)};
    CHECK(hours_of(town.state, town.lu, all, town.now) == Hours{3, 480, 1, 1});
    CHECK(hours_of(town.state, town.qin, all, town.now) == Hours{1, 90, 0, 1});
    CHECK(hours_of(town.state, town.wen, all, town.now) == Hours{1, 90, 0, 1});
    CHECK(hours_of(town.state, town.lu, {all.from, Town::evening + days(1)}, town.now) ==
          Hours{1, 120, 0, 0});
    const auto ledger = hours_ledger(town.state, all, town.now);
    REQUIRE(ledger.size() == 3);
    CHECK(std::is_sorted(ledger.begin(), ledger.end(),
                         [](const HoursLine& a, const HoursLine& b) { return a.name < b.name; }));
}

TEST_CASE("who came late or left early counts what they stood; a quarter of an hour is forgiven") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 4);
    const SeatId seat = town.takes(town.lu, shift);
    const Instant begins = Town::evening + hours(2);
    const TimeRange week{Town::evening - days(7), Town::evening + days(7)};
    const auto counted = [&](std::optional<int> came, std::optional<int> went) {
        State state = town.state;
        SeatStatus& status = status_to_edit(state, seat);
        if (came) status.arrived_at = begins + minutes(*came);
        if (went) status.left_at = begins + minutes(*went);
        return hours_of(state, town.lu, week, begins + hours(5)).minutes;
    };
    CHECK(counted({}, {}) == 120);
    CHECK(counted(40, {}) == 120);  // Nobody presses "leave" every time.
    CHECK(counted(-50, 170) == 120);
    CHECK(counted(15, 105) == 120);
    CHECK(counted(16, 105) == 104);
    CHECK(counted(15, 104) == 104);
    CHECK(counted(0, 10) == 10);
    CHECK(counted(30, 90) == 60);
    CHECK(counted(120, 120) == 0);
    CHECK(counted(-50, -40) == 0);
}

TEST_CASE("two who shared a place count what they stood, and half of it at most") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 2);
    const SeatId first = town.takes(town.qin, shift);
    town.run(town.qin, SetSharing{first, true});
    REQUIRE(town.run(town.wen, SharePlace{first}) == allowed);
    const SeatId second = seat_of(town.state, shift, town.wen)->id;
    town.now = Town::evening + hours(2);
    REQUIRE(town.run(town.qin, CheckIn{first}) == allowed);
    town.now = Town::evening + hours(3);
    REQUIRE(town.run(town.qin, CheckOut{first}) == allowed);
    REQUIRE(town.run(town.wen, CheckIn{second}) == allowed);
    town.now = Town::evening + hours(3) + minutes(20);
    REQUIRE(town.run(town.wen, CheckOut{second}) == allowed);
    const TimeRange week{Town::evening - days(7), Town::evening + days(7)};
    const Instant later = Town::evening + hours(6);
    CHECK(hours_of(town.state, town.qin, week, later).minutes == 60);
    CHECK(hours_of(town.state, town.wen, week, later).minutes == 20);
}

TEST_CASE("who stood there without being on the list is written down afterwards, and their hours count") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 2), other = town.at(20, 2, 1, town.another_post("东门岗"));
    town.takes(town.lu, shift);
    town.takes(town.wen, other);
    const TimeRange week{Town::evening - days(7), Town::evening + days(7)};
    const auto stood = [&](PersonId person) { return AssignSeat{shift, person, {}, {}}; };
    town.pass(hours(4));  // It is over.
    CHECK(town.reason(town.qin, stood(town.qin)) == Reason::NotAllowed);
    CHECK(town.reason(town.qin, TakeShift{shift}) == Reason::ShiftOver);
    CHECK(town.reason(town.coordinator, stood(town.lu)) == Reason::OnShiftAlready);
    CHECK(town.reason(town.coordinator, stood(town.wen)) == Reason::TimesOverlap);
    CHECK(town.reason(town.coordinator, AssignSeat{shift, {}, "小祝", {}}) == Reason::ShiftOver);
    CHECK(hours_of(town.state, town.qin, week, town.now).shifts == 0);
    REQUIRE(town.run(town.coordinator, stood(town.qin)) == allowed);
    CHECK(hours_of(town.state, town.qin, week, town.now).minutes == 120);
    CHECK(seat_of(town.state, shift, town.qin)->placed_by == town.coordinator);
    CHECK(town.told(town.qin, NoticeKind::PutOnShift) == 1);
    CHECK(town.reason(town.coordinator, stood(town.coordinator)) == Reason::ShiftFull);
    const SeatId seat = seat_of(town.state, shift, town.qin)->id;
    REQUIRE(town.run(town.coordinator, SetAbsence{seat, Absence::Excused, "记错了"}) == allowed);
    CHECK(hours_of(town.state, town.qin, week, town.now).shifts == 0);  // And taken back.
    CHECK(town.broken().empty());
}

TEST_CASE("what was written down afterwards may be too much, and is marked; a long past is left alone") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 2), next = town.at(25, 2, 2), long_ago = town.at(19, 1, 1);
    const TrainingId protection = town.training("防护");
    REQUIRE(town.run(town.coordinator, SetNeeds{{}, shift, {{protection, 2}}}) == allowed);
    town.takes(town.lu, next);
    town.pass(hours(5));
    REQUIRE(town.run(town.coordinator, AssignSeat{shift, town.lu, {}, {}}) ==
            allowed);  // Three hours before.
    CHECK(is_waived(town.state, seat_of(town.state, shift, town.lu)->id));
    CHECK(town.broken().empty());
    town.pass(days(61));
    CHECK(town.reason(town.coordinator, AssignSeat{long_ago, town.qin, {}, {}}) == Reason::ShiftOver);
}

TEST_CASE("who signed up, waits or is trained is known to all; why somebody was put there is not") {
    RosterTown town;
    const PersonId he = town.enter("3", "102", "何平"), li = town.enter("3", "103", "李平");
    CHECK_FALSE(is_known_to_all(town.state, he));
    const ShiftId shift = town.at(20, 2, 1);
    town.takes(town.lu, shift);
    town.run(he, JoinWaiting{shift});
    CHECK(is_known_to_all(town.state, he));
    town.run(he, LeaveWaiting{waiting_for(town.state, shift).front()->id});
    CHECK_FALSE(is_known_to_all(town.state, he));
    town.train(li, town.training("防护"));
    CHECK(is_known_to_all(town.state, li));
}
