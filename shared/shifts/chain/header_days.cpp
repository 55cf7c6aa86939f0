#include "shared/shifts/chain/header_reader.h"

#include "shared/core/characters.h"
#include "shared/shifts/chain/wants.h"

#include <algorithm>

namespace linli::chain {

namespace {

int days_between(const MonthDay& from, const MonthDay& to) {
    for (int count = 0; count <= 200; ++count) {
        const MonthDay later = days_later(from, count);
        if (later.month == to.month && later.day == to.day) return count;
        const MonthDay earlier = days_later(from, -count);
        if (earlier.month == to.month && earlier.day == to.day) return -count;
    }
    return 1000;
}

}  // namespace

// 4月8日发: the word stands right behind the date, or in front: 发布于4月8日.
bool HeaderReader::is_sent(std::size_t index) const {
    const auto sent = [&](std::size_t i) {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::Act && tokens_[i].act == Act::Sent;
    };
    for (std::size_t i = index + 1; i < tokens_.size() && i < index + 4; ++i) {
        if (sent(i)) return true;
        if (tokens_[i].kind != TokenKind::Date && tokens_[i].kind != TokenKind::Moment) break;
        if (tokens_[i].inlaid != tokens_[index].inlaid) break;
    }
    const bool colon = index > 1 && tokens_[index - 1].kind == TokenKind::Colon;
    const std::size_t word = index - (colon ? 2 : 1);
    if (index == 0 || !sent(word)) return false;
    // 【4月8日发】4月9日值守: the word belongs to the day in front of it.
    const bool said_before = word > 0 && (tokens_[word - 1].kind == TokenKind::Date ||
                                          tokens_[word - 1].kind == TokenKind::Moment);
    return !said_before || colon;
}

// 10-1 10-2: two days of one month, one behind the other, not hours.
void HeaderReader::read_dashed_days() {
    const auto bare = [&](std::size_t i) {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::Range && tokens_[i].range.bare;
    };
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
        const std::size_t next = tokens_[i + 1].kind == TokenKind::Listing ? i + 2 : i + 1;
        if (!bare(i) || !bare(next)) continue;
        const WrittenRange first = tokens_[i].range, second = tokens_[next].range;
        if (first.from.hour != second.from.hour || first.from.hour > 12 || first.from.hour < 1 ||
            first.to.hour + 1 != second.to.hour)
            continue;
        for (const std::size_t at : {i, next}) {
            tokens_[at].kind = TokenKind::Date;
            tokens_[at].date.kind = WrittenDate::Kind::Absolute;
            tokens_[at].date.month = first.from.hour;
            tokens_[at].date.day = tokens_[at].range.to.hour;
        }
    }
}

void HeaderReader::read_days(std::size_t begin, std::size_t end) {
    day_open_ = false;
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        if (token.kind == TokenKind::Listing || token.kind == TokenKind::Range) day_open_ = false;
        if (token.kind == TokenKind::Text) add_days_in_short(token);
        if (token.kind != TokenKind::Date) continue;
        if (token.date.part == DayPart::Evening) offer_.hint = DayPart::Evening;
        if (is_sent(i)) {
            if (token.date.kind == WrittenDate::Kind::Absolute)
                offer_.written_on = MonthDay{token.date.year, token.date.month, token.date.day};
            if (token.date.kind == WrittenDate::Kind::Weekday) offer_.written_weekday = token.date.weekday;
            continue;
        }
        const std::u32string_view gap =
            i > begin && day_open_
                ? std::u32string_view(text_->plain).substr(last_day_end_, token.begin - last_day_end_)
                : std::u32string_view();
        const bool until =
            gap.find_first_of(U"-~到至") != std::u32string_view::npos || gap.find(U"to") != gap.npos;
        // 4月18日晚—4月19日晨 is one night.
        const bool night = until && gap.find_first_of(U"晚夜") != std::u32string_view::npos;
        if (night) continue;
        if (until && !offer_.dates.empty())
            add_days_until(token.date);
        else
            add_day(token.date, token);
        last_day_end_ = token.end;
    }
}

// 今明两天, 明后天: two days from today or tomorrow on.
void HeaderReader::add_days_in_short(const Token& token) {
    constexpr std::u32string_view days = U"今明后";
    const std::u32string_view words = words_of(token, *text_);
    const std::size_t at = std::min(words.find(U"今明"), words.find(U"明后"));
    if (at == std::u32string_view::npos) return;
    for (std::size_t i = at; i < words.size() && days.find(words[i]) != days.npos; ++i) {
        OfferedDate day;
        day.offset = static_cast<int>(days.find(words[i]));
        day.word = text_of(words.substr(i, 1)) + "天";
        offer_.dates.push_back(std::move(day));
    }
}

