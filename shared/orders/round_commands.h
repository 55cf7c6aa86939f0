#pragma once

#include <string>
#include <vector>

#include "shared/core/rules.h"
#include "shared/orders/round_records.h"

// Rounds are offered as shifts: taken, passed on, handed back and counted like any other (shared/shifts).

namespace linli {

struct RoundToOffer {
    std::vector<OrderId> bags;  // On the way.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_campaign_orders, bags));
    }
};

// By the leader, once it is closed. A shift for one person is made of each round, all at the same time.
struct OfferRounds {
    static constexpr std::uint16_t tag = 370;
    CampaignId campaign;
    std::string post_name;  // Where people meet: a new post, or that of earlier rounds.
    TimeRange window;
    std::vector<RoundToOffer> rounds;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED_UP_TO(max_name_bytes, post_name), NAMED(window),
           NAMED_UP_TO(max_offered_rounds, rounds));
    }
};

// By the leader: to cut the way in another way, or to carry everything with the team. Who is on the way
// already keeps the shift, and their hours; everybody else is told that it does not take place.
struct CallOffRounds {
    static constexpr std::uint16_t tag = 371;
    CampaignId campaign;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(campaign), NAMED(why));
    }
};

// By itself: the round is over, and nobody sees its doors any more.
struct EndRound {
    static constexpr std::uint16_t tag = 372;
    ShiftId round;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(round));
    }
};

LINLI_RULES_OF(OfferRounds);
LINLI_RULES_OF(CallOffRounds);
LINLI_RULES_OF(EndRound);

}  // namespace linli
