#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/server/delivery.h"
#include "app/server/intake.h"
#include "app/server/put_off.h"

namespace linli::server {

// Who is at the other end of a socket, as its session said when it was opened.
struct Peer {
    PersonId person;
    DeviceId device;
    std::uint64_t device_space = 0;
};

// What devices and server say to each other, and in which order: a welcome before records, a commit before
// anything is told of it, records before the answer that speaks of them. Pure: time comes in as a value, what
// is to be sent is taken out, so the server's writer thread and the simulator run the same code. All calls
// come from one thread.
class Conversation {
public:
    struct Listener {
        Peer peer;
        PersonId welcomed;  // Who the device was told that it is: merged entries change it.
        Version cursor = 0;
        bool live = false;  // Caught up: gets news as they come.
        bool owed = false;  // Its command was accepted: it waits for the cursor to pass that commit.
        PutOff put_off;
    };
    struct Incoming {
        SocketKey socket = 0;
        Submission submission;
    };

    explicit Conversation(Intake& intake) : intake_(intake) {}

    // The first message of a socket. Welcomes the device; when its schema is known, catch_up() is to follow.
    // False: the store could not be read, the socket is closed.
    bool hello(SocketKey socket, const Peer& peer, const Hello& hello, Instant now);
    // What the socket lacks since `cursor`, then it is live. `with_private`: a device that just started has
    // nothing of what is private about people.
    void catch_up(SocketKey socket, Version cursor, bool with_private, Instant now);
    void pause(SocketKey socket);  // It is behind: no news until it catches up.
    void leave(SocketKey socket) { listeners_.erase(socket); }
    void close(SocketKey socket, CloseCode code);
    const std::map<SocketKey, Listener>& listeners() const { return listeners_; }

    // The submission as intake takes it; the device follows from the socket's peer, never from the message.
    static Submission submission_of(const Peer& peer, const Submit& submit);

    // Decides a group in one transaction, publishes what it changed, and only then answers. Who left
    // meanwhile is not asked about: their device will send it again. The outcomes in the order of the group.
    std::vector<Outcome> decide(const std::vector<Incoming>& group, Instant now);
    void answer(SocketKey socket, const Answer& answer);
    // TryLater, for this one and for what stands behind it in its outbox until it comes again.
    void put_off(SocketKey socket, const CommandName& name);
    void ask(SocketKey socket, const Ask& ask);

    // Does what is due and publishes it. Gives the number of things done.
    std::size_t run_due(Instant now);
    // What all live sockets lack since the last time. Only what is on disk is told.
    void publish(Instant now);

    void send(SocketKey socket, const ServerMessage& message);
    std::vector<Delivery> take_out() { return std::exchange(out_, {}); }

private:
    void publish_to(SocketKey socket, Listener& listener, Version until);
    void welcome(SocketKey socket, Listener& listener, bool schema_known, Instant now);
    PersonId person_of(const Listener& listener) const;
    Frame encoded(const Update& update);

    Intake& intake_;
    std::map<SocketKey, Listener> listeners_;
    std::map<std::string, Frame> encoded_;  // Of one round: many are told the same.
    std::vector<Delivery> out_;
};

}  // namespace linli::server
