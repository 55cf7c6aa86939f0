#include "shared/shifts/rostering/roster_state.h"

namespace linli::rostering {

RosterState::RosterState(const RosterModel& model)
    : model_(&model),
      roster_{model.days, std::vector<ShiftKind>(model.people.size() * model.days, day_off)},
      present_(std::size_t{model.days} * model.kinds, 0) {
    for (const PersonModel& person : model.people) cost_ += person.base_cost;
    for (std::uint32_t cell = 0; cell < present_.size(); ++cell) cost_ += model.need_cost(cell, 0);
}

void RosterState::set_row(std::uint32_t person, std::uint32_t from, std::uint32_t to, const ShiftKind* row) {
    cost_ += change(person, from, to, row);
    ShiftKind* const mine = &roster_.kinds[row_start(person)];
    for (std::uint32_t day = from; day < to; ++day) {
        const ShiftKind next = row[day - from];
        if (mine[day] == next) continue;
        if (mine[day] != day_off) --present_[model_->cell(day, static_cast<std::uint32_t>(mine[day]))];
        if (next != day_off) ++present_[model_->cell(day, static_cast<std::uint32_t>(next))];
        mine[day] = next;
    }
}

std::int64_t RosterState::change(std::uint32_t person, std::uint32_t from, std::uint32_t to,
                                 const ShiftKind* row) const {
    const ShiftKind* const mine = this->row(person);
    const std::vector<std::int32_t>& wishes = model_->people[person].wish_cost;
    std::int64_t more = 0;
    for (std::uint32_t day = from; day < to; ++day) {
        const ShiftKind next = row[day - from];
        if (mine[day] == next) continue;
        if (mine[day] != day_off) {
            const std::uint32_t cell = model_->cell(day, static_cast<std::uint32_t>(mine[day]));
            more -= wishes[cell] + model_->extra_cost(cell, present_[cell] - 1);
        }
        if (next != day_off) {
            const std::uint32_t cell = model_->cell(day, static_cast<std::uint32_t>(next));
            more += wishes[cell] + model_->extra_cost(cell, present_[cell]);
        }
    }
    return more;
}

}  // namespace linli::rostering
