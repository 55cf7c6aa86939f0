#include <algorithm>

#include "app/client/export_links.h"
#include "app/client/orders/buy_chain_match.h"
#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/orders/closing_progress.h"
#include "app/client/ui/ui.h"

// The desk's orders: how far the campaign is, what is ordered in all, and each door's order.

namespace linli::client {
namespace {

constexpr std::size_t most_bars = 8, most_summary = 26;

// --- How far it is, and what can be done with all of it

void draw_where_it_stands(const Desk& desk) {
    const DeskFigures& figures = desk.figures;
    const ui::Card card("stands");
    ui::line(text("buy_desk.count", {{"orders", static_cast<long long>(figures.standing)},
                                     {"packs", packs_words(figures.packs)}}),
             {.size = ui::TextSize::Heading, .bold = true});
    ui::line(text("buy_desk.goods", {{"money", money_words(figures.goods_cents)}}));
    if (desk.campaign.state == CampaignState::Open) {
        draw_nearness(nearness_to_minimum(desk.state(), desk.campaign));
        draw_closing_progress(desk.state(), desk.campaign, desk.saying());
    }
    if (desk.campaign.state == CampaignState::CalledOff && !desk.campaign.called_off_why.empty())
        ui::line(desk.campaign.called_off_why, {.icon = ui::Icon::Info});
}

void draw_whole(Desk& desk) {
    const bool open = desk.campaign.state == CampaignState::Open;
    const CampaignId id = desk.campaign.id;
    if (open) {
        const std::string why = why_not(desk.acting(), CloseCampaign{id});
        if (ui::button(text("buy_desk.close"),
                       {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Clock, .reason = why}))
            open_sheet(desk.input, DeskSheet::Close);
    }
    const ui::Flow flow;
    if (open) {
        ui::link_button(text("buy_desk.chain"), route_to("buy-chain", id),
                        {.icon = ui::Icon::MessageSquareText});
        if (takes_orders(desk.campaign, desk.now) &&
            ui::button(text("buy_desk.order_for"), {.icon = ui::Icon::Plus}))
            open_order_for(desk.input);
        if (desk.leads())
            ui::link_button(text("buy_desk.change"), route_to("change-buy", id), {.icon = ui::Icon::Pencil});
    }
    if (ui::button(text("buy_desk.chain_copy"), {.icon = ui::Icon::Copy})) {
        desk.services.copy(campaign_chain_text(desk.state(), id, desk.me.offset));
        ui::show_toast({.words = text("buy_desk.copied")});
    }
    if (!is_over(desk.campaign) && desk.leads() &&
        ui::button(text("buy_desk.call_off"), {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Close}))
        open_sheet(desk.input, DeskSheet::CallOff);
}

// --- What is ordered in all

const ItemFacts& facts_of(const Desk& desk, const DeskItem& item) {
    static const ItemFacts none;
    const CampaignItem* known = desk.state().campaign_items.find(item.id);
    return known ? known->facts : none;
}

void draw_chart(const Desk& desk) {
    std::vector<const DeskItem*> most;
    for (const DeskItem& item : desk.figures.items) {
        if (item.wished > 0) most.push_back(&item);
    }
    if (most.size() < 2) return;
    std::stable_sort(most.begin(), most.end(),
                     [](const DeskItem* one, const DeskItem* other) { return one->wished > other->wished; });
    const bool all = most.size() <= most_bars;
    if (!all) most.resize(most_bars);
    std::vector<ui::ChartPoint> points;
    for (const DeskItem* item : most)
        points.push_back({.label = shortened(facts_of(desk, *item).name, 5),
                          .value = static_cast<double>(item->wished),
                          .words = packs_words(item->wished, facts_of(desk, *item)),
                          .tone = item->missing > 0 ? ui::Tone::Need : ui::Tone::Mine});
    ui::bar_chart(text("buy_desk.totals"), points,
                  {.label_title = text("buy_desk.item"), .value_title = text("buy_desk.packs")});
    if (!all)
        ui::line(text("buy_desk.chart_most", {{"count", most_bars}}),
                 {.size = ui::TextSize::Second, .quiet = true});
}

std::string case_words(const Desk& desk, const DeskItem& item) {
    const ItemFacts& facts = facts_of(desk, item);
    if (item.to_minimum > 0)
        return text("buy_desk.to_minimum", {{"packs", packs_words(item.to_minimum, facts)}});
    if (item.missing > 0)
        return text("buy.to_case", {{"missing", packs_words(item.missing, facts)},
                                    {"size", packs_words(facts.case_size, facts)}});
    return item.spare > 0 ? text("buy_desk.spare", {{"packs", packs_words(item.spare, facts)}})
                          : std::string();
}

constexpr int packs_column = 1, money_column = 3;

ui::TableRow item_row(const Desk& desk, const DeskItem& item) {
    const ItemFacts& facts = facts_of(desk, item);
    const std::string cases =
        facts.whole_cases ? text("buy_desk.cases", {{"count", static_cast<long long>(item.cases)}}) : "";
    return {.key = item.id,
            .cells = {{.words = item_words(facts), .bold = true},
                      {.words = packs_words(item.wished, facts)},
                      {.words = cases},
                      {.words = money_words(item.wished * item.pack_cents)},
                      {.words = case_words(desk, item), .quiet = true}},
            .pressable = false};
}

// The items in the order that was chosen: as they stand, by packs, by money.
std::vector<const DeskItem*> ordered_items(const std::vector<DeskItem>& items, const ui::TableOrder& order) {
    std::vector<const DeskItem*> ordered;
    for (const DeskItem& item : items) ordered.push_back(&item);
    const auto by = [&](auto key) {
        std::stable_sort(ordered.begin(), ordered.end(),
                         [key](const DeskItem* a, const DeskItem* b) { return key(*a) < key(*b); });
    };
    if (order.column == packs_column) by([](const DeskItem& item) { return item.wished; });
    if (order.column == money_column) by([](const DeskItem& item) { return item.wished * item.pack_cents; });
    if (order.descending) std::reverse(ordered.begin(), ordered.end());
    return ordered;
}

void draw_totals(Desk& desk) {
    ui::heading(text("buy_desk.totals"));
    if (desk.figures.packs == 0) {
        ui::empty_state(ui::Icon::ShoppingBasket, text("buy_desk.nothing_ordered"),
                        text("buy_desk.nothing_ordered_second"));
        return;
    }
    const ui::Card card("totals");
    draw_chart(desk);
    const std::vector<ui::TableColumn> columns{{.title = text("buy_desk.item"), .share = 2, .sorts = true},
                                               {.title = text("buy_desk.packs"), .sorts = true},
                                               {.title = text("buy_desk.cases_title")},
                                               {.title = text("buy_desk.money_title"), .sorts = true},
                                               {.title = text("buy_desk.note"), .share = 2}};
    const std::vector<const DeskItem*> items = ordered_items(desk.figures.items, desk.input.totals);
    ui::table(
        text("buy_desk.totals"), columns, static_cast<int>(items.size()),
        [&](int index) { return item_row(desk, *items[static_cast<std::size_t>(index)]); },
        &desk.input.totals);
}

// --- Each door's

void draw_order_row(Desk& desk, const DeskOrder& one, int index, std::size_t count) {
    const Order* order = desk.state().orders.find(one.id);
    if (!order) return;
    const bool counted = desk.campaign.state == CampaignState::Arrived;
    const std::string items =
        counted ? bag_items_words(desk.state(), one.id) : order_items_words(desk.state(), one.id);
    ui::RowOptions row{.title = short_order_title(*order),
                       .second = shortened(items, most_summary),
                       .icon = one.priority ? ui::Icon::HandHeart : ui::Icon::None,
                       .trailing = money_words(one.owed),
                       .pressable = true,
                       .position = index + 1,
                       .set_size = static_cast<std::int32_t>(count)};
    if (!one.standing) row.second = text("buy_desk.withdrawn");
    if (desk.known.is_asked(one.id)) row.second = text("shift.asked_long");
    if (ui::row(one.id, row)) open_sheet(desk.input, DeskSheet::Order, one.id);
}

void draw_orders(Desk& desk) {
    ui::heading(text("buy_desk.orders"), {.trailing = std::to_string(desk.figures.standing)});
    if (desk.figures.orders.empty()) return;
    if (desk.figures.standing > 0) {
        const ui::Flow flow;
        export_links(desk.known, text("buy_desk.export_orders"),
                     "buy/" + to_hex(desk.campaign.id.bits) + "/orders");
    }
    ui::search_field(text("buy_desk.search"), desk.input.search);
    const std::vector<std::size_t> found = found_orders(desk);
    if (found.empty()) return ui::line(text("buy_desk.nobody_found"), {.quiet = true});
    const ui::Card card("orders");
    ui::long_list(text("buy_desk.orders"), static_cast<int>(found.size()), order_row_height, [&](int index) {
        const std::size_t place = found[static_cast<std::size_t>(index)];
        draw_order_row(desk, desk.figures.orders[place], index, found.size());
    });
}

}  // namespace

void desk_orders(Desk& desk) {
    draw_where_it_stands(desk);
    draw_whole(desk);
    draw_totals(desk);
    draw_orders(desk);
    desk_silent_doors(desk);
    desk_priorities(desk);
    desk_team(desk);
}

}  // namespace linli::client
