#include "shared/orders/chain/layout.h"

#include "shared/core/characters.h"
#include "shared/core/reading_door.h"
#include "shared/core/visible_text.h"
#include "shared/orders/chain/amounts.h"
#include "shared/orders/chain/tables.h"
#include "shared/orders/group_buy_chain.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace linli::buying {
namespace {

// ---- signs

bool is_joiner(char32_t c) {
    return c == 0xFE0F || c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF);
}

bool is_sign(char32_t c) {
    const bool star = c >= 0x25A0 && c <= 0x27BF && !is_circled(c) && !is_any_of(U"○✓✔☑✅✕✗✘❌✖➕", c);
    return star || (c >= 0x1F300 && c <= 0x1FAFF);
}

// The sign in front of each item of a line, joiners left out: `🍎 苹果 45元 🍌香蕉 30元` has two.
std::u32string signs_of_items(const std::u32string& line) {
    std::u32string signs;
    bool boundary = true;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char32_t c = line[at];
        if (is_sign(c) && boundary) {
            std::size_t next = at + 1;
            while (next < line.size() && (is_joiner(line[next]) || half_width(line[next]) == U' ')) ++next;
            const bool name = next < line.size() && (is_han(line[next]) || is_latin(folded(line[next])));
            // 🍎A 苹果: then A is the code.
            const bool code =
                name && !is_han(line[next]) && !(next + 1 < line.size() && is_latin(folded(line[next + 1])));
            if (name && !code) signs += c;
        }
        boundary = half_width(c) == U' ' || is_any_of(U"、，,;；/|。", c);
    }
    return signs;
}

bool has_price(const std::u32string& line) {
    std::u32string plain;
    for (const char32_t c : line) plain += plain_character(c);
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (find_price(plain, at, false)) return true;
    }
    return !plain.empty() && is_digit(plain.back());
}

// Finds the pictures that stand for items: different ones, each in front of one item with a price.
std::u32string item_signs(const std::vector<std::u32string>& lines) {
    constexpr std::size_t longest_header = 60;
    std::u32string signs;
    for (std::size_t i = 0; i < lines.size() && i < longest_header; ++i) {
        if (lines[i].size() > max_line_characters) continue;
        const std::u32string found = signs_of_items(lines[i]);
        if (!found.empty() && has_price(lines[i])) signs += found;
    }
    std::u32string once;
    for (const char32_t sign : signs) {
        if (std::count(signs.begin(), signs.end(), sign) == 1 && once.size() < max_signs) once += sign;
    }
    return once.size() >= 2 && once.size() == signs.size() ? once : std::u32string();
}

std::string with_signs_marked(const std::u32string& line, const std::u32string& signs) {
    std::u32string marked;
    for (const char32_t c : line) {
        const std::size_t at = signs.find(c);
        if (at == std::u32string::npos)
            marked += is_sign_character(c) ? U' ' : c;
        else
            marked += first_sign_character + static_cast<char32_t>(at);
    }
    return text_of(marked);
}

// ---- lines

// 2袋大米 begins with an amount, not with a list number; ③两份 begins with an item.
SourceLine numbered(const ReadText& text, ListStyle style) {
    const std::u32string_view plain = text.plain;
    std::size_t digits = 0;
    while (digits < plain.size() && is_digit(plain[digits])) ++digits;
    const bool amount = digits > 0 && digits <= 3 && unit_length(plain, digits) > 0;
    // 4.25 16:00 is a day.
    const std::size_t point =
        digits < plain.size() && plain[digits] == U'.' ? numeral_end(plain, digits + 1) : 0;
    const std::size_t hour = point > 0 ? skip_blanks(plain, point) : 0;
    const auto clock = hour > point && point > digits + 1 ? find_clock(plain, hour) : std::nullopt;
    const bool day = clock && clock->value.marked && find_date(plain, 0);
    // 7号：A栋1203 鲜奶2
    const std::size_t behind = digits > 0 && plain.substr(digits, 2) == U"号:" ? digits + 2 : 0;
    const auto door = behind > 0 ? find_door(plain, skip_blanks(plain, behind)) : std::nullopt;
    if (door && !door->value.building.empty() && !door->value.room.empty())
        return {{trimmed_part(text, behind, plain.size()), true, {}, number_of(plain.substr(0, digits))}};
    // ①②各一, ①、③各一: codes of items, not a list number in front of one.
    const std::size_t beside = plain.size() > 2 && is_any_of(U"、+和", plain[1]) ? 2 : 1;
    const bool codes = plain.size() > 1 && is_circled(plain[0]) &&
                       (is_circled(plain[std::min(beside, plain.size() - 1)]) || plain[1] == U'各');
    const bool added = !plain.empty() && plain[0] == U'+';
    const bool less = plain.size() > 1 && plain[0] == U'-' && is_digit(plain[1]);
    const bool price = digits > 0 && digits <= 4 && find_price(plain, 0, false);
    if (amount || codes || added || less || price || day)
        return {{trimmed_part(text, 0, plain.size()), false, {}, 0}};
    return {without_list_number(text, style)};
}

