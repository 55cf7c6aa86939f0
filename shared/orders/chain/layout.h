#pragma once

#include "shared/core/reading_date.h"
#include "shared/core/reading_lines.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::buying {

// One line of the text, without its list number, and who speaks it in a chat log.
struct SourceLine : NumberedText {
    bool speaker_line = false;  // 小武 09:05: only says who speaks next.
    std::optional<ReadText> speaker = {};
    std::size_t speaker_index = 0;  // Speakers counted from 1 in the order they appear.
    bool begins_message = false;    // In a chat log: nothing of the line above goes on here.
    bool table_head = false;
    bool from_table = false;
};

// Longer lines are not read.
inline constexpr std::size_t max_line_characters = 2'000;

struct Layout {
    std::vector<SourceLine> lines;
    bool chat_log = false;
    bool cut = false;  // The text was longer than the limits.
    std::optional<WrittenDate> log_date;
    std::vector<std::string> signs;  // Pictures that stand for items; see sign_character.
};

// A picture in front of an item is its code: 🍎 苹果 45元. While reading, the sign with this index stands in
// the lines as one private character each.
inline constexpr char32_t first_sign_character = 0xE000;
inline constexpr std::size_t max_signs = 64;
inline bool is_sign_character(char32_t character) {
    return character >= first_sign_character && character < first_sign_character + max_signs;
}

Layout lay_out(std::string_view text);

}  // namespace linli::buying
