#include "shared/errands/wish_list.h"

#include <algorithm>

#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/core/reading_door.h"
#include "shared/errands/wish_list/hints.h"
#include "shared/errands/wish_list/quantity.h"

namespace linli {
namespace {

using namespace wishes;
using View = std::u32string_view;

constexpr std::int32_t urgent_days = 3;  // Three days' stock or less.

// A piece of a line: the same characters for matching and for giving back.
struct Piece {
    View plain, shown;
    bool empty() const { return plain.empty(); }
    Piece part(std::size_t begin, std::size_t end = View::npos) const {
        return {plain.substr(begin, end - begin), shown.substr(begin, end - begin)};
    }
    Piece trim() const {
        Piece piece = *this;
        const auto loose = [](char32_t c) { return is_any_of(U" \t!。.~:,;、？?…+", c); };
        while (!piece.empty() && loose(piece.plain.front())) piece = piece.part(1);
        while (!piece.empty() && loose(piece.plain.back())) piece = piece.part(0, piece.plain.size() - 1);
        return piece;
    }
};

Piece piece_of(const ReadText& text) {
    return {text.plain, text.shown};
}

class Reader {
public:
    WishList read(std::string_view text);

private:
    void read_line(const ReadText& line);
    Piece behind_door(const Piece& line);
    Piece without_door(const Piece& line);
    bool decides_urgency(View plain);
    WishedItem* find(View name);
    bool corrects(Piece& part);
    void read_part(const Piece& part);
    void read_tokens(const Piece& part);
    void read_token(const Piece& token, bool amount_follows);
    void read_item(Piece token);
    void give_each(const WishedItem& item);
    Piece take_amount_before(const Piece& token, WishedItem& item, std::vector<Piece>& notes);
    Piece take_amount_behind(const Piece& token, WishedItem& item);
    void add_amount(WishedItem& item, const Piece& token);
    void add_note(const Piece& note);
    void add_note(WishedItem& item, const Piece& note);
    bool set_quantity(WishedItem& item, const Piece& words, const Quantity& quantity);
    WishedItem* last() { return list_.items.size() > line_start_ ? &list_.items.back() : nullptr; }
    std::string text(View shown, std::size_t limit) const;

