#include "shared/orders/order_book.h"

#include <algorithm>
#include <set>

#include "shared/people/households.h"
#include "shared/people/roles.h"

namespace linli {

// --- Who

std::optional<PersonId> leader_of(const State& state, CampaignId campaign) {
    for (const CampaignMember* member : state.campaign_members.where<&CampaignMember::campaign>(campaign)) {
        if (member->part == CampaignPart::Leader) return member->person;
    }
    return std::nullopt;
}

bool is_in_team(const State& state, const Stamp& by, CampaignId campaign) {
    if (may_coordinate(state, by)) return true;
    if (by.principal != Principal::Person) return false;
    const auto team = state.campaign_members.where<&CampaignMember::campaign>(campaign);
    return std::any_of(team.begin(), team.end(),
                       [&](const CampaignMember* member) { return member->person == by.person; });
}

bool may_lead(const State& state, const Stamp& by, CampaignId campaign) {
    if (may_coordinate(state, by)) return true;
    return by.principal == Principal::Person && leader_of(state, campaign) == by.person;
}

bool is_theirs(const State& state, const Stamp& by, const Order& order) {
    if (by.principal != Principal::Person) return false;
    if (order.placed_by == by.person || order.for_person == by.person) return true;
    if (order.for_person && is_proxy_of(state, by.person, *order.for_person)) return true;
    if (!order.household) return false;
    const auto behind = state.residents.where<&Resident::household>(*order.household);
    return std::any_of(behind.begin(), behind.end(), [&](const Resident* resident) {
        return resident->id == by.person || is_proxy_of(state, by.person, resident->id);
    });
}

bool is_concerned(const State& state, const Stamp& by, const Order& order) {
    return is_in_team(state, by, order.campaign) || is_theirs(state, by, order);
}

std::vector<PersonId> people_of(const State& state, const Order& order) {
    std::vector<PersonId> people;
    if (order.for_person) {
        people.push_back(*order.for_person);
    } else if (order.household) {
        for (const Resident* resident : state.residents.where<&Resident::household>(*order.household))
            people.push_back(resident->id);
    }
    Stamp placed;
    placed.person = order.placed_by;
    const bool new_face = std::find(people.begin(), people.end(), order.placed_by) == people.end();
    if (order.placed_by && new_face && !is_in_team(state, placed, order.campaign))
        people.push_back(order.placed_by);
    return people;
}

// --- Campaigns and their items

bool takes_orders(const Campaign& campaign, Instant at) {
    if (campaign.state != CampaignState::Open || at < campaign.facts.opens_at) return false;
    return !campaign.facts.closes_at || at < *campaign.facts.closes_at;
}

bool is_over(const Campaign& campaign) {
    return campaign.state == CampaignState::HandedOut || campaign.state == CampaignState::MinimumMissed ||
           campaign.state == CampaignState::CalledOff;
}

std::int32_t usable_packs(const ItemSupply& supply) {
    return supply.arrived_packs - supply.broken_packs - supply.wrong_packs;
}

std::vector<const CampaignItem*> items_of(const State& state, CampaignId campaign) {
    auto items = state.campaign_items.where<&CampaignItem::campaign>(campaign);
    std::stable_sort(items.begin(), items.end(), [](const CampaignItem* one, const CampaignItem* other) {
        return one->facts.place < other->facts.place;
    });
    return items;
}

std::vector<PriceTier> tiers_of(const State& state, CampaignItemId item) {
    std::vector<PriceTier> tiers;
    for (const ItemTier* one : state.item_tiers.where<&ItemTier::item>(item)) tiers.push_back(one->tier);
    std::stable_sort(tiers.begin(), tiers.end(), [](const PriceTier& one, const PriceTier& other) {
        return one.from_packs < other.from_packs;
    });
    return tiers;
}

std::optional<HouseholdId> household_at(const State& state, const Door& door) {
    for (const auto& [id, row] : state.buildings.rows()) {
        if (row.record.compound != door.compound || row.record.name != door.building) continue;
        for (const Household* household : state.households.where<&Household::building>(id)) {
            if (household->unit == door.unit && household->room == door.room) return household->id;
        }
    }
    return std::nullopt;
}

bool has_priority(const State& state, CampaignId campaign, std::optional<HouseholdId> household,
                  const Door& door) {
    const auto given = state.door_priorities.where<&DoorPriority::campaign>(campaign);
    return std::any_of(given.begin(), given.end(), [&](const DoorPriority* one) {
        return household ? one->household == *household : one->door == door;
    });
}

// --- Orders

std::vector<const Order*> standing_orders(const State& state, CampaignId campaign) {
    auto orders = state.orders.where<&Order::campaign>(campaign);
    std::erase_if(orders, [](const Order* order) { return order->state != OrderState::Standing; });
    return orders;
}

std::vector<const OrderLine*> lines_of(const State& state, OrderId order) {
    auto lines = state.order_lines.where<&OrderLine::order>(order);
    const auto place = [&](const OrderLine* line) {
        const CampaignItem* item = state.campaign_items.find(line->item);
        return item ? item->facts.place : 0;
    };
    std::stable_sort(lines.begin(), lines.end(),
                     [&](const OrderLine* one, const OrderLine* other) { return place(one) < place(other); });
    return lines;
}

const OrderLine* line_of(const State& state, OrderId order, CampaignItemId item) {
    for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order)) {
        if (line->item == item) return line;
    }
    return nullptr;
}

