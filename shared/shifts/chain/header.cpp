#include "shared/shifts/chain/header.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli::chain {
namespace {

bool has(const std::vector<Token>& tokens, Act act) {
    return std::any_of(tokens.begin(), tokens.end(),
                       [&](const Token& token) { return token.kind == TokenKind::Act && token.act == act; });
}

bool has(const std::vector<Token>& tokens, TokenKind kind) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return token.kind == kind; });
}

bool has_room(const std::vector<Token>& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == TokenKind::Door && !token.door.room.empty();
    });
}

bool is_name(const Token& token, const ReadText& text) {
    if (token.kind != TokenKind::Text) return false;
    return name_in(std::u32string_view(text.plain).substr(token.begin, token.end - token.begin)).is_name();
}

// All tokens of a line with those in brackets between them, as a header is read: brackets set off, no more.
void flatten(const ReadText& text, std::size_t offset, std::vector<Token>& flat, int depth) {
    for (Token token : tokens_of(text, Offer{})) {
        if (token.inlaid) continue;
        token.begin += offset;
        token.end += offset;
        if (token.kind != TokenKind::Note || depth > 2) {
            flat.push_back(std::move(token));
            continue;
        }
        const std::size_t before = flat.size();
        flatten(text.part(token.begin - offset, token.end - offset), token.begin, flat, depth + 1);
        for (std::size_t i = before; i < flat.size(); ++i) flat[i].inlaid = true;
    }
}

std::vector<Token> flat_tokens(const ReadText& text) {
    std::vector<Token> flat;
    flatten(text, 0, flat, 0);
    return flat;
}

// Sorts what one header line says into the offer.
class HeaderReader {
public:
    explicit HeaderReader(Offer& offer) : offer_(offer) {}

    void read_line(const ReadText& text, const std::u32string& mark, bool place_anywhere) {
        text_ = &text;
        mark_ = mark;
        tokens_ = flat_tokens(text);
        if (has(tokens_, Act::Example) || has(tokens_, Act::Organiser)) return;
        for (std::size_t begin = 0; begin < tokens_.size();) {
            std::size_t end = begin;
            while (end < tokens_.size() && tokens_[end].kind != TokenKind::Comma) ++end;
            read_clause(begin, end, place_anywhere);
            begin = end + 1;
        }
    }

    // 4楼上午: what stands in front of the colon besides day and slot is a post.
    void read_row_label(const ReadText& text, std::size_t colon) {
        text_ = &text;
        mark_.clear();
        tokens_ = flat_tokens(text);
        std::size_t end = 0;
        while (end < tokens_.size() && tokens_[end].begin < colon) ++end;
        read_clause(0, end, true);
        const bool timed = std::any_of(
            tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(end),
            [](const Token& t) { return t.kind == TokenKind::Range || t.kind == TokenKind::SlotWord; });
        if (!timed) return;
        const bool rooms_follow = has_room(tokens_);
        for (std::size_t i = 0; i < end; ++i) {
            const Token& token = tokens_[i];
            const bool building = token.kind == TokenKind::Door && token.door.room.empty() && !rooms_follow;
            const bool word = token.kind == TokenKind::Text && is_name(token, text);
            if (building || word) add_post(token.begin, token.end);
        }
    }