// 9号: of the month of the day before it, or the next such day from the one on which the text was written.
std::optional<MonthDay> HeaderReader::day_of_month(int number) const {
    if (offer_.dates.empty()) {
        if (!offer_.written_on) return std::nullopt;
        MonthDay day = *offer_.written_on;
        for (int later = 0; later < 31 && day.day != number; ++later) day = days_later(day, 1);
        return day.day == number ? std::optional(day) : std::nullopt;
    }
    std::optional<MonthDay> day = offer_.dates.back().date;
    if (!day || number < day->day) return std::nullopt;
    day->day = number;
    return day;
}

void HeaderReader::add_day(const WrittenDate& date, const Token& token) {
    OfferedDate day;
    day.word = date_word(token, *text_);
    switch (date.kind) {
        case WrittenDate::Kind::Absolute:
            day.date = MonthDay{date.year, date.month, date.day};
            break;
        case WrittenDate::Kind::DayOfMonth:
            day.date = day_of_month(date.day);
            if (!day.date) return;
            break;
        case WrittenDate::Kind::Relative:
            day.offset = date.offset;
            break;
        case WrittenDate::Kind::Weekday:
            day.weekday = date.weekday;
            break;
    }
    if (day_open_ && !offer_.dates.empty()) {
        // A second name of the same day: 明天（4月10日 周日）
        OfferedDate& last = offer_.dates.back();
        const bool fits = (day.date && !last.date) || (day.weekday && !last.weekday) ||
                          (day.offset > -100 && last.offset == -100);
        if (fits && date.kind != WrittenDate::Kind::DayOfMonth) {
            if (day.date) last.date = day.date;
            if (day.weekday) last.weekday = day.weekday;
            if (day.offset > -100) last.offset = day.offset;
            return;
        }
    }
    day_open_ = true;
    const bool known = std::any_of(offer_.dates.begin(), offer_.dates.end(), [&](const OfferedDate& other) {
        if (day.date)
            return other.date && other.date->month == day.date->month && other.date->day == day.date->day;
        if (day.weekday) return other.weekday == day.weekday;
        return other.offset == day.offset;
    });
    if (!known && offer_.dates.size() < max_offered) offer_.dates.push_back(std::move(day));
}

// 周一到周五, 4月11日-15日
void HeaderReader::add_days_until(const WrittenDate& last) {
    days_until_ = true;
    const OfferedDate first = offer_.dates.back();
    if (first.weekday && last.kind == WrittenDate::Kind::Weekday && !first.date) {
        constexpr std::u32string_view names = U"一二三四五六日";
        const std::u32string lead = characters_of(first.word);
        for (int day = first.weekday + 1; day <= last.weekday; ++day) {
            OfferedDate next;
            next.weekday = day;
            next.word = is_latin(lead.front())
                            ? std::string()
                            : text_of(lead.substr(0, lead.size() - 1)) +
                                  text_of(names.substr(static_cast<std::size_t>(day - 1), 1));
            offer_.dates.push_back(std::move(next));
        }
        return;
    }
    if (!first.date ||
        (last.kind != WrittenDate::Kind::Absolute && last.kind != WrittenDate::Kind::DayOfMonth))
        return;
    MonthDay day = *first.date;
    const int month = last.kind == WrittenDate::Kind::Absolute ? last.month : day.month;
    for (int count = 0; count < 31 && (day.month != month || day.day != last.day); ++count) {
        day = days_later(day, 1);
        OfferedDate next;
        next.date = day;
        if (offer_.dates.size() < max_offered) offer_.dates.push_back(next);
    }
}

// 夜间值守（12月15日至16日）: one night, called by the day on which it begins.
bool HeaderReader::is_one_night() const {
    const std::vector<OfferedDate>& days = offer_.dates;
    if (!days_until_ || days.size() != 2 || !days[0].date || !days[1].date) return false;
    const MonthDay next = days_later(*days[0].date, 1);
    if (next.month != days[1].date->month || next.day != days[1].date->day) return false;
    constexpr int evening = 18 * 60, morning = 8 * 60, midnight = 24 * 60;
    const bool nights = std::all_of(offer_.slots.begin(), offer_.slots.end(), [](const OfferedSlot& slot) {
        return slot.range.from >= evening || slot.range.to <= morning;
    });
    const bool past_midnight =
        std::any_of(offer_.slots.begin(), offer_.slots.end(), [](const OfferedSlot& s) {
            return s.range.to > midnight || s.range.to < s.range.from || s.range.from < morning;
        });
    return nights && past_midnight;
}

