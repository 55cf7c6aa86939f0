#include <algorithm>

#include "shared/buddies/audiences.h"
#include "shared/buddies/check_book.h"
#include "shared/commands/timers.h"
#include "shared/core/assert.h"
#include "shared/errands/audiences.h"
#include "shared/helpers/audiences.h"
#include "shared/medicine/audiences.h"
#include "shared/notices/audiences.h"
#include "shared/orders/audiences.h"
#include "shared/people/audiences.h"
#include "shared/people/roles.h"
#include "shared/reminders/audiences.h"
#include "shared/rides/audiences.h"
#include "shared/shifts/audiences.h"
#include "tests/roster_invariants.h"
#include "tests/simulator/checks.h"

namespace linli::simulator {
namespace {

constexpr std::size_t groups_kept = 5;

}  // namespace

void Checks::start(const server::Intake& intake) {
    playing_ = true;
    model_ = intake.state();
    version_ = intake.version();
    for_each_table(model_, [&](const auto& table) {
        for (const auto& [key, row] : table.rows())
            secrets_.put(ref_of(AnyRecord(row.record)), encode(AnyRecord(row.record)));
    });
}

void Checks::deciding(const std::vector<server::Conversation::Incoming>& group) {
    groups_.push_front(group);
    if (groups_.size() > groups_kept) groups_.pop_back();
}

// The newest group that has it; within a group the first of a name that can be read is the one that was
// decided.
const server::Submission* Checks::submission_of(const CommandName& name) const {
    for (const auto& group : groups_) {
        for (const auto& incoming : group) {
            const server::Submission& submission = incoming.submission;
            if (submission.name == name && decode_command(submission.bytes)) return &submission;
        }
    }
    return nullptr;
}

void Checks::committed(const server::Batch& batch) {
    for (const SentRecord& sent : batch.put) secrets_.put(ref_of(sent.record), encode(sent.record));
    for (const RecordRef& record : batch.erased) secrets_.erase(record);
    if (!playing_) return;
    touched_.clear();
    for (const server::LoggedCommand& logged : batch.log) replay(logged);
    if (batch.log.empty() && batch.version != version_) replay_timer(batch);
    if (version_ != batch.version) violated("the server counts commits otherwise than the model");
    compare_batch(batch);
    check_rosters(model_);
    check_rounds(model_);
    check_orders(model_);
}

void Checks::replay(const server::LoggedCommand& logged) {
    const server::Submission* submission = submission_of(logged.name);
    if (!submission) return violated("a command was decided that nobody sent");
    const auto command = decode_command(submission->bytes);
    Stamp by;
    by.person = current_person(model_, submission->person);
    by.for_person = current_person(model_, submission->for_person);
    by.device = logged.name.device;
    by.at = logged.at;
    by.reported_at = submission->reported_at;
    by.new_ids = NewIds(submission->device_space, logged.name.outbox, logged.name.number);
    const auto no = check(model_, by, *command);
    if (no != logged.rejected) return violated("decided otherwise than the model does");
    if (no) {
        ++refused_;
        return;
    }
    if (!accepted_.insert(logged.name).second) violated("the same name was accepted twice");
    make(by, *command, touched_);
    if (logged.version != version_) violated("an answer names another commit than its own");
}

// What the server does by itself. It takes whatever has been due longest, and the record from which that
// follows is among those that it changes, or its timer looks at one of them, so the model finds the same one.
void Checks::replay_timer(const server::Batch& batch) {
    std::optional<std::pair<Instant, RecordRef>> first;
    const auto look_at = [&](const RecordRef& record) {
        const auto due = due_of(model_, record);
        if (!due || due->at > events_.now()) return;
        const std::pair one(due->at, record);
        if (!first || one < *first) first = one;
    };
    const auto look_around = [&](const RecordRef& changed) {
        look_at(changed);
        for (const RecordRef& looking : timers_looking_at(model_, changed, Instant{})) look_at(looking);
    };
    for (const SentRecord& sent : batch.put) look_around(ref_of(sent.record));
    for (const RecordRef& record : batch.erased) look_around(record);
    if (!first) return violated("a timer ran that the model does not know");
    const Due due = *due_of(model_, first->second);
    Stamp by;
    by.principal = Principal::Server;
    by.at = events_.now();
    by.reported_at = events_.now();
    by.new_ids = NewIds(0, OutboxId{{0, (version_ + 1) >> 24}}, (version_ + 1) & NewIds::max_number);
    if (check(model_, by, due.command)) return violated("a timer ran that the rules refuse");
    if (!timers_run_.insert(run_of(first->second, first->first)).second)
        violated("a timer ran twice: " + name_of(first->second));
    make(by, due.command, touched_);
}

Checks::TimerRun Checks::run_of(const RecordRef& record, Instant due) const {
    const Seat* seat = record.type == Seat::record_type ? model_.seats.find({record.id}) : nullptr;
    if (!seat) return {record, due, due, {}};
    return {record, due, model_.shifts.at(seat->shift).window.from,
            reminders_left(model_, *seat).front().kind};
}

std::size_t Checks::timers_of(std::uint16_t record_type) const {
    return static_cast<std::size_t>(
        std::count_if(timers_run_.begin(), timers_run_.end(),
                      [&](const auto& run) { return std::get<RecordRef>(run).type == record_type; }));
}

void Checks::make(const Stamp& by, const Command& command, std::set<RecordRef>& touched) {
    const tests::WaitingOrder waiting(model_);
    change(model_, by, command);
    for (const std::string& what : waiting.broken(model_, by.at)) violated(what);
    ++version_;
    for_each_table(model_, [&](auto& table) {
        using Record = RecordOf<decltype(table)>;
        for (const auto& [key, before] : table.before()) {
            touched.insert({Record::record_type, key.bits});
            if (table.find(key)) table.set_version(key, version_);
        }
        table.accept();
    });
}

void Checks::compare_batch(const server::Batch& batch) {
    std::set<RecordRef> written(batch.erased.begin(), batch.erased.end());
    for (const SentRecord& sent : batch.put) {
        const RecordRef record = ref_of(sent.record);
        written.insert(record);
        const auto here = find_record(model_, record);
        if (!here || encode(*here) != encode(sent.record) || version_of(model_, record) != sent.version)
            violated("written otherwise than the model has it: " + name_of(record));
    }
    for (const RecordRef& record : batch.erased) {
        if (find_record(model_, record)) violated("erased although the model has it: " + name_of(record));
    }
    for (const RecordRef& record : touched_) {
        if (!written.contains(record)) violated("changed but not written: " + name_of(record));
    }
}

void Checks::decided(const server::Intake& intake) {
    if (audiences_checked_ == intake.version()) return;
    audiences_checked_ = intake.version();
    check_audiences(intake);
    check_hidden_photos(intake);
}

// What was kept up to date step by step is what a computation from nothing gives.
void Checks::check_audiences(const server::Intake& intake) {
    for_each_table(intake.state(), [&](const auto& table) {
        using Record = RecordOf<decltype(table)>;
        for (const auto& [key, row] : table.rows()) {
            const RecordRef record{Record::record_type, key.bits};
            const Audience* kept = intake.feed().audience(record);
            if (!kept || *kept != AudienceOf<Record>::of(intake.state(), row.record))
                violated("an audience was not brought up to date: " + name_of(record));
        }
    });
}

// No overlap, no rest too short without an override, as many people as fit, nobody who waits for a place that
// is free, and no swap by half.
void Checks::check_rosters(const State& state) {
    for (const std::string& what : tests::RosterInvariants(state, events_.now()).broken()) violated(what);
}

// Nobody is checked twice at a time, and nobody is asked twice in one round.
void Checks::check_rounds(const State& state) {
    std::set<PersonId> unanswered;
    for (const auto& [id, row] : state.check_rounds.rows()) {
        const bool open = is_unanswered(row.record);
        if (open && !unanswered.insert(row.record.person).second) violated("two open rounds of one plan");
    }
    std::set<std::pair<CheckRoundId, CheckRung>> rungs;
    for (const auto& [id, row] : state.check_steps.rows()) {
        if (!rungs.insert({row.record.round, row.record.rung}).second) violated("a rung came twice");
    }
}

void Checks::compare_with_model(const server::Intake& intake) {
    compare(model_, intake.state(), "in the model");
    if (version_ != intake.version()) violated("the model is at another commit");
}

void Checks::compare(const State& these, const State& server, const std::string& where) {
    for_each_table(server, [&](const auto& table) {
        using Record = RecordOf<decltype(table)>;
        std::size_t others = 0;
        with_table(these, Record::record_type, [&](const auto& other) { others = other.size(); });
        if (others != table.size()) violated(std::string("another number of rows ") + where);
        for (const auto& [key, row] : table.rows()) {
            const RecordRef record{Record::record_type, key.bits};
            const auto other = find_record(these, record);
            if (!other || encode(*other) != encode(AnyRecord(row.record)) ||
                version_of(these, record) != row.version)
                violated("otherwise " + where + ": " + name_of(record));
        }
    });
}

}  // namespace linli::simulator
