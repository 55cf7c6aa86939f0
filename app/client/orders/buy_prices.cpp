#include "app/client/orders/buy_prices.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "app/client/ui/text.h"

namespace linli::client {
namespace {

constexpr std::ptrdiff_t most_prices = 5;

OfferedPrice offered_by(const Campaign& campaign, const CampaignItem& item) {
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
            prices.push_back(offered_by(*campaign, item));
    }
    return PriceHistory(prices);
}

std::string far_above_words(const PriceHistory& history, const OfferedPrice& offered) {
    const auto compared = history.compare(offered);
    if (!compared || !compared->far_above) return {};
    return text("buy.far_above", {{"median", money_words(compared->median_cents)},
                                  {"buys", static_cast<int>(compared->buys)}});
}

std::string compared_words(const PriceHistory& history, const OfferedPrice& offered) {
    const auto compared = history.compare(offered);
    if (!compared) return {};
    return text("buy.compared", {{"least", money_words(compared->least_cents)},
                                 {"most", money_words(compared->most_cents)},
                                 {"median", money_words(compared->median_cents)},
                                 {"buys", static_cast<int>(compared->buys)}});
}

std::optional<OfferedPrice> offered_price(const State& state, const CampaignItem& item) {
    const Campaign* campaign = state.campaigns.find(item.campaign);
    return campaign ? std::optional(offered_by(*campaign, item)) : std::nullopt;
}

std::string price_changes_words(const State& state, CampaignItemId item, const Saying& saying) {
    auto prices = state.item_prices.where<&ItemPrice::item>(item);
    std::sort(prices.begin(), prices.end(),
              [](const ItemPrice* one, const ItemPrice* other) { return one->number < other->number; });
    // A changed tier is a version of its own, at the same price.
    const auto same = [](const ItemPrice* one, const ItemPrice* other) {
        return one->price_cents == other->price_cents;
    };
    prices.erase(std::unique(prices.begin(), prices.end(), same), prices.end());
    if (prices.size() < 2) return {};
    if (std::ssize(prices) > most_prices) prices.erase(prices.begin(), prices.end() - most_prices);
    std::string words = money_words(prices.front()->price_cents);
    for (std::size_t i = 1; i < prices.size(); ++i)
        words = text("buy.price_then", {{"before", words},
                                        {"price", money_words(prices[i]->price_cents)},
                                        {"when", past_words(prices[i]->at, saying)}});
    return text("buy.price_changes", {{"prices", words}});
}

}  // namespace linli::client
