#include "shared/orders/chain/tables.h"

#include "shared/core/characters.h"
#include "shared/orders/chain/amounts.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

enum class Column : std::uint8_t { Item, Who, Phone, Note, Paid, Quantity, Ignored };

const Words<Column>& column_labels() {
    static const Words<Column> words = {
        {Column::Who,
         U"楼栋房号|楼号房号|栋号房号|楼号室号|楼栋号|业主姓名|订购人|下单人|收货人|门牌|门牌号|房号|楼号|"
         U"室号|地址|住址|姓名|名字|称呼|昵称|房间|房间号|户号|楼栋|单元|栋号|"
         U"业主|住户|name|door|flat|room|unit|address|bldg|building|house|who|apt"},
        {Column::Item,
         U"款式|款式及数量|品种及数量|品名及数量|品名数量|商品及数量|订购内容|订购数量|下单内容|需求|套餐|"
         U"品名|商品|品种|货品|内容|订单|要什么|种类|规格|口味|item|items|order|orders|product|goods|明细"},
        {Column::Phone, U"电话|手机|手机号|联系电话|联系方式|phone|tel|mobile"},
        {Column::Note, U"备注|说明|留言|note|notes|remark|remarks|其他|comment|comments|要求"},
        {Column::Paid,
         U"付款|支付|是否付款|已付|付款情况|付款状态|收款|转账|是否已付|付清|paid|payment|pay|付"},
        {Column::Quantity, U"数量|份数|件数|qty|quantity|count|个数|板数|箱数|盒数|袋数|几份"},
        {Column::Ignored,
         U"序号|编号|no.|no|#|合计|总计|小计|金额|总价|total|sum|amount|时间|日期|time|date|应付|价格|单价"},
    };
    return words;
}

struct Table {
    char32_t mark = U'|';  // `_`: single blanks.
    std::vector<Column> columns;
    std::vector<ReadText> heads;  // Empty where the cell says itself what it is.
};

std::vector<Cell> row_cells(View text, char32_t mark) {
    if (mark != U'_') return cells_of(text, mark);
    std::vector<Cell> cells;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && !is_any_of(U" \t", text[end])) ++end;
        cells.push_back({at, end});
        at = skip_blanks(text, end);
    }
    return cells;
}

View cell_text(View text, const Cell& cell) {
    return text.substr(cell.begin, cell.end - cell.begin);
}

// 鸡蛋(38元) and 鸡蛋38元 head the column of 鸡蛋.
ReadText item_head(const ReadText& text) {
    std::size_t end = std::min(text.plain.find(U'('), text.plain.size());
    for (std::size_t at = 1; at < end; ++at) {
        if (find_price(text.plain, at, false)) end = at;
    }
    return trimmed_part(text, 0, end);
}

std::optional<Table> table_head(const ReadText& text) {
    for (const char32_t mark : {U'|', U'\t', U',', U'/', U' ', U'_'}) {
        const std::vector<Cell> cells = row_cells(text.plain, mark);
        if (cells.size() < 3) continue;
        Table table;
        table.mark = mark;
        std::size_t labels = 0;
        bool who = false;
        for (const Cell& cell : cells) {
            const View words = cell_text(text.plain, cell);
            const auto* label = words.empty() ? nullptr : column_labels().at(words, 0);
            const bool whole = label && label->word.size() == words.size();
            labels += whole ? 1 : 0;
            who = who || (whole && label->meaning == Column::Who);
            table.columns.push_back(whole ? label->meaning : Column::Item);
            table.heads.push_back(whole ? ReadText() : item_head(text.part(cell.begin, cell.end)));
        }
        const View first = cell_text(text.plain, cells[0]);
        const auto* label = first.empty() ? nullptr : column_labels().at(first, 0);
        const bool first_label = label && label->word.size() == first.size();
        if (first_label && who && (labels >= 2 || cells.size() > 3)) return table;
    }
    return std::nullopt;
}

bool is_rule(View text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char32_t c) { return is_any_of(U"-|: =+", c); });
}

bool is_vacant_cell(View words) {
    const bool marks =
        std::all_of(words.begin(), words.end(), [](char32_t c) { return is_any_of(U"-_/.~ ?0×", c); });
    return marks || words == U"无" || words == U"空" || words == U"no" || words == U"不要" ||
           words == U"none";
}

bool is_yes(View words) {
    for (const View yes :
         {View(U"√"), View(U"v"), View(U"y"), View(U"yes"), View(U"是"), View(U"1"), View(U"ok"), View(U"有"),
          View(U"已"), View(U"好"), View(U"完成"), View(U"done")}) {
        if (words == yes) return true;
    }
    return false;
}

