#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "app/server/store/store.h"
#include "shared/wire/encoding.h"
#include "tests/server/random_values.h"

// Random batches as Intake makes them, and a simple model of what a store must hold after them.

namespace linli::tests {

using server::Batch;
using server::EnterLeave;
using server::KnownOutbox;
using server::Loaded;
using server::LoggedCommand;
using server::TimerRow;

inline const CommunityId test_community{{7, 7}};

// What a store holds, in a form that can be compared.
struct Held {
    using Move = std::tuple<Version, Group, RecordRef>;
    Version version = 0;
    std::map<RecordRef, std::pair<Version, std::string>> records;
    std::map<RecordRef, Instant> timers;
    std::map<Move, std::pair<bool, Instant>> moves;
    friend bool operator==(const Held&, const Held&) = default;

    void put(const SentRecord& sent) { records[ref_of(sent.record)] = {sent.version, encode(sent.record)}; }
    void apply(const Batch& batch) {
        version = batch.version;
        for (const RecordRef& ref : batch.erased) records.erase(ref);
        for (const SentRecord& sent : batch.put) put(sent);
        for (const RecordRef& ref : batch.timers_cleared) timers.erase(ref);
        for (const TimerRow& timer : batch.timers_set) timers[timer.record] = timer.due;
        add(batch.enter_leave);
    }
    void add(const std::vector<EnterLeave>& rows) {
        for (const EnterLeave& move : rows) {
            moves[{move.version, move.group, move.record}] = {move.enters, move.at};
        }
    }
};

inline Held held_by(const Loaded& loaded) {
    Held held;
    held.version = loaded.version;
    for (const SentRecord& sent : loaded.records) held.put(sent);
    for (const TimerRow& timer : loaded.timers) held.timers[timer.record] = timer.due;
    held.add(loaded.enter_leave);
    return held;
}

inline bool same(const LoggedCommand& a, const LoggedCommand& b) {
    const auto all = [](const LoggedCommand& one) {
        return std::tie(one.name, one.hash, one.person, one.outcome, one.version, one.at);
    };
    return all(a) == all(b) && a.rejected == b.rejected && a.touched == b.touched;
}

inline LoggedCommand random_logged(SeededRandom& random, Version version, Instant at) {
    LoggedCommand logged;
    fill(logged, random);
    logged.version = version;
    logged.at = at;
    logged.name.number = 1 + random.below(1000);
    for (std::uint32_t i = 0, count = random.below(4); i < count; ++i) {
        fill(logged.touched.emplace_back(), random);
    }
    std::sort(logged.touched.begin(), logged.touched.end());
    return logged;
}

// The next batch after what is held: new records, changed ones, erased ones, and all that goes with them.
inline Batch random_batch(SeededRandom& random, const Held& held, Instant at) {
    Batch batch;
    batch.community = test_community;
    batch.version = held.version + 1 + random.below(3);
    for (const auto& [ref, row] : held.records) {
        if (random.chance(50)) {
            batch.erased.push_back(ref);
        } else if (random.chance(50)) {
            AnyRecord changed = *decode_record(row.second);
            std::visit([&, id = ref.id](auto& record) { fill(record, random), record.id.bits = id; },
                       changed);
            batch.put.push_back({batch.version, std::move(changed)});
        }
    }
    for (std::uint32_t left = random.below(6); left > 0; --left) {
        batch.put.push_back({batch.version, random_record(random.below(record_type_count), random)});
    }
    for (const auto& [ref, due] : held.timers) {
        if (random.chance(200)) batch.timers_cleared.push_back(ref);
    }
    fill(batch.timers_set.emplace_back(), random);
    EnterLeave& move = batch.enter_leave.emplace_back();
    fill(move, random);
    move.version = batch.version;
    move.at = at;
    batch.log.push_back(random_logged(random, batch.version, at));
    batch.outboxes.push_back({batch.log.back().name.device, batch.log.back().name.outbox, 1});
    return batch;
}

}  // namespace linli::tests
