#include <doctest/doctest.h>

#include "shared/shifts/desk_commands.h"
#include "shared/shifts/hours.h"
#include "shared/shifts/post_book.h"
#include "shared/state/audience.h"
#include "tests/roster_town.h"

// The code that hangs at a post, and neighbours who come without an account.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;
const std::string first_code(post_code_digits, 'a'), second_code(post_code_digits, 'b');

struct DeskTown : RosterTown {
    DeskTown() {
        REQUIRE(run(coordinator, RenewPostCode{gate, first_code}) == allowed);
        tonight = at(20, 2, 3);
        now = evening + hours(2) + minutes(5);
    }
    SignInGuest guest(const std::string& name, std::uint64_t visit, const std::string& code = first_code,
                      const std::string& phone = {}) const {
        return {gate, code, name, phone, Bits128{1, visit}};
    }
    std::optional<Rejected> comes(const SignInGuest& command) { return run({}, Principal::Guest, command); }
    std::optional<Reason> why_not(const SignInGuest& command) const {
        const auto no = check(state, stamp({}, {}, Principal::Guest), command);
        return no ? std::optional(no->reason) : std::nullopt;
    }
    // Pressed then, sent now.
    std::optional<Rejected> sends(PersonId person, const Command& command, Instant pressed) {
        Stamp by = stamp(person);
        by.reported_at = pressed;
        if (auto no = check(state, by, command)) return no;
        ++number;
        change(state, by, command);
        for_each_table(state, [](auto& table) { table.accept(); });
        return allowed;
    }
    SeatId last_seat() const { return held_seats(state, tonight).back()->id; }
    const SeatStatus* status(SeatId seat) const { return state.seat_statuses.find(seat); }

    ShiftId tonight;
};

}  // namespace

TEST_CASE("who comes and goes by the code was seen at the post; without it the press counts as before") {
    DeskTown town;
    town.now = Town::evening;
    const SeatId mine = town.takes(town.lu, town.tonight), other = town.takes(town.qin, town.tonight);
    CHECK(town.reason(town.lu, ScanIn{mine, first_code}) == Reason::ShiftNotBegun);
    town.now = Town::evening + hours(2);
    CHECK(town.reason(town.lu, ScanOut{mine, first_code}) == Reason::NotArrived);
    CHECK(town.reason(town.lu, ScanIn{mine, second_code}) == Reason::PostCodeOver);
    CHECK(town.reason(town.lu, ScanIn{mine, ""}) == Reason::PostCodeOver);
    REQUIRE(town.run(town.lu, ScanIn{mine, first_code}) == allowed);
    CHECK(town.reason(town.lu, ScanIn{other, first_code}) == Reason::NotForOthers);
    CHECK(town.reason(town.lu, ScanIn{mine, first_code}) == Reason::ArrivedAlready);
    REQUIRE(town.run(town.qin, CheckIn{other}) == allowed);
    CHECK(town.state.seat_scans.at(mine).came);
    CHECK_FALSE(town.state.seat_scans.at(mine).left);
    CHECK_FALSE(town.state.seat_scans.find(other));
    town.now = Town::evening + hours(4);
    REQUIRE(town.run(town.lu, ScanOut{mine, first_code}) == allowed);
    CHECK(town.state.seat_scans.at(mine).left);
    CHECK(audience_of(town.state, {SeatScan::record_type, mine.bits}) ==
          Audience{group::coordinators(), group::person(town.lu)});
}

TEST_CASE("the code of another post does not do, nor one of a post that has none") {
    DeskTown town;
    const PostId north = town.another_post("北门岗");
    town.now = Town::evening;
    const SeatId seat = town.takes(town.lu, town.at(20, 2, 3, north));
    town.now = Town::evening + hours(2);
    CHECK(town.reason(town.lu, ScanIn{seat, first_code}) == Reason::PostCodeOver);
    REQUIRE(town.run(town.coordinator, RenewPostCode{north, second_code}) == allowed);
    CHECK(town.reason(town.lu, ScanIn{seat, first_code}) == Reason::PostCodeOver);
    CHECK(town.run(town.lu, ScanIn{seat, second_code}) == allowed);
}

