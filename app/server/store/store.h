#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/result.h"
#include "shared/state/audience.h"
#include "shared/sync/replica.h"
#include "shared/wire/messages.h"

// What the server keeps. SQLite by default; another engine comes behind the same interface and the same
// contract suite (tests/server/store_contract_test.cpp). Used from the writer thread only. Nothing here
// throws.

namespace linli::server {

// How one command ended. Kept with its name, so that the same name gets the same answer (DESIGN §4); no
// payload.
struct LoggedCommand {
    CommandName name;
    Bits128 hash;  // Of the command's bytes and of whom it was for.
    PersonId person;
    Outcome outcome = Outcome::Accepted;
    std::optional<Rejected> rejected;
    Version version = 0;
    Instant at;
    std::vector<RecordRef> touched;
};

// A record came into or left the view of a group. `record.type` 0: the groups of that person themselves
// changed.
struct EnterLeave {
    Version version = 0;
    Group group;
    RecordRef record;
    bool enters = false;
    Instant at;
};

// An outbox that a device has used. What is below `lowest_held` can never come again, so its log rows may go.
struct KnownOutbox {
    DeviceId device;
    OutboxId outbox;
    std::uint64_t lowest_held = 1;
};

// Something that will happen by itself, named by the record from which it follows.
struct TimerRow {
    RecordRef record;
    Instant due;
};

// One transaction: all of it or nothing.
struct Batch {
    CommunityId community;
    Version version = 0;  // The community's counter afterwards.
    std::vector<SentRecord> put;
    std::vector<RecordRef> erased;
    std::vector<EnterLeave> enter_leave;
    std::vector<TimerRow> timers_set;
    std::vector<RecordRef> timers_cleared;
    std::vector<LoggedCommand> log;
    std::vector<KnownOutbox> outboxes;  // New ones, and those whose lowest_held rose.
};

struct Loaded {
    Version version = 0;
    std::vector<SentRecord> records;
    std::vector<EnterLeave> enter_leave;  // Within the horizon, by version.
    std::vector<TimerRow> timers;
    Version horizon = 0;  // Devices with an older cursor get a snapshot.
};

// --- Who may come in
// ---------------------------------------------------------------------------------------------------------------

struct DeviceRow {
    DeviceId id;
    PersonId person;
    std::uint64_t space = 0;  // Unique; ids of new records made there lie in it.
    std::string label;        // "Phone of …", for the list of my devices.
    Instant since;
    std::optional<Instant> revoked;
};

struct SessionRow {
    Bits128 token_hash[2];  // 256 bits of BLAKE2b of the secret; the secret itself is never stored.
    DeviceId device;
    Instant since;
    Instant last_seen;
    Instant expires;
};

// A paper card or link: used once, bound to the device that used it.
struct CardRow {
    Bits128 token_hash[2];
    PersonId person;
    PersonId issued_by;
    Instant issued;
    Instant expires;
    std::optional<Instant> used;
    std::optional<DeviceId> device;
};

struct AccountRow {
    PersonId person;
    std::string login;          // What is typed; unique.
    std::string password_hash;  // Argon2id string of libsodium.
};

class Store {
public:
    virtual ~Store() = default;

    // The community that is kept here; nothing when the database is new.
    virtual Result<std::optional<CommunityId>> community() = 0;
    virtual Result<Loaded> load(CommunityId community, Instant now) = 0;
    virtual Result<void> commit(const Batch& batch) = 0;
    virtual Result<std::optional<LoggedCommand>> find_logged(CommunityId community,
                                                             const CommandName& name) = 0;
    // The outboxes that this device has used, so that no two of them share a tag in their ids.
    virtual Result<std::vector<KnownOutbox>> outboxes_of(CommunityId community, DeviceId device) = 0;

    virtual Result<void> put_device(CommunityId community, const DeviceRow& row) = 0;
    virtual Result<std::vector<DeviceRow>> devices(CommunityId community) = 0;
    virtual Result<void> put_session(CommunityId community, const SessionRow& row) = 0;
    virtual Result<void> erase_sessions_of(CommunityId community, DeviceId device) = 0;
    virtual Result<std::vector<SessionRow>> sessions(CommunityId community) = 0;
    virtual Result<void> put_card(CommunityId community, const CardRow& row) = 0;
    virtual Result<std::vector<CardRow>> cards(CommunityId community) = 0;
    virtual Result<void> put_account(CommunityId community, const AccountRow& row) = 0;
    virtual Result<std::vector<AccountRow>> accounts(CommunityId community) = 0;

    // Marks a database as a demo: the server then refuses to listen beyond loopback.
    virtual Result<bool> is_demo() = 0;
    virtual Result<void> mark_demo() = 0;
    // Log rows, looks and enter/leave rows past their time.
    virtual Result<void> prune(CommunityId community, Instant now) = 0;
};

// Opens or makes the database, runs the numbered migrations, compares real columns with the field lists;
// refuses a newer one.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::string& path);

}  // namespace linli::server
