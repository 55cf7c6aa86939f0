#include "shared/orders/chain/steps.h"

#include <algorithm>

namespace linli::buying {
namespace {

using Tokens = std::vector<Token>;

bool is(const Token& token, TokenKind kind) {
    return token.kind == kind;
}

bool is_act(const Token& token, Act act) {
    return token.kind == TokenKind::Act && token.act == act;
}

bool is_silent(const Token& token) {
    return is_act(token, Act::Filler) || is_act(token, Act::Want) || is_act(token, Act::Thanks) ||
           is(token, TokenKind::Colon) || is_act(token, Act::On);
}

bool leads(const Token& token) {
    if (token.kind != TokenKind::Act) return false;
    switch (token.act) {
        case Act::Cancel:
        case Act::Change:
        case Act::Add:
        case Act::Less:
        case Act::Same:
        case Act::Restore:
        case Act::Correct:
            return true;
        default:
            return false;
    }
}

// Items with their amounts as a piece of a line names them.
class CountReader {
public:
    CountReader(const Offer& offer, const Tokens& tokens) : offer_(offer) {
        for (const Token& token : tokens) {
            if (!is_silent(token)) tokens_.push_back(&token);
        }
    }

    struct Result {
        Counts counts;
        std::vector<std::size_t> named;  // In reading order.
        std::optional<int> bare;
        std::optional<GroupBuyDoubt> doubt;
        bool said_amount = false;
        bool unknown_word = false;
    };

    Result read() {
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
    void read_amount();
    void read_each();
    void read_all();
    void set_each(const Amount& amount);
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
    Result result_;
};

std::optional<int> CountReader::packs(std::size_t item, const Amount& amount) {
    result_.said_amount = true;
    const auto fail = [&](GroupBuyDoubt doubt) {
        if (!result_.doubt) result_.doubt = doubt;
        return std::nullopt;
    };
    if (amount.negative) return fail(GroupBuyDoubt::QuantityNegative);
    if (amount.half) return fail(GroupBuyDoubt::HalfPack);
    if (amount.vague) return fail(GroupBuyDoubt::QuantityVague);
    int count = amount.number;
    const OfferedItem& offered = offer_.items[item];
    if (!amount.unit.empty() && amount.unit != offered.unit && !offered.pack_text.empty()) {
        const auto pack = find_pack(offered.pack_text, 0);
        const auto whole = pack ? packs_of(pack->value, amount) : std::nullopt;
        if (whole && *whole == 0) return fail(GroupBuyDoubt::NotWholePacks);
        if (whole) count = *whole;
    }
    if (count > max_order_quantity) return fail(GroupBuyDoubt::QuantityTooLarge);
    return count;
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
    const bool counted = at_ > 0 && kind_at(at_ - 1, TokenKind::Amount) && !token.spaced &&
                         !(at_ > 1 && kind_at(at_ - 2, TokenKind::Item));
    if (amount || listed || counted) result_.unknown_word = true;
}

void CountReader::read_item() {
    const Token& token = *tokens_[at_];
    if (token.items.size() > 1) {
        if (!result_.doubt) result_.doubt = GroupBuyDoubt::SeveralItems;
        return;
    }
    const std::size_t item = token.items.front();
    result_.named.push_back(item);
    // A 蔬菜包: code and name of one item.
    const bool beside = at_ > 0 && kind_at(at_ - 1, TokenKind::Item) && !mentions_.empty();
    if (beside && mentions_.back().item == item && !mentions_.back().count &&
        mentions_.back().by_code != token.by_code && mentions_.back().token + 1 == at_) {
        mentions_.back().token = at_;
    } else if (beside && mentions_.back().item == item && !mentions_.back().count && !token.by_code &&
               !mentions_.back().by_code && token.spaced && mentions_.back().token + 1 == at_) {
        mentions_.back().token = at_;
    } else {
        mentions_.push_back({item, std::nullopt, at_, token.by_code});
    }
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
    if (all_) {
        all_ = false;
        for (Mention& mention : mentions_) mention.count = packs(mention.item, amount);
        return;
    }
    // 鸡蛋要多点，3板: the last item without an amount takes it.
    if (!mentions_.empty() && !mentions_.back().count && at_ > mentions_.back().token &&
        !kind_at(at_ - 1, TokenKind::Word)) {
        mentions_.back().count = packs(mentions_.back().item, amount);
        return;
    }
    loose_.push_back(amount);
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
    if (item_before || (!mentions_.empty() && all_)) return;  // AB都要
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
    if (mentions_.empty() && loose_.size() == 1) {
        const Amount amount = loose_.front();
        if (offer_.single()) {
            if (const auto count = packs(0, amount)) result_.counts[0] = *count;
        } else if (const auto count = amount.negative || amount.half || amount.vague
                                          ? std::nullopt
                                          : std::optional(amount.number)) {
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

class StepReader {
public:
    StepReader(const Tokens& tokens, const Offer& offer) : offer_(offer) {
        Part part;
        for (const Token& token : tokens) {
            if (leads(token)) {
                parts_.push_back(std::move(part));
                part = Part{token.act, {}, {}, token};
                continue;
            }
            part.tokens.push_back(token);
        }
        parts_.push_back(std::move(part));
    }

    Steps read() {
        for (at_ = 0; at_ < parts_.size() && !steps_.doubt; ++at_) read_part();
        return std::move(steps_);
    }

private:
    struct Part {
        std::optional<Act> lead;
        Tokens tokens;
        Tokens object;  // Items right in front of the lead: B of `B改3`
        Token word = {};
    };

    static bool has_items(const Tokens& tokens) {
        return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
            return is(token, TokenKind::Item) || is_act(token, Act::All) || is_act(token, Act::Each);
        });
    }
    bool has_anything(const Tokens& tokens) const {
        return has_items(tokens) || std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
                   return is(token, TokenKind::Amount);
               });
    }

