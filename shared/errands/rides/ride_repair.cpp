#include "shared/errands/rides/ride_repair.h"

#include <algorithm>
#include <limits>

namespace linli::rides {
namespace {

constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t memory_slots = std::size_t{1} << 18;
// Stands for the cost of a route that is not there, when losses are compared.
constexpr std::int64_t far_away = std::int64_t{1} << 40;

}  // namespace

Repair::Repair(const RideModel& model, RouteScheduler& scheduler)
    : model_(model), scheduler_(scheduler), memory_(memory_slots), kind_seen_(model.vehicle_kinds) {}

Insertion Repair::insertion(const Route& route, std::uint32_t ride) {
    std::uint64_t key = (route.hash + ride) * 0x94D049BB133111EBULL;
    key ^= key >> 32;
    Remembered& slot = memory_[key & (memory_slots - 1)];
    if (slot.key == key) return slot.insertion;
    slot.insertion = scheduler_.best_insertion(route, ride, impossible);
    slot.key = key;
    return slot.insertion;
}

// Now and then not the cheapest place: some plans cannot be reached from the cheapest ones.
Insertion Repair::insertion_or_other(const Route& route, std::uint32_t ride, SeededRandom& random) {
    if (random.chance(std::max(2U, 200 / model_.rides()))) {
        const Insertion other = scheduler_.best_insertion(route, ride, impossible, random.next());
        if (other.possible()) return other;
    }
    return insertion(route, ride);
}

const std::vector<std::uint32_t>& Repair::routes_to_try(const Solution& solution) {
    to_try_.clear();
    std::fill(kind_seen_.begin(), kind_seen_.end(), std::uint8_t{0});
    for (const Route& route : solution.routes) {
        const ModelVehicle& vehicle = model_.vehicles[route.vehicle];
        if (!vehicle.in_service) continue;
        if (route.stops.size() == 2 && kind_seen_[vehicle.kind]++) continue;
        to_try_.push_back(route.vehicle);
    }
    return to_try_;
}

std::int64_t Repair::seen_cost(const Solution& solution, std::uint32_t vehicle, std::uint32_t ride,
                               const RepairStyle& style, SeededRandom& random) {
    if (style.blinks > 0 && random.chance(style.blinks)) return impossible;
    const Insertion where = insertion(solution.routes[vehicle], ride);
    if (!where.possible()) return impossible;
    return style.noise > 0 ? where.cost + random.between(-style.noise, style.noise) : where.cost;
}

void Repair::run(Solution& solution, const RepairStyle& style, SeededRandom& random) {
    if (style.regret == 0) {
        run_in_order(solution, style, random);
    } else {
        run_by_regret(solution, style, random);
    }
}

void Repair::run_in_order(Solution& solution, const RepairStyle& style, SeededRandom& random) {
    std::vector<std::uint32_t> waiting;
    waiting.swap(solution.open);
    random.shuffle(waiting);
    for (const std::uint32_t ride : waiting) {
        std::int64_t least = impossible;
        std::uint32_t chosen = nothing;
        for (const std::uint32_t vehicle : routes_to_try(solution)) {
            const std::int64_t cost = seen_cost(solution, vehicle, ride, style, random);
            if (cost >= least) continue;
            least = cost;
            chosen = vehicle;
        }
        if (chosen == nothing || !place(scheduler_, solution, chosen, ride,
                                        insertion_or_other(solution.routes[chosen], ride, random)))
            solution.open.push_back(ride);
    }
}

Repair::Choice Repair::choice(const std::int64_t* costs, std::uint32_t regret) const {
    constexpr std::size_t most = 5;
    std::int64_t least[most];
    const std::size_t kept = std::min<std::size_t>(std::max<std::uint32_t>(regret, 1), most);
    std::fill(least, least + kept, impossible);
    Choice result;
    for (const std::uint32_t vehicle : to_try_) {
        std::int64_t cost = costs[vehicle];
        if (cost >= least[kept - 1]) continue;
        if (cost < least[0]) result.vehicle = vehicle;
        for (std::size_t k = 0; k < kept; ++k) {
            if (cost < least[k]) std::swap(cost, least[k]);
        }
    }
    if (result.vehicle == nothing) return result;
    result.cost = least[0];
    result.regret = 0;
    for (std::size_t k = 1; k < kept; ++k)
        result.regret += (least[k] == impossible ? far_away : least[k]) - least[0];
    return result;
}

void Repair::run_by_regret(Solution& solution, const RepairStyle& style, SeededRandom& random) {
    std::vector<std::uint32_t> waiting;
    waiting.swap(solution.open);
    const std::size_t width = solution.routes.size();
    costs_.assign(waiting.size() * width, impossible);
    routes_to_try(solution);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        for (const std::uint32_t vehicle : to_try_)
            costs_[i * width + vehicle] = seen_cost(solution, vehicle, waiting[i], style, random);
    }
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < waiting.size(); ++i) left.push_back(i);
    while (!left.empty()) {
        Choice best;
        std::size_t at = left.size();
        for (std::size_t i = 0; i < left.size(); ++i) {
            const Choice own = choice(costs_.data() + left[i] * width, style.regret);
            if (own.vehicle == nothing) continue;
            if (at < left.size() &&
                (own.regret < best.regret || (own.regret == best.regret && own.cost >= best.cost)))
                continue;
            best = own;
            at = i;
        }
        if (at == left.size()) break;
        const std::uint32_t ride = waiting[left[at]];
        const bool was_idle = solution.routes[best.vehicle].stops.size() == 2;
        if (place(scheduler_, solution, best.vehicle, ride, insertion(solution.routes[best.vehicle], ride))) {
            left[at] = left.back();
            left.pop_back();
        } else {
            costs_[left[at] * width + best.vehicle] = impossible;
            continue;
        }
        if (was_idle) routes_to_try(solution);
        for (const std::size_t i : left) {
            for (const std::uint32_t vehicle : to_try_) {
                const bool is_new = was_idle && solution.routes[vehicle].stops.size() == 2;
                if (vehicle == best.vehicle || is_new)
                    costs_[i * width + vehicle] = seen_cost(solution, vehicle, waiting[i], style, random);
            }
        }
    }
    for (const std::size_t i : left) solution.open.push_back(waiting[i]);
}

}  // namespace linli::rides
