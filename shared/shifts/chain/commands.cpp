#include "shared/shifts/chain/line_reader.h"

#include <algorithm>
#include <utility>

namespace linli::chain {
namespace {

std::size_t find_act(const Tokens& tokens, Act act) {
    const auto found =
        std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return is_act(t, act); });
    return static_cast<std::size_t>(found - tokens.begin());
}

}  // namespace

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
            if (!corrects && !awaits_person(current, i + 1) && (commanded || !command_follows))
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

// Which sign-ups the words pick out: a post named alone picks all hours there, also if it has its own.
Wants LineReader::selection(const Tokens& settings) const {
    Wants wants = wants_of(settings, text_, context_.offer, base_slot());
    for (Want& want : wants.all) {
        if (!wants.said_slot) want.slot.reset();
    }
    return wants;
}

// 老侯的班我来顶，9-906 小孔: who 我 is stands behind the comma.
bool LineReader::awaits_person(const Tokens& clause, std::size_t behind) const {
    if (context_.speaker || !has(clause, Act::Me) || people(clause, false).all.size() > 1) return false;
    if (!has(clause, Act::Replace) && !has(clause, Act::StepIn)) return false;
    std::size_t end = behind;
    while (end < tokens_.size() && tokens_[end].kind != TokenKind::Comma) ++end;
    const Tokens next = slice(tokens_, behind, end);
    return !people(next, false).all.empty() && std::none_of(next.begin(), next.end(), is_command);
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

// 阿珍来不了，我补上: whose place it is was said before.
std::optional<ChainDoubt> LineReader::read_step_in(const Tokens& clause, std::size_t at,
                                                   std::vector<Statement>& statements) {
    const People who = people(clause, false);
    const Tokens settings = settings_in(clause);
    const bool slot_said = std::any_of(settings.begin(), settings.end(),
                                       [](const Token& t) { return kind_of(t) == SettingKind::Slot; });
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
    if (at < clause.size()) return read_step_in(clause, at, statements);
    at = find_act(clause, Act::Swap);
    if (at < clause.size()) return read_swap(clause, at, statements);
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
        if (!settings.empty()) statement.which = selection(settings).all;
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
    std::vector<Who> named;
    for (const People* side : {&before, &after}) {
        for (const Person& person : side->all) named.push_back(person.who);
    }
    const Who gone = statements.empty() ? Who{} : statements.back().who;
    const bool them = has(slice(clause, at, clause.size()), Act::Them);
    if (named.size() > 2) return ChainDoubt::WhoseShift;
    // 阿梁和Sam换下: 换下 is short for 换一下.
    const bool short_swap = clause[at].end - clause[at].begin == 2 && text_.plain[clause[at].begin] == U'换';
    const bool me_too = named.size() == 1 && has(clause, Act::Me) && speaker();
    if (short_swap && after.all.empty() && (named.size() == 2 || me_too))
        return read_swap(clause, at, statements);
    if (named.size() == 2) {
        // Whoever stands on the list already is the one who goes; both or neither: as the sentence says.
        const bool first_known = context_.roll.knows(named[0]);
        const bool second_known = context_.roll.knows(named[1]);
        if (first_known == second_known && after.all.size() != 1) return ChainDoubt::WhoseShift;
        const bool first_goes = first_known && !second_known;
        statement.who = named[first_goes ? 1 : 0];
        statement.other = named[first_goes ? 0 : 1];
    } else if (named.size() == 1 && (!after.all.empty() || has(clause, Act::Me))) {
        // 我替老王, or 老王不来了，我11-202小潘顶: 我 is named, or is whoever speaks.
        const bool goes = context_.roll.knows(named[0]) || (gone.empty() && !them);
        statement.who = goes ? speaker().value_or(Who{}) : named[0];
        statement.other = goes ? named[0] : gone;
    } else {
        statement.who = named.empty() ? speaker().value_or(Who{}) : named[0];
        statement.other = gone;
    }
    if (statement.who.empty()) return ChainDoubt::WhoIsMe;
    if (statement.other.empty() && !them) return ChainDoubt::WhoseShift;
    const Tokens settings = settings_in(clause);
    const Wants wants = selection(settings);
    if (wants.doubt) return wants.doubt;
    if (!settings.empty()) statement.which = wants.all;
    statement.note = notes_in(clause);
    statements.push_back(std::move(statement));
    return std::nullopt;
}

// 老徐和老严对调, 我和3楼李姐换: each takes the place of the other.
std::optional<ChainDoubt> LineReader::read_swap(const Tokens& clause, std::size_t at,
                                                std::vector<Statement>& statements) {
    const People who = people(clause, false);
    Statement statement;
    statement.deed = Deed::Swap;
    if (who.all.size() == 2) {
        statement.who = who.all[0].who;
        statement.other = who.all[1].who;
    } else if (who.all.size() == 1 && has(clause, Act::Me) && speaker()) {
        statement.who = *speaker();
        statement.other = who.all[0].who;
    } else {
        return who.all.size() == 1 && has(clause, Act::Me) ? ChainDoubt::WhoIsMe : ChainDoubt::NotSure;
    }
    const Tokens settings = settings_in(slice(clause, 0, at));
    if (!settings.empty()) {
        std::vector<Tokens> own;
        const bool both = who.all.size() == 2 && settings_by_person(clause, who, own);
        const bool told =
            both && !own[0].empty() && !own[1].empty() && own[0].front().begin != own[1].front().begin;
        if (!told) return ChainDoubt::NotSure;
        const Wants of_one = selection(own[0]);
        const Wants of_other = selection(own[1]);
        if (of_one.doubt || of_other.doubt) return ChainDoubt::NotSure;
        statement.which = of_one.all;
        statement.other_which = of_other.all;
    }
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
    const bool two_sides =
        before.all.size() == 2 || (before.all.size() == 1 && has(head, Act::Me) && speaker());
    if (to.empty() && after.all.empty() && two_sides) return read_swap(clause, at, statements);
    // 换后门→大门
    if (const std::size_t second = find_act(tail, Act::Move); second < tail.size()) {
        from = settings_in(slice(tail, 0, second));
        to = settings_in(slice(tail, second + 1, tail.size()));
    }
    Statement statement;
    statement.note = notes_in(clause);
    const bool mine = before.all.empty() && has(head, Act::Me) && speaker();  // 我那班给阿兵
    if (to.empty() && (!after.all.empty() || has(tail, Act::Me)) && (!before.all.empty() || mine)) {
        // 老王换小崔: a person for a person; which one comes is clear only if one of them stands there.
        const Who old = mine ? *speaker() : before.all.front().who;
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
    // 换东门，时间不变: whatever hours 东门 has of its own.
    const bool slot_said =
        std::any_of(to.begin(), to.end(), [](const Token& t) { return kind_of(t) == SettingKind::Slot; });
    if (has(tokens_, Act::Keep) && !slot_said) {
        for (Want& want : statement.wants) want.slot.reset();
    }
    if (!from.empty()) {
        const Wants source = selection(from);
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
        const Who& first = who.all.front().who;
        const bool gone = !statements.empty() && statements.back().deed == Deed::Cancel;
        const bool known =
            first.door || looks_like_name(*first.name) || context_.roll.knows_name(name_key(*first.name));
        if (gone && !known && !settings.empty()) return std::nullopt;  // cancel, sick today
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
    // 北区不去了，只留南区: the place is his already.
    const bool cancelled = statements.back().deed == Deed::Cancel;
    if (cancelled && !context_.roll.standing(statement.who, selection(settings).all).empty())
        return std::nullopt;
    statement.wants = wants.all;
    statements.push_back(std::move(statement));
    return std::nullopt;
}

}  // namespace linli::chain
