#include "app/client/orders/hand_out_left.h"

#include <algorithm>

#include "app/client/orders/buy_words.h"
#include "app/client/orders/order_draft.h"
#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

constexpr std::size_t most_doors = 5;

std::string who_words(const Order& order) {
    return joined(bag_door_words(order.door, true), order.name);
}

// Doors that got less of `item` and whose bags can still be changed.
template <class Fits>
std::vector<GivenOtherwise> doors_short_of(const HandOutBook& book, CampaignItemId item, const Fits& fits) {
    std::vector<GivenOtherwise> doors;
    for (const GivenOtherwise& one : book.short_of) {
        if (doors.size() == most_doors) break;
        if (one.item->id == item && !one.in_hand && fits(*one.order)) doors.push_back(one);
    }
    return doors;
}

// A press opens the door's bag. `key`: what is said of what it is short of.
void draw_doors(const std::string& title, const char* key, const std::vector<GivenOtherwise>& doors,
                HandOutInput& input) {
    if (doors.empty()) return;
    const ui::Scope scope(key);
    const ui::List list(title);
    for (const GivenOtherwise& one : doors) {
        const ItemFacts& facts = one.item->facts;
        const std::string missing =
            text(key, {{"item", facts.name}, {"packs", packs_words(one.packs, facts)}});
        if (ui::row(one.order->id, {.title = who_words(*one.order), .second = missing, .pressable = true}))
            open_bag(*one.order, input);
    }
}

// The door is said, and what it will owe.
void draw_new_door_fields(const Acting& by, const CampaignItem& item, int left, HandOutInput& input) {
    const State& state = by.known.state;
    LeftDraft& draft = input.left;
    const auto door = parse_door(draft.door);
    ui::text_field(text("buys.door"), draft.door,
                   {.help = text("handout.left_door_help"),
                    .error = !draft.door.empty() && !door ? text("reason.103") : std::string(),
                    .max_length = 40});
    const Order* known = door ? order_of_door(state, input.of, household_at(state, *door), *door) : nullptr;
    if (known && known->state == OrderState::Standing) {
        ui::line(text("handout.left_has_order"), {.icon = ui::Icon::Info});
        if (ui::button(text("handout.left_open_bag"), {.icon = ui::Icon::Package})) open_bag(*known, input);
        return;
    }
    ui::text_field(text("buys.door_name"), draft.name,
                   {.help = text("buys.door_name_help"), .max_length = 20});
    draft.packs = std::clamp(draft.packs, 1, left);
    ui::stepper(joined(item_words(item.facts), unit_words(item.facts)), draft.packs,
                {.least = 1, .most = left});
    const std::int64_t cents = draft.packs * pack_cents(state, item, item.price_version);
    ui::line(text("handout.left_owes", {{"money", money_words(cents)}}), {.size = ui::TextSize::Second});
    const GiveLeftOver give{input.of, door.value_or(Door{}), draft.name, item.id, draft.packs};
    if (action(by, text("handout.left_give", {{"packs", packs_words(draft.packs, item.facts)}}), give,
               {.kind = ui::ButtonKind::Choice, .icon = ui::Icon::Package}))
        draft = {};
}

void draw_new_door(const Acting& by, const CampaignItem& item, int left, HandOutInput& input) {
    const bool open = input.left.item == item.id;
    if (ui::button(text(open ? "handout.left_no_door" : "handout.left_new_door"),
                   {.kind = ui::ButtonKind::Plain,
                    .spoken = text(open ? "handout.left_no_door_spoken" : "handout.left_new_door_spoken",
                                   {{"item", item.facts.name}}),
                    .key = "new-door"})) {
        input.left = {};
        if (!open) input.left.item = item.id;
    }
    if (open) draw_new_door_fields(by, item, left, input);
}

void draw_left(const HandOutBook& book, const CampaignItem& item, int left, HandOutInput& input) {
    ui::line(item_words(item.facts) + " " + packs_words(left, item.facts),
             {.bold = true, .icon = ui::Icon::Package});
    const auto short_of_it = doors_short_of(book, item.id, [](const Order&) { return true; });
    std::vector<GivenOtherwise> would_swap;
    if (item.facts.substitute_for)
        would_swap = doors_short_of(book, *item.facts.substitute_for,
                                    [](const Order& order) { return order.wishes.substitutes; });
    if (short_of_it.empty() && would_swap.empty())
        return ui::line(text("handout.left_any_door"), {.size = ui::TextSize::Second});
    draw_doors(text("handout.left_short", {{"item", item.facts.name}}), "handout.left_missing", short_of_it,
               input);
    draw_doors(text("handout.left_swap", {{"item", item.facts.name}}), "handout.left_instead", would_swap,
               input);
}

// To whom something was given that they had not ordered.
void draw_extra(const HandOutBook& book) {
    if (book.extra.empty()) return;
    const std::string title = text("handout.extra");
    ui::heading(title, {.level = 3, .trailing = std::to_string(book.extra.size())});
    const ui::List list(title);
    const std::size_t shown = std::min(most_doors, book.extra.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const GivenOtherwise& one = book.extra[i];
        const ui::Scope scope(one.order->id);
        ui::row(one.item->id,
                {.title = who_words(*one.order),
                 .trailing = item_words(one.item->facts) + " +" + packs_words(one.packs, one.item->facts)});
    }
    if (shown < book.extra.size())
        ui::line(text("handout.and_doors", {{"count", book.extra.size() - shown}}), {.quiet = true});
}

}  // namespace

int left_packs(const State& state, CampaignItemId item) {
    const ItemSupply* supply = state.item_supplies.find(item);
    const ItemTotals* totals = state.item_totals.find(item);
    if (!supply || !supply->counted_at || !totals) return 0;
    return std::max(0, usable_packs(*supply) - totals->given_packs);
}

void draw_left_over(const Acting& by, const HandOutBook& book, HandOutInput& input) {
    const State& state = by.known.state;
    const ui::Scope scope("left-over");
    auto items = book.items;
    std::erase_if(items, [&](const CampaignItem* item) { return left_packs(state, item->id) == 0; });
    if (!items.empty()) ui::heading(text("handout.left_title"), {.level = 3});
    for (const CampaignItem* item : items) {
        const int left = left_packs(state, item->id);
        const ui::Scope one(item->id);
        draw_left(book, *item, left, input);
        draw_new_door(by, *item, left, input);
    }
    draw_extra(book);
}

}  // namespace linli::client
