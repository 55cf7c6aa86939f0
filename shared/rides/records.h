#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/errands/records.h"

// Who is driven when, and by which vehicle. What is asked for is an errand; a plan gives it legs.

namespace linli {

struct Vehicle {
    static constexpr std::uint16_t record_type = 100;
    static constexpr const char* table_name = "vehicle";
    Id<Vehicle> id;
    std::string name;   // 一号车
    std::string plate;  // For who looks for it at the gate.
    std::optional<PersonId> driver;
    std::int32_t seats = 0, wheelchairs = 0, stretchers = 0;  // Without the driver's.
    std::int32_t days = 0;                                    // Bit 0: Monday.
    std::int32_t from_minute = 0, until_minute = 0;           // Of such a day: the driver's shift.
    std::optional<Instant> off_since;                         // Broken down; until somebody says otherwise.
    bool retired = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_name_bytes, name), NAMED_UP_TO(40, plate), NAMED(driver), NAMED(seats),
           NAMED(wheelchairs), NAMED(stretchers), NAMED(days), NAMED(from_minute), NAMED(until_minute),
           NAMED(off_since), NAMED(retired));
    }
};
using VehicleId = Id<Vehicle>;

// Where people are driven, and how long that takes from here.
struct Destination {
    static constexpr std::uint16_t record_type = 101;
    static constexpr const char* table_name = "destination";
    Id<Destination> id;
    std::string name;
    std::int32_t minutes = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED_UP_TO(max_name_bytes, name), NAMED(minutes));
    }
};
using DestinationId = Id<Destination>;

enum class LegWay : std::uint8_t { There = 1, Back = 2 };
template <>
struct Members<LegWay> {
    static constexpr std::array values{LegWay::There, LegWay::Back};
};
enum class LegState : std::uint8_t { Planned = 1, OnBoard = 2, Done = 3 };
template <>
struct Members<LegState> {
    static constexpr std::array values{LegState::Planned, LegState::OnBoard, LegState::Done};
};

constexpr LegState next_state(LegState state) {
    return state == LegState::Planned ? LegState::OnBoard : LegState::Done;
}

// One way of a ride, as it is planned and as it went.
struct RideLeg {
    static constexpr std::uint16_t record_type = 102;
    static constexpr const char* table_name = "ride_leg";
    Id<RideLeg> id;
    ErrandId errand;
    VehicleId vehicle;
    LegWay way = LegWay::There;
    TimeRange window;  // From the pick-up to the drop-off.
    LegState state = LegState::Planned;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(errand), NAMED(vehicle), NAMED(way), NAMED(window), NAMED(state));
    }
};
using RideLegId = Id<RideLeg>;

}  // namespace linli
