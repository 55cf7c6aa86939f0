#pragma once

#include "shared/core/reading.h"
#include "shared/core/reading_clock.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace linli::buying {

// What a word does to the line it stands in.
enum class Act : std::uint8_t {
    Cancel,    // 取消, 不要了
    Change,    // 改成, 换
    Add,       // 再加
    Less,      // 少要
    Same,      // 同上
    Restore,   // 还是要
    Correct,   // 写错了: what follows counts
    Either,    // 或者
    Unsure,    // 待定
    All,       // 全要
    Each,      // 各
    On,        // On somebody's behalf: 帮
    Place,     // 送到: a door behind it is not where somebody lives
    Question,  // 请问
    Maybe,     // 能, 可以: a question if one is asked
    Want,      // 要: says that something is ordered
    Notice,    // 到货: somebody tells, nobody orders
    Total,     // 合计
    Thanks,    // 谢谢
    Praise,    // 太香了: nobody orders with it
    Manner,    // 不要太辣的: how it is to be
    Filler,    // 微信
};

// Words of two characters and more, and Latin words.
const Words<Act>& acts();
// Single characters: they count only where no other word runs on (老秦换C, not 小换).
const Words<Act>& short_acts();

enum class PaidWord : std::uint8_t { Paid, Unpaid, Part };
struct Payment {
    PaidWord word = PaidWord::Paid;
    std::optional<std::int64_t> cents;  // 已付130
};
// 已付130, 还没付, 已付一半, √.
std::optional<FoundIn<Payment>> find_payment(std::u32string_view text, std::size_t at);

// 139****0001, 138-0000-0001, 电话 9123 4567. The value is where the number itself begins.
std::optional<FoundIn<std::size_t>> find_phone(std::u32string_view text, std::size_t at);

// Is this how somebody calls himself, not words of a sentence?
bool is_name(std::u32string_view word);

// [玫瑰]: how a chat program writes a picture as text.
bool is_sticker(std::u32string_view word);

}  // namespace linli::buying
