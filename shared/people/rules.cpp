#include "shared/errands/commands.h"
#include "shared/errands/infection_book.h"
#include "shared/helpers/keys.h"
#include "shared/notices/commands.h"
#include "shared/people/commands.h"
#include "shared/people/households.h"
#include "shared/people/names.h"
#include "shared/people/phone.h"
#include "shared/people/roles.h"

// Entering and mending what is known about people. Roles, proxies and looks: role_rules.cpp; merging:
// merge_rules.cpp.

namespace linli {
namespace {

bool phone_is_canonical(const std::string& phone) {
    return canonical_phone(phone) == phone;
}

std::optional<Rejected> check_entry(const PersonEntry& entry) {
    if (auto no = check_door(entry.door)) return no;
    if (auto no = check_text(entry.full_name, max_name_bytes)) return no;
    if (entry.public_name.size() > max_name_bytes) return Rejected{Reason::TextTooLong};
    if (!entry.phone.empty() && !phone_is_canonical(entry.phone)) return Rejected{Reason::PhoneInvalid};
    if (entry.note.size() > max_note_bytes) return Rejected{Reason::TextTooLong};
    return std::nullopt;
}

void set_care(State& state, PersonId person, Care care) {
    care.id = person;
    const Care* known = state.cares.find(person);
    if (!known)
        state.cares.insert(std::move(care));
    else if (*known != care)
        state.cares.edit(person) = std::move(care);
}

void mend_care(State& state, PersonId person, const PersonEntry& entry) {
    const Care* known = state.cares.find(person);
    Care care = with_care_said(known ? *known : Care{}, entry.care);
    if (!entry.note.empty()) care.note = entry.note;
    if (known || care != Care{}) set_care(state, person, std::move(care));
}

void add_person(State& state, PersonId person, const PersonEntry& entry, HouseholdId household) {
    const std::string& shown = entry.public_name;
    state.public_names.insert(
        {.id = person, .shown = shown.empty() ? public_name_of(entry.full_name) : shown});
    state.residents.insert(
        {.id = person, .full_name = entry.full_name, .household = household, .age_band = entry.age_band});
    if (!entry.phone.empty()) state.contacts.insert({.id = person, .phone = entry.phone});
    mend_care(state, person, entry);
}

void set_phone(State& state, PersonId person, const std::string& phone) {
    const Contact* known = state.contacts.find(person);
    if (!known)
        state.contacts.insert({.id = person, .phone = phone});
    else if (known->phone != phone)
        state.contacts.edit(person).phone = phone;
}

void mend_person(State& state, PersonId person, const PersonEntry& entry) {
    if (entry.age_band != AgeBand::NotSaid && state.residents.at(person).age_band != entry.age_band) {
        state.residents.edit(person).age_band = entry.age_band;
    }
    if (!entry.phone.empty()) set_phone(state, person, entry.phone);
    mend_care(state, person, entry);
}

using PersonKey = std::pair<HouseholdId, std::string>;

// By name_key, as compare_register does: 張三 in the next register is the 张三 who is known.
std::map<PersonKey, PersonId> persons_by_door_and_name(const State& state) {
    std::map<PersonKey, PersonId> persons;
    for (const auto& [id, row] : state.residents.rows())
        persons[{row.record.household, name_key(row.record.full_name)}] = id;
    return persons;
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const RegisterPerson& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (auto no = check_entry(command.entry)) return no;
    const auto household = DoorBook(state).find(command.entry.door);
    if (!household) return std::nullopt;
    for (const Resident* resident : state.residents.where<&Resident::household>(*household)) {
        if (name_key(resident->full_name) == name_key(command.entry.full_name))
            return Rejected{Reason::PersonHeldAlready, resident->id};
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const RegisterPerson& command) {
    IdSource ids(by);
    const auto person = ids.next<PersonId>();
    add_person(state, person, command.entry, DoorBook(state).find_or_make(state, command.entry.door, ids));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ImportRegister& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (command.rows.empty()) return Rejected{Reason::NothingChosen};
    if (command.rows.size() > max_import_rows) {
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_import_rows));
    }
    for (const PersonEntry& entry : command.rows) {
        if (auto no = check_entry(entry)) return no;
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const ImportRegister& command) {
    IdSource ids(by);
    DoorBook doors(state);
    auto persons = persons_by_door_and_name(state);
    std::vector<PersonId> mended;
    for (const PersonEntry& entry : command.rows) {
        const HouseholdId household = doors.find_or_make(state, entry.door, ids);
        const auto known = persons.find({household, name_key(entry.full_name)});
        if (known != persons.end()) {
            mend_person(state, known->second, entry);
            mended.push_back(known->second);
            continue;
        }
        const auto person = ids.next<PersonId>();
        add_person(state, person, entry, household);
        persons[{household, name_key(entry.full_name)}] = person;
    }
    // Last, so that the ids of the new people are the same on a device that knows of fewer errands.
    for (const PersonId person : mended) keep_apart(state, by, ids, person);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const MendNames& command) {
    if (!may_act_for(state, by, command.person)) return Rejected{Reason::NotAllowed};
    if (!state.residents.find(command.person) || !state.public_names.find(command.person)) {
        return missing(state, Reason::PersonUnknown);
    }
    if (auto no = check_text(command.full_name, max_name_bytes)) return no;
    return check_text(command.public_name, max_name_bytes);
}

void change(State& state, const Stamp&, const MendNames& command) {
    const Resident& resident = state.residents.at(command.person);
    if (resident.full_name != command.full_name || resident.age_band != command.age_band) {
        Resident& mended = state.residents.edit(command.person);
        mended.full_name = command.full_name;
        mended.age_band = command.age_band;
    }
    if (state.public_names.at(command.person).shown != command.public_name) {
        state.public_names.edit(command.person).shown = command.public_name;
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const MendContact& command) {
    if (!may_act_for(state, by, command.person)) return Rejected{Reason::NotAllowed};
    if (!state.public_names.find(command.person)) return missing(state, Reason::PersonUnknown);
    if (!command.phone.empty() && !phone_is_canonical(command.phone)) return Rejected{Reason::PhoneInvalid};
    return std::nullopt;
}

void change(State& state, const Stamp&, const MendContact& command) {
    set_phone(state, command.person, command.phone);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const MendCare& command) {
    if (!may_act_for(state, by, command.care.id)) return Rejected{Reason::NotAllowed};
    if (!state.public_names.find(command.care.id)) return missing(state, Reason::PersonUnknown);
    if (command.care.note.size() > max_note_bytes) {
        return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(max_note_bytes));
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const MendCare& command) {
    IdSource ids(by);
    set_care(state, command.care.id, command.care);
    keep_apart(state, by, ids, command.care.id);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const MoveHouse& command) {
    if (!may_act_for(state, by, command.person)) return Rejected{Reason::NotAllowed};
    if (!state.residents.find(command.person)) return missing(state, Reason::PersonUnknown);
    if (auto no = check_door(command.door)) return no;
    // Everybody sees the names of buildings, so residents do not write new ones.
    if (may_coordinate(state, by) || DoorBook(state).has_building(command.door)) return std::nullopt;
    return missing(state, Reason::BuildingUnknown);
}

void change(State& state, const Stamp& by, const MoveHouse& command) {
    IdSource ids(by);
    const HouseholdId household = DoorBook(state).find_or_make(state, command.door, ids);
    const HouseholdId left = state.residents.at(command.person).household;
    if (left == household) return;
    state.residents.edit(command.person).household = household;
    mend_keys(state, by, ids, command.person, left);
    follow_home(state, by, ids, command.person);
}

}  // namespace linli
