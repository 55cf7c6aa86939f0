#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/photo.h"
#include "shared/core/result.h"
#include "shared/state/audience.h"
#include "shared/sync/replica.h"
#include "shared/wire/messages.h"

// What the server keeps. SQLite by default; another engine comes behind the same interface and the same
// contract suite (tests/server/store_contract_test.cpp). Used from the writer thread only. Nothing here
// throws. The structs list their fields as records do, so their columns are derived too.

namespace linli::server {

// How one command ended. Kept with its name, so that the same name gets the same answer (DESIGN §4); no
// payload. It is also the account of who did what, so it stays for `log_kept` even where its number cannot
// come again.
struct LoggedCommand {
    static constexpr const char* table_name = "command_log";
    CommandName name;
    Bits128 hash;  // Of the command's bytes and of whom it was for.
    PersonId person;
    Outcome outcome = Outcome::Accepted;
    std::optional<Rejected> rejected;
    Version version = 0;
    Instant at;
    std::vector<RecordRef> touched;  // A table of its own; without repeats.

    template <class Archive>
    void fields(Archive& ar) {
        ar(field("device", name.device), field("outbox", name.outbox), field("number", name.number),
           NAMED(hash), NAMED(person), NAMED(outcome), NAMED(rejected), NAMED(version), NAMED(at));
    }
};

// A record came into or left the view of a group. `record.type` 0: the groups of that person themselves
// changed. At most one for the same version, group and record: what it comes to in the end.
struct EnterLeave {
    static constexpr const char* table_name = "enter_leave";
    Version version = 0;
    Group group;
    RecordRef record;
    bool enters = false;
    Instant at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(version), NAMED(group), NAMED(record), NAMED(enters), NAMED(at));
    }
};

// An outbox that a device has used. What is below `lowest_held` can never come again.
struct KnownOutbox {
    static constexpr const char* table_name = "outbox";
    DeviceId device;
    OutboxId outbox;
    std::uint64_t lowest_held = 1;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(device), NAMED(outbox), NAMED(lowest_held));
    }
};

// Something that will happen by itself, named by the record from which it follows.
struct TimerRow {
    static constexpr const char* table_name = "timer";
    RecordRef record;
    Instant due;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(record), NAMED(due));
    }
};

// The bytes of any photo. They come with the record that tells of it and go with it, and are read only when
// asked for.
struct PhotoRow {
    static constexpr const char* table_name = "photo";
    PhotoId id;
    Blob jpeg;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(jpeg));
    }
};

// One transaction: all of it or nothing.
struct Batch {
    CommunityId community;
    Version version = 0;  // The community's counter afterwards; never less than before.
    std::vector<SentRecord> put;
    std::vector<RecordRef> erased;  // A photo's bytes, too.
    std::vector<PhotoRow> photos;   // Of records in `put`.
    std::vector<EnterLeave> enter_leave;
    std::vector<TimerRow> timers_set;
    std::vector<RecordRef> timers_cleared;
    std::vector<LoggedCommand> log;
    std::vector<KnownOutbox> outboxes;  // New ones, and those whose lowest_held rose.
};

inline constexpr Duration enter_leave_kept = days(90);
inline constexpr Duration log_kept = days(365);

struct Loaded {
    Version version = 0;
    std::vector<SentRecord> records;      // In the order of State::visit_tables.
    std::vector<EnterLeave> enter_leave;  // Behind the horizon, by version.
    std::vector<TimerRow> timers;
    Version horizon =
        0;  // The newest version whose rows are gone. Devices with an older cursor get a snapshot.
};

// ---- Who may come in (sessions.h) ----

// 256 bits of BLAKE2b of a secret; the secret itself is never stored.
struct SecretHash {
    Bits128 first;
    Bits128 second;
    friend auto operator<=>(const SecretHash&, const SecretHash&) = default;
};

struct DeviceRow {
    static constexpr const char* table_name = "device";
    DeviceId id;
    PersonId person;
    std::uint64_t space = 0;  // Unique, below 2^63; ids of new records made there lie in it.
    std::string label;        // "Phone of …", for the list of my devices.
    Instant since;
    std::optional<Instant> revoked;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(person), NAMED(space), NAMED(label), NAMED(since), NAMED(revoked));
    }
};

struct SessionRow {
    static constexpr const char* table_name = "session";
    SecretHash secret;
    DeviceId device;
    Instant since;
    Instant last_seen;
    Instant expires;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(secret), NAMED(device), NAMED(since), NAMED(last_seen), NAMED(expires));
    }
};

// A paper card or link: used once, bound to the device that used it.
struct CardRow {
    static constexpr const char* table_name = "card";
    SecretHash secret;
    PersonId person;
    PersonId issued_by;
    Instant issued;
    Instant expires;
    std::optional<Instant> used;
    std::optional<DeviceId> device;
    std::optional<Instant> revoked;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(secret), NAMED(person), NAMED(issued_by), NAMED(issued), NAMED(expires), NAMED(used),
           NAMED(device), NAMED(revoked));
    }
};

struct AccountRow {
    static constexpr const char* table_name = "account";
    PersonId person;
    std::string login;          // What is typed; unique.
    std::string password_hash;  // Argon2id string of libsodium.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(person), NAMED(login), NAMED(password_hash));
    }
};

