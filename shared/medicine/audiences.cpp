#include "shared/medicine/audiences.h"

namespace linli {

Audience AudienceOf<MedicineLine>::of(const State& state, const MedicineLine& line) {
    return audience_of_detail(state, line.errand);
}

Audience AudienceOf<Handover>::of(const State& state, const Handover& receipt) {
    Audience audience = audience_of_detail(state, receipt.errand);
    if (receipt.from) audience.add(group::person(*receipt.from));
    if (receipt.to) audience.add(group::person(*receipt.to));
    return audience;
}

Audience AudienceOf<ReturnCheck>::of(const State& state, const ReturnCheck& look) {
    Audience audience = audience_of_detail(state, look.errand);
    audience.add(group::person(look.by));
    audience.add(group::person(look.holder));
    return audience;
}

Audience AudienceOf<TripStop>::of(const State& state, const TripStop& stop) {
    Audience audience{group::coordinators()};
    if (const HospitalTrip* trip = state.hospital_trips.find(stop.trip))
        audience.add(group::person(trip->helper));
    return audience;
}

}  // namespace linli
