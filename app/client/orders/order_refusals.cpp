#include "app/client/orders/campaign_detail.h"
#include "app/client/refusal_words.h"
#include "app/client/ui/ui.h"

// Orders of a campaign that were pressed, perhaps offline, and could not be: dearer meanwhile, sold out,
// closed.

namespace linli::client {
namespace {

bool is_about(const State& state, const Refusal& refusal, CampaignId campaign) {
    if (const auto* place = std::get_if<PlaceOrder>(&refusal.command)) return place->campaign == campaign;
    const auto* changed = std::get_if<ChangeOrder>(&refusal.command);
    const Order* order = changed ? state.orders.find(changed->order) : nullptr;
    return order && order->campaign == campaign;
}

}  // namespace

void order_refusals(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                    BuysInput& input, Outbox& outbox) {
    const std::vector<Refusal> refusals = known.refusals();  // Dropping one changes the list.
    for (const Refusal& refusal : refusals) {
        if (!is_about(known.state, refusal, campaign.id)) continue;
        bool drop = false;
        {
            const ui::RefusalCard card(refusal.number,
                                       {.title = text("refused.order"),
                                        .when = past_words(refusal.pressed_at, me.saying(now)),
                                        .what = campaign.facts.title,
                                        .reason = refusal_words(known, me, now, refusal)});
            if (takes_orders(campaign, now) &&
                ui::button(text("buys.look_again"), {.kind = ui::ButtonKind::Primary})) {
                take_up(known.state, me, refusal.command, refusal.for_person, input.draft);
                drop = true;
            }
            if (ui::button(text("refused.drop"))) drop = true;
        }
        if (drop) outbox.drop(refusal.outbox, refusal.number);
    }
}

}  // namespace linli::client
