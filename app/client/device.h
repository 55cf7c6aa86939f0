#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/client/connection.h"
#include "app/client/page.h"
#include "app/client/server_clock.h"
#include "app/client/store.h"

namespace linli::client {

// One signed-in person on this device: what is known and wanted (Replica), where it is kept and how it
// travels. Draws nothing.
class Device {
public:
    enum class End : std::uint8_t { SignedOut, Outdated, OtherPerson };
    struct Events {
        std::function<void()> changed;   // Something that pages show.
        std::function<void(End)> ended;  // Cannot go on.
        std::function<void(const Pending&)>
            confirmed;  // The server has accepted what was pressed here, and its records are here.
        std::function<void()> refused;
    };
    Device(Platform& platform, ServerClock& clock, CommunityId community, PersonId person, Events events);
    ~Device();
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    // Opens the store, reads what it holds and connects.
    void start();
    bool is_ready() const { return ready_; }  // The store has been read.

    const Replica& replica() const { return *replica_; }
    LinkState link() const;
    std::uint64_t people_revision() const { return people_revision_; }

    tl::expected<std::uint64_t, Rejected> press(Command command, PersonId for_person = {});
    void dismiss(OutboxId outbox, std::uint64_t number);
    void start_new_outbox();  // After replica().name_taken(): sends all again under new names.
    void ask(std::string_view text);
    // Whom the server found for the last text asked about; nothing while it has not answered.
    const std::vector<PersonId>* found(std::string_view text) const;

    void try_now() { connection_.try_now(); }
    void stop();
    void wipe(std::function<void()> then);

private:
    void opened_store(const StoreOpened& opened);
    void read_answers(std::vector<std::vector<SqlRow>> answers, std::size_t next);
    void loaded(const Result<Loaded>& loaded);
    void go_without_store(const std::string& why);
    void begin();

    void pump();
    void save();
    void save_batch();
    void forget();
    void end_grants();
    void send();
    void stage();
    void receive(const ServerMessage& message);
    void settle(const std::vector<Pending>& before);
    bool is_other_person(const Welcome& welcome) const;
    OutboxId new_outbox_id();

    Platform& platform_;
    ServerClock& clock_;
    const CommunityId community_;
    const PersonId person_;
    Events events_;
    std::unique_ptr<Replica> replica_;
    Connection connection_;
    bool ready_ = false;
    bool store_open_ = false;
    bool store_kept_ = true;  // It outlives the tab.
    bool store_works_ = true;
    bool stopped_ = false;
    bool welcomed_ = false;
    bool staging_ = false;
    std::vector<SqlStatement> unsaved_;  // Under way, or to be tried again.
    bool saving_ = false;
    std::uint64_t people_revision_ = 1;
    std::uint64_t asked_number_ = 0;
    std::string asked_text_;
    std::optional<std::vector<PersonId>> found_;
    bool had_to_wait_ = false;  // Something was pressed, or still waited, without a connection.
    std::optional<std::int64_t> sent_all_at_;  // Monotonic: when everything that had waited was out.
    WakeId retry_ = WakeId::None, quiet_ = WakeId::None, save_again_ = WakeId::None,
           grant_end_ = WakeId::None;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0);  // Answers that come after the end are dropped.
};

}  // namespace linli::client
