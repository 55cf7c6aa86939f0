#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/shifts/rostering/roster_model.h"

namespace linli::rostering {

// Days from `from` to before `to`.
struct RowWindow {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

// The cheapest row of one person that breaks no rule, by dynamic programming over the days. What counts of
// the days so far: how long the run at the end is and with which kind it ends, the minutes, the weekends, and
// the number of each kind whose limit turns out to matter.
class RowOptimizer {
public:
    // A search that would need more numbers than `most_cells` at once is refused; 4 bytes each.
    // Where a limit of a kind has to be counted, improve_quickly() allows only `most_counted_cells`.
    explicit RowOptimizer(const RosterModel& model, std::size_t most_cells = 4'000'000,
                          std::size_t most_counted_cells = 4'000'000);

    // Changes the row within the window to the cheapest that is possible with what is outside of it. `costs`,
    // by cell, is what a shift costs more than a day off: at most 2^30 / (2 * days) either way. The result is
    // the cost within the window; nothing, and the row stays, if no row is possible or the search is refused.
    std::optional<std::int32_t> improve(std::uint32_t person, const std::vector<std::int32_t>& costs,
                                        RowWindow window, ShiftKind* row);

    // The same where no more numbers are needed than allowed. Otherwise limits of kinds are met by prices on
    // the kinds, which may miss the cheapest row; the result is never dearer than the row was. That must
    // break no rule.
    std::optional<std::int32_t> improve_quickly(std::uint32_t person, const std::vector<std::int32_t>& costs,
                                                RowWindow window, ShiftKind* row);

    // Any row that breaks no rule: by prices, and if these do not help exactly. Nothing is expected of the
    // row. False: there is none, or the search was refused.
    bool find_any(std::uint32_t person, RowWindow window, ShiftKind* row);

    // Numbers that the last call needed; the time is roughly proportional.
    std::size_t cells() const { return cells_needed_; }
    bool refused() const { return cells_needed_ > allowed_cells(); }
    // Of all calls so far, in numbers; the time is roughly proportional.
    std::uint64_t work() const { return work_; }

private:
    // Where a row stands after a day: so many days off in a row, or so many shifts with a kind of the group
    // at the end. Long runs are told apart only as far as a rule asks.
    struct Node {
        bool works = false;
        std::uint32_t group = 0;
        std::uint32_t run = 1;
    };
    struct Group {
        std::vector<std::uint32_t> kinds;
        std::int32_t minutes = 0;  // In minute_unit, or 0 if minutes do not matter.
        std::int32_t counter = -1;
    };
    struct Counter {
        std::uint32_t kind = 0;
        std::int32_t most = 0;
        std::size_t stride = 1;
    };
    struct Band {
        std::int32_t least = 0;
        std::int32_t most = -1;  // Less than `least`: out of reach.
    };
    // So many lines that follow each other.
    struct Step {
        std::size_t from = 0;
        std::size_t to = 0;
        std::size_t count = 0;
    };
    struct Counted {
        std::uint32_t kind = 0;
        std::uint32_t patience = 0;
        std::int32_t price = 0;
    };
    // The bands of whole rows do not depend on the costs.
    struct KnownBands {
        bool known = false;
        bool reachable = false;
        std::vector<std::uint32_t> counted;
        std::vector<Band> bands;
    };
    struct Place {
        std::size_t node = 0;
        std::size_t line = 0;
        std::int32_t minutes = 0;
    };

    std::size_t allowed_cells() const {
        return quick_ && !counters_.empty() ? most_counted_cells_ : most_cells_;
    }
    bool begin(std::uint32_t person, RowWindow window, const ShiftKind* row);
    std::optional<std::int32_t> run(const std::vector<std::int32_t>& costs, ShiftKind* row);
    std::optional<std::int32_t> improve_by_prices(const std::vector<std::int32_t>& costs, ShiftKind* row);
    std::int32_t row_cost(const std::vector<std::int32_t>& costs, const ShiftKind* row) const;
    void add_price(std::uint32_t kind, std::int32_t price);
    void keep_days(std::uint32_t kind);
    bool is_excess(const ShiftKind* row, std::uint32_t kind) const;
    void look_outside(const ShiftKind* row);
    void look_before(const ShiftKind* row);
    void look_behind(const ShiftKind* row);
    void choose_counters();
    void make_groups();
    void make_nodes();
    bool make_lines();
    void add_step(std::vector<Step>& steps, std::size_t from, std::size_t to) const;
    void measure_lines();
    void choose_kinds(const std::vector<std::int32_t>& costs);
    bool make_bands();
    bool compute_bands();
    void fill();
    void fill_node(std::uint32_t day, std::size_t node);
    void fill_from(std::uint32_t day, std::size_t node, std::size_t before, bool first);
    std::optional<std::int32_t> best_end(Place& place);
    bool trace(Place place, std::int32_t cost, ShiftKind* row);
    bool step_back(std::uint32_t day, Place& place, std::int32_t& cost);
    bool note_excess(const ShiftKind* row);

