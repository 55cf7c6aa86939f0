#include <algorithm>

#include "app/client/orders/buy_desk.h"
#include "app/client/orders/buy_words.h"
#include "app/client/ui/ui.h"
#include "shared/core/characters.h"

// Lines of a wallet or a bank at the desk: pasted, looked at, written down with one press.

namespace linli::client {
namespace {

constexpr std::size_t most_asked = 20, most_found = 6;
constexpr float payment_row_height = 112;

// --- Pasting

void draw_paste(Desk& desk) {
    BankInput& bank = desk.input.bank;
    ui::heading(text("buy_desk.bank"));
    ui::line(text("buy_desk.bank_second"), {.size = ui::TextSize::Second, .quiet = true});
    ui::text_area(text("buy_desk.bank_field"), bank.pasted,
                  {.help = text("buy_desk.bank_help"), .lines = 10});
    if (ui::button(text("buy_desk.bank_file"), {.icon = ui::Icon::Upload})) {
        BuyDeskInput& input = desk.input;
        desk.services.pick_text_file([&input](std::string, std::string bytes) {
            if (is_valid_utf8(bytes))
                input.bank.pasted = std::move(bytes);
            else
                ui::show_toast({.words = text("buy_desk.bank_not_text")});
        });
    }
    const bool empty = bank.pasted.find_first_not_of(" \r\n\t") == std::string::npos;
    const ui::Columns columns(2);
    if (ui::button(text("buy_desk.bank_leave"))) bank.reading = false;
    columns.next();
    if (ui::button(
            text("buy_desk.bank_read"),
            {.kind = ui::ButtonKind::Primary, .reason = empty ? text("buy_desk.bank_empty") : std::string()}))
        bank.review =
            review_bank_lines(desk.state(), desk.campaign, desk.figures, bank.pasted, desk.saying());
}

// --- What was read

std::string payment_title(const ReadPayment& payment) {
    return joined(money_words(payment.amount_cents), payment.name);
}

std::string payment_when(const Desk& desk, const ReadPayment& payment) {
    std::string when;
    if (payment.date) when = day_words(*payment.date, desk.saying());
    if (payment.date && payment.minute_of_day)
        when = past_words(instant_of(*payment.date, *payment.minute_of_day, desk.me.offset), desk.saying());
    return joined(when, shortened(payment.remark, 24));
}

std::string order_words(const Desk& desk, OrderId id) {
    const Order* order = desk.state().orders.find(id);
    const DeskOrder* figures = figures_of(desk, id);
    if (!order) return text("buy_desk.a_door");
    const std::string who = short_order_title(*order);
    if (!figures) return who;
    return joined(who, figures->open() > 0 ? text("buy.open", {{"money", money_words(figures->open())}})
                                           : text("buy.paid"));
}

std::string orders_words(const Desk& desk, const std::vector<OrderId>& orders) {
    std::vector<std::string> words;
    for (const OrderId order : orders) words.push_back(order_words(desk, order));
    return listed(words);
}

std::string reasons_words(const MatchReasons& why) {
    std::string words;
    const auto add = [&](bool is_so, const char* key) {
        if (is_so) words = joined(words, text(key));
    };
    add(why.amount, "buy_desk.why.amount");
    add(why.door, "buy_desk.why.door");
    add(why.full_name, "buy_desk.why.full_name");
    add(why.room, "buy_desk.why.room");
    add(why.part_name, "buy_desk.why.part_name");
    add(why.paid, "buy_desk.why.paid");
    add(!why.time, "buy_desk.why.time");
    return words;
}

void draw_settled(Desk& desk, BankReview& review) {
    std::vector<std::size_t> settled;
    for (std::size_t i = 0; i < review.payments.size(); ++i) {
        if (!review.payments[i].orders.empty()) settled.push_back(i);
    }
    if (settled.empty()) return;
    ui::heading(text("buy_desk.bank_settled"), {.trailing = std::to_string(settled.size())});
    const ui::Card card("settled");
    ui::long_list(text("buy_desk.bank_settled"), static_cast<int>(settled.size()), payment_row_height,
                  [&](int index) {
                      ReviewedPayment& one = review.payments[settled[static_cast<std::size_t>(index)]];
                      ui::check_row(std::string_view(one.payment.key), one.accepted,
                                    {.title = payment_title(one.payment),
                                     .second = payment_when(desk, one.payment),
                                     .third = orders_words(desk, one.orders),
                                     .position = index + 1,
                                     .set_size = static_cast<std::int32_t>(settled.size())});
                  });
}

void choose(ReviewedPayment& one, std::vector<OrderId> orders) {
    one.orders = std::move(orders);
    one.chosen = one.accepted = true;
}

void draw_candidates(const Desk& desk, ReviewedPayment& one) {
    const ui::List list(text("buy_desk.bank_candidates"));
    for (std::size_t i = 0; i < one.candidates.size(); ++i) {
        const MatchCandidate candidate = one.candidates[i];
        std::vector<OrderId> orders;
        for (const Bits128 id : candidate.orders) orders.push_back(OrderId{id});
        if (ui::row(static_cast<int>(i) + 1, {.title = orders_words(desk, orders),
                                              .second = reasons_words(candidate.why),
                                              .icon = ui::Icon::Check,
                                              .pressable = true}))
            choose(one, orders);
    }
}

// Any door of the campaign, where none of the offered is meant.
void find_door(Desk& desk, ReviewedPayment& one) {
    BankInput& bank = desk.input.bank;
    ui::search_field(text("buy_desk.bank_find"), bank.search);
    if (bank.search.empty()) return;
    const ui::List list(text("buy_desk.bank_find"));
    std::size_t shown = 0;
    for (const DeskOrder& order : desk.figures.orders) {
        if (!is_found(order, bank.search)) continue;
        if (++shown > most_found) break;
        if (!ui::row(order.id, {.title = order_words(desk, order.id), .pressable = true})) continue;
        choose(one, {order.id});
        bank.search_for.clear();
        bank.search.clear();
        return;
    }
    if (shown == 0) ui::line(text("buy_desk.nobody_found"), {.quiet = true});
}

void ask_about(Desk& desk, ReviewedPayment& one) {
    const ui::Card card(std::string_view(one.payment.key), {.tone = ui::Tone::Need});
    ui::line(payment_title(one.payment), {.bold = true, .icon = ui::Icon::CircleHelp});
    ui::line(joined(text("buy_desk.line", {{"line", static_cast<int>(one.payment.line)}}),
                    payment_when(desk, one.payment)),
             {.size = ui::TextSize::Second});
    ui::line(text(one.candidates.empty() ? "buy_desk.bank_nobody" : "buy_desk.bank_whose"));
    draw_candidates(desk, one);
    if (!one.orders.empty()) return;
    BankInput& bank = desk.input.bank;
    if (bank.search_for == one.payment.key) find_door(desk, one);
    const ui::Flow flow;
    if (bank.search_for != one.payment.key &&
        ui::button(text("buy_desk.bank_find_another"), {.icon = ui::Icon::Search})) {
        bank.search_for = one.payment.key;
        bank.search.clear();
    }
    if (ui::button(text("buy_desk.bank_leave_out"), {.kind = ui::ButtonKind::Plain})) one.left_out = true;
}

void draw_asked(Desk& desk, BankReview& review) {
    const auto open = std::count_if(review.payments.begin(), review.payments.end(),
                                    [](const ReviewedPayment& one) { return one.is_open(); });
    if (open == 0) return;
    ui::heading(text("buy_desk.bank_asked"),
                {.icon = ui::Icon::CircleHelp, .tone = ui::Tone::Need, .trailing = std::to_string(open)});
    std::size_t shown = 0;
    for (ReviewedPayment& one : review.payments) {
        if (!one.is_open()) continue;
        if (++shown > most_asked) break;
        ask_about(desk, one);
    }
    if (shown > most_asked)
        ui::line(text("buy_desk.bank_more",
                      {{"count", static_cast<long long>(open) - static_cast<long long>(most_asked)}}),
                 {.quiet = true});
}

// --- Lines that could not be read

// True: it is settled.
bool draw_unclear_line(BankReview& review, const UnclearPayment& one) {
    const ui::Card card("unclear");
    ui::line(text("buy_desk.bank_doubt." + std::to_string(static_cast<int>(one.doubt))),
             {.bold = true, .icon = ui::Icon::CircleHelp});
    ui::line(joined(text("buy_desk.line", {{"line", static_cast<int>(one.line)}}), one.text),
             {.size = ui::TextSize::Second});
    const ui::Flow flow;
    if (!one.reading) return ui::button(text("buy_desk.bank_noted"), {.icon = ui::Icon::Check});
    if (ui::button(text("buy_desk.bank_another"), {.kind = ui::ButtonKind::Choice})) {
        review.payments.push_back({*one.reading, MatchKind::Unmatched, {}, {}, false, false, false});
        return true;
    }
    return ui::button(text("buy_desk.bank_same"), {.kind = ui::ButtonKind::Choice});
}

void draw_unclear(BankReview& review) {
    if (review.unclear.empty()) return;
    ui::heading(text("buy_desk.bank_unclear"), {.trailing = std::to_string(review.unclear.size())});
    ui::line(text("buy_desk.bank_unclear_second"), {.size = ui::TextSize::Second, .quiet = true});
    std::optional<std::size_t> settled;
    const std::size_t count = std::min(most_asked, review.unclear.size());
    for (std::size_t i = 0; i < count; ++i) {
        const UnclearPayment one = review.unclear[i];
        const ui::Scope scope(static_cast<int>(one.line) * 20 + static_cast<int>(one.doubt));
        if (draw_unclear_line(review, one)) settled = i;
    }
    if (settled) review.unclear.erase(review.unclear.begin() + static_cast<std::ptrdiff_t>(*settled));
}

void draw_repeated(const Desk& desk, const BankReview& review) {
    if (review.outgoing > 0)
        ui::line(text("buy_desk.bank_outgoing", {{"count", static_cast<int>(review.outgoing)}}),
                 {.quiet = true, .icon = ui::Icon::Minus});
    if (review.repeated.empty()) return;
    ui::heading(text("buy_desk.bank_repeated"), {.trailing = std::to_string(review.repeated.size())});
    const ui::Card card("repeated");
    const int count = static_cast<int>(review.repeated.size());
    ui::long_list(text("buy_desk.bank_repeated"), count, order_row_height, [&](int index) {
        const ReadPayment& one = review.repeated[static_cast<std::size_t>(index)];
        ui::row(index + 1, {.title = payment_title(one),
                            .second = payment_when(desk, one),
                            .icon = ui::Icon::Check,
                            .position = index + 1,
                            .set_size = count});
    });
}

// --- The button

void draw_bar(Desk& desk, BankInput& bank) {
    const auto [command, reviewed] =
        accepted_payments(desk.state(), desk.campaign.id, desk.figures, *bank.review);
    std::int64_t cents = 0;
    for (const PaidOrder& one : command.payments) cents += one.cents;
    std::string reason = command.payments.empty() ? text("buy_desk.bank_none_ticked") : std::string();
    if (reason.empty()) reason = why_not(desk.acting(), command);
    std::optional<ui::BottomBar> bar;
    if (!ui::large_type()) bar.emplace();  // In large type it would leave no room for what it is about.
    const ui::Columns columns(2);
    if (ui::button(text("buy_desk.bank_back"))) {
        bank.review.reset();
        return;
    }
    columns.next();
    const std::string label =
        text("buy_desk.bank_accept", {{"count", command.payments.size()}, {"money", money_words(cents)}});
    if (!ui::button(label, {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check, .reason = reason}) ||
        !act(desk.acting(), command))
        return;
    ui::show_toast({.words = text("buy_desk.bank_accepted", {{"count", command.payments.size()}})});
    // What waits for an answer stays, and what is ticked and did not go along; without what is done.
    auto& payments = bank.review->payments;
    const auto done =
        std::remove_if(payments.begin(), payments.begin() + static_cast<std::ptrdiff_t>(reviewed),
                       [](const ReviewedPayment& one) { return one.accepted || one.left_out; });
    payments.erase(done, payments.begin() + static_cast<std::ptrdiff_t>(reviewed));
    if (bank.review->payments.empty() && bank.review->unclear.empty()) bank = {};
}

}  // namespace

bool desk_bank(Desk& desk) {
    BankInput& bank = desk.input.bank;
    if (!bank.reading) return false;
    if (!bank.review) {
        draw_paste(desk);
        return true;
    }
    BankReview& review = *bank.review;
    if (review.payments.empty() && review.unclear.empty() && review.repeated.empty())
        ui::empty_state(ui::Icon::ClipboardCheck, text("buy_desk.bank_nothing"),
                        text("buy_desk.bank_nothing_second"));
    draw_asked(desk, review);
    draw_settled(desk, review);
    draw_unclear(review);
    draw_repeated(desk, review);
    draw_bar(desk, bank);
    return true;
}

}  // namespace linli::client
