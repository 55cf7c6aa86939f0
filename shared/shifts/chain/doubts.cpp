#include "shared/shifts/chain/line_reader.h"

#include <algorithm>

// What a line asks, refuses or leaves open.

namespace linli::chain {

// A clause that asks orders nothing; what else the line says stands. False if nothing is left.
bool LineReader::drop_questions() {
    Tokens kept;
    bool dropped = false;
    for (std::size_t begin = 0; begin < tokens_.size();) {
        std::size_t end = begin;
        while (end < tokens_.size() && tokens_[end].kind != TokenKind::Comma &&
               tokens_[end].kind != TokenKind::Question)
            ++end;
        const Tokens clause = slice(tokens_, begin, end);
        const bool asks =
            (end < tokens_.size() && tokens_[end].kind == TokenKind::Question) || has(clause, Act::Question);
        // 5-803 下午 要带凳子吗: a sign-up and a question, or a question whether it is possible?
        const bool both = asks && has_room(clause) &&
                          std::any_of(clause.begin(), clause.end(),
                                      [](const Token& t) { return kind_of(t) == SettingKind::Slot; });
        mixed_question_ = mixed_question_ || both;
        if (asks)
            dropped = true;
        else {
            kept.insert(kept.end(), clause.begin(), clause.end());
            if (end < tokens_.size()) kept.push_back(tokens_[end]);
        }
        begin = end + 1;
    }
    if (!dropped) return true;
    tokens_ = std::move(kept);
    return std::any_of(tokens_.begin(), tokens_.end(),
                       [](const Token& t) { return names_place(t) || is_command(t); });
}

// 早班不行，晚班可以: only what is possible counts. False if nothing is.
bool LineReader::drop_refusals() {
    if (!has(tokens_, Act::Negative)) return true;
    Tokens kept;
    for (std::size_t begin = 0; begin < tokens_.size();) {
        std::size_t end = begin;
        while (end < tokens_.size() && tokens_[end].kind != TokenKind::Comma) ++end;
        Tokens clause = slice(tokens_, begin, end);
        if (has(clause, Act::Negative))
            clause.erase(std::remove_if(clause.begin(), clause.end(), names_place), clause.end());
        kept.insert(kept.end(), clause.begin(), clause.end());
        if (end < tokens_.size()) kept.push_back(tokens_[end]);
        begin = end + 1;
    }
    tokens_ = std::move(kept);
    return std::any_of(tokens_.begin(), tokens_.end(), names_place);
}

// 三班都来: the third shift, or all three?
bool LineReader::counts_all_slots() const {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
        if (tokens_[i].kind != TokenKind::Slot || !is_act(tokens_[i + 1], Act::Every)) continue;
        const std::u32string_view words = words_of(tokens_[i], text_);
        const std::size_t numeral = numeral_end(words, 0);
        const auto count = static_cast<std::size_t>(std::max(0, number_of(words.substr(0, numeral))));
        if (numeral > 0 && count == context_.offer.slots.size() && count > 1) return true;
    }
    return false;
}

// 小满和大川两人一起: the second person is named, nobody is left to ask for.
bool LineReader::names_everybody() const {
    static const Words<int> uncounted = {{0, U"一家|带"}};
    const bool open = std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
        return is_act(token, Act::Extra) && uncounted.at(text_.plain, token.begin);
    });
    const People who = people(tokens_, false);
    return !open && !has(tokens_, Act::Me) && who.all.size() == 2 && who.all[0].who.name &&
           who.all[1].who.name;
}

// 3-101 小韩 晚班 两个人: who the other is, nobody says.
std::optional<Who> LineReader::more_than_named() const {
    const bool several = std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) {
        return token.kind == TokenKind::Count && token.number > 1 &&
               (token.unit == U"人" || token.unit == U"个人" || token.unit == U"位");
    });
    const bool row = has(tokens_, TokenKind::Colon) || context_.from_table;  // 南门 2人：12-301 老王
    const People who = several && !row ? people(tokens_, false) : People{};
    if (who.all.size() != 1 || !(context_.listed || has_room(tokens_))) return std::nullopt;
    return who.all.front().who;
}

std::optional<LineReading> LineReader::read_doubt() const {
    struct Doubt {
        Act act;
        ChainDoubt doubt;
    };
    constexpr Doubt doubts[] = {{Act::Any, ChainDoubt::AnySlot},
                                {Act::Either, ChainDoubt::EitherOr},
                                {Act::Unsure, ChainDoubt::NotSure},
                                {Act::Extra, ChainDoubt::ExtraPerson}};
    for (const Doubt& doubt : doubts) {
        if (!has(tokens_, doubt.act) || (doubt.act == Act::Extra && names_everybody())) continue;
        const People who = people(tokens_, false);
        const bool meant = context_.listed || has_room(tokens_) || context_.speaker || !who.all.empty() ||
                           std::any_of(tokens_.begin(), tokens_.end(), names_place);
        if (!meant) return of_kind(LineKind::Chatter);
        return unclear(doubt.doubt, who.all.empty() ? Who{} : context_.roll.carried(who.all.front().who));
    }
    if (counts_all_slots()) return unclear(ChainDoubt::EitherOr);
    if (const auto who = more_than_named()) return unclear(ChainDoubt::ExtraPerson, *who);
    if (!has(tokens_, Act::PlusOne)) return std::nullopt;
    const People who = people(tokens_, false);
    if (who.all.empty() && !context_.speaker) return unclear(ChainDoubt::NoPerson);
    const bool leads = is_act(tokens_.front(), Act::PlusOne);
    const bool slot_said = std::any_of(tokens_.begin(), tokens_.end(),
                                       [](const Token& t) { return kind_of(t) == SettingKind::Slot; });
    // 小庄：上午+1 - the name in front says who it is.
    const bool prefixed = tokens_.size() > 2 && tokens_[1].kind == TokenKind::Colon;
    if (slot_said && !leads && !prefixed && !context_.speaker)
        return unclear(ChainDoubt::ExtraPerson, who.all.front().who);
    return std::nullopt;
}

// 老白 5号晚班不行: takes back what was said before; else nothing is left of the line.
LineReading LineReader::read_refusal() {
    const People refused = people(tokens_, false);
    if (refused.all.empty() && !context_.listed && !context_.speaker) return of_kind(LineKind::Chatter);
    const Who who =
        !refused.all.empty() ? context_.roll.carried(refused.all.front().who) : speaker().value_or(Who{});
    const Wants which = wants_of(settings_in(tokens_), text_, context_.offer, base_slot());
    const bool stands = !who.empty() && !which.doubt && context_.roll.standing(who, which.all).size() == 1;
    if (!stands) {
        if (context_.speaker && refused.all.empty()) return of_kind(LineKind::Chatter);
        return unclear(ChainDoubt::NotUnderstood, who);
    }
    LineReading reading;
    reading.kind = LineKind::Statements;
    Statement statement;
    statement.deed = Deed::Cancel;
    statement.who = who;
    statement.which = which.all;
    reading.statements.push_back(std::move(statement));
    return reading;
}

}  // namespace linli::chain
