#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace linli {

// Times of day as people write them. All texts are plain (see reading.h); minutes count from midnight.

enum class DayPart : std::uint8_t { None, Night, Morning, Noon, Afternoon, Evening };

// 晚7点, 19:00, 7点半, 7pm, 零点, 次日6:00. `hour` is as written; whether 7 is 07:00 or 19:00 is settled
// later.
struct WrittenClock {
    int hour = 0;    // 0..24
    int minute = 0;  // 0..59
    DayPart part = DayPart::None;
    bool certain = false;      // 13 and later, 07:00 with its zero, am, pm: there is only one way to read it.
    bool marked = false;       // Has 点, a colon or the like: not just a number.
    bool four_digits = false;  // 1900
};

struct WrittenRange {
    WrittenClock from;
    WrittenClock to;
    bool bare = false;  // 19-21 without any mark: could be a door as well.
};

// From the start of a shift to its end. `to` is at most 24:00 and smaller than `from` if it ends on the next
// day.
struct ClockRange {
    int from = 0;
    int to = 0;
    friend bool operator==(const ClockRange&, const ClockRange&) = default;
};

template <class Written>
struct FoundIn {
    Written value;
    std::size_t end = 0;  // Behind what was read.
};

std::optional<FoundIn<WrittenClock>> find_clock(std::u32string_view text, std::size_t at);
std::optional<FoundIn<WrittenRange>> find_range(std::u32string_view text, std::size_t at);

// 早 上午 下午 晚 night …: the part of the day a word speaks of, and where the word ends.
std::optional<FoundIn<DayPart>> find_day_part(std::u32string_view text, std::size_t at);

// All ways to read the two ends as a shift of at most 14 hours; as written comes first. `hint` is the part of
// the day known from elsewhere (晚班, 今晚), used where the line itself says nothing.
std::vector<ClockRange> possible_ranges(const WrittenRange& range, DayPart hint);
std::vector<int> possible_minutes(const WrittenClock& clock, DayPart hint);

int length_of(const ClockRange& range);  // Minutes.
bool holds(const ClockRange& outer, const ClockRange& inner);
// Where a moment lies in the range, as the time that stands on the clock; also the ends.
bool holds_moment(const ClockRange& range, int minute);

}  // namespace linli
