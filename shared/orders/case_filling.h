#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/core/field.h"
#include "shared/core/id.h"
#include "shared/core/time.h"

// What is ordered from the supplier when a group buy closes, in whole cases, and which order gets how much of
// it.
//
// The rule is that of Foodsoft (the food co-ops' program; its pages on units and tolerance, and its
// doc/user/de/tutorials/toleranz.md): a household orders n packs and may add a tolerance t, so many packs it
// would take besides if they fill a case. Of an item with c packs in a case
//
//   full cases = wished / c,   rest = wished mod c
//   one case more, if rest > 0 and rest + tolerance >= c
//
// where wished and tolerance are the sums over all orders; so no case consists of tolerance alone. The packs
// that come are given out by the time of ordering (at the same time the smaller id first): first what was
// wished, and what is then left, again from the first on, to the tolerance. If the rest fills no case, the
// last packs wished are left out, unless the leader orders the case anyway and takes what is spare.

namespace linli {

inline constexpr std::int32_t max_case_packs = 10'000;
inline constexpr std::int64_t max_wished_packs = 1'000'000'000;  // Of all orders together.

// What becomes of a rest that fills no case. Stored: never renumber.
enum class LastCase : std::uint8_t {
    LeaveOut = 1,     // Not ordered: the last ones go short. Foodsoft's way.
    OrderAnyway = 2,  // Ordered; what nobody wished is spare and can be sold.
};
template <>
struct Members<LastCase> {
    static constexpr std::array values{LastCase::LeaveOut, LastCase::OrderAnyway};
};

struct CaseItem {
    std::int32_t case_packs = 1;     // Packs in a case, 1..max_case_packs; 1 if packs are ordered singly.
    std::int32_t minimum_packs = 0;  // Fewer of this item are not ordered at all; 0: no minimum.
    LastCase last_case = LastCase::LeaveOut;
};

struct CaseWish {
    Bits128 order;
    Instant ordered_at;
    std::int32_t packs = 0;      // Wished, 0 or more.
    std::int32_t tolerance = 0;  // Taken besides if it fills a case, 0 or more.
};

struct CaseShare {
    Bits128 order;
    std::int32_t packs = 0;      // Given, with those from tolerance.
    std::int32_t tolerance = 0;  // Thereof from tolerance.
    std::int32_t missing = 0;    // Wished and not given.
    friend bool operator==(const CaseShare&, const CaseShare&) = default;
};

struct CaseFilling {
    std::int64_t wished_packs = 0;
    std::int64_t tolerance_packs = 0;  // Offered in all.
    std::int64_t cases = 0;            // To be ordered from the supplier,
    std::int64_t packs = 0;            // the same in packs.
    std::int64_t spare_packs = 0;      // Ordered, and nobody's.
    bool minimum_missed = false;       // Then nothing is ordered and nobody gets any.
    std::int64_t to_minimum = 0;       // Packs that are missing to the minimum.
    std::vector<CaseShare> shares;     // As the wishes.
};

// The minimum is compared with the packs that would be ordered, with tolerance but without spare ones: where
// nobody wishes any, nothing is missed.
CaseFilling fill_cases(const CaseItem& item, const std::vector<CaseWish>& wishes);

// How many more packs fill the next case, with the tolerance that is there: 0 if nothing is open, which is so
// when the rest is 0 or is filled already. (Foodsoft's "missing units", which shows a whole case where the
// rest is 0.)
std::int64_t packs_to_full_case(std::int32_t case_packs, std::int64_t wished, std::int64_t tolerance);

// ---- the whole group buy

struct ItemWish {
    std::uint32_t item = 0;  // Its place in ClosingInput::items.
    CaseWish wish;
};

struct ClosingInput {
    std::vector<CaseItem> items;
    std::vector<ItemWish> wishes;    // At most one for each order and item.
    std::int64_t minimum_packs = 0;  // Of all items together; 0: none.
};

struct ItemShare {
    std::uint32_t item = 0;
    CaseShare share;
};

struct Closing {
    std::vector<CaseFilling> items;  // The supplier sheet; `shares` are empty here.
    std::vector<ItemShare> shares;   // As the wishes.
    // The group buy does not happen: nothing is ordered, nobody owes anything, everyone is told. Also where
    // nobody wishes any, or every item was dropped.
    bool cancelled = false;
    std::int64_t packs = 0;       // Of all items, without spare ones; also what there would be if cancelled.
    std::int64_t to_minimum = 0;  // Packs that are missing to the minimum of all items together.
};

// Items are settled first, each by its own minimum; then what is left is compared with the minimum of all.
Closing close_orders(const ClosingInput& input);

}  // namespace linli
