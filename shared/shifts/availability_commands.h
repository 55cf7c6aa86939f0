#pragma once

#include "shared/core/rules.h"
#include "shared/shifts/availability_records.h"

// What people say about the times at which they can stand. By the person whom the stamp names in
// `for_person`, or by who may act for them.

namespace linli {

// Beside what was said before. Its id, whose it is, and who said it when are not looked at.
struct SayShiftHours {
    static constexpr std::uint16_t tag = 266;
    ShiftHours hours;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(hours));
    }
};

struct TakeBackShiftHours {
    static constexpr std::uint16_t tag = 267;
    ShiftHoursId hours;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(hours));
    }
};

LINLI_RULES_OF(SayShiftHours);
LINLI_RULES_OF(TakeBackShiftHours);

}  // namespace linli
