#include "app/client/platform/web/web_tables.h"

#include <algorithm>
#include <vector>

#include "shared/core/character_tables.h"
#include "shared/core/characters.h"
#include "shared/core/reading.h"

// The large tables of shared/core/character_tables.h, as web/boot.js fetched them.

namespace linli {
namespace {

std::string& pinyin_text() {
    static std::string text;
    return text;
}

std::vector<SimplifiedEntry>& simplified_entries() {
    static std::vector<SimplifiedEntry> entries;
    return entries;
}

}  // namespace

std::string_view pinyin_table() {
    return pinyin_text();
}

std::span<const SimplifiedEntry> simplified_table() {
    return simplified_entries();
}

namespace client::web {

void take_pinyin_table(std::string_view text) {
    pinyin_text() = text;
}

// "乾<tab>干 乾": the first of several is the one OpenCC takes.
void take_simplified_table(std::string_view text) {
    std::vector<SimplifiedEntry> entries;
    for (const std::string_view line : split_lines(text)) {
        std::size_t at = 0;
        if (line.empty()) continue;
        const char32_t from = next_character(line, at);
        if (at >= line.size() || line[at] != '\t' || ++at >= line.size()) continue;
        const char32_t to = next_character(line, at);
        if (from != to) entries.push_back({from, to});
    }
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.traditional < b.traditional; });
    simplified_entries() = std::move(entries);
}

}  // namespace client::web
}  // namespace linli
