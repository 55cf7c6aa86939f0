#include <algorithm>

#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/orders/pick_up_choice.h"
#include "app/client/ui/ui.h"

// One door's order at the desk: what it wants, and what the team may do with it.

namespace linli::client {
namespace {

void draw_lines(const Desk& desk, const Order& order) {
    const ui::List list(text("buy_desk.ordered"));
    for (const OrderLine* line : lines_of(desk.state(), order.id)) {
        const CampaignItem* item = desk.state().campaign_items.find(line->item);
        const std::int32_t packs = given_packs(*line);
        if (!item || (packs == 0 && line->packs == 0)) continue;
        std::string second = line->note;
        if (line->tolerance > 0)
            second = joined(
                text("buy_desk.tolerance", {{"packs", packs_words(line->tolerance, item->facts)}}), second);
        if (packs != line->packs)
            second =
                joined(text("buy_desk.wished", {{"packs", packs_words(line->packs, item->facts)}}), second);
        ui::row(line->id, {.title = item_words(item->facts),
                           .second = second,
                           .trailing = packs_words(packs, item->facts),
                           .trailing_bold = true});
    }
}

void draw_wishes(const Desk& desk, const Order& order) {
    const OrderWishes& wishes = order.wishes;
    if (!wishes.note.empty()) ui::line(wishes.note, {.icon = ui::Icon::MessageSquareText});
    if (wishes.to_the_door) ui::line(text("buy.to_the_door"), {.icon = ui::Icon::Truck});
    if (wishes.substitutes) ui::line(text("buy_desk.substitutes"), {.icon = ui::Icon::Repeat2});
    if (!wishes.collector.empty())
        ui::line(text("buy_desk.collector", {{"name", wishes.collector}}), {.icon = ui::Icon::User});
    const std::string by = text("buy_desk.placed", {{"name", name_of(desk.state(), order.placed_by)},
                                                    {"when", past_words(order.placed_at, desk.saying())}});
    ui::line(by, {.size = ui::TextSize::Second, .quiet = true});
    if (!order.source_text.empty())
        ui::line(text("buy_desk.from_chain", {{"words", order.source_text}}),
                 {.size = ui::TextSize::Second, .quiet = true});
}

void start_change(Desk& desk, const Order& order) {
    BuyDeskInput& input = desk.input;
    open_sheet(input, DeskSheet::ChangeOrder, order.id);
    input.revision = order.revision;
    input.packs.clear();
    for (const OrderLine* line : lines_of(desk.state(), order.id)) input.packs[line->item] = line->packs;
}

void draw_priority(Desk& desk, const Order& order, bool has) {
    const GivePriority command{desk.campaign.id, order.door, !has};
    if (order.door.room.empty() || !why_not(desk.acting(), command).empty()) return;
    bool on = has;
    if (ui::check(text("buy_desk.priority"), on, {.second = text("buy_desk.priority_second")}))
        act(desk.acting(), command);
}

// True: the sheet is done.
bool order_actions(Desk& desk, const Order& order) {
    const DeskOrder* figures = figures_of(desk, order.id);
    const bool open = desk.campaign.state == CampaignState::Open;
    const OrderId id = order.id;
    if (figures) {
        const std::string paid = figures->paid != 0
                                     ? text("buy_desk.paid_of", {{"paid", money_words(figures->paid)},
                                                                 {"owed", money_words(figures->owed)}})
                                     : text("buy_desk.owes", {{"owed", money_words(figures->owed)}});
        if (ui::button(paid, {.icon = ui::Icon::ClipboardCheck,
                              .spoken = text("buy_desk.account_spoken", {{"sum", paid}})})) {
            open_sheet(desk.input, DeskSheet::Account, id);
            return false;
        }
    }
    if (!open) return false;
    draw_priority(desk, order, figures && figures->priority);
    const ui::Columns columns(2);
    if (ui::button(text("buy_desk.order_change"), {.icon = ui::Icon::Pencil})) start_change(desk, order);
    columns.next();
    if (order.state != OrderState::Standing) return false;
    return action(desk.acting(), text("buy_desk.order_withdraw"), WithdrawOrder{id},
                  {.kind = ui::ButtonKind::Danger, .icon = ui::Icon::Undo2});
}

void order_sheet(Desk& desk, const Order& order) {
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = order_title(order), .open = &open, .close_label = text("action.close")});
        if (order.number > 0) ui::line(order_number_words(order), {.quiet = true});
        if (order.state == OrderState::Withdrawn)
            ui::note(ui::Icon::Undo2, text("buy_desk.withdrawn"), ui::Tone::Refused);
        draw_lines(desk, order);
        draw_wishes(desk, order);
        if (order.state == OrderState::Standing) draw_pick_up_choice(desk.acting(), desk.campaign, order);
        done = order_actions(desk, order);
    }
    if ((!open || done) && desk.input.sheet == DeskSheet::Order) open_sheet(desk.input, DeskSheet::None);
}

ChangeOrder changed_order(const Desk& desk, const Order& order) {
    ChangeOrder command{order.id, desk.input.revision, order.wishes, {}};
    for (const CampaignItem* item : items_of(desk.state(), desk.campaign.id)) {
        const auto chosen = desk.input.packs.find(item->id);
        const OrderLine* before = line_of(desk.state(), order.id, item->id);
        const int packs = chosen == desk.input.packs.end() ? 0 : chosen->second;
        if (packs == 0) continue;
        OrderedLine line;
        line.item = item->id;
        line.packs = packs;
        line.tolerance = before ? before->tolerance : 0;
        line.note = before ? before->note : std::string();
        // Who gets no more than before keeps the price that they agreed to.
        line.price_version = before && packs <= before->packs ? before->price_version : item->price_version;
        command.lines.push_back(line);
    }
    return command;
}

void change_sheet(Desk& desk, const Order& order) {
    BuyDeskInput& input = desk.input;
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = text("buy_desk.order_change"), .open = &open, .close_label = text("action.close")});
        ui::line(order_title(order), {.bold = true});
        for (const CampaignItem* item : items_of(desk.state(), desk.campaign.id)) {
            if (item->withdrawn) continue;
            const ui::Scope scope(item->id);
            ui::stepper(joined(item_words(item->facts), price_words(item->facts.price_cents, item->facts)),
                        input.packs[item->id], {.least = 0, .most = max_packs_of_order});
        }
        done = action(desk.acting(), text("buy_desk.order_save"), changed_order(desk, order),
                      {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
    }
    if (!open || done) open_sheet(input, DeskSheet::None);
}

}  // namespace

void desk_order_sheets(Desk& desk) {
    if (desk.input.sheet != DeskSheet::Order && desk.input.sheet != DeskSheet::ChangeOrder) return;
    const Order* known = desk.state().orders.find(desk.input.order);
    if (!known) return open_sheet(desk.input, DeskSheet::None);
    const Order order = *known;  // A press may change it in the middle.
    if (desk.input.sheet == DeskSheet::Order) return order_sheet(desk, order);
    change_sheet(desk, order);
}

}  // namespace linli::client
