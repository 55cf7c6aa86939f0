#pragma once

#include "shared/core/reading_clock.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli::buying {

// Numbers, prices and packs as people write them. All texts are plain (see reading.h).

// 2, 十二, 一百三十, 貳, 俩. `value` is at most 99'999'999; a longer number gives that.
std::optional<FoundIn<int>> find_number(std::u32string_view text, std::size_t at);

// 伍 and 陆 are surnames as well as numbers.
inline bool is_surname_numeral(char32_t character) {
    return character == U'伍' || character == U'陆';
}

// 份, 板, boxes …: how long the word for a unit at a place is, 0 if there is none.
std::size_t unit_length(std::u32string_view text, std::size_t at);

struct Amount {
    int number = 1;
    std::u32string unit;    // Empty if none is written. Its own: a bracket's text is gone before it is used.
    bool half = false;      // 半份 (`number` is 0), 1.5份, 一份半
    bool broken = false;    // 1.3份: `half` is set, too, though it is no half
    bool vague = false;     // 两三份, 几份
    bool negative = false;  // -2
    bool signed_plus = false;  // +2
};

// `2`, `2份`, `x2`, `×2`, `*2`, `+2`, `2x`, 两份, 半份. A Chinese numeral alone (两) counts only with
// `bare`, a number that is part of a date, a door or a sum of money never.
std::optional<FoundIn<Amount>> find_amount(std::u32string_view text, std::size_t at, bool bare);

// 30枚, 10kg, 1kg*3, 12 pcs, 5斤装: what is in a pack.
struct Pack {
    int count = 0;          // 30; of a weight in grams, of a volume in millilitres; 0 of 半只
    std::u32string unit;    // 枚
    bool measured = false;  // A weight or a volume.
    int inner = 0;          // 3 of 1kg*3; 0 if there is none
    std::u32string inner_unit;
};
std::optional<FoundIn<Pack>> find_pack(std::u32string_view text, std::size_t at);

// 双 and pair are 2 pieces, 打 and dozen 12; 0 of any other unit.
int pieces_in(std::u32string_view unit);
bool is_measure(std::u32string_view unit);     // 斤, kg, 毫升
bool counts_pieces(std::u32string_view unit);  // 只, 枚, pcs: each is one thing.

// How many packs so many of the unit are; nothing if the unit is not that of the pack, 0 if they are not
// whole packs.
std::optional<int> packs_of(const Pack& pack, const Amount& amount);

struct Price {
    std::int64_t cents = 0;
    std::u32string_view unit;  // 板 of 38元/板
    bool marked = false;       // Has 元 or a sign of money.
};

// 38元/板, ¥38.5, 三十八块五, 38,5元, 120元一盒, 98/个, $8 each, NT$120. A number alone counts only with
// `bare`.
std::optional<FoundIn<Price>> find_price(std::u32string_view text, std::size_t at, bool bare);

// A sum that somebody paid: 130, 130元, ¥72.50, 三百二.
std::optional<FoundIn<std::int64_t>> find_sum(std::u32string_view text, std::size_t at);

}  // namespace linli::buying
