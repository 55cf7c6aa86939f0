#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/rules.h"
#include "shared/shifts/roster_records.h"
#include "shared/shifts/training_commands.h"

// Planning many shifts: patterns, copied weeks, changes in bulk. By coordinators.

namespace linli {

inline constexpr std::size_t max_planned_shifts = 1000, max_new_patterns = 50, max_planned_seats = 2000;

struct PlannedShift {
    PostId post;
    TimeRange window;
    std::int32_t min_places = 1;
    std::int32_t max_places = 1;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(post), NAMED(window), NAMED(min_places), NAMED(max_places));
    }
    friend bool operator==(const PlannedShift&, const PlannedShift&) = default;
};

// All of them or none. A call for people right now comes so, too: then volunteers who could come are told.
struct PlanShifts {
    static constexpr std::uint16_t tag = 236;
    std::vector<PlannedShift> shifts;
    std::optional<Instant> publish_at;  // Until then coordinators only know of them.
    std::optional<Instant> opens_at;    // Until then nobody signs up by themselves.
    bool emergency = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_planned_shifts, shifts), NAMED(publish_at), NAMED(opens_at), NAMED(emergency));
    }
};

// A shift as it was in another week, with the places that it kept for trained people. None: none are kept,
// whatever its post asks for by now.
struct CopyOfShift {
    PlannedShift shift;
    std::vector<NeededTraining> needs;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift), NAMED_UP_TO(max_needs, needs));
    }
    friend bool operator==(const CopyOfShift&, const CopyOfShift&) = default;
};

// A copied week (pattern.h): all of its shifts with all that they ask for, or none.
struct CopyShifts {
    static constexpr std::uint16_t tag = 269;
    std::vector<CopyOfShift> shifts;
    std::optional<Instant> publish_at;  // As of PlanShifts.
    std::optional<Instant> opens_at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_planned_shifts, shifts), NAMED(publish_at), NAMED(opens_at));
    }
};

// "Every night 19–21 and 21–23 until further notice" is two. What a pattern counts by itself (its id, how far
// it is made) is not looked at.
struct AddPatterns {
    static constexpr std::uint16_t tag = 237;
    std::vector<ShiftPattern> patterns;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_new_patterns, patterns));
    }
};

// For the shifts that are not made yet. Those that are made are changed by ChangeShifts.
struct ChangePattern {
    static constexpr std::uint16_t tag = 238;
    ShiftPattern pattern;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(pattern));
    }
};

// No shift after this day. What is made already after it is cancelled, and who stands on it is told.
struct EndPattern {
    static constexpr std::uint16_t tag = 239;
    ShiftPatternId pattern;
    std::int64_t last_day = 0;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(pattern), NAMED(last_day), NAMED(why));
    }
};

// An exception, or none any more. A shift of that day that is made already is cancelled; one that is not
// skipped any more is made again.
struct SkipPatternDay {
    static constexpr std::uint16_t tag = 240;
    ShiftPatternId pattern;
    std::int64_t day = 0;
    bool skip = true;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(pattern), NAMED(day), NAMED(skip), NAMED(why));
    }
};

// What comes next of a pattern; by the server.
struct MakeShifts {
    static constexpr std::uint16_t tag = 241;
    ShiftPatternId pattern;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(pattern));
    }
};

// Everybody may know of it now; by the server when it is time, or by a coordinator.
struct PublishShift {
    static constexpr std::uint16_t tag = 242;
    ShiftId shift;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift));
    }
};

struct ShiftChange {
    ShiftId shift;
    TimeRange window;
    std::int32_t min_places = 1;
    std::int32_t max_places = 1;
    bool cancel = false;  // Then the rest is not looked at.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift), NAMED(window), NAMED(min_places), NAMED(max_places), NAMED(cancel));
    }
    friend bool operator==(const ShiftChange&, const ShiftChange&) = default;
};

// All of them or none; whoever stands on one that moves or is cancelled is told. `why`: of what is cancelled.
struct ChangeShifts {
    static constexpr std::uint16_t tag = 243;
    std::vector<ShiftChange> changes;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_planned_shifts, changes), NAMED(why));
    }
};

struct PlannedSeat {
    ShiftId shift;
    PersonId person;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift), NAMED(person));
    }
    friend auto operator<=>(const PlannedSeat&, const PlannedSeat&) = default;
};

// As builds accepted it that knew no AcceptPlan: one in which nothing becomes public and nobody leaves.
struct AcceptRoster {
    static constexpr std::uint16_t tag = 260;
    std::vector<PlannedSeat> seats;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_planned_seats, seats));
    }
};

// What was proposed and a coordinator accepts (roster_search.h): shifts become public, people leave places
// that they hold, people take places. All of it or nothing. Each place by the rules of AssignSeat, on what is
// there once all who leave have left, beside those before it; a no is about the shift on which it cannot be
// any more.
struct AcceptPlan {
    static constexpr std::uint16_t tag = 270;
    std::vector<ShiftId> publish;  // One that is public meanwhile stays so.
    std::vector<SeatId> leaves;    // See check_moving(). Who held them is told.
    std::vector<PlannedSeat> seats;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_planned_shifts, publish), NAMED_UP_TO(max_planned_seats, leaves),
           NAMED_UP_TO(max_planned_seats, seats));
    }
};

// Are enough people on a shift that begins soon? By the server.
struct LookAtCover {
    static constexpr std::uint16_t tag = 244;
    ShiftId shift;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(shift));
    }
};

LINLI_RULES_OF(PlanShifts);
LINLI_RULES_OF(CopyShifts);
LINLI_RULES_OF(AddPatterns);
LINLI_RULES_OF(ChangePattern);
LINLI_RULES_OF(EndPattern);
LINLI_RULES_OF(SkipPatternDay);
LINLI_RULES_OF(MakeShifts);
LINLI_RULES_OF(PublishShift);
LINLI_RULES_OF(ChangeShifts);
LINLI_RULES_OF(AcceptRoster);
LINLI_RULES_OF(AcceptPlan);
LINLI_RULES_OF(LookAtCover);

}  // namespace linli
