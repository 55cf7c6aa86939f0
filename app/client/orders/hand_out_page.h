#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/client/action.h"
#include "app/client/drafts.h"
#include "app/client/orders/hand_out_book.h"
#include "app/client/remembered.h"
#include "app/client/services.h"
#include "shared/orders/arrival_shares.h"
#include "shared/orders/delivery_commands.h"

namespace linli::client {

enum class HandOutView : std::uint8_t { Bags, Arrival, Packing, Rounds };

// What is being counted of an item.
struct CountDraft {
    bool counted = false;  // Goes with the next press.
    int arrived = 0, broken = 0, wrong = 0;
    std::string note;
};

enum class BagSheet : std::uint8_t { None, Bag, Collected, WrongDoor, NobodyHome, Answer, TakeRoundsBack };

// When and where volunteers come for the rounds.
struct RoundsDraft {
    std::string post;
    std::optional<CivilDate> day;
    int from = 0, until = 0;  // Minutes of the day.
};

// A left-over for a door that had not ordered.
struct LeftDraft {
    CampaignItemId item;  // Nothing: nobody is being given any.
    std::string door, name;
    int packs = 1;
};

struct HandOutInput {
    CampaignId of;
    int view = -1;         // HandOutView; −1: what is next.
    std::string building;  // BagBuilding::key; empty: all of them.
    std::string search;
    BagFilter filter = BagFilter::All;
    // Bags that are fetched then; no id: without a time. Nothing: all.
    std::optional<PickUpWindowId> pick_up;
    bool by_door = true;  // Packing.
    int rounds = 1;       // Into how many the way is cut.
    int mine = 0;         // From 1; 0: all doors.
    LeftDraft left;
    CampaignItemId short_item;  // Of which it is shown who gets less.
    RoundsDraft offer;
    std::map<CampaignItemId, CountDraft> counts;
    BagSheet sheet = BagSheet::None;
    OrderId bag;               // Of the sheet.
    HandOutEventId complaint;  // That is being answered.
    std::string words;
    std::map<CampaignItemId, int> given;  // What the bag is to hold instead.
    Bits128 by_route;                     // The bag that the address named, opened once.
    Remembered<HandOutBook> book;
    Remembered<std::vector<BagRound>> rounds_shown;
};

// /hand-out/<campaign>: arrival, packing and bags by door, for the team; for who carries a round, its bags.
// An order's id instead of the campaign's, as labels have it, opens that bag.
LINLI_LATER void hand_out_page(const Known& known, const Viewer& me, Instant now,
                               std::optional<CampaignId> campaign, HandOutInput& input, Outbox& outbox,
                               Routes& routes, Services& services);
std::vector<Draft> drafts_of(HandOutInput& input);

// Rounds that I carry, and campaigns that I help with and whose bags are on the way; for today's page.
LINLI_LATER void draw_hand_out_today(const Known& known, const Viewer& me, Instant now);

// --- The parts of the page

void draw_arrival(const Acting& by, const Campaign& campaign, HandOutInput& input);
void draw_packing(const Acting& by, const HandOutBook& book, HandOutInput& input);
void draw_rounds(const Acting& by, const HandOutBook& book, HandOutInput& input, Services& services);
void draw_bags(const Acting& by, const Campaign& campaign, const HandOutBook& book, HandOutInput& input);
void draw_bag_sheet(const Acting& by, HandOutInput& input, Services& services);
// Those that are offered; else the way as it is cut on this device.
const std::vector<BagRound>& rounds_to_show(const Acting& by, const HandOutBook& book, HandOutInput& input);
// For who carries one and is not of the team.
void draw_my_rounds(const Acting& by, const HandOutBook& book, HandOutInput& input);

// --- One bag: hand_out_bag.cpp

// A row to tick; a press beside the box opens all that can be said about it.
struct BagRow {
    int position = 0, count = 0;
    bool with_building = false;
};
void draw_bag_row(const Acting& by, const BagEntry& entry, const BagRow& where, HandOutInput& input);
// As rows; on a desk with room for it as a table.
void bag_rows(const Acting& by, const HandOutBook& book, const std::vector<std::uint32_t>& places,
              bool with_building, HandOutInput& input, ui::Here here = {});
// A press on a bag's box: that it was handed over, or that this was wrong.
Command press_of_box(const BagEntry& entry);
void press_box(const Acting& by, const BagEntry& entry);
// When it is fetched, by whom, and what was written about it.
std::string bag_wishes_words(const Acting& by, const Order& order);
ui::Icon bag_icon(const Acting& by, const Bag& bag);
// A line a door with a column for each item, what is to be minded and the box: hand_out_table.cpp. It is
// shown on a desk where all columns find room.
bool is_bag_table(const State& state, const HandOutBook& book);
void bag_table(const Acting& by, const HandOutBook& book, const std::vector<std::uint32_t>& places,
               bool with_building, HandOutInput& input, ui::Here here);

// Ticks it, and says so with a way back.
void tick_bag(const Acting& by, const Order& order, HandOutKind kind, const std::string& words);
void open_bag(const Order& order, HandOutInput& input);
// Says who did what to it and when, and whether it is only here so far; empty while it waits.
std::string bag_story(const Acting& by, const Bag& bag);
// 1-301, or with its building 3-1-301; a word where no door is known.
std::string bag_door_words(const Door& door, bool with_building);
std::string building_words(const std::string& compound, const std::string& building);

// What the count of an item makes of the orders, by the campaign's rule.
struct ArrivalOutcome {
    std::int64_t wanted = 0, usable = 0;
    std::vector<ArrivalShare> short_of;  // Who gets less or none.
    std::int64_t left_over() const { return usable > wanted ? usable - wanted : 0; }
};
ArrivalOutcome arrival_outcome(const State& state, const Campaign& campaign, CampaignItemId item,
                               const CountDraft& count);

}  // namespace linli::client
