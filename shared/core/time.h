#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/field.h"

namespace linli {

// Milliseconds. Nothing in shared/ reads a clock: time always comes in as a value.
struct Duration {
    std::int64_t ms = 0;
    friend auto operator<=>(const Duration&, const Duration&) = default;
};

constexpr Duration milliseconds(std::int64_t count) {
    return {count};
}
constexpr Duration seconds(std::int64_t count) {
    return {count * 1000};
}
constexpr Duration minutes(std::int64_t count) {
    return {count * 60'000};
}
constexpr Duration hours(std::int64_t count) {
    return {count * 3'600'000};
}
constexpr Duration days(std::int64_t count) {
    return {count * 86'400'000};
}

// Milliseconds since 1970-01-01 00:00 UTC, without leap seconds.
struct Instant {
    std::int64_t ms = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(ms));
    }
    friend auto operator<=>(const Instant&, const Instant&) = default;
};

constexpr Instant operator+(Instant instant, Duration duration) {
    return {instant.ms + duration.ms};
}
constexpr Instant operator-(Instant instant, Duration duration) {
    return {instant.ms - duration.ms};
}
constexpr Duration operator-(Instant later, Instant earlier) {
    return {later.ms - earlier.ms};
}

// Half open: `until` is the first moment that no longer belongs to it.
struct TimeRange {
    Instant from;
    Instant until;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(from), NAMED(until));
    }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

constexpr bool overlap(const TimeRange& a, const TimeRange& b) {
    return a.from < b.until && b.from < a.until;
}
constexpr bool contains(const TimeRange& range, Instant at) {
    return range.from <= at && at < range.until;
}
constexpr Duration length(const TimeRange& range) {
    return range.until - range.from;
}

// One fixed offset per community (China has no daylight saving; there is no time-zone database in the
// browser).
struct UtcOffset {
    std::int32_t minutes = 8 * 60;
    friend bool operator==(const UtcOffset&, const UtcOffset&) = default;
};

// Proleptic Gregorian. Arithmetic after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
struct CivilDate {
    std::int32_t year = 1970;
    std::int32_t month = 1;  // 1..12
    std::int32_t day = 1;    // 1..31
    friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

struct CivilTime {
    CivilDate date;
    std::int32_t minute_of_day = 0;  // 0..1439
    friend auto operator<=>(const CivilTime&, const CivilTime&) = default;
};

std::int64_t day_number(CivilDate date);      // Days since 1970-01-01.
CivilDate civil_from_days(std::int64_t day);  // Inverse of day_number.
CivilDate plus_days(CivilDate date, std::int64_t count);
int weekday(CivilDate date);  // 1 Monday … 7 Sunday (ISO 8601).
// Days of the week as a set of bits: Monday is bit 0.
inline constexpr std::int32_t every_day = 0b111'1111;
inline constexpr std::int32_t workdays = 0b001'1111;
constexpr std::int32_t day_bit(int weekday) {
    return 1 << (weekday - 1);
}
bool is_on(std::int32_t days, CivilDate date);
bool is_valid(CivilDate date);

CivilTime civil_time(Instant instant, UtcOffset offset);
Instant instant_of(CivilDate date, std::int32_t minute_of_day,
                   UtcOffset offset);  // minute_of_day may reach past midnight.

std::string iso_date(CivilDate date);  // 2026-11-23
std::optional<CivilDate> date_from_iso(std::string_view text);

}  // namespace linli
