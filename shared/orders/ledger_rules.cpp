#include <algorithm>
#include <optional>
#include <set>

#include "shared/orders/campaign_money.h"
#include "shared/orders/campaign_steps.h"
#include "shared/orders/delivery_commands.h"
#include "shared/orders/order_book.h"
#include "shared/people/roles.h"

// Who owes and who paid. Linli moves no money: each entry says what people did, and none is ever taken away.

namespace linli {
namespace {

bool is_sum(std::int64_t cents) {
    return cents >= 1 && cents <= max_ledger_cents;
}

Rejected cents_invalid(std::int64_t most) {
    return Rejected::with_limit(Reason::CentsInvalid, most);
}

std::optional<Rejected> check_words(const std::string& words) {
    if (words.size() <= default_text_limit) return std::nullopt;
    return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(default_text_limit));
}

// A line of a statement is one payment, in whatever campaign. One that was undone may be booked again.
const LedgerEntry* booked_with(const State& state, const std::string& bank_key) {
    for (const LedgerEntry* entry : state.ledger_entries.where<&LedgerEntry::bank_key>(bank_key)) {
        if (!is_undone(state, entry->id)) return entry;
    }
    return nullptr;
}

Rejected booked_already(const LedgerEntry& entry, CampaignId campaign) {
    if (entry.campaign == campaign) return {Reason::PaymentBookedAlready, entry.id};
    return Rejected{Reason::PaymentBookedAlready};
}

// Two helpers who mark the same door by hand mean one payment. What a statement shows is a payment each time.
// `due` is reckoned by the first payment that needs it.
bool is_paid_by_hand(const State& state, CampaignId campaign, const PaidOrder& payment,
                     std::optional<DueSums>& due) {
    if (!payment.bank_key.empty() || sums_of(state, payment.order).paid_cents <= 0) return false;
    if (!due) due.emplace(state, campaign);
    return due->of(payment.order).open() <= 0;
}

std::optional<Rejected> check_payment(const State& state, CampaignId campaign, const PaidOrder& payment,
                                      std::optional<DueSums>& due) {
    const Order* order = state.orders.find(payment.order);
    if (!order || order->campaign != campaign) return missing(state, Reason::OrderUnknown);
    if (!is_sum(payment.cents)) return cents_invalid(max_ledger_cents);
    if (auto no = check_words(payment.words)) return no;
    if (payment.bank_key.size() > max_source_bytes) return Rejected{Reason::TextTooLong};
    if (!payment.bank_key.empty()) {
        if (const LedgerEntry* booked = booked_with(state, payment.bank_key))
            return booked_already(*booked, campaign);
    }
    if (is_paid_by_hand(state, campaign, payment, due)) return Rejected{Reason::NothingOpen, order->id};
    return std::nullopt;
}

LedgerEntry entry_of(const Stamp& by, IdSource& ids, CampaignId campaign, LedgerKind kind, std::int64_t cents,
                     const std::string& why) {
    LedgerEntry entry;
    entry.id = ids.next<LedgerEntryId>();
    entry.campaign = campaign;
    entry.kind = kind;
    entry.cents = cents;
    entry.by = by.person;
    entry.at = by.at;
    entry.why = why;
    return entry;
}

void book_for_order(State& state, const Stamp& by, IdSource& ids, LedgerEntry entry, OrderId order,
                    NoticeKind kind) {
    entry.order = order;
    book(state, entry);
    tell_door(state, by, ids, state.orders.at(order), kind);
}

// Nothing is owed any more, and nothing can be.
bool owes_nothing(const Campaign& campaign) {
    return campaign.state == CampaignState::MinimumMissed || campaign.state == CampaignState::CalledOff;
}

bool can_be_undone(const State& state, const LedgerEntry& entry) {
    const bool by_itself = entry.kind == LedgerKind::Charge || entry.kind == LedgerKind::Recount;
    return !by_itself && !entry.undoes && !is_undone(state, entry.id);
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const MarkPaid& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!is_in_team(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (command.payments.empty()) return Rejected{Reason::NothingChosen};
    if (command.payments.size() > max_payments_at_once)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_payments_at_once));
    // One transfer may pay for several doors, but not twice for one.
    std::set<std::pair<OrderId, std::string>> paid;
    std::optional<DueSums> due;
    for (const PaidOrder& payment : command.payments) {
        if (auto no = check_payment(state, command.campaign, payment, due)) return no;
        if (!paid.insert({payment.order, payment.bank_key}).second)
            return Rejected{Reason::PaymentBookedAlready};
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const MarkPaid& command) {
    IdSource ids(by);
    for (const PaidOrder& payment : command.payments) {
        if (!state.orders.find(payment.order)) continue;
        LedgerEntry entry =
            entry_of(by, ids, command.campaign, LedgerKind::Payment, payment.cents, payment.words);
        entry.bank_key = payment.bank_key;
        book_for_order(state, by, ids, std::move(entry), payment.order, NoticeKind::PaymentBooked);
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const UndoEntry& command) {
    const LedgerEntry* entry = state.ledger_entries.find(command.entry);
    if (!entry || !is_in_team(state, by, entry->campaign)) return missing(state, Reason::LedgerEntryUnknown);
    if (entry->kind != LedgerKind::Payment && !may_lead(state, by, entry->campaign))
        return Rejected{Reason::NotAllowed};
    if (!can_be_undone(state, *entry)) return Rejected{Reason::LedgerEntryUndone, entry->id};
    const Campaign* campaign = state.campaigns.find(entry->campaign);
    if (entry->kind == LedgerKind::Correction && campaign && owes_nothing(*campaign))
        return Rejected{Reason::CampaignOver, campaign->id};
    return check_text(command.why, default_text_limit);
}

void change(State& state, const Stamp& by, const UndoEntry& command) {
    const LedgerEntry* wrong = state.ledger_entries.find(command.entry);
    if (!wrong) return;
    IdSource ids(by);
    LedgerEntry entry = entry_of(by, ids, wrong->campaign, wrong->kind, -wrong->cents, command.why);
    entry.undoes = wrong->id;
    if (!wrong->order || !state.orders.find(*wrong->order)) {
        entry.order = wrong->order;
        return book(state, entry);
    }
    book_for_order(state, by, ids, std::move(entry), *wrong->order, NoticeKind::PaymentUndone);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const GiveRefund& command) {
    const Order* order = state.orders.find(command.order);
    if (!order || !is_in_team(state, by, order->campaign)) return missing(state, Reason::OrderUnknown);
    if (!may_lead(state, by, order->campaign)) return Rejected{Reason::NotAllowed};
    if (!is_sum(command.cents)) return cents_invalid(max_ledger_cents);
    if (auto no = check_words(command.words)) return no;
    const std::int64_t back = std::max<std::int64_t>(0, -sums_of(state, order->id).open());
    if (command.cents > back) {
        Rejected no{Reason::RefundTooHigh, order->id};
        no.limit = back;
        return no;
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const GiveRefund& command) {
    const Order* order = state.orders.find(command.order);
    if (!order) return;
    IdSource ids(by);
    LedgerEntry entry = entry_of(by, ids, order->campaign, LedgerKind::Refund, command.cents, command.words);
    book_for_order(state, by, ids, std::move(entry), command.order, NoticeKind::RefundGiven);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const CorrectCharge& command) {
    const Order* order = state.orders.find(command.order);
    const Campaign* campaign = order ? state.campaigns.find(order->campaign) : nullptr;
    if (!campaign || !is_in_team(state, by, order->campaign)) return missing(state, Reason::OrderUnknown);
    if (!may_lead(state, by, order->campaign)) return Rejected{Reason::NotAllowed};
    if (campaign->state == CampaignState::Open) return Rejected{Reason::CampaignNotClosed, campaign->id};
    if (owes_nothing(*campaign)) return Rejected{Reason::CampaignOver, campaign->id};
    const std::int64_t owed = sums_of(state, order->id).owed();
    // Nobody is owed more than all that they owe; and compared before it is added: it may be any number.
    if (command.cents == 0 || command.cents > max_ledger_cents || command.cents < -owed)
        return cents_invalid(command.cents < 0 ? owed : max_ledger_cents);
    return check_text(command.why, default_text_limit);
}

void change(State& state, const Stamp& by, const CorrectCharge& command) {
    const Order* order = state.orders.find(command.order);
    if (!order) return;
    IdSource ids(by);
    LedgerEntry entry =
        entry_of(by, ids, order->campaign, LedgerKind::Correction, command.cents, command.why);
    book_for_order(state, by, ids, std::move(entry), command.order, NoticeKind::ChargeCorrected);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const PaySupplier& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    const bool sound =
        command.cents != 0 && command.cents >= -max_supplier_cents && command.cents <= max_supplier_cents;
    if (!sound) return cents_invalid(max_supplier_cents);
    return check_words(command.words);
}

void change(State& state, const Stamp& by, const PaySupplier& command) {
    IdSource ids(by);
    book(state, entry_of(by, ids, command.campaign, LedgerKind::SupplierPaid, command.cents, command.words));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const NoteReminder& command) {
    const Order* order = state.orders.find(command.order);
    if (!order) return missing(state, Reason::OrderUnknown);
    if (!is_in_team(state, by, order->campaign)) return Rejected{Reason::NotAllowed};
    if (DueSums(state, order->campaign).of(order->id).open() <= 0)
        return Rejected{Reason::NothingOpen, order->id};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const NoteReminder& command) {
    const Order* order = state.orders.find(command.order);
    if (!order) return;
    const PaymentReminder reminder{command.order, order->campaign, by.person, by.at};
    if (state.payment_reminders.find(command.order))
        state.payment_reminders.edit(command.order) = reminder;
    else
        state.payment_reminders.insert(reminder);
}

}  // namespace linli
