#include "app/server/tools/set_up.h"

#include <cstdio>

#include "app/server/clock.h"
#include "shared/people/door.h"
#include "shared/people/households.h"
#include "shared/people/roles.h"

namespace linli::server {
namespace {

struct Opened {
    DataFolder folder;
    OpenCommunity community;
};

Result<Opened> open(const std::string& data) {
    auto folder = DataFolder::open(data);
    if (!folder) return tl::unexpected(folder.error());
    auto community = open_community(*folder, now());
    if (!community) return tl::unexpected(community.error());
    return Opened{std::move(*folder), std::move(*community)};
}

Result<void> decide(Intake& intake, const Command& command) {
    const auto refusals = intake.decide_own({command}, now());
    if (refusals.empty()) return failure(FailureKind::Storage, "It could not be stored. Is the disk full?");
    if (!refusals.front()) return {};
    const auto number = std::to_string(static_cast<int>(refusals.front()->reason));
    return failure(FailureKind::Mismatch,
                   "The rules refuse it: reason." + number + " in assets/text/en.txt says why.");
}

std::vector<PersonId> persons_named(const State& state, const std::string& name) {
    std::vector<PersonId> persons;
    for (const auto& [id, row] : state.residents.rows()) {
        if (row.record.full_name == name) persons.push_back(id);
    }
    return persons;
}

Result<void> print_new_card(OpenCommunity& community, PersonId person) {
    const auto card = community.sessions->issue_card(person, person, CardPurpose::AnotherDevice, now());
    if (!card) return failure(FailureKind::Storage, "The card could not be stored. Is the disk full?");
    std::printf("card (works once, put the server's address in front): /#/card/%s\n", card->token.c_str());
    return {};
}

Result<PersonId> find_or_enter(Intake& intake, const NewAdministrator& wanted) {
    const auto door = parse_door(wanted.door);
    if (!door)
        return failure(FailureKind::Malformed, "--door is not clear. Write it as 2-1-301 or 2号楼301.");
    const auto find = [&]() -> std::optional<PersonId> {
        const auto household = DoorBook(intake.state()).find(*door);
        for (const PersonId person : persons_named(intake.state(), wanted.full_name)) {
            if (household && intake.state().residents.at(person).household == *household) return person;
        }
        return std::nullopt;
    };
    if (const auto known = find()) return *known;
    PersonEntry entry;
    entry.door = *door;
    entry.full_name = wanted.full_name;
    if (auto entered = decide(intake, RegisterPerson{entry}); !entered)
        return tl::unexpected(entered.error());
    return *find();
}

}  // namespace

Result<void> new_community(const std::string& data, const std::string& name,
                           std::int32_t utc_offset_minutes) {
    auto folder = DataFolder::open(data);
    if (!folder) return tl::unexpected(folder.error());
    if (auto made = folder->make_community(name, {utc_offset_minutes}); !made) return made;
    std::printf(
        "%s is ready in %s. Next: linli-server add-administrator --data %s --name … --door … --login …\n",
        name.c_str(), data.c_str(), data.c_str());
    return {};
}

Result<void> add_administrator(const std::string& data, const NewAdministrator& wanted) {
    auto opened = open(data);
    if (!opened) return tl::unexpected(opened.error());
    Intake& intake = *opened->community.intake;
    const auto person = find_or_enter(intake, wanted);
    if (!person) return tl::unexpected(person.error());
    if (!holds_role(intake.state(), *person, Role::Administrator)) {
        if (auto given = decide(intake, GiveRole{*person, Role::Administrator, {}}); !given) return given;
    }
    const std::string password = new_password(system_random());
    const auto set = opened->community.sessions->set_password(*person, wanted.login, password);
    if (!set && set.error().problem == SignInProblem::LoginTaken) {
        return failure(FailureKind::Mismatch, "Somebody else has this login. --login takes another one.");
    }
    if (!set) return failure(FailureKind::Storage, "The password could not be stored. Is the disk full?");
    std::printf("login: %s\npassword (change it after signing in): %s\n", wanted.login.c_str(),
                password.c_str());
    return print_new_card(opened->community, *person);
}

Result<void> print_card(const std::string& data, const std::string& person) {
    auto opened = open(data);
    if (!opened) return tl::unexpected(opened.error());
    const State& state = opened->community.intake->state();
    std::vector<PersonId> persons = persons_named(state, person);
    if (const auto id = bits_from_hex(person); id && state.public_names.find(PersonId{*id}))
        persons = {PersonId{*id}};
    if (persons.size() == 1) return print_new_card(opened->community, persons.front());
    if (persons.empty()) return failure(FailureKind::Mismatch, "Nobody has this id or full name.");
    for (const PersonId one : persons) {
        const Household* household = state.households.find(state.residents.at(one).household);
        const std::string door = household ? short_door(door_of(state, *household)) : "";
        std::printf("%s  %s\n", to_hex(one.bits).c_str(), door.c_str());
    }
    return failure(FailureKind::Mismatch,
                   "Several people have this name: give --person one of the ids above.");
}

Result<void> check_database(const std::string& data) {
    auto opened = open(data);
    if (!opened) return tl::unexpected(opened.error());
    const Intake& intake = *opened->community.intake;
    std::printf("%-16s %s\n", "community", to_hex(intake.community().bits).c_str());
    std::printf("%-16s %llu\n", "version", static_cast<unsigned long long>(intake.version()));
    for_each_table(intake.state(), [](const auto& table) {
        std::printf("%-16s %zu\n", RecordOf<decltype(table)>::table_name, table.size());
    });
    std::printf("The database is in order.\n");
    return {};
}

}  // namespace linli::server
