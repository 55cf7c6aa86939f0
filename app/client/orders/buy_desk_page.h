#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/orders/bank_review.h"
#include "app/client/orders/buy_chain_known.h"
#include "app/client/orders/buy_desk_figures.h"
#include "app/client/orders/buy_sheets_page.h"
#include "app/client/orders/campaign_photos.h"
#include "app/client/orders/silent_doors.h"
#include "app/client/people/people_index.h"
#include "app/client/remembered.h"
#include "app/client/services.h"
#include "app/client/ui/containers.h"

// The leader's desk: orders, money and delivery of one campaign on one page.

namespace linli::client {

enum class DeskTab { Orders, Money, Delivery };

enum class DeskSheet {
    None,
    Close,
    CallOff,
    HandOver,
    Order,
    ChangeOrder,
    Account,    // What one door owes and paid.
    Payment,    // Another sum than what is open.
    Correct,    // What was agreed besides.
    Undo,       // An entry.
    Supplier,   // Was paid.
    Answer,     // To a complaint.
    Reminders,  // Words for who has not paid.
    OrderFor,   // A door that the team orders for.
    PickUp,     // A time to fetch things.
};

enum class MoneyFilter { Open, ToPayBack, Paid, All };

// A time to fetch things as it is written.
struct PickUpDraft {
    PickUpWindowId of;  // Nothing: a new one.
    std::optional<CivilDate> day;
    int from = 17 * 60, until = 19 * 60;  // Minutes of the day; behind its end, of the next.
    std::string place;
};

struct BuyDeskInput {
    CampaignId of;  // Whose sheets and words the following are.
    int tab = static_cast<int>(DeskTab::Orders);
    ui::TableOrder totals;  // How the items stand in the table of all that was ordered.
    std::string search;     // A door or a name.
    MoneyFilter filter = MoneyFilter::Open;
    DeskSheet sheet = DeskSheet::None;
    OrderId order;  // Of the sheet; so are the next ones.
    LedgerEntryId entry;
    HandOutEventId complaint;
    std::string words, amount;
    bool takes_back = false;                 // The sum is less to pay, or came back.
    bool paid_again = false;                 // Though the door had paid all.
    std::int32_t revision = 0;               // Of the order that is changed, as it was seen.
    std::map<CampaignItemId, int> packs;     // As the order is to be.
    std::map<CampaignItemId, int> supplied;  // Packs that the supplier is to bring, where they were changed.
    Door remind_building;                    // None: all of them.
    std::set<OrderId> remind_again;          // Though they were reminded lately.
    std::string order_door, order_name;      // Whom the team orders for.
    OrderWishes wishes;
    Remembered<KnownDoors> known_doors;
    PickUpDraft pick_up;
    std::string priority_door;
    std::string helper_search, leader_search;
    PersonId next_leader;
    PeopleIndex people;
    BankInput bank;
    SharedPhotos code = std::make_shared<ChosenPhotos>();
    LargePhoto photo;
    BuySheetsInput sheets;
    Remembered<SilentDoors> silent;
    Remembered<std::optional<Rejected>> call_off_refused;
    Remembered<std::shared_ptr<const DeskFigures>> figures;
};

// /buy-desk/<campaign>: orders, money and delivery, for the team.
LINLI_LATER void buy_desk_page(const Known& known, const Viewer& me, Instant now,
                               std::optional<CampaignId> campaign, BuyDeskInput& input, Outbox& outbox,
                               Routes& routes, Services& services);
std::vector<Draft> drafts_of(BuyDeskInput& input);

}  // namespace linli::client
