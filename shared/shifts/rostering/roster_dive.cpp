#include "shared/shifts/rostering/roster_dive.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace linli::rostering {
namespace {

constexpr std::uint32_t first_rounds = 60;  // Of new rows for all; they end before if little is promised.
constexpr std::uint32_t later_rounds = 3;   // After each choice.
constexpr double little_gain = 0.01;
constexpr double little_promised = 0.3;
constexpr double whole = 0.999;
constexpr double least_better = 0.9;  // Costs are whole numbers, but doubles and rounds are not.
constexpr double luck = 0.1;
constexpr double clear = 0.7;  // Of more people than one the rows are chosen only where they are clear.
constexpr std::size_t people_of_choice = 15;
constexpr std::size_t most_lines = 800;     // 5 MB.
constexpr std::size_t most_moves = 20'000;  // From prices to prices; if not done by then, it goes in circles.
constexpr std::uint32_t most_renewals = 3;
constexpr std::uint32_t parts_a_row = 4;
constexpr std::uint32_t shortest_part = 10;  // Days.
constexpr std::int32_t finest_scale = 1'024;
constexpr std::size_t numbers_a_step = 400'000;

// As fine as the row search allows.
std::int32_t scale_for(const RosterModel& model) {
    std::int64_t dearest = 1;
    for (std::size_t cell = 0; cell < model.wanted.size(); ++cell)
        dearest = std::max<std::int64_t>({dearest, model.too_few[cell], model.too_many[cell]});
    std::int64_t wish = 0;
    for (const PersonModel& person : model.people) {
        for (const std::int32_t cost : person.wish_cost) wish = std::max<std::int64_t>(wish, std::abs(cost));
    }
    const std::int64_t most = (std::int64_t{1} << 29) / std::max(model.days, 1U) / (dearest + wish);
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(most, 1, finest_scale));
}

}  // namespace

RosterDive::RosterDive(const RosterModel& model, const std::vector<std::uint32_t>& people,
                       RowOptimizer& optimizer, SeededRandom& random)
    : model_(model),
      people_(people),
      optimizer_(optimizer),
      random_(random),
      mix_(model, people, random),
      from_(model),
      found_(model),
      scale_(scale_for(model)),
      costs_(std::size_t{model.days} * model.kinds, 0),
      row_(model.days, day_off) {
    const std::size_t lines = std::max<std::size_t>(mix_.lines(), 1);
    moves_a_step_ =
        static_cast<std::uint32_t>(std::max<std::size_t>(numbers_a_step / (2 * lines * lines), 1));
}

bool RosterDive::suits(const RosterModel& model, const std::vector<std::uint32_t>& people) {
    std::size_t lines = people.size();
    for (std::size_t cell = 0; cell < model.wanted.size(); ++cell) {
        if (model.too_few[cell] > 0 || model.too_many[cell] > 0) ++lines;
    }
    return lines <= most_lines;
}

void RosterDive::begin(const RosterState& from) {
    from_ = from;
    mix_.forget_rows();
    fixed_.assign(people_.size(), loose);
    mix_.begin(from);
    if (dives_++ % 4 != 0) choose_loose();
    renewals_left_ = most_renewals;
    rounds_left_ = first_rounds;
    begin_mix();
}

void RosterDive::choose_loose() {
    const std::vector<RosterMix::Share> shares = mix_.largest_shares();
    std::vector<std::uint32_t> order(people_.size());
    std::iota(order.begin(), order.end(), 0U);
    random_.shuffle(order);
    const auto count = static_cast<std::uint32_t>(people_.size());
    const std::uint32_t kept = count / 4 + random_.below(count / 2 + 1);
    for (std::uint32_t i = 0; i < kept; ++i) fixed_[order[i]] = shares[order[i]].row;
}

void RosterDive::begin_mix() {
    mix_.begin(from_);
    for (const std::uint32_t row : fixed_) {
        if (row != loose) mix_.fix(row);
    }
    moves_before_ = 0;
    stage_ = Stage::Shares;
}