    void only_posts() { only_posts_ = true; }  // The second time over the same lines.
    void settle_days();

private:
    bool clause_has(std::size_t begin, std::size_t end, Act act) const {
        return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                           tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                           [&](const Token& t) { return t.kind == TokenKind::Act && t.act == act; });
    }

    void read_clause(std::size_t begin, std::size_t end, bool place_anywhere) {
        if (clause_has(begin, end, Act::Deadline)) return;
        if (!only_posts_) {
            read_days(begin, end);
            read_slots(begin, end);
            read_building(begin, end);
        }
        read_posts(begin, end, place_anywhere);
    }

    std::u32string_view between(const Token& first, const Token& second) const {
        return std::u32string_view(text_->plain).substr(first.end, second.begin - first.end);
    }

    void read_days(std::size_t begin, std::size_t end);
    bool is_sent(std::size_t index) const;
    void add_day(const WrittenDate& date, const Token& token);
    void add_days_until(const WrittenDate& last);
    void read_slots(std::size_t begin, std::size_t end);
    void add_slot(const std::vector<std::u32string>& labels, const std::string& shown,
                  const WrittenRange& range);
    DayPart hint_of(const std::vector<std::u32string>& labels) const;
    std::vector<std::u32string> labels_before(std::size_t begin, std::size_t at, std::string& shown) const;
    void read_posts(std::size_t begin, std::size_t end, bool place_anywhere);
    bool is_other_script(const Token& first, const Token& second) const;
    void add_post(std::size_t begin, std::size_t end);
    void read_building(std::size_t begin, std::size_t end);

    Offer& offer_;
    const ReadText* text_ = nullptr;
    std::u32string mark_;  // Of the line: ① 7:00-9:00
    std::vector<Token> tokens_;
    std::optional<std::pair<MonthDay, int>> known_weekday_;
    bool only_posts_ = false;
    bool day_open_ = false;  // The last day may still get its other name: 明天（4月9日）
    std::size_t last_day_end_ = 0;
};

// ---- days
// --------------------------------------------------------------------------------------------------

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
    return (index > 0 && sent(index - 1)) ||
           (index > 1 && sent(index - 2) && tokens_[index - 1].kind == TokenKind::Colon);
}

