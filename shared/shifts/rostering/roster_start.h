#pragma once

#include <cstdint>

#include "shared/shifts/rostering/roster_row.h"

namespace linli::rostering {

// A first row for a person, whatever it costs.
class RosterStart {
public:
    explicit RosterStart(const RosterModel& model);

    // Writes a row that breaks no rule. False: there is none; or, for months with many limits, none was
    // found.
    bool find(std::uint32_t person, ShiftKind* row);

private:
    bool find_by_months(const PersonModel& person, ShiftKind* row);

    const RosterModel& model_;
    RowOptimizer optimizer_;
};

}  // namespace linli::rostering
