#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "shared/core/time.h"
#include "shared/people/records.h"

// When people can, would like to or cannot stand, as they say it themselves. The roster is proposed and
// stand-ins are asked by it; nobody is kept from signing up.

namespace linli {

inline constexpr std::size_t most_said_hours = 40;  // Of one person.

// Stored: never renumber.
enum class Availability : std::uint8_t { Can = 1, Gladly = 2, RatherNot = 3, Cannot = 4 };
template <>
struct Members<Availability> {
    static constexpr std::array values{Availability::Can, Availability::Gladly, Availability::RatherNot,
                                       Availability::Cannot};
};

// "On weekdays after six, gladly"; "from the third to the ninth not at all". Days are counted from 1970-01-01
// in the community's time.
struct ShiftHours {
    static constexpr std::uint16_t record_type = 130;
    static constexpr const char* table_name = "shift_hours";
    Id<ShiftHours> id;
    PersonId person;
    Availability is = Availability::Can;
    std::int32_t days = every_day;          // Of the week, on which the hours begin; bit 0: Monday.
    std::optional<std::int64_t> first_day;  // Nothing: always so.
    std::optional<std::int64_t> last_day;
    std::int32_t from_minute = 0;  // Of such a day.
    std::int32_t minutes_long = 24 * 60;
    PersonId said_by;
    Instant since;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(person), NAMED(is), NAMED(days), NAMED(first_day), NAMED(last_day),
           NAMED(from_minute), NAMED(minutes_long), NAMED(said_by), NAMED(since));
    }
};
using ShiftHoursId = Id<ShiftHours>;

}  // namespace linli
