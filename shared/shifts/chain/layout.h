#pragma once

#include "shared/core/reading.h"
#include "shared/core/reading_date.h"
#include "shared/core/reading_lines.h"

#include <optional>
#include <string_view>
#include <vector>

namespace linli::chain {

// One line of the text, without its list number, and who speaks it in a chat log.
struct SourceLine : NumberedText {
    bool speaker_line = false;  // 小武 09:05: only says who speaks next.
    std::optional<ReadText> speaker = {};
    std::size_t speaker_index = 0;  // Speakers counted from 1 in the order they appear.
    bool table_head = false;
    bool from_table = false;
};

// Longer lines are not read.
inline constexpr std::size_t max_line_characters = 2'000;

struct Layout {
    std::vector<SourceLine> lines;
    bool chat_log = false;
    bool numbered = false;  // At least two lines have list numbers.
    std::optional<WrittenDate> log_date;
    // What a table calls its posts, in its head or in the first column.
    std::vector<ReadText> table_posts = {};
};

Layout lay_out(std::string_view text);

}  // namespace linli::chain
