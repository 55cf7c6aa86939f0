#include "shared/orders/arrival_shares.h"

#include <algorithm>
#include <numeric>

#include "shared/orders/order_book.h"

namespace linli {
namespace {

struct LineWishes {
    std::vector<const OrderLine*> lines;
    std::vector<ShortageWish> wishes;  // As the lines: what stood at closing.
};

LineWishes wishes_for(const State& state, const Campaign& campaign, CampaignItemId item) {
    LineWishes found;
    for (const OrderLine* line : state.order_lines.where<&OrderLine::item>(item)) {
        const Order* order = state.orders.find(line->order);
        if (!order || order->state != OrderState::Standing) continue;
        const bool first = has_priority(state, campaign.id, order->household, order->door);
        found.lines.push_back(line);
        found.wishes.push_back({order->id.bits, order->placed_at, wanted_packs(*line), first});
    }
    return found;
}

std::vector<std::int32_t> packs_by_rule(const Campaign& campaign, std::int32_t usable,
                                        const std::vector<ShortageWish>& wishes) {
    std::vector<std::int32_t> packs;
    for (const ShortageShare& share : share_shortage(
             campaign.facts.shortage, static_cast<std::uint64_t>(campaign.facts.lot_seed), usable, wishes))
        packs.push_back(share.packs);
    return packs;
}

// What each line is to have: what stood at closing; or what the team gave it since the last count, if that is
// less than the rule gave, or more than stood.
std::vector<std::int32_t> packs_to_have(const State& state, const Campaign& campaign, CampaignItemId item,
                                        const LineWishes& all) {
    std::vector<std::int32_t> packs;
    for (const OrderLine* line : all.lines) packs.push_back(wanted_packs(*line));
    const ItemSupply* before = state.item_supplies.find(item);
    if (!before || !before->counted_at) return packs;
    const auto by_rule = packs_by_rule(campaign, usable_packs(*before), all.wishes);
    for (std::size_t i = 0; i < packs.size(); ++i) {
        const std::int32_t given = given_packs(*all.lines[i]);
        if (given < by_rule[i] || given > packs[i]) packs[i] = given;
    }
    return packs;
}

}  // namespace

std::vector<ArrivalShare> arrival_shares(const State& state, const Campaign& campaign, CampaignItemId item,
                                         std::int32_t usable) {
    const LineWishes all = wishes_for(state, campaign, item);
    const auto to_have = packs_to_have(state, campaign, item, all);
    // Who ordered comes first, then what was given besides.
    std::vector<ShortageWish> ordered = all.wishes, besides = all.wishes;
    for (std::size_t i = 0; i < to_have.size(); ++i) {
        ordered[i].packs = std::min(all.wishes[i].packs, to_have[i]);
        besides[i].packs = to_have[i] - ordered[i].packs;
    }
    const auto first = packs_by_rule(campaign, usable, ordered);
    const std::int32_t left = usable - std::accumulate(first.begin(), first.end(), std::int32_t{0});
    const auto then = packs_by_rule(campaign, left, besides);
    std::vector<ArrivalShare> shares;
    for (std::size_t i = 0; i < to_have.size(); ++i)
        shares.push_back({all.lines[i], to_have[i], first[i] + then[i]});
    return shares;
}

}  // namespace linli