// 今晚19点起（4月8日）, 今明两天（4月5日、4月6日）: said apart, but the same days in the same order.
void HeaderReader::pair_days() {
    if (offer_.written_on) return;
    std::vector<OfferedDate*> words;
    std::vector<OfferedDate*> dates;
    for (OfferedDate& day : offer_.dates) {
        if (!day.date && day.offset > -100) words.push_back(&day);
        if (day.date && day.offset == -100) dates.push_back(&day);
    }
    if (words.empty() || words.size() + dates.size() != offer_.dates.size() || dates.size() < words.size())
        return;
    if (words.size() > 1 && words.size() != dates.size()) return;
    for (std::size_t i = 0; i < words.size(); ++i) words[i]->date = dates[i]->date;
    offer_.written_on = days_later(*words.front()->date, -words.front()->offset);
}

// 5月9日—5月13日 with rows for 周一 to 周五: as many days, one behind the other.
void HeaderReader::pair_weekdays() {
    if (offer_.known_weekday || offer_.written_on || named_weekdays_.size() < 2) return;
    std::vector<MonthDay> dates;
    for (const OfferedDate& day : offer_.dates) {
        if (day.date) dates.push_back(*day.date);
    }
    if (dates.size() != named_weekdays_.size()) return;
    for (std::size_t i = 1; i < dates.size(); ++i) {
        if (days_between(dates[0], dates[i]) != static_cast<int>(i)) return;
        if ((named_weekdays_[0] - 1 + static_cast<int>(i)) % 7 + 1 != named_weekdays_[i]) return;
    }
    offer_.known_weekday = {dates[0], named_weekdays_[0]};
}

// Once all header lines are read, days that have only one name get their others.
void HeaderReader::settle_days() {
    for (const OfferedDate& day : offer_.dates) {
        if (!day.date) continue;
        if (day.offset > -100 && !offer_.written_on) offer_.written_on = days_later(*day.date, -day.offset);
        if (day.weekday)
            offer_.known_weekday = {*day.date, day.weekday};
        else if (const int weekday = weekday_of(*day.date))
            offer_.known_weekday = {*day.date, weekday};
    }
    pair_weekdays();
    if (offer_.written_on && !offer_.written_weekday) {
        offer_.written_weekday = weekday_of(*offer_.written_on);
        if (!offer_.written_weekday && offer_.known_weekday) {
            const int days = days_between(offer_.known_weekday->first, *offer_.written_on);
            if (days < 1000)
                offer_.written_weekday = ((offer_.known_weekday->second - 1 + days) % 7 + 7) % 7 + 1;
        }
    }
    for (OfferedDate& day : offer_.dates) {
        if (!day.date && day.offset > -100 && offer_.written_on)
            day.date = days_later(*offer_.written_on, day.offset);
        if (!day.date && day.weekday && offer_.written_on && offer_.written_weekday)
            day.date = weekday_behind({*offer_.written_on, offer_.written_weekday}, day.weekday);
        if (!day.date && day.weekday && !offer_.written_on && offer_.known_weekday)
            day.date = weekday_behind(*offer_.known_weekday, day.weekday);
        if (day.date && !day.weekday && offer_.known_weekday) {
            const int days = days_between(offer_.known_weekday->first, *day.date);
            if (days < 1000) day.weekday = ((offer_.known_weekday->second - 1 + days) % 7 + 7) % 7 + 1;
        }
    }
    // A weekday in a heading of its own (周三) is one of the days above.
    for (OfferedDate& day : offer_.dates) {
        for (const OfferedDate& other : offer_.dates) {
            if (!day.date && day.weekday && other.date && other.weekday == day.weekday) day.date = other.date;
        }
    }
    pair_days();
    // 明天 and 4月9日 said on different lines are one day.
    std::vector<OfferedDate> different;
    for (OfferedDate& day : offer_.dates) {
        const auto same = std::find_if(different.begin(), different.end(), [&](const OfferedDate& other) {
            return day.date && other.date && day.date->month == other.date->month &&
                   day.date->day == other.date->day;
        });
        if (same == different.end())
            different.push_back(std::move(day));
        else if (!same->weekday)
            same->weekday = day.weekday;
    }
    offer_.dates = std::move(different);
    if (is_one_night()) offer_.dates.resize(1);
}

}  // namespace linli::chain
