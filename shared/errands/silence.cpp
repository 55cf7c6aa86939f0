#include "shared/errands/silence.h"

#include <algorithm>
#include <map>

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

// Since when it is looked for as it is wanted now; nothing where that says nothing about a change.
std::optional<Instant> changed_at(const State& state, const Errand& errand) {
    const ErrandSearch* search = state.errand_searches.find(errand.id);
    if (!search || search->since <= errand.window.from - searched_ahead) return std::nullopt;
    const auto turns = state.errands_turned.where<&ErrandTurned::errand>(errand.id);
    const bool handed_back = std::any_of(turns.begin(), turns.end(),
                                         [&](const ErrandTurned* turn) { return turn->at == search->since; });
    return handed_back ? std::nullopt : std::optional(search->since);
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

std::int32_t usual_answer_minutes(const State& state, PersonId helper) {
    std::vector<const ErrandAsk*> asks = state.errand_asks.where<&ErrandAsk::helper>(helper);
    // A hand-back overwrites when the answer came.
    std::erase_if(
        asks, [](const ErrandAsk* ask) { return !ask->answered_at || ask->answer == AskAnswer::Withdrew; });
    if (asks.size() < answers_that_tell) return 0;
    std::sort(asks.begin(), asks.end(), [](const ErrandAsk* a, const ErrandAsk* b) { return a->at > b->at; });
    asks.resize(std::min(asks.size(), answers_that_count));
    const auto middle = asks.begin() + static_cast<std::ptrdiff_t>(asks.size() / 2);
    const auto taken = [](const ErrandAsk* ask) { return *ask->answered_at - ask->at; };
    std::nth_element(asks.begin(), middle, asks.end(),
                     [&](const ErrandAsk* a, const ErrandAsk* b) { return taken(a) < taken(b); });
    return static_cast<std::int32_t>(taken(*middle).ms / minutes(1).ms);
}

std::vector<const ErrandAsk*> asks_that_count(const State& state, const Errand& errand) {
    std::vector<const ErrandAsk*> asks = state.errand_asks.where<&ErrandAsk::errand>(errand.id);
    if (const auto since = changed_at(state, errand)) {
        std::erase_if(asks, [&](const ErrandAsk* ask) {
            const bool depends = ask->answer == AskAnswer::NotThen || ask->answer == AskAnswer::TooMuch;
            return depends && ask->answered_at && *ask->answered_at < *since;
        });
    }
    return asks;
}

std::vector<PersonId> refused_by(const State& state, const Errand& errand) {
    std::map<PersonId, const ErrandAsk*> latest;
    for (const ErrandAsk* ask : asks_that_count(state, errand)) {
        const ErrandAsk*& known = latest[ask->helper];
        if (!known || known->at <= ask->at) known = ask;
    }
    std::vector<PersonId> refused;
    for (const auto& [helper, ask] : latest) {
        if (is_refusal(ask->answer)) refused.push_back(helper);
    }
    return refused;
}

std::int32_t refusals_of(const State& state, const Errand& errand) {
    return static_cast<std::int32_t>(refused_by(state, errand).size());
}

}  // namespace linli
