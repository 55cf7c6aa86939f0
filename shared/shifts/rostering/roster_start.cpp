#include "shared/shifts/rostering/roster_start.h"

#include <algorithm>

namespace linli::rostering {
namespace {

constexpr std::size_t most_cells = 12'000'000;  // 48 MB, and only where they are needed.
constexpr std::uint32_t month = 28;

// The days before `to`, for one person, with as much of the limits as these days are of all.
RosterModel first_part(const RosterModel& model, const PersonModel& person, std::uint32_t to) {
    RosterModel part;
    part.days = to;
    part.kinds = model.kinds;
    part.saturday = model.saturday;
    part.sunday = model.sunday;
    part.minutes = model.minutes;
    part.follows = model.follows;
    part.minute_unit = model.minute_unit;
    part.people.push_back(person);
    const auto share = [&](std::int32_t& limit) {
        if (limit < no_roster_limit)
            limit = static_cast<std::int32_t>(std::int64_t{limit} * to / std::max(model.days, 1U));
    };
    RosterPerson& rules = part.people[0].rules;
    share(rules.least_minutes);
    share(rules.most_minutes);
    share(rules.most_weekends);
    for (std::int32_t& most : rules.most_of_kind) share(most);
    return part;
}

}  // namespace

RosterStart::RosterStart(const RosterModel& model) : model_(model), optimizer_(model, most_cells) {}

bool RosterStart::find(std::uint32_t person, ShiftKind* row) {
    std::fill(row, row + model_.days, day_off);
    if (optimizer_.find_any(person, {0, model_.days}, row)) return true;
    return optimizer_.refused() && find_by_months(model_.people[person], row);
}

// Each month gets its share of what the months before have left.
bool RosterStart::find_by_months(const PersonModel& person, ShiftKind* row) {
    std::fill(row, row + model_.days, day_off);
    for (std::uint32_t from = 0; from < model_.days; from += month) {
        const std::uint32_t to = std::min(from + month, model_.days);
        const RosterModel part = first_part(model_, person, to);
        RowOptimizer optimizer(part, most_cells);
        if (!optimizer.find_any(0, {from, to}, row)) return false;
    }
    return true;
}

}  // namespace linli::rostering