void HeaderReader::read_days(std::size_t begin, std::size_t end) {
    day_open_ = false;
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        if (token.kind == TokenKind::Listing || token.kind == TokenKind::Range) day_open_ = false;
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

void HeaderReader::add_day(const WrittenDate& date, const Token& token) {
    OfferedDate day;
    day.word = shown_text(*text_, token.begin, token.end);
    switch (date.kind) {
        case WrittenDate::Kind::Absolute:
            day.date = MonthDay{date.year, date.month, date.day};
            break;
        case WrittenDate::Kind::DayOfMonth:
            if (offer_.dates.empty() || !offer_.dates.back().date) return;
            day.date = offer_.dates.back().date;
            if (date.day < day.date->day) return;
            day.date->day = date.day;
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

int days_between(const MonthDay& from, const MonthDay& to) {
    for (int count = 0; count <= 200; ++count) {
        const MonthDay later = days_later(from, count);
        if (later.month == to.month && later.day == to.day) return count;
        const MonthDay earlier = days_later(from, -count);
        if (earlier.month == to.month && earlier.day == to.day) return -count;
    }
    return 1000;
}

// Once all header lines are read, days that have only one name get their others.
void HeaderReader::settle_days() {
    for (const OfferedDate& day : offer_.dates) {
        if (!day.date) continue;
        if (day.offset > -100 && !offer_.written_on) offer_.written_on = days_later(*day.date, -day.offset);
        if (day.weekday)
            known_weekday_ = {*day.date, day.weekday};
        else if (const int weekday = weekday_of(*day.date))
            known_weekday_ = {*day.date, weekday};
    }
    if (offer_.written_on && !offer_.written_weekday) {
        offer_.written_weekday = weekday_of(*offer_.written_on);
        if (!offer_.written_weekday && known_weekday_) {
            const int days = days_between(known_weekday_->first, *offer_.written_on);
            if (days < 1000) offer_.written_weekday = ((known_weekday_->second - 1 + days) % 7 + 7) % 7 + 1;
        }
    }
    for (OfferedDate& day : offer_.dates) {
        if (!day.date && day.offset > -100 && offer_.written_on)
            day.date = days_later(*offer_.written_on, day.offset);
        if (!day.date && day.weekday && offer_.written_on && offer_.written_weekday)
            day.date = days_later(*offer_.written_on, (day.weekday - offer_.written_weekday + 7) % 7);
        if (day.date && !day.weekday && known_weekday_) {
            const int days = days_between(known_weekday_->first, *day.date);
            if (days < 1000) day.weekday = ((known_weekday_->second - 1 + days) % 7 + 7) % 7 + 1;
        }
    }
    // 今晚19点起（4月8日）: said apart, but one day.
    if (offer_.dates.size() >= 2) {
        OfferedDate& first = offer_.dates[0];
        OfferedDate& second = offer_.dates[1];
        const bool apart = !first.date && first.offset > -100 && !offer_.written_on &&
                           std::all_of(offer_.dates.begin() + 1, offer_.dates.end(),
                                       [](const OfferedDate& d) { return d.date && d.offset == -100; });
        if (apart) {
            first.date = second.date;
            offer_.written_on = days_later(*second.date, -first.offset);
        }
    }
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
}

// ---- slots
// -------------------------------------------------------------------------------------------------

DayPart HeaderReader::hint_of(const std::vector<std::u32string>& labels) const {
    for (const std::u32string& label : labels) {
        const auto says = [&](std::u32string_view characters) {
            return label.find_first_of(characters) != label.npos;
        };
        if (says(U"后下") && says(U"夜")) return DayPart::Night;
        if (label.find(U"下午") != label.npos || label == U"pm" || label == U"afternoon")
            return DayPart::Afternoon;
        if (says(U"午") || label == U"中班" || label == U"noon")
            return says(U"上") ? DayPart::Morning : DayPart::Noon;
        if (says(U"晚夜") || label.find(U"通宵") != label.npos || label == U"evening" ||
            label.find(U"night") != label.npos)
            return DayPart::Evening;
        if (says(U"早晨") || label == U"am" || label == U"morning") return DayPart::Morning;
    }
    return DayPart::None;
}

std::vector<std::u32string> HeaderReader::labels_before(std::size_t begin, std::size_t at,
                                                        std::string& shown) const {
    std::vector<std::u32string> labels;
    std::size_t i = at;
    while (i > begin) {
        const Token& token = tokens_[i - 1];
        const std::u32string_view words =
            std::u32string_view(text_->plain).substr(token.begin, token.end - token.begin);
        const bool skipped = token.kind == TokenKind::Colon || token.kind == TokenKind::Count ||
                             token.kind == TokenKind::Moment;
        const bool word = token.kind == TokenKind::SlotWord;
        const bool text =
            token.kind == TokenKind::Text && words.size() <= 4 && !has_title_word(words) && labels.empty();
        if (!skipped && !word && !text) break;
        --i;
        if (skipped) continue;
        labels.emplace_back(words);
        shown = shown_text(*text_, token.begin, token.end);
        if (text) break;
    }
    return labels;
}

void HeaderReader::read_slots(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        if (token.kind != TokenKind::Range || (token.range.bare && token.range.to.hour < 1)) continue;
        std::string shown;
        std::vector<std::u32string> labels;
        const std::u32string_view words =
            std::u32string_view(text_->plain).substr(token.begin, token.end - token.begin);
        if (const auto part = find_day_part(words, 0)) {
            labels.emplace_back(words.substr(0, part->end));
            shown = shown_text(*text_, token.begin, token.begin + part->end);
        } else {
            labels = labels_before(begin, i, shown);
        }
        const bool word_follows = i + 1 < end && tokens_[i + 1].kind == TokenKind::SlotWord;
        const bool range_behind_word = word_follows && i + 2 < end && tokens_[i + 2].kind == TokenKind::Range;
        const bool leads = std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                                        tokens_.begin() + static_cast<std::ptrdiff_t>(i),
                                        [](const Token& t) { return t.kind == TokenKind::SlotWord; });
        if (labels.empty() && word_follows && (!range_behind_word || leads)) {
            const Token& word = tokens_[i + 1];
            labels.emplace_back(std::u32string_view(text_->plain).substr(word.begin, word.end - word.begin));
            shown = shown_text(*text_, word.begin, word.end);
            ++i;
        }
        if (!mark_.empty()) labels.push_back(mark_);
        add_slot(labels, shown, token.range);
    }
}

void HeaderReader::add_slot(const std::vector<std::u32string>& labels, const std::string& shown,
                            const WrittenRange& range) {
    DayPart hint = hint_of(labels);
    if (hint == DayPart::None && labels.empty()) hint = offer_.hint;
    std::vector<ClockRange> ways = possible_ranges(range, hint);
    if (ways.empty()) return;
    ClockRange chosen = ways.front();
    // 7-11 11-3 3-7: a list goes on where the slot above ended, or at least not before it.
    if (ways.size() > 1 && !offer_.slots.empty()) {
        const ClockRange& above = offer_.slots.back().range;
        const bool goes_on = chosen.from != above.to && ways[1].from == above.to % (24 * 60);
        const bool steps_back = chosen.from < above.from && above.from < 13 * 60 && chosen.from != above.to;
        if (goes_on || steps_back) chosen = ways[1];
    }
    std::size_t index = 0;
    while (index < offer_.slots.size() && !(offer_.slots[index].range == chosen)) ++index;
    if (index == offer_.slots.size()) {
        if (index >= max_offered) return;
        offer_.slots.push_back({{}, shown, chosen});
    }
    OfferedSlot& slot = offer_.slots[index];
    if (slot.shown.empty()) slot.shown = shown;
    const auto add = [&](std::u32string_view label) {
        if (label.empty() || std::find(slot.labels.begin(), slot.labels.end(), label) != slot.labels.end())
            return;
        if (slot.labels.size() < 8) slot.labels.emplace_back(label);
    };
    for (const std::u32string& label : labels) {
        add(label);
        for (const std::u32string_view tail : {U"班", U"场", U"档", U"岗", U" shift"}) {
            if (label.size() > tail.size() && label.substr(label.size() - tail.size()) == tail)
                add(std::u32string_view(label).substr(0, label.size() - tail.size()));
        }
    }
}

// ---- posts
// -------------------------------------------------------------------------------------------------

// 前弄堂口: not a known word, but it sounds like a place.
bool ends_like_place(std::u32string_view words) {
    return words.size() >= 2 && is_any_of(U"门口岗亭点站处台库厅堂室场院桥路区道位闸", words.back());
}

// 西门卡口 without the general word at its end.
std::size_t place_without_tail(std::u32string_view words) {
    for (const std::u32string_view tail : {U"卡口", U"岗亭", U"岗", U"卡点"}) {
        if (words.size() <= tail.size() || words.substr(words.size() - tail.size()) != tail) continue;
        const std::u32string_view head = words.substr(0, words.size() - tail.size());
        if (place_length(head, 0) == head.size()) return head.size();
    }
    return words.size();
}

// A list of posts (南门、东门两个口), or what stands behind 岗位:. Other words between say that it is a
// sentence.
void HeaderReader::read_posts(std::size_t begin, std::size_t end, bool place_anywhere) {
    const bool notice = clause_has(begin, end, Act::Notice);
    bool labelled = false;
    std::size_t places = 0;
    std::size_t listings = 0;
    std::size_t others = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        if (token.kind == TokenKind::Act && token.act == Act::PostLabel) {
            const bool colon = i + 1 < end && tokens_[i + 1].kind == TokenKind::Colon;
            labelled = labelled || colon || token.spaced || i == begin;
        }
        if (token.kind == TokenKind::Place) ++places;
        if (token.kind == TokenKind::Listing) ++listings;
        if (token.kind == TokenKind::Text && !token.inlaid) ++others;
    }
    // One place among other words: in the title it may be where all this happens, or nothing at all.
    const bool only_place = std::all_of(
        tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
        tokens_.begin() + static_cast<std::ptrdiff_t>(end), [](const Token& t) {
            return t.kind == TokenKind::Place || t.kind == TokenKind::Count || t.kind == TokenKind::Colon;
        });
    const bool lone_in_sentence = !labelled && listings == 0 && (others > 0 || places == 1) && !only_place;
    const bool task_title = !place_anywhere && listings == 0 && !labelled && (places < 2 || others > 0);
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        const std::u32string_view words =
            std::u32string_view(text_->plain).substr(token.begin, token.end - token.begin);
        const bool task = tasks().at(words, 0) && place_length(words, 0) == 0;
        if (token.kind == TokenKind::Place) {
            // 菜鸟驿站分拣: what is done at the place is no second post. 东门西门卡口: 卡口 speaks of both.
            const bool stuck =
                i > begin && tokens_[i - 1].kind == TokenKind::Place && tokens_[i - 1].end == token.begin;
            if (stuck && task) continue;
            if (stuck) {
                add_post(token.begin, token.begin + place_without_tail(words));
                continue;
            }
            // 测温 Temperature / 登记 Check-in: two names of one post.
            const bool two_names = listings > 0 && i + 1 < end && is_other_script(token, tokens_[i + 1]);
            if (two_names) {
                add_post(token.begin, tokens_[++i].end);
                continue;
            }
            if (notice && !labelled) continue;
            if (task && listings == 0 && !labelled && (place_anywhere ? !only_place : task_title)) continue;
            if (lone_in_sentence && !place_anywhere) continue;
            add_post(token.begin, token.end);
        }
        // 岗位：测温、小喇叭 - and an unknown word between known places of a list.
        const bool in_list = listings > 0 && (i > begin && tokens_[i - 1].kind == TokenKind::Listing
                                                  ? true
                                                  : i + 1 < end && tokens_[i + 1].kind == TokenKind::Listing);
        const bool word = token.kind == TokenKind::Text && words.size() <= 8 && !has_title_word(words) &&
                          is_name(token, *text_);
        const bool listed_post = labelled && token.kind == TokenKind::Text && words.size() <= 12 && !notice;
        if (listed_post && !word) add_post(token.begin, token.end);
        const bool among_posts = labelled || places > 0 || ends_like_place(words);
        if (word && in_list && !notice && among_posts) add_post(token.begin, token.end);
    }
}

