#include "shared/orders/audiences.h"

#include "shared/orders/offered_rounds.h"

namespace linli {
namespace {

Audience team_of(const State& state, CampaignId campaign) {
    Audience audience{group::coordinators()};
    for (const CampaignMember* member : state.campaign_members.where<&CampaignMember::campaign>(campaign))
        audience.add(group::person(member->person));
    return audience;
}

void add_door(const State& state, HouseholdId household, Audience& audience) {
    for (const Resident* resident : state.residents.where<&Resident::household>(household))
        add_person_and_proxies(state, resident->id, audience);
}

// Those behind its door and who acts for them, who placed it, and the team.
Audience audience_of_door(const State& state, const Order& order) {
    Audience audience = team_of(state, order.campaign);
    audience.add(group::person(order.placed_by));
    if (order.for_person) add_person_and_proxies(state, *order.for_person, audience);
    if (order.household) add_door(state, *order.household, audience);
    return audience;
}

Audience audience_of_order(const State& state, OrderId id, CampaignId campaign) {
    const Order* order = state.orders.find(id);
    return order ? audience_of_door(state, *order) : team_of(state, campaign);
}

// Whoever carries its bag just now. There is none where there is nothing to bring.
void add_carriers(const State& state, OrderId id, Audience& audience) {
    const Order* order = state.orders.find(id);
    const OfferedRound* round = round_of(state, id);
    if (!order || !round || !is_open(state, *round) || !has_bag(state, *order)) return;
    for (const PersonId person : carriers_of(state, *round)) audience.add(group::person(person));
}

// What is said between the door and the leader is no business of who brings the bag.
bool is_about_money(HandOutKind kind) {
    return kind == HandOutKind::Complaint || kind == HandOutKind::Answered;
}

// --- What has to be looked at again

template <class Visit>
void orders_of_campaign(const State& state, CampaignId campaign, Visit&& visit) {
    for (const Order* order : state.orders.where<&Order::campaign>(campaign)) visit(order->id);
}

template <class Visit>
void orders_of_door(const State& state, HouseholdId household, Visit&& visit) {
    for (const Order* order : state.orders.where<&Order::household>(household)) visit(order->id);
}

// Also an order that went with somebody who has moved since.
template <class Visit>
void orders_of_ward(const State& state, const Proxy& proxy, Visit&& visit) {
    if (const Resident* resident = state.residents.find(proxy.for_whom))
        orders_of_door(state, resident->household, visit);
    for (const Order* order : state.orders.where<&Order::for_person>(proxy.for_whom)) visit(order->id);
}

struct MarkOrders {
    Marked& marked;
    void operator()(OrderId order) const { marked.add<Order>(order); }
};

struct MarkLines {
    const State& state;
    Marked& marked;
    void operator()(OrderId order) const {
        for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order))
            marked.add<OrderLine>(line->id);
    }
};

struct MarkEntries {
    const State& state;
    Marked& marked;
    void operator()(OrderId order) const {
        for (const LedgerEntry* entry : state.ledger_entries.where<&LedgerEntry::order>(order))
            marked.add<LedgerEntry>(entry->id);
    }
};

struct MarkEvents {
    const State& state;
    Marked& marked;
    void operator()(OrderId order) const {
        for (const HandOutEvent* event : state.hand_out_events.where<&HandOutEvent::order>(order))
            marked.add<HandOutEvent>(event->id);
    }
};

struct MarkPhotos {
    const State& state;
    Marked& marked;
    void operator()(OrderId order) const {
        for (const HandOutEvent* event : state.hand_out_events.where<&HandOutEvent::order>(order)) {
            for (const CampaignPhoto* photo :
                 state.campaign_photos.where<&CampaignPhoto::complaint>(event->id))
                marked.add<CampaignPhoto>(photo->id);
        }
    }
};

// All that who carries a bag may see of it.
struct MarkBag {
    const State& state;
    Marked& marked;
    void operator()(OrderId order) const {
        marked.add<RoundBag>(order);
        marked.add<Order>(order);
        MarkLines{state, marked}(order);
        MarkEvents{state, marked}(order);
    }
};

void mark_if_in_round(const State& state, OrderId order, Marked& marked) {
    if (state.round_bags.find(order)) MarkBag{state, marked}(order);
}

void mark_round(const State& state, ShiftId round, Marked& marked) {
    for (const RoundBag* bag : state.round_bags.where<&RoundBag::round>(round))
        MarkBag{state, marked}(bag->id);
}

void mark_priorities(const State& state, HouseholdId household, Marked& marked) {
    for (const DoorPriority* one : state.door_priorities.where<&DoorPriority::household>(household))
        marked.add<DoorPriority>(one->id);
}

}  // namespace

