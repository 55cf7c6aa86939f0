#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/orders/case_filling.h"
#include "shared/orders/money.h"
#include "shared/orders/shortage.h"
#include "shared/people/door.h"
#include "shared/people/records.h"

// Buying together (团购). A campaign and what it sells are for everybody; who ordered what, and who owes
// what, is for the door itself, the campaign's team and the coordinators. Linli moves no money: it records
// who owes and who paid. All money is whole cents.

namespace linli {

inline constexpr std::size_t max_campaign_items = 60;
inline constexpr std::size_t max_price_tiers = 10;  // Of one item.
inline constexpr std::size_t max_campaign_orders = 10'000;
inline constexpr std::size_t max_campaign_team = 60;
inline constexpr std::size_t max_pick_ups = 6;  // Of one campaign.
inline constexpr Duration farthest_campaign_time = days(120);
inline constexpr std::int32_t max_packs_of_order = 999;             // Of one item.
inline constexpr std::int32_t max_packs = 1'000'000;                // Of all orders.
inline constexpr std::int64_t max_ledger_cents = 1'000'000'00;      // One entry of one order.
inline constexpr std::int64_t max_supplier_cents = 100'000'000'00;  // One payment to the supplier.
inline constexpr std::size_t max_source_bytes = 500;

enum class CampaignState : std::uint8_t {
    Open = 1,           // From `opens_at` on orders are taken.
    Closed = 2,         // The minimum is met: what everybody owes stands.
    Ordered = 3,        // At the supplier.
    Arrived = 4,        // Counted, at least in part: bags are handed out.
    HandedOut = 5,      // Finished.
    MinimumMissed = 6,  // Nobody owes anything.
    CalledOff = 7,      // By the leader; nobody owes anything.
};
template <>
struct Members<CampaignState> {
    static constexpr std::array values{CampaignState::Open,      CampaignState::Closed,
                                       CampaignState::Ordered,   CampaignState::Arrived,
                                       CampaignState::HandedOut, CampaignState::MinimumMissed,
                                       CampaignState::CalledOff};
};

// What a leader decides about a campaign.
struct CampaignFacts {
    std::string title;
    std::string about;
    Instant opens_at;
    std::optional<Instant> closes_at;  // Nothing: by hand or by count.
    std::int32_t closing_packs = 0;    // Closes by itself when so many are ordered; 0: not by packs.
    std::int32_t closing_orders = 0;   // The same with orders.
    std::string pick_up_place;
    std::optional<Instant> pick_up_from, pick_up_until;
    bool to_the_door = false;  // Everything is brought; else whoever asks for it.
    std::int64_t fee_cents = 0;
    FeeSplit fee_split = FeeSplit::PerOrder;
    std::int32_t minimum_packs = 0;  // 0: none.
    std::int64_t minimum_cents = 0;  // Of the goods; 0: none.
    ShortageRule shortage = ShortageRule::Equal;
    std::int64_t lot_seed = 0;     // Published from the start, used by ShortageRule::Lot.
    bool balance_for_all = false;  // Everybody sees what came in, went out and is open.
    std::string supplier, licence, supplier_contact;
    std::string payment_words;  // How to pay: to whom, and what to write beside it.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_name_bytes, title), NAMED_UP_TO(max_note_bytes, about), NAMED(opens_at),
           NAMED(closes_at), NAMED(closing_packs), NAMED(closing_orders),
           NAMED_UP_TO(max_name_bytes, pick_up_place), NAMED(pick_up_from), NAMED(pick_up_until),
           NAMED(to_the_door), NAMED(fee_cents), NAMED(fee_split), NAMED(minimum_packs), NAMED(minimum_cents),
           NAMED(shortage), NAMED(lot_seed), NAMED(balance_for_all), NAMED_UP_TO(max_name_bytes, supplier),
           NAMED_UP_TO(max_name_bytes, licence), NAMED_UP_TO(max_name_bytes, supplier_contact),
           NAMED(payment_words));
    }
};

struct Campaign {
    static constexpr std::uint16_t record_type = 110;
    static constexpr const char* table_name = "campaign";
    Id<Campaign> id;
    CampaignFacts facts;
    CampaignState state = CampaignState::Open;
    Instant opened_at;
    std::optional<Instant> closed_at;
    std::string called_off_why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(facts), NAMED(state), NAMED(opened_at), NAMED(closed_at), NAMED(called_off_why));
    }
};
using CampaignId = Id<Campaign>;

// One of several times at which bags can be fetched, where a campaign offers more than that in its facts.
// Each order may choose one.
struct PickUpWindow {
    static constexpr std::uint16_t record_type = 127;
    static constexpr const char* table_name = "pick_up_window";
    Id<PickUpWindow> id;
    CampaignId campaign;
    TimeRange window;
    std::string place;  // Empty: the campaign's own.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(window), NAMED_UP_TO(max_name_bytes, place));
    }
};
using PickUpWindowId = Id<PickUpWindow>;

enum class CampaignPart : std::uint8_t { Leader = 1, Helper = 2 };
template <>
struct Members<CampaignPart> {
    static constexpr std::array values{CampaignPart::Leader, CampaignPart::Helper};
};

