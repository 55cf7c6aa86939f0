#include "shared/shifts/chain/lines.h"

#include "shared/shifts/chain/header.h"
#include "shared/shifts/chain/people.h"

#include <algorithm>

namespace linli::chain {
namespace {

using Tokens = std::vector<Token>;

bool is_act(const Token& token, Act act) {
    return token.kind == TokenKind::Act && token.act == act;
}

bool has(const Tokens& tokens, Act act) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return is_act(token, act); });
}

bool has(const Tokens& tokens, TokenKind kind) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return token.kind == kind; });
}

bool is_edge(const Token& token) {
    return token.kind == TokenKind::Before || token.kind == TokenKind::After;
}

bool names_place(const Token& token) {
    return is_setting(token) || is_edge(token);
}

bool is_command(const Token& token) {
    if (token.kind != TokenKind::Act) return false;
    switch (token.act) {
        case Act::Cancel:
        case Act::Move:
        case Act::Replace:
        case Act::StepIn:
        case Act::Correct:
        case Act::Restore:
        case Act::Same:
            return true;
        default:
            return false;
    }
}

Tokens slice(const Tokens& tokens, std::size_t begin, std::size_t end) {
    return Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                  tokens.begin() + static_cast<std::ptrdiff_t>(end));
}

Tokens settings_in(const Tokens& tokens) {
    Tokens settings;
    std::copy_if(tokens.begin(), tokens.end(), std::back_inserter(settings), names_place);
    return settings;
}

std::string notes_in(const Tokens& tokens) {
    std::string note;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::Note) note = joined_notes(note, token.note);
    }
    return note;
}

bool has_room(const Tokens& tokens) {
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& t) { return t.kind == TokenKind::Door && !t.door.room.empty(); });
}

enum class Kind : std::uint8_t { None, Date, Slot, Post };

Kind kind_of(const Token& token) {
    switch (token.kind) {
        case TokenKind::Date:
        case TokenKind::Days:
            return Kind::Date;
        case TokenKind::Range:
        case TokenKind::Slot:
        case TokenKind::SlotWord:
            return Kind::Slot;
        case TokenKind::Post:
        case TokenKind::Place:
            return Kind::Post;
        default:
            return Kind::None;
    }
}

// What stands in `newer` takes the place of the same kind of words in `older`.
Tokens overlaid(const Tokens& older, const Tokens& newer) {
    Tokens result;
    for (const Token& token : older) {
        const Kind kind = kind_of(token);
        const bool again = std::any_of(newer.begin(), newer.end(), [&](const Token& t) {
            return kind_of(t) == kind && kind != Kind::None;
        });
        const bool edge_of_older =
            is_edge(token) &&
            std::any_of(newer.begin(), newer.end(), [](const Token& t) { return kind_of(t) == Kind::Slot; });
        if (!again && !edge_of_older) result.push_back(token);
    }
    result.insert(result.end(), newer.begin(), newer.end());
    return result;
}

class LineReader {
public:
    LineReader(const ReadText& text, const LineContext& context)
        : text_(text), context_(context), tokens_(tokens_of(text, context.offer)) {}

    LineReading read() {
        LineReading reading = read_tokens();
        // ~~7-404 前半夜 东门~~: what is left of a struck line signs nobody up.
        const bool nothing_left = reading.kind != LineKind::Statements || !said_slot_;
        if (text_.struck && nothing_left && !reading.row) reading.kind = LineKind::Gone;
        return reading;
    }

private:
    LineReading read_tokens();
    bool drop_questions();
    bool drop_refusals();
    std::optional<LineReading> read_doubt() const;
    bool counts_all_slots() const;
    LineReading read_commands();
    std::vector<Tokens> clauses() const;
    std::optional<ChainDoubt> read_command_clause(const Tokens& clause, std::vector<Statement>& statements);
    std::optional<ChainDoubt> read_correction(const Tokens& clause, std::size_t at, const Who& who,
                                              std::vector<Statement>& statements);
    std::optional<ChainDoubt> read_replacement(const Tokens& clause, std::size_t at,
                                               std::vector<Statement>& statements);
    std::optional<ChainDoubt> read_move(const Tokens& clause, std::size_t at,
                                        std::vector<Statement>& statements);
    std::optional<ChainDoubt> read_plain_clause(const Tokens& clause, std::vector<Statement>& statements);
    LineReading read_sign_up();
    std::size_t row_label_end() const;
    LineReading read_row(std::size_t colon);
    LineReading read_people(const People& people, bool list);
    LineReading without_person();
    std::optional<ChainDoubt> add_sign_ups(const Person& person, const Tokens& settings,
                                           const std::string& note, std::vector<Statement>& statements);

