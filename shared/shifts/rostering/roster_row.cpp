#include "shared/shifts/rostering/roster_row.h"

#include <algorithm>

#include "shared/shifts/rostering/roster_lines.h"

namespace linli::rostering {
namespace {

constexpr std::uint32_t keep_counting = 20;  // Calls without need before a limit is left out again.
constexpr std::uint32_t price_attempts = 5;
constexpr std::uint32_t first_row_attempts = 40;
constexpr std::uint64_t work_beside_cells = 10'000;  // Of each search.

}  // namespace

RowOptimizer::RowOptimizer(const RosterModel& model, std::size_t most_cells, std::size_t most_counted_cells)
    : model_(model),
      most_cells_(most_cells),
      most_counted_cells_(most_counted_cells),
      known_bands_(model.people.size()),
      counted_(model.people.size()),
      kinds_outside_(model.kinds) {}

bool RowOptimizer::begin(std::uint32_t person, RowWindow window, const ShiftKind* row) {
    person_ = &model_.people[person];
    counting_ = &counted_[person];
    window_ = window;
    cells_needed_ = 0;
    quick_ = days_kept_ = false;
    look_outside(row);
    kept_.assign(row + window.from, row + window.to);
    return most_minutes_ >= 0 && most_weekends_ >= 0;
}

std::optional<std::int32_t> RowOptimizer::improve(std::uint32_t person,
                                                  const std::vector<std::int32_t>& costs, RowWindow window,
                                                  ShiftKind* row) {
    if (window.from >= window.to) return 0;
    if (!begin(person, window, row)) return std::nullopt;
    while (true) {
        choose_counters();
        const auto found = run(costs, row);
        if (found && !note_excess(row)) return found;
        if (found) continue;
        std::copy(kept_.begin(), kept_.end(), row + window.from);
        return std::nullopt;
    }
}

std::optional<std::int32_t> RowOptimizer::improve_quickly(std::uint32_t person,
                                                          const std::vector<std::int32_t>& costs,
                                                          RowWindow window, ShiftKind* row) {
    if (window.from >= window.to) return 0;
    if (!begin(person, window, row)) return std::nullopt;
    quick_ = true;
    while (true) {
        choose_counters();
        const auto found = run(costs, row);
        if (found && !note_excess(row)) return found;
        if (found) continue;
        std::copy(kept_.begin(), kept_.end(), row + window.from);
        if (!refused() || counters_.empty()) return std::nullopt;
        return improve_by_prices(costs, row);
    }
}

bool RowOptimizer::find_any(std::uint32_t person, RowWindow window, ShiftKind* row) {
    if (window.from >= window.to) return true;
    if (!begin(person, window, row)) return false;
    priced_.assign(std::size_t{model_.days} * model_.kinds, 0);
    for (std::uint32_t attempt = 0; attempt < first_row_attempts; ++attempt) {
        counters_.clear();
        if (!run(priced_, row)) return false;
        if (!note_excess(row)) return true;
        for (const Counted& counted : *counting_) {
            if (is_excess(row, counted.kind)) add_price(counted.kind, 1);
        }
    }
    std::copy(kept_.begin(), kept_.end(), row + window.from);
    return improve(person, priced_, window, row).has_value();
}

// The cheapest row with the counters that are chosen.
std::optional<std::int32_t> RowOptimizer::run(const std::vector<std::int32_t>& costs, ShiftKind* row) {
    work_ += work_beside_cells;
    make_groups();
    make_nodes();
    if (!make_lines()) return std::nullopt;
    choose_kinds(costs);
    if (!make_bands()) return std::nullopt;
    measure_lines();
    if (refused()) return std::nullopt;
    work_ += cells_needed_;
    fill();
    Place place;
    const auto found = best_end(place);
    if (!found || !trace(place, *found, row)) return std::nullopt;
    return found;
}

// A price makes a kind rare. It is remembered for the next call, a little lower. If prices do not help, a
// kind stays on the days on which it was; that is always possible.
std::optional<std::int32_t> RowOptimizer::improve_by_prices(const std::vector<std::int32_t>& costs,
                                                            ShiftKind* row) {
    priced_ = costs;
    const std::int32_t cost_before = row_cost(costs, row);
    for (Counted& counted : *counting_) {
        counted.price -= counted.price / 8;
        add_price(counted.kind, counted.price);
    }
    std::int32_t step = cost_scale;
    for (std::uint32_t attempt = 0;; ++attempt, step *= 2) {
        counters_.clear();
        if (!run(priced_, row)) break;
        if (!note_excess(row)) {
            const std::int32_t cost = row_cost(costs, row);
            if (cost <= cost_before) return cost;
            break;
        }
        for (Counted& counted : *counting_) {
            if (!is_excess(row, counted.kind)) continue;
            if (attempt >= price_attempts) {
                keep_days(counted.kind);
                continue;
            }
            counted.price += step;
            add_price(counted.kind, step);
        }
    }
    std::copy(kept_.begin(), kept_.end(), row + window_.from);
    return cost_before;
}

std::int32_t RowOptimizer::row_cost(const std::vector<std::int32_t>& costs, const ShiftKind* row) const {
    std::int32_t cost = 0;
    for (std::uint32_t day = window_.from; day < window_.to; ++day) {
        if (row[day] != day_off) cost += costs[model_.cell(day, static_cast<std::uint32_t>(row[day]))];
    }
    return cost;
}

void RowOptimizer::add_price(std::uint32_t kind, std::int32_t price) {
    for (std::uint32_t day = window_.from; day < window_.to; ++day) priced_[model_.cell(day, kind)] += price;
}

void RowOptimizer::keep_days(std::uint32_t kind) {
    days_kept_ = true;
    for (std::uint32_t day = window_.from; day < window_.to; ++day) {
        if (kept_[day - window_.from] != static_cast<ShiftKind>(kind))
            priced_[model_.cell(day, kind)] = out_of_reach;
    }
}

bool RowOptimizer::is_excess(const ShiftKind* row, std::uint32_t kind) const {
    std::int32_t count = kinds_outside_[kind];
    for (std::uint32_t day = window_.from; day < window_.to; ++day) {
        if (row[day] == static_cast<ShiftKind>(kind)) ++count;
    }
    return count > most_of_kind(person_->rules, kind);
}

// ---- the search itself -----------------------------------------------------------------------------

void RowOptimizer::fill() {
    if (cells_.size() < cells_needed_) cells_.resize(cells_needed_);
    for (std::uint32_t day = window_.from; day < window_.to; ++day) {
        for (std::size_t node = 0; node < nodes_.size(); ++node) fill_node(day, node);
    }
}

void RowOptimizer::fill_node(std::uint32_t day, std::size_t node) {
    const Band here = band(day, node);
    if (here.most < here.least) return;
    const Band& today = day_bands_[day - window_.from];
    std::int32_t* const block = cells_.data() + line_start(day, node, 0) - margin_;
    if (day == window_.from) {
        fill_out_of_reach(block, block_);
        const bool worked = window_.from > 0 && before_kind_ != day_off;
        for (const Step& step : steps(day, node, worked)) {
            if (step.from == 0) value(day, {node, step.to, minutes(node)}) = cost(day, node);
        }
        return;
    }
    bool first = true;
    each_before(day, node, [&](std::size_t before) {
        const Band& earlier = band(day - 1, before);
        if (earlier.most < earlier.least) return;
        fill_from(day, node, before, first);
        first = false;
    });
    if (first) {  // A band is one stretch: sums in a gap between those of the nodes before belong to none.
        fill_out_of_reach(block, block_);
        return;
    }
    if (margin_ == 0) return;
    const std::size_t width = static_cast<std::size_t>(today.most - today.least) + 1;
    fill_out_of_reach(block, margin_);
    for (std::size_t line = 0; line < lines_; ++line)
        fill_out_of_reach(block + margin_ + line * line_length_ + width, line_length_ - width);
}

void RowOptimizer::fill_from(std::uint32_t day, std::size_t node, std::size_t before, bool first) {
    const std::int32_t least_before = day_bands_[day - 1 - window_.from].least;
    const std::int32_t offset = minutes(node) + least_before - day_bands_[day - window_.from].least;
    const std::int32_t extra = cost(day, node);
    const std::vector<Step>& all_steps = steps(day, node, nodes_[before].works);
    std::int32_t* const block = cells_.data() + line_start(day, node, 0) - margin_;
    // Behind the last line there is no margin: what is moved there is out of reach anyway.
    if (first && all_steps.size() == 1 && all_steps[0].count == lines_) {
        const std::size_t length = lines_ * line_length_ - margin_;
        const auto start = static_cast<std::size_t>(static_cast<std::int32_t>(margin_) + offset);
        fill_out_of_reach(block, start);
        add_extra(block + start, cells_.data() + line_start(day - 1, before, 0), extra, length);
        fill_out_of_reach(block + start + length, block_ - start - length);
        return;
    }
    if (first) fill_out_of_reach(block, block_);
    for (const Step& step : all_steps) {
        const std::int32_t* const source = cells_.data() + line_start(day - 1, before, step.from);
        lower(cells_.data() + line_start(day, node, step.to) + offset, source, extra,
              step.count * line_length_ - margin_);
    }
}

std::optional<std::int32_t> RowOptimizer::best_end(Place& place) {
    const std::uint32_t day = window_.to - 1;
    std::int32_t best = out_of_reach / 2;
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
        const Band& here = band(day, node);
        for (std::size_t line = 0; line < lines_; ++line) {
            for (std::int32_t at = here.least; at <= here.most; ++at) {
                const std::int32_t cost = value(day, {node, line, at});
                if (cost >= best) continue;
                best = cost;
                place = {node, line, at};
            }
        }
    }
    if (best >= out_of_reach / 2) return std::nullopt;
    return best;
}

