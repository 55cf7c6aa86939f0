#include "app/server/tools/demo_community.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "app/server/tools/demo_buys.h"
#include "app/server/tools/demo_medicines.h"
#include "app/server/tools/demo_rides.h"
#include "shared/people/households.h"
#include "shared/people/register_columns.h"
#include "shared/people/roles.h"
#include "shared/shifts/roster.h"
#include "shared/wire/encoding.h"

namespace linli::server {
namespace {

constexpr std::uint64_t seed = 20201;
// Volunteers press for themselves from a device of nobody; real devices have spaces below 2^63.
constexpr std::uint64_t pressing_space = 1ull << 63;

// A register only says what is so.
CareSaid said_about(const Care& care) {
    const std::array flags{std::pair(RegisterField::LivesAlone, care.lives_alone),
                           std::pair(RegisterField::Wheelchair, care.wheelchair),
                           std::pair(RegisterField::Bedridden, care.bedridden),
                           std::pair(RegisterField::Dialysis, care.dialysis),
                           std::pair(RegisterField::Pregnant, care.pregnant),
                           std::pair(RegisterField::Infant, care.infant),
                           std::pair(RegisterField::RegularMedicine, care.regular_medicine),
                           std::pair(RegisterField::HardOfHearing, care.hard_of_hearing),
                           std::pair(RegisterField::WithoutPhone, care.without_phone),
                           std::pair(RegisterField::Isolated, care.isolated),
                           std::pair(RegisterField::Infectious, care.infectious)};
    CareSaid said;
    for (const auto& [flag, is_so] : flags) {
        if (is_so) said.say(flag, true);
    }
    return said;
}

PersonEntry entry_of(const DemoCommunity& demo, const DemoPerson& person) {
    const DemoHousehold& household = demo.households[person.household];
    const DemoBuilding& building = demo.buildings[household.building];
    PersonEntry entry;
    entry.door.compound = building.compound;
    entry.door.building = building.name;
    entry.door.unit = household.unit;
    entry.door.room = household.room;
    entry.full_name = person.full_name;
    entry.public_name = person.public_name;
    entry.age_band = age_band_of(person.age);
    entry.phone = person.phone;
    entry.care = said_about(person.care);
    entry.note = person.care.note;
    return entry;
}

Result<void> decide_all(Intake& intake, const std::vector<Command>& commands, Instant now) {
    const auto refusals = intake.decide_own(commands, now);
    if (refusals.size() != commands.size())
        return failure(FailureKind::Storage, "The demo could not be stored.");
    for (const auto& refused : refusals) {
        if (!refused) continue;
        const auto number = std::to_string(static_cast<int>(refused->reason));
        return failure(FailureKind::Mismatch, "The rules refuse a part of the demo: reason " + number + ".");
    }
    return {};
}

// The person whom a place in the demo's list became.
std::vector<PersonId> persons_of(const DemoCommunity& demo, const State& state) {
    const DoorBook doors(state);
    std::vector<PersonId> persons;
    for (const DemoPerson& person : demo.people) {
        const PersonEntry entry = entry_of(demo, person);
        PersonId found;
        if (const auto household = doors.find(entry.door)) {
            for (const Resident* resident : state.residents.where<&Resident::household>(*household)) {
                if (resident->full_name == entry.full_name) found = resident->id;
            }
        }
        persons.push_back(found);
    }
    return persons;
}

std::vector<BuildingId> buildings_of(const DemoCommunity& demo, const State& state) {
    std::map<std::pair<std::string, std::string>, BuildingId> known;
    for (const auto& [id, row] : state.buildings.rows()) known[{row.record.compound, row.record.name}] = id;
    std::vector<BuildingId> buildings;
    for (const DemoBuilding& building : demo.buildings)
        buildings.push_back(known[{building.compound, building.name}]);
    return buildings;
}

Result<void> place_buildings(const DemoCommunity& demo, Intake& intake, Instant now) {
    const std::vector<BuildingId> buildings = buildings_of(demo, intake.state());
    std::vector<Command> commands;
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        if (!buildings[i]) continue;  // Nobody lives there.
        const DemoBuilding& building = demo.buildings[i];
        commands.push_back(PlaceBuilding{{buildings[i], building.east_m, building.north_m}});
    }
    return decide_all(intake, commands, now);
}

Result<void> give_roles(const DemoCommunity& demo, Intake& intake, const std::vector<PersonId>& persons,
                        Instant now) {
    const std::vector<BuildingId> buildings = buildings_of(demo, intake.state());
    std::vector<Command> commands;
    for (std::size_t i = 0; i < demo.people.size(); ++i) {
        for (const DemoRole& role : demo.people[i].roles) {
            GiveRole give{persons[i], role.role, {}};
            if (role.building) give.building = buildings[*role.building];
            commands.push_back(give);
        }
    }
    return decide_all(intake, commands, now);
}

// Posts, and the shifts that are not over: what is over cannot be planned.
Result<void> plan_shifts(const DemoCommunity& demo, Intake& intake, Instant now) {
    std::vector<Command> posts;
    for (const std::string& name : demo.posts) posts.push_back(AddPost{name, {}});
    if (auto added = decide_all(intake, posts, now); !added) return added;
    std::vector<Command> shifts;
    for (const DemoShift& shift : demo.shifts) {
        if (shift.window.until <= now) continue;
        const Post* post = find_post(intake.state(), demo.posts[shift.post]);
        shifts.push_back(AddShift{post->id, shift.window, shift.min_places, shift.max_places});
    }
    return decide_all(intake, shifts, now);
}

// As the volunteers would: each presses for themselves.
Result<void> fill_shifts(const DemoCommunity& demo, Intake& intake, const std::vector<PersonId>& persons,
                         Instant now) {
    const CommandName first{DeviceId{{pressing_space, 1}}, OutboxId{{pressing_space, 1}}, 0};
    if (auto known = intake.know_outbox({first.device, first.outbox, 1}); !known)
        return tl::unexpected(known.error());
    std::vector<Submission> group;
    for (const DemoShift& shift : demo.shifts) {
        if (shift.window.until <= now) continue;
        const Post* post = find_post(intake.state(), demo.posts[shift.post]);
        const Shift* planned = find_shift(intake.state(), post->id, shift.window);
        for (const std::size_t person : shift.people) {
            Submission take;
            take.name = first;
            take.name.number = group.size() + 1;
            take.person = persons[person];
            take.for_person = take.person;
            take.device_space = pressing_space;
            take.reported_at = now;
            take.bytes = encode(Command(TakeShift{planned->id}));
            group.push_back(std::move(take));
        }
    }
    std::size_t refused = 0;
    for (const Answer& answer : intake.decide(group, now)) refused += answer.outcome != Outcome::Accepted;
    // The rules protect demo volunteers, too: a fourth night in a row stays open.
    if (refused * 10 > group.size())
        return failure(FailureKind::Mismatch, "Too many demo volunteers were refused.");
    return {};
}

// Where the neighbourhood's own cars go, and how far that is.
struct DemoDestination {
    const char* name;
    std::int32_t minutes;
};
constexpr std::array<DemoDestination, 3> destinations{
    {{"区中心医院", 15}, {"市三院", 25}, {"市儿童医院", 35}}};

Result<void> add_vehicles(const DemoCommunity& demo, Intake& intake, const std::vector<PersonId>& persons,
                          Instant now) {
    constexpr std::int32_t early = 6 * 60, late = 21 * 60;
    static constexpr std::array numbers{"一", "二", "三", "四", "五",   "六",
                                        "七", "八", "九", "十", "十一", "十二"};
    std::vector<Command> commands;
    for (std::size_t i = 0; i < demo.vehicles.size() && i < numbers.size(); ++i) {
        const DemoVehicle& known = demo.vehicles[i];
        SetVehicle set;
        set.vehicle.name = std::string(numbers[i]) + "号车";
        set.vehicle.driver = persons[known.driver];
        set.vehicle.seats = known.seats;
        set.vehicle.wheelchairs = known.takes_wheelchair ? 1 : 0;
        set.vehicle.days = every_day;
        set.vehicle.from_minute = early;
        set.vehicle.until_minute = late;
        commands.push_back(set);
    }
    for (const DemoDestination& one : destinations)
        commands.push_back(SetDestination{true, {{}, one.name, one.minutes}});
    return decide_all(intake, commands, now);
}

}  // namespace

