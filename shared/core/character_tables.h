#pragma once

#include <span>
#include <string_view>

namespace linli {

// Large tables about characters. Programs have them built in; the page in a browser fetches them after its
// first picture (app/client/platform/web/web_tables.cpp), and until they have come they are empty: nothing is
// found by pinyin, and traditional characters stay as they are.

// A traditional character and the simplified one that is written for it.
struct SimplifiedEntry {
    char32_t traditional;
    char32_t simplified;
};
// All characters that differ, sorted by the traditional one.
std::span<const SimplifiedEntry> simplified_table();

// How characters are read, packed: shared/people/pinyin_table.inc.
std::string_view pinyin_table();

}  // namespace linli