    People people(const Tokens& tokens, bool list) const { return people_in(tokens, text_, context_, list); }

    LineReading unclear(ChainDoubt doubt, const Who& who = {}) const {
        LineReading reading;
        reading.kind = LineKind::Unclear;
        reading.doubt = doubt;
        reading.who = who.empty() && context_.speaker ? *context_.speaker : who;
        const Tokens settings = settings_in(tokens_);
        reading.wants = wants_of(settings, text_, context_.offer, std::nullopt).all;
        for (const Token& token : settings) {
            if (is_edge(token)) reading.edge = token;
        }
        return reading;
    }

    static LineReading of_kind(LineKind kind) {
        LineReading reading;
        reading.kind = kind;
        return reading;
    }

    std::optional<ClockRange> base_slot() const {
        if (context_.section.want.slot) return context_.section.want.slot;
        if (context_.offer.slots.size() == 1) return context_.offer.slots.front().range;
        return std::nullopt;
    }

    // 我 in a chat log; without a log nobody knows who that is.
    std::optional<Who> speaker() const { return context_.speaker; }

    const ReadText& text_;
    const LineContext& context_;
    Tokens tokens_;
    bool said_slot_ = false;
    bool mixed_question_ = false;
};

LineReading LineReader::read_tokens() {
    if (tokens_.empty() || is_organiser_line(tokens_)) return of_kind(LineKind::Chatter);
    if (!drop_questions()) return mixed_question_ ? unclear(ChainDoubt::NotSure) : of_kind(LineKind::Chatter);
    const bool addressed = has(tokens_, Act::Notice) || has(tokens_, Act::Talk) ||
                           has(tokens_, Act::Deadline) || has(tokens_, Act::Sent);
    const bool attempt = has_room(tokens_) || (context_.listed && !people(tokens_, false).all.empty() &&
                                               has(tokens_, TokenKind::Text));
    if (addressed && !has_room(tokens_) && !(attempt && !settings_in(tokens_).empty()))
        return of_kind(LineKind::Chatter);
    if (auto doubt = read_doubt()) return *doubt;
    if (std::any_of(tokens_.begin(), tokens_.end(), is_command)) return read_commands();
    return read_sign_up();
}

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
                                      [](const Token& t) { return kind_of(t) == Kind::Slot; });
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
        const std::u32string_view words =
            std::u32string_view(text_.plain).substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
        const std::size_t numeral = numeral_end(words, 0);
        const auto count = static_cast<std::size_t>(std::max(0, number_of(words.substr(0, numeral))));
        if (numeral > 0 && count == context_.offer.slots.size() && count > 1) return true;
    }
    return false;
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
        if (!has(tokens_, doubt.act)) continue;
        const People who = people(tokens_, false);
        const bool meant = context_.listed || has_room(tokens_) || context_.speaker || !who.all.empty() ||
                           std::any_of(tokens_.begin(), tokens_.end(), names_place);
        if (!meant) return of_kind(LineKind::Chatter);
        return unclear(doubt.doubt, who.all.empty() ? Who{} : context_.roll.carried(who.all.front().who));
    }
    if (counts_all_slots()) return unclear(ChainDoubt::EitherOr);
    if (!has(tokens_, Act::PlusOne)) return std::nullopt;
    const People who = people(tokens_, false);
    if (who.all.empty() && !context_.speaker) return unclear(ChainDoubt::NoPerson);
    const bool leads = is_act(tokens_.front(), Act::PlusOne);
    const bool slot_said =
        std::any_of(tokens_.begin(), tokens_.end(), [](const Token& t) { return kind_of(t) == Kind::Slot; });
    if (slot_said && !leads && !context_.speaker)
        return unclear(ChainDoubt::ExtraPerson, who.all.front().who);
    return std::nullopt;
}