    CountReader::Result counts_of(const Tokens& tokens) {
        auto result = CountReader(offer_, tokens).read();
        if (result.doubt && !steps_.doubt) steps_.doubt = result.doubt;
        if (result.unknown_word) steps_.unknown_word = true;
        return result;
    }

    void take_object(Part& before, Part& part);
    void read_part();
    void read_plain(Part& part);
    void read_change(Part& part);
    void read_cancel(Part& part);
    void read_add(Part& part, Deed deed);
    void read_same(Part& part);
    void read_restore(Part& part);
    void read_correct(Part& part);
    void add(Step step) { steps_.all.push_back(std::move(step)); }
    bool items_taken_out() const {
        return std::any_of(steps_.all.begin(), steps_.all.end(), [](const Step& step) {
            return step.deed == Deed::TakeOut || (step.deed == Deed::Less && step.stated);
        });
    }
    bool cancelled() const {
        return std::any_of(steps_.all.begin(), steps_.all.end(),
                           [](const Step& step) { return step.deed == Deed::Cancel; });
    }

    const Offer& offer_;
    std::vector<Part> parts_;
    std::size_t at_ = 0;
    bool corrected_ = false;
    Steps steps_;
};

// What stands between the last comma and the lead belongs to the lead.
void StepReader::take_object(Part& before, Part& part) {
    Tokens& tokens = before.tokens;
    std::size_t begin = tokens.size();
    while (begin > 0 && !is(tokens[begin - 1], TokenKind::Comma)) --begin;
    if (begin == tokens.size()) return;
    const Tokens object(tokens.begin() + static_cast<std::ptrdiff_t>(begin), tokens.end());
    if (!has_items(object)) return;
    part.object = object;
    tokens.resize(begin);
}

void StepReader::read_part() {
    Part& part = parts_[at_];
    if (at_ + 1 < parts_.size()) {
        Part& next = parts_[at_ + 1];
        const bool takes = next.lead == Act::Cancel || next.lead == Act::Change;
        const auto own = [&] { return CountReader(offer_, part.tokens).read(); };
        // 原味再加一份: the item has no amount of its own, and none is named behind.
        const bool adds = (next.lead == Act::Add || next.lead == Act::Less) && !has_items(next.tokens) &&
                          has_anything(next.tokens) && has_items(part.tokens) && !own().said_amount;
        const bool restores = next.lead == Act::Restore && !has_anything(next.tokens);
        // 取消A，B改2: what follows a change in the same clause is its own.
        if (takes || adds || restores) take_object(part, next);
    }
    if (!part.lead) return read_plain(part);
    switch (*part.lead) {
        case Act::Change:
            return read_change(part);
        case Act::Cancel:
            return read_cancel(part);
        case Act::Add:
            return read_add(part, Deed::Add);
        case Act::Less:
            return read_add(part, Deed::Less);
        case Act::Same:
            return read_same(part);
        case Act::Restore:
            return read_restore(part);
        default:
            return read_correct(part);
    }
}

void StepReader::read_plain(Part& part) {
    const auto counts = counts_of(part.tokens);
    if (counts.counts.empty() && !counts.bare) {
        if (counts.said_amount && !counts.named.empty()) add({Deed::Cancel});  // A 0
        return;
    }
    // +1 C, and +1 where one item is on offer.
    const auto first = std::find_if(part.tokens.begin(), part.tokens.end(), [](const Token& token) {
        return is(token, TokenKind::Item) || is(token, TokenKind::Amount);
    });
    const bool plus =
        first != part.tokens.end() && is(*first, TokenKind::Amount) && first->amount.signed_plus;
    Step step;
    step.deed = corrected_ ? Deed::Replace : plus ? Deed::Add : Deed::Order;
    step.counts = counts.counts;
    step.bare = counts.bare;
    add(std::move(step));
}

void StepReader::read_change(Part& part) {
    const auto counts = counts_of(part.tokens);
    const auto object = counts_of(part.object);
    Step step;
    step.counts = counts.counts;
    step.bare = counts.bare;
    if (!object.named.empty()) {
        const bool number_only = counts.named.empty() && (counts.said_amount || counts.bare);
        if (number_only) {
            const int number = counts.bare             ? *counts.bare
                               : counts.counts.empty() ? 0
                                                       : counts.counts.begin()->second;
            step.deed = Deed::SetItem;
            step.counts.clear();
            step.bare.reset();
            for (const Token& token : part.tokens) {
                if (!is(token, TokenKind::Amount)) continue;
                for (const std::size_t item : object.named) {
                    // The amount may be in the inner unit of this item.
                    Tokens one(1, token);
                    Token name = token;
                    name.kind = TokenKind::Item;
                    name.items = {item};
                    one.insert(one.begin(), name);
                    const auto counted = counts_of(one);
                    step.counts[item] = counted.counts.empty() ? number : counted.counts.begin()->second;
                }
            }
        } else if (counts.named.empty()) {
            steps_.doubt = GroupBuyDoubt::NotUnderstood;
        } else {
            step.deed = Deed::Exchange;
            step.items = object.named;
            step.stated = object.said_amount;
        }
    } else if (counts.counts.empty() && !counts.bare) {
        if (counts.said_amount) {
            step.deed = Deed::Cancel;
        } else if (at_ + 1 < parts_.size()) {
            return;  // 改成不要, 换…取消: the next word says it.
        } else if (!part.tokens.empty()) {
            steps_.doubt = steps_.unknown_word || !steps_.all.empty() ? GroupBuyDoubt::ItemNotOffered
                                                                      : GroupBuyDoubt::NotUnderstood;
        } else {
            return;
        }
    } else {
        step.deed = items_taken_out() ? Deed::Add : Deed::Replace;
    }
    if (!steps_.doubt) add(std::move(step));
}

void StepReader::read_cancel(Part& part) {
    auto object = counts_of(part.object);
    Tokens behind = part.tokens;
    if (object.named.empty()) {
        // 取消A: the items up to the next comma.
        std::size_t begin = 0;
        while (begin < behind.size() && is_silent(behind[begin])) ++begin;
        std::size_t end = begin;
        while (end < behind.size() && !is(behind[end], TokenKind::Comma)) ++end;
        const Tokens taken(behind.begin() + static_cast<std::ptrdiff_t>(begin),
                           behind.begin() + static_cast<std::ptrdiff_t>(end));
        if (has_anything(taken)) {
            object = counts_of(taken);
            behind.erase(behind.begin(), behind.begin() + static_cast<std::ptrdiff_t>(end));
        }
    }
    Step step;
    if (object.bare && object.named.empty()) {
        step.deed = Deed::Less;
        step.bare = object.bare;
    } else if (object.named.empty() && object.counts.empty()) {
        if (items_taken_out() || cancelled()) return;  // 算了不要了: said twice
        step.deed = Deed::Cancel;
    } else if (object.named.empty()) {
        step.deed = Deed::Less;  // 取消一份, one item on offer
        step.counts = object.counts;
    } else {
        step.deed = object.said_amount ? Deed::Less : Deed::TakeOut;
        step.stated = object.said_amount && has_items(part.object);
        step.counts = object.counts;
        step.items = object.named;
        if (object.named.size() == offer_.items.size() && offer_.items.size() > 1 &&
            std::any_of(part.tokens.begin(), part.tokens.end(),
                        [](const Token& t) { return is_act(t, Act::All); }))
            step.deed = Deed::Cancel;
    }
    add(std::move(step));
    if (!has_anything(behind)) return;
    const auto rest = counts_of(behind);
    if (rest.counts.empty()) return;
    const bool whole = steps_.all.back().deed == Deed::Cancel;
    add({whole ? Deed::Replace : Deed::Add, rest.counts});
}

void StepReader::read_add(Part& part, Deed deed) {
    const auto counts = counts_of(part.tokens);
    Step step;
    step.deed = deed;
    step.counts = counts.counts;
    step.bare = counts.bare;
    const auto object = counts_of(part.object);
    if (!object.named.empty()) {
        const int number = counts.bare             ? *counts.bare
                           : counts.counts.empty() ? 1
                                                   : counts.counts.begin()->second;
        step.bare.reset();
        step.counts.clear();
        for (const std::size_t item : object.named) step.counts[item] = number;
    }
    if (step.counts.empty() && !step.bare) {
        const bool word = std::any_of(part.tokens.begin(), part.tokens.end(),
                                      [](const Token& token) { return is(token, TokenKind::Word); });
        if (word && deed == Deed::Add) steps_.unknown_word = true;
        return;
    }
    if (corrected_ && steps_.all.empty()) step.deed = deed;
    add(std::move(step));
}

void StepReader::read_same(Part& part) {
    Step step;
    step.deed = Deed::Same;
    if (part.word.refers) {
        step.same_door = part.word.door;
        step.same_name = part.word.text;
        const bool named = !part.word.door.room.empty() || !step.same_name.empty();
        step.same_number = named ? 0 : part.word.amount.number;
    }
    add(std::move(step));
    // 同上 再加A is read by the next part; 同上 A1 names more.
    const auto counts = counts_of(part.tokens);
    if (!counts.counts.empty()) add({Deed::Add, counts.counts});
}

void StepReader::read_restore(Part& part) {
    const auto counts = counts_of(part.tokens);
    const auto object = counts_of(part.object);
    Step step;
    step.deed = Deed::Restore;
    step.counts = counts.counts.empty() ? object.counts : counts.counts;
    step.bare = counts.bare;
    add(std::move(step));
}

// 不对，A2: what was said before in the line is gone.
void StepReader::read_correct(Part& part) {
    const auto counts = counts_of(part.tokens);
    const bool something = !counts.counts.empty() || counts.bare || at_ + 1 < parts_.size();
    corrected_ = true;
    if (!something) {
        for (Step& step : steps_.all) {
            if (step.deed == Deed::Order) step.deed = Deed::Replace;
        }
        return;
    }
    std::erase_if(steps_.all,
                  [](const Step& step) { return step.deed == Deed::Order || step.deed == Deed::Replace; });
    if (counts.counts.empty() && !counts.bare) return;
    Step step;
    step.deed = Deed::Replace;
    step.counts = counts.counts;
    step.bare = counts.bare;
    add(std::move(step));
}

}  // namespace

Steps steps_of(const std::vector<Token>& tokens, const Offer& offer) {
    return StepReader(tokens, offer).read();
}

}  // namespace linli::buying
