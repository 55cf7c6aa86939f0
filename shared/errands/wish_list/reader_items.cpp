#include "shared/errands/wish_list/reader.h"

#include <algorithm>

#include "shared/core/characters.h"
#include "shared/errands/wish_list/hints.h"
#include "shared/errands/wish_list/medicine.h"

// From words to items and what is said about them.

namespace linli::wishes {
namespace {

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

// x3: no unit says so, but it can only be an amount.
bool is_times(View plain) {
    const auto quantity = is_any_of(U"x×*", plain.front()) ? quantity_at(plain, 0) : std::nullopt;
    return quantity && quantity->end == plain.size();
}

void note_first(std::string& note, const std::string& words) {
    note = note.empty() ? words : words + "；" + note;
}

}  // namespace

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

// The amount that was read last turns out to be a size; it stands in the note where it stood in the text.
void Reader::note_size(std::string& note) const {
    constexpr std::string_view mark = "；";
    if (note.size() + mark.size() + amount_.size() > default_text_limit) return;
    const bool behind_a_part = amount_at_ == note.size() ||
                               (amount_at_ < note.size() && note.compare(amount_at_, mark.size(), mark) == 0);
    if (note.empty())
        note = amount_;
    else if (amount_at_ > 0 && behind_a_part)
        note.insert(amount_at_, std::string(mark) + amount_);
    else
        note = amount_ + std::string(mark) + note;
}

// Of two amounts the first is the size of a pack: 奶粉 900g 2罐.
void Reader::set_amount(WishedItem& item, const Amount& amount) {
    const Quantity& quantity = amount.quantity;
    if (quantity.vague || quantity.pack) return add_note(item, amount.words);
    if (item.words.quantity_thousandths && !amount_.empty()) {
        if (!quantity.has_unit()) return;
        note_size(item.words.note);
    }
    amount_ = cut_to(amount.words.shown, 40);
    amount_at_ = item.words.note.size();
    item.words.quantity_thousandths = quantity.thousandths;
    item.words.unit = cut_to(amount.words.shown.substr(quantity.unit, quantity.end - quantity.unit), 40);
    if (item.words.unit.size() > 3 && item.words.unit.ends_with("半"))
        item.words.unit.resize(item.words.unit.size() - std::string_view("半").size());
}

// 生抽、老抽各一瓶, 葱、姜各一点: what stood before it has the same amount.
void Reader::give_each(const Phrase& phrase, const WishedItem& item) {
    for (std::size_t i = std::max(line_start_, group_start_); i < list_.items.size(); ++i) {
        ItemWords& before = list_.items[i].words;
        if (before.quantity_thousandths) continue;
        before.quantity_thousandths = item.words.quantity_thousandths;
        before.unit = item.words.unit;
        const bool vague = !phrase.amount && !phrase.notes.empty() && before.note.empty();
        if (vague) add_note(list_.items[i], phrase.notes.back());
    }
}

void Reader::add_item(const Phrase& phrase) {
    if (list_.items.size() == max_errand_items) return;
    WishedItem item;
    item.line = line_;
    item.words.item = cut_to(phrase.item.shown, max_name_bytes);
    if (item.words.item.empty()) return;
    item.words.urgent = urgency_.of_next() || phrase.urgent;
    amount_.clear();
    for (const Piece& note : phrase.notes) add_note(item, note);
    if (phrase.amount) set_amount(item, *phrase.amount);
    if (phrase.each) give_each(phrase, item);
    list_.items.push_back(std::move(item));
}

void Reader::add_phrase(const Phrase& phrase) {
    const bool thing = !phrase.item.empty() && phrase.item.plain != U"的";  // 油5升的一桶
    if (thing) return add_item(phrase);
    WishedItem* item = current();
    if (!item) return;
    for (const Piece& note : phrase.notes) add_note(*item, note);
    if (phrase.amount) set_amount(*item, *phrase.amount);
}

// ---- words

// 降压药（氨氯地平）: the drug is the thing, its class a note.
void Reader::call_drug(WishedItem& item, const Piece& drug) {
    const std::string kind = item.words.item;
    item.words.item = cut_to(drug.shown, max_name_bytes);
    note_first(item.words.note, kind);
}

// 降压药 氨氯地平, 氨氯地平 2盒 降压药: a drug with its class. False: the word is neither for the item
// before.
bool Reader::read_class(const Piece& word, bool amount_follows) {
    WishedItem& item = *current();
    const std::u32string name = plain_text(item.words.item);
    if (is_class_of_medicine(word.plain)) {
        if (amount_follows || in_a_series_ || !sounds_like_drug(name)) return false;
        add_note(item, word);
        return true;
    }
    const bool bare = !item.words.quantity_thousandths && item.words.note.empty();
    const View thing = word.plain.substr(0, find_quantity(word.plain, 0).value_or(View::npos));
    const bool together = list_.items.size() > clause_start_ || (sounds_like_drug(thing) && !in_a_series_);
    if (!bare || !together || !is_class_of_medicine(name)) return false;
    const std::string kind = item.words.item;
    list_.items.pop_back();
    const std::size_t before = list_.items.size();
    for (const Phrase& phrase : phrases_of(word)) add_phrase(phrase);
    if (list_.items.size() == before) return true;
    note_first(list_.items[before].words.note, kind);
    return true;
}

// `amount_follows`: behind it stands an amount, so that 中号 in 垃圾袋 中号 2卷 is no thing of its own.
void Reader::read_word(const Piece& word, bool amount_follows) {
    WishedItem* item = current();
    if (!item) {
        for (const Phrase& phrase : phrases_of(word)) add_phrase(phrase);
        return;
    }
    if (is_dose(word.plain)) return add_note(*item, word);
    for (const View change : {View(U"改成"), View(U"改")}) {  // 牛奶2箱 改1箱
        const Piece now = word.part(std::min(change.size(), word.plain.size()));
        if (!word.plain.starts_with(change) || !is_amount(now.plain)) continue;
        amount_.clear();
        return set_amount(*item, {now, *quantity_at(now.plain, 0)});
    }
    if (word.plain.front() == U'各' && is_amount(word.part(1).plain)) {
        const Amount amount{word.part(1), *quantity_at(word.part(1).plain, 0)};
        set_amount(*item, amount);
        return give_each({{}, amount, {}, true, false}, *item);
    }
    const auto quantity = quantity_at(word.plain, 0);
    if (quantity && quantity->end == word.plain.size()) return set_amount(*item, {word, *quantity});
    const std::size_t amount_at = find_quantity(word.plain, 0).value_or(0);
    const Piece amount = word.part(amount_at);
    const bool kind_of_so_many = amount_at > 0 && is_amount(amount.plain) && is_kind(word.plain) &&
                                 is_kind(word.plain.substr(0, amount_at));
    if (kind_of_so_many && !item->words.quantity_thousandths) {  // 卫生巾 夜用2包
        add_note(*item, word.part(0, amount_at));
        return set_amount(*item, {amount, *quantity_at(amount.plain, 0)});
    }
    const bool counts = quantity && quantity->has_unit();
    if (!counts && (is_note(word.plain) || is_kind(word.plain) || days_left(word.plain))) {
        // 软的馒头两个; 酱油快没了来一瓶
        const bool of = word.plain.find(U'的') != View::npos && word.plain.back() != U'的';
        const bool thing_inside =
            find_quantity(word.plain, 0) && (of || !(is_note(word.plain) || is_kind(word.plain)));
        if (!thing_inside) return add_note(*item, word);
    }
    if (read_class(word, amount_follows)) return;
    const bool bare = !item->words.quantity_thousandths && item->words.note.empty();
    if (bare && amount_follows && !find_quantity(word.plain, 0) && list_.items.size() == clause_start_ + 1)
        return add_note(*item, word);
    for (const Phrase& phrase : phrases_of(word)) add_phrase(phrase);
}

void Reader::mark_line_urgent() {
    for (std::size_t i = line_start_; i < list_.items.size(); ++i) list_.items[i].words.urgent = true;
}

// Behind an item 【急】 marks that item; in front of all it marks the line.
void Reader::read_bracket(const Piece& words) {
    const Piece inner = words.trim();
    if (is_only_urgent(inner.plain)) {
        if (WishedItem* item = current())
            item->words.urgent = true;
        else
            urgency_.say_of_line();
        return;
    }
    if (says_calm(inner.plain)) urgency_.say_calm_of_line();
    WishedItem* item = current();
    if (!item) return;
    const bool drug = sounds_like_drug(inner.plain) && inner.plain.find_first_of(U"或、,/和") == View::npos;
    if (drug && is_class_of_medicine(plain_text(item->words.item))) return call_drug(*item, inner);
    add_note(*item, inner);
}

void Reader::read_words(const Piece& clause) {
    const std::vector<Word> words = words_of(clause);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Piece& word = words[i].piece;
        if (words[i].bracket) {
            read_bracket(word);
        } else if (is_only_urgent(word.plain)) {
            mark_line_urgent();
            urgency_.say_of_line();
        } else if (says_calm(word.plain) && !find_quantity(word.plain, 0)) {
            urgency_.say_calm_of_line();
        } else if (is_talk(word.plain) && !find_quantity(word.plain, 0) && !is_note(word.plain)) {
            continue;
        } else {
            const View next = i + 1 < words.size() ? words[i + 1].piece.plain : View();
            read_word(word, !next.empty() && (is_amount(next) || is_times(next)));
        }
    }
}

}  // namespace linli::wishes
