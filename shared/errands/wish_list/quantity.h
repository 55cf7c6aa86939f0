#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// How much of something: 3斤, 半斤, 一斤半, 两三斤, 6瓶装.

namespace linli::wishes {

struct Quantity {
    std::size_t end = 0;   // Behind it.
    std::size_t unit = 0;  // Where its unit begins; `end` where it has none.
    std::int32_t thousandths = 0;
    bool vague = false;  // 两三斤, 几个: no number that could be bought.
    bool pack = false;   // 6瓶装: a size, no quantity.
};

// The amount that starts at `at`; without a unit only a bare number.
std::optional<Quantity> quantity_at(std::u32string_view plain, std::size_t at);
// The amount that ends with the text, if anything stands before it.
std::optional<std::size_t> quantity_before_end(std::u32string_view plain);
std::size_t unit_length(std::u32string_view plain, std::size_t at);
bool is_weight(std::u32string_view unit);  // kg, 克, 升 …: before a thing it is the size of its pack.

}  // namespace linli::wishes
