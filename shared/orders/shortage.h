#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/core/field.h"
#include "shared/core/id.h"
#include "shared/core/time.h"

// Fewer packs of an item arrived than were ordered. Which rule then decides is chosen before the group buy
// opens and shown to everyone. Every rule gives out exactly what arrived, or all that was ordered if that is
// less, and nobody more than they ordered; the order of the list never matters. "Earlier" is the time of
// ordering, at the same time the smaller id.

namespace linli {

inline constexpr std::int64_t max_shared_packs = 1'000'000'000;  // Of all orders together.

// Stored: never renumber. In words that can be shown:
enum class ShortageRule : std::uint8_t {
    // 平均分：一份一份轮着给，每轮每户一份，直到分完；最后一轮不够每户一份时，先下单的先得。
    // Equal: one pack each in turn until all are gone; if the last turn is too small for all, those who
    // ordered earlier get it. (The same as raising a level that all reach together: max-min fairness.)
    Equal = 1,
    // 小单优先：订得少的先给足，再给订得多的；一样多的，先下单的先得。
    // Small orders first: who ordered fewer is served in full first; of those with as many, the earlier.
    SmallFirst = 2,
    // 照顾优先：先给足需要照顾的住户，再给其他人；各按下单先后。
    // Vulnerable first: households that need it most are served in full first, then the others; in both
    // groups the earlier first.
    VulnerableFirst = 3,
    // 先订先得：按下单时间先后给足，后面的可能没有。
    // First come: served in full in the order of ordering.
    FirstCome = 4,
    // 抽签：用公布的号码抽出先后，按抽出的先后给足；谁都可以用这个号码重新抽一遍来核对。
    // By lot: a published number decides the order, and all can draw again with it to check.
    Lot = 5,
};
template <>
struct Members<ShortageRule> {
    static constexpr std::array values{ShortageRule::Equal, ShortageRule::SmallFirst,
                                       ShortageRule::VulnerableFirst, ShortageRule::FirstCome,
                                       ShortageRule::Lot};
};

struct ShortageWish {
    Bits128 order;  // Differ from each other.
    Instant ordered_at;
    std::int32_t packs = 0;   // Ordered, 0 or more.
    bool vulnerable = false;  // Only VulnerableFirst looks at it.
};

struct ShortageShare {
    Bits128 order;
    std::int32_t packs = 0;    // Given.
    std::int32_t missing = 0;  // Ordered and not given.
    // From 1: when the rule served this order. With Equal the order in which the last turn goes round.
    std::int32_t place = 0;
    friend bool operator==(const ShortageShare&, const ShortageShare&) = default;
};

// As the wishes. `arrived` below 0 counts as 0; what nobody ordered stays over: arrived - sum of packs.
// `seed` decides the lot and nothing else.
std::vector<ShortageShare> share_shortage(ShortageRule rule, std::uint64_t seed, std::int64_t arrived,
                                          const std::vector<ShortageWish>& wishes);

// The order that the lot draws. To be checked by anyone: write the ids (32 hexadecimal digits each) in
// ascending order, each once; let SplitMix64 start with the seed (see shared/core/random.h); shuffle after
// Fisher and Yates from the end: for n = length down to 2 swap the n-th with the one at place
// 1 + below(n). A seed must be settled in public before the last order is known, or be a number that nobody
// in the group can choose.
std::vector<Bits128> lot_order(std::uint64_t seed, std::vector<Bits128> orders);

}  // namespace linli
