#include "shared/core/characters.h"
#include "shared/orders/chain/header.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

enum class Mark : std::uint8_t { LeastBefore, LeastBehind, Missing, Each };

const Words<Mark>& least_words() {
    static const Words<Mark> words = {
        {Mark::LeastBefore,
         U"不少于|不低于|不得少于|不能少于|满|满足|达到|达|够|凑满|凑够|凑齐|凑|最少|最低|至少|起订|起订量|"
         U"起送份数|起送数量|起送数|起订份数|开团份数|"
         U"起团|起团数|成团数|成团人数|"
         U"成团份数|成团量|"
         U"成团条件|成团|min|minimum|minimum order|at "
         U"least|need|needs|门槛|目标|集满|集齐|开团数|起送量|起送|低消|超过"},
        {Mark::LeastBehind,
         U"成团|起团|开团|发车|起送|起订|起购|起做|开车|成单|起发|起接|以上|才团|才开|才送|即可成团|就开|"
         U"就发|就团|起|"
         U"minimum|min|to go|needed|or more"},
        {Mark::Missing, U"还差|差|缺|剩|还剩|已有|已接|目前|already|left"},
        {Mark::Each, U"每户|每人|每家|限购|限|单人|每单|一户|一家|per household|each"},
    };
    return words;
}

enum class End : std::uint8_t { Ends, Sent };

const Words<End>& time_words() {
    static const Words<End> words = {
        {End::Ends,
         U"统一下单|我下单|下单给|停接|停止接龙|截|截止|截团|截单|截龙|收单|结单|关团|封团|封单|结束|截至|"
         U"停止|止|前接龙|"
         U"前报|前下单|之前|前有效|"
         U"前接|前付|"
         U"前|deadline|cutoff|cut-off|cut off|closes|closing|close|order by|orders by|until|by|ends|last "
         U"order|"
         U"last orders|before"},
        {End::Sent,
         U"整理|聊天记录|群聊|chat log|chat "
         U"history|发布|发出|发起|发|公告|posted|sent|日期|开团时间|开团|起团|发团"},
    };
    return words;
}

struct Moment {
    std::optional<MonthDay> day;
    DayPart part = DayPart::None;
    bool unknown_day = false;  // A day is named that cannot be told.
    std::optional<int> minute;
};

std::optional<MonthDay> day_of(const WrittenDate& date, const std::optional<MonthDay>& written_on) {
    if (date.kind == WrittenDate::Kind::Absolute) return MonthDay{date.year, date.month, date.day};
    if (!written_on) return std::nullopt;
    if (date.kind == WrittenDate::Kind::Relative) return days_later(*written_on, date.offset);
    if (date.kind == WrittenDate::Kind::DayOfMonth) {
        MonthDay day = *written_on;
        if (date.day < day.day) day = days_later({day.year, day.month, 28}, 4);
        day.day = date.day;
        return day;
    }
    const int today = weekday_of(*written_on);
    if (today == 0) return std::nullopt;
    return days_later(*written_on, (date.weekday - today + 7) % 7);
}

// The day and the time of day that stand nearest before the end of a clause about the deadline.
Moment moment_in(View plain, const std::optional<MonthDay>& written_on) {
    Moment moment;
    for (std::size_t at = 0; at < plain.size();) {
        const auto date = find_date(plain, at);
        if (date) {
            const auto day = day_of(date->value, written_on);
            const bool vaguer = moment.day && date->value.kind == WrittenDate::Kind::Weekday;
            if (!vaguer) moment.day = day;
            moment.unknown_day = !moment.day;
            if (date->value.part != DayPart::None) moment.part = date->value.part;
            at = date->end;
            continue;
        }
        const auto clock = find_clock(plain, at);
        if (clock && clock->value.marked) {
            moment.minute = possible_minutes(clock->value, moment.part).front();
            at = clock->end;
            continue;
        }
        const auto part = find_day_part(plain, at);
        if (part && part->value == DayPart::Noon && !moment.minute) moment.minute = 12 * 60;  // 中午截
        while (at + 1 < plain.size() && is_digit(plain[at]) && is_digit(plain[at + 1])) ++at;
        ++at;
    }
    return moment;
}

