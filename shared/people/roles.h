#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "shared/state/state.h"

// The questions that every feature's rules ask about the person who acts.

namespace linli {

bool holds_role(const State& state, PersonId person, Role role);
bool is_coordinator(const State& state, PersonId person);  // Or administrator.
std::vector<PersonId> coordinators(const State& state);    // And administrators; by id, each once.
bool is_steward_of(const State& state, PersonId steward, PersonId resident);
bool is_proxy_of(const State& state, PersonId proxy, PersonId for_whom);

// A command of the server itself, or of a coordinator.
bool may_coordinate(const State& state, const Stamp& by);
// The person themselves, their proxy, their building's steward, or a coordinator.
bool may_act_for(const State& state, const Stamp& by, PersonId person);

// Neighbours learn the name of whoever does something for all: holds a role, has had a place on a shift,
// waits for one or is trained for one.
bool is_known_to_all(const State& state, PersonId person);
// Whether `by` may know that there is this person. Ids can be counted, so what names somebody who may not be
// known is answered as if there were nobody.
bool may_know_of(const State& state, const Stamp& by, PersonId person);

// The person that this id means now: the kept one where two entries were merged.
PersonId current_person(const State& state, PersonId person);

std::optional<Rejected> check_text(std::string_view text,
                                   std::size_t max_bytes);  // Neither empty nor too long.
// Whether a window that came from outside is one that people mean: not longer than `longest`, and it begins
// and ends less than `farthest` from `at`. It is compared before it is subtracted: the numbers may be
// anything.
bool is_sound_window(const TimeRange& window, Instant at, Duration farthest, Duration longest);

}  // namespace linli
