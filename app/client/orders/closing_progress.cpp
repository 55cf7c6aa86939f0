#include "app/client/orders/closing_progress.h"

#include <algorithm>

#include "app/client/orders/buy_words.h"
#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

void draw_time(const CampaignFacts& facts, const Saying& saying) {
    const Instant closes = *facts.closes_at;
    const auto minutes_of = [](Duration length) { return static_cast<int>(length.ms / minutes(1).ms); };
    const int whole = std::max(1, minutes_of(closes - facts.opens_at));
    ui::progress(text("buys.to_closing_time"), std::min(whole, minutes_of(saying.now - facts.opens_at)),
                 whole, text("buys.closing_time", {{"left", countdown_words(closes - saying.now)}}));
}

}  // namespace

void draw_closing_progress(const State& state, const Campaign& campaign, const Saying& saying) {
    if (!takes_orders(campaign, saying.now)) return;
    const CampaignFacts& facts = campaign.facts;
    const CampaignTotals* totals = state.campaign_totals.find(campaign.id);
    const int packs = totals ? totals->packs : 0, orders = totals ? totals->orders : 0;
    if (facts.closing_packs > 0)
        ui::progress(
            text("buys.to_closing_packs"), packs, facts.closing_packs,
            text("buys.closing_packs", {{"done", packs}, {"goal", packs_words(facts.closing_packs)}}));
    if (facts.closing_orders > 0)
        ui::progress(text("buys.to_closing_orders"), orders, facts.closing_orders,
                     text("buys.closing_orders", {{"done", orders}, {"goal", facts.closing_orders}}));
    if (facts.closes_at) draw_time(facts, saying);
}

}  // namespace linli::client
