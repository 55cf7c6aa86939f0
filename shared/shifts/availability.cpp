#include "shared/shifts/availability.h"

#include <algorithm>
#include <tuple>

#include "shared/shifts/roster.h"

namespace linli {
namespace {

bool holds_on(const ShiftHours& hours, std::int64_t day) {
    return is_on(hours.days, civil_from_days(day)) && (!hours.first_day || *hours.first_day <= day) &&
           (!hours.last_day || day <= *hours.last_day);
}

// The hours as ranges that touch the window. They are a day long at most: those of the day before reach in.
template <class OnRange>
void for_each_range(const State& state, const ShiftHours& hours, const TimeRange& window,
                    OnRange&& on_range) {
    const UtcOffset offset = utc_offset(state);
    const std::int64_t last = day_of(window.until, offset);
    for (std::int64_t day = day_of(window.from, offset) - 1; day <= last; ++day) {
        if (!holds_on(hours, day)) continue;
        const Instant from = instant_of(civil_from_days(day), hours.from_minute, offset);
        on_range(TimeRange{from, from + minutes(hours.minutes_long)});
    }
}

// Whether they are said of a day on which the window lies: what holds for a week says nothing of the next.
bool is_about(const State& state, const ShiftHours& hours, const TimeRange& window) {
    const UtcOffset offset = utc_offset(state);
    const Instant last_moment{window.until.ms - 1};
    return (!hours.first_day || *hours.first_day <= day_of(last_moment, offset)) &&
           (!hours.last_day || *hours.last_day >= day_of(window.from, offset));
}

bool touches(const State& state, const ShiftHours& hours, const TimeRange& window) {
    bool found = false;
    for_each_range(state, hours, window, [&](const TimeRange& range) {
        found = found || (range.from < window.until && window.from < range.until);
    });
    return found;
}

// Whether the ranges together leave no moment of the window out.
bool covers(std::vector<TimeRange> ranges, const TimeRange& window) {
    std::sort(ranges.begin(), ranges.end(),
              [](const TimeRange& a, const TimeRange& b) { return a.from < b.from; });
    Instant covered = window.from;
    for (const TimeRange& range : ranges) {
        if (range.from > covered) break;
        covered = std::max(covered, range.until);
    }
    return covered >= window.until;
}

}  // namespace

SaidOf said_of(const State& state, PersonId person, const TimeRange& window) {
    const auto said = state.shift_hours.where<&ShiftHours::person>(person);
    std::vector<TimeRange> can, gladly;
    bool rather_not = false, names_hours = false;
    for (const ShiftHours* hours : said) {
        if (hours->is == Availability::Cannot && touches(state, *hours, window)) return SaidOf::Cannot;
        if (hours->is == Availability::RatherNot) rather_not = rather_not || touches(state, *hours, window);
        if (hours->is != Availability::Can && hours->is != Availability::Gladly) continue;
        names_hours = names_hours || is_about(state, *hours, window);
        for_each_range(state, *hours, window, [&](const TimeRange& range) {
            can.push_back(range);
            if (hours->is == Availability::Gladly) gladly.push_back(range);
        });
    }
    if (rather_not) return SaidOf::RatherNot;
    if (covers(gladly, window)) return SaidOf::Gladly;
    if (covers(can, window)) return SaidOf::Can;
    return names_hours ? SaidOf::OtherHours : SaidOf::Nothing;
}

int reluctance(SaidOf said) {
    switch (said) {
        case SaidOf::Gladly:
            return 0;
        case SaidOf::Nothing:
        case SaidOf::Can:
            return 1;
        case SaidOf::RatherNot:
        case SaidOf::OtherHours:
            return 2;
        case SaidOf::Cannot:
            break;
    }
    return 3;
}

bool is_over(const State& state, const ShiftHours& hours, Instant now) {
    if (!hours.last_day) return false;
    const Instant from = instant_of(civil_from_days(*hours.last_day), hours.from_minute, utc_offset(state));
    return from + minutes(hours.minutes_long) <= now;
}

std::vector<const ShiftHours*> said_hours(const State& state, PersonId person, Instant now) {
    auto said = state.shift_hours.where<&ShiftHours::person>(person);
    std::erase_if(said, [&](const ShiftHours* one) { return is_over(state, *one, now); });
    std::sort(said.begin(), said.end(), [](const ShiftHours* a, const ShiftHours* b) {
        return std::tuple(a->first_day.value_or(0), a->from_minute, a->id) <
               std::tuple(b->first_day.value_or(0), b->from_minute, b->id);
    });
    return said;
}

bool says_the_same(const ShiftHours& a, const ShiftHours& b) {
    return a.is == b.is && a.days == b.days && a.first_day == b.first_day && a.last_day == b.last_day &&
           a.from_minute == b.from_minute && a.minutes_long == b.minutes_long;
}

}  // namespace linli
