#include "shared/errands/match_book.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "shared/core/assert.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/infection_book.h"
#include "shared/errands/silence.h"
#include "shared/helpers/helper_book.h"
#include "shared/medicine/medicine_book.h"
#include "shared/people/roles.h"

namespace linli {

// Buildings are numbered as they stand in the table, compounds as they are met.
class MatchBook::Plan {
public:
    explicit Plan(const State& state) {
        for (const auto& [id, row] : state.buildings.rows()) {
            const auto compound = compounds_.try_emplace(row.record.compound, compounds_.size()).first;
            const auto number = std::min(places_.size(), max_match_buildings - 1);
            const BuildingPlace* spot = state.building_places.find(id);
            places_[id] = {.compound = static_cast<std::uint16_t>(compound->second),
                           .building = static_cast<std::uint16_t>(number),
                           .east_m = spot ? spot->east_m : 0,
                           .north_m = spot ? spot->north_m : 0,
                           .placed = spot != nullptr};
        }
    }
    MatchPlace place(std::optional<BuildingId> building) const {
        const auto found = building ? places_.find(*building) : places_.end();
        return found == places_.end() ? MatchPlace{.placed = false} : found->second;
    }

private:
    std::map<std::string, std::size_t> compounds_;
    std::map<BuildingId, MatchPlace> places_;
};

namespace {

constexpr std::int32_t half_hour = 30, minutes_a_day = 24 * 60;
constexpr std::int32_t heavy_kg = 10;
// From the eighth floor on the building code asks for a lift.
constexpr std::int32_t floors_without_lift = 7;

// "1203": the twelfth floor; "B2": unknown, taken for the ground floor.
std::int32_t floor_of_room(const std::string& room) {
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(room.data(), room.data() + room.size(), number);
    if (error != std::errc() || end != room.data() + room.size()) return 1;
    return number >= 100 ? number / 100 : 1;
}

const Household* home_of(const State& state, PersonId person) {
    const Resident* resident = state.residents.find(person);
    return resident ? state.households.find(resident->household) : nullptr;
}

bool has_lift(const State& state, BuildingId building) {
    const auto doors = state.households.where<&Household::building>(building);
    return std::any_of(doors.begin(), doors.end(),
                       [](const Household* door) { return floor_of_room(door->room) > floors_without_lift; });
}

std::uint8_t pets_of(bool dog, bool cat) {
    return static_cast<std::uint8_t>((dog ? pets::dog : 0) | (cat ? pets::cat : 0));
}

MatchBits spoken_by(const State& state, PersonId person) {
    const Speaks* speaks = state.speaks.find(person);
    return speaks ? static_cast<MatchBits>(speaks->languages) : 0;
}

// Somebody who is going to a pharmacy or hospital anyway: a way planned, or another door's medicine in hand.
constexpr MatchBits pharmacy_group = 1;

bool goes_to_the_pharmacy(const State& state, PersonId person, Instant at) {
    const auto trips = state.hospital_trips.where<&HospitalTrip::helper>(person);
    const bool planned = std::any_of(trips.begin(), trips.end(), [&](const HospitalTrip* trip) {
        return trip->state != TripState::Over && trip->window.until > at;
    });
    const auto errands = state.errands.where<&Errand::helper>(person);
    return planned || std::any_of(errands.begin(), errands.end(), [](const Errand* errand) {
               return errand->kind == ErrandKind::Medicine && is_underway(*errand);
           });
}

MatchUrgency match_urgency(Urgency urgency) {
    switch (urgency) {
        case Urgency::Now:
            return MatchUrgency::Urgent;
        case Urgency::Today:
            return MatchUrgency::Soon;
        case Urgency::Whenever:
            return MatchUrgency::Normal;
    }
    return MatchUrgency::Normal;
}

// The days that helpers are looked at for: the one on which the errand can begin. What was asked for late in
// the evening and has until tomorrow can begin tomorrow as well, unless it is urgent: few are free in what is
// left of today.
struct Span {
    CivilDate first;
    std::int32_t days = 1;             // 2: and the day after.
    std::int32_t from = 0, until = 0;  // Of the errand's window; minutes since the first midnight.

