#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "shared/shifts/roster_book.h"
#include "shared/shifts/roster_week.h"
#include "shared/shifts/rostering/roster_planner.h"

// Proposes who stands where: a bit at a time, so that a page that looks for it never stands still. Nothing is
// decided by it; see AcceptPlan.

namespace linli {

// The same state, question and number of bits give the same seats everywhere.
class RosterSearch {
public:
    RosterSearch(const State& state, RosterAsk ask, Instant now);

    // One bit. The state may be another one than before: what is proposed in the end is possible in the last.
    void go_on(const State& state, Instant now);
    // What was found so far is enough; a few bits more are needed for what it leaves open.
    void stop();

    // Everybody was planned once: from here on it only becomes better, also where it is stopped.
    bool has_first() const;
    bool done() const { return stage_ == Stage::Done; }
    // There is more than one planner can hold: fewer days may help.
    bool too_large() const { return too_large_; }
    std::uint32_t bits_done() const { return bits_done_; }
    std::uint32_t bits_in_all() const;  // About as many, where it is not stopped.

    // When it is done: what can be accepted as a whole; its seats by time, where they can be taken so.
    const RosterPlan& plan() const { return plan_; }
    const std::vector<PlannedSeat>& seats() const { return plan_.seats; }
    const RosterAsk& ask() const { return week_.ask(); }

private:
    enum class Stage : std::uint8_t {
        People,   // One after the other is weighed.
        Even,     // Planned so that nobody has much more than others.
        Uneven,   // Planned with the rules only, where that left gaps.
        Filling,  // What the planner could not see is filled by the rules themselves.
        Moving,   // What is still open by who holds another place, which somebody else can take, if need be.
        Done
    };
    // Who could come to a gap from a place that they hold.
    struct Mover {
        SeatId from;
        bool needs_successor = false;  // Or else enough people stay there without them.
        int reluctance = 0;
        std::int64_t load = 0;
    };

    bool planned_once() const;
    void begin_planning(Stage stage, const RosterProblem& problem);
    void plan_on();
    void begin_filling();
    void fill_on(const State& state, Instant now);
    void move_on(const State& state, Instant now);
    void begin_gap(const State& state, Instant now, RosterBook& book);
    bool move_to(const State& state, Instant now, RosterBook& book, const Mover& mover);
    std::vector<Mover> movers_to(const State& state, Instant now, RosterBook& book, const Shift& gap) const;
    void finish(const State& state, Instant now);
    std::optional<PersonId> best_for(const State& state, Instant now, const Shift& shift,
                                     const PlaceAsked& place_on) const;
    std::uint32_t rounds() const;
    std::uint32_t bits_of_planning() const;

    RosterWeek week_;
    Stage stage_ = Stage::People;
    bool stopped_ = false;  // What is found is filled in, and nobody is moved.
    std::unique_ptr<RosterPlanner> planner_;
    std::uint32_t planned_bits_ = 0;  // Of this stage.
    std::uint32_t bits_done_ = 0;
    bool too_large_ = false;
    RosterPlan plan_;
    std::vector<ShiftId> unfilled_;  // The last one is looked at next; when moving, its movers are.
    std::optional<std::vector<Mover>> movers_;  // To the last one; again, the last of them is looked at next.
};

// Everything at once, for who can wait.
RosterPlan proposed_plan(const State& state, const RosterAsk& ask, Instant now);
std::vector<PlannedSeat> proposed_roster(const State& state, const RosterAsk& ask, Instant now);

// What stays open beside what is proposed.
struct OpenShift {
    ShiftId shift;
    std::int32_t missing = 0;
};
std::vector<OpenShift> still_open(const State& state, const RosterAsk& ask, const RosterPlan& plan,
                                  Instant now);

// How many of the people who may be asked have this in the way of one more place on the shift. Free: nothing,
// but they said that they cannot then, or else gave it back or were taken out.
struct OpenReason {
    SignUp is = SignUp::Free;
    std::int32_t people = 0;
    bool said_cannot = false;
    friend bool operator==(const OpenReason&, const OpenReason&) = default;
};
// By the number of SignUp. Not those who are there already.
std::vector<OpenReason> reasons_of(const State& state, ShiftId shift, const RosterPlan& plan, Instant now);

// Somebody who may be asked, and whether they could take one more place beside what is proposed.
struct PlaceCandidate {
    PersonId person;
    SignUpState place;              // Free, or what is in their way; as the sign-up itself would say it.
    SaidOf said = SaidOf::Nothing;  // About the time of the shift.
    std::int64_t load = 0;          // Minutes, with the plan; see load_minutes().
};
// Who could first; then by what is in the way; among these who would like to, then who has stood least, and
// in the end who said no. Not those who are there.
std::vector<PlaceCandidate> candidates_for(const State& state, const RosterAsk& ask, ShiftId shift,
                                           const RosterPlan& plan, Instant now);
std::vector<OpenReason> reasons_among(const std::vector<PlaceCandidate>& candidates);

struct LoadLine {
    PersonId person;
    std::int64_t before = 0, after = 0;  // Minutes; see load_minutes().
};
// Of everybody whom it concerns; by id, so that no order says who does more.
std::vector<LoadLine> loads_with(const State& state, const RosterAsk& ask, const RosterPlan& plan);

}  // namespace linli
