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

// The next label of the campaign; 0 on a device, which does not know all orders.
std::int32_t next_order_number(State& state, CampaignId campaign);

}  // namespace linli