TEST_CASE("a renewed code ends old photos, and costs nobody who pressed while the old one hung there") {
    DeskTown town;
    town.now = Town::evening;
    const SeatId mine = town.takes(town.lu, town.tonight), late = town.takes(town.qin, town.tonight);
    CHECK(town.reason(town.lu, RenewPostCode{town.gate, second_code}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, RenewPostCode{town.gate, first_code}) == Reason::PostCodeInvalid);
    for (const char* none : {"", "b", "BBBBBBBBBBBBBBBBBBBBBBBB", "zzzzzzzzzzzzzzzzzzzzzzzz"})
        CHECK(town.reason(town.coordinator, RenewPostCode{town.gate, none}) == Reason::PostCodeInvalid);
    const Instant pressed = Town::evening + hours(2);
    town.now = pressed + minutes(30);
    REQUIRE(town.run(town.coordinator, RenewPostCode{town.gate, second_code}) == allowed);
    CHECK(town.reason(town.coordinator, RenewPostCode{town.gate, first_code}) == Reason::PostCodeInvalid);
    town.now = pressed + hours(1);
    // From the sofa, with yesterday's photo.
    CHECK(town.reason(town.qin, ScanIn{late, first_code}) == Reason::PostCodeOver);
    CHECK(town.sends(town.qin, ScanIn{late, first_code}, pressed + minutes(40))->reason ==
          Reason::PostCodeOver);
    // Pressed at the post without a network, before it was renewed: as a press without a code.
    REQUIRE(town.sends(town.lu, ScanIn{mine, first_code}, pressed) == allowed);
    CHECK(town.status(mine)->arrived_at == pressed);
    CHECK_FALSE(town.state.seat_scans.find(mine));
    CHECK(town.run(town.qin, ScanIn{late, second_code}) == allowed);
}

TEST_CASE("by the code as well, a clock that is a day off says nothing about when somebody came") {
    DeskTown town;
    town.now = Town::evening;
    const SeatId mine = town.takes(town.lu, town.tonight);
    town.now = Town::evening + hours(2) + minutes(10);
    REQUIRE(town.sends(town.lu, ScanIn{mine, first_code}, town.now + days(1)) == allowed);
    CHECK(town.status(mine)->arrived_at == town.now);
    town.now = town.now + minutes(50);
    REQUIRE(town.sends(town.lu, ScanOut{mine, first_code}, town.now - days(1)) == allowed);
    CHECK(town.status(mine)->left_at == town.now);
}

TEST_CASE("a device does not know the code, shows the press as asked and lets the server decide") {
    DeskTown town;
    town.now = Town::evening;
    const SeatId mine = town.takes(town.lu, town.tonight);
    town.now = Town::evening + hours(2);
    State device = town.state;
    device.partial = true;
    device.post_codes.erase(town.gate);
    REQUIRE_FALSE(check(device, town.stamp(town.lu), ScanIn{mine, "from an old photo"}));
    change(device, town.stamp(town.lu), ScanIn{mine, "from an old photo"});
    CHECK(device.seat_statuses.at(mine).arrived_at);
    CHECK_FALSE(device.seat_scans.find(mine));
}

TEST_CASE("the code is the coordinators', and a closed post gets none") {
    DeskTown town;
    CHECK(audience_of(town.state, {PostCode::record_type, town.gate.bits}) ==
          Audience{group::coordinators()});
    CHECK(town.reason(town.coordinator, RenewPostCode{PostId{{9, 9}}, second_code}) == Reason::PostUnknown);
    const Post& gate = town.state.posts.at(town.gate);
    REQUIRE(town.run(town.coordinator, ChangePost{gate.id, gate.name, gate.instructions, true}) == allowed);
    CHECK(town.reason(town.coordinator, RenewPostCode{town.gate, second_code}) == Reason::PostClosed);
    CHECK(town.why_not(town.guest("小郭", 1)) == Reason::PostCodeOver);
}

TEST_CASE("a neighbour without an account writes a name at the desk and counts as present") {
    DeskTown town;
    REQUIRE(town.comes(town.guest("小郭", 1, first_code, "138 1234 5678")) == allowed);
    const SeatId seat = town.last_seat();
    CHECK(town.state.seats.at(seat).guest_name == "小郭");
    CHECK(town.status(seat)->arrived_at == town.now);
    CHECK(missing_people(town.state, town.state.shifts.at(town.tonight)) == 0);
    const GuestVisit& visit = town.state.guest_visits.at(seat);
    CHECK(visit.phone == "13812345678");
    CHECK(visit.by_code);
    CHECK(audience_of(town.state, {GuestVisit::record_type, seat.bits}) == Audience{group::coordinators()});
    // The same press again is the same guest; the same phone in other hands is another one.
    const auto again = check(town.state, town.stamp({}, {}, Principal::Guest), town.guest("小郭", 1));
    REQUIRE(again);
    CHECK(again->reason == Reason::GuestHereAlready);
    CHECK(again->about->id == seat.bits);
    CHECK(town.comes(town.guest("小何", 1)) == allowed);
    CHECK(town.comes(town.guest("小郭", 2)) == allowed);
    CHECK(town.why_not(town.guest("小赵", 3)) == Reason::ShiftFull);
}

