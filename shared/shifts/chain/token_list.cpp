#include "shared/shifts/chain/token_list.h"

#include "shared/core/characters.h"
#include "shared/shifts/chain/roll.h"

#include <algorithm>
#include <iterator>

namespace linli::chain {

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
    return is_setting(token) || is_edge(token) || (token.kind == TokenKind::Count && token.counts_slots);
}

bool is_command(const Token& token) {
    if (token.kind != TokenKind::Act) return false;
    switch (token.act) {
        case Act::Cancel:
        case Act::Move:
        case Act::Replace:
        case Act::Swap:
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

SettingKind kind_of(const Token& token) {
    switch (token.kind) {
        case TokenKind::Date:
        case TokenKind::Days:
            return SettingKind::Date;
        case TokenKind::Range:
        case TokenKind::Slot:
        case TokenKind::SlotWord:
        case TokenKind::Count:
            return token.kind == TokenKind::Count && !token.counts_slots ? SettingKind::None
                                                                         : SettingKind::Slot;
        case TokenKind::Post:
        case TokenKind::Place:
            return SettingKind::Post;
        default:
            return SettingKind::None;
    }
}

Tokens overlaid(const Tokens& older, const Tokens& newer) {
    Tokens result;
    for (const Token& token : older) {
        const SettingKind kind = kind_of(token);
        const bool again = std::any_of(newer.begin(), newer.end(), [&](const Token& t) {
            return kind_of(t) == kind && kind != SettingKind::None;
        });
        const bool edge_of_older =
            is_edge(token) && std::any_of(newer.begin(), newer.end(),
                                          [](const Token& t) { return kind_of(t) == SettingKind::Slot; });
        if (!again && !edge_of_older) result.push_back(token);
    }
    result.insert(result.end(), newer.begin(), newer.end());
    return result;
}

bool is_name(const Token& token, const ReadText& text) {
    if (token.kind != TokenKind::Text) return false;
    // A lone letter is the name of a slot or a post.
    if (token.end == token.begin + 1 && is_latin(text.plain[token.begin])) return false;
    return name_in(words_of(token, text)).is_name();
}

}  // namespace linli::chain
