#pragma once

#include <algorithm>

#include "shared/orders/delivery_commands.h"
#include "shared/orders/order_book.h"
#include "tests/client/pressed_town.h"

namespace linli::client {

// A group-buy of oranges and eggs that Lu Qing leads; the device is mine, and I help with it.
struct TeamBuys : PressedTown, PressedServices {
    TeamBuys() {
        campaign.id = made<CampaignId>(300);
        campaign.facts.title = "砂糖橘和鸡蛋";
        campaign.facts.opens_at = clock_at(8);
        campaign.facts.closes_at = clock_at(21);
        campaign.opened_at = clock_at(8);
        member(301, 11, CampaignPart::Leader);
        member(302, 10, CampaignPart::Helper);
        item(oranges, 0, "砂糖橘", "箱", 38'00);
        item(eggs, 1, "鸡蛋", "板", 29'00);
    }
    void member(std::uint64_t number, std::uint64_t person, CampaignPart part) {
        add(CampaignMember{made<CampaignMemberId>(number), campaign.id, made<PersonId>(person), part});
    }
    void item(CampaignItemId id, int place, const char* name, const char* unit, std::int64_t cents) {
        CampaignItem& one = items[id];
        one.id = id;
        one.campaign = campaign.id;
        one.facts.place = place;
        one.facts.name = name;
        one.facts.unit = unit;
        one.facts.price_cents = cents;
    }
    // An order with so many boxes of oranges and trays of eggs, in the order in which they came.
    OrderId order(const Door& door, const std::string& name, int boxes, int trays = 0) {
        Order one;
        one.id = made<OrderId>(400 + ++orders_);
        one.campaign = campaign.id;
        one.number = static_cast<std::int32_t>(orders_);
        one.door = door;
        one.name = name;
        one.placed_by = made<PersonId>(11);
        one.placed_at = clock_at(9, static_cast<int>(orders_));
        orders[one.id] = one;
        if (boxes > 0) line(one.id, oranges, boxes);
        if (trays > 0) line(one.id, eggs, trays);
        return one.id;
    }
    void line(OrderId order, CampaignItemId item, int packs) {
        OrderLine one;
        one.id = made<OrderLineId>(600 + ++lines_);
        one.order = order;
        one.item = item;
        one.packs = packs;
        lines[one.id] = one;
        ordered[item] += packs;
    }
    void entry(OrderId order, LedgerKind kind, std::int64_t cents) {
        LedgerEntry one;
        one.id = made<LedgerEntryId>(900 + ++entries_);
        one.campaign = campaign.id;
        one.order = order;
        one.kind = kind;
        one.cents = cents;
        one.at = clock_at(17);
        add(one);
    }
    // The first line of an order, to be changed before the town opens.
    OrderLine& kept_line(OrderId order) {
        const auto found = std::find_if(lines.begin(), lines.end(),
                                        [&](const auto& one) { return one.second.order == order; });
        return found->second;
    }
    void supplied(CampaignItemId item, int packs, std::optional<int> arrived = {}) {
        ItemSupply supply;
        supply.id = item;
        supply.campaign = campaign.id;
        supply.ordered_packs = packs;
        supply.arrived_packs = arrived.value_or(0);
        if (arrived) supply.counted_at = clock_at(16);
        add(supply);
    }
    HandOutEventId event(OrderId order, HandOutKind kind, std::uint64_t person,
                         const std::string& words = {}) {
        HandOutEvent one;
        one.id = made<HandOutEventId>(800 + ++events_);
        one.campaign = campaign.id;
        one.order = order;
        one.place = static_cast<std::int32_t>(events_);
        one.kind = kind;
        one.by = made<PersonId>(person);
        one.at = clock_at(18, 5);
        one.words = words;
        add(one);
        return one.id;
    }
    // The first check whose name contains these words; what it changed is drawn.
    bool press_tick(const std::string& who) {
        for (const ui::Node& node : screen.kit().nodes()) {
            if (node.role != ui::Role::Check || node.name.find(who) == std::string::npos) continue;
            screen.kit().press(node.id);
            screen.draw_again();
            screen.wait(0);
            return true;
        }
        return false;
    }
    void is_in(CampaignState state) {
        campaign.state = state;
        if (state != CampaignState::Open) campaign.closed_at = clock_at(14);
    }
    void open_town() {
        add(campaign);
        for (const auto& [id, one] : items) {
            add(one);
            add(ItemTotals{id, campaign.id, ordered[id], 0, 0, 0, ordered[id]});
        }
        for (const auto& [id, one] : orders) add(one);
        for (const auto& [id, one] : lines) add(one);
        const auto count = static_cast<std::int32_t>(orders_);
        add(CampaignTotals{campaign.id, count, ordered[oranges] + ordered[eggs], 0, count, 0});
        add(CampaignBalance{campaign.id, 0, 0, 0, 0});
        open();
    }
    static Door door(const std::string& building, const std::string& unit, const std::string& room) {
        return {{}, building, unit, room};
    }

    Campaign campaign;
    std::map<CampaignItemId, CampaignItem> items;
    std::map<CampaignItemId, int> ordered;
    std::map<OrderId, Order> orders;
    std::map<OrderLineId, OrderLine> lines;
    const CampaignItemId oranges = made<CampaignItemId>(320), eggs = made<CampaignItemId>(321),
                         pears = made<CampaignItemId>(322);
    PressedScreen screen;

private:
    std::uint64_t orders_ = 0, lines_ = 0, events_ = 0, entries_ = 0;
};

}  // namespace linli::client
