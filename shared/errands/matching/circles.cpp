#include "shared/errands/matching/circles.h"

#include <algorithm>
#include <map>

namespace linli {
namespace {

using LatestAsks = std::map<Bits128, AskedHelper>;

LatestAsks latest_asks(const std::vector<AskedHelper>& asks) {
    LatestAsks latest;
    for (const AskedHelper& ask : asks) {
        const auto [place, added] = latest.emplace(ask.helper, ask);
        if (!added && place->second.at <= ask.at) place->second = ask;
    }
    return latest;
}

const AskingPace& pace_of(MatchUrgency urgency) {
    for (const AskingPace& pace : asking_paces) {
        if (pace.urgency == urgency) return pace;
    }
    return asking_paces[0];
}

// Asked and not answered, with time left.
struct Waiting {
    std::int32_t count = 0;
    std::optional<Instant> earliest_end;
};

Waiting waiting_for(const LatestAsks& asks, Duration patience, Instant now) {
    Waiting waiting;
    for (const auto& [helper, ask] : asks) {
        const Instant end = ask.at + patience;
        if (ask.answer != AskAnswer::None || end <= now) continue;
        ++waiting.count;
        if (!waiting.earliest_end || end < *waiting.earliest_end) waiting.earliest_end = end;
    }
    return waiting;
}

std::int32_t answered(const LatestAsks& asks, AskAnswer answer) {
    return static_cast<std::int32_t>(std::count_if(
        asks.begin(), asks.end(), [&](const auto& ask) { return ask.second.answer == answer; }));
}

void add_refusal_hints(const LatestAsks& asks, std::vector<AskHint>& hints) {
    const std::int32_t not_then = answered(asks, AskAnswer::NotThen);
    const std::int32_t too_much = answered(asks, AskAnswer::TooMuch);
    const auto refused = static_cast<std::int32_t>(std::count_if(
        asks.begin(), asks.end(), [](const auto& ask) { return is_refusal(ask.second.answer); }));
    if (refused < refusals_that_tell) return;
    hints.push_back({AskHintKind::SeveralRefused, std::nullopt, refused});
    if (2 * not_then >= refused) hints.push_back({AskHintKind::TryAnotherTime, std::nullopt, not_then});
    if (2 * too_much >= refused) hints.push_back({AskHintKind::TrySimplerRequest, std::nullopt, too_much});
}

// Of barriers that the request itself can be changed for, or the coordinator lift.
bool tells(Barrier barrier) {
    return barrier != Barrier::OwnErrand && barrier != Barrier::Blocked && barrier != Barrier::HelperIsolated;
}

// Why so few come into question, when those who did are used up.
void add_barrier_hints(const Ranking& ranking, std::vector<AskHint>& hints) {
    for (std::size_t number = 1; number < barrier_count; ++number) {
        const auto barrier = static_cast<Barrier>(number);
        if (!tells(barrier)) continue;
        if (ranking.looked_at > 0 && ranking.broken[number] == ranking.looked_at)
            hints.push_back({AskHintKind::NobodyMeets, barrier, 0});
        else if (ranking.only[number] > 0)
            hints.push_back({AskHintKind::WouldComeIntoQuestion, barrier, ranking.only[number]});
    }
}

// Those of the narrowest circle that has somebody not asked yet, in the order in which they are to be asked.
std::vector<std::uint32_t> next_circle(const MatchRequest& request, const std::vector<MatchHelper>& helpers,
                                       const Ranking& ranking, const LatestAsks& asks, Circle& circle) {
    std::vector<std::uint32_t> next;
    circle = Circle::Coordinator;
    for (const RankedHelper& ranked : ranking.helpers) {
        const MatchHelper& helper = helpers[ranked.helper];
        if (asks.count(helper.id) != 0) continue;
        const Circle own = circle_of(request, helper);
        if (own > circle) continue;
        if (own < circle) next.clear();
        circle = own;
        next.push_back(ranked.helper);
    }
    const HelperRanker ranker(request);
    std::stable_sort(next.begin(), next.end(), [&](std::uint32_t a, std::uint32_t b) {
        const bool pair_a = ranker.fixed_pair(helpers[a]);
        const bool pair_b = ranker.fixed_pair(helpers[b]);
        if (pair_a != pair_b) return pair_a;
        const bool silent_a = helpers[a].asked_in_vain > 0, silent_b = helpers[b].asked_in_vain > 0;
        if (silent_a != silent_b) return silent_b;
        return helpers[a].asked_last_7_days < helpers[b].asked_last_7_days;
    });
    return next;
}

Circle widest_asked(const MatchRequest& request, const std::vector<MatchHelper>& helpers,
                    const LatestAsks& asks) {
    Circle widest = Circle::Building;
    for (const MatchHelper& helper : helpers) {
        if (asks.count(helper.id) != 0) widest = std::max(widest, circle_of(request, helper));
    }
    return widest;
}

}  // namespace

Circle circle_of(const MatchRequest& request, const MatchHelper& helper) {
    const auto& pairs = request.fixed_pairs;
    if (std::find(pairs.begin(), pairs.end(), helper.id) != pairs.end()) return Circle::Building;
    if (helper.place.building == request.place.building) return Circle::Building;
    return helper.place.compound == request.place.compound ? Circle::Compound : Circle::Community;
}

NextAsks next_asks(const MatchRequest& request, const std::vector<MatchHelper>& helpers,
                   const Ranking& ranking, const AskingState& state, Instant now) {
    NextAsks result;
    const LatestAsks asks = latest_asks(state.asks);
    const Circle reached = widest_asked(request, helpers, asks);
    result.circle = reached;
    if (answered(asks, AskAnswer::Yes) > 0) return result;
    add_refusal_hints(asks, result.hints);
    if (state.decide_by && *state.decide_by <= now) {
        result.circle = Circle::Coordinator;
        result.hints.push_back({AskHintKind::TimeRunsOut, std::nullopt, 0});
        add_barrier_hints(ranking, result.hints);
        return result;
    }
    const AskingPace& pace = pace_of(request.urgency);
    const Waiting waiting = waiting_for(asks, pace.patience, now);
    Circle circle = Circle::Coordinator;
    std::vector<std::uint32_t> next = next_circle(request, helpers, ranking, asks, circle);
    if (next.empty() && waiting.count == 0) {
        result.circle = Circle::Coordinator;
        const auto count = static_cast<std::int32_t>(asks.size());
        if (count > 0) result.hints.push_back({AskHintKind::EverybodyAsked, std::nullopt, count});
        add_barrier_hints(ranking, result.hints);
        return result;
    }
    if (request.urgency == MatchUrgency::Urgent)
        result.hints.push_back({AskHintKind::AskCoordinatorNow, std::nullopt, 0});
    // A wider circle waits for the answers from the narrower one.
    const bool widens = circle > reached && waiting.count > 0;
    const auto room = static_cast<std::size_t>(std::max(0, pace.at_once - waiting.count));
    if (!widens) {
        next.resize(std::min(next.size(), room));
        if (!next.empty()) result.circle = circle;
        result.ask_now = std::move(next);
    }
    result.look_again_at = waiting.earliest_end;
    if (!result.look_again_at) result.look_again_at = now + pace.patience;
    if (state.decide_by && *state.decide_by < *result.look_again_at) result.look_again_at = state.decide_by;
    return result;
}

}  // namespace linli
