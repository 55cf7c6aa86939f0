#pragma once

#include "shared/shifts/chain/layout.h"
#include "shared/shifts/chain/token_list.h"

#include <vector>

namespace linli::chain {

// Posts that show by where their names stand, whatever the words are. `lines` holds the tokens of each line.

// —咖啡角— or 快递棚： above the people who stand there. At least two such headings, places known by name
// counted; gives only the unknown ones.
std::vector<ReadText> posts_in_headings(const Layout& layout, const std::vector<Tokens>& lines);

// A word that several entries share beside their own names: 3-201 老王 早班 咖啡角 / 小李 早班 咖啡角.
std::vector<ReadText> posts_in_entries(const Layout& layout, const std::vector<Tokens>& lines,
                                       std::size_t first_entry);

}  // namespace linli::chain
