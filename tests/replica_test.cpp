#include <doctest/doctest.h>

#include "shared/shifts/roster.h"
#include "shared/sync/replica.h"
#include "shared/wire/encoding.h"
#include "tests/town.h"

using namespace linli;

namespace {

constexpr OutboxId first_outbox{{11, 12}};
constexpr std::uint64_t space = 77;

// A device of one person in a town, with the server's side played by hand.
struct Device {
    explicit Device(Town& town, PersonId person) : town(town), replica(first_outbox) {
        replica.connected();
        replica.receive(Welcome{town.now, CommunityId{{1, 1}}, person, DeviceId{{2, 2}}, space, true},
                        town.now);
        sync(Part::SnapshotWhole);
        replica.take_outgoing(town.now);
        keep();
    }
    // Sends everything; audiences are the feed's business and tested there.
    void sync(Part part) {
        Update update;
        update.part = part;
        update.until = ++version;
        for_each_table(std::as_const(town.state), [&](const auto& table) {
            for (const auto& [key, row] : table.rows()) update.records.push_back({version, row.record});
        });
        replica.receive(update, town.now);
    }
    void keep() {
        replica.take_keep();
        replica.kept();
    }
    std::uint64_t press(Command command) {
        const auto number = replica.press(std::move(command), town.now, town.now);
        REQUIRE(number);
        return *number;
    }
    void answer(std::uint64_t number, Outcome outcome, std::optional<Rejected> why = {}) {
        replica.receive(Answer{first_outbox, number, outcome, why, version}, town.now);
    }
    std::size_t submits() {
        std::size_t count = 0;
        for (const ClientMessage& message : replica.take_outgoing(town.now))
            count += std::holds_alternative<Submit>(message);
        return count;
    }

    Town& town;
    Replica replica;
    Version version = 1;
};

}  // namespace

TEST_CASE("a pressed command is shown as asked, stored first, then sent, then confirmed") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 2);
    Device phone(town, town.lu);
    const auto number = phone.press(TakeShift{shift});
    const Seat* seat = seat_of(phone.replica.state(), shift, town.lu);
    REQUIRE(seat);
    CHECK(phone.replica.is_asked(ref(seat->id)));
    CHECK(phone.submits() == 0);  // Not before it is on disk.
    CHECK(phone.replica.pending().front().state == PendingState::Saving);
    const Keep keep = phone.replica.take_keep();
    CHECK(keep.queued.size() == 1);
    phone.replica.kept();
    CHECK(phone.submits() == 1);
    CHECK(phone.submits() == 0);

    town.run(town.lu, TakeShift{shift});
    phone.sync(Part::News);
    phone.answer(number, Outcome::Accepted);
    CHECK(phone.replica.pending().empty());
    CHECK(phone.replica.take_keep().answered == std::vector{number});
    CHECK(held_seats(phone.replica.state(), shift).size() == 1);
    CHECK_FALSE(phone.replica.is_asked(ref(held_seats(phone.replica.state(), shift)[0]->id)));
}

TEST_CASE("what the rules refuse by what is known here is not even queued") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 1);
    town.run(town.wen, TakeShift{shift});
    Device phone(town, town.lu);
    const auto pressed = phone.replica.press(TakeShift{shift}, town.now, town.now);
    REQUIRE_FALSE(pressed);
    CHECK(pressed.error().reason == Reason::ShiftFull);
    CHECK(phone.replica.pending().empty());
}

TEST_CASE("what is not known here may still be asked for") {
    Town town;
    Device phone(town, town.lu);
    const auto number = phone.press(TakeShift{ShiftId{{4, 4}}});
    CHECK(phone.replica.pending().front().doubt == Rejected(Reason::NotKnownHere));
    phone.keep();
    CHECK(phone.submits() == 1);
    phone.answer(number, Outcome::Refused, Rejected(Reason::ShiftUnknown));
    REQUIRE(phone.replica.refusals().size() == 1);
    CHECK(phone.replica.refusals()[0].rejected == Rejected(Reason::ShiftUnknown));
}