bool is_colon_speaker(std::u32string_view text) {
    if (text.size() < 2 || text.size() > 12 || text.back() != U':') return false;
    return std::none_of(text.begin(), text.end() - 1,
                        [](char32_t c) { return is_digit(c) || is_any_of(U" ,。()/-#|、;+", c); });
}

// `小武:` alone on a line, as copied from some chat programs: counts if a name comes again.
bool has_colon_speakers(const std::vector<ReadText>& texts) {
    std::map<std::u32string, int> names;
    for (const ReadText& text : texts) {
        if (is_colon_speaker(text.plain)) ++names[text.plain];
    }
    return names.size() >= 2 &&
           std::any_of(names.begin(), names.end(), [](const auto& name) { return name.second > 1; });
}

// 30/04/2022, where it is clear which one is the month.
std::optional<WrittenDate> find_stamp_date(std::u32string_view text, std::size_t at) {
    int numbers[3] = {};
    std::size_t place = at;
    if (at > 0 && is_digit(text[at - 1])) return std::nullopt;
    for (int i = 0; i < 3; ++i) {
        const std::size_t end =
            place < text.size() && is_digit(text[place]) ? numeral_end(text, place) : place;
        if (end == place) return std::nullopt;
        numbers[i] = number_of(text.substr(place, end - place));
        if (i < 2 && (end >= text.size() || !is_any_of(U"/.", text[end]))) return std::nullopt;
        place = end + 1;
    }
    const bool day_first = numbers[0] > 12 && numbers[0] <= 31 && numbers[1] >= 1 && numbers[1] <= 12;
    const bool month_first = numbers[1] > 12 && numbers[1] <= 31 && numbers[0] >= 1 && numbers[0] <= 12;
    if (!day_first && !month_first) return std::nullopt;
    WrittenDate date;
    date.year = numbers[2] < 100 ? 2000 + numbers[2] : numbers[2];
    date.day = numbers[day_first ? 0 : 1];
    date.month = numbers[day_first ? 1 : 0];
    return date;
}

void find_log_date(Layout& layout, const ReadText& text) {
    if (layout.log_date || text.plain.size() > 80) return;
    for (std::size_t at = 0; at < text.plain.size(); ++at) {
        if (const auto stamp = find_stamp_date(text.plain, at)) {
            layout.log_date = stamp;
            return;
        }
        const auto date = find_date(text.plain, at);
        if (!date || date->value.kind != WrittenDate::Kind::Absolute) continue;
        layout.log_date = date->value;
        return;
    }
}

void read_chat_log(Layout& layout, const std::vector<ReadText>& texts, ListStyle style, bool colon_speakers) {
    std::map<std::u32string, std::size_t> speakers;
    std::optional<ReadText> speaker;
    std::size_t index = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        SourceLine& line = layout.lines[i];
        if (texts[i].plain.size() > max_line_characters) continue;
        auto log = log_line(texts[i].plain);
        if (!log && colon_speakers && is_colon_speaker(texts[i].plain))
            log = LogLine{0, texts[i].plain.size() - 1, std::u32string_view::npos};
        if (log || !speaker) find_log_date(layout, texts[i]);
        if (log) {
            speaker = trimmed_part(texts[i], log->name_begin, log->name_end);
            const auto [found, added] = speakers.emplace(speaker->plain, speakers.size() + 1);
            index = found->second;
            line = SourceLine{};
            if (log->said == std::u32string_view::npos)
                line.speaker_line = true;
            else
                line = numbered(trimmed_part(texts[i], log->said, texts[i].plain.size()), style);
            line.begins_message = true;
        }
        line.speaker = speaker;
        line.speaker_index = index;
    }
}

}  // namespace

Layout lay_out(std::string_view text) {
    Layout layout;
    layout.cut = text.size() > max_group_buy_bytes;
    std::vector<std::string_view> lines = split_lines(text.substr(0, max_group_buy_bytes));
    if (lines.size() > max_group_buy_lines) {
        lines.resize(max_group_buy_lines);
        layout.cut = true;
    }
    std::vector<std::u32string> characters;
    for (const std::string_view line : lines) characters.push_back(characters_of(visible_text(line)));
    const std::u32string signs = item_signs(characters);
    for (const char32_t sign : signs) layout.signs.push_back(text_of(std::u32string(1, sign)));
    std::vector<ReadText> texts;
    for (const std::u32string& line : characters) texts.push_back(read_text(with_signs_marked(line, signs)));
    const ListStyle style = list_style_of(texts);
    std::size_t log_lines = 0;
    for (const ReadText& read : texts) {
        if (read.plain.size() > max_line_characters) {
            layout.lines.emplace_back();
            layout.lines.back().text = read;
            continue;
        }
        layout.lines.push_back(numbered(read, style));
        if (log_line(read.plain)) ++log_lines;
    }
    const bool colon_speakers = log_lines < 2 && has_colon_speakers(texts);
    layout.chat_log = log_lines >= 2 || colon_speakers;
    if (layout.chat_log)
        read_chat_log(layout, texts, style, colon_speakers);
    else
        read_tables(layout, texts);
    return layout;
}

}  // namespace linli::buying
