#include "app/client/orders/buy_words.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/ui/ui.h"

// The bags at a desk: one line a door, with a number under each item.

namespace linli::client {
namespace {

constexpr float door_share = 1.3f, number_share = 0.7f, name_share = 1.2f, item_share = 1.1f,
                note_share = 1.5f, hand_share = 1.9f;
constexpr float least_share = 64;  // CSS px a share must have, so that 12 箱 and 给了 stand in one line.

std::vector<const CampaignItem*> ordered_items(const State& state, const HandOutBook& book) {
    std::vector<const CampaignItem*> ordered;
    for (const CampaignItem* item : book.items) {
        const ItemTotals* totals = state.item_totals.find(item->id);
        if (totals && (totals->packs > 0 || totals->given_packs > 0)) ordered.push_back(item);
    }
    return ordered;
}

std::vector<ui::TableColumn> columns_for(const std::vector<const CampaignItem*>& items) {
    std::vector<ui::TableColumn> columns = {{.title = text("handout.column.door"), .share = door_share},
                                            {.title = text("handout.column.number"), .share = number_share},
                                            {.title = text("handout.column.name"), .share = name_share}};
    for (const CampaignItem* item : items)
        columns.push_back({.title = item->facts.name, .share = item_share});
    columns.push_back({.title = text("handout.column.note"), .share = note_share});
    columns.push_back({.title = text("handout.column.hand"), .share = hand_share, .align = ui::Align::End});
    return columns;
}

// How many of an item are in the bag, and what did not come.
ui::TableCell item_cell(const State& state, const BagEntry& entry, const CampaignItem& item) {
    const OrderLine* line = line_of(state, entry.order->id, item.id);
    const std::int32_t wanted = line ? wanted_packs(*line) : 0, given = line ? given_packs(*line) : 0;
    if (given == 0 && wanted == 0) return {.words = "—", .quiet = true};
    const Campaign* campaign = state.campaigns.find(item.campaign);
    if (campaign && is_to_come(state, *campaign, item.id))
        return {.words = text("handout.to_come"), .icon = ui::Icon::Hourglass};
    if (entry.bag.state != BagState::InHand && given > 0 && in_hand_with(state, entry.bag, item.id))
        return {.words = text("handout.has_it"), .icon = ui::Icon::Check};
    if (given == 0) return {.words = text("handout.gets_none"), .icon = ui::Icon::Minus, .bold = true};
    const std::string packs = packs_words(given, item.facts);
    if (given >= wanted) return {.words = joined(packs, line->note)};
    const std::string fewer = text("handout.gets_fewer", {{"packs", packs}, {"less", wanted - given}});
    return {.words = joined(fewer, line->note), .icon = ui::Icon::Minus, .bold = true};
}

// Its name says all that stands in the line: whoever hears it need not go through the cells.
ui::TableTick box_of(const Acting& by, const BagEntry& entry, const std::string& who) {
    const bool given = entry.bag.state == BagState::InHand;
    const std::string story = bag_story(by, entry.bag);
    const std::string label =
        given || !story.empty() ? bag_state_words(entry.bag) : text("handout.not_given");
    const std::string what = joined(who, packing_words(by.known.state, entry.order->id));
    return {.label = label,
            .spoken = joined(joined(what, bag_wishes_words(by, *entry.order)), story.empty() ? label : story),
            .on = given,
            .press = [&by, &entry] { press_box(by, entry); }};
}

ui::TableRow row_of(const Acting& by, const BagEntry& entry, const std::vector<const CampaignItem*>& items,
                    bool with_building) {
    const Order& order = *entry.order;
    const std::string door = bag_door_words(order.door, with_building);
    ui::TableRow row{.key = order.id};
    const std::string number = order.number > 0 ? std::to_string(order.number) : std::string();
    row.cells = {{.words = door}, {.words = number, .quiet = true}, {.words = order.name}};
    for (const CampaignItem* item : items) row.cells.push_back(item_cell(by.known.state, entry, *item));
    row.cells.push_back({.words = bag_wishes_words(by, order), .icon = bag_icon(by, entry.bag)});
    if (why_not(by, press_of_box(entry)).empty())
        row.cells.push_back({.tick = box_of(by, entry, joined(door, order.name))});
    else
        row.cells.push_back({.words = bag_state_words(entry.bag)});
    return row;
}

}  // namespace

bool is_bag_table(const State& state, const HandOutBook& book) {
    if (!ui::desk() || ui::large_type()) return false;
    float shares = 0;
    for (const ui::TableColumn& column : columns_for(ordered_items(state, book))) shares += column.share;
    return ui::width_left() >= shares * least_share;
}

void bag_table(const Acting& by, const HandOutBook& book, const std::vector<std::uint32_t>& places,
               bool with_building, HandOutInput& input, ui::Here here) {
    const std::vector<const CampaignItem*> items = ordered_items(by.known.state, book);
    const std::vector<ui::TableColumn> columns = columns_for(items);
    const auto bag_at = [&](int index) -> const BagEntry& {
        return book.bags[places[static_cast<std::size_t>(index)]];
    };
    const int pressed = ui::table(
        text("handout.bags"), columns, static_cast<int>(places.size()),
        [&](int index) { return row_of(by, bag_at(index), items, with_building); }, nullptr, here);
    if (pressed >= 0) open_bag(*bag_at(pressed).order, input);
}

}  // namespace linli::client
