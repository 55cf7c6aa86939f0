#include "shared/shifts/pattern.h"

#include <algorithm>
#include <map>

#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/skills.h"
#include "shared/shifts/work_rules.h"

namespace linli {
namespace {

constexpr std::int32_t whole_day = 24 * 60;
constexpr std::int64_t farthest_day = 100 * 366;  // From today, of anything that a pattern names.

bool within(std::int64_t value, std::int64_t least, std::int64_t most) {
    return value >= least && value <= most;
}

bool comes_on(const ShiftPattern& pattern, std::int64_t day) {
    if (day < pattern.first_day || (pattern.last_day && day > *pattern.last_day)) return false;
    return (day - pattern.first_day) % pattern.every_days == 0 && is_on(pattern.days, civil_from_days(day));
}

TimeRange moved(const TimeRange& window, const BulkChange& bulk) {
    return {window.from + minutes(bulk.later_minutes),
            window.until + minutes(std::int64_t{bulk.later_minutes} + bulk.longer_minutes)};
}

bool is_chosen(const BulkChange& bulk, const Shift& shift, Instant now, UtcOffset offset) {
    if (shift.state == ShiftState::Cancelled || shift.window.until <= now) return false;
    if (bulk.post && shift.post != *bulk.post) return false;
    if (!contains(bulk.begins, shift.window.from)) return false;
    const CivilTime begins = civil_time(shift.window.from, offset);
    if (bulk.from_minute && begins.minute_of_day != *bulk.from_minute) return false;
    return is_on(bulk.days, begins.date);
}

bool by_beginning(const Shift* a, const Shift* b) {
    return a->window.from != b->window.from ? a->window.from < b->window.from : a->id < b->id;
}

}  // namespace

std::vector<TimeRange> expand_pattern(const ShiftPattern& pattern, const std::set<std::int64_t>& skipped,
                                      std::int64_t from_day, std::int64_t until_day, UtcOffset offset) {
    std::vector<TimeRange> windows;
    if (pattern.every_days < 1) return windows;
    for (std::int64_t day = std::max(from_day, pattern.first_day); day < until_day; ++day) {
        if (pattern.last_day && day > *pattern.last_day) break;
        if (!comes_on(pattern, day) || skipped.contains(day)) continue;
        const Instant from = instant_of(civil_from_days(day), pattern.from_minute, offset);
        windows.push_back({from, from + minutes(pattern.minutes_long)});
    }
    return windows;
}

std::set<std::int64_t> skipped_days(const State& state, ShiftPatternId pattern) {
    std::set<std::int64_t> skipped;
    for (const PatternException* one : state.pattern_exceptions.where<&PatternException::pattern>(pattern))
        skipped.insert(one->day);
    return skipped;
}

bool is_sound_pattern(const ShiftPattern& pattern, std::int64_t today) {
    const bool days = within(pattern.first_day, today - farthest_day, today + farthest_day) &&
                      within(pattern.every_days, 1, most_pattern_days) && within(pattern.days, 1, every_day);
    const bool last = !pattern.last_day || within(*pattern.last_day, pattern.first_day, today + farthest_day);
    const bool times = within(pattern.from_minute, 0, whole_day - 1) &&
                       within(pattern.minutes_long, 1, whole_day) &&
                       within(pattern.days_ahead, 0, most_days_ahead) &&
                       within(pattern.opens_hours_before, 0, most_hours_before_opening);
    const bool places =
        within(pattern.min_places, 1, pattern.max_places) && within(pattern.max_places, 1, max_places);
    if (!days || !last || !times || !places) return false;
    // Every so many days and certain days of the week may never meet: after seven rounds they would have.
    const std::int64_t from = std::max(today, pattern.first_day), every = pattern.every_days;
    std::int64_t day = pattern.first_day + (from - pattern.first_day + every - 1) / every * every;
    for (int round = 0; round < 7; ++round, day += every) {
        if (comes_on(pattern, day)) return true;
    }
    return false;
}

std::vector<CopiedShift> preview_of(const State& state, const WeekCopy& copy, Instant now) {
    const UtcOffset offset = utc_offset(state);
    std::vector<const Shift*> week;
    for (const auto& [id, row] : state.shifts.rows()) {
        const Shift& shift = row.record;
        const std::int64_t day = day_of(shift.window.from, offset);
        if (day < copy.from_monday || day >= copy.from_monday + 7) continue;
        if ((copy.post && shift.post != *copy.post) || state.offered_rounds.find(id)) continue;
        week.push_back(&shift);  // But for rounds: bags do not come again.
    }
    std::sort(week.begin(), week.end(), by_beginning);
    const Duration later = days(copy.to_monday - copy.from_monday);
    std::vector<CopiedShift> preview;
    for (const Shift* shift : week) {
        const TimeRange window{shift->window.from + later, shift->window.until + later};
        CopiedShift copied;
        copied.copy = {{shift->post, window, shift->min_places, shift->max_places},
                       needed_on(state, shift->id)};
        copied.why_not = shift->state == ShiftState::Cancelled
                             ? std::optional(Rejected{Reason::ShiftCancelled, shift->id})
                             : check_copy(state, copied.copy, now);
        preview.push_back(std::move(copied));
    }
    return preview;
}

std::vector<CopyOfShift> shifts_of(const std::vector<CopiedShift>& preview) {
    std::vector<CopyOfShift> shifts;
    for (const CopiedShift& one : preview) {
        if (!one.why_not) shifts.push_back(one.copy);
    }
    return shifts;
}

std::vector<std::int32_t> begin_minutes(const State& state, BulkChange bulk, Instant now) {
    const UtcOffset offset = utc_offset(state);
    bulk.from_minute.reset();
    std::set<std::int32_t> begins;
    for (const auto& [id, row] : state.shifts.rows()) {
        const Shift& shift = row.record;
        if (is_chosen(bulk, shift, now, offset))
            begins.insert(civil_time(shift.window.from, offset).minute_of_day);
    }
    return {begins.begin(), begins.end()};
}

std::optional<Rejected> check_copy(const State& state, const CopyOfShift& copy, Instant at) {
    if (auto no = check_planned(state, copy.shift, at)) return no;
    return check_needs(state, copy.needs, copy.shift.max_places);
}

std::vector<ChangePreview> preview_of(const State& state, const BulkChange& bulk, Instant now) {
    const UtcOffset offset = utc_offset(state);
    std::vector<const Shift*> chosen;
    for (const auto& [id, row] : state.shifts.rows()) {
        if (is_chosen(bulk, row.record, now, offset)) chosen.push_back(&row.record);
    }
    std::sort(chosen.begin(), chosen.end(), by_beginning);
    std::vector<ChangePreview> previews;
    for (const Shift* shift : chosen) {
        ChangePreview preview;
        preview.before = *shift;
        preview.change = {shift->id, moved(shift->window, bulk), bulk.min_places.value_or(shift->min_places),
                          bulk.max_places.value_or(shift->max_places), bulk.cancel};
        const ShiftChange same{shift->id, shift->window, shift->min_places, shift->max_places, false};
        if (preview.change == same) continue;
        if (bulk.cancel || preview.change.window != shift->window) {
            for (const Seat* seat : held_seats(state, shift->id)) {
                if (seat->person) preview.told.push_back(*seat->person);
            }
        }
        previews.push_back(std::move(preview));
    }
    std::vector<ShiftChange> changes;
    for (const ChangePreview& preview : previews) changes.push_back(preview.change);
    const std::map<ShiftId, Rejected> out = left_out(state, std::move(changes), now);
    for (ChangePreview& preview : previews) {
        if (const auto found = out.find(preview.change.shift); found != out.end())
            preview.why_not = found->second;
    }
    return previews;
}

}  // namespace linli