Audience AudienceOf<DoorPriority>::of(const State& state, const DoorPriority& priority) {
    Audience audience = team_of(state, priority.campaign);
    audience.add(group::person(priority.by));
    add_door(state, priority.household, audience);
    return audience;
}

void AudienceOf<DoorPriority>::mark(const State& state, const CampaignMember& changed, Marked& marked) {
    for (const DoorPriority* one : state.door_priorities.where<&DoorPriority::campaign>(changed.campaign))
        marked.add<DoorPriority>(one->id);
}

void AudienceOf<DoorPriority>::mark(const State& state, const Resident& changed, Marked& marked) {
    mark_priorities(state, changed.household, marked);
}

void AudienceOf<DoorPriority>::mark(const State& state, const Proxy& changed, Marked& marked) {
    if (const Resident* resident = state.residents.find(changed.for_whom))
        mark_priorities(state, resident->household, marked);
}

Audience AudienceOf<Order>::of(const State& state, const Order& order) {
    Audience audience = audience_of_door(state, order);
    add_carriers(state, order.id, audience);
    return audience;
}

void AudienceOf<Order>::mark(const State& state, const CampaignMember& changed, Marked& marked) {
    orders_of_campaign(state, changed.campaign, MarkOrders{marked});
}

void AudienceOf<Order>::mark(const State& state, const Resident& changed, Marked& marked) {
    orders_of_door(state, changed.household, MarkOrders{marked});
}

void AudienceOf<Order>::mark(const State& state, const Proxy& changed, Marked& marked) {
    orders_of_ward(state, changed, MarkOrders{marked});
}

Audience AudienceOf<OrderLine>::of(const State& state, const OrderLine& line) {
    const CampaignItem* item = state.campaign_items.find(line.item);
    Audience audience = audience_of_order(state, line.order, item ? item->campaign : CampaignId{});
    add_carriers(state, line.order, audience);
    return audience;
}

void AudienceOf<OrderLine>::mark(const State& state, const Order& changed, Marked& marked) {
    MarkLines{state, marked}(changed.id);
}

void AudienceOf<OrderLine>::mark(const State& state, const CampaignMember& changed, Marked& marked) {
    orders_of_campaign(state, changed.campaign, MarkLines{state, marked});
}

void AudienceOf<OrderLine>::mark(const State& state, const Resident& changed, Marked& marked) {
    orders_of_door(state, changed.household, MarkLines{state, marked});
}

void AudienceOf<OrderLine>::mark(const State& state, const Proxy& changed, Marked& marked) {
    orders_of_ward(state, changed, MarkLines{state, marked});
}

Audience AudienceOf<LedgerEntry>::of(const State& state, const LedgerEntry& entry) {
    return entry.order ? audience_of_order(state, *entry.order, entry.campaign)
                       : team_of(state, entry.campaign);
}

void AudienceOf<LedgerEntry>::mark(const State& state, const Order& changed, Marked& marked) {
    MarkEntries{state, marked}(changed.id);
}

void AudienceOf<LedgerEntry>::mark(const State& state, const CampaignMember& changed, Marked& marked) {
    for (const LedgerEntry* entry : state.ledger_entries.where<&LedgerEntry::campaign>(changed.campaign))
        marked.add<LedgerEntry>(entry->id);
}

void AudienceOf<LedgerEntry>::mark(const State& state, const Resident& changed, Marked& marked) {
    orders_of_door(state, changed.household, MarkEntries{state, marked});
}

void AudienceOf<LedgerEntry>::mark(const State& state, const Proxy& changed, Marked& marked) {
    orders_of_ward(state, changed, MarkEntries{state, marked});
}

Audience AudienceOf<PaymentReminder>::of(const State& state, const PaymentReminder& reminder) {
    return team_of(state, reminder.campaign);
}

void AudienceOf<PaymentReminder>::mark(const State& state, const CampaignMember& changed, Marked& marked) {
    for (const PaymentReminder* one :
         state.payment_reminders.where<&PaymentReminder::campaign>(changed.campaign))
        marked.add<PaymentReminder>(one->id);
}

Audience AudienceOf<CampaignBalance>::of(const State& state, const CampaignBalance& balance) {
    const Campaign* campaign = state.campaigns.find(balance.id);
    if (campaign && campaign->facts.balance_for_all) return {group::everyone()};
    return team_of(state, balance.id);
}

void AudienceOf<CampaignBalance>::mark(const State&, const Campaign& changed, Marked& marked) {
    marked.add<CampaignBalance>(changed.id);
}

