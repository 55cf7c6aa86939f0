#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/people/commands.h"
#include "shared/shifts/records.h"

namespace linli {

inline constexpr std::size_t max_chain_lines = 10'000;

struct AddPost {
    static constexpr std::uint16_t tag = 200;
    std::string name;
    std::string instructions;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_name_bytes, name), NAMED_UP_TO(max_note_bytes, instructions));
    }
};

struct ChangePost {
    static constexpr std::uint16_t tag = 201;
    PostId post;
    std::string name;
    std::string instructions;
    bool closed = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(post), NAMED_UP_TO(max_name_bytes, name), NAMED_UP_TO(max_note_bytes, instructions),
           NAMED(closed));
    }
};

struct AddShift {
    static constexpr std::uint16_t tag = 202;
    PostId post;
    TimeRange window;
    std::int32_t min_places = 1;
    std::int32_t max_places = 1;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(post), NAMED(window), NAMED(min_places), NAMED(max_places));
    }
};

// Moves a shift or changes its places; whoever stands on it is told when the times change.
struct ChangeShift {
    static constexpr std::uint16_t tag = 203;
    ShiftId shift;
    TimeRange window;
    std::int32_t min_places = 1;
    std::int32_t max_places = 1;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift), NAMED(window), NAMED(min_places), NAMED(max_places));
    }
};

// Everybody who stands on it is told.
struct CancelShift {
    static constexpr std::uint16_t tag = 204;
    ShiftId shift;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift), NAMED(why));
    }
};

// Takes a place for the person whom the stamp names in `for_person`.
struct TakeShift {
    static constexpr std::uint16_t tag = 210;
    ShiftId shift;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift));
    }
};

struct GiveBackShift {
    static constexpr std::uint16_t tag = 211;
    SeatId seat;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat));
    }
};

// A coordinator puts a person of the register, or somebody known by name only, on a shift.
struct AssignSeat {
    static constexpr std::uint16_t tag = 212;
    ShiftId shift;
    std::optional<PersonId> person;
    std::string guest_name;
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift), NAMED(person), NAMED_UP_TO(max_name_bytes, guest_name),
           NAMED_UP_TO(max_note_bytes, note));
    }
};

struct RemoveSeat {
    static constexpr std::uint16_t tag = 213;
    SeatId seat;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat));
    }
};

// A shift that a chain names and the roster does not have yet.
struct ChainShift {
    std::optional<PostId> post;  // Nothing: a new post of this name.
    std::string post_name;
    TimeRange window;
    std::int32_t places = 1;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(post), NAMED_UP_TO(max_name_bytes, post_name), NAMED(window), NAMED(places));
    }
};

struct ChainSeat {
    std::optional<ShiftId> shift;  // Nothing: new_shifts[new_shift].
    std::uint32_t new_shift = 0;
    std::optional<PersonId> person;
    std::string guest_name;
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift), NAMED(new_shift), NAMED(person), NAMED_UP_TO(max_name_bytes, guest_name),
           NAMED_UP_TO(max_note_bytes, note));
    }
};

// An accepted reading of a group-chat chain. A seat that its person already holds stays as it is, so the same
// chain pasted again only adds what is new. All or nothing: where one seat breaks a rule, none is taken.
struct AcceptChain {
    static constexpr std::uint16_t tag = 220;
    std::vector<ChainShift> new_shifts;
    std::vector<ChainSeat> seats;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_chain_lines, new_shifts), NAMED_UP_TO(max_chain_lines, seats));
    }
};

LINLI_RULES_OF(AddPost);
LINLI_RULES_OF(ChangePost);
LINLI_RULES_OF(AddShift);
LINLI_RULES_OF(ChangeShift);
LINLI_RULES_OF(CancelShift);
LINLI_RULES_OF(TakeShift);
LINLI_RULES_OF(GiveBackShift);
LINLI_RULES_OF(AssignSeat);
LINLI_RULES_OF(RemoveSeat);
LINLI_RULES_OF(AcceptChain);

}  // namespace linli
