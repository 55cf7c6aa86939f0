#include "app/server/conversation.h"

#include "shared/people/roles.h"
#include "shared/wire/encoding.h"

namespace linli::server {
namespace {

// Which records in which version: two updates with the same key have the same bytes.
std::string key_of(const Update& update) {
    std::string key;
    const auto add = [&](std::uint64_t number) {
        key.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    const auto add_ref = [&](const RecordRef& ref) {
        add(ref.type);
        add(ref.id.high);
        add(ref.id.low);
    };
    add(static_cast<std::uint64_t>(update.part));
    add(update.until);
    add(update.records.size());
    for (const SentRecord& sent : update.records) {
        add_ref(ref_of(sent.record));
        add(sent.version);
    }
    for (const RecordRef& ref : update.removed) add_ref(ref);
    return key;
}

}  // namespace

PersonId Conversation::person_of(const Listener& listener) const {
    return current_person(intake_.state(), listener.peer.person);
}

void Conversation::send(SocketKey socket, const ServerMessage& message) {
    out_.push_back(
        {socket, Delivery::Kind::Message, {std::make_shared<const std::string>(encode(message))}, 0, {}});
}

void Conversation::close(SocketKey socket, CloseCode code) {
    leave(socket);
    out_.push_back({socket, Delivery::Kind::Close, {}, 0, code});
}

bool Conversation::hello(SocketKey socket, const Peer& peer, const Hello& hello, Instant now) {
    // An outbox that may not be used is answered when the device sends from it.
    if (!intake_.ready(now) || !intake_.know_outbox({peer.device, hello.outbox, hello.lowest_held})) {
        close(socket, CloseCode::TryAgainLater);
        return false;
    }
    Listener& listener = listeners_[socket];
    listener = {};
    listener.peer = peer;
    welcome(socket, listener, hello.schema == record_schema, now);
    return true;
}

void Conversation::welcome(SocketKey socket, Listener& listener, bool schema_known, Instant now) {
    listener.welcomed = person_of(listener);
    send(socket, Welcome{now, intake_.community(), listener.welcomed, listener.peer.device,
                         listener.peer.device_space, schema_known});
}

void Conversation::catch_up(SocketKey socket, Version cursor, bool with_private, Instant now) {
    const auto it = listeners_.find(socket);
    if (it == listeners_.end()) return;
    if (!intake_.ready(now)) return close(socket, CloseCode::TryAgainLater);
    Listener& listener = it->second;
    if (person_of(listener) != listener.welcomed) welcome(socket, listener, true, now);
    const Version until = intake_.version();
    std::vector<Update> updates = intake_.feed().since(intake_.state(), listener.welcomed, cursor, until);
    const bool snapshot = !updates.empty() && updates.front().part != Part::News;
    if (updates.empty()) updates.push_back({Part::News, until, {}, {}});
    if (with_private && !snapshot) {
        for (Update& update : intake_.feed().private_records(intake_.state(), listener.welcomed, until, now))
            updates.push_back(std::move(update));
    }
    Delivery delivery{socket, Delivery::Kind::CatchUp, {}, until, {}};
    for (const Update& update : updates)
        delivery.frames.push_back(std::make_shared<const std::string>(encode(ServerMessage(update))));
    listener.cursor = until;
    listener.live = true;
    listener.owed = false;
    out_.push_back(std::move(delivery));
}

void Conversation::pause(SocketKey socket) {
    const auto it = listeners_.find(socket);
    if (it != listeners_.end()) it->second.live = false;
}

Submission Conversation::submission_of(const Peer& peer, const Submit& submit) {
    Submission submission;
    submission.name = {peer.device, submit.outbox, submit.number};
    submission.person = peer.person;
    submission.device_space = peer.device_space;
    submission.for_person = submit.for_person ? submit.for_person : peer.person;
    submission.reported_at = submit.reported_at;
    submission.bytes = submit.command.bytes;
    return submission;
}

std::vector<Outcome> Conversation::decide(const std::vector<Incoming>& group, Instant now) {
    std::vector<Submission> asked;
    std::vector<std::size_t> place;
    std::vector<Outcome> outcomes(group.size(), Outcome::TryLater);
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto listener = listeners_.find(group[i].socket);
        if (listener == listeners_.end()) continue;
        const CommandName& name = group[i].submission.name;
        if (listener->second.put_off.waits(name.outbox, name.number)) {
            answer(group[i].socket, {name.outbox, name.number, Outcome::TryLater, std::nullopt, 0});
            continue;
        }
        asked.push_back(group[i].submission);
        place.push_back(i);
    }
    if (asked.empty()) return outcomes;
    const std::vector<Answer> answers = intake_.decide(asked, now);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        Listener& listener = listeners_.at(group[place[i]].socket);
        outcomes[place[i]] = answers[i].outcome;
        if (answers[i].outcome == Outcome::Accepted) listener.owed = true;
        if (answers[i].outcome == Outcome::TryLater)
            listener.put_off.note(asked[i].name.outbox, asked[i].name.number);
    }
    publish(now);
    for (std::size_t i = 0; i < answers.size(); ++i) answer(group[place[i]].socket, answers[i]);
    return outcomes;
}

void Conversation::answer(SocketKey socket, const Answer& answer) {
    send(socket, answer);
}

void Conversation::put_off(SocketKey socket, const CommandName& name) {
    const auto listener = listeners_.find(socket);
    if (listener == listeners_.end()) return;
    listener->second.put_off.note(name.outbox, name.number);
    answer(socket, {name.outbox, name.number, Outcome::TryLater, std::nullopt, 0});
}

void Conversation::ask(SocketKey socket, const Ask& ask) {
    const auto it = listeners_.find(socket);
    if (it == listeners_.end()) return;
    send(socket, Found{ask.number, intake_.find_people(person_of(it->second), ask.text)});
}

std::size_t Conversation::run_due(Instant now) {
    const std::size_t done = intake_.run_due(now);
    publish(now);
    return done;
}

void Conversation::publish(Instant now) {
    if (!intake_.ready(now)) return;
    const Version until = intake_.version();
    for (auto& [socket, listener] : listeners_) {
        if (!listener.live || listener.cursor == until) continue;
        if (person_of(listener) != listener.welcomed) welcome(socket, listener, true, now);
        publish_to(socket, listener, until);
    }
    encoded_.clear();
}

void Conversation::publish_to(SocketKey socket, Listener& listener, Version until) {
    std::vector<Update> updates =
        intake_.feed().since(intake_.state(), listener.welcomed, listener.cursor, until);
    listener.cursor = until;
    if (updates.empty() && listener.owed) updates.push_back({Part::News, until, {}, {}});
    if (updates.empty()) return;
    listener.owed = false;
    Delivery delivery{socket, Delivery::Kind::News, {}, until, {}};
    for (const Update& update : updates) delivery.frames.push_back(encoded(update));
    out_.push_back(std::move(delivery));
}

Frame Conversation::encoded(const Update& update) {
    Frame& frame = encoded_[key_of(update)];
    if (!frame) frame = std::make_shared<const std::string>(encode(ServerMessage(update)));
    return frame;
}

}  // namespace linli::server
