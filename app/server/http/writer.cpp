#include "app/server/http/writer.h"

#include <algorithm>
#include <chrono>

#include "app/server/log.h"

namespace linli::server {
namespace {

constexpr Duration sweep_every = minutes(1);
constexpr Duration prune_every = hours(6);
constexpr Duration probe_every = seconds(2);

}  // namespace

void Writer::Desk::close_signed_out(Instant now) {
    std::vector<SocketKey> gone;
    for (const auto& [socket, listener] : conversation.listeners()) {
        if (!sessions.is_signed_in(listener.peer.device, now)) gone.push_back(socket);
    }
    for (const SocketKey socket : gone) conversation.close(socket, CloseCode::SignedOut);
}

Writer::Writer(Store& store, Intake& intake, Sessions& sessions, Herald& herald, Metrics& metrics,
               Deliver deliver)
    : desk_{store, intake, sessions, herald, Conversation(intake), {}, {}},
      metrics_(metrics),
      deliver_(std::move(deliver)) {}

Writer::~Writer() {
    if (!thread_.joinable()) return;
    stop([] {});
    thread_.join();
}

void Writer::start() {
    due_ = next_due();
    thread_ = std::thread([this] { work(); });
}

void Writer::stop(std::function<void()> done) {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
    done_ = std::move(done);
    wake_.notify_one();
}

bool Writer::run(Task task) {
    const std::lock_guard lock(mutex_);
    if (stopping_ || tasks_.size() >= max_waiting) return false;
    tasks_.push_back(std::move(task));
    metrics_.waiting_tasks = tasks_.size();
    wake_.notify_one();
    return true;
}

bool Writer::submit(Conversation::Incoming incoming, std::optional<Bits128> staged) {
    const std::lock_guard lock(mutex_);
    if (stopping_ || submissions_.size() >= max_waiting) return false;
    submissions_.push_back({std::move(incoming), staged});
    metrics_.waiting_submissions = submissions_.size();
    wake_.notify_one();
    return true;
}

bool Writer::catch_up(SocketKey socket, Version cursor, bool with_private) {
    const std::lock_guard lock(mutex_);
    if (stopping_) return false;
    catch_ups_.push_back({socket, cursor, with_private});
    wake_.notify_one();
    return true;
}

// ---- On the thread ----

void Writer::work() {
    for (bool last = false; !last;) {
        Round round = wait_for_work();
        last = round.last;
        run_due();  // First: who comes in now does not see what has ended.
        for (const Task& task : round.tasks) task(desk_);
        if (!round.group.empty()) decide(std::move(round.group));
        if (const auto& asked = round.catch_up) {
            desk_.conversation.catch_up(asked->socket, asked->cursor, asked->with_private, now());
        }
        if (metrics_.database_writable) desk_.herald.work(now());
        keep_house();
        if (auto out = desk_.conversation.take_out(); !out.empty()) deliver_(std::move(out));
    }
    done_();
}

Writer::Round Writer::wait_for_work() {
    std::unique_lock lock(mutex_);
    const auto has_work = [&] {
        return stopping_ || !tasks_.empty() || !submissions_.empty() || !catch_ups_.empty();
    };
    const Instant at = now();
    Instant wake_at = at + seconds(5);  // Also bounds what a jump of the clock can delay.
    if (due_ && *due_ < wake_at) wake_at = std::max(at, *due_);
    wake_.wait_for(lock, std::chrono::milliseconds((wake_at - at).ms), has_work);

    Round round;
    round.tasks.swap(tasks_);
    while (!submissions_.empty() && round.group.size() < max_group) {
        round.group.push_back(std::move(submissions_.front()));
        submissions_.pop_front();
    }
    if (!catch_ups_.empty()) {
        round.catch_up = catch_ups_.front();
        catch_ups_.pop_front();
    }
    round.last = stopping_ && submissions_.empty() && catch_ups_.empty();
    metrics_.waiting_tasks = 0;
    metrics_.waiting_submissions = submissions_.size();
    return round;
}

// A staged command gets its bytes. False: they are gone; the device has them still and stages them again.
bool Writer::take_staged(Waiting& waiting) {
    if (!waiting.staged) return true;
    Submission& submission = waiting.incoming.submission;
    const std::string* bytes = desk_.stages.find(submission.name.device, *waiting.staged);
    if (bytes) {
        submission.bytes = *bytes;
        return true;
    }
    metrics_.count(Outcome::TryLater);
    desk_.conversation.put_off(waiting.incoming.socket, submission.name);
    return false;
}

void Writer::decide(std::vector<Waiting> waiting) {
    std::vector<Conversation::Incoming> group;
    std::vector<std::optional<Bits128>> stages;
    for (Waiting& one : waiting) {
        if (!take_staged(one)) continue;
        group.push_back(std::move(one.incoming));
        stages.push_back(one.staged);
    }
    if (group.empty()) return;
    const auto start = std::chrono::steady_clock::now();
    const std::vector<Outcome> outcomes = desk_.conversation.decide(group, now());
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    metrics_.commit_seconds.add(taken.count());
    metrics_.group_size.add(static_cast<double>(group.size()));
    bool stored = false;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        metrics_.count(outcomes[i]);
        if (outcomes[i] == Outcome::TryLater) continue;
        stored = true;
        if (stages[i]) desk_.stages.erase(*stages[i]);
    }
    const bool somebody_waits = desk_.conversation.listeners().contains(group.front().socket);
    if (stored || somebody_waits) note_commit(stored);
}

