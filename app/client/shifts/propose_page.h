#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/client/remembered.h"
#include "app/client/services.h"
#include "app/client/shifts/place_choice.h"
#include "shared/shifts/roster_search.h"

namespace linli::client {

// A proposal beside what is known now, and why what stays open does.
struct ProposalView {
    RosterPlan possible;
    std::vector<const Shift*> shifts;
    std::map<ShiftId, std::int32_t> missing;
    std::map<ShiftId, std::vector<OpenReason>> why;  // Worked out one a frame.
    std::map<PersonId, LoadLine> loads;
    std::vector<LoadLine> lines;  // The same, by name.
};

// A place of the proposal for which somebody is chosen: instead of somebody, or where one is missing.
struct PlaceToFill {
    ShiftId shift;
    std::optional<PersonId> leaving;
};

struct ProposeInput {
    std::optional<CivilDate> first;
    int days = 7;
    bool unpublished = false, may_move = false;  // As of RosterAsk.
    std::optional<RosterSearch> search;
    bool too_large = false;
    std::optional<RosterAsk> asked;  // There is a proposal, also while another is looked for; `unwanted` and
                                     // `pinned` follow what is changed.
    std::vector<PlannedSeat> seats;  // As the coordinator has them by now.
    std::vector<SeatMove> moves;     // Of people among them.
    std::uint64_t changes = 0;       // Made to them so far.
    std::optional<int> day;          // Shown, from the first one on; nothing: the first with something to do.
    std::optional<PlaceToFill> choosing;  // Of the sheet.
    PlaceChoiceInput choice;
    std::size_t accepted = 0;
    Remembered<std::size_t> hidden;  // Shifts of these days that are not public.
    Remembered<std::int32_t> missing;
    Remembered<ProposalView> view;
};

// /propose, for coordinators: who could stand where in some days; nothing counts before it is accepted.
LINLI_LATER void propose_page(const Known& known, const Viewer& me, Instant now, ProposeInput& input,
                              Outbox& outbox, Services& services);

}  // namespace linli::client
