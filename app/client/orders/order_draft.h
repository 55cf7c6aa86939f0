#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/client/page.h"
#include "shared/orders/commands.h"
#include "shared/orders/order_book.h"

// An order that is being written, of one campaign and for one door. It follows what is known until something
// is chosen.

namespace linli::client {

struct ChosenPacks {
    int packs = 0, tolerance = 0;
    std::int32_t price_version = 1;  // That was seen when it was chosen.
    std::string note;
};

struct OrderDraft {
    CampaignId campaign;
    // For whom: one of these, or none of them for me.
    PersonId for_person;
    OrderId by_order;      // An order that I placed before.
    std::string for_door;  // As typed.
    std::string door_name;
    // The order that it changes, as it was seen; none: a new one.
    OrderId order;
    std::int32_t revision = 0;
    std::map<CampaignItemId, ChosenPacks> items;
    OrderWishes wishes;
    bool touched = false;
};

// The order of whom the draft is for; also a withdrawn one.
const Order* order_of_draft(const State& state, const Viewer& me, const OrderDraft& draft);
// Begins again for another campaign; where nothing was touched, it becomes what is known.
void follow(const State& state, const Viewer& me, CampaignId campaign, OrderDraft& draft);
// Another person or door: what was chosen stays, but it is another order.
void turn_to(OrderDraft& draft, PersonId person, OrderId order, std::string door);
// As the order is now, with nothing touched; for the same person or door.
void forget_changes(OrderDraft& draft);
// Somebody else changed the order, or made one, since this was begun.
bool clashes(const State& state, const Viewer& me, const OrderDraft& draft);
// What a refused command asked for, to be looked at again.
void take_up(const State& state, const Viewer& me, const Command& refused, PersonId for_person,
             OrderDraft& draft);
Command command_of(const State& state, const OrderDraft& draft);
std::string written_door(const Door& door);   // As it is read back; empty where it cannot be.
PersonId person_of(const OrderDraft& draft);  // Whom the command is for; nobody: a door, or me.

// --- What it comes to

struct OrderEstimate {
    std::int64_t packs = 0, goods_cents = 0, fee_cents = 0;
    std::int64_t cents() const { return goods_cents + fee_cents; }
};
// What a pack costs whoever agreed to `version`, if `more` packs are ordered than now. Cents.
std::int64_t pack_cents(const State& state, const CampaignItem& item, std::int32_t version,
                        std::int64_t more = 0);
// While it is open: by the totals of now, so tiers and the part of the fee may still change.
OrderEstimate estimate(const State& state, const OrderDraft& draft);
OrderEstimate estimate(const State& state, const Order& order);

// --- Mine

// The people I may order for beside myself, as their proxy.
std::vector<PersonId> people_i_act_for(const State& state, const Viewer& me);
// Of the doors where I live or act for somebody, and what I placed for others without being in the team.
// Standing ones only, newest campaign first.
std::vector<const Order*> my_orders(const State& state, const Viewer& me, Instant now);
std::vector<const Order*> my_orders(const State& state, const Viewer& me, Instant now, CampaignId campaign);
// The same, and withdrawn ones for which money was written down: it comes back, and its receipts stay.
std::vector<const Order*> my_accounts(const State& state, const Viewer& me, Instant now);
std::vector<const Order*> my_accounts(const State& state, const Viewer& me, Instant now, CampaignId campaign);

}  // namespace linli::client
