#pragma once

#include "app/client/action.h"
#include "app/client/orders/buy_desk_page.h"

// The parts of the leader's desk. Drawn by buy_desk_page.

namespace linli::client {

// What every part of the desk is given. The campaign is a copy: a press may change it in the middle.
struct Desk {
    const Known& known;
    const Viewer& me;
    Instant now;
    Campaign campaign;
    BuyDeskInput& input;
    Outbox& outbox;
    Routes& routes;
    Services& services;
    const DeskFigures& figures;

    const State& state() const { return known.state; }
    Acting acting() const { return {known, me, now, outbox}; }
    Saying saying() const { return me.saying(now); }
    bool leads() const { return may_lead(known.state, me.stamp(now), campaign.id); }
};

LINLI_LATER void desk_orders(Desk& desk);
LINLI_LATER void desk_money(Desk& desk);
LINLI_LATER void desk_delivery(Desk& desk);

// The parts of these three.
LINLI_LATER void desk_team(Desk& desk);
LINLI_LATER void desk_priorities(Desk& desk);
LINLI_LATER void desk_silent_doors(Desk& desk);
LINLI_LATER void desk_pick_ups(Desk& desk);
// True: the pasted lines are being looked at, and nothing else is shown.
LINLI_LATER bool desk_bank(Desk& desk);
LINLI_LATER void desk_ledger(Desk& desk);

// Whatever sheet is open.
LINLI_LATER void desk_order_sheets(Desk& desk);
LINLI_LATER void desk_order_for_sheet(Desk& desk);
LINLI_LATER void desk_pick_up_sheet(Desk& desk);
LINLI_LATER void desk_money_sheets(Desk& desk);
LINLI_LATER void desk_campaign_sheets(Desk& desk);

void open_sheet(BuyDeskInput& input, DeskSheet sheet, OrderId order = {});
// The sheet in which the team orders for a door; as it is written, or still empty.
void open_order_for(BuyDeskInput& input, const std::string& door = {}, const std::string& name = {});
// 2-1-301; its compound in front where there are several.
std::string row_door_words(const Door& door);
// 2-1-301 王奶奶: as long as a row of a long list can be.
std::string short_order_title(const Order& order);
// So many characters and an ellipsis.
std::string shortened(const std::string& words, std::size_t most);
// The orders that are looked for, by their place in the figures.
std::vector<std::size_t> found_orders(const Desk& desk);
const DeskOrder* figures_of(const Desk& desk, OrderId order);
// Copies a polite word for one door that has not paid, and writes down that it was reminded; false where that
// is refused, which is said.
LINLI_LATER bool copy_reminder(Desk& desk, const DeskOrder& order);
// The same for all of them, in the sheet of reminders.
LINLI_LATER void reminder_fields(Desk& desk);

inline constexpr float order_row_height = 88;

}  // namespace linli::client
