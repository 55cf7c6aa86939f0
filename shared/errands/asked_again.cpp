#include "shared/errands/asked_again.h"

#include <algorithm>
#include <array>

#include "shared/errands/errand_book.h"

namespace linli {
namespace {

constexpr std::int32_t evening = 22 * 60, last_call = 20 * 60;  // Later nobody rings at doors.
struct Hours {
    std::int32_t from, until;  // Minutes of the day.
};
constexpr std::array parts_of_a_day{Hours{8 * 60, 12 * 60}, Hours{14 * 60, 18 * 60}};
constexpr std::int64_t days_for_a_ride = 2;

std::vector<TimeRange> times_of_a_ride(const Errand& errand, Instant at) {
    std::vector<TimeRange> times;
    const Duration late = at - errand.window.from;
    const std::int64_t over = late.ms > 0 ? late.ms / days(1).ms : 0;
    for (std::int64_t ahead = 1; ahead <= days_for_a_ride; ++ahead) {
        const Duration shift = days(over + ahead);
        times.push_back({errand.window.from + shift, errand.window.until + shift});
    }
    return times;
}

}  // namespace

std::optional<Asked> asked_as_it_is(const State& state, const Errand& errand) {
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    if (!detail) return std::nullopt;
    Asked asked;
    asked.kind = errand.kind;
    asked.urgency = errand.urgency;
    asked.window = errand.window;
    asked.needs = errand.needs;
    asked.what = detail->what;
    asked.destination = detail->destination;
    asked.ride = detail->ride;
    for (const ErrandItem* item : items_of(state, errand.id))
        asked.items.push_back({item->id, item->words, std::nullopt});
    return asked;
}

std::vector<TimeRange> other_times(const Errand& errand, Instant at, UtcOffset offset) {
    if (errand.kind == ErrandKind::Ride) return times_of_a_ride(errand, at);
    const CivilTime local = civil_time(at, offset);
    std::vector<TimeRange> times;
    if (local.minute_of_day < last_call) times.push_back({at, instant_of(local.date, evening, offset)});
    const CivilDate tomorrow = plus_days(local.date, 1);
    for (const Hours& part : parts_of_a_day)
        times.push_back({instant_of(tomorrow, part.from, offset), instant_of(tomorrow, part.until, offset)});
    std::erase_if(times, [&](const TimeRange& time) { return time.until == errand.window.until; });
    return times;
}

Asked at_another_time(Asked asked, const TimeRange& window) {
    asked.window = window;
    if (asked.urgency == Urgency::Now) asked.urgency = Urgency::Today;
    return asked;
}

std::optional<Asked> simpler(const Asked& asked) {
    if (!asked.needs.inside) return std::nullopt;
    Asked easier = asked;
    easier.needs.inside = false;
    return easier;
}

}  // namespace linli
