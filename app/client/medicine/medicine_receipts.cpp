#include "app/client/medicine/medicine_receipts.h"

#include "app/client/medicine/medicine_words.h"
#include "app/client/ui/text.h"
#include "shared/medicine/commands.h"

namespace linli::client {
namespace {

bool can(const Acting& by, const Command& command) {
    return !check(by.known.state, by.me.stamp(by.now), command);
}

}  // namespace

std::string thing_words(Thing thing) {
    Things things;
    things.*thing = true;
    return things_words(things);
}

bool may_confirm(const Acting& by, const Custody& one) {
    return !one.confirmed && can(by, ConfirmHandover{one.receipt});
}

bool may_correct(const Acting& by, HandoverId id) {
    const Handover* receipt = by.known.state.handovers.find(id);
    if (!receipt || !receipt->from || !receipt->to) return false;
    return can(by, CorrectHandover{id, text("medicine.wrong_given")});
}

bool may_look(const Acting& by, ErrandId errand) {
    const bool right = second_look(by.known.state, errand) == LookState::Right;
    return !right && holder_of(by.known.state, errand, &Things::medicine) &&
           can(by, LookSecond{errand, true, {}});
}

}  // namespace linli::client
