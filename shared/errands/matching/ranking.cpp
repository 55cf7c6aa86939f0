#include "shared/errands/matching/ranking.h"

#include <algorithm>
#include <bit>

#include "shared/core/assert.h"
#include "shared/errands/matching/infection.h"

namespace linli {
namespace {

constexpr std::int32_t usual_distance_m = 300;  // Of a helper of whose house nothing is said.

constexpr std::int32_t worst_points_without_pair() {
    std::int32_t sum = 0;
    for (const MeritWeight& weight : merit_weights)
        sum += weight.points < 0 ? weight.points * weight.most * (weight.hurries ? 4 : 1) : 0;
    return sum;
}

constexpr std::int32_t best_points_without_pair() {
    std::int32_t sum = 0;
    for (const MeritWeight& weight : merit_weights)
        sum += weight.points > 0 && weight.merit != Merit::FixedPair ? weight.points * weight.most : 0;
    return sum;
}

static_assert(merit_weights[0].merit == Merit::FixedPair);
static_assert(merit_weights[0].points + worst_points_without_pair() > best_points_without_pair(),
              "a fixed pair comes first, however far and tired");

Barriers when(bool broken, Barrier barrier) {
    return broken ? barrier_bit(barrier) : 0;
}

// 0 if there is none; only for an argument, where a bit is known to be there.
std::int32_t first_bit(MatchBits bits) {
    return bits == 0 ? 0 : std::countr_zero(bits);
}

// Longest first digits: Newton's method needs a division a step, this none.
std::int64_t square_root(std::uint64_t square) {
    std::uint64_t root = 0;
    for (std::uint64_t bit = std::uint64_t{1} << (square == 0 ? 0 : (std::bit_width(square) - 1) & ~1);
         bit != 0; bit >>= 2) {
        const bool fits = square >= root + bit;
        if (fits) square -= root + bit;
        root = (root >> 1) + (fits ? bit : 0);
    }
    return static_cast<std::int64_t>(root);
}

std::uint8_t first_pet(std::uint8_t pets) {
    return static_cast<std::uint8_t>(pets & (~pets + 1));
}

// By number of the barrier, so that a page shows the same order everywhere.
template <class Each>
void for_each_barrier(Barriers barriers, const Each& each) {
    for (; barriers != 0; barriers &= barriers - 1) each(static_cast<Barrier>(std::countr_zero(barriers)));
}

}  // namespace

std::int32_t distance_m(const MatchPlace& a, const MatchPlace& b) {
    const std::int64_t east = std::int64_t{a.east_m} - b.east_m;
    const std::int64_t north = std::int64_t{a.north_m} - b.north_m;
    constexpr std::int64_t beyond = 1'000'000;  // Keeps the squares small; nobody walks so far.
    if (east < -beyond || east > beyond || north < -beyond || north > beyond) return beyond;
    return static_cast<std::int32_t>(square_root(static_cast<std::uint64_t>(east * east + north * north)));
}

bool fits_into(HalfHours free, HalfHours window, std::int32_t length_half_hours) {
    HalfHours begins = free & window;
    for (std::int32_t more = 1; more < length_half_hours && begins != 0; ++more) begins &= begins >> 1;
    return length_half_hours <= 0 || begins != 0;
}

HelperRanker::HelperRanker(const MatchRequest& request) : request_(request) {
    for (const Bits128& pair : request.fixed_pairs) known_.push_back({.helper = pair, .fixed_pair = true});
    for (const Bits128& person : request.blocked) known_.push_back({.helper = person, .blocked = true});
    for (const Bits128& holder : request.key_holders) known_.push_back({.helper = holder, .has_key = true});
    for (const HelpedBefore& helped : request.helped_before)
        known_.push_back({.helper = helped.helper, .helped_times = helped.times});
    std::sort(known_.begin(), known_.end(),
              [](const Known& a, const Known& b) { return a.helper < b.helper; });
    std::size_t kept = 0;
    for (const Known& next : known_) {
        if (kept > 0 && known_[kept - 1].helper == next.helper) {
            Known& same = known_[kept - 1];
            same.fixed_pair = same.fixed_pair || next.fixed_pair;
            same.blocked = same.blocked || next.blocked;
            same.has_key = same.has_key || next.has_key;
            same.helped_times = std::max(same.helped_times, next.helped_times);
        } else {
            known_[kept++] = next;
        }
    }
    known_.resize(kept);
    hurry_ = request.urgency == MatchUrgency::Urgent ? 4 : request.urgency == MatchUrgency::Soon ? 2 : 1;
}

const HelperRanker::Known* HelperRanker::known(const MatchHelper& helper) const {
    const auto found =
        std::lower_bound(known_.begin(), known_.end(), helper.id,
                         [](const Known& known, const Bits128& id) { return known.helper < id; });
    return found != known_.end() && found->helper == helper.id ? &*found : nullptr;
}

bool HelperRanker::fixed_pair(const MatchHelper& helper) const {
    const Known* of = known(helper);
    return of && of->fixed_pair;
}

Barriers HelperRanker::personal_barriers(const MatchHelper& helper) const {
    const Known* of = known(helper);
    const bool enters = request_.meeting == Meeting::Indoors || request_.takes_keys;
    return when(helper.id == request_.person, Barrier::OwnErrand) |
           when(of && of->blocked, Barrier::Blocked) |
           when(enters && !helper.vetted_for_homes, Barrier::NotVettedForHomes) |
           when(request_.handles != Handles::Nothing && !helper.vetted_for_money,
                Barrier::NotVettedForMoney) |
           when(helper.asked_last_7_days >= helper.asked_most_a_week, Barrier::AskedEnough) |
           when(helper.errands_today >= helper.errands_most_a_day, Barrier::DayFull);
}

Barriers HelperRanker::offer_barriers(const MatchHelper& helper) const {
    const bool lacks_group = request_.groups_needed != 0 && (helper.groups & request_.groups_needed) == 0;
    const bool lacks_language = request_.languages != 0 && (helper.languages & request_.languages) == 0;
    const std::size_t building = request_.place.building;
    return when((helper.kinds & match_bit(request_.kind)) == 0, Barrier::KindNotOffered) |
           when((request_.skills & ~helper.skills) != 0, Barrier::SkillMissing) |
           when(lacks_group, Barrier::GroupMissing) | when(lacks_language, Barrier::NoCommonLanguage) |
           when(building >= helper.area.size() || !helper.area[building], Barrier::OutsideArea) |
           when(!fits_into(helper.free, request_.window, request_.length_half_hours), Barrier::NotFreeThen);
}

Barriers HelperRanker::limit_barriers(const MatchHelper& helper) const {
    const bool climbs = !request_.lift && request_.stairs_floors > helper.most_floors;
    return when(climbs, Barrier::TooManyStairs) | when((request_.pets & helper.no_pets) != 0, Barrier::Pets) |
           when(request_.load_kg > helper.most_kg, Barrier::TooHeavy) |
           when(request_.seats > helper.seats, Barrier::TooFewSeats) |
           when(request_.wheelchair_place && !helper.wheelchair_place, Barrier::NoWheelchairPlace) |
           when(request_.stretcher && !helper.stretcher, Barrier::NoStretcher);
}

Barriers HelperRanker::infection_barriers(const MatchHelper& helper) const {
    return linli::infection_barriers({request_.health, request_.meeting, request_.vulnerable},
                                     {helper.health, helper.helps_infectious, helper.served_infectious_today,
                                      helper.serves_vulnerable_later_today});
}

Barriers HelperRanker::barriers(const MatchHelper& helper) const {
    return personal_barriers(helper) | offer_barriers(helper) | limit_barriers(helper) |
           infection_barriers(helper);
}

std::int32_t HelperRanker::argument(Barrier barrier, const MatchHelper& helper) const {
    switch (barrier) {
        case Barrier::NotVettedForMoney:
            return static_cast<std::int32_t>(request_.handles);
        case Barrier::KindNotOffered:
            return static_cast<std::int32_t>(request_.kind);
        case Barrier::SkillMissing:
            return first_bit(request_.skills & ~helper.skills);
        case Barrier::GroupMissing:
            return first_bit(request_.groups_needed);
        case Barrier::OutsideArea:
            return request_.place.building;
        case Barrier::NotFreeThen:
            return request_.length_half_hours;
        case Barrier::TooManyStairs:
            return request_.stairs_floors;
        case Barrier::Pets:
            return first_pet(request_.pets & helper.no_pets);
        case Barrier::TooHeavy:
            return request_.load_kg;
        case Barrier::TooFewSeats:
            return request_.seats;
        case Barrier::NoCommonLanguage:
            return first_bit(request_.languages);
        case Barrier::AskedEnough:
            return helper.asked_most_a_week;
        case Barrier::DayFull:
            return helper.errands_most_a_day;
        default:
            return 0;
    }
}

std::vector<BarrierReason> HelperRanker::why_not(const MatchHelper& helper) const {
    std::vector<BarrierReason> reasons;
    for_each_barrier(barriers(helper), [&](Barrier barrier) {
        reasons.push_back({barrier, argument(barrier, helper)});
    });
    return reasons;
}

std::array<std::int32_t, merit_count> HelperRanker::merits(const MatchHelper& helper) const {
    std::array<std::int32_t, merit_count> numbers{};
    const auto set = [&](Merit merit, std::int32_t number) {
        numbers[static_cast<std::size_t>(merit)] = number;
    };
    const Known* of = known(helper);
    set(Merit::FixedPair, of && of->fixed_pair ? 1 : 0);
    set(Merit::HelpedBefore, of ? of->helped_times : 0);
    set(Merit::SameBuilding, helper.place.building == request_.place.building ? 1 : 0);
    set(Merit::SameCompound, helper.place.compound == request_.place.compound ? 1 : 0);
    const bool placed = helper.place.placed;
    const std::int32_t distance = placed ? distance_m(helper.place, request_.place) : usual_distance_m;
    set(Merit::Distance, request_.place.placed ? distance : 0);
    set(Merit::WishedGroup, (helper.groups & request_.groups_wished) != 0 ? 1 : 0);
    set(Merit::HasKey, of && of->has_key ? 1 : 0);
    set(Merit::EvenLoad, helper.errands_last_7_days);
    set(Merit::AskedOften, helper.asked_last_7_days);
    set(Merit::WishedLanguage, (helper.languages & request_.languages_wished) != 0 ? 1 : 0);
    set(Merit::PreferredKind, (helper.kinds_preferred & match_bit(request_.kind)) != 0 ? 1 : 0);
    set(Merit::AnswersSlowly, helper.answers_in_minutes);
    set(Merit::NotHeardOf, helper.asked_in_vain);
    return numbers;
}

std::int32_t HelperRanker::points(const MeritWeight& weight, std::int32_t number) const {
    const std::int32_t times = std::clamp(number / weight.each, 0, weight.most);
    return weight.points * times * (weight.hurries ? hurry_ : 1);
}

std::int32_t HelperRanker::points(const MatchHelper& helper) const {
    const auto numbers = merits(helper);
    std::int32_t sum = 0;
    for (const MeritWeight& weight : merit_weights)
        sum += points(weight, numbers[static_cast<std::size_t>(weight.merit)]);
    return sum;
}

std::vector<MeritReason> HelperRanker::why(const MatchHelper& helper) const {
    const auto numbers = merits(helper);
    std::vector<MeritReason> reasons;
    for (const MeritWeight& weight : merit_weights) {
        std::int32_t number = numbers[static_cast<std::size_t>(weight.merit)];
        const std::int32_t added = points(weight, number);
        if (weight.merit == Merit::WishedGroup) number = first_bit(helper.groups & request_.groups_wished);
        if (weight.merit == Merit::WishedLanguage)
            number = first_bit(helper.languages & request_.languages_wished);
        if (added != 0) reasons.push_back({weight.merit, added, number});
    }
    return reasons;
}

Ranking HelperRanker::rank(const std::vector<MatchHelper>& helpers) const {
    Ranking ranking;
    for (std::uint32_t place = 0; place < helpers.size(); ++place) {
        if (helpers[place].id == request_.person) continue;
        const Barriers broken = barriers(helpers[place]);
        ++ranking.looked_at;
        if (broken == 0) ranking.helpers.push_back({place, points(helpers[place])});
        for_each_barrier(broken, [&](Barrier barrier) {
            const auto number = static_cast<std::size_t>(barrier);
            ++ranking.broken[number];
            if (broken == barrier_bit(barrier)) ++ranking.only[number];
        });
    }
    std::sort(ranking.helpers.begin(), ranking.helpers.end(),
              [&](const RankedHelper& a, const RankedHelper& b) {
                  if (a.points != b.points) return a.points > b.points;
                  const MatchHelper& one = helpers[a.helper];
                  const MatchHelper& other = helpers[b.helper];
                  if (one.errands_last_7_days != other.errands_last_7_days)
                      return one.errands_last_7_days < other.errands_last_7_days;
                  return one.id < other.id;
              });
    return ranking;
}

}  // namespace linli
