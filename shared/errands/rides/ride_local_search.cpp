#include "shared/errands/rides/ride_local_search.h"

#include <algorithm>
#include <vector>

namespace linli::rides {
namespace {

class OrderSearch {
public:
    OrderSearch(const RideModel& model, RouteScheduler& scheduler, Solution& solution, std::uint32_t vehicle)
        : model_(model), scheduler_(scheduler), solution_(solution), vehicle_(vehicle) {}

    bool permute_neighbours() {
        constexpr std::size_t most = 4;
        const std::vector<Node> old = route().stops;
        const std::size_t last = old.size() - 1;
        for (std::size_t first = route().fixed; first + 1 < last; ++first) {
            const std::size_t end = std::min(first + most, last);
            std::vector<Node> part(old.begin() + static_cast<std::ptrdiff_t>(first),
                                   old.begin() + static_cast<std::ptrdiff_t>(end));
            std::sort(part.begin(), part.end());
            do {
                std::vector<Node> stops = old;
                std::copy(part.begin(), part.end(), stops.begin() + static_cast<std::ptrdiff_t>(first));
                if (take_if_cheaper(stops)) return true;
            } while (std::next_permutation(part.begin(), part.end()));
        }
        return false;
    }

    bool move_one() {
        const std::vector<Node> old = route().stops;
        for (std::size_t from = route().fixed; from + 1 < old.size(); ++from) {
            std::vector<Node> without = old;
            without.erase(without.begin() + static_cast<std::ptrdiff_t>(from));
            for (std::size_t to = route().fixed; to < without.size(); ++to) {
                if (to == from) continue;
                std::vector<Node> stops = without;
                stops.insert(stops.begin() + static_cast<std::ptrdiff_t>(to), old[from]);
                if (take_if_cheaper(stops)) return true;
            }
        }
        return false;
    }

private:
    const Route& route() const { return solution_.routes[vehicle_]; }

    std::int64_t way(const std::vector<Node>& stops) const {
        std::int64_t cost = 0;
        for (std::size_t k = 0; k + 1 < stops.size(); ++k) cost += model_.cost(stops[k], stops[k + 1]);
        return cost;
    }

    // Nobody gets out before getting in.
    static bool is_ordered(const std::vector<Node>& stops) {
        for (std::size_t k = 1; k + 1 < stops.size(); ++k) {
            if (!is_pick_up(stops[k])) continue;
            if (std::find(stops.begin(), stops.begin() + static_cast<std::ptrdiff_t>(k), stops[k] + 1) !=
                stops.begin() + static_cast<std::ptrdiff_t>(k))
                return false;
        }
        return true;
    }

    bool take_if_cheaper(const std::vector<Node>& stops) {
        return way(stops) < way(route().stops) && is_ordered(stops) &&
               replace_stops(scheduler_, solution_, vehicle_, stops);
    }

    const RideModel& model_;
    RouteScheduler& scheduler_;
    Solution& solution_;
    std::uint32_t vehicle_;
};

}  // namespace

bool improve_order(const RideModel& model, RouteScheduler& scheduler, Solution& solution,
                   std::uint32_t vehicle) {
    OrderSearch search(model, scheduler, solution, vehicle);
    bool improved = false;
    while (search.move_one() || search.permute_neighbours()) improved = true;
    return improved;
}

}  // namespace linli::rides
