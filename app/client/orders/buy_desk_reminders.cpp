#include <algorithm>

#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/ui/ui.h"
#include "shared/orders/delivery_commands.h"

// Polite words for the doors that have not paid: for a group chat, all or one building's, and for each door
// by itself, one after the other with one press each.

namespace linli::client {
namespace {

constexpr float row_height = 72;
constexpr Duration remind_after = days(3);

// Where a chat group of their own is likely: 2号楼. The empty door is all of them.
Door building_of(const Door& door) {
    return {door.compound, door.building, {}, {}};
}

struct OpenDoors {
    std::vector<const DeskOrder*> doors;                  // Of the chosen building, by door.
    std::vector<std::pair<Door, std::size_t>> buildings;  // With how many; by building.
    std::size_t all = 0;
};

OpenDoors open_doors(const Desk& desk) {
    OpenDoors open;
    for (const DeskOrder& one : desk.figures.orders) {
        if (one.open() <= 0) continue;
        ++open.all;
        const Door building = building_of(one.door);
        if (open.buildings.empty() || open.buildings.back().first != building)
            open.buildings.emplace_back(building, 0);
        ++open.buildings.back().second;
        if (desk.input.remind_building == Door{} || desk.input.remind_building == building)
            open.doors.push_back(&one);
    }
    return open;
}

std::string with_payment_words(std::string words, const Desk& desk) {
    const std::string& how = desk.campaign.facts.payment_words;
    return how.empty() ? words : std::move(words) + "\n" + how;
}

// Doors only: what each owes is nobody else's business.
std::string group_words(const Desk& desk, const OpenDoors& open) {
    std::vector<std::string> doors;
    for (const DeskOrder* one : open.doors) {
        const Order* order = desk.state().orders.find(one->id);
        const std::string door = row_door_words(one->door);
        doors.push_back(door.empty() && order ? order->name : door);
    }
    return with_payment_words(
        text("buy_desk.remind_group", {{"title", desk.campaign.facts.title}, {"doors", listed(doors)}}),
        desk);
}

void draw_buildings(Desk& desk, const OpenDoors& open) {
    if (open.buildings.size() < 2) return;
    const ui::Flow flow;
    const auto chip = [&](const Door& building, const std::string& words, std::size_t count) {
        const std::string label =
            text("buy_desk.filter.count", {{"what", words}, {"count", static_cast<long long>(count)}});
        if (ui::filter_chip(label, desk.input.remind_building == building, std::string_view(words)))
            desk.input.remind_building = building;
    };
    chip({}, text("buy_desk.filter.all"), open.all);
    for (const auto& [building, count] : open.buildings) {
        // Who is known by name only stands among all of them.
        if (building != Door{}) chip(building, door_words(building), count);
    }
}

void draw_group(Desk& desk, const OpenDoors& open) {
    ui::line(text("buy_desk.remind_second"), {.size = ui::TextSize::Second, .quiet = true});
    std::string words = group_words(desk, open);
    ui::text_area(text("buy_desk.remind_field"), words, {.read_only = true, .lines = 6});
    if (ui::button(text("buy_desk.copy"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Copy}))
        desk.services.copy(words);
}

// Nothing: nobody of the team wrote to this door in the last days.
const PaymentReminder* lately_reminded(const Desk& desk, OrderId order) {
    const PaymentReminder* reminder = desk.state().payment_reminders.find(order);
    const bool counts =
        reminder && desk.now < reminder->at + remind_after && !desk.input.remind_again.contains(order);
    return counts ? reminder : nullptr;
}

std::string who_is(const Desk& desk, const DeskOrder& one) {
    const Order* order = desk.state().orders.find(one.id);
    return order ? short_order_title(*order) : row_door_words(one.door);
}

// By whom of the team, and when.
std::string reminded_words(const Desk& desk, const PaymentReminder& reminder) {
    return joined(text("buy_desk.copied_already"),
                  joined(name_of(desk.state(), reminder.by), past_words(reminder.at, desk.saying())));
}

// The next one that was not copied yet: copy, send it in the chat, come back, press again.
void draw_next(Desk& desk, const OpenDoors& open) {
    const auto next = std::find_if(open.doors.begin(), open.doors.end(),
                                   [&](const DeskOrder* one) { return !lately_reminded(desk, one->id); });
    if (next == open.doors.end()) {
        ui::line(text("buy_desk.remind_done"), {.tone = ui::Tone::Mine, .icon = ui::Icon::Check});
        if (ui::button(text("buy_desk.remind_again"),
                       {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Undo2}))
            for (const DeskOrder* one : open.doors) desk.input.remind_again.insert(one->id);
        return;
    }
    const std::string who = who_is(desk, **next);
    if (ui::button(text("buy_desk.copy_next", {{"who", who}}), {.icon = ui::Icon::Copy, .key = "next"}))
        copy_reminder(desk, **next);
}

void draw_each(Desk& desk, const OpenDoors& open) {
    ui::heading(text("buy_desk.remind_each"), {.level = 3, .trailing = std::to_string(open.doors.size())});
    ui::line(text("buy_desk.remind_each_second"), {.size = ui::TextSize::Second, .quiet = true});
    draw_next(desk, open);
    const int count = static_cast<int>(open.doors.size());
    ui::long_list(text("buy_desk.remind_each"), count, row_height, [&](int index) {
        const DeskOrder& one = *open.doors[static_cast<std::size_t>(index)];
        const PaymentReminder* done = lately_reminded(desk, one.id);
        const std::string who = who_is(desk, one);
        if (ui::row(one.id, {.title = who,
                             .second = done ? reminded_words(desk, *done) : text("buy_desk.not_copied"),
                             .trailing = money_words(one.open()),
                             .trailing_icon = done ? ui::Icon::Check : ui::Icon::Copy,
                             .pressable = true,
                             .position = index + 1,
                             .set_size = count}))
            copy_reminder(desk, one);
    });
}

std::string reminder_words(const Desk& desk, const DeskOrder& one) {
    const Order* order = desk.state().orders.find(one.id);
    if (!order) return {};
    return with_payment_words(text("buy_desk.remind_door", {{"who", short_order_title(*order)},
                                                            {"title", desk.campaign.facts.title},
                                                            {"items", bag_items_words(desk.state(), one.id)},
                                                            {"money", money_words(one.open())}}),
                              desk);
}

}  // namespace

bool copy_reminder(Desk& desk, const DeskOrder& one) {
    desk.services.copy(reminder_words(desk, one));
    desk.input.remind_again.erase(one.id);
    return act(desk.acting(), NoteReminder{one.id});
}

void reminder_fields(Desk& desk) {
    OpenDoors open = open_doors(desk);
    if (open.doors.empty() && open.all > 0) {  // The last one of this building has paid.
        desk.input.remind_building = {};
        open = open_doors(desk);
    }
    if (open.all == 0) return ui::line(text("buy_desk.remind_nobody"), {.icon = ui::Icon::Check});
    draw_buildings(desk, open);
    draw_group(desk, open);
    draw_each(desk, open);
}

}  // namespace linli::client