    std::int32_t begins() const { return days == 1 ? 0 : daytime_until; }
    std::int32_t ends() const { return days * minutes_a_day; }
    // Half hours since it begins, so that the evening and the whole next day fit into one word.
    HalfHours half_hours_of(std::int32_t from_minute, std::int32_t until_minute) const {
        const auto since = [&](std::int32_t minute) {
            return std::clamp(minute, begins(), ends()) - begins();
        };
        const std::int32_t begin = since(from_minute) / half_hour;
        const std::int32_t end = (since(until_minute) + half_hour - 1) / half_hour;
        return half_hours(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
    }
};
static_assert((2 * minutes_a_day - daytime_until) / half_hour <= 64 && daytime_until % half_hour == 0);

Span span_of(const State& state, const Errand& errand, Instant at) {
    const UtcOffset offset = utc_offset(state);
    const CivilTime from = civil_time(std::max(errand.window.from, at), offset);
    const CivilTime until = civil_time(errand.window.until, offset);
    const bool can_wait = errand.window.until > instant_of(plus_days(from.date, 1), daytime_from, offset);
    Span span;
    span.first = from.date;
    if (from.minute_of_day >= daytime_until && can_wait && errand.urgency != Urgency::Now) span.days = 2;
    span.from = from.minute_of_day;
    const std::int64_t later = day_number(until.date) - day_number(from.date);
    const bool ends_within = later >= 0 && later < span.days;
    span.until =
        ends_within ? static_cast<std::int32_t>(later) * minutes_a_day + until.minute_of_day : span.ends();
    return span;
}

// How often each helper did something for this person.
std::vector<HelpedBefore> helped_before(const State& state, PersonId person) {
    std::map<PersonId, std::int32_t> times;
    for (const ErrandResult* result : state.errand_results.where<&ErrandResult::asked_for>(person))
        ++times[result->helper];
    std::vector<HelpedBefore> before;
    for (const auto& [helper, count] : times) before.push_back({helper.bits, count});
    return before;
}

void add_between(const State& state, PersonId person, MatchRequest& request) {
    for (const FixedPair* pair : state.fixed_pairs.where<&FixedPair::person>(person))
        request.fixed_pairs.push_back(pair->helper.bits);
    for (const Block* block : state.blocks.where<&Block::by>(person))
        request.blocked.push_back(block->whom.bits);
    for (const Block* block : state.blocks.where<&Block::whom>(person))
        request.blocked.push_back(block->by.bits);
    request.helped_before = helped_before(state, person);
}

// A key is of use to whoever goes in, or leaves something there with nobody at the door.
void add_key_holders(const State& state, HouseholdId door, MatchRequest& request) {
    if (request.meeting == Meeting::AtDoor) return;
    for (const KeyHeld* key : state.keys_held.where<&KeyHeld::door>(door))
        request.key_holders.push_back(key->holder.bits);
}

// What this helper has to do in the days around, and was asked in the last seven.
void add_load(const State& state, const std::vector<const Errand*>& taken, Instant at, PersonId person,
              MatchHelper& helper) {
    for (const ErrandAsk* ask : state.errand_asks.where<&ErrandAsk::helper>(person))
        helper.asked_last_7_days += at - ask->at < days(7);
    for (const ErrandResult* result : state.errand_results.where<&ErrandResult::helper>(person))
        helper.errands_last_7_days += at - result->at < days(7);
    helper.errands_last_7_days += static_cast<std::int32_t>(taken.size());
}

void add_exposure(const State& state, const Errand& errand, Instant at, PersonId person,
                  MatchHelper& helper) {
    const HelperExposure exposure = helper_exposure(state, errand, person, at);
    helper.health = exposure.health;
    helper.helps_infectious = exposure.consents;
    helper.served_infectious_today = exposure.served_infectious_today;
    helper.serves_vulnerable_later_today = exposure.serves_vulnerable_later_today;
}

// On one of the days, from 0. Who has not said when is called at any hour, if it is urgent.
HalfHours offered_half_hours(const State& state, const Offer& offer, const Errand& errand, const Span& span,
                             std::int32_t day, Instant at) {
    if (!stands_at(offer, at)) return 0;
    const std::int32_t midnight = day * minutes_a_day;
    if (errand.urgency == Urgency::Now && !state.offers.find(offer.id))
        return span.half_hours_of(midnight, midnight + minutes_a_day);
    if (!is_on(offer.days, plus_days(span.first, day))) return 0;
    return span.half_hours_of(midnight + offer.from_minute, midnight + offer.until_minute);
}

// When they stand on a shift.
HalfHours half_hours_on_shift(const State& state, PersonId person, const Span& span) {
    HalfHours busy = 0;
    const Instant midnight = instant_of(span.first, 0, utc_offset(state));
    const auto minute = [&](Instant instant) {
        const std::int64_t since = (instant - midnight).ms / minutes(1).ms;
        return static_cast<std::int32_t>(std::clamp<std::int64_t>(since, span.begins(), span.ends()));
    };
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (!shift || seat->state != SeatState::Held || shift->state != ShiftState::Planned) continue;
        const std::int32_t from = minute(shift->window.from), until = minute(shift->window.until);
        if (from != until) busy |= span.half_hours_of(from, until);  // Else on another day.
    }
    return busy;
}

std::int32_t errands_on(const State& state, const std::vector<const Errand*>& taken, CivilDate day,
                        Instant at) {
    const UtcOffset offset = utc_offset(state);
    return static_cast<std::int32_t>(std::count_if(taken.begin(), taken.end(), [&](const Errand* one) {
        return civil_time(std::max(one->window.from, at), offset).date == day;
    }));
}

// When they are free, and how much they have to do on the first day on which they are. A day on which they
// take no more says nothing where there is another one.
void add_free_time(const State& state, const Offer& offer, const Errand& errand,
                   const std::vector<const Errand*>& taken, Instant at, MatchHelper& helper) {
    const Span span = span_of(state, errand, at);
    const HalfHours busy = half_hours_on_shift(state, offer.id, span);
    HalfHours all = 0, with_room = 0;
    for (std::int32_t day = 0; day < span.days; ++day) {
        const HalfHours free = offered_half_hours(state, offer, errand, span, day, at) & ~busy;
        const std::int32_t has = errands_on(state, taken, plus_days(span.first, day), at);
        if (with_room == 0 && (free != 0 || all == 0)) helper.errands_today = has;
        all |= free;
        if (has < helper.errands_most_a_day) with_room |= free;
    }
    helper.free = with_room != 0 ? with_room : all;
}

// Where they live is not said yet.
MatchHelper match_helper(const State& state, const Errand& errand, Instant at, PersonId person) {
    const Offer offer = offer_of(state, person);
    const Vetting* vetting = state.vettings.find(person);
    MatchHelper helper;
    helper.id = person.bits;
    helper.kinds = static_cast<MatchBits>(offer.kinds) << 1;  // Kinds are counted from 1.
    helper.languages = static_cast<MatchBits>(offer.languages) | spoken_by(state, person);
    if (goes_to_the_pharmacy(state, person, at)) helper.groups = pharmacy_group;
    helper.vetted_for_homes = vetting && vetting->inside;
    helper.vetted_for_money = may_carry_valuables(state, person);
    add_exposure(state, errand, at, person, helper);
    helper.most_floors = offer.most_floors == any_floor ? no_limit : offer.most_floors;
    helper.no_pets = pets_of(offer.no_dogs, offer.no_cats);
    helper.most_kg = offer.most_kg == 0 ? no_limit : offer.most_kg;
    helper.seats = offer.seats;
    helper.wheelchair_place = offer.wheelchair;
    helper.stretcher = offer.stretcher;
    helper.asked_most_a_week = offer.asks_a_week;
    helper.errands_most_a_day = offer.errands_a_day;
    const std::vector<const Errand*> taken = errands_with(state, person, at);
    add_free_time(state, offer, errand, taken, at, helper);
    add_load(state, taken, at, person, helper);
    return helper;
}

void add_needs(const Errand& errand, MatchRequest& request) {
    const ErrandNeeds& needs = errand.needs;
    request.meeting = meeting_of(needs);
    request.handles = needs.money ? Handles::Money : Handles::Nothing;
    request.pets = pets_of(needs.dog, needs.cat);
    request.load_kg = needs.heavy ? heavy_kg + 1 : 0;
    if (errand.kind == ErrandKind::Medicine) request.groups_wished = pharmacy_group;
    if (errand.kind != ErrandKind::Ride) return;
    request.seats = 1;
    request.wheelchair_place = needs.wheelchair;
    request.stretcher = needs.stretcher;
}

}  // namespace

MatchBook::MatchBook(const State& state, Instant at)
    : state_(state), at_(at), plan_(std::make_unique<Plan>(state)), people_(linli::helpers(state)) {
    for (const PersonId person : people_) {
        in_vain_.push_back(asked_in_vain(state, person, at));
        answer_minutes_.push_back(usual_answer_minutes(state, person));
    }
}

MatchBook::~MatchBook() = default;

MatchRequest MatchBook::request(const Errand& errand) const {
    const Span span = span_of(state_, errand, at_);
    MatchRequest wanted;
    wanted.place = plan_->place(errand.building);
    wanted.kind = static_cast<std::uint32_t>(errand.kind);
    wanted.urgency = match_urgency(errand.urgency);
    wanted.window = span.half_hours_of(span.from, span.until);
    wanted.length_half_hours = 1;
    add_needs(errand, wanted);
    const ErrandDetail* detail = state_.errand_details.find(errand.id);
    if (!detail) return wanted;
    wanted.person = detail->asked_for.bits;
    wanted.languages_wished = spoken_by(state_, detail->asked_for);
    if (errand.kind == ErrandKind::Company) wanted.languages = wanted.languages_wished;  // It is all talk.
    if (errand.kind == ErrandKind::Ride) wanted.seats += detail->ride.escorts;
    if (const Household* home = home_of(state_, detail->asked_for)) {
        wanted.stairs_floors = floor_of_room(home->room) - 1;
        wanted.lift = has_lift(state_, home->building);
        add_key_holders(state_, home->id, wanted);
    }
    const HomeExposure home = home_exposure(state_, errand);
    wanted.health = home.health;
    wanted.vulnerable = home.vulnerable;
    add_between(state_, detail->asked_for, wanted);
    return wanted;
}

std::vector<MatchHelper> MatchBook::as_they_stand(const Errand& errand) const {
    std::vector<MatchHelper> all;
    all.reserve(people_.size());
    for (std::size_t i = 0; i < people_.size(); ++i) {
        const PersonId person = people_[i];
        MatchHelper& helper = all.emplace_back(match_helper(state_, errand, at_, person));
        const Household* home = home_of(state_, person);
        helper.place = plan_->place(home ? std::optional(home->building) : std::nullopt);
        const std::vector<BuildingId> buildings = offered_buildings(state_, person);
        if (buildings.empty()) helper.area.set();
        for (const BuildingId building : buildings) helper.area.set(plan_->place(building).building);
        helper.asked_in_vain = in_vain_[i];
        helper.answers_in_minutes = answer_minutes_[i];
    }
    return all;
}

// Nothing else of an open errand changes how a helper stands to it; what does, the ranking asks of the
// request.
const std::vector<MatchHelper>& MatchBook::helpers(const Errand& errand) {
    if (errand.state != ErrandState::Open) return taken_ = as_they_stand(errand);
    const HomeExposure home = home_exposure(state_, errand);
    const bool others_matter = kept_apart(home.health) || home.vulnerable != 0;
    const Span span = span_of(state_, errand, at_);
    const Alike alike{day_number(span.first), span.days, errand.urgency == Urgency::Now, others_matter};
    const auto known = alike_.find(alike);
    return known != alike_.end() ? known->second : alike_.emplace(alike, as_they_stand(errand)).first->second;
}

RankedPeople rank_people(MatchBook& book, const Errand& errand, std::size_t most) {
    const MatchRequest request = book.request(errand);
    const std::vector<MatchHelper>& all = book.helpers(errand);
    const HelperRanker ranker(request);
    RankedPeople ranked{.people = {}, .ranking = ranker.rank(all)};
    for (const RankedHelper& one : ranked.ranking.helpers) {
        if (ranked.people.size() == most) break;
        const MatchHelper& helper = all[one.helper];
        ranked.people.push_back({{helper.id}, one.points, ranker.why(helper)});
    }
    return ranked;
}

RankedPeople rank_people(const State& state, const Errand& errand, Instant at, std::size_t most) {
    MatchBook book(state, at);
    return rank_people(book, errand, most);
}

std::optional<HelperStanding> standing_of(const State& state, const Errand& errand, PersonId helper,
                                          Instant at) {
    MatchBook book(state, at);
    const MatchRequest request = book.request(errand);
    const std::vector<MatchHelper>& all = book.helpers(errand);
    const auto asked =
        std::find_if(all.begin(), all.end(), [&](const MatchHelper& one) { return one.id == helper.bits; });
    if (asked == all.end()) return std::nullopt;
    const HelperRanker ranker(request);
    const Ranking ranking = ranker.rank(all);
    HelperStanding standing;
    standing.why_not = ranker.why_not(*asked);
    standing.why = ranker.why(*asked);
    standing.of = ranking.helpers.size();
    for (std::size_t i = 0; i < ranking.helpers.size(); ++i) {
        if (all[ranking.helpers[i].helper].id != helper.bits) continue;
        standing.place = i + 1;
        standing.behind = ranking.helpers.front().points - ranking.helpers[i].points;
    }
    return standing;
}

}  // namespace linli
