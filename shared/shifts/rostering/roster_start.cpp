#include "shared/shifts/rostering/roster_start.h"

#include <algorithm>

namespace linli::rostering {
namespace {

constexpr std::size_t most_cells = 12'000'000;  // 48 MB, and only where they are needed.

}  // namespace

RosterStart::RosterStart(const RosterModel& model) : model_(model), optimizer_(model, most_cells) {}

bool RosterStart::find(std::uint32_t person, ShiftKind* row) {
    std::fill(row, row + model_.days, day_off);
    return optimizer_.find_any(person, {0, model_.days}, row);
}

}  // namespace linli::rostering
