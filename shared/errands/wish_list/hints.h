#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

// What the words around the items say.

namespace linli::wishes {

// A greeting, money, a telephone number, how to hand over: no item.
bool is_filler(std::u32string_view plain);
// 没有青菜就菠菜, 要冷藏, 还剩3天: about the item before.
bool is_note(std::u32string_view plain);
// 急, 很急, 加急, and nothing else.
bool is_only_urgent(std::u32string_view plain);
bool says_urgent(std::u32string_view plain);  // Anywhere; 不急 is not.
// How many days a stock lasts: 还剩3天, 今天就没了, 半个月的量.
std::optional<std::int32_t> days_left(std::u32string_view plain);
// How many words of asking stand before an item: 麻烦带, 还要, 想买.
std::size_t asking_length(std::u32string_view plain);

}  // namespace linli::wishes
