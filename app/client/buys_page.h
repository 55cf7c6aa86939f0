#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/people_index.h"
#include "app/client/remembered.h"
#include "app/client/services.h"
#include "shared/orders/order_book.h"
#include "shared/orders/price_history.h"

// Buying together, as a household sees it.

namespace linli::client {

// One item of an order that is being written.
struct ChosenPacks {
    int packs = 0, tolerance = 0;
    std::int32_t price_version = 1;  // That was seen when it was chosen.
    std::string note;
};

// An order that is being written, of one campaign and for one door.
struct OrderDraft {
    CampaignId campaign;
    OrderId order;  // Which it changes; none: a new one.
    std::int32_t revision = 0;  // Of that order, as it was seen.
    PersonId for_person;        // None: for me.
    std::string for_door;       // As typed, where it is for a door; empty: for a person.
    std::string door_name;
    std::map<CampaignItemId, ChosenPacks> items;
    bool substitutes = false, to_the_door = false;
    std::string note, collector;
    bool touched = false;  // Nothing typed yet: it follows what is known.
};

enum class BuySheet { None, Withdraw, Complain };

struct BuysInput {
    OrderDraft draft;
    bool for_whom_open = false, more_open = false;
    std::string search;
    PeopleIndex people;
    BuySheet sheet = BuySheet::None;
    OrderId of;  // Of the sheet.
    std::string words;
    Remembered<PriceHistory> prices;
};

// /buys: campaigns as cards, open ones first; with `chosen` one of them beside or instead.
LINLI_LATER void buys_page(const Known& known, const Viewer& me, Instant now,
                           std::optional<CampaignId> chosen, BuysInput& input, Outbox& outbox,
                           Services& services);
std::vector<Draft> drafts_of(BuysInput& input);

// Whether somebody may open a campaign: a group-buy leader, or a coordinator for one.
bool may_open_campaign(const Known& known, const Viewer& me);
// My orders that need something, and campaigns that close today. Drawn on today's page.
LINLI_LATER void draw_buys_today(const Known& known, const Viewer& me, Instant now);

}  // namespace linli::client
