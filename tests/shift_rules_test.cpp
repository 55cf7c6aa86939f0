#include <doctest/doctest.h>

#include <limits>

#include <algorithm>

#include "shared/shifts/roster.h"
#include "tests/town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

}  // namespace

TEST_CASE("who may take a place, and why not") {
    Town town;
    const ShiftId tonight = town.shift(20, 2, 1);
    const ShiftId at_the_same_time = town.shift(21, 2, 3);
    const ShiftId right_after = town.shift(22, 2, 1);
    const TakeShift take{tonight};

    SUBCASE("a free place can be taken") {
        CHECK(town.reason(town.lu, take) == allowed);
    }
    SUBCASE("a shift that does not exist cannot") {
        CHECK(town.reason(town.lu, TakeShift{ShiftId{{1, 1}}}) == Reason::ShiftUnknown);
    }
    SUBCASE("the last place is gone") {
        town.run(town.lu, take);
        const auto no = check(town.state, town.stamp(town.wen), take);
        REQUIRE(no);
        CHECK(no->reason == Reason::ShiftFull);
        CHECK(no->limit == 1);
        CHECK(no->about == ref(tonight));
    }
    SUBCASE("nobody takes two places on one shift") {
        town.run(town.lu, TakeShift{at_the_same_time});
        CHECK(town.reason(town.lu, TakeShift{at_the_same_time}) == Reason::OnShiftAlready);
    }
    SUBCASE("nobody stands at two gates at once, and is told where they stand already") {
        town.run(town.lu, take);
        const auto no = check(town.state, town.stamp(town.lu), TakeShift{at_the_same_time});
        REQUIRE(no);
        CHECK(*no == Rejected(Reason::TimesOverlap, tonight));
    }
    SUBCASE("one shift may follow another without a pause") {
        town.run(town.lu, take);
        CHECK(town.reason(town.lu, TakeShift{right_after}) == allowed);
    }
    SUBCASE("a cancelled shift is for nobody") {
        town.run(town.coordinator, CancelShift{tonight, "停电"});
        CHECK(town.reason(town.lu, take) == Reason::ShiftCancelled);
    }
    SUBCASE("a shift can be joined until it is over") {
        town.now = Town::evening + hours(4) - milliseconds(1);
        CHECK(town.reason(town.lu, take) == allowed);
        town.now = Town::evening + hours(4);
        CHECK(town.reason(town.lu, take) == Reason::ShiftOver);
    }
    SUBCASE("a place given back is free again, also for who gave it back") {
        town.run(town.lu, take);
        town.run(town.lu, GiveBackShift{seat_of(town.state, tonight, town.lu)->id});
        CHECK(town.reason(town.lu, take) == allowed);
        CHECK(town.reason(town.wen, take) == allowed);
    }
}

TEST_CASE("who may take a place for somebody else") {
    Town town;
    const TakeShift take{town.shift(20, 2, 3)};
    CHECK(town.reason(town.lu, take, town.qin) == Reason::NotForOthers);
    CHECK(town.reason(town.wen, take, town.lu) == allowed);  // Her building's steward.
    CHECK(town.reason(town.wen, take, town.qin) == Reason::NotForOthers);
    CHECK(town.reason(town.coordinator, take, town.qin) == allowed);
    town.run(town.coordinator, AddProxy{town.qin, town.lu});
    CHECK(town.reason(town.lu, take, town.qin) == allowed);
    town.run(town.lu, take, town.qin);
    const Seat* seat = seat_of(town.state, take.shift, town.qin);
    REQUIRE(seat);
    CHECK(seat->placed_by == town.lu);
}

TEST_CASE("who may empty a place") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 2);
    town.run(town.lu, TakeShift{shift});
    const SeatId seat = seat_of(town.state, shift, town.lu)->id;
    CHECK(town.reason(town.lu, GiveBackShift{seat}) == allowed);
    CHECK(town.reason(town.qin, GiveBackShift{seat}) == Reason::NotAllowed);
    CHECK(town.reason(town.lu, RemoveSeat{seat}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, RemoveSeat{seat}) == allowed);
    CHECK(town.reason(town.lu, GiveBackShift{SeatId{{9, 9}}}) == Reason::SeatUnknown);
    town.run(town.coordinator, RemoveSeat{seat});
    CHECK(town.reason(town.lu, GiveBackShift{seat}) == Reason::SeatGivenBack);
    CHECK(town.state.notices.where<&Notice::to>(town.lu).size() == 1);
}

