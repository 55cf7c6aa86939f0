#pragma once

#include <string_view>

// Who lives there, which nobody brings. All texts are plain (see reading.h).

namespace linli::wishes {

// 三个大人两个娃, 老人两位, 两个孩子在家, 家里两只猫, family of 4: counts people and their pets, and names no
// thing.
bool counts_people(std::u32string_view plain);

}  // namespace linli::wishes
