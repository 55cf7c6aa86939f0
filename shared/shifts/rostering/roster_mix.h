#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "shared/core/random.h"
#include "shared/shifts/rostering/roster_state.h"

namespace linli::rostering {

// The roster problem with halves allowed: every person works a mix of rows whose shares sum up to 1, out of
// the rows that are known so far. Its cost is hardly below that of the best roster, and its prices say what
// one more person is worth on each day. A linear program with a line for each need and for each person,
// solved by the simplex method with the whole inverse kept (Dantzig, "Linear programming and extensions",
// 1963); rows are its columns. Only + - * / of doubles, which no compiler may fuse here, so the same on every
// machine whose doubles are those of IEEE 754.
class RosterMix {
public:
    // Keeps up to 8 * (needs + people)^2 bytes and about `most_rows` rows.
    RosterMix(const RosterModel& model, const std::vector<std::uint32_t>& people, SeededRandom& random);

    // Of many rows, those that had no share lately. Then begin() must follow.
    void forget_rows();
    // Every row of the roster has share 1 and every row known may be used again.
    void begin(const RosterState& state);
    // False: the row is known already.
    bool add(std::uint32_t person, const ShiftKind* row);
    // From now on the person may work this row only. The prices follow with the next improve().
    void fix(std::uint32_t row);
    // Moves shares to the row that promises most. False: the mix is the best of the rows known.
    bool improve();

    // Without those that a fixed person has to give up, about: a large number counts for each.
    double cost() const;
    // What one more person is worth there: between -too_many and too_few once the mix is the best of the rows
    // known and nobody is fixed to a row that they do not work; before that it may lie far beyond.
    double worth(std::uint32_t cell) const;
    // How much cheaper the mix would be with the row instead of what the person works. Negative: dearer.
    double gain(std::uint32_t person, const ShiftKind* row) const;

    // Of the rows known, the one with the largest gain.
    const ShiftKind* best_row(std::uint32_t person) const;

    struct Share {
        std::uint32_t row = 0;
        double share = 0;
    };
    // The row with the largest share, by person as in the constructor.
    std::vector<Share> largest_shares() const;
    const ShiftKind* row(std::uint32_t index) const { return rows_[index].kinds.data(); }
    std::size_t lines() const { return lines_; }
    // Calls of improve() since begin() that moved shares.
    std::uint32_t moves() const { return moves_; }
    // The doubles have lost so much that begin() is needed.
    bool worn() const { return worn_; }
    // Of all calls so far, in numbers; the time is roughly proportional, as that of RowOptimizer::work().
    std::uint64_t work() const { return work_; }

private:
    struct Row {
        std::uint32_t person = 0;  // Of people_.
        std::vector<ShiftKind> kinds;
        std::vector<std::uint32_t> lines;  // In which it counts 1.
        double cost = 0;
        bool banned = false;
        bool used = false;  // Had a share since the last time rows were forgotten.
    };
    // What has a share: up to two for each need, for people missing and for people too many, then the rows.
    using Part = std::uint32_t;

    std::uint32_t find_or_add(std::uint32_t place, const ShiftKind* kinds);
    Row make_row(std::uint32_t person, const ShiftKind* kinds) const;
    bool is_row(Part part) const { return part >= 2 * needs_.size(); }
    double cost_of(Part part) const;
    double gain(const Row& row) const;
    double gain(Part part) const;
    void find_prices();
    void look_for_wear();
    void collect_candidates();
    bool choose_candidate(double least, Part& part, double& gain);
    bool choose_part(Part& part, double& gain);
    void find_effects(Part part);
    std::size_t choose_leaving() const;
    void exchange(std::size_t leaving, Part part, double gain);
    double* inverse_line(std::size_t line) { return inverse_.data() + line * lines_; }

    const RosterModel& model_;
    SeededRandom& random_;
    std::vector<std::uint32_t> people_;
    std::vector<std::uint32_t> place_;   // In people_, by person.
    std::vector<std::uint32_t> needs_;   // Cells, by line.
    std::vector<std::int32_t> line_of_;  // By cell; -1: nobody minds how many come.
    std::size_t lines_ = 0;              // needs_, then people_.
    std::vector<Row> rows_;
    std::unordered_map<std::uint64_t, std::uint32_t> known_;  // In rows_, by hash.
    std::vector<double> wanted_;  // By line, and a little more, so that no two choices are equal.
    std::vector<Part> parts_;     // With a share, one for each line.
    std::vector<double> shares_;
    std::vector<double> inverse_;
    std::vector<double> prices_;                       // By line.
    std::vector<double> effects_;                      // On shares_, of the part that comes.
    std::vector<std::pair<double, Part>> candidates_;  // What gained most when all parts were looked at.
    double least_of_candidates_ = 0;
    double ban_cost_ = 0;
    bool prices_known_ = false;
    bool worn_ = false;
    std::uint32_t idle_moves_ = 0;
    std::uint32_t moves_ = 0;
    std::uint64_t work_ = 0;
};

}  // namespace linli::rostering