std::vector<View> clauses_of(View plain) {
    std::vector<View> clauses;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= plain.size(); ++at) {
        if (at < plain.size() && !is_any_of(U",;。!?()|", plain[at])) continue;
        if (at > begin) clauses.push_back(plain.substr(begin, at - begin));
        begin = at + 1;
    }
    return clauses;
}

bool has_mark(View clause, End mark) {
    for (std::size_t at = 0; at < clause.size(); ++at) {
        const auto* word = time_words().at(clause, at);
        if (word && word->meaning == mark) return true;
    }
    return false;
}

// 满60减5 and 满20送一份; 满25份送货上门 and 凑够40斤就送 speak of bringing it.
bool gives_something(View behind, std::size_t at) {
    if (at >= behind.size() || !is_any_of(U"减送包免赠元", behind[at])) return false;
    if (behind[at] != U'送') return true;
    const View clause = behind.substr(0, std::min(behind.find_first_of(U",。;!"), behind.size()));
    if (clause.find(U'才') != View::npos) return false;  // 满20桶送水工才来
    const char32_t next = at + 1 < behind.size() ? behind[at + 1] : U' ';
    return !is_any_of(U" 货上到达来进过,。;!)", next);
}

// 今天10月14日, 现在是5月11日
bool speaks_of_today(View clause) {
    for (const View word : {View(U"今天"), View(U"今日"), View(U"现在是"), View(U"today is")}) {
        const std::size_t at = clause.find(word);
        if (at == View::npos) continue;
        std::size_t behind = at + word.size();
        while (behind < clause.size() && is_any_of(U" 是为:(", clause[behind])) ++behind;
        const auto date = find_date(clause, behind);
        if (date && date->value.kind == WrittenDate::Kind::Absolute) return true;
    }
    return false;
}

bool is_weekday(View inner) {
    if (inner.size() == 1) return is_any_of(U"一二三四五六日天", inner[0]);
    const auto date = find_date(inner, 0);
    return date && date->value.kind == WrittenDate::Kind::Weekday && date->end == inner.size();
}

// 5月6日(周五)21:00 and 周六(10月15日)21:00: a day in brackets parts no clause, and a weekday tells nothing
// more.
std::u32string without_day_brackets(View plain) {
    std::u32string text(plain);
    for (std::size_t open = text.find(U'('); open != View::npos; open = text.find(U'(', open + 1)) {
        const std::size_t close = text.find(U')', open);
        if (close == View::npos) break;
        const View inner = View(text).substr(open + 1, close - open - 1);
        const auto date = find_date(inner, 0);
        const bool weekday = open > 0 && is_weekday(inner);
        const bool day = date && date->value.kind == WrittenDate::Kind::Absolute && date->end == inner.size();
        if (!weekday && !day) continue;
        text[open] = text[close] = U' ';
        for (std::size_t at = open; weekday && at < close; ++at) text[at] = U' ';
    }
    return text;
}

// 【4月22日 周五】周六下午两点截止: a day alone in brackets in front of a line is that of its writing.
std::optional<MonthDay> day_in_front(View plain) {
    if (plain.empty() || plain[0] != U'(') return std::nullopt;
    const std::size_t close = plain.find(U')');
    if (close == View::npos || close > 16) return std::nullopt;
    const View inner = trimmed(plain.substr(1, close - 1));
    const auto date = find_date(inner, 0);
    if (!date || date->value.kind != WrittenDate::Kind::Absolute) return std::nullopt;
    View rest = trimmed(inner.substr(date->end));
    const auto weekday = find_date(rest, 0);
    if (weekday && weekday->value.kind == WrittenDate::Kind::Weekday)
        rest = trimmed(rest.substr(weekday->end));
    if (!rest.empty() && rest != U"通知" && rest != U"公告" && rest != U"更新") return std::nullopt;
    return MonthDay{date->value.year, date->value.month, date->value.day};
}

}  // namespace

