#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/people/records.h"

// Checks on people who live alone. Plan and rounds name somebody as frail, so only these hold them: the
// person, their proxies, the buddy and the second, the stewards of their building, and the coordinators.

namespace linli {

inline constexpr std::int32_t max_patience_minutes = 12 * 60;
inline constexpr std::int32_t min_rung_minutes = 5;
inline constexpr std::int32_t max_rung_minutes = 4 * 60;

enum class CheckWay : std::uint8_t { Call = 1, Knock = 2, Tap = 3 };  // Tap: "I am well", by themselves.
template <>
struct Members<CheckWay> {
    static constexpr std::array values{CheckWay::Call, CheckWay::Knock, CheckWay::Tap};
};

// How and when somebody is checked, in the community's civil time.
struct CheckRhythm {
    CheckWay how = CheckWay::Call;
    std::int32_t days = every_day;
    std::int32_t minute_of_day = 9 * 60;
    std::int32_t patience_minutes = 60;  // From the due time until the first is asked; 0: at once.
    std::int32_t rung_minutes = 30;      // From one who is asked to the next.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(how), NAMED(days), NAMED(minute_of_day), NAMED(patience_minutes), NAMED(rung_minutes));
    }
    friend bool operator==(const CheckRhythm&, const CheckRhythm&) = default;
};

// In hospital, with family. Without an end it is until further notice.
struct CheckPause {
    std::optional<Instant> until;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(until), NAMED_UP_TO(max_name_bytes, why));
    }
    friend bool operator==(const CheckPause&, const CheckPause&) = default;
};

// One a person: it has the person's own key.
struct CheckPlan {
    static constexpr std::uint16_t record_type = 80;
    static constexpr const char* table_name = "check_plan";
    PersonId id;
    CheckRhythm rhythm;
    std::optional<PersonId> buddy;
    std::optional<PersonId> second;
    bool paused = false;  // A pause whose end has come counts no more, see is_paused.
    CheckPause pause;
    Instant since;                    // What was due before is no concern of this plan.
    std::optional<Instant> next_due;  // Nothing while it is paused until further notice.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(rhythm), NAMED(buddy), NAMED(second), NAMED(paused), NAMED(pause), NAMED(since),
           NAMED(next_due));
    }
};

// Who is asked, one after the other. Whoever is missing is left out, nobody is asked twice.
enum class CheckRung : std::uint8_t { None = 1, Buddy = 2, Second = 3, Steward = 4, Coordinator = 5 };
template <>
struct Members<CheckRung> {
    static constexpr std::array values{CheckRung::None, CheckRung::Buddy, CheckRung::Second,
                                       CheckRung::Steward, CheckRung::Coordinator};
};

// Missed: nobody answered, it stays with the coordinators until somebody does. Help: somebody found that help
// is needed; it stays on the coordinators' desk until they have seen to it. Closed: checks were paused or
// ended meanwhile, which says nothing of how the person is.
enum class CheckState : std::uint8_t { Open = 1, Well = 2, Help = 3, Missed = 4, Closed = 5 };
template <>
struct Members<CheckState> {
    static constexpr std::array values{CheckState::Open, CheckState::Well, CheckState::Help,
                                       CheckState::Missed, CheckState::Closed};
};

// One check that was due, from its opening to its answer. Never taken out.
struct CheckRound {
    static constexpr std::uint16_t record_type = 81;
    static constexpr const char* table_name = "check_round";
    Id<CheckRound> id;
    PersonId person;
    Instant due;
    Instant opened_at;          // Later than due when the server was away; earlier when answered in advance.
    std::int32_t not_held = 0;  // Checks that came due meanwhile, or while the server was away.
    CheckState state = CheckState::Open;
    CheckRung rung = CheckRung::None;
    std::optional<PersonId> asked;     // Nobody at first, and on the coordinators' rung.
    std::optional<Instant> next_step;  // Then the next one is asked.
    std::optional<PersonId> answered_by;
    std::optional<Instant> answered_at;
    CheckWay how = CheckWay::Call;  // How the answer was got, where there is one.
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(person), NAMED(due), NAMED(opened_at), NAMED(not_held), NAMED(state), NAMED(rung),
           NAMED(asked), NAMED(next_step), NAMED(answered_by), NAMED(answered_at), NAMED(how),
           NAMED_UP_TO(max_note_bytes, note));
    }
};
using CheckRoundId = Id<CheckRound>;

enum class CheckAnswer : std::uint8_t { None = 1, Well = 2, NotReached = 3, NeedsHelp = 4 };
template <>
struct Members<CheckAnswer> {
    static constexpr std::array values{CheckAnswer::None, CheckAnswer::Well, CheckAnswer::NotReached,
                                       CheckAnswer::NeedsHelp};
};

// Who was asked when, and what they said: one a rung. Never taken out. Rung None: an answer from somebody who
// looked before anybody was asked.
struct CheckStep {
    static constexpr std::uint16_t record_type = 82;
    static constexpr const char* table_name = "check_step";
    Id<CheckStep> id;
    CheckRoundId round;
    CheckRung rung = CheckRung::None;
    std::optional<PersonId> asked;  // Nobody: all coordinators.
    Instant at;
    CheckAnswer answer = CheckAnswer::None;
    std::optional<PersonId> answered_by;
    std::optional<Instant> answered_at;
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(round), NAMED(rung), NAMED(asked), NAMED(at), NAMED(answer), NAMED(answered_by),
           NAMED(answered_at), NAMED_UP_TO(max_note_bytes, note));
    }
};
using CheckStepId = Id<CheckStep>;

}  // namespace linli
