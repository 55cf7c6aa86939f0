// What a row search has to tell apart: everything of RowOptimizer before the search itself.
#include <algorithm>

#include "shared/shifts/rostering/roster_lines.h"
#include "shared/shifts/rostering/roster_row.h"

namespace linli::rostering {

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
        const bool seen = model_.sunday[day] && day > 0 &&
                          (day - 1 < window_.from || day - 1 >= window_.to) && row[day - 1] != day_off;
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
bool RowOptimizer::make_lines() {
    const std::size_t weekends = counts_weekends_ ? static_cast<std::size_t>(most_weekends_) + 1 : 1;
    lines_ = weekends;
    for (Counter& counter : counters_) {
        counter.stride = lines_;
        lines_ *= static_cast<std::size_t>(counter.most) + 1;
        cells_needed_ = (window_.to - window_.from) * nodes_.size() * lines_;
        if (refused()) return false;
    }
    steps_.resize(2 * (counters_.size() + 1));
    for (std::vector<Step>& steps : steps_) steps.clear();
    for (std::size_t which = 0; which < steps_.size(); ++which) {
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
    return true;
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
    if (first.works != worked) return first.run == 1 && run_may_end(worked, before_run_, window_.from - 1);
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
    const bool behind_is_long =
        reaches_end || static_cast<std::int32_t>(behind_run_) >=
                           (works_behind ? rules.least_in_a_row : rules.least_days_off);
    if (last.works != works_behind)
        return run_may_end(last.works, last.run, window_.to - 1) && behind_is_long;
    const std::uint32_t run = last.run + behind_run_;
    const bool is_long = reaches_end || run_may_end(last.works, last.run, window_.to - 1) ||
                         run_may_end(last.works, run, window_.to + behind_run_ - 1);
    if (!last.works) return is_long;
    const auto behind = static_cast<std::uint32_t>(behind_kind_);
    return is_long && model_.may_follow(groups_[last.group].kinds[0], behind) &&
           (run_goes_on_ || static_cast<std::int32_t>(run) <= rules.most_in_a_row);
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
    if (known.known &&
        std::equal(counters_.begin(), counters_.end(), known.counted.begin(), known.counted.end(), same)) {
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
            each_before(day, node,
                        [&](std::size_t before) { widen(here, band(day - 1, before), minutes(node)); });
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

}  // namespace linli::rostering
