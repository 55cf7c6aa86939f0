#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/rules.h"
#include "shared/medicine/records.h"

// What people may ask for about medicines. Tags are sent: never renumber, never reuse.

namespace linli {

struct DescribedMedicine {
    ErrandItemId item;
    MedicineFacts facts;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(item), NAMED(facts));
    }
};

// By who asked for the errand: when each medicine runs out and what it takes to get it.
struct DescribeMedicines {
    static constexpr std::uint16_t tag = 470;
    ErrandId errand;
    std::vector<DescribedMedicine> medicines;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED_UP_TO(max_errand_items, medicines));
    }
};

// By the helper who stands in the pharmacy: they do not have it, but this.
struct AskSubstitute {
    static constexpr std::uint16_t tag = 471;
    ErrandItemId item;
    std::string what;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(item), NAMED_UP_TO(max_name_bytes, what));
    }
};

// By the person themselves, who may act for them, or a coordinator who has them on the telephone. `what` is
// what they were asked: a yes to something else is none.
struct AnswerSubstitute {
    static constexpr std::uint16_t tag = 472;
    ErrandItemId item;
    std::string what;
    bool yes = false;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(item), NAMED_UP_TO(max_name_bytes, what), NAMED(yes));
    }
};

// A receipt, by either side. Where the receiving side enters it, it is confirmed by that.
struct GiveThings {
    static constexpr std::uint16_t tag = 473;
    ErrandId errand;
    Things things;
    std::string note;
    std::optional<PersonId> from;
    std::optional<PersonId> to;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED(things), NAMED(note), NAMED(from), NAMED(to));
    }
};

// By the receiving side: yes, I have it.
struct ConfirmHandover {
    static constexpr std::uint16_t tag = 474;
    HandoverId handover;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(handover));
    }
};

// A receipt that was wrong gets one that leads back, with the reason. By either side or a coordinator.
struct CorrectHandover {
    static constexpr std::uint16_t tag = 475;
    HandoverId handover;
    std::string why;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(handover), NAMED(why));
    }
};

// By who has the bag: another helper shall look at it, too. They see the bag and its slip, nothing more.
struct AskSecondLook {
    static constexpr std::uint16_t tag = 476;
    ErrandId errand;
    PersonId person;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED(person));
    }
};

// Name, door and medicines are right; or this is the wrong door. By who was asked to look, a coordinator, or
// the person themselves.
struct LookSecond {
    static constexpr std::uint16_t tag = 477;
    ErrandId errand;
    bool ok = true;
    std::string note;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(errand), NAMED(ok), NAMED_UP_TO(max_note_bytes, note));
    }
};

// For the helper whom the stamp names in `for_person`, as all of these.
struct PlanTrip {
    static constexpr std::uint16_t tag = 478;
    std::string place;
    TimeRange window;
    std::vector<ErrandId> errands;  // In the order of the doors.

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED_UP_TO(max_name_bytes, place), NAMED(window), NAMED_UP_TO(max_trip_stops, errands));
    }
};

struct JoinTrip {
    static constexpr std::uint16_t tag = 479;
    HospitalTripId trip;
    ErrandId errand;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(trip), NAMED(errand));
    }
};

struct LeaveTrip {
    static constexpr std::uint16_t tag = 480;
    HospitalTripId trip;
    ErrandId errand;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(trip), NAMED(errand));
    }
};

// All its errands are on the way with it.
struct StartTrip {
    static constexpr std::uint16_t tag = 481;
    HospitalTripId trip;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(trip));
    }
};

// The way is over, however far it went. Things in hand stay where they are, with their receipts.
struct EndTrip {
    static constexpr std::uint16_t tag = 482;
    HospitalTripId trip;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(trip));
    }
};

// The server's own, from the timer of a line (commands/timers.h): three days left, one day left.
struct RaiseMedicineUrgency {
    static constexpr std::uint16_t tag = 483;
    ErrandItemId item;
    Urgency to = Urgency::Today;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(item), NAMED(to));
    }
};

LINLI_RULES_OF(DescribeMedicines);
LINLI_RULES_OF(AskSubstitute);
LINLI_RULES_OF(AnswerSubstitute);
LINLI_RULES_OF(GiveThings);
LINLI_RULES_OF(ConfirmHandover);
LINLI_RULES_OF(CorrectHandover);
LINLI_RULES_OF(AskSecondLook);
LINLI_RULES_OF(LookSecond);
LINLI_RULES_OF(PlanTrip);
LINLI_RULES_OF(JoinTrip);
LINLI_RULES_OF(LeaveTrip);
LINLI_RULES_OF(StartTrip);
LINLI_RULES_OF(EndTrip);
LINLI_RULES_OF(RaiseMedicineUrgency);

// --- What the rules of errands do to medicines and things

// A line is another medicine now: what was agreed was about the old one.
void forget_substitute(State& state, ErrandItemId item);
// "Three days left", said with the list at `at`; nothing: it was not said, what is known stays.
void note_days_left(State& state, ErrandItemId item, std::optional<std::int32_t> days_left, Instant at);
// What is known of a medicine is known of the same one on another list, too. How long it lasts is not: by
// then there is a new pack.
void copy_facts(State& state, ErrandItemId from, ErrandItemId to);
// All that is known and agreed of it, where the same is asked for anew for the same time.
void copy_medicine(State& state, ErrandItemId from, ErrandItemId to);
// After the list of an errand changed: lines that are gone, the bag, how urgent it is and who may take it.
void follow_list(State& state, ErrandId errand);
// After a line was ticked: what is bought is in the helper's hand, by a receipt from the counter.
void follow_tick(State& state, const Stamp& by, IdSource& ids, ErrandItemId item, ItemState before);
// Somebody has the errand now: who still holds things for it passes them on.
void ask_for_things(State& state, const Stamp& by, IdSource& ids, ErrandId errand);
// The errand is no longer with the helper of the trip.
void leave_trips(State& state, ErrandId errand);

}  // namespace linli
