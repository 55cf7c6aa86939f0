#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/client/ui/time_words.h"
#include "shared/core/time.h"
#include "shared/people/door.h"

// Times, doors and amounts as a neighbour says them, in the language of now (ui/text.h). Nothing here reads a
// clock. What needs no "now" stands in ui/time_words.h.

namespace linli::client {

// The moment that words are said from: 今晚 is only true today.
struct Saying {
    Instant now;
    UtcOffset offset;
};

// 今天, 明天, 昨天, 周三; a date beyond a week, with its year where it is another one.
// English: today, tomorrow, Wed, Wed 2 Dec.
std::string day_words(CivilDate date, const Saying& saying);
// 20:00–22:00, 22:00–24:00, 22:00–2:00 / 8–10 pm, 10 pm–12 am
std::string range_words(const TimeRange& range, UtcOffset offset);
// The two ends of it, for large type where a range breaks after the first time.
std::string from_words(const TimeRange& range, UtcOffset offset);
std::string until_words(const TimeRange& range, UtcOffset offset);
// 今晚, 明早, 周三 / tonight, tomorrow morning, Wed
std::string part_of_day_words(Instant at, const Saying& saying);
// 今晚 20:00–22:00 / tonight 8–10 pm
std::string when_words(const TimeRange& range, const Saying& saying);
// 明早 6:30, 周三 17:00 / tomorrow 6:30 am, Wed 5 pm
std::string moment_words(Instant at, const Saying& saying);
// For what was: 19:08 today, else 昨天 19:08 / 7:08 pm, yesterday 7:08 pm
std::string past_words(Instant at, const Saying& saying);
// 还有 1 小时 40 分, 还有 5 分钟, 还有 2 天 / in 1 h 40 min. Under a minute: 马上 / now.
std::string countdown_words(Duration left);
// 早上好 / 下午好 / 晚上好 by the time of day.
std::string greeting_words(std::string_view name, const Saying& saying);

// 2号楼 1单元 301 / Bldg 2, unit 1, 301; an estate's compound stands in front.
std::string door_words(const Door& door);
// 1-301, 2-1-301: for tables.
std::string short_door_words(const Door& door);

// 每天, 周一到周五, 周一、周三; days as in every_day (shared/core/time.h).
std::string days_words(std::int32_t days);

// How many whole days `date` lies after today; negative before.
std::int64_t days_ahead(CivilDate date, const Saying& saying);
CivilDate today_of(const Saying& saying);

// The same words at the beginning of a line: with a capital, where the language has them.
std::string sentence(std::string words);

std::string money_words(std::int64_t cents);  // ¥38.50, −¥3.00

// 1,904
std::string number_words(std::size_t number);

// One word or letter for a person's circle: the first character of the name, a capital of a Latin one. 小, 老
// and 阿 before a name are not it.
std::string circle_of(std::string_view name);

// 青菜、豆腐 / greens, tofu
std::string listed(const std::vector<std::string>& things);
// Both joined by the mark between two facts on one line; either may be empty.
std::string joined(const std::string& first, const std::string& second);

}  // namespace linli::client
