#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/ui/later.h"
#include "app/client/words.h"
#include "shared/sync/replica.h"

// What every page is given: what is known, who looks, the time; and what it may ask for. Pages know nothing
// of the store, the wire or the platform.

namespace linli::client {

// How what was pressed reaches the others; shown on every page.
enum class Link : std::uint8_t { Connecting, Online, Offline };

struct LinkState {
    Link link = Link::Connecting;
    std::size_t waiting = 0;  // Pressed here, not yet with the server.
    std::size_t refused = 0;
    bool busy = false;          // Offline because the server asked to come again later.
    bool kept = true;           // False: nothing survives closing (private browsing).
    bool just_sent = false;     // Shortly after everything that waited arrived.
    Duration clock_ahead = {};  // Of this device's own clock; nothing where it is near enough.
};

// What this device knows: confirmed records with what was pressed here on top.
class Known {
public:
    // `people_revision` rises whenever anything about people may have changed, so that searches are prepared
    // again.
    explicit Known(const Replica& replica, LinkState link = {}, std::uint64_t people_revision = 0)
        : state(replica.state()),
          link(link),
          revision(replica.revision()),
          people_revision(people_revision),
          replica_(replica) {}
    const State& state;
    const LinkState link;
    const std::uint64_t revision;  // Another one when anything may have changed.
    const std::uint64_t people_revision;

    // Only pressed here so far, so never to be shown as confirmed.
    template <class Record>
    bool is_asked(Id<Record> id) const {
        return replica_.is_asked(ref(id));
    }
    // What was pressed here and makes it; nothing when it is there already.
    template <class Record>
    const Pending* maker_of(Id<Record> id) const {
        return is_asked(id) ? replica_.maker_of(ref(id)) : nullptr;
    }
    const std::deque<Pending>& pending() const { return replica_.pending(); }
    const std::vector<Refusal>& refusals() const { return replica_.refusals(); }
    NewIds new_ids_of(const Refusal& refusal) const { return replica_.new_ids_of(refusal); }
    std::size_t failures() const { return replica_.failures(); }
    bool empty() const { return !replica_.identity() || state.communities.size() == 0; }

private:
    const Replica& replica_;
};

// Who looks at a page.
class Viewer {
public:
    explicit Viewer(const Replica& replica);
    PersonId me;
    bool coordinator = false;  // Or administrator.
    bool administrator = false;
    bool steward = false;
    UtcOffset offset;

    // As the rules need it: for me, or for somebody I act for.
    Stamp stamp(Instant now, PersonId for_person = {}) const { return replica_.stamp(now, for_person); }
    Saying saying(Instant now) const { return {now, offset}; }

private:
    const Replica& replica_;
};

// Takes what the person wants. Nothing is decided here: the server answers.
class Outbox {
public:
    virtual ~Outbox() = default;
    // Why it cannot be, by what is known here; nothing when it was queued.
    virtual std::optional<Rejected> push(Command command, PersonId for_person = {}) = 0;
    // The person has read a refusal and let it go.
    virtual void drop(OutboxId outbox, std::uint64_t number) = 0;
};

// Leads to another page.
class Routes {
public:
    virtual ~Routes() = default;
    virtual void go(std::string_view route) = 0;
    virtual void replace(std::string_view route) = 0;  // Without a step back to here.
};

// A record id as it stands in a route: /shift/0123….
template <class AnyId>
std::string route_to(std::string_view page, AnyId id) {
    return "/" + std::string(page) + "/" + to_hex(id.bits);
}

}  // namespace linli::client
