#include "shared/sync/replica.h"

#include <algorithm>

#include "shared/commands/text_rules.h"
#include "shared/state/audience.h"
#include "shared/state/photos.h"
#include "shared/sync/renamed_ids.h"
#include "shared/wire/encoding.h"

namespace linli {
namespace {

constexpr Duration retry_pause = seconds(2);

}  // namespace

bool Keep::empty() const {
    return put.empty() && removed.empty() && !cursor && !identity && !outbox && next_number == 0 &&
           queued.empty() && answered.empty() && refused.empty() && dismissed.empty();
}

bool is_memory_only(std::uint16_t record_type) {
    return record_type == Contact::record_type || record_type == Care::record_type ||
           record_type == GuestVisit::record_type || is_photo(record_type);
}

bool is_failure(const Refusal& refusal) {
    const bool ticks = std::holds_alternative<TickBag>(refusal.command) ||
                       std::holds_alternative<ConfirmBag>(refusal.command);
    return !ticks || !refusal.rejected || refusal.rejected->reason != Reason::BagHandedOut;
}

Replica::Replica(OutboxId outbox) : outbox_(outbox) {
    state_.partial = true;
    keep_.outbox = outbox;
    keep_.next_number = next_number_;
}

void Replica::load(Kept kept) {
    identity_ = kept.identity;
    outbox_ = kept.outbox;
    next_number_ = kept.next_number;
    cursor_ = kept.cursor;
    keep_ = {};
    for (const SentRecord& sent : kept.records) put(state_, sent.record, sent.version);
    for (OutboxRow& row : kept.queued) {
        auto command = decode_command(row.bytes);
        if (!command) continue;  // Written by a newer version; the row stays in the store for it.
        pending_.push_back({.number = row.number,
                            .command = std::move(*command),
                            .bytes = std::move(row.bytes),
                            .for_person = row.for_person,
                            .pressed_at = row.pressed_at,
                            .reported_at = row.reported_at,
                            .state = PendingState::Waiting,
                            .doubt = {},
                            .staged = {}});
    }
    for (RefusalRow& refused : kept.refused) {
        auto command = decode_command(refused.row.bytes);
        if (!command) continue;
        refusals_.push_back({refused.row.outbox, refused.row.number, std::move(*command),
                             std::move(refused.row.bytes), refused.row.for_person, refused.row.pressed_at,
                             refused.outcome, refused.rejected});
    }
    apply_pending();
}

bool Replica::is_asked(const RecordRef& record) const {
    bool asked = false;
    with_table(state_, record.type, [&](const auto& table) { asked = table.before().contains({record.id}); });
    return asked;
}

const Pending* Replica::maker_of(const RecordRef& record) const {
    const auto makes = [&](const Pending& pending) { return stamp_of(pending).new_ids.contains(record.id); };
    const auto found = std::find_if(pending_.begin(), pending_.end(), makes);
    return found == pending_.end() ? nullptr : &*found;
}

NewIds Replica::new_ids_of(const Refusal& refusal) const {
    return identity_ ? NewIds(identity_->device_space, refusal.outbox, refusal.number) : NewIds();
}

Stamp Replica::stamp(Instant now, PersonId for_person) const {
    Stamp stamp;
    stamp.person = me();
    stamp.for_person = for_person ? for_person : me();
    stamp.at = now;
    if (identity_) {
        stamp.device = identity_->device;
        stamp.new_ids = NewIds(identity_->device_space, outbox_, next_number_);
    }
    return stamp;
}

Stamp Replica::stamp_of(const Pending& pending) const {
    Stamp stamp;
    stamp.person = me();
    stamp.for_person = pending.for_person;
    stamp.at = pending.pressed_at;
    stamp.reported_at = pending.reported_at;
    if (identity_) {
        stamp.device = identity_->device;
        stamp.new_ids = NewIds(identity_->device_space, outbox_, pending.number);
    }
    return stamp;
}

OutboxRow Replica::row_of(const Pending& pending) const {
    return {
        outbox_, pending.number, pending.bytes, pending.for_person, pending.pressed_at, pending.reported_at};
}

tl::expected<std::uint64_t, Rejected> Replica::press(Command command, Instant now, Instant reported_at,
                                                     PersonId for_person) {
    const Stamp by = stamp(now, for_person);
    clean_texts(command);
    const auto no = check(state_, by, command);
    if (no && no->reason != Reason::NotKnownHere) return tl::unexpected<Rejected>(*no);
    Pending pending;
    pending.number = next_number_++;
    pending.bytes = encode(command);
    pending.command = std::move(command);
    pending.for_person = by.for_person;
    pending.pressed_at = now;
    pending.reported_at = reported_at;
    keep_.next_number = next_number_;
    keep_.queued.push_back(row_of(pending));
    pending_.push_back(std::move(pending));
    roll_back_pending();
    apply_pending();
    return pending_.back().number;
}

std::size_t Replica::failures() const {
    return static_cast<std::size_t>(std::count_if(refusals_.begin(), refusals_.end(), is_failure));
}

void Replica::dismiss(OutboxId outbox, std::uint64_t number) {
    const auto removed = std::erase_if(refusals_, [&](const Refusal& refusal) {
        return refusal.outbox == outbox && refusal.number == number;
    });
    if (removed > 0) keep_.dismissed.emplace_back(outbox, number);
}

// The ids of new records follow from the command's name, so what an earlier command makes is called otherwise
// in the later ones, too.
void Replica::new_outbox(OutboxId outbox) {
    roll_back_pending();
    std::vector<NewIds> before, after;
    for (const Pending& pending : pending_) before.push_back(stamp_of(pending).new_ids);
    outbox_ = outbox;
    keep_.outbox = outbox;
    keep_.queued.clear();
    keep_.answered.clear();
    next_number_ = 1;
    const auto rename = [&](Bits128 id) {
        for (std::size_t i = 0; i < after.size(); ++i) {
            if (before[i].contains(id)) return after[i].bits(before[i].place_of(id));
        }
        return id;
    };
    for (Pending& pending : pending_) {
        pending.number = next_number_++;
        rename_ids(pending.command, rename);
        pending.bytes = encode(pending.command);
        after.push_back(stamp_of(pending).new_ids);
        pending.state = PendingState::Saving;
        pending.staged.reset();
        keep_.queued.push_back(row_of(pending));
    }
    keep_.next_number = next_number_;
    name_taken_ = false;
    hello_due_ = connected_;
    welcomed_ = false;
    apply_pending();
}

// --- Store

Keep Replica::take_keep() {
    std::erase_if(keep_.put, [](const SentRecord& sent) { return is_memory_only(ref_of(sent.record).type); });
    return std::exchange(keep_, {});
}

void Replica::kept() {
    // Rows queued since the last take_keep() are not durable yet.
    for (Pending& pending : pending_) {
        const bool still_to_store =
            std::any_of(keep_.queued.begin(), keep_.queued.end(),
                        [&](const OutboxRow& row) { return row.number == pending.number; });
        if (pending.state == PendingState::Saving && !still_to_store) pending.state = PendingState::Waiting;
    }
}

// --- Network

void Replica::connected() {
    connected_ = true;
    hello_due_ = true;
    welcomed_ = false;
    retry_at_.reset();
}

void Replica::disconnected() {
    connected_ = false;
    hello_due_ = false;
    welcomed_ = false;
    listed_.reset();
    for (Pending& pending : pending_) {
        if (pending.state == PendingState::Sent) pending.state = PendingState::Waiting;
        pending.staged.reset();
    }
}

void Replica::receive(const ServerMessage& message, Instant now) {
    ++revision_;
    if (const auto* welcome = std::get_if<Welcome>(&message))
        take_welcome(*welcome);
    else if (const auto* answer = std::get_if<Answer>(&message))
        take_answer(*answer, now);
    else if (const auto* update = std::get_if<Update>(&message))
        take_update(*update);
}

void Replica::take_welcome(const Welcome& message) {
    welcomed_ = true;
    schema_known_ = message.schema_known;
    const Identity identity{message.community, message.person, message.device, message.device_space};
    if (identity_ == identity) return;
    roll_back_pending();
    identity_ = identity;
    keep_.identity = identity;
    apply_pending();
}

void Replica::take_answer(const Answer& message, Instant now) {
    if (message.outbox != outbox_) return;
    const auto found = std::find_if(pending_.begin(), pending_.end(),
                                    [&](const Pending& pending) { return pending.number == message.number; });
    if (found == pending_.end()) return;
    switch (message.outcome) {
        case Outcome::Accepted:
            keep_.answered.push_back(message.number);  // Its records came before the answer.
            break;
        case Outcome::Refused:
        case Outcome::Unreadable:
            refuse(*found, message);
            break;
        case Outcome::NameTaken:
            name_taken_ = true;
            return;
        case Outcome::TryLater:
            found->state = PendingState::Waiting;
            found->staged.reset();
            retry_at_ = now + retry_pause;
            return;
    }
    roll_back_pending();
    std::erase_if(pending_, [&](const Pending& pending) { return pending.number == message.number; });
    apply_pending();
}

void Replica::refuse(const Pending& pending, const Answer& answer) {
    keep_.answered.push_back(pending.number);
    keep_.refused.push_back({row_of(pending), answer.outcome, answer.rejected});
    refusals_.push_back({outbox_, pending.number, pending.command, pending.bytes, pending.for_person,
                         pending.pressed_at, answer.outcome, answer.rejected});
}

void Replica::take_update(const Update& message) {
    roll_back_pending();
    const bool starts = message.part == Part::SnapshotStart || message.part == Part::SnapshotWhole;
    const bool ends = message.part == Part::SnapshotEnd || message.part == Part::SnapshotWhole;
    if (starts) listed_.emplace();
    for (const SentRecord& sent : message.records) take_in(sent);
    for (const RecordRef& removed : message.removed) {
        drop(state_, removed);
        keep_.removed.push_back(removed);
    }
    if (ends && listed_) remove_unlisted();
    if (ends || (message.part == Part::News && !listed_)) {
        cursor_ = message.until;
        keep_.cursor = cursor_;
    }
    apply_pending();
}

void Replica::take_in(const SentRecord& sent) {
    const RecordRef record = ref_of(sent.record);
    put(state_, sent.record, sent.version);
    std::erase(keep_.removed, record);
    keep_.put.push_back(sent);
    if (listed_) listed_->insert(record);
}

void Replica::remove_unlisted() {
    std::vector<RecordRef> unlisted;
    for_each_table(state_, [&](const auto& table) {
        using Record = RecordOf<decltype(table)>;
        for (const auto& [key, row] : table.rows()) {
            const RecordRef record{Record::record_type, key.bits};
            if (!listed_->contains(record)) unlisted.push_back(record);
        }
    });
    for (const RecordRef& record : unlisted) {
        drop(state_, record);
        keep_.removed.push_back(record);
    }
    listed_.reset();
}

std::vector<ClientMessage> Replica::take_outgoing(Instant now) {
    std::vector<ClientMessage> messages;
    if (!connected_) return messages;
    if (hello_due_) {
        hello_due_ = false;
        const std::uint64_t lowest = pending_.empty() ? next_number_ : pending_.front().number;
        messages.push_back(Hello{record_schema, outbox_, lowest, cursor_});
    }
    if (!welcomed_ || name_taken_ || (retry_at_ && now < *retry_at_)) return messages;
    retry_at_.reset();
    for (Pending& pending : pending_) {
        if (pending.state == PendingState::Saving) break;
        if (pending.state != PendingState::Waiting) continue;
        const bool large = pending.bytes.size() > max_command_bytes;
        if (large && !pending.staged) break;
        Submit submit{outbox_, pending.number, pending.for_person, pending.reported_at, {}, pending.staged};
        if (!large) submit.command.bytes = pending.bytes;
        messages.push_back(std::move(submit));
        pending.state = PendingState::Sent;
    }
    return messages;
}

const Pending* Replica::wants_staging() const {
    if (!welcomed_) return nullptr;
    for (const Pending& pending : pending_) {
        if (pending.state == PendingState::Saving) return nullptr;
        if (pending.state != PendingState::Waiting) continue;
        if (pending.bytes.size() > max_command_bytes) return pending.staged ? nullptr : &pending;
    }
    return nullptr;
}

void Replica::staged(std::uint64_t number, Bits128 stage) {
    for (Pending& pending : pending_) {
        if (pending.number == number) pending.staged = stage;
    }
}

std::optional<Instant> Replica::retry_at() const {
    return welcomed_ && !name_taken_ ? retry_at_ : std::nullopt;
}

// --- What ends by itself

std::optional<Instant> Replica::next_grant_end() const {
    std::optional<Instant> next;
    for (const Grant* grant : state_.grants.where<&Grant::to>(me())) {
        if (!grant->over && (!next || grant->window.until < *next)) next = grant->window.until;
    }
    return next;
}

void Replica::drop_what_was_seen(PersonId person) {
    std::vector<RecordRef> seen;
    if (const Resident* resident = state_.residents.find(person)) seen.push_back(ref(resident->household));
    for (const std::uint16_t type :
         {Contact::record_type, Care::record_type, Resident::record_type, PublicName::record_type})
        seen.push_back({type, person.bits});
    const Audience mine = groups_of(state_, me());
    for (const RecordRef& record : seen) {
        if (find_record(state_, record) && !audience_of(state_, record).meets(mine)) drop(state_, record);
    }
}

void Replica::end_grants(Instant now) {
    const auto next = next_grant_end();
    if (!next || now < *next) return;
    roll_back_pending();
    std::vector<PersonId> about;
    for (const Grant* grant : state_.grants.where<&Grant::to>(me())) {
        if (grant->over || now < grant->window.until) continue;
        Grant ended = *grant;
        ended.over = true;
        about.push_back(ended.about);
        put(state_, ended, state_.grants.version_of(ended.id));
    }
    for (const PersonId person : about) drop_what_was_seen(person);
    apply_pending();
}

// --- Pending commands on top of the confirmed records

void Replica::roll_back_pending() {
    for_each_table(state_, [](auto& table) { table.roll_back(); });
}

// Whether records with the ids of this command are here: its answer is still on the way, or, after a store
// was rolled back, another command had its name.
bool Replica::has_made(const Stamp& by) const {
    bool made = false;
    for_each_table(state_, [&](const auto& table) {
        const auto first = table.rows().lower_bound({by.new_ids.bits(0)});
        made = made || (first != table.rows().end() && by.new_ids.contains(first->first.bits));
    });
    return made;
}

// What the rules allow by what is known here is shown as asked; the rest waits without an effect.
void Replica::apply_pending() {
    ++revision_;
    for (Pending& pending : pending_) {
        const Stamp by = stamp_of(pending);
        pending.doubt.reset();
        if (has_made(by)) continue;
        pending.doubt = check(state_, by, pending.command);
        if (!pending.doubt) change(state_, by, pending.command);
    }
}

}  // namespace linli
