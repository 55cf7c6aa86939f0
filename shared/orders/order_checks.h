#pragma once

#include <optional>
#include <vector>

#include "shared/core/rejected.h"
#include "shared/core/stamp.h"
#include "shared/orders/commands.h"
#include "shared/orders/order_book.h"

// The lines of an order: may they be, and how they become the order's. For the rules of orders and of chains.

namespace linli {

// `order`: the one that is changed; nothing: a new one. What is taken of the stock is kept in `stock`, for
// the next order of the same command.
std::optional<Rejected> check_lines(const State& state, CampaignId campaign,
                                    const std::vector<OrderedLine>& lines, const Order* order, bool priority,
                                    StockBook& stock);

// The order has these lines and no others; but what a chain said about one that is gone is kept.
void set_lines(State& state, IdSource& ids, OrderId order, const std::vector<OrderedLine>& lines);

// Where an order belongs.
struct OrderPlace {
    std::optional<HouseholdId> household;
    Door door;
    std::optional<PersonId> person;
};
// No order stands there, and the campaign has room for one more. Who may not see the other order learns only
// that there is one.
std::optional<Rejected> check_new_order(const State& state, const Stamp& by, CampaignId campaign,
                                        const OrderPlace& place);
// The order of that place stands from now on: one that was taken back, else a new one with the id `made`. Who
// calls sets its lines and counts it in.
OrderId begin_order(State& state, const Stamp& by, CampaignId campaign, OrderId made,
                    const OrderPlace& place);

// The next label of the campaign; 0 on a device, which does not know all orders.
std::int32_t next_order_number(State& state, CampaignId campaign);

}  // namespace linli
