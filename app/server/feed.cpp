#include "app/server/feed.h"

#include <algorithm>

#include "shared/state/photos.h"
#include "shared/wire/encoding.h"

namespace linli::server {
namespace {

constexpr RecordRef groups_themselves{};  // In the log: the person's groups changed.

std::vector<Group> only_in(const Audience& these, const Audience& not_those) {
    std::vector<Group> groups;
    for (const Group& group : these.groups()) {
        if (!not_those.contains(group)) groups.push_back(group);
    }
    return groups;
}

// Whose groups a touched record may change: roles are all that groups_of looks at, and the devices of a
// merged entry are the kept person's from now on.
std::vector<PersonId> persons_with_changed_groups(const State& state) {
    std::set<PersonId> persons;
    for (const auto& [key, before] : state.roles.before()) {
        if (before) persons.insert(before->record.person);
        if (const RoleHeld* now = state.roles.find(key)) persons.insert(now->person);
    }
    for (const auto& [key, before] : state.merged_persons.before()) {
        if (const MergedPerson* merged = state.merged_persons.find(key)) persons.insert(merged->kept);
    }
    return {persons.begin(), persons.end()};
}

// Splits what a device must learn into messages of a bounded size.
class Parts {
public:
    // A device that was cut off between two parts is to come again from where it stood.
    Parts(Version from, Version until) : from_(from), until_(until) { parts_.emplace_back(); }

