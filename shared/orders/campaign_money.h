#pragma once

#include <map>
#include <vector>

#include "shared/core/stamp.h"
#include "shared/orders/money.h"
#include "shared/orders/order_book.h"
#include "shared/orders/order_records.h"
#include "shared/state/state.h"

// The bridge between a campaign's records and the calculation of money.h.

namespace linli {

// What every order owes as things stand: with what was confirmed once it is closed, with what arrived once it
// was counted, and before that as if it closed now. Payments are not in it (sums_of). Somebody who saw a
// lower price than the last one pays that.
struct CampaignMoney {
    BuyMoney money;                                     // Its orders are `orders`, one for one.
    std::vector<const Order*> orders;                   // All that stand.
    std::map<CampaignItemId, std::int64_t> pack_cents;  // With the tier that is reached.
};
CampaignMoney campaign_money(const State& state, CampaignId campaign);

// What each order is to pay and has paid. The ledger says it; but it charges nothing before the campaign is
// closed, and people pay beforehand: until then, what a standing order would owe if it closed now is due.
class DueSums {
public:
    DueSums(const State& state, CampaignId campaign);
    // For who has reckoned the campaign already.
    DueSums(const State& state, CampaignId campaign, const CampaignMoney& money);
    OrderSums of(OrderId order) const;  // Of another campaign, or unknown: all zero.

private:
    CampaignSums ledger_;
    std::map<OrderId, std::int64_t> reckoned_cents_;  // Empty once it is closed.
};

// ---- Used by the rules

// Writes an entry down and brings the campaign's balance up to date. Its id must be new.
void book(State& state, const LedgerEntry& entry);
// Writes down by how much each order's charge differs from what it now is, as entries of this kind.
void book_charges(State& state, const Stamp& by, IdSource& ids, CampaignId campaign, LedgerKind kind);
// Nobody owes anything any more.
void book_nothing_owed(State& state, const Stamp& by, IdSource& ids, CampaignId campaign);

}  // namespace linli
