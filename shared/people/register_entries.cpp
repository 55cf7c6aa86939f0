#include "shared/people/register_entries.h"

#include "shared/people/households.h"

namespace linli {

KnownPeople known_people(const State& state) {
    KnownPeople known;
    for (const auto& [id, row] : state.residents.rows()) {
        const Household* household = state.households.find(row.record.household);
        if (!household) continue;
        const Contact* contact = state.contacts.find(id);
        const Care* care = state.cares.find(id);
        KnownPerson person;
        person.full_name = row.record.full_name;
        person.door = door_of(state, *household);
        person.age_band = row.record.age_band;
        // On a device a missing number may only not be known here.
        if (contact)
            person.phone = contact->phone;
        else if (!state.partial)
            person.phone = std::string();
        if (care)
            person.care = *care;
        else if (!state.partial)
            person.care = Care{};
        known.ids.push_back(id);
        known.people.push_back(std::move(person));
    }
    return known;
}

PersonEntry entry_of(const RegisterRow& row) {
    return {row.door, row.full_name, row.public_name, row.age_band, row.phone, row.care, row.note};
}

}  // namespace linli