Result<void> make_demo_community(DataFolder& folder, DemoScale scale, Instant now) {
    const DemoCommunity demo = make_demo(scale, seed, now);
    if (auto made = folder.make_community(demo.name, {}); !made) return made;
    if (auto marked = folder.store().mark_demo(); !marked) return marked;
    auto community = open_community(folder, now);
    if (!community) return tl::unexpected(community.error());
    Intake& intake = *community->intake;
    ImportRegister import;
    for (const DemoPerson& person : demo.people) import.rows.push_back(entry_of(demo, person));
    if (auto done = decide_all(intake, {import}, now); !done) return done;
    const std::vector<PersonId> persons = persons_of(demo, intake.state());
    if (auto done = place_buildings(demo, intake, now); !done) return done;
    if (auto done = give_roles(demo, intake, persons, now); !done) return done;
    if (auto done = plan_shifts(demo, intake, now); !done) return done;
    if (auto done = add_vehicles(demo, intake, persons, now); !done) return done;
    if (auto done = fill_shifts(demo, intake, persons, now); !done) return done;
    if (auto done = press_demo_buys(make_demo_buys(demo, seed, now), intake, persons, now); !done)
        return done;
    if (auto done = press_demo_medicines(demo, intake, persons, now); !done) return done;
    if (scale != DemoScale::Full) return {};  // A small community has few rides; people ask for them.
    return press_demo_rides(demo, intake, persons, now);
}

