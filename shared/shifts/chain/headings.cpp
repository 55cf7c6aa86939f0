#include "shared/shifts/chain/headings.h"

#include "shared/shifts/chain/header.h"

namespace linli::chain {

namespace {

// Lines right below each other (早班 7-11点, 晚班 19-21点) only define. Headings with something between them,
// or with a colon at the end, hold for what follows.
void mark_sections(std::vector<Heading>& headings, const Layout& layout, Level level) {
    const auto at = static_cast<std::size_t>(level);
    std::vector<std::vector<std::size_t>> groups;
    bool adjacent = false;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        if (layout.lines[i].text.empty()) continue;
        const bool here = headings[i].is && headings[i].levels[at];
        if (here && !adjacent) groups.emplace_back();
        if (here) groups.back().push_back(i);
        adjacent = here;
    }
    for (const std::vector<std::size_t>& group : groups) {
        for (const std::size_t i : group) {
            const bool alone = group.size() == 1 && (groups.size() > 1 || level == Level::Building);
            headings[i].sections[at] = headings[i].colon || alone;
        }
    }
}

}  // namespace

std::vector<Heading> find_headings(const Layout& layout, const Offer& offer) {
    std::vector<Heading> headings(layout.lines.size());
    if (layout.chat_log) return headings;
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        const SourceLine& line = layout.lines[i];
        if (line.text.empty() || line.from_table || line.table_head ||
            line.text.plain.size() > max_line_characters)
            continue;
        const std::vector<Token> tokens = tokens_of(line.text, offer);
        if (!is_heading(tokens, line.text)) continue;
        Heading& heading = headings[i];
        heading.is = true;
        heading.colon = line.text.plain.back() == U':';
        std::vector<Token> settings;
        for (const Token& token : tokens) {
            if (is_setting(token)) settings.push_back(token);
            if (token.kind == TokenKind::Door) heading.says.building = door_text(token.door);
        }
        const Wants wants = wants_of(settings, line.text, offer, std::nullopt);
        if (wants.all.size() != 1 || wants.doubt) continue;
        heading.says.want = wants.all.front();
        heading.levels[static_cast<std::size_t>(Level::Date)] = heading.says.want.date.has_value();
        heading.levels[static_cast<std::size_t>(Level::Slot)] = heading.says.want.slot.has_value();
        heading.levels[static_cast<std::size_t>(Level::Post)] = heading.says.want.post.has_value();
        heading.levels[static_cast<std::size_t>(Level::Building)] = !heading.says.building.empty();
    }
    for (const Level level : {Level::Date, Level::Slot, Level::Post, Level::Building})
        mark_sections(headings, layout, level);
    return headings;
}

}  // namespace linli::chain
