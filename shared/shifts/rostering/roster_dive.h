#pragma once

#include <cstdint>
#include <vector>

#include "shared/shifts/rostering/roster_mix.h"
#include "shared/shifts/rostering/roster_row.h"

namespace linli::rostering {

// From the best mix of rows down to a roster: the mix is made better with new rows for its prices until none
// helps (column generation); then the person whose mix is nearest to one row gets that row, and so on until
// everybody has one (diving).
class RosterDive {
public:
    // `people` have a row in every roster that is passed. Nobody else may use the optimizer.
    RosterDive(const RosterModel& model, const std::vector<std::uint32_t>& people, RowOptimizer& optimizer,
               SeededRandom& random);

    // False: so many people and needs that it would take too long.
    static bool suits(const RosterModel& model, const std::vector<std::uint32_t>& people);

    // Every fourth time all people may get other rows, else some whom chance chooses.
    void begin(const RosterState& from);
    // One new row, or some shares moved, which takes about as long. False: there is nothing more to do.
    bool step();
    // Of all calls so far, in numbers; the time is roughly proportional.
    std::uint64_t work() const { return optimizer_.work() + mix_.work(); }
    // The roster where it arrived; nothing if it would not have been better than that where it began.
    const RosterState* found() const { return stage_ == Stage::Arrived ? &found_ : nullptr; }

private:
    enum class Stage : std::uint8_t { Shares, Rows, Choice, Arrived, GivenUp };

    void choose_loose();
    void begin_mix();
    void move_shares();
    void find_row();
    void improve_parts(std::uint32_t person);
    void end_round();
    void choose();
    void arrive(const std::vector<RosterMix::Share>& shares);

    const RosterModel& model_;
    std::vector<std::uint32_t> people_;
    RowOptimizer& optimizer_;
    SeededRandom& random_;
    RosterMix mix_;
    RosterState from_;
    RosterState found_;
    Stage stage_ = Stage::GivenUp;
    static constexpr std::uint32_t loose = 0xffffffff;
    std::vector<std::uint32_t> fixed_;  // The row, or loose, by place in people_.
    std::uint32_t dives_ = 0;
    std::uint32_t renewals_left_ = 0;
    std::uint32_t moves_before_ = 0;  // The shares moved last, or were found to be the best.
    std::size_t next_ = 0;            // Of people_.
    std::uint32_t rounds_left_ = 0;
    bool new_rows_ = false;
    double promised_ = 0;  // Of all gains of this round.
    std::int32_t scale_ = 1;
    std::uint32_t moves_a_step_ = 1;
    std::vector<std::int32_t> costs_;  // By cell.
    std::vector<ShiftKind> row_;
};

}  // namespace linli::rostering
