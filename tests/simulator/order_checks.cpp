#include <map>
#include <set>

#include "tests/simulator/bags.h"
#include "tests/simulator/checks.h"

// Buying together, counted from the bare rows: what must be true after every commit.

namespace linli::simulator {
namespace {

std::int32_t wanted(const OrderLine& line) {
    return line.confirmed ? *line.confirmed : line.packs;
}

std::int32_t given(const OrderLine& line) {
    return line.given ? *line.given : wanted(line);
}

struct Counted {
    std::int32_t packs = 0, given = 0;
};

}  // namespace

// One order a door, and everybody's totals are those of the orders that stand.
void Checks::check_orders(const State& state) {
    std::set<std::pair<CampaignId, HouseholdId>> doors;
    std::map<CampaignId, std::int32_t> standing;
    for (const auto& [id, row] : state.orders.rows()) {
        const Order& order = row.record;
        if (order.household && !doors.insert({order.campaign, *order.household}).second)
            violated("two orders of one door");
        if (order.state == OrderState::Standing) ++standing[order.campaign];
    }
    for (const auto& [id, row] : state.campaign_totals.rows()) {
        if (row.record.orders != standing[id]) violated("the number of orders is wrong");
    }
    check_items(state);
    check_ledger(state);
    check_offered_rounds(state);
}

// What everybody may know of a round is what its bags hold; no bag is in a round of another campaign.
void Checks::check_offered_rounds(const State& state) {
    std::map<OrderId, std::int64_t> packs = packs_in_bags(state);
    std::map<ShiftId, std::pair<std::int32_t, std::int64_t>> counted;
    for (const auto& [id, row] : state.round_bags.rows()) {
        const Order& order = state.orders.at(id);
        const OfferedRound& round = state.offered_rounds.at(row.record.round);
        if (round.campaign != order.campaign) violated("a bag in a round of another campaign");
        if (order.state != OrderState::Standing || packs[id] == 0) continue;
        ++counted[round.id].first;
        counted[round.id].second += packs[id];
    }
    for (const auto& [id, row] : state.offered_rounds.rows()) {
        const OfferedRound& round = row.record;
        if (!state.shifts.find(id)) violated("a round without a shift");
        if (round.ends_at && std::pair(round.bags, round.packs) != counted[id])
            violated("a round says another number of bags than it has");
    }
}

// Never more sold than there is, never more given out than came.
void Checks::check_items(const State& state) {
    std::map<CampaignItemId, Counted> counted;
    std::set<std::pair<OrderId, CampaignItemId>> lines;
    for (const auto& [id, row] : state.order_lines.rows()) {
        const OrderLine& line = row.record;
        if (!lines.insert({line.order, line.item}).second) violated("two lines for one item of an order");
        if (state.orders.at(line.order).state != OrderState::Standing) continue;
        counted[line.item].packs += wanted(line);
        counted[line.item].given += given(line);
    }
    for (const auto& [id, row] : state.item_totals.rows()) {
        const Counted& item = counted[id];
        const auto& stock = state.campaign_items.at(id).facts.stock;
        if (row.record.packs != item.packs) violated("the packs of an item are wrong");
        if (stock && item.packs > *stock) violated("more sold than there is");
        const auto supply = state.item_supplies.rows().find(id);
        if (supply == state.item_supplies.rows().end() || !supply->second.record.counted_at) continue;
        const ItemSupply& came = supply->second.record;
        if (row.record.given_packs != item.given) violated("the packs in the bags are wrong");
        if (item.given > came.arrived_packs - came.broken_packs - came.wrong_packs)
            violated("more given out than came");
    }
}

// The balance is the sum of the ledger; no entry is undone twice, and no line of a statement stands twice for
// one order.
void Checks::check_ledger(const State& state) {
    std::map<CampaignId, CampaignBalance> sums;
    std::set<LedgerEntryId> undone;
    std::map<std::pair<OrderId, std::string>, int> booked;
    for (const auto& [id, row] : state.ledger_entries.rows()) {
        const LedgerEntry& entry = row.record;
        CampaignBalance& sum = sums[entry.campaign];
        if (entry.kind == LedgerKind::Payment)
            sum.paid_cents += entry.cents;
        else if (entry.kind == LedgerKind::Refund)
            sum.refunded_cents += entry.cents;
        else if (entry.kind == LedgerKind::SupplierPaid)
            sum.supplier_cents += entry.cents;
        else
            sum.charged_cents += entry.cents;
        if (entry.undoes && !undone.insert(*entry.undoes).second) violated("an entry was undone twice");
    }
    for (const auto& [id, row] : state.ledger_entries.rows()) {
        const LedgerEntry& entry = row.record;
        if (entry.bank_key.empty() || undone.contains(id) || !entry.order) continue;
        if (++booked[{*entry.order, entry.bank_key}] == 2) violated("a payment was booked twice");
    }
    for (const auto& [id, row] : state.campaign_balances.rows()) {
        const CampaignBalance& kept = row.record;
        const CampaignBalance& sum = sums[id];
        const bool same = kept.paid_cents == sum.paid_cents && kept.refunded_cents == sum.refunded_cents &&
                          kept.supplier_cents == sum.supplier_cents &&
                          kept.charged_cents == sum.charged_cents;
        if (!same) violated("the balance is not the sum of the ledger");
    }
}

}  // namespace linli::simulator
