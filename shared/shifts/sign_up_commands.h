#pragma once

#include <string>

#include "shared/core/rules.h"
#include "shared/shifts/roster_records.h"

// Taking places beyond the simple way: in spite of the rules, waiting, together, always, by name only.

namespace linli {

// A coordinator puts somebody on a shift although rest, hours, nights or a training speak against it. Why is
// kept, for the person and the coordinators. There must be a place, and nobody stands at two posts at once.
struct PlaceAnyway {
    static constexpr std::uint16_t tag = 216;
    ShiftId shift;
    PersonId person;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift), NAMED(person), NAMED(why));
    }
};

// For the person whom the stamp names in `for_person`, also below.
struct JoinWaiting {
    static constexpr std::uint16_t tag = 217;
    ShiftId shift;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift));
    }
};

struct LeaveWaiting {
    static constexpr std::uint16_t tag = 218;
    WaitingPlaceId waiting;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(waiting));
    }
};

// Whether the holder would like to share the place with somebody.
struct SetSharing {
    static constexpr std::uint16_t tag = 219;
    SeatId seat;
    bool shares = true;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat), NAMED(shares));
    }
};

// Comes to the place of somebody who shares it. The two count as one.
struct SharePlace {
    static constexpr std::uint16_t tag = 230;
    SeatId seat;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat));
    }
};

// "I stay on if nobody comes": for the shift that follows at the same post. Only coordinators see it.
struct SetStayOn {
    static constexpr std::uint16_t tag = 231;
    SeatId seat;
    bool stays_on = true;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat), NAMED(stays_on));
    }
};

// On all shifts at this post that begin on these days at this minute and are so long: those that there are,
// where the rules allow it, and those to come. Who finds a shift full waits.
struct SignUpAlways {
    static constexpr std::uint16_t tag = 232;
    PostId post;
    std::int32_t days = 0;
    std::int32_t from_minute = 0;
    std::int32_t minutes_long = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(post), NAMED(days), NAMED(from_minute), NAMED(minutes_long));
    }
};

// From now on; the places on shifts that there are already stay.
struct EndSignUpAlways {
    static constexpr std::uint16_t tag = 233;
    StandingSignUpId standing;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(standing));
    }
};

// Who holds a place by name only is this person. By coordinators, also when the shift is over. Who had a
// place on the same shift stood there once.
struct NameGuest {
    static constexpr std::uint16_t tag = 234;
    SeatId seat;
    PersonId person;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(seat), NAMED(person));
    }
};

// At the desk of the checkpoint: by the desk itself, by who stands at this post just now, or by a
// coordinator. To be matched later by NameGuest. A guest who writes themselves down: SignInGuest.
struct SignUpByName {
    static constexpr std::uint16_t tag = 235;
    ShiftId shift;
    std::string name;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift), NAMED_UP_TO(max_name_bytes, name));
    }
};

LINLI_RULES_OF(PlaceAnyway);
LINLI_RULES_OF(JoinWaiting);
LINLI_RULES_OF(LeaveWaiting);
LINLI_RULES_OF(SetSharing);
LINLI_RULES_OF(SharePlace);
LINLI_RULES_OF(SetStayOn);
LINLI_RULES_OF(SignUpAlways);
LINLI_RULES_OF(EndSignUpAlways);
LINLI_RULES_OF(NameGuest);
LINLI_RULES_OF(SignUpByName);

}  // namespace linli
