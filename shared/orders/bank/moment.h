#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/core/time.h"

// Days and times as wallets and banks write them. Texts are plain (see reading.h).

namespace linli::bank {

struct FoundDay {
    std::optional<CivilDate> date;  // Nothing: 2-30, a day that does not exist.
    std::size_t end = 0;
    bool dotted = false;  // 4.8, which could be a sum
    bool dashed = false;  // 4-8, which could be a house
};

// 2022-04-08, 2022/4/8, 20220408, 4月8日, 4-8, 4/8, 4.8, 今天, 昨天. Without a year: the last such day up to
// the day after `today`.
std::optional<FoundDay> day_at(std::u32string_view text, std::size_t at, CivilDate today);

struct FoundMinute {
    std::int32_t minute_of_day = 0;
    std::size_t end = 0;
};

// 12:03, 12:03:22, 下午3:20, 12点3分.
std::optional<FoundMinute> minute_at(std::u32string_view text, std::size_t at);

// A cell with a day, a time or both: also 120322 and 12:03.
struct CellMoment {
    std::optional<CivilDate> date;
    std::optional<std::int32_t> minute_of_day;
    bool bad_date = false;
};
CellMoment moment_of_cell(std::u32string_view text, CivilDate today);

}  // namespace linli::bank
