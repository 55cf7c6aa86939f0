#include "shared/shifts/rostering/roster_row.h"

#include <algorithm>

#include "shared/core/assert.h"
#include "shared/shifts/rostering/roster_lines.h"

namespace linli::rostering {
namespace {

constexpr std::uint32_t keep_counting = 20;  // Calls without need before a limit is left out again.
constexpr std::uint32_t price_attempts = 5;
constexpr std::uint32_t first_row_attempts = 40;

}  // namespace

RowOptimizer::RowOptimizer(const RosterModel& model, std::size_t most_cells, std::size_t most_counted_cells)
    : model_(model), most_cells_(most_cells), most_counted_cells_(most_counted_cells), known_bands_(model.people.size()), counted_(model.people.size()), kinds_outside_(model.kinds) {}

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
    make_groups();
    make_nodes();
    make_lines();
    choose_kinds(costs);
    if (!make_bands()) return std::nullopt;
    measure_lines();
    if (refused()) return std::nullopt;
    fill();
    Place place;
    const auto found = best_end(place);
    if (found) trace(place, *found, row);
    return found;
}

// A price makes a kind rare. It is remembered for the next call, a little lower. If prices do not help, a kind
// stays on the days on which it was; that is always possible.
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

// ---- what the rest of the row leaves ---------------------------------------------------------------

void RowOptimizer::look_outside(const ShiftKind* row) {
    const RosterPerson& rules = person_->rules;
    std::fill(kinds_outside_.begin(), kinds_outside_.end(), 0);
    std::int32_t minutes_outside = 0;
    std::int32_t weekends_outside = 0;
    std::int32_t weekends_inside = 0;
    for (std::uint32_t day = 0; day < model_.days; ++day) {
        const bool inside = day >= window_.from && day < window_.to;
        const bool weekend = model_.saturday[day] || model_.sunday[day];
        if (inside) {
            if (weekend && (model_.saturday[day] || day == window_.from)) ++weekends_inside;
            continue;
        }
        if (row[day] == day_off) continue;
        const auto kind = static_cast<std::size_t>(row[day]);
        ++kinds_outside_[kind];
        minutes_outside += model_.minutes[kind];
        const bool seen = model_.sunday[day] && day > 0 && (day - 1 < window_.from || day - 1 >= window_.to) &&
                          row[day - 1] != day_off;
        if (weekend && !seen) ++weekends_outside;
    }
    const std::int32_t unit = model_.minute_unit;
    const auto floor_units = [unit](std::int32_t value) { return value < 0 ? -1 : value / unit; };
    most_minutes_ = floor_units(rules.most_minutes - minutes_outside);
    least_minutes_ = std::max(0, (rules.least_minutes - minutes_outside + unit - 1) / unit);
    std::int32_t longest = 0;
    for (const auto& group : person_->groups) longest = std::max(longest, model_.minutes[group[0]] / unit);
    const std::int32_t obtainable = longest * static_cast<std::int32_t>(window_.to - window_.from);
    counts_minutes_ = least_minutes_ > 0 || most_minutes_ < obtainable;
    if (most_minutes_ >= 0) most_minutes_ = std::min(most_minutes_, obtainable);
    most_weekends_ = rules.most_weekends - weekends_outside;
    counts_weekends_ = most_weekends_ < weekends_inside;
    off_top_ = static_cast<std::uint32_t>(
        std::min<std::int32_t>(rules.least_days_off, static_cast<std::int32_t>(model_.days)));
    run_goes_on_ = rules.most_in_a_row >= static_cast<std::int32_t>(model_.days);
    run_top_ = static_cast<std::uint32_t>(
        run_goes_on_ ? std::min<std::int32_t>(rules.least_in_a_row, static_cast<std::int32_t>(model_.days))
                     : rules.most_in_a_row);
    look_before(row);
    look_behind(row);
}

void RowOptimizer::look_before(const ShiftKind* row) {
    before_run_ = 0;
    if (window_.from == 0) return;
    before_kind_ = row[window_.from - 1];
    while (before_run_ < window_.from &&
           (row[window_.from - 1 - before_run_] == day_off) == (before_kind_ == day_off))
        ++before_run_;
}

void RowOptimizer::look_behind(const ShiftKind* row) {
    behind_run_ = 0;
    if (window_.to == model_.days) return;
    behind_kind_ = row[window_.to];
    while (window_.to + behind_run_ < model_.days &&
           (row[window_.to + behind_run_] == day_off) == (behind_kind_ == day_off))
        ++behind_run_;
}

// ---- what is told apart ----------------------------------------------------------------------------

