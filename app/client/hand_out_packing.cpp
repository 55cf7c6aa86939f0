#include <algorithm>

#include "app/client/buy_words.h"
#include "app/client/hand_out_page.h"
#include "app/client/ui/ui.h"

// Packing by door or by item, and the way cut into rounds.

namespace linli::client {
namespace {

constexpr float row_height = 92, item_row_height = 60, beside_words = 90;
constexpr int most_rounds = 40;

// --- By door: a bag at a time, ticked when it is packed

void draw_bag_to_pack(const Acting& by, const BagEntry& entry, int position, int count, RowHeights heights,
                      HandOutInput& input) {
    const Order& order = *entry.order;
    const std::string who = joined(bag_door_words(order.door, true), order.name);
    ui::RowOptions row{.title = fitted(joined(order_number_words(order), who), 1, beside_words, heights),
                       .second = fitted(bag_items_words(by.known.state, order.id), 2, beside_words, heights),
                       .third = fitted(order.wishes.note, 1, beside_words, heights),
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
    row_list(text("handout.bags"), count, row_height, [&](int index, RowHeights heights) {
        draw_bag_to_pack(by, book.bags[static_cast<std::size_t>(index)], index + 1, count, heights, input);
    });
}

// --- By item: all of it at once, how many at which door

void draw_item(const HandOutBook& book, const PackingItem& packing) {
    const ItemFacts& facts = book.items[packing.item]->facts;
    const ui::Scope scope(book.items[packing.item]->id);
    ui::heading(item_words(facts), {.trailing = packs_words(packing.packs, facts)});
    const ui::Card card("item");
    const int count = static_cast<int>(packing.doors.size());
    row_list(text("handout.bags"), count, item_row_height, [&](int index, RowHeights) {
        const PackingDoor& door = packing.doors[static_cast<std::size_t>(index)];
        ui::row(index + 1, {.title = bag_door_words(door.door, true),
                            .trailing = packs_words(door.packs, facts),
                            .trailing_bold = true,
                            .position = index + 1,
                            .set_size = count});
    });
}

std::string buildings_of(const HandOutBook& book, const std::vector<std::uint32_t>& places) {
    std::vector<std::string> names;
    for (const std::uint32_t place : places) {
        const Door& door = book.bags[place].order->door;
        const std::string name = building_words(door.compound, door.building);
        if (names.empty() || names.back() != name) names.push_back(name);
    }
    return listed(names);
}

struct RoundWords {
    std::string title, second;
    BagCount count;
};

RoundWords round_words(const HandOutBook& book, const HandoutRound& round, int number) {
    const std::vector<std::uint32_t> places = bags_of_round(book, round);
    BagCount count;
    std::int64_t packs = 0;
    for (const std::uint32_t place : places) {
        count.add(book.bags[place].bag);
        packs += book.bags[place].packs;
    }
    const int doors = round.end_door - round.first_door;
    return {joined(text("handout.round", {{"number", number}}), buildings_of(book, places)),
            joined(text("handout.doors", {{"count", doors}}), packs_words(packs)), count};
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
    }
    ui::line(
        text("handout.packed", {{"packed", book.count.packed + book.count.given}, {"all", book.count.all}}),
        {.bold = true});
    if (input.by_door) return draw_by_door(by, book, input);
    for (const PackingItem& packing : book.by_item) draw_item(book, packing);
}

const std::vector<HandoutRound>& rounds_of(const Acting& by, const HandOutBook& book, HandOutInput& input) {
    const Bits128 about{input.of.bits.low, static_cast<std::uint64_t>(input.rounds)};
    return input.split.get(by.known, by.now, about, [&] { return split_rounds(book.plan, input.rounds); });
}

void draw_rounds(const Acting& by, const HandOutBook& book, HandOutInput& input, Services& services) {
    if (book.bags.empty()) {
        ui::empty_state(ui::Icon::Route, text("handout.no_bags"), text("handout.no_bags_second"));
        return;
    }
    ui::line(text("handout.rounds_second"), {.quiet = true});
    if (ui::stepper(text("handout.how_many"), input.rounds, {.least = 1, .most = most_rounds}))
        input.mine = 0;
    std::string for_chat;
    const std::vector<HandoutRound>& rounds = rounds_of(by, book, input);
    {
        const ui::Card card("rounds");
        const ui::List list(text("handout.rounds"));
        for (int number = 1; number <= static_cast<int>(rounds.size()); ++number) {
            const RoundWords words = round_words(book, rounds[static_cast<std::size_t>(number - 1)], number);
            for_chat += words.title + "  " + words.second + "\n";
            const std::string done =
                text("handout.count", {{"given", words.count.given}, {"all", words.count.all}});
            if (!ui::row(number, {.title = words.title,
                                  .second = words.second,
                                  .third = input.mine == number ? text("handout.mine") : std::string(),
                                  .third_icon = input.mine == number ? ui::Icon::Check : ui::Icon::None,
                                  .trailing = done,
                                  .pressable = true,
                                  .selected = input.mine == number}))
                continue;
            input.mine = number;
            input.view = static_cast<int>(HandOutView::Bags);
            input.search.clear();
        }
    }
    ui::line(text("handout.rounds_how"), {.size = ui::TextSize::Second, .quiet = true});
    if (ui::button(text("handout.copy_rounds"), {.icon = ui::Icon::Copy})) services.copy(for_chat);
}

}  // namespace linli::client
