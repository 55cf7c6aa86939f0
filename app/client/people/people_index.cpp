#include "app/client/people/people_index.h"

#include <algorithm>
#include <set>

#include "app/client/telling.h"
#include "shared/core/character_tables.h"

namespace linli::client {
namespace {

struct Entry {
    PersonId person;
    std::string name;  // As name_of says it; and what neighbours call them.
    std::string shown;
    Door door;
    std::string phone;
};

Entry entry_of(const State& state, const PublicName& name) {
    const Contact* contact = state.contacts.find(name.id);
    return {name.id, name_of(state, name.id), name.shown, door_of_person(state, name.id),
            contact ? contact->phone : std::string()};
}

bool stands_before(const Entry& a, const Entry& b) {
    const bool a_has_door = !a.door.room.empty(), b_has_door = !b.door.room.empty();
    if (a_has_door != b_has_door) return a_has_door;
    const int order = compare_doors(a.door, b.door);
    if (order != 0) return order < 0;
    return a.name != b.name ? a.name < b.name : a.person < b.person;
}

}  // namespace

bool PeopleIndex::bring_up_to_date(const Known& known) {
    const std::size_t readings = pinyin_table().size();  // They may come after the first page.
    if (revision_ == known.people_revision && readings_ == readings) return false;
    revision_ = known.people_revision;
    readings_ = readings;
    std::vector<Entry> entries;
    entries.reserve(known.state.public_names.size());
    for (const auto& [id, row] : known.state.public_names.rows()) {
        if (known.state.merged_persons.find(id)) continue;
        entries.push_back(entry_of(known.state, row.record));
    }
    std::sort(entries.begin(), entries.end(), stands_before);
    people_.clear();
    search_ = {};
    search_.reserve(entries.size());
    for (const Entry& entry : entries) {
        people_.push_back(entry.person);
        search_.add(entry.name, entry.door, entry.phone);
        if (entry.shown == entry.name) continue;
        people_.push_back(entry.person);
        search_.add(entry.shown, entry.door, {});
    }
    return true;
}

std::vector<PersonId> PeopleIndex::find(std::string_view query, std::size_t limit) const {
    std::vector<PersonId> found;
    std::set<PersonId> seen;
    for (const PersonHit& hit : search_.find(query, 2 * limit)) {
        const PersonId person = people_[hit.person];
        if (found.size() < limit && seen.insert(person).second) found.push_back(person);
    }
    return found;
}

}  // namespace linli::client