TEST_CASE("a guest needs the code that hangs there now, a name and a shift") {
    DeskTown town;
    CHECK(town.reason(town.coordinator, town.guest("小郭", 1)) == Reason::NotAllowed);
    CHECK(town.why_not(town.guest("小郭", 1, second_code)) == Reason::PostCodeOver);
    CHECK(town.why_not(town.guest("小郭", 1, "")) == Reason::PostCodeOver);
    CHECK(town.why_not(town.guest("  ", 1)) == Reason::TextEmpty);
    CHECK(town.why_not(town.guest(std::string(max_guest_name_bytes + 1, 'x'), 1)) == Reason::TextTooLong);
    for (const char* name : {"小郭\n小何", "小\tguo", "小郭\u202Etxt"})
        CHECK(town.why_not(town.guest(name, 1)) == Reason::GuestNameInvalid);
    CHECK(town.why_not(town.guest("小郭", 1, first_code, "12")) == Reason::PhoneInvalid);
    town.now = Town::evening;
    CHECK(town.why_not(town.guest("小郭", 1)) == Reason::NoShiftNow);
    town.now = Town::evening + hours(1);
    CHECK_FALSE(town.why_not(town.guest("小郭", 1)));
    town.now = Town::evening + hours(4);
    CHECK(town.why_not(town.guest("小郭", 1)) == Reason::NoShiftNow);
    REQUIRE(town.run(town.coordinator, RenewPostCode{town.gate, second_code}) == allowed);
    town.now = Town::evening + hours(3);
    CHECK(town.why_not(town.guest("小郭", 1)) ==
          Reason::PostCodeOver);  // Also pressed before: ask for the new.
}

TEST_CASE("where two shifts meet a guest stands on the one that has a place, and on no secret one") {
    DeskTown town;
    const ShiftId next = town.at(22, 2, 2);
    town.now = Town::evening + hours(3) + minutes(30);
    CHECK(shift_for_guest(town.state, town.gate, town.now)->id == town.tonight);
    for (std::uint64_t one = 1; one <= 3; ++one)
        REQUIRE(town.comes(town.guest("客" + std::to_string(one), one)) == allowed);
    REQUIRE(town.comes(town.guest("客4", 4)) == allowed);
    CHECK(held_seats(town.state, next).size() == 1);
    CHECK(town.status(held_seats(town.state, next).front()->id)->arrived_at);
    // Who has the last place of the first shift and presses again does not get one on the next as well.
    CHECK(town.why_not(town.guest("客3", 3)) == Reason::GuestHereAlready);
    REQUIRE(town.run(town.coordinator, CancelShift{next, "下雨"}) == allowed);
    CHECK(town.why_not(town.guest("客5", 5)) == Reason::ShiftFull);
}

TEST_CASE("one code lets in so many in a day, until somebody has looked at them or made a new code") {
    DeskTown town;
    town.now = Town::evening;
    const ShiftId large = town.at(23, 2, max_places);
    town.now = Town::evening + hours(5);
    for (std::uint64_t one = 1; one <= most_guests_by_code; ++one)
        REQUIRE(town.comes(town.guest("客" + std::to_string(one), one)) == allowed);
    CHECK(town.why_not(town.guest("多一位", 99)) == Reason::TooManyGuests);
    const SeatId seat = held_seats(town.state, large).front()->id;
    CHECK(town.reason(town.lu, LeaveAsGuest{seat}) == Reason::NotAllowed);
    REQUIRE(town.run(town.coordinator, LeaveAsGuest{seat}) == allowed);
    CHECK_FALSE(town.why_not(town.guest("多一位", 99)));
    REQUIRE(town.comes(town.guest("多一位", 99)) == allowed);
    CHECK(town.why_not(town.guest("又一位", 100)) == Reason::TooManyGuests);
    town.now = town.now + minutes(1);
    REQUIRE(town.run(town.coordinator, RenewPostCode{town.gate, second_code}) == allowed);
    CHECK_FALSE(town.why_not(town.guest("又一位", 100, second_code)));
}

