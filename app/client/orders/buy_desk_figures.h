#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/orders/campaign_money.h"
#include "shared/orders/order_book.h"

// What the leader's desk shows of a campaign, worked out once for all its orders.

namespace linli::client {

struct DeskOrder {
    OrderId id;
    Door door;
    std::string searched;  // Its door and names, as they are looked for.
    bool standing = true;  // Else withdrawn, and something was paid.
    bool priority = false;
    std::int64_t owed = 0;  // What it would owe, until the campaign is closed.
    std::int64_t paid = 0;
    std::int64_t open() const { return owed - paid; }
};

struct DeskItem {
    CampaignItemId id;
    std::int64_t wished = 0;            // Packs; once it is closed: that were confirmed.
    std::int64_t packs = 0, cases = 0;  // To be ordered from the supplier.
    std::int64_t spare = 0;             // Nobody's.
    std::int64_t missing = 0;           // To the next full case.
    std::int64_t to_minimum = 0;        // Of this item.
    std::int64_t pack_cents = 0;        // With the tier that is reached.
};

struct DeskFigures {
    std::vector<DeskOrder> orders;  // By door.
    std::vector<DeskItem> items;    // As they are listed; withdrawn ones only where somebody has them.
    std::int64_t standing = 0;      // Orders.
    std::int64_t packs = 0, goods_cents = 0;
    std::int64_t to_collect = 0, to_pay_back = 0;  // Cents.
    std::int64_t open_doors = 0, refund_doors = 0, paid_cents = 0;
    std::vector<LedgerEntryId> ledger;       // The newest first.
    std::vector<HandOutEventId> complaints;  // Those that wait for an answer first.
    // Closing it now: nothing comes of it, or so many doors get fewer packs than they wished.
    bool would_miss = false;
    std::int64_t cut_doors = 0;
};
DeskFigures desk_figures(const State& state, const Campaign& campaign);

// Whether a door or a name is meant: 3-501, 3号楼501, 501, 王.
bool is_found(const DeskOrder& order, const std::string& search);

}  // namespace linli::client
