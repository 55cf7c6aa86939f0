#include "shared/shifts/chain/layout.h"

#include "shared/core/characters.h"
#include "shared/shifts/chain/words.h"

#include <algorithm>
#include <map>
#include <string>

namespace linli::chain {
namespace {

ReadText trimmed_part(const ReadText& text, std::size_t begin, std::size_t end) {
    const auto blank = [&](std::size_t at) { return is_any_of(U" \t", text.plain[at]); };
    while (begin < end && blank(begin)) ++begin;
    while (end > begin && blank(end - 1)) --end;
    ReadText piece = text.part(begin, end);
    piece.struck = text.struck;
    piece.indented = text.indented;
    return piece;
}

// ---- list numbers

SourceLine without_list_number(const ReadText& text) {
    SourceLine line;
    std::size_t begin = 0;
    while (begin < text.plain.size() && is_any_of(U"·*-_#+> ", text.plain[begin])) {
        // Bullets; +1 and -3 are not.
        const bool number_follows = begin + 1 < text.plain.size() && is_digit(text.plain[begin + 1]);
        if (text.plain[begin] == U'+' && number_follows) break;
        ++begin;
    }
    const std::size_t length = list_number_length(std::u32string_view(text.plain).substr(begin));
    line.listed = length > 0;
    if (line.listed && is_circled(text.plain[begin])) line.mark = text.plain.substr(begin, 1);
    if (line.listed) {
        const std::size_t digits = numeral_end(text.plain, begin);
        line.list_number =
            std::max(0, number_of(std::u32string_view(text.plain).substr(begin, digits - begin)));
    }
    line.text = trimmed_part(text, begin + length, text.plain.size());
    return line;
}

// ---- tables

enum class Column : std::uint8_t { Plain, Note, Ignored, Label };

const Words<Column>& column_labels() {
    static const Words<Column> words = {
        {Column::Note, U"备注|说明|留言|note|notes|remark|remarks|其他"},
        {Column::Ignored, U"序号|编号|no.|no|#|电话|手机|手机号|联系电话|phone|tel"},
        {Column::Label,
         U"门牌|门牌号|房号|楼号|室号|地址|住址|姓名|名字|称呼|昵称|岗位|卡口|点位|时段|时间|班次|日期|"
         U"志愿者|人员|楼栋|name|door|post|shift|slot|"
         U"time|date|flat|room|unit|address|房间|户号|位置|gate"},
    };
    return words;
}

struct Cell {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Cuts a row at `|`, at tabs, or at two blanks and more (`mark` says which).
std::vector<Cell> cells_of(std::u32string_view text, char32_t mark) {
    std::vector<Cell> cells;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        Cell cell{begin, end};
        while (cell.begin < cell.end && is_any_of(U" \t", text[cell.begin])) ++cell.begin;
        while (cell.end > cell.begin && is_any_of(U" \t", text[cell.end - 1])) --cell.end;
        cells.push_back(cell);
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (mark == U' ') {
            if (text[at] != U' ' || at + 1 >= text.size() || text[at + 1] != U' ') continue;
            add(at);
            while (at + 1 < text.size() && text[at + 1] == U' ') ++at;
        } else if (text[at] == mark) {
            add(at);
        } else {
            continue;
        }
        begin = at + 1;
    }
    add(text.size());
    // Markdown rows have the mark at both ends too.
    if (mark == U'|' && cells.size() > 2) {
        if (!text.empty() && text.front() == U'|') cells.erase(cells.begin());
        if (!text.empty() && text.back() == U'|') cells.pop_back();
    }
    return cells;
}

std::u32string_view cell_text(std::u32string_view text, const Cell& cell) {
    return text.substr(cell.begin, cell.end - cell.begin);
}

struct Table {
    char32_t mark = U'|';
    std::vector<Column> columns;
    std::vector<ReadText> heads;
    bool grid = false;  // Columns are slots, posts or days; their cells are people or ticks.
};

bool names_setting(std::u32string_view words) {
    if (words.empty()) return false;
    if (find_range(words, 0) || find_date(words, 0) || slot_word_length(words, 0) > 0 ||
        place_length(words, 0) > 0)
        return true;
    return tasks().at(words, 0) != nullptr;
}

std::optional<Table> table_head(const ReadText& text) {
    for (const char32_t mark : {U'|', U'\t', U' ', U',', U'/'}) {
        const std::vector<Cell> cells = cells_of(text.plain, mark);
        if (cells.size() < 3) continue;
        Table table;
        table.mark = mark;
        std::size_t labels = 0;
        std::size_t settings = 0;
        for (const Cell& cell : cells) {
            const std::u32string_view words = cell_text(text.plain, cell);
            const auto* label = words.empty() ? nullptr : column_labels().at(words, 0);
            const bool whole = label && label->word.size() == words.size();
            if (whole)
                ++labels;
            else if (names_setting(words))
                ++settings;
            table.columns.push_back(whole ? label->meaning : Column::Plain);
            table.heads.push_back(text.part(cell.begin, cell.end));
        }
        const std::u32string_view corner = cell_text(text.plain, cells[0]);
        const bool known_corner = corner.empty() || table.columns[0] != Column::Plain ||
                                  corner.find(U'\\') != corner.npos ||
                                  (corner.find(U'/') != corner.npos && mark != U'/');
        if (labels == cells.size()) return table;
        const bool commas = mark == U',' || mark == U'/' || (mark == U' ' && corner.empty());
        table.grid = !commas && known_corner && settings >= 2 &&
                     settings + 1 + (labels > 0 ? labels - 1 : 0) >= cells.size();
        if (table.grid) return table;
    }
    return std::nullopt;
}

bool is_rule(std::u32string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char32_t c) { return is_any_of(U"-|: =+", c); });
}

