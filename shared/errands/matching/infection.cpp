#include "shared/errands/matching/infection.h"

namespace linli {
namespace {

Barriers when(bool broken, Barrier barrier) {
    return broken ? barrier_bit(barrier) : 0;
}

}  // namespace

Barriers infection_barriers(const HomeExposure& home, const HelperExposure& helper) {
    const bool there = kept_apart(home.health);
    const bool carried = home.vulnerable != 0 && helper.served_infectious_today;
    return when(kept_apart(helper.health), Barrier::HelperIsolated) |
           when(there && !helper.consents, Barrier::NoConsentToInfection) |
           when(there && home.meeting == Meeting::Indoors, Barrier::IndoorsAtInfection) |
           when(carried, Barrier::ServedInfectiousToday) |
           when(there && helper.serves_vulnerable_later_today, Barrier::VulnerableLaterToday);
}

}  // namespace linli
