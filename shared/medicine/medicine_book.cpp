#include "shared/medicine/medicine_book.h"

#include <algorithm>
#include <set>

#include "shared/errands/errand_book.h"
#include "shared/people/roles.h"

namespace linli {
namespace {

// Of each thing the last receipt.
const Handover* last_receipt(const std::vector<const Handover*>& receipts, Thing thing) {
    const Handover* last = nullptr;
    for (const Handover* one : receipts) {
        if (one->things.*thing) last = one;
    }
    return last;
}

// Cards and booklets are back only when the person has said so.
bool needs_confirming(Thing thing) {
    return thing == &Things::card || thing == &Things::booklet;
}

// Ticked as bought, and yet at the counter: one of the two is wrong. After the errand was withdrawn that is
// right: it was brought back there.
bool is_bought_and_nowhere(const State& state, const Errand& errand) {
    return errand.kind == ErrandKind::Medicine && is_active(errand) && has_bought(state, errand.id);
}

bool is_out(const State& state, const Errand& errand, PersonId home, const Custody& custody) {
    if (custody.holder == home) return needs_confirming(custody.thing) && !custody.confirmed;
    if (custody.holder || needs_confirming(custody.thing)) return true;
    return custody.thing == &Things::medicine && is_bought_and_nowhere(state, errand);
}

std::optional<Custody> custody_of(const std::vector<const Handover*>& receipts, Thing thing) {
    const Handover* last = last_receipt(receipts, thing);
    if (!last) return std::nullopt;
    return Custody{thing, last->to, last->given_at, last->confirmed_at.has_value(), last->id};
}

}  // namespace

Instant runs_out_after(std::int64_t days_left, Instant now, UtcOffset offset) {
    return instant_of(plus_days(civil_time(now, offset).date, days_left), 0, offset);
}

std::int64_t days_left(Instant runs_out_on, Instant now) {
    const std::int64_t left = (runs_out_on - now).ms;
    return left <= 0 ? 0 : (left + days(1).ms - 1) / days(1).ms;
}

Urgency urgency_of(const MedicineFacts& facts, Instant now) {
    if (!facts.runs_out_on) return Urgency::Whenever;
    const std::int64_t left = days_left(*facts.runs_out_on, now);
    if (left <= days_left_for_now) return Urgency::Now;
    return left <= days_left_for_today ? Urgency::Today : Urgency::Whenever;
}

Urgency urgency_now(const State& state, const Errand& errand, Instant now) {
    Urgency urgency = errand.urgency;
    if (errand.kind != ErrandKind::Medicine || !is_active(errand)) return urgency;
    for (const MedicineLine* line : state.medicine_lines.where<&MedicineLine::errand>(errand.id))
        urgency = std::max(urgency, urgency_of(line->facts, now));
    return urgency;
}

Urgency urgency_unraised(const State& state, const Errand& errand) {
    const auto lines = state.medicine_lines.where<&MedicineLine::errand>(errand.id);
    const bool raised = std::any_of(lines.begin(), lines.end(),
                                    [&](const MedicineLine* line) { return line->raised >= errand.urgency; });
    return raised ? Urgency::Whenever : errand.urgency;
}

bool is_nothing(const Things& things) {
    return things == Things{};
}

std::vector<const Handover*> receipts_of(const State& state, ErrandId errand) {
    auto receipts = state.handovers.where<&Handover::errand>(errand);
    std::stable_sort(receipts.begin(), receipts.end(),
                     [](const Handover* a, const Handover* b) { return a->place < b->place; });
    return receipts;
}

std::vector<Custody> custody_of(const State& state, ErrandId errand) {
    const auto receipts = receipts_of(state, errand);
    std::vector<Custody> all;
    for (const Thing thing : all_things) {
        if (const auto custody = custody_of(receipts, thing)) all.push_back(*custody);
    }
    return all;
}

std::optional<PersonId> holder_of(const State& state, ErrandId errand, Thing thing) {
    if (const Handover* last = last_receipt(receipts_of(state, errand), thing)) return last->to;
    const ErrandDetail* detail = state.errand_details.find(errand);
    if (!detail || thing == &Things::medicine) return std::nullopt;
    return detail->asked_for;
}

bool may_carry_valuables(const State& state, PersonId person) {
    const Vetting* vetting = state.vettings.find(person);
    return (vetting && vetting->money) || holds_role(state, person, Role::Steward) ||
           is_coordinator(state, person);
}

bool holds_things(const State& state, ErrandId errand, PersonId person) {
    const auto all = custody_of(state, errand);
    return std::any_of(all.begin(), all.end(), [&](const Custody& one) { return one.holder == person; });
}

std::vector<Thing> things_out(const State& state, ErrandId id) {
    std::vector<Thing> out;
    const Errand* errand = state.errands.find(id);
    const ErrandDetail* detail = state.errand_details.find(id);
    if (!errand || !detail) return out;
    const auto receipts = receipts_of(state, id);
    for (const Thing thing : all_things) {
        const auto custody = custody_of(receipts, thing);
        const bool nowhere = thing == &Things::medicine && is_bought_and_nowhere(state, *errand);
        if (custody ? is_out(state, *errand, detail->asked_for, *custody) : nowhere) out.push_back(thing);
    }
    return out;
}

std::vector<ErrandId> over_with_things_out(const State& state) {
    std::set<ErrandId> errands;
    for (const auto& [id, row] : state.handovers.rows()) {
        const Errand* errand = state.errands.find(row.record.errand);
        if (errand && !is_active(*errand)) errands.insert(errand->id);
    }
    std::vector<ErrandId> left(errands.begin(), errands.end());
    std::erase_if(left, [&](ErrandId id) { return things_out(state, id).empty(); });
    return left;
}

std::vector<Held> things_with(const State& state, PersonId person) {
    std::vector<ErrandId> errands;
    for (const Handover* receipt : state.handovers.where<&Handover::to>(person)) {
        if (std::find(errands.begin(), errands.end(), receipt->errand) == errands.end())
            errands.push_back(receipt->errand);
    }
    std::vector<Held> held;
    for (const ErrandId errand : errands) {
        const ErrandDetail* detail = state.errand_details.find(errand);
        if (detail && detail->asked_for == person) continue;  // That is home.
        for (const Custody& custody : custody_of(state, errand)) {
            if (custody.holder == person) held.push_back({errand, custody});
        }
    }
    return held;
}

bool has_packed(const State& state, ErrandId id, PersonId person) {
    const Errand* errand = state.errands.find(id);
    if (errand && errand->helper == person) return true;
    const ErrandDetail* detail = state.errand_details.find(id);
    if (detail && detail->asked_for == person) return false;
    const auto receipts = state.handovers.where<&Handover::errand>(id);
    return std::any_of(receipts.begin(), receipts.end(),
                       [&](const Handover* one) { return one->things.medicine && one->to == person; });
}

std::optional<LookState> second_look(const State& state, ErrandId errand) {
    for (const ReturnCheck* look : state.return_checks.where<&ReturnCheck::errand>(errand)) {
        if (look->stands && look->state != LookState::Asked) return look->state;
    }
    return std::nullopt;
}

std::vector<const TripStop*> stops_of(const State& state, HospitalTripId trip) {
    auto stops = state.trip_stops.where<&TripStop::trip>(trip);
    std::stable_sort(stops.begin(), stops.end(),
                     [](const TripStop* a, const TripStop* b) { return a->place < b->place; });
    return stops;
}

const TripStop* stop_on_trip(const State& state, ErrandId errand) {
    for (const TripStop* stop : state.trip_stops.where<&TripStop::errand>(errand)) {
        const HospitalTrip* trip = state.hospital_trips.find(stop->trip);
        if (trip && trip->state != TripState::Over) return stop;
    }
    return nullptr;
}

namespace {

// A card that was given out once is not collected again by itself.
Things to_collect(const State& state, ErrandId errand, const std::vector<const Handover*>& receipts) {
    Things things;
    for (const MedicineLine* line : state.medicine_lines.where<&MedicineLine::errand>(errand)) {
        things.card = things.card || line->facts.needs_card;
        things.booklet = things.booklet || line->facts.needs_booklet;
    }
    for (const Thing thing : all_things) {
        if (last_receipt(receipts, thing)) things.*thing = false;
    }
    return things;
}

TripDoor trip_door(const State& state, const HospitalTrip& trip, ErrandId errand) {
    TripDoor door;
    door.errand = errand;
    const auto receipts = receipts_of(state, errand);
    if (const ErrandDetail* detail = state.errand_details.find(errand)) door.asked_for = detail->asked_for;
    for (const ErrandItem* item : items_of(state, errand)) {
        const bool got = item->state == ItemState::Got || item->state == ItemState::Instead;
        (got ? door.got : door.wanted).push_back(item);
    }
    door.to_collect = to_collect(state, errand, receipts);
    for (const Thing thing : all_things) {
        const auto custody = custody_of(receipts, thing);
        door.to_return.*thing = custody && custody->holder == trip.helper;
    }
    if (const ErrandResult* result = state.errand_results.find(errand))
        door.spent_cents = result->spent_cents;
    return door;
}

}  // namespace

TripSheet trip_sheet(const State& state, const HospitalTrip& trip) {
    TripSheet sheet;
    for (const TripStop* stop : stops_of(state, trip.id)) {
        sheet.doors.push_back(trip_door(state, trip, stop->errand));
        sheet.spent_cents += sheet.doors.back().spent_cents;
    }
    return sheet;
}

std::optional<Rejected> check_instead(const State& state, const ErrandItem& item,
                                      const std::string& instead) {
    const Errand* errand = state.errands.find(item.errand);
    if (!errand || errand->kind != ErrandKind::Medicine) return std::nullopt;
    const MedicineLine* line = state.medicine_lines.find(item.id);
    const bool agreed = line && line->substitution == Substitution::Agreed && line->substitute == instead;
    if (!agreed) return Rejected{Reason::SubstituteNotAgreed};
    return std::nullopt;
}

std::optional<Rejected> check_things_back(const State& state, const Stamp& by, const Errand& errand,
                                          bool with_reason) {
    const std::size_t out = things_out(state, errand.id).size();
    const bool overrules = with_reason && may_coordinate(state, by) && errand.helper != by.person;
    if (out == 0 || overrules) return std::nullopt;
    return Rejected::with_limit(Reason::ThingsStillOut, static_cast<std::int64_t>(out));
}

}  // namespace linli
