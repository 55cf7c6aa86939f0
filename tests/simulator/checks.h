#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "shared/reminders/reminders.h"
#include "shared/wire/encoding.h"
#include "tests/simulator/entitlement.h"
#include "tests/simulator/events.h"
#include "tests/simulator/secrets.h"
#include "tests/simulator/server_process.h"

namespace linli::simulator {

std::string name_of(const RecordRef& record);

// Looks at everything that the server does and keeps what is wrong with it: whether what it sends may be seen
// by who gets it, and whether it decides as a model does that plays every command again, one by one.
class Checks : public ServerWatch {
public:
    explicit Checks(const Events& events) : events_(events) {}

    const std::vector<std::string>& violations() const { return violations_; }
    void violated(std::string what);

    // The model takes over what the server has; until then, and while paused, it plays nothing.
    void start(const server::Intake& intake);
    void pause() { playing_ = false; }
    void compare_with_model(const server::Intake& intake);
    void compare(const State& these, const State& server, const std::string& where);
    bool was_accepted(const CommandName& name) const { return accepted_.contains(name); }
    std::size_t accepted() const { return accepted_.size(); }
    std::size_t refused() const { return refused_; }
    // How often something of this record type came by itself.
    std::size_t timers_of(std::uint16_t record_type) const;

    // Whether this person gets the bytes of each photo that they may see, and of no other; with a sound disk.
    void check_photos(const server::Intake& intake, PersonId viewer);

    // Everything that is sent from now on is kept, by device, for a comparison with another world.
    struct Stream {
        std::vector<std::string> frames;
        bool entitled = false;  // At some time its person might hold the hidden record.
    };
    void record() { recording_ = true; }
    void hides(const RecordRef& hidden) { hidden_ = hidden; }
    const std::map<DeviceId, Stream>& streams() const { return streams_; }

    // --- ServerWatch
    void started() override;
    void deciding(const std::vector<server::Conversation::Incoming>& group) override;
    void committed(const server::Batch& batch) override;
    void decided(const server::Intake& intake) override;
    void sent(const server::Intake& intake, const server::Peer& peer, const server::Frame& frame) override;

private:
    const Entitlement& entitlement(const server::Intake& intake);
    void check_update(const server::Intake& intake, PersonId viewer, const Update& update);
    void check_answer(const server::Intake& intake, PersonId viewer, const Answer& answer);
    void check_secrets(const server::Intake& intake, PersonId viewer, const std::string& bytes);
    void keep_frame(const server::Intake& intake, const server::Peer& peer, const std::string& bytes);
    void check_audiences(const server::Intake& intake);
    void check_hidden_photos(const server::Intake& intake);
    void check_hidden_photos(const server::Intake& intake, PersonId viewer);
    void check_rosters(const State& state);
    void check_rounds(const State& state);
    void check_orders(const State& state);  // order_checks.cpp
    void check_items(const State& state);
    void check_ledger(const State& state);
    void check_offered_rounds(const State& state);

    void replay(const server::LoggedCommand& logged);
    void replay_timer(const server::Batch& batch);
    void make(const Stamp& by, const Command& command, std::set<RecordRef>& touched);
    const server::Submission* submission_of(const CommandName& name) const;
    void compare_batch(const server::Batch& batch);

    const Events& events_;
    std::vector<std::string> violations_;
    std::unique_ptr<Entitlement> entitlement_;
    Version entitlement_at_ = 0;
    Version audiences_checked_ = 0;
    Secrets secrets_;
    bool recording_ = false;
    RecordRef hidden_;
    std::map<DeviceId, Stream> streams_;

    // When it was due, and what it is about: a shift that moved is reminded of anew, and two reminders of one
    // seat may fall on one moment after each other, where somebody wishes another one.
    using TimerRun = std::tuple<RecordRef, Instant, Instant, ReminderKind>;
    TimerRun run_of(const RecordRef& record, Instant due) const;

    bool playing_ = false;
    State model_;
    Version version_ = 0;
    std::set<RecordRef> touched_;                                     // By the batch that is being played.
    std::deque<std::vector<server::Conversation::Incoming>> groups_;  // The last ones, newest first.
    std::set<CommandName> accepted_;
    std::set<TimerRun> timers_run_;
    std::size_t refused_ = 0;
};

}  // namespace linli::simulator
