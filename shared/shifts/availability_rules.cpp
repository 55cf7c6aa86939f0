#include <algorithm>

#include "shared/people/roles.h"
#include "shared/shifts/availability.h"
#include "shared/shifts/availability_commands.h"
#include "shared/shifts/roster.h"

// What people say about their hours; see availability_commands.h.

namespace linli {
namespace {

constexpr std::int32_t whole_day = 24 * 60;
constexpr std::int64_t most_days_from_now = 366 * 2;

// Days that are named and days of the week may never meet.
bool comes_from(const ShiftHours& hours, std::int64_t today) {
    if (!hours.last_day) return true;
    for (std::int64_t day = std::max(today, hours.first_day.value_or(today)); day <= *hours.last_day; ++day) {
        if (is_on(hours.days, civil_from_days(day))) return true;
    }
    return false;
}

bool is_sound(const ShiftHours& hours, std::int64_t today) {
    const auto near = [&](const std::optional<std::int64_t>& day) {
        return !day || (*day >= today - most_days_from_now && *day <= today + most_days_from_now);
    };
    return hours.days >= 1 && hours.days <= every_day && hours.from_minute >= 0 &&
           hours.from_minute < whole_day && hours.minutes_long >= 1 && hours.minutes_long <= whole_day &&
           near(hours.first_day) && near(hours.last_day) && comes_from(hours, today);
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const SayShiftHours& command) {
    if (!may_act_for(state, by, by.for_person)) return Rejected{Reason::NotForOthers};
    if (!state.public_names.find(by.for_person)) return missing(state, Reason::PersonUnknown);
    if (!is_sound(command.hours, day_of(by.at, utc_offset(state))))
        return Rejected{Reason::ShiftHoursInvalid};
    const auto said = said_hours(state, by.for_person, by.at);
    for (const ShiftHours* one : said) {
        if (says_the_same(*one, command.hours)) return Rejected{Reason::ShiftHoursSaid};
    }
    if (said.size() >= most_said_hours)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(most_said_hours));
    return std::nullopt;
}

// What is over is forgotten with the next word.
void change(State& state, const Stamp& by, const SayShiftHours& command) {
    std::vector<ShiftHoursId> over;
    for (const ShiftHours* one : state.shift_hours.where<&ShiftHours::person>(by.for_person)) {
        if (is_over(state, *one, by.at)) over.push_back(one->id);
    }
    for (const ShiftHoursId one : over) state.shift_hours.erase(one);
    ShiftHours hours = command.hours;
    hours.id = by.new_ids.make<ShiftHoursId>();
    hours.person = by.for_person;
    hours.said_by = by.person;
    hours.since = by.at;
    state.shift_hours.insert(hours);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const TakeBackShiftHours& command) {
    const ShiftHours* hours = state.shift_hours.find(command.hours);
    if (!hours || !may_act_for(state, by, hours->person)) return missing(state, Reason::ShiftHoursUnknown);
    return std::nullopt;
}

void change(State& state, const Stamp&, const TakeBackShiftHours& command) {
    if (state.shift_hours.find(command.hours)) state.shift_hours.erase(command.hours);
}

}  // namespace linli
