#include "shared/shifts/audiences.h"

#include "shared/people/audiences.h"
#include "shared/shifts/post_book.h"
#include "shared/shifts/sign_up.h"
#include "shared/shifts/swaps.h"

namespace linli {
namespace {

Audience audience_of_plan(bool published) {
    return published ? Audience{group::everyone()} : Audience{group::coordinators()};
}

// Coordinators, and the holder of the seat with who may act for them.
Audience audience_of_holder(const State& state, SeatId id) {
    Audience audience{group::coordinators()};
    const Seat* seat = state.seats.find(id);
    if (seat && seat->person) add_person_and_proxies(state, *seat->person, audience);
    return audience;
}

template <class Record>
void mark_of_holder(const State& state, PersonId holder, Marked& marked) {
    for (const Seat* seat : state.seats.where<&Seat::person>(holder)) marked.add<Record>(seat->id);
}

void mark_swaps(const State& state, SeatId seat, Marked& marked) {
    for (const Swap* swap : state.swaps.where<&Swap::first>(seat)) marked.add<Swap>(swap->id);
    for (const Swap* swap : state.swaps.where<&Swap::second>(seat)) marked.add<Swap>(swap->id);
    for (const Swap* swap : state.swaps.where<&Swap::third>(seat)) marked.add<Swap>(swap->id);
}

void mark_said_hours(const State& state, PersonId person, Marked& marked) {
    for (const ShiftHours* one : state.shift_hours.where<&ShiftHours::person>(person))
        marked.add<ShiftHours>(one->id);
}

void mark_entries(const State& state, PostId post, Marked& marked) {
    for (const PostEntry* entry : state.post_entries.where<&PostEntry::post>(post))
        marked.add<PostEntry>(entry->id);
}

}  // namespace

Audience AudienceOf<Shift>::of(const State& state, const Shift& shift) {
    return audience_of_plan(is_published(state, shift.id));
}

void AudienceOf<Shift>::mark(const State&, const ShiftStatus& changed, Marked& marked) {
    marked.add<Shift>(changed.id);
}

Audience AudienceOf<ShiftStatus>::of(const State&, const ShiftStatus& status) {
    return audience_of_plan(!status.publish_at);
}

Audience AudienceOf<PlaceNeed>::of(const State& state, const PlaceNeed& need) {
    return audience_of_plan(!need.shift || is_published(state, *need.shift));
}

void AudienceOf<PlaceNeed>::mark(const State& state, const ShiftStatus& changed, Marked& marked) {
    for (const PlaceNeed* need : state.place_needs.where<&PlaceNeed::shift>(changed.id))
        marked.add<PlaceNeed>(need->id);
}

Audience AudienceOf<SeatFile>::of(const State& state, const SeatFile& file) {
    return audience_of_holder(state, file.id);
}

void AudienceOf<SeatFile>::mark(const State&, const Seat& changed, Marked& marked) {
    marked.add<SeatFile>(changed.id);
}

void AudienceOf<SeatFile>::mark(const State& state, const Proxy& changed, Marked& marked) {
    mark_of_holder<SeatFile>(state, changed.for_whom, marked);
}

Audience AudienceOf<SeatScan>::of(const State& state, const SeatScan& scan) {
    return audience_of_holder(state, scan.id);
}

void AudienceOf<SeatScan>::mark(const State&, const Seat& changed, Marked& marked) {
    marked.add<SeatScan>(changed.id);
}

void AudienceOf<SeatScan>::mark(const State& state, const Proxy& changed, Marked& marked) {
    mark_of_holder<SeatScan>(state, changed.for_whom, marked);
}

Audience AudienceOf<StandingSignUp>::of(const State& state, const StandingSignUp& standing) {
    Audience audience{group::coordinators()};
    add_person_and_proxies(state, standing.person, audience);
    return audience;
}

void AudienceOf<StandingSignUp>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for (const auto* one : state.standing_sign_ups.where<&StandingSignUp::person>(changed.for_whom))
        marked.add<StandingSignUp>(one->id);
}

Audience AudienceOf<ShiftHours>::of(const State& state, const ShiftHours& hours) {
    Audience audience{group::coordinators()};
    add_person_and_proxies(state, hours.person, audience);
    add_stewards_of(state, hours.person, audience);
    return audience;
}

void AudienceOf<ShiftHours>::mark(const State& state, const Proxy& changed, Marked& marked) {
    mark_said_hours(state, changed.for_whom, marked);
}

void AudienceOf<ShiftHours>::mark(const State& state, const Resident& changed, Marked& marked) {
    mark_said_hours(state, changed.id, marked);
}

void AudienceOf<ShiftHours>::mark(const State& state, const Household& changed, Marked& marked) {
    for (const Resident* resident : state.residents.where<&Resident::household>(changed.id))
        mark_said_hours(state, resident->id, marked);
}

Audience AudienceOf<StandInSearch>::of(const State& state, const StandInSearch& search) {
    return audience_of_holder(state, search.id);
}

void AudienceOf<StandInSearch>::mark(const State&, const Seat& changed, Marked& marked) {
    marked.add<StandInSearch>(changed.id);
}

void AudienceOf<StandInSearch>::mark(const State& state, const Proxy& changed, Marked& marked) {
    mark_of_holder<StandInSearch>(state, changed.for_whom, marked);
}

Audience AudienceOf<StandInAsk>::of(const State& state, const StandInAsk& ask) {
    Audience audience{group::coordinators()};
    add_person_and_proxies(state, ask.person, audience);
    return audience;
}

void AudienceOf<StandInAsk>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for (const auto* ask : state.stand_in_asks.where<&StandInAsk::person>(changed.for_whom))
        marked.add<StandInAsk>(ask->id);
}

Audience AudienceOf<Swap>::of(const State& state, const Swap& swap) {
    Audience audience{group::coordinators()};
    for (const SeatId id : seats_of(swap)) {
        const Seat* seat = state.seats.find(id);
        if (seat && seat->person) add_person_and_proxies(state, *seat->person, audience);
    }
    return audience;
}

void AudienceOf<Swap>::mark(const State& state, const Seat& changed, Marked& marked) {
    mark_swaps(state, changed.id, marked);
}

void AudienceOf<Swap>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for (const Seat* seat : state.seats.where<&Seat::person>(changed.for_whom))
        mark_swaps(state, seat->id, marked);
}

Audience AudienceOf<PostEntry>::of(const State& state, const PostEntry& entry) {
    Audience audience{group::coordinators()};
    if (entry.by) audience.add(group::person(entry.by));
    const Seat* seat = entry.seat ? state.seats.find(*entry.seat) : nullptr;
    if (seat && seat->person) audience.add(group::person(*seat->person));
    for (const PersonId person : circle_of(state, entry.shift)) audience.add(group::person(person));
    return audience;
}

void AudienceOf<PostEntry>::mark(const State& state, const Seat& changed, Marked& marked) {
    if (const Shift* shift = state.shifts.find(changed.shift)) mark_entries(state, shift->post, marked);
}

void AudienceOf<PostEntry>::mark(const State& state, const Shift& changed, Marked& marked) {
    mark_entries(state, changed.post, marked);
}

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