// ---- cancelling, moving, replacing
// -----------------------------------------------------------------------------

// The clauses of a line that changes something, each with at most one command: cut at commas and behind
// 来不了.
std::vector<Tokens> LineReader::clauses() const {
    std::vector<Tokens> result;
    Tokens current;
    const auto close = [&] {
        if (!current.empty()) result.push_back(std::move(current));
        current.clear();
    };
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        const Token& token = tokens_[i];
        const bool commanded = std::any_of(current.begin(), current.end(), is_command);
        if (token.kind == TokenKind::Comma) {
            // 803 小齐 周三临时有事，来不了: the command is still to come.
            const bool command_follows =
                std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(i), tokens_.end(), is_command);
            const bool corrects = has(current, Act::Correct);  // 小郭 不对，是扫码
            if (!corrects && (commanded || !command_follows))
                close();
            else
                current.push_back(token);
            continue;
        }
        current.push_back(token);
        // 秀秀不来了我小潘顶她; but 取消周日 goes on.
        const auto rest = slice(tokens_, i + 1, tokens_.size());
        const bool goes_on =
            std::any_of(rest.begin(), rest.end(), is_command) || !people(rest, false).all.empty();
        if (is_act(token, Act::Cancel) && current.size() > 1 && goes_on &&
            !people(current, false).all.empty())
            close();
    }
    close();
    return result;
}

LineReading LineReader::read_commands() {
    const People all = people(tokens_, false);
    const bool somebody =
        !all.all.empty() || has(tokens_, Act::Me) || has(tokens_, Act::Them) || context_.speaker;
    const Who first = all.all.empty() ? Who{} : context_.roll.carried(all.all.front().who);
    if (!somebody) {
        if (context_.listed) return unclear(ChainDoubt::NoPerson);
        return of_kind(LineKind::Chatter);
    }
    const bool short_line =
        context_.listed || has_room(tokens_) || context_.speaker || text_.plain.size() <= 30;
    if (!short_line) return of_kind(LineKind::Chatter);
    LineReading reading;
    reading.kind = LineKind::Statements;
    for (const Tokens& clause : clauses()) {
        const bool command = std::any_of(clause.begin(), clause.end(), is_command);
        const auto doubt = command ? read_command_clause(clause, reading.statements)
                                   : read_plain_clause(clause, reading.statements);
        if (doubt) return unclear(*doubt, first);
    }
    if (reading.statements.empty()) return unclear(ChainDoubt::NotUnderstood, first);
    said_slot_ = true;
    return reading;
}

std::size_t find_act(const Tokens& tokens, Act act) {
    const auto found =
        std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return is_act(t, act); });
    return static_cast<std::size_t>(found - tokens.begin());
}

std::optional<ChainDoubt> LineReader::read_command_clause(const Tokens& clause,
                                                          std::vector<Statement>& statements) {
    std::size_t at = find_act(clause, Act::Replace);
    if (at < clause.size()) return read_replacement(clause, at, statements);
    const People who = people(clause, false);
    const Tokens settings = settings_in(clause);
    const auto subject = [&]() -> Who {
        if (!who.all.empty()) return who.all.front().who;
        if (!statements.empty() && !has(clause, Act::Me)) return statements.back().who;
        return speaker().value_or(Who{});
    };
    at = find_act(clause, Act::StepIn);
    if (at < clause.size()) {
        const bool slot_said = std::any_of(settings.begin(), settings.end(),
                                           [](const Token& t) { return kind_of(t) == Kind::Slot; });
        if (slot_said && statements.empty()) return read_plain_clause(clause, statements);
        Statement statement;
        statement.deed = Deed::Replace;
        statement.who = who.all.empty() ? speaker().value_or(Who{}) : who.all.front().who;
        if (!statements.empty()) statement.other = statements.back().who;
        // 阿珍临时发烧，老冯 3-401顶上
        std::size_t comma = at;
        while (comma > 0 && clause[comma].kind != TokenKind::Comma) --comma;
        const People behind = people(slice(clause, comma, at), false);
        if (comma > 0 && !behind.all.empty() && !who.all.empty() &&
            !same_person(behind.all.front().who, who.all.front().who)) {
            statement.other = who.all.front().who;
            statement.who = behind.all.front().who;
        }
        if (statement.who.empty()) return ChainDoubt::WhoIsMe;
        statement.note = notes_in(clause);
        statements.push_back(std::move(statement));
        return std::nullopt;
    }
    at = find_act(clause, Act::Move);
    if (at < clause.size()) return read_move(clause, at, statements);
    at = find_act(clause, Act::Correct);
    if (at < clause.size()) return read_correction(clause, at, subject(), statements);
    Statement statement;
    statement.who = subject();
    statement.note = notes_in(clause);
    if (statement.who.empty()) return has(clause, Act::Me) ? ChainDoubt::WhoIsMe : ChainDoubt::NoPerson;
    const Wants wants = wants_of(settings, text_, context_.offer, base_slot());
    if (wants.doubt) return wants.doubt;
    if (has(clause, Act::Same)) {
        statement.deed = Deed::SameAsAbove;
        statement.wants = wants.all;
    } else if (has(clause, Act::Restore)) {
        if (!settings.empty()) return read_plain_clause(clause, statements);
        statement.deed = Deed::Restore;
    } else {
        statement.deed = Deed::Cancel;
        if (!settings.empty()) statement.which = wants.all;
        statement.every = has(clause, Act::Every);
        for (std::size_t i = 1; i < who.all.size(); ++i) {
            Statement more = statement;
            more.who = who.all[i].who;
            statements.push_back(std::move(more));
        }
    }
    statements.push_back(std::move(statement));
    return std::nullopt;
}

