#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/client/action.h"
#include "app/client/people/people_index.h"
#include "app/client/photos.h"
#include "shared/errands/commands.h"

// A request for help as it is being typed, on the page of its own and in simple mode, and what it says.

namespace linli::client {

// What is being typed for a new request, or to change one.
struct AskInput {
    ErrandId changes;  // None: a new one.
    bool filled = false;
    int kind = 0;        // ErrandKind as a number; 0 while none is chosen.
    PersonId asked_for;  // None: for me.
    PersonId by_route;   // As the page's address says.
    std::string search;  // For whom, by coordinators.
    std::string what;
    std::optional<std::size_t> line;  // Of the list as it is read: which one is being said anew,
    std::string line_words;           // and how.
    std::string destination;
    int urgency = static_cast<int>(Urgency::Today);
    bool at_a_time = false;                   // On that day, between those hours; a ride always is.
    std::optional<CivilDate> day;             // Of a ride, or of `at_a_time`.
    int from = 8 * 60, until = 9 * 60;        // Minutes of that day: when to be fetched, or to come.
    bool hour_chosen = true;                  // Not only proposed.
    bool by_appointment = false;              // Of a ride: said is when to be there, not when to be fetched.
    int arrive_from = -1, arrive_until = -1;  // Minutes of that day; below 0: not said yet.
    ErrandNeeds needs;
    int escorts = 0;
    bool return_trip = false;
    int minutes_there = 4 * 60;             // Until the way back.
    std::int32_t repeat_days = 0;           // As in Repeats.
    std::optional<CivilDate> repeat_until;  // The last day on which it may come again.
    PeopleIndex people;
    SharedPhotos photos = std::make_shared<ChosenPhotos>();
};

bool has_list(ErrandKind kind);  // Of things to be ticked off.
ErrandKind kind_of(const AskInput& input);

// What input.changes asks for now, to be changed; once. Not filled: it is not here. Shared with simple mode.
void fill_from(const Known& known, const Viewer& me, AskInput& input);
// As the command needs it; shared with simple mode.
Asked asked_of(const State& state, const AskInput& input, const Saying& saying);
Repeats repeats_of(const AskInput& input, UtcOffset offset);
TimeRange window_of(Urgency urgency, const Saying& saying);
// When a ride must be there; nothing where that is not said.
inline constexpr int usual_early = 30;  // Minutes; nobody sits there longer unless they say so.
std::optional<TimeRange> appointment_of(const AskInput& input, const Saying& saying);
// Right behind the asking or the changing of this errand.
void say_appointment(const Acting& by, ErrandId errand, const AskInput& input);
// After a request: more case numbers for this device, before none are left.
void lease_more_numbers(const Known& known, const Stamp& by, Outbox& outbox, bool at_the_desk);

}  // namespace linli::client
