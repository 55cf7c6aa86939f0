#include "shared/orders/supplier_needs.h"

namespace linli {

SupplierNeed supplier_need(const State& state, const CampaignItem& item, std::int64_t wished) {
    const std::int64_t size = packs_together(item.facts);
    const ItemSupply* supply = state.item_supplies.find(item.id);
    SupplierNeed need{&item, wished, 0, 0};
    need.packs = supply ? supply->ordered_packs : (wished + size - 1) / size * size;
    need.cases = need.packs / size;
    return need;
}

std::vector<SupplierNeed> supplier_needs(const State& state, const Campaign& campaign) {
    std::vector<SupplierNeed> needs;
    if (campaign.state == CampaignState::Open || campaign.state == CampaignState::MinimumMissed ||
        campaign.state == CampaignState::CalledOff)
        return needs;
    for (const CampaignItem* item : items_of(state, campaign.id)) {
        const ItemTotals* totals = state.item_totals.find(item->id);
        const SupplierNeed need = supplier_need(state, *item, totals ? totals->packs : 0);
        if (need.wished > 0 || need.packs > 0) needs.push_back(need);
    }
    return needs;
}

}  // namespace linli
