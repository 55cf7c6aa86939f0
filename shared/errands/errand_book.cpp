#include "shared/errands/errand_book.h"

#include <algorithm>
#include <tuple>

#include "shared/core/photo.h"
#include "shared/errands/infection_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/medicine/medicine_book.h"
#include "shared/people/roles.h"
#include "shared/rides/ride_book.h"
#include "shared/shifts/roster.h"

namespace linli {
namespace {

// Where somebody lives, as far as it is known here.
const Building* building_of(const State& state, PersonId person) {
    const Resident* resident = state.residents.find(person);
    const Household* household = resident ? state.households.find(resident->household) : nullptr;
    return household ? state.buildings.find(household->building) : nullptr;
}

// In their own house, in their compound, further away.
int steps_from(const State& state, const Building* home, const Errand& errand) {
    const Building* there = home && errand.building ? state.buildings.find(*errand.building) : nullptr;
    if (!there) return 2;
    if (there->id == home->id) return 0;
    return there->compound == home->compound ? 1 : 2;
}

void sort_by_need(const State& state, Instant now, std::vector<const Errand*>& errands,
                  const Building* home = nullptr) {
    using Key = std::tuple<int, int, Instant, ErrandId>;
    std::vector<std::pair<Key, const Errand*>> keyed;
    for (const Errand* errand : errands) {
        const int urgency = static_cast<int>(urgency_now(state, *errand, now));
        const int steps = steps_from(state, home, *errand);
        keyed.push_back({Key(-urgency, steps, errand->window.until, errand->id), errand});
    }
    std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), errands.begin(), [](const auto& one) { return one.second; });
}

bool has_ride_during(const State& state, PersonId helper, const Errand& other) {
    for (const Errand* errand : state.errands.where<&Errand::helper>(helper)) {
        const bool same_time = errand->kind == ErrandKind::Ride && overlap(errand->window, other.window);
        if (errand->id != other.id && is_underway(*errand) && same_time) return true;
    }
    return false;
}

// Since when whoever has it could go; as far as it is known when they said yes.
Instant could_set_out(const State& state, const Errand& errand) {
    Instant since = std::max(errand.window.from, errand.asked_at);
    for (const ErrandAsk* ask : state.errand_asks.where<&ErrandAsk::errand>(errand.id)) {
        const bool yes = ask->helper == errand.helper && ask->answer == AskAnswer::Yes && ask->answered_at;
        if (yes) since = std::max(since, *ask->answered_at);
    }
    return since;
}

}  // namespace

bool is_underway(const Errand& errand) {
    return errand.state == ErrandState::Claimed || errand.state == ErrandState::OnTheWay;
}

bool is_active(const Errand& errand) {
    return errand.state == ErrandState::Open || is_underway(errand);
}

bool is_overdue(const State& state, const Errand& errand, Instant at) {
    if (!is_underway(errand) || errand.window.until > at) return false;
    const auto legs = state.ride_legs.where<&RideLeg::errand>(errand.id);
    return std::none_of(legs.begin(), legs.end(), [&](const RideLeg* leg) {
        const bool begun = leg->state != LegState::Planned || leg->window.until > at;
        return leg->way == LegWay::There && begun;
    });
}

bool is_at_risk(const State& state, const Errand& errand, Instant at) {
    if (errand.state != ErrandState::Claimed || errand.window.until <= at) return false;
    if (has_bought(state, errand.id)) return false;
    const auto legs = state.ride_legs.where<&RideLeg::errand>(errand.id);
    const auto there =
        std::find_if(legs.begin(), legs.end(), [](const RideLeg* leg) { return leg->way == LegWay::There; });
    if (there != legs.end()) return (*there)->state == LegState::Planned && (*there)->window.from <= at;
    if (errand.window.until <= at + at_risk_before) return true;
    return urgency_now(state, errand, at) == Urgency::Now &&
           could_set_out(state, errand) + sets_out_at_once_within <= at;
}

std::vector<ErrandId> later_times(const State& state, ErrandId id) {
    std::vector<ErrandId> later;
    const Errand* errand = state.errands.find(id);
    const ErrandDetail* detail = state.errand_details.find(id);
    if (!errand || !detail || !detail->series) return later;
    for (const ErrandDetail* other :
         state.errand_details.where<&ErrandDetail::asked_for>(detail->asked_for)) {
        const Errand* one = other->series == detail->series ? state.errands.find(other->id) : nullptr;
        if (one && one->state == ErrandState::Open && one->window.from > errand->window.from)
            later.push_back(one->id);
    }
    return later;
}

