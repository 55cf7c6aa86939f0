#include "shared/errands/wish_list/urgency.h"

#include <algorithm>

#include "shared/core/reading.h"
#include "shared/errands/wish_list/hints.h"
#include "shared/errands/wish_list/piece.h"

namespace linli::wishes {
namespace {

using Items = std::vector<WishedItem>;

bool has(View clause, View word) {
    return clause.find(word) != View::npos;
}

bool has_any(View clause, std::initializer_list<View> words) {
    return std::any_of(words.begin(), words.end(), [&](View word) { return has(clause, word); });
}

bool counts_things(View clause, std::size_t at) {
    return at < clause.size() && is_any_of(U"样个种项件行", clause[at]);
}

// The number of `两样` behind a word; 0 if none stands there.
std::size_t things_behind(View clause, std::size_t at) {
    const std::size_t end = numeral_end(clause, at);
    const int number = end > at ? number_of(clause.substr(at, end - at)) : -1;
    return number > 0 && counts_things(clause, end) ? static_cast<std::size_t>(number) : 0;
}

void mark(Items& items, std::size_t begin, std::size_t end, bool urgent) {
    for (std::size_t i = begin; i < std::min(end, items.size()); ++i) items[i].words.urgent = urgent;
}

// 第1、3样
bool mark_numbered(View clause, Items& items, bool urgent) {
    const std::size_t at = clause.find(U"第");
    if (at == View::npos) return false;
    std::size_t place = at + 1;
    bool any = false;
    while (place < clause.size()) {
        const std::size_t end = numeral_end(clause, place);
        const int number = end > place ? number_of(clause.substr(place, end - place)) : -1;
        if (number <= 0 || static_cast<std::size_t>(number) > items.size()) break;
        mark(items, static_cast<std::size_t>(number) - 1, static_cast<std::size_t>(number), urgent);
        any = true;
        place = end;
        while (place < clause.size() && is_any_of(U"样个种项件行、和跟与,第 ", clause[place])) ++place;
    }
    return any;
}

// By their names, or by the words that their names and notes hold: 奶粉 of 爱他美二段奶粉, 降压药 of
// 氨氯地平（降压药）.
bool mark_named(View subject, Items& items, bool urgent) {
    bool any = false;
    for (WishedItem& item : items) {
        const std::u32string name = plain_text(item.words.item);
        const std::u32string note = plain_text(item.words.note);
        bool named = !name.empty() && has(subject, name);
        for (std::size_t begin = 0; begin < subject.size() && !named;) {
            std::size_t end = begin;
            while (end < subject.size() && !is_any_of(U"和跟与、及 最很都比较特别要先", subject[end])) ++end;
            const View word = subject.substr(begin, end - begin);
            named = word.size() >= 2 && (has(name, word) || has(note, word));
            begin = end + 1;
        }
        if (named) item.words.urgent = urgent;
        any = any || named;
    }
    return any;
}

bool mark_by_place(View clause, Items& items, bool urgent) {
    const std::size_t last = clause.find(U"最后");
    if (last != View::npos) {
        if (const std::size_t count = things_behind(clause, last + 2); count > 0) {
            mark(items, items.size() - std::min(count, items.size()), items.size(), urgent);
            return true;
        }
    }
    const std::size_t above = std::min(clause.find(U"上面"), clause.find(U"以上"));
    if (above != View::npos) {
        std::size_t begin = above + 2;
        if (begin < clause.size() && is_any_of(U"这那的", clause[begin])) ++begin;
        const std::size_t said = things_behind(clause, begin);
        const std::size_t count = said > 0 ? std::min(said, items.size()) : items.size();
        mark(items, items.size() - count, items.size(), urgent);
        return true;
    }
    const std::size_t front = clause.find(U"前");
    if (front == View::npos) return false;
    std::size_t begin = front + 1;
    if (begin < clause.size() && is_any_of(U"面", clause[begin])) ++begin;
    const std::size_t count = things_behind(clause, begin);
    if (count == 0) return false;
    mark(items, 0, count, urgent);
    return true;
}

bool says_all(View clause) {
    return has_any(clause, {U"都急", U"全急", U"都很急", U"都要急", U"都比较急", U"全部急", U"全部加急",
                            U"全都急", U"all urgent"});
}

}  // namespace

void ListUrgency::begin_line(int line) {
    line_ = line;
    line_start_ = items_.size();
    line_urgent_ = false;
}

void ListUrgency::end_line() {
    if (line_urgent_ && items_.size() <= line_start_) all_urgent_ = true;
}

bool ListUrgency::of_next() {
    if (section_ == false) calm_lines_.push_back(line_);
    return line_urgent_ || section_ == true;
}

void ListUrgency::say_in_heading(View words) {
    if (say_below(words)) return;
    if (says_calm(words) && !says_urgent(words))
        section_ = false;
    else if (says_urgent(words))
        section_ = true;
    else if (section_ == true)
        section_.reset();
    section_line_ = line_;
}

// 下面两样急 is about the next two, 下面的急用 about all below.
bool ListUrgency::say_below(View clause) {
    static const Words<int> below = {{0, U"下面|以下|接下来|往下|后面|下边|底下|下列"}};
    const auto* word = says_urgent(clause) ? below.anywhere(clause) : nullptr;
    if (!word || has(clause, U"上")) return false;
    std::size_t begin = clause.find(word->word) + word->word.size();
    while (begin < clause.size() && is_any_of(U"这那的", clause[begin])) ++begin;
    below_count_ = things_behind(clause, begin);
    below_begin_ = items_.size();
    if (below_count_ == 0) {
        section_ = true;
        section_line_ = line_;
    }
    decided_ = true;
    return true;
}

bool ListUrgency::say_which(View clause) {
    const bool urgent = says_urgent(clause);
    const bool calm = says_calm(clause) && !urgent;
    if (!(urgent || calm)) return false;
    if (say_below(clause)) return true;
    if (calm && has_any(clause, {U"下面", U"以下", U"后面", U"其他", U"其它", U"其余", U"别的", U"剩下",
                                 U"others", U"the rest"})) {
        // 下面的急，其他不急: the others are not below.
        if (section_ != true || section_line_ != line_) section_ = false;
        return true;
    }
    if (items_.empty() && urgent) return false;
    // 奶粉和尿布急; 最急的是奶粉
    const std::size_t says = std::min(clause.find(U"急"), clause.size());
    const std::size_t names = clause.find(U"是", says);
    const View subject = calm                  ? clause
                         : names == View::npos ? clause.substr(0, says)
                                               : clause.substr(names + 1);
    if (mark_by_place(clause, items_, urgent) || mark_numbered(clause, items_, urgent) ||
        mark_named(subject, items_, urgent)) {
        decided_ = true;
        return true;
    }
    if (calm || !says_all(clause)) return false;
    all_urgent_ = true;
    return true;
}

void ListUrgency::settle() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        bool& urgent = items_[i].words.urgent;
        const bool calm =
            std::find(calm_lines_.begin(), calm_lines_.end(), items_[i].line) != calm_lines_.end();
        const bool below = i >= below_begin_ && i - below_begin_ < below_count_;
        urgent = urgent || below || (all_urgent_ && !decided_ && !calm);
    }
}

}  // namespace linli::wishes