// 早班 不对，晚班: the rest of the line says what counts.
std::optional<ChainDoubt> LineReader::read_correction(const Tokens& clause, std::size_t at, const Who& who,
                                                      std::vector<Statement>& statements) {
    if (settings_in(clause).empty()) return std::nullopt;
    Statement statement;
    statement.deed = Deed::Move;
    statement.who = who;
    const Tokens before = settings_in(slice(clause, 0, at));
    const Tokens after = settings_in(slice(clause, at, clause.size()));
    const Wants wants =
        wants_of(after.empty() ? before : overlaid(before, after), text_, context_.offer, base_slot());
    if (wants.doubt) return wants.doubt;
    if (statement.who.empty()) return ChainDoubt::NoPerson;
    if (!before.empty())
        return add_sign_ups({statement.who, 0, 0, {}, {}}, after.empty() ? before : overlaid(before, after),
                            notes_in(clause), statements);
    statement.wants = wants.all;
    statements.push_back(std::move(statement));
    return std::nullopt;
}

// 小崔替老王, 我11-202小潘顶她
std::optional<ChainDoubt> LineReader::read_replacement(const Tokens& clause, std::size_t at,
                                                       std::vector<Statement>& statements) {
    const People before = people(slice(clause, 0, at), false);
    const People after = people(slice(clause, at + 1, clause.size()), false);
    Statement statement;
    statement.deed = Deed::Replace;
    if (!before.all.empty())
        statement.who = before.all.back().who;
    else if (const auto me = speaker())
        statement.who = *me;
    if (!after.all.empty())
        statement.other = after.all.front().who;
    else if (!statements.empty())
        statement.other = statements.back().who;
    const bool hands_over = before.all.size() == 2 &&
                            !context_.roll.standing(before.all.front().who, {}).empty() &&
                            context_.roll.standing(before.all.back().who, {}).empty();
    const bool both_in_front = after.all.empty() && hands_over;
    if (both_in_front) statement.other = before.all.front().who;
    const bool object = both_in_front || !after.all.empty() ||
                        has(slice(clause, at, clause.size()), Act::Them) || !statements.empty();
    if (statement.who.empty()) return ChainDoubt::WhoIsMe;
    if (!object || (before.all.size() > 1 && !both_in_front) || after.all.size() > 1)
        return ChainDoubt::WhoseShift;
    const Tokens settings = settings_in(clause);
    const Wants wants = wants_of(settings, text_, context_.offer, base_slot());
    if (wants.doubt) return wants.doubt;
    if (!settings.empty()) statement.which = wants.all;
    statement.note = notes_in(clause);
    statements.push_back(std::move(statement));
    return std::nullopt;
}

