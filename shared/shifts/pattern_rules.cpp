#include <algorithm>

#include "shared/people/roles.h"
#include "shared/shifts/pattern.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/work_rules.h"

// Shifts that come again and again.

namespace linli {
namespace {

Instant start_of(std::int64_t day, UtcOffset offset) {
    return instant_of(civil_from_days(day), 0, offset);
}

void add_from_pattern(State& state, const Stamp& by, IdSource& ids, const ShiftPattern& pattern,
                      const TimeRange& window) {
    const Post* post = state.posts.find(pattern.post);
    if (window.until <= by.at || !post || post->closed || find_shift(state, post->id, window)) return;
    NewShift shift;
    shift.planned = {pattern.post, window, pattern.min_places, pattern.max_places};
    shift.pattern = pattern.id;
    if (pattern.opens_hours_before > 0) shift.opens_at = window.from - hours(pattern.opens_hours_before);
    add_shift(state, by, ids, shift);
}

// Makes what is due, and says when there is more to make. At a closed post that is nothing until it is open
// again.
void make_ahead(State& state, const Stamp& by, IdSource& ids, ShiftPatternId id) {
    const UtcOffset offset = utc_offset(state);
    ShiftPattern pattern = state.shift_patterns.at(id);
    if (const Post* post = state.posts.find(pattern.post); post && post->closed) {
        state.shift_patterns.edit(id).next_making = std::nullopt;
        return;
    }
    const std::int64_t until = day_of(by.at, offset) + pattern.days_ahead + 1;
    for (const TimeRange& window :
         expand_pattern(pattern, skipped_days(state, id), pattern.made_until, until, offset))
        add_from_pattern(state, by, ids, pattern, window);
    pattern.made_until = std::max(pattern.made_until, until);
    const bool over = pattern.last_day && pattern.made_until > *pattern.last_day;
    pattern.next_making = start_of(pattern.made_until - pattern.days_ahead, offset);
    if (over) {
        pattern.made_until = *pattern.last_day + 1;
        pattern.next_making = std::nullopt;
    }
    state.shift_patterns.edit(id) = pattern;
}

std::optional<Rejected> check_pattern(const State& state, const ShiftPattern& pattern, Instant at) {
    const Post* post = state.posts.find(pattern.post);
    if (!post) return missing(state, Reason::PostUnknown);
    if (post->closed) return Rejected{Reason::PostClosed, post->id};
    if (!is_sound_pattern(pattern, day_of(at, utc_offset(state)))) return Rejected{Reason::PatternInvalid};
    return std::nullopt;
}

// Those that the pattern made already, begin on a chosen day, and are still to come.
template <class OnDay>
std::vector<ShiftChange> cancelling(const State& state, ShiftPatternId pattern, Instant at, OnDay&& on_day) {
    std::vector<ShiftChange> changes;
    for (const ShiftStatus* status : state.shift_statuses.where<&ShiftStatus::pattern>(pattern)) {
        const Shift* shift = state.shifts.find(status->id);
        if (!shift || shift->state == ShiftState::Cancelled || shift->window.from <= at) continue;
        if (on_day(day_of(shift->window.from, utc_offset(state))))
            changes.push_back({shift->id, {}, 1, 1, true});
    }
    return changes;
}

const PatternException* find_exception(const State& state, ShiftPatternId pattern, std::int64_t day) {
    for (const PatternException* one : state.pattern_exceptions.where<&PatternException::pattern>(pattern)) {
        if (one->day == day) return one;
    }
    return nullptr;
}

// The one shift of that day, whether or not it is skipped.
std::optional<TimeRange> window_on(const State& state, const ShiftPattern& pattern, std::int64_t day) {
    const auto windows = expand_pattern(pattern, {}, day, day + 1, utc_offset(state));
    return windows.empty() ? std::nullopt : std::optional(windows.front());
}

}  // namespace

void go_on_with_patterns(State& state, const Stamp& by, IdSource& ids, PostId post) {
    std::vector<ShiftPatternId> patterns;
    for (const auto& [id, row] : state.shift_patterns.rows()) {
        if (row.record.post == post) patterns.push_back(id);
    }
    const std::int64_t today = day_of(by.at, utc_offset(state));
    for (const ShiftPatternId id : patterns) {
        ShiftPattern& pattern = state.shift_patterns.edit(id);
        pattern.made_until = std::max(pattern.made_until, today);
        make_ahead(state, by, ids, id);
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AddPatterns& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (command.patterns.empty()) return Rejected{Reason::NothingChosen};
    if (command.patterns.size() > max_new_patterns)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_new_patterns));
    for (const ShiftPattern& pattern : command.patterns) {
        if (auto no = check_pattern(state, pattern, by.at)) return no;
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AddPatterns& command) {
    IdSource ids(by);
    const std::int64_t today = day_of(by.at, utc_offset(state));
    for (ShiftPattern pattern : command.patterns) {
        pattern.id = ids.next<ShiftPatternId>();
        pattern.made_until = std::max(pattern.first_day, today);
        pattern.next_making = std::nullopt;
        state.shift_patterns.insert(pattern);
        make_ahead(state, by, ids, pattern.id);
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ChangePattern& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (!state.shift_patterns.find(command.pattern.id)) return missing(state, Reason::PatternUnknown);
    return check_pattern(state, command.pattern, by.at);
}

void change(State& state, const Stamp& by, const ChangePattern& command) {
    const ShiftPattern* known = state.shift_patterns.find(command.pattern.id);
    if (!known) return;
    IdSource ids(by);
    const std::int64_t today = day_of(by.at, utc_offset(state));
    ShiftPattern pattern = command.pattern;
    pattern.made_until = std::max({known->made_until, pattern.first_day, today});
    state.shift_patterns.edit(pattern.id) = pattern;
    make_ahead(state, by, ids, pattern.id);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndPattern& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const ShiftPattern* pattern = state.shift_patterns.find(command.pattern);
    if (!pattern) return missing(state, Reason::PatternUnknown);
    if (pattern->last_day && command.last_day >= *pattern->last_day) return Rejected{Reason::PatternOver};
    const std::int64_t today = day_of(by.at, utc_offset(state));
    if (command.last_day < std::min(today - 1, pattern->first_day) ||
        command.last_day > today + 10 * most_pattern_days)
        return Rejected{Reason::PatternInvalid};
    return check_text(command.why, default_text_limit);
}

void change(State& state, const Stamp& by, const EndPattern& command) {
    if (!state.shift_patterns.find(command.pattern)) return;
    IdSource ids(by);
    ShiftPattern& pattern = state.shift_patterns.edit(command.pattern);
    pattern.last_day = command.last_day;
    if (pattern.made_until > command.last_day) {
        pattern.made_until = command.last_day + 1;
        pattern.next_making = std::nullopt;
    }
    const auto later = [&](std::int64_t day) { return day > command.last_day; };
    change_shifts(state, by, ids, cancelling(state, command.pattern, by.at, later), command.why);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SkipPatternDay& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const ShiftPattern* pattern = state.shift_patterns.find(command.pattern);
    if (!pattern) return missing(state, Reason::PatternUnknown);
    const std::int64_t today = day_of(by.at, utc_offset(state));
    const bool near = command.day >= today && command.day <= today + 10 * most_pattern_days;
    if (!near || !window_on(state, *pattern, command.day)) return Rejected{Reason::PatternInvalid};
    return command.skip ? check_text(command.why, default_text_limit) : std::nullopt;
}

void change(State& state, const Stamp& by, const SkipPatternDay& command) {
    const ShiftPattern* known = state.shift_patterns.find(command.pattern);
    if (!known) return;
    IdSource ids(by);
    const ShiftPattern pattern = *known;
    const PatternException* exception = find_exception(state, pattern.id, command.day);
    if (command.skip) {
        if (!exception)
            state.pattern_exceptions.insert({ids.next<PatternExceptionId>(), pattern.id, command.day});
        const auto that_day = [&](std::int64_t day) { return day == command.day; };
        return change_shifts(state, by, ids, cancelling(state, pattern.id, by.at, that_day), command.why);
    }
    if (!exception) return;
    state.pattern_exceptions.erase(exception->id);
    const auto window = window_on(state, pattern, command.day);
    if (window && command.day < pattern.made_until) add_from_pattern(state, by, ids, pattern, *window);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const MakeShifts& command) {
    if (by.principal != Principal::Server) return Rejected{Reason::NotAllowed};
    const ShiftPattern* pattern = state.shift_patterns.find(command.pattern);
    if (!pattern) return missing(state, Reason::PatternUnknown);
    if (!pattern->next_making || *pattern->next_making > by.at) return Rejected{Reason::PatternOver};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const MakeShifts& command) {
    if (!state.shift_patterns.find(command.pattern)) return;
    IdSource ids(by);
    make_ahead(state, by, ids, command.pattern);
}

}  // namespace linli
