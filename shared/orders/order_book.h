#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/orders/order_records.h"
#include "shared/state/state.h"

// Questions about campaigns and orders. Rules and pages ask the same ones.

namespace linli {

// ---- who

std::optional<PersonId> leader_of(const State& state, CampaignId campaign);
bool is_in_team(const State& state, const Stamp& by, CampaignId campaign);  // Or a coordinator.
bool may_lead(const State& state, const Stamp& by, CampaignId campaign);    // The leader or a coordinator.
// It is for them, they live behind its door or act for somebody who does, or they placed it.
bool is_theirs(const State& state, const Stamp& by, const Order& order);
// May see the order: it is theirs, or they are in the team.
bool is_concerned(const State& state, const Stamp& by, const Order& order);
// Who is told about an order: whom it is for, else everybody behind the door; and who placed it for them, if
// they are not of the team. Each once.
std::vector<PersonId> people_of(const State& state, const Order& order);

// ---- campaigns and their items

bool takes_orders(const Campaign& campaign, Instant at);
bool is_over(const Campaign& campaign);  // Handed out, missed or called off.
std::vector<const CampaignItem*> items_of(const State& state, CampaignId campaign);  // As they are listed.
std::vector<PriceTier> tiers_of(const State& state, CampaignItemId item);            // By from_packs.
std::optional<HouseholdId> household_at(const State& state, const Door& door);
// What came of it, without what is broken or wrong: so many packs can be handed out.
std::int32_t usable_packs(const ItemSupply& supply);
bool has_priority(const State& state, CampaignId campaign, std::optional<HouseholdId> household,
                  const Door& door);

// ---- orders

std::vector<const Order*> standing_orders(const State& state, CampaignId campaign);
// By the place of their items.
std::vector<const OrderLine*> lines_of(const State& state, OrderId order);
const OrderLine* line_of(const State& state, OrderId order, CampaignItemId item);
// Also a withdrawn one. By the household where both are known, else by the door as it is written.
const Order* order_of_door(const State& state, CampaignId campaign, std::optional<HouseholdId> household,
                           const Door& door);

constexpr std::int32_t wanted_packs(const OrderLine& line) {
    return line.confirmed.value_or(line.packs);
}
constexpr std::int32_t given_packs(const OrderLine& line) {
    return line.given.value_or(wanted_packs(line));
}
std::int32_t bag_packs(const State& state, OrderId order);  // Of all items, see packs_in_bag.

// What is left of the items while orders are checked that are not made yet. An item without a stock has no
// end.
class StockBook {
public:
    explicit StockBook(const State& state) : state_(state) {}
    // How many packs a door can have that holds `own` of them so far.
    std::optional<std::int32_t> left(const CampaignItem& item, bool priority, std::int32_t own) const;
    void take(CampaignItemId item, bool priority, std::int32_t more);

private:
    struct Taken {
        std::int32_t packs = 0, by_priority = 0;
    };
    const State& state_;
    std::map<CampaignItemId, Taken> taken_;
};

// ---- money

struct OrderSums {
    std::int64_t charged_cents = 0;  // By itself: charge and recounts.
    std::int64_t agreed_cents = 0;   // Corrections by hand.
    std::int64_t paid_cents = 0;     // What came in less what was paid back.
    std::int64_t owed() const { return charged_cents + agreed_cents; }
    std::int64_t open() const { return owed() - paid_cents; }  // Below 0: to be paid back.
    friend bool operator==(const OrderSums&, const OrderSums&) = default;
};
OrderSums sums_of(const State& state, OrderId order);

// The same for all orders of a campaign: one walk over its ledger instead of a look-up for each.
class CampaignSums {
public:
    CampaignSums(const State& state, CampaignId campaign);
    OrderSums of(OrderId order) const;  // Nothing in the ledger: all zero.

private:
    std::vector<std::pair<OrderId, OrderSums>> by_order_;  // By order.
};
bool is_undone(const State& state, LedgerEntryId entry);
// What one more payment by hand is booked with (PaidOrder::bank_key) where a door has paid all and yet pays
// again: by its number, so that two helpers who mean the same one book it once.
std::string next_payment_key(const State& state, OrderId order);

// ---- bags

enum class BagState : std::uint8_t { Waiting, Packed, NobodyHome, AtWrongDoor, InHand };

struct Bag {
    BagState state = BagState::Waiting;
    const HandOutEvent* since = nullptr;  // Nothing while it waits.
    bool received = false;                // The door said so itself.
    // How an earlier bag of the order came into hand, where more came for it afterwards. What that one holds
    // is not in this bag.
    const HandOutEvent* earlier = nullptr;
};
// Follows from the order's events, without those that were undone, and from when its items were counted: once
// more is counted for a door that has its bag in hand, a further bag waits for it.
Bag bag_of(const State& state, OrderId order);
// The goods have begun to come, and this item was not counted yet: it is in no bag.
bool is_to_come(const State& state, const Campaign& campaign, CampaignItemId item);
// How many packs of a line the order's bag holds. Before the goods come, what it will hold.
std::int32_t packs_in_bag(const State& state, const Campaign& campaign, const OrderLine& line,
                          const Bag& bag);
// How the bag that holds the door's part of the item came into hand; nothing while that is still to be
// brought.
const HandOutEvent* in_hand_with(const State& state, const Bag& bag, CampaignItemId item);
std::vector<const HandOutEvent*> events_of(const State& state, OrderId order);  // As they came.
bool is_undone(const State& state, const HandOutEvent& event);
const HandOutEvent* answer_to(const State& state, const HandOutEvent& complaint);
// Where a bag of the campaign, or packs of the item, are in somebody's hands already; else nothing.
const HandOutEvent* handed_out_in(const State& state, CampaignId campaign);
const HandOutEvent* handed_out_with(const State& state, CampaignItemId item);

}  // namespace linli
