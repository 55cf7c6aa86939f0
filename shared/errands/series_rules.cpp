#include "shared/errands/case_number.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/series.h"
#include "shared/people/roles.h"

// What comes again by itself.

namespace linli {
namespace {

constexpr Duration longest_series = days(2 * 366);

}  // namespace

std::optional<Rejected> check_repeats(const Repeats& repeats, const TimeRange& window) {
    if (repeats.days == 0) return std::nullopt;
    const bool sound =
        repeats.days > 0 && repeats.days <= every_day && length(window) <= days(1) &&
        (!repeats.until || (*repeats.until > window.from && *repeats.until <= window.from + longest_series));
    if (!sound) return Rejected{Reason::RepeatsInvalid};
    return std::nullopt;
}

std::optional<Instant> next_time(const ErrandSeries& series, Instant after, UtcOffset offset) {
    const CivilTime last = civil_time(after, offset);
    for (int ahead = 1; ahead <= 7; ++ahead) {
        const CivilDate day = plus_days(last.date, ahead);
        if (!is_on(series.days, day)) continue;
        const Instant next = instant_of(day, last.minute_of_day, offset);
        if (series.until && next >= *series.until) return std::nullopt;
        return next;
    }
    return std::nullopt;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AskAgain& command) {
    const ErrandSeries* series = state.errand_series.find(command.series);
    if (by.principal != Principal::Server || !series) return Rejected{Reason::SeriesUnknown};
    if (!series->next || *series->next - asked_again_ahead > by.at) return Rejected{Reason::SeriesUnknown};
    return std::nullopt;
}

// One at a time: the timer of the next one comes at once if that is due, too. What is past by now, because
// the server did not run, is left out.
void change(State& state, const Stamp& by, const AskAgain& command) {
    const ErrandSeries* known = state.errand_series.find(command.series);
    if (state.partial || !known || !known->next) return;
    const Instant from = *known->next;
    const ErrandId model = known->newest;
    const Errand* errand = state.errands.find(model);
    ErrandSeries& series = state.errand_series.edit(command.series);
    series.next = next_time(series, from, utc_offset(state));
    if (!errand || !state.errand_details.find(model)) {
        series.next = std::nullopt;
        return;
    }
    const Duration long_ = length(errand->window);
    if (from + long_ <= by.at) return;
    IdSource ids(by);
    series.newest = copy_errand(state, by, ids, model, {from, from + long_});
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndSeries& command) {
    const ErrandSeries* series = state.errand_series.find(command.series);
    if (!series) return missing(state, Reason::SeriesUnknown);
    if (by.person != series->asked_by && !may_act_for(state, by, series->asked_for))
        return Rejected{Reason::SeriesUnknown};
    if (!series->next) return Rejected{Reason::SeriesUnknown};
    return std::nullopt;
}

void change(State& state, const Stamp&, const EndSeries& command) {
    if (state.errand_series.find(command.series))
        state.errand_series.edit(command.series).next = std::nullopt;
}

}  // namespace linli
