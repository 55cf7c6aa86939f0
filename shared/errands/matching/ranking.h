#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/errands/matching/match_values.h"

// Who is to be asked for this errand: first the rules that nobody gets around, each with its name, then
// points that add up. The page makes words of the numbers.

namespace linli {

// Why a helper does not come into question. Stored: never renumber.
enum class Barrier : std::uint8_t {
    OwnErrand = 1,          // It is this person who needs help.
    HelperIsolated = 2,     // Or infectious: goes nowhere.
    Blocked = 3,            // By either of them; the page says the same for both.
    NotVettedForHomes = 4,  // Indoors, or with keys.
    NotVettedForMoney = 5,  // 2: money, 3: a card.
    KindNotOffered = 6,     // The kind.
    SkillMissing = 7,       // The first skill missing.
    GroupMissing = 8,       // The first group that would do.
    OutsideArea = 9,        // The building.
    NotFreeThen = 10,       // The half hours needed in one piece.
    TooManyStairs = 11,     // The floors to climb.
    Pets = 12,              // The first kind of pet, as a bit.
    TooHeavy = 13,          // The kilograms to carry.
    TooFewSeats = 14,       // The seats needed.
    NoWheelchairPlace = 15,
    NoStretcher = 16,
    NoCommonLanguage = 17,  // The first language that would do.
    NoConsentToInfection = 18,
    IndoorsAtInfection = 19,  // Nobody goes in there: the errand has to become one at the door.
    ServedInfectiousToday = 20,
    VulnerableLaterToday = 21,  // A promise that this errand would endanger.
    AskedEnough = 22,           // The most a week.
    DayFull = 23,               // The most a day.
};
inline constexpr std::size_t barrier_count = 24;  // With the unused 0.

using Barriers = std::uint32_t;  // One bit each, by number.

constexpr Barriers barrier_bit(Barrier barrier) {
    return Barriers{1} << static_cast<std::uint8_t>(barrier);
}

// Why somebody stands so high or so low. Stored: never renumber.
enum class Merit : std::uint8_t {
    FixedPair = 1,     // 结对
    HelpedBefore = 2,  // How many times.
    SameBuilding = 3,
    SameCompound = 4,
    Distance = 5,        // Metres.
    WishedGroup = 6,     // The first such group.
    EvenLoad = 7,        // Errands in the last 7 days.
    AskedOften = 8,      // Asked in the last 7 days.
    WishedLanguage = 9,  // The first such language.
    PreferredKind = 10,
    AnswersSlowly = 11,  // Minutes.
    NotHeardOf = 12,     // Times asked in a row without an answer: a call may help.
    HasKey = 13,
};
inline constexpr std::size_t merit_count = 14;  // With the unused 0.

// All weights. Points of a merit: `points` for each full `each` of its number, at most `most` times; where
// `hurries`, times 2 if it is wanted soon and times 4 if it is urgent.
struct MeritWeight {
    Merit merit;
    std::int32_t points;
    std::int32_t each;
    std::int32_t most;
    bool hurries;
};
inline constexpr std::array<MeritWeight, 13> merit_weights{{
    {Merit::FixedPair, 2000, 1, 1, false},   // Above all others together: they have chosen each other.
    {Merit::HelpedBefore, 20, 1, 5, false},  // A known face; after five times it is known.
    {Merit::SameBuilding, 120, 1, 1, false},
    {Merit::SameCompound, 60, 1, 1, false},  // Also in the same building.
    {Merit::Distance, -1, 20, 100, true},    // 2 km are as far as any.
    {Merit::WishedGroup, 150, 1, 1, false},  // Who goes there anyway spares a walk.
    {Merit::HasKey, 80, 1, 1, false},        // Nobody has to come to the door.
    {Merit::EvenLoad, -25, 1, 10,
     false},  // Four errands weigh as much as the same compound and a wished language.
    {Merit::AskedOften, -5, 1, 10, false},  // Being asked is work too.
    {Merit::WishedLanguage, 40, 1, 1, false},
    {Merit::PreferredKind, 30, 1, 1, false},
    {Merit::AnswersSlowly, -1, 10, 36, true},  // Six hours are as slow as any.
    {Merit::NotHeardOf, -40, 1, 5, false},
}};

struct BarrierReason {
    Barrier barrier;
    std::int32_t argument = 0;
    friend bool operator==(const BarrierReason&, const BarrierReason&) = default;
};

struct MeritReason {
    Merit merit;
    std::int32_t points = 0;
    std::int32_t argument = 0;
    friend bool operator==(const MeritReason&, const MeritReason&) = default;
};

struct RankedHelper {
    std::uint32_t helper = 0;  // Its place in the list that was given.
    std::int32_t points = 0;
};

// `broken` counts the helpers who fail at a barrier, `only` those who fail at nothing else: so many would
// come into question at another time, without the dog, at the door.
struct Ranking {
    std::vector<RankedHelper> helpers;  // The best first; of equals who did less lately, then the lower id.
    std::int32_t looked_at = 0;
    std::array<std::int32_t, barrier_count> broken{};
    std::array<std::int32_t, barrier_count> only{};
};

// The request looked at once for all helpers. It keeps a reference: the request must live longer.
class HelperRanker {
public:
    explicit HelperRanker(const MatchRequest& request);

    Barriers barriers(const MatchHelper& helper) const;  // 0: comes into question.
    std::int32_t points(const MatchHelper& helper) const;
    Ranking rank(const std::vector<MatchHelper>& helpers) const;

    // In words of the page: by number; without merits that add nothing.
    std::vector<BarrierReason> why_not(const MatchHelper& helper) const;
    std::vector<MeritReason> why(const MatchHelper& helper) const;

    bool fixed_pair(const MatchHelper& helper) const;

private:
    struct Known {
        Bits128 helper;
        bool fixed_pair = false;
        bool blocked = false;
        bool has_key = false;
        std::int32_t helped_times = 0;
    };

    const Known* known(const MatchHelper& helper) const;
    Barriers personal_barriers(const MatchHelper& helper) const;
    Barriers offer_barriers(const MatchHelper& helper) const;
    Barriers limit_barriers(const MatchHelper& helper) const;
    Barriers infection_barriers(const MatchHelper& helper) const;
    std::int32_t argument(Barrier barrier, const MatchHelper& helper) const;
    std::array<std::int32_t, merit_count> merits(const MatchHelper& helper) const;
    std::int32_t points(const MeritWeight& weight, std::int32_t number) const;

    const MatchRequest& request_;
    std::vector<Known> known_;  // By id.
    std::int32_t hurry_ = 1;
};

// Straight on the plan, in whole metres rounded down.
std::int32_t distance_m(const MatchPlace& a, const MatchPlace& b);

// Whether `free` holds so many half hours of `window` in one piece.
bool fits_into(HalfHours free, HalfHours window, std::int32_t length_half_hours);

}  // namespace linli
