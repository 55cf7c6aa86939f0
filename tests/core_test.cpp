#include <doctest/doctest.h>

#include <set>

#include "shared/core/random.h"
#include "shared/core/time.h"
#include "shared/state/state.h"

using namespace linli;

TEST_CASE("every day from 1900 to 2100 has one number, one date and the next weekday") {
    int expected_weekday = weekday({1900, 1, 1});
    CHECK(expected_weekday == 1);
    std::int64_t day = day_number({1900, 1, 1});
    for (CivilDate date{1900, 1, 1}; date < CivilDate{2100, 1, 1}; date = plus_days(date, 1), ++day) {
        REQUIRE(day_number(date) == day);
        REQUIRE(civil_from_days(day) == date);
        REQUIRE(is_valid(date));
        REQUIRE(weekday(date) == expected_weekday);
        expected_weekday = expected_weekday % 7 + 1;
        REQUIRE(date_from_iso(iso_date(date)) == date);
    }
    CHECK(plus_days({2024, 2, 28}, 1) == CivilDate{2024, 2, 29});
    CHECK_FALSE(is_valid({2023, 2, 29}));
    CHECK_FALSE(date_from_iso("2023-02-29"));
    CHECK_FALSE(date_from_iso("2023-2-9"));
}

TEST_CASE("a moment is a local date and minute, also before midnight in Greenwich and across midnight here") {
    const UtcOffset china{480};
    const Instant moment = instant_of({2026, 11, 24}, 30, china);
    CHECK(civil_time(moment, china) == CivilTime{{2026, 11, 24}, 30});
    CHECK(civil_time(moment, UtcOffset{0}) == CivilTime{{2026, 11, 23}, 16 * 60 + 30});
    CHECK(instant_of({2026, 11, 23}, 26 * 60, china) == instant_of({2026, 11, 24}, 2 * 60, china));
    CHECK(civil_time(Instant{-1}, UtcOffset{0}) == CivilTime{{1969, 12, 31}, 23 * 60 + 59});
}

TEST_CASE("time ranges that only touch do not overlap") {
    const TimeRange a{{0}, {10}};
    CHECK_FALSE(overlap(a, {{10}, {20}}));
    CHECK(overlap(a, {{9}, {20}}));
    CHECK(contains(a, {0}));
    CHECK_FALSE(contains(a, {10}));
}

TEST_CASE("ids are written and read as 32 digits, and ids of different commands differ") {
    const Bits128 bits{0x0123456789ABCDEF, 0xFEDCBA9876543210};
    CHECK(to_hex(bits) == "0123456789abcdeffedcba9876543210");
    CHECK(bits_from_hex(to_hex(bits)) == bits);
    CHECK_FALSE(bits_from_hex("0123"));
    CHECK_FALSE(bits_from_hex("0123456789abcdeffedcba987654321g"));
    std::set<Bits128> ids;
    for (const std::uint64_t outbox : {1, 2}) {
        for (std::uint64_t number = 1; number < 50; ++number) {
            const NewIds made(9, OutboxId{{5, outbox}}, number);
            for (const std::size_t index : {0u, 1u, 1000u, (1u << 20) - 1}) ids.insert(made.bits(index));
        }
    }
    CHECK(ids.size() == 2 * 49 * 4);
}

namespace {

Seat seat(std::uint64_t id, ShiftId shift, std::optional<PersonId> person) {
    Seat seat;
    seat.id = SeatId{{1, id}};
    seat.shift = shift;
    seat.person = person;
    return seat;
}

}  // namespace

