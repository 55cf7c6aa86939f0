#pragma once

#include "shared/core/stamp.h"
#include "shared/notices/records.h"
#include "shared/orders/order_records.h"
#include "shared/state/state.h"

// What several rules do to a campaign. Used by `change` only.

namespace linli {

enum class Counted : std::int8_t { Out = -1, In = 1 };

// Takes an order out of the public totals before it changes, and counts it in again afterwards. One that does
// not stand counts nothing.
void count_order(State& state, OrderId order, Counted how);

// The public count of bags in hand: so many more, or fewer.
void count_bags(State& state, CampaignId campaign, std::int32_t more);

// Tells whom an order concerns (people_of); or all of them, and the leader.
void tell_door(State& state, const Stamp& by, IdSource& ids, const Order& order, NoticeKind kind);
void tell_all_doors(State& state, const Stamp& by, IdSource& ids, CampaignId campaign, NoticeKind kind);
void tell_leader(State& state, const Stamp& by, IdSource& ids, CampaignId campaign, NoticeKind kind,
                 RecordRef about);

// Orders are settled: the minimum is looked at, cases are filled, prices and charges are written down.
void close_campaign(State& state, const Stamp& by, IdSource& ids, CampaignId campaign);
// Closes by itself once its count is reached. On a device that does not know all orders, nothing happens.
void close_if_full(State& state, const Stamp& by, IdSource& ids, CampaignId campaign);

}  // namespace linli
