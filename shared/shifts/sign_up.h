#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/shifts/work_rules.h"
#include "shared/state/state.h"

// May this person take a place, and why not? List, button, calendar and server all ask here.

namespace linli {

enum class SignUp : std::uint8_t {
    Free = 1,
    Mine = 2,              // about: the seat
    Full = 3,              // limit: places
    WaitingList = 4,       // about: the waiting place; position: from 1
    Overlaps = 5,          // about: the other shift
    RestTooShort = 6,      // about: the shift before or after; limit: hours of rest
    DailyCap = 7,          // limit: hours
    WeeklyCap = 8,         // limit: hours
    NightsInARow = 9,      // limit: nights
    TrainingMissing = 10,  // about: the training
    NotOpenYet = 11,       // about: the shift; from when is in its status
    Over = 12,
    Cancelled = 13,
    Unknown = 14,  // There is no such shift, or it is not known here.
};

struct SignUpState {
    SignUp is = SignUp::Free;
    std::optional<RecordRef> about;
    std::int64_t limit = 0;
    std::int32_t position = 0;
    friend bool operator==(const SignUpState&, const SignUpState&) = default;
};

// When the question is asked before people may sign up: by a coordinator, or for who waits or comes always.
// PublishedWithIt: by a coordinator with whose yes the shift becomes public, too.
enum class Opening { Counts, DoesNotMatter, PublishedWithIt };

class ShiftPlaces;

// One person's answers for many shifts: what they stand on is gathered once.
class SignUpBook {
public:
    // None for a person: somebody known by name only. `without`: seats that are taken as given back.
    SignUpBook(const State& state, PersonId person, Instant now, std::vector<SeatId> without = {});

    SignUpState of(ShiftId shift) const;
    // The same, but who waits is told what they wait for.
    SignUpState place_on(ShiftId shift, Opening opening = Opening::Counts) const;
    // The same where `places` is known to be who stands there.
    SignUpState place_on(ShiftId shift, const ShiftPlaces& places, Opening opening) const;
    // What is asked from now on is asked as if they stood there, too.
    void stand_on(const Shift& shift);
    // The rules of rest and training only, for a shift at another time, too.
    std::optional<SignUpState> strain_at(const TimeRange& window) const;
    // The shift that they stand on during this time.
    const Work* work_during(const TimeRange& window) const;

private:
    // Whatever is in the way but the places.
    std::optional<SignUpState> hindrance(ShiftId shift, Opening opening) const;
    SignUpState place_among(const ShiftPlaces& places, const Shift& shift) const;

    const State& state_;
    PersonId person_;
    Instant now_;
    UtcOffset offset_;
    RosterRules rules_;
    std::vector<SeatId> without_;
    std::vector<Work> works_;  // By their beginning.
    std::vector<std::pair<ShiftId, SeatId>> mine_;
};

SignUpState sign_up_state(const State& state, PersonId person, ShiftId shift, Instant now);

// A coordinator who gives a reason may put somebody there all the same.
bool may_be_waived(SignUp state);

SignUpState sign_up_of(const StrainFound& found);
// The rule's no for what is not Free, where it was asked with this opening.
std::optional<Rejected> rejected_for(const State& state, ShiftId shift, const SignUpState& sign_up,
                                     Opening opening = Opening::DoesNotMatter);

RosterRules roster_rules(const State& state);  // As set, or the usual.
// Who waits for a place, who waits longest first.
std::vector<const WaitingPlace*> waiting_for(const State& state, ShiftId shift);
const WaitingPlace* waiting_place_of(const State& state, ShiftId shift, PersonId person);
bool is_published(const State& state, ShiftId shift);

}  // namespace linli
