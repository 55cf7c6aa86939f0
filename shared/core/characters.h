#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace linli {

// What stands in place of a byte that is not UTF-8.
inline constexpr char32_t replacement_character = 0xFFFD;

// Reads the character that starts at `at` (which must be inside `text`) and moves `at` behind it. A byte that
// belongs to no valid character (also an overlong form or half a surrogate pair) gives replacement_character
// and moves by one byte.
char32_t next_character(std::string_view text, std::size_t& at);

std::u32string characters_of(std::string_view text);
void append_character(std::string& text, char32_t character);
std::string text_of(std::u32string_view characters);

bool is_valid_utf8(std::string_view text);

// Full-width letters, digits and signs become half-width, every kind of blank a space and every kind of dash
// `-`: what people type on different keyboards and mean alike.
char32_t half_width(char32_t character);

// Half-width, and Latin capitals as small letters.
char32_t folded(char32_t character);

// The simplified character for a traditional one, by OpenCC's table; every other character as it is.
char32_t simplified(char32_t character);

// A Han character (simplified or traditional, also the rare ones outside the first plane), without kana and
// Hangul.
bool is_han(char32_t character);

inline bool is_digit(char32_t character) {
    return character >= U'0' && character <= U'9';
}
inline bool is_latin(char32_t character) {
    return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z');
}

// Without blanks (also the ideographic one, the byte order mark and zero-width ones) at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace linli
