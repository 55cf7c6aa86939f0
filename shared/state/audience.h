#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "shared/state/state.h"

// Who may hold a record, as a set of groups (DESIGN §3). Computed on the server only: it knows every record.
// A group's members follow from the viewer's own roles, so a record's audience changes only with the records
// that it declares.

namespace linli {

enum class GroupKind : std::uint8_t {
    Everyone = 1,
    Coordinators = 2,  // And administrators.
    Stewards = 3,      // id: the building
    Person = 4,        // id: the person
    Helpers = 5,       // Whoever holds any role.
};
template <>
struct Members<GroupKind> {
    static constexpr std::array values{GroupKind::Everyone, GroupKind::Coordinators, GroupKind::Stewards,
                                       GroupKind::Person, GroupKind::Helpers};
};

struct Group {
    GroupKind kind = GroupKind::Everyone;
    Bits128 id;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(kind), NAMED(id));
    }
    friend auto operator<=>(const Group&, const Group&) = default;
};

// Sorted, without repeats.
class Audience {
public:
    Audience() = default;
    Audience(std::initializer_list<Group> groups);
    void add(Group group);
    const std::vector<Group>& groups() const { return groups_; }
    bool contains(const Group& group) const;
    bool meets(const Audience& other) const;  // At least one group in common.
    friend bool operator==(const Audience&, const Audience&) = default;

private:
    std::vector<Group> groups_;
};

namespace group {

inline Group everyone() {
    return {GroupKind::Everyone, {}};
}
inline Group coordinators() {
    return {GroupKind::Coordinators, {}};
}
inline Group helpers() {
    return {GroupKind::Helpers, {}};
}
inline Group stewards(BuildingId building) {
    return {GroupKind::Stewards, building.bits};
}
inline Group person(PersonId person) {
    return {GroupKind::Person, person.bits};
}

}  // namespace group

// The groups that a person is in. Adding a role, a proxy or a merge changes them; a device then gets a fresh
// snapshot.
Audience groups_of(const State& state, PersonId person);

// The person and everybody who may act for them.
void add_person_and_proxies(const State& state, PersonId person, Audience& audience);

// Records that may have to be looked at again.
class Marked {
public:
    template <class Record, class Key>
    void add(Key key) {
        refs_.push_back({Record::record_type, key.bits});
    }
    void add(RecordRef record) { refs_.push_back(record); }
    std::vector<RecordRef> take_sorted();

private:
    std::vector<RecordRef> refs_;
};

// The audience of one record type, specialised by each feature beside its records:
//     static Audience of(const State&, const Record&);
//     static void mark(const State&, const Other& changed, Marked&);     for each record type that `of` looks
//     at
// `mark` names the Records whose audience a changed Other may alter. It is called with the Other as it was
// and as it is.
template <class Record>
struct AudienceOf;

// Who may hold the record with this name as things stand; empty where there is no such record.
Audience audience_of(const State& state, const RecordRef& record);

// The records that the journal of `state` touches, and those whose audience depends on a touched one, without
// repeats, in order.
std::vector<RecordRef> touched_and_dependents(const State& state);

}  // namespace linli