TEST_CASE("a table's indexes follow every change, and a roll-back leaves no trace") {
    Table<Seat, &Seat::shift, &Seat::person> seats;
    const ShiftId early{{2, 1}}, late{{2, 2}};
    const PersonId lu{{3, 1}};
    seats.put(seat(1, early, lu), 5);
    seats.put(seat(2, early, {}), 6);
    CHECK(seats.where<&Seat::shift>(early).size() == 2);
    CHECK(seats.where<&Seat::person>(lu).size() == 1);

    seats.edit(SeatId{{1, 1}}).shift = late;
    seats.edit(SeatId{{1, 1}}).person.reset();
    seats.erase(SeatId{{1, 2}});
    seats.insert(seat(3, late, lu));
    CHECK(seats.where<&Seat::shift>(early).empty());
    CHECK(seats.where<&Seat::shift>(late).size() == 2);
    CHECK(seats.where<&Seat::person>(lu).size() == 1);
    CHECK(seats.before().size() == 3);

    seats.roll_back();
    CHECK(seats.before().empty());
    CHECK(seats.where<&Seat::shift>(early).size() == 2);
    CHECK(seats.where<&Seat::shift>(late).empty());
    CHECK(seats.where<&Seat::person>(lu).size() == 1);
    CHECK(seats.version_of(SeatId{{1, 1}}) == 5);
    CHECK_FALSE(seats.find(SeatId{{1, 3}}));
}

TEST_CASE("an index lists exactly the records of a value in the order of their keys, whatever was changed") {
    Table<Seat, &Seat::shift, &Seat::person> seats;
    SeededRandom random(7);
    const auto some_shift = [&] { return ShiftId{{2, random.below(3) + 1}}; };
    const auto some_person = [&] {
        return random.chance(300) ? std::nullopt : std::optional(PersonId{{3, random.below(4) + 1}});
    };
    for (int round = 0; round < 3000; ++round) {
        CAPTURE(round);
        const std::uint64_t number = random.below(200) + 1;
        const bool known = seats.find(SeatId{{1, number}}) != nullptr;
        if (!known) {
            seats.insert(seat(number, some_shift(), some_person()));
        } else if (random.chance(250)) {
            seats.erase(SeatId{{1, number}});
        } else {
            Seat& changed = seats.edit(SeatId{{1, number}});
            changed.shift = some_shift();
            changed.person = some_person();
        }
        if (random.chance(20)) seats.roll_back();
        if (random.chance(50)) seats.accept();
        if (!random.chance(200)) continue;
        const ShiftId shift = some_shift();
        const PersonId person{{3, random.below(4) + 1}};
        std::vector<const Seat*> of_shift, of_person;
        for (const auto& [id, row] : seats.rows()) {
            if (row.record.shift == shift) of_shift.push_back(&row.record);
            if (row.record.person == person) of_person.push_back(&row.record);
        }
        CHECK(seats.where<&Seat::shift>(shift) == of_shift);
        CHECK(seats.where<&Seat::person>(person) == of_person);
    }
}

TEST_CASE("a copy of a table finds its own records, also when the first one changes or is gone") {
    using Seats = Table<Seat, &Seat::shift, &Seat::person>;
    const ShiftId early{{2, 1}}, late{{2, 2}};
    std::optional<Seats> seats(std::in_place);
    seats->put(seat(1, early, {}), 5);
    seats->put(seat(2, early, {}), 6);
    seats->edit(SeatId{{1, 2}}).shift = late;  // Not asked for yet.
    Seats copy = *seats;
    seats->edit(SeatId{{1, 1}}).shift = late;
    CHECK(seats->where<&Seat::shift>(late).size() == 2);
    seats.reset();
    CHECK(copy.where<&Seat::shift>(early) == std::vector{copy.find(SeatId{{1, 1}})});
    CHECK(copy.where<&Seat::shift>(late) == std::vector{copy.find(SeatId{{1, 2}})});

    const Seats moved = std::move(copy);
    CHECK(moved.where<&Seat::shift>(early) == std::vector{moved.find(SeatId{{1, 1}})});
}

TEST_CASE("every record type has its own number and its own table name") {
    std::set<std::uint16_t> numbers;
    std::set<std::string> names;
    State state;
    for_each_table(state, [&](const auto& table) {
        using Record = RecordOf<decltype(table)>;
        CHECK(numbers.insert(Record::record_type).second);
        CHECK(names.insert(Record::table_name).second);
    });
    CHECK(numbers.size() == std::variant_size_v<RecordVariant>);
}
