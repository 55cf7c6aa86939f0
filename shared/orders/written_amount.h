#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace linli {

// Sums of money as people write them: 38.5, 38,5, ¥38.50, 38块, 38块5, 三十八块五, 38元5角2分,
// 1,280.50, 1.2万.

inline constexpr std::int64_t max_written_cents = 1'000'000'00;  // More is asked about.

enum class AmountDoubt : std::uint8_t {
    Empty = 1,
    NoNumber = 2,       // 多少钱
    Negative = 3,       // -5, 负五块
    TooLarge = 4,       // Above max_written_cents.
    TooFine = 5,        // 38.555: less than a cent.
    TwoReadings = 6,    // 38,50,2 or 38.5.2
    MoreThanOne = 7,    // 38或40: a second number in the field
    NotUnderstood = 8,  // 38枚: something else stands in the field
};

// Either cents or a doubt.
struct WrittenAmount {
    std::optional<std::int64_t> cents;  // 0..max_written_cents
    std::optional<AmountDoubt> doubt;
    friend bool operator==(const WrittenAmount&, const WrittenAmount&) = default;
};

// A field that holds a sum and nothing else but blanks and words for money. Takes any bytes.
WrittenAmount read_amount(std::string_view text);

// A sum of money inside a line of plain text (see reading.h).
struct AmountInLine {
    std::size_t begin = 0;  // With its sign.
    std::size_t end = 0;
    std::int64_t cents = 0;  // Without its sign; may be above max_written_cents.
    bool negative = false;
    bool marked = false;    // Has 元, ¥ or the like.
    bool decimal = false;   // Has a decimal part: 38.50.
    bool too_fine = false;  // Has more than two decimals; they are cut.
};

// The sum that begins at a place, if one does there.
std::optional<AmountInLine> amount_at(std::u32string_view plain, std::size_t at);

}  // namespace linli
