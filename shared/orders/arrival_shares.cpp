#include "shared/orders/arrival_shares.h"

#include "shared/orders/order_book.h"

namespace linli {

std::vector<ArrivalShare> arrival_shares(const State& state, const Campaign& campaign, CampaignItemId item,
                                         std::int32_t usable) {
    std::vector<ArrivalShare> shares;
    std::vector<ShortageWish> wishes;
    for (const OrderLine* line : state.order_lines.where<&OrderLine::item>(item)) {
        const Order* order = state.orders.find(line->order);
        if (!order || order->state != OrderState::Standing) continue;
        const bool first = has_priority(state, campaign.id, order->household, order->door);
        shares.push_back({line, wanted_packs(*line), 0});
        wishes.push_back({order->id.bits, order->placed_at, wanted_packs(*line), first});
    }
    const auto shared = share_shortage(campaign.facts.shortage,
                                       static_cast<std::uint64_t>(campaign.facts.lot_seed), usable, wishes);
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i].given = shared[i].packs;
    return shares;
}

}  // namespace linli
