#include "shared/shifts/chain/layout.h"

#include "shared/core/characters.h"
#include "shared/core/reading_lines.h"
#include "shared/shifts/chain/words.h"

#include <algorithm>
#include <map>
#include <string>

namespace linli::chain {
namespace {

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

std::u32string_view cell_text(std::u32string_view text, const Cell& cell) {
    return text.substr(cell.begin, cell.end - cell.begin);
}

struct Table {
    char32_t mark = U'|';
    std::vector<Column> columns;
    std::vector<ReadText> heads;
    bool grid = false;  // Columns are slots, posts or days; their cells are people or ticks.
};

enum class Setting : std::uint8_t { None, Day, Time, Post };

// What the words begin with.
Setting setting_in(std::u32string_view words) {
    if (words.empty()) return Setting::None;
    if (find_range(words, 0)) return Setting::Time;
    if (find_date(words, 0)) return Setting::Day;
    if (slot_word_length(words, 0) > 0) return Setting::Time;
    return place_length(words, 0) > 0 || tasks().at(words, 0) ? Setting::Post : Setting::None;
}

bool names_setting(std::u32string_view words) {
    return setting_in(words) != Setting::None;
}

// 时段 | 张江门 | 梅园门: columns that a table of times must mean as posts, though nobody knows the words.
bool is_head_of_posts(const std::vector<Cell>& cells, const ReadText& head, const ReadText& below,
                      char32_t mark) {
    static const Words<int> times = {{0, U"时段|时间|班次|日期|time|shift|slot|date"}};
    const std::vector<Cell> row = cells_of(below.plain, mark);
    const std::u32string_view corner = cell_text(head.plain, cells[0]);
    const auto* label = corner.empty() ? nullptr : times.at(corner, 0);
    if ((mark != U'|' && mark != U'\t') || !label || label->word.size() != corner.size() || row.empty())
        return false;
    const Setting first = setting_in(cell_text(below.plain, row[0]));
    return (first == Setting::Time || first == Setting::Day) &&
           std::all_of(cells.begin() + 1, cells.end(), [&](const Cell& cell) {
               const std::u32string_view words = cell_text(head.plain, cell);
               const Setting setting = setting_in(words);
               return !words.empty() && !column_labels().at(words, 0) &&
                      (setting == Setting::None || setting == Setting::Post);
           });
}

// `below` is the next line: it tells whether the empty corner of the head has been lost.
std::optional<Table> table_head(const ReadText& text, const ReadText& below) {
    for (const char32_t mark : {U'|', U'\t', U' ', U',', U'/'}) {
        std::vector<Cell> cells = cells_of(text.plain, mark);
        const bool corner_lost = cells.size() >= 2 &&
                                 cells_of(below.plain, mark).size() == cells.size() + 1 &&
                                 std::all_of(cells.begin(), cells.end(), [&](const Cell& cell) {
                                     const Setting setting = setting_in(cell_text(text.plain, cell));
                                     return setting != Setting::None &&
                                            setting == setting_in(cell_text(text.plain, cells.front()));
                                 });
        if (corner_lost) cells.insert(cells.begin(), Cell{});
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
        const bool alike = (mark == U'|' || mark == U'\t') && labels == 0 &&
                           std::all_of(cells.begin() + 1, cells.end(),
                                       [&](const Cell& cell) {
                                           const Setting setting = setting_in(cell_text(text.plain, cell));
                                           return setting != Setting::None &&
                                                  setting == setting_in(cell_text(text.plain, cells[1]));
                                       }) &&
                           setting_in(corner) == Setting::None;
        const bool known_corner = alike || corner.empty() || table.columns[0] != Column::Plain ||
                                  corner.find(U'\\') != corner.npos ||
                                  (corner.find(U'/') != corner.npos && mark != U'/');
        if (labels == cells.size()) return table;
        const bool commas = mark == U',' || mark == U'/' || (mark == U' ' && corner.empty());
        table.grid = !commas && known_corner && settings >= 2 &&
                     settings + 1 + (labels > 0 ? labels - 1 : 0) >= cells.size();
        table.grid = table.grid || is_head_of_posts(cells, text, below, mark);
        if (table.grid) return table;
    }
    return std::nullopt;
}

bool is_rule(std::u32string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char32_t c) { return is_any_of(U"-|: =+", c); });
}