// A secret link by which a calendar program reads somebody's shifts, or those of a post. Ended, its row is
// gone.
struct CalendarFeedRow {
    static constexpr const char* table_name = "calendar_feed";
    SecretHash secret;
    PersonId person;
    std::optional<PostId> post;  // Nothing: the person's own.
    Instant since;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(secret), NAMED(person), NAMED(post), NAMED(since));
    }
};

// Where a browser takes messages for one device, and the keys by which only that browser reads them. A
// device has one; it goes with the session.
struct PushSubscriptionRow {
    static constexpr const char* table_name = "push_subscription";
    DeviceId device;
    std::string endpoint;  // Its push service's address; unique.
    Blob point;            // p256dh: a point of P-256, 65 bytes
    Blob auth;             // 16 bytes
    Speech speech = Speech::Chinese;
    Instant since;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(device), NAMED(endpoint), NAMED(point), NAMED(auth), NAMED(speech), NAMED(since));
    }
};

// One transaction, too: a card counts as used only together with the device that it made.
struct AccessChanges {
    std::vector<DeviceId> sessions_ended;  // All sessions of these devices; before `sessions`.
    std::vector<DeviceRow> devices;
    std::vector<SessionRow> sessions;
    std::vector<CardRow> cards;
    std::vector<AccountRow> accounts;
    std::vector<SecretHash> calendars_ended = {};  // Before `calendars`.
    std::vector<CalendarFeedRow> calendars = {};
    std::vector<DeviceId> pushes_ended = {};  // Before `pushes`; those of `sessions_ended` end, too.
    std::vector<PushSubscriptionRow> pushes = {};
};

struct LoadedAccess {
    std::vector<DeviceRow> devices;
    std::vector<SessionRow> sessions;
    std::vector<CardRow> cards;
    std::vector<AccountRow> accounts;
    std::vector<CalendarFeedRow> calendars = {};
    std::vector<PushSubscriptionRow> pushes = {};
};

// ---- What leaves the server by another way than the sockets (push/herald.h) ----

enum class OutgoingState : std::uint8_t {
    Waiting = 1,
    Leaving = 2,  // Written down before it goes.
    Done = 3,     // It is there, or will never be.
};

}  // namespace linli::server

namespace linli {
template <>
struct Members<server::OutgoingState> {
    static constexpr std::array values{server::OutgoingState::Waiting, server::OutgoingState::Leaving,
                                       server::OutgoingState::Done};
};
}  // namespace linli

namespace linli::server {

// A notice for a device, or a message for the group chat. Kept when it is done, so that it never goes twice.
struct OutgoingRow {
    static constexpr const char* table_name = "outgoing";
    RecordRef about;
    DeviceId device;  // None: to the chat.
    OutgoingState state = OutgoingState::Waiting;
    Instant due;
    std::int32_t tries = 0;
    Instant since;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(about), NAMED(device), NAMED(state), NAMED(due), NAMED(tries), NAMED(since));
    }
};

class Store {
public:
    virtual ~Store() = default;

    // The community that is kept here; nothing when the database is new.
    virtual Result<std::optional<CommunityId>> community() = 0;
    virtual Result<Loaded> load(CommunityId community, Instant now) = 0;
    // Refuses (Mismatch) when somebody else has written since the last load or commit of this store.
    virtual Result<void> commit(const Batch& batch) = 0;
    // What is known of a command's name. For a number whose row is gone because it can never come again: no
    // hash (zeros), outcome NameTaken, which is what a store that was rolled back must hear.
    virtual Result<std::optional<LoggedCommand>> find_logged(CommunityId community,
                                                             const CommandName& name) = 0;
    // The outboxes that this device has used, so that no two of them share a tag in their ids.
    virtual Result<std::vector<KnownOutbox>> outboxes_of(CommunityId community, DeviceId device) = 0;

    // The JPEG of this photo; nothing when there is none.
    virtual Result<std::optional<std::string>> photo(CommunityId community, PhotoId id) = 0;

    virtual Result<LoadedAccess> load_access(CommunityId community) = 0;
    virtual Result<void> commit_access(CommunityId community, const AccessChanges& changes) = 0;

    virtual Result<std::vector<OutgoingRow>> load_outgoing(CommunityId community) = 0;
    virtual Result<void> commit_outgoing(CommunityId community, const std::vector<OutgoingRow>& rows) = 0;
    // Forgets what was done before `limit`.
    virtual Result<void> prune_outgoing(CommunityId community, Instant limit) = 0;

    // Marks a database as a demo: the server then refuses to listen beyond loopback.
    virtual Result<bool> is_demo() = 0;
    virtual Result<void> mark_demo() = 0;

    // Removes what is past its time: enter/leave rows (which moves the horizon), log rows (whose outbox then
    // remembers the highest number among them), sessions that ended, cards that ended `log_kept` ago. Looks
    // are records (Grant, table look_grant), the log and the permission in one: they leave by commands only.
    virtual Result<void> prune(CommunityId community, Instant now) = 0;
};

// Opens or makes the database, runs the numbered migrations, compares real columns with the field lists;
// refuses a newer one. `path` may be a URI "file:…?vfs=NAME" for another file system.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::string& path);

}  // namespace linli::server
