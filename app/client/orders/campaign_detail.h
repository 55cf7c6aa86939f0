#pragma once

#include "app/client/orders/buys_page.h"

// The parts of one campaign's page for a household. Drawn by buys_page.

namespace linli::client {

LINLI_LATER void campaign_detail(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                                 BuysInput& input, Outbox& outbox, Services& services);
// The sum and the one button, at the lower edge.
LINLI_LATER void campaign_bar(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                              BuysInput& input, Outbox& outbox);

// What was begun for this campaign is taken up again, what was begun for another one is put aside.
void turn_to_campaign(CampaignId campaign, BuysInput& input);

// While it takes orders: for whom, the items, wishes. Drawn by campaign_detail.
LINLI_LATER void campaign_offer(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                                BuysInput& input, Outbox& outbox);
// What other group-buys asked for the same lately, loud where this one asks far more; a press lists them by
// day. Nothing where they are too few.
LINLI_LATER void draw_compared_prices(const Known& known, const Viewer& me, Instant now,
                                      const CampaignItem& item, BuysInput& input);
// What was pressed for this campaign and refused: nothing of it is lost, also where it has closed meanwhile.
LINLI_LATER void order_refusals(const Known& known, const Viewer& me, Instant now, const Campaign& campaign,
                                BuysInput& input, Outbox& outbox);
// Afterwards: what one order gets, owes and has paid, where its bag is.
LINLI_LATER void order_account(const Known& known, const Viewer& me, Instant now, const Order& order,
                               BuysInput& input, Outbox& outbox, Services& services);
// The money that was written down before closing, or although the order was taken back; nothing without any.
LINLI_LATER void order_receipts(const Known& known, const Viewer& me, Instant now, const Order& order);
// How to pay before closing, for who wants to; nothing where the leader has not said how, or the order has no
// number yet.
LINLI_LATER void order_prepayment(const Known& known, const Campaign& campaign, const Order& order,
                                  BuysInput& input, Services& services);
// Reasons and complaints are written in it; else a photo that was pressed is shown large.
LINLI_LATER void order_sheet(const Known& known, const Viewer& me, Instant now, BuysInput& input,
                             Outbox& outbox, Services& services);

}  // namespace linli::client