// 陈陈 换东门, 老王 早班改晚班, 老王换小崔
std::optional<ChainDoubt> LineReader::read_move(const Tokens& clause, std::size_t at,
                                                std::vector<Statement>& statements) {
    const Tokens head = slice(clause, 0, at);
    const Tokens tail = slice(clause, at + 1, clause.size());
    const People before = people(head, false);
    const People after = people(tail, false);
    Tokens from = settings_in(head);
    Tokens to = settings_in(tail);
    Statement statement;
    statement.note = notes_in(clause);
    if (to.empty() && (!after.all.empty() || has(tail, Act::Me)) && !before.all.empty()) {
        // 老王换小崔: a person for a person; which one comes is clear only if one of them stands there.
        const Who old = before.all.front().who;
        const Who by = after.all.empty() ? speaker().value_or(Who{}) : after.all.front().who;
        if (by.empty()) return ChainDoubt::WhoIsMe;
        const bool old_stands = !context_.roll.standing(old, {}).empty();
        const bool by_stands = !context_.roll.standing(by, {}).empty();
        if (old_stands == by_stands && statements.empty()) return ChainDoubt::WhoseShift;
        statement.deed = Deed::Replace;
        statement.who = by_stands && !old_stands ? old : by;
        statement.other = by_stands && !old_stands ? by : old;
        if (!from.empty()) statement.which = wants_of(from, text_, context_.offer, std::nullopt).all;
        statements.push_back(std::move(statement));
        return std::nullopt;
    }
    if (to.empty() && before.all.empty() && !after.all.empty() && !statements.empty()) {
        statement.deed = Deed::Replace;  // 老王来不了，换小崔
        statement.who = after.all.front().who;
        statement.other = statements.back().who;
        statements.push_back(std::move(statement));
        return std::nullopt;
    }
    if (to.empty()) std::swap(from, to);  // Mike PM instead
    if (to.empty()) return ChainDoubt::NotUnderstood;
    if (!before.all.empty())
        statement.who = before.all.front().who;
    else if (!after.all.empty())
        statement.who = after.all.front().who;
    else if (!statements.empty() && !has(clause, Act::Me))
        statement.who = statements.back().who;
    else
        statement.who = speaker().value_or(Who{});
    if (statement.who.empty()) return has(clause, Act::Me) ? ChainDoubt::WhoIsMe : ChainDoubt::NoPerson;
    const Wants target = wants_of(to, text_, context_.offer, base_slot());
    if (target.doubt) return target.doubt;
    statement.deed = Deed::Move;
    statement.wants = target.all;
    if (!from.empty()) {
        const Wants source = wants_of(from, text_, context_.offer, base_slot());
        if (source.doubt) return source.doubt;
        statement.which = source.all;
    }
    statements.push_back(std::move(statement));
    return std::nullopt;
}

// A clause without a command beside one that has it: 时间不变, or 晚班可以 behind 早班来不了, or 小崔来.
std::optional<ChainDoubt> LineReader::read_plain_clause(const Tokens& clause,
                                                        std::vector<Statement>& statements) {
    if (has(clause, Act::Keep)) return std::nullopt;
    const People who = people(clause, false);
    const Tokens settings = settings_in(clause);
    if (!who.all.empty()) {
        if (!settings.empty()) return add_sign_ups(who.all.front(), settings, notes_in(clause), statements);
        if (statements.empty()) return ChainDoubt::NoSlot;
        // 我顶老郑，6号楼904: the door of the same person.
        Who& last = statements.back().who;
        const Who& more = who.all.front().who;
        if ((more.door && !more.name && !last.door) || (more.name && !more.door && !last.name)) {
            if (more.door) last.door = more.door;
            if (more.name) last.name = more.name;
            return std::nullopt;
        }
        const bool somebody =
            more.door || looks_like_name(*more.name) || context_.roll.knows_name(name_key(*more.name));
        if (same_person(more, last) || who.phrases > 0 || !somebody) return std::nullopt;  // 不来了，腰疼
        Statement statement;
        statement.deed = Deed::Replace;
        statement.who = who.all.front().who;
        statement.other = statements.back().who;
        statements.push_back(std::move(statement));
        return std::nullopt;
    }
    if (settings.empty()) return std::nullopt;
    if (statements.empty()) {
        if (const auto me = speaker())
            return add_sign_ups({*me, 0, 0, {}, {}}, settings, notes_in(clause), statements);
        return ChainDoubt::NoPerson;
    }
    if (who.phrases > 0) return std::nullopt;
    Statement statement;
    statement.deed = Deed::Move;
    statement.who = statements.back().who;
    const Wants wants = wants_of(settings, text_, context_.offer, base_slot());
    if (wants.doubt) return wants.doubt;
    statement.wants = wants.all;
    statements.push_back(std::move(statement));
    return std::nullopt;
}

