#include "shared/errands/infection_book.h"

#include <algorithm>

#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/rides/commands.h"

namespace linli {
namespace {

CivilDate day_of(const State& state, const Errand& errand, Instant at) {
    return civil_time(std::max(errand.window.from, at), utc_offset(state)).date;
}

}  // namespace

Health health_of(const State& state, PersonId person) {
    const Care* care = state.cares.find(person);
    if (care && care->infectious) return Health::Infectious;
    if (care && care->isolated) return Health::Isolated;
    return Health::Usual;
}

bool stays_home(const State& state, PersonId person) {
    return kept_apart(health_of(state, person));
}

std::optional<Rejected> check_may_go(const State& state, const Stamp& by, PersonId person) {
    if (by.person != person || !stays_home(state, person)) return std::nullopt;
    return Rejected{Reason::HelperIsolated};
}

std::uint8_t vulnerability_of(const State& state, PersonId person) {
    std::uint8_t flags = 0;
    const Resident* resident = state.residents.find(person);
    if (resident && resident->age_band == AgeBand::SeventyOrOlder) flags |= vulnerable::over_65;
    const Care* care = state.cares.find(person);
    if (care && care->pregnant) flags |= vulnerable::pregnant;
    if (care && care->dialysis) flags |= vulnerable::dialysis;
    return flags;
}

Meeting meeting_of(const ErrandNeeds& needs) {
    if (needs.inside) return Meeting::Indoors;
    return needs.without_touch ? Meeting::None : Meeting::AtDoor;
}

ErrandNeeds kept_apart_needs(const State& state, PersonId asked_for, ErrandKind kind, ErrandNeeds needs) {
    if (!stays_home(state, asked_for)) return needs;
    if (kind == ErrandKind::Ride) {
        needs.alone = true;
        return needs;
    }
    needs.inside = false;
    needs.without_touch = true;
    return needs;
}

namespace {

// Somebody who may go there is looked for instead. It is written down as if they had said so themselves: who
// knows of their health is nobody's business.
void stay_away(State& state, const Stamp& by, IdSource& ids, PersonId person) {
    stop_driving(state, by, ids, person);
    std::vector<ErrandId> taken_on;
    for (const Errand* errand : state.errands.where<&Errand::helper>(person)) {
        if (is_underway(*errand)) taken_on.push_back(errand->id);
    }
    Stamp themselves = by;
    themselves.person = person;
    for (const ErrandId errand : taken_on) hand_back(state, themselves, ids, errand, {});
}

std::vector<ErrandId> active_for(const State& state, PersonId person) {
    std::vector<ErrandId> active;
    for (const ErrandDetail* detail : state.errand_details.where<&ErrandDetail::asked_for>(person)) {
        const Errand* errand = state.errands.find(detail->id);
        if (errand && is_active(*errand)) active.push_back(errand->id);
    }
    return active;
}

}  // namespace

void keep_apart(State& state, const Stamp& by, IdSource& ids, PersonId person) {
    if (stays_home(state, person)) stay_away(state, by, ids, person);
    for (const ErrandId id : active_for(state, person)) {
        const Errand& errand = state.errands.at(id);
        const ErrandNeeds needs = kept_apart_needs(state, person, errand.kind, errand.needs);
        if (needs != errand.needs) state.errands.edit(id).needs = needs;
        relieve(state, by, ids, id);
    }
}

bool rides_alone(const State& state, const Errand& errand) {
    if (errand.kind != ErrandKind::Ride) return false;
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    return errand.needs.alone || (detail && stays_home(state, detail->asked_for));
}

HomeExposure home_exposure(const State& state, const Errand& errand) {
    HomeExposure home;
    home.meeting = meeting_of(errand.needs);
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    if (!detail) return home;
    home.health = health_of(state, detail->asked_for);
    home.vulnerable = vulnerability_of(state, detail->asked_for);
    return home;
}

// What is under way on the same day counts on both sides: which of two comes first, only the street knows.
HelperExposure helper_exposure(const State& state, const Errand& errand, PersonId helper, Instant at) {
    HelperExposure exposure;
    exposure.health = health_of(state, helper);
    exposure.consents = offer_of(state, helper).helps_isolated;
    const HomeExposure home = home_exposure(state, errand);
    if (!kept_apart(home.health) && home.vulnerable == 0) return exposure;  // Nothing that they did matters.
    const CivilDate day = day_of(state, errand, at);
    for (const ErrandResult* result : state.errand_results.where<&ErrandResult::helper>(helper)) {
        const bool that_day = civil_time(result->at, utc_offset(state)).date == day;
        if (that_day && stays_home(state, result->asked_for)) exposure.served_infectious_today = true;
    }
    for (const Errand* other : state.errands.where<&Errand::helper>(helper)) {
        const ErrandDetail* detail = state.errand_details.find(other->id);
        if (!detail || other->id == errand.id || !is_underway(*other)) continue;
        if (day_of(state, *other, at) != day) continue;
        if (stays_home(state, detail->asked_for)) exposure.served_infectious_today = true;
        if (vulnerability_of(state, detail->asked_for) != 0) exposure.serves_vulnerable_later_today = true;
    }
    return exposure;
}

std::optional<Rejected> check_infection(const State& state, const Errand& errand, PersonId helper,
                                        Instant at) {
    const Barriers broken =
        infection_barriers(home_exposure(state, errand), helper_exposure(state, errand, helper, at));
    if (broken != 0) return Rejected{Reason::ErrandNotPossible};
    return std::nullopt;
}

}  // namespace linli
