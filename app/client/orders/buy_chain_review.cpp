#include <algorithm>
#include <array>

#include "app/client/orders/buy_chain_page.h"
#include "app/client/orders/buy_words.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"

// What was read from a chain of orders, one row a door.

namespace linli::client {
namespace {

constexpr float row_height = 104, narrow_row_height = 152, narrow = 480;
constexpr std::size_t most_items_shown = 3;

bool belongs(const BuyChainOrder& order, ChainFilter filter) {
    if (order.asked != ChainQuestion::None) return false;
    const bool unchanged = order.changes_nothing();
    switch (filter) {
        case ChainFilter::All:
            return true;
        case ChainFilter::New:
            return !order.order && !unchanged;
        case ChainFilter::Changed:
            return order.order && !unchanged && !order.withdraws();
        case ChainFilter::Withdrawn:
            return !unchanged && order.withdraws();
        case ChainFilter::Refused:
            return order.refused.has_value();
        case ChainFilter::Unchanged:
            return unchanged;
    }
    return false;
}

std::vector<std::size_t> shown_orders(const BuyChainReview& review, ChainFilter filter) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < review.orders.size(); ++i) {
        if (belongs(review.orders[i], filter)) places.push_back(i);
    }
    return places;
}

void draw_filters(const BuyChainReview& review, BuyChainInput& input) {
    static constexpr std::array<std::pair<ChainFilter, const char*>, 6> filters = {
        {{ChainFilter::All, "buychain.filter.all"},
         {ChainFilter::New, "buychain.filter.new"},
         {ChainFilter::Changed, "buychain.filter.changed"},
         {ChainFilter::Withdrawn, "buychain.filter.withdrawn"},
         {ChainFilter::Refused, "buychain.filter.refused"},
         {ChainFilter::Unchanged, "buychain.filter.unchanged"}}};
    const ui::Flow flow;
    for (const auto& [filter, key] : filters) {
        const std::size_t count = shown_orders(review, filter).size();
        if (count == 0 && filter != ChainFilter::All && input.filter != filter) continue;
        if (ui::filter_chip(text(key, {{"count", count}}), input.filter == filter, key))
            input.filter = filter;
    }
}

// 砂糖橘 2 → 3 箱
std::string item_change_words(const State& state, const JoinItem& item) {
    const CampaignItem* known = state.campaign_items.find(CampaignItemId{item.item});
    if (!known) return {};
    const std::string now = packs_words(item.packs, known->facts);
    if (item.held == item.packs || item.held == 0) return known->facts.name + " " + now;
    return text("buychain.item_change", {{"item", known->facts.name}, {"before", item.held}, {"packs", now}});
}

std::string items_line(const State& state, const BuyChainOrder& order) {
    std::vector<std::string> words;
    std::size_t all = 0;
    for (const JoinItem& item : order.items) {
        if (item.packs == 0 && item.held == 0) continue;
        if (++all <= most_items_shown) words.push_back(item_change_words(state, item));
    }
    std::string line = listed(words);
    if (all > most_items_shown) line = text("buychain.and_more", {{"items", line}, {"count", all}});
    return line;
}

std::string what_happens(const Known& known, const Viewer& me, Instant now, const BuyChainOrder& order) {
    if (order.refused) return reason_words(known.state, *order.refused, me.me, me, me.saying(now));
    if (order.changes_nothing()) return text(order.order ? "buychain.same" : "buychain.nothing");
    if (order.withdraws()) return text("buychain.withdraws");
    const std::string kind = text(order.order ? "buychain.changes" : "buychain.adds");
    if (!order.door) return joined(kind, text("buychain.no_door"));
    return order.says_paid ? joined(kind, text("buychain.says_paid")) : kind;
}

void draw_order(const Known& known, const Viewer& me, Instant now, const BuyChainReview& review,
                const BuyChainOrder& order, BuyChainInput& input, int position, int count) {
    const std::string title = chain_order_title(order);
    const bool nothing = order.changes_nothing();
    ui::RowOptions row{.title = title,
                       .second = joined(items_line(known.state, order), order.note),
                       .third = what_happens(known, me, now, order),
                       .third_icon = order.refused             ? ui::Icon::CircleAlert
                                     : nothing                 ? ui::Icon::Check
                                     : order.withdraws()       ? ui::Icon::Undo2
                                     : order.order.has_value() ? ui::Icon::Pencil
                                                               : ui::Icon::Plus,
                       .tone = order.refused ? ui::Tone::Refused : ui::Tone::Mine,
                       .position = position,
                       .set_size = count};
    if (!order.parts.empty()) {
        row.actions = [&] {
            if (ui::icon_button(ui::Icon::Pencil, text("buychain.mend_spoken", {{"who", title}}),
                                {.kind = ui::ButtonKind::Plain}))
                start_mending(review, order.parts.back().line, order.parts.back().words, input);
        };
    }
    if (nothing || order.refused) {
        ui::row(std::string_view(order.key), row);
        return;
    }
    bool on = order.ticked;
    if (ui::check_row(std::string_view(order.key), on, row)) input.answers.set_ticked(order.key, on);
}

}  // namespace

std::string chain_order_title(const BuyChainOrder& order) {
    const std::string door = order.door ? door_words(*order.door) : std::string();
    const std::string who = joined(door, order.name);
    return who.empty() ? text("buychain.somebody") : who;
}

void chain_orders(const Known& known, const Viewer& me, Instant now, const BuyChainReview& review,
                  BuyChainInput& input) {
    ui::heading(text("buychain.orders"));
    if (review.orders.empty()) {
        ui::empty_state(ui::Icon::MessageSquareText, text("buychain.none"), text("buychain.none_second"));
        return;
    }
    draw_filters(review, input);
    const std::vector<std::size_t> places = shown_orders(review, input.filter);
    if (places.empty()) {
        ui::line(text("buychain.none_here"), {.quiet = true});
        return;
    }
    const ui::Card card("orders");
    const int count = static_cast<int>(places.size());
    const auto draw = [&](int index) {
        const BuyChainOrder& order = review.orders[places[static_cast<std::size_t>(index)]];
        draw_order(known, me, now, review, order, input, index + 1, count);
    };
    const float height = ui::width_left() < narrow ? narrow_row_height : row_height;
    ui::long_list(text("buychain.orders"), count, height, draw);
}

}  // namespace linli::client