// A word in Latin letters right behind one in Chinese, or the other way round.
bool HeaderReader::is_other_script(const Token& first, const Token& second) const {
    if (second.kind != TokenKind::Text && second.kind != TokenKind::Place) return false;
    const bool beside = second.begin == first.end + 1 && text_->plain[first.end] == U' ';
    return beside && is_latin(text_->plain[first.begin]) != is_latin(text_->plain[second.begin]);
}

void HeaderReader::add_post(std::size_t begin, std::size_t end) {
    const std::u32string plain(std::u32string_view(text_->plain).substr(begin, end - begin));
    const bool known = std::any_of(offer_.posts.begin(), offer_.posts.end(),
                                   [&](const OfferedPost& p) { return p.plain == plain; });
    if (known || offer_.posts.size() >= max_offered) return;
    offer_.posts.push_back({plain, shown_text(*text_, begin, end)});
}

void HeaderReader::read_building(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens_[i];
        // 12号楼大堂 speaks of a building too.
        const auto house =
            token.kind == TokenKind::Place ? find_door(text_->plain, token.begin) : std::nullopt;
        const bool door = token.kind == TokenKind::Door || (house && house->end < token.end);
        const WrittenDoor& said = house ? house->value : token.door;
        if (!door || !said.room.empty()) continue;
        const std::string building = door_text(said);
        if (offer_.building.empty())
            offer_.building = building;
        else if (offer_.building != building)
            offer_.building = "?";  // Speaks of several: none of them is meant.
    }
}

