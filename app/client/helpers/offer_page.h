#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/people/people_index.h"
#include "app/client/services.h"

namespace linli::client {

// What is being chosen on /offer; filled from what was said before.
struct OfferInput {
    PersonId helper;  // Whose it is; nobody while nothing is filled in.
    Offer offer;
    std::vector<BuildingId> buildings;
    Offer filled_from;  // What was known then.
    std::vector<BuildingId> filled_buildings;
    std::optional<CivilDate> last_day;  // Of a single offer.
};

// /offer, and /offer/<person> for coordinators: what somebody can do, when and where.
LINLI_LATER void offer_page(const Known& known, const Viewer& me, Instant now, PersonId helper,
                            OfferInput& input, Outbox& outbox, Routes& routes);
// 买东西、倒垃圾 · 周一到周五 9:00–12:00: an offer in one line.
std::string offer_words(const State& state, PersonId helper);

struct HelpersInput {
    std::string search;
    std::string words;  // What came of a report.
    std::string find;   // With whom somebody is to be paired.
    ReportId report;    // Whose sheet is open.
    PeopleIndex people;
};

// /helpers, for coordinators: who helps, who may enter homes and carry money, who is paired with whom, and
// what was reported.
LINLI_LATER void helpers_page(const Known& known, const Viewer& me, Instant now,
                              std::optional<PersonId> chosen, HelpersInput& input, Outbox& outbox);

}  // namespace linli::client
