#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/shifts/records.h"

// What stands beside posts, shifts and seats: who may take which place, who waits for one, and what repeats.

namespace linli {

inline constexpr std::size_t max_needs = 8;                 // Kinds of training that one shift asks for.
inline constexpr std::int64_t most_pattern_days = 366 * 2;  // Of a pattern, between two of its shifts.
inline constexpr std::int32_t most_days_ahead = 60;         // That a pattern makes its shifts.
inline constexpr std::int32_t most_hours_before_opening = 24 * 60;

// Where it is and what is needed there. It has the post's own key.
struct PostDetail {
    static constexpr std::uint16_t record_type = 44;
    static constexpr const char* table_name = "post_detail";
    PostId id;
    std::string place;
    std::string equipment;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_name_bytes, place), NAMED_UP_TO(max_note_bytes, equipment));
    }
};

// What people are trained in: protection, first aid.
struct Training {
    static constexpr std::uint16_t record_type = 46;
    static constexpr const char* table_name = "training";
    Id<Training> id;
    std::string name;
    bool closed = false;  // Not given any more; who has it keeps it.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_name_bytes, name), NAMED(closed));
    }
};
using TrainingId = Id<Training>;

// So many places of a shift are for people with a training. Of a post: what its new shifts ask for.
struct PlaceNeed {
    static constexpr std::uint16_t record_type = 45;
    static constexpr const char* table_name = "place_need";
    Id<PlaceNeed> id;
    std::optional<PostId> post;
    std::optional<ShiftId> shift;
    TrainingId training;
    std::int32_t places = 1;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(post), NAMED(shift), NAMED(training), NAMED(places));
    }
};
using PlaceNeedId = Id<PlaceNeed>;

struct TrainingHeld {
    static constexpr std::uint16_t record_type = 47;
    static constexpr const char* table_name = "training_held";
    Id<TrainingHeld> id;
    PersonId person;
    TrainingId training;
    PersonId given_by;
    Instant since;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(person), NAMED(training), NAMED(given_by), NAMED(since));
    }
};
using TrainingHeldId = Id<TrainingHeld>;

// How people are protected from taking on too much, and who hears of an empty shift. There is one such
// record. 0: no limit.
struct RosterRules {
    static constexpr std::uint16_t record_type = 48;
    static constexpr const char* table_name = "roster_rules";
    Id<RosterRules> id;
    std::int32_t rest_hours = 8;     // Between two shifts that do not follow one upon the other.
    std::int32_t hours_a_day = 8;    // And in one stretch, over midnight too.
    std::int32_t hours_a_week = 40;  // From Monday.
    std::int32_t nights_in_a_row = 3;
    std::int32_t alarm_hours = 6;  // So long before, coordinators hear of a shift that is short of people.
    std::optional<PersonId> alarm_person;  // Who hears of it when nobody has come after two thirds of that.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(rest_hours), NAMED(hours_a_day), NAMED(hours_a_week), NAMED(nights_in_a_row),
           NAMED(alarm_hours), NAMED(alarm_person));
    }
    friend bool operator==(const RosterRules&, const RosterRules&) = default;
};
using RosterRulesId = Id<RosterRules>;

// Why somebody has a place that the rules of rest and training would not have given them.
enum class Waiver : std::uint8_t {
    None = 1,
    Coordinator = 2,   // Said so, with a reason.
    Chain = 3,         // It was agreed in the group chat, and a coordinator accepted it.
    RulesChanged = 4,  // The rules became stricter later.
    Merged = 5,        // Two entries were one person.
    NamedLater = 6,    // A name on a past shift was found to be this person.
    GapOpened = 7,     // A shift between two others was given back or moved.
};
template <>
struct Members<Waiver> {
    static constexpr std::array values{Waiver::None,         Waiver::Coordinator, Waiver::Chain,
                                       Waiver::RulesChanged, Waiver::Merged,      Waiver::NamedLater,
                                       Waiver::GapOpened};
};

// What everybody may see of a seat beyond who holds it. It has the seat's own key; where there is none,
// nothing of all this is so.
struct SeatStatus {
    static constexpr std::uint16_t record_type = 49;
    static constexpr const char* table_name = "seat_status";
    SeatId id;
    Waiver waiver = Waiver::None;
    bool shares = false;                 // Would like to share the place with somebody.
    std::optional<SeatId> shares_with;   // Stands on the same place as that seat: the two count as one.
    std::optional<Instant> expected_at;  // Comes late.
    std::optional<Instant> arrived_at, left_at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(waiver), NAMED(shares), NAMED(shares_with), NAMED(expected_at), NAMED(arrived_at),
           NAMED(left_at));
    }
};

enum class Absence : std::uint8_t { None = 1, NotCome = 2, Excused = 3 };
template <>
struct Members<Absence> {
    static constexpr std::array values{Absence::None, Absence::NotCome, Absence::Excused};
};