// ---- Who a visitor can be ----

namespace {

struct Part {
    std::string role;
    bool has_password;
    std::function<bool(const State&, PersonId)> fits;
};

bool has_only(const State& state, PersonId person, Role role) {
    return state.roles.where<&RoleHeld::person>(person).size() == 1 && holds_role(state, person, role);
}

bool is_elder_without_role(const State& state, PersonId person) {
    const Resident* resident = state.residents.find(person);
    return resident && resident->age_band == AgeBand::SeventyOrOlder &&
           state.roles.where<&RoleHeld::person>(person).empty();
}

// Whoever is called right now could come, whatever hour it is.
bool stands_soon(const State& state, PersonId person, Instant now) {
    const auto seats = state.seats.where<&Seat::person>(person);
    return std::any_of(seats.begin(), seats.end(), [&](const Seat* seat) {
        const TimeRange& window = state.shifts.at(seat->shift).window;
        return window.from < now + hours(12) && now - hours(12) < window.until;
    });
}

std::vector<Part> parts(Instant now) {
    const auto only = [](Role role) {
        return [role](const State& state, PersonId person) { return has_only(state, person, role); };
    };
    const auto volunteer = [](const State& state, PersonId person) {
        return has_only(state, person, Role::Volunteer) && !state.seats.where<&Seat::person>(person).empty();
    };
    const auto free_volunteer = [=](const State& state, PersonId person) {
        return volunteer(state, person) && !stands_soon(state, person, now);
    };
    const auto administrator = [](const State& state, PersonId person) {
        return holds_role(state, person, Role::Administrator);
    };
    const auto steward = [](const State& state, PersonId person) {
        return holds_role(state, person, Role::Steward) && !is_coordinator(state, person);
    };
    return {{"administrator", true, administrator},
            {"coordinator", true, only(Role::Coordinator)},
            {"steward", false, steward},
            {"volunteer", false, volunteer},
            {"volunteer2", false, free_volunteer},
            {"leader", false, only(Role::BuyLeader)},
            {"driver", false, only(Role::Driver)},
            {"resident", false, is_elder_without_role}};
}

}  // namespace

std::vector<std::string> demo_hosts() {
    std::vector<std::string> hosts;
    for (const Part& part : parts(Instant{})) hosts.push_back(part.role + ".localhost");
    return hosts;
}

Result<std::vector<DemoGuest>> invite_to_demo(OpenCommunity& community, Instant now) {
    const State& state = community.intake->state();
    std::set<PersonId> taken;
    std::vector<DemoGuest> guests;
    for (const Part& part : parts(now)) {
        for (const auto& [person, row] : state.public_names.rows()) {
            if (taken.contains(person) || !part.fits(state, person)) continue;
            taken.insert(person);
            const auto card = community.sessions->issue_card(person, person, CardPurpose::AnotherDevice, now);
            if (!card)
                return failure(FailureKind::Storage, "The card could not be stored. Is the disk full?");
            DemoGuest guest{part.role, row.record.shown, card->token, {}};
            if (part.has_password) {
                guest.password = new_password(system_random());
                auto set = community.sessions->set_password(person, part.role, guest.password);
                if (!set)
                    return failure(FailureKind::Storage,
                                   "The password could not be stored. Is the disk full?");
            }
            guests.push_back(std::move(guest));
            break;
        }
    }
    return guests;
}

}  // namespace linli::server
