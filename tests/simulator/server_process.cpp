#include "tests/simulator/server_process.h"

#include "shared/core/assert.h"
#include "shared/wire/encoding.h"

namespace linli::simulator {

using namespace server;

ServerProcess::ServerProcess(Events& events, SeededRandom& random, ServerDisk& disk, ServerWatch& watch)
    : events_(events), random_(random), disk_(disk), watch_(watch) {}

void ServerProcess::found(const Community& community) {
    community_ = community.id;
    auto store = disk_.open([](const Batch&) {});
    LINLI_ASSERT(store);
    Batch batch;
    batch.community = community.id;
    batch.version = 1;
    batch.put.push_back({1, community});
    const bool founded = (*store)->commit(batch).has_value();
    LINLI_ASSERT(founded);
}

bool ServerProcess::start() {
    auto store = disk_.open([this](const Batch& batch) { watch_.committed(batch); });
    if (!store) return false;
    store_ = std::move(*store);
    auto intake = Intake::open(*store_, community_, events_.now());
    const auto access = store_->load_access(community_);
    if (!intake || !access) {
        store_.reset();
        return false;
    }
    intake_ = std::move(*intake);
    conversation_ = std::make_unique<Conversation>(*intake_);
    devices_.clear();
    for (const DeviceRow& row : access->devices) devices_[row.id] = row;
    ++life_;
    watch_.started();
    plan_timers();
    return true;
}

void ServerProcess::kill() {
    ++life_;
    conversation_.reset();
    intake_.reset();
    store_.reset();
    waiting_.clear();
    greeted_.clear();
    round_planned_ = false;
    kill_after_commit_ = false;
    timers_planned_.reset();
    const auto sockets = std::exchange(sockets_, {});
    for (const auto& [socket, peer] : sockets) network_.close(socket);
}

void ServerProcess::set_up(const std::vector<Command>& commands) {
    const auto results = intake_->decide_own(commands, events_.now());
    LINLI_ASSERT(results.size() == commands.size());
    for (const auto& no : results) LINLI_ASSERT(!no);
    conversation_->publish(events_.now());
    hand_out();
}

void ServerProcess::enrol(const DeviceRow& row) {
    devices_[row.id] = row;
    const bool stored = store_->commit_access(community_, {{}, {row}, {}, {}, {}}).has_value();
    LINLI_ASSERT(stored);
}

void ServerProcess::revoke(DeviceId device) {
    DeviceRow row = devices_.at(device);
    row.revoked = events_.now();
    enrol(row);
    for (auto it = sockets_.begin(); it != sockets_.end();) {
        const auto [socket, peer] = *it++;
        if (peer.device != device) continue;
        conversation_->close(socket, CloseCode::SignedOut);
    }
    hand_out();
}

bool ServerProcess::open(SocketKey socket, DeviceId device) {
    if (!running()) return false;
    const auto known = devices_.find(device);
    if (known == devices_.end() || known->second.revoked) return false;
    sockets_[socket] = {known->second.person, device, known->second.space};
    return true;
}

void ServerProcess::closed(SocketKey socket) {
    if (sockets_.erase(socket) == 0) return;
    greeted_.erase(socket);
    conversation_->leave(socket);
}

void ServerProcess::receive(SocketKey socket, const std::string& bytes) {
    const auto known = sockets_.find(socket);
    if (known == sockets_.end()) return;
    const Peer peer = known->second;
    const auto message = decode_client_message(bytes);
    if (!message || (!greeted_.contains(socket) && !std::holds_alternative<Hello>(*message)))
        conversation_->close(socket, CloseCode::Unreadable);
    else
        receive(socket, peer, *message);
    hand_out();
}

void ServerProcess::receive(SocketKey socket, const Peer& peer, const ClientMessage& message) {
    const Instant now = events_.now();
    if (const auto* hello = std::get_if<Hello>(&message)) {
        if (!conversation_->hello(socket, peer, *hello, now)) return;
        greeted_.insert(socket);
        if (hello->schema == record_schema) conversation_->catch_up(socket, hello->cursor, true, now);
    } else if (const auto* submit = std::get_if<Submit>(&message)) {
        waiting_.push_back({socket, Conversation::submission_of(peer, *submit)});
        plan_round();
    } else if (const auto* ask = std::get_if<Ask>(&message)) {
        conversation_->ask(socket, *ask);
    } else if (const auto* ping = std::get_if<Ping>(&message)) {
        conversation_->send(socket, Pong{ping->number, now});
    }
}

void ServerProcess::plan_round() {
    if (std::exchange(round_planned_, true)) return;
    events_.after(milliseconds(random_.between(1, 30)), [this, life = life_] {
        if (life == life_) round();
    });
}

void ServerProcess::round() {
    round_planned_ = false;
    const auto group = std::exchange(waiting_, {});
    watch_.deciding(group);
    const Version before = intake_->version();
    conversation_->decide(group, events_.now());
    if (intake_->ready(events_.now())) watch_.decided(*intake_);
    if (kill_after_commit_ && intake_->version() != before) return kill();
    hand_out();
    plan_timers();
}

void ServerProcess::plan_timers() {
    const auto due = intake_->next_due();
    if (!due || (timers_planned_ && *timers_planned_ <= *due && *timers_planned_ > events_.now())) return;
    timers_planned_ = due;
    const Duration wait = *due > events_.now() ? *due - events_.now() : milliseconds(1);
    events_.after(wait, [this, life = life_, planned = *due] {
        if (life != life_) return;
        if (timers_planned_ == planned) timers_planned_.reset();
        conversation_->run_due(events_.now());
        if (intake_->ready(events_.now())) watch_.decided(*intake_);
        hand_out();
        // A full disk: once more in a while.
        if (const auto left = intake_->next_due(); left && *left <= events_.now())
            events_.after(seconds(5), [this, life] {
                if (life == life_) plan_timers();
            });
        else
            plan_timers();
    });
}

void ServerProcess::hand_out() {
    for (Delivery& delivery : conversation_->take_out()) {
        const auto known = sockets_.find(delivery.socket);
        if (known == sockets_.end()) continue;
        if (delivery.kind == Delivery::Kind::Close) {
            closed(delivery.socket);
            network_.close(delivery.socket);
            continue;
        }
        for (const Frame& frame : delivery.frames) {
            watch_.sent(*intake_, known->second, frame);
            network_.send(delivery.socket, *frame);
        }
    }
}

}  // namespace linli::simulator
