#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/server/feed.h"
#include "app/server/store/store.h"

namespace linli::server {

// A command as it came in. The device's person and space come from its session, never from the message.
struct Submission {
    CommandName name;
    PersonId person;
    std::uint64_t device_space = 0;
    PersonId for_person;
    Instant reported_at;
    std::string bytes;
};

// Decides commands for one community: the only place that changes its State. One writer: all calls come from
// one thread. Time is a value. An answer exists only after its commit; a failed commit is TryLater for the
// whole group, and the state is read again from disk, which is the truth.
class Intake {
public:
    static Result<std::unique_ptr<Intake>> open(Store& store, CommunityId community, Instant now);

    const State& state() const { return state_; }
    const Feed& feed() const { return feed_; }
    Version version() const { return version_; }
    CommunityId community() const { return community_; }

    // One group: one transaction. Answers in the order of the submissions.
    std::vector<Answer> decide(const std::vector<Submission>& group, Instant now);
    // Commands of the server itself (set-up, demo, tools), each as an accepted or refused command of its own,
    // in one transaction.
    std::vector<std::optional<Rejected>> decide_own(const std::vector<Command>& commands, Instant now);

    // A command of somebody without an account. A refused one leaves no trace. Failure: it could not be
    // stored.
    struct GuestDecision {
        std::optional<Rejected> rejected;
        NewIds first_id;
    };
    Result<GuestDecision> decide_guest(const Command& command, Instant now);

    // Whether what is in memory is what is stored; reads it again where a failed commit left that undone.
    bool ready(Instant now) { return healthy_ || recover(now); }

    // What was due until now, each exactly once. Gives the number of things done.
    std::size_t run_due(Instant now);
    std::optional<Instant> next_due() const;

    // Notices and messages for the chat that were made and are on disk, since the last time.
    std::vector<RecordRef> take_fresh() { return std::exchange(fresh_, {}); }

    // A device said hello with this outbox, below whose lowest_held nothing will come again; to be called
    // before its first submission. False: its ids would collide with those of another outbox of this device,
    // which must open a new one.
    Result<bool> know_outbox(const KnownOutbox& outbox);

    // People within the asker's audience that a text finds (name, pinyin, door, telephone), best first, at
    // most max_found.
    std::vector<PersonId> find_people(PersonId asker, const std::string& text) const;

    // The JPEG of a photo whose record this person may hold now; nothing for all others, be they there or
    // not.
    Result<std::optional<std::string>> photo(PersonId viewer, PhotoId id) const;

private:
    Intake(Store& store, CommunityId community) : store_(store), community_(community) {}
    Result<void> load(Instant now);
    struct Open;  // A group being decided.
    Answer name_taken(const CommandName& name);
    Answer decide_one(Open& open, const Submission& submission, Instant now);
    std::optional<Rejected> apply_own(Open& open, const Command& command, Instant now);
    std::optional<Rejected> apply(Open& open, const Stamp& by, const Command& command,
                                  std::vector<RecordRef>& touched);
    bool commit(Open& open, Instant now);
    bool recover(Instant now);
    void follow_timer(Open& open, const RecordRef& record);
    void set_timer(const RecordRef& record, Instant at);
    void clear_timer(const RecordRef& record);
    void find_timers_of_seats(Instant now);

    Store& store_;
    CommunityId community_;
    State state_;
    Feed feed_;
    Version version_ = 0;
    std::map<std::pair<DeviceId, OutboxId>, std::uint64_t>
        lowest_held_;                             // Of the outboxes that said hello since start-up.
    std::vector<KnownOutbox> outboxes_to_store_;  // Go with the next commit.
    bool healthy_ = true;  // False: the last commit failed and the tables could not be read since.
    std::map<RecordRef, Instant> timers_;
    std::set<std::pair<Instant, RecordRef>> due_;
    std::vector<RecordRef> fresh_;
};

}  // namespace linli::server
