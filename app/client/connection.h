#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "app/client/platform/platform.h"
#include "shared/core/time.h"
#include "shared/wire/messages.h"

namespace linli::client {

// The one socket to the server: opened again whenever it ends, with a growing, jittered pause, at once when
// the network or the page comes back; quiet lines are pinged and given up when nothing answers.
class Connection {
public:
    enum class Ended : std::uint8_t {
        Lost,       // It will be tried again by itself.
        SignedOut,  // The server does not know this session any more. No further tries.
        Outdated,   // The two do not understand each other: the page must be loaded again.
    };
    struct Events {
        std::function<void()> opened;
        std::function<void(const ServerMessage&)> received;
        std::function<void(Ended)> ended;
    };

    Connection(Platform& platform, Events events);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void start();
    void stop();
    void try_now();  // The network or the page came back.
    void send(const ClientMessage& message);
    bool is_open() const { return open_; }
    bool has_failed() const { return failures_ > 0; }      // Since something was heard last.
    bool asked_to_wait() const { return asked_to_wait_; }  // The server was reached and has no time for us.

    static constexpr Duration first_pause = seconds(1), longest_pause = seconds(30);
    static constexpr Duration ping_every = seconds(25), answer_within = seconds(15);

private:
    void open();
    void closed(int code);
    void lost(Ended why);
    void receive(ByteView bytes);
    void try_later();
    void wake_for_ping();
    void check_line();
    void forget_wakes();

    Platform& platform_;
    Events events_;
    std::unique_ptr<Socket> socket_;
    std::unique_ptr<Socket> ended_;  // Not destroyed inside its own callback.
    bool wanted_ = false;
    bool open_ = false;
    bool asked_to_wait_ = false;
    int failures_ = 0;
    std::uint64_t pings_ = 0;
    bool ping_unanswered_ = false;
    WakeId retry_ = WakeId::None, ping_ = WakeId::None;
};

}  // namespace linli::client
