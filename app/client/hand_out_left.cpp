#include "app/client/hand_out_left.h"

#include <algorithm>

#include "app/client/buy_words.h"
#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

constexpr std::size_t most_doors = 5;

struct ShortDoor {
    const Order* order = nullptr;
    std::int32_t missing = 0;
};

// Who wanted more of it than they got and whose bag can still be changed; who misses most comes first.
std::vector<ShortDoor> short_doors(const State& state, CampaignItemId item) {
    std::vector<ShortDoor> doors;
    for (const OrderLine* line : state.order_lines.where<&OrderLine::item>(item)) {
        const Order* order = state.orders.find(line->order);
        const std::int32_t missing = line->packs - given_packs(*line);
        if (missing <= 0 || !order || order->state != OrderState::Standing) continue;
        if (bag_of(state, order->id).state != BagState::InHand) doors.push_back({order, missing});
    }
    std::sort(doors.begin(), doors.end(), [](const ShortDoor& one, const ShortDoor& other) {
        if (one.missing != other.missing) return one.missing > other.missing;
        return compare_doors(one.order->door, other.order->door) < 0;
    });
    if (doors.size() > most_doors) doors.resize(most_doors);
    return doors;
}

void draw_item(const Acting& by, const CampaignItem& item, int left, HandOutInput& input) {
    const ui::Scope scope(item.id);
    const std::string what = item_words(item.facts) + " " + packs_words(left, item.facts);
    ui::line(what, {.bold = true, .icon = ui::Icon::Package});
    if (is_over(by.known.state.campaigns.at(item.campaign))) return;
    const std::vector<ShortDoor> doors = short_doors(by.known.state, item.id);
    if (doors.empty()) return ui::line(text("handout.left_any_door"), {.size = ui::TextSize::Second});
    const ui::List list(text("handout.left_short", {{"item", item.facts.name}}));
    for (const ShortDoor& door : doors) {
        const std::string missing =
            text("handout.left_missing", {{"packs", packs_words(door.missing, item.facts)}});
        if (ui::row(door.order->id,
                    {.title = joined(bag_door_words(door.order->door, true), door.order->name),
                     .second = missing,
                     .pressable = true}))
            open_bag(*door.order, input);
    }
}

}  // namespace

int left_packs(const State& state, CampaignItemId item) {
    const ItemSupply* supply = state.item_supplies.find(item);
    const ItemTotals* totals = state.item_totals.find(item);
    if (!supply || !supply->counted_at || !totals) return 0;
    const int usable = supply->arrived_packs - supply->broken_packs - supply->wrong_packs;
    return std::max(0, usable - totals->given_packs);
}

void draw_left_over(const Acting& by, const Campaign& campaign, HandOutInput& input) {
    const State& state = by.known.state;
    auto items = items_of(state, campaign.id);
    std::erase_if(items, [&](const CampaignItem* item) { return left_packs(state, item->id) == 0; });
    if (items.empty()) return;
    const ui::Scope scope("left-over");
    ui::heading(text("handout.left_title"), {.level = 3});
    for (const CampaignItem* item : items) draw_item(by, *item, left_packs(state, item->id), input);
}

}  // namespace linli::client