// ---- where the sign-ups begin
// ------------------------------------------------------------------------------

std::size_t colon_of_row(const std::vector<Token>& tokens) {
    bool setting = false;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::Colon) return setting ? token.begin : std::u32string_view::npos;
        const bool building = token.kind == TokenKind::Door && token.door.room.empty();
        const bool label =
            token.kind == TokenKind::Act && (token.act == Act::PostLabel || token.act == Act::SlotLabel);
        if (is_setting(token) || building)
            setting = true;
        else if (token.kind == TokenKind::Act && !label)
            return std::u32string_view::npos;
        else if (token.kind == TokenKind::Door)
            return std::u32string_view::npos;
    }
    return std::u32string_view::npos;
}

// 20:00-22:00 老赵 小钱: where the people of a row without a colon begin; npos if it is none.
std::size_t people_of_row(const std::vector<Token>& tokens, const ReadText& text) {
    std::size_t end = 0;
    bool slot = false;
    while (end < tokens.size() && is_setting(tokens[end])) {
        slot = slot || tokens[end].kind == TokenKind::Range;
        ++end;
    }
    if (!slot || end == tokens.size()) return std::u32string_view::npos;
    const bool only_people =
        std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(end), tokens.end(), [&](const Token& t) {
            const bool mark =
                t.kind == TokenKind::Listing || t.kind == TokenKind::Note || t.kind == TokenKind::Count;
            return mark || is_name(t, text) || (t.kind == TokenKind::Door && !t.door.room.empty());
        });
    return only_people ? tokens[end].begin : std::u32string_view::npos;
}