bool is_vacant_cell(std::u32string_view words) {
    constexpr std::u32string_view blanks = U"-_/×.~ ?";
    return std::all_of(words.begin(), words.end(), [&](char32_t c) { return is_any_of(blanks, c); }) ||
           words == U"无" || words == U"空" || words == U"no" || words == U"n";
}

bool is_tick(std::u32string_view words) {
    return words == U"√" || words == U"v" || words == U"y" || words == U"yes" || words == U"来" ||
           words == U"是" || words == U"1" || words == U"可以" || words == U"ok" || words == U"o" ||
           words == U"√√";
}

void append(ReadText& text, std::u32string_view words) {
    text.plain += words;
    text.shown += words;
}

void append(ReadText& text, const ReadText& words) {
    text.plain += words.plain;
    text.shown += words.shown;
}

// Writes a row as a line would be written: `8-10点 南门:老王;东门:小李`, or `老王 早班 晚班` for ticks.
std::optional<ReadText> row_as_line(const Table& table, const ReadText& row) {
    const std::vector<Cell> cells = cells_of(row.plain, table.mark);
    if (cells.size() < 2 || cells.size() > table.columns.size()) return std::nullopt;
    ReadText line;
    line.struck = row.struck;
    const bool ticks = table.grid && std::any_of(cells.begin() + 1, cells.end(), [&](const Cell& cell) {
                           return is_tick(cell_text(row.plain, cell));
                       });
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::u32string_view words = cell_text(row.plain, cells[i]);
        if (words.empty() || table.columns[i] == Column::Ignored) continue;
        const ReadText cell = row.part(cells[i].begin, cells[i].end);
        if (table.columns[i] == Column::Note) {
            if (is_vacant_cell(words)) continue;
            append(line, U"(");
            append(line, cell);
            append(line, U")");
        } else if (!table.grid || i == 0) {
            append(line, cell);
            append(line, U" ");
        } else if (ticks) {
            if (is_tick(words)) {
                append(line, table.heads[i]);
                append(line, U" ");
            }
        } else if (!is_vacant_cell(words)) {
            append(line, table.heads[i]);
            append(line, U":");
            append(line, cell);
            append(line, U";");
        }
    }
    return trimmed_part(line, 0, line.plain.size());
}

void read_tables(Layout& layout, const std::vector<ReadText>& texts) {
    std::optional<Table> table;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].plain.size() > max_line_characters) continue;
        if (auto head = table_head(texts[i])) {
            table = std::move(head);
            layout.lines[i] = without_list_number(texts[i]);
            layout.lines[i].table_head = true;
            continue;
        }
        if (!table || is_rule(texts[i].plain)) continue;
        // A list number in front of the first cell does not belong to the row, unless a column counts.
        const bool counted = table->columns[0] == Column::Ignored;
        const ReadText row = counted || table->mark == U' ' ? texts[i] : layout.lines[i].text;
        auto line = row_as_line(*table, counted ? texts[i] : row);
        if (!line) {
            if (!texts[i].plain.empty()) table.reset();
            continue;
        }
        layout.lines[i].text = std::move(*line);
        layout.lines[i].from_table = true;
    }
}

// ---- chat logs

bool is_clock_time(std::u32string_view text, std::size_t at, std::size_t& end) {
    const auto part = find_day_part(text, at);
    std::size_t place = part ? part->end : at;
    while (place < text.size() && text[place] == U' ') ++place;
    const auto clock = find_clock(text, place);
    if (!clock || !clock->value.marked ||
        text.substr(place, clock->end - place).find(U':') == std::u32string_view::npos)
        return false;
    end = clock->end;
    if (end + 2 < text.size() && text[end] == U':' && is_digit(text[end + 1])) end += 3;
    return true;
}

// 小武 09:05, 小武 4月8日 09:05, 小武 2022-04-08 09:05:12: a name, maybe a day, and a time of day that ends
// the line.
std::optional<std::size_t> speaker_name_length(std::u32string_view text) {
    if (text.size() > 60) return std::nullopt;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] != U' ' && text[at] != U'\t') continue;
        std::size_t place = at;
        while (place < text.size() && is_any_of(U" \t", text[place])) ++place;
        if (const auto date = find_date(text, place)) {
            place = date->end;
            while (place < text.size() && text[place] == U' ') ++place;
        }
        std::size_t end = place;
        if (place < text.size() && is_clock_time(text, place, end) && end == text.size()) return at;
    }
    return std::nullopt;
}

