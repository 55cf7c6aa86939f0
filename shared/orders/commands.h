#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/rules.h"
#include "shared/orders/order_records.h"

// What people may ask for about buying together, until a campaign is closed (afterwards:
// delivery_commands.h). Tags are sent: never renumber, never reuse. "The team" of a
// campaign is its leader, its helpers and the coordinators.

namespace linli {

// ---- Campaigns: campaign_rules.cpp

struct NewItem {
    ItemFacts facts;  // Its `substitute_for` is not looked at.
    std::vector<PriceTier> tiers;
    std::optional<std::uint32_t> substitute_for;  // Place in the list.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(facts), NAMED_UP_TO(max_price_tiers, tiers), NAMED(substitute_for));
    }
};

// By a group-buy leader, or a coordinator for one: the stamp's `for_person` is the leader.
struct OpenCampaign {
    static constexpr std::uint16_t tag = 300;
    CampaignFacts facts;
    std::vector<NewItem> items;
    std::vector<PersonId> helpers;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(facts), NAMED_UP_TO(max_campaign_items, items), NAMED_UP_TO(max_campaign_team, helpers));
    }
};

inline CampaignId campaign_made_by(const Stamp& by) {
    return by.new_ids.make<CampaignId>();
}

// While it is open; by the leader or a coordinator. Once somebody has ordered, what they agreed to stays:
// fee, shortage rule and seed, a public balance, and a minimum that is not higher.
struct ChangeCampaign {
    static constexpr std::uint16_t tag = 301;
    CampaignId campaign;
    CampaignFacts facts;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED(facts));
    }
};

// Somebody who holds a role; by the leader or a coordinator.
struct AddCampaignHelper {
    static constexpr std::uint16_t tag = 302;
    CampaignId campaign;
    PersonId person;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED(person));
    }
};

// By the helper themselves, too.
struct EndCampaignHelper {
    static constexpr std::uint16_t tag = 303;
    CampaignMemberId member;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(member));
    }
};

// To another group-buy leader.
struct HandOverCampaign {
    static constexpr std::uint16_t tag = 304;
    CampaignId campaign;
    PersonId to;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED(to));
    }
};

// A new item, or the same one otherwise, while the campaign is open. Who has ordered pays at most the price
// that they saw; who orders more, or offline at the old price, is asked again where it was raised. Once
// somebody has ordered it, what they agreed to stays: no tier gets worse, the minimum no higher, and nobody
// is left out for want of a full case who was not before.
struct SetItem {
    static constexpr std::uint16_t tag = 305;
    CampaignId campaign;
    std::optional<CampaignItemId> item;  // Nothing: a new one.
    ItemFacts facts;
    std::vector<PriceTier> tiers;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED(item), NAMED(facts), NAMED_UP_TO(max_price_tiers, tiers));
    }
};

// It cannot be had after all: whoever ordered it is told.
struct WithdrawItem {
    static constexpr std::uint16_t tag = 306;
    CampaignItemId item;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(item));
    }
};

// By the leader, helpers, the door's steward or a coordinator. For the stamp's `for_person`, or for a door.
struct GivePriority {
    static constexpr std::uint16_t tag = 307;
    CampaignId campaign;
    std::optional<Door> door;
    bool given = true;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED(door), NAMED(given));
    }
};

// By hand, or by itself at its time. Missing the minimum ends it: everyone is told, nobody owes anything.
// Else cases are filled and what each order owes is written down.
struct CloseCampaign {
    static constexpr std::uint16_t tag = 308;
    CampaignId campaign;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign));
    }
};

// Until the first bag is in somebody's hands: who has the goods owes for them, and what never came is counted
// as none instead. Nobody owes anything any more; what was paid is to be paid back.
struct CallOffCampaign {
    static constexpr std::uint16_t tag = 309;
    CampaignId campaign;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED(why));
    }
};

struct SupplierLine {
    CampaignItemId item;
    std::int32_t packs = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(item), NAMED(packs));
    }
};

