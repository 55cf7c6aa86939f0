#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/state/state.h"

// What a device and the server say to each other over the one socket (DESIGN §5). Tags are sent: never
// renumber, never reuse.

namespace linli {

// Raised whenever a field list changes. A device of another schema may push its outbox, but gets no records,
// and reloads.
inline constexpr std::uint32_t record_schema = 9;

inline constexpr std::size_t max_frame_bytes = 256 * 1024;   // One socket message.
inline constexpr std::size_t max_command_bytes = 64 * 1024;  // A larger command is staged over HTTP first.
inline constexpr std::size_t max_staged_bytes = 8 * 1024 * 1024;
inline constexpr std::size_t max_found = 30;

// --- From the device

struct Hello {
    static constexpr std::uint16_t tag = 1;
    std::uint32_t schema = record_schema;
    OutboxId outbox;
    std::uint64_t lowest_held = 1;  // No command below this number will ever come again.
    Version cursor = 0;             // Everything up to this commit is here; 0 asks for a snapshot.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(schema), NAMED(outbox), NAMED(lowest_held), NAMED(cursor));
    }
};

// A pressed command. The device follows from the session, the name from (device, outbox, number).
struct Submit {
    static constexpr std::uint16_t tag = 2;
    OutboxId outbox;
    std::uint64_t number = 0;
    PersonId for_person;
    Instant reported_at;
    Blob command;                   // Encoded, see encoding.h; empty when staged.
    std::optional<Bits128> staged;  // What POST /api/stage answered.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(outbox), NAMED(number), NAMED(for_person), NAMED(reported_at),
           NAMED_UP_TO(max_command_bytes, command), NAMED(staged));
    }
};

// Looks for people beyond what the device holds, for example by telephone. Answered within the asker's
// audience only.
struct Ask {
    static constexpr std::uint16_t tag = 3;
    std::uint64_t number = 0;
    std::string text;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(number), NAMED_UP_TO(100, text));
    }
};

struct Ping {
    static constexpr std::uint16_t tag = 4;
    std::uint64_t number = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(number));
    }
};

using ClientMessage = std::variant<Hello, Submit, Ask, Ping>;

// --- From the server

struct Welcome {
    static constexpr std::uint16_t tag = 100;
    Instant server_now;
    CommunityId community;
    PersonId person;
    DeviceId device;
    std::uint64_t device_space = 0;  // Ids of new records from this device lie here.
    bool schema_known = true;        // False: reload for the new version; the outbox is taken all the same.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(server_now), NAMED(community), NAMED(person), NAMED(device), NAMED(device_space),
           NAMED(schema_known));
    }
};

enum class Outcome : std::uint8_t {
    Accepted = 1,
    Refused = 2,     // A rule said no; `rejected` says why.
    NameTaken = 3,   // The name was used with other bytes: a store was rolled back or doubled. Open a new
                     // outbox and ask the person.
    TryLater = 4,    // Could not be stored just now; send it again.
    Unreadable = 5,  // These bytes are no command of the last twelve months, or the staged part is gone.
};
template <>
struct Members<Outcome> {
    static constexpr std::array values{Outcome::Accepted, Outcome::Refused, Outcome::NameTaken,
                                       Outcome::TryLater, Outcome::Unreadable};
};

// Comes after the commit and after the Update with what it changed. The same name and bytes always get the
// same answer.
struct Answer {
    static constexpr std::uint16_t tag = 101;
    OutboxId outbox;
    std::uint64_t number = 0;
    Outcome outcome = Outcome::Accepted;
    std::optional<Rejected> rejected;
    Version version = 0;  // Of the commit.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(outbox), NAMED(number), NAMED(outcome), NAMED(rejected), NAMED(version));
    }
};

struct SentRecord {
    Version version = 0;
    AnyRecord record;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(version), NAMED(record));
    }
};

enum class Part : std::uint8_t {
    News = 1,           // What changed since the cursor.
    SnapshotStart = 2,  // Everything follows; what is not listed until SnapshotEnd is to be removed.
    SnapshotMore = 3,
    SnapshotEnd = 4,
    SnapshotWhole = 5,  // Start and end in one.
};
template <>
struct Members<Part> {
    static constexpr std::array values{Part::News, Part::SnapshotStart, Part::SnapshotMore, Part::SnapshotEnd,
                                       Part::SnapshotWhole};
};

struct Update {
    static constexpr std::uint16_t tag = 102;
    Part part = Part::News;
    Version until = 0;  // The new cursor once this part (for a snapshot: its end) is applied.
    std::vector<SentRecord> records;
    std::vector<RecordRef> removed;  // No longer for this person to hold; not necessarily deleted.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(part), NAMED(until), NAMED_UP_TO(100'000, records), NAMED_UP_TO(100'000, removed));
    }
};

struct Found {
    static constexpr std::uint16_t tag = 103;
    std::uint64_t number = 0;
    std::vector<PersonId> people;  // Best first, at most max_found.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(number), NAMED_UP_TO(max_found, people));
    }
};

struct Pong {
    static constexpr std::uint16_t tag = 104;
    std::uint64_t number = 0;
    Instant server_now;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(number), NAMED(server_now));
    }
};

using ServerMessage = std::variant<Welcome, Answer, Update, Found, Pong>;

}  // namespace linli