    void add(AnyRecord record, Version version) {
        size_ += encode(record).size();
        if (size_ > Feed::part_bytes) next();
        parts_.back().records.push_back({version, std::move(record)});
    }
    void remove(const RecordRef& record) {
        size_ += sizeof(RecordRef);
        if (size_ > Feed::part_bytes) next();
        parts_.back().removed.push_back(record);
    }
    std::vector<Update> take(bool snapshot) {
        for (Update& part : parts_) {
            part.until = &part == &parts_.back() ? until_ : from_;
            part.part = snapshot ? Part::SnapshotMore : Part::News;
        }
        if (snapshot && parts_.size() == 1) {
            parts_.front().part = Part::SnapshotWhole;
        } else if (snapshot) {
            parts_.front().part = Part::SnapshotStart;
            parts_.back().part = Part::SnapshotEnd;
        }
        return std::move(parts_);
    }

private:
    void next() {
        parts_.emplace_back();
        size_ = 0;
    }
    std::vector<Update> parts_;
    std::size_t size_ = 0;
    Version from_;
    Version until_;
};

}  // namespace

void Feed::load(const State& state, const Loaded& loaded) {
    *this = {};
    horizon_ = loaded.horizon;
    log_.assign(loaded.enter_leave.begin(), loaded.enter_leave.end());
    for (const EnterLeave& row : log_) {
        if (row.record == groups_themselves) groups_changed_[PersonId{row.group.id}] = row.version;
    }
    for (const SentRecord& sent : loaded.records) {
        const RecordRef record = ref_of(sent.record);
        set_audience(record, audience_of(state, record), sent.version);
    }
}

void Feed::set_audience(const RecordRef& record, Audience audience, Version version) {
    Entry& entry = entries_[record];
    if (entry.version != version) {
        by_version_.erase({entry.version, record});
        by_version_.emplace(version, record);
        entry.version = version;
    }
    entry.audience = std::move(audience);
}

std::vector<EnterLeave> Feed::follow(const State& state, Version version, Instant at) {
    std::vector<EnterLeave> moves;
    for (const RecordRef& record : touched_and_dependents(state)) {
        const Version now_version = version_of(state, record);
        const auto known = entries_.find(record);
        const Audience before = known == entries_.end() ? Audience() : known->second.audience;
        if (now_version == 0) {
            for (const Group& group : before.groups()) moves.push_back({version, group, record, false, at});
            if (known != entries_.end()) {
                by_version_.erase({known->second.version, record});
                entries_.erase(known);
            }
            continue;
        }
        Audience after = audience_of(state, record);
        for (const Group& group : only_in(before, after))
            moves.push_back({version, group, record, false, at});
        // A record of this very commit reaches everybody by its version; an old one that enters a view needs
        // the log.
        if (now_version != version) {
            for (const Group& group : only_in(after, before))
                moves.push_back({version, group, record, true, at});
        }
        set_audience(record, std::move(after), now_version);
    }
    for (const PersonId person : persons_with_changed_groups(state)) {
        moves.push_back({version, group::person(person), groups_themselves, true, at});
        groups_changed_[person] = version;
    }
    log_.insert(log_.end(), moves.begin(), moves.end());
    return moves;
}

bool Feed::visible(const RecordRef& record, const Audience& groups) const {
    const auto entry = entries_.find(record);
    return entry != entries_.end() && entry->second.audience.meets(groups);
}

const Audience* Feed::audience(const RecordRef& record) const {
    const auto entry = entries_.find(record);
    return entry == entries_.end() ? nullptr : &entry->second.audience;
}

std::vector<Update> Feed::since(const State& state, PersonId person, Version cursor, Version until) const {
    const Audience groups = groups_of(state, person);
    const auto changed = groups_changed_.find(person);
    const bool other_groups = changed != groups_changed_.end() && changed->second > cursor;
    if (cursor == 0 || cursor < horizon_ || cursor > until || other_groups)
        return snapshot(state, groups, until);
    if (cursor == until) return {};
    return news(state, groups, cursor, until);
}

std::vector<Update> Feed::news(const State& state, const Audience& groups, Version cursor,
                               Version until) const {
    std::set<RecordRef> send;
    std::set<RecordRef> remove;
    for (auto it = by_version_.lower_bound({cursor + 1, {}}); it != by_version_.end(); ++it) {
        if (visible(it->second, groups)) send.insert(it->second);
    }
    const auto newer =
        std::upper_bound(log_.begin(), log_.end(), cursor,
                         [](Version version, const EnterLeave& row) { return version < row.version; });
    for (auto row = newer; row != log_.end(); ++row) {
        if (row->record == groups_themselves || !groups.contains(row->group)) continue;
        if (visible(row->record, groups))
            send.insert(row->record);
        else
            remove.insert(row->record);
    }
    if (send.empty() && remove.empty()) return {};
    Parts parts(cursor, until);
    for (const RecordRef& record : send) parts.add(*find_record(state, record), entries_.at(record).version);
    for (const RecordRef& record : remove) parts.remove(record);
    return parts.take(false);
}

std::vector<Update> Feed::snapshot(const State& state, const Audience& groups, Version until) const {
    Parts parts(until, until);
    for (const auto& [record, entry] : entries_) {
        if (entry.audience.meets(groups)) parts.add(*find_record(state, record), entry.version);
    }
    return parts.take(true);
}

std::vector<Update> Feed::private_records(const State& state, PersonId person, Version until,
                                          Instant now) const {
    // Nobody else's can be visible: telephone and care are for the person, for proxies and for who looks just
    // now.
    std::set<PersonId> about{person};
    for (const Proxy* proxy : state.proxies.where<&Proxy::proxy>(person)) about.insert(proxy->for_whom);
    // A look's end is a timer, and timers stand still while the disk takes no commits.
    for (const Grant* grant : state.grants.where<&Grant::to>(person)) {
        if (now < grant->window.until) about.insert(grant->about);
    }
    const Audience groups = groups_of(state, person);
    std::vector<RecordRef> records;
    for (const PersonId one : about) {
        for (const std::uint16_t type : {Contact::record_type, Care::record_type}) {
            if (visible({type, one.bits}, groups)) records.push_back({type, one.bits});
        }
    }
    for_each_photo(state, [&](const auto& photo) {
        if (visible(ref(photo.id), groups)) records.push_back(ref(photo.id));
    });
    // Their numbers are nobody's look: coordinators have them until they have said who it was.
    for (const auto& [seat, row] : state.guest_visits.rows()) {
        const RecordRef visit{GuestVisit::record_type, seat.bits};
        if (visible(visit, groups)) records.push_back(visit);
    }
    if (records.empty()) return {};
    Parts parts(until, until);
    for (const RecordRef& record : records)
        parts.add(*find_record(state, record), entries_.at(record).version);
    return parts.take(false);
}

}  // namespace linli::server