    bool is_open(std::uint32_t day, std::size_t node) const;
    bool may_begin(std::size_t node) const;
    bool may_end_at_window(std::size_t node) const;
    bool run_may_end(bool works, std::uint32_t run, std::uint32_t day) const;
    std::size_t work_node(std::uint32_t group, std::uint32_t run) const {
        return off_top_ + std::size_t{run - 1} * groups_.size() + group;
    }
    template <class Visit>
    void each_before(std::uint32_t day, std::size_t node, Visit&& visit) const;
    const std::vector<Step>& steps(std::uint32_t day, std::size_t node, bool before_works) const;
    std::int32_t cost(std::uint32_t day, std::size_t node) const {
        return nodes_[node].works ? best_cost_[day * groups_.size() + nodes_[node].group] : 0;
    }
    std::int32_t minutes(std::size_t node) const {
        return nodes_[node].works ? groups_[nodes_[node].group].minutes : 0;
    }
    Band& band(std::uint32_t day, std::size_t node) {
        return bands_[(day - window_.from) * nodes_.size() + node];
    }
    const Band& band(std::uint32_t day, std::size_t node) const {
        return bands_[(day - window_.from) * nodes_.size() + node];
    }
    std::size_t line_start(std::uint32_t day, std::size_t node, std::size_t line) const {
        return ((day - window_.from) * nodes_.size() + node) * block_ + margin_ + line * line_length_;
    }
    std::int32_t& value(std::uint32_t day, const Place& place) {
        const std::int32_t least = day_bands_[day - window_.from].least;
        return cells_[line_start(day, place.node, place.line) +
                      static_cast<std::size_t>(place.minutes - least)];
    }

    const RosterModel& model_;
    std::size_t most_cells_;
    std::size_t most_counted_cells_;
    bool quick_ = false;
    bool days_kept_ = false;               // Some costs rule a kind out.
    std::vector<KnownBands> known_bands_;  // By person.
    std::size_t cells_needed_ = 0;
    std::uint64_t work_ = 0;
    std::vector<std::vector<Counted>> counted_;  // By person: the limits that mattered lately.

    // Of the call.
    const PersonModel* person_ = nullptr;
    std::vector<Counted>* counting_ = nullptr;
    RowWindow window_;
    std::uint32_t off_top_ = 1;
    std::uint32_t run_top_ = 1;
    bool run_goes_on_ = false;  // The longest run told apart may grow without end.
    bool counts_minutes_ = false;
    bool counts_weekends_ = false;
    std::int32_t least_minutes_ = 0;
    std::int32_t most_minutes_ = 0;
    std::int32_t most_weekends_ = 0;
    std::vector<std::int32_t> kinds_outside_;
    ShiftKind before_kind_ = day_off;
    std::uint32_t before_run_ = 0;
    ShiftKind behind_kind_ = day_off;
    std::uint32_t behind_run_ = 0;
    std::vector<Group> groups_;
    std::vector<Counter> counters_;
    std::vector<Node> nodes_;
    std::vector<std::uint8_t> follows_;  // By group and group of the next day.
    std::vector<std::vector<Step>> steps_;
    std::size_t lines_ = 1;
    // Of each line only the band of the day is kept. The margin takes up what a shift moves beyond its ends.
    std::size_t line_length_ = 1;
    std::size_t margin_ = 0;
    std::size_t block_ = 1;  // Of one node: a margin and all lines.
    std::vector<Band> day_bands_;
    std::vector<std::int32_t> best_cost_;  // By day and group.
    std::vector<ShiftKind> best_kind_;
    std::vector<Band> bands_;
    std::vector<Band> ahead_;  // Minutes still to come, by node, while the bands are made.
    std::vector<Band> ahead_next_;
    std::vector<std::int32_t> cells_;
    std::vector<std::int32_t> priced_;  // Costs with prices, by cell.
    std::vector<ShiftKind> kept_;       // The row within the window as it was.
};

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
    const auto follows = [&](std::uint32_t group) {
        return follows_[group * groups_.size() + after.group] != 0;
    };
    if (after.run > 1) each_work(after.run - 1, follows);
    if (after.run == run_top_ && run_goes_on_) each_work(after.run, follows);
    if (after.run > 1) return;
    for (std::uint32_t run = 1; run <= off_top_; ++run) {
        if (run_may_end(false, run, day - 1)) visit(std::size_t{run} - 1);
    }
}

}  // namespace linli::rostering
