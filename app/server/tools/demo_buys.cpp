#include "app/server/tools/demo_buys.h"

#include <algorithm>

#include "app/server/tools/demo_presser.h"
#include "shared/orders/delivery_commands.h"
#include "shared/orders/order_book.h"
#include "shared/orders/pick_ups.h"

namespace linli::server {
namespace {

CampaignId newest_of(const State& state, PersonId leader, const std::string& title) {
    for (const CampaignMember* member : state.campaign_members.where<&CampaignMember::person>(leader)) {
        const Campaign* campaign = state.campaigns.find(member->campaign);
        if (campaign && campaign->facts.title == title) return campaign->id;
    }
    return {};
}

void place_orders(const DemoBuy& buy, CampaignId campaign, const std::vector<PersonId>& persons,
                  DemoPresser& presser) {
    const std::vector<const CampaignItem*> items = items_of(presser.state(), campaign);
    for (const DemoOrder& order : buy.orders) {
        PlaceOrder place{campaign, {}, {}, {}, {}};
        place.wishes.note = order.note;
        place.wishes.to_the_door = order.to_the_door;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (order.packs[i] > 0) place.lines.push_back({items[i]->id, order.packs[i], 0, {}, 1});
        }
        presser.press(persons[order.person], place);
    }
}

const Order* order_of(const State& state, CampaignId campaign, PersonId person) {
    for (const Order* order : state.orders.where<&Order::campaign>(campaign)) {
        if (order->for_person == person) return order;
    }
    return nullptr;
}

// Two of three have said when they come.
void choose_pick_ups(const DemoBuy& buy, CampaignId campaign, const std::vector<PersonId>& persons,
                     DemoPresser& presser) {
    const std::vector<const PickUpWindow*> offered = pick_ups_of(presser.state(), campaign);
    if (offered.empty()) return;
    for (std::size_t i = 0; i < buy.orders.size(); ++i) {
        const PersonId person = persons[buy.orders[i].person];
        const Order* order = order_of(presser.state(), campaign, person);
        if (order && i % 3 != 2)
            presser.press(person, ChoosePickUp{order->id, offered[i % offered.size()]->id});
    }
}

void confirm_at_supplier(CampaignId campaign, PersonId leader, DemoPresser& presser) {
    ConfirmSupplierOrder confirm{campaign, {}};
    for (const CampaignItem* item : items_of(presser.state(), campaign)) {
        const ItemTotals* totals = presser.state().item_totals.find(item->id);
        if (totals && totals->packs > 0) confirm.lines.push_back({item->id, totals->packs});
    }
    presser.press(leader, confirm);
}

void count_arrival(const DemoBuy& buy, CampaignId campaign, PersonId leader, DemoPresser& presser) {
    CountArrival count{campaign, {}};
    const std::vector<const CampaignItem*> items = items_of(presser.state(), campaign);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ItemSupply* supply = presser.state().item_supplies.find(items[i]->id);
        if (!supply) continue;
        const std::int32_t came = std::max(0, supply->ordered_packs - buy.missing[i]);
        count.items.push_back({items[i]->id, came, 0, 0, {}});
    }
    presser.press(leader, count);
}

void mark_paid(const DemoBuy& buy, CampaignId campaign, const std::vector<PersonId>& persons, PersonId leader,
               DemoPresser& presser) {
    MarkPaid mark{campaign, {}};
    for (const DemoOrder& one : buy.orders) {
        const Order* order = order_of(presser.state(), campaign, persons[one.person]);
        if (!order || !one.paid) continue;
        const std::int64_t owed = sums_of(presser.state(), order->id).owed();
        if (owed > 0) mark.payments.push_back({order->id, owed, "微信", {}});
    }
    presser.press(leader, mark);
}

void hand_over(const DemoBuy& buy, CampaignId campaign, const std::vector<PersonId>& persons, PersonId leader,
               DemoPresser& presser) {
    for (const DemoOrder& one : buy.orders) {
        const Order* order = order_of(presser.state(), campaign, persons[one.person]);
        if (!order || !one.handed_over || bag_packs(presser.state(), order->id) == 0) continue;
        presser.press(leader, TickBag{order->id, HandOutKind::HandedOver, {}});
    }
}

Result<void> press_one(const DemoBuy& buy, const std::vector<PersonId>& persons, DemoPresser& presser) {
    const PersonId leader = persons[buy.leader];
    presser.press(leader, buy.campaign);
    if (auto done = presser.decide(); !done) return done;
    const CampaignId campaign = newest_of(presser.state(), leader, buy.campaign.facts.title);
    for (SetPickUp pick_up : buy.pick_ups) {
        pick_up.campaign = campaign;
        presser.press(leader, pick_up);
    }
    place_orders(buy, campaign, persons, presser);
    if (auto done = presser.decide(); !done) return done;
    choose_pick_ups(buy, campaign, persons, presser);
    if (auto done = presser.decide(); !done || buy.stage == DemoBuyStage::Open) return done;
    presser.press(leader, CloseCampaign{campaign});
    if (auto done = presser.decide(); !done) return done;
    mark_paid(buy, campaign, persons, leader, presser);
    if (auto done = presser.decide(); !done || buy.stage == DemoBuyStage::ToBePaid) return done;
    confirm_at_supplier(campaign, leader, presser);
    if (auto done = presser.decide(); !done) return done;
    count_arrival(buy, campaign, leader, presser);
    if (auto done = presser.decide(); !done) return done;
    hand_over(buy, campaign, persons, leader, presser);
    return presser.decide();
}

}  // namespace

Result<void> press_demo_buys(const std::vector<DemoBuy>& buys, Intake& intake,
                             const std::vector<PersonId>& persons, Instant now) {
    DemoPresser presser(intake, now, 2);
    if (auto known = presser.begin(); !known) return known;
    for (const DemoBuy& buy : buys) {
        if (auto done = press_one(buy, persons, presser); !done) return done;
    }
    return {};
}

}  // namespace linli::server
