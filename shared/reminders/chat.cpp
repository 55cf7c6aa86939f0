#include "shared/reminders/chat.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "shared/reminders/reminders.h"
#include "shared/shifts/roster.h"

namespace linli {
namespace {

bool is_to_come(const State& state, const Shift& shift, Instant now) {
    return shift.window.from > now && shift.state == ShiftState::Planned && is_published(state, shift.id);
}

bool was_called(const State& state, const Shift& shift) {
    const ShiftCall* call = state.shift_calls.find(shift.id);
    return call && call->begins == shift.window.from;
}

Instant call_moment(const State& state, const ChatRobot& robot, const Shift& shift) {
    return before_quiet(reminder_rules(state).quiet, shift.window.from - hours(robot.hours_ahead),
                        utc_offset(state));
}

void sort_by_beginning(const State& state, std::vector<const Shift*>& shifts) {
    const auto key = [&](const Shift* shift) {
        const Post* post = state.posts.find(shift->post);
        return std::tuple(shift->window.from, post ? std::string_view(post->name) : std::string_view(),
                          shift->id);
    };
    std::sort(shifts.begin(), shifts.end(),
              [&](const Shift* one, const Shift* other) { return key(one) < key(other); });
}

// What is short of people later than that is looked at a little later, and not in the quiet hours.
std::optional<Instant> next_call(const State& state, const ChatRobot& robot) {
    if (robot.hours_ahead == 0) return std::nullopt;
    std::optional<Instant> next;
    const Instant late =
        after_quiet(reminder_rules(state).quiet, robot.looked_at + chat_pause, utc_offset(state));
    for (const auto& [id, row] : state.shifts.rows()) {
        const Shift& shift = row.record;
        if (!is_to_come(state, shift, robot.looked_at) || was_called(state, shift)) continue;
        if (missing_people(state, shift) == 0) continue;
        const Instant planned = call_moment(state, robot, shift);
        const Instant at = planned > robot.looked_at ? planned : late;
        if (at < shift.window.from && (!next || at < *next)) next = at;
    }
    return next;
}

}  // namespace

std::optional<Instant> next_chat(const State& state, const ChatRobot& robot) {
    std::optional<Instant> next = next_call(state, robot);
    if (!robot.roster_minute) return next;
    const Instant roster = roster_moment(state, *robot.roster_minute, robot.rostered_day + 1);
    return next && *next < roster ? next : std::optional(roster);
}

std::vector<const Shift*> shifts_to_call(const State& state, const ChatRobot& robot, Instant now) {
    std::vector<const Shift*> shifts;
    if (robot.hours_ahead == 0) return shifts;
    for (const auto& [id, row] : state.shifts.rows()) {
        const Shift& shift = row.record;
        if (!is_to_come(state, shift, now) || was_called(state, shift)) continue;
        if (call_moment(state, robot, shift) <= now && missing_people(state, shift) > 0)
            shifts.push_back(&shift);
    }
    sort_by_beginning(state, shifts);
    return shifts;
}

std::vector<const Shift*> shifts_of_evening(const State& state, Instant now) {
    std::vector<const Shift*> shifts;
    for (const auto& [id, row] : state.shifts.rows()) {
        if (is_to_come(state, row.record, now) && row.record.window.from < now + roster_ahead)
            shifts.push_back(&row.record);
    }
    sort_by_beginning(state, shifts);
    return shifts;
}

Instant roster_moment(const State& state, std::int32_t roster_minute, std::int64_t day) {
    const UtcOffset offset = utc_offset(state);
    return before_quiet(reminder_rules(state).quiet, instant_of(civil_from_days(day), roster_minute, offset),
                        offset);
}

std::int64_t last_roster_day(const State& state, std::int32_t roster_minute, Instant now) {
    const std::int64_t today = day_number(civil_time(now, utc_offset(state)).date);
    // Where it comes before the quiet hours, that may be on the evening before.
    for (const std::int64_t day : {today + 1, today}) {
        if (roster_moment(state, roster_minute, day) <= now) return day;
    }
    return today - 1;
}

}  // namespace linli