// False where the sums do not lead back to the first day: there is no row then, and the person keeps theirs.
bool RowOptimizer::trace(Place place, std::int32_t cost, ShiftKind* row) {
    for (std::uint32_t day = window_.to; day-- > window_.from;) {
        const Node& node = nodes_[place.node];
        row[day] = node.works ? best_kind_[day * groups_.size() + node.group] : day_off;
        if (day > window_.from && !step_back(day, place, cost)) return false;
    }
    return true;
}

// To a place of the day before from which `place` got its cost.
bool RowOptimizer::step_back(std::uint32_t day, Place& place, std::int32_t& cost) {
    cost -= this->cost(day, place.node);
    bool found = false;
    Place earlier;
    earlier.minutes = place.minutes - minutes(place.node);
    const Band& all = day_bands_[day - 1 - window_.from];
    if (earlier.minutes < all.least || earlier.minutes > all.most) return false;
    each_before(day, place.node, [&](std::size_t before) {
        const Band& there = band(day - 1, before);
        if (found || there.most < there.least) return;
        earlier.node = before;
        for (const Step& step : steps(day, place.node, nodes_[before].works)) {
            if (found || place.line < step.to || place.line >= step.to + step.count) continue;
            earlier.line = place.line - step.to + step.from;
            found = value(day - 1, earlier) == cost;
        }
        if (found) place = earlier;
    });
    return found;
}

// Which limits for a kind the row breaks: they are counted from now on. Without any it is the answer.
bool RowOptimizer::note_excess(const ShiftKind* row) {
    bool excess = false;
    std::vector<std::int32_t> counts = kinds_outside_;
    for (std::uint32_t day = window_.from; day < window_.to; ++day) {
        if (row[day] != day_off) ++counts[static_cast<std::size_t>(row[day])];
    }
    const auto most = [&](std::uint32_t kind) { return most_of_kind(person_->rules, kind); };
    for (Counted& counted : *counting_) {
        const bool close = counts[counted.kind] >= most(counted.kind);
        counted.patience = close ? keep_counting : counted.patience - std::min(counted.patience, 1U);
    }
    for (std::uint32_t kind = 0; kind < model_.kinds; ++kind) {
        if (counts[kind] <= most(kind)) continue;
        excess = true;
        const auto same = [kind](const Counted& counted) { return counted.kind == kind; };
        if (std::none_of(counting_->begin(), counting_->end(), same))
            counting_->push_back({kind, keep_counting, 0});
    }
    if (!excess) std::erase_if(*counting_, [](const Counted& counted) { return counted.patience == 0; });
    return excess;
}

}  // namespace linli::rostering
