#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/client/action.h"
#include "app/client/people/people_index.h"
#include "app/client/remembered.h"
#include "app/client/rides/ride_fit.h"
#include "app/client/services.h"
#include "shared/rides/ride_day.h"
#include "shared/rides/ride_search.h"

namespace linli::client {

// Whether a search for a better plan is the coordinator's or goes on by itself while the page is open.
enum class Searching : std::uint8_t { Quietly, Asked, Declined };

// The day as it is planned, and what can be done for what is not planned: worked out one a frame.
struct DayOfRides {
    RideDay day;
    std::map<ErrandId, RideAnswer> answers;
};

// What the plan that was agreed to has changed: news for a while, on the page of its day.
struct RidesAccepted {
    RidesChanged changed;
    CivilDate date;
    Instant at;
};

enum class RideSheet : std::uint8_t { None, Vehicle, Destination };

struct RidesInput {
    std::optional<CivilDate> day;
    std::optional<RideSearch> search;
    Searching searching = Searching::Quietly;
    bool cannot_search = false;          // Though it was asked for.
    bool cannot_search_quietly = false;  // Not worth a word.
    std::optional<RidesAccepted> accepted;
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

// The step of a planned ride that comes next, for whoever may tell it: "on board", "there", "home". False:
// there is none that this person could tell, on this day or a later one.
LINLI_LATER bool draw_next_step(const Acting& by, const Errand& errand, ui::ButtonKind kind);

// Takes back the step that was told last, for whoever may: nothing where there is none.
LINLI_LATER void draw_step_back(const Acting& by, const Errand& errand);

// Who comes, when, with which vehicle: of a ride's errand. Nothing while nothing is planned.
LINLI_LATER void draw_ride_legs(const Known& known, const Viewer& me, Instant now, const Errand& errand);

}  // namespace linli::client
