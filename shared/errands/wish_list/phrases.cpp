#include "shared/errands/wish_list/phrases.h"

#include <algorithm>

#include "shared/errands/wish_list/hints.h"
#include "shared/errands/wish_list/medicine.h"

namespace linli::wishes {
namespace {

// 要 and its like between a thing and its amount: 盐要两包, 卷纸来1提.
Piece without_asking_behind(Piece thing) {
    static constexpr View words[] = {U"还需要", U"需要", U"还要", U"想要", U"再要", U"再来", U"再买",
                                     U"另外",   U"称",   U"切",   U"买上", U"来上", U"只要", U"还有",
                                     U"给我",   U"以及", U"要",   U"来",   U"买",   U"拿",   U"帮带",
                                     U"和",     U"跟",   U"共",   U"and",  U"各"};
    for (bool more = true; more;) {
        more = false;
        for (const View word : words) {
            if (thing.plain.size() <= word.size() || !thing.plain.ends_with(word)) continue;
            thing = thing.part(0, thing.plain.size() - word.size()).trim();
            more = true;
        }
    }
    return thing;
}

// 桔子多买点, 香菜来点: where the asking begins behind a thing that says only some of it is wished; 0 if none
// does.
std::size_t some_wished(View thing) {
    if (thing.size() < 3 || !is_any_of(U"点些", thing.back())) return 0;
    std::size_t at = thing.size() - 2;
    if (!is_any_of(U"买来要带捎拿弄整", thing[at])) return 0;
    while (at > 1 && is_any_of(U"多少再", thing[at - 1])) --at;
    return at;
}

// 感冒药什么都行, 牛奶要低脂的: where a note begins that runs on behind the thing; 0 if none does.
std::size_t note_inside(View thing) {
    static constexpr View starts[] = {U"不要",   U"什么",   U"随便", U"最好",   U"尽量", U"别太",   U"没有",
                                      U"吃完",   U"用完",   U"喝完", U"断药",   U"快没", U"快吃完", U"快用完",
                                      U"快断",   U"只剩",   U"还剩", U"仅剩",   U"就剩", U"今天就", U"明天就",
                                      U"今天没", U"明天没", U"只够", U"已经没", U"没了", U"要"};
    if (const std::size_t condition = thing.find(U" if "); condition != View::npos) return condition;
    for (std::size_t at = 1; at + 1 < thing.size(); ++at) {
        const View rest = thing.substr(at);
        for (const View start : starts) {
            const bool says = start != U"要" || rest.ends_with(U"的");
            const bool note = is_note(rest) || days_left(rest);
            if (rest.starts_with(start) && says && rest.size() > start.size() && note) return at;
        }
    }
    return 0;
}

// 来包盐, 带瓶醋: a unit whose 一 is left out; 来包子 names a thing.
bool is_elided_one(View plain) {
    constexpr View units = U"包袋瓶盒把块件份桶个斤盆捆";
    static constexpr View things[] = {U"包子", U"包菜", U"包装", U"包裹", U"包心", U"瓶装", U"瓶盖", U"瓶子",
                                      U"盒饭", U"盒子", U"盒装", U"把手", U"桶装", U"桶子", U"袋装", U"袋子",
                                      U"袋泡", U"个人", U"块茎", U"块菌", U"盆栽", U"盆子", U"份饭"};
    return plain.size() > 1 && is_any_of(units, plain.front()) &&
           std::none_of(std::begin(things), std::end(things),
                        [&](View thing) { return plain.starts_with(thing); });
}

// 葱姜蒜, 油盐酱醋, 酱油醋: the things that are written as one word, all but the last cut off it; none if it
// is one thing.
std::vector<Piece> cut_single_things(Piece& word) {
    constexpr View singles = U"油盐酱醋茶糖米面葱姜蒜蛋鱼肉奶";
    static constexpr View words[] = {U"酱油", U"奶茶", U"奶糖", U"鱼油", U"面酱", U"米醋"};
    static constexpr View pairs[] = {U"葱姜", U"姜葱", U"葱蒜", U"蒜葱", U"姜蒜", U"蒜姜",
                                     U"米面", U"米油", U"油米", U"油盐", U"盐油", U"盐糖"};
    const bool all_single =
        std::all_of(word.plain.begin(), word.plain.end(), [&](char32_t c) { return is_any_of(singles, c); });
    const bool pair = std::find(std::begin(pairs), std::end(pairs), word.plain) != std::end(pairs);
    std::vector<Piece> things;
    if (!all_single || (word.plain.size() < 3 && !pair)) return things;
    while (true) {
        const bool whole = std::any_of(std::begin(words), std::end(words),
                                       [&](View each) { return word.plain.starts_with(each); });
        const std::size_t length = whole ? 2 : 1;
        if (length >= word.plain.size()) return things;
        things.push_back(word.part(0, length));
        word = word.part(length);
    }
}

class PhraseReader {
public:
    explicit PhraseReader(Piece words) : rest_(words.trim()) {}

