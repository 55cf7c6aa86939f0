#pragma once

#include "shared/errands/wish_list.h"
#include "shared/orders/group_buy_chain.h"
#include "shared/shifts/shift_chain.h"

#include <string>

namespace linli::server {

// The reading of a shift chain as JSON, in the schema of tests/data/chains/README.md. Ends with a line end.
std::string shift_chain_json(const ShiftChain& chain);

// The same of a group-buy chain.
std::string group_buy_chain_json(const GroupBuyChain& chain);

// The same of a wish list.
std::string wish_list_json(const WishList& list);

}  // namespace linli::server
