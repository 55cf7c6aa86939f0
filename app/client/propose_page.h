#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/client/people_index.h"
#include "app/client/remembered.h"
#include "app/client/services.h"
#include "shared/shifts/roster_search.h"

namespace linli::client {

// A proposal beside what is known now, and why what stays open does.
struct ProposalView {
    std::vector<PlannedSeat> possible;
    std::vector<const Shift*> shifts;
    std::map<ShiftId, std::int32_t> missing;
    std::map<ShiftId, std::vector<OpenReason>> why;  // Worked out one a frame.
    std::map<PersonId, LoadLine> loads;
    std::vector<LoadLine> lines;  // The same, by name.
};

struct ProposeInput {
    std::optional<CivilDate> first;
    int days = 7;
    std::optional<RosterSearch> search;
    bool too_large = false;
    std::optional<RosterAsk> asked;      // There is a proposal; its `unwanted` grows while it is changed.
    std::vector<PlannedSeat> seats;      // As the coordinator has them by now.
    std::uint64_t changes = 0;           // Made to them so far.
    int day = 0;                         // Shown, from the first one on.
    std::optional<PlannedSeat> leaving;  // Of the sheet: somebody else is to take this place.
    std::string find;
    PeopleIndex people;
    std::size_t accepted = 0;
    Remembered<std::int32_t> missing;
    Remembered<ProposalView> view;
    Remembered<std::vector<PersonId>> could;  // Take the place of who is leaving.
};

// /propose, for coordinators: who could stand where in some days; nothing counts before it is accepted.
LINLI_LATER void propose_page(const Known& known, const Viewer& me, Instant now, ProposeInput& input,
                              Outbox& outbox, Services& services);

}  // namespace linli::client