struct LogLine {
    std::size_t name_begin = 0;
    std::size_t name_end = 0;
    std::size_t said = 0;  // Where the words begin; npos if the line only says who speaks.
};

// [09:05] 小武: 早班 / 09:05 小武：早班 / 小武 09:05
std::optional<LogLine> log_line(std::u32string_view text) {
    if (const auto length = speaker_name_length(text)) return LogLine{0, *length, std::u32string_view::npos};
    std::size_t place = 0;
    const bool bracket = !text.empty() && text[0] == U'(';
    if (bracket) ++place;
    if (const auto date = find_date(text, place)) {
        place = date->end;
        while (place < text.size() && text[place] == U' ') ++place;
    }
    std::size_t end = place;
    if (place >= text.size() || !is_clock_time(text, place, end)) return std::nullopt;
    if (bracket) {
        if (end >= text.size() || text[end] != U')') return std::nullopt;
        ++end;
    }
    // 18:00-20:00 is a slot: a blank or the bracket parts the time from the name.
    const bool parted = bracket || (end < text.size() && text[end] == U' ');
    if (!parted) return std::nullopt;
    end = skip_blanks(text, end);
    const std::size_t colon = text.find(U':', end);
    if (colon == std::u32string_view::npos || colon == end || colon - end > 16) return std::nullopt;
    return LogLine{end, colon, colon + 1};
}

// `小武:` alone on a line, as copied from some chat programs. Counts if the text begins so or a name comes
// again.
bool is_colon_speaker(std::u32string_view text) {
    if (text.size() < 2 || text.size() > 16 || text.back() != U':') return false;
    const std::u32string_view name = text.substr(0, text.size() - 1);
    return name_in(name).is_name() && !names_setting(name) && !column_labels().at(name, 0) &&
           !acts().at(name, 0);
}

bool has_colon_speakers(const std::vector<ReadText>& texts) {
    std::map<std::u32string, int> names;
    bool first = false;
    for (const ReadText& text : texts) {
        if (text.plain.empty()) continue;
        const bool speaker = is_colon_speaker(text.plain);
        if (names.empty() && speaker) first = true;
        if (names.empty() && !speaker) names[U""] = 0;
        if (speaker) ++names[text.plain];
    }
    const bool again =
        std::any_of(names.begin(), names.end(), [](const auto& name) { return name.second > 1; });
    return names.size() >= 2 && (first || again);
}

void read_chat_log(Layout& layout, const std::vector<ReadText>& texts, bool colon_speakers) {
    std::map<std::u32string, std::size_t> speakers;
    std::optional<ReadText> speaker;
    std::size_t index = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        SourceLine& line = layout.lines[i];
        auto log = log_line(texts[i].plain);
        if (!log && colon_speakers && is_colon_speaker(texts[i].plain))
            log = LogLine{0, texts[i].plain.size() - 1, std::u32string_view::npos};
        if (log) {
            speaker = trimmed_part(texts[i], log->name_begin, log->name_end);
            const auto [found, added] = speakers.emplace(speaker->plain, speakers.size() + 1);
            index = found->second;
            line = SourceLine{};
            if (log->said == std::u32string_view::npos) {
                line.speaker_line = true;
            } else {
                line = without_list_number(trimmed_part(texts[i], log->said, texts[i].plain.size()));
            }
        }
        line.speaker = speaker;
        line.speaker_index = index;
        if (!speaker && !layout.log_date) {
            for (std::size_t at = 0; at < line.text.plain.size(); ++at) {
                const auto date = find_date(line.text.plain, at);
                if (!date || date->value.kind != WrittenDate::Kind::Absolute) continue;
                layout.log_date = date->value;
                break;
            }
        }
    }
}

}  // namespace

Layout lay_out(std::string_view text) {
    Layout layout;
    std::vector<ReadText> texts;
    std::size_t log_lines = 0;
    std::size_t listed = 0;
    for (const std::string_view line : split_lines(text)) {
        texts.push_back(read_text(line));
        const ReadText& read = texts.back();
        if (read.plain.size() > max_line_characters) {
            layout.lines.emplace_back();
            layout.lines.back().text = read;
            continue;
        }
        layout.lines.push_back(without_list_number(read));
        if (layout.lines.back().listed) ++listed;
        if (log_line(read.plain)) ++log_lines;
    }
    layout.numbered = listed >= 2;
    const bool colon_speakers = log_lines < 2 && has_colon_speakers(texts);
    layout.chat_log = log_lines >= 2 || colon_speakers;
    if (layout.chat_log)
        read_chat_log(layout, texts, colon_speakers);
    else
        read_tables(layout, texts);
    return layout;
}

}  // namespace linli::chain
