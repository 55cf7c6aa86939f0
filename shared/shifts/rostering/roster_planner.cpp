#include "shared/shifts/rostering/roster_planner.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "shared/core/minus_log.h"
#include "shared/core/random.h"
#include "shared/shifts/rostering/roster_cycle.h"
#include "shared/shifts/rostering/roster_dive.h"
#include "shared/shifts/rostering/roster_row.h"
#include "shared/shifts/rostering/roster_start.h"
#include "shared/shifts/rostering/roster_state.h"

namespace linli {
using namespace rostering;

namespace {

// Found by trying on public instances of 8 to 60 people.
constexpr std::size_t most_cells = 800'000;
constexpr std::size_t most_counted_cells = 100'000;
constexpr std::uint64_t longest_cycle = 6'000;  // Rounds of all people; every second cycle is thrice as long.
constexpr std::int32_t price_step = cost_scale / 20;
constexpr std::int64_t scarcity_step = 4;
constexpr std::uint32_t most_people_of_move = 4;
constexpr std::uint32_t most_loose_rounds = 3;
constexpr std::uint32_t tidy_rounds = 2;
constexpr std::uint32_t short_window = 7;
constexpr std::int32_t tie_breaking = 4;  // In 1 / cost_scale.

}  // namespace

class RosterPlanner::Search {
public:
    Search(const RosterProblem& problem, std::uint64_t seed, Pace pace)
        : first_rounds_(pace.first_rounds),
          model_(problem),
          scale_(model_),
          start_(std::in_place, model_),
          optimizer_(model_, most_cells, most_counted_cells),
          random_(seed),
          state_(model_),
          costs_(std::size_t{model_.days} * model_.kinds, 0),
          prices_(costs_.size(), 0),
          row_(model_.days, day_off),
          longest_window_(model_.people.size(), model_.days),
          dive_optimizer_(model_, most_cells, most_counted_cells),
          dive_random_(SeededRandom(seed).next()) {
        for (std::uint32_t of_1024 = 1; of_1024 < 1024; ++of_1024)
            chances_[of_1024] = static_cast<std::int32_t>(minus_log(of_1024));
        chances_[0] = chances_[1];
        look_at_known(problem);
        if (pace.first_rows == FirstRows::InSteps) return;
        while (!begun_) give_first_row();
    }

    void improve(std::uint32_t steps) {
        steps_ += steps;
        for (; !begun_ && steps > 0; --steps) give_first_row();
        if (movable_.empty() || model_.days == 0) return;
        for (std::uint32_t step = 0; step < steps; ++step) one_step();
    }

    const Roster& best() const { return best_.roster(); }
    std::int64_t best_cost() const { return best_.cost(); }
    const std::vector<std::uint32_t>& impossible() const { return impossible_; }
    std::uint64_t steps() const { return steps_; }

private:
    // The rows of some people, changed together; kept only if that was worth it.
    struct Move {
        std::vector<std::uint32_t> people;
        std::vector<std::vector<ShiftKind>> rows_before;
        std::int64_t cost_before = 0;
        std::int64_t cost_of_round = 0;
        RowWindow window;
        std::int32_t strictness = 0;
        std::uint32_t loose_rounds = 0;
        std::uint32_t round = 0;
        std::size_t next = 0;  // Of people; all: the round is over.
    };

    // What is known or any row for everybody, one after the other; then, for what the others leave open, the
    // best.
    void give_first_row() {
        const std::size_t people = model_.people.size();
        const std::size_t next = first_rows_given_++;
        if (next < people)
            find_any_row(static_cast<std::uint32_t>(next));
        else if (next - people < movable_.size())
            change_row(movable_[next - people], all_days(), {0, 1024}, false);
        if (first_rows_given_ < people + movable_.size()) return;
        best_ = state_;
        begin_cycle(first_rounds_);
        start_.reset();
        begun_ = true;
    }

    // From what people know already it is not far to what changes little.
    void look_at_known(const RosterProblem& problem) {
        if (problem.known.kinds.empty()) return;
        known_ = problem.known;
        for (std::uint32_t person = 0; person < problem.people.size(); ++person)
            keeps_rules_.push_back(roster_faults(problem, known_, person).empty());
    }

