#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/people/people_index.h"
#include "app/client/remembered.h"
#include "shared/shifts/roster_search.h"

namespace linli::client {

struct PlaceChoiceInput {
    std::string find;
    PeopleIndex people;
    Remembered<std::vector<PlaceCandidate>> candidates;
};

// Who could take one more place on a shift, as rows to press; why the others cannot; and a search through
// all of them. `candidates`: as candidates_for() has them. Who was pressed, if anybody.
std::optional<PersonId> choose_for_place(const Known& known, const Viewer& me, Instant now,
                                         const Shift& shift, const std::vector<PlaceCandidate>& candidates,
                                         PlaceChoiceInput& input);

// The shift while somebody may still be put there; none: it is cancelled, over or not published.
const Shift* fillable_shift(const State& state, ShiftId id, Instant now,
                            Opening opening = Opening::DoesNotMatter);

// How many people are to be found for it: none where nobody may be put there any more, or yet.
std::int32_t people_to_find(const State& state, const Shift& shift, Instant now);

// 3 人这周钟点满了，1 人没受过培训
std::string why_open_words(const std::vector<OpenReason>& reasons);

}  // namespace linli::client