TEST_CASE("news under a waiting command takes the place away before the server says so") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 1);
    Device phone(town, town.lu);
    phone.press(TakeShift{shift});
    REQUIRE(seat_of(phone.replica.state(), shift, town.lu));
    town.run(town.wen, TakeShift{shift});
    phone.sync(Part::News);
    CHECK_FALSE(seat_of(phone.replica.state(), shift, town.lu));
    REQUIRE(phone.replica.pending().front().doubt);
    CHECK(phone.replica.pending().front().doubt->reason == Reason::ShiftFull);
}

TEST_CASE("a refusal stays until the person has dealt with it, also over a restart") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 1);
    Device phone(town, town.lu);
    const auto number = phone.press(TakeShift{shift});
    phone.keep();
    phone.answer(number, Outcome::Refused, Rejected(Reason::ShiftFull, shift));
    const Keep keep = phone.replica.take_keep();
    REQUIRE(keep.refused.size() == 1);
    CHECK(keep.answered == std::vector{number});

    Kept kept;
    kept.outbox = first_outbox;
    kept.next_number = 2;
    kept.refused = keep.refused;
    Replica reopened(OutboxId{{99, 99}});
    reopened.load(kept);
    REQUIRE(reopened.refusals().size() == 1);
    reopened.dismiss(first_outbox, number);
    CHECK(reopened.refusals().empty());
    CHECK(reopened.take_keep().dismissed.size() == 1);
}

TEST_CASE("after a cut everything without an answer is sent again, in order") {
    Town town;
    const ShiftId early = town.shift(20, 2, 2);
    const ShiftId late = town.shift(22, 2, 2);
    Device phone(town, town.lu);
    phone.press(TakeShift{early});
    phone.press(TakeShift{late});
    phone.keep();
    CHECK(phone.submits() == 2);
    phone.replica.disconnected();
    CHECK(phone.submits() == 0);
    phone.replica.connected();
    const auto hello = phone.replica.take_outgoing(town.now);
    REQUIRE(hello.size() == 1);
    CHECK(std::get<Hello>(hello[0]).lowest_held == 1);
    phone.replica.receive(Welcome{town.now, CommunityId{{1, 1}}, town.lu, DeviceId{{2, 2}}, space, true},
                          town.now);
    const auto again = phone.replica.take_outgoing(town.now);
    REQUIRE(again.size() == 2);
    CHECK(std::get<Submit>(again[0]).number == 1);
    CHECK(std::get<Submit>(again[1]).number == 2);
}

TEST_CASE("a snapshot removes what it does not list, and keeps what is only waiting") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 2);
    const ShiftId gone = town.shift(22, 2, 2);
    Device phone(town, town.lu);
    phone.press(TakeShift{shift});
    town.state.shifts.drop(gone);
    phone.sync(Part::SnapshotWhole);
    CHECK_FALSE(phone.replica.state().shifts.find(gone));
    CHECK(seat_of(phone.replica.state(), shift, town.lu));
    CHECK(phone.replica.take_keep().removed == std::vector{ref(gone)});
}

TEST_CASE("what is private about people is never given to the disk") {
    Town town;
    town.run(town.lu, MendContact{town.lu, "13900000005"});
    Device phone(town, town.lu);
    phone.sync(Part::News);
    CHECK(phone.replica.state().contacts.find(town.lu));
    for (const SentRecord& sent : phone.replica.take_keep().put)
        CHECK_FALSE(is_memory_only(ref_of(sent.record).type));
}

TEST_CASE("when a name was used twice, a new outbox carries what waits under new names") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 2);
    Device phone(town, town.lu);
    const auto number = phone.press(TakeShift{shift});
    phone.keep();
    phone.submits();
    phone.answer(number, Outcome::NameTaken);
    CHECK(phone.replica.name_taken());
    CHECK(phone.submits() == 0);
    const OutboxId second{{21, 22}};
    phone.replica.new_outbox(second);
    const Keep keep = phone.replica.take_keep();
    CHECK(keep.outbox == second);
    REQUIRE(keep.queued.size() == 1);
    CHECK(keep.queued[0].outbox == second);
    phone.replica.kept();
    const auto hello = phone.replica.take_outgoing(town.now);
    REQUIRE(hello.size() == 1);
    CHECK(std::get<Hello>(hello[0]).outbox == second);
}

