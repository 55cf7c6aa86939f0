#pragma once

#include "shared/errands/matching/ranking.h"

// The hard rules about isolation and infection between a home and a helper, on plain values. Whoever matches,
// asks around, takes directly or agrees by telephone goes by these; the records are read into them in
// errands/infection_book.h.

namespace linli {

// The home that asks.
struct HomeExposure {
    Health health = Health::Usual;
    Meeting meeting = Meeting::AtDoor;
    std::uint8_t vulnerable = 0;  // Bits of namespace vulnerable.
};

// The helper, on the day of the errand.
struct HelperExposure {
    Health health = Health::Usual;
    bool consents = false;  // To errands for isolated and infectious homes.
    bool served_infectious_today = false;
    bool serves_vulnerable_later_today = false;
};

// Isolated or infectious: is met by nobody, and goes nowhere.
constexpr bool kept_apart(Health health) {
    return health != Health::Usual;
}

// Everything that stands in the way for reasons of infection; 0: may go.
Barriers infection_barriers(const HomeExposure& home, const HelperExposure& helper);

}  // namespace linli
