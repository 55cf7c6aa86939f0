#include "tests/simulator/bags.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <vector>

namespace linli::simulator {
namespace {

struct Goods {
    std::vector<const OrderLine*> lines;
    std::vector<const HandOutEvent*> ticks;  // Without those that were undone, as they came.
};

std::map<OrderId, Goods> goods_of(const State& state) {
    std::set<HandOutEventId> undone;
    for (const auto& [id, row] : state.hand_out_events.rows()) {
        if (row.record.kind == HandOutKind::Undone && row.record.about) undone.insert(*row.record.about);
    }
    std::map<OrderId, Goods> goods;
    for (const auto& [id, row] : state.order_lines.rows())
        goods[row.record.order].lines.push_back(&row.record);
    for (const auto& [id, row] : state.hand_out_events.rows()) {
        if (!undone.contains(id)) goods[row.record.order].ticks.push_back(&row.record);
    }
    for (auto& [id, one] : goods) {
        std::sort(one.ticks.begin(), one.ticks.end(),
                  [](const HandOutEvent* a, const HandOutEvent* b) { return a->place < b->place; });
    }
    return goods;
}

std::int32_t given(const OrderLine& line) {
    return line.given.value_or(line.confirmed.value_or(line.packs));
}

std::optional<Instant> counted_at(const State& state, const OrderLine& line) {
    const auto supply = state.item_supplies.rows().find(line.item);
    return supply == state.item_supplies.rows().end() ? std::nullopt : supply->second.record.counted_at;
}

// When a bag came into the door's hands: the one that is there now, and one before it that more came after.
struct InHand {
    std::optional<Instant> now, before;
};

InHand in_hand(const State& state, const Goods& goods) {
    InHand hands;
    const auto more_came_by = [&](Instant until) {
        const bool more =
            hands.now && std::any_of(goods.lines.begin(), goods.lines.end(), [&](const OrderLine* line) {
                const auto at = counted_at(state, *line);
                return given(*line) > 0 && at && *at > *hands.now && *at <= until;
            });
        if (more) hands = {std::nullopt, hands.now};
    };
    for (const HandOutEvent* tick : goods.ticks) {
        more_came_by(tick->at);
        if (tick->kind == HandOutKind::HandedOver || tick->kind == HandOutKind::Collected ||
            tick->kind == HandOutKind::Received)
            hands.now = tick->at;
        if (tick->kind == HandOutKind::AtWrongDoor) hands.now = std::nullopt;
    }
    more_came_by(Instant{std::numeric_limits<std::int64_t>::max()});
    return hands;
}

bool is_to_come(const State& state, const OrderLine& line) {
    const auto supply = state.item_supplies.rows().find(line.item);
    if (supply == state.item_supplies.rows().end() || supply->second.record.counted_at) return false;
    const Order& order = state.orders.rows().at(line.order).record;
    return state.campaigns.rows().at(order.campaign).record.state == CampaignState::Arrived;
}

}  // namespace

std::map<OrderId, std::int64_t> packs_in_bags(const State& state) {
    std::map<OrderId, std::int64_t> packs;
    for (const auto& [order, goods] : goods_of(state)) {
        const InHand hands = in_hand(state, goods);
        for (const OrderLine* line : goods.lines) {
            const auto at = counted_at(state, *line);
            const bool earlier = !hands.now && hands.before && at && *at <= *hands.before;
            const bool in_bag = !earlier && !is_to_come(state, *line);
            packs[order] += in_bag ? given(*line) : 0;
        }
    }
    return packs;
}

}  // namespace linli::simulator
