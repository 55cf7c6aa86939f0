#include <algorithm>
#include <numeric>

#include "shared/core/assert.h"
#include "shared/people/demo_parts.h"
#include "shared/people/names.h"

namespace linli::demo {
namespace {

constexpr std::int32_t most_in_household = 5;

std::vector<std::size_t> places_of(std::size_t count) {
    std::vector<std::size_t> places(count);
    std::iota(places.begin(), places.end(), std::size_t{0});
    return places;
}

// How many live in each household; 1 for the first `alone` of `order`, for the others at least 1.
std::vector<std::int32_t> household_sizes(const DemoCounts& counts, const std::vector<std::size_t>& order,
                                          SeededRandom& random) {
    std::vector<std::int32_t> sizes(order.size(), 1);
    const auto alone = static_cast<std::size_t>(counts.living_alone_over_70);
    std::int32_t left = counts.residents - counts.households;
    while (left > 0) {
        const std::size_t place = alone + random.below(static_cast<std::uint32_t>(order.size() - alone));
        // Many stay couples: a third person comes to every second one only.
        std::int32_t& size = sizes[order[place]];
        if (size == most_in_household || (size == 2 && random.chance(500))) continue;
        ++size;
        --left;
    }
    return sizes;
}

class Family {
public:
    Family(std::size_t household, std::int32_t size, SeededRandom& random)
        : household_(household), random_(random) {
        const bool woman = random.chance(500);
        const std::int32_t age = random.between(24, 62);
        add(invented_surname(random), woman, age);
        if (size >= 2) add(invented_surname(random), !woman, std::clamp(age + random.between(-4, 4), 22, 64));
        const std::string surname = surname_of(people_[woman && size >= 2 ? 1 : 0].full_name);
        for (std::int32_t i = 2; i < size; ++i)
            add(surname, random.chance(500), std::max(0, age - random.between(24, 36)));
    }

    std::vector<DemoPerson> people() && { return std::move(people_); }

private:
    void add(const std::string& surname, bool woman, std::int32_t age) {
        DemoPerson person;
        person.household = household_;
        person.age = age;
        do {
            person.full_name = surname + invented_given_name(random_, woman, age >= 55);
        } while (named_so_already(person.full_name));
        people_.push_back(std::move(person));
    }

    bool named_so_already(const std::string& name) const {
        return std::any_of(people_.begin(), people_.end(),
                           [&](const DemoPerson& p) { return p.full_name == name; });
    }

    std::size_t household_;
    SeededRandom& random_;
    std::vector<DemoPerson> people_;
};

// Makes people old until the share is right: both of a couple, or one grandparent in a larger family.
void make_old(std::int32_t wanted, const std::vector<std::vector<std::size_t>>& homes, SeededRandom& random,
              DemoCommunity& community) {
    std::vector<std::size_t> order = places_of(homes.size());
    random.shuffle(order);
    for (const std::size_t home : order) {
        const std::vector<std::size_t>& members = homes[home];
        if (members.size() < 2) continue;
        const std::size_t first = members.size() == 2 ? 0 : members.size() - 1;
        for (std::size_t i = first; i < members.size() && wanted > 0; ++i, --wanted) {
            DemoPerson& person = community.people[members[i]];
            person.age = random.between(65, random.chance(300) ? 94 : 78);
            person.full_name = surname_of(person.full_name) + invented_given_name(random, i % 2 == 0, true);
        }
        if (wanted == 0) return;
    }
    LINLI_ASSERT(wanted == 0);
}

void name_publicly(SeededRandom& random, DemoPerson& person) {
    person.public_name = public_name_of(person.full_name);
    // Some chose how they want to be called.
    if (person.age >= 18 && person.age < 45 && random.chance(150))
        person.public_name = "小" + person.public_name;
    else if (person.age >= 60 && random.chance(300))
        person.public_name += "老师";
}

void give_phone(SeededRandom& random, std::uint32_t& number, DemoPerson& person) {
    const bool has_phone =
        person.age >= 12 && !(person.age >= 75 && random.chance(150)) && !random.chance(20);
    if (has_phone)
        person.phone = demo_phone(number++);
    else
        person.care.without_phone = person.age >= 60;
}

}  // namespace

void move_people_in(const DemoCounts& counts, SeededRandom& random, DemoCommunity& community) {
    std::vector<std::size_t> order = places_of(community.households.size());
    random.shuffle(order);
    const std::vector<std::int32_t> sizes = household_sizes(counts, order, random);
    std::vector<bool> lives_alone(order.size(), false);
    for (std::int32_t i = 0; i < counts.living_alone_over_70; ++i)
        lives_alone[order[static_cast<std::size_t>(i)]] = true;

    std::vector<std::vector<std::size_t>> homes(order.size());
    for (std::size_t household = 0; household < order.size(); ++household) {
        for (DemoPerson& person : Family(household, sizes[household], random).people()) {
            if (lives_alone[household]) {
                person.age = random.between(71, 95);
                person.full_name =
                    invented_surname(random) + invented_given_name(random, random.chance(600), true);
                person.care.lives_alone = true;
            }
            homes[household].push_back(community.people.size());
            community.people.push_back(std::move(person));
        }
    }
    make_old(counts.aged_65_or_more - counts.living_alone_over_70, homes, random, community);
    std::uint32_t number = 0;
    for (DemoPerson& person : community.people) {
        name_publicly(random, person);
        give_phone(random, number, person);
    }
}

namespace {

// The people for whom `fits` holds, in an order by chance.
template <class Fits>
std::vector<std::size_t> people_who(const DemoCommunity& community, SeededRandom& random, Fits fits) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < community.people.size(); ++i) {
        if (fits(community.people[i])) found.push_back(i);
    }
    random.shuffle(found);
    return found;
}