void Writer::decide_own(Desk& desk, const Command& command) {
    desk.intake.decide_own({command}, now());
    desk.conversation.publish(now());
}

void Writer::run_due() {
    const Instant at = now();
    const auto due = desk_.intake.next_due();
    if (metrics_.database_writable && due && *due <= at) desk_.conversation.run_due(at);
}

void Writer::keep_house() {
    const Instant at = now();
    const bool writable = metrics_.database_writable;
    if (next_sweep_ <= at) {
        next_sweep_ = at + sweep_every;
        desk_.stages.drop_old(at);
        desk_.close_signed_out(at);
    }
    if (next_prune_ <= at && writable) {
        next_prune_ = at + prune_every;
        const auto pruned = desk_.store.prune(desk_.intake.community(), at);
        if (!pruned) log_warning("old rows could not be removed: " + pruned.error().detail);
    }
    if (!writable) probe_disk(at);
    const std::lock_guard lock(mutex_);
    due_ = metrics_.database_writable ? next_due() : std::optional(next_probe_);
}

std::optional<Instant> Writer::next_due() const {
    const auto by_itself = desk_.intake.next_due(), leaves = desk_.herald.next_due();
    if (!by_itself || !leaves) return by_itself ? by_itself : leaves;
    return std::min(*by_itself, *leaves);
}

// After a failed commit: writes a row of no device, so that /health knows of a mended disk before the next
// person presses. The row changes each time; SQLite writes nothing for one that stays the same.
void Writer::probe_disk(Instant at) {
    if (at < next_probe_) return;
    next_probe_ = at + probe_every;
    if (!desk_.intake.ready(at)) return;
    Batch probe;
    probe.community = desk_.intake.community();
    probe.version = desk_.intake.version();
    probe.outboxes.push_back({DeviceId{}, OutboxId{}, static_cast<std::uint64_t>(at.ms)});
    if (desk_.store.commit(probe)) note_commit(true);
}

void Writer::note_commit(bool stored) {
    if (!stored) metrics_.groups_failed.fetch_add(1);
    if (stored == metrics_.database_writable.exchange(stored)) return;
    if (stored)
        log_info("the database takes commits again");
    else
        log_error("the database takes no commits (is the disk full?); people are asked to try again");
}

}  // namespace linli::server
