#pragma once

#include "shared/shifts/chain/tokens.h"
#include "shared/shifts/shift_chain.h"

#include <optional>
#include <string>
#include <vector>

namespace linli::chain {

// Which place somebody wants, as far as it is said.
struct Want {
    std::optional<std::string> date;
    std::optional<ClockRange> slot;
    std::optional<std::string> post;
    friend bool operator==(const Want&, const Want&) = default;
};

// What the headings above a line say for it.
struct Section {
    Want want;
    std::string building;
};

struct Wants {
    std::vector<Want> all;  // One for each slot, day and post that is named; one empty one if none is.
    std::optional<ChainDoubt> doubt;
    bool said_slot = false;
};

// What a row of setting tokens names: 周三上午下午, 早班南门 晚班东门, 晚班 20点前. `base` is the slot that
// an edge (20点前) belongs to when the row itself names none.
Wants wants_of(const std::vector<Token>& tokens, const ReadText& text, const Offer& offer,
               const std::optional<ClockRange>& base);

// With what the section and the header say for everybody. Tells what is still missing.
std::optional<ChainDoubt> complete(Want& want, const Section& section, const Offer& offer);

// The day as the chain writes it: 04-09, or the word.
std::string date_text(const Token& token, const ReadText& text, const Offer& offer);

// The word itself, in full.
std::string date_word(const Token& token, const ReadText& text);

std::string clock_text(int minute);

}  // namespace linli::chain
