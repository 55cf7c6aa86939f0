#include <algorithm>

#include "app/client/orders/buy_prices.h"
#include "app/client/orders/buy_words.h"
#include "app/client/orders/campaign_detail.h"
#include "app/client/ui/ui.h"

// What other group-buys asked for the same thing.

namespace linli::client {
namespace {

constexpr std::size_t most_shown = 12;

void draw_dated_prices(const Known& known, const Viewer& me, Instant now,
                       const std::vector<ComparedPrice>& prices) {
    const ui::List list(text("buys.prices"));
    for (std::size_t i = 0; i < std::min(most_shown, prices.size()); ++i) {
        const ComparedPrice& one = prices[i];
        ui::row(CampaignId{one.buy},
                {.title = day_words(civil_time(one.offered_at, me.offset).date, me.saying(now)),
                 .title_bold = false,
                 .second = campaign_title(known.state, CampaignId{one.buy}),
                 .trailing = money_words(one.price_cents)});
    }
}

}  // namespace

void draw_compared_prices(const Known& known, const Viewer& me, Instant now, const CampaignItem& item,
                          BuysInput& input) {
    const auto offered = offered_price(known.state, item);
    if (!offered) return;
    const PriceHistory& history =
        input.prices.get(known, now, {}, [&] { return price_history(known.state); });
    const std::string compared = compared_words(history, *offered);
    if (compared.empty()) return;
    ui::line(far_above_words(history, *offered),
             {.size = ui::TextSize::Second, .tone = ui::Tone::Need, .icon = ui::Icon::TriangleAlert});
    ui::line(compared, {.size = ui::TextSize::Second, .quiet = true});
    const bool open = input.prices_of == item.id;
    if (ui::button(text("buys.prices"), {.kind = ui::ButtonKind::Plain,
                                         .spoken = text("buys.prices_spoken", {{"item", item.facts.name}})}))
        input.prices_of = open ? CampaignItemId{} : item.id;
    if (open) draw_dated_prices(known, me, now, history.compared(*offered));
}

}  // namespace linli::client
