#include <algorithm>
#include <array>

#include "shared/people/demo_parts.h"

namespace linli::demo {
namespace {

constexpr std::array posts = {"南门岗", "北门岗", "东门岗", "西门岗", "地库岗"};
constexpr std::size_t posts_at_night = 2;  // The other gates are locked from midnight to six.
constexpr int days_before = 6;
constexpr int days_after = 7;
constexpr Duration shift_length = hours(2);
constexpr Duration rest = hours(12);

// Minutes of the day at which a shift begins; what reaches past 24:00 belongs to the evening before.
constexpr std::array starts = {7 * 60, 9 * 60, 18 * 60, 20 * 60, 22 * 60, 24 * 60, 26 * 60, 28 * 60};

// Takes who has rested longest, among those who come most often first.
class Volunteers {
public:
    Volunteers(const DemoCommunity& community, SeededRandom& random) : free_from_(community.people.size()) {
        for (std::size_t i = 0; i < community.people.size(); ++i) {
            const DemoPerson& person = community.people[i];
            const auto volunteers = [](const DemoRole& held) { return held.role == Role::Volunteer; };
            if (!std::any_of(person.roles.begin(), person.roles.end(), volunteers)) continue;
            (person.stands_at_checkpoints ? regulars_ : others_).push_back(i);
        }
        random.shuffle(regulars_);
        random.shuffle(others_);
    }

    // Nobody (false) when all are on a shift or resting.
    bool take(const TimeRange& window, bool regular, DemoShift& shift) {
        return take_from(regular ? regulars_ : others_, window, shift) ||
               take_from(regular ? others_ : regulars_, window, shift);
    }

private:
    bool take_from(std::vector<std::size_t>& list, const TimeRange& window, DemoShift& shift) {
        const auto rested = [&](std::size_t person) { return free_from_[person] <= window.from; };
        const auto found = std::find_if(list.begin(), list.end(), rested);
        if (found == list.end()) return false;
        shift.people.push_back(*found);
        free_from_[*found] = window.until + rest;
        std::rotate(found, found + 1, list.end());
        return true;
    }

    std::vector<std::size_t> regulars_;
    std::vector<std::size_t> others_;
    std::vector<Instant> free_from_;
};

// How many sign up: nearly all places of what is over or running, less and less for the days ahead.
std::int32_t signed_up(const DemoShift& shift, Instant now, SeededRandom& random) {
    if (shift.window.from <= now) return shift.max_places - (random.chance(250) ? 1 : 0);
    const auto days_ahead = static_cast<std::uint32_t>((shift.window.from - now).ms / days(1).ms);
    std::int32_t people = 0;
    for (std::int32_t place = 0; place < shift.max_places; ++place)
        people += random.chance(800 - 100 * days_ahead) ? 1 : 0;
    return people;
}

// The place for which three people will press at once.
void leave_one_place_tonight(Instant now, DemoCommunity& community) {
    for (DemoShift& shift : community.shifts) {
        if (shift.window.from <= now || static_cast<std::int32_t>(shift.people.size()) + 1 < shift.max_places)
            continue;
        shift.people.resize(static_cast<std::size_t>(shift.max_places - 1));
        return;
    }
}

}  // namespace

void plan_shifts(const DemoCounts& counts, Instant now, UtcOffset offset, SeededRandom& random,
                 DemoCommunity& community) {
    community.posts.assign(posts.begin(), posts.begin() + counts.posts);
    const CivilDate today = civil_time(now, offset).date;
    for (int day = -days_before; day <= days_after; ++day) {
        for (const int start : starts) {
            for (std::size_t post = 0; post < community.posts.size(); ++post) {
                if (start >= 24 * 60 && post >= posts_at_night) continue;
                const Instant from = instant_of(plus_days(today, day), start, offset);
                const std::int32_t places = start >= 24 * 60 ? 2 : random.between(2, 4);
                community.shifts.push_back({post, {from, from + shift_length}, 1 + places / 3, places, {}});
            }
        }
    }
    const auto order = [](const DemoShift& a, const DemoShift& b) {
        return a.window.from != b.window.from ? a.window.from < b.window.from : a.post < b.post;
    };
    std::sort(community.shifts.begin(), community.shifts.end(), order);
    Volunteers volunteers(community, random);
    for (DemoShift& shift : community.shifts) {
        for (std::int32_t left = signed_up(shift, now, random); left > 0; --left) {
            if (!volunteers.take(shift.window, random.chance(400), shift)) break;
        }
    }
    leave_one_place_tonight(now, community);
}

}  // namespace linli::demo
