#include "shared/orders/case_filling.h"

#include <algorithm>
#include <tuple>

#include "shared/core/assert.h"

namespace linli {
namespace {

std::vector<std::size_t> earliest_first(const std::vector<CaseWish>& wishes) {
    std::vector<std::size_t> places(wishes.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(wishes[a].ordered_at, wishes[a].order, a) <
               std::tie(wishes[b].ordered_at, wishes[b].order, b);
    });
    return places;
}

void count_wishes(const std::vector<CaseWish>& wishes, CaseFilling& filling) {
    for (const CaseWish& wish : wishes) {
        LINLI_ASSERT(wish.packs >= 0 && wish.tolerance >= 0);
        filling.wished_packs += wish.packs;
        filling.tolerance_packs += wish.tolerance;
        filling.shares.push_back({wish.order, 0, 0, wish.packs});
    }
    LINLI_ASSERT(filling.wished_packs <= max_wished_packs && filling.tolerance_packs <= max_wished_packs);
}

void count_cases(const CaseItem& item, CaseFilling& filling) {
    filling.cases = filling.wished_packs / item.case_packs;
    const std::int64_t rest = filling.wished_packs % item.case_packs;
    const bool filled = rest + filling.tolerance_packs >= item.case_packs;
    if (rest > 0 && (filled || item.last_case == LastCase::OrderAnyway)) ++filling.cases;
    filling.packs = filling.cases * item.case_packs;
    const std::int64_t takers = filling.wished_packs + filling.tolerance_packs;
    filling.spare_packs = std::max<std::int64_t>(0, filling.packs - takers);
}

void give_out(const std::vector<CaseWish>& wishes, CaseFilling& filling) {
    const std::vector<std::size_t> order = earliest_first(wishes);
    std::int64_t left = filling.packs;
    for (const std::size_t place : order) {
        const auto given = static_cast<std::int32_t>(std::min<std::int64_t>(left, wishes[place].packs));
        filling.shares[place].packs = given;
        filling.shares[place].missing -= given;
        left -= given;
    }
    for (const std::size_t place : order) {
        const auto given = static_cast<std::int32_t>(std::min<std::int64_t>(left, wishes[place].tolerance));
        filling.shares[place].packs += given;
        filling.shares[place].tolerance = given;
        left -= given;
    }
}

void order_nothing(CaseFilling& filling) {
    filling.cases = filling.packs = filling.spare_packs = 0;
}

}  // namespace

CaseFilling fill_cases(const CaseItem& item, const std::vector<CaseWish>& wishes) {
    LINLI_ASSERT(item.case_packs >= 1 && item.case_packs <= max_case_packs);
    CaseFilling filling;
    count_wishes(wishes, filling);
    count_cases(item, filling);
    const std::int64_t taken = filling.packs - filling.spare_packs;
    filling.to_minimum = std::max<std::int64_t>(0, item.minimum_packs - taken);
    filling.minimum_missed = filling.to_minimum > 0 && filling.wished_packs > 0;
    if (filling.minimum_missed) order_nothing(filling);
    give_out(wishes, filling);
    return filling;
}

std::int64_t packs_to_full_case(std::int32_t case_packs, std::int64_t wished, std::int64_t tolerance) {
    LINLI_ASSERT(case_packs >= 1 && wished >= 0 && tolerance >= 0);
    const std::int64_t rest = wished % case_packs;
    return rest == 0 ? 0 : std::max<std::int64_t>(0, case_packs - rest - tolerance);
}

Closing close_orders(const ClosingInput& input) {
    std::vector<std::vector<CaseWish>> wishes(input.items.size());
    std::vector<std::size_t> places(input.wishes.size());
    for (std::size_t i = 0; i < input.wishes.size(); ++i) {
        LINLI_ASSERT(input.wishes[i].item < input.items.size());
        std::vector<CaseWish>& of_item = wishes[input.wishes[i].item];
        places[i] = of_item.size();
        of_item.push_back(input.wishes[i].wish);
    }
    Closing closing;
    for (std::size_t i = 0; i < input.items.size(); ++i) {
        closing.items.push_back(fill_cases(input.items[i], wishes[i]));
        closing.packs += closing.items[i].packs - closing.items[i].spare_packs;
    }
    closing.to_minimum = std::max<std::int64_t>(0, input.minimum_packs - closing.packs);
    closing.cancelled = closing.packs == 0 || closing.to_minimum > 0;
    for (std::size_t i = 0; i < input.wishes.size(); ++i) {
        const std::uint32_t item = input.wishes[i].item;
        CaseShare share = closing.items[item].shares[places[i]];
        if (closing.cancelled) share = {share.order, 0, 0, input.wishes[i].wish.packs};
        closing.shares.push_back({item, share});
    }
    for (CaseFilling& filling : closing.items) {
        filling.shares.clear();
        if (closing.cancelled) order_nothing(filling);
    }
    return closing;
}

}  // namespace linli
