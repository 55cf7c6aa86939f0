#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/errands/records.h"

// Medicines, and the cards and papers that are carried for them: what runs out when, who has what in hand,
// who looked a second time, which doors one trip is for. Nothing here has a price: what a helper laid out
// stands in the errand's result.

namespace linli {

inline constexpr std::size_t max_trip_stops = 20;

enum class Substitution : std::uint8_t { NotAsked = 1, Asked = 2, Agreed = 3, Refused = 4 };
template <>
struct Members<Substitution> {
    static constexpr std::array values{Substitution::NotAsked, Substitution::Asked, Substitution::Agreed,
                                       Substitution::Refused};
};

// What is known of a medicine beyond its name.
struct MedicineFacts {
    std::string dose;
    std::optional<Instant> runs_out_on;  // The start of the first day on which nothing is left of it.
    bool keep_cold = false;
    bool needs_card = false;     // Only given out on the insurance card.
    bool needs_booklet = false;  // Only given out on the record booklet: it takes a prescription.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_name_bytes, dose), NAMED(runs_out_on), NAMED(keep_cold), NAMED(needs_card),
           NAMED(needs_booklet));
    }
    friend bool operator==(const MedicineFacts&, const MedicineFacts&) = default;
};

// Beside an ErrandItem, with its key.
struct MedicineLine {
    static constexpr std::uint16_t record_type = 90;
    static constexpr const char* table_name = "medicine_line";
    ErrandItemId id;
    ErrandId errand;
    MedicineFacts facts;
    Urgency raised = Urgency::Whenever;  // How far running out has raised the errand's urgency already.
    Substitution substitution = Substitution::NotAsked;
    std::string substitute;               // What the helper could get in its place.
    std::optional<PersonId> answered_by;  // Who said yes or no, for the person it is for.
    std::optional<Instant> answered_at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(errand), NAMED(facts), NAMED(raised), NAMED(substitution),
           NAMED_UP_TO(max_name_bytes, substitute), NAMED(answered_by), NAMED(answered_at));
    }
};

// What goes from hand to hand. Never which medicine.
struct Things {
    bool card = false;     // Insurance card.
    bool booklet = false;  // Record booklet.
    bool cash = false;
    bool prescription = false;
    bool medicine = false;
    bool other = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(card), NAMED(booklet), NAMED(cash), NAMED(prescription), NAMED(medicine), NAMED(other));
    }
    friend bool operator==(const Things&, const Things&) = default;
};

// A receipt. Nobody as `from` or `to` is the counter: the pharmacy or the hospital. Where the things belong
// to a person who is helped, the person themselves stands here, never who took them in for them. No receipt
// is ever taken away; a wrong one is answered by another.
struct Handover {
    static constexpr std::uint16_t record_type = 91;
    static constexpr const char* table_name = "handover";
    Id<Handover> id;
    ErrandId errand;
    std::int32_t place = 0;  // In the errand's chain of receipts, from 0.
    Things things;
    std::string note;
    std::optional<PersonId> from;
    std::optional<PersonId> to;
    Instant given_at;
    PersonId entered_by;
    std::optional<PersonId> confirmed_by;  // The receiving side, or who has them on the telephone.
    std::optional<Instant> confirmed_at;
    std::optional<Id<Handover>> corrects;  // The wrong receipt that this one answers.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(errand), NAMED(place), NAMED(things), NAMED(note), NAMED(from), NAMED(to),
           NAMED(given_at), NAMED(entered_by), NAMED(confirmed_by), NAMED(confirmed_at), NAMED(corrects));
    }
};
using HandoverId = Id<Handover>;

enum class LookState : std::uint8_t { Asked = 1, Right = 2, WrongDoor = 3 };
template <>
struct Members<LookState> {
    static constexpr std::array values{LookState::Asked, LookState::Right, LookState::WrongDoor};
};

// A second look at name, door and medicines before the bag is handed over, by somebody who did not pack it.
struct ReturnCheck {
    static constexpr std::uint16_t record_type = 92;
    static constexpr const char* table_name = "return_check";
    Id<ReturnCheck> id;
    ErrandId errand;
    PersonId by;
    PersonId holder;  // Who had the bag then.
    LookState state = LookState::Asked;
    bool stands = true;  // False as soon as something was put into the bag or it changed hands.
    std::string note;
    Instant at;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(errand), NAMED(by), NAMED(holder), NAMED(state), NAMED(stands),
           NAMED_UP_TO(max_note_bytes, note), NAMED(at));
    }
};
using ReturnCheckId = Id<ReturnCheck>;

enum class TripState : std::uint8_t { Planned = 1, OnTheWay = 2, Over = 3 };
template <>
struct Members<TripState> {
    static constexpr std::array values{TripState::Planned, TripState::OnTheWay, TripState::Over};
};

// One way to a hospital or pharmacy for many doors.
struct HospitalTrip {
    static constexpr std::uint16_t record_type = 93;
    static constexpr const char* table_name = "hospital_trip";
    Id<HospitalTrip> id;
    PersonId helper;
    std::string place;
    TimeRange window;
    TripState state = TripState::Planned;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(helper), NAMED_UP_TO(max_name_bytes, place), NAMED(window), NAMED(state));
    }
};
using HospitalTripId = Id<HospitalTrip>;

// Which errands a trip is for. What is in them follows each errand's own audience.
struct TripStop {
    static constexpr std::uint16_t record_type = 94;
    static constexpr const char* table_name = "trip_stop";
    Id<TripStop> id;
    HospitalTripId trip;
    ErrandId errand;
    std::int32_t place = 0;  // In the order of the doors, from 0.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(id), NAMED(trip), NAMED(errand), NAMED(place));
    }
};
using TripStopId = Id<TripStop>;

}  // namespace linli