TEST_CASE("in a new outbox a later command still means what an earlier one makes") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 2);
    Device phone(town, town.lu);
    const auto number = phone.press(TakeShift{shift});
    phone.press(GiveBackShift{NewIds(space, first_outbox, number).make<SeatId>()});
    phone.keep();
    phone.submits();
    phone.answer(number, Outcome::NameTaken);
    const OutboxId second{{21, 22}};
    phone.replica.new_outbox(second);
    REQUIRE(phone.replica.pending().size() == 2);
    const Pending& later = phone.replica.pending().back();
    CHECK(std::get<GiveBackShift>(later.command).seat == NewIds(space, second, 1).make<SeatId>());
    CHECK_FALSE(later.doubt);
    CHECK(later.bytes == encode(later.command));
}

TEST_CASE("when a look is over, telephone and care leave the device, also without a network") {
    Town town;
    REQUIRE_FALSE(town.run(town.lu, MendContact{town.lu, "13800000001"}));
    REQUIRE_FALSE(town.run(town.coordinator, MendContact{town.coordinator, "13800000002"}));
    REQUIRE_FALSE(town.run(town.coordinator, Look{{town.lu}, LookAt::Contact, "排班"}));
    Device phone(town, town.coordinator);
    phone.replica.disconnected();
    REQUIRE(phone.replica.next_grant_end());
    const Instant end = *phone.replica.next_grant_end();
    phone.replica.end_grants(end - seconds(1));
    CHECK(phone.replica.state().contacts.find(town.lu));
    phone.replica.end_grants(end);
    CHECK_FALSE(phone.replica.state().contacts.find(town.lu));
    CHECK(phone.replica.state().contacts.find(town.coordinator));
    CHECK_FALSE(phone.replica.next_grant_end());
}

TEST_CASE("a command too large for the socket waits, with all behind it, until it is staged") {
    Town town;
    town.give(town.lu, Role::Coordinator);
    const ShiftId shift = town.shift(20, 2, 2);
    Device phone(town, town.lu);
    ImportRegister import;
    for (int i = 0; i < 2000; ++i) import.rows.push_back(Town::entry("8", std::to_string(i), "某某"));
    const auto number = phone.press(import);
    phone.press(TakeShift{shift});
    phone.keep();
    CHECK(phone.submits() == 0);
    REQUIRE(phone.replica.wants_staging());
    CHECK(phone.replica.wants_staging()->number == number);
    phone.replica.staged(number, Bits128{5, 5});
    CHECK_FALSE(phone.replica.wants_staging());
    CHECK(phone.submits() == 2);
}

TEST_CASE("when the server is busy the command is sent again a little later") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 2);
    Device phone(town, town.lu);
    const auto number = phone.press(TakeShift{shift});
    phone.keep();
    phone.submits();
    phone.answer(number, Outcome::TryLater);
    CHECK(phone.submits() == 0);
    REQUIRE(phone.replica.retry_at());
    town.now = *phone.replica.retry_at();
    CHECK(phone.submits() == 1);
}

TEST_CASE("nothing is tried again while the commands need new names") {
    Town town;
    const ShiftId first = town.shift(20, 2, 2), second = town.shift(44, 2, 2);
    Device phone(town, town.lu);
    const auto busy = phone.press(TakeShift{first}), taken = phone.press(TakeShift{second});
    phone.keep();
    CHECK(phone.submits() == 2);
    phone.answer(busy, Outcome::TryLater);
    REQUIRE(phone.replica.retry_at());
    phone.answer(taken, Outcome::NameTaken);
    CHECK_FALSE(phone.replica.retry_at());  // A timer would run for as long as the person is asked.
}

TEST_CASE("a record that comes before its answer is not made a second time") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 3);
    Device device(town, town.coordinator);
    const auto number = device.press(AssignSeat{shift, std::nullopt, "老王", ""});
    device.keep();
    device.replica.take_outgoing(town.now);
    Seat seat;
    seat.id = NewIds(space, first_outbox, number).make<SeatId>();
    seat.shift = shift;
    seat.guest_name = "老王";
    device.replica.receive(Update{Part::News, ++device.version, {{device.version, seat}}, {}}, town.now);
    CHECK(held_seats(device.replica.state(), shift).size() == 1);
    CHECK(device.replica.pending().size() == 1);
    device.answer(number, Outcome::Accepted);
    CHECK(held_seats(device.replica.state(), shift).size() == 1);
    CHECK(device.replica.pending().empty());
}
