#include "app/client/orders/pick_up_choice.h"

#include "app/client/orders/buy_words.h"
#include "app/client/ui/ui.h"
#include "shared/orders/pick_up_commands.h"
#include "shared/orders/pick_ups.h"

namespace linli::client {

void draw_pick_up_choice(const Acting& by, const Campaign& campaign, const Order& order) {
    const State& state = by.known.state;
    const auto offered = pick_ups_of(state, campaign.id);
    if (offered.empty() || is_brought(campaign, order)) return;
    const ui::Scope scope(order.id);
    const OrderId id = order.id;
    const std::optional<PickUpWindowId> chosen = order.pick_up;  // A press may change it in the middle.
    if (!why_not(by, ChoosePickUp{id, std::nullopt}).empty()) {
        if (chosen)
            ui::line(
                text("buys.pick_up_chosen", {{"when", pick_up_words(state, order, by.me.saying(by.now))}}),
                {.icon = ui::Icon::MapPin});
        return;
    }
    const ui::RadioGroup group(text("buys.pick_up"));
    for (const PickUpWindow* one : offered) {
        const PickUpWindowId window = one->id;
        const bool is_chosen = chosen == window;
        if (one->window.until <= by.now && !is_chosen) continue;
        const std::string words = pick_up_words(*one, campaign.facts, by.me.saying(by.now));
        if (ui::radio(words, is_chosen, {.key = window}) && !is_chosen) act(by, ChoosePickUp{id, window});
    }
    if (ui::radio(text("buys.pick_up_none"), !chosen) && chosen) act(by, ChoosePickUp{id, std::nullopt});
}

}  // namespace linli::client
