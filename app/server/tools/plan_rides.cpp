#include "app/server/tools/plan_rides.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <sstream>
#include <vector>

#include "app/server/tools/peak_memory.h"
#include "app/server/tools/text_file.h"
#include "shared/errands/rides/ride_planner.h"

namespace linli::server {
namespace {

constexpr double units_per_minute = 100'000;
constexpr double most_minutes = max_ride_time / units_per_minute;

struct Header {
    std::size_t vehicles = 0;
    std::size_t stops = 0;
    double longest_tour = 0;
    double places = 0;
    double longest_on_board = 0;
};

struct Stop {
    double x = 0;
    double y = 0;
    double service = 0;
    double load = 0;
    double from = 0;
    double to = 0;
};

tl::unexpected<Failure> wrong(std::size_t line, const std::string& what) {
    return failure(FailureKind::Malformed, "Line " + std::to_string(line) + ": " + what);
}

// The numbers of each line that is not blank, with its number.
struct Line {
    std::size_t number = 0;
    std::vector<double> values;
};

Result<std::vector<Line>> number_lines(const std::string& text) {
    std::vector<Line> lines;
    std::istringstream input(text);
    std::string row;
    for (std::size_t number = 1; std::getline(input, row); ++number) {
        std::istringstream words(row);
        Line line{number, {}};
        for (std::string word; words >> word;) {
            char* end = nullptr;
            const double value = std::strtod(word.c_str(), &end);
            if (*end != '\0' || !std::isfinite(value)) return wrong(number, "\"" + word + "\" is no number.");
            line.values.push_back(value);
        }
        if (!line.values.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

bool is_whole(double value, double least, double most) {
    return value >= least && value <= most && value == std::floor(value);
}

bool is_minutes(double value) {
    return value >= 0 && value <= most_minutes;
}

Result<Header> read_header(const std::vector<Line>& lines) {
    if (lines.empty()) return failure(FailureKind::Malformed, "The file is empty.");
    const std::vector<double>& values = lines[0].values;
    const std::size_t number = lines[0].number;
    if (values.size() != 5) return wrong(number, "The first line must hold 5 numbers.");
    if (!is_whole(values[0], 1, max_ride_vehicles))
        return wrong(number, "The number of vehicles is out of range.");
    if (!is_whole(values[1], 0, 2.0 * max_rides))
        return wrong(number, "The number of stops is out of range.");
    if (!is_minutes(values[2]) || !is_minutes(values[4]))
        return wrong(number, "A longest time is out of range.");
    if (!is_whole(values[3], 0, max_ride_places)) return wrong(number, "The capacity is out of range.");
    Header header{static_cast<std::size_t>(values[0]), static_cast<std::size_t>(values[1]), values[2],
                  values[3], values[4]};
    // Most files count stops, some count requests; the end depot may be missing.
    const std::size_t nodes = lines.size() - 1;
    const auto fits = [&](std::size_t stops) {
        return stops % 2 == 0 && (nodes == stops + 1 || nodes == stops + 2);
    };
    if (!fits(header.stops)) header.stops *= 2;
    if (!fits(header.stops)) return wrong(number, "There are not as many lines as the number of stops says.");
    return header;
}

Result<std::vector<Stop>> read_stops(const std::vector<Line>& lines) {
    std::vector<Stop> stops(lines.size() - 1);
    std::vector<bool> seen(stops.size(), false);
    for (std::size_t k = 1; k < lines.size(); ++k) {
        const std::vector<double>& values = lines[k].values;
        const std::size_t number = lines[k].number;
        if (values.size() != 7) return wrong(number, "A stop must hold 7 numbers.");
        if (!is_whole(values[0], 0, static_cast<double>(stops.size()) - 1))
            return wrong(number, "The number of the stop is out of range.");
        const auto id = static_cast<std::size_t>(values[0]);
        if (seen[id]) return wrong(number, "This stop is there twice.");
        seen[id] = true;
        if (std::abs(values[1]) > most_minutes || std::abs(values[2]) > most_minutes)
            return wrong(number, "The place is too far away.");
        if (!is_minutes(values[3]) || !is_minutes(values[5]) || !is_minutes(values[6]))
            return wrong(number, "A time is out of range.");
        if (values[5] > values[6]) return wrong(number, "The window ends before it begins.");
        if (!is_whole(values[4], -max_ride_places, max_ride_places))
            return wrong(number, "The load is out of range.");
        stops[id] = {values[1], values[2], values[3], values[4], values[5], values[6]};
    }
    return stops;
}

RideTime units(double minutes) {
    return static_cast<RideTime>(std::llround(minutes * units_per_minute));
}

RideWindow window(const Stop& stop) {
    return {units(stop.from), units(stop.to)};
}

Result<TravelTable> table_of(const std::vector<Stop>& stops) {
    TravelTable table;
    table.places = stops.size();
    table.times.reserve(stops.size() * stops.size());
    for (const Stop& from : stops) {
        for (const Stop& to : stops) {
            const double minutes = std::hypot(from.x - to.x, from.y - to.y);
            if (minutes > most_minutes)
                return failure(FailureKind::Malformed, "Two places are too far apart.");
            table.times.push_back(static_cast<RideTime>(std::ceil(minutes * units_per_minute - 0.01)));
        }
    }
    return table;
}

}  // namespace

Result<RideProblem> read_ride_instance(const std::string& text) {
    const auto lines = number_lines(text);
    if (!lines) return tl::unexpected(lines.error());
    const auto header = read_header(*lines);
    if (!header) return tl::unexpected(header.error());
    auto stops = read_stops(*lines);
    if (!stops) return tl::unexpected(stops.error());
    if (stops->size() == header->stops + 1) stops->push_back(stops->front());
    auto table = table_of(*stops);
    if (!table) return tl::unexpected(table.error());
    RideProblem problem;
    problem.travel = std::move(*table);
    const std::size_t rides = header->stops / 2;
    for (std::size_t i = 1; i <= rides; ++i) {
        const Stop& from = (*stops)[i];
        const Stop& to = (*stops)[i + rides];
        if (from.load < 0 || from.load + to.load != 0)
            return failure(FailureKind::Malformed, "Stops " + std::to_string(i) + " and " +
                                                       std::to_string(i + rides) +
                                                       ": their loads do not cancel out.");
        Ride& ride = problem.rides.emplace_back();
        ride.from_place = static_cast<std::uint32_t>(i);
        ride.to_place = static_cast<std::uint32_t>(i + rides);
        ride.pick_up = window(from);
        ride.drop_off = window(to);
        ride.pick_up_service = units(from.service);
        ride.drop_off_service = units(to.service);
        ride.load.seats = static_cast<std::int32_t>(from.load);
        ride.longest_on_board = units(header->longest_on_board);
    }
    RideVehicle vehicle;
    vehicle.end_place = static_cast<std::uint32_t>(stops->size() - 1);
    vehicle.places.seats = static_cast<std::int32_t>(header->places);
    // One window for both ends: in all public files the depot is open all day.
    vehicle.shift = {units(stops->front().from), units(std::min(stops->front().to, stops->back().to))};
    if (vehicle.shift.from > vehicle.shift.to)
        return failure(FailureKind::Malformed, "The depots are not open at the same time.");
    vehicle.longest_tour = units(header->longest_tour);
    problem.vehicles.assign(header->vehicles, vehicle);
    if (const auto checked = check_ride_problem(problem); !checked) return tl::unexpected(checked.error());
    return problem;
}

std::string ride_solution_text(const RideProblem& problem, const RidePlan& plan) {
    std::string text;
    for (const RideRoute& route : plan.routes) {
        std::string line;
        for (const RideVisit& visit : route.visits) {
            const Ride& ride = problem.rides[visit.ride];
            const std::uint32_t node = visit.stop == RideStop::PickUp ? ride.from_place : ride.to_place;
            line += (line.empty() ? "" : " ") + std::to_string(node);
        }
        text += line + "\n";
    }
    return text;
}

Result<void> plan_rides(const std::string& file, double seconds, std::uint64_t seed) {
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    const auto passed = [begin] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
    const auto text = read_text_file(file);
    if (!text) return tl::unexpected(text.error());
    const auto problem = read_ride_instance(*text);
    if (!problem) return failure(problem.error().kind, file + ": " + problem.error().detail);
    RidePlanner planner(*problem, seed);
    constexpr std::uint32_t steps_at_once = 20;
    while (passed() < seconds) planner.improve(steps_at_once);
    const RidePlan plan = planner.best();
    if (!plan.unplanned.empty())
        return failure(FailureKind::Overload, file + ": no plan with all rides was found; " +
                                                  std::to_string(plan.unplanned.size()) + " are left.");
    const std::string solution = ride_solution_text(*problem, plan);
    std::fwrite(solution.data(), 1, solution.size(), stdout);
    print_peak_memory();
    return {};
}

}  // namespace linli::server