bool is_no(View words) {
    for (const View no : {View(U"×"), View(U"x"), View(U"n"), View(U"no"), View(U"否"), View(U"0"),
                          View(U"未"), View(U"没有"), View(U"没"), View(U"待"), View(U"not yet")}) {
        if (words == no) return true;
    }
    return false;
}

void append(ReadText& text, View words) {
    text.plain += words;
    text.shown += words;
}

void append(ReadText& text, const ReadText& words) {
    text.plain += words.plain;
    text.shown += words.shown;
}

void append_paid(ReadText& line, View words, const ReadText& cell) {
    if (is_yes(words)) return append(line, U" 已付 ");
    if (is_no(words)) return append(line, U" 未付 ");
    if (is_any_of(U"-/_", words[0]) && words.size() == 1) return;
    append(line, is_digit(words[0]) ? U" 已付" : U" ");
    append(line, cell);
    append(line, U" ");
}

void append_cell(ReadText& line, const Table& table, std::size_t column, const ReadText& row,
                 const Cell& place) {
    const View words = cell_text(row.plain, place);
    const ReadText cell = row.part(place.begin, place.end);
    const bool number = std::all_of(words.begin(), words.end(), is_digit);
    switch (table.columns[column]) {
        case Column::Ignored:
            return;
        case Column::Note:
            if (is_vacant_cell(words)) return;
            append(line, U"(");
            append(line, cell);
            return append(line, U")");
        case Column::Paid:
            return append_paid(line, words, cell);
        case Column::Quantity:
            if (is_vacant_cell(words)) return;
            append(line, number ? U"×" : U" ");
            append(line, cell);
            return append(line, U" ");
        case Column::Phone:
        case Column::Who:
            if (is_vacant_cell(words)) return;
            append(line, cell);
            return append(line, U" ");
        case Column::Item:
            if (is_vacant_cell(words)) return;
            append(line, table.heads[column]);
            if (table.heads[column].empty()) {
                append(line, cell);
                return append(line, U" ");
            }
            if (!is_yes(words)) append(line, number ? U"×" : U" ");
            if (!is_yes(words)) append(line, cell);
            return append(line, U" ");
    }
}

// 12 and 301 in two columns are one door.
bool joins_door(const Table& table, std::size_t column, const ReadText& row, const std::vector<Cell>& cells) {
    if (column + 1 >= cells.size() || table.columns[column] != Column::Who ||
        table.columns[column + 1] != Column::Who)
        return false;
    const View here = cell_text(row.plain, cells[column]);
    const View next = cell_text(row.plain, cells[column + 1]);
    return !here.empty() && !next.empty() && here.size() <= 2 &&
           std::all_of(here.begin(), here.end(), is_digit) && is_digit(next.front());
}

std::optional<ReadText> row_as_line(const Table& table, const ReadText& row) {
    const std::vector<Cell> cells = row_cells(row.plain, table.mark);
    const bool exact = table.mark == U'_';
    if (cells.size() < 2 || cells.size() > table.columns.size() ||
        (exact && cells.size() != table.columns.size()))
        return std::nullopt;
    ReadText line;
    line.struck = row.struck;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cell_text(row.plain, cells[i]).empty()) continue;
        append_cell(line, table, i, row, cells[i]);
        if (!joins_door(table, i, row, cells)) continue;
        line.plain.back() = line.shown.back() = U'-';
    }
    return trimmed_part(line, 0, line.plain.size());
}

}  // namespace

void read_tables(Layout& layout, const std::vector<ReadText>& texts) {
    std::optional<Table> table;
    int strangers = 0;  // Lines below the head that are no rows.
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].plain.size() > max_line_characters) continue;
        if (auto head = table_head(texts[i])) {
            table = std::move(head);
            strangers = 0;
            layout.lines[i] = {without_list_number(texts[i])};
            layout.lines[i].table_head = true;
            continue;
        }
        if (!table || is_rule(texts[i].plain)) continue;
        // A list number in front of the first cell does not belong to the row, unless a column counts.
        const bool counted = table->columns[0] == Column::Ignored;
        auto line = row_as_line(*table, counted ? texts[i] : layout.lines[i].text);
        if (!line) {
            const bool firm = is_any_of(U"|\t_", table->mark);
            if (!texts[i].plain.empty() && !firm && ++strangers > 1) table.reset();
            continue;
        }
        layout.lines[i].text = std::move(*line);
        layout.lines[i].from_table = true;
    }
}

}  // namespace linli::buying