// What only the person and the coordinators see of a seat. It has the seat's own key.
struct SeatFile {
    static constexpr std::uint16_t record_type = 50;
    static constexpr const char* table_name = "seat_file";
    SeatId id;
    std::optional<PersonId> waived_by;
    std::string waived_why;
    bool stays_on = false;  // "I stay on if nobody comes."
    Absence absence = Absence::None;
    std::string absence_note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(waived_by), NAMED(waived_why), NAMED(stays_on), NAMED(absence),
           NAMED(absence_note));
    }
};

// Waits for a place; who waits longest and may take it moves up by themselves.
struct WaitingPlace {
    static constexpr std::uint16_t record_type = 51;
    static constexpr const char* table_name = "waiting_place";
    Id<WaitingPlace> id;
    ShiftId shift;
    PersonId person;
    PersonId placed_by;
    Instant since;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(shift), NAMED(person), NAMED(placed_by), NAMED(since));
    }
};
using WaitingPlaceId = Id<WaitingPlace>;

// "Every Tuesday 19–21 at the south gate": as shifts appear, the person has a place on them.
struct StandingSignUp {
    static constexpr std::uint16_t record_type = 52;
    static constexpr const char* table_name = "standing_sign_up";
    Id<StandingSignUp> id;
    PersonId person;
    PostId post;
    std::int32_t days = 0;
    std::int32_t from_minute = 0;  // Of the day on which the shift begins.
    std::int32_t minutes_long = 0;
    PersonId placed_by;
    Instant since;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(person), NAMED(post), NAMED(days), NAMED(from_minute), NAMED(minutes_long),
           NAMED(placed_by), NAMED(since));
    }
};
using StandingSignUpId = Id<StandingSignUp>;

// Which shifts come again and again. Days are counted from 1970-01-01 in the community's time.
struct ShiftPattern {
    static constexpr std::uint16_t record_type = 53;
    static constexpr const char* table_name = "shift_pattern";
    Id<ShiftPattern> id;
    PostId post;
    std::int64_t first_day = 0;
    std::optional<std::int64_t> last_day;  // Nothing: until further notice.
    std::int32_t every_days = 1;           // Counted from the first day; with `days`, both have to hold.
    std::int32_t days = every_day;
    std::int32_t from_minute = 0;
    std::int32_t minutes_long = 0;
    std::int32_t min_places = 1;
    std::int32_t max_places = 1;
    std::int32_t days_ahead = 14;         // Shifts are made so many days before.
    std::int32_t opens_hours_before = 0;  // People may sign up so long before; 0: at once.
    std::int64_t made_until = 0;          // The first day whose shift is not made yet.
    std::optional<Instant> next_making;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(post), NAMED(first_day), NAMED(last_day), NAMED(every_days), NAMED(days),
           NAMED(from_minute), NAMED(minutes_long), NAMED(min_places), NAMED(max_places), NAMED(days_ahead),
           NAMED(opens_hours_before), NAMED(made_until), NAMED(next_making));
    }
};
using ShiftPatternId = Id<ShiftPattern>;

// So many places of each new shift of the pattern are for people with a training. Where there is none, the
// shifts ask for what the post asks for.
struct PatternNeed {
    static constexpr std::uint16_t record_type = 131;
    static constexpr const char* table_name = "pattern_need";
    Id<PatternNeed> id;
    ShiftPatternId pattern;
    TrainingId training;
    std::int32_t places = 1;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(pattern), NAMED(training), NAMED(places));
    }
};
using PatternNeedId = Id<PatternNeed>;

// On this day the pattern makes no shift.
struct PatternException {
    static constexpr std::uint16_t record_type = 54;
    static constexpr const char* table_name = "pattern_exception";
    Id<PatternException> id;
    ShiftPatternId pattern;
    std::int64_t day = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(pattern), NAMED(day));
    }
};
using PatternExceptionId = Id<PatternException>;

// How far the alarm about a shift that is short of people has risen.
enum class CoverAlarm : std::uint8_t { None = 1, Coordinators = 2, NamedPerson = 3, Begun = 4 };
template <>
struct Members<CoverAlarm> {
    static constexpr std::array values{CoverAlarm::None, CoverAlarm::Coordinators, CoverAlarm::NamedPerson,
                                       CoverAlarm::Begun};
};

// What there is to say of a shift beyond its times and places. It has the shift's own key. Where there is
// none, the shift is published and open, and nobody is told when it stays empty.
struct ShiftStatus {
    static constexpr std::uint16_t record_type = 55;
    static constexpr const char* table_name = "shift_status";
    ShiftId id;
    std::optional<ShiftPatternId> pattern;  // That made it.
    std::optional<Instant> publish_at;      // Until then coordinators only know of it.
    std::optional<Instant> opens_at;  // From then on people may sign up; coordinators may put them on it.
    bool emergency = false;
    CoverAlarm alarm = CoverAlarm::None;
    std::optional<Instant> next_look;  // Whether enough people are on it.
    std::int32_t people_passed = 0, vehicles_passed = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(pattern), NAMED(publish_at), NAMED(opens_at), NAMED(emergency), NAMED(alarm),
           NAMED(next_look), NAMED(people_passed), NAMED(vehicles_passed));
    }
};

}  // namespace linli
