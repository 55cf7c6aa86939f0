#pragma once

#include <cstdint>
#include <vector>

#include "shared/shifts/rostering/roster_model.h"

namespace linli::rostering {

// A roster while it is worked on. Rows change one at a time; the cost follows.
class RosterState {
public:
    explicit RosterState(const RosterModel& model);  // Nobody works.

    // The same as roster_cost().
    std::int64_t cost() const { return cost_; }
    const Roster& roster() const { return roster_; }
    const ShiftKind* row(std::uint32_t person) const { return &roster_.kinds[row_start(person)]; }
    std::int32_t present(std::uint32_t cell) const { return present_[cell]; }

    // `row` holds a kind for each day from `from` to before `to`.
    void set_row(std::uint32_t person, std::uint32_t from, std::uint32_t to, const ShiftKind* row);
    // How much the cost would change.
    std::int64_t change(std::uint32_t person, std::uint32_t from, std::uint32_t to,
                        const ShiftKind* row) const;

private:
    std::size_t row_start(std::uint32_t person) const { return std::size_t{person} * model_->days; }

    const RosterModel* model_;
    Roster roster_;
    std::vector<std::int32_t> present_;  // By cell.
    std::int64_t cost_ = 0;
};

}  // namespace linli::rostering
