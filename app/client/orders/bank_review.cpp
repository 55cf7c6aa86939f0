#include "app/client/orders/bank_review.h"

#include <algorithm>
#include <map>

#include "app/client/telling.h"
#include "app/client/words.h"
#include "shared/core/characters.h"

namespace linli::client {
namespace {

constexpr std::size_t most_characters = 100;  // Of a payment's words.

std::vector<KnownPayment> booked_payments(const State& state) {
    std::map<std::string, std::int64_t> cents;
    for (const auto& [id, row] : state.ledger_entries.rows()) {
        const LedgerEntry& entry = row.record;
        if (!entry.bank_key.empty() && !is_undone(state, id)) cents[entry.bank_key] += entry.cents;
    }
    std::vector<KnownPayment> known;
    for (const auto& [key, sum] : cents) known.push_back({key, sum});
    return known;
}

void add_names(const State& state, PersonId person, std::vector<std::string>& names) {
    if (const PublicName* shown = state.public_names.find(person)) names.push_back(shown->shown);
    if (const Resident* resident = state.residents.find(person)) names.push_back(resident->full_name);
}

OpenOrder open_order(const State& state, const DeskOrder& one, UtcOffset offset) {
    OpenOrder open;
    open.id = one.id.bits;
    open.door = one.door;
    open.open_cents = one.open();
    const Order* order = state.orders.find(one.id);
    if (!order) return open;
    open.ordered_at = civil_time(order->placed_at, offset);
    for (const std::string& name : {order->name, order->wishes.for_whom, order->wishes.collector})
        if (!name.empty()) open.names.push_back(name);
    if (order->for_person) add_names(state, *order->for_person, open.names);
    add_names(state, order->placed_by, open.names);
    std::erase_if(open.names, [](const std::string& name) { return name.empty(); });
    return open;
}

std::string words_of(const ReadPayment& payment) {
    std::u32string characters = characters_of(joined(payment.name, payment.remark));
    if (characters.size() > most_characters) characters.resize(most_characters);
    return text_of(characters);
}

std::int64_t open_of(const DeskFigures& figures, OrderId order) {
    const auto found = std::find_if(figures.orders.begin(), figures.orders.end(),
                                    [&](const DeskOrder& one) { return one.id == order; });
    return found == figures.orders.end() ? 0 : found->open();
}

std::vector<PaidOrder> parts_of(const State& state, const DeskFigures& figures, const ReviewedPayment& one) {
    std::vector<PaidOrder> parts;
    if (!one.accepted) return parts;
    std::int64_t left = one.payment.amount_cents;
    for (std::size_t i = 0; i < one.orders.size() && left > 0; ++i) {
        if (!state.orders.find(one.orders[i])) continue;
        const bool last = i + 1 == one.orders.size();
        const std::int64_t open = std::max<std::int64_t>(0, open_of(figures, one.orders[i]));
        const std::int64_t cents = last ? left : std::min(left, open);
        if (cents <= 0) continue;
        parts.push_back({one.orders[i], cents, words_of(one.payment), one.payment.key});
        left -= cents;
    }
    return parts;
}

}  // namespace

BankReview review_bank_lines(const State& state, const Campaign&, const DeskFigures& figures,
                             const std::string& pasted, const Saying& saying) {
    BankLines lines = read_bank_lines(pasted, today_of(saying), booked_payments(state));
    std::vector<OpenOrder> orders;
    for (const DeskOrder& one : figures.orders) orders.push_back(open_order(state, one, saying.offset));
    BankReview review;
    review.outgoing = lines.outgoing;
    review.repeated = std::move(lines.repeated);
    review.unclear = std::move(lines.unclear);
    for (const PaymentMatch& match : match_payments(lines.payments, orders)) {
        ReviewedPayment& one = review.payments.emplace_back();
        one.payment = lines.payments[match.payment];
        one.kind = match.kind;
        one.candidates = match.candidates;
        if (match.kind != MatchKind::Certain || match.candidates.empty()) continue;
        for (const Bits128 id : match.candidates.front().orders) one.orders.push_back(OrderId{id});
        one.accepted = true;
    }
    return review;
}

AcceptedPayments accepted_payments(const State& state, CampaignId campaign, const DeskFigures& figures,
                                   const BankReview& review) {
    AcceptedPayments accepted{{campaign, {}}, 0};
    std::vector<PaidOrder>& all = accepted.command.payments;
    for (const ReviewedPayment& one : review.payments) {
        const std::vector<PaidOrder> parts = parts_of(state, figures, one);
        if (all.size() + parts.size() > max_payments_at_once) break;  // One payment is never torn apart.
        all.insert(all.end(), parts.begin(), parts.end());
        ++accepted.reviewed;
    }
    return accepted;
}

}  // namespace linli::client