void RowOptimizer::choose_counters() {
    counters_.clear();
    const auto length = static_cast<std::int32_t>(window_.to - window_.from);
    for (const Counted& counted : *counting_) {
        const std::int32_t left =
            std::max(0, most_of_kind(person_->rules, counted.kind) - kinds_outside_[counted.kind]);
        if (left < length) counters_.push_back({counted.kind, left, 1});
    }
}

void RowOptimizer::make_groups() {
    groups_.clear();
    for (const auto& kinds : person_->groups) {
        const std::int32_t minutes = counts_minutes_ ? model_.minutes[kinds[0]] / model_.minute_unit : 0;
        Group rest{{}, minutes, -1};
        for (const std::uint32_t kind : kinds) {
            std::size_t counter = 0;
            while (counter < counters_.size() && counters_[counter].kind != kind) ++counter;
            if (counter == counters_.size()) {
                rest.kinds.push_back(kind);
            } else {
                groups_.push_back({{kind}, minutes, static_cast<std::int32_t>(counter)});
            }
        }
        if (!rest.kinds.empty()) groups_.push_back(rest);
    }
    const std::size_t count = groups_.size();
    follows_.assign(count * count, 0);
    for (std::size_t one = 0; one < count; ++one) {
        for (std::size_t next = 0; next < count; ++next)
            follows_[one * count + next] = model_.may_follow(groups_[one].kinds[0], groups_[next].kinds[0]);
    }
}

void RowOptimizer::make_nodes() {
    nodes_.clear();
    for (std::uint32_t run = 1; run <= off_top_; ++run) nodes_.push_back({false, 0, run});
    for (std::uint32_t run = 1; run <= run_top_; ++run) {
        for (std::uint32_t group = 0; group < groups_.size(); ++group) nodes_.push_back({true, group, run});
    }
}

// A line holds the costs by minutes; there is one for each number of weekends and of counted kinds. steps_
// says, by counter (the last: none) and whether a weekend begins, from which line a shift leads to which.
void RowOptimizer::make_lines() {
    const std::size_t weekends = counts_weekends_ ? static_cast<std::size_t>(most_weekends_) + 1 : 1;
    lines_ = weekends;
    for (Counter& counter : counters_) {
        counter.stride = lines_;
        lines_ *= static_cast<std::size_t>(counter.most) + 1;
        if (lines_ > most_cells_) break;  // It will be refused.
    }
    steps_.resize(2 * (counters_.size() + 1));
    for (std::vector<Step>& steps : steps_) steps.clear();
    for (std::size_t which = 0; which < steps_.size() && lines_ <= most_cells_; ++which) {
        const std::size_t counter = which / 2;
        const bool weekend = which % 2 == 1 && counts_weekends_;
        for (std::size_t line = 0; line < lines_; ++line) {
            std::size_t to = line;
            if (weekend && line % weekends + 1 == weekends) continue;
            if (weekend) ++to;
            if (counter < counters_.size()) {
                const Counter& counted = counters_[counter];
                const std::size_t size = static_cast<std::size_t>(counted.most) + 1;
                if (line / counted.stride % size + 1 == size) continue;
                to += counted.stride;
            }
            add_step(steps_[which], line, to);
        }
    }
}

void RowOptimizer::add_step(std::vector<Step>& steps, std::size_t from, std::size_t to) const {
    if (!steps.empty() && steps.back().from + steps.back().count == from &&
        steps.back().to + steps.back().count == to) {
        ++steps.back().count;
    } else {
        steps.push_back({from, to, 1});
    }
}

// How long the lines have to be for the bands. The band of a day begins where the one of the day before does
// or up to a shift later, so that whole blocks of lines can be added with one offset.
void RowOptimizer::measure_lines() {
    std::int32_t longest = 0;
    for (const Group& group : groups_) longest = std::max(longest, group.minutes);
    day_bands_.assign(window_.to - window_.from, Band{});
    std::int32_t width = 1;
    for (std::uint32_t day = window_.to; day-- > window_.from;) {
        Band& all = day_bands_[day - window_.from];
        for (std::size_t node = 0; node < nodes_.size(); ++node) {
            const Band& here = band(day, node);
            if (here.most < here.least) continue;
            const bool first = all.most < all.least;
            all.least = first ? here.least : std::min(all.least, here.least);
            all.most = first ? here.most : std::max(all.most, here.most);
        }
    }
    for (std::size_t day = day_bands_.size(); day-- > 1;) {
        Band& before = day_bands_[day - 1];
        before.least = std::min(before.least, day_bands_[day].least);
        day_bands_[day].least = std::min(day_bands_[day].least, before.least + longest);
    }
    for (std::size_t day = 1; day < day_bands_.size(); ++day)
        day_bands_[day].least = std::min(day_bands_[day].least, day_bands_[day - 1].least + longest);
    for (const Band& all : day_bands_) width = std::max(width, all.most - all.least + 1);
    margin_ = static_cast<std::size_t>(longest);
    line_length_ = static_cast<std::size_t>(width) + 2 * margin_;
    block_ = margin_ + lines_ * line_length_;
    cells_needed_ = day_bands_.size() * nodes_.size() * block_;
}

