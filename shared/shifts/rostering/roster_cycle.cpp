#include "shared/shifts/rostering/roster_cycle.h"

#include <algorithm>
#include <cstdlib>

namespace linli::rostering {
namespace {

std::uint64_t root(std::uint64_t square) {
    std::uint64_t low = 0;
    std::uint64_t high = std::uint64_t{1} << 32;
    while (high - low > 1) {
        const std::uint64_t middle = (low + high) / 2;
        (middle * middle <= square ? low : high) = middle;
    }
    return low;
}

}  // namespace

RosterScale::RosterScale(const RosterModel& model) {
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (const PersonModel& person : model.people) {
        for (const std::int32_t cost : person.wish_cost) {
            sum += std::abs(cost);
            if (cost != 0) ++count;
        }
    }
    wish = static_cast<std::int32_t>(count == 0 ? cost_scale : sum * cost_scale / count);
    sum = count = 0;
    for (std::size_t cell = 0; cell < model.wanted.size(); ++cell) {
        if (model.wanted[cell] == 0 || model.too_few[cell] == 0) continue;
        sum += model.too_few[cell];
        ++count;
    }
    const std::int64_t gap = count == 0 ? cost_scale : sum * cost_scale / count;
    loose = static_cast<std::int32_t>(std::clamp<std::int64_t>(std::int64_t{1024} * wish / gap, 1, 1024));
}

std::int32_t geometric(std::int32_t from, std::int32_t to, std::uint64_t part, std::uint64_t whole) {
    // By halves: the middle of two numbers is the root of their product.
    std::uint64_t low = static_cast<std::uint64_t>(from) << 8;
    std::uint64_t high = static_cast<std::uint64_t>(to) << 8;
    std::uint64_t place = std::min(part, whole) * 256 / std::max<std::uint64_t>(whole, 1);
    if (place >= 256) return to;
    for (std::uint64_t half = 128; half > 0; half /= 2) {
        const std::uint64_t middle = root(low * high);
        (place >= half ? low : high) = middle;
        if (place >= half) place -= half;
    }
    return static_cast<std::int32_t>(std::max<std::uint64_t>(low >> 8, 1));
}

RosterWarmth annealing_warmth(const RosterScale& scale, Annealing way, std::uint64_t part,
                              std::uint64_t whole) {
    const auto of_wish = [&](std::int32_t quarters) { return std::max(scale.wish * quarters / 4, 1); };
    if (way == Annealing::Mild)
        return {geometric(of_wish(1), std::max(scale.wish / 10, 1), part, whole),
                geometric(scale.loose, 1024, part, whole)};
    const std::uint64_t half = std::max<std::uint64_t>(whole / 2, 1);
    const std::int32_t first = std::min(scale.loose * 3 / 2, 1024);
    if (part < half)
        return {geometric(of_wish(2), of_wish(6), part, half),
                geometric(std::max(first, 1), 1024, part, half)};
    return {geometric(of_wish(6), of_wish(1), part - half, half), 1024};
}

}  // namespace linli::rostering
