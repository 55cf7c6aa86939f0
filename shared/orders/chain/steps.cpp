#include "shared/orders/chain/steps.h"

#include <algorithm>
#include <iterator>

namespace linli::buying {
namespace {

using Tokens = std::vector<Token>;

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

Tokens slice(const Tokens& tokens, std::size_t begin, std::size_t end) {
    return Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                  tokens.begin() + static_cast<std::ptrdiff_t>(end));
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

    static bool has_all(const Tokens& tokens) {
        return std::any_of(tokens.begin(), tokens.end(),
                           [](const Token& token) { return is_act(token, Act::All); });
    }

    CountReading counts_of(const Tokens& tokens) {
        auto result = read_counts(tokens, offer_);
        if (result.doubt && !steps_.doubt) steps_.doubt = result.doubt;
        if (result.unknown_word) steps_.unknown_word = true;
        return result;
    }

    void take_object(Part& before, Part& part);
    void read_part();
    void read_plain(Part& part);
    Tokens take_further_items(Part& part) const;
    void read_change(Part& part);
    void read_cancel(Part& part);
    void read_add(Part& part, Deed deed);
    void read_same(Part& part);
    void read_restore(Part& part);
    void read_correct(Part& part);
    bool correct_amount(const Tokens& amounts);
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
    // M改1 S改2: behind the amount of the change before begins what the next one is about.
    for (std::size_t at = tokens.size(); before.lead && at-- > begin;) {
        if (!is(tokens[at], TokenKind::Amount)) continue;
        if (has_items(slice(tokens, at + 1, tokens.size()))) begin = at + 1;
        break;
    }
    const Tokens object = slice(tokens, begin, tokens.size());
    if (!has_items(object)) return;
    part.object = object;
    tokens.resize(begin);
}

void StepReader::read_part() {
    Part& part = parts_[at_];
    if (at_ + 1 < parts_.size()) {
        Part& next = parts_[at_ + 1];
        const bool takes = next.lead == Act::Cancel || next.lead == Act::Change;
        const auto own = [&] { return read_counts(part.tokens, offer_); };
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
    const bool all_plus =
        counts.said_amount && std::all_of(part.tokens.begin(), part.tokens.end(), [](const Token& token) {
            return !is(token, TokenKind::Amount) || token.amount.signed_plus;
        });
    const bool plus = first != part.tokens.end() &&
                      (all_plus || (is(*first, TokenKind::Amount) && first->amount.signed_plus));
    Step step;
    step.deed = corrected_ ? Deed::Replace : plus ? Deed::Add : Deed::Order;
    step.counts = counts.counts;
    step.bare = counts.bare;
    add(std::move(step));
}

// 草莓改1盒 葡萄1: of two amounts the first is what the object before the word is changed to.
Tokens StepReader::take_further_items(Part& part) const {
    Tokens& tokens = part.tokens;
    const auto amounts = std::count_if(tokens.begin(), tokens.end(),
                                       [](const Token& token) { return is(token, TokenKind::Amount); });
    const auto items = std::count_if(tokens.begin(), tokens.end(),
                                     [](const Token& token) { return is(token, TokenKind::Item); });
    if (!has_items(part.object) || tokens.empty() || !is(tokens[0], TokenKind::Amount) || items == 0 ||
        amounts != items + 1)
        return {};
    Tokens further = slice(tokens, 1, tokens.size());
    tokens.resize(1);
    return further;
}

void StepReader::read_change(Part& part) {
    const Tokens further = take_further_items(part);
    const auto counts = counts_of(part.tokens);
    const auto object = counts_of(part.object);
    Step step;
    step.counts = counts.counts;
    step.bare = counts.bare;
    if (!object.named.empty()) {
        const bool number_only = counts.named.empty() && (counts.said_amount || counts.bare);
        if (number_only) {
            const int number = counts.bare             ? counts.bare->number
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
            for (const auto& [item, count] : counts_of(further).counts) step.counts[item] = count;
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
    // 麻辣退一盒: the amount behind is how many are taken back.
    if (!object.named.empty() && !object.said_amount && !has_items(behind) && has_anything(behind)) {
        Tokens whole = part.object;
        whole.insert(whole.end(), behind.begin(), behind.end());
        object = counts_of(whole);
        part.object.clear();
        behind.clear();
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
            (has_all(part.tokens) || has_all(part.object)))
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
        const int number = counts.bare             ? counts.bare->number
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

// 毛肚一袋锅底一袋不对是两袋: another amount of the item that was named last before it.
bool StepReader::correct_amount(const Tokens& amounts) {
    if (at_ == 0 || steps_.all.size() != 1 || steps_.all[0].deed != Deed::Order) return false;
    const Tokens& before = parts_[at_ - 1].tokens;
    const auto name = std::find_if(before.rbegin(), before.rend(),
                                   [](const Token& token) { return is(token, TokenKind::Item); });
    if (name == before.rend() || name->items.size() != 1) return false;
    Tokens counted(1, *name);
    std::copy_if(amounts.begin(), amounts.end(), std::back_inserter(counted),
                 [](const Token& token) { return is(token, TokenKind::Amount); });
    for (const auto& [item, count] : counts_of(counted).counts) steps_.all[0].counts[item] = count;
    return true;
}

// 不对，A2: what was said before in the line is gone.
void StepReader::read_correct(Part& part) {
    const auto counts = counts_of(part.tokens);
    const bool something = !counts.counts.empty() || counts.bare || at_ + 1 < parts_.size();
    corrected_ = true;
    if (counts.bare && correct_amount(part.tokens)) return;
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