// ---- signing up
// --------------------------------------------------------------------------------------------

std::optional<ChainDoubt> LineReader::add_sign_ups(const Person& person, const Tokens& settings,
                                                   const std::string& note,
                                                   std::vector<Statement>& statements) {
    const Wants wants = wants_of(settings, text_, context_.offer, base_slot());
    if (wants.doubt) return wants.doubt;
    said_slot_ = said_slot_ || wants.said_slot;
    Statement statement;
    statement.deed = Deed::SignUp;
    statement.who = person.who;
    statement.note = note;
    statement.narrows = std::any_of(settings.begin(), settings.end(), is_edge);
    for (Want want : wants.all) {
        if (const auto missing = complete(want, context_.section, context_.offer)) return missing;
        statement.wants.push_back(std::move(want));
    }
    statements.push_back(std::move(statement));
    return std::nullopt;
}

// The colon behind a row label: 8-10点：, 南门早班：. npos if the words in front are not only when and where.
std::size_t row_colon(const Tokens& tokens) {
    bool label = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.kind == TokenKind::Colon) return label ? i : tokens.size();
        const bool building = token.kind == TokenKind::Door && token.door.room.empty();
        label = label || is_setting(token) || building;
        const bool fits = is_setting(token) || building || token.kind == TokenKind::Note ||
                          token.kind == TokenKind::Count || token.kind == TokenKind::Listing ||
                          is_act(token, Act::PostLabel) || is_act(token, Act::SlotLabel) ||
                          is_act(token, Act::Vacant) || is_act(token, Act::Filler);
        if (!fits) return tokens.size();
    }
    return tokens.size();
}

LineReading LineReader::read_sign_up() {
    const std::size_t colon = row_colon(tokens_);
    if (colon < tokens_.size()) return read_row(colon);
    if (const std::size_t label = row_label_end(); label > 0) return read_row(label - 1);
    const std::size_t mark =
        static_cast<std::size_t>(std::find_if(tokens_.begin(), tokens_.end(),
                                              [](const Token& t) { return t.kind == TokenKind::Colon; }) -
                                 tokens_.begin());
    if (!drop_refusals()) {
        const People refused = people(tokens_, false);
        if (refused.all.empty() && !context_.listed) return of_kind(LineKind::Chatter);
        return unclear(ChainDoubt::NotUnderstood, refused.all.empty() ? Who{} : refused.all.front().who);
    }
    // 小武：晚班 南门 - 备注：…
    const Tokens label = slice(tokens_, 0, std::min(mark, tokens_.size()));
    const bool filler_label =
        std::all_of(label.begin(), label.end(), [](const Token& t) { return is_act(t, Act::Filler); });
    if (mark < tokens_.size() && !filler_label && people(slice(tokens_, 0, mark), false).all.empty() &&
        !has_room(tokens_) && !context_.listed)
        return of_kind(LineKind::Chatter);
    return read_people(people(tokens_, false), false);
}

// 20:00-22:00 老赵 小钱: a row without a colon. Gives how many tokens its label has, 0 if this is no row.
std::size_t LineReader::row_label_end() const {
    if (context_.listed || context_.speaker || tokens_.empty()) return 0;
    std::size_t end = 0;
    bool slot = false;
    while (end < tokens_.size() && (is_setting(tokens_[end]) || tokens_[end].kind == TokenKind::Note)) {
        slot = slot || kind_of(tokens_[end]) == Kind::Slot;
        ++end;
    }
    const Tokens rest = slice(tokens_, end, tokens_.size());
    const bool only_people = std::all_of(rest.begin(), rest.end(), [](const Token& token) {
        return token.kind == TokenKind::Text || token.kind == TokenKind::Door ||
               token.kind == TokenKind::Listing || token.kind == TokenKind::Note ||
               is_act(token, Act::Vacant) || token.kind == TokenKind::Count || token.inlaid;
    });
    const People named = people(rest, true);
    return slot && only_people && named.phrases == 0 && named.all.size() > 1 ? end : 0;
}

