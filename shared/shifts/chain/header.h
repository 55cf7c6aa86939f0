#pragma once

#include "shared/shifts/chain/layout.h"
#include "shared/shifts/chain/tokens.h"

#include <cstddef>
#include <utility>

namespace linli::chain {

struct Header {
    Offer offer;
    std::size_t first_entry = 0;  // Lines in front of it only offer; no one signs up there.
};

// Collects what is on offer: from the lines above the first sign-up, and from headings and row labels
// anywhere.
Header read_header(const Layout& layout);

// The organiser's words: a definition, a rule, an example, a contact. Not a sign-up, wherever it stands.
bool is_organiser_line(const std::vector<Token>& tokens);

// A line that only says where, when or in which building: 1号卡口 / 周三： / 早班 8-12点（2人）.
bool is_heading(const std::vector<Token>& tokens, const ReadText& text);

// The day a word means, as the chain writes days. Nothing if the text gives too little; then the word itself
// counts.
std::optional<MonthDay> day_of(const WrittenDate& date, const Offer& offer);

// The first day with this weekday from a day on whose weekday is known.
MonthDay weekday_behind(const std::pair<MonthDay, int>& known, int weekday);

}  // namespace linli::chain
