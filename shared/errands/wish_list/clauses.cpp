#include "shared/errands/wish_list/clauses.h"

#include <algorithm>

#include "shared/core/characters.h"
#include "shared/errands/wish_list/hints.h"
#include "shared/errands/wish_list/quantity.h"

namespace linli::wishes {
namespace {

// How long the word for `and` is that parts two things there: 苹果和香蕉, but not 永和豆浆 and no 和牛.
std::size_t joiner_length(View line, std::size_t begin, std::size_t at) {
    for (const View word :
         {View(U"以及"), View(U"还有"), View(U"和"), View(U"跟"), View(U" and "), View(U"&"), View(U"+")}) {
        if (!line.substr(at).starts_with(word)) continue;
        const std::size_t end = at + word.size();
        if (at == begin || end >= line.size()) return 0;
        const auto amount = quantity_at(line, end);
        if (amount && amount->has_unit() && !amount->some && word != U"+") return word.size();
        if (word == U"还有") return 0;
        const std::size_t close = std::min(line.find_first_of(U",、;。", end), line.size());
        const View left = line.substr(begin, at - begin), right = line.substr(end, close - end);
        if (right.starts_with(U"牛") || right.starts_with(U"路雪") || is_digit(right.front())) return 0;
        // 布洛芬和体温计急: says which are urgent, and asks for nothing.
        const bool marks = (says_urgent(right) || says_calm(right)) && right.find(U'(') == View::npos;
        if (marks && !find_quantity(left, 0) && !find_quantity(right, 0)) return 0;
        // 身份证和医保卡在门口: tells where things are.
        const View thing = right.substr(0, right.find_first_of(U" ("));
        if (has_words_of_talk(thing) && !find_quantity(left, 0) && !find_quantity(right, 0)) return 0;
        const bool each = right.find(U"各") != View::npos;
        const bool amounts = find_quantity(left, 0) && find_quantity(right, 0);
        const bool alike = left.size() >= 2 || right.size() < 2;
        const bool things = !is_talk(left) && !is_sentence(left) && !is_note(left) && left.size() <= 8;
        return (each || amounts || (alike && things)) ? word.size() : 0;
    }
    return 0;
}

bool is_latin_words(View plain) {
    return !plain.empty() && std::all_of(plain.begin(), plain.end(), [](char32_t c) {
        return is_latin(c) || c == U' ' || c == U'-' || c == U'\'';
    });
}

bool is_front_amount(View plain) {
    const auto quantity = quantity_at(plain, 0);
    return quantity && quantity->end == plain.size() && !quantity->pack;
}

// baby formula is one thing, so is the amount 2 boxes; 2箱 牛奶 is an amount with its thing.
void join(const Piece& clause, std::vector<Word>& words) {
    for (std::size_t i = 0; i + 1 < words.size();) {
        if (words[i].bracket || words[i + 1].bracket) {
            ++i;
            continue;
        }
        const Piece& a = words[i].piece;
        const Piece& b = words[i + 1].piece;
        const auto begin = static_cast<std::size_t>(a.plain.data() - clause.plain.data());
        const auto end = static_cast<std::size_t>(b.plain.data() - clause.plain.data()) + b.plain.size();
        const Piece both = clause.part(begin, end);
        const auto a_amount = quantity_at(a.plain, 0);
        const bool a_is_amount = a_amount && a_amount->end == a.plain.size();
        const bool polite = b.plain.starts_with(U"thank") || b.plain.starts_with(U"please");
        const bool words_join = !polite && b.plain != U"x" && is_latin_words(a.plain) &&
                                is_latin_words(b.plain) && !is_kind(b.plain);
        const bool amount = a_is_amount && !a_amount->has_unit() && is_amount(both.plain);
        const bool times = a.plain.size() == 1 && is_any_of(U"x×*", a.plain[0]) && is_digit(b.plain[0]);
        const bool front = i == 0 && is_front_amount(a.plain) && !is_amount(b.plain) &&
                           !is_only_urgent(b.plain) && !is_note(b.plain);
        const bool english =
            i == 0 && quantity_at(a.plain, 0) && is_latin(a.plain.back()) && is_latin_words(b.plain);
        if (!words_join && !amount && !times && !front && !english) {
            ++i;
            continue;
        }
        words[i].piece = both;
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

}  // namespace

std::vector<Clause> clauses_of(const Piece& line) {
    std::vector<Clause> clauses;
    int depth = 0;
    std::size_t begin = 0;
    bool in_a_series = false;
    for (std::size_t at = 0; at <= line.plain.size(); ++at) {
        const bool ends = at == line.plain.size();
        const char32_t c = ends ? U',' : line.plain[at];
        depth += c == U'(' ? 1 : c == U')' ? -1 : 0;
        depth = std::max(depth, 0);
        if (depth > 0 && !ends) continue;
        const std::size_t joiner = ends ? 0 : joiner_length(line.plain, begin, at);
        const bool point = !ends && c == U'.' && at + 1 < line.plain.size() && !is_digit(line.plain[at + 1]);
        if (!is_any_of(U",、;。!?", c) && !point && joiner == 0) continue;
        const Piece clause = line.part(begin, at).trim();
        const bool group = ends || is_any_of(U";。!?", c);
        if (!clause.empty())
            clauses.push_back({line.part(begin, c == U'?' && !ends ? at + 1 : at), group, in_a_series});
        in_a_series = c == U'、';
        begin = at + std::max<std::size_t>(joiner, 1);
        at = begin - 1;
    }
    return clauses;
}

std::vector<Word> words_of(const Piece& clause) {
    std::vector<Word> words;
    std::size_t begin = 0;
    const auto close = [&](std::size_t at, bool bracket) {
        const Piece word = clause.part(std::min(begin, at), at).trim();
        begin = at + 1;
        if (word.plain.find_first_not_of(U"/=") == View::npos) return;
        // 米 5kg一袋: the size of a pack and how many.
        const auto size = words.empty() || bracket ? std::nullopt : quantity_at(word.plain, 0);
        const bool two = size && size->has_unit() && size->end < word.plain.size() &&
                         is_amount(word.part(size->end).plain);
        if (two) words.push_back({word.part(0, size->end), false});
        words.push_back({two ? word.part(size->end) : word, bracket});
    };
    for (std::size_t at = 0; at <= clause.plain.size(); ++at) {
        const char32_t c = at < clause.plain.size() ? clause.plain[at] : U' ';
        if (c == U'(') {
            close(at, false);
            at = std::min(clause.plain.find(U')', at), clause.plain.size());
            close(at, true);
        } else if (is_any_of(U" \t:=", c)) {
            close(at, false);
        }
    }
    join(clause, words);
    return words;
}

Label label_of(View label) {
    static const Words<Label> words = {
        {Label::Item, U"物品|品名|名称|商品|药名|药品名|药品名称|物资|item|name of item|购买|采购|代买"},
        {Label::Detail, U"数量|规格|品牌|备注|说明|要求|剩余|余量|用量|note|notes|qty|quantity|remark|用途"},
        {Label::Person,
         U"姓名|称呼|联系人|电话|手机|联系电话|手机号|微信|微信号|收货人|身份证|医保卡|年龄|住户|联系方式|"
         U"name|phone|tel|wechat|contact|社区|小区|地址|门牌|房号|门牌号|时间|日期"},
        {Label::Unwanted,
         U"不要|不要的|不用买|不用|不需要|不需要的|不买|别买|先不要|唔要|家里有|家里还有|已有|已经有|有了|"
         U"no need|don't need|not needed"}};
    const auto* word = label.empty() ? nullptr : words.at(label, 0);
    return word && word->word.size() == label.size() ? word->meaning : Label::Other;
}

}  // namespace linli::wishes
