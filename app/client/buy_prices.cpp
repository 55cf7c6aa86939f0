#include "app/client/buy_prices.h"

#include "app/client/ui/text.h"
#include "app/client/words.h"

namespace linli::client {
namespace {

OfferedPrice offered_price(const Campaign& campaign, const CampaignItem& item) {
    return {campaign.id.bits, campaign.facts.opens_at, item.facts.name, item.facts.unit,
            item.final_cents.value_or(item.facts.price_cents)};
}

}  // namespace

PriceHistory price_history(const State& state) {
    std::vector<OfferedPrice> prices;
    for (const auto& [id, row] : state.campaign_items.rows()) {
        const CampaignItem& item = row.record;
        const Campaign* campaign = state.campaigns.find(item.campaign);
        if (campaign && !item.withdrawn && campaign->state != CampaignState::CalledOff)
            prices.push_back(offered_price(*campaign, item));
    }
    return PriceHistory(prices);
}

std::string far_above_words(const PriceHistory& history, const OfferedPrice& offered) {
    const auto compared = history.compare(offered);
    if (!compared || !compared->far_above) return {};
    return text("buy.far_above", {{"median", money_words(compared->median_cents)},
                                  {"buys", static_cast<int>(compared->buys)}});
}

std::string far_above_words(const State& state, const PriceHistory& history, const CampaignItem& item) {
    const Campaign* campaign = state.campaigns.find(item.campaign);
    return campaign ? far_above_words(history, offered_price(*campaign, item)) : std::string();
}

}  // namespace linli::client
