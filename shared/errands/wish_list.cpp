#include "shared/errands/wish_list.h"

#include <algorithm>

#include "shared/core/characters.h"
#include "shared/errands/wish_list/clauses.h"
#include "shared/errands/wish_list/hints.h"
#include "shared/errands/wish_list/layout.h"
#include "shared/errands/wish_list/phrases.h"
#include "shared/errands/wish_list/urgency.h"

namespace linli {
namespace {

using namespace wishes;

constexpr std::int32_t urgent_days = 3;  // Three days' stock or less.

std::string cut_to(View shown, std::size_t limit) {
    std::string words = text_of(trimmed(shown));
    while (words.size() > limit) {
        words.pop_back();
        while (!words.empty() && (static_cast<unsigned char>(words.back()) & 0xC0) == 0x80) words.pop_back();
        if (!words.empty() && static_cast<unsigned char>(words.back()) >= 0xC0) words.pop_back();
    }
    return words;
}

// Reads a list line by line, each clause by clause, each clause word by word, and keeps what is wished so
// far.
class Reader {
public:
    WishList read(std::string_view text);

private:
    void read_line(const ListLine& line);
    bool read_label(Piece& rest);
    void read_heading(View words);
    bool says_urgency(View clause);
    void read_clause(const Piece& clause, bool talks);
    bool corrects(Piece& clause);
    bool about_item(const Piece& clause);
    void read_words(const Piece& clause);
    void read_word(const Piece& word, bool amount_follows);
    void read_bracket(const Piece& words);
    void add_phrase(const Phrase& phrase);
    void add_item(const Phrase& phrase);
    void set_amount(WishedItem& item, const Amount& amount);
    void add_note(WishedItem& item, const Piece& note);
    void give_each(const WishedItem& item);
    WishedItem* find(View name);
    WishedItem* current() { return list_.items.size() > line_start_ ? &list_.items.back() : nullptr; }

