#pragma once

#include <optional>
#include <string>

#include "shared/core/rules.h"
#include "shared/orders/order_records.h"

// Several times to fetch what was ordered: the leader offers them, orders choose among them.

namespace linli {

// By the leader or a coordinator, until the campaign is over. Whoever chose a window that becomes another one
// is told.
struct SetPickUp {
    static constexpr std::uint16_t tag = 311;
    CampaignId campaign;
    std::optional<PickUpWindowId> pick_up;  // Nothing: one more.
    TimeRange window;
    std::string place;  // Empty: the campaign's own.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED(pick_up), NAMED(window), NAMED_UP_TO(max_name_bytes, place));
    }
};

// Whoever chose it has chosen nothing any more, and is told.
struct EndPickUp {
    static constexpr std::uint16_t tag = 312;
    PickUpWindowId pick_up;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(pick_up));
    }
};

// By the team or whomever the order concerns, also once it is closed, until the bag is in their hands.
struct ChoosePickUp {
    static constexpr std::uint16_t tag = 324;
    OrderId order;
    std::optional<PickUpWindowId> pick_up;  // Nothing: none of them.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(order), NAMED(pick_up));
    }
};

LINLI_RULES_OF(SetPickUp);
LINLI_RULES_OF(EndPickUp);
LINLI_RULES_OF(ChoosePickUp);

}  // namespace linli
