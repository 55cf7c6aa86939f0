#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/people/records.h"

namespace linli {

inline constexpr std::int32_t max_places = 200;

// A checkpoint (卡口) or another place that people stand at.
struct Post {
    static constexpr std::uint16_t record_type = 40;
    static constexpr const char* table_name = "post";
    Id<Post> id;
    std::string name;
    std::string instructions;  // What to bring, what to do first.
    bool closed = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_name_bytes, name), NAMED_UP_TO(max_note_bytes, instructions),
           NAMED(closed));
    }
};
using PostId = Id<Post>;

enum class ShiftState : std::uint8_t { Planned = 1, Cancelled = 2 };
template <>
struct Members<ShiftState> {
    static constexpr std::array values{ShiftState::Planned, ShiftState::Cancelled};
};

struct Shift {
    static constexpr std::uint16_t record_type = 41;
    static constexpr const char* table_name = "shift";
    Id<Shift> id;
    PostId post;
    TimeRange window;
    std::int32_t min_places = 1;  // Fewer people and the shift is short.
    std::int32_t max_places = 1;  // No more than these can stand.
    ShiftState state = ShiftState::Planned;
    std::string cancelled_why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(post), NAMED(window), NAMED(min_places), NAMED(max_places), NAMED(state),
           NAMED(cancelled_why));
    }
};
using ShiftId = Id<Shift>;

enum class SeatState : std::uint8_t { Held = 1, GivenBack = 2, Removed = 3 };
template <>
struct Members<SeatState> {
    static constexpr std::array values{SeatState::Held, SeatState::GivenBack, SeatState::Removed};
};

// One place on a shift and who holds it. A sign-up from a chain whose writer is not in the register is held
// by name only.
struct Seat {
    static constexpr std::uint16_t record_type = 42;
    static constexpr const char* table_name = "seat";
    Id<Seat> id;
    ShiftId shift;
    std::optional<PersonId> person;
    std::string guest_name;  // Used when there is no person.
    SeatState state = SeatState::Held;
    PersonId placed_by;  // The person, or who did it for them.
    Instant since;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(shift), NAMED(person), NAMED_UP_TO(max_name_bytes, guest_name), NAMED(state),
           NAMED(placed_by), NAMED(since));
    }
};
using SeatId = Id<Seat>;

// What somebody wrote behind their sign-up ("bad knee, no stairs"): for coordinators and the person only.
struct SeatNote {
    static constexpr std::uint16_t record_type = 43;
    static constexpr const char* table_name = "seat_note";
    SeatId id;
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_note_bytes, note));
    }
};

}  // namespace linli
