#include "app/client/orders/buy_words.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/ui/ui.h"

// Packing by door or by item.

namespace linli::client {
namespace {

constexpr float row_height = 92, item_row_height = 60;

// --- By door: a bag at a time, ticked when it is packed

void draw_bag_to_pack(const Acting& by, const BagEntry& entry, int position, int count, HandOutInput& input) {
    const Order& order = *entry.order;
    const std::string who = joined(bag_door_words(order.door, true), order.name);
    ui::RowOptions row{.title = joined(order_number_words(order), who),
                       .second = packing_words(by.known.state, order.id),
                       .third = order.wishes.note,
                       .tone = ui::Tone::Neutral,
                       .position = position,
                       .set_size = count};
    const bool packed = entry.bag.state == BagState::Packed;
    const Command command = packed ? Command(UndoTick{entry.bag.since->id, {}})
                                   : Command(TickBag{order.id, HandOutKind::Packed, {}});
    if (!why_not(by, command).empty()) {
        row.third = bag_story(by, entry.bag);
        if (ui::row(order.id, row)) open_bag(order, input);
        return;
    }
    bool on = packed;
    if (ui::check_row(order.id, on, row)) act(by, command);
}

void draw_by_door(const Acting& by, const HandOutBook& book, HandOutInput& input) {
    const ui::Card card("by-door");
    const int count = static_cast<int>(book.bags.size());
    ui::long_list(text("handout.bags"), count, row_height, [&](int index) {
        draw_bag_to_pack(by, book.bags[static_cast<std::size_t>(index)], index + 1, count, input);
    });
}

// --- By item: all of it at once, how many at which door

void draw_item(const HandOutBook& book, const PackingItem& packing) {
    const ItemFacts& facts = book.items[packing.item]->facts;
    const ui::Scope scope(book.items[packing.item]->id);
    ui::heading(item_words(facts), {.trailing = packs_words(packing.packs, facts)});
    const ui::Card card("item");
    const int count = static_cast<int>(packing.doors.size());
    ui::long_list(text("handout.bags"), count, item_row_height, [&](int index) {
        const PackingDoor& door = packing.doors[static_cast<std::size_t>(index)];
        ui::row(index + 1, {.title = bag_door_words(door.door, true),
                            .trailing = packs_words(door.packs, facts),
                            .trailing_bold = true,
                            .position = index + 1,
                            .set_size = count});
    });
}

}  // namespace

void draw_packing(const Acting& by, const HandOutBook& book, HandOutInput& input) {
    if (book.bags.empty()) {
        ui::empty_state(ui::Icon::Package, text("handout.no_bags"), text("handout.no_bags_second"));
        return;
    }
    {
        const ui::Flow flow;
        if (ui::filter_chip(text("handout.by_door"), input.by_door, "door")) input.by_door = true;
        if (ui::filter_chip(text("handout.by_item"), !input.by_door, "item")) input.by_door = false;
        ui::link_button(text("buy_desk.sheets"), route_to("buy-sheets", input.of),
                        {.icon = ui::Icon::Printer});
    }
    ui::line(
        text("handout.packed", {{"packed", book.count.packed + book.count.given}, {"all", book.count.all}}),
        {.bold = true});
    if (input.by_door) return draw_by_door(by, book, input);
    for (const PackingItem& packing : book.by_item) draw_item(book, packing);
}

}  // namespace linli::client