bool RosterDive::step() {
    switch (stage_) {
        case Stage::Shares:
            move_shares();
            return true;
        case Stage::Rows:
            find_row();
            return true;
        case Stage::Choice:
            choose();
            return true;
        case Stage::Arrived:
        case Stage::GivenUp:
            return false;
    }
    return false;
}

void RosterDive::move_shares() {
    if (mix_.worn() || mix_.moves() > moves_before_ + most_moves) {
        if (renewals_left_ == 0) {
            stage_ = Stage::GivenUp;
            return;
        }
        --renewals_left_;
        return begin_mix();
    }
    for (std::uint32_t move = 0; move < moves_a_step_; ++move) {
        if (mix_.improve()) continue;
        moves_before_ = mix_.moves();
        stage_ = rounds_left_ == 0 ? Stage::Choice : Stage::Rows;
        next_ = 0;
        promised_ = 0;
        new_rows_ = false;
        return;
    }
}

// The row that the prices of the mix ask for.
void RosterDive::find_row() {
    while (next_ < people_.size() && fixed_[next_] != loose) ++next_;
    if (next_ == people_.size()) return end_round();
    const std::uint32_t person = people_[next_++];
    const std::vector<std::int32_t>& wishes = model_.people[person].wish_cost;
    for (std::uint32_t cell = 0; cell < costs_.size(); ++cell) {
        // Nobody is worth more than it costs to do without them: scale_for() counts on it.
        const double worth =
            std::clamp<double>(mix_.worth(cell), -model_.too_many[cell], model_.too_few[cell]);
        costs_[cell] = static_cast<std::int32_t>(std::lround((wishes[cell] - worth) * scale_));
    }
    const ShiftKind* const best = mix_.best_row(person);
    std::copy(best, best + model_.days, row_.begin());
    if (!optimizer_.improve(person, costs_, {0, model_.days}, row_.data())) improve_parts(person);
    const double gain = mix_.gain(person, row_.data());
    if (gain <= little_gain) return;
    promised_ += gain;
    if (mix_.add(person, row_.data())) new_rows_ = true;
}

// Where a whole row has too many limits for an exact search.
void RosterDive::improve_parts(std::uint32_t person) {
    optimizer_.improve_quickly(person, costs_, {0, model_.days}, row_.data());
    for (std::uint32_t part = 0; part < parts_a_row; ++part) {
        const std::uint32_t length = std::min(model_.days, shortest_part + random_.below(shortest_part));
        const std::uint32_t from = random_.below(model_.days - length + 1);
        optimizer_.improve(person, costs_, {from, from + length}, row_.data());
    }
}

void RosterDive::end_round() {
    --rounds_left_;
    if (mix_.cost() - promised_ > static_cast<double>(from_.cost()) - least_better) {
        stage_ = Stage::GivenUp;
        return;
    }
    if (promised_ < little_promised) rounds_left_ = 0;
    stage_ = new_rows_ ? Stage::Shares : Stage::Choice;
}

void RosterDive::choose() {
    const std::vector<RosterMix::Share> shares = mix_.largest_shares();
    std::vector<std::pair<double, std::size_t>> mixed;  // The share, with luck, and whose it is.
    for (std::size_t i = 0; i < people_.size(); ++i) {
        if (fixed_[i] != loose || shares[i].share >= whole) continue;
        mixed.emplace_back(shares[i].share + luck * random_.below(1024) / 1024, i);
    }
    if (mixed.empty()) return arrive(shares);
    std::sort(mixed.rbegin(), mixed.rend());
    const std::size_t most = 1 + people_.size() / people_of_choice;
    for (std::size_t i = 0; i < std::min(most, mixed.size()); ++i) {
        if (i > 0 && mixed[i].first < clear) break;
        const std::size_t chosen = mixed[i].second;
        fixed_[chosen] = shares[chosen].row;
        mix_.fix(shares[chosen].row);
    }
    rounds_left_ = later_rounds;
    stage_ = Stage::Shares;
}

void RosterDive::arrive(const std::vector<RosterMix::Share>& shares) {
    found_ = from_;
    for (std::size_t i = 0; i < people_.size(); ++i)
        found_.set_row(people_[i], 0, model_.days, mix_.row(shares[i].row));
    stage_ = Stage::Arrived;
}

}  // namespace linli::rostering
