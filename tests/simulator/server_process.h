#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/server/conversation.h"
#include "shared/core/random.h"
#include "tests/simulator/events.h"
#include "tests/simulator/server_disk.h"

namespace linli::simulator {

// What is seen of the server from outside, for the checks. All functions are called in the order of what
// happens.
class ServerWatch {
public:
    virtual ~ServerWatch() = default;
    // A new process: it may know less than the one before it did, with the same version.
    virtual void started() {}
    virtual void deciding(const std::vector<server::Conversation::Incoming>&) {}
    virtual void committed(const server::Batch&) {}
    // Bytes leave for the device of this person; `intake` is as it was when they were made.
    virtual void sent(const server::Intake&, const server::Peer&, const server::Frame&) {}
    virtual void decided(const server::Intake&) {}  // A group, or what was due.
};

// The server's process: real store, intake, feed and conversation, without the network library. It can be
// killed at any point and started again on the same disk.
class ServerProcess {
public:
    struct Network {
        std::function<void(server::SocketKey, std::string)> send;
        std::function<void(server::SocketKey)> close;
    };
    ServerProcess(Events& events, SeededRandom& random, ServerDisk& disk, ServerWatch& watch);

    void on(Network network) { network_ = std::move(network); }
    // An empty database gets this community first.
    void found(const Community& community);
    bool start();
    void kill();
    void kill_after_next_commit() { kill_after_commit_ = true; }
    bool running() const { return intake_ != nullptr; }

    server::Intake& intake() { return *intake_; }
    server::Store& store() { return *store_; }
    ServerDisk& disk() { return disk_; }

    // Commands of the server itself, in set-up: each must be accepted.
    void set_up(const std::vector<Command>& commands);
    void enrol(const server::DeviceRow& row);
    void revoke(DeviceId device);

    // A socket is opened by this device; false when its session is gone or the server is not there.
    bool open(server::SocketKey socket, DeviceId device);
    void closed(server::SocketKey socket);
    void receive(server::SocketKey socket, const std::string& bytes);

private:
    void receive(server::SocketKey socket, const server::Peer& peer, const ClientMessage& message);
    void plan_round();
    void round();
    void plan_timers();
    void hand_out();

    Events& events_;
    SeededRandom& random_;
    ServerDisk& disk_;
    ServerWatch& watch_;
    Network network_;
    CommunityId community_;
    std::unique_ptr<server::Store> store_;
    std::unique_ptr<server::Intake> intake_;
    std::unique_ptr<server::Conversation> conversation_;
    std::map<DeviceId, server::DeviceRow> devices_;
    std::map<server::SocketKey, server::Peer> sockets_;
    std::set<server::SocketKey> greeted_;
    std::vector<server::Conversation::Incoming> waiting_;
    bool round_planned_ = false;
    bool kill_after_commit_ = false;
    std::optional<Instant> timers_planned_;
    std::uint64_t life_ = 0;  // Plans of an earlier process are void.
};

}  // namespace linli::simulator
