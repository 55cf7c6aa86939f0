#include "shared/core/characters.h"
#include "shared/orders/chain/header.h"
#include "shared/orders/chain/header_pieces.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

bool is_letter(char32_t c) {
    return c >= U'a' && c <= U'z';
}

struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    Price price;
};

class ItemLineReader {
public:
    ItemLineReader(const SourceLine& line, const ItemLineWays& ways)
        : source_(line), text_(line.text), bare_(ways.bare), price_first_(ways.price_first) {}

    ItemLine read() {
        open_brackets();
        starts_with_code_ = item_code_at(text_, skip_blanks(text_.plain, 0)).end > 0 || source_.listed;
        find_prices();
        if (price_first_)
            read_behind_prices();
        else
            read_before_prices();
        if (prices_.empty() && bare_) read_unpriced();
        line_.priced = !prices_.empty();
        if (line_.items.size() == 1 && line_.items[0].pack_text.empty() && !bracket_pack_.empty()) {
            line_.items[0].pack_text = bracket_pack_;
            if (!line_.items[0].shown.unit) line_.items[0].shown.unit = text_of(bracket_pack_);
        }
        if (line_.pack_text.empty()) line_.pack_text = bracket_pack_;
        return std::move(line_);
    }

private:
    void read_before_prices();
    void read_behind_prices();
    void read_kinds(std::size_t at);
    std::size_t behind_title(std::size_t end) const;
    std::size_t take_code_behind(std::size_t at);
    void open_brackets();
    void blank(std::size_t begin, std::size_t end);
    void find_prices();
    bool behind_each(std::size_t at) const;
    bool is_other_money(std::size_t begin, std::size_t end) const;
    void read_chunk(std::size_t begin, std::size_t end, const Found& found);
    std::size_t skip_packs(std::size_t at);
    void read_unpriced();
    void give_price(OfferedItem& item, const Found& found) const;

    const SourceLine& source_;
    ReadText text_;
    bool bare_;
    bool price_first_;
    bool starts_with_code_ = false;
    std::vector<Found> prices_;
    std::u32string bracket_pack_;  // （30枚）
    ItemLine line_;
};

void ItemLineReader::blank(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) text_.plain[at] = text_.shown[at] = U' ';
}

// Brackets with a price lose only their signs; others are a pack or words that belong to no name.
void ItemLineReader::open_brackets() {
    for (std::size_t at = 0; at < text_.plain.size(); ++at) {
        if (text_.plain[at] != U'(') continue;
        const std::size_t close = std::min(text_.plain.find(U')', at), text_.plain.size() - 1);
        const View inner = View(text_.plain).substr(at + 1, close - at - 1);
        bool price = false;
        for (std::size_t i = 0; i < inner.size() && !price; ++i)
            price = find_price(inner, i, false).has_value();
        std::size_t before = at;
        while (before > 0 && text_.plain[before - 1] == U' ') --before;
        const bool code_behind =
            inner.size() == 1 && before > 0 && is_letter(inner[0]) && is_han(text_.plain[before - 1]);
        if (code_behind) {  // 抹茶(A) is 抹茶A
            text_.plain[at] = text_.plain[at + 1];
            text_.shown[at] = text_.shown[at + 1];
            blank(at + 1, close + 1);
            continue;
        }
        const bool code = inner.size() <= 2 && at == 0 && !inner.empty();
        const bool one_word = at == 0 && close + 1 >= text_.plain.size();
        const auto pack = find_pack(inner, 0);
        const bool only_pack = pack && pack->end == inner.size();
        if (price || code || one_word || only_pack) {
            blank(at, at + 1);
            blank(close, close + 1);
            continue;
        }
        for (std::size_t i = 0; i < inner.size() && bracket_pack_.empty(); ++i) {
            if (i > 0 && is_digit(inner[i - 1])) continue;
            if (const auto pack = find_pack(inner, i)) bracket_pack_ = inner.substr(i, pack->end - i);
        }
        blank(at, close + 1);
        at = close;
    }
}

bool ItemLineReader::is_other_money(std::size_t begin, std::size_t end) const {
    const View plain = text_.plain;
    for (std::size_t back = 1; back <= 10 && back <= begin; ++back) {
        const auto* word = other_money_before().at(plain, begin - back);
        if (!word) continue;
        const View between =
            plain.substr(begin - back + word->word.size(), back - std::min(back, word->word.size()));
        if (word->word.size() <= back && std::all_of(between.begin(), between.end(),
                                                     [](char32_t c) { return is_any_of(U" :¥￥是为", c); }))
            return true;
    }
    const std::size_t next = skip_blanks(plain, end);
    return next < plain.size() && other_money_behind().at(plain, next) != nullptr;
}

