#include "app/client/orders/buy_words.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/orders/pick_ups.h"

// One bag as a row: one press says that it was handed over.

namespace linli::client {
namespace {

constexpr float row_height = 104, narrow_row_height = 148, narrow = 520;
constexpr int largest_number_beside = 999;

ui::Tone story_tone(const Acting& by, const Bag& bag) {
    return bag.since && by.known.is_asked(bag.since->id) ? ui::Tone::Wait : bag_tone(bag);
}

}  // namespace

std::string bag_wishes_words(const Acting& by, const Order& order) {
    std::string words = order.wishes.note;
    if (pick_up_of(by.known.state, order))
        words = joined(pick_up_words(by.known.state, order, by.me.saying(by.now)), words);
    if (order.wishes.to_the_door) words = joined(text("buy.to_the_door"), words);
    if (!order.wishes.collector.empty())
        words = joined(text("handout.collector", {{"name", order.wishes.collector}}), words);
    return words;
}

ui::Icon bag_icon(const Acting& by, const Bag& bag) {
    if (bag.since && by.known.is_asked(bag.since->id)) return ui::Icon::Hourglass;
    switch (bag.state) {
        case BagState::InHand:
            return ui::Icon::CircleCheck;
        case BagState::Packed:
            return ui::Icon::Package;
        case BagState::NobodyHome:
        case BagState::AtWrongDoor:
            return ui::Icon::CircleAlert;
        case BagState::Waiting:
            break;
    }
    return ui::Icon::None;
}

std::string building_words(const std::string& compound, const std::string& building) {
    const std::string words = door_words({compound, building, {}, {}});
    return words.empty() ? text("handout.no_door") : words;
}

std::string bag_door_words(const Door& door, bool with_building) {
    if (door.building.empty() && door.room.empty()) return text("handout.no_door");
    if (with_building)
        return door.compound.empty() ? short_door(door) : door.compound + " " + short_door(door);
    return door.unit.empty() ? door.room : door.unit + "-" + door.room;
}

std::string bag_story(const Acting& by, const Bag& bag) {
    if (!bag.since) return bag.earlier ? text("handout.earlier") : std::string();
    std::string words = joined(bag_state_words(bag), bag.since->words);
    if (by.known.is_asked(bag.since->id)) return joined(words, text("handout.only_here"));
    return joined(words, joined(name_of(by.known.state, bag.since->by),
                                past_words(bag.since->at, by.me.saying(by.now))));
}

void tick_bag(const Acting& by, const Order& order, HandOutKind kind, const std::string& words) {
    const auto event = by.me.stamp(by.now).new_ids.make<HandOutEventId>();
    if (!act(by, TickBag{order.id, kind, words})) return;
    const bool offline = by.known.link.link == Link::Offline;
    const std::string what = joined(order_title(order), hand_out_words(kind));
    ui::show_toast({.words = offline ? text("handout.kept", {{"what", what}}) : what,
                    .undo = text("toast.undo"),
                    .undone =
                        [&outbox = by.outbox, event] {
                            outbox.push(UndoTick{event, {}});
                        },
                    .icon = offline ? ui::Icon::Hourglass : ui::Icon::CircleCheck});
}

void open_bag(const Order& order, HandOutInput& input) {
    input.sheet = BagSheet::Bag;
    input.bag = order.id;
    input.words.clear();
    input.given.clear();
}

Command press_of_box(const BagEntry& entry) {
    if (entry.bag.state == BagState::InHand) return UndoTick{entry.bag.since->id, {}};
    return TickBag{entry.order->id, HandOutKind::HandedOver, {}};
}

void press_box(const Acting& by, const BagEntry& entry) {
    if (entry.bag.state == BagState::InHand)
        act(by, press_of_box(entry));
    else
        tick_bag(by, *entry.order, HandOutKind::HandedOver, {});
}

void draw_bag_row(const Acting& by, const BagEntry& entry, const BagRow& where, HandOutInput& input) {
    const Order& order = *entry.order;
    const bool beside = order.number <= largest_number_beside;
    const std::string who = joined(bag_door_words(order.door, where.with_building), order.name);
    const std::string title = beside ? who : joined(who, order_number_words(order));
    ui::RowOptions row{.title = title,
                       .second = joined(packing_words(by.known.state, order.id), bag_wishes_words(by, order)),
                       .third = bag_story(by, entry.bag),
                       .third_icon = bag_icon(by, entry.bag),
                       .tone = story_tone(by, entry.bag),
                       .position = where.position,
                       .set_size = where.count};
    row.actions = [&] {
        if (ui::icon_button(ui::Icon::Menu, text("handout.more", {{"who", who}}),
                            {.kind = ui::ButtonKind::Plain}))
            open_bag(order, input);
    };
    if (!why_not(by, press_of_box(entry)).empty()) {
        ui::row(order.id, row);
        return;
    }
    bool on = entry.bag.state == BagState::InHand;
    const std::string number = beside && order.number > 0 ? std::to_string(order.number) : std::string();
    if (ui::check_row(order.id, on, row, number)) press_box(by, entry);
}

void bag_rows(const Acting& by, const HandOutBook& book, const std::vector<std::uint32_t>& places,
              bool with_building, HandOutInput& input, ui::Here here) {
    if (is_bag_table(by.known.state, book)) return bag_table(by, book, places, with_building, input, here);
    const float height = ui::width_left() < narrow ? narrow_row_height : row_height;
    const int count = static_cast<int>(places.size());
    ui::long_list(
        text("handout.bags"), count, height,
        [&](int index) {
            const BagEntry& entry = book.bags[places[static_cast<std::size_t>(index)]];
            draw_bag_row(by, entry, {index + 1, count, with_building}, input);
        },
        here);
}

}  // namespace linli::client
