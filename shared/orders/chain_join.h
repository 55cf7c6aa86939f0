#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/id.h"
#include "shared/people/door.h"

// A group-buy chain is pasted again and again while it grows, and meanwhile people order in the app. Each
// line is compared three ways: what the last paste said, what this one says, and what the order holds now.
// Only what the chain itself changed is taken over; where both sides changed the same, somebody is asked.

namespace linli {

using ChainPacks = std::map<Bits128, std::int32_t>;  // Item and how many packs; none with 0.

// An order as this paste says it.
struct SaidOrder {
    std::string key;  // Who wrote the line, in a form that stays (chain_source_key).
    std::optional<Door> door;
    std::string name;
    ChainPacks packs;
    std::string note;
    std::string text;  // The line itself.
};

// An order that the app has in this campaign.
struct HeldOrder {
    Bits128 id;
    std::int32_t revision = 1;
    std::string key;  // Of the paste that it came from or joined; empty: none.
    std::optional<Door> door;
    bool withdrawn = false;
    ChainPacks packs;  // Now.
    ChainPacks said;   // By the last paste.
};

enum class JoinKind : std::uint8_t {
    New = 1,        // Nothing there yet.
    Unchanged = 2,  // Nothing to do; also where only the app changed something, which stays.
    Changed = 3,    // The chain changed something, the app did not.
    Conflict = 4,   // Both changed the same item: asked.
    // That door has ordered in the app and no paste named it before; or an order known by this name only,
    // which the paste has no more, and now there is a door behind the name. Asked.
    SameDoor = 5,
    Gone = 6,  // An earlier paste had it, this one has not: taken back, or a shorter paste? Asked.
};

struct JoinItem {
    Bits128 item;
    std::int32_t before = 0;  // The last paste.
    std::int32_t said = 0;    // This one.
    std::int32_t held = 0;    // The app.
    std::int32_t packs = 0;   // What it is to be if nobody says otherwise.
    bool asked = false;       // `said` or `held`? (With SameDoor also both together.)
    friend bool operator==(const JoinItem&, const JoinItem&) = default;
};

struct JoinedOrder {
    JoinKind kind = JoinKind::New;
    std::optional<std::size_t> said;  // Its place among the said orders; nothing if it is gone.
    std::optional<std::size_t> held;  // Its place among the held ones; nothing if it is new.
    std::vector<JoinItem> items;      // By item; every one that any of the three names.
    friend bool operator==(const JoinedOrder&, const JoinedOrder&) = default;
};

// The door, else the name, else the telephone number, hidden: without blanks, in one width and case.
std::string chain_source_key(const std::optional<Door>& door, const std::string& name,
                             const std::string& phone);

// Orders of the paste in its order, then those that are gone. Orders of the app that no paste ever named and
// this one does not name either are left out: they are nobody's business here. Of several said orders with
// one key the first is joined, the others are asked about as SameDoor.
std::vector<JoinedOrder> join_chain(const std::vector<SaidOrder>& said, const std::vector<HeldOrder>& held);

}  // namespace linli
