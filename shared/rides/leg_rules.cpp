#include <algorithm>
#include <set>

#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/people/roles.h"
#include "shared/rides/commands.h"
#include "shared/rides/ride_book.h"

// How a ride goes, step by step.

namespace linli {
namespace {

bool is_step_back(const RideLeg& leg, LegState told) {
    return told != LegState::Done && next_state(told) == leg.state;
}

// A vehicle may have got another driver since: who did not drive them is shown nothing. A device knows only
// its own people's grants.
bool has_met(const State& state, ErrandId errand, PersonId driver) {
    const auto grants = state.grants.where<&Grant::to>(driver);
    return state.partial || std::any_of(grants.begin(), grants.end(),
                                        [&](const Grant* grant) { return grant->because == ref(errand); });
}

// Nobody takes back a way when the next one has begun, when something is owed or thanked for already, or when
// they do not want to meet again.
std::optional<Rejected> check_step_back(const State& state, const Stamp& by, const RideLeg& leg,
                                        std::optional<PersonId> driver) {
    for (const RideLeg* other : state.ride_legs.where<&RideLeg::errand>(leg.errand)) {
        if (other->way > leg.way && other->state != LegState::Planned)
            return Rejected{Reason::LegBegun, other->id};
    }
    const Errand* errand = state.errands.find(leg.errand);
    const ErrandDetail* detail = state.errand_details.find(leg.errand);
    const ErrandResult* result = state.errand_results.find(leg.errand);
    const bool over = errand && !is_underway(*errand) && errand->state != ErrandState::Done;
    const bool spoken_of = result && (result->spent_cents > 0 || !result->thanks.empty());
    // Of a ride that is over, who had it meets them again, too.
    const auto is_apart = [&](std::optional<PersonId> who) {
        return detail && who && is_blocked(state, detail->asked_for, *who);
    };
    const bool blocked = is_apart(driver) || (errand && is_apart(errand->helper));
    const bool met = driver && has_met(state, leg.errand, *driver);
    if (over || spoken_of || blocked || !met) return Rejected{Reason::ErrandOver};
    const UtcOffset offset = utc_offset(state);
    if (civil_time(by.at, offset).date != civil_time(leg.window.from, offset).date)
        return Rejected{Reason::LegNotToday, leg.id};
    return std::nullopt;
}

// It was told by mistake: the ride goes on, and whoever drives it meets them again.
void step_back(State& state, const Stamp& by, ErrandId id, const std::set<PersonId>& drove) {
    if (!state.errands.find(id)) return;
    IdSource ids(by);
    if (state.errands.at(id).state == ErrandState::Done) {
        if (state.errand_results.find(id)) state.errand_results.erase(id);
        state.errands.edit(id).state = ErrandState::OnTheWay;
    }
    for (const PersonId driver : drivers_of(state, id)) {
        if (!drove.contains(driver)) let_meet(state, by, ids, id, driver);
    }
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const TellLeg& command) {
    const RideLeg* leg = state.ride_legs.find(command.leg);
    const Vehicle* vehicle = leg ? state.vehicles.find(leg->vehicle) : nullptr;
    if (!leg || !vehicle) return missing(state, Reason::LegUnknown);
    if (!may_speak_for(state, by, *vehicle)) return Rejected{Reason::LegUnknown};
    if (is_step_back(*leg, command.state)) return check_step_back(state, by, *leg, vehicle->driver);
    const Errand* errand = state.errands.find(leg->errand);
    if (errand && !is_active(*errand)) return Rejected{Reason::ErrandOver};
    if (leg->state == LegState::Done || next_state(leg->state) != command.state)
        return Rejected{Reason::LegBegun, leg->id};
    const UtcOffset offset = utc_offset(state);
    if (civil_time(by.at, offset).date < civil_time(leg->window.from, offset).date)
        return Rejected{Reason::LegNotToday, leg->id};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const TellLeg& command) {
    const RideLeg* known = state.ride_legs.find(command.leg);
    if (!known) return;
    const ErrandId errand = known->errand;
    const std::optional<PersonId> driver = driver_of(state, *known);
    const std::set<PersonId> drove = drivers_of(state, errand);
    const bool back = is_step_back(*known, command.state);
    state.ride_legs.edit(command.leg).state = command.state;
    if (back) return step_back(state, by, errand, drove);
    const Errand* ridden = state.errands.find(errand);
    if (!ridden) return;
    if (is_all_driven(state, *ridden))
        change(state, by, FinishErrand{errand, 0, {}});
    else if (ridden->state == ErrandState::Claimed)
        change(state, by, StartErrand{errand});
    if (driver && !drivers_of(state, errand).contains(*driver)) end_party(state, errand, *driver);
}

}  // namespace linli
