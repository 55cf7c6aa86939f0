#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// How much of something: 3斤, 半斤, 一斤半, 两三斤, 6瓶装, 0.5g*20片, 少许.

namespace linli::wishes {

struct Quantity {
    std::size_t end = 0;   // Behind it.
    std::size_t unit = 0;  // Where its unit begins; `end` where it has none.
    std::int32_t thousandths = 0;
    bool vague = false;  // 两三斤, 几个, 少许: no number that could be bought.
    bool pack = false;   // 6瓶装, 24粒/盒, 330ml*6, 20mg: a size, no quantity.
    bool some = false;   // 一点, 少许
    bool has_unit() const { return unit < end; }
};

// The amount that starts at `at`; without a unit only a bare number.
std::optional<Quantity> quantity_at(std::u32string_view plain, std::size_t at);

// Where the first amount from `from` on begins that says its unit, or that ends the text.
std::optional<std::size_t> find_quantity(std::u32string_view plain, std::size_t from);

// All of the words are one amount.
bool is_amount(std::u32string_view plain);

}  // namespace linli::wishes
