#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/rules.h"
#include "shared/notices/records.h"
#include "shared/rides/records.h"

// What people may ask for about rides. Tags are sent: never renumber, never reuse.

namespace linli {

inline constexpr std::size_t max_planned_legs = 400;

// A new one, or the same one otherwise; by coordinators. What it was to drive when it does not drive any more
// waits for another one. Its `off_since` is not looked at.
struct SetVehicle {
    static constexpr std::uint16_t tag = 500;
    bool is_new = true;
    Vehicle vehicle;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(is_new), NAMED(vehicle));
    }
};

// It has broken down, or drives again; by its driver or a coordinator. Who was to be driven, or is on board,
// waits again, however late it is, and the coordinators learn of it.
struct SetVehicleOff {
    static constexpr std::uint16_t tag = 501;
    VehicleId vehicle;
    bool off = true;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(vehicle), NAMED(off));
    }
};

struct SetDestination {
    static constexpr std::uint16_t tag = 502;
    bool is_new = true;
    Destination destination;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(is_new), NAMED(destination));
    }
};

struct PlannedLeg {
    ErrandId errand;
    VehicleId vehicle;
    LegWay way = LegWay::There;
    TimeRange window;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED(vehicle), NAMED(way), NAMED(window));
    }
};

// What a plan proposed and a coordinator accepts: these legs instead of those that the named errands had. The
// drivers have the errands from then on.
struct AcceptRides {
    static constexpr std::uint16_t tag = 503;
    std::vector<PlannedLeg> legs;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_planned_legs, legs));
    }
};

// "Is on board", "is there", one after the other and not before its day; by the driver, or a coordinator who
// has them on the telephone. The last way that is wanted and done ends the errand. On
// its day a step that was told by mistake is taken back by telling the one before it, also the one that ended
// it.
struct TellLeg {
    static constexpr std::uint16_t tag = 504;
    RideLegId leg;
    LegState state = LegState::OnBoard;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(leg), NAMED(state));
    }
};

LINLI_RULES_OF(SetVehicle);
LINLI_RULES_OF(SetVehicleOff);
LINLI_RULES_OF(SetDestination);
LINLI_RULES_OF(AcceptRides);
LINLI_RULES_OF(TellLeg);

// Used by the rules of errands: what is planned and not begun is not driven any more. Who drove a way
// of it and does not have the errand itself no longer has the numbers, and is told why.
void drop_planned_legs(State& state, const Stamp& by, IdSource& ids, ErrandId errand, NoticeKind why);
// This driver cannot go on: whoever sits in a vehicle of theirs is fetched by another one. Whose vehicle they
// sit in all the same; nothing: in none.
std::optional<PersonId> leave_vehicles_of(State& state, ErrandId errand, PersonId driver);
// What was planned was planned for what was asked before: it waits for another plan, and its driver has it no
// longer, unless they are driven or treated already.
void plan_anew(State& state, const Stamp& by, IdSource& ids, ErrandId errand);

// Used by the rules of isolation: whatever this person's vehicles were to drive waits for another one.
void stop_driving(State& state, const Stamp& by, IdSource& ids, PersonId driver);

}  // namespace linli
