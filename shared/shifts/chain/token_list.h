#pragma once

#include "shared/shifts/chain/tokens.h"

#include <cstdint>
#include <string>
#include <vector>

namespace linli::chain {

using Tokens = std::vector<Token>;

bool is_act(const Token& token, Act act);
bool is_edge(const Token& token);      // 20点前, 22点以后
bool names_place(const Token& token);  // Says when or where, edges included.
bool is_command(const Token& token);   // Changes a sign-up: cancels, moves, replaces …
bool is_name(const Token& token, const ReadText& text);

bool has(const Tokens& tokens, Act act);
bool has(const Tokens& tokens, TokenKind kind);
bool has_room(const Tokens& tokens);  // A door with its room, not only a building.

Tokens slice(const Tokens& tokens, std::size_t begin, std::size_t end);
Tokens settings_in(const Tokens& tokens);
std::string notes_in(const Tokens& tokens);

enum class SettingKind : std::uint8_t { None, Date, Slot, Post };
SettingKind kind_of(const Token& token);

// What stands in `newer` takes the place of the same kind of words in `older`.
Tokens overlaid(const Tokens& older, const Tokens& newer);

}  // namespace linli::chain