void AudienceOf<CampaignBalance>::mark(const State&, const CampaignMember& changed, Marked& marked) {
    marked.add<CampaignBalance>(changed.campaign);
}

Audience AudienceOf<HandOutEvent>::of(const State& state, const HandOutEvent& event) {
    Audience audience = audience_of_order(state, event.order, event.campaign);
    if (!is_about_money(event.kind)) add_carriers(state, event.order, audience);
    return audience;
}

void AudienceOf<HandOutEvent>::mark(const State& state, const Order& changed, Marked& marked) {
    MarkEvents{state, marked}(changed.id);
}

void AudienceOf<HandOutEvent>::mark(const State& state, const CampaignMember& changed, Marked& marked) {
    for (const HandOutEvent* event : state.hand_out_events.where<&HandOutEvent::campaign>(changed.campaign))
        marked.add<HandOutEvent>(event->id);
}

void AudienceOf<HandOutEvent>::mark(const State& state, const Resident& changed, Marked& marked) {
    orders_of_door(state, changed.household, MarkEvents{state, marked});
}

void AudienceOf<HandOutEvent>::mark(const State& state, const Proxy& changed, Marked& marked) {
    orders_of_ward(state, changed, MarkEvents{state, marked});
}

Audience AudienceOf<CampaignPhoto>::of(const State& state, const CampaignPhoto& photo) {
    if (!photo.complaint) return {group::everyone()};
    const HandOutEvent* complaint = state.hand_out_events.find(*photo.complaint);
    return audience_of_order(state, complaint ? complaint->order : OrderId{}, photo.campaign);
}

void AudienceOf<CampaignPhoto>::mark(const State& state, const Order& changed, Marked& marked) {
    MarkPhotos{state, marked}(changed.id);
}

void AudienceOf<CampaignPhoto>::mark(const State& state, const CampaignMember& changed, Marked& marked) {
    for (const CampaignPhoto* photo : state.campaign_photos.where<&CampaignPhoto::campaign>(changed.campaign))
        marked.add<CampaignPhoto>(photo->id);
}

void AudienceOf<CampaignPhoto>::mark(const State& state, const Resident& changed, Marked& marked) {
    orders_of_door(state, changed.household, MarkPhotos{state, marked});
}

void AudienceOf<CampaignPhoto>::mark(const State& state, const Proxy& changed, Marked& marked) {
    orders_of_ward(state, changed, MarkPhotos{state, marked});
}

Audience AudienceOf<RoundBag>::of(const State& state, const RoundBag& bag) {
    const Order* order = state.orders.find(bag.id);
    Audience audience = order ? team_of(state, order->campaign) : Audience{group::coordinators()};
    add_carriers(state, bag.id, audience);
    return audience;
}

void AudienceOf<RoundBag>::mark(const State& state, const RoundBag& changed, Marked& marked) {
    MarkBag{state, marked}(changed.id);
}

void AudienceOf<RoundBag>::mark(const State& state, const OfferedRound& changed, Marked& marked) {
    mark_round(state, changed.id, marked);
}

void AudienceOf<RoundBag>::mark(const State& state, const Seat& changed, Marked& marked) {
    mark_round(state, changed.shift, marked);
}

void AudienceOf<RoundBag>::mark(const State& state, const Shift& changed, Marked& marked) {
    mark_round(state, changed.id, marked);
}

void AudienceOf<RoundBag>::mark(const State& state, const Campaign& changed, Marked& marked) {
    for (const OfferedRound* round : rounds_of(state, changed.id)) mark_round(state, round->id, marked);
}

void AudienceOf<RoundBag>::mark(const State& state, const CampaignMember& changed, Marked& marked) {
    for (const OfferedRound* round : rounds_of(state, changed.campaign)) mark_round(state, round->id, marked);
}

void AudienceOf<RoundBag>::mark(const State& state, const Order& changed, Marked& marked) {
    mark_if_in_round(state, changed.id, marked);
}

void AudienceOf<RoundBag>::mark(const State& state, const OrderLine& changed, Marked& marked) {
    mark_if_in_round(state, changed.order, marked);
}

// What is counted is in the bags from then on, also where a round as a whole holds no more than before.
void AudienceOf<RoundBag>::mark(const State& state, const ItemSupply& changed, Marked& marked) {
    for (const OrderLine* line : state.order_lines.where<&OrderLine::item>(changed.id))
        mark_if_in_round(state, line->order, marked);
}

void AudienceOf<RoundBag>::mark(const State& state, const HandOutEvent& changed, Marked& marked) {
    mark_if_in_round(state, changed.order, marked);
}

}  // namespace linli
