#include "shared/state/audience.h"

#include <algorithm>

#include "shared/buddies/audiences.h"
#include "shared/errands/audiences.h"
#include "shared/helpers/audiences.h"
#include "shared/medicine/audiences.h"
#include "shared/notices/audiences.h"
#include "shared/orders/audiences.h"
#include "shared/people/audiences.h"
#include "shared/reminders/audiences.h"
#include "shared/rides/audiences.h"
#include "shared/shifts/audiences.h"

namespace linli {
namespace {

// Asks every record type whether it looks at this one.
template <class Changed>
void mark_dependents(const State& state, const Changed& changed, Marked& marked) {
    for_each_table(state, [&](const auto& table) {
        using Dependent = RecordOf<decltype(table)>;
        if constexpr (requires { AudienceOf<Dependent>::mark(state, changed, marked); }) {
            AudienceOf<Dependent>::mark(state, changed, marked);
        }
    });
}

}  // namespace

Audience::Audience(std::initializer_list<Group> groups) {
    for (const Group& group : groups) add(group);
}

void Audience::add(Group group) {
    const auto place = std::lower_bound(groups_.begin(), groups_.end(), group);
    if (place == groups_.end() || *place != group) groups_.insert(place, group);
}

bool Audience::contains(const Group& group) const {
    return std::binary_search(groups_.begin(), groups_.end(), group);
}

bool Audience::meets(const Audience& other) const {
    return std::any_of(groups_.begin(), groups_.end(),
                       [&](const Group& group) { return other.contains(group); });
}

Audience groups_of(const State& state, PersonId person) {
    Audience groups{group::everyone(), group::person(person)};
    for (const RoleHeld* held : state.roles.where<&RoleHeld::person>(person)) {
        groups.add(group::helpers());
        if (held->role == Role::Coordinator || held->role == Role::Administrator)
            groups.add(group::coordinators());
        if (held->role == Role::Steward && held->building) groups.add(group::stewards(*held->building));
    }
    return groups;
}

void add_person_and_proxies(const State& state, PersonId person, Audience& audience) {
    audience.add(group::person(person));
    for (const Proxy* proxy : state.proxies.where<&Proxy::for_whom>(person))
        audience.add(group::person(proxy->proxy));
}

std::vector<RecordRef> Marked::take_sorted() {
    std::sort(refs_.begin(), refs_.end());
    refs_.erase(std::unique(refs_.begin(), refs_.end()), refs_.end());
    return std::exchange(refs_, {});
}

Audience audience_of(const State& state, const RecordRef& record) {
    Audience audience;
    with_table(state, record.type, [&](const auto& table) {
        using Record = RecordOf<decltype(table)>;
        if (const Record* found = table.find({record.id})) audience = AudienceOf<Record>::of(state, *found);
    });
    return audience;
}

std::vector<RecordRef> touched_and_dependents(const State& state) {
    Marked marked;
    for_each_table(state, [&](const auto& table) {
        using Record = RecordOf<decltype(table)>;
        for (const auto& [key, before] : table.before()) {
            marked.add<Record>(key);
            if (before) mark_dependents(state, before->record, marked);
            if (const Record* now = table.find(key)) mark_dependents(state, *now, marked);
        }
    });
    return marked.take_sorted();
}

}  // namespace linli
