#include <algorithm>
#include <map>

#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/ui/ui.h"
#include "shared/orders/pick_up_commands.h"
#include "shared/orders/pick_ups.h"

// The times at which things are fetched: how many doors chose which, one more, another, none.

namespace linli::client {
namespace {

constexpr int days_to_choose = 110;
constexpr std::uint16_t longest_place = 40;

std::map<PickUpWindowId, int> orders_by_pick_up(const Desk& desk) {
    std::map<PickUpWindowId, int> counts;
    for (const Order* order : standing_orders(desk.state(), desk.campaign.id)) {
        if (order->pick_up) ++counts[*order->pick_up];
    }
    return counts;
}

void open_pick_up(Desk& desk, const PickUpWindow* pick_up) {
    open_sheet(desk.input, DeskSheet::PickUp);
    PickUpDraft& draft = desk.input.pick_up;
    draft = {};
    if (!pick_up) return;
    const CivilTime from = civil_time(pick_up->window.from, desk.me.offset);
    draft.of = pick_up->id;
    draft.day = from.date;
    draft.from = from.minute_of_day;
    draft.until = draft.from + static_cast<int>(length(pick_up->window).ms / minutes(1).ms);
    draft.place = pick_up->place;
}

void draw_pick_up(Desk& desk, const PickUpWindow& pick_up, int orders) {
    const std::string when = pick_up_words(pick_up, desk.campaign.facts, desk.saying());
    ui::RowOptions row{.title = sentence(when),
                       .second = text("buy_desk.pick_up_orders", {{"count", orders}}),
                       .icon = ui::Icon::MapPin};
    if (desk.leads() && !is_over(desk.campaign))
        row.actions = [&] {
            if (ui::icon_button(ui::Icon::Pencil, text("buy_desk.pick_up_change_spoken", {{"when", when}})))
                open_pick_up(desk, &pick_up);
        };
    ui::row(pick_up.id, row);
}

SetPickUp command_of(const Desk& desk, const PickUpDraft& draft, CivilDate day) {
    SetPickUp command;
    command.campaign = desk.campaign.id;
    if (draft.of) command.pick_up = draft.of;
    command.window = {instant_of(day, draft.from, desk.me.offset),
                      instant_of(day, draft.until, desk.me.offset)};
    command.place = draft.place;
    return command;
}

}  // namespace

void desk_pick_ups(Desk& desk) {
    const auto offered = pick_ups_of(desk.state(), desk.campaign.id);
    const bool may_offer = desk.leads() && !is_over(desk.campaign) && !desk.campaign.facts.to_the_door;
    if (offered.empty() && !may_offer) return;
    ui::heading(text("buy_desk.pick_ups"), {.trailing = std::to_string(offered.size())});
    ui::line(text("buy_desk.pick_ups_second"), {.size = ui::TextSize::Second, .quiet = true});
    if (!offered.empty()) {
        const ui::Card card("pick-ups");
        const ui::List list(text("buy_desk.pick_ups"));
        std::map<PickUpWindowId, int> counts = orders_by_pick_up(desk);
        for (const PickUpWindow* one : offered) draw_pick_up(desk, *one, counts[one->id]);
    }
    if (!may_offer) return;
    const std::string full = offered.size() < max_pick_ups
                                 ? std::string()
                                 : text("buy_desk.pick_ups_full", {{"count", max_pick_ups}});
    if (ui::button(text("buy_desk.pick_up_add"), {.icon = ui::Icon::Plus, .reason = full}))
        open_pick_up(desk, nullptr);
}

void desk_pick_up_sheet(Desk& desk) {
    if (desk.input.sheet != DeskSheet::PickUp) return;
    PickUpDraft& draft = desk.input.pick_up;
    bool open = true, done = false;
    {
        const ui::Dialog sheet({.title = text(draft.of ? "buy_desk.pick_up_change" : "buy_desk.pick_up_add"),
                                .open = &open,
                                .close_label = text("action.close")});
        const CivilDate today = today_of(desk.saying());
        CivilDate day = draft.day.value_or(plus_days(today, 1));
        ui::date_picker(text("buy_desk.pick_up_day"), day,
                        {today, std::min(day, today), plus_days(today, days_to_choose)});
        draft.day = day;
        ui::time_range_picker(text("buy_desk.pick_up_from"), text("buy_desk.pick_up_until"), draft.from,
                              draft.until);
        ui::text_field(text("buy_desk.pick_up_place"), draft.place, {.max_length = longest_place});
        done = action(desk.acting(), text("buy_desk.pick_up_save"), command_of(desk, draft, day),
                      {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
        if (draft.of)
            done = action(desk.acting(), text("buy_desk.pick_up_remove"), EndPickUp{draft.of},
                          {.kind = ui::ButtonKind::Danger, .icon = ui::Icon::Trash2}) ||
                   done;
    }
    if (!open || done) open_sheet(desk.input, DeskSheet::None);
}

}  // namespace linli::client
