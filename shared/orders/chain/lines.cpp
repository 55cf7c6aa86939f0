#include "shared/orders/chain/lines.h"

#include "shared/core/characters.h"
#include "shared/orders/chain/entries.h"
#include "shared/orders/chain/header.h"

#include <algorithm>

namespace linli::buying {
namespace {

using Tokens = std::vector<Token>;

bool has(const Tokens& tokens, TokenKind kind) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return token.kind == kind; });
}

bool has(const Tokens& tokens, Act act) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return is_act(token, act); });
}

// Changes an order, or asks for something.
bool has_order_word(const Tokens& tokens) {
    for (const Act act : {Act::Cancel, Act::Change, Act::Add, Act::Less, Act::Same, Act::Restore,
                          Act::Correct, Act::All, Act::Each, Act::Want}) {
        if (has(tokens, act)) return true;
    }
    return false;
}

bool orders_something(const Tokens& tokens) {
    return has(tokens, TokenKind::Item) || has(tokens, TokenKind::Amount) || has(tokens, Act::All) ||
           has(tokens, Act::Same) || has(tokens, Act::Cancel) || has(tokens, Act::Restore) ||
           has(tokens, Act::Each);
}

// What is asked orders nothing. Of `3-502 A2 什么时候到` the words in front of the question stay.
class Questions {
public:
    static bool drop(Tokens& tokens) {
        Tokens kept;
        bool dropped = false;
        for (std::size_t begin = 0; begin < tokens.size();) {
            std::size_t end = begin;
            while (end < tokens.size() && tokens[end].kind != TokenKind::Comma &&
                   tokens[end].kind != TokenKind::Question)
                ++end;
            const bool mark = end < tokens.size() && tokens[end].kind == TokenKind::Question;
            Tokens clause(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                          tokens.begin() + static_cast<std::ptrdiff_t>(end));
            if (mark || has(clause, Act::Question)) {
                dropped = true;
                clause = statement_in(clause);
            }
            kept.insert(kept.end(), clause.begin(), clause.end());
            if (end < tokens.size() && !mark) kept.push_back(tokens[end]);
            begin = end + 1;
        }
        if (dropped) tokens = std::move(kept);
        return dropped;
    }

private:
    static bool states(const Tokens& tokens) {
        return has(tokens, TokenKind::Door) && (has(tokens, Act::All) || has(tokens, TokenKind::Amount)) &&
               !has(tokens, Act::Maybe) && !has(tokens, Act::Question);
    }

    static Tokens statement_in(const Tokens& clause) {
        for (std::size_t end = clause.size(); end > 0; --end) {
            const bool cut = end == clause.size() || clause[end].spaced || is_act(clause[end], Act::Question);
            if (!cut || end == clause.size()) continue;
            const Tokens front(clause.begin(), clause.begin() + static_cast<std::ptrdiff_t>(end));
            const Tokens asked(clause.begin() + static_cast<std::ptrdiff_t>(end), clause.end());
            const bool asks = has(asked, Act::Question) || !has(clause, Act::Question);
            if (asks && states(front) && !has(asked, TokenKind::Item) && !has(asked, TokenKind::Amount))
                return front;
        }
        return {};
    }
};

class LineReader {
public:
    LineReader(const ReadText& text, const LineContext& context) : text_(text), context_(context) {}

    LineReading read() {
        if (is_example(text_)) return {};
        tokens_ = tokens_of(text_, context_.offer);
        if (has(tokens_, TokenKind::Door) && !orders_something(tokens_) && !context_.offer.single())
            tokens_ = tokens_of(text_, context_.offer, true);
        const bool asked = Questions::drop(tokens_);
        const bool silent = !orders_something(tokens_) && !has(tokens_, TokenKind::Paid);
        if (silent && (asked || is_talk())) return {};
        if (!has(tokens_, TokenKind::Door) && is_notice_line()) return {};
        if (names_organiser(text_) && silent) return {};
        if (!context_.offer.single() && share_one_order(tokens_)) {
            const Tokens last = entries_in(tokens_, false).back();
            return unclear(GroupBuyDoubt::NotUnderstood, parts_of(last, context_).who);
        }
        LineReading reading;
        reading.kind = LineKind::Entries;
        for (const Tokens& tokens : entries_in(tokens_, context_.offer.single())) {
            if (auto other = read_entry(tokens, reading)) return *other;
        }
        if (reading.entries.empty()) reading.kind = LineKind::Chatter;
        return reading;
    }

private:
    bool is_talk() const {
        return has(tokens_, Act::Thanks) || has(tokens_, Act::Notice) || has(tokens_, Act::Total);
    }

    // 鸡蛋明天到货, 合计35份: told to all, by nobody who orders.
    bool is_notice_line() const {
        if (context_.speaker && has(tokens_, TokenKind::Paid)) return false;  // 一共转了105
        if (!tokens_.empty() && is_act(tokens_.front(), Act::Total)) return true;
        return has(tokens_, Act::Notice) || has(tokens_, Act::Total) || praises();
    }

