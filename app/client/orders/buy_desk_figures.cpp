#include "app/client/orders/buy_desk_figures.h"

#include <algorithm>
#include <map>
#include <set>

#include "shared/orders/closing_outlook.h"
#include "shared/orders/supplier_needs.h"

namespace linli::client {
namespace {

DeskOrder desk_order(const State& state, const Campaign& campaign, const Order& order, const OrderSums& due) {
    DeskOrder one;
    one.id = order.id;
    one.door = order.door;
    one.searched = short_door(order.door) + "\n" + order.name + "\n" + order.wishes.for_whom;
    one.standing = order.state == OrderState::Standing;
    one.priority = has_priority(state, campaign.id, order.household, order.door);
    one.owed = due.owed();
    one.paid = due.paid_cents;
    return one;
}

void add_orders(const State& state, const Campaign& campaign, const DueSums& due, DeskFigures& figures) {
    for (const Order* order : state.orders.where<&Order::campaign>(campaign.id)) {
        const DeskOrder one = desk_order(state, campaign, *order, due.of(order->id));
        if (one.standing || one.paid != 0 || one.owed != 0) figures.orders.push_back(one);
    }
    std::stable_sort(figures.orders.begin(), figures.orders.end(),
                     [](const DeskOrder& one, const DeskOrder& other) {
                         const int doors = compare_doors(one.door, other.door);
                         return doors != 0 ? doors < 0 : one.searched < other.searched;
                     });
    for (const DeskOrder& one : figures.orders) {
        if (one.standing) ++figures.standing;
        figures.paid_cents += one.paid;
        if (one.open() > 0) {
            ++figures.open_doors;
            figures.to_collect += one.open();
        } else if (one.open() < 0) {
            ++figures.refund_doors;
            figures.to_pay_back -= one.open();
        }
    }
}

struct Wishes {
    std::vector<const CampaignItem*> items;
    ClosingInput closing;
    std::vector<std::int64_t> wished, tolerance;
};

Wishes wishes_of(const State& state, const Campaign& campaign) {
    Wishes wishes;
    std::map<CampaignItemId, std::uint32_t> places;
    for (const CampaignItem* item : items_of(state, campaign.id)) {
        places[item->id] = static_cast<std::uint32_t>(wishes.items.size());
        wishes.items.push_back(item);
        wishes.closing.items.push_back(case_item(item->facts));
    }
    wishes.wished.resize(wishes.items.size());
    wishes.tolerance.resize(wishes.items.size());
    wishes.closing.minimum_packs = campaign.facts.minimum_packs;
    for (const Order* order : standing_orders(state, campaign.id)) {
        for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order->id)) {
            const auto place = places.find(line->item);
            const std::int32_t packs = wanted_packs(*line);
            if (packs == 0 || place == places.end()) continue;
            wishes.wished[place->second] += packs;
            wishes.tolerance[place->second] += line->tolerance;
            wishes.closing.wishes.push_back(
                {place->second, {order->id.bits, order->placed_at, packs, line->tolerance}});
        }
    }
    return wishes;
}

void add_items_to_come(const State& state, const Campaign& campaign, const Wishes& wishes,
                       DeskFigures& figures) {
    const Closing closing = close_orders(wishes.closing);
    std::set<Bits128> cut;
    std::vector<std::int64_t> packs(wishes.items.size());
    for (const ItemShare& share : closing.shares) {
        packs[share.item] += share.share.packs;
        if (share.share.missing > 0) cut.insert(share.share.order);
    }
    figures.cut_doors = static_cast<std::int64_t>(cut.size());
    for (std::size_t i = 0; i < wishes.items.size(); ++i) {
        const CaseFilling& filling = closing.items[i];
        DeskItem& item = figures.items[i];
        item.packs = filling.packs;
        item.cases = filling.cases;
        item.spare = filling.spare_packs;
        item.to_minimum = filling.to_minimum;
        const ItemFacts& facts = wishes.items[i]->facts;
        if (facts.whole_cases && item.wished > 0)
            item.missing = packs_to_full_case(facts.case_size, item.wished, wishes.tolerance[i]);
    }
    figures.would_miss =
        closing.cancelled || bought_cents(state, wishes.items, packs) < campaign.facts.minimum_cents;
}

void add_items_settled(const State& state, const Wishes& wishes, DeskFigures& figures) {
    for (std::size_t i = 0; i < wishes.items.size(); ++i) {
        DeskItem& item = figures.items[i];
        const SupplierNeed need = supplier_need(state, *wishes.items[i], item.wished);
        item.packs = need.packs;
        item.cases = need.cases;
        item.spare = need.spare();
    }
}

void add_ledger(const State& state, CampaignId campaign, DeskFigures& figures) {
    auto entries = state.ledger_entries.where<&LedgerEntry::campaign>(campaign);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const LedgerEntry* one, const LedgerEntry* other) { return one->at > other->at; });
    for (const LedgerEntry* entry : entries) figures.ledger.push_back(entry->id);
}

void add_complaints(const State& state, CampaignId campaign, DeskFigures& figures) {
    std::vector<std::pair<bool, const HandOutEvent*>> complaints;
    for (const HandOutEvent* event : state.hand_out_events.where<&HandOutEvent::campaign>(campaign)) {
        if (event->kind == HandOutKind::Complaint && !is_undone(state, *event))
            complaints.emplace_back(answer_to(state, *event) != nullptr, event);
    }
    std::stable_sort(complaints.begin(), complaints.end(), [](const auto& one, const auto& other) {
        return one.first != other.first ? !one.first : one.second->at < other.second->at;
    });
    for (const auto& [answered, complaint] : complaints) figures.complaints.push_back(complaint->id);
}

}  // namespace

DeskFigures desk_figures(const State& state, const Campaign& campaign) {
    DeskFigures figures;
    const CampaignMoney money = campaign_money(state, campaign.id);
    add_orders(state, campaign, DueSums(state, campaign.id, money), figures);
    add_ledger(state, campaign.id, figures);
    add_complaints(state, campaign.id, figures);
    figures.goods_cents = money.money.total.goods_cents - money.money.total.short_cents;
    const Wishes wishes = wishes_of(state, campaign);
    for (std::size_t i = 0; i < wishes.items.size(); ++i) {
        DeskItem item;
        item.id = wishes.items[i]->id;
        item.wished = wishes.wished[i];
        const auto cents = money.pack_cents.find(item.id);
        item.pack_cents = cents == money.pack_cents.end() ? 0 : cents->second;
        figures.packs += item.wished;
        figures.items.push_back(item);
    }
    if (campaign.state == CampaignState::Open)
        add_items_to_come(state, campaign, wishes, figures);
    else
        add_items_settled(state, wishes, figures);
    std::erase_if(figures.items, [&](const DeskItem& item) {
        return item.wished == 0 && state.campaign_items.at(item.id).withdrawn;
    });
    return figures;
}

bool is_found(const DeskOrder& order, const std::string& search) {
    if (search.empty() || order.searched.find(search) != std::string::npos) return true;
    const auto door = parse_door(search);
    if (!door) return false;
    const auto fits = [](const std::string& part, const std::string& meant) {
        return meant.empty() || part == meant;
    };
    return fits(order.door.building, door->building) && fits(order.door.unit, door->unit) &&
           fits(order.door.room, door->room) && fits(order.door.compound, door->compound);
}

}  // namespace linli::client
