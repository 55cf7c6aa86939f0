#pragma once

#include <deque>
#include <string>
#include <vector>

#include "tests/simulator/stranger.h"
#include "tests/simulator/wishes.h"
#include "tests/simulator/world.h"

namespace linli::simulator {

// A fact that a history has from its start. In the other of two worlds it is flipped: as long, but another.
enum class Hidden {
    Nothing,
    Phone,
    CareFlag,
    FullName,
    CareNote,
    SeatNote,
    LookReason,
    ErrandWords,
    PauseWords,
    MedicineDose,
    OrderNote
};

// Two days in a community of which chance decides everything: who wants what, which connection breaks, when
// the server dies, whose store is lost.
class History : public World {
public:
    struct Settings {
        std::uint64_t seed = 1;
        std::size_t devices = 20;
        std::size_t commands_each = 100;
        bool faults = true;
        Hidden hidden = Hidden::Nothing;
        bool flipped = false;
    };
    explicit History(const Settings& settings);

    // Plays it all and lets everything come to rest; then what is wrong. Empty: nothing.
    std::vector<std::string> play();

    std::size_t pressed() const { return pressed_; }
    std::size_t refused_here() const { return refused_here_; }
    const std::deque<std::string>& trace() const { return trace_; }

private:
    static constexpr std::size_t bursts = 8;

    void populate();
    void hide();
    void hide_order(bool flipped);
    RecordRef hidden_record();
    void burst(std::size_t number);
    void press(std::size_t index);
    void something_breaks();
    void server_breaks();
    void disk_breaks();
    void device_breaks();
    void restart_server();
    void come_to_rest();
    void wait_for_a_quiet_minute();
    bool is_over(const RecordRef& record);
    void check_told();
    void check_nothing_doubled();
    void note(const std::string& what);
    PersonEntry hidden_entry();

    Settings settings_;
    Wishes wishes_{random};
    std::vector<std::unique_ptr<Stranger>> strangers_;
    // By device: an earlier copy of its store, its second tab, and how often its store was copied back or
    // over.
    std::vector<std::unique_ptr<DeviceStore>> old_copies_;
    std::vector<Device*> twins_;
    std::vector<int> times_copied_;
    std::map<std::string, std::size_t> guest_of_;  // Which device put the guest of this name on a shift.
    PersonId hidden_about_;
    std::size_t pressed_ = 0;
    std::size_t refused_here_ = 0;
    std::deque<std::string> trace_;
};

}  // namespace linli::simulator
