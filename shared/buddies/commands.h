#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/buddies/records.h"
#include "shared/core/rules.h"

// What people may ask for about checks. A plan is named by the person whom it is about. Tags are sent: never
// renumber, never reuse.

namespace linli {

// By the person or whoever may act for them. New persons to ask are told, and so are those let go.
struct SetCheckPlan {
    static constexpr std::uint16_t tag = 440;
    PersonId plan;
    CheckRhythm rhythm;
    std::optional<PersonId> buddy;
    std::optional<PersonId> second;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(plan), NAMED(rhythm), NAMED(buddy), NAMED(second));
    }
};

// An open round is closed with it, also below.
struct EndCheckPlan {
    static constexpr std::uint16_t tag = 441;
    PersonId plan;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(plan));
    }
};

struct PauseChecks {
    static constexpr std::uint16_t tag = 442;
    PersonId plan;
    CheckPause pause;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(plan), NAMED(pause));
    }
};

struct ResumeChecks {
    static constexpr std::uint16_t tag = 443;
    PersonId plan;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(plan));
    }
};

// "I am well", by the person or a proxy: answers what is open, and in advance what is due later today.
struct SayWell {
    static constexpr std::uint16_t tag = 444;
    PersonId plan;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(plan));
    }
};

// By whoever is or was asked in this round, by a steward of the building, or by a coordinator. NotReached by
// whoever is asked now asks the next at once. A coordinator says Well of a round that needs help when it has
// been seen to.
struct AnswerCheck {
    static constexpr std::uint16_t tag = 445;
    CheckRoundId round;
    CheckAnswer answer = CheckAnswer::Well;
    CheckWay how = CheckWay::Call;
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(round), NAMED(answer), NAMED(how), NAMED_UP_TO(max_note_bytes, note));
    }
};

// By the server itself when a check is due. Late, it opens one round, for the last check that was due, and
// says how many others were not held. While a round is still open it opens none.
struct OpenCheck {
    static constexpr std::uint16_t tag = 450;
    PersonId plan;
    Instant due;  // Another one has been opened, or moved.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(plan), NAMED(due));
    }
};

// By the server itself: nobody answered on this rung, so the next one is asked.
struct RaiseCheck {
    static constexpr std::uint16_t tag = 451;
    CheckRoundId round;
    CheckRung rung = CheckRung::None;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(round), NAMED(rung));
    }
};

LINLI_RULES_OF(SetCheckPlan);
LINLI_RULES_OF(EndCheckPlan);
LINLI_RULES_OF(PauseChecks);
LINLI_RULES_OF(ResumeChecks);
LINLI_RULES_OF(SayWell);
LINLI_RULES_OF(AnswerCheck);
LINLI_RULES_OF(OpenCheck);
LINLI_RULES_OF(RaiseCheck);

}  // namespace linli
