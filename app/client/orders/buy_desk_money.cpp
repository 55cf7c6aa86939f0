#include <algorithm>

#include "app/client/export_links.h"
#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/ui/ui.h"

// The desk's money: what is in, out and open, who has not paid, and every entry with who and why.

namespace linli::client {
namespace {

// --- All of it

void draw_sum(const char* key, std::int64_t cents, const ui::LineOptions& options = {}) {
    const ui::Scope scope(key);
    ui::beside([&] { ui::line(text(key), {.bold = options.bold}); },
               [&] { ui::line(money_words(cents), options); });
}

void draw_balance(Desk& desk) {
    const ui::Card card("balance");
    const CampaignBalance* balance = desk.state().campaign_balances.find(desk.campaign.id);
    const bool open = desk.campaign.state == CampaignState::Open;
    if (open) ui::line(text("buy_desk.estimated"), {.size = ui::TextSize::Second, .quiet = true});
    if (balance) {
        draw_sum("buy_desk.in", balance->paid_cents, {.bold = true});
        if (balance->refunded_cents != 0) draw_sum("buy_desk.out", balance->refunded_cents);
        draw_sum("buy_desk.to_supplier", balance->supplier_cents);
    }
    ui::divider();
    const bool any = desk.figures.to_collect > 0;
    draw_sum("buy_desk.to_collect", desk.figures.to_collect,
             {.bold = true, .tone = any ? ui::Tone::Need : ui::Tone::Neutral});
    if (desk.figures.to_pay_back > 0)
        draw_sum("buy_desk.to_pay_back", desk.figures.to_pay_back, {.bold = true});
    if (balance)
        draw_sum("buy_desk.left", balance->paid_cents - balance->refunded_cents - balance->supplier_cents);
    ui::line(text(desk.campaign.facts.balance_for_all ? "buy_desk.balance_shown" : "buy_desk.balance_hidden"),
             {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Eye});
}

void draw_ways(Desk& desk) {
    if (ui::button(text("buy_desk.bank"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Upload}))
        desk.input.bank.reading = true;
    const ui::Flow flow;
    if (desk.figures.open_doors > 0 &&
        ui::button(text("buy_desk.remind"), {.icon = ui::Icon::MessageSquareText}))
        open_sheet(desk.input, DeskSheet::Reminders);
    if (!desk.figures.ledger.empty())
        export_links(desk.known, text("buy_desk.export_ledger"),
                     "buy/" + to_hex(desk.campaign.id.bits) + "/ledger");
    if (desk.leads() && ui::button(text("buy_desk.supplier_paid"), {.icon = ui::Icon::Truck}))
        open_sheet(desk.input, DeskSheet::Supplier);
}

// --- Door by door

bool fits(const DeskOrder& order, MoneyFilter filter) {
    switch (filter) {
        case MoneyFilter::Open:
            return order.open() > 0;
        case MoneyFilter::ToPayBack:
            return order.open() < 0;
        case MoneyFilter::Paid:
            return order.open() == 0 && order.owed > 0;
        case MoneyFilter::All:
            return true;
    }
    return true;
}

void draw_filters(Desk& desk) {
    const std::pair<MoneyFilter, const char*> filters[] = {{MoneyFilter::Open, "buy_desk.filter.open"},
                                                           {MoneyFilter::ToPayBack, "buy_desk.filter.back"},
                                                           {MoneyFilter::Paid, "buy_desk.filter.paid"},
                                                           {MoneyFilter::All, "buy_desk.filter.all"}};
    const ui::Flow flow;
    for (const auto& [filter, key] : filters) {
        const auto count =
            std::count_if(desk.figures.orders.begin(), desk.figures.orders.end(),
                          [&, wanted = filter](const DeskOrder& one) { return fits(one, wanted); });
        const std::string label =
            text("buy_desk.filter.count", {{"what", text(key)}, {"count", static_cast<long long>(count)}});
        if (ui::filter_chip(label, desk.input.filter == filter, key)) desk.input.filter = filter;
    }
}

// One tap for the exact sum. In large type it would not fit into the row: the sheet has it.
void one_tap(Desk& desk, const DeskOrder& one, const std::string& who) {
    const std::string money = money_words(one.open() > 0 ? one.open() : -one.open());
    if (one.open() > 0) {
        const MarkPaid paid{desk.campaign.id, {{one.id, one.open(), "", {}}}};
        const std::string label = text("buy_desk.got", {{"money", money}});
        if (ui::button(label, {.spoken = joined(who, label)}) && act(desk.acting(), paid))
            ui::show_toast({.words = text("buy_desk.got_toast", {{"who", who}, {"money", money}})});
        return;
    }
    if (!desk.leads()) return;
    const GiveRefund back{one.id, -one.open(), ""};
    const std::string label = text("buy_desk.gave_back", {{"money", money}});
    if (ui::button(label, {.spoken = joined(who, label)}) && act(desk.acting(), back))
        ui::show_toast({.words = text("buy_desk.gave_back_toast", {{"who", who}, {"money", money}})});
}

void draw_row(Desk& desk, const DeskOrder& one, int index, std::size_t count) {
    const Order* order = desk.state().orders.find(one.id);
    if (!order) return;
    const std::string who = short_order_title(*order);
    ui::RowOptions row{.title = who,
                       .second = text("buy_desk.owed_paid",
                                      {{"owed", money_words(one.owed)}, {"paid", money_words(one.paid)}}),
                       .pressable = true,
                       .position = index + 1,
                       .set_size = static_cast<std::int32_t>(count)};
    const bool tap = one.open() != 0 && !ui::large_type() && (one.open() > 0 || desk.leads());
    if (tap)
        row.actions = [&] { one_tap(desk, one, who); };
    else
        row.trailing = money_words(one.open());
    if (ui::row(one.id, row)) open_sheet(desk.input, DeskSheet::Account, one.id);
}

void draw_doors(Desk& desk) {
    ui::heading(text("buy_desk.by_door"));
    if (desk.figures.orders.empty())
        return ui::empty_state(ui::Icon::ShoppingBasket, text("buy_desk.nothing_ordered"));
    ui::search_field(text("buy_desk.search"), desk.input.search);
    draw_filters(desk);
    std::vector<std::size_t> found = found_orders(desk);
    std::erase_if(found, [&](std::size_t i) { return !fits(desk.figures.orders[i], desk.input.filter); });
    if (found.empty()) return ui::line(text("buy_desk.nobody_here"), {.quiet = true});
    const ui::Card card("doors");
    ui::long_list(text("buy_desk.by_door"), static_cast<int>(found.size()), order_row_height, [&](int index) {
        const std::size_t place = found[static_cast<std::size_t>(index)];
        draw_row(desk, desk.figures.orders[place], index, found.size());
    });
}

std::string who_of(const Desk& desk, const LedgerEntry& entry) {
    if (!entry.order) return {};
    const Order* order = desk.state().orders.find(*entry.order);
    return order ? short_order_title(*order) : text("buy_desk.a_door");
}

}  // namespace

void desk_ledger(Desk& desk) {
    if (desk.figures.ledger.empty()) return;
    ui::heading(text("buy_desk.ledger"), {.trailing = std::to_string(desk.figures.ledger.size())});
    const ui::Card card("ledger");
    const auto& ledger = desk.figures.ledger;
    ui::long_list(text("buy_desk.ledger"), static_cast<int>(ledger.size()), order_row_height, [&](int index) {
        const LedgerEntry* entry = desk.state().ledger_entries.find(ledger[static_cast<std::size_t>(index)]);
        if (!entry) return;
        const std::string by = entry->by ? name_of(desk.state(), entry->by) : text("buy_desk.by_itself");
        const bool undone = is_undone(desk.state(), entry->id);
        const std::string what = joined(who_of(desk, *entry), shortened(ledger_words(*entry), 16));
        if (ui::row(entry->id, {.title = undone ? joined(text("buy_desk.undone"), what) : what,
                                .title_bold = !undone,
                                .second = joined(by, past_words(entry->at, desk.saying())),
                                .trailing = money_words(entry->cents),
                                .pressable = true,
                                .position = index + 1,
                                .set_size = static_cast<std::int32_t>(ledger.size())})) {
            open_sheet(desk.input, DeskSheet::Undo);
            desk.input.entry = entry->id;
        }
    });
}

void desk_money(Desk& desk) {
    draw_balance(desk);
    draw_ways(desk);
    draw_payment_code(desk.acting(), desk.campaign.id, desk.input.code, desk.input.photo, desk.services);
    draw_doors(desk);
    desk_ledger(desk);
}

}  // namespace linli::client
