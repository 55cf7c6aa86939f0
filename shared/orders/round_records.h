#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/orders/order_records.h"
#include "shared/shifts/records.h"

// Rounds that a leader offers: the bags of neighbouring doors, carried by whoever holds the shift.

namespace linli {

inline constexpr std::size_t max_offered_rounds = 40;  // Of one campaign at a time.

// A shift that is a round: it has the shift's own key. Everybody may know how much it is and in which
// buildings; which doors, only who carries it.
struct OfferedRound {
    static constexpr std::uint16_t record_type = 125;
    static constexpr const char* table_name = "offered_round";
    ShiftId id;
    CampaignId campaign;
    std::int32_t number = 1;  // 第 1 路
    std::string buildings;    // See round_buildings().
    std::int32_t bags = 0;    // That hold something.
    std::int64_t packs = 0;
    std::optional<Instant> ends_at;  // When its doors are closed again; nothing: they are.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(campaign), NAMED(number), NAMED_UP_TO(max_note_bytes, buildings), NAMED(bags),
           NAMED(packs), NAMED(ends_at));
    }
};

// To which round an order's bag belongs. It has the order's own key.
struct RoundBag {
    static constexpr std::uint16_t record_type = 126;
    static constexpr const char* table_name = "round_bag";
    OrderId id;
    ShiftId round;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(round));
    }
};

}  // namespace linli