TEST_CASE("the desk types a name: present, and to be looked at; a guest cannot do it without the code") {
    DeskTown town;
    town.now = Town::evening;
    town.takes(town.lu, town.tonight);
    town.now = Town::evening + hours(2) + minutes(5);
    REQUIRE(town.sends(town.lu, SignUpByName{town.tonight, "小郭"}, town.now - minutes(3)) == allowed);
    const SeatId seat = town.last_seat();
    CHECK(town.status(seat)->arrived_at == town.now - minutes(3));  // It was pressed without a network.
    CHECK_FALSE(town.state.guest_visits.at(seat).by_code);
    CHECK(guests_to_look_at(town.state).size() == 1);
    const auto no =
        check(town.state, town.stamp({}, {}, Principal::Guest), SignUpByName{town.tonight, "小何"});
    REQUIRE(no);
    CHECK(no->reason == Reason::NotAllowed);
    // A coordinator writes down who has announced themselves: that is not yet to have come.
    const ShiftId tomorrow = town.at(44, 2, 2);
    REQUIRE(town.run(town.coordinator, SignUpByName{tomorrow, "小赵"}) == allowed);
    CHECK_FALSE(town.status(held_seats(town.state, tomorrow).back()->id));
}

TEST_CASE("a guest is found in the register later, and the hours are theirs, once") {
    DeskTown town;
    REQUIRE(town.comes(town.guest("秦阿姨", 1, first_code, "13812345678")) == allowed);
    const SeatId guest = town.last_seat();
    town.now = Town::evening + hours(30);
    const TimeRange all{Town::evening - days(1), Town::evening + days(3)};
    CHECK(hours_of(town.state, town.qin, all, town.now) == Hours{});
    REQUIRE(town.run(town.coordinator, NameGuest{guest, town.qin}) == allowed);
    CHECK(hours_of(town.state, town.qin, all, town.now).minutes == 120);
    CHECK(town.state.guest_visits.size() == 0);  // The number went with the question.
    CHECK(town.reason(town.coordinator, NameGuest{guest, town.lu}) == Reason::SeatHasPerson);
    CHECK(town.reason(town.coordinator, LeaveAsGuest{guest}) == Reason::GuestSettled);
}

TEST_CASE("who had a place and wrote their name as well stood there once, and was not missing") {
    DeskTown town;
    town.now = Town::evening;
    const SeatId own = town.takes(town.qin, town.tonight);
    town.now = Town::evening + hours(2) + minutes(5);
    REQUIRE(town.comes(town.guest("秦阿姨", 1)) == allowed);
    const SeatId guest = town.last_seat();
    const Instant came = town.now;
    town.now = Town::evening + hours(5);
    REQUIRE(town.run(town.coordinator, SetAbsence{own, Absence::NotCome, ""}) == allowed);
    REQUIRE(town.run(town.coordinator, NameGuest{guest, town.qin}) == allowed);
    const TimeRange all{Town::evening - days(1), Town::evening + days(3)};
    CHECK(hours_of(town.state, town.qin, all, town.now) == Hours{1, 120, 0, 0});
    CHECK(town.state.seats.at(guest).state == SeatState::Removed);
    CHECK(town.status(own)->arrived_at == came);
    CHECK(town.state.seat_files.at(own).absence == Absence::None);
    CHECK(town.state.guest_visits.size() == 0);
    CHECK(town.broken().empty());
}

TEST_CASE("a guest who stood at another post then cannot be this person") {
    DeskTown town;
    const PostId north = town.another_post("北门岗");
    town.now = Town::evening;
    const ShiftId there = town.at(20, 2, 3, north);
    town.takes(town.qin, there);
    town.now = Town::evening + hours(2) + minutes(5);
    REQUIRE(town.comes(town.guest("秦阿姨", 1)) == allowed);
    town.now = Town::evening + hours(30);
    const auto no = check(town.state, town.stamp(town.coordinator),
                          NameGuest{held_seats(town.state, town.tonight).back()->id, town.qin});
    REQUIRE(no);
    CHECK(no->reason == Reason::TimesOverlap);
    CHECK(no->about->id == there.bits);
}

TEST_CASE("a number nobody looked at is forgotten after a month, and with a guest who is taken off") {
    DeskTown town;
    REQUIRE(town.comes(town.guest("小郭", 1, first_code, "13812345678")) == allowed);
    town.now = town.now + minutes(1);
    REQUIRE(town.comes(town.guest("小何", 2, first_code, "13912345678")) == allowed);
    REQUIRE(town.run(town.coordinator, RemoveSeat{town.last_seat()}) == allowed);
    CHECK(town.state.guest_visits.size() == 1);
    town.pass({guests_kept.ms - minutes(2).ms});
    CHECK(town.state.guest_visits.size() == 1);
    town.pass(minutes(2));
    CHECK(town.state.guest_visits.size() == 0);
    CHECK(held_seats(town.state, town.tonight).front()->guest_name == "小郭");
}
