#pragma once

#include <string_view>
#include <vector>

#include "shared/errands/wish_list.h"

namespace linli::wishes {

// What a clause says about the urgency of the items that were read so far.
enum class UrgencySaid : std::uint8_t {
    Nothing,  // It does not speak of these items.
    Some,     // It says which: the others are not urgent.
    All,
    RestCalm,  // 下面的不急
};

// 上面两样急, 第1、3样急, 奶粉和尿布急, 以上都急: marks the items that the clause calls urgent.
UrgencySaid mark_urgent(std::u32string_view clause, std::vector<WishedItem>& items);

}  // namespace linli::wishes
