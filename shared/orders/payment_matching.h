#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/id.h"
#include "shared/core/time.h"
#include "shared/orders/bank_lines.h"
#include "shared/people/door.h"

// Which order a payment is for. Only what nobody would doubt is settled; all else is asked, with the orders
// that come into question and why. Integers and a fixed order: payments by time and line, candidates by
// strength, open sum and id.

namespace linli {

struct OpenOrder {
    Bits128 id;  // Differ from each other.
    Door door;
    std::vector<std::string> names;  // Who ordered, for whom, nicknames; any may pay.
    std::int64_t open_cents = 0;     // Still to be paid. 0 or less: paid already; a candidate, never certain.
    CivilTime ordered_at;
};

// What speaks for an order.
struct MatchReasons {
    bool amount = false;     // The sum is exactly what is open.
    bool door = false;       // The door stands in remark or name.
    bool full_name = false;  // The whole name, or one that only fits with it (王小明).
    bool room = false;       // Only the room stands there: 501.
    bool part_name = false;  // 王*, **明, 王阿姨, 小王, the surname: fits, as others may.
    bool time = true;        // Not before the order was made (as far as is known).
    bool paid = false;       // Nothing is open there: paid twice?
    friend bool operator==(const MatchReasons&, const MatchReasons&) = default;
};

struct MatchCandidate {
    std::vector<Bits128> orders;  // One; or several of one door or name that make the sum together.
    MatchReasons why;
    friend bool operator==(const MatchCandidate&, const MatchCandidate&) = default;
};

enum class MatchKind : std::uint8_t {
    Certain = 1,    // One candidate.
    Doubtful = 2,   // One or more candidates, the likeliest first, at most max_candidates.
    Unmatched = 3,  // None.
};
inline constexpr std::size_t max_candidates = 8;

struct PaymentMatch {
    std::size_t payment = 0;  // Its place in the list of payments.
    MatchKind kind = MatchKind::Unmatched;
    std::vector<MatchCandidate> candidates;
};

// As the payments. An order is certain if the sum is exactly what is open there, it was not made after the
// payment, no other door stands there, no payment before (by time and line) settled it, and
//   its door or its full name stands there, and of no other order with this sum; or
//   its room or a part of its name does, no other order has this sum open after that, and no other order's
//   door or full name stands there.
// All open orders whose door or full name stands there are certain together if they make the sum and none of
// them alone does. A sum alone is never certain, nor is a name alone.
std::vector<PaymentMatch> match_payments(const std::vector<ReadPayment>& payments,
                                         const std::vector<OpenOrder>& orders);

// How well a name as a bank shows it fits a person's. Full: 王小明 and 3-501王小明 for 王小明. Part: 王*,
// 王*明, *小明, 王阿姨, 小王, 王 and 小明. A sign * stands for one or more characters.
enum class NameFit : std::uint8_t { No, Part, Full };
NameFit name_fit(std::string_view shown, std::string_view name);

}  // namespace linli
