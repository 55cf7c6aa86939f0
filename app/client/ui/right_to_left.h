#pragma once
// Arabic, Hebrew and their neighbours stand from the right to the left, in a line that otherwise goes the
// other way. What we need of Unicode's UAX #9 for lines of one direction with stretches of the other;
// embeddings and overrides do not come up (texts are cleaned of their invisible characters).

#include <cstddef>
#include <string_view>
#include <vector>

namespace linli::ui {

bool is_right_to_left(char32_t character);  // a letter of a script that is written so

// Where the stretch that begins with a right-to-left letter at `at` ends (bytes): behind its last letter or
// number. Spaces and signs belong to it only between two of those.
std::size_t right_to_left_end(std::string_view text, std::size_t at);

// The clusters of such a stretch as they stand on the line from left to right. Numbers keep their own order;
// brackets are turned round. Each is a piece of `stretch` or of a text that lives as long as the program.
std::vector<std::string_view> in_visual_order(std::string_view stretch);

}  // namespace linli::ui
