#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/server/clock.h"
#include "app/server/conversation.h"
#include "app/server/http/guest_door.h"
#include "app/server/http/metrics.h"
#include "app/server/http/stages.h"
#include "app/server/push/herald.h"
#include "app/server/sessions.h"

namespace linli::server {

// The one thread that touches the community, its sessions and the store. Others hand it work and never wait
// for it. Each round it does the waiting tasks and decides the waiting commands as one group in one
// transaction; what it has to tell leaves at the end of the round, after the commit.
class Writer {
public:
    static constexpr std::size_t max_group = 256;
    static constexpr std::size_t max_waiting = 20'000;

    // What tasks work with. Only ever seen on the writer's thread.
    struct Desk {
        Store& store;
        Intake& intake;
        Sessions& sessions;
        Herald& herald;
        Conversation conversation;
        Stages stages;
        GuestDoor guests;

        void close_signed_out(Instant now);  // The sockets of devices whose session is gone.
    };
    using Task = std::function<void(Desk&)>;
    using Deliver = std::function<void(std::vector<Delivery>)>;  // Called on the writer's thread.

    Writer(Store& store, Intake& intake, Sessions& sessions, Herald& herald, Metrics& metrics,
           Deliver deliver);
    ~Writer();
    Writer(const Writer&) = delete;

    void start();
    // Commands of the server itself, on the writer's thread: decided, and told to who listens.
    static void decide_own(Desk& desk, const Command& command);
    // Does what is waiting, calls `done` on the writer's thread and ends. What comes later is not taken.
    void stop(std::function<void()> done);

    // False: there is too much to do already, or the server is being stopped.
    bool run(Task task);
    bool submit(Conversation::Incoming incoming, std::optional<Bits128> staged);
    bool catch_up(SocketKey socket, Version cursor, bool with_private);

private:
    struct Waiting {
        Conversation::Incoming incoming;
        std::optional<Bits128> staged;
    };
    struct CatchUp {
        SocketKey socket = 0;
        Version cursor = 0;
        bool with_private = false;
    };
    struct Round {
        std::deque<Task> tasks;
        std::vector<Waiting> group;
        std::optional<CatchUp> catch_up;  // One a round: a large snapshot holds up one group at most.
        bool last = false;
    };

    void work();
    Round wait_for_work();
    void decide(std::vector<Waiting> waiting);
    bool take_staged(Waiting& waiting);
    void run_due();
    void keep_house();
    std::optional<Instant> next_due() const;
    void note_commit(bool stored);
    void probe_disk(Instant now);

    Desk desk_;
    Metrics& metrics_;
    Deliver deliver_;
    Instant next_sweep_;
    Instant next_prune_;
    Instant next_probe_;

    std::mutex mutex_;  // Of what follows.
    std::condition_variable wake_;
    std::deque<Task> tasks_;
    std::deque<Waiting> submissions_;
    std::deque<CatchUp> catch_ups_;
    std::optional<Instant> due_;
    bool stopping_ = false;
    std::function<void()> done_;
    std::thread thread_;
};

}  // namespace linli::server
