#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/orders/order_draft.h"
#include "app/client/ui/ui.h"

// The doors that have not ordered yet, with polite words for the chat; pressing one orders for it.

namespace linli::client {
namespace {

constexpr float door_row_height = 72;
constexpr std::size_t most_name = 16;

std::string silent_words(const Desk& desk, const std::vector<SilentDoor>& doors) {
    std::vector<std::string> names;
    for (const SilentDoor& one : doors) names.push_back(row_door_words(one.door));
    return text("buy_desk.silent_words", {{"title", desk.campaign.facts.title},
                                          {"closing", closing_words(desk.campaign, desk.saying())},
                                          {"doors", listed(names)}});
}

}  // namespace

void desk_silent_doors(Desk& desk) {
    if (!takes_orders(desk.campaign, desk.now)) return;
    const SilentDoors& silent = desk.input.silent.get(desk.known, desk.now, desk.campaign.id.bits, [&] {
        return silent_doors(desk.state(), desk.me, desk.now, desk.campaign.id);
    });
    const int count = static_cast<int>(silent.doors.size());
    const bool any = silent.are_known || count > 0;
    ui::heading(text("buy_desk.silent"), {.trailing = any ? std::to_string(count) : ""});
    if (!any) return ui::line(text("buy_desk.silent_unknown"), {.quiet = true});
    if (count == 0)
        return ui::line(text("buy_desk.silent_none"), {.tone = ui::Tone::Mine, .icon = ui::Icon::Check});
    const ui::Card card("silent");
    ui::line(text(silent.are_known ? "buy_desk.silent_second" : "buy_desk.silent_regulars"),
             {.size = ui::TextSize::Second, .quiet = true});
    if (ui::button(text("buy_desk.silent_copy"), {.icon = ui::Icon::Copy})) {
        desk.services.copy(silent_words(desk, silent.doors));
        ui::show_toast({.words = text("buy_desk.copied")});
    }
    ui::long_list(text("buy_desk.silent"), count, door_row_height, [&](int index) {
        const SilentDoor& one = silent.doors[static_cast<std::size_t>(index)];
        const std::string door = row_door_words(one.door), written = written_door(one.door);
        if (ui::row(std::string_view(door), {.title = door,
                                             .second = shortened(one.name, most_name),
                                             .trailing_icon = ui::Icon::Plus,
                                             .pressable = !written.empty(),
                                             .position = index + 1,
                                             .set_size = count}))
            open_order_for(desk.input, written, one.name);
    });
}

}  // namespace linli::client
