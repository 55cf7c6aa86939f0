#include "app/client/rides/map_links.h"

#include <string>

#include "app/client/errands/errand_words.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

std::string map_route(const std::string& place) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string route = "geo:0,0?q=";
    for (const char one : place) {
        const auto byte = static_cast<unsigned char>(one);
        route += '%';
        route += digits[byte >> 4];
        route += digits[byte & 15];
    }
    return route;
}

}  // namespace

void draw_map_links(const Known& known, const Errand& errand) {
    const State& state = known.state;
    if (const std::string building = building_words(state, errand); !building.empty())
        ui::link_button(text("rides.map_door"), map_route(community_name(state) + ' ' + building),
                        {.icon = ui::Icon::Building2});
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    if (detail && !detail->destination.empty())
        ui::link_button(text("rides.map_there"), map_route(detail->destination), {.icon = ui::Icon::MapPin});
}

}  // namespace linli::client