void RowOptimizer::choose_kinds(const std::vector<std::int32_t>& costs) {
    const std::size_t count = groups_.size();
    best_cost_.resize(std::size_t{model_.days} * count);
    best_kind_.assign(std::size_t{model_.days} * count, day_off);
    for (std::uint32_t day = window_.from; day < window_.to; ++day) {
        for (std::size_t group = 0; group < count; ++group) {
            const std::size_t at = day * count + group;
            best_cost_[at] = out_of_reach;
            for (const std::uint32_t kind : groups_[group].kinds) {
                const std::uint32_t cell = model_.cell(day, kind);
                if (!person_->may_work[cell] || costs[cell] >= best_cost_[at]) continue;
                best_cost_[at] = costs[cell];
                best_kind_[at] = static_cast<ShiftKind>(kind);
            }
        }
    }
}

// ---- which node may come after which ---------------------------------------------------------------

bool RowOptimizer::is_open(std::uint32_t day, std::size_t node) const {
    if (!nodes_[node].works) return person_->may_rest[day] != 0;
    return best_kind_[day * groups_.size() + nodes_[node].group] != day_off;
}

// A run whose last day is `day`; one as long as that began on day 0.
bool RowOptimizer::run_may_end(bool works, std::uint32_t run, std::uint32_t day) const {
    const std::int32_t least = works ? person_->rules.least_in_a_row : person_->rules.least_days_off;
    return static_cast<std::int32_t>(run) >= least || run > day;
}

bool RowOptimizer::may_begin(std::size_t node) const {
    const Node& first = nodes_[node];
    if (window_.from == 0) return first.run == 1;
    const bool worked = before_kind_ != day_off;
    if (first.works != worked)
        return first.run == 1 && run_may_end(worked, before_run_, window_.from - 1);
    if (!first.works) return first.run == std::min(before_run_ + 1, off_top_);
    const auto before = static_cast<std::uint32_t>(before_kind_);
    if (!model_.may_follow(before, groups_[first.group].kinds[0])) return false;
    return first.run == (run_goes_on_ ? std::min(before_run_ + 1, run_top_) : before_run_ + 1);
}

bool RowOptimizer::may_end_at_window(std::size_t node) const {
    if (window_.to == model_.days) return true;
    const Node& last = nodes_[node];
    const bool works_behind = behind_kind_ != day_off;
    const bool reaches_end = window_.to + behind_run_ == model_.days;
    const RosterPerson& rules = person_->rules;
    const bool behind_is_long = reaches_end || static_cast<std::int32_t>(behind_run_) >=
                                                   (works_behind ? rules.least_in_a_row : rules.least_days_off);
    if (last.works != works_behind) return run_may_end(last.works, last.run, window_.to - 1) && behind_is_long;
    const std::uint32_t run = last.run + behind_run_;
    const bool is_long = reaches_end || run_may_end(last.works, last.run, window_.to - 1) ||
                         run_may_end(last.works, run, window_.to + behind_run_ - 1);
    if (!last.works) return is_long;
    const auto behind = static_cast<std::uint32_t>(behind_kind_);
    return is_long && model_.may_follow(groups_[last.group].kinds[0], behind) &&
           (run_goes_on_ || static_cast<std::int32_t>(run) <= rules.most_in_a_row);
}

template <class Visit>
void RowOptimizer::each_before(std::uint32_t day, std::size_t node, Visit&& visit) const {
    const Node& after = nodes_[node];
    const auto each_work = [&](std::uint32_t run, auto&& allows) {
        for (std::uint32_t group = 0; group < groups_.size(); ++group) {
            if (allows(group)) visit(work_node(group, run));
        }
    };
    if (!after.works) {
        if (after.run > 1) visit(std::size_t{after.run} - 2);
        if (after.run == off_top_) visit(node);
        if (after.run > 1) return;
        for (std::uint32_t run = 1; run <= run_top_; ++run) {
            if (run_may_end(true, run, day - 1)) each_work(run, [](std::uint32_t) { return true; });
        }
        return;
    }
    const auto follows = [&](std::uint32_t group) { return follows_[group * groups_.size() + after.group] != 0; };
    if (after.run > 1) each_work(after.run - 1, follows);
    if (after.run == run_top_ && run_goes_on_) each_work(after.run, follows);
    if (after.run > 1) return;
    for (std::uint32_t run = 1; run <= off_top_; ++run) {
        if (run_may_end(false, run, day - 1)) visit(std::size_t{run} - 1);
    }
}