// 每束都是39.9, 一盒45: the words for one pack stand in front of the number.
bool ItemLineReader::behind_each(std::size_t at) const {
    const View front = View(text_.plain).substr(0, at);
    static constexpr View joins[] = {U"都是", U"均为", U"只要", U"都", U"是", U""};
    for (const View join : joins) {
        if (!front.ends_with(join)) continue;
        const View words = front.substr(0, front.size() - join.size());
        for (std::size_t length = 1; length <= 2 && length < words.size(); ++length) {
            const std::size_t unit = words.size() - length;
            if (words[unit - 1] == U'每' && unit_length(text_.plain, unit) == length) return true;
        }
    }
    return false;
}

void ItemLineReader::find_prices() {
    const View plain = text_.plain;
    // The number of 套餐1 is no price.
    for (std::size_t at = item_code_at(text_, 0).end; at < plain.size(); ++at) {
        const bool goes_on = at > 0 && (is_digit(plain[at - 1]) ||
                                        (at > 1 && plain[at - 1] == U'.' && is_digit(plain[at - 2])));
        if (goes_on && is_digit(plain[at])) continue;
        auto price = find_price(plain, at, false);
        const auto pack = price && price->value.marked ? std::nullopt : find_pack(plain, at);
        // 58块装 counts pieces.
        if (price && price->end < plain.size() && plain[price->end] == U'装') price.reset();
        if (!price && pack) {
            at = pack->end - 1;
            continue;
        }
        const bool bare = bare_ || starts_with_code_;
        const bool behind_word = at > 0 && !is_any_of(U"-*×x第:/+=", plain[at - 1]);
        if (!price && is_digit(plain[at]) && behind_each(at)) price = find_price(plain, at, true);
        if (!price && bare && behind_word && is_digit(plain[at])) price = find_price(plain, at, true);
        if (!price || price->value.cents == 0) continue;
        if (!is_other_money(at, price->end)) prices_.push_back({at, price->end, price->value});
        at = price->end - 1;
    }
}

void ItemLineReader::give_price(OfferedItem& item, const Found& found) const {
    item.shown.price_cents = found.price.cents;
    if (found.price.unit.empty()) return;
    item.unit = found.price.unit;
    const auto at = static_cast<std::size_t>(found.price.unit.data() - text_.plain.data());
    item.shown.unit = text_of(View(text_.shown).substr(at, found.price.unit.size()));
}

void ItemLineReader::read_chunk(std::size_t begin, std::size_t end, const Found& found) {
    const std::vector<ItemPiece> pieces = item_pieces(text_, begin, end);
    std::vector<OfferedItem> read;
    std::vector<bool> coded, sibling;
    std::optional<std::size_t> pack_begin, pack_end;
    for (const ItemPiece& piece : pieces) {
        auto item = item_of_piece(text_, piece);
        if (!item) {  // 都是12杯55元: a pack for all of them.
            for (std::size_t at = piece.begin; at < piece.end; ++at) {
                const auto pack = find_pack(text_.plain, at);
                if (!pack || pack->end > piece.end) continue;
                pack_begin = at;
                pack_end = pack->end;
                break;
            }
            continue;
        }
        coded.push_back(!item->code.empty());
        sibling.push_back(piece.code == U"、");
        read.push_back(std::move(*item));
    }
    // Without codes only the words next to the price are the item; 、 joins several of one price.
    std::vector<OfferedItem> taken;
    bool joined = true;
    const bool any_code = std::find(coded.begin(), coded.end(), true) != coded.end();
    for (std::size_t i = read.size(); i-- > 0;) {
        const bool last = i + 1 == read.size();
        joined = joined && (last || sibling[i]);
        const bool take = any_code ? coded[i] : joined;
        if (take) taken.insert(taken.begin(), std::move(read[i]));
    }
    if (taken.empty() && line_.items.empty()) {
        line_.price_cents = found.price.cents;
        line_.unit = found.price.unit;
        if (pack_begin) line_.pack_text = text_.plain.substr(*pack_begin, *pack_end - *pack_begin);
        return;
    }
    for (OfferedItem& item : taken) {
        if (source_.listed && item.code.empty() && line_.items.empty() && taken.size() == 1) {
            const int number = source_.mark.empty() ? source_.list_number : circled_value(source_.mark[0]);
            if (number > 0) {
                const std::string digits = std::to_string(number);
                item.code.assign(digits.begin(), digits.end());
            }
        }
        give_price(item, found);
        if (pack_begin) set_pack(item, text_, *pack_begin, *pack_end);
        if (line_.items.size() < max_items) line_.items.push_back(std::move(item));
    }
}

