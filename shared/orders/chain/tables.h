#pragma once

#include "shared/orders/chain/layout.h"

#include <vector>

namespace linli::buying {

// Rows of a table become lines as people would write them: `3-502 老王 鸡蛋×2 (放门口) 已付`.
void read_tables(Layout& layout, const std::vector<ReadText>& texts);

}  // namespace linli::buying