// Who runs a campaign: one leader (团长) and their helpers. They see all its orders.
struct CampaignMember {
    static constexpr std::uint16_t record_type = 111;
    static constexpr const char* table_name = "campaign_member";
    Id<CampaignMember> id;
    CampaignId campaign;
    PersonId person;
    CampaignPart part = CampaignPart::Helper;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(person), NAMED(part));
    }
};
using CampaignMemberId = Id<CampaignMember>;

struct CampaignItem;

// What a leader decides about an item. A pack is what one orders one of: 一箱, 一板.
struct ItemFacts {
    std::int32_t place = 0;  // In the list, from 0.
    std::string code;        // As people order by it: A, 1.
    std::string name;
    std::string unit;  // 箱
    std::int64_t price_cents = 0;
    std::int32_t case_size = 1;  // Packs in one of the supplier's cases.
    bool whole_cases = false;    // The supplier opens none.
    LastCase last_case = LastCase::LeaveOut;
    std::optional<std::int32_t> stock;
    std::int32_t cap_per_door = 0;    // 0: none.
    std::int32_t minimum_packs = 0;   // Fewer, and nobody gets this item; 0: none.
    std::int32_t reserved_packs = 0;  // Of the stock, kept for doors with priority.
    std::optional<Id<CampaignItem>> substitute_for;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(place), NAMED_UP_TO(20, code), NAMED_UP_TO(max_name_bytes, name), NAMED_UP_TO(40, unit),
           NAMED(price_cents), NAMED(case_size), NAMED(whole_cases), NAMED(last_case), NAMED(stock),
           NAMED(cap_per_door), NAMED(minimum_packs), NAMED(reserved_packs), NAMED(substitute_for));
    }
};

struct CampaignItem {
    static constexpr std::uint16_t record_type = 112;
    static constexpr const char* table_name = "campaign_item";
    Id<CampaignItem> id;
    CampaignId campaign;
    ItemFacts facts;
    std::int32_t price_version = 1;  // Raised whenever its price or a tier changes.
    bool withdrawn = false;
    std::optional<std::int64_t> final_cents;  // The price of a pack that closing found, with its tier.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(facts), NAMED(price_version), NAMED(withdrawn),
           NAMED(final_cents));
    }
};
using CampaignItemId = Id<CampaignItem>;

// From so many packs of all doors together a pack costs less.
struct ItemTier {
    static constexpr std::uint16_t record_type = 113;
    static constexpr const char* table_name = "item_tier";
    Id<ItemTier> id;
    CampaignItemId item;
    PriceTier tier;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(item), NAMED(tier));
    }
};
using ItemTierId = Id<ItemTier>;

// Each price that an item ever had. Never changed.
struct ItemPrice {
    static constexpr std::uint16_t record_type = 114;
    static constexpr const char* table_name = "item_price";
    Id<ItemPrice> id;
    CampaignItemId item;
    std::int32_t number = 1;  // The price_version of its item.
    std::int64_t price_cents = 0;
    bool raised = false;  // Dearer than the version before, or with worse tiers: who orders is asked again.
    Instant at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(item), NAMED(number), NAMED(price_cents), NAMED(raised), NAMED(at));
    }
};
using ItemPriceId = Id<ItemPrice>;

// What is ordered of an item, for those who may not see the orders.
struct ItemTotals {
    static constexpr std::uint16_t record_type = 115;
    static constexpr const char* table_name = "item_totals";
    CampaignItemId id;
    CampaignId campaign;
    std::int32_t packs = 0;
    std::int32_t tolerance_packs = 0;  // More that people would take to fill a case.
    std::int32_t priority_packs = 0;   // Of `packs`, by doors with priority.
    std::int32_t orders = 0;
    std::int32_t given_packs = 0;  // After arrival: what the bags hold.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(packs), NAMED(tolerance_packs), NAMED(priority_packs),
           NAMED(orders), NAMED(given_packs));
    }
};

struct CampaignTotals {
    static constexpr std::uint16_t record_type = 116;
    static constexpr const char* table_name = "campaign_totals";
    CampaignId id;
    std::int32_t orders = 0;
    std::int32_t packs = 0;
    std::int64_t goods_cents = 0;  // At the prices that people agreed to, before tiers and fee.
    std::int32_t last_number = 0;  // Of an order, for labels.
    std::int32_t bags_given = 0;   // Handed out, by whatever way.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(orders), NAMED(packs), NAMED(goods_cents), NAMED(last_number), NAMED(bags_given));
    }
};

// A door that the leader, its steward or a coordinator put first: it may take reserved stock and goes first
// where the rule says so. It says nothing about why.
struct DoorPriority {
    static constexpr std::uint16_t record_type = 117;
    static constexpr const char* table_name = "door_priority";
    Id<DoorPriority> id;
    CampaignId campaign;
    HouseholdId household;
    Door door;  // For the team, who do not hold the register.
    PersonId by;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(household), NAMED(door), NAMED(by));
    }
};
using DoorPriorityId = Id<DoorPriority>;

}  // namespace linli