TEST_CASE("what a coordinator may do with shifts, and nobody else") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 2);
    const TimeRange window = town.state.shifts.at(shift).window;
    const auto add = [&](TimeRange range, std::int32_t min, std::int32_t max) {
        return AddShift{town.gate, range, min, max};
    };
    const TimeRange later{window.until, window.until + hours(2)};
    CHECK(town.reason(town.lu, add(later, 1, 2)) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, add(later, 1, 2)) == allowed);
    CHECK(town.reason(town.coordinator, add(window, 1, 2)) == Reason::ShiftExists);
    CHECK(town.reason(town.coordinator, add({window.until, window.from}, 1, 2)) == Reason::TimesInvalid);
    CHECK(town.reason(town.coordinator, add({window.from, window.from + days(2)}, 1, 2)) ==
          Reason::TimesInvalid);
    CHECK(town.reason(town.coordinator, add(later, 3, 2)) == Reason::PlacesInvalid);
    CHECK(town.reason(town.coordinator, add(later, 0, 2)) == Reason::PlacesInvalid);
    CHECK(town.reason(town.coordinator, add(later, 1, max_places + 1)) == Reason::PlacesInvalid);
    const TimeRange yesterday{window.from - days(1), window.until - days(1)};
    CHECK(town.reason(town.coordinator, add(yesterday, 1, 1)) == Reason::ShiftOver);
    CHECK(town.reason(town.coordinator, AddPost{"南门岗", ""}) == Reason::PostExists);
    CHECK(town.reason(town.coordinator, AddPost{"", ""}) == Reason::TextEmpty);
    town.run(town.lu, TakeShift{shift});
    town.run(town.wen, TakeShift{shift});
    CHECK(town.reason(town.coordinator, ChangeShift{shift, window, 1, 1}) == Reason::PlacesTaken);
    CHECK(town.reason(town.coordinator, CancelShift{shift, ""}) == Reason::TextEmpty);
    town.run(town.coordinator, ChangePost{town.gate, "南门岗", "", true});
    CHECK(town.reason(town.coordinator, add(later, 1, 2)) == Reason::PostClosed);
}

TEST_CASE("when a shift is moved or cancelled, everybody on it is told once") {
    Town town;
    const ShiftId shift = town.shift(20, 2, 3);
    town.run(town.lu, TakeShift{shift});
    town.run(town.wen, TakeShift{shift});
    const TimeRange window = town.state.shifts.at(shift).window;
    town.run(town.coordinator, ChangeShift{shift, {window.from + hours(1), window.until + hours(1)}, 1, 3});
    town.run(town.coordinator, CancelShift{shift, "停电"});
    for (const PersonId person : {town.lu, town.wen}) {
        std::vector<NoticeKind> kinds;
        for (const Notice* notice : town.state.notices.where<&Notice::to>(person))
            kinds.push_back(notice->kind);
        const bool steward = person == town.wen;  // Was told of her role before.
        CHECK(kinds.size() == (steward ? 3 : 2));
        CHECK(std::count(kinds.begin(), kinds.end(), NoticeKind::ShiftMoved) == 1);
        CHECK(std::count(kinds.begin(), kinds.end(), NoticeKind::ShiftCancelled) == 1);
    }
}

TEST_CASE("a shift is not moved onto another shift of somebody who stands on it") {
    Town town;
    const ShiftId early = town.shift(20, 2, 3);
    const ShiftId late = town.shift(22, 2, 3);
    town.run(town.lu, TakeShift{early});
    town.run(town.lu, TakeShift{late});
    TimeRange window = town.state.shifts.at(early).window;
    window.until = window.until + hours(1);
    CHECK(town.reason(town.coordinator, ChangeShift{early, window, 1, 3}) == Reason::TimesOverlap);
}

