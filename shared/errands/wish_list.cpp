#include "shared/errands/wish_list.h"

#include <algorithm>
#include <iterator>

#include "shared/core/characters.h"
#include "shared/errands/wish_list/hints.h"
#include "shared/errands/wish_list/medicine.h"
#include "shared/errands/wish_list/people.h"
#include "shared/errands/wish_list/quantity.h"
#include "shared/errands/wish_list/reader.h"

namespace linli {
namespace wishes {
namespace {

bool has_amount(View clause) {
    return find_quantity(clause, 0).has_value() || asks_for_one(clause);
}

}  // namespace

// 有草莓就买一盒. False: the clause makes no condition.
bool Reader::read_wish(const Piece& clause) {
    const auto wish = wish_if_there(clause);
    if (wish) add_item(*wish);
    return wish.has_value();
}

// Between two commas: an item with what is said about it. `talks`: on its line people say who they are.
void Reader::read_clause(const Clause& written, bool talks) {
    Piece clause = written.piece.trim();
    in_a_series_ = written.in_a_series;
    if (clause.empty() || corrects(clause) || is_sum(clause.plain) || counts_people(clause.plain)) return;
    clause_start_ = list_.items.size();
    if (read_wish(clause)) return;
    const bool amount = has_amount(clause.plain);
    if (!amount && urgency_.say_which(clause.plain)) return;
    if (about_item(clause)) return;
    if (is_only_urgent(clause.plain)) {
        if (talks && !current()) return urgency_.say_of_all();
        if (!current()) urgency_.say_of_line();
        mark_line_urgent();
        return;
    }
    const bool qualified = clause.plain.find(U'的') < clause.plain.size() - 1;
    const bool stock = !amount && days_left(clause.plain);
    const bool counts = amount && find_quantity(clause.plain, 0) == 0;
    const bool note = is_note(clause.plain) && !qualified && !counts && !has_words_of_talk(clause.plain);
    if (current() && (stock || note)) return add_note(*current(), clause);
    // What stands in brackets says it of a thing: 快篩【急】, 布洛芬（家里没了）.
    View said = clause.plain.substr(0, clause.plain.find(U'('));
    const std::size_t blank = std::min(said.rfind(U' '), said.size());
    const View last = trimmed(said.substr(blank));
    if (says_calm(last) || is_note(last)) said = said.substr(0, blank);  // 洗衣液 不急, 猫薄荷 没有就算了
    const bool asks_urgently = asking_words(clause.plain).urgent;
    if (!amount && is_only_asking(clause.plain)) return;
    if (!current() && !amount && (is_aside(clause.plain) || (talks && names_a_list(clause.plain)))) {
        if (says_urgent(clause.plain)) urgency_.say_of_all();
        return;
    }
    // 猫粮吃完了: a thing with its stock.
    const bool tells = stock ? has_words_of_talk(said) : is_talk(said);
    const bool talk = tells || is_sentence(said) || (says_urgent(said) && !asks_urgently && !stock);
    if (!amount && !(qualified && !is_talk(clause.plain)) && (talk || (talks && !current()))) {
        // 药最急 compares, and does not say which lines are meant.
        if (says_urgent(clause.plain) && clause.plain.find(U"最急") == View::npos) urgency_.say_of_all();
        return;
    }
    read_words(clause);
}

// ---- lines

// 急需：, 不急的：, 药品：, 不要：: what is said about all below it.
void Reader::read_heading(View words) {
    urgency_.say_in_heading(words);
    unwanted_ = label_of(words) == Label::Unwanted;
}

// What stands before a colon. False: the line is read with it.
bool Reader::read_label(Piece& rest) {
    const std::size_t colon = rest.plain.find(U':');
    const std::size_t longest = is_latin(rest.plain.front()) ? 40 : 16;
    if (colon == View::npos || colon == 0 || colon > longest) return false;
    const bool clock = colon + 1 < rest.plain.size() && is_any_of(U"0123456789", rest.plain[colon + 1]) &&
                       is_any_of(U"0123456789", rest.plain[colon - 1]);
    if (clock) return false;
    const Piece label = rest.part(0, colon).trim();
    const Piece said = rest.part(colon + 1).trim();
    if (said.empty()) {
        read_heading(label.plain);
        rest = {};
        return true;
    }
    unwanted_ = false;
    switch (label_of(label.plain)) {
        case Label::Person:
        case Label::Unwanted:
            rest = {};
            return true;
        case Label::Item:
            rest = said;
            return true;
        case Label::Detail:
            rest = {};
            if (list_.items.empty() || is_talk(said.plain)) return true;
            if (const auto quantity = quantity_at(said.plain, 0);
                quantity && quantity->end == said.plain.size())
                set_amount(list_.items.back(), {said, *quantity});
            else
                add_note(list_.items.back(), said);
            return true;
        case Label::Other:
            break;
    }
    if (says_urgent(label.plain)) urgency_.say_of_line();
    if (says_calm(label.plain)) urgency_.say_calm_of_line();
    const auto quantity = quantity_at(said.plain, 0);
    const bool names_item = (quantity && quantity->end == said.plain.size()) || has_amount(label.plain) ||
                            (is_note(said.plain) && !has_amount(said.plain) && !is_talk(label.plain) &&
                             !is_sentence(label.plain));
    if (names_item || is_class_of_medicine(label.plain)) return false;
    rest = said;
    return true;
}

// A line below an item that is about that item alone. False: no item stands right above.
bool Reader::goes_on(const Piece& line) {
    if (list_.items.empty() || list_.items.back().line != line_before_) return false;
    add_note(list_.items.back(), line);
    return true;
}

// A whole line in brackets speaks of the item above, or of the list.
void Reader::read_line_in_brackets(const Piece& words) {
    const bool speed = (says_urgent(words.plain) || says_calm(words.plain)) && words.plain.ends_with(U"的");
    if (speed || is_group_name(words.plain)) return read_heading(words.plain);
    const bool note = is_note(words.plain) || is_kind(words.plain) || goes_on_about_item(words.plain);
    if (note && !has_words_of_talk(words.plain) && !is_sentence(words.plain) && goes_on(words)) return;
    for (const Clause& clause : clauses_of(words)) urgency_.say_which(clause.piece.plain);
}

void Reader::read_line(const ListLine& line) {
    line_before_ = line_;
    line_ = line.line;
    line_start_ = list_.items.size();
    urgency_.begin_line(line.line);
    if (line.door_urgent) urgency_.say_of_all();
    Piece rest{line.text.plain, line.text.shown};
    read_label(rest);
    if (rest.trim().empty() || unwanted_) return;
    if (is_group_name(rest.trim().plain)) return read_heading(rest.trim().plain);
    const Piece trimmed = rest.trim();
    if (trimmed.plain.front() == U'(' && trimmed.plain.find(U')') + 1 >= trimmed.plain.size() &&
        !is_only_urgent(trimmed.part(1, trimmed.plain.size() - 1).trim().plain)) {
        return read_line_in_brackets(trimmed.part(1, trimmed.plain.size() - 1).trim());
    }
    if (goes_on_about_item(trimmed.plain) && goes_on(trimmed)) return;
    for (const Clause& clause : clauses_of(rest)) {
        read_clause(clause, line.behind_door);
        if (clause.ends_group) group_start_ = list_.items.size();
    }
    urgency_.end_line();
}

namespace {

constexpr std::string_view between_notes = "；", bundle = "提";

// 6瓶装: so many, if it is a number of bottles or cans, which are sold one by one and in bundles. 24粒装 is
// one box, whatever is meant.
std::optional<std::int32_t> bundled_thousandths(View note) {
    const auto size = quantity_at(note, 0);
    if (!size || !size->pack || size->vague || size->end != note.size()) return std::nullopt;
    const bool several = size->thousandths > 1000 && size->thousandths % 1000 == 0;
    const View unit = note.substr(size->unit);
    const bool bottles = unit.size() == 2 && is_any_of(U"瓶罐听杯", unit[0]) && unit[1] == U'装';
    return several && bottles ? std::optional(size->thousandths) : std::nullopt;
}

// One bundle of that size, or so many bundles.
std::vector<ItemWords> choices_of(const ItemWords& words) {
    if (words.quantity_thousandths) return {};
    for (std::size_t begin = 0; begin < words.note.size();) {
        const std::size_t end = std::min(words.note.find(between_notes, begin), words.note.size());
        const std::string note = words.note.substr(begin, end - begin);
        if (const auto bundled = bundled_thousandths(plain_text(note))) {
            ItemWords one = words, many = words;
            one.unit = many.unit = bundle;
            one.quantity_thousandths = 1000;
            many.quantity_thousandths = *bundled;
            const std::size_t with_mark = std::min(end + between_notes.size(), words.note.size());
            many.note.erase(begin, with_mark - begin);
            if (many.note.ends_with(between_notes)) many.note.resize(many.note.size() - between_notes.size());
            return {one, many};
        }
        begin = end + between_notes.size();
    }
    return {};
}

}  // namespace

WishList Reader::read(std::string_view text) {
    ListText layout = list_text(text.substr(0, max_wish_list_bytes));
    list_.door = layout.door;
    for (const ListLine& line : layout.lines) read_line(line);
    urgency_.settle();
    for (WishedItem& item : list_.items) item.choices = choices_of(item.words);
    return std::move(list_);
}

}  // namespace wishes

WishList read_wish_list(std::string_view text) {
    return wishes::Reader().read(text);
}

std::optional<std::size_t> first_unclear(const WishList& list) {
    const auto unclear = std::find_if(list.items.begin(), list.items.end(),
                                      [](const WishedItem& item) { return !item.choices.empty(); });
    if (unclear == list.items.end()) return std::nullopt;
    return static_cast<std::size_t>(unclear - list.items.begin());
}

namespace {

std::string joined_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "" : "\n") + lines[i];
    return text;
}