// The supplier has the sheet. Every item that somebody gets stands in it once; more than they get is spare,
// fewer is a shortage that arrival will show.
struct ConfirmSupplierOrder {
    static constexpr std::uint16_t tag = 310;
    CampaignId campaign;
    std::vector<SupplierLine> lines;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED_UP_TO(max_campaign_items, lines));
    }
};

// ---- Orders: order_rules.cpp, chain_rules.cpp

struct OrderedLine {
    CampaignItemId item;
    std::int32_t packs = 0;
    std::int32_t tolerance = 0;
    std::string note;
    std::int32_t price_version = 1;  // That was seen.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(item), NAMED(packs), NAMED(tolerance), NAMED_UP_TO(max_name_bytes, note),
           NAMED(price_version));
    }
};

// For the household of the stamp's `for_person`; or for a door, by the team or the building's steward.
struct PlaceOrder {
    static constexpr std::uint16_t tag = 320;
    CampaignId campaign;
    std::optional<Door> door;
    std::string name;  // As the door is to be called; empty: the person's own.
    OrderWishes wishes;
    std::vector<OrderedLine> lines;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED(door), NAMED_UP_TO(max_name_bytes, name), NAMED(wishes),
           NAMED_UP_TO(max_campaign_items, lines));
    }
};

inline OrderId order_made_by(const Stamp& by) {
    return by.new_ids.make<OrderId>();
}

// The whole order as it is to be, until closing. `revision`: of the order as it was seen. A withdrawn order
// stands again.
struct ChangeOrder {
    static constexpr std::uint16_t tag = 321;
    OrderId order;
    std::int32_t revision = 1;
    OrderWishes wishes;
    std::vector<OrderedLine> lines;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order), NAMED(revision), NAMED(wishes), NAMED_UP_TO(max_campaign_items, lines));
    }
};

struct WithdrawOrder {
    static constexpr std::uint16_t tag = 322;
    OrderId order;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order));
    }
};

struct ChainOrderLine {
    CampaignItemId item;
    std::int32_t said = 0;   // What the chain says; 0: nothing any more.
    std::int32_t packs = 0;  // What the order is to have, once everything was asked.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(item), NAMED(said), NAMED(packs));
    }
};

struct ChainOrder {
    std::optional<OrderId> order;  // The one that it joins; nothing: a new one.
    std::int32_t revision = 0;     // Of that order as it was read.
    std::optional<Door> door;      // Of a new one, or of one that had a name only.
    std::string name;
    std::string note;        // Joins the wishes of a new order; an old one keeps its own.
    std::string source_key;  // See chain_join.h.
    std::string source_text;
    std::vector<ChainOrderLine> lines;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order), NAMED(revision), NAMED(door), NAMED_UP_TO(max_name_bytes, name), NAMED(note),
           NAMED_UP_TO(max_source_bytes, source_key), NAMED_UP_TO(max_source_bytes, source_text),
           NAMED_UP_TO(max_campaign_items, lines));
    }
};

// An accepted reading of a chain; by the team. All or nothing: where one order breaks a rule, none is taken.
// Items that an order of the chain does not name stay as they are. Telephone numbers are kept hidden.
struct AcceptGroupBuyChain {
    static constexpr std::uint16_t tag = 323;
    CampaignId campaign;
    std::vector<ChainOrder> orders;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED_UP_TO(max_campaign_orders, orders));
    }
};

LINLI_RULES_OF(OpenCampaign);
LINLI_RULES_OF(ChangeCampaign);
LINLI_RULES_OF(AddCampaignHelper);
LINLI_RULES_OF(EndCampaignHelper);
LINLI_RULES_OF(HandOverCampaign);
LINLI_RULES_OF(SetItem);
LINLI_RULES_OF(WithdrawItem);
LINLI_RULES_OF(GivePriority);
LINLI_RULES_OF(CloseCampaign);
LINLI_RULES_OF(CallOffCampaign);
LINLI_RULES_OF(ConfirmSupplierOrder);
LINLI_RULES_OF(PlaceOrder);
LINLI_RULES_OF(ChangeOrder);
LINLI_RULES_OF(WithdrawOrder);
LINLI_RULES_OF(AcceptGroupBuyChain);

}  // namespace linli
