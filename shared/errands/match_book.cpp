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

// The part of the errand's window that is on the day on which it can begin. What was asked for late in the
// evening and has until tomorrow begins tomorrow, unless it is urgent: nobody is free in what is left of
// today.
struct DayPart {
    CivilDate date;
    std::int32_t from = 0, until = 0;  // Minutes.
};
DayPart day_part(const State& state, const Errand& errand, Instant at) {
    const UtcOffset offset = utc_offset(state);
    const Instant begin = std::max(errand.window.from, at);
    CivilTime from = civil_time(begin, offset);
    const CivilTime until = civil_time(errand.window.until, offset);
    const CivilDate tomorrow = plus_days(from.date, 1);
    const bool can_wait = errand.window.until > instant_of(tomorrow, daytime_from, offset);
    if (from.minute_of_day >= daytime_until && can_wait && errand.urgency != Urgency::Now)
        from = {tomorrow, 0};
    const bool same_day = until.date == from.date;
    return {from.date, from.minute_of_day, same_day ? until.minute_of_day : minutes_a_day};
}

HalfHours half_hours_of(std::int32_t from, std::int32_t until) {
    const std::int32_t first = from / half_hour, last = (until + half_hour - 1) / half_hour;
    return half_hours(static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(std::max(first, last)));
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
void add_load(const State& state, const Errand& errand, Instant at, PersonId person, MatchHelper& helper) {
    const UtcOffset offset = utc_offset(state);
    const CivilDate day = day_part(state, errand, at).date;
    for (const ErrandAsk* ask : state.errand_asks.where<&ErrandAsk::helper>(person))
        helper.asked_last_7_days += at - ask->at < days(7);
    for (const ErrandResult* result : state.errand_results.where<&ErrandResult::helper>(person))
        helper.errands_last_7_days += at - result->at < days(7);
    for (const Errand* one : errands_with(state, person, at)) {
        ++helper.errands_last_7_days;
        const Instant begin = std::max(one->window.from, at);
        helper.errands_today += civil_time(begin, offset).date == day;
    }
}

void add_exposure(const State& state, const Errand& errand, Instant at, PersonId person,
                  MatchHelper& helper) {
    const HelperExposure exposure = helper_exposure(state, errand, person, at);
    helper.health = exposure.health;
    helper.helps_infectious = exposure.consents;
    helper.served_infectious_today = exposure.served_infectious_today;
    helper.serves_vulnerable_later_today = exposure.serves_vulnerable_later_today;
}

// Who has not said when is called at any hour, if it is urgent.
HalfHours offered_half_hours(const State& state, const Offer& offer, const Errand& errand,
                             const DayPart& part, Instant at) {
    if (!stands_at(offer, at)) return 0;
    if (errand.urgency == Urgency::Now && !state.offers.find(offer.id))
        return half_hours_of(0, minutes_a_day);
    if (!is_on(offer.days, part.date)) return 0;
    return half_hours_of(offer.from_minute, offer.until_minute);
}

HalfHours free_half_hours(const State& state, const Offer& offer, const Errand& errand, Instant at) {
    const DayPart part = day_part(state, errand, at);
    HalfHours free = offered_half_hours(state, offer, errand, part, at);
    const Instant midnight = instant_of(part.date, 0, utc_offset(state));
    const auto minute = [&](Instant instant) {
        const std::int64_t since = (instant - midnight).ms / minutes(1).ms;
        return static_cast<std::int32_t>(std::clamp<std::int64_t>(since, 0, minutes_a_day));
    };
    for (const Seat* seat : state.seats.where<&Seat::person>(offer.id)) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (!shift || seat->state != SeatState::Held || shift->state != ShiftState::Planned) continue;
        if (minute(shift->window.from) == minute(shift->window.until)) continue;  // Another day.
        free &= ~half_hours_of(minute(shift->window.from), minute(shift->window.until));
    }
    return free;
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
    helper.free = free_half_hours(state, offer, errand, at);
    helper.most_floors = offer.most_floors == any_floor ? no_limit : offer.most_floors;
    helper.no_pets = pets_of(offer.no_dogs, offer.no_cats);
    helper.most_kg = offer.most_kg == 0 ? no_limit : offer.most_kg;
    helper.seats = offer.seats;
    helper.wheelchair_place = offer.wheelchair;
    helper.stretcher = offer.stretcher;
    helper.asked_most_a_week = offer.asks_a_week;
    helper.errands_most_a_day = offer.errands_a_day;
    add_load(state, errand, at, person, helper);
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
    const DayPart part = day_part(state_, errand, at_);
    MatchRequest wanted;
    wanted.place = plan_->place(errand.building);
    wanted.kind = static_cast<std::uint32_t>(errand.kind);
    wanted.urgency = match_urgency(errand.urgency);
    wanted.window = half_hours_of(part.from, part.until);
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
    const Alike alike{day_number(day_part(state_, errand, at_).date), errand.urgency == Urgency::Now,
                      others_matter};
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
