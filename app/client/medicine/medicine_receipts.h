#pragma once

#include "app/client/action.h"
#include "shared/medicine/medicine_book.h"

// What I may say about things that go from hand to hand. For certain: what only the server could know is not
// offered.

namespace linli::client {

std::string thing_words(Thing thing);  // 医保卡

bool may_confirm(const Acting& by, const Custody& one);  // "I have it."
// That it was handed over is not so. What was ticked as bought is unticked instead.
bool may_correct(const Acting& by, HandoverId receipt);
// The bag is on its way, and I can look at name, door and medicines; nobody has found it right yet.
bool may_look(const Acting& by, ErrandId errand);

}  // namespace linli::client
