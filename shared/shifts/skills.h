#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/shifts/training_commands.h"
#include "shared/state/state.h"

// Places per training: "1 who is trained in protection, 2 any". Places for trained people are kept for them;
// whoever is trained may stand at any place. So many people fit as can be given places, each a different one.

namespace linli {

// Who fills one place: the trainings that are asked for and that they have, one bit each.
using Skills = std::uint32_t;
inline constexpr Skills every_skill =
    ~Skills{0};  // Of who was put there anyway: counts as whoever is needed.

// Whether all of these can stand: `kept[i]` places are for people with bit i, `open` ones for anybody.
bool fit(const std::vector<Skills>& people, const std::vector<std::int32_t>& kept, std::int32_t open);

// Who stands on one shift, for the question who may come, too.
class ShiftPlaces {
public:
    // `without`: seats that are taken as given back.
    ShiftPlaces(const State& state, const Shift& shift, const std::vector<SeatId>& without = {});

    void add(PersonId person);  // As if they stood there, too.
    std::int32_t taken() const { return static_cast<std::int32_t>(people_.size()); }
    bool full() const { return taken() >= most_; }
    bool all_fit() const { return fit(people_, kept_, open_); }
    bool fits(PersonId person) const;                               // None: somebody known by name only.
    bool fits_without(PersonId person, TrainingId training) const;  // As if they did not have it.
    Skills skills_of(PersonId person) const;                        // Of those that this shift asks for.
    // A training that is asked for and with which this person would fit.
    std::optional<TrainingId> missing_for(PersonId person) const;

private:
    bool fits_with(Skills skills) const;
    Skills skills_on(const Seat& seat) const;

    const State& state_;
    std::int32_t most_;
    std::int32_t open_;
    std::vector<std::int32_t> kept_;
    std::vector<TrainingId> asked_;
    std::vector<Skills> people_;
};

bool has_training(const State& state, PersonId person, TrainingId training);
// Whether so many places can be kept for people with these trainings, each named once, out of `most`.
std::optional<Rejected> check_needs(const State& state, const std::vector<NeededTraining>& needs,
                                    std::int32_t most);
std::vector<const PlaceNeed*> needs_of(const State& state, ShiftId shift);
// The same, as commands say it.
std::vector<NeededTraining> needed_on(const State& state, ShiftId shift);

}  // namespace linli
