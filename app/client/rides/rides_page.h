#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/client/people/people_index.h"
#include "app/client/remembered.h"
#include "app/client/rides/ride_fit.h"
#include "app/client/services.h"
#include "shared/errands/rides/ride_planner.h"
#include "shared/rides/ride_day.h"

namespace linli::client {

// A plan that is being looked for, a bit in each frame, so that the page never stands still.
struct RideSearch {
    RideDay day;
    std::unique_ptr<RidePlanner> planner;
    int steps_left = 0;
    std::vector<PlannedLeg> proposed;  // What it would change.
};

// The day as it is planned, and what can be done for what is not planned: worked out one a frame.
struct DayOfRides {
    RideDay day;
    std::map<ErrandId, RideAnswer> answers;
};

enum class RideSheet : std::uint8_t { None, Vehicle, Destination };

struct RidesInput {
    std::optional<CivilDate> day;
    std::optional<RideSearch> search;
    bool cannot_search = false;
    Remembered<DayOfRides> planned;
    RideSheet sheet = RideSheet::None;
    VehicleId stopping;       // Asked about: it cannot drive.
    Vehicle vehicle;          // Of the sheet.
    Destination destination;  // Of the sheet.
    bool is_new = true;
    bool retiring = false;  // Of the vehicle's sheet: asked once more.
    std::string find;       // Who drives.
    PeopleIndex people;
};

// /rides, for coordinators: who is to be driven on a day, by which vehicle, and what does not fit and why.
LINLI_LATER void rides_page(const Known& known, const Viewer& me, Instant now, RidesInput& input,
                            Outbox& outbox, Services& services);
// /vehicles: the vehicles and where they go.
LINLI_LATER void vehicles_page(const Known& known, const Viewer& me, Instant now, RidesInput& input,
                               Outbox& outbox);
// /drive, for drivers: the day in its order, each with door, telephone and map.
LINLI_LATER void drive_page(const Known& known, const Viewer& me, Instant now, RidesInput& input,
                            Outbox& outbox);

// Who comes, when, with which vehicle: of a ride's errand. Nothing while nothing is planned.
LINLI_LATER void draw_ride_legs(const Known& known, const Viewer& me, Instant now, const Errand& errand);

}  // namespace linli::client