const std::vector<RowOptimizer::Step>& RowOptimizer::steps(std::uint32_t day, std::size_t node,
                                                           bool before_works) const {
    const Node& after = nodes_[node];
    if (!after.works) return steps_[steps_.size() - 2];
    // Before a Sunday with a shift outside of the window, the weekend counts already.
    const bool counted = day + 1 == window_.to && window_.to < model_.days && behind_kind_ != day_off;
    const bool weekend = (model_.saturday[day] && !counted) || (model_.sunday[day] && !before_works);
    const std::int32_t counter = groups_[after.group].counter;
    const std::size_t which = counter < 0 ? counters_.size() : static_cast<std::size_t>(counter);
    return steps_[2 * which + (weekend ? 1 : 0)];
}

bool RowOptimizer::make_bands() {
    if (days_kept_ || window_.to - window_.from < model_.days) return compute_bands();
    KnownBands& known = known_bands_[static_cast<std::size_t>(person_ - model_.people.data())];
    const auto same = [](const Counter& counter, std::uint32_t kind) { return counter.kind == kind; };
    if (known.known && std::equal(counters_.begin(), counters_.end(), known.counted.begin(),
                                  known.counted.end(), same)) {
        bands_ = known.bands;
        return known.reachable;
    }
    known.known = true;
    known.reachable = compute_bands();
    known.bands = bands_;
    known.counted.clear();
    for (const Counter& counter : counters_) known.counted.push_back(counter.kind);
    return known.reachable;
}

// The minutes that can be on the clock after each day so that the end can still be reached.
bool RowOptimizer::compute_bands() {
    const std::size_t count = nodes_.size();
    bands_.assign((window_.to - window_.from) * count, Band{});
    const auto widen = [](Band& to, const Band& from, std::int32_t more) {
        if (from.most < from.least) return;
        const bool first = to.most < to.least;
        to.least = first ? from.least + more : std::min(to.least, from.least + more);
        to.most = first ? from.most + more : std::max(to.most, from.most + more);
    };
    for (std::uint32_t day = window_.from; day < window_.to; ++day) {
        for (std::size_t node = 0; node < count; ++node) {
            if (!is_open(day, node)) continue;
            Band& here = band(day, node);
            if (day == window_.from) {
                if (may_begin(node)) widen(here, {0, 0}, minutes(node));
                continue;
            }
            each_before(day, node, [&](std::size_t before) { widen(here, band(day - 1, before), minutes(node)); });
        }
    }
    ahead_.assign(count, Band{});
    for (std::size_t node = 0; node < count; ++node) {
        if (may_end_at_window(node)) ahead_[node] = {0, 0};
    }
    bool reachable = false;
    for (std::uint32_t day = window_.to; day-- > window_.from;) {
        ahead_next_.assign(count, Band{});
        reachable = false;
        for (std::size_t node = 0; node < count; ++node) {
            Band& here = band(day, node);
            const Band& later = ahead_[node];
            if (later.most < later.least) here = Band{};
            if (here.most < here.least) continue;
            here.least = std::max(here.least, counts_minutes_ ? least_minutes_ - later.most : 0);
            here.most = std::min(here.most, counts_minutes_ ? most_minutes_ - later.least : 0);
            if (here.most < here.least) continue;
            reachable = true;
            if (day == window_.from) continue;
            each_before(day, node,
                        [&](std::size_t before) { widen(ahead_next_[before], later, minutes(node)); });
        }
        if (!reachable) return false;
        std::swap(ahead_, ahead_next_);
    }
    return reachable;
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

void RowOptimizer::trace(Place place, std::int32_t cost, ShiftKind* row) {
    for (std::uint32_t day = window_.to; day-- > window_.from;) {
        const Node& node = nodes_[place.node];
        row[day] = node.works ? best_kind_[day * groups_.size() + node.group] : day_off;
        if (day > window_.from) LINLI_ASSERT(step_back(day, place, cost));
    }
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
        if (std::none_of(counting_->begin(), counting_->end(), same)) counting_->push_back({kind, keep_counting, 0});
    }
    if (!excess) std::erase_if(*counting_, [](const Counted& counted) { return counted.patience == 0; });
    return excess;
}

}  // namespace linli::rostering
