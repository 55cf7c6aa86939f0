#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/orders/campaign_photos.h"
#include "app/client/orders/order_draft.h"
#include "app/client/people/people_index.h"
#include "app/client/remembered.h"
#include "app/client/services.h"
#include "shared/orders/price_history.h"

// Buying together, as a household sees it.

namespace linli::client {

enum class BuySheet { None, Withdraw, Complain, Building };

struct BuysInput {
    OrderDraft draft;
    std::map<CampaignId, OrderDraft> put_aside;  // Begun and not pressed, while another one is looked at.
    bool for_others = false;                     // For whom else is being chosen.
    std::string search;
    PeopleIndex people;
    BuySheet sheet = BuySheet::None;
    OrderId of;  // Of the sheet.
    std::string words;
    SharedPhotos photos = std::make_shared<ChosenPhotos>();  // Of a complaint that is being written.
    ComplaintPhotos complaint_photos;                        // Of those that stand already.
    LargePhoto photo;
    Remembered<PriceHistory> prices;
    CampaignItemId prices_of;  // Whose prices elsewhere are listed.
    CampaignItemId noting;     // To which something is being written.
};

// /buys: campaigns as cards, open ones first; with `chosen` one of them beside or instead.
LINLI_LATER void buys_page(const Known& known, const Viewer& me, Instant now,
                           std::optional<CampaignId> chosen, BuysInput& input, Outbox& outbox,
                           Services& services);
std::vector<Draft> drafts_of(BuysInput& input);

// What was chosen in several campaigns and not yet ordered, with one button for all of it; nothing while it
// is only one.
void draw_chosen_basket(const Known& known, const Viewer& me, Instant now, BuysInput& input, Outbox& outbox);
// The doors that I look after, one after the other; pressing one orders for it.
void draw_building_sheet(const Known& known, const Viewer& me, BuysInput& input);

// Whether somebody may open a campaign: a group-buy leader, or a coordinator for one.
bool may_open_campaign(const Known& known, const Viewer& me);
// My orders that need something, and campaigns that close today. Drawn on today's page.
LINLI_LATER void draw_buys_today(const Known& known, const Viewer& me, Instant now);

}  // namespace linli::client