std::vector<const ErrandItem*> items_of(const State& state, ErrandId errand) {
    auto items = state.errand_items.where<&ErrandItem::errand>(errand);
    std::stable_sort(items.begin(), items.end(),
                     [](const ErrandItem* a, const ErrandItem* b) { return a->place < b->place; });
    return items;
}

bool is_bought(const ErrandItem& item) {
    return item.state == ItemState::Got || item.state == ItemState::Instead;
}

bool has_bought(const State& state, ErrandId errand) {
    const auto items = state.errand_items.where<&ErrandItem::errand>(errand);
    return std::any_of(items.begin(), items.end(), [](const ErrandItem* item) { return is_bought(*item); });
}

bool may_have_laid_out(const State& state, const Errand& errand) {
    const bool shops = errand.state == ErrandState::OnTheWay && errand.kind != ErrandKind::Ride;
    return shops || has_bought(state, errand.id);
}

bool may_carry_for(const State& state, const Errand& errand) {
    return may_have_laid_out(state, errand) ||
           (errand.helper && holds_things(state, errand.id, *errand.helper));
}

bool awaits_account(const State& state, const Errand& errand) {
    return errand.state == ErrandState::Withdrawn && errand.helper && !state.errand_results.find(errand.id);
}

std::optional<Instant> unsettled_since(const State& state, const Errand& errand) {
    if (const ErrandResult* result = state.errand_results.find(errand.id))
        return result->settled_at ? std::nullopt : std::optional(result->at);
    if (!awaits_account(state, errand)) return std::nullopt;
    for (const ErrandTurned* turned : state.errands_turned.where<&ErrandTurned::errand>(errand.id)) {
        if (turned->turn == ErrandTurn::Withdrawn) return turned->at;
    }
    return errand.window.until;
}

std::optional<PersonId> party_of(const State& state, const Errand& errand) {
    if (errand.state == ErrandState::Open || !errand.helper) return std::nullopt;
    const ErrandResult* result = state.errand_results.find(errand.id);
    if (result && result->settled_at) return std::nullopt;
    return errand.helper;
}

std::vector<const Errand*> errands_with(const State& state, PersonId helper, Instant now) {
    auto errands = state.errands.where<&Errand::helper>(helper);
    std::erase_if(errands, [](const Errand* errand) { return !is_underway(*errand); });
    sort_by_need(state, now, errands);
    return errands;
}