// 都是39.9元，有玫瑰、向日葵、百合三种: the price stands in front of what it is for.
void ItemLineReader::read_kinds(std::size_t at) {
    const View plain = text_.plain;
    static const Words<int> leads = {{0, U"有|分|分为|可选|口味|品种|款式|种类|分别是|包括|选项"}};
    while (at < plain.size() && !leads.at(plain, at)) ++at;
    if (at >= plain.size() || !line_.price_cents) return;
    at += leads.at(plain, at)->word.size();
    const std::size_t end = std::min(plain.find_first_of(U",;。!", at), plain.size());
    std::vector<OfferedItem> kinds;
    for (std::size_t begin = at; begin < end;) {
        std::size_t stop = std::min(plain.find_first_of(U"、/和", begin), end);
        const std::size_t next = stop + 1;
        if (stop == end) {  // 百合四种
            for (std::size_t back = begin + 1; back < end; ++back) {
                if (is_numeral(plain[back]) && back + 1 < end && is_any_of(U"种款样个", plain[back + 1]))
                    stop = back;
            }
        }
        if (auto item = item_of_piece(text_, {begin, stop, {}}); item && item->name.size() <= 8)
            kinds.push_back(std::move(*item));
        begin = next;
    }
    if (kinds.size() < 2) return;
    for (OfferedItem& item : kinds) {
        item.shown.price_cents = line_.price_cents;
        item.unit = line_.unit;
        if (line_.items.size() < max_items) line_.items.push_back(std::move(item));
    }
    line_.price_cents.reset();
}

void ItemLineReader::read_before_prices() {
    std::size_t begin = behind_title(prices_.empty() ? 0 : prices_[0].begin);
    for (const Found& found : prices_) {
        read_chunk(begin, found.begin, found);
        begin = std::max(found.end, skip_packs(found.end));
        begin = take_code_behind(begin);
    }
    if (line_.items.empty()) read_kinds(begin);
}

// Pizza团 Margherita ¥58 / Pepperoni ¥68: the title stands in front of the first of several items.
std::size_t ItemLineReader::behind_title(std::size_t end) const {
    const View plain = View(text_.plain).substr(0, end);
    const std::size_t buying = plain.rfind(U'团');
    if (buying == View::npos || buying + 2 >= end || !is_any_of(U" :|", plain[buying + 1])) return 0;
    const View rest = trimmed(plain.substr(buying + 2));
    // 玉米团 黄糯玉米 35元: of one item the words behind must say again what is bought.
    if (prices_.size() == 1 && (buying < 2 || rest.find(plain.substr(buying - 2, 2)) == View::npos)) return 0;
    const bool words =
        std::any_of(rest.begin(), rest.end(), [](char32_t c) { return is_han(c) || is_letter(c); });
    return words ? buying + 2 : 0;
}

// 鲜肉月饼 30元【A】
std::size_t ItemLineReader::take_code_behind(std::size_t at) {
    const View plain = text_.plain;
    if (line_.items.empty() || !line_.items.back().code.empty() || prices_.size() != 1) return at;
    const std::size_t code = skip_blanks(plain, at);
    const bool alone =
        code < plain.size() && is_letter(plain[code]) && skip_blanks(plain, code + 1) == plain.size();
    if (!alone) return at;
    line_.items.back().code = plain.substr(code, 1);
    return code + 1;
}

// 68元 蔬菜包 99元 肉包
void ItemLineReader::read_behind_prices() {
    for (std::size_t i = 0; i < prices_.size(); ++i) {
        const std::size_t end = i + 1 < prices_.size() ? prices_[i + 1].begin : text_.plain.size();
        read_chunk(prices_[i].end, end, prices_[i]);
    }
}

// `蔬菜包68元 10斤`: the pack may follow the price.
std::size_t ItemLineReader::skip_packs(std::size_t at) {
    std::size_t place = at;
    while (place < text_.plain.size() && is_any_of(U" \t,/", text_.plain[place])) ++place;
    const auto pack = find_pack(text_.plain, place);
    if (!pack) return at;
    if (!line_.items.empty())
        set_pack(line_.items.back(), text_, place, pack->end);
    else if (line_.pack_text.empty())
        line_.pack_text = text_.plain.substr(place, pack->end - place);
    return pack->end;
}

// A 大包 B 小包: the header may leave out the prices.
void ItemLineReader::read_unpriced() {
    for (const ItemPiece& piece : item_pieces(text_, 0, text_.plain.size())) {
        if (piece.code.empty() || piece.code == U"、") continue;
        if (auto item = item_of_piece(text_, piece)) line_.items.push_back(std::move(*item));
    }
}

}  // namespace

ItemLine read_item_line(const SourceLine& line, const ItemLineWays& ways) {
    return ItemLineReader(line, ways).read();
}

}  // namespace linli::buying
