#include <algorithm>

#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/ui/ui.h"

// One door's account at the desk, and the sheets in which money is written down: each says what follows.

namespace linli::client {
namespace {

constexpr std::uint16_t longest_amount = 12, longest_words = 100;

// --- What is typed as a sum

std::int64_t typed_cents(const BuyDeskInput& input) {
    const std::int64_t cents = read_amount(input.amount).cents.value_or(0);
    return input.takes_back ? -cents : cents;
}

std::string amount_missing(const BuyDeskInput& input) {
    const std::string doubt = amount_doubt_words(read_amount(input.amount));
    if (!doubt.empty()) return doubt;
    return typed_cents(input) == 0 ? text("buy_desk.amount_zero") : std::string();
}

void amount_field(const char* key, BuyDeskInput& input) {
    const std::string doubt =
        input.amount.empty() ? std::string() : amount_doubt_words(read_amount(input.amount));
    ui::text_field(
        text(key), input.amount,
        {.help = text("buy_desk.amount_help"), .error = doubt, .max_length = longest_amount, .focus = true});
}

// A button for a command that carries the typed sum.
bool amount_action(Desk& desk, const char* key, const Command& command, const char* missing = nullptr) {
    std::string reason = amount_missing(desk.input);
    if (reason.empty()) reason = why_not(desk.acting(), command, missing);
    return ui::button(text(key),
                      {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check, .reason = reason}) &&
           act(desk.acting(), command);
}

// --- The sheets

void payment_fields(Desk& desk, bool& done) {
    BuyDeskInput& input = desk.input;
    amount_field("buy_desk.payment_amount", input);
    ui::text_field(text("buy_desk.payment_words"), input.words,
                   {.help = text("buy_desk.payment_words_help"), .max_length = longest_words});
    MarkPaid command{desk.campaign.id, {{input.order, typed_cents(input), input.words, {}}}};
    const auto no = check(desk.state(), desk.me.stamp(desk.now), command);
    if (no && no->reason == Reason::NothingOpen) {
        ui::check(text("buy_desk.paid_again"), input.paid_again,
                  {.second = text("buy_desk.paid_again_second")});
        if (input.paid_again) command.payments.front().bank_key = next_payment_key(desk.state(), input.order);
    }
    done = amount_action(desk, "buy_desk.payment_save", command);
}

void correct_fields(Desk& desk, bool& done) {
    BuyDeskInput& input = desk.input;
    ui::line(text("buy_desk.correct_second"));
    {
        const ui::RadioGroup group(text("buy_desk.correct_way"), false);
        if (ui::radio(text("buy_desk.correct_less"), input.takes_back)) input.takes_back = true;
        if (ui::radio(text("buy_desk.correct_more"), !input.takes_back)) input.takes_back = false;
    }
    amount_field("buy_desk.correct_amount", input);
    ui::text_field(text("buy_desk.why"), input.words,
                   {.help = text("buy_desk.correct_why_help"), .max_length = longest_words});
    done = amount_action(desk, "buy_desk.correct_save",
                         CorrectCharge{input.order, typed_cents(input), input.words}, "buy_desk.why_missing");
}

void refund_words(Desk& desk, const DeskOrder& order, bool& done) {
    if (order.open() >= 0 || !desk.leads()) return;
    const std::string money = money_words(-order.open());
    if (action(desk.acting(), text("buy_desk.gave_back", {{"money", money}}),
               GiveRefund{order.id, -order.open(), ""},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Undo2}))
        done = true;
}

void undo_fields(Desk& desk, bool& done) {
    const LedgerEntry* entry = desk.state().ledger_entries.find(desk.input.entry);
    if (!entry) {
        done = true;
        return;
    }
    ui::line(joined(ledger_words(*entry), money_words(entry->cents)), {.bold = true});
    const std::string by = entry->by ? name_of(desk.state(), entry->by) : text("buy_desk.by_itself");
    ui::line(joined(by, past_words(entry->at, desk.saying())), {.quiet = true});
    const UndoEntry command{entry->id, desk.input.words};
    const auto no = check(desk.state(), desk.me.stamp(desk.now), command);
    if (no && no->reason != Reason::TextEmpty)
        return ui::line(reason_if(desk.state(), no, desk.me, desk.saying()), {.icon = ui::Icon::Info});
    ui::line(text("buy_desk.undo_second"));
    ui::text_field(text("buy_desk.why"), desk.input.words,
                   {.help = text("buy_desk.undo_why_help"), .max_length = longest_words, .focus = true});
    done = action(desk.acting(), text("buy_desk.undo"), command, {.kind = ui::ButtonKind::Danger},
                  "buy_desk.why_missing");
}

void supplier_fields(Desk& desk, bool& done) {
    BuyDeskInput& input = desk.input;
    const CampaignFacts& facts = desk.campaign.facts;
    if (!facts.supplier.empty()) ui::line(joined(facts.supplier, facts.supplier_contact), {.bold = true});
    ui::check(text("buy_desk.supplier_back"), input.takes_back);
    amount_field("buy_desk.supplier_amount", input);
    ui::text_field(text("buy_desk.supplier_words"), input.words, {.max_length = longest_words});
    done = amount_action(desk, "buy_desk.supplier_save",
                         PaySupplier{desk.campaign.id, typed_cents(input), input.words});
}

void answer_fields(Desk& desk, bool& done) {
    const HandOutEvent* complaint = desk.state().hand_out_events.find(desk.input.complaint);
    if (!complaint) {
        done = true;
        return;
    }
    ui::line(text("buy_desk.quoted", {{"words", complaint->words}}), {.bold = true});
    draw_complaint_pictures(desk.known, complaint->id, desk.services);
    if (const HandOutEvent* answer = answer_to(desk.state(), *complaint))
        return ui::line(text("buy_desk.answered", {{"words", answer->words}}), {.icon = ui::Icon::Check});
    ui::text_area(text("buy_desk.answer_field"), desk.input.words,
                  {.help = text("buy_desk.answer_help"), .max_length = 160, .focus = true, .lines = 3});
    done = action(desk.acting(), text("buy_desk.answer"), AnswerComplaint{complaint->id, desk.input.words},
                  {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check}, "buy_desk.answer_missing");
}

// --- One door

void draw_entries(Desk& desk, OrderId order) {
    std::vector<LedgerEntry> entries;
    for (const LedgerEntry* entry : desk.state().ledger_entries.where<&LedgerEntry::order>(order))
        entries.push_back(*entry);
    if (entries.empty()) return;
    std::stable_sort(entries.begin(), entries.end(),
                     [](const LedgerEntry& one, const LedgerEntry& other) { return one.at < other.at; });
    const ui::List list(text("buy_desk.ledger"));
    for (const LedgerEntry& entry : entries) {
        const std::string by = entry.by ? name_of(desk.state(), entry.by) : text("buy_desk.by_itself");
        const bool undone = is_undone(desk.state(), entry.id);
        if (!ui::row(entry.id, {.title = undone ? joined(text("buy_desk.undone"), ledger_words(entry))
                                                : ledger_words(entry),
                                .title_bold = !undone,
                                .second = joined(by, past_words(entry.at, desk.saying())),
                                .trailing = money_words(entry.cents),
                                .pressable = true}))
            continue;
        open_sheet(desk.input, DeskSheet::Undo, order);
        desk.input.entry = entry.id;
    }
}

void account_fields(Desk& desk, const DeskOrder& order, bool& done) {
    ui::line(
        text("buy_desk.owed_paid", {{"owed", money_words(order.owed)}, {"paid", money_words(order.paid)}}));
    if (order.open() > 0) {
        const MarkPaid paid{desk.campaign.id, {{order.id, order.open(), "", {}}}};
        done = action(desk.acting(), text("buy_desk.got", {{"money", money_words(order.open())}}), paid,
                      {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
    }
    refund_words(desk, order, done);
    {
        const ui::Flow flow;
        if (ui::button(text("buy_desk.other_amount"), {.icon = ui::Icon::Pencil}))
            open_sheet(desk.input, DeskSheet::Payment, order.id);
        if (desk.campaign.state != CampaignState::Open && desk.leads() &&
            ui::button(text("buy_desk.correct"), {.icon = ui::Icon::ClipboardCheck})) {
            open_sheet(desk.input, DeskSheet::Correct, order.id);
            desk.input.takes_back = true;
        }
        if (order.open() > 0 && ui::button(text("buy_desk.copy_reminder"), {.icon = ui::Icon::Copy}) &&
            copy_reminder(desk, order))
            ui::show_toast({.words = text("buy_desk.copied")});
        if (ui::button(text("buy_desk.see_order"), {.icon = ui::Icon::ShoppingBasket}))
            open_sheet(desk.input, DeskSheet::Order, order.id);
    }
    draw_entries(desk, order.id);
}

std::string sheet_title(const Desk& desk) {
    const Order* order = desk.state().orders.find(desk.input.order);
    switch (desk.input.sheet) {
        case DeskSheet::Undo:
            return text("buy_desk.undo_title");
        case DeskSheet::Supplier:
            return text("buy_desk.supplier_paid");
        case DeskSheet::Answer:
            return text("buy_desk.answer_title");
        case DeskSheet::Reminders:
            return text("buy_desk.remind");
        default:
            return order ? order_title(*order) : text("buy_desk.a_door");
    }
}

void draw_fields(Desk& desk, bool& done) {
    const DeskOrder* order = figures_of(desk, desk.input.order);
    switch (desk.input.sheet) {
        case DeskSheet::Account:
            if (order)
                account_fields(desk, *order, done);
            else
                done = true;
            return;
        case DeskSheet::Payment:
            return payment_fields(desk, done);
        case DeskSheet::Correct:
            return correct_fields(desk, done);
        case DeskSheet::Undo:
            return undo_fields(desk, done);
        case DeskSheet::Supplier:
            return supplier_fields(desk, done);
        case DeskSheet::Answer:
            return answer_fields(desk, done);
        case DeskSheet::Reminders:
            return reminder_fields(desk);
        default:
            return;
    }
}

}  // namespace

void desk_money_sheets(Desk& desk) {
    const DeskSheet shown = desk.input.sheet;
    bool open = true, done = false;
    {
        const ui::Scope scope(static_cast<int>(shown) + 1);
        const ui::Dialog sheet(
            {.title = sheet_title(desk), .open = &open, .close_label = text("action.close")});
        draw_fields(desk, done);
    }
    if ((!open || done) && desk.input.sheet == shown) open_sheet(desk.input, DeskSheet::None);
}

}  // namespace linli::client