bool cannot_walk(const DemoPerson& person) {
    return person.care.wheelchair || person.care.bedridden;
}

}  // namespace

void give_care(const DemoCounts& counts, SeededRandom& random, DemoCommunity& community) {
    const auto old = people_who(community, random, [](const DemoPerson& person) { return person.age >= 65; });
    const auto grown =
        people_who(community, random, [](const DemoPerson& p) { return p.age >= 18 && p.age < 65; });
    for (std::int32_t i = 0; i < counts.wheelchair_or_bedridden; ++i) {
        const auto place = static_cast<std::size_t>(i);
        DemoPerson& person = community.people[i % 5 == 4 ? grown[place] : old[place]];
        (i % 4 == 3 ? person.care.bedridden : person.care.wheelchair) = true;
    }
    const auto middle =
        people_who(community, random, [](const DemoPerson& p) { return p.age >= 40 && p.age <= 80; });
    for (std::int32_t i = 0; i < counts.dialysis; ++i)
        community.people[middle[static_cast<std::size_t>(i)]].care.dialysis = true;
    for (const std::size_t place : old) {
        DemoPerson& person = community.people[place];
        person.care.regular_medicine = random.chance(450);
        person.care.hard_of_hearing = person.age >= 75 && random.chance(150);
        if (person.care.hard_of_hearing && random.chance(300)) person.care.note = "敲门重一点，等一会儿";
    }
    std::size_t first_of_household = 0;
    for (std::size_t i = 0; i < community.people.size(); ++i) {
        DemoPerson& person = community.people[i];
        if (i == 0 || community.people[i - 1].household != person.household) first_of_household = i;
        if (person.age == 0) community.people[first_of_household].care.infant = true;
        if (person.age >= 24 && person.age <= 38) person.care.pregnant = random.chance(4);
        if (random.chance(1)) person.care.isolated = true;
        person.care.infectious = person.care.isolated && random.chance(200);
    }
}

namespace {

bool is_free_to_help(const DemoPerson& person) {
    const Care& care = person.care;
    const bool needs_help = care.lives_alone || cannot_walk(person) || care.dialysis || care.pregnant ||
                            care.infant || care.isolated || care.infectious;
    return person.age >= 20 && person.age <= 68 && !person.phone.empty() && !needs_help;
}

// A steward lives in one of the buildings that are looked after: neighbours know each other.
void give_stewards(const DemoCounts& counts, std::vector<std::size_t>& helpers, DemoCommunity& community) {
    const auto stewards = static_cast<std::size_t>(counts.stewards);
    const std::size_t buildings = community.buildings.size();
    for (std::size_t i = 0; i < stewards; ++i) {
        const std::size_t first = i * buildings / stewards;
        const std::size_t end = (i + 1) * buildings / stewards;
        const auto lives_there = [&](std::size_t person) {
            const std::size_t building = community.households[community.people[person].household].building;
            return building >= first && building < end;
        };
        const auto steward = std::find_if(helpers.begin(), helpers.end(), lives_there);
        LINLI_ASSERT(steward != helpers.end());
        for (std::size_t building = first; building < end; ++building)
            community.people[*steward].roles.push_back({Role::Steward, building});
        helpers.erase(steward);
    }
}

}  // namespace

void give_roles(const DemoCounts& counts, SeededRandom& random, DemoCommunity& community) {
    std::vector<std::size_t> helpers = people_who(community, random, is_free_to_help);
    give_stewards(counts, helpers, community);
    std::size_t next = 0;
    const auto give = [&](std::int32_t count, Role role, auto then) {
        for (std::int32_t i = 0; i < count; ++i) {
            LINLI_ASSERT(next < helpers.size());
            const std::size_t person = helpers[next++];
            community.people[person].roles.push_back({role, std::nullopt});
            then(i, person);
        }
    };
    const auto nothing_more = [](std::int32_t, std::size_t) {};
    give(counts.staff, Role::Coordinator, [&](std::int32_t i, std::size_t person) {
        if (i == 0) community.people[person].roles.push_back({Role::Administrator, std::nullopt});
    });
    give(counts.checkpoint_volunteers, Role::Volunteer,
         [&](std::int32_t, std::size_t person) { community.people[person].stands_at_checkpoints = true; });
    give(counts.other_volunteers, Role::Volunteer, nothing_more);
    give(counts.vehicles, Role::Driver, [&](std::int32_t i, std::size_t person) {
        const bool takes_wheelchair = i < counts.wheelchair_vehicles;
        community.vehicles.push_back({person, takes_wheelchair, takes_wheelchair ? 3 : 4});
    });
    give(counts.buy_leaders, Role::BuyLeader, nothing_more);
}

}  // namespace linli::demo