// `colon` is the last token of the label.
LineReading LineReader::read_row(std::size_t colon) {
    LineReading reading;
    const Tokens rest = slice(tokens_, colon + 1, tokens_.size());
    const People who = people(tokens_, true);
    const Wants label =
        wants_of(settings_in(slice(tokens_, 0, colon + 1)), text_, context_.offer, std::nullopt);
    if (who.all.empty()) {
        const bool words = who.phrases > 0 && !has(rest, Act::Vacant);
        reading = of_kind(words ? LineKind::Chatter : LineKind::Vacant);
    } else {
        reading = read_people(who, true);
    }
    reading.row = true;
    if (label.all.size() == 1) reading.row_label.want = label.all.front();
    for (const Token& token : slice(tokens_, 0, colon + 1)) {
        if (token.kind == TokenKind::Door) reading.row_label.building = door_text(token.door);
    }
    return reading;
}

LineReading LineReader::without_person() {
    const bool place = std::any_of(tokens_.begin(), tokens_.end(), names_place);
    if (const auto me = speaker()) {
        if (context_.organiser_speaks && !has(tokens_, Act::Me)) return of_kind(LineKind::Chatter);
        const People who = people(tokens_, false);
        if (!place && !has(tokens_, Act::Me) && !has(tokens_, Act::PlusOne))
            return of_kind(LineKind::Chatter);
        if (has(tokens_, Act::Vacant)) return of_kind(LineKind::Chatter);
        if (who.phrases > 0) return place ? unclear(ChainDoubt::NotUnderstood) : of_kind(LineKind::Chatter);
        LineReading reading;
        reading.kind = LineKind::Statements;
        const auto doubt =
            add_sign_ups({*me, 0, 0, {}, {}}, settings_in(tokens_), notes_in(tokens_), reading.statements);
        return doubt ? unclear(*doubt, *me) : reading;
    }
    const bool brief = text_.plain.size() <= 8 && people(tokens_, false).phrases == 0;  // 我也来
    if (has(tokens_, Act::Me))
        return place || context_.listed || brief ? unclear(ChainDoubt::WhoIsMe) : of_kind(LineKind::Chatter);
    if (!place) return of_kind(LineKind::Chatter);
    if (has(tokens_, Act::Vacant)) return of_kind(LineKind::Vacant);
    return context_.listed ? unclear(ChainDoubt::NoPerson) : of_kind(LineKind::Chatter);
}

// Which settings go with which person: 早班：甲、乙, 甲 早班、乙 晚班, or all with all.
bool settings_by_person(const Tokens& tokens, const People& people, std::vector<Tokens>& result) {
    struct Block {
        bool person = false;
        Tokens settings;
        std::vector<std::size_t> people;
    };
    std::vector<Block> blocks;
    const auto is_own = [&](const Token& token) {
        return token.inlaid && people.all.size() > 1 &&
               std::any_of(people.all.begin(), people.all.end(), [&](const Person& p) {
                   return std::any_of(p.settings.begin(), p.settings.end(),
                                      [&](const Token& t) { return t.begin == token.begin; });
               });
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (std::size_t p = 0; p < people.all.size(); ++p) {
            if (people.all[p].first != i) continue;
            if (blocks.empty() || !blocks.back().person) blocks.push_back({true, {}, {}});
            blocks.back().people.push_back(p);
        }
        if (!names_place(tokens[i]) || is_own(tokens[i])) continue;
        if (blocks.empty() || blocks.back().person) blocks.push_back({false, {}, {}});
        blocks.back().settings.push_back(tokens[i]);
    }
    result.assign(people.all.size(), {});
    const auto person_blocks =
        std::count_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.person; });
    if (person_blocks <= 1) {
        for (Tokens& settings : result) settings = settings_in(tokens);
        if (people.all.size() > 1) {
            for (Tokens& settings : result)
                settings.erase(std::remove_if(settings.begin(), settings.end(), is_own), settings.end());
        }
    } else if (!blocks.front().person && blocks.back().person) {
        Tokens current;
        for (const Block& block : blocks) {
            if (!block.person) current = overlaid(current, block.settings);
            for (const std::size_t p : block.people) result[p] = current;
        }
    } else if (blocks.front().person && !blocks.back().person) {
        for (std::size_t b = 0; b + 1 < blocks.size(); ++b) {
            for (const std::size_t p : blocks[b].people) result[p] = blocks[b + 1].settings;
        }
    } else {
        return false;
    }
    for (std::size_t p = 0; p < result.size() && people.all.size() > 1; ++p)
        result[p] = overlaid(result[p], people.all[p].settings);
    return true;
}