    void find_any_row(std::uint32_t person) {
        const bool known = !keeps_rules_.empty() && keeps_rules_[person];
        if (!known && !start_->find(person, row_.data())) {
            impossible_.push_back(person);
            return;
        }
        movable_.push_back(person);
        const ShiftKind* const row = known ? &known_.kinds[std::size_t{person} * model_.days] : row_.data();
        state_.set_row(person, 0, model_.days, row);
    }

    RowWindow all_days() const { return {0, model_.days}; }

    void begin_cycle(std::uint64_t rounds) {
        rounds_ = rounds;
        cycle_step_ = 0;
        moving_ = false;
    }

    std::uint64_t phase_steps() const { return rounds_ * movable_.size(); }

    void one_step() {
        if (dive_ && dive_->work() < optimizer_.work() - work_before_dives_) return dive();
        if (cycle_step_ < phase_steps()) {
            anneal();
        } else {
            if (cycle_step_ == phase_steps()) choose_start_of_moves();
            if (!moving_) begin_move();
            continue_move();
        }
        ++cycle_step_;
        if (!moving_ && cycle_step_ >= 2 * phase_steps()) begin_next_cycle();
    }

    void begin_next_cycle() {
        const bool both = way_ == Annealing::Warm;
        way_ = both ? Annealing::Mild : Annealing::Warm;
        begin_cycle(both ? std::min(3 * rounds_, longest_cycle) : rounds_);
        if (both && !dive_ && RosterDive::suits(model_, movable_)) begin_diving();
    }

    // From now on half of the work, which is measured in numbers, so that no clock decides.
    void begin_diving() {
        dive_.emplace(model_, movable_, dive_optimizer_, dive_random_);
        work_before_dives_ = optimizer_.work();
        dive_->begin(best_);
    }

    void dive() {
        if (dive_->step()) return;
        if (const RosterState* found = dive_->found(); found && found->cost() < best_.cost()) best_ = *found;
        dive_->begin(best_);
    }

    // Every other time what was found last, so that the moves do not always end at the same roster.
    void choose_start_of_moves() {
        if (way_ == Annealing::Warm && best_.cost() < state_.cost()) state_ = best_;
    }

    void anneal() {
        if (cycle_step_ % movable_.size() == 0) {
            warmth_ = annealing_warmth(scale_, way_, cycle_step_, phase_steps());
            learn_prices();
        }
        change_row(random_.pick(movable_), all_days(), warmth_, true);
        if (state_.cost() < best_.cost()) best_ = state_;
    }

    // Where people are missing again and again, a shift is worth more than elsewhere.
    void learn_prices() {
        std::int64_t missing_in_all = 0;
        for (std::uint32_t cell = 0; cell < prices_.size(); ++cell) {
            const std::int32_t missing = model_.wanted[cell] - state_.present(cell);
            if (model_.too_few[cell] > 0) missing_in_all += missing;
            prices_[cell] += missing * price_step - (prices_[cell] >> 10);
        }
        scarcity_ = std::clamp<std::int64_t>(scarcity_ + missing_in_all * scarcity_step, 0, 1024);
    }

    // What one more person costs. Strictly it is the true cost; the looser, the closer are one too few and
    // one too many to a price between the two.
    std::int32_t need_price(std::uint32_t cell, std::int32_t present, std::int32_t strictness) const {
        const std::int64_t cost = std::int64_t{model_.extra_cost(cell, present)} * cost_scale;
        if (strictness >= 1024) return static_cast<std::int32_t>(cost);
        const std::int64_t middle = -std::int64_t{model_.too_few[cell]} * cost_scale * scarcity_ / 1024;
        const std::int64_t price = middle + (cost - middle) * strictness / 1024;
        return static_cast<std::int32_t>(present < model_.wanted[cell] ? price
                                                                       : std::max(price, middle + cost));
    }

