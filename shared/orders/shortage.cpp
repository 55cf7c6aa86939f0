#include "shared/orders/shortage.h"

#include <algorithm>
#include <tuple>

#include "shared/core/assert.h"
#include "shared/core/random.h"

namespace linli {
namespace {

using Wishes = std::vector<ShortageWish>;
using Places = std::vector<std::size_t>;

Places earliest_first(const Wishes& wishes) {
    Places places(wishes.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(wishes[a].ordered_at, wishes[a].order) <
               std::tie(wishes[b].ordered_at, wishes[b].order);
    });
    return places;
}

Places as_drawn(std::uint64_t seed, const Wishes& wishes) {
    Places places = earliest_first(wishes);
    std::sort(places.begin(), places.end(),
              [&](std::size_t a, std::size_t b) { return wishes[a].order < wishes[b].order; });
    SeededRandom(seed).shuffle(places);
    return places;
}

Places serving_order(ShortageRule rule, std::uint64_t seed, const Wishes& wishes) {
    if (rule == ShortageRule::Lot) return as_drawn(seed, wishes);
    Places places = earliest_first(wishes);
    if (rule == ShortageRule::SmallFirst) {
        std::stable_sort(places.begin(), places.end(),
                         [&](std::size_t a, std::size_t b) { return wishes[a].packs < wishes[b].packs; });
    }
    if (rule == ShortageRule::VulnerableFirst) {
        std::stable_partition(places.begin(), places.end(),
                              [&](std::size_t place) { return wishes[place].vulnerable; });
    }
    return places;
}

// The greatest level for which min(packs, level) over all is not more than there is.
std::int32_t full_level(const Wishes& wishes, std::int64_t packs) {
    std::int32_t reached = 0, above = 0;
    for (const ShortageWish& wish : wishes) above = std::max(above, wish.packs);
    while (reached < above) {
        const std::int32_t level = reached + (above - reached + 1) / 2;
        std::int64_t needed = 0;
        for (const ShortageWish& wish : wishes) needed += std::min(wish.packs, level);
        if (needed <= packs)
            reached = level;
        else
            above = level - 1;
    }
    return reached;
}

}  // namespace

std::vector<ShortageShare> share_shortage(ShortageRule rule, std::uint64_t seed, std::int64_t arrived,
                                          const Wishes& wishes) {
    std::int64_t ordered = 0;
    for (const ShortageWish& wish : wishes) {
        LINLI_ASSERT(wish.packs >= 0);
        ordered += wish.packs;
    }
    LINLI_ASSERT(ordered <= max_shared_packs);
    std::int64_t left = std::clamp<std::int64_t>(arrived, 0, ordered);

    std::vector<ShortageShare> shares(wishes.size());
    const bool equal = rule == ShortageRule::Equal;
    const std::int32_t level = equal ? full_level(wishes, left) : 0;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        shares[i].order = wishes[i].order;
        shares[i].packs = std::min(wishes[i].packs, level);
        left -= shares[i].packs;
    }
    std::int32_t turn = 0;
    for (const std::size_t place : serving_order(rule, seed, wishes)) {
        ShortageShare& share = shares[place];
        const std::int64_t open = wishes[place].packs - share.packs;
        const std::int64_t more = std::min({left, open, equal ? std::int64_t{1} : open});
        share.packs += static_cast<std::int32_t>(more);
        share.missing = wishes[place].packs - share.packs;
        share.place = ++turn;
        left -= more;
    }
    LINLI_ASSERT(left == 0);
    return shares;
}

std::vector<Bits128> lot_order(std::uint64_t seed, std::vector<Bits128> orders) {
    std::sort(orders.begin(), orders.end());
    SeededRandom(seed).shuffle(orders);
    return orders;
}

}  // namespace linli