bool says_just(std::string_view text, const std::vector<ItemWords>& wanted) {
    const std::vector<WishedItem> read = read_wish_list(text).items;
    return std::equal(read.begin(), read.end(), wanted.begin(), wanted.end(),
                      [](const WishedItem& one, const ItemWords& words) { return one.words == words; });
}

}  // namespace

std::string with_line(std::string_view text, std::size_t item, std::string_view line) {
    const WishList list = read_wish_list(text);
    if (item >= list.items.size()) return std::string(text);
    const int place = list.items[item].line;
    std::vector<std::string> anew;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        if (i == item && !line.empty()) anew.emplace_back(line);
        if (i != item && list.items[i].line == place) anew.push_back(wish_list_line(list.items[i].words));
    }
    std::vector<std::string> lines;
    int number = 0;
    for (const std::string_view known : split_lines(text)) {
        if (++number == place)
            lines.insert(lines.end(), anew.begin(), anew.end());
        else
            lines.emplace_back(known);
    }
    std::string result = joined_lines(lines);
    std::vector<ItemWords> wanted;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        if (i != item) wanted.push_back(list.items[i].words);
    }
    const std::vector<WishedItem> said = read_wish_list(line).items;
    const auto place_in_list = wanted.begin() + static_cast<std::ptrdiff_t>(item);
    std::transform(said.begin(), said.end(), std::inserter(wanted, place_in_list),
                   [](const WishedItem& one) { return one.words; });
    if (says_just(result, wanted)) return result;
    // Another line speaks of it, too: 牛奶改成三盒.
    lines.clear();
    for (const ItemWords& one : wanted) lines.push_back(wish_list_line(one));
    return joined_lines(lines);
}

std::string with_choice(std::string_view text, std::size_t item, const ItemWords& chosen) {
    return with_line(text, item, wish_list_line(chosen));
}

std::string wish_list_line(const ItemWords& item) {
    std::string line = item.item;
    if (item.quantity_thousandths) {
        const std::int32_t thousandths = *item.quantity_thousandths;
        std::string digits = std::to_string(1000 + thousandths % 1000).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        line += " " + std::to_string(thousandths / 1000) + (digits.empty() ? "" : "." + digits) + item.unit;
    }
    if (!item.note.empty()) line += "（" + item.note + "）";
    if (item.urgent) line += "【急】";
    return line;
}

}  // namespace linli