bool person_behind(const std::vector<Token>& tokens, const ReadText& text, std::size_t begin) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        const bool door = token.kind == TokenKind::Door && !token.door.room.empty();
        return token.begin >= begin && (door || is_name(token, text));
    });
}

bool opens_entries(const SourceLine& line, const std::vector<Token>& tokens, bool numbered, bool first) {
    if (line.text.empty() || is_organiser_line(tokens) || line.table_head) return false;
    if (line.from_table) return true;
    const bool person = person_behind(tokens, line.text, 0);
    const bool settings = std::any_of(tokens.begin(), tokens.end(), is_setting);
    if (line.listed && (numbered || !first))
        return person || has(tokens, Act::Me) || has(tokens, Act::PlusOne);
    const std::size_t colon = colon_of_row(tokens);
    if (colon != std::u32string_view::npos && !has(tokens, Act::Deadline) && !has(tokens, Act::Sent))
        return person_behind(tokens, line.text, colon);
    if (!first && people_of_row(tokens, line.text) != std::u32string_view::npos && person) return true;
    if (numbered || first) return has_room(tokens) && settings && person;
    if (has_room(tokens)) return true;
    // 小郭 东门 中班, but not 甲班 7-11 or a title.
    const bool short_line = line.text.plain.size() <= 24;
    const std::size_t texts = static_cast<std::size_t>(std::count_if(
        tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == TokenKind::Text; }));
    const bool slot_or_post =
        has(tokens, TokenKind::SlotWord) || has(tokens, TokenKind::Place) || has(tokens, TokenKind::Range);
    const bool definition = has(tokens, TokenKind::Range) && !has(tokens, TokenKind::Place) && texts == 1 &&
                            tokens.front().kind == TokenKind::Text && tokens.size() == 2;
    return short_line && person && texts == 1 && slot_or_post && !definition;
}

}  // namespace

bool is_organiser_line(const std::vector<Token>& tokens) {
    if (tokens.empty()) return false;
    const auto act_at = [&](std::size_t i, Act act) {
        return i < tokens.size() && tokens[i].kind == TokenKind::Act && tokens[i].act == act;
    };
    if (act_at(0, Act::Organiser) || act_at(0, Act::Example)) return true;
    return (tokens[0].kind == TokenKind::Mention || tokens[0].kind == TokenKind::Note) &&
           (act_at(1, Act::Organiser) || act_at(1, Act::Example));
}

bool is_heading(const std::vector<Token>& tokens, const ReadText& text) {
    bool sets = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        switch (token.kind) {
            case TokenKind::Door:
                if (!token.door.room.empty()) return false;
                sets = true;
                break;
            case TokenKind::Colon:
                if (i + 1 < tokens.size() && tokens[i + 1].kind != TokenKind::Range) return false;
                break;
            case TokenKind::Text:
            case TokenKind::Question:
            case TokenKind::Before:
            case TokenKind::After:
                return false;
            case TokenKind::Act: {
                const bool label =
                    token.act == Act::PostLabel || token.act == Act::SlotLabel || token.act == Act::Vacant ||
                    (token.act == Act::Filler && text.plain.size() < 16) || token.act == Act::Notice;
                if (!label) return false;
                break;
            }
            default:
                sets = sets || is_setting(token);
        }
    }
    return sets;
}