const Order* order_of_door(const State& state, CampaignId campaign, std::optional<HouseholdId> household,
                           const Door& door) {
    if (household) {
        for (const Order* order : state.orders.where<&Order::household>(*household)) {
            if (order->campaign == campaign) return order;
        }
    }
    if (door.building.empty() && door.room.empty()) return nullptr;
    for (const Order* order : state.orders.where<&Order::campaign>(campaign)) {
        if ((!order->household || !household) && order->door == door) return order;
    }
    return nullptr;
}

std::optional<std::int32_t> StockBook::left(const CampaignItem& item, bool priority, std::int32_t own) const {
    if (!item.facts.stock) return std::nullopt;
    const ItemTotals* totals = state_.item_totals.find(item.id);
    const auto found = taken_.find(item.id);
    const Taken taken = found == taken_.end() ? Taken{} : found->second;
    const std::int32_t others = (totals ? totals->packs : 0) + taken.packs - own;
    if (priority) return std::max(0, *item.facts.stock - others);
    const std::int32_t by_priority = (totals ? totals->priority_packs : 0) + taken.by_priority;
    const std::int32_t kept = std::max(0, item.facts.reserved_packs - by_priority);
    return std::max(0, *item.facts.stock - others - kept);
}

void StockBook::take(CampaignItemId item, bool priority, std::int32_t more) {
    taken_[item].packs += more;
    if (priority) taken_[item].by_priority += more;
}

// --- Money

namespace {

void add_entry(OrderSums& sums, const LedgerEntry& entry) {
    switch (entry.kind) {
        case LedgerKind::Charge:
        case LedgerKind::Recount:
            sums.charged_cents += entry.cents;
            break;
        case LedgerKind::Correction:
            sums.agreed_cents += entry.cents;
            break;
        case LedgerKind::Payment:
            sums.paid_cents += entry.cents;
            break;
        case LedgerKind::Refund:
            sums.paid_cents -= entry.cents;
            break;
        case LedgerKind::SupplierPaid:
            break;
    }
}

}  // namespace

OrderSums sums_of(const State& state, OrderId order) {
    OrderSums sums;
    for (const LedgerEntry* entry : state.ledger_entries.where<&LedgerEntry::order>(order))
        add_entry(sums, *entry);
    return sums;
}

CampaignSums::CampaignSums(const State& state, CampaignId campaign) {
    auto entries = state.ledger_entries.where<&LedgerEntry::campaign>(campaign);
    std::erase_if(entries, [](const LedgerEntry* entry) { return !entry->order; });
    std::sort(entries.begin(), entries.end(),
              [](const LedgerEntry* one, const LedgerEntry* other) { return *one->order < *other->order; });
    for (const LedgerEntry* entry : entries) {
        if (by_order_.empty() || by_order_.back().first != *entry->order)
            by_order_.emplace_back(*entry->order, OrderSums{});
        add_entry(by_order_.back().second, *entry);
    }
}

OrderSums CampaignSums::of(OrderId order) const {
    const auto found = std::lower_bound(by_order_.begin(), by_order_.end(), order,
                                        [](const auto& one, OrderId wanted) { return one.first < wanted; });
    return found != by_order_.end() && found->first == order ? found->second : OrderSums{};
}

bool is_undone(const State& state, LedgerEntryId entry) {
    return !state.ledger_entries.where<&LedgerEntry::undoes>(entry).empty();
}

std::string next_payment_key(const State& state, OrderId order) {
    const auto entries = state.ledger_entries.where<&LedgerEntry::order>(order);
    std::int64_t number = 1;
    std::set<std::string> standing;
    for (const LedgerEntry* entry : entries) {
        if (entry->kind != LedgerKind::Payment || entry->undoes || is_undone(state, entry->id)) continue;
        ++number;
        standing.insert(entry->bank_key);
    }
    // One before it may have been undone, and its number is then that of a payment which stands.
    const std::string key = "hand " + to_hex(order.bits) + " ";
    while (standing.contains(key + std::to_string(number))) ++number;
    return key + std::to_string(number);
}

// --- Bags

std::vector<const HandOutEvent*> events_of(const State& state, OrderId order) {
    auto events = state.hand_out_events.where<&HandOutEvent::order>(order);
    std::stable_sort(events.begin(), events.end(), [](const HandOutEvent* one, const HandOutEvent* other) {
        return one->place < other->place;
    });
    return events;
}

namespace {

// When everything was counted that this order gets something of, the earliest first.
std::vector<Instant> arrivals_for(const State& state, OrderId order) {
    std::vector<Instant> came;
    for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order)) {
        const ItemSupply* supply = given_packs(*line) > 0 ? state.item_supplies.find(line->item) : nullptr;
        if (supply && supply->counted_at) came.push_back(*supply->counted_at);
    }
    std::sort(came.begin(), came.end());
    return came;
}