    WishList list_;
    // The first item of this line, of this clause, and behind the last full stop.
    std::size_t line_start_ = 0, clause_start_ = 0, group_start_ = 0;
    std::string amount_;  // The amount that was read last, as written.
    int line_ = 0;
    bool line_urgent_ = false;
    std::optional<bool> section_urgent_;  // 急需：, 不急的：: what the heading above says.
    bool all_urgent_ = false, decided_ = false;
    std::vector<int> calm_lines_;  // Under a heading that says 不急.
};

// ---- what is said about an item

void Reader::add_note(WishedItem& item, const Piece& written) {
    Piece note = written.trim();
    if (note.plain.size() > 1 && is_any_of(U"的嘅", note.plain.back()))
        note = note.part(0, note.plain.size() - 1);
    if (note.empty()) return;
    if (is_only_urgent(note.plain)) {
        item.words.urgent = true;
        return;
    }
    if (const auto days = days_left(note.plain)) {
        item.days_left = days;
        item.words.urgent = item.words.urgent || *days <= urgent_days;
    }
    std::string& words = item.words.note;
    const std::string more = cut_to(note.shown, default_text_limit);
    if (words.size() + more.size() + 3 > default_text_limit) return;
    words += (words.empty() ? "" : "；") + more;
}

// Of two amounts the first is the size of a pack: 奶粉 900g 2罐.
void Reader::set_amount(WishedItem& item, const Amount& amount) {
    const Quantity& quantity = amount.quantity;
    if (quantity.vague || quantity.pack) return add_note(item, amount.words);
    if (item.words.quantity_thousandths && !amount_.empty()) {
        if (!quantity.has_unit()) return;
        item.words.note = item.words.note.empty() ? amount_ : amount_ + "；" + item.words.note;
    }
    amount_ = cut_to(amount.words.shown, 40);
    item.words.quantity_thousandths = quantity.thousandths;
    item.words.unit = cut_to(amount.words.shown.substr(quantity.unit, quantity.end - quantity.unit), 40);
    if (item.words.unit.size() > 3 && item.words.unit.ends_with("半"))
        item.words.unit.resize(item.words.unit.size() - std::string_view("半").size());
}

// 生抽、老抽各一瓶: what stood before it has the same amount.
void Reader::give_each(const WishedItem& item) {
    for (std::size_t i = std::max(line_start_, group_start_); i < list_.items.size(); ++i) {
        ItemWords& before = list_.items[i].words;
        if (before.quantity_thousandths) continue;
        before.quantity_thousandths = item.words.quantity_thousandths;
        before.unit = item.words.unit;
    }
}

void Reader::add_item(const Phrase& phrase) {
    if (list_.items.size() == max_errand_items) return;
    WishedItem item;
    item.line = line_;
    item.words.urgent = line_urgent_ || phrase.urgent || section_urgent_.value_or(false);
    item.words.item = cut_to(phrase.item.shown, max_name_bytes);
    if (item.words.item.empty()) return;
    amount_.clear();
    for (const Piece& note : phrase.notes) add_note(item, note);
    if (phrase.amount) set_amount(item, *phrase.amount);
    if (phrase.each) give_each(item);
    if (section_urgent_ == false) calm_lines_.push_back(line_);
    list_.items.push_back(std::move(item));
}

void Reader::add_phrase(const Phrase& phrase) {
    if (!phrase.item.empty()) return add_item(phrase);
    WishedItem* item = current();
    if (!item) return;
    for (const Piece& note : phrase.notes) add_note(*item, note);
    if (phrase.amount) set_amount(*item, *phrase.amount);
}

// ---- words

// `amount_follows`: behind it stands an amount, so that 中号 in 垃圾袋 中号 2卷 is no thing of its own.
void Reader::read_word(const Piece& word, bool amount_follows) {
    WishedItem* item = current();
    if (!item) {
        for (const Phrase& phrase : phrases_of(word)) add_phrase(phrase);
        return;
    }
    if (is_dose(word.plain)) return add_note(*item, word);
    const auto quantity = quantity_at(word.plain, 0);
    if (quantity && quantity->end == word.plain.size()) return set_amount(*item, {word, *quantity});
    const bool counts = quantity && quantity->has_unit();
    if (!counts && (is_note(word.plain) || is_kind(word.plain) || days_left(word.plain))) {
        const bool thing_inside = word.plain.find(U'的') != View::npos && word.plain.back() != U'的' &&
                                  find_quantity(word.plain, 0);
        if (!thing_inside) return add_note(*item, word);
    }
    const bool bare = !item->words.quantity_thousandths && item->words.note.empty();
    if (bare && is_class_of_medicine(plain_text(item->words.item))) {
        const std::string kind = item->words.item;
        list_.items.pop_back();
        const std::size_t before = list_.items.size();
        for (const Phrase& phrase : phrases_of(word)) add_phrase(phrase);
        if (list_.items.size() == before) return;
        std::string& note = list_.items[before].words.note;
        note = note.empty() ? kind : kind + "；" + note;
        return;
    }
    if (bare && amount_follows && !find_quantity(word.plain, 0) && list_.items.size() == clause_start_ + 1)
        return add_note(*item, word);
    for (const Phrase& phrase : phrases_of(word)) add_phrase(phrase);
}

// Behind an item 【急】 marks that item; in front of all it marks the line.
void Reader::read_bracket(const Piece& words) {
    const Piece inner = words.trim();
    if (is_only_urgent(inner.plain)) {
        if (WishedItem* item = current())
            item->words.urgent = true;
        else
            line_urgent_ = true;
        return;
    }
    if (WishedItem* item = current()) add_note(*item, inner);
}

void Reader::read_words(const Piece& clause) {
    const std::vector<Word> words = words_of(clause);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Piece& word = words[i].piece;
        if (words[i].bracket) {
            read_bracket(word);
        } else if (is_only_urgent(word.plain)) {
            for (std::size_t k = line_start_; k < list_.items.size(); ++k) list_.items[k].words.urgent = true;
            line_urgent_ = true;
        } else if (is_talk(word.plain) && !find_quantity(word.plain, 0) && !is_note(word.plain)) {
            continue;
        } else {
            read_word(word, i + 1 < words.size() && is_amount(words[i + 1].piece.plain));
        }
    }
}

// ---- clauses

WishedItem* Reader::find(View name) {
    const auto same = std::find_if(list_.items.rbegin(), list_.items.rend(), [&](const WishedItem& item) {
        return !name.empty() && plain_text(item.words.item) == name;
    });
    return same == list_.items.rend() ? nullptr : &*same;
}

// 梨不要了; 胡萝卜改成4根; 不对，改成3斤. False: it is about something else.
bool Reader::corrects(Piece& clause) {
    for (const View ending : {View(U"不要了"), View(U"不用了"), View(U"不买了"), View(U"不需要了"),
                              View(U"算了"), View(U"取消"), View(U"先不要"), View(U"唔要")}) {
        if (!clause.plain.ends_with(ending)) continue;
        const WishedItem* same = find(clause.part(0, clause.plain.size() - ending.size()).trim().plain);
        if (!same) continue;
        list_.items.erase(list_.items.begin() + (same - list_.items.data()));
        line_start_ = std::min(line_start_, list_.items.size());
        return true;
    }
    for (const View change :
         {View(U"改成"), View(U"换成"), View(U"改为"), View(U"改做"), View(U"加到"), View(U"改")}) {
        const std::size_t at = clause.plain.find(change);
        if (at == View::npos) continue;
        const Piece now = clause.part(at + change.size()).trim();
        const View name = clause.part(0, at).trim().plain;
        WishedItem* item = !name.empty() ? find(name) : list_.items.empty() ? nullptr : &list_.items.back();
        const auto quantity = quantity_at(now.plain, 0);
        if (item && quantity && quantity->end == now.plain.size()) {
            amount_.clear();
            set_amount(*item, {now, *quantity});
            return true;
        }
        if (item && !name.empty() && !now.empty()) {  // 盐换成糖一包
            list_.items.erase(list_.items.begin() + (item - list_.items.data()));
            line_start_ = std::min(line_start_, list_.items.size());
            clause = now;
        } else if (name.empty()) {
            clause = now;  // Something else instead: read as a thing of its own.
        }
        break;
    }
    return clause.plain == U"不对" || clause.plain == U"错了" || clause.plain == U"写错了" ||
           clause.plain == U"不要了";
}

// 鸡蛋今天就没了: about an item that stands in the list.
bool Reader::about_item(const Piece& clause) {
    for (WishedItem& item : list_.items) {
        const std::u32string name = plain_text(item.words.item);
        if (name.size() < 2 || !clause.plain.starts_with(name) || clause.plain.size() == name.size())
            continue;
        const Piece rest = clause.part(name.size()).trim();
        if (!(days_left(rest.plain) || is_note(rest.plain)) || find_quantity(rest.plain, 0) == 0) continue;
        add_note(item, rest);
        return true;
    }
    return false;
}

bool Reader::says_urgency(View clause) {
    switch (mark_urgent(clause, list_.items)) {
        case UrgencySaid::Nothing:
            return false;
        case UrgencySaid::All:
            all_urgent_ = true;
            return true;
        case UrgencySaid::RestCalm:
            section_urgent_ = false;
            return true;
        case UrgencySaid::Some:
            decided_ = true;
            return true;
    }
    return false;
}

bool has_amount(View clause) {
    return find_quantity(clause, 0).has_value();
}

// Between two commas: an item with what is said about it. `talks`: on its line people say who they are.
void Reader::read_clause(const Piece& written, bool talks) {
    Piece clause = written.trim();
    if (clause.empty() || corrects(clause) || is_sum(clause.plain)) return;
    clause_start_ = list_.items.size();
    const bool amount = has_amount(clause.plain);
    if (!amount && says_urgency(clause.plain)) return;
    if (about_item(clause)) return;
    if (is_only_urgent(clause.plain)) {
        if (!current()) {
            all_urgent_ = true;
        } else {
            for (std::size_t i = line_start_; i < list_.items.size(); ++i) list_.items[i].words.urgent = true;
        }
        return;
    }
    const bool qualified = clause.plain.find(U'的') < clause.plain.size() - 1;
    const bool stock = !amount && days_left(clause.plain);
    const bool counts = amount && find_quantity(clause.plain, 0) == 0;
    const bool note = is_note(clause.plain) && !qualified && !counts && !has_words_of_talk(clause.plain);
    if (current() && (stock || note)) return add_note(*current(), clause);
    const View said = clause.plain.substr(0, clause.plain.find(U'('));  // 快篩【急】 is a thing.
    const bool asks_urgently = asking_words(clause.plain).urgent;
    if (!amount && is_only_asking(clause.plain)) return;
    if (!current() && !amount && is_aside(clause.plain)) {
        if (says_urgent(clause.plain)) all_urgent_ = true;
        return;
    }
    // 猫粮吃完了: a thing with its stock.
    const bool tells = stock ? has_words_of_talk(clause.plain) : is_talk(clause.plain);
    const bool talk = tells || is_sentence(clause.plain) || (says_urgent(said) && !asks_urgently && !stock);
    if (!amount && !(qualified && !is_talk(clause.plain)) && (talk || (talks && !current()))) {
        // 药最急 compares, and does not say which lines are meant.
        if (says_urgent(clause.plain) && clause.plain.find(U"最急") == View::npos) all_urgent_ = true;
        return;
    }
    read_words(clause);
}

// ---- lines

// 急需：, 不急的：, 药品：: what is said about all below it.
void Reader::read_heading(View words) {
    if (says_calm(words) && !says_urgent(words))
        section_urgent_ = false;
    else if (says_urgent(words))
        section_urgent_ = true;
    else if (section_urgent_)
        section_urgent_.reset();
}

// What stands before a colon. False: the line is read with it.
bool Reader::read_label(Piece& rest) {
    const std::size_t colon = rest.plain.find(U':');
    if (colon == View::npos || colon == 0 || colon > 16) return false;
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
    switch (label_of(label.plain)) {
        case Label::Person:
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
    if (says_urgent(label.plain)) line_urgent_ = true;
    const auto quantity = quantity_at(said.plain, 0);
    const bool names_item = (quantity && quantity->end == said.plain.size()) || has_amount(label.plain) ||
                            (is_note(said.plain) && !has_amount(said.plain));
    if (names_item || is_class_of_medicine(label.plain)) return false;
    rest = said;
    return true;
}

void Reader::read_line(const ListLine& line) {
    line_ = line.line;
    line_start_ = list_.items.size();
    line_urgent_ = false;
    if (line.door_urgent) all_urgent_ = true;
    Piece rest{line.text.plain, line.text.shown};
    read_label(rest);
    if (rest.trim().empty()) return;
    if (is_group_name(rest.trim().plain)) return read_heading(rest.trim().plain);
    // A whole line in brackets speaks of the list.
    const Piece trimmed = rest.trim();
    if (trimmed.plain.front() == U'(' && trimmed.plain.find(U')') + 1 >= trimmed.plain.size() &&
        !is_only_urgent(trimmed.part(1, trimmed.plain.size() - 1).trim().plain)) {
        for (const Clause& clause : clauses_of(trimmed.part(1, trimmed.plain.size() - 1)))
            says_urgency(clause.piece.plain);
        return;
    }
    for (const Clause& clause : clauses_of(rest)) {
        read_clause(clause.piece, line.behind_door);
        if (clause.ends_group) group_start_ = list_.items.size();
    }
}

WishList Reader::read(std::string_view text) {
    ListText layout = list_text(text.substr(0, max_wish_list_bytes));
    list_.door = layout.door;
    for (const ListLine& line : layout.lines) read_line(line);
    if (all_urgent_ && !decided_) {
        for (WishedItem& item : list_.items) {
            const bool calm =
                std::find(calm_lines_.begin(), calm_lines_.end(), item.line) != calm_lines_.end();
            if (!calm) item.words.urgent = true;
        }
    }
    return std::move(list_);
}

}  // namespace

WishList read_wish_list(std::string_view text) {
    return Reader().read(text);
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