Header read_header(const Layout& layout) {
    Header header;
    const std::size_t count = layout.lines.size();
    std::vector<std::vector<Token>> tokens(count);
    header.first_entry = count;
    bool first = true;
    for (std::size_t i = 0; i < count; ++i) {
        const SourceLine& line = layout.lines[i];
        if (line.text.plain.size() > max_line_characters) continue;
        tokens[i] = tokens_of(line.text, Offer{});
        if (header.first_entry == count && !layout.chat_log &&
            opens_entries(line, tokens[i], layout.numbered, first))
            header.first_entry = i;
        if (!line.text.empty() && tokens[i].size() > 0 && !has(tokens[i], Act::Talk)) first = false;
    }
    if (layout.chat_log) header.first_entry = 0;
    Offer& offer = header.offer;
    if (layout.log_date)
        offer.written_on = MonthDay{layout.log_date->year, layout.log_date->month, layout.log_date->day};
    HeaderReader reader(offer);
    for (const bool place_anywhere : {false, true}) {
        // Places in sentences and in the title count only where nothing is listed.
        if (place_anywhere && !offer.posts.empty()) break;
        if (place_anywhere) reader.only_posts();
        for (std::size_t i = 0; i < count; ++i) {
            const SourceLine& line = layout.lines[i];
            if (tokens[i].empty() || is_organiser_line(tokens[i])) continue;
            const bool organiser_speaks = layout.chat_log && line.speaker_index <= 1;
            const std::size_t colon = colon_of_row(tokens[i]);
            const bool row = colon != std::u32string_view::npos && person_behind(tokens[i], line.text, colon);
            if (i < header.first_entry || (organiser_speaks && !has_room(tokens[i]))) {
                reader.read_line(line.text, line.mark, place_anywhere);
                if (offer.title.empty() && i < header.first_entry &&
                    std::any_of(tokens[i].begin(), tokens[i].end(),
                                [](const Token& t) { return t.kind == TokenKind::Text; }))
                    offer.title = shown_text(line.text, 0, line.text.plain.size());
            } else if (layout.chat_log) {
                continue;
            } else if (!line.listed && people_of_row(tokens[i], line.text) != std::u32string_view::npos) {
                reader.read_row_label(line.text, people_of_row(tokens[i], line.text));
            } else if (row || (colon != std::u32string_view::npos && colon + 1 == line.text.plain.size())) {
                reader.read_row_label(line.text, colon);
            } else if (!line.listed && is_heading(flat_tokens(line.text), line.text)) {
                reader.read_line(line.text, line.mark, true);
            }
        }
    }
    reader.settle_days();
    if (offer.building == "?") offer.building.clear();
    return header;
}

std::optional<MonthDay> day_of(const WrittenDate& date, const Offer& offer) {
    switch (date.kind) {
        case WrittenDate::Kind::Absolute:
            return MonthDay{date.year, date.month, date.day};
        case WrittenDate::Kind::DayOfMonth:
            for (const OfferedDate& day : offer.dates) {
                if (day.date && day.date->day == date.day) return day.date;
            }
            return std::nullopt;
        case WrittenDate::Kind::Relative:
            for (const OfferedDate& day : offer.dates) {
                if (day.offset == date.offset && day.date) return day.date;
            }
            if (offer.written_on) return days_later(*offer.written_on, date.offset);
            return std::nullopt;
        case WrittenDate::Kind::Weekday:
            for (const OfferedDate& day : offer.dates) {
                if (day.weekday == date.weekday && day.date) return day.date;
            }
            if (offer.written_on && offer.written_weekday)
                return days_later(*offer.written_on, (date.weekday - offer.written_weekday + 7) % 7);
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace linli::chain