// 待定, 缺1人, 空
bool is_vacant_word(std::u32string_view words) {
    static const Words<int> vacant = {
        {0,
         U"无|空|空缺|缺|缺人|暂缺|暂无|待定|待报|待补|招募|招募中|招人|无人|没人|no|n|none|open|vacant|tbd|"
         U"tbc|n/a|"
         U"缺1人|缺一人|缺2人|缺两人|缺3人|缺1|缺一|缺2|还缺1人|还缺2人|休|休息"},
    };
    const auto* word = vacant.at(words, 0);
    return word && word->word.size() == words.size();
}

bool is_vacant_cell(std::u32string_view words) {
    constexpr std::u32string_view blanks = U"-_/×.~ ?";
    return std::all_of(words.begin(), words.end(), [&](char32_t c) { return is_any_of(blanks, c); }) ||
           is_vacant_word(words);
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

// 姓名 | 门牌 | 岗位: what stands below 岗位 is a post, whatever the words.
void add_column_post(Layout& layout, const ReadText& head, const ReadText& cell) {
    static const Words<int> labels = {{0, U"岗位|卡口|点位|位置|地点|post|gate"}};
    const auto* label = head.empty() ? nullptr : labels.at(head.plain, 0);
    const bool one = !cell.empty() && setting_in(cell.plain) != Setting::Time &&
                     !is_vacant_cell(cell.plain) && !is_tick(cell.plain) &&
                     cell.plain.find_first_of(U"、/+&") == cell.plain.npos && cell.plain.size() <= 12;
    if (label && label->word.size() == head.plain.size() && one) layout.table_posts.push_back(cell);
}

// The posts that only the table knows: heads over people, or the first cells of its rows.
void add_table_posts(Layout& layout, const Table& table, const ReadText& row) {
    const std::vector<Cell> cells = cells_of(row.plain, table.mark);
    for (std::size_t i = 0; i < cells.size() && i < table.heads.size() && !table.grid; ++i)
        add_column_post(layout, table.heads[i], row.part(cells[i].begin, cells[i].end));
    if (!table.grid || cells.size() < 2) return;
    const auto timed = [](const ReadText& head) {
        const Setting setting = setting_in(head.plain);
        return setting == Setting::Time || setting == Setting::Day;
    };
    const std::u32string_view first = cell_text(row.plain, cells[0]);
    const std::u32string_view corner = table.heads[0].plain;
    const bool ticks = std::any_of(cells.begin() + 1, cells.end(),
                                   [&](const Cell& cell) { return is_tick(cell_text(row.plain, cell)); });
    const bool posts_below = table.columns[0] == Column::Plain || corner == U"岗位" || corner == U"卡口" ||
                             corner == U"点位" || corner == U"位置" || corner == U"post";
    // 老王 | 南门 | 北门: the posts are in the cells.
    const bool posts_inside = std::any_of(cells.begin() + 1, cells.end(), [&](const Cell& cell) {
        return setting_in(cell_text(row.plain, cell)) == Setting::Post;
    });
    const Setting setting = setting_in(first);
    const bool post = !first.empty() && (setting == Setting::None || setting == Setting::Post);
    if (posts_below && !posts_inside && !ticks && post &&
        std::all_of(table.heads.begin() + 1, table.heads.end(), timed))
        layout.table_posts.push_back(row.part(cells[0].begin, cells[0].end));
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
        } else if (!table.grid || i == 0 || table.columns[i] == Column::Label) {
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

// The next line that says something.
const ReadText& line_below(const std::vector<ReadText>& texts, std::size_t i) {
    static const ReadText nothing;
    const auto below = std::find_if(texts.begin() + static_cast<std::ptrdiff_t>(i) + 1, texts.end(),
                                    [](const ReadText& text) { return !text.plain.empty(); });
    return below == texts.end() ? nothing : *below;
}

std::size_t bars_in(std::u32string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), U'|'));
}

// 前门 | 21-24点 | 老黄 - two such lines below each other, each beginning with a place or a time.
bool is_row_without_head(const std::vector<ReadText>& texts, std::size_t i) {
    const std::u32string_view row = texts[i].plain;
    const std::size_t bars = bars_in(row);
    if (bars < 2 || bars_in(line_below(texts, i).plain) != bars) return false;
    return names_setting(cell_text(row, cells_of(row, U'|').front()));
}

