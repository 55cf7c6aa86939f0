#pragma once

#include "shared/state/audience.h"

// Who may hold what about buying together (DESIGN §3). The offer and its totals are for everybody. An order
// and all that belongs to it is for those behind the door and who acts for them, who placed it, the
// campaign's team and the coordinators; a telephone number is in none of it. Who carries a round sees what is
// in its bags and what became of them while it lasts, and nothing of money.

namespace linli {

template <class Record>
struct ForEverybody {
    static Audience of(const State&, const Record&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<Campaign> : ForEverybody<Campaign> {};
template <>
struct AudienceOf<PickUpWindow> : ForEverybody<PickUpWindow> {};
template <>
struct AudienceOf<CampaignMember> : ForEverybody<CampaignMember> {};
template <>
struct AudienceOf<CampaignItem> : ForEverybody<CampaignItem> {};
template <>
struct AudienceOf<ItemTier> : ForEverybody<ItemTier> {};
template <>
struct AudienceOf<ItemPrice> : ForEverybody<ItemPrice> {};
template <>
struct AudienceOf<ItemTotals> : ForEverybody<ItemTotals> {};
template <>
struct AudienceOf<CampaignTotals> : ForEverybody<CampaignTotals> {};
template <>
struct AudienceOf<ItemSupply> : ForEverybody<ItemSupply> {};

template <>
struct AudienceOf<DoorPriority> {
    static Audience of(const State& state, const DoorPriority& priority);
    static void mark(const State& state, const CampaignMember& changed, Marked& marked);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<Order> {
    static Audience of(const State& state, const Order& order);
    static void mark(const State& state, const CampaignMember& changed, Marked& marked);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<OrderLine> {
    static Audience of(const State& state, const OrderLine& line);
    static void mark(const State& state, const Order& changed, Marked& marked);
    static void mark(const State& state, const CampaignMember& changed, Marked& marked);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

// What goes to the supplier is for the team.
template <>
struct AudienceOf<LedgerEntry> {
    static Audience of(const State& state, const LedgerEntry& entry);
    static void mark(const State& state, const Order& changed, Marked& marked);
    static void mark(const State& state, const CampaignMember& changed, Marked& marked);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<PaymentReminder> {
    static Audience of(const State& state, const PaymentReminder& reminder);
    static void mark(const State& state, const CampaignMember& changed, Marked& marked);
};

template <>
struct AudienceOf<CampaignBalance> {
    static Audience of(const State& state, const CampaignBalance& balance);
    static void mark(const State& state, const Campaign& changed, Marked& marked);
    static void mark(const State& state, const CampaignMember& changed, Marked& marked);
};

template <>
struct AudienceOf<HandOutEvent> {
    static Audience of(const State& state, const HandOutEvent& event);
    static void mark(const State& state, const Order& changed, Marked& marked);
    static void mark(const State& state, const CampaignMember& changed, Marked& marked);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

// The payment code is for everybody, as the words beside it are; a complaint's photo for whom its order is.
template <>
struct AudienceOf<CampaignPhoto> {
    static Audience of(const State& state, const CampaignPhoto& photo);
    static void mark(const State& state, const Order& changed, Marked& marked);
    static void mark(const State& state, const CampaignMember& changed, Marked& marked);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

// How much a round is and where; which doors is in its bags.
template <>
struct AudienceOf<OfferedRound> : ForEverybody<OfferedRound> {};

// The team, and who carries the bag. With it goes all that they may see of the bag, so whatever opens and
// closes a round marks the order, its lines and its events as well.
template <>
struct AudienceOf<RoundBag> {
    static Audience of(const State& state, const RoundBag& bag);
    static void mark(const State& state, const RoundBag& changed, Marked& marked);
    static void mark(const State& state, const OfferedRound& changed, Marked& marked);
    static void mark(const State& state, const Seat& changed, Marked& marked);
    static void mark(const State& state, const Shift& changed, Marked& marked);
    static void mark(const State& state, const Campaign& changed, Marked& marked);
    static void mark(const State& state, const CampaignMember& changed, Marked& marked);
    static void mark(const State& state, const Order& changed, Marked& marked);
    static void mark(const State& state, const OrderLine& changed, Marked& marked);
    static void mark(const State& state, const ItemSupply& changed, Marked& marked);
    static void mark(const State& state, const HandOutEvent& changed, Marked& marked);
};

}  // namespace linli