// A bag that is in hand does not hold what came after it: a further one waits. One that is packed is to be
// packed again.
Bag after_arrivals(const Bag& bag, const std::vector<Instant>& came, std::optional<Instant> until = {}) {
    const bool in_hand = bag.state == BagState::InHand;
    if (!in_hand && bag.state != BagState::Packed) return bag;
    const auto next = std::upper_bound(came.begin(), came.end(), bag.since->at);
    if (next == came.end() || (until && *until < *next)) return bag;
    return {BagState::Waiting, nullptr, false, in_hand ? bag.since : bag.earlier};
}

Bag after_event(const Bag& bag, const HandOutEvent* event) {
    // Of a further bag that holds nothing any more, because its content was counted or given otherwise since.
    const bool of_none = bag.state == BagState::InHand &&
                         (event->kind == HandOutKind::Packed || event->kind == HandOutKind::NobodyHome);
    if (of_none) return bag;
    switch (event->kind) {
        case HandOutKind::Packed:
            return {BagState::Packed, event, false, bag.earlier};
        case HandOutKind::HandedOver:
        case HandOutKind::Collected:
            return {BagState::InHand, event, false, bag.earlier};
        case HandOutKind::Received:
            return {BagState::InHand, event, true, bag.earlier};
        case HandOutKind::NobodyHome:
            return {BagState::NobodyHome, event, false, bag.earlier};
        case HandOutKind::AtWrongDoor:
            return {BagState::AtWrongDoor, event, false, bag.earlier};
        case HandOutKind::Undone:
        case HandOutKind::Complaint:
        case HandOutKind::Answered:
            break;
    }
    return bag;
}

}  // namespace

Bag bag_of(const State& state, OrderId order) {
    const auto events = events_of(state, order);
    if (events.empty()) return {};
    std::set<HandOutEventId> undone;
    for (const HandOutEvent* event : events) {
        if (event->kind == HandOutKind::Undone && event->about) undone.insert(*event->about);
    }
    const std::vector<Instant> came = arrivals_for(state, order);
    Bag bag;
    for (const HandOutEvent* event : events) {
        if (undone.contains(event->id)) continue;
        bag = after_event(after_arrivals(bag, came, event->at), event);
    }
    return after_arrivals(bag, came);
}

bool is_to_come(const State& state, const Campaign& campaign, CampaignItemId item) {
    const ItemSupply* supply =
        campaign.state == CampaignState::Arrived ? state.item_supplies.find(item) : nullptr;
    return supply && !supply->counted_at;
}

const HandOutEvent* in_hand_with(const State& state, const Bag& bag, CampaignItemId item) {
    const HandOutEvent* handed = bag.state == BagState::InHand ? bag.since : bag.earlier;
    const ItemSupply* supply = handed ? state.item_supplies.find(item) : nullptr;
    return supply && supply->counted_at && *supply->counted_at <= handed->at ? handed : nullptr;
}

std::int32_t packs_in_bag(const State& state, const Campaign& campaign, const OrderLine& line,
                          const Bag& bag) {
    if (is_to_come(state, campaign, line.item)) return 0;
    const bool in_earlier = bag.state != BagState::InHand && in_hand_with(state, bag, line.item);
    return in_earlier ? 0 : given_packs(line);
}

std::int32_t bag_packs(const State& state, OrderId id) {
    const Order* order = state.orders.find(id);
    const Campaign* campaign = order ? state.campaigns.find(order->campaign) : nullptr;
    if (!campaign) return 0;
    const Bag bag = bag_of(state, id);
    std::int32_t packs = 0;
    for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(id))
        packs += packs_in_bag(state, *campaign, *line, bag);
    return packs;
}

bool is_undone(const State& state, const HandOutEvent& event) {
    for (const HandOutEvent* other : state.hand_out_events.where<&HandOutEvent::order>(event.order)) {
        if (other->kind == HandOutKind::Undone && other->about == event.id) return true;
    }
    return false;
}

const HandOutEvent* answer_to(const State& state, const HandOutEvent& complaint) {
    for (const HandOutEvent* other : state.hand_out_events.where<&HandOutEvent::order>(complaint.order)) {
        if (other->kind == HandOutKind::Answered && other->about == complaint.id) return other;
    }
    return nullptr;
}

const HandOutEvent* handed_out_in(const State& state, CampaignId campaign) {
    for (const Order* order : standing_orders(state, campaign)) {
        const Bag bag = bag_of(state, order->id);
        if (bag.state == BagState::InHand) return bag.since;
        if (bag.earlier) return bag.earlier;
    }
    return nullptr;
}

const HandOutEvent* handed_out_with(const State& state, CampaignItemId item) {
    for (const OrderLine* line : state.order_lines.where<&OrderLine::item>(item)) {
        if (given_packs(*line) == 0) continue;
        if (const HandOutEvent* event = in_hand_with(state, bag_of(state, line->order), item)) return event;
    }
    return nullptr;
}

}  // namespace linli
