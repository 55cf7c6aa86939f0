#include "app/server/exports/campaign_sheets.h"

#include <algorithm>
#include <vector>

#include "app/server/exports/words.h"
#include "shared/orders/pick_ups.h"
#include "shared/orders/supplier_needs.h"

namespace linli::server {
namespace {

std::vector<const Order*> orders_by_door(const State& state, CampaignId campaign) {
    std::vector<const Order*> orders;
    for (const Order* order : state.orders.where<&Order::campaign>(campaign)) {
        const OrderSums sums = sums_of(state, order->id);
        if (order->state == OrderState::Standing || sums.owed() != 0 || sums.paid_cents != 0)
            orders.push_back(order);
    }
    std::stable_sort(orders.begin(), orders.end(), [](const Order* one, const Order* other) {
        const int doors = compare_doors(one->door, other->door);
        return doors != 0 ? doors < 0 : one->name < other->name;
    });
    return orders;
}

// Each part by itself: of 4-2010 a spreadsheet would make a date.
void add_door(Row& row, const Door& door) {
    row.insert(row.end(), {door.compound, door.building, door.unit, door.room});
}

void add_door_heads(std::vector<std::string>& head, const Words& words) {
    head.insert(head.end(), {words("小区", "compound"), words("楼", "building"), words("单元", "unit"),
                             words("室", "room")});
}

std::string called(const Order& order) {
    return order.wishes.for_whom.empty() ? order.name : order.wishes.for_whom;
}

// Who brings it, and where and when it is to be there; nothing that was not said.
void add_supplier(const State& state, const CampaignFacts& facts, const Words& words, Sheet& sheet) {
    const auto add = [&](const std::string& what, const std::string& value) {
        if (!value.empty()) sheet.rows.push_back({what, value});
    };
    add(words("供货商", "supplier"), facts.supplier);
    add(words("许可证号", "licence"), facts.licence);
    add(words("联系", "contact"), facts.supplier_contact);
    add(words("送到", "deliver to"), facts.pick_up_place);
    if (facts.pick_up_from) add(words("从", "from"), time_words(state, *facts.pick_up_from));
    if (facts.pick_up_until) add(words("到", "until"), time_words(state, *facts.pick_up_until));
}

// When and where it is fetched; empty where nothing was chosen.
std::string pick_up_cell(const State& state, const Order& order) {
    const PickUpWindow* pick_up = pick_up_of(state, order);
    if (!pick_up) return {};
    const std::string& place = place_to_fetch(*pick_up, state.campaigns.at(order.campaign).facts);
    const TimeRange& window = pick_up->window;
    return time_words(state, window.from) + "–" + time_words(state, window.until) +
           (place.empty() ? "" : " ") + place;
}

Row order_row(const State& state, const Order& order, const std::vector<const CampaignItem*>& items,
              const Words& words) {
    const bool stands = order.state == OrderState::Standing;
    Row row{std::int64_t{order.number}};
    add_door(row, order.door);
    row.emplace_back(called(order));
    for (const CampaignItem* item : items) {
        const OrderLine* line = line_of(state, order.id, item->id);
        row.emplace_back(std::int64_t{stands && line ? given_packs(*line) : 0});
    }
    const OrderSums sums = sums_of(state, order.id);
    row.insert(row.end(), {Cents{sums.owed()}, Cents{sums.paid_cents}, Cents{sums.open()}, order.wishes.note,
                           stands ? std::string() : words("撤单", "withdrawn")});
    if (!pick_ups_of(state, order.campaign).empty()) row.emplace_back(pick_up_cell(state, order));
    return row;
}

std::string kind_words(const LedgerEntry& entry, const Words& words) {
    switch (entry.kind) {
        case LedgerKind::Charge:
            return words("货款和运费", "charge");
        case LedgerKind::Recount:
            return words("重新算过", "recount");
        case LedgerKind::Correction:
            return words("另外说好的", "correction");
        case LedgerKind::Payment:
            return words("付款", "payment");
        case LedgerKind::Refund:
            return words("退款", "refund");
        case LedgerKind::SupplierPaid:
            return words("付给供货商", "to the supplier");
    }
    return {};
}

Row ledger_row(const State& state, const LedgerEntry& entry, const Words& words) {
    const Order* order = entry.order ? state.orders.find(*entry.order) : nullptr;
    Row row{time_words(state, entry.at)};
    add_door(row, order ? order->door : Door{});
    row.insert(row.end(), {order ? order->name : std::string(), kind_words(entry, words), Cents{entry.cents},
                           entry.by ? shown_name(state, entry.by) : words("系统", "by itself"), entry.why,
                           entry.undoes ? words("撤销", "undoes") : std::string()});
    return row;
}

}  // namespace

Sheet orders_sheet(const State& state, CampaignId campaign, ExportLanguage language) {
    const Words words(language);
    const std::vector<const CampaignItem*> items = items_of(state, campaign);
    Sheet sheet{words("订单", "Orders"), {words("号", "number")}, {}};
    add_door_heads(sheet.head, words);
    sheet.head.push_back(words("名字", "name"));
    for (const CampaignItem* item : items) sheet.head.push_back(item->facts.name);
    sheet.head.insert(sheet.head.end(), {words("应付", "owed"), words("已付", "paid"), words("还差", "open"),
                                         words("备注", "note"), words("状态", "state")});
    if (!pick_ups_of(state, campaign).empty()) sheet.head.push_back(words("取货", "pick-up"));
    for (const Order* order : orders_by_door(state, campaign))
        sheet.rows.push_back(order_row(state, *order, items, words));
    return sheet;
}

Sheet supplier_sheet(const State& state, const Campaign& campaign, ExportLanguage language) {
    const Words words(language);
    Sheet sheet{words("订货单", "Supplier"),
                {words("名称", "item"), words("一件几份", "packs in a case"), words("件数", "cases"),
                 words("份数", "packs"), words("单位", "unit"), words("大家订的", "ordered"),
                 words("多订的", "spare")},
                {}};
    std::int64_t cases = 0, packs = 0, wished = 0, spare = 0;
    for (const SupplierNeed& need : supplier_needs(state, campaign)) {
        const ItemFacts& item = need.item->facts;
        const std::int64_t together = packs_together(item);
        const Cell none = std::string();  // What is sold loose comes in no cases.
        sheet.rows.push_back({item.name, together > 1 ? Cell(together) : none,
                              together > 1 ? Cell(need.cases) : none, need.packs, item.unit, need.wished,
                              need.spare()});
        if (together > 1) cases += need.cases;
        packs += need.packs;
        wished += need.wished;
        spare += need.spare();
    }
    if (sheet.rows.empty()) return sheet;
    sheet.rows.push_back(
        {words("一共", "in all"), std::string(), cases, packs, std::string(), wished, spare});
    add_supplier(state, campaign.facts, words, sheet);
    return sheet;
}

Sheet packing_sheet(const State& state, CampaignId campaign, ExportLanguage language) {
    const Words words(language);
    Sheet sheet{words("装货表", "Packing"), {words("名称", "item")}, {}};
    add_door_heads(sheet.head, words);
    sheet.head.insert(sheet.head.end(), {words("名字", "name"), words("号", "number"), words("份数", "packs"),
                                         words("单位", "unit")});
    const std::vector<const Order*> orders = orders_by_door(state, campaign);
    std::vector<Bag> bags;
    for (const Order* order : orders) bags.push_back(bag_of(state, order->id));
    for (const CampaignItem* item : items_of(state, campaign)) {
        for (std::size_t i = 0; i < orders.size(); ++i) {
            const Order* order = orders[i];
            const OrderLine* line = line_of(state, order->id, item->id);
            const std::int32_t packs =
                line ? packs_in_bag(state, state.campaigns.at(campaign), *line, bags[i]) : 0;
            if (order->state != OrderState::Standing || packs <= 0) continue;
            Row row{item->facts.name};
            add_door(row, order->door);
            row.insert(row.end(),
                       {called(*order), std::int64_t{order->number}, std::int64_t{packs}, item->facts.unit});
            sheet.rows.push_back(std::move(row));
        }
    }
    return sheet;
}

Sheet ledger_sheet(const State& state, CampaignId campaign, ExportLanguage language) {
    const Words words(language);
    auto entries = state.ledger_entries.where<&LedgerEntry::campaign>(campaign);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const LedgerEntry* one, const LedgerEntry* other) { return one->at < other->at; });
    Sheet sheet{words("账目", "Ledger"), {words("时间", "time")}, {}};
    add_door_heads(sheet.head, words);
    sheet.head.insert(sheet.head.end(),
                      {words("名字", "name"), words("什么", "kind"), words("金额", "sum"),
                       words("谁记的", "by"), words("说明", "why"), words("撤销", "undoes")});
    for (const LedgerEntry* entry : entries) sheet.rows.push_back(ledger_row(state, *entry, words));
    return sheet;
}

}  // namespace linli::server
