#include "shared/shifts/work_rules.h"

#include <algorithm>
#include <set>

namespace linli {
namespace {

constexpr Duration far_away = days(45);  // Nothing farther away counts for any rule.

Instant day_start(std::int64_t day, UtcOffset offset) {
    return Instant{} + days(day) - minutes(offset.minutes);
}

using Works = std::vector<Work>;

// Those that may count beside the added one.
Works near_to(const Works& works, const TimeRange& added) {
    const auto begins_before = [](const Work& work, Instant at) { return work.window.from < at; };
    const auto first = std::lower_bound(works.begin(), works.end(), added.from - far_away, begins_before);
    const auto last = std::lower_bound(first, works.end(), added.until + far_away, begins_before);
    return {first, last};
}

// Is there more work than `most_hours` in one of the stretches of days that the added work reaches into?
bool too_much(const Works& works, const TimeRange& added, std::int64_t first_day, std::int64_t length_days,
              std::int32_t most_hours, UtcOffset offset) {
    if (most_hours == 0) return false;
    for (std::int64_t day = first_day; day_start(day, offset) < added.until; day += length_days) {
        std::int64_t worked = minutes_within(added, day, day + length_days, offset);
        for (const Work& work : works) worked += minutes_within(work.window, day, day + length_days, offset);
        if (worked > std::int64_t{most_hours} * 60) return true;
    }
    return false;
}

// Without a break, with all that ends as the next begins; over midnight, too.
Duration stretch_with(const Works& works, const TimeRange& added) {
    TimeRange stretch = added;
    for (auto work = works.rbegin(); work != works.rend(); ++work) {
        if (work->window.until == stretch.from) stretch.from = work->window.from;
    }
    for (const Work& work : works) {
        if (work.window.from == stretch.until) stretch.until = work.window.until;
    }
    return length(stretch);
}

bool too_long(const Works& works, const TimeRange& added, std::int32_t most_hours) {
    return most_hours > 0 && stretch_with(works, added) > hours(most_hours);
}

bool too_many_nights(const RosterRules& rules, const Works& works, const TimeRange& added, UtcOffset offset) {
    const auto added_nights = nights_of(added, offset);
    if (rules.nights_in_a_row == 0 || added_nights.empty()) return false;
    std::set<std::int64_t> nights(added_nights.begin(), added_nights.end());
    for (const Work& work : works) {
        for (const std::int64_t night : nights_of(work.window, offset)) nights.insert(night);
    }
    std::int64_t first = added_nights.front(), last = added_nights.back();
    while (nights.contains(first - 1)) --first;
    while (nights.contains(last + 1)) ++last;
    return last - first + 1 > rules.nights_in_a_row;
}

}  // namespace

std::int64_t day_of(Instant at, UtcOffset offset) {
    return day_number(civil_time(at, offset).date);
}

std::int64_t monday_of(std::int64_t day) {
    return day - (weekday(civil_from_days(day)) - 1);
}

std::int64_t minutes_within(const TimeRange& window, std::int64_t from_day, std::int64_t until_day,
                            UtcOffset offset) {
    const Instant from = std::max(window.from, day_start(from_day, offset));
    const Instant until = std::min(window.until, day_start(until_day, offset));
    return from < until ? (until - from).ms / minutes(1).ms : 0;
}

std::vector<std::int64_t> nights_of(const TimeRange& window, UtcOffset offset) {
    std::vector<std::int64_t> nights;
    for (std::int64_t day = day_of(window.from, offset); day_start(day, offset) < window.until; ++day) {
        const Instant start = day_start(day, offset);
        if (overlap(window, {start, start + minutes(night_until_minute)})) nights.push_back(day);
    }
    return nights;
}

std::vector<ShiftId> too_near(const RosterRules& rules, const std::vector<Work>& works,
                              const TimeRange& added) {
    const Work *before = nullptr, *after = nullptr;
    for (const Work& work : works) {
        if (work.window.until <= added.from) before = &work;
        if (work.window.from >= added.until && !after) after = &work;
    }
    std::vector<ShiftId> near;
    const auto look_at = [&](const Work* work, Duration gap) {
        if (gap > Duration{} && gap < hours(rules.rest_hours)) near.push_back(work->shift);
    };
    if (before) look_at(before, added.from - before->window.until);
    if (after) look_at(after, after->window.from - added.until);
    return near;
}

std::optional<StrainFound> strain_of(const RosterRules& rules, const std::vector<Work>& all,
                                     const TimeRange& added, UtcOffset offset) {
    const Works works = near_to(all, added);
    const auto near = too_near(rules, works, added);
    if (!near.empty()) return StrainFound{Strain::RestTooShort, near.front(), rules.rest_hours};
    const std::int64_t day = day_of(added.from, offset);
    if (too_long(works, added, rules.hours_a_day) ||
        too_much(works, added, day, 1, rules.hours_a_day, offset))
        return StrainFound{Strain::DailyCap, std::nullopt, rules.hours_a_day};
    if (too_much(works, added, monday_of(day), 7, rules.hours_a_week, offset))
        return StrainFound{Strain::WeeklyCap, std::nullopt, rules.hours_a_week};
    if (too_many_nights(rules, works, added, offset))
        return StrainFound{Strain::NightsInARow, std::nullopt, rules.nights_in_a_row};
    return std::nullopt;
}

}  // namespace linli