    void weigh(std::uint32_t person, RowWindow window, const RosterWarmth& warmth, bool with_prices) {
        const ShiftKind* const row = state_.row(person);
        const std::vector<std::int32_t>& wishes = model_.people[person].wish_cost;
        const std::int64_t looseness = with_prices ? 1024 - warmth.strictness : 0;
        for (std::uint32_t day = window.from; day < window.to; ++day) {
            for (std::uint32_t kind = 0; kind < model_.kinds; ++kind) {
                const std::uint32_t cell = model_.cell(day, kind);
                const bool mine = row[day] == static_cast<ShiftKind>(kind);
                std::int32_t cost =
                    need_price(cell, state_.present(cell) - (mine ? 1 : 0), warmth.strictness);
                cost += wishes[cell] * cost_scale;
                cost -= static_cast<std::int32_t>(prices_[cell] * looseness / 1024);
                if (warmth.temperature > 0) cost -= chance(warmth.temperature);
                costs_[cell] = cost;
            }
        }
    }

    std::int32_t chance(std::int32_t temperature) {
        return static_cast<std::int32_t>(std::int64_t{temperature} * chances_[random_.next() >> 54] / 1024);
    }

    // Where a whole row would take too long, a part of it.
    void change_row(std::uint32_t person, RowWindow window, const RosterWarmth& warmth, bool with_prices) {
        std::uint32_t& longest = longest_window_[person];
        if (window.to - window.from > longest) window = part_of(window, longest);
        weigh(person, window, warmth, with_prices);
        std::copy(state_.row(person), state_.row(person) + model_.days, row_.begin());
        while (!optimizer_.improve_quickly(person, costs_, window, row_.data())) {
            const std::uint32_t length = window.to - window.from;
            if (!optimizer_.refused() || length <= short_window) return;
            longest = std::max(length * 2 / 3, short_window);
            window = part_of(window, longest);
        }
        state_.set_row(person, window.from, window.to, row_.data() + window.from);
    }

    RowWindow part_of(RowWindow window, std::uint32_t length) {
        const std::uint32_t spare = window.to - window.from - length;
        RowWindow part;
        part.from = window.from + random_.below(spare + 1);
        part.to = part.from + length;
        return part;
    }

    void begin_move() {
        moving_ = true;
        move_.window = all_days();
        if (model_.days > 2 * short_window && random_.chance(500))
            move_.window = part_of(all_days(), short_window + random_.below(10));
        choose_people();
        move_.rows_before.clear();
        for (const std::uint32_t person : move_.people)
            move_.rows_before.emplace_back(state_.row(person), state_.row(person) + model_.days);
        move_.cost_before = move_.cost_of_round = state_.cost();
        const std::int32_t loose = std::max(scale_.loose, 1);
        const std::int32_t tight = std::min(3 * loose, 1024);
        move_.strictness = geometric(std::max(loose / 3, 1), tight, random_.below(256), 256);
        move_.loose_rounds = 1 + random_.below(most_loose_rounds);
        move_.round = 0;
        move_.next = 0;
    }

    // One of them could fill a gap, if there is one.
    void choose_people() {
        std::vector<std::uint32_t>& people = move_.people;
        people.clear();
        gaps_.clear();
        for (std::uint32_t cell = model_.cell(move_.window.from, 0); cell < model_.cell(move_.window.to, 0);
             ++cell) {
            if (state_.present(cell) < model_.wanted[cell]) gaps_.push_back(cell);
        }
        const std::size_t count =
            std::min<std::size_t>(movable_.size(), 2 + random_.below(most_people_of_move - 1));
        const std::uint32_t gap = gaps_.empty() ? 0 : random_.pick(gaps_);
        for (std::uint32_t attempt = 0; attempt < 200 && people.size() < count; ++attempt) {
            const std::uint32_t person = random_.pick(movable_);
            if (std::find(people.begin(), people.end(), person) != people.end()) continue;
            if (!gaps_.empty() && people.empty() && !model_.people[person].may_work[gap]) continue;
            people.push_back(person);
        }
    }

