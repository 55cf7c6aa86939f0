#include "shared/errands/wish_list/layout.h"

#include <algorithm>
#include <array>

#include "shared/core/characters.h"
#include "shared/core/reading_door.h"
#include "shared/core/reading_lines.h"
#include "shared/errands/wish_list/hints.h"
#include "shared/errands/wish_list/quantity.h"

namespace linli::wishes {
namespace {

using View = std::u32string_view;

constexpr std::size_t most_line_characters = 600;  // What stands behind them in a line is not read.

enum class Column : std::uint8_t { Other, Item, Quantity, Unit, Note, Urgent, Ignored };

const Words<Column>& column_words() {
    static const Words<Column> words = {
        {Column::Item,
         U"物品|物资|品名|名称|商品|东西|药名|药品|需求|物品名称|商品名称|item|items|name|product|what"},
        {Column::Quantity, U"数量|几个|多少|qty|quantity|amount|数目"},
        {Column::Unit, U"单位|unit"},
        {Column::Note,
         U"备注|说明|要求|规格|品牌|note|notes|remark|remarks|remaining|剩余|余量|库存|类别|分类"},
        {Column::Urgent, U"急|是否急|紧急|急否|加急|紧急程度|急不急|是否紧急|urgent"},
        {Column::Ignored, U"序号|编号|门牌|房号|姓名|电话|no|no.|#|价格|单价|金额|价钱"},
    };
    return words;
}

ReadText words_of(View characters) {
    return {std::u32string(characters), std::u32string(characters), false, false};
}

void append(ReadText& text, const ReadText& more) {
    text.plain += more.plain;
    text.shown += more.shown;
}

// ①米10斤②油1桶: every numbered thing is a line of its own. 第①②样急 numbers nothing.
std::size_t numbered_part_end(View plain, std::size_t begin) {
    for (std::size_t at = begin + 2; at < plain.size(); ++at) {
        const bool parts =
            is_circled(plain[at]) && !is_circled(plain[at - 1]) && !is_any_of(U"第、,和-~", plain[at - 1]);
        if (parts && !quantity_at(plain, at)) return at;  // 鸡蛋②盒 says how many.
    }
    return plain.size();
}

class Layout {
public:
    explicit Layout(std::string_view text) {
        int number = 0;
        for (const std::string_view line : split_lines(text)) {
            ++number;
            const ReadText read = read_text(line);
            const std::size_t length = std::min(read.plain.size(), most_line_characters);
            for (std::size_t begin = 0, end = 0; begin < length; begin = end) {
                end = numbered_part_end(read.plain.substr(0, length), begin);
                line_ = ListLine{trimmed_part(read, begin, end), number, false, false};
                if (!line_.text.empty()) read_line();
            }
        }
    }
    ListText take() { return std::move(list_); }

private:
    void read_line();
    void drop_mentions();
    void join_strengths();
    bool read_table_row();
    void drop_speaker();
    void drop_list_number();
    void drop_phones();
    void take_door();
    bool take_door_in(View plain, std::size_t& begin, std::size_t& end);

