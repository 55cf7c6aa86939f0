#include "shared/shifts/rostering/roster_mix.h"

#include <algorithm>
#include <cmath>
#include <functional>

// Fused, a * b + c is rounded once instead of twice, and machines would no longer find the same.
#if defined(__clang__)
#pragma clang fp contract(off)
#elif defined(__FP_FAST_FMA) && defined(__GNUC__)
#pragma GCC optimize("fp-contract=off")
#endif

namespace linli::rostering {
namespace {

constexpr std::size_t rows_a_person = 60;  // More are forgotten, unless they had a share.
constexpr double least_gain = 1e-3;
constexpr double least_effect = 1e-9;
constexpr double least_pivot = 1e-6;
constexpr double little = 1e-6;  // Far below what counts, far above what doubles lose.
constexpr double very_little = 1e-9;
constexpr std::uint32_t most_idle_moves = 30;
constexpr std::uint32_t moves_between_prices = 100;
constexpr double most_wear = 1e-2;  // Of what a part costs.
constexpr std::size_t most_candidates = 50;
constexpr double part_of_best = 0.25;  // A candidate must promise so much of what the best did.

std::uint64_t hash_of(std::uint32_t person, const ShiftKind* row, std::uint32_t days) {
    std::uint64_t hash = SeededRandom(person).next();
    for (std::uint32_t day = 0; day < days; ++day)
        hash = SeededRandom(hash ^ static_cast<std::uint64_t>(row[day] + 1)).next();
    return hash;
}

}  // namespace

RosterMix::RosterMix(const RosterModel& model, const std::vector<std::uint32_t>& people, SeededRandom& random)
    : model_(model),
      random_(random),
      people_(people),
      place_(model.people.size(), 0),
      line_of_(std::size_t{model.days} * model.kinds, -1) {
    for (std::uint32_t i = 0; i < people_.size(); ++i) place_[people_[i]] = i;
    std::int32_t dearest = 1;
    for (std::uint32_t cell = 0; cell < line_of_.size(); ++cell) {
        if (model.too_few[cell] == 0 && model.too_many[cell] == 0) continue;
        line_of_[cell] = static_cast<std::int32_t>(needs_.size());
        needs_.push_back(cell);
        wanted_.push_back(model.wanted[cell]);
        dearest = std::max({dearest, model.too_few[cell], model.too_many[cell]});
    }
    wanted_.resize(needs_.size() + people_.size(), 1);
    for (std::size_t line = 0; line < wanted_.size(); ++line) {
        const double part = 1 + random.below(65'536) / 65'536.0;
        wanted_[line] += line < needs_.size() ? little * part : little / 1024 * part;
    }
    lines_ = wanted_.size();
    ban_cost_ = 100.0 * dearest;
    effects_.resize(lines_);
}

RosterMix::Row RosterMix::make_row(std::uint32_t person, const ShiftKind* kinds) const {
    Row row;
    row.person = place_[person];
    row.kinds.assign(kinds, kinds + model_.days);
    for (std::uint32_t day = 0; day < model_.days; ++day) {
        if (kinds[day] == day_off) continue;
        const std::uint32_t cell = model_.cell(day, static_cast<std::uint32_t>(kinds[day]));
        row.cost += model_.people[person].wish_cost[cell];
        if (line_of_[cell] >= 0) row.lines.push_back(static_cast<std::uint32_t>(line_of_[cell]));
    }
    row.lines.push_back(static_cast<std::uint32_t>(needs_.size()) + row.person);
    return row;
}

bool RosterMix::add(std::uint32_t person, const ShiftKind* row) {
    const auto index = static_cast<std::uint32_t>(rows_.size());
    if (!known_.try_emplace(hash_of(person, row, model_.days), index).second) return false;
    rows_.push_back(make_row(person, row));
    return true;
}

// Two rows may have the same hash; then a row is known twice, which does no harm.
std::uint32_t RosterMix::find_or_add(std::uint32_t place, const ShiftKind* kinds) {
    const auto same = [&](const Row& row) {
        return row.person == place && std::equal(row.kinds.begin(), row.kinds.end(), kinds);
    };
    const auto index = static_cast<std::uint32_t>(rows_.size());
    const auto [known, added] = known_.try_emplace(hash_of(people_[place], kinds, model_.days), index);
    if (!added && same(rows_[known->second])) return known->second;
    rows_.push_back(make_row(people_[place], kinds));
    return index;
}

void RosterMix::forget_rows() {
    if (rows_.size() <= rows_a_person * people_.size()) return;
    std::erase_if(rows_, [](const Row& row) { return !row.used; });
    known_.clear();
    for (std::uint32_t index = 0; index < rows_.size(); ++index) {
        Row& row = rows_[index];
        known_.try_emplace(hash_of(people_[row.person], row.kinds.data(), model_.days), index);
        row.used = false;
    }
}

// The rows of the roster, and for each need what is missing or too much: their inverse is known.
void RosterMix::begin(const RosterState& state) {
    moves_ = idle_moves_ = 0;
    worn_ = false;
    work_ += 3 * lines_ * lines_;
    for (Row& row : rows_) row.banned = false;
    parts_.assign(lines_, 0);
    shares_ = wanted_;
    inverse_.assign(lines_ * lines_, 0);
    for (std::size_t line = 0; line < needs_.size(); ++line) {
        shares_[line] -= state.present(needs_[line]);
        const bool too_many = shares_[line] < 0;
        if (too_many) shares_[line] = -shares_[line];
        parts_[line] = static_cast<Part>(2 * line + (too_many ? 1 : 0));
        inverse_line(line)[line] = too_many ? -1 : 1;
    }
    for (std::size_t i = 0; i < people_.size(); ++i) {
        const ShiftKind* const kinds = state.row(people_[i]);
        const std::uint32_t index = find_or_add(static_cast<std::uint32_t>(i), kinds);
        const std::size_t own = needs_.size() + i;
        parts_[own] = static_cast<Part>(2 * needs_.size()) + index;
        inverse_line(own)[own] = 1;
        for (const std::uint32_t line : rows_[index].lines) {
            if (line == own) continue;
            inverse_line(line)[own] = -inverse_line(line)[line];
            shares_[line] -= (wanted_[own] - 1) * inverse_line(line)[line];
        }
    }
    find_prices();
}

void RosterMix::fix(std::uint32_t row) {
    for (std::uint32_t other = 0; other < rows_.size(); ++other) {
        if (rows_[other].person == rows_[row].person) rows_[other].banned = other != row;
    }
    prices_known_ = false;
}

double RosterMix::cost_of(Part part) const {
    if (is_row(part)) {
        const Row& row = rows_[part - 2 * needs_.size()];
        return row.cost + (row.banned ? ban_cost_ : 0);
    }
    const std::uint32_t cell = needs_[part / 2];
    return part % 2 == 0 ? model_.too_few[cell] : model_.too_many[cell];
}

void RosterMix::find_prices() {
    prices_.assign(lines_, 0);
    for (std::size_t line = 0; line < lines_; ++line) {
        const double cost = cost_of(parts_[line]);
        const double* const inverse = inverse_line(line);
        if (cost == 0) continue;
        for (std::size_t i = 0; i < lines_; ++i) prices_[i] += cost * inverse[i];
    }
    work_ += lines_ * lines_;
    prices_known_ = true;
    candidates_.clear();
    look_for_wear();
}

// What has a share gains nothing, but for what the doubles lost.
void RosterMix::look_for_wear() {
    for (const Part part : parts_) {
        if (!is_row(part)) continue;
        const Row& row = rows_[part - 2 * needs_.size()];
        const double lost = gain(row) - (row.banned ? ban_cost_ : 0);
        if (std::abs(lost) > most_wear) worn_ = true;
    }
}

double RosterMix::gain(const Row& row) const {
    double gain = -row.cost;
    for (const std::uint32_t line : row.lines) gain += prices_[line];
    return gain;
}

double RosterMix::gain(Part part) const {
    if (is_row(part)) return gain(rows_[part - 2 * needs_.size()]);
    return (part % 2 == 0 ? prices_[part / 2] : -prices_[part / 2]) - cost_of(part);
}

double RosterMix::gain(std::uint32_t person, const ShiftKind* row) const {
    return gain(make_row(person, row));
}

const ShiftKind* RosterMix::best_row(std::uint32_t person) const {
    const Row* best = nullptr;
    double most = 0;
    for (const Row& row : rows_) {
        if (row.person != place_[person]) continue;
        const double here = gain(row);
        if (best && here <= most) continue;
        best = &row;
        most = here;
    }
    return best->kinds.data();
}

double RosterMix::worth(std::uint32_t cell) const {
    return line_of_[cell] < 0 ? 0 : prices_[static_cast<std::size_t>(line_of_[cell])];
}

double RosterMix::cost() const {
    double cost = 0;
    for (std::size_t line = 0; line < lines_; ++line) cost += cost_of(parts_[line]) * shares_[line];
    for (const std::uint32_t person : people_) cost += static_cast<double>(model_.people[person].base_cost);
    return cost;
}

// To look at all parts takes longer than to move shares, so some moves are chosen from the best of them.
bool RosterMix::choose_part(Part& part, double& gain) {
    if (choose_candidate(least_of_candidates_, part, gain)) return true;
    collect_candidates();
    return choose_candidate(least_gain, part, gain);
}

void RosterMix::collect_candidates() {
    candidates_.clear();
    const auto all = static_cast<Part>(2 * needs_.size() + rows_.size());
    for (Part part = 0; part < all; ++part) {
        if (is_row(part) && rows_[part - 2 * needs_.size()].banned) continue;
        if (const double here = gain(part); here > least_gain) candidates_.emplace_back(here, part);
    }
    work_ += rows_.size() * model_.days;
    std::sort(candidates_.begin(), candidates_.end(), std::greater<>());
    if (candidates_.size() > most_candidates) candidates_.resize(most_candidates);
    if (!candidates_.empty())
        least_of_candidates_ = std::max(part_of_best * candidates_.front().first, least_gain);
}

// The largest gain; after many moves that changed nothing, chance decides, so that they do not go round in
// circles.
bool RosterMix::choose_candidate(double least, Part& part, double& gain) {
    gain = 0;
    double most = 0;
    for (const auto& [before, candidate] : candidates_) {
        const double here = this->gain(candidate);
        if (here <= least) continue;
        const double weight = idle_moves_ < most_idle_moves ? here : here * (1 + random_.below(1024));
        if (weight <= most) continue;
        most = weight;
        gain = here;
        part = candidate;
    }
    work_ += candidates_.size() * model_.days;
    return gain > 0;
}

void RosterMix::find_effects(Part part) {
    for (std::size_t line = 0; line < lines_; ++line) {
        const double* const inverse = inverse_line(line);
        double effect = 0;
        if (is_row(part)) {
            for (const std::uint32_t i : rows_[part - 2 * needs_.size()].lines) effect += inverse[i];
        } else {
            effect = part % 2 == 0 ? inverse[part / 2] : -inverse[part / 2];
        }
        effects_[line] = effect;
    }
}

// The part whose share is first used up; of those that are about equal the one with the largest effect.
std::size_t RosterMix::choose_leaving() const {
    double least = -1;
    for (std::size_t line = 0; line < lines_; ++line) {
        if (effects_[line] <= least_pivot) continue;
        const double most = (shares_[line] + very_little) / effects_[line];
        if (least < 0 || most < least) least = most;
    }
    std::size_t leaving = lines_;
    for (std::size_t line = 0; line < lines_; ++line) {
        if (effects_[line] <= least_pivot || shares_[line] / effects_[line] > least) continue;
        if (leaving == lines_ || effects_[line] > effects_[leaving]) leaving = line;
    }
    return leaving;
}

void RosterMix::exchange(std::size_t leaving, Part part, double gain) {
    double* const pivot = inverse_line(leaving);
    const double effect = effects_[leaving];
    const double share = shares_[leaving] / effect;
    for (std::size_t i = 0; i < lines_; ++i) pivot[i] /= effect;
    for (std::size_t line = 0; line < lines_; ++line) {
        const double factor = effects_[line];
        if (line == leaving || (factor < least_effect && factor > -least_effect)) continue;
        double* const inverse = inverse_line(line);
        for (std::size_t i = 0; i < lines_; ++i) inverse[i] -= factor * pivot[i];
        shares_[line] = std::max(shares_[line] - factor * share, 0.0);
    }
    shares_[leaving] = share;
    parts_[leaving] = part;
    for (std::size_t i = 0; i < lines_; ++i) prices_[i] -= gain * pivot[i];
    if (is_row(part)) rows_[part - 2 * needs_.size()].used = true;
    idle_moves_ = share > very_little ? 0 : idle_moves_ + 1;
    work_ += 2 * lines_ * lines_;
    if (++moves_ % moves_between_prices == 0) find_prices();
}

bool RosterMix::improve() {
    if (!prices_known_) find_prices();
    Part part = 0;
    double gain = 0;
    if (!choose_part(part, gain)) return false;
    find_effects(part);
    const std::size_t leaving = choose_leaving();
    if (leaving == lines_) return false;
    exchange(leaving, part, gain);
    return true;
}

std::vector<RosterMix::Share> RosterMix::largest_shares() const {
    std::vector<Share> largest(people_.size());
    for (std::size_t line = 0; line < lines_; ++line) {
        if (!is_row(parts_[line])) continue;
        const auto row = static_cast<std::uint32_t>(parts_[line] - 2 * needs_.size());
        Share& share = largest[rows_[row].person];
        if (shares_[line] > share.share) share = {row, shares_[line]};
    }
    return largest;
}

}  // namespace linli::rostering
