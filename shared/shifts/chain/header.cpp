#include "shared/shifts/chain/header_reader.h"

#include "shared/core/characters.h"
#include "shared/shifts/chain/named_posts.h"

#include <algorithm>

namespace linli::chain {
namespace {

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
    const bool label = tokens.size() > 1 && tokens[1].kind == TokenKind::Colon &&
                       (is_act(tokens[0], Act::PostLabel) || is_act(tokens[0], Act::SlotLabel));
    if (label) return false;  // 岗位：大堂、消防通道
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

std::vector<Token> flat_tokens(const ReadText& text) {
    std::vector<Token> flat;
    flatten(text, 0, flat, 0);
    return flat;
}

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

namespace {

// 早=7-11点 晚=18-22点: words and their times, and nothing else.
bool is_definition(const std::vector<Token>& tokens) {
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == TokenKind::Comma || tokens[i].kind == TokenKind::Listing) continue;
        const bool word = tokens[i].kind == TokenKind::Text || tokens[i].kind == TokenKind::SlotWord;
        if (!word || tokens[i].end - tokens[i].begin > 6 || i + 1 >= tokens.size()) return false;
        if (tokens[++i].kind != TokenKind::Range) return false;
        ++pairs;
    }
    return pairs >= 2;
}

// Each once, in the order in which they are written.
std::vector<int> named_weekdays(const std::vector<std::vector<Token>>& tokens) {
    std::vector<int> weekdays;
    for (const std::vector<Token>& line : tokens) {
        for (const Token& token : line) {
            const bool weekday =
                token.kind == TokenKind::Date && token.date.kind == WrittenDate::Kind::Weekday;
            if (weekday && std::find(weekdays.begin(), weekdays.end(), token.date.weekday) == weekdays.end())
                weekdays.push_back(token.date.weekday);
        }
    }
    return weekdays;
}

}  // namespace

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
        if (!line.text.empty() && !tokens[i].empty() && !has(tokens[i], Act::Talk)) first = false;
    }
    if (layout.chat_log) header.first_entry = 0;
    Offer& offer = header.offer;
    if (layout.log_date)
        offer.written_on = MonthDay{layout.log_date->year, layout.log_date->month, layout.log_date->day};
    HeaderReader reader(offer);
    for (const ReadText& post : layout.table_posts) reader.add_table_post(post);
    for (const ReadText& post : posts_in_headings(layout, tokens)) reader.add_table_post(post);
    for (const PostScope scope : {PostScope::Lists, PostScope::Labels, PostScope::Anywhere}) {
        const bool again = scope != PostScope::Lists;
        if (again && !offer.posts.empty()) break;
        if (scope == PostScope::Anywhere) {
            for (const ReadText& post : posts_in_entries(layout, tokens, header.first_entry))
                reader.add_table_post(post);
            if (!offer.posts.empty()) break;
        }
        if (again) reader.only_posts();
        for (std::size_t i = 0; i < count; ++i) {
            const SourceLine& line = layout.lines[i];
            if (tokens[i].empty() || is_organiser_line(tokens[i])) continue;
            const bool organiser_speaks = layout.chat_log && line.speaker_index <= 1;
            const std::size_t colon = colon_of_row(tokens[i]);
            const bool row = colon != std::u32string_view::npos && person_behind(tokens[i], line.text, colon);
            if (line.from_table && !again && layout.table_posts.empty()) reader.read_row(line.text);
            if (i < header.first_entry || (organiser_speaks && !has_room(tokens[i]))) {
                reader.read_line(line.text, line.mark, scope);
                if (offer.title.empty() && i < header.first_entry &&
                    std::any_of(tokens[i].begin(), tokens[i].end(),
                                [](const Token& t) { return t.kind == TokenKind::Text; }))
                    offer.title = shown_text(line.text, 0, line.text.plain.size());
            } else if (layout.chat_log) {
                continue;
            } else if (!line.listed && people_of_row(tokens[i], line.text) != std::u32string_view::npos) {
                reader.read_row_label(line.text, people_of_row(tokens[i], line.text));
            } else if (row || (colon != std::u32string_view::npos &&
                               (colon + 1 == line.text.plain.size() || has(tokens[i], Act::Vacant)))) {
                reader.read_row_label(line.text, colon, line.from_table);
            } else if (!line.listed &&
                       (is_heading(flat_tokens(line.text), line.text) || is_definition(tokens[i]))) {
                reader.read_line(line.text, line.mark, PostScope::Anywhere);
            }
        }
    }
    reader.set_named_weekdays(named_weekdays(tokens));
    reader.settle_days();
    if (offer.building == "?") offer.building.clear();
    return header;
}

MonthDay weekday_behind(const std::pair<MonthDay, int>& known, int weekday) {
    return days_later(known.first, (weekday - known.second + 7) % 7);
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
                return weekday_behind({*offer.written_on, offer.written_weekday}, date.weekday);
            if (offer.known_weekday && !offer.written_on)
                return weekday_behind(*offer.known_weekday, date.weekday);
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace linli::chain
