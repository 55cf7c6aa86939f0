#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "shared/shifts/availability.h"
#include "shared/shifts/planning_commands.h"
#include "shared/shifts/rostering/roster_problem.h"
#include "shared/shifts/sign_up.h"
#include "shared/state/state.h"

// Some days of the roster as the planner sees them, and what it proposes as seats again. The planner knows
// less than the rules (one shift a day, hours in all): roster_search.h asks the rules once more.

namespace linli {

inline constexpr std::int32_t most_proposed_days = 28;

struct RosterAsk {
    std::int64_t first_day = 0;         // As day_number() counts.
    std::int32_t days = 7;              // At most most_proposed_days.
    std::vector<PlannedSeat> known;     // What was proposed before: as much as can be stays.
    std::vector<PlannedSeat> unwanted;  // Was taken out by hand: is not proposed again.
    std::vector<PlannedSeat> pinned;    // Stays whatever is found; what is not possible any more is left out.
    bool unpublished = false;           // What is not public yet is filled, too, and becomes public with it.
    bool may_move = false;              // Who holds a place may be moved where nobody else can fill a gap.
};

// Planned and not begun, in the days that are asked for; by time, then by post.
std::vector<const Shift*> shifts_to_fill(const State& state, const RosterAsk& ask, Instant now);
// Those of them that are not public yet.
std::vector<ShiftId> to_publish(const State& state, const RosterAsk& ask, Instant now);
// Volunteers who may be asked: neither isolated, as far as it is known, nor resting from helping; by id.
std::vector<PersonId> people_to_ask(const State& state);
// What the person said about the time. Who named no hours for shifts is taken at the hours of their offer to
// help, if there is one.
SaidOf hours_said(const State& state, PersonId person, const TimeRange& window, Instant now);
// Since four weeks before the first day until the last one, what somebody stood and will stand.
std::int64_t load_minutes(const State& state, PersonId person, const RosterAsk& ask);

class RosterWeek {
public:
    // The shifts; of the people only who they are.
    RosterWeek(const State& state, RosterAsk ask, Instant now);

    // Gathers what one more person can and would like to do. False: all are known.
    bool weigh_next(const State& state, Instant now);

    const RosterAsk& ask() const { return ask_; }
    const RosterProblem& problem() const { return problem_; }
    const std::vector<PersonId>& people() const { return people_; }
    // The same, but nobody gets more than it takes to bring all to one level, as far as whole shifts go.
    RosterProblem evened() const;
    // What is pinned first, then by the time of the shifts.
    std::vector<PlannedSeat> seats_of(const Roster& roster) const;
    // Those of the question that were possible when it was asked: they count as held.
    const std::vector<PlannedSeat>& pinned() const { return pinned_; }
    std::int32_t missing() const { return missing_; }  // People, of all shifts together.
    std::vector<ShiftId> shifts() const;               // On which people are missing; by time.
    bool is_unwanted(const PlannedSeat& seat) const;

private:
    // What tells kinds of shift apart. Places for trained people are a kind of their own.
    struct Kind {
        PostId post;
        std::int32_t from_minute = 0;
        std::int32_t minutes_long = 0;
        std::optional<TrainingId> training;
        std::int32_t copy = 0;  // Of two shifts that are the same on one day, the second is 1.
        friend bool operator==(const Kind&, const Kind&) = default;
        friend bool operator<(const Kind& a, const Kind& b) {
            return std::tie(a.post, a.from_minute, a.minutes_long, a.training, a.copy) <
                   std::tie(b.post, b.from_minute, b.minutes_long, b.training, b.copy);
        }
    };
    struct Slot {
        std::uint32_t day = 0;
        Kind kind;
        ShiftId shift;
        TimeRange window;
        std::int32_t wanted = 0;
        bool more_fit = false;
    };
    // What is known of somebody before single shifts are looked at.
    struct Habits {
        std::set<std::pair<PostId, std::int32_t>> stood, declined;  // Post and minute of the day.
        std::set<ShiftId> left;
    };

    void add_slots(const State& state, const Shift& shift, std::int32_t missing);
    std::vector<const Shift*> pinned_shifts(const State& state, PersonId person) const;
    void add_kinds();
    void add_needs();
    void add_known(const State& state);
    void weigh(const State& state, Instant now, std::uint32_t person);
    void limit_minutes(const State& state, std::uint32_t person);
    void add_wish(std::uint32_t person, const Slot& slot, std::int32_t weight, WishKind wish);
    Habits habits_of(const State& state, PersonId person) const;
    std::uint32_t kind_of(const Slot& slot) const { return kinds_.at(slot.kind); }
    std::int64_t last_day() const { return ask_.first_day + ask_.days; }

    RosterAsk ask_;
    UtcOffset offset_;
    RosterRules rules_;
    RosterProblem problem_;
    std::vector<PlannedSeat> pinned_;
    std::vector<Slot> slots_;  // By time.
    std::map<Kind, std::uint32_t> kinds_;
    std::vector<PersonId> people_;
    std::vector<std::int64_t> loads_;  // By person: see load_minutes().
    std::uint32_t weighed_ = 0;
    std::int32_t missing_ = 0;
    bool nights_only_ = true;  // All kinds reach into a night.
};

}  // namespace linli
