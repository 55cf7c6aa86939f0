#include "app/client/orders/buys_page.h"

#include <algorithm>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/campaign_detail.h"
#include "app/client/orders/closing_progress.h"
#include "app/client/saved_line.h"
#include "app/client/ui/ui.h"
#include "shared/orders/pick_ups.h"
#include "shared/people/roles.h"

namespace linli::client {
namespace {

constexpr std::size_t most_past = 12, most_today = 3, most_names = 4;

using Campaigns = std::vector<const Campaign*>;

bool is_running(const Campaign& campaign) {
    return campaign.state != CampaignState::Open && !is_over(campaign);
}

// What closes first stands first; what closes by hand, after it.
bool closes_before(const Campaign* a, const Campaign* b) {
    const auto& first = a->facts.closes_at;
    const auto& second = b->facts.closes_at;
    if (first.has_value() != second.has_value()) return first.has_value();
    if (first && *first != *second) return *first < *second;
    return a->opened_at == b->opened_at ? a->id < b->id : a->opened_at > b->opened_at;
}

bool opened_after(const Campaign* a, const Campaign* b) {
    return a->opened_at == b->opened_at ? a->id < b->id : a->opened_at > b->opened_at;
}

template <class Fits, class Before>
Campaigns campaigns_where(const State& state, const Fits& fits, const Before& before) {
    Campaigns found;
    for (const auto& [id, row] : state.campaigns.rows()) {
        if (fits(row.record)) found.push_back(&row.record);
    }
    std::sort(found.begin(), found.end(), before);
    return found;
}

// --- What I have ordered, of all campaigns together

bool is_standing(const Order& order) {
    return order.state == OrderState::Standing;
}

// What one order comes to, as far as it is known: what stands written, else about.
std::string order_money_words(const State& state, const Campaign& campaign, const Order& order) {
    if (campaign.state == CampaignState::Open && is_standing(order))
        return text("buys.about", {{"money", money_words(estimate(state, order).cents())}});
    return open_words(sums_of(state, order.id));
}

std::string for_whom_words(const Viewer& me, const Order& order) {
    return order.for_person == me.me ? std::string() : order_title(order);
}

std::string order_what_words(const State& state, const Campaign& campaign, const Order& order) {
    if (!is_standing(order)) return text("account.withdrawn");
    return campaign.state == CampaignState::Open ? order_items_words(state, order.id)
                                                 : bag_items_words(state, order.id);
}

void draw_basket(const Known& known, const Viewer& me, const std::vector<const Order*>& orders) {
    if (orders.empty()) return;
    std::int64_t about = 0, to_pay = 0;
    ui::heading(text("buys.mine"), {.trailing = std::to_string(orders.size())});
    const ui::Card card("mine");
    {
        const ui::List list(text("buys.mine"));
        for (const Order* order : orders) {
            const Campaign* campaign = known.state.campaigns.find(order->campaign);
            if (!campaign) continue;
            const bool open = campaign->state == CampaignState::Open;
            if (open)
                about += estimate(known.state, *order).cents();
            else
                to_pay += std::max<std::int64_t>(0, sums_of(known.state, order->id).open());
            ui::row(order->id,
                    {.title = campaign->facts.title,
                     .second =
                         joined(for_whom_words(me, *order), order_what_words(known.state, *campaign, *order)),
                     .third = known.is_asked(order->id) ? text("shift.asked_long")
                                                        : order_money_words(known.state, *campaign, *order),
                     .icon = ui::Icon::ShoppingBasket,
                     .tone = known.is_asked(order->id) ? ui::Tone::Wait : ui::Tone::Mine,
                     .route = route_to("buys", campaign->id)});
        }
    }
    ui::divider();
    if (about > 0) ui::line(text("buys.sum_about", {{"money", money_words(about)}}), {.bold = true});
    if (to_pay > 0)
        ui::line(text("buys.sum_to_pay", {{"money", money_words(to_pay)}}),
                 {.bold = true, .icon = ui::Icon::CircleAlert});
}

// --- Campaigns as cards

std::string item_names(const State& state, CampaignId campaign) {
    std::vector<std::string> names;
    for (const CampaignItem* item : items_of(state, campaign)) {
        if (item->withdrawn) continue;
        if (names.size() == most_names) return text("buys.and_more", {{"items", listed(names)}});
        names.push_back(item->facts.name + " " + price_words(item->facts.price_cents, item->facts));
    }
    return listed(names);
}

// The case that is nearest to be full.
std::string nearest_case_words(const State& state, CampaignId campaign) {
    const CampaignItem* nearest = nullptr;
    for (const CampaignItem* item : items_of(state, campaign)) {
        const auto missing = packs_to_case(state, *item);
        if (missing && (!nearest || *missing < *packs_to_case(state, *nearest))) nearest = item;
    }
    return nearest ? nearest->facts.name + "  " + full_case_words(state, *nearest) : std::string();
}

bool is_begun(const BuysInput& input, CampaignId campaign) {
    const bool now = input.draft.campaign == campaign && input.draft.touched;
    return now || input.put_aside.contains(campaign);
}

void draw_card(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
               const std::vector<const Order*>& mine, const BuysInput& input, bool selected) {
    const State& state = known.state;
    const ui::Card card(campaign.id, {.route = route_to("buys", campaign.id), .selected = selected});
    ui::line(campaign.facts.title, {.size = ui::TextSize::Heading, .bold = true});
    ui::line(item_names(state, campaign.id), {.size = ui::TextSize::Second, .quiet = true});
    ui::line(sentence(campaign_status_words(campaign, me.saying(now))), {.icon = ui::Icon::Clock});
    if (campaign.state == CampaignState::Open) {
        const Nearness near = nearness_to_minimum(state, campaign);
        draw_nearness(near);
        draw_closing_progress(state, campaign, me.saying(now));
        const std::string next_case = nearest_case_words(state, campaign.id);
        if (!next_case.empty()) ui::line(next_case, {.icon = ui::Icon::Package});
    }
    for (const Order* order : mine) {
        if (order->campaign != campaign.id) continue;
        const bool asked = known.is_asked(order->id);
        const std::string what =
            joined(for_whom_words(me, *order), order_what_words(state, campaign, *order));
        const std::string words = is_standing(*order) ? text("buys.ordered", {{"what", what}}) : what;
        ui::line(joined(words, order_money_words(state, campaign, *order)),
                 {.bold = true,
                  .tone = asked ? ui::Tone::Wait : ui::Tone::Mine,
                  .icon = asked ? ui::Icon::Hourglass : ui::Icon::Check});
    }
    if (campaign.state == CampaignState::Open && is_begun(input, campaign.id))
        ui::line(text("buys.begun"), {.bold = true, .tone = ui::Tone::Need, .icon = ui::Icon::Pencil});
    if (leader_of(state, campaign.id) == me.me)
        ui::line(text("buys.i_lead"), {.size = ui::TextSize::Second, .icon = ui::Icon::Users});
}

// What I ordered before and is settled: of group-buys that are over, and what was taken back and paid back.
void draw_earlier(const Known& known, const Viewer& me, Instant now,
                  const std::vector<const Order*>& earlier) {
    if (earlier.empty()) return;
    ui::heading(text("buys.earlier"), {.trailing = std::to_string(earlier.size())});
    const ui::Card card("earlier");
    const ui::List list(text("buys.earlier"));
    for (const Order* order : earlier) {
        const OrderSums sums = sums_of(known.state, order->id);
        const std::string day = day_words(civil_time(order->placed_at, me.offset).date, me.saying(now));
        ui::row(order->id, {.title = campaign_title(known.state, order->campaign),
                            .second = joined(day, for_whom_words(me, *order)),
                            .third = text("buys.earlier_sums", {{"owed", money_words(sums.owed())},
                                                                {"paid", money_words(sums.paid_cents)}}),
                            .icon = ui::Icon::ShoppingBasket,
                            .tone = ui::Tone::Neutral,
                            .route = route_to("buys", order->campaign)});
    }
}

// Nothing is to be done about it any more.
bool is_settled(const State& state, const Order& order) {
    const Campaign* campaign = state.campaigns.find(order.campaign);
    const bool done = !campaign || is_over(*campaign) || !is_standing(order);
    return done && sums_of(state, order.id).open() == 0;
}

void draw_past(const Known& known, const Viewer& me, Instant now) {
    Campaigns past = campaigns_where(known.state, is_over, opened_after);
    if (past.empty()) return;
    if (past.size() > most_past) past.resize(most_past);
    ui::heading(text("buys.past"));
    const ui::Card card("past");
    const ui::List list(text("buys.past"));
    for (const Campaign* campaign : past) {
        const std::string day = day_words(civil_time(campaign->opened_at, me.offset).date, me.saying(now));
        ui::row(campaign->id, {.title = campaign->facts.title,
                               .second = joined(day, campaign_state_words(campaign->state)),
                               .icon = ui::Icon::ShoppingBasket,
                               .tone = ui::Tone::Neutral,
                               .route = route_to("buys", campaign->id)});
    }
}

void draw_list(const Known& known, const Viewer& me, Instant now, std::optional<CampaignId> chosen,
               BuysInput& input, Outbox& outbox) {
    const auto takes = [](const Campaign& campaign) { return campaign.state == CampaignState::Open; };
    const Campaigns open = campaigns_where(known.state, takes, closes_before);
    const Campaigns running = campaigns_where(known.state, is_running, opened_after);
    std::vector<const Order*> current = my_accounts(known.state, me, now);
    const auto settled = std::stable_partition(
        current.begin(), current.end(), [&](const Order* order) { return !is_settled(known.state, *order); });
    const std::vector<const Order*> earlier(settled, current.end());
    current.erase(settled, current.end());
    draw_chosen_basket(known, me, now, input, outbox);
    draw_basket(known, me, current);
    if (!open.empty()) ui::heading(text("buys.open"), {.trailing = std::to_string(open.size())});
    for (const Campaign* campaign : open)
        draw_card(known, me, now, *campaign, current, input, chosen == campaign->id);
    if (open.empty()) ui::empty_state(ui::Icon::ShoppingBasket, text("buys.none"), text("buys.none_second"));
    if (!running.empty()) ui::heading(text("buys.running"), {.trailing = std::to_string(running.size())});
    for (const Campaign* campaign : running)
        draw_card(known, me, now, *campaign, current, input, chosen == campaign->id);
    draw_earlier(known, me, now, earlier);
    draw_past(known, me, now);
}

void draw_new_button(const Known& known, const Viewer& me) {
    if (!may_open_campaign(known, me)) return;
    ui::link_button(text("buys.new"), "/new-buy", {.icon = ui::Icon::Plus});
}

}  // namespace

bool may_open_campaign(const Known& known, const Viewer& me) {
    return me.coordinator || holds_role(known.state, me.me, Role::BuyLeader);
}

void buys_page(const Known& known, const Viewer& me, Instant now, std::optional<CampaignId> chosen,
               BuysInput& input, Outbox& outbox, Services& services) {
    const Campaign* campaign = chosen ? known.state.campaigns.find(*chosen) : nullptr;
    if (campaign && !ui::desk()) {
        const ui::Page page({.title = campaign->facts.title,
                             .back_route = "/buys",
                             .back_label = text("buys.back"),
                             .key = *chosen});
        campaign_detail(known, me, now, *campaign, input, outbox, services);
        campaign_bar(known, me, now, *campaign, input, outbox);
        order_sheet(known, me, now, input, outbox, services);
        return;
    }
    const ui::Page page({.title = text("buys.title"),
                         .second = text("buys.second"),
                         .actions = [&] { draw_new_button(known, me); },
                         .panes = ui::desk(),
                         .key = "buys"});
    if (!ui::desk()) {
        if (chosen) ui::note(ui::Icon::Info, text("buys.gone"));
        draw_list(known, me, now, chosen, input, outbox);
        saved_at_foot(known.link);
        return;
    }
    const ui::Panes panes({.show_detail = campaign != nullptr,
                           .shown = campaign ? ui::Key(campaign->id) : ui::Key(),
                           .list_label = text("buys.title"),
                           .detail_label = campaign ? campaign->facts.title : text("buys.detail")});
    if (panes.list()) draw_list(known, me, now, chosen, input, outbox);
    if (panes.detail()) {
        if (!campaign) {
            ui::empty_state(ui::Icon::ShoppingBasket, text(chosen ? "buys.gone" : "buys.choose"));
        } else {
            ui::heading(campaign->facts.title);
            campaign_detail(known, me, now, *campaign, input, outbox, services);
            campaign_bar(known, me, now, *campaign, input, outbox);
        }
    }
    order_sheet(known, me, now, input, outbox, services);
}

// --- On today's page

namespace {

struct NeedOfOrder {
    const Order* order = nullptr;
    std::string what;
};

// To be paid, or to be fetched.
std::vector<NeedOfOrder> needs_of_orders(const Known& known, const Viewer& me, Instant now) {
    std::vector<NeedOfOrder> needs;
    for (const Order* order : my_orders(known.state, me, now)) {
        const Campaign* campaign = known.state.campaigns.find(order->campaign);
        if (!campaign || campaign->state == CampaignState::Open) continue;
        const OrderSums sums = sums_of(known.state, order->id);
        const bool waits = campaign->state == CampaignState::Arrived &&
                           bag_packs(known.state, order->id) > 0 &&
                           bag_of(known.state, order->id).state != BagState::InHand;
        std::string what;
        if (waits && !is_brought(*campaign, *order))
            what = text("buys.to_fetch", {{"where", pick_up_words(known.state, *order, me.saying(now))}});
        if (sums.open() > 0) what = joined(text("buys.to_pay", {{"money", money_words(sums.open())}}), what);
        if (!what.empty()) needs.push_back({order, what});
    }
    return needs;
}

bool closes_today(const Campaign& campaign, const Viewer& me, Instant now) {
    if (!takes_orders(campaign, now) || !campaign.facts.closes_at) return false;
    return civil_time(*campaign.facts.closes_at, me.offset).date == today_of(me.saying(now));
}

}  // namespace

void draw_buys_today(const Known& known, const Viewer& me, Instant now) {
    if (known.state.campaigns.size() == 0) return;
    std::vector<NeedOfOrder> needs = needs_of_orders(known, me, now);
    Campaigns closing = campaigns_where(
        known.state, [&](const Campaign& one) { return closes_today(one, me, now); }, closes_before);
    if (needs.empty() && closing.empty()) return;
    if (needs.size() > most_today) needs.resize(most_today);
    if (closing.size() > most_today) closing.resize(most_today);
    ui::heading(text("buys.title"), {.icon = ui::Icon::ShoppingBasket});
    const ui::Card card("buys");
    const ui::List list(text("buys.title"));
    for (const NeedOfOrder& need : needs)
        ui::row(need.order->id, {.title = campaign_title(known.state, need.order->campaign),
                                 .second = for_whom_words(me, *need.order),
                                 .third = need.what,
                                 .icon = ui::Icon::ShoppingBasket,
                                 .route = route_to("buys", need.order->campaign)});
    for (const Campaign* campaign : closing) {
        const bool ordered = !my_orders(known.state, me, now, campaign->id).empty();
        ui::row(campaign->id, {.title = campaign->facts.title,
                               .second = closing_words(*campaign, me.saying(now)),
                               .third = text(ordered ? "buys.ordered_already" : "buys.not_yet"),
                               .third_icon = ordered ? ui::Icon::Check : ui::Icon::None,
                               .icon = ui::Icon::Clock,
                               .tone = ordered ? ui::Tone::Mine : ui::Tone::Neutral,
                               .route = route_to("buys", campaign->id)});
    }
}

}  // namespace linli::client
