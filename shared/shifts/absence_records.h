#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/shifts/roster_records.h"

// Who cannot come and who comes instead, and what is written down at the post.

namespace linli {

// Somebody is looked for who takes over this seat. It has the seat's own key.
struct StandInSearch {
    static constexpr std::uint16_t record_type = 56;
    static constexpr const char* table_name = "stand_in_search";
    SeatId id;
    Instant since;
    std::int32_t step = 0;             // How many times people were asked.
    std::int32_t asked = 0;            // How many so far.
    std::optional<Instant> next_step;  // Nothing: it is over.
    std::optional<SeatId> found;       // The seat of who stands in.
    bool with_coordinators = false;    // Nobody is left to ask.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(since), NAMED(step), NAMED(asked), NAMED(next_step), NAMED(found),
           NAMED(with_coordinators));
    }
};

enum class StandInAnswer : std::uint8_t {
    None = 1,
    Yes = 2,
    No = 3,
    Settled = 4
};  // Settled: no need any more.
template <>
struct Members<StandInAnswer> {
    static constexpr std::array values{StandInAnswer::None, StandInAnswer::Yes, StandInAnswer::No,
                                       StandInAnswer::Settled};
};

// Somebody was asked. Kept, because it says who was asked least recently.
struct StandInAsk {
    static constexpr std::uint16_t record_type = 57;
    static constexpr const char* table_name = "stand_in_ask";
    Id<StandInAsk> id;
    SeatId seat;
    PersonId person;
    Instant at;
    StandInAnswer answer = StandInAnswer::None;
    std::optional<Instant> answered_at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(seat), NAMED(person), NAMED(at), NAMED(answer), NAMED(answered_at));
    }
};
using StandInAskId = Id<StandInAsk>;

enum class SwapState : std::uint8_t { Offered = 1, Done = 2, Off = 3 };
template <>
struct Members<SwapState> {
    static constexpr std::array values{SwapState::Offered, SwapState::Done, SwapState::Off};
};

// Who holds the first seat takes the second's shift, who holds the second takes the third's or, of two, the
// first's, and so on round.
struct Swap {
    static constexpr std::uint16_t record_type = 58;
    static constexpr const char* table_name = "swap";
    Id<Swap> id;
    SeatId first, second;
    std::optional<SeatId> third;
    bool first_agrees = false, second_agrees = false, third_agrees = false;
    SwapState state = SwapState::Offered;
    PersonId offered_by;
    Instant at;
    std::optional<Instant> ends_at;  // Nothing: it is over.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(first), NAMED(second), NAMED(third), NAMED(first_agrees), NAMED(second_agrees),
           NAMED(third_agrees), NAMED(state), NAMED(offered_by), NAMED(at), NAMED(ends_at));
    }
};
using SwapId = Id<Swap>;

enum class PostEntryKind : std::uint8_t { Note = 1, HandedOut = 2 };
template <>
struct Members<PostEntryKind> {
    static constexpr std::array values{PostEntryKind::Note, PostEntryKind::HandedOut};
};

// A line in the book that lies at the post: a note for who comes next, or equipment handed out and back.
struct PostEntry {
    static constexpr std::uint16_t record_type = 59;
    static constexpr const char* table_name = "post_entry";
    Id<PostEntry> id;
    PostEntryKind kind = PostEntryKind::Note;
    PostId post;
    ShiftId shift;
    std::optional<SeatId> seat;  // Who has the equipment.
    std::string words;           // The note, or what was handed out.
    std::int32_t count = 0;
    PersonId by;
    Instant at;
    std::optional<PersonId> back_by;
    std::optional<Instant> back_at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(kind), NAMED(post), NAMED(shift), NAMED(seat), NAMED_UP_TO(max_note_bytes, words),
           NAMED(count), NAMED(by), NAMED(at), NAMED(back_by), NAMED(back_at));
    }
};
using PostEntryId = Id<PostEntry>;

}  // namespace linli
