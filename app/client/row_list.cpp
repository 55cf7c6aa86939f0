#include "app/client/row_list.h"

#include <algorithm>

#include "app/client/ui/ui.h"
#include "shared/core/characters.h"

namespace linli::client {
namespace {

constexpr float character_px = 15.5f, largest_type = 2;  // Second text; a Latin letter is half as wide.

}  // namespace

void row_list(std::string_view spoken, int count, float row_height,
              const std::function<void(int index, RowHeights heights)>& draw_row, ui::Here here) {
    const RowHeights heights = ui::has_own_heights(count) ? RowHeights::Own : RowHeights::Same;
    ui::long_list(
        spoken, count, row_height, [&](int index) { draw_row(index, heights); }, here);
}

std::string fitted(const std::string& words, int lines, float taken, RowHeights heights) {
    if (heights == RowHeights::Own) return words;
    const float character = character_px * (ui::large_type() ? largest_type : 1);
    const float line = std::max(character, ui::width_left() - taken) / character * 2;
    // The last character of a line often does not fit.
    const int most = std::max(2, static_cast<int>(line - 2) * lines);
    int used = 0;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t before = at;
        used += next_character(words, at) < 0x250 ? 1 : 2;
        if (used > most) return words.substr(0, before) + "…";
    }
    return words;
}

}  // namespace linli::client
