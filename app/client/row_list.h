#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/client/ui/key.h"

namespace linli::client {

// How the rows of a list are to be drawn: as high as their words need, or all as high as each other, with
// words that must fit.
enum class RowHeights : unsigned char { Own, Same };

// A list whose rows are as high as their words need while there are few; else all are `row_height` px high
// and only those in sight are asked for. Draw exactly one row a call.
void row_list(std::string_view spoken, int count, float row_height,
              const std::function<void(int index, RowHeights heights)>& draw_row, ui::Here here = {});

// So many lines of second text, where `taken` px of the current stack's width are something else's; what is
// more becomes "…". Everything where rows have their own height.
std::string fitted(const std::string& words, int lines, float taken, RowHeights heights);

}  // namespace linli::client
