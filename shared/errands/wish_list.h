#pragma once

#include <string_view>
#include <vector>

#include "shared/errands/records.h"

namespace linli {

// The lines of a shopping or medicine list as people write it ("3斤水多的梨、6瓶装的可乐"), in reading order,
// at most max_errand_items. Every text gives something: what is not understood stays as it was written.
std::vector<ItemWords> read_wish_list(std::string_view text);

}  // namespace linli
