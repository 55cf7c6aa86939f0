#pragma once

#include <cstdint>
#include <vector>

#include "shared/shifts/rostering/roster_problem.h"

namespace linli::rostering {

// Costs inside the planner are in 1 / 64, so that prices and chance have room between two whole numbers.
inline constexpr std::int32_t cost_scale = 64;

// One person, prepared for the search.
struct PersonModel {
    RosterPerson rules;
    // Kinds this person may work, in groups that differ in nothing but cost: same minutes, same kinds before
    // and after. Of a group only the cheapest kind of a day is worth a look.
    std::vector<std::vector<std::uint32_t>> groups;
    std::vector<std::uint8_t> may_work;   // By day and kind.
    std::vector<std::uint8_t> may_rest;   // By day.
    std::vector<std::int32_t> wish_cost;  // By day and kind: what it costs more than a day off.
    std::int64_t base_cost = 0;           // Of the wishes and changes, without any shift.
};

// A problem, indexed for the search. Cells are day * kinds + kind.
struct RosterModel {
    RosterModel() = default;
    explicit RosterModel(const RosterProblem& problem);

    std::uint32_t cell(std::uint32_t day, std::uint32_t kind) const { return day * kinds + kind; }
    bool may_follow(std::uint32_t kind, std::uint32_t next) const { return follows[kind * kinds + next]; }
    // Of one more person where `present` are there.
    std::int32_t extra_cost(std::uint32_t cell, std::int32_t present) const {
        return present < wanted[cell] ? -too_few[cell] : too_many[cell];
    }
    std::int64_t need_cost(std::uint32_t cell, std::int32_t present) const {
        const std::int64_t missing = std::int64_t{wanted[cell]} - present;
        return missing > 0 ? missing * too_few[cell] : -missing * too_many[cell];
    }

    std::uint32_t days = 0;
    std::uint32_t kinds = 0;
    std::vector<std::uint8_t> saturday, sunday;           // By day.
    std::vector<std::int32_t> minutes;                    // By kind.
    std::vector<std::uint8_t> follows;                    // By kind and kind of the next day.
    std::int32_t minute_unit = 1;                         // All kinds last whole multiples of it.
    std::vector<std::int32_t> wanted, too_few, too_many;  // By cell.
    std::vector<PersonModel> people;
};

}  // namespace linli::rostering