std::optional<MonthDay> find_day_of_writing(const ReadText& text) {
    if (const auto day = day_in_front(text.plain)) return day;
    // 群聊整理(4月20日)
    const bool of_line = has_mark(text.plain, End::Sent) && !has_mark(text.plain, End::Ends) &&
                         text.plain.find(U'货') == View::npos;
    for (const View clause : clauses_of(text.plain)) {
        if (has_mark(clause, End::Ends) ||
            !(of_line || has_mark(clause, End::Sent) || speaks_of_today(clause)))
            continue;
        for (std::size_t at = 0; at < clause.size(); ++at) {
            const auto date = find_date(clause, at);
            if (!date || date->value.kind != WrittenDate::Kind::Absolute) continue;
            return MonthDay{date->value.year, date->value.month, date->value.day};
        }
    }
    return std::nullopt;
}

std::optional<std::string> find_deadline(const ReadText& text, const std::optional<MonthDay>& written_on) {
    const std::u32string plain = without_day_brackets(text.plain);
    const std::vector<View> clauses = clauses_of(plain);
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        if (!has_mark(clauses[i], End::Ends)) continue;
        Moment moment = moment_in(clauses[i], written_on);
        // `截止时间，4月8日 18点`: the words and the time may be parted by a comma.
        if (!moment.minute && i + 1 < clauses.size()) {
            const Moment first = moment;
            moment = moment_in(clauses[i + 1], written_on);
            if (!moment.day && !moment.unknown_day) {
                moment.day = first.day;
                moment.unknown_day = first.unknown_day;
            }
        }
        if (!moment.minute) continue;
        if (!moment.day && !moment.unknown_day && written_on) moment.day = written_on;
        if (!moment.day) continue;
        const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        return month_day_text(*moment.day) + " " + two(*moment.minute / 60) + ":" + two(*moment.minute % 60);
    }
    return std::nullopt;
}

std::optional<int> find_minimum(const ReadText& text) {
    const View plain = text.plain;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (at > 0 && is_digit(plain[at - 1])) continue;
        const auto number = find_number(plain, at);
        if (!number || number->value < 2 || number->value > 99'999) continue;
        std::size_t end = skip_blanks(plain, number->end);
        end += unit_length(plain, end);
        if (plain.substr(end, 1) == U"/") end += 1 + unit_length(plain, end + 1);  // 30瓶/份
        if (end < plain.size() && is_any_of(U"元块点月日号:-/%岁折", plain[end])) continue;
        if (plain.substr(end, 1) == U"人" || plain.substr(end, 1) == U"户") ++end;
        // Nearest word in front, blanks and colons between.
        const auto* before = static_cast<const Words<Mark>::Entry*>(nullptr);
        for (std::size_t back = 1; back <= std::min<std::size_t>(at, 16); ++back) {
            const auto* word = least_words().at(plain, at - back);
            if (!word || word->word.size() > back) continue;
            const View between = plain.substr(at - back + word->word.size(), back - word->word.size());
            const bool next = std::all_of(between.begin(), between.end(), [](char32_t c) {
                return is_any_of(U" :=≥>到约要数量为是订order", c);
            });
            if (next && (!before || word->word.size() > before->word.size())) before = word;
        }
        if (before && before->meaning != Mark::LeastBefore) continue;
        const View behind = plain.substr(std::min(skip_blanks(plain, end), plain.size()));
        const std::size_t skip = !behind.empty() && is_any_of(U"就才可即能", behind[0]) ? 1 : 0;
        const auto* after = behind.size() > skip ? least_words().at(behind, skip) : nullptr;
        const bool closing =
            after && (after->meaning == Mark::LeastBehind || after->word == U"成团" ||
                      after->word == U"起团" || after->word == U"起订" || after->word == U"起送");
        const bool other = gives_something(behind, skip) && !closing;
        const bool limited = plain.find(U"每户") < at || plain.find(U"限购") < at || plain.find(U"每人") < at;
        if ((before || closing) && !other && !limited) return number->value;
    }
    return std::nullopt;
}

}  // namespace linli::buying
