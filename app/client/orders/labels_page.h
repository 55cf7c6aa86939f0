#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/client/orders/hand_out_book.h"
#include "app/client/qr.h"
#include "app/client/remembered.h"
#include "app/client/services.h"

namespace linli::client {

struct LabelsInput {
    CampaignId of;
    std::string building;  // BagBuilding::key; empty: all of them, where they are few enough.
    bool as_list = false;  // A sheet to tick by hand instead of labels.
    Remembered<HandOutBook> book;
    std::map<OrderId, QrCode> codes;
};

// /labels/<campaign>: large labels with a code, or a list of the doors to tick with a pen, to be printed; for
// the team. On paper and on the plain page each bag has its label, else the first is shown with a list of the
// others.
LINLI_LATER void labels_page(const Known& known, const Viewer& me, Instant now,
                             std::optional<CampaignId> campaign, LabelsInput& input, Outbox& outbox,
                             Routes& routes, Services& services);

// What the code of a label says: an address that opens this bag.
std::string label_link(const std::string& site_address, OrderId order);

}  // namespace linli::client
