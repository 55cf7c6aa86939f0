#include "app/server/intake.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <set>

#include "shared/commands/text_rules.h"
#include "shared/commands/timers.h"
#include "shared/people/households.h"
#include "shared/people/person_search.h"
#include "shared/people/phone.h"
#include "shared/people/roles.h"
#include "shared/state/photos.h"
#include "shared/wire/encoding.h"

namespace linli::server {
namespace {

// Also of whom it was for: the same press for another person is another command.
Bits128 hash_of(const Submission& submission) {
    std::string bytes = to_hex(submission.for_person.bits) + submission.bytes;
    unsigned char digest[16];
    crypto_generichash(digest, sizeof digest, reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size(), nullptr, 0);
    Bits128 hash;
    std::memcpy(&hash.high, digest, 8);
    std::memcpy(&hash.low, digest + 8, 8);
    return hash;
}

Answer answer_of(const LoggedCommand& logged) {
    return {logged.name.outbox, logged.name.number, logged.outcome, logged.rejected, logged.version};
}

Answer answer_with(const CommandName& name, Outcome outcome) {
    return {name.outbox, name.number, outcome, std::nullopt, 0};
}

// The server's own commands make ids in space 0, numbered by the commit: no device has that space, no commit
// comes twice.
constexpr std::uint64_t server_space = 0;

NewIds server_ids(Version version) {
    return NewIds(server_space, OutboxId{{0, version >> 24}}, version & NewIds::max_number);
}

// What may have to leave the server by another way than the sockets.
bool is_to_be_told(const RecordRef& record) {
    return record.type == Notice::record_type || record.type == ChatMessage::record_type;
}

}  // namespace

// A group that is being decided: its transaction so far.
struct Intake::Open {
    Batch batch;
    std::map<CommandName, LoggedCommand> decided;
    std::map<RecordRef, SentRecord> put;
    std::set<RecordRef> erased;
    std::map<PhotoId, Blob> photos;
    std::map<RecordRef, std::optional<Instant>> timers;
};

Result<std::unique_ptr<Intake>> Intake::open(Store& store, CommunityId community, Instant now) {
    std::unique_ptr<Intake> intake(new Intake(store, community));
    if (auto loaded = intake->load(now); !loaded) return tl::unexpected(loaded.error());
    return intake;
}

Result<void> Intake::load(Instant now) {
    auto loaded = store_.load(community_, now);
    if (!loaded) return tl::unexpected(loaded.error());
    state_ = {};
    version_ = loaded->version;
    timers_.clear();
    due_.clear();
    fresh_.clear();
    for (const SentRecord& sent : loaded->records) put(state_, sent.record, sent.version);
    feed_.load(state_, *loaded);
    for (const TimerRow& timer : loaded->timers) set_timer(timer.record, timer.due);
    find_timers_of_seats(now);
    return {};
}

// Databases of schema 5 and before know of none.
void Intake::find_timers_of_seats(Instant now) {
    for (const auto& [id, row] : state_.seats.rows()) {
        const Shift* shift = state_.shifts.find(row.record.shift);
        if (!shift || shift->window.from <= now || timers_.contains(ref(id))) continue;
        if (const auto due = due_of(state_, ref(id))) set_timer(ref(id), due->at);
    }
}

std::vector<Answer> Intake::decide(const std::vector<Submission>& group, Instant now) {
    std::vector<Answer> answers;
    if (ready(now)) {
        Open open;
        for (const Submission& submission : group) answers.push_back(decide_one(open, submission, now));
        if (commit(open, now)) return answers;
        answers.clear();
    }
    for (const Submission& submission : group)
        answers.push_back(answer_with(submission.name, Outcome::TryLater));
    return answers;
}

Answer Intake::decide_one(Open& open, const Submission& submission, Instant now) {
    LoggedCommand logged;
    logged.name = submission.name;
    logged.hash = hash_of(submission);
    logged.person = submission.person;
    logged.at = now;
    if (const auto known = open.decided.find(submission.name); known != open.decided.end()) {
        return known->second.hash == logged.hash ? answer_of(known->second) : name_taken(submission.name);
    }
    // A store that was rolled back tells old things again: they get their first answer.
    const auto stored = store_.find_logged(community_, submission.name);
    if (!stored) return answer_with(submission.name, Outcome::TryLater);
    if (*stored) {
        return (*stored)->hash == logged.hash ? answer_of(**stored) : name_taken(submission.name);
    }
    const auto lowest = lowest_held_.find({submission.name.device, submission.name.outbox});
    if (lowest == lowest_held_.end() || submission.name.number < lowest->second)
        return name_taken(submission.name);
    auto command = decode_command(submission.bytes);
    if (!command || submission.name.number == 0 || submission.name.number > NewIds::max_number) {
        return answer_with(submission.name, Outcome::Unreadable);
    }
    Stamp by;
    by.person = current_person(state_, submission.person);
    by.for_person = current_person(state_, submission.for_person);
    by.device = submission.name.device;
    by.at = now;
    by.reported_at = submission.reported_at;
    by.new_ids = NewIds(submission.device_space, submission.name.outbox, submission.name.number);
    clean_texts(*command);
    logged.rejected = apply(open, by, *command, logged.touched);
    logged.outcome = logged.rejected ? Outcome::Refused : Outcome::Accepted;
    logged.version = version_;
    open.decided.emplace(logged.name, logged);
    open.batch.log.push_back(logged);
    return answer_of(logged);
}

// The device will open a new outbox and tell everything that waits there once more under new names. So
// nothing else of this one may be taken, whatever is still under way, or it would be done twice.
Answer Intake::name_taken(const CommandName& name) {
    const auto lowest = lowest_held_.find({name.device, name.outbox});
    if (lowest != lowest_held_.end() && lowest->second <= NewIds::max_number) {
        lowest->second = NewIds::max_number + 1;
        outboxes_to_store_.push_back({name.device, name.outbox, lowest->second});
    }
    return answer_with(name, Outcome::NameTaken);
}

std::vector<std::optional<Rejected>> Intake::decide_own(const std::vector<Command>& commands, Instant now) {
    std::vector<std::optional<Rejected>> results;
    if (!ready(now)) return results;
    Open open;
    for (const Command& command : commands) results.push_back(apply_own(open, command, now));
    if (!commit(open, now)) return {};
    return results;
}

Result<Intake::GuestDecision> Intake::decide_guest(const Command& command, Instant now) {
    const auto not_stored = [] { return failure(FailureKind::Storage, "a guest could not be stored"); };
    if (!ready(now)) return not_stored();
    Stamp by;
    by.principal = Principal::Guest;
    by.at = now;
    by.reported_at = now;
    by.new_ids = server_ids(version_ + 1);
    GuestDecision decision{check(state_, by, command), by.new_ids};
    if (decision.rejected) return decision;
    Open open;
    std::vector<RecordRef> touched;
    apply(open, by, command, touched);
    if (!commit(open, now)) return not_stored();
    return decision;
}

std::optional<Rejected> Intake::apply_own(Open& open, const Command& command, Instant now) {
    Stamp by;
    by.principal = Principal::Server;
    by.at = now;
    by.reported_at = now;
    by.new_ids = server_ids(version_ + 1);
    std::vector<RecordRef> touched;
    return apply(open, by, command, touched);
}

std::optional<Rejected> Intake::apply(Open& open, const Stamp& by, const Command& command,
                                      std::vector<RecordRef>& touched) {
    if (auto no = check(state_, by, command)) return no;
    change(state_, by, command);
    if (const Blob* jpeg = photo_in(command)) open.photos[photo_made_by(by)] = *jpeg;
    ++version_;
    for_each_table(state_, [&](auto& table) {
        using Record = RecordOf<decltype(table)>;
        for (const auto& [key, before] : table.before()) {
            const RecordRef record{Record::record_type, key.bits};
            touched.push_back(record);
            if (const Record* now = table.find(key)) {
                table.set_version(key, version_);
                open.put.insert_or_assign(record, SentRecord{version_, *now});
                open.erased.erase(record);
            } else {
                open.put.erase(record);
                open.erased.insert(record);
            }
            follow_timer(open, record);
            if (!before && is_to_be_told(record)) fresh_.push_back(record);
        }
    });
    std::set<RecordRef> looking;
    for (const RecordRef& record : touched) {
        for (const RecordRef& timer : timers_looking_at(state_, record, by.at)) looking.insert(timer);
    }
    for (const RecordRef& timer : looking) follow_timer(open, timer);
    const auto moves = feed_.follow(state_, version_, by.at);
    open.batch.enter_leave.insert(open.batch.enter_leave.end(), moves.begin(), moves.end());
    for_each_table(state_, [](auto& table) { table.accept(); });
    return std::nullopt;
}

void Intake::follow_timer(Open& open, const RecordRef& record) {
    const auto due = due_of(state_, record);
    const auto known = timers_.find(record);
    const std::optional<Instant> now_at = due ? std::optional(due->at) : std::nullopt;
    const std::optional<Instant> was_at =
        known == timers_.end() ? std::nullopt : std::optional(known->second);
    if (now_at == was_at) return;
    open.timers[record] = now_at;
    if (now_at)
        set_timer(record, *now_at);
    else
        clear_timer(record);
}

void Intake::set_timer(const RecordRef& record, Instant at) {
    clear_timer(record);
    timers_[record] = at;
    due_.emplace(at, record);
}

void Intake::clear_timer(const RecordRef& record) {
    const auto known = timers_.find(record);
    if (known == timers_.end()) return;
    due_.erase({known->second, record});
    timers_.erase(known);
}

bool Intake::commit(Open& open, Instant now) {
    for (auto& [record, sent] : open.put) open.batch.put.push_back(std::move(sent));
    open.batch.erased.assign(open.erased.begin(), open.erased.end());
    for (auto& [id, jpeg] : open.photos) {
        const bool stays = record_of_photo(state_, id).has_value();  // The same group may remove it again.
        if (stays) open.batch.photos.push_back({id, std::move(jpeg)});
    }
    for (const auto& [record, at] : open.timers) {
        if (at)
            open.batch.timers_set.push_back({record, *at});
        else
            open.batch.timers_cleared.push_back(record);
    }
    open.batch.community = community_;
    open.batch.version = version_;
    open.batch.outboxes = outboxes_to_store_;
    if (store_.commit(open.batch)) {
        outboxes_to_store_.clear();
        return true;
    }
    recover(now);
    return false;
}

// After a failed commit the tables are the truth, whatever was in memory. Until they can be read, nothing is
// decided.
bool Intake::recover(Instant now) {
    healthy_ = load(now).has_value();
    return healthy_;
}

std::size_t Intake::run_due(Instant now) {
    std::size_t done = 0;
    if (!ready(now)) return done;
    while (!due_.empty() && due_.begin()->first <= now) {
        const auto [at, record] = *due_.begin();
        Open open;
        const auto due = due_of(state_, record);
        const bool later = due && due->at > now;  // A place that was taken: nobody needs to be called yet.
        if (due && !later) apply_own(open, due->command, now);
        const auto left = timers_.find(record);
        if (later) {
            follow_timer(open, record);
        } else if (left != timers_.end() && left->second == at) {
            // The rules refused it, or the record wants it no more: it will not come again by itself. Another
            // time, though it may be past as well, is the next thing that the record wants.
            clear_timer(record);
            open.timers[record] = std::nullopt;
        }
        if (!commit(open, now)) return done;
        ++done;
    }
    return done;
}

std::optional<Instant> Intake::next_due() const {
    return due_.empty() ? std::nullopt : std::optional(due_.begin()->first);
}

Result<bool> Intake::know_outbox(const KnownOutbox& outbox) {
    const std::pair key{outbox.device, outbox.outbox};
    if (!lowest_held_.contains(key)) {
        // One that said hello need not be stored yet.
        for (auto it = lowest_held_.lower_bound({outbox.device, OutboxId{}});
             it != lowest_held_.end() && it->first.first == outbox.device; ++it) {
            if (NewIds::tag_of(it->first.second) == NewIds::tag_of(outbox.outbox)) return false;
        }
        const auto known = store_.outboxes_of(community_, outbox.device);
        if (!known) return tl::unexpected(known.error());
        for (const KnownOutbox& other : *known) {
            if (other.outbox == outbox.outbox)
                lowest_held_[key] = other.lowest_held;
            else if (NewIds::tag_of(other.outbox) == NewIds::tag_of(outbox.outbox))
                return false;
        }
    }
    std::uint64_t& lowest = lowest_held_[key];
    if (outbox.lowest_held <= lowest) return true;
    lowest = outbox.lowest_held;
    outboxes_to_store_.push_back(outbox);
    return true;
}

Result<std::optional<std::string>> Intake::photo(PersonId viewer, PhotoId id) const {
    const auto record = record_of_photo(state_, id);
    const Audience* audience = record ? feed_.audience(*record) : nullptr;
    if (!audience || !audience->meets(groups_of(state_, viewer))) return std::nullopt;
    return store_.photo(community_, id);
}

std::vector<PersonId> Intake::find_people(PersonId asker, const std::string& text) const {
    const Audience groups = groups_of(state_, asker);
    const auto may_hold = [&](std::uint16_t type, PersonId person) {
        const Audience* audience = feed_.audience({type, person.bits});
        return audience && audience->meets(groups);
    };
    const auto whole_number = canonical_phone(text);
    PersonSearch search;
    std::vector<PersonId> people;
    for (const auto& [person, row] : state_.residents.rows()) {
        if (!may_hold(Resident::record_type, person)) continue;
        const Household* household = state_.households.find(row.record.household);
        // Whoever may know a resident may find them by the whole number that rang. Part of one finds nobody:
        // digit by digit it would give a number away without a look that is kept.
        const Contact* contact = state_.contacts.find(person);
        const bool rang = whole_number && contact && contact->phone == *whole_number;
        search.add(row.record.full_name, household ? door_of(state_, *household) : Door{},
                   rang ? contact->phone : "");
        people.push_back(person);
    }
    std::vector<PersonId> found;
    for (const PersonHit& hit : search.find(text, max_found)) found.push_back(people[hit.person]);
    return found;
}

}  // namespace linli::server