    ListText list_;
    ListLine line_;
    std::vector<Column> columns_;
    std::string building_;
    int building_line_ = 0;
    int last_number_ = 0;
};

// @楼长 帮忙: whom the words are for.
void Layout::drop_mentions() {
    for (std::size_t at = 0; at < line_.text.plain.size(); ++at) {
        const View plain = line_.text.plain;
        if (plain[at] != U'@' || (at > 0 && plain[at - 1] != U' ')) continue;
        const std::size_t end = std::min(plain.find_first_of(U" ,:", at), plain.size());
        if (at + 1 == end) continue;
        line_.text.plain.erase(at, end - at);
        line_.text.shown.erase(at, end - at);
    }
    line_.text = trimmed_part(line_.text, 0, line_.text.plain.size());
}

// 3ml:300单位 is one strength; its colon stands behind no label.
void Layout::join_strengths() {
    std::u32string& plain = line_.text.plain;
    for (std::size_t at = 1; at + 1 < plain.size(); ++at) {
        if (plain[at] == U':' && is_any_of(U"gl", plain[at - 1]) && is_digit(plain[at + 1])) plain[at] = U'/';
    }
}

// 小周 08:31, [08:31] 小周：盐一包
void Layout::drop_speaker() {
    const auto log = log_line(line_.text.plain);
    if (!log) return;
    line_.text =
        log->said == View::npos ? ReadText{} : trimmed_part(line_.text, log->said, line_.text.plain.size());
}

// A number without a mark numbers a line only where it counts on: `2 loaves of bread` is no second line.
void Layout::drop_list_number() {
    View plain = line_.text.plain;
    std::size_t begin = 0;
    while (begin < plain.size() && is_any_of(U"·*-_#> √×→", plain[begin])) ++begin;
    const std::size_t length = list_number_length(plain.substr(begin));
    const std::size_t digits = numeral_end(plain, begin) - begin;
    const int number = number_of(plain.substr(begin, digits));
    const bool marked = length > 0 && (digits == 0 || digits >= length || plain[begin + digits] != U' ');
    const bool counts_on = number > 0 && number == last_number_ + 1;
    const auto amount = quantity_at(plain, begin);
    const bool stuck = length == digits && digits > 0;  // 3老王: no number here, 3斤橘子
    const std::size_t house = dotted_house_length(plain.substr(begin));
    const auto behind = house > 0 ? quantity_at(plain, begin + house + 1) : std::nullopt;  // 1.500 ml
    const bool door = house > 0 && !counts_on && !(behind && behind->has_unit());
    const bool drop =
        length > 0 && !stuck && !door && (marked || (counts_on && !(amount && amount->has_unit())));
    if (drop) last_number_ = std::max(number, 0);
    line_.text = trimmed_part(line_.text, begin + (drop ? length : 0), plain.size());
}

// 138****2020, 13900000001: nothing of a telephone number is wished.
void Layout::drop_phones() {
    constexpr std::ptrdiff_t shortest = 8;
    for (std::size_t begin = 0; begin < line_.text.plain.size(); ++begin) {
        const View plain = line_.text.plain;
        if (!is_digit(plain[begin]) || (begin > 0 && is_any_of(U"0123456789.*-", plain[begin - 1]))) continue;
        std::size_t end = begin;
        for (std::size_t group = begin; end < plain.size() && is_any_of(U"0123456789*", plain[end]); ++end) {
            // 9123 4567: two groups of three digits and more.
            const View next = plain.substr(std::min(end + 2, plain.size()), 3);
            const bool more = next.size() == 3 && std::all_of(next.begin(), next.end(), is_digit);
            if (end + 1 - group < 3 || !more || !is_any_of(U" -", plain[end + 1])) continue;
            group = end + 2;
            ++end;
        }
        const View number = plain.substr(begin, end - begin);
        const auto digits = std::count_if(number.begin(), number.end(), is_digit);
        const bool masked = number.find(U"**") != View::npos;
        if (static_cast<std::ptrdiff_t>(number.size()) < shortest || !(masked || digits >= shortest))
            continue;
        line_.text.plain.erase(begin, end - begin);
        line_.text.shown.erase(begin, end - begin);
    }
}

// A row becomes the line that somebody would write: 大米 1袋 (10斤装).
bool Layout::read_table_row() {
    const View plain = line_.text.plain;
    const char32_t mark = plain.find(U'|') != View::npos    ? U'|'
                          : plain.find(U'\t') != View::npos ? U'\t'
                          : columns_.empty()                ? U'\0'
                                                            : U' ';
    if (mark == U'\0') return false;
    const std::vector<Cell> cells = cells_of(plain, mark);
    if (cells.size() < 2) return false;
    const auto cell = [&](std::size_t i) {
        return plain.substr(cells[i].begin, cells[i].end - cells[i].begin);
    };
    std::vector<Column> columns;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto* word = cell(i).empty() ? nullptr : column_words().at(cell(i), 0);
        columns.push_back(word && word->word.size() + 2 >= cell(i).size() ? word->meaning : Column::Other);
    }
    if (std::count(columns.begin(), columns.end(), Column::Other) * 2 <=
            static_cast<std::ptrdiff_t>(cells.size()) &&
        std::find(columns.begin(), columns.end(), Column::Item) != columns.end()) {
        columns_ = std::move(columns);
        line_.text = {};
        return true;
    }
    if (std::all_of(plain.begin(), plain.end(), [](char32_t c) { return is_any_of(U"|-: +=", c); })) {
        line_.text = {};
        return true;
    }
    ReadText item, amount, notes;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const ReadText words = line_.text.part(cells[i].begin, cells[i].end);
        const Column column = i < columns_.size() ? columns_[i] : Column::Other;
        const bool none = words.empty() || words.plain == U"-" || words.plain == U"/" || words.plain == U"无";
        const bool number = std::all_of(words.plain.begin(), words.plain.end(), is_digit);
        if (none || column == Column::Ignored || (columns_.empty() && i == 0 && number)) continue;
        if (column == Column::Urgent) {
            if (is_any_of(U"是√急yY", words.plain[0])) append(notes, words_of(U"(急)"));
        } else if (column == Column::Quantity || column == Column::Unit) {
            append(amount, words);
        } else if (column == Column::Note) {
            append(notes, words_of(U" ("));
            append(notes, words);
            append(notes, words_of(U")"));
        } else {
            append(item, words_of(U" "));
            append(item, words);
        }
    }
    append(item, words_of(U" "));
    append(item, amount);
    append(item, notes);
    line_.text = trimmed_part(item, 0, item.plain.size());
    return true;
}

