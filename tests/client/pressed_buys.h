#pragma once

#include "app/client/orders/buys_page.h"
#include "shared/orders/delivery_commands.h"
#include "tests/client/pressed_town.h"

namespace linli::client {

// Lu Qing leads a group-buy of oranges and eggs that closes at nine tonight; the device is mine.
struct PressedBuys : PressedTown, PressedServices {
    PressedBuys() {
        role(made<PersonId>(11), Role::BuyLeader);
        Campaign campaign;
        campaign.id = oranges_and_eggs;
        CampaignFacts& facts = campaign.facts;
        facts.title = "砂糖橘和鸡蛋";
        facts.opens_at = clock_at(8);
        facts.closes_at = clock_at(21);
        facts.pick_up_place = "5号楼下";
        facts.minimum_packs = 200;
        facts.fee_cents = 120'00;
        facts.fee_split = FeeSplit::PerPack;
        facts.payment_words = "付给陆青";
        campaign.opened_at = clock_at(8);
        kept_campaign = campaign;
        add(CampaignMember{made<CampaignMemberId>(301), campaign.id, made<PersonId>(11),
                           CampaignPart::Leader});
        item(oranges, 0, "砂糖橘", "箱", 38'00);
        item(eggs, 1, "鸡蛋", "板", 29'00, 2);
        add(ItemTotals{oranges, campaign.id, 100, 0, 0, 60, 0});
        add(ItemTotals{eggs, campaign.id, 62, 0, 0, 40, 0});
        add(CampaignTotals{campaign.id, 70, 162, 5598'00, 70, 0});
        add(CampaignBalance{campaign.id, 0, 0, 0, 0});
    }
    void item(CampaignItemId id, int place, const char* name, const char* unit, std::int64_t cents,
              int cap = 0) {
        CampaignItem one;
        one.id = id;
        one.campaign = oranges_and_eggs;
        one.facts.place = place;
        one.facts.name = name;
        one.facts.unit = unit;
        one.facts.price_cents = cents;
        one.facts.cap_per_door = cap;
        items[id] = one;
        add(ItemPrice{made<ItemPriceId>(310 + static_cast<std::uint64_t>(place)), id, 1, cents, false,
                      clock_at(8)});
    }
    // Another price since, under the second version.
    void raise(CampaignItemId id, std::int64_t cents) {
        items[id].price_version = 2;
        items[id].facts.price_cents = cents;
        add(ItemPrice{made<ItemPriceId>(315), id, 2, cents, true, clock_at(12)});
    }
    void ordered(std::int32_t packs, std::optional<std::int32_t> given = {},
                 OrderState order_state = OrderState::Standing) {
        Order order;
        order.id = mine;
        order.campaign = oranges_and_eggs;
        order.number = 12;
        order.household = made<HouseholdId>(1010);
        order.door = {{}, "2", "1", "301"};
        order.name = "小禾";
        order.for_person = me;
        order.placed_by = me;
        order.placed_at = clock_at(10);
        order.state = order_state;
        add(order);
        OrderLine line;
        line.id = made<OrderLineId>(331);
        line.order = mine;
        line.item = oranges;
        line.packs = packs;
        line.given = given;
        add(line);
    }
    void entry(std::uint64_t number, LedgerKind kind, std::int64_t cents) {
        LedgerEntry one;
        one.id = made<LedgerEntryId>(number);
        one.campaign = oranges_and_eggs;
        one.order = mine;
        one.kind = kind;
        one.cents = cents;
        one.at = clock_at(14);
        add(one);
    }
    void is_in(CampaignState state) {
        kept_campaign.state = state;
        if (state != CampaignState::Open) kept_campaign.closed_at = clock_at(14);
    }
    void open_town() {
        add(kept_campaign);
        for (const auto& [id, one] : items) add(one);
        open();
    }
    void show(std::optional<CampaignId> chosen = {}) {
        screen.show([this, chosen] { buys_page(known(), viewer(), now, chosen, input, *this, *this); });
    }

    const CampaignId oranges_and_eggs = made<CampaignId>(300);
    const CampaignItemId oranges = made<CampaignItemId>(320), eggs = made<CampaignItemId>(321);
    const OrderId mine = made<OrderId>(330);
    Campaign kept_campaign;
    std::map<CampaignItemId, CampaignItem> items;
    PressedScreen screen;
    BuysInput input;
};

}  // namespace linli::client
