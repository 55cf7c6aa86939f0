#include "app/client/orders/round_words.h"

#include "app/client/ui/text.h"
#include "app/client/words.h"
#include "shared/orders/offered_rounds.h"

namespace linli::client {

std::string round_title(const OfferedRound& round) {
    return text("handout.round", {{"number", round.number}});
}

std::string round_words(const OfferedRound& round) {
    std::vector<std::string> names;
    for (const Door& building : buildings_in(round)) names.push_back(door_words(building));
    const std::string load =
        text("handout.round_load", {{"bags", round.bags}, {"packs", static_cast<long long>(round.packs)}});
    return joined(listed(names), load);
}

std::string round_words(const State& state, ShiftId shift) {
    const OfferedRound* round = state.offered_rounds.find(shift);
    return round ? round_words(*round) : std::string();
}

}  // namespace linli::client