// What leads to a door: 我住 in 我住3-201.
const Words<int>& home_words() {
    static const Words<int> words = {{0,
                                      U"门牌|门牌号|房号|室号|地址|住址|住在|住|家住|我家|我们家|我家是|我是|"
                                      U"这里是|这边是|房间|我住|我在|我们住|送到|送|放到|room|rm|apt|flat"}};
    return words;
}

// Where the words begin that lead to the door at `door`; `door` if there are none.
std::size_t home_words_begin(View plain, std::size_t door) {
    std::size_t front = door;
    while (front > 0 && is_any_of(U" :", plain[front - 1])) --front;
    for (std::size_t from = front > 4 ? front - 4 : 0; from < front; ++from) {
        const auto* word = home_words().at(plain, from);
        if (word && from + word->word.size() == front) return from;
    }
    return door;
}

// 139-0000-0001 and 8:00-10:00 are no doors; a room alone is one only where the words say so.
bool Layout::take_door_in(View plain, std::size_t& begin, std::size_t& end) {
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const bool inside = at > 0 && is_digit(plain[at]) && is_any_of(U"0123456789-*.", plain[at - 1]);
        const auto door = inside ? std::nullopt : find_door(plain, at);
        if (!door) continue;
        const View words = plain.substr(at, door->end - at);
        const auto digits = std::count_if(words.begin(), words.end(), is_digit);
        const bool cut = door->end < plain.size() && is_any_of(U"*%", plain[door->end]);
        // 吸入剂 50/250 is a strength.
        const bool ratio = at > 0 && words.find(U'/') != View::npos && home_words_begin(plain, at) == at;
        if (digits >= 10 || cut || ratio) {
            at = door->end - 1;
            continue;
        }
        WrittenDoor found = door->value;
        if (found.room.empty()) {
            building_ = found.building;
            building_line_ = line_.line;
            continue;
        }
        begin = at;
        end = door->end;
        if (found.building.empty()) {
            const bool home = is_any_of(U"室房", plain[end - 1]) || home_words_begin(plain, at) < at;
            const auto amount = quantity_at(plain, at);
            const bool first = at == 0 && (end == plain.size() || is_any_of(U" :,", plain[end]));
            // 7号楼的邻居小包,1203
            const bool apart = building_line_ == line_.line && at > 0 && is_any_of(U" ,:;", plain[at - 1]) &&
                               digits >= 3 && (end == plain.size() || is_any_of(U" :,", plain[end]));
            if (!(home || first || apart) || (amount && amount->has_unit())) continue;
            found.building = building_;
        }
        list_.door = door_text(found);
        return true;
    }
    return false;
}

void Layout::take_door() {
    if (list_.door) return;
    const View whole = line_.text.plain;
    // Before the colon of a label, or anywhere; 8:30 is not cut.
    std::size_t begin = 0, end = 0;
    if (!take_door_in(whole, begin, end)) return;
    line_.behind_door = true;
    // 门牌：4-1203 and 住6栋2单元1103: what stands in front says whose door it is.
    const View behind = whole.substr(end);
    const std::size_t colon = behind.find(U':');
    line_.door_urgent = says_urgent(behind.substr(0, colon));
    const bool front_wishes = find_quantity(whole.substr(0, begin), 0).has_value();
    ReadText rest;
    if (front_wishes) {  // 鸡蛋一板，我住3-201，还要一袋米
        rest = trimmed_part(line_.text, 0, home_words_begin(whole, begin));
        append(rest, words_of(U","));
    }
    const bool label = colon != View::npos && !front_wishes;
    append(rest, trimmed_part(line_.text, label ? end + colon + 1 : end, whole.size()));
    line_.text = std::move(rest);
}

void Layout::read_line() {
    drop_speaker();
    drop_mentions();
    join_strengths();
    const bool row = !line_.text.empty() && read_table_row();
    drop_phones();
    if (!row) drop_list_number();
    if (!line_.text.empty()) take_door();
    if (!line_.text.empty() || line_.door_urgent) list_.lines.push_back(std::move(line_));
}

}  // namespace

ListText list_text(std::string_view text) {
    return Layout(text).take();
}

}  // namespace linli::wishes
