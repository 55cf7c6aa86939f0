#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "shared/orders/order_records.h"

// Which inputs of sheets and small forms outlive a reload. A sheet in which something was written is open
// again; a question without words is not.

namespace linli::client {

struct ChainInput;
struct ShiftsInput;
struct ChecksInput;
struct OfferInput;
struct HelpersInput;
struct RidesInput;
struct TripInput;
struct RobotInput;
struct GuestsInput;
struct RosterInput;
struct TodayInput;
struct MedicineFactsInput;

// With the lines that were mended since it was pasted, and what is being written about one of them.
std::vector<Draft> drafts_of(ChainInput& input);
std::vector<Draft> drafts_of(ShiftsInput& input);  // Its form has drafts of its own.
std::vector<Draft> drafts_of(ChecksInput& input);
std::vector<Draft> drafts_of(TodayInput& input);
std::vector<Draft> drafts_of(MedicineFactsInput& input);
std::vector<Draft> drafts_of(OfferInput& input);
std::vector<Draft> drafts_of(HelpersInput& input);
std::vector<Draft> drafts_of(GuestsInput& input);
std::vector<Draft> drafts_of(RosterInput& input);
std::vector<Draft> drafts_of(RidesInput& input);
std::vector<Draft> drafts_of(TripInput& input);
std::vector<Draft> drafts_of(RobotInput& input);  // Its address only while it is being changed.

// Which ones, a line each.
Draft orders_draft(std::string name, std::set<OrderId>& orders);
// How many of each item, a line each.
Draft packs_draft(std::string name, std::map<CampaignItemId, int>& packs);

}  // namespace linli::client