    // 这馍也太香了
    bool praises() const {
        if (has(tokens_, TokenKind::Amount) || has(tokens_, TokenKind::Paid) || has_order_word(tokens_))
            return false;
        const auto pointed_at = [&](std::size_t i) {
            return is(tokens_[i], TokenKind::Item) && i > 0 && is_act(tokens_[i - 1], Act::Filler) &&
                   (tokens_[i - 1].text == "这" || tokens_[i - 1].text == "那");
        };
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (is_act(tokens_[i], Act::Praise) || pointed_at(i)) return true;
        }
        return false;
    }

    std::optional<LineReading> read_entry(const Tokens& tokens, LineReading& reading);
    std::optional<LineReading> read_silent(const EntryParts& parts, Entry& entry) const;
    bool speaks_of_order(const Tokens& tokens) const;

    LineReading unclear(GroupBuyDoubt doubt, const Who& who, bool wanted = true) const {
        LineReading reading;
        reading.kind = LineKind::Unclear;
        reading.doubt = doubt;
        reading.who = who;
        reading.wanted = wanted;
        return reading;
    }

    const ReadText& text_;
    const LineContext& context_;
    Tokens tokens_;
};

// In a chat log people talk: without a door only words of ordering, amounts or items alone order something.
bool LineReader::speaks_of_order(const Tokens& tokens) const {
    if (has(tokens, TokenKind::Paid)) return true;
    if (!orders_something(tokens)) return false;
    const bool words = has(tokens, TokenKind::Word);
    if (has(tokens, TokenKind::Amount) || has_order_word(tokens)) return !(words && has(tokens, Act::Unsure));
    return !words;
}

std::optional<LineReading> LineReader::read_entry(const Tokens& tokens, LineReading& reading) {
    EntryParts parts = parts_of(tokens, context_);
    Entry entry;
    entry.who = parts.who;
    entry.payment = parts.payment;
    entry.payment_words = parts.payment_words;
    entry.note = parts.note;
    // 我也要, and several items are on offer.
    const bool wants_something =
        context_.speaker && !context_.organiser_speaks && has(tokens, Act::Want) &&
        std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
            return is_silent(token) || is(token, TokenKind::Comma) || is(token, TokenKind::Door);
        });
    if (wants_something && !context_.offer.single()) return unclear(GroupBuyDoubt::NoItem, entry.who);
    if (context_.speaker && !parts.who.door && !speaks_of_order(tokens)) {
        if (has(tokens, TokenKind::Door) || !entry.note.empty()) return std::nullopt;
        return LineReading{};
    }
    if (context_.item && !has(parts.rest, TokenKind::Item)) {
        Token item;
        item.kind = TokenKind::Item;
        item.items = {*context_.item};
        parts.rest.insert(parts.rest.begin(), item);
    }
    Steps steps = steps_of(parts.rest, context_.offer);
    entry.steps = std::move(steps.all);
    const bool wants = !entry.steps.empty() || steps.doubt;
    const bool orphan = entry.who.empty() && !context_.listed && !context_.from_table;
    if (orphan && (has(parts.rest, TokenKind::Word) || !orders_something(tokens))) return LineReading{};
    if (wants && has(tokens, Act::Unsure)) return unclear(GroupBuyDoubt::NotSure, entry.who);
    if (steps.doubt) {
        const bool unknown = steps.unknown_word && *steps.doubt == GroupBuyDoubt::NotUnderstood;
        return unclear(unknown ? GroupBuyDoubt::ItemNotOffered : *steps.doubt, entry.who);
    }
    if (steps.unknown_word && !entry.steps.empty()) return unclear(GroupBuyDoubt::ItemNotOffered, entry.who);
    for (const Step& step : entry.steps) {
        const bool nothing_named = step.bare && step.deed == Deed::Order;
        if (nothing_named)
            return unclear(steps.unknown_word ? GroupBuyDoubt::ItemNotOffered : GroupBuyDoubt::NoItem,
                           entry.who);
        if (step.bare && step.bare->number > max_order_quantity)
            return unclear(GroupBuyDoubt::QuantityTooLarge, entry.who);
    }
    if (entry.who.empty()) {
        const bool says = wants || entry.payment;
        return says ? unclear(GroupBuyDoubt::NoPerson, entry.who) : LineReading{};
    }
    if (entry.steps.empty()) {
        if (auto silent = read_silent(parts, entry)) return silent;
    }
    reading.entries.push_back(std::move(entry));
    return std::nullopt;
}

// A line without items: a door alone, a payment, a note, or only a name.
std::optional<LineReading> LineReader::read_silent(const EntryParts& parts, Entry& entry) const {
    const Who& who = entry.who;
    if (context_.from_table && !entry.payment) return LineReading{};  // A row without an amount.
    if (!who.door && !who.phone && !entry.payment) {
        const bool words = has(parts.rest, TokenKind::Word) || context_.speaker || !context_.listed;
        if (words || has(tokens_, Act::Filler) || has(tokens_, Act::Manner)) return LineReading{};
        return unclear(GroupBuyDoubt::OnlyName, who, false);
    }
    if (context_.offer.single() && who.door) {
        Step step;
        step.deed = Deed::OrderOne;
        step.counts[0] = 1;
        entry.steps.push_back(std::move(step));
    }
    return std::nullopt;
}

}  // namespace

LineReading read_line(const ReadText& text, const LineContext& context) {
    return LineReader(text, context).read();
}

}  // namespace linli::buying