    WishList list_;
    std::size_t line_start_ = 0, part_start_ = 0;  // The first item of this line, and of this part of it.
    std::string amount_;                           // The amount that was read last, as written.
    int line_ = 0;
    bool line_urgent_ = false, all_urgent_ = false, decided_ = false;
    bool behind_door_ = false;  // On its line people say who they are, before what they want.
};

std::string Reader::text(View shown, std::size_t limit) const {
    std::string words = text_of(trimmed(shown));
    while (words.size() > limit) {
        words.pop_back();
        while (!words.empty() && (static_cast<unsigned char>(words.back()) & 0xC0) == 0x80) words.pop_back();
        if (!words.empty() && static_cast<unsigned char>(words.back()) >= 0xC0) words.pop_back();
    }
    return words;
}

void Reader::add_note(WishedItem& item, const Piece& written) {
    Piece note = written.trim();
    if (note.plain.size() > 1 && note.plain.back() == U'的') note = note.part(0, note.plain.size() - 1);
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
    const std::string more = text(note.shown, default_text_limit);
    if (words.size() + more.size() + 3 > default_text_limit) return;
    words += (words.empty() ? "" : "；") + more;
}

void Reader::add_note(const Piece& note) {
    if (WishedItem* item = last()) add_note(*item, note);
}

// False: the words are no amount to buy, they are a note (6瓶装, 两三斤).
bool Reader::set_quantity(WishedItem& item, const Piece& words, const Quantity& quantity) {
    if (quantity.vague || quantity.pack) {
        add_note(item, words);
        return false;
    }
    amount_ = text(words.shown, 40);
    item.words.quantity_thousandths = quantity.thousandths;
    item.words.unit = text(words.shown.substr(quantity.unit, quantity.end - quantity.unit), 40);
    if (item.words.unit.size() > 3 && item.words.unit.ends_with("半"))
        item.words.unit.resize(item.words.unit.size() - std::string_view("半").size());
    return true;
}

// 上面两样急，下面的不急: of what stands above, so many; all of it where no number is said.
bool Reader::decides_urgency(View plain) {
    const std::size_t above = plain.find(U"上面");
    const bool all = plain.find(U"都急") != View::npos || plain.find(U"全急") != View::npos ||
                     plain.find(U"都很急") != View::npos;
    if ((above == View::npos && !all) || !says_urgent(plain)) return false;
    decided_ = true;
    std::size_t count = list_.items.size();
    if (above != View::npos) {
        const std::size_t begin = above + 2, end = numeral_end(plain, begin);
        const int said = number_of(plain.substr(begin, end - begin));
        if (said > 0) count = std::min(count, static_cast<std::size_t>(said));
    }
    for (std::size_t i = list_.items.size() - count; i < list_.items.size(); ++i)
        list_.items[i].words.urgent = true;
    return true;
}

// 生抽、老抽各一瓶: what stood before it on the line has the same amount.
void Reader::give_each(const WishedItem& item) {
    for (std::size_t i = line_start_; i < list_.items.size(); ++i) {
        ItemWords& before = list_.items[i].words;
        if (before.quantity_thousandths) continue;
        before.quantity_thousandths = item.words.quantity_thousandths;
        before.unit = item.words.unit;
    }
}

// 3斤水多的梨, 6瓶装的可乐, 一点姜: takes the amount before the thing.
Piece Reader::take_amount_before(const Piece& token, WishedItem& item, std::vector<Piece>& notes) {
    const auto quantity = quantity_at(token.plain, 0);
    if (quantity && quantity->end < token.plain.size() && quantity->unit < quantity->end) {
        const Piece words = token.part(0, quantity->end);
        const bool size = token.plain[quantity->end] == U'的' || quantity->pack;
        if (size || quantity->vague)
            notes.push_back(words);
        else
            set_quantity(item, words, *quantity);
        return token.part(quantity->end + (token.plain[quantity->end] == U'的' ? 1 : 0));
    }
    for (const View some : {View(U"一点"), View(U"一些"), View(U"少许")}) {
        if (!token.plain.starts_with(some) || token.plain.size() == some.size()) continue;
        notes.push_back(token.part(0, some.size()));
        return token.part(some.size());
    }
    return token;
}

// 豆腐两块: takes the amount behind the thing. 5kg大米1袋: then the first one is the size of the pack.
Piece Reader::take_amount_behind(const Piece& token, WishedItem& item) {
    const auto begin = quantity_before_end(token.plain);
    if (!begin) return token;
    const Piece words = token.part(*begin);
    const Quantity quantity = *quantity_at(words.plain, 0);
    if (quantity.unit == quantity.end && item.words.quantity_thousandths) return token;
    const bool each = token.plain[*begin - 1] == U'各';
    const std::string size = item.words.quantity_thousandths ? amount_ : std::string();
    if (set_quantity(item, words, quantity) && !size.empty()) item.words.note = size;
    if (each) give_each(item);
    return token.part(0, *begin - (each ? 1 : 0));
}

void Reader::read_item(Piece token) {
    if (list_.items.size() == max_errand_items) return;
    WishedItem item;
    item.line = line_;
    item.words.urgent = line_urgent_;
    std::vector<Piece> notes;
    token = token.trim();
    token = token.part(asking_length(token.plain)).trim();
    token = take_amount_before(token, item, notes);
    token = take_amount_behind(token, item).trim();
    const std::size_t of = token.plain.rfind(U'的');
    if (of != View::npos && of > 0 && of + 1 < token.plain.size()) {
        notes.push_back(token.part(0, of));
        token = token.part(of + 1);
    }
    item.words.item = text(token.trim().shown, max_name_bytes);
    if (item.words.item.empty()) {
        for (const Piece& note : notes) add_note(note);
        return;
    }
    for (const Piece& note : notes) add_note(item, note);
    list_.items.push_back(std::move(item));
}

// 降压药 before the drug's own name is its class.
bool is_class_of_medicine(View plain) {
    return plain.size() > 2 && plain.ends_with(U"药");
}

bool is_amount(View plain) {
    const auto quantity = quantity_at(plain, 0);
    return quantity && quantity->end == plain.size() && quantity->unit < quantity->end;
}

void Reader::add_amount(WishedItem& item, const Piece& token) {
    const std::string size = item.words.quantity_thousandths ? amount_ : std::string();
    if (!set_quantity(item, token, *quantity_at(token.plain, 0)) || size.empty()) return;
    item.words.note = item.words.note.empty() ? size : size + "；" + item.words.note;
}

// `amount_follows`: behind it stands an amount, so that 中号 in 垃圾袋 中号 2卷 is no thing of its own.
void Reader::read_token(const Piece& written, bool amount_follows) {
    const Piece token = written.trim();
    if (token.empty()) return;
    if (is_only_urgent(token.plain)) {
        for (std::size_t i = line_start_; i < list_.items.size(); ++i) list_.items[i].words.urgent = true;
        line_urgent_ = true;
        return;
    }
    WishedItem* item = last();
    if (!item) return read_item(token);
    if (is_amount(token.plain)) return add_amount(*item, token);
    const auto quantity = quantity_at(token.plain, 0);
    const bool of_kind =  // 二段
        quantity && quantity->unit == quantity->end && quantity->end + 1 == token.plain.size();
    if (of_kind || is_note(token.plain) || days_left(token.plain)) return add_note(*item, token);
    const bool bare = !item->words.quantity_thousandths && item->words.note.empty();
    if (bare && is_class_of_medicine(plain_text(item->words.item))) {
        const std::string kind = item->words.item;
        list_.items.pop_back();
        const std::size_t before = list_.items.size();
        read_item(token);
        if (list_.items.size() > before) list_.items.back().words.note = kind;
        return;
    }
    if (bare && amount_follows && !quantity_before_end(token.plain) && list_.items.size() == part_start_ + 1)
        return add_note(*item, token);
    read_item(token);
}

bool is_latin_words(View plain) {
    return std::all_of(plain.begin(), plain.end(),
                       [](char32_t c) { return is_latin(c) || c == U' ' || c == U'-'; });
}

// baby formula is one thing, and so is the amount 2 boxes.
void join_latin(const Piece& part, std::vector<Piece>& tokens) {
    for (std::size_t i = 0; i + 1 < tokens.size();) {
        const Piece& a = tokens[i];
        const Piece& b = tokens[i + 1];
        const auto begin = static_cast<std::size_t>(a.plain.data() - part.plain.data());
        const auto end = static_cast<std::size_t>(b.plain.data() - part.plain.data()) + b.plain.size();
        const Piece both = part.part(begin, end);
        const bool words = is_latin_words(a.plain) && is_latin_words(b.plain);
        const bool amount = numeral_end(a.plain, 0) == a.plain.size() && is_amount(both.plain);
        if (!words && !amount) {
            ++i;
            continue;
        }
        tokens[i] = both;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

// The tokens of a part, parted by blanks; what stands in brackets is a note of what stands before.
void Reader::read_tokens(const Piece& part) {
    std::vector<Piece> tokens;
    std::size_t begin = 0;
    const auto close = [&](std::size_t at) {
        const Piece token = part.part(begin, at).trim();
        if (!token.empty()) tokens.push_back(token);
        begin = at + 1;
    };
    for (std::size_t at = 0; at <= part.plain.size(); ++at) {
        const char32_t c = at < part.plain.size() ? part.plain[at] : U' ';
        if (c == U'(') {
            close(at);
            begin = at;
            at = std::min(part.plain.find(U')', at), part.plain.size());
            close(at);
        } else if (c == U' ' || c == U'\t') {
            close(at);
        }
    }
    join_latin(part, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool bracket = tokens[i].plain.front() == U'(';
        const Piece token = bracket ? tokens[i].part(1) : tokens[i];
        if (bracket && !is_only_urgent(token.trim().plain))
            add_note(token);
        else
            read_token(token, i + 1 < tokens.size() && is_amount(tokens[i + 1].plain));
    }
}

WishedItem* Reader::find(View name) {
    const auto same = std::find_if(list_.items.rbegin(), list_.items.rend(), [&](const WishedItem& item) {
        return !name.empty() && plain_text(item.words.item) == name;
    });
    return same == list_.items.rend() ? nullptr : &*same;
}

// 梨不要了; 胡萝卜改成4根; 不对，改成3斤. False: it is about something else.
bool Reader::corrects(Piece& part) {
    for (const View ending :
         {View(U"不要了"), View(U"不用了"), View(U"不买了"), View(U"算了"), View(U"取消")}) {
        if (!part.plain.ends_with(ending)) continue;
        const WishedItem* same = find(part.plain.substr(0, part.plain.size() - ending.size()));
        if (!same) continue;
        list_.items.erase(list_.items.begin() + (same - list_.items.data()));
        line_start_ = std::min(line_start_, list_.items.size());
        return true;
    }
    for (const View change : {View(U"改成"), View(U"换成"), View(U"改为")}) {
        const std::size_t at = part.plain.find(change);
        if (at == View::npos) continue;
        const Piece now = part.part(at + change.size());
        WishedItem* item = at > 0                ? find(part.plain.substr(0, at))
                           : list_.items.empty() ? nullptr
                                                 : &list_.items.back();
        if (item && is_amount(now.plain)) {
            set_quantity(*item, now, *quantity_at(now.plain, 0));
            return true;
        }
        if (at == 0) part = now;  // Something else instead: read as a thing of its own.
    }
    return part.plain == U"不对" || part.plain == U"错了" || part.plain == U"不要了";
}

bool has_amount(View plain) {
    for (std::size_t begin = 0; begin < plain.size();) {
        const std::size_t end = std::min(plain.find(U' ', begin), plain.size());
        const View token = plain.substr(begin, end - begin);
        const auto quantity = quantity_at(token, asking_length(token));
        if (quantity_before_end(token) || (quantity && quantity->unit < quantity->end)) return true;
        begin = end + 1;
    }
    return false;
}

// Between two commas: an item with what is said about it.
void Reader::read_part(const Piece& written) {
    Piece part = written.trim();
    if (part.empty() || corrects(part)) return;
    part_start_ = list_.items.size();
    const std::size_t of = part.plain.find(U"的");
    const bool of_item = is_note(part.plain) && !(of != View::npos && of + 1 < part.plain.size());
    if (last() && (of_item || days_left(part.plain)) && !has_amount(part.plain.substr(0, 1)))
        return add_note(part);
    const bool nothing_yet = list_.items.size() == line_start_;
    if (!has_amount(part.plain) && (is_filler(part.plain) || (behind_door_ && nothing_yet))) return;
    read_tokens(part);
}

Piece Reader::behind_door(const Piece& line) {
    // A door before a colon is none where the colon could be part of a time.
    const View plain = line.plain.substr(0, line.plain.find(U':'));
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const auto door = find_door(plain, at);
        if (!door || door->value.room.empty() || door->value.building.empty()) continue;
        list_.door = door_text(door->value);
        return line.part(door->end);
    }
    return line;
}

// Where a line is cut into parts: at commas and full stops outside brackets, and at 和 before an amount.
std::vector<Piece> parts_of(const Piece& line) {
    std::vector<Piece> parts;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= line.plain.size(); ++at) {
        const char32_t c = at < line.plain.size() ? line.plain[at] : U',';
        depth += c == U'(' ? 1 : c == U')' ? -1 : 0;
        const auto amount = c == U'和' ? quantity_at(line.plain, at + 1) : std::nullopt;
        const bool cut = is_any_of(U",、;。!", c) || (amount && amount->unit < amount->end && at > begin);
        if (!cut || depth > 0) continue;
        parts.push_back(line.part(begin, at));
        begin = at + 1;
    }
    return parts;
}

// A line of a chat log that says who writes when: 小周 08:31
bool is_speaker(View plain) {
    const std::size_t colon = plain.rfind(U':');
    if (colon == View::npos || colon + 3 != plain.size() || colon < 3) return false;
    const std::size_t blank = plain.rfind(U' ');
    return blank != View::npos && blank < colon && is_digit(plain[colon + 1]) && is_digit(plain[colon - 1]);
}

// Who speaks and why stands behind a door; the items come after a colon, or in the same breath.
Piece Reader::without_door(const Piece& line) {
    if (list_.door) return line;
    const Piece rest = behind_door(line);
    if (!list_.door) return line;
    const std::size_t colon = rest.plain.find(U':');
    if (says_urgent(rest.plain.substr(0, colon))) all_urgent_ = true;
    if (colon != View::npos) return rest.part(colon + 1);
    behind_door_ = true;
    const std::vector<Piece> parts = parts_of(rest);
    const bool any = std::any_of(parts.begin(), parts.end(),
                                 [](const Piece& part) { return has_amount(part.trim().plain); });
    return any ? rest : Piece{};
}

void Reader::read_line(const ReadText& line) {
    line_start_ = list_.items.size();
    line_urgent_ = behind_door_ = false;
    Piece rest = piece_of(line);
    const std::size_t number = list_number_length(rest.plain);
    if (number > 0 && is_any_of(U".、):, ", rest.plain[number - 1])) rest = rest.part(number);
    rest = without_door(rest);
    const View plain = rest.trim().plain;
    if (is_speaker(plain)) return;
    for (const View word : {View(U"urgent:"), View(U"急:")}) {
        if (!plain.starts_with(word)) continue;
        line_urgent_ = true;
        return read_part(rest.trim().part(word.size()));
    }
    if (plain.empty() || decides_urgency(plain)) return;
    if (rest.plain.ends_with(U":")) return;  // A heading.
    if (plain.front() == U'(' && plain.find(U')') + 1 >= plain.size() && !is_only_urgent(plain.substr(1)))
        return;
    const bool tells = is_filler(plain) || plain.front() == U'急' || is_only_urgent(plain);
    if (tells && says_urgent(plain) && !has_amount(plain)) {
        if (plain.find(U"不急") == View::npos) all_urgent_ = true;
        return;
    }
    if (says_urgent(plain) && plain.find(U"不急") != View::npos && !has_amount(plain)) return;
    for (const Piece& part : parts_of(rest)) read_part(part);
}

WishList Reader::read(std::string_view text) {
    for (const std::string_view line : split_lines(text.substr(0, max_wish_list_bytes))) {
        ++line_;
        const ReadText read = read_text(line);
        if (!read.empty()) read_line(read);
    }
    if (all_urgent_ && !decided_) {
        for (WishedItem& item : list_.items) item.words.urgent = true;
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
