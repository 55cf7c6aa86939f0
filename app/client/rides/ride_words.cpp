#include "app/client/rides/ride_words.h"

#include <cstdlib>
#include <map>

#include "app/client/errands/errand_words.h"
#include "app/client/ui/text.h"
#include "shared/rides/ride_book.h"

namespace linli::client {
namespace {

using ui::Icon;

std::string numbered(const char* group, int number) {
    return text(std::string(group) + std::to_string(number));
}

const RideLeg* way_there(const State& state, ErrandId errand) {
    for (const RideLeg* leg : legs_of(state, errand)) {
        if (leg->way == LegWay::There) return leg;
    }
    return nullptr;
}

}  // namespace

std::string vehicle_words(const State& state, VehicleId id) {
    const Vehicle* vehicle = state.vehicles.find(id);
    if (!vehicle) return text("rides.some_vehicle");
    return joined(vehicle->name, vehicle->driver ? name_of(state, *vehicle->driver) : std::string());
}

std::string places_words(const Vehicle& vehicle) {
    std::string words = text("rides.seats", {{"count", vehicle.seats}});
    if (vehicle.wheelchairs > 0)
        words = joined(words, text("rides.wheelchairs", {{"count", vehicle.wheelchairs}}));
    if (vehicle.stretchers > 0)
        words = joined(words, text("rides.stretchers", {{"count", vehicle.stretchers}}));
    return words;
}

std::string leg_words(const State& state, const RideLeg& leg) {
    const ErrandDetail* detail = state.errand_details.find(leg.errand);
    const std::string where =
        detail && !detail->destination.empty() ? detail->destination : text("rides.hospital");
    return text(leg.way == LegWay::There ? "rides.there" : "rides.back", {{"where", where}});
}

std::string leg_state_words(LegState state) {
    return numbered("rides.leg.", static_cast<int>(state));
}

std::vector<std::string> barrier_words(const State& state, const RideDay& day,
                                       const RideExplanation& explanation) {
    std::map<RideBarrier, std::string> names;
    for (const VehicleBarrier& one : explanation.barriers) {
        const Vehicle* vehicle = state.vehicles.find(day.vehicles[one.vehicle]);
        std::string& line = names[one.barrier];
        line += (line.empty() ? "" : text("list.comma")) + (vehicle ? vehicle->name : std::string());
    }
    std::vector<std::string> lines;
    for (const auto& [barrier, vehicles] : names)
        lines.push_back(
            text("rides.barrier",
                 {{"vehicles", vehicles}, {"why", numbered("rides.barrier.", static_cast<int>(barrier))}}));
    if (explanation.barriers.empty()) lines.push_back(text("rides.no_vehicles"));
    return lines;
}

std::string help_words(const State& state, const RideDay& day, const RideHelp& help, std::uint32_t ride,
                       const Saying& saying) {
    const std::string key = "rides.help." + std::to_string(static_cast<int>(help.kind));
    const std::string vehicle = vehicle_words(state, day.vehicles[help.vehicle]);
    const RideTime from = day.problem.rides[ride].pick_up.from + help.shift;
    const std::string when = moment_words(day.instant(from), saying);
    std::string other;
    if (help.kind == RideHelpKind::MoveOther) {
        const Errand* errand = state.errands.find(day.ways[help.other_ride].errand);
        if (errand) other = errand_title(state, *errand);
    }
    return text(key, {{"vehicle", vehicle}, {"when", when}, {"other", other}});
}

std::string changed_words(const RidesChanged& changed) {
    std::vector<std::string> parts;
    const auto add = [&](const char* key, std::size_t count) {
        if (count > 0) parts.push_back(text(key, {{"count", count}}));
    };
    add("rides.changed.added", changed.added);
    add("rides.changed.moved", changed.moved);
    const auto vehicles = static_cast<std::size_t>(std::abs(changed.vehicles));
    add(changed.vehicles > 0 ? "rides.changed.more_vehicles" : "rides.changed.fewer_vehicles", vehicles);
    return listed(parts);
}

bool is_about_rides(NoticeKind kind) {
    return kind >= NoticeKind::RidePlanned && kind <= NoticeKind::VehicleOff;
}

NoticeWords ride_notice_words(const State& state, const Notice& notice, const Saying& saying) {
    const std::string key = "notice." + std::to_string(static_cast<int>(notice.kind));
    const std::string at = past_words(notice.at, saying);
    if (notice.kind == NoticeKind::VehicleOff)
        return {text(key, {{"vehicle", vehicle_words(state, {notice.about.id})}}), at, "/rides",
                Icon::CircleAlert};
    const ErrandId errand{notice.about.id};
    const RideLeg* leg = way_there(state, errand);
    const std::string vehicle = leg ? vehicle_words(state, leg->vehicle) : text("rides.some_vehicle");
    const std::string when = leg ? moment_words(leg->window.from, saying) : std::string();
    return {text(key, {{"vehicle", vehicle}, {"when", when}}), at, route_to("errands", errand), Icon::Car};
}

}  // namespace linli::client
