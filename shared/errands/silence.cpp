#include "shared/errands/silence.h"

#include <algorithm>

#include "shared/errands/matching/circles.h"

namespace linli {
namespace {

// Both are ordered from what can wait to what cannot.
Duration patience_of(Urgency urgency) {
    return asking_paces.at(static_cast<std::size_t>(urgency) - 1).patience;
}

// Until then somebody could have answered: now, or when another neighbour said yes. Nothing: the errand is
// gone, and nobody knows since when.
std::optional<Instant> could_answer_until(const State& state, const ErrandAsk& ask, Instant at) {
    const Errand* errand = state.errands.find(ask.errand);
    if (!errand) return std::nullopt;
    if (errand->state == ErrandState::Open) return std::min(at, errand->window.until);
    std::optional<Instant> taken;
    for (const ErrandAsk* other : state.errand_asks.where<&ErrandAsk::errand>(ask.errand)) {
        if (other->answer != AskAnswer::Yes || !other->answered_at || *other->answered_at < ask.at) continue;
        taken = taken ? std::min(*taken, *other->answered_at) : *other->answered_at;
    }
    return taken;
}

// Had this one its time and no answer? Nothing: it says neither.
std::optional<bool> is_silent(const State& state, const ErrandAsk& ask, Instant at) {
    if (ask.answer != AskAnswer::None) return false;
    const Errand* errand = state.errands.find(ask.errand);
    const auto until = could_answer_until(state, ask, at);
    if (!errand || !until) return std::nullopt;
    const Duration time = std::max(patience_of(errand->urgency), least_time_to_answer);
    return *until - ask.at >= time ? std::optional(true) : std::nullopt;
}

}  // namespace

std::vector<const ErrandAsk*> unanswered_asks(const State& state, const Errand& errand, Instant at) {
    if (errand.state != ErrandState::Open) return {};
    std::vector<const ErrandAsk*> asks = state.errand_asks.where<&ErrandAsk::errand>(errand.id);
    std::erase_if(asks, [&](const ErrandAsk* ask) {
        return ask->answer != AskAnswer::None || at - ask->at < patience_of(errand.urgency);
    });
    std::sort(asks.begin(), asks.end(), [](const ErrandAsk* a, const ErrandAsk* b) { return a->at < b->at; });
    return asks;
}

std::int32_t asked_in_vain(const State& state, PersonId helper, Instant at) {
    std::vector<const ErrandAsk*> asks = state.errand_asks.where<&ErrandAsk::helper>(helper);
    std::erase_if(asks, [&](const ErrandAsk* ask) { return at - ask->at >= silence_counts_for; });
    std::sort(asks.begin(), asks.end(), [](const ErrandAsk* a, const ErrandAsk* b) { return a->at > b->at; });
    std::int32_t in_vain = 0;
    for (const ErrandAsk* ask : asks) {
        const auto silent = is_silent(state, *ask, at);
        if (silent == false) break;
        in_vain += silent.has_value();
    }
    return in_vain < silences_that_tell ? 0 : in_vain;
}

}  // namespace linli
