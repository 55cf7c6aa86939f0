#include "shared/orders/chain/counts.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli::buying {

namespace {

using Tokens = std::vector<Token>;
using View = std::u32string_view;

// Items with their amounts as a piece of a line names them.
class CountReader {
public:
    CountReader(const Offer& offer, const Tokens& tokens) : offer_(offer) {
        for (const Token& token : tokens) {
            if (!is_silent(token)) tokens_.push_back(&token);
        }
    }

    CountReading read() {
        for (at_ = 0; at_ < tokens_.size() && !result_.doubt; ++at_) read_token();
        finish();
        return std::move(result_);
    }

private:
    struct Mention {
        std::size_t item;
        std::optional<int> count;
        std::size_t token;
        bool by_code;
    };

    const Token* at(std::size_t place) const { return place < tokens_.size() ? tokens_[place] : nullptr; }
    bool kind_at(std::size_t place, TokenKind kind) const { return at(place) && is(*at(place), kind); }

    void read_token();
    void read_item();
    bool names_again(const Token& token) const;
    void read_amount();
    void read_each();
    void read_all();
    void set_each(const Amount& amount);
    void set_all(const Amount& amount);
    std::optional<int> packs(std::size_t item, const Amount& amount);
    bool amounts_first() const;
    void finish();

    const Offer& offer_;
    std::vector<const Token*> tokens_;
    std::vector<Mention> mentions_;
    std::vector<Amount> loose_;      // Amounts that no item has taken.
    std::optional<Amount> waiting_;  // An amount in front of its item.
    bool each_ = false;
    bool all_ = false;
    std::size_t at_ = 0;
    CountReading result_;
};

std::optional<int> CountReader::packs(std::size_t item, const Amount& amount) {
    result_.said_amount = true;
    const PacksWanted wanted = packs_wanted(offer_.items[item], amount);
    if (!wanted.doubt) return wanted.count;
    if (!result_.doubt) result_.doubt = wanted.doubt;
    return std::nullopt;
}

// Between two commas the amounts stand in front if the first one does and each item has one: 1 bagel, 2 tea.
bool CountReader::amounts_first() const {
    std::size_t begin = at_, end = at_;
    const auto parts = [&](std::size_t place) { return is(*tokens_[place], TokenKind::Comma); };
    while (begin > 0 && !parts(begin - 1)) --begin;
    while (end < tokens_.size() && !parts(end)) ++end;
    std::size_t items = 0, amounts = 0;
    bool first = false;
    for (std::size_t place = begin; place < end; ++place) {
        if (is(*tokens_[place], TokenKind::Item)) ++items;
        if (!is(*tokens_[place], TokenKind::Amount)) continue;
        if (items == 0) first = true;
        ++amounts;
    }
    return first && amounts == items && items > 0;
}

void CountReader::read_token() {
    const Token& token = *tokens_[at_];
    if (is(token, TokenKind::Item)) return read_item();
    if (is(token, TokenKind::Amount)) return read_amount();
    if (is_act(token, Act::Each)) return read_each();
    if (is_act(token, Act::All)) return read_all();
    if (is_act(token, Act::Either)) {
        const auto counts = [&](std::size_t begin, std::size_t end) {
            return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                               tokens_.begin() + static_cast<std::ptrdiff_t>(end), [](const Token* other) {
                                   return is(*other, TokenKind::Item) || is(*other, TokenKind::Amount);
                               });
        };
        if (counts(0, at_) && (counts(at_, tokens_.size()) || kind_at(at_ - 1, TokenKind::Item)))
            result_.doubt = GroupBuyDoubt::EitherOr;
        return;
    }
    if (!is(token, TokenKind::Word)) return;
    // 玉米2 and 鸡蛋、玉米各1 speak of something that is not on offer.
    const bool amount = kind_at(at_ + 1, TokenKind::Amount) &&
                        (!kind_at(at_ + 2, TokenKind::Item) || kind_at(at_ + 3, TokenKind::Amount));
    const bool listed =
        (at_ > 0 && kind_at(at_ - 1, TokenKind::Listing) && at_ > 1 && kind_at(at_ - 2, TokenKind::Item)) ||
        (kind_at(at_ + 1, TokenKind::Listing) && kind_at(at_ + 2, TokenKind::Item));
    const bool counted = at_ > 0 && kind_at(at_ - 1, TokenKind::Amount) && at(at_ - 1)->end == token.begin &&
                         !(at_ > 1 && kind_at(at_ - 2, TokenKind::Item));
    if (amount || listed || counted) result_.unknown_word = true;
}

// Is the item the one named last, said in another way? A 蔬菜包; 要牛油的，9-804 A1; 牛油 牛油底料.
bool CountReader::names_again(const Token& token) const {
    if (mentions_.empty()) return false;
    const Mention& named = mentions_.back();
    if (named.item != token.items.front() || named.count || waiting_) return false;
    const bool beside = named.token + 1 == at_;
    if (named.by_code != token.by_code) return beside || kind_at(at_ - 1, TokenKind::Comma);
    return beside && !token.by_code && token.spaced;
}

