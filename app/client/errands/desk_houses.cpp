#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "app/client/action.h"
#include "app/client/errands/desk_needs.h"
#include "app/client/errands/errand_words.h"
#include "app/client/ui/ui.h"
#include "shared/core/characters.h"
#include "shared/people/commands.h"

// The houses at the desk: where somebody waits, and where each house stands.

namespace linli::client {
namespace {

std::string room_of(const State& state, const Errand& errand) {
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    return detail ? door_of_person(state, detail->asked_for).room : std::string();
}

// "1203" is the third door on the twelfth floor.
std::optional<std::pair<int, int>> floor_and_door(const std::string& room) {
    int number = 0;
    const auto [end, error] = std::from_chars(room.data(), room.data() + room.size(), number);
    if (error != std::errc() || end != room.data() + room.size() || number < 100) return std::nullopt;
    return std::pair(number / 100, std::max(1, number % 100));
}

std::vector<const Errand*> waiting_in(const Known& known, BuildingId building) {
    std::vector<const Errand*> waiting;
    for (const Errand* errand : known.state.errands.where<&Errand::state>(ErrandState::Open)) {
        if (errand->building == building) waiting.push_back(errand);
    }
    return waiting;
}

ui::House house_of(const Known& known, BuildingId id, const Building& building) {
    int floors = 1, doors = 1;
    for (const Household* household : known.state.households.where<&Household::building>(id)) {
        if (const auto place = floor_and_door(household->room)) {
            floors = std::max(floors, place->first);
            doors = std::max(doors, place->second);
        }
    }
    ui::House house;
    house.key = id;
    house.label = door_words({building.compound, building.name, {}, {}});
    const std::vector<const Errand*> waiting = waiting_in(known, id);
    house.needs = !waiting.empty();
    house.note = waiting.empty() ? text("desk.nobody") : text("desk.waiting", {{"count", waiting.size()}});
    house.spoken = joined(house.label, house.note);
    for (const Errand* errand : waiting) {
        const auto place = floor_and_door(room_of(known.state, *errand)).value_or(std::pair(1, 1));
        house.windows.push_back(
            {ui::place_of_window(place.first, floors, place.second, doors), errand_icon(errand->kind)});
    }
    return house;
}

void draw_waiting(const Known& known, const Viewer& me, Instant now,
                  const std::vector<const Errand*>& waiting) {
    const ui::List list(text("desk.houses"));
    for (const Errand* errand : waiting)
        ui::row(errand->id,
                {.title = errand_title(known.state, *errand),
                 .second = joined(room_of(known.state, *errand), errand_time_words(*errand, me.saying(now))),
                 .icon = errand_icon(errand->kind),
                 .tone = ui::Tone::Need,
                 .route = route_to("errands", errand->id)});
}

std::string take_metres(std::string_view typed, std::int32_t& metres) {
    const std::string_view digits = trimmed(typed);
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool read = error == std::errc() && end == digits.data() + digits.size();
    if (!read || number < -farthest_from_gate_m || number > farthest_from_gate_m)
        return text("desk.metres_wrong", {{"limit", farthest_from_gate_m}});
    metres = number;
    return {};
}

void metres_field(const char* label, const char* help, std::int32_t& metres) {
    ui::parsed_field(text(label), std::to_string(metres), {.help = text(help), .max_length = 6, .key = label},
                     [&](std::string_view typed) { return take_metres(typed, metres); });
}

// Where the house stands. True: it was said just now.
bool place_fields(const Acting& by, DeskInput& input) {
    const BuildingPlace* known = by.known.state.building_places.find(input.building);
    if (input.place.id != input.building) input.place = known ? *known : BuildingPlace{input.building};
    ui::heading(text("desk.place"), {.level = 3, .icon = ui::Icon::MapPin});
    if (!known) ui::line(text("desk.place_unknown"), {.quiet = true});
    metres_field("desk.east", "desk.east_help", input.place.east_m);
    metres_field("desk.north", "desk.north_help", input.place.north_m);
    return action(by, text("desk.place_save"), PlaceBuilding{input.place}, {.icon = ui::Icon::Check});
}

void house_sheet(const Known& known, const Viewer& me, Instant now, DeskInput& input, Outbox& outbox) {
    const Building* building = known.state.buildings.find(input.building);
    if (!building) return;
    bool open = true, placed = false;
    const std::vector<const Errand*> waiting = waiting_in(known, input.building);
    {
        const ui::Dialog sheet({.title = door_words({building->compound, building->name, {}, {}}),
                                .open = &open,
                                .close_label = text("action.close")});
        if (waiting.empty()) ui::line(text("desk.nobody"), {.quiet = true});
        draw_waiting(known, me, now, waiting);
        placed = place_fields({known, me, now, outbox}, input);
    }
    if (open && !placed) return;
    input.building = {};
    input.place = {};
}

}  // namespace

void draw_houses(const Known& known, const Viewer& me, Instant now, DeskInput& input, Outbox& outbox) {
    std::vector<ui::House> houses;
    std::vector<BuildingId> buildings;
    std::size_t waiting = 0;
    for (const auto& [id, row] : known.state.buildings.rows()) {
        houses.push_back(house_of(known, id, row.record));
        waiting += houses.back().windows.size();
        buildings.push_back(id);
    }
    ui::heading(text("desk.houses"), {.trailing = text("desk.waiting", {{"count", waiting}})});
    if (const auto pressed = ui::houses(text("desk.houses"), houses)) input.building = buildings[*pressed];
    house_sheet(known, me, now, input, outbox);
}

}  // namespace linli::client
