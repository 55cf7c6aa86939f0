#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/commands/command.h"
#include "shared/core/result.h"
#include "shared/wire/messages.h"

// What one device knows of its community, and what it still wants to tell it. Pure: no clock, no disk, no
// network. Time comes in as a value; what must be stored and what must be sent is taken out (take_keep,
// take_outgoing), so the same code runs in the browser, in tests and in the simulator.

namespace linli {

struct Identity {
    CommunityId community;
    PersonId person;
    DeviceId device;
    std::uint64_t device_space = 0;
    friend bool operator==(const Identity&, const Identity&) = default;
};

enum class PendingState : std::uint8_t {
    Saving = 1,   // Not yet on disk: a closed tab would lose it.
    Waiting = 2,  // Stored on this device, not yet with the server.
    Sent = 3,     // Sent; no answer yet.
};

// A pressed command that the server has not yet answered. Shown as asked, never as confirmed.
struct Pending {
    std::uint64_t number = 0;
    Command command;
    std::string bytes;  // As first encoded: a name always goes with the same bytes.
    PersonId for_person;
    Instant pressed_at;   // Server time as the device knew it.
    Instant reported_at;  // The device's own clock.
    PendingState state = PendingState::Saving;
    std::optional<Rejected> doubt;  // What the rules say by what is known here now; the server decides.
    std::optional<Bits128> staged;
};

// A command that the server refused. Kept until the person has chosen what to do next.
struct Refusal {
    OutboxId outbox;
    std::uint64_t number = 0;
    Command command;
    std::string bytes;
    PersonId for_person;
    Instant pressed_at;
    Outcome outcome = Outcome::Refused;
    std::optional<Rejected> rejected;
};

// Whether something did not work. Not of a bag that another neighbour was quicker to tick: it is in hand, and
// the list of bags says who brought it.
bool is_failure(const Refusal& refusal);

// One row of the durable outbox. The format is frozen: an outbox of any released version is read for ever.
struct OutboxRow {
    OutboxId outbox;
    std::uint64_t number = 0;
    std::string bytes;
    PersonId for_person;
    Instant pressed_at;
    Instant reported_at;
};

struct RefusalRow {
    OutboxRow row;
    Outcome outcome = Outcome::Refused;
    std::optional<Rejected> rejected;
};

// What the device's store must write, in one transaction, in this order. Records that may only be held in
// memory are never in it.
struct Keep {
    std::vector<SentRecord> put;
    std::vector<RecordRef> removed;
    std::optional<Version> cursor;
    std::optional<Identity> identity;
    std::optional<OutboxId> outbox;  // A new one; rows of others are dropped.
    std::uint64_t next_number = 0;   // 0: unchanged.
    std::vector<OutboxRow> queued;
    std::vector<std::uint64_t> answered;  // Leave the outbox.
    std::vector<RefusalRow> refused;
    std::vector<std::pair<OutboxId, std::uint64_t>> dismissed;
    bool empty() const;
};

// What a store gives back when a device starts.
struct Kept {
    std::optional<Identity> identity;
    OutboxId outbox;
    std::uint64_t next_number = 1;
    Version cursor = 0;
    std::vector<SentRecord> records;
    std::vector<OutboxRow> queued;
    std::vector<RefusalRow> refused;
};

// Whether records of this type may only be held in memory (what is private about people, and all photos).
bool is_memory_only(std::uint16_t record_type);

class Replica {
public:
    explicit Replica(OutboxId outbox);
    void load(Kept kept);

    // --- What is shown
    const State& state() const {
        return state_;
    }  // Confirmed records with the pending commands applied on top.
    std::uint64_t revision() const { return revision_; }  // Another one when state() may be another one.
    const std::optional<Identity>& identity() const { return identity_; }
    PersonId me() const { return identity_ ? identity_->person : PersonId{}; }
    Version cursor() const { return cursor_; }
    const std::deque<Pending>& pending() const { return pending_; }
    const std::vector<Refusal>& refusals() const { return refusals_; }
    std::size_t failures() const;  // Those of them that have to be announced.
    bool is_asked(const RecordRef& record)
        const;  // Known from a pending command only, so never to be shown as confirmed.
    // The pending command that makes this record; nothing when none does.
    const Pending* maker_of(const RecordRef& record) const;
    // What the refused command would have called the records that it makes.
    NewIds new_ids_of(const Refusal& refusal) const;
    bool schema_known() const { return schema_known_; }  // False: a newer version is there, reload.
    bool name_taken() const {
        return name_taken_;
    }  // True: new_outbox() is needed and the person should be asked.
    // A stamp as a page needs it for check(): for me, or for somebody I act for.
    Stamp stamp(Instant now, PersonId for_person = {}) const;

    // --- What the person wants
    // Queues a command and shows its effect as asked. Gives its number, or why the rules refuse it by what is
    // known here.
    tl::expected<std::uint64_t, Rejected> press(Command command, Instant now, Instant reported_at,
                                                PersonId for_person = {});
    void dismiss(OutboxId outbox, std::uint64_t number);
    // After name_taken(): the waiting commands get new names and are sent again.
    void new_outbox(OutboxId outbox);

    // --- Store
    Keep take_keep();
    void kept();  // Everything taken so far is durable.

    // --- Network
    void connected();
    void disconnected();
    void receive(const ServerMessage& message, Instant now);
    // In the order of their numbers; a command too large for the socket waits, with all behind it, until it
    // is staged.
    std::vector<ClientMessage> take_outgoing(Instant now);
    const Pending* wants_staging() const;
    void staged(std::uint64_t number, Bits128 stage);
    std::optional<Instant> retry_at() const;  // When take_outgoing() has something again.

    // --- What ends by itself, also without a network: when a look at somebody is over, by the server's time
    // as the device knows it, their telephone and care leave the device.
    std::optional<Instant> next_grant_end() const;
    void end_grants(Instant now);

private:
    void take_welcome(const Welcome& message);
    void take_answer(const Answer& message, Instant now);
    void take_update(const Update& message);
    void take_in(const SentRecord& sent);
    void remove_unlisted();
    void refuse(const Pending& pending, const Answer& answer);
    void apply_pending();
    bool has_made(const Stamp& by) const;
    void drop_what_was_seen(PersonId person);
    void roll_back_pending();
    Stamp stamp_of(const Pending& pending) const;
    OutboxRow row_of(const Pending& pending) const;

    State state_;
    std::uint64_t revision_ = 0;
    std::optional<Identity> identity_;
    OutboxId outbox_;
    std::uint64_t next_number_ = 1;
    Version cursor_ = 0;
    std::deque<Pending> pending_;
    std::vector<Refusal> refusals_;
    Keep keep_;
    std::optional<std::set<RecordRef>> listed_;  // While a snapshot comes in.
    bool connected_ = false;
    bool hello_due_ = false;
    bool welcomed_ = false;
    bool schema_known_ = true;
    bool name_taken_ = false;
    std::optional<Instant> retry_at_;
};

}  // namespace linli
