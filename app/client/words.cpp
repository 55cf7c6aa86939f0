#include "app/client/words.h"

#include <algorithm>

#include "app/client/ui/text.h"
#include "shared/core/characters.h"

namespace linli::client {
namespace {

constexpr std::int32_t morning_from = 5 * 60;
constexpr std::int32_t morning_until = 9 * 60;  // 明早 8:30, but 明天 10:00.
constexpr std::int32_t evening_from = 18 * 60;
constexpr std::int64_t days_by_name = 6;  // Further away the weekday's name alone could mean two days.

bool chinese() {
    return language() == Language::Chinese;
}

// Minutes of the range's ends from the midnight before its start.
struct RangeMinutes {
    std::int32_t from;
    std::int32_t until;
};

RangeMinutes minutes_of(const TimeRange& range, UtcOffset offset) {
    const std::int32_t from = civil_time(range.from, offset).minute_of_day;
    const auto length_minutes = static_cast<std::int32_t>(length(range).ms / minutes(1).ms);
    return {from, from + length_minutes};
}

bool has_han(std::string_view part) {
    const std::u32string characters = characters_of(part);
    return std::any_of(characters.begin(), characters.end(), is_han);
}

const char* part_of_day(std::int32_t minute) {
    if (minute >= evening_from) return "evening";
    if (minute >= morning_from && minute < morning_until) return "morning";
    return "day";
}

}  // namespace

CivilDate today_of(const Saying& saying) {
    return civil_time(saying.now, saying.offset).date;
}

std::int64_t days_ahead(CivilDate date, const Saying& saying) {
    return day_number(date) - day_number(today_of(saying));
}

std::string listed(const std::vector<std::string>& things) {
    const std::string comma = text("list.comma") + (language() == Language::English ? " " : "");
    std::string list;
    for (const std::string& thing : things) list += (list.empty() ? "" : comma) + thing;
    return list;
}

std::string days_words(std::int32_t days) {
    if (days == every_day) return text("offer.every_day");
    if (days == workdays) return text("offer.weekdays");
    std::vector<std::string> names;
    for (int day = 1; day <= 7; ++day) {
        if ((days & day_bit(day)) != 0) names.push_back(weekday_name(day));
    }
    return listed(names);
}

std::string day_words(CivilDate date, const Saying& saying) {
    const std::int64_t ahead = days_ahead(date, saying);
    if (ahead == 0) return text("time.today");
    if (ahead == 1) return text("time.tomorrow");
    if (ahead == -1) return text("time.yesterday");
    if (ahead > 1 && ahead <= days_by_name) return weekday_words(date);
    // Another year's day would be taken for this year's.
    if (date.year == today_of(saying).year) return date_words(date);
    return date_year_words(date);
}

std::string range_words(const TimeRange& range, UtcOffset offset) {
    const auto [from, until] = minutes_of(range, offset);
    return clock_range_words(from, until);
}

std::string from_words(const TimeRange& range, UtcOffset offset) {
    return clock_words(minutes_of(range, offset).from);
}

std::string until_words(const TimeRange& range, UtcOffset offset) {
    return text("time.until", {{"time", clock_words(minutes_of(range, offset).until)}});
}

std::string part_of_day_words(Instant at, const Saying& saying) {
    const CivilTime local = civil_time(at, saying.offset);
    const std::int64_t ahead = days_ahead(local.date, saying);
    const std::string part = part_of_day(local.minute_of_day);
    if (ahead == 0) return text("time.today." + part);
    if (ahead == 1) return text("time.tomorrow." + part);
    if (ahead == -1) return text("time.yesterday." + part);
    return day_words(local.date, saying);
}

std::string when_words(const TimeRange& range, const Saying& saying) {
    return part_of_day_words(range.from, saying) + " " + range_words(range, saying.offset);
}

std::string moment_words(Instant at, const Saying& saying) {
    const CivilTime local = civil_time(at, saying.offset);
    const std::int64_t ahead = days_ahead(local.date, saying);
    // "tomorrow morning 6:30 am" says the same thing twice; 明早 6:30 does not.
    const bool by_part = chinese() || (ahead == 0 && local.minute_of_day >= evening_from);
    const std::string day = by_part ? part_of_day_words(at, saying) : day_words(local.date, saying);
    return day + " " + clock_words(local.minute_of_day);
}

std::string past_words(Instant at, const Saying& saying) {
    const CivilTime local = civil_time(at, saying.offset);
    const std::string clock = clock_words(local.minute_of_day);
    return days_ahead(local.date, saying) == 0 ? clock : day_words(local.date, saying) + " " + clock;
}

std::string countdown_words(Duration left) {
    if (left < minutes(1)) return text("time.now");
    return text("time.left", {{"length", length_words(left)}});
}

std::string greeting_words(std::string_view name, const Saying& saying) {
    const std::int32_t minute = civil_time(saying.now, saying.offset).minute_of_day;
    const char* part = "night";
    if (minute >= morning_from && minute < 12 * 60)
        part = "morning";
    else if (minute >= 12 * 60 && minute < evening_from)
        part = "afternoon";
    else if (minute >= evening_from)
        part = "evening";
    return text(std::string("greeting.") + part, {{"name", name}});
}

std::string door_words(const Door& door) {
    std::string words = door.compound;
    const auto add = [&](const char* key, const std::string& part) {
        if (part.empty()) return;
        if (!words.empty()) words += chinese() ? " " : ", ";
        words += has_han(part) ? part : text(key, {{"part", part}});  // 门卫室 needs no 号楼 behind it.
    };
    add("door.building", door.building);
    add("door.unit", door.unit);
    add("door.room", door.room);
    return words;
}

std::string short_door_words(const Door& door) {
    std::string words;
    for (const std::string* part : {&door.building, &door.unit, &door.room}) {
        if (part->empty()) continue;
        if (!words.empty()) words += '-';
        words += *part;
    }
    return words;
}

std::string sentence(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] -= 'a' - 'A';
    return words;
}

std::string money_words(std::int64_t cents) {
    // Of the lowest number there is no opposite.
    const auto bits = static_cast<std::uint64_t>(cents);
    const std::uint64_t amount = cents < 0 ? 0 - bits : bits;
    const std::string rest = std::to_string(100 + amount % 100).substr(1);
    return (cents < 0 ? "−¥" : "¥") + std::to_string(amount / 100) + "." + rest;
}

std::string number_words(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

std::string circle_of(std::string_view name) {
    const std::string_view bare = trimmed(name);
    if (bare.empty()) return "?";
    std::size_t at = 0;
    char32_t first = next_character(bare, at);
    const bool nickname = first == U'小' || first == U'老' || first == U'阿';
    if (nickname && at < bare.size()) first = next_character(bare, at);
    if (first >= U'a' && first <= U'z') first -= U'a' - U'A';
    std::string circle;
    append_character(circle, first);
    return circle;
}

std::string joined(const std::string& first, const std::string& second) {
    if (first.empty()) return second;
    if (second.empty()) return first;
    return first + " · " + second;
}

}  // namespace linli::client
