#include "shared/orders/closing_outlook.h"

#include <algorithm>
#include <optional>

#include "shared/orders/order_book.h"

namespace linli {
namespace {

// Packs that would be bought of an item, if so many more were ordered. More never means fewer.
std::int64_t packs_bought(const State& state, const CampaignItem& item, std::int64_t more) {
    CaseWish all;
    if (const ItemTotals* totals = state.item_totals.find(item.id)) {
        all.packs = std::max(0, totals->packs);
        all.tolerance = std::max(0, totals->tolerance_packs);
    }
    all.packs += static_cast<std::int32_t>(more);
    const CaseFilling filling = fill_cases(case_item(item.facts), {all});
    return filling.packs - filling.spare_packs;
}

// The fewest more of this item with which so many packs of it are bought.
std::int64_t packs_until(const State& state, const CampaignItem& item, std::int64_t wanted) {
    std::int64_t few = 0;
    std::int64_t enough = std::max<std::int64_t>(wanted, item.facts.minimum_packs) + item.facts.case_size;
    while (few < enough) {
        const std::int64_t middle = (few + enough) / 2;
        if (packs_bought(state, item, middle) < wanted)
            few = middle + 1;
        else
            enough = middle;
    }
    return few;
}

}  // namespace

CaseItem case_item(const ItemFacts& facts) {
    return {facts.whole_cases ? facts.case_size : 1, facts.minimum_packs, facts.last_case};
}

std::int64_t bought_cents(const State& state, const std::vector<const CampaignItem*>& items,
                          const std::vector<std::int64_t>& packs) {
    std::int64_t cents = 0;
    for (std::size_t i = 0; i < items.size(); ++i)
        cents += packs[i] * price_at({items[i]->facts.price_cents, tiers_of(state, items[i]->id)}, packs[i]);
    return cents;
}

ClosingOutlook closing_outlook(const State& state, const Campaign& campaign) {
    const std::vector<const CampaignItem*> items = items_of(state, campaign.id);
    std::vector<std::int64_t> packs;
    ClosingOutlook outlook;
    for (const CampaignItem* item : items) {
        packs.push_back(packs_bought(state, *item, 0));
        outlook.packs += packs.back();
    }
    outlook.cents = bought_cents(state, items, packs);
    const std::int64_t missing = campaign.facts.minimum_packs - outlook.packs;
    if (missing <= 0) return outlook;
    std::optional<std::int64_t> fewest;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i]->withdrawn) continue;
        const std::int64_t more = packs_until(state, *items[i], packs[i] + missing);
        fewest = std::min(fewest.value_or(more), more);
    }
    outlook.missing_packs = fewest.value_or(missing);
    return outlook;
}

}  // namespace linli