void CountReader::read_item() {
    const Token& token = *tokens_[at_];
    if (token.items.size() > 1) {
        if (!result_.doubt) result_.doubt = GroupBuyDoubt::SeveralItems;
        return;
    }
    const std::size_t item = token.items.front();
    result_.named.push_back(item);
    if (names_again(token))
        mentions_.back().token = at_;
    else
        mentions_.push_back({item, std::nullopt, at_, token.by_code});
    if (waiting_) {
        mentions_.back().count = packs(item, *waiting_);
        waiting_.reset();
    }
}

void CountReader::read_amount() {
    const Token& token = *tokens_[at_];
    const Amount& amount = token.amount;
    const bool each_behind =
        at(at_ + 1) && is_act(*at(at_ + 1), Act::Each) && !kind_at(at_ + 2, TokenKind::Amount);
    if (each_ || each_behind) {
        each_ = false;
        return set_each(amount);
    }
    if (all_ && is_act(*tokens_[at_ - 1], Act::All)) return set_all(amount);  // 每样2份
    const bool item_before =
        at_ > 0 && !mentions_.empty() && mentions_.back().token + 1 == at_ && !mentions_.back().count;
    const bool item_behind = kind_at(at_ + 1, TokenKind::Item);
    if (item_behind && (!item_before || amounts_first())) {
        waiting_ = amount;
        return;
    }
    if (item_before) {
        mentions_.back().count = packs(mentions_.back().item, amount);
        return;
    }
    if (all_) return set_all(amount);
    // 鸡蛋要多点，3板: the last item without an amount takes it.
    if (!mentions_.empty() && !mentions_.back().count && at_ > mentions_.back().token &&
        !kind_at(at_ - 1, TokenKind::Word)) {
        mentions_.back().count = packs(mentions_.back().item, amount);
        return;
    }
    loose_.push_back(amount);
}

void CountReader::set_all(const Amount& amount) {
    all_ = false;
    for (Mention& mention : mentions_) {
        if (!mention.count) mention.count = packs(mention.item, amount);
    }
}

void CountReader::read_each() {
    each_ = true;
    if (kind_at(at_ + 1, TokenKind::Amount)) return;
    // `AB各` without a number, or `各 A B`: one of each.
    each_ = false;
    if (mentions_.empty() && loose_.empty() && !kind_at(at_ + 1, TokenKind::Item)) read_all();
}

// The items just before that have no amount of their own; without any, those behind it, else all on offer.
void CountReader::set_each(const Amount& amount) {
    bool any = false;
    for (std::size_t i = mentions_.size(); i-- > 0 && !mentions_[i].count;) {
        mentions_[i].count = packs(mentions_[i].item, amount);
        any = true;
    }
    if (any) return;
    std::size_t place = at_ + 1;
    while (place < tokens_.size() && !is(*tokens_[place], TokenKind::Comma)) {
        const Token& token = *tokens_[place];
        if (is(token, TokenKind::Amount)) break;
        if (is(token, TokenKind::Item) && token.items.size() == 1) {
            mentions_.push_back(
                {token.items.front(), packs(token.items.front(), amount), place, token.by_code});
            result_.named.push_back(token.items.front());
            any = true;
        }
        ++place;
    }
    if (any) {
        at_ = place - 1;
        return;
    }
    if (!mentions_.empty()) {
        loose_.push_back(amount);
        return;
    }
    for (std::size_t i = 0; i < offer_.items.size(); ++i) {
        mentions_.push_back({i, packs(i, amount), at_, false});
        result_.named.push_back(i);
    }
}

void CountReader::read_all() {
    const bool item_before = !mentions_.empty() && mentions_.back().token + 1 == at_;
    if (item_before) all_ = kind_at(at_ + 1, TokenKind::Amount);  // AB都要, AB都要2箱
    if (!mentions_.empty()) return;
    const bool single_filler = offer_.single() && kind_at(at_ + 1, TokenKind::Amount);
    if (single_filler) return;
    for (std::size_t i = 0; i < offer_.items.size(); ++i) {
        mentions_.push_back({i, std::nullopt, at_, false});
        result_.named.push_back(i);
    }
    all_ = true;
}

