#pragma once

#include <string>
#include <vector>

#include "shared/core/rules.h"
#include "shared/shifts/absence_records.h"

// "I can't come", and what is done at the post.

namespace linli {

inline constexpr std::int32_t most_passed_at_once = 10'000, most_handed_out = 1000;

// Looks for somebody who takes over the seat. It stays the holder's until somebody says yes.
struct FindStandIn {
    static constexpr std::uint16_t tag = 245;
    SeatId seat;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat));
    }
};

// Asks the next few; by the server.
struct AskStandIns {
    static constexpr std::uint16_t tag = 246;
    SeatId seat;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat));
    }
};

// Whose yes comes first has the place.
struct AnswerStandIn {
    static constexpr std::uint16_t tag = 247;
    StandInAskId ask;
    bool yes = true;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(ask), NAMED(yes));
    }
};

// The holder comes after all.
struct CallOffStandIn {
    static constexpr std::uint16_t tag = 248;
    SeatId seat;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat));
    }
};

// Who holds seats[i] would take the shift of seats[i + 1], the last one that of seats[0]; two or three. By
// who holds the first, or by a coordinator for them. It happens when all have agreed, wholly or not at all.
struct OfferSwap {
    static constexpr std::uint16_t tag = 249;
    std::vector<SeatId> seats;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(3, seats));
    }
};

// For whom the stamp names in `for_person`: a coordinator acts for somebody who is ill.
struct AgreeToSwap {
    static constexpr std::uint16_t tag = 250;
    SwapId swap;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(swap));
    }
};

// By any side, or the server when its time is over.
struct EndSwap {
    static constexpr std::uint16_t tag = 251;
    SwapId swap;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(swap));
    }
};

// "I come at half past"; nothing: on time after all.
struct TellLate {
    static constexpr std::uint16_t tag = 252;
    SeatId seat;
    std::optional<Instant> expected_at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat), NAMED(expected_at));
    }
};

// Somebody did not come. For the coordinators and the person only, and can be taken back.
struct SetAbsence {
    static constexpr std::uint16_t tag = 253;
    SeatId seat;
    Absence absence = Absence::NotCome;
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat), NAMED(absence), NAMED(note));
    }
};

// Who is there can reach everybody of the shift from then on until it is over, also who is still missing.
struct CheckIn {
    static constexpr std::uint16_t tag = 254;
    SeatId seat;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat));
    }
};

struct CheckOut {
    static constexpr std::uint16_t tag = 255;
    SeatId seat;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat));
    }
};

// So many more passed; less, to put right what was counted wrongly.
struct CountPassed {
    static constexpr std::uint16_t tag = 256;
    ShiftId shift;
    std::int32_t people = 0, vehicles = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift), NAMED(people), NAMED(vehicles));
    }
};

struct WriteHandoverNote {
    static constexpr std::uint16_t tag = 257;
    ShiftId shift;
    std::string words;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift), NAMED_UP_TO(max_note_bytes, words));
    }
};

struct HandOutEquipment {
    static constexpr std::uint16_t tag = 258;
    SeatId seat;
    std::string what;
    std::int32_t count = 1;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat), NAMED(what), NAMED(count));
    }
};

struct TakeBackEquipment {
    static constexpr std::uint16_t tag = 259;
    PostEntryId entry;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(entry));
    }
};

LINLI_RULES_OF(FindStandIn);
LINLI_RULES_OF(AskStandIns);
LINLI_RULES_OF(AnswerStandIn);
LINLI_RULES_OF(CallOffStandIn);
LINLI_RULES_OF(OfferSwap);
LINLI_RULES_OF(AgreeToSwap);
LINLI_RULES_OF(EndSwap);
LINLI_RULES_OF(TellLate);
LINLI_RULES_OF(SetAbsence);
LINLI_RULES_OF(CheckIn);
LINLI_RULES_OF(CheckOut);
LINLI_RULES_OF(CountPassed);
LINLI_RULES_OF(WriteHandoverNote);
LINLI_RULES_OF(HandOutEquipment);
LINLI_RULES_OF(TakeBackEquipment);

}  // namespace linli
