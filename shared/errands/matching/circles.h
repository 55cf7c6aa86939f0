#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/core/time.h"
#include "shared/errands/matching/asking_values.h"
#include "shared/errands/matching/ranking.h"

// An errand is not shouted through the whole community: first who is close is asked, then wider circles, and
// in the end a person who can do something about it. A function of the list, of who was asked so far, and of
// now.

namespace linli {

struct AskedHelper {
    Bits128 helper;
    Instant at;
    AskAnswer answer = AskAnswer::None;
};

// How many are asked at once, and how long they have before others are asked as well.
struct AskingPace {
    MatchUrgency urgency;
    std::int32_t at_once;
    Duration patience;
};
inline constexpr std::array<AskingPace, 3> asking_paces{{
    {MatchUrgency::Normal, 2, hours(3)},
    {MatchUrgency::Soon, 3, minutes(30)},
    {MatchUrgency::Urgent, 6, minutes(5)},
}};
inline constexpr std::int32_t refusals_that_tell = 3;

// Said no, for whatever reason, or said yes and could not.
constexpr bool is_refusal(AskAnswer answer) {
    return answer == AskAnswer::No || answer == AskAnswer::NotThen || answer == AskAnswer::TooMuch ||
           answer == AskAnswer::Withdrew;
}

// What would help, for those who asked and for the coordinator. Stored: never renumber.
enum class AskHintKind : std::uint8_t {
    SeveralRefused = 1,     // So many: perhaps a simpler request, or another time.
    TryAnotherTime = 2,     // So many of them could not then.
    TrySimplerRequest = 3,  // So many of them found it too much.
    NobodyMeets = 4,        // Every helper fails at this barrier: nobody offers this, no wheelchair place.
    WouldComeIntoQuestion = 5,  // So many fail at this barrier only.
    EverybodyAsked = 6,         // So many.
    TimeRunsOut = 7,
    AskCoordinatorNow = 8,  // It is urgent: a person should look at it while others are still asked.
};

struct AskHint {
    AskHintKind kind;
    std::optional<Barrier> barrier;
    std::int32_t argument = 0;
    friend bool operator==(const AskHint&, const AskHint&) = default;
};

// Whom to ask: places in the list of helpers. Nobody and no `look_again_at`: nothing more can be done here;
// somebody has said yes, or it is with the coordinator.
struct NextAsks {
    Circle circle = Circle::Building;
    std::vector<std::uint32_t> ask_now;
    std::optional<Instant> look_again_at;  // If no answer comes before.
    std::vector<AskHint> hints;
};

// What decide_by means: the moment by which it has to be settled; from then on it is the coordinator's.
struct AskingState {
    std::vector<AskedHelper> asks;  // In any order. The latest of each helper counts.
    std::optional<Instant> decide_by;
};

Circle circle_of(const MatchRequest& request, const MatchHelper& helper);

// `ranking` is what rank() gave for these helpers. Within a circle the fixed pair comes first, then who
// answers when asked, then who was asked least in the last 7 days, then as ranked. The next circle begins
// when nobody is left in this one, and those asked have answered or had their time. A helper who no longer
// comes into question is not asked, one who was asked is not asked again.
NextAsks next_asks(const MatchRequest& request, const std::vector<MatchHelper>& helpers,
                   const Ranking& ranking, const AskingState& state, Instant now);

}  // namespace linli
