#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <set>
#include <vector>

#include "app/server/store/store.h"

namespace linli::server {

// Who may hold which record now, and what a device with an older cursor has to learn: records that changed,
// records that came into its view though they are old, and records to remove.
class Feed {
public:
    static constexpr std::size_t part_bytes = 96 * 1024;  // Approximate size of one Update.

    // Takes over a loaded community: all audiences are computed afresh.
    void load(const State& state, const Loaded& loaded);

    // After the changes of one command, before State's journal is accepted: what moved between groups. Also
    // brings the audiences of the touched records and their dependents up to date.
    std::vector<EnterLeave> follow(const State& state, Version version, Instant at);

    // What this person's device must be sent to come from `cursor` to `until`. Empty when there is nothing to
    // say.
    std::vector<Update> since(const State& state, PersonId person, Version cursor, Version until) const;

    // What is_memory_only() is never on a device's disk, so a device that just started is sent what it may
    // see of it.
    std::vector<Update> private_records(const State& state, PersonId person, Version until,
                                        Instant now) const;

    const Audience* audience(const RecordRef& record) const;

private:
    struct Entry {
        Audience audience;
        Version version = 0;
    };
    std::vector<Update> news(const State& state, const Audience& groups, Version cursor, Version until) const;
    std::vector<Update> snapshot(const State& state, const Audience& groups, Version until) const;
    bool visible(const RecordRef& record, const Audience& groups) const;
    void set_audience(const RecordRef& record, Audience audience, Version version);

    std::map<RecordRef, Entry> entries_;
    std::set<std::pair<Version, RecordRef>> by_version_;
    std::deque<EnterLeave> log_;  // By version.
    std::map<PersonId, Version> groups_changed_;
    Version horizon_ = 0;
};

}  // namespace linli::server