    std::vector<Phrase> read() {
        while (!rest_.empty() && phrases_.size() < 60) {
            const std::size_t before = rest_.plain.size();
            read_phrase();
            if (rest_.plain.size() >= before) break;
        }
        return std::move(phrases_);
    }

private:
    void read_phrase();
    void skip_asking();
    void read_front();
    bool read_qualifier();
    void read_thing();
    void read_behind();
    void take_amount(const Piece& words, const Quantity& quantity);

    Piece rest_;
    Phrase phrase_;
    std::vector<Phrase> phrases_;
};

void PhraseReader::skip_asking() {
    const AskingWords asking = asking_words(rest_.plain);
    phrase_.urgent = phrase_.urgent || asking.urgent;
    const bool one = asks_for_one(rest_.plain);
    rest_ = rest_.part(asking.length).trim();
    if (one) {
        phrase_.amount = Amount{rest_.part(0, 1), {1, 0, 1000, false, false, false}};
        rest_ = rest_.part(1);
    }
    // 要带皮五花肉两斤; 要软的 is a note.
    const bool wants = rest_.plain.starts_with(U"要") && rest_.plain.find(U'的') == View::npos;
    if (wants && find_quantity(rest_.plain, 2)) rest_ = rest_.part(1);
}

// A size is a note; of two amounts the first is the size of a pack: 5kg大米1袋.
void PhraseReader::take_amount(const Piece& words, const Quantity& quantity) {
    if (quantity.vague || quantity.pack) {
        phrase_.notes.push_back(words);
        return;
    }
    if (phrase_.amount) phrase_.notes.insert(phrase_.notes.begin(), phrase_.amount->words);
    phrase_.amount = Amount{words, quantity};
}

// 水多的, 5号的: what stands before 的 is a note, unless nothing but an amount stands behind it.
bool PhraseReader::read_qualifier() {
    const std::size_t of = rest_.plain.find(U'的');
    if (of == View::npos || of == 0 || of + 1 >= rest_.plain.size()) return false;
    const auto amount = find_quantity(rest_.plain, 0);
    if (amount && *amount > 0 && *amount < of && !quantity_at(rest_.plain, *amount)->pack) return false;
    const Piece behind = rest_.part(of + 1).trim();
    const auto only = quantity_at(behind.plain, 0);
    if (!(only && only->end == behind.plain.size())) {
        Piece note = rest_.part(0, of);
        if (note.plain.size() > 2 && note.plain.front() == U'要') note = note.part(1);
        phrase_.notes.push_back(note);
    } else {
        // 豆奶粉要无糖的两袋
        const std::size_t said = std::min(rest_.plain.find(U"要"), rest_.plain.find(U"不要"));
        const bool parted = said != View::npos && said > 0 && said < of;
        phrase_.item = rest_.part(0, parted ? said : of).trim();
        if (parted) phrase_.notes.push_back(rest_.part(said, of));
    }
    rest_ = behind;
    return true;
}

// What stands in front of the thing.
void PhraseReader::read_front() {
    for (bool more = true; more && !rest_.empty() && phrase_.item.empty();) {
        more = false;
        const auto quantity = quantity_at(rest_.plain, 0);
        if (quantity && quantity->has_unit() && quantity->end < rest_.plain.size()) {
            const Piece words = rest_.part(0, quantity->end).trim();
            const bool of = rest_.plain[quantity->end] == U'的';
            if (of && !quantity->vague)
                phrase_.notes.push_back(words);
            else if (phrase_.amount && !quantity->pack && !quantity->vague)
                phrase_.notes.push_back(words);
            else
                take_amount(words, *quantity);
            rest_ = rest_.part(quantity->end + (of ? 1 : 0)).trim();
            rest_ = rest_.part(politeness_length(rest_.plain)).trim();
            if (rest_.plain.starts_with(U"of ")) rest_ = rest_.part(3).trim();
            more = true;
        } else {
            more = read_qualifier();
        }
    }
}

void PhraseReader::read_thing() {
    if (!phrase_.item.empty()) return;
    const auto amount = find_quantity(rest_.plain, 1);
    const std::size_t end = amount.value_or(rest_.plain.size());
    Piece thing = rest_.part(0, end).trim();
    phrase_.each = amount && (thing.plain.ends_with(U"各") || thing.plain.ends_with(U"各要") ||
                              thing.plain.ends_with(U"各来") || thing.plain.ends_with(U"各买"));
    if (amount) thing = without_asking_behind(thing);
    const std::size_t inside = note_inside(thing.plain);
    if (const std::size_t note = inside > 0 ? inside : some_wished(thing.plain); note > 0) {
        phrase_.notes.push_back(thing.part(note));
        thing = thing.part(0, note);
    }
    if (const std::size_t kind = class_of_medicine_length(thing.plain); kind > 0) {
        phrase_.notes.insert(phrase_.notes.begin(), thing.part(0, kind));
        thing = thing.part(kind);
    }
    phrase_.item = thing;
    rest_ = rest_.part(end);
}

// The amounts behind the thing, and a note that runs on.
void PhraseReader::read_behind() {
    bool counted = false;
    while (!rest_.empty()) {
        rest_ = rest_.trim();
        const auto quantity = quantity_at(rest_.plain, 0);
        const bool read = quantity && (quantity->has_unit() || quantity->end == rest_.plain.size());
        if (!read) break;
        const bool last = quantity->end == rest_.plain.size();
        // 一瓶生抽两包盐: the amounts stand in front, and this one is the next thing's.
        if (phrase_.amount && !last && !quantity->pack) return;
        if (phrase_.amount && last && !quantity->has_unit()) return;
        take_amount(rest_.part(0, quantity->end), *quantity);
        rest_ = rest_.part(quantity->end);
        counted = true;
    }
    if (!counted) return;
    const std::size_t polite = politeness_length(rest_.plain);
    rest_ = rest_.part(polite).trim();
    const bool says = is_note(rest_.plain) || is_kind(rest_.plain);  // 挂面两把细的, 电池两节五号
    const bool note = is_dose(rest_.plain) || (says && !find_quantity(rest_.plain, 0));
    if (!rest_.empty() && note) {
        phrase_.notes.push_back(rest_);
        rest_ = {};
    }
}

void PhraseReader::read_phrase() {
    phrase_ = {};
    skip_asking();
    if (is_amount(rest_.plain)) {  // 称一斤
        take_amount(rest_, *quantity_at(rest_.plain, 0));
        rest_ = {};
        phrases_.push_back(std::move(phrase_));
        return;
    }
    read_front();
    if (rest_.empty() && phrase_.item.empty() && phrase_.notes.empty() && !phrase_.amount) return;
    read_thing();
    read_behind();
    // 葱姜蒜各一把
    if (phrase_.each) {
        for (const Piece& thing : cut_single_things(phrase_.item))
            phrases_.push_back({thing, {}, {}, false, false});
    }
    phrases_.push_back(std::move(phrase_));
}

}  // namespace

bool asks_for_one(View words) {
    const std::size_t asking = asking_words(words).length;
    return asking > 0 && is_elided_one(trimmed(words.substr(asking)));
}

std::vector<Phrase> phrases_of(Piece words) {
    return PhraseReader(words).read();
}

std::optional<Phrase> wish_if_there(Piece clause) {
    static const Words<int> ifs = {{0, U"要是|如果|假如|若|若是|如|倘若"}};
    static const Words<int> thens = {{0, U"就|的话就|的话|话就"}};
    static const Words<int> verbs = {{0, U"要|买|来|带|捎|拿|给我|帮我买|帮我带|多买|买点|来点|带点"}};
    const auto* condition = ifs.at(clause.plain, 0);
    const std::size_t has = condition ? condition->word.size() : 0;
    if (clause.plain.substr(has, 1) != U"有") return std::nullopt;
    for (std::size_t at = has + 2; at < clause.plain.size(); ++at) {
        const auto* then = thens.at(clause.plain, at);
        const std::size_t end = then ? at + then->word.size() : at;
        const auto* verb = then || condition ? verbs.at(clause.plain, end) : nullptr;
        if (!verb) continue;
        const Piece words = clause.part(end + verb->word.size()).trim();
        const auto quantity = quantity_at(words.plain, 0);
        const Piece thing = clause.part(has + 1, at).trim();
        // 有大的就要大的 tells which of them.
        if (thing.plain.find(U'的') != View::npos || !(words.empty() || is_amount(words.plain)))
            return std::nullopt;
        Phrase wish;
        wish.item = thing;
        if (quantity) wish.amount = Amount{words, *quantity};
        wish.notes.push_back({U"有就买", U"有就买"});
        return wish;
    }
    return std::nullopt;
}

}  // namespace linli::wishes
