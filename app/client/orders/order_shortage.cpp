#include "app/client/orders/order_shortage.h"

#include "app/client/orders/buy_words.h"
#include "app/client/orders/order_draft.h"
#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

struct ShortLine {
    const CampaignItem* item = nullptr;
    std::int32_t wanted = 0, given = 0;
    std::int64_t cents = 0;  // Not charged for what is missing.
};

// Where enough came for everybody, somebody gave less by hand, and no rule shared it out.
bool was_short(const State& state, const CampaignItem& item) {
    const ItemSupply* supply = state.item_supplies.find(item.id);
    const ItemTotals* totals = state.item_totals.find(item.id);
    return !supply || !totals || usable_packs(*supply) < totals->packs;
}

std::vector<ShortLine> short_lines(const State& state, const Order& order) {
    std::vector<ShortLine> lines;
    for (const OrderLine* line : lines_of(state, order.id)) {
        const CampaignItem* item = state.campaign_items.find(line->item);
        const std::int32_t wanted = wanted_packs(*line), given = given_packs(*line);
        if (!item || !line->given || given >= wanted || !was_short(state, *item)) continue;
        lines.push_back(
            {item, wanted, given, (wanted - given) * pack_cents(state, *item, line->price_version)});
    }
    return lines;
}

std::string came_words(const State& state, const CampaignItem& item) {
    const ItemSupply* supply = state.item_supplies.find(item.id);
    if (!supply) return {};
    const int usable = usable_packs(*supply);
    return text("account.shortage.came", {{"ordered", packs_words(supply->ordered_packs, item.facts)},
                                          {"usable", packs_words(usable, item.facts)}});
}

void draw_line(const State& state, const ShortLine& line) {
    const ItemFacts& facts = line.item->facts;
    const std::string mine = text("account.shortage.mine", {{"wanted", packs_words(line.wanted, facts)},
                                                            {"given", packs_words(line.given, facts)}});
    ui::row(line.item->id, {.title = facts.name, .second = came_words(state, *line.item), .third = mine});
}

}  // namespace

void draw_shortage(const State& state, const Campaign& campaign, const Order& order) {
    const std::vector<ShortLine> lines = short_lines(state, order);
    if (lines.empty()) return;
    const CampaignFacts& facts = campaign.facts;
    const ui::Card card("shortage");
    ui::heading(text("account.shortage"), {.level = 3, .icon = ui::Icon::TriangleAlert});
    std::int64_t cents = 0;
    {
        const ui::List list(text("account.shortage"));
        for (const ShortLine& line : lines) {
            draw_line(state, line);
            cents += line.cents;
        }
    }
    ui::line(text("account.shortage.rule", {{"rule", shortage_words(facts.shortage)}}), {.bold = true});
    ui::line(shortage_second_words(facts.shortage), {.size = ui::TextSize::Second, .quiet = true});
    if (facts.shortage == ShortageRule::Lot)
        ui::line(text("buys.lot_seed", {{"number", std::to_string(facts.lot_seed)}}),
                 {.size = ui::TextSize::Second, .quiet = true});
    ui::line(text("account.shortage.less",
                  {{"less", money_words(cents)}, {"owed", money_words(sums_of(state, order.id).owed())}}),
             {.bold = true});
}

}  // namespace linli::client