TEST_CASE("an accepted chain is taken wholly or not at all") {
    Town town;
    const ShiftId tonight = town.shift(20, 2, 2);
    const TimeRange later{Town::evening + hours(4), Town::evening + hours(6)};
    const auto seat = [](std::optional<ShiftId> shift, std::optional<PersonId> person,
                         std::string guest = {}) {
        return ChainSeat{shift, 0, person, std::move(guest), ""};
    };
    AcceptChain chain;
    chain.new_shifts = {ChainShift{town.gate, "", later, 2}};
    chain.seats = {seat(tonight, town.lu), seat(tonight, {}, "小郭"), seat({}, town.lu), seat({}, town.qin)};

    SUBCASE("shifts that are missing are made, people known by name only hold a place too") {
        REQUIRE_FALSE(town.run(town.coordinator, chain));
        CHECK(held_seats(town.state, tonight).size() == 2);
        const Shift* made = find_shift(town.state, town.gate, later);
        REQUIRE(made);
        CHECK(held_seats(town.state, made->id).size() == 2);
    }
    SUBCASE("only coordinators accept one") {
        CHECK(town.reason(town.lu, chain) == Reason::NotAllowed);
    }
    SUBCASE("one place too many refuses the whole") {
        chain.seats.push_back(seat(tonight, town.wen));
        CHECK(town.reason(town.coordinator, chain) == Reason::ShiftFull);
        CHECK(held_seats(town.state, tonight).empty());
    }
    SUBCASE("a day that has passed refuses the whole, be it a new shift or one that there was") {
        chain.new_shifts[0].window = {Town::evening - hours(24), Town::evening - hours(22)};
        CHECK(town.reason(town.coordinator, chain) == Reason::ShiftOver);
        chain.new_shifts[0].window = later;
        town.now = Town::evening + hours(4);
        const auto over = check(town.state, town.stamp(town.coordinator), chain);
        REQUIRE(over);
        CHECK(over->reason == Reason::ShiftOver);
        CHECK(over->about == ref(tonight));
        CHECK(held_seats(town.state, tonight).empty());
        CHECK_FALSE(find_shift(town.state, town.gate, later));
    }
    SUBCASE("places are counted for new shifts too") {
        chain.seats.push_back(seat({}, town.wen));
        CHECK(town.reason(town.coordinator, chain) == Reason::ShiftFull);
    }
    SUBCASE("two shifts at once for one person refuse it") {
        chain.new_shifts[0].window.from = Town::evening + hours(3);
        CHECK(town.reason(town.coordinator, chain) == Reason::TimesOverlap);
    }
    SUBCASE("the same chain again adds nothing") {
        town.run(town.coordinator, chain);
        AcceptChain again;
        const Shift* made = find_shift(town.state, town.gate, later);
        again.seats = {seat(tonight, town.lu), seat(tonight, {}, "小郭"), seat(made->id, town.lu)};
        const std::size_t before = town.state.seats.size();
        CHECK_FALSE(town.run(town.coordinator, again));
        CHECK(town.state.seats.size() == before);
    }
    SUBCASE("a seat on a shift that the chain does not have") {
        chain.seats[2].new_shift = 5;
        CHECK(town.reason(town.coordinator, chain) == Reason::ShiftUnknown);
    }
}

TEST_CASE("two neighbours of one name in a chain are two, also when it is pasted again") {
    Town town;
    const ShiftId tonight = town.shift(20, 2, 3);
    const auto accept = [&](std::size_t times) {
        AcceptChain chain;
        for (std::size_t i = 0; i < times; ++i)
            chain.seats.push_back(ChainSeat{tonight, 0, std::nullopt, "王阿姨", ""});
        return town.run(town.coordinator, chain);
    };
    CHECK_FALSE(accept(2));
    CHECK(guests_called(town.state, tonight, "王阿姨") == 2);
    CHECK_FALSE(accept(2));
    CHECK(guests_called(town.state, tonight, "王阿姨") == 2);
    CHECK_FALSE(accept(3));
    CHECK(guests_called(town.state, tonight, "王阿姨") == 3);
    const auto full = accept(4);
    REQUIRE(full);
    CHECK(full->reason == Reason::ShiftFull);
}

TEST_CASE("times that no roster has are refused before anybody reckons with them") {
    Town town;
    constexpr std::int64_t last = std::numeric_limits<std::int64_t>::max();
    const TimeRange absurd[]{{{-last - 1}, {last}},
                             {{last - 1000}, {last}},
                             {{-last - 1}, {-last}},
                             {town.now, town.now},
                             {town.now, town.now + days(2)}};
    for (const TimeRange& window : absurd)
        CHECK(town.reason(town.coordinator, AddShift{town.gate, window, 1, 2}) == Reason::TimesInvalid);
}
