#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/core/id.h"
#include "shared/core/time.h"

// What the ranking of helpers knows of a request and of a helper: plain values that the errands' records are
// read into. Kinds, skills, languages and groups are small numbers that the community gives, one bit each.

namespace linli {

inline constexpr std::size_t max_match_buildings = 512;

using MatchBits = std::uint64_t;

constexpr MatchBits match_bit(std::uint32_t number) {
    return number < 64 ? MatchBits{1} << number : 0;
}

// Half hours since a moment that request and helpers share, mostly the midnight before the errand: then bit 0
// is 00:00 to 00:30, and bit 47 the last one of the day.
using HalfHours = std::uint64_t;

// From inclusive, until exclusive, both 0 to 64.
constexpr HalfHours half_hours(std::uint32_t from, std::uint32_t until) {
    const auto below = [](std::uint32_t count) {
        return count < 64 ? (HalfHours{1} << count) - 1 : ~HalfHours{0};
    };
    return from < until ? below(until) & ~below(from) : 0;
}

enum class Meeting : std::uint8_t { None = 1, AtDoor = 2, Indoors = 3 };
enum class Health : std::uint8_t { Usual = 1, Isolated = 2, Infectious = 3 };
enum class Handles : std::uint8_t { Nothing = 1, Money = 2, Card = 3 };
enum class MatchUrgency : std::uint8_t { Normal = 1, Soon = 2, Urgent = 3 };

// For whom an infection is dangerous.
namespace vulnerable {
inline constexpr std::uint8_t pregnant = 1, dialysis = 2, over_65 = 4;
}
namespace pets {
inline constexpr std::uint8_t dog = 1, cat = 2, other = 4;
}

// Where a door is. Metres on the community's own plan, east and north.
struct MatchPlace {
    std::uint16_t compound = 0;
    std::uint16_t building = 0;  // Counted through the whole community, below max_match_buildings.
    std::int32_t east_m = 0;
    std::int32_t north_m = 0;
    bool placed = true;  // False: nobody has said where, and no distance counts.
};

struct HelpedBefore {
    Bits128 helper;
    std::int32_t times = 0;
};

struct MatchRequest {
    Bits128 person;  // Who needs help.
    MatchPlace place;
    std::uint32_t kind = 0;  // 0 to 63.
    MatchUrgency urgency = MatchUrgency::Normal;

    // When: a stretch of `length_half_hours` somewhere in `window`. 0: the time does not matter.
    HalfHours window = 0;
    std::int32_t length_half_hours = 0;

    // What it takes.
    Meeting meeting = Meeting::AtDoor;
    bool takes_keys = false;  // The helper is given keys of the home.
    Handles handles = Handles::Nothing;
    MatchBits skills = 0;         // All of them.
    MatchBits groups_needed = 0;  // One of them: may collect medicine, has the keys of the store.
    MatchBits languages = 0;      // One of them; 0: few words are needed.
    std::int32_t stairs_floors = 0;
    bool lift = false;
    std::uint8_t pets = 0;
    std::int32_t load_kg = 0;
    std::int32_t seats = 0;  // In a vehicle; 0: none is needed.
    bool wheelchair_place = false;
    bool stretcher = false;

    // Her household.
    Health health = Health::Usual;
    std::uint8_t vulnerable = 0;

    // What is better, not needed.
    MatchBits groups_wished = 0;
    MatchBits languages_wished = 0;

    // Between her and certain helpers.
    std::vector<Bits128> fixed_pairs;  // 结对
    std::vector<Bits128> blocked;      // By her or by them.
    std::vector<HelpedBefore> helped_before;
    std::vector<Bits128> key_holders;  // Who have the key to her door, where one is of use.
};

inline constexpr std::int32_t no_limit = 1'000'000;

struct MatchHelper {
    Bits128 id;
    MatchPlace place;
    Health health = Health::Usual;

    // What this helper offers.
    MatchBits kinds = 0;
    MatchBits kinds_preferred = 0;
    MatchBits skills = 0;
    MatchBits groups = 0;
    MatchBits languages = 0;
    bool vetted_for_homes = false;
    bool vetted_for_money = false;
    bool helps_infectious = false;  // Consents to errands to isolated and infectious households.
    HalfHours free = 0;             // At the time of the errand.
    std::bitset<max_match_buildings> area;

    // Limits.
    std::int32_t most_floors = no_limit;  // On foot; 0: no stairs.
    std::uint8_t no_pets = 0;
    std::int32_t most_kg = no_limit;
    std::int32_t seats = 0;
    bool wheelchair_place = false;
    bool stretcher = false;
    std::int32_t asked_most_a_week = no_limit;
    std::int32_t errands_most_a_day = 1;

    // So far.
    std::int32_t asked_last_7_days = 0;
    std::int32_t errands_last_7_days = 0;
    std::int32_t errands_today = 0;
    std::int32_t answers_in_minutes = 0;  // As a rule; 0: not known.
    std::int32_t asked_in_vain = 0;       // So often in a row they did not answer; 0: not worth a word.
    bool served_infectious_today = false;
    bool serves_vulnerable_later_today = false;
};

}  // namespace linli