void CountReader::finish() {
    if (waiting_) loose_.push_back(*waiting_);
    const bool pluses = std::all_of(loose_.begin(), loose_.end(), [](const Amount& amount) {
        return amount.signed_plus && !amount.half && !amount.vague;
    });
    if (mentions_.empty() && loose_.size() > 1 && pluses && offer_.single()) {  // +1+1
        for (std::size_t i = 1; i < loose_.size(); ++i) loose_[0].number += loose_[i].number;
        loose_.resize(1);
    }
    if (mentions_.empty() && loose_.size() == 1) {
        const Amount amount = loose_.front();
        if (offer_.single()) {
            if (const auto count = packs(0, amount)) result_.counts[0] = *count;
        } else if (const auto count = amount.negative || amount.half || amount.vague
                                          ? std::nullopt
                                          : std::optional(amount)) {
            result_.bare = count;
            result_.said_amount = true;
        } else if (!result_.doubt) {
            result_.doubt = amount.negative ? GroupBuyDoubt::QuantityNegative
                            : amount.half   ? GroupBuyDoubt::HalfPack
                                            : GroupBuyDoubt::QuantityVague;
        }
        return;
    }
    int sum = 0;
    for (const Mention& mention : mentions_) {
        const int count = mention.count.value_or(1);
        sum += count;
        if (count == 0) continue;
        int& total = result_.counts[mention.item];
        total += count;
        if (total > max_order_quantity && !result_.doubt) result_.doubt = GroupBuyDoubt::QuantityTooLarge;
    }
    // An amount that belongs to nothing: the total of the line, or something that is not understood.
    for (const Amount& amount : loose_) {
        if (amount.number == sum && mentions_.size() > 1 && !amount.half && !amount.negative) continue;
        if (!result_.doubt)
            result_.doubt =
                result_.unknown_word ? GroupBuyDoubt::ItemNotOffered : GroupBuyDoubt::NotUnderstood;
    }
}

PacksWanted whole_packs(int count) {
    if (count > max_order_quantity) return {0, GroupBuyDoubt::QuantityTooLarge};
    return {count};
}

// What the price is for where no pack is named: 99元/5片 and 32元/斤.
std::u32string pack_of_unit(const std::u32string& unit) {
    if (is_measure(unit)) return U"1" + unit;
    return !unit.empty() && is_digit(unit[0]) ? unit : std::u32string();
}

// 一双, 半打: so many pieces, where the item or what is in its pack is counted by the piece.
PacksWanted packs_of_pieces(const OfferedItem& offered, View pack_text, const Amount& amount) {
    if (amount.number > max_order_quantity) return {0, GroupBuyDoubt::QuantityTooLarge};
    const int halves = (amount.number * 2 + (amount.half ? 1 : 0)) * pieces_in(amount.unit);
    if (amount.broken || halves % 2 != 0) return {0, GroupBuyDoubt::HalfPack};
    Amount pieces;
    pieces.number = halves / 2;
    if (counts_pieces(offered.unit)) return whole_packs(pieces.number);
    const auto pack = pack_text.empty() ? std::nullopt : find_pack(pack_text, 0);
    if (!pack || !counts_pieces(pack->value.unit)) return {0, GroupBuyDoubt::NotWholePacks};
    pieces.unit = pack->value.unit;
    const int packs = packs_of(pack->value, pieces).value_or(0);
    return packs > 0 ? whole_packs(packs) : PacksWanted{0, GroupBuyDoubt::NotWholePacks};
}

}  // namespace

PacksWanted packs_wanted(const OfferedItem& offered, const Amount& amount) {
    if (amount.negative) return {0, GroupBuyDoubt::QuantityNegative};
    if (amount.vague) return {0, GroupBuyDoubt::QuantityVague};
    const std::u32string own_pack = pack_of_unit(offered.unit);
    const View pack_text = offered.pack_text.empty() ? own_pack : offered.pack_text;
    if (!amount.unit.empty() && amount.unit != offered.unit && !pack_text.empty()) {
        const auto pack = find_pack(pack_text, 0);
        const auto whole = pack ? packs_of(pack->value, amount) : std::nullopt;
        if (whole && *whole == 0)
            return {0, amount.half ? GroupBuyDoubt::HalfPack : GroupBuyDoubt::NotWholePacks};
        if (whole) return whole_packs(*whole);
    }
    // 两双 of what nobody says a unit of are two: shoes and gloves are sold so.
    const bool own_unit =
        pieces_in(offered.unit) == pieces_in(amount.unit) || (offered.unit.empty() && amount.unit == U"双");
    if (pieces_in(amount.unit) > 0 && !own_unit) return packs_of_pieces(offered, pack_text, amount);
    if (amount.half) return {0, GroupBuyDoubt::HalfPack};
    // 60枚 or 10斤 of what is sold by the 板 or 箱, and nobody said how much is in one.
    const bool tray = !offered.unit.empty() && is_any_of(U"板盘托", offered.unit[0]);  // 30个 are no 30板.
    const bool inner = amount.unit == U"枚" || amount.unit == U"颗" || amount.unit == U"粒" ||
                       is_measure(amount.unit) || (tray && (amount.unit == U"个" || amount.unit == U"只"));
    const bool container = !offered.unit.empty() && is_any_of(U"板箱盒袋桶包筐篮托盘", offered.unit[0]);
    if (inner && container && offered.pack_text.empty()) return {0, GroupBuyDoubt::NotWholePacks};
    const bool weighed = is_measure(offered.unit) && counts_pieces(amount.unit);  // One rib of so many 斤?
    if (weighed && offered.pack_text.empty()) return {0, GroupBuyDoubt::NotWholePacks};
    return whole_packs(amount.number);
}

CountReading read_counts(const std::vector<Token>& tokens, const Offer& offer) {
    return CountReader(offer, tokens).read();
}

}  // namespace linli::buying
