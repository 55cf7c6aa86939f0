#include "shared/orders/audiences.h"

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

Audience audience_of_order(const State& state, OrderId id, CampaignId campaign) {
    const Order* order = state.orders.find(id);
    return order ? AudienceOf<Order>::of(state, *order) : team_of(state, campaign);
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
    Audience audience = team_of(state, order.campaign);
    audience.add(group::person(order.placed_by));
    if (order.for_person) add_person_and_proxies(state, *order.for_person, audience);
    if (order.household) add_door(state, *order.household, audience);
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
    return audience_of_order(state, line.order, item ? item->campaign : CampaignId{});
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
    return audience_of_order(state, event.order, event.campaign);
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

}  // namespace linli
