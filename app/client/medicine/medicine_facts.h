#pragma once

#include "app/client/action.h"
#include "shared/medicine/records.h"

// What one should know of a medicine before one fetches it: how it is taken, how long it lasts, whether it
// must stay cold, and what has to be shown at the counter.

namespace linli::client {

// What is being written about one line.
struct MedicineFactsInput {
    ErrandItemId of;  // None: nothing is being written.
    MedicineFacts facts;
    bool knows_days = false;
    int days_left = 0;
};

// What is known of this line, and for who asked the way to say it; with the sheet for it while it is open.
LINLI_LATER void draw_medicine_facts(const Acting& by, const Errand& errand, const ErrandItem& item,
                                     MedicineFactsInput& input);

}  // namespace linli::client
