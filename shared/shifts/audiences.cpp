#include "shared/shifts/audiences.h"

namespace linli {

Audience AudienceOf<SeatNote>::of(const State& state, const SeatNote& note) {
    Audience audience{group::coordinators()};
    const Seat* seat = state.seats.find(note.id);
    if (seat && seat->person) add_person_and_proxies(state, *seat->person, audience);
    return audience;
}

void AudienceOf<SeatNote>::mark(const State&, const Seat& changed, Marked& marked) {
    marked.add<SeatNote>(changed.id);
}

void AudienceOf<SeatNote>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for (const Seat* seat : state.seats.where<&Seat::person>(changed.for_whom))
        marked.add<SeatNote>(seat->id);
}

}  // namespace linli