    // First loosely, so that the rows move away from where they are; then strictly.
    void continue_move() {
        if (move_.next < move_.people.size()) {
            RosterWarmth warmth{tie_breaking, 1024};
            if (move_.round < move_.loose_rounds) {
                warmth.strictness = geometric(move_.strictness, 1024, move_.round, move_.loose_rounds + 1);
                warmth.temperature = std::max(scale_.wish / 2, 1);
            }
            change_row(move_.people[move_.next++], move_.window, warmth, true);
        }
        if (move_.next < move_.people.size()) return;
        move_.next = 0;
        const bool same = state_.cost() == move_.cost_of_round;
        move_.cost_of_round = state_.cost();
        ++move_.round;
        if (move_.round < move_.loose_rounds + tidy_rounds && (move_.round <= move_.loose_rounds || !same))
            return;
        end_move();
    }

    void end_move() {
        moving_ = false;
        const std::uint64_t passed = std::min(cycle_step_ - phase_steps(), phase_steps());
        const std::uint64_t left = phase_steps() - passed;
        const std::uint64_t warmest = static_cast<std::uint64_t>(scale_.wish) * 5 / 2;
        const auto temperature = static_cast<std::int64_t>(warmest * left / phase_steps());
        const std::int64_t more = (state_.cost() - move_.cost_before) * cost_scale;
        if (more > 0 && more * 1024 >= temperature * chances_[random_.next() >> 54]) {
            for (std::size_t i = 0; i < move_.people.size(); ++i)
                state_.set_row(move_.people[i], 0, model_.days, move_.rows_before[i].data());
        }
        if (state_.cost() < best_.cost()) best_ = state_;
    }

    std::uint64_t first_rounds_;
    RosterModel model_;
    RosterScale scale_;
    std::optional<RosterStart> start_;  // Until all have their first rows.
    RowOptimizer optimizer_;
    SeededRandom random_;
    RosterState state_;
    RosterState best_{model_};
    std::vector<std::int32_t> costs_;   // By cell, of the row that is sought.
    std::vector<std::int32_t> prices_;  // By cell.
    std::int64_t scarcity_ = 0;         // In 1 / 1024: how much of the cost of a gap any shift is worth.
    std::vector<ShiftKind> row_;
    std::vector<std::uint32_t> longest_window_;  // By person: days that can be searched at once.
    std::array<std::int32_t, 1024> chances_{};
    std::vector<std::uint32_t> movable_;
    std::vector<std::uint32_t> impossible_;
    Annealing way_ = Annealing::Mild;
    RosterWarmth warmth_;
    Move move_;
    std::vector<std::uint32_t> gaps_;  // Cells.
    bool moving_ = false;
    // Apart from the rest, so that its search goes the same way whatever dives do.
    RowOptimizer dive_optimizer_;
    SeededRandom dive_random_;
    std::optional<RosterDive> dive_;  // After the first two cycles.
    std::uint64_t work_before_dives_ = 0;
    std::size_t first_rows_given_ = 0;
    bool begun_ = false;
    Roster known_;
    std::vector<bool> keeps_rules_;  // Of what is known, by person.
    std::uint64_t rounds_ = 0;
    std::uint64_t cycle_step_ = 0;
    std::uint64_t steps_ = 0;
};

RosterPlanner::RosterPlanner(const RosterProblem& problem, std::uint64_t seed)
    : RosterPlanner(problem, seed, Pace()) {}
RosterPlanner::RosterPlanner(const RosterProblem& problem, std::uint64_t seed, Pace pace)
    : search_(std::make_unique<Search>(problem, seed, pace)) {}
RosterPlanner::~RosterPlanner() = default;
RosterPlanner::RosterPlanner(RosterPlanner&&) noexcept = default;
RosterPlanner& RosterPlanner::operator=(RosterPlanner&&) noexcept = default;

const std::vector<std::uint32_t>& RosterPlanner::impossible() const {
    return search_->impossible();
}

void RosterPlanner::improve(std::uint32_t steps) {
    search_->improve(steps);
}

const Roster& RosterPlanner::best() const {
    return search_->best();
}

std::int64_t RosterPlanner::best_cost() const {
    return search_->best_cost();
}

std::uint64_t RosterPlanner::steps() const {
    return search_->steps();
}

}  // namespace linli