std::vector<const Errand*> unsettled_with(const State& state, PersonId helper) {
    std::vector<std::pair<Instant, const Errand*>> since;
    for (const Errand* errand : state.errands.where<&Errand::helper>(helper)) {
        if (const auto at = unsettled_since(state, *errand)) since.push_back({*at, errand});
    }
    std::stable_sort(since.begin(), since.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const Errand*> errands;
    for (const auto& [at, errand] : since) errands.push_back(errand);
    return errands;
}

std::vector<const Errand*> errands_for(const State& state, PersonId person) {
    std::vector<const Errand*> errands;
    const auto add = [&](const std::vector<const ErrandDetail*>& details) {
        for (const ErrandDetail* detail : details) {
            const Errand* errand = state.errands.find(detail->id);
            if (errand && std::find(errands.begin(), errands.end(), errand) == errands.end())
                errands.push_back(errand);
        }
    };
    add(state.errand_details.where<&ErrandDetail::asked_for>(person));
    add(state.errand_details.where<&ErrandDetail::asked_by>(person));
    std::sort(errands.begin(), errands.end(),
              [](const Errand* a, const Errand* b) { return a->asked_at > b->asked_at; });
    return errands;
}

std::vector<const Errand*> open_errands(const State& state, PersonId viewer, Instant now) {
    std::vector<const Errand*> errands;
    for (const Errand* errand : state.errands.where<&Errand::state>(ErrandState::Open)) {
        const ErrandDetail* detail = state.errand_details.find(errand->id);
        const bool own = detail && (detail->asked_for == viewer || detail->asked_by == viewer);
        if (!own && errand->window.until > now) errands.push_back(errand);
    }
    sort_by_need(state, now, errands, building_of(state, viewer));
    return errands;
}

std::vector<const ErrandAsk*> asks_of(const State& state, PersonId helper) {
    std::vector<const ErrandAsk*> asks = state.errand_asks.where<&ErrandAsk::helper>(helper);
    std::erase_if(asks, [&](const ErrandAsk* ask) {
        const Errand* errand = state.errands.find(ask->errand);
        return ask->answer != AskAnswer::None || !errand || errand->state != ErrandState::Open;
    });
    std::sort(asks.begin(), asks.end(), [](const ErrandAsk* a, const ErrandAsk* b) { return a->at > b->at; });
    return asks;
}

bool may_direct(const State& state, const Stamp& by, const ErrandDetail& detail) {
    if (by.person == detail.asked_by || by.person == detail.asked_for) return true;
    return may_act_for(state, by, detail.asked_for);
}

std::optional<Rejected> check_directing(const State& state, const Stamp& by, ErrandId id) {
    const Errand* errand = state.errands.find(id);
    const ErrandDetail* detail = state.errand_details.find(id);
    if (!errand || !detail) return missing(state, Reason::ErrandUnknown);
    if (!may_direct(state, by, *detail)) return Rejected{Reason::ErrandUnknown};
    if (!is_active(*errand)) return Rejected{Reason::ErrandOver};
    return std::nullopt;
}

std::vector<const ErrandPhoto*> photos_of(const State& state, ErrandId errand) {
    auto photos = state.errand_photos.where<&ErrandPhoto::errand>(errand);
    std::stable_sort(photos.begin(), photos.end(),
                     [](const ErrandPhoto* a, const ErrandPhoto* b) { return a->at < b->at; });
    return photos;
}

std::optional<Rejected> check_attaching(const State& state, const Stamp& by, ErrandId errand) {
    if (auto no = check_directing(state, by, errand)) return no;
    if (state.errand_photos.where<&ErrandPhoto::errand>(errand).size() >= max_photos)
        return too_many_photos();
    return std::nullopt;
}

bool is_trusted_with(const State& state, PersonId helper, const ErrandNeeds& needs) {
    const Vetting* vetting = state.vettings.find(helper);
    return (!needs.inside || (vetting && vetting->inside)) &&
           (!needs.money || may_carry_valuables(state, helper));
}

std::optional<Rejected> check_new_needs(const State& state, const Errand& errand, const ErrandNeeds& needs) {
    if (!is_underway(errand) || !errand.helper) return std::nullopt;
    if (!may_carry_for(state, errand) || is_trusted_with(state, *errand.helper, needs)) return std::nullopt;
    return Rejected{Reason::NotVetted};
}

std::optional<Rejected> check_meeting(const State& state, const Errand& errand, PersonId helper, Instant at) {
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    if (detail && is_blocked(state, detail->asked_for, helper)) return Rejected{Reason::ErrandNotPossible};
    if (!is_trusted_with(state, helper, errand.needs)) return Rejected{Reason::NotVetted};
    return check_infection(state, errand, helper, at);
}

std::optional<Rejected> check_claim(const State& state, const Errand& errand, PersonId helper, Instant at) {
    if (!is_helper(state, helper)) return Rejected{Reason::NotAHelper};
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    if (detail && detail->asked_for == helper) return Rejected{Reason::OwnErrand};
    if (is_underway(errand)) return Rejected{Reason::ErrandTaken};
    if (!is_active(errand)) return Rejected{Reason::ErrandOver};
    if (errand.window.until <= at) return Rejected{Reason::ErrandWindowOver};
    if (auto no = check_meeting(state, errand, helper, at)) return no;
    if (errands_with(state, helper, at).size() >= max_claimed_at_once) {
        return Rejected::with_limit(Reason::TooManyErrands, static_cast<std::int64_t>(max_claimed_at_once));
    }
    if (errand.kind != ErrandKind::Ride) return std::nullopt;
    // No reason names an errand: an answer is given again later, when the asker may not see it any more.
    if (has_ride_during(state, helper, errand)) return Rejected{Reason::TimesOverlap};
    if (const Shift* shift = shift_during(state, helper, errand.window))
        return Rejected{Reason::TimesOverlap, shift->id};
    if (!can_drive(state, helper, errand)) return Rejected{Reason::VehicleTooSmall};
    return std::nullopt;
}

}  // namespace linli
