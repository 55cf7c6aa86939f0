#include <algorithm>

#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/orders/order_draft.h"
#include "app/client/ui/ui.h"

// An order that the team takes down for a door: who rang, who stands at the gate, who has no phone. It needs
// no register: the door as it is said will do.

namespace linli::client {
namespace {

PlaceOrder order_of(const Desk& desk, const Door& door) {
    const BuyDeskInput& input = desk.input;
    PlaceOrder command{desk.campaign.id, door, input.order_name, input.wishes, {}};
    for (const CampaignItem* item : items_of(desk.state(), desk.campaign.id)) {
        const auto chosen = input.packs.find(item->id);
        if (item->withdrawn || chosen == input.packs.end() || chosen->second <= 0) continue;
        command.lines.push_back({item->id, chosen->second, 0, {}, item->price_version});
    }
    return command;
}

// Where the unit was left out, it may be another household that has ordered already.
std::vector<Door> doors_to_choose(Desk& desk, const Door& door) {
    const KnownDoors& known = desk.input.known_doors.get(desk.known, desk.now, desk.campaign.id.bits, [&] {
        return KnownDoors(desk.state(), desk.campaign.id);
    });
    std::vector<Door> meant = known.meant(door);
    if (meant.size() == 1 && meant.front() == door) meant.clear();
    return meant;
}

void draw_choice(Desk& desk, const std::vector<Door>& doors) {
    ui::line(text("buy_desk.which_door"), {.bold = true, .icon = ui::Icon::CircleHelp});
    const ui::Flow flow;
    for (const Door& door : doors) {
        const std::string written = written_door(door);
        if (written.empty()) continue;
        if (ui::filter_chip(row_door_words(door), false, std::string_view(written)))
            desk.input.order_door = written;
    }
}

const Order* standing_order(const State& state, CampaignId campaign, const Door& door) {
    const Order* order = order_of_door(state, campaign, household_at(state, door), door);
    return order && order->state == OrderState::Standing ? order : nullptr;
}

void draw_door(Desk& desk, const std::optional<Door>& door) {
    BuyDeskInput& input = desk.input;
    const bool unread = !input.order_door.empty() && !door;
    ui::text_field(text("buys.door"), input.order_door,
                   {.help = text("buys.door_help"),
                    .error = unread ? text("reason.103") : std::string(),
                    .max_length = 40,
                    .focus = input.order_door.empty()});
    ui::text_field(text("buys.door_name"), input.order_name,
                   {.help = text("buys.door_name_help"), .max_length = 20});
}

void draw_what(Desk& desk) {
    BuyDeskInput& input = desk.input;
    for (const CampaignItem* item : items_of(desk.state(), desk.campaign.id)) {
        if (item->withdrawn) continue;
        const ui::Scope scope(item->id);
        ui::stepper(joined(item_words(item->facts), price_words(item->facts.price_cents, item->facts)),
                    input.packs[item->id], {.least = 0, .most = max_packs_of_order});
    }
    ui::text_field(text("buys.note"), input.wishes.note, {.help = text("buys.note_help"), .max_length = 100});
    if (!desk.campaign.facts.to_the_door)
        ui::check(text("buys.to_my_door"), input.wishes.to_the_door,
                  {.second = text("buys.to_my_door_second")});
}

// True: it is on its way.
bool draw_order(Desk& desk, const Door& door, bool must_choose) {
    const PlaceOrder command = order_of(desk, door);
    const std::string reason = must_choose ? text("buy_desk.which_door") : why_not(desk.acting(), command);
    if (!ui::button(text("buy_desk.order_for_do"),
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check, .reason = reason}))
        return false;
    if (!act(desk.acting(), command)) return false;
    ui::show_toast({.words = text("buy_desk.order_for_toast", {{"door", row_door_words(door)}})});
    return true;
}

}  // namespace

void open_order_for(BuyDeskInput& input, const std::string& door, const std::string& name) {
    open_sheet(input, DeskSheet::OrderFor);
    input.order_door = door;
    input.order_name = name;
    input.packs.clear();
    input.wishes = {};
}

void desk_order_for_sheet(Desk& desk) {
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = text("buy_desk.order_for"), .open = &open, .close_label = text("action.close")});
        const std::optional<Door> door = parse_door(desk.input.order_door);
        draw_door(desk, door);
        const std::vector<Door> doors = door ? doors_to_choose(desk, *door) : std::vector<Door>{};
        if (!doors.empty()) draw_choice(desk, doors);
        const Order* before = door ? standing_order(desk.state(), desk.campaign.id, *door) : nullptr;
        if (before) {
            ui::note(ui::Icon::Info,
                     text("buys.ordered", {{"what", order_items_words(desk.state(), before->id)}}));
            if (ui::button(text("buy_desk.see_order"), {.icon = ui::Icon::ShoppingBasket}))
                open_sheet(desk.input, DeskSheet::Order, before->id);
        } else {
            draw_what(desk);
            done = draw_order(desk, door.value_or(Door{}), !doors.empty());
        }
    }
    if ((!open || done) && desk.input.sheet == DeskSheet::OrderFor) {
        desk.input.order_door.clear();
        open_sheet(desk.input, DeskSheet::None);
    }
}

}  // namespace linli::client
