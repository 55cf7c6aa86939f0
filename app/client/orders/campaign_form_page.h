#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/orders/campaign_photos.h"
#include "app/client/people/people_index.h"
#include "app/client/remembered.h"
#include "app/client/services.h"
#include "shared/orders/commands.h"
#include "shared/orders/order_book.h"
#include "shared/orders/pick_up_commands.h"
#include "shared/orders/price_history.h"

// Opening a campaign, and changing one. Only its title, what there is and until when is asked at first; all
// else has something sensible that can be changed under "more".

namespace linli::client {

struct TierForm {
    int from_packs = 0;
    std::string price;
};

// An item as it is being written.
struct ItemForm {
    int number = 0;       // In this form, from 1; stays while others come and go.
    CampaignItemId item;  // None: a new one.
    std::string code, name, unit, price;
    int case_size = 1;
    bool whole_cases = false, last_case_anyway = false;
    bool has_stock = false;
    int stock = 0, reserved = 0;
    int cap = 0, minimum = 0;  // 0: none.
    int substitute_for = 0;    // The number of another one; 0: none.
    std::vector<TierForm> tiers;
    bool more = false;  // All of it is shown.
    bool withdrawn = false;
};

// What is being typed for a new campaign, or to change one.
struct CampaignFormInput {
    CampaignId changes;  // None: a new one.
    std::string seen;    // What that one had when the form last followed it (follow_campaign).
    bool filled = false, more = false;
    std::string title, about;
    bool by_time = true, by_count = false;
    std::optional<CivilDate> close_day;
    int close_minute = 21 * 60;
    int closing_packs = 0, closing_orders = 0;
    bool opens_later = false;
    std::optional<CivilDate> open_day;
    int open_minute = 8 * 60;
    bool to_the_door = false;
    std::string place;
    bool has_pick_up = false;  // Day and time are known.
    std::optional<CivilDate> pick_up_day;
    int pick_up_from = 17 * 60, pick_up_until = 19 * 60;
    std::string fee;
    int fee_split = static_cast<int>(FeeSplit::PerOrder);
    int minimum_packs = 0;
    std::string minimum_money;
    int shortage = static_cast<int>(ShortageRule::Equal);
    std::int64_t lot_seed = 0;
    bool balance_for_all = false;
    std::string supplier, licence, supplier_contact, payment_words;
    SharedPhotos code = std::make_shared<ChosenPhotos>();  // How to pay, as a picture.
    std::vector<ItemForm> items;
    PersonId leader;  // None: me.
    std::vector<PersonId> helpers;
    std::string leader_search, helper_search;
    std::string former_search;
    CampaignId taken_from;  // The earlier one that filled it; none: it was begun empty.
    bool repeats_pick_ups = true;
    PeopleIndex people;
    Remembered<PriceHistory> prices;
};

// /new-buy, and /change-buy/<campaign> with `changes`.
LINLI_LATER void campaign_form_page(const Known& known, const Viewer& me, Instant now,
                                    std::optional<CampaignId> changes, CampaignFormInput& input,
                                    Outbox& outbox, Routes& routes, Services& services);
std::vector<Draft> drafts_of(CampaignFormInput& input);

// --- The parts of the page

// The earlier campaigns that it may begin as; or which one it did.
LINLI_LATER void draw_former_campaigns(const Known& known, const Viewer& me, Instant now,
                                       CampaignFormInput& input);
LINLI_LATER void draw_campaign_items(const Known& known, Instant now, CampaignFormInput& input);
// Everything but title, items and closing.
LINLI_LATER void draw_campaign_terms(const Known& known, const Viewer& me, Instant now,
                                     CampaignFormInput& input, Services& services);
// For whom a coordinator opens it.
LINLI_LATER void draw_campaign_leader(const Known& known, CampaignFormInput& input);

// --- What stands in the form, as the commands need it (campaign_form_values.cpp)

// The first thing that cannot be read yet, in words; empty where all can.
std::string unread_in(const CampaignFormInput& input);
CampaignFacts facts_of(const State& state, const CampaignFormInput& input, const Saying& saying);
NewItem new_item_of(const CampaignFormInput& input, const ItemForm& item, int place);
// An item without any words is none.
bool is_blank(const ItemForm& item);
ItemForm& add_item_form(CampaignFormInput& input);
// A new form, or what a campaign has.
void fill_new(CampaignFormInput& input, const Viewer& me, Instant now);
void fill_from(const State& state, const Campaign& campaign, const Saying& saying, CampaignFormInput& input);
// The terms and items of an earlier campaign, for a new one that closes at the same time of the day. How to
// pay is kept only where `me` led it.
void repeat_campaign(const State& state, const Campaign& campaign, const Viewer& me, Instant now,
                     CampaignFormInput& input);
// The times to fetch things of the campaign that filled it, as many days after closing as they were; without
// the campaign that they are for. None where either closes otherwise than at a time, or all is brought.
std::vector<SetPickUp> repeated_pick_ups(const State& state, const CampaignFormInput& input,
                                         const Saying& saying);
// Equal for what would be kept as the same.
std::string written_terms(CampaignFormInput& input);
std::string written_item(const ItemForm& item);
// What others changed in the campaign since the form last followed it comes into the form, field by field;
// but what was typed over stays. Else the form would put back old values beside the new ones.
void follow_campaign(const State& state, const Campaign& campaign, const Saying& saying,
                     CampaignFormInput& input);
// The campaign as it was then, its items numbered as in the form.
CampaignFormInput seen_form(const CampaignFormInput& input);

}  // namespace linli::client