LineReading LineReader::read_people(const People& who, bool list) {
    if (who.all.empty()) return without_person();
    const Person& first = who.all.front();
    const bool place = std::any_of(tokens_.begin(), tokens_.end(), names_place);
    const bool several = who.all.size() > 1;
    Person person = first;
    if (!list && !several && context_.speaker) {
        // In a chat log the speaker signs up, unless somebody else is named with a door or is known.
        const Who& me = *context_.speaker;
        const bool own_door = person.who.door && !person.who.name && (!me.door || me.door == person.who.door);
        if (own_door) person.who.name = me.name;
        const bool stranger = !person.who.door && !looks_like_name(*person.who.name) &&
                              !context_.roll.knows_name(name_key(*person.who.name));
        if (stranger && has(tokens_, Act::Me))
            person.who = me;
        else if (stranger)
            return place ? unclear(ChainDoubt::NotUnderstood) : of_kind(LineKind::Chatter);
    }
    const bool on_own = !list && !context_.listed && !context_.speaker;
    if (on_own && !has_room(tokens_)) {
        // Without a number or a door only a line that holds nothing but a name, times and posts signs up.
        const bool known = context_.roll.knows_name(name_key(*first.who.name));
        if (who.phrases > 0 || has(tokens_, Act::Vacant) || text_.plain.size() > 40)
            return of_kind(LineKind::Chatter);
        if (!place && !known && !looks_like_name(*first.who.name)) {
            const bool alone = base_slot() && tokens_.size() == 1;
            return alone ? unclear(ChainDoubt::NotUnderstood, first.who) : of_kind(LineKind::Chatter);
        }
    }
    if (!list && has(tokens_, Act::Vacant) && !has_room(tokens_) && !context_.listed)
        return of_kind(LineKind::Chatter);
    const Who full = list ? person.who : context_.roll.carried(person.who);
    if (!place && !list && !several) {
        const std::string note = notes_in(tokens_);
        if (!note.empty() && context_.roll.standing(person.who, {}).size() == 1) {
            LineReading reading;
            reading.kind = LineKind::Statements;
            Statement added;
            added.deed = Deed::AddNote;
            added.who = full;
            added.note = note;
            reading.statements.push_back(std::move(added));
            return reading;
        }
    }
    std::vector<Tokens> settings;
    if (!settings_by_person(tokens_, who, settings)) return unclear(ChainDoubt::NotUnderstood, full);
    LineReading reading;
    reading.kind = LineKind::Statements;
    for (std::size_t i = 0; i < who.all.size(); ++i) {
        Person one = several ? who.all[i] : person;
        if (!list) one.who = context_.roll.carried(one.who);
        const bool own_note = list || several;
        const std::string note = own_note ? who.all[i].note : notes_in(tokens_);
        if (const auto doubt = add_sign_ups(one, settings[i], note, reading.statements)) {
            const bool open = *doubt == ChainDoubt::NoSlot && has(tokens_, TokenKind::After);
            return unclear(open ? ChainDoubt::OpenEnd : *doubt, several ? Who{} : full);
        }
    }
    return reading;
}

}  // namespace

LineReading read_line(const ReadText& text, const LineContext& context) {
    return LineReader(text, context).read();
}

Who who_in(const ReadText& text, const Offer& offer, const std::string& building) {
    const Roll nobody;
    LineContext context{offer, nobody, {}, std::nullopt, false, true};
    context.section.building = building;
    const People found = people_in(tokens_of(text, Offer{}), text, context, false);
    if (!found.all.empty()) return found.all.front().who;
    Who who;
    if (!text.plain.empty()) who.name = shown_text(text, 0, text.plain.size());
    return who;
}

}  // namespace linli::chain