Table table_without_head(const ReadText& row) {
    Table table;
    const std::size_t count = cells_of(row.plain, table.mark).size();
    table.columns.assign(count + 1, Column::Plain);
    table.heads.assign(count + 1, ReadText{});
    return table;
}

void read_tables(Layout& layout, const std::vector<ReadText>& texts) {
    std::optional<Table> table;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].plain.size() > max_line_characters) continue;
        if (auto head = table_head(texts[i], line_below(texts, i))) {
            table = std::move(head);
            if (table->grid && is_head_of_posts(cells_of(texts[i].plain, table->mark), texts[i],
                                                line_below(texts, i), table->mark))
                layout.table_posts.insert(layout.table_posts.end(), table->heads.begin() + 1,
                                          table->heads.end());
            layout.lines[i] = {without_list_number(texts[i])};
            layout.lines[i].table_head = true;
            continue;
        }
        if (is_rule(texts[i].plain)) continue;
        if (!table && is_row_without_head(texts, i)) table = table_without_head(texts[i]);
        if (!table) continue;
        // A list number in front of the first cell does not belong to the row, unless a column counts.
        const bool counted = table->columns[0] == Column::Ignored;
        const ReadText row = counted || table->mark == U' ' ? texts[i] : layout.lines[i].text;
        auto line = row_as_line(*table, counted ? texts[i] : row);
        if (!line) {
            if (!texts[i].plain.empty()) table.reset();
            continue;
        }
        add_table_posts(layout, *table, row);
        layout.lines[i].text = std::move(*line);
        layout.lines[i].from_table = true;
    }
}

// ---- chat logs

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

// The day on which a line of a log was written: 小武 4月8日 09:05, [2022-04-08 09:05] 小武:
std::optional<WrittenDate> stamp_date(std::u32string_view text, const LogLine& log) {
    const bool in_front = log.name_begin > 0;
    const std::size_t end = in_front ? log.name_begin : text.size();
    for (std::size_t at = in_front ? 0 : log.name_end; at < end; ++at) {
        const auto date = find_date(text, at);
        if (date && date->value.kind == WrittenDate::Kind::Absolute) return date->value;
    }
    return std::nullopt;
}

void read_chat_log(Layout& layout, const std::vector<ReadText>& texts, ListStyle style, bool colon_speakers) {
    std::map<std::u32string, std::size_t> speakers;
    std::optional<ReadText> speaker;
    std::size_t index = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        SourceLine& line = layout.lines[i];
        auto log = log_line(texts[i].plain);
        if (!log && colon_speakers && is_colon_speaker(texts[i].plain))
            log = LogLine{0, texts[i].plain.size() - 1, std::u32string_view::npos};
        if (log) {
            if (!layout.log_date) layout.log_date = stamp_date(texts[i].plain, *log);
            speaker = trimmed_part(texts[i], log->name_begin, log->name_end);
            const auto [found, added] = speakers.emplace(speaker->plain, speakers.size() + 1);
            index = found->second;
            line = SourceLine{};
            if (log->said == std::u32string_view::npos) {
                line.speaker_line = true;
            } else {
                line = {without_list_number(trimmed_part(texts[i], log->said, texts[i].plain.size()), style)};
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
    for (const std::string_view line : split_lines(text)) texts.push_back(read_text(line));
    const ListStyle style = list_style_of(texts);
    for (const ReadText& read : texts) {
        if (read.plain.size() > max_line_characters) {
            layout.lines.emplace_back();
            layout.lines.back().text = read;
            continue;
        }
        layout.lines.push_back({without_list_number(read, style)});
        if (layout.lines.back().listed) ++listed;
        if (log_line(read.plain)) ++log_lines;
    }
    layout.numbered = listed >= 2;
    const bool colon_speakers = log_lines < 2 && has_colon_speakers(texts);
    layout.chat_log = log_lines >= 2 || colon_speakers;
    if (layout.chat_log)
        read_chat_log(layout, texts, style, colon_speakers);
    else
        read_tables(layout, texts);
    return layout;
}

}  // namespace linli::chain
