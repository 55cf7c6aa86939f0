#pragma once
// Cutting text into what is drawn as one piece, and into lines.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace linli::ui {

// The code point at `at` and how many bytes it takes; broken UTF-8 gives U+FFFD and one byte.
struct CodePoint {
    char32_t value;
    std::uint8_t bytes;
};
CodePoint code_point_at(std::string_view text, std::size_t at);

// The end of the cluster that begins at `at`: one character with its marks, an emoji sequence, a flag, or a
// whole word of a script whose letters join (Arabic, Devanagari, Tibetan, Mongolian …), at most 32 characters
// of it. Words from right to left are put into their order by right_to_left.h.
std::size_t cluster_end(std::string_view text, std::size_t at);

bool is_chinese(char32_t character);  // ideographs, kana and full-width forms: a line may break on both sides
bool is_emoji(char32_t character);
bool hangs_at_line_start(char32_t character);  // “ （ 《 「

// A piece of text that is never divided, with the space that follows it.
struct Word {
    std::uint32_t begin, end;  // bytes, without the spaces after it
    std::uint32_t next;        // where the next word begins
    bool line_end = false;     // a line feed follows
};
// Chinese breaks between any two characters, but never before ，。、；：！？）》” nor after （《“, and never
// between a number and its unit, inside a time, a price or a door.
std::vector<Word> unbreakable_words(std::string_view text);

}  // namespace linli::ui
