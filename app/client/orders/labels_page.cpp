#include "app/client/orders/labels_page.h"

#include <algorithm>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/ui/ui.h"
#include "shared/orders/pick_ups.h"

namespace linli::client {
namespace {

constexpr std::size_t most_at_once = 600;
constexpr float row_height = 84;

const QrCode* code_of(OrderId order, const std::string& site_address, LabelsInput& input) {
    const auto known = input.codes.find(order);
    if (known != input.codes.end()) return &known->second;
    const auto made = qr_code(label_link(site_address, order));
    return made ? &input.codes.emplace(order, *made).first->second : nullptr;
}

void draw_label(const Known& known, const Viewer& me, const Campaign& campaign, const Order& order,
                const std::string& site_address, LabelsInput& input) {
    const ui::Card card(order.id);
    const std::string number = order_number_words(order);
    ui::beside(
        [&] {
            ui::line(number, {.size = ui::TextSize::Total, .bold = true});
            ui::line(bag_door_words(order.door, true), {.size = ui::TextSize::Title, .bold = true});
            if (!order.name.empty()) ui::line(order.name, {.size = ui::TextSize::Heading, .bold = true});
            ui::line(packing_words(known.state, order.id), {.size = ui::TextSize::Lead});
            if (const PickUpWindow* chosen = pick_up_of(known.state, order))
                ui::line(written_pick_up_words(*chosen, campaign.facts, me.offset), {.bold = true});
            if (!order.wishes.note.empty()) ui::line(order.wishes.note);
            if (!order.wishes.collector.empty())
                ui::line(text("handout.collector", {{"name", order.wishes.collector}}));
            ui::line(campaign.facts.title, {.size = ui::TextSize::Second, .quiet = true});
        },
        [&] {
            if (const QrCode* code = code_of(order.id, site_address, input))
                ui::square_code(code->dark, code->size, text("labels.code", {{"number", number}}));
        });
}

void draw_list(const Known& known, const std::vector<const Order*>& orders) {
    ui::heading(text("labels.all"), {.trailing = std::to_string(orders.size())});
    const ui::Card card("list");
    const int count = static_cast<int>(orders.size());
    ui::long_list(text("labels.all"), count, row_height, [&](int index) {
        const Order& order = *orders[static_cast<std::size_t>(index)];
        const std::string title =
            joined(order_number_words(order), joined(bag_door_words(order.door, true), order.name));
        ui::row(order.id, {.title = title,
                           .second = packing_words(known.state, order.id),
                           .position = index + 1,
                           .set_size = count});
    });
}

void draw_buildings(const HandOutBook& book, LabelsInput& input) {
    const bool all_fit = book.bags.size() <= most_at_once;
    if (input.building.empty() && !all_fit) input.building = book.buildings.front().key();
    const ui::Flow flow;
    if (all_fit &&
        ui::filter_chip(text("labels.every", {{"count", book.count.all}}), input.building.empty(), "all"))
        input.building.clear();
    if (all_fit && book.buildings.size() < 2) return;
    for (const BagBuilding& building : book.buildings) {
        const std::string key = building.key();
        const std::string label =
            text("labels.building", {{"building", building_words(building.compound, building.building)},
                                     {"count", building.count.all}});
        if (ui::filter_chip(label, input.building == key, std::string_view(key))) input.building = key;
    }
}

std::vector<const Order*> chosen_orders(const HandOutBook& book, const LabelsInput& input) {
    std::vector<const Order*> orders;
    for (const BagEntry& entry : book.bags) {
        const BagBuilding of{entry.order->door.compound, entry.order->door.building, {}, {}};
        if (input.building.empty() || of.key() == input.building) orders.push_back(entry.order);
    }
    return orders;
}

void draw_kinds(LabelsInput& input) {
    const ui::Flow flow;
    if (ui::filter_chip(text("labels.as_labels"), !input.as_list, "labels")) input.as_list = false;
    if (ui::filter_chip(text("labels.as_list"), input.as_list, "list")) input.as_list = true;
}

// For who carries bags without a phone: where it stands who took it is written by hand.
void draw_paper_list(const State& state, const Campaign& campaign, const std::vector<const Order*>& orders,
                     UtcOffset offset) {
    std::vector<std::string> head;
    for (const char* key : {"labels.number", "labels.door", "labels.bag", "labels.note", "labels.taken"})
        head.push_back(text(key));
    std::vector<std::vector<std::string>> rows;
    for (const Order* order : orders) {
        std::string note = order->wishes.note;
        if (const PickUpWindow* chosen = pick_up_of(state, *order))
            note = joined(written_pick_up_words(*chosen, campaign.facts, offset), note);
        if (!order->wishes.collector.empty())
            note = joined(note, text("handout.collector", {{"name", order->wishes.collector}}));
        rows.push_back({order->number > 0 ? std::to_string(order->number) : std::string(),
                        bag_door_words(order->door, true) + "\n" + order->name,
                        packing_words(state, order->id),
                        std::move(note),
                        {}});
    }
    ui::paper_table(campaign.facts.title, head, rows);
}

void draw_sheet(const Known& known, const Viewer& me, const Campaign& campaign,
                const std::vector<const Order*>& orders, Services& services) {
    if (ui::button(text("labels.print_list", {{"count", orders.size()}}),
                   {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Printer}))
        services.print_page();
    draw_paper_list(known.state, campaign, orders, me.offset);
    const ui::OnScreen screen;
    ui::line(text("labels.list_second"), {.quiet = true});
    draw_list(known, orders);
}

void draw_labels(const Known& known, const Viewer& me, const Campaign& campaign, const HandOutBook& book,
                 LabelsInput& input, Services& services) {
    if (book.bags.empty()) {
        ui::empty_state(ui::Icon::Package, text("handout.no_bags"), text("handout.no_bags_second"));
        return;
    }
    draw_kinds(input);
    draw_buildings(book, input);
    const std::vector<const Order*> orders = chosen_orders(book, input);
    if (input.as_list) return draw_sheet(known, me, campaign, orders, services);
    if (ui::button(text("labels.print_count", {{"count", orders.size()}}),
                   {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Printer}))
        services.print_page();
    const std::string address = services.site_address();
    if (ui::plain()) {
        for (const Order* order : orders) draw_label(known, me, campaign, *order, address, input);
        return;
    }
    ui::line(text("labels.second"), {.quiet = true});
    if (!orders.empty()) draw_label(known, me, campaign, *orders.front(), address, input);
    draw_list(known, orders);
}

}  // namespace

std::string label_link(const std::string& site_address, OrderId order) {
    return site_address + "/#" + route_to("hand-out", order);
}

void labels_page(const Known& known, const Viewer& me, Instant now, std::optional<CampaignId> campaign,
                 LabelsInput& input, Outbox&, Routes&, Services& services) {
    const Campaign* known_one = campaign ? known.state.campaigns.find(*campaign) : nullptr;
    const bool may = known_one && is_in_team(known.state, me.stamp(now), *campaign);
    if (may && input.of != *campaign) {
        input = {};
        input.of = *campaign;
    }
    const ui::Page page({.title = text("labels.title"),
                         .second = known_one ? known_one->facts.title : std::string(),
                         .back_route = known_one ? route_to("hand-out", *campaign) : "/buys",
                         .back_label = text("labels.back"),
                         .narrow = true,
                         .key = "labels"});
    if (!may) {
        ui::empty_state(ui::Icon::Lock, text(known_one ? "handout.not_team" : "buy.gone"));
        return;
    }
    const HandOutBook& book =
        input.book.get(known, now, campaign->bits, [&] { return hand_out_book(known.state, *campaign); });
    if (!input.building.empty() && !book.building(input.building)) input.building.clear();
    draw_labels(known, me, *known_one, book, input, services);
}

}  // namespace linli::client
