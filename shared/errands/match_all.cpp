#include <algorithm>

#include "shared/errands/errand_book.h"
#include "shared/errands/match_book.h"
#include "shared/errands/matching/assignment.h"
#include "shared/errands/silence.h"
#include "shared/helpers/helper_book.h"

// All open errands together.

namespace linli {
namespace {

constexpr std::size_t candidates_each = 50;  // Per errand: more do not change the best assignment often.
// What a pair costs: far above any sum of points, so that urgency decides before anything else.
constexpr std::int32_t worst_points = 4000;

// The cheaper the better; what is more urgent costs more to leave open.
std::int32_t cost_of(std::int32_t points) {
    return worst_points - std::min(points, worst_points);
}

std::int32_t unassigned_cost(Urgency urgency) {
    return 2 * worst_points * (1 + 50 * static_cast<std::int32_t>(urgency));
}

}  // namespace

Matching match_all(const State& state, Instant at) {
    MatchBook book(state, at);
    return match_all(state, at, book);
}

Matching match_all(const State& state, Instant at, MatchBook& book) {
    std::vector<const Errand*> open = open_errands(state, {}, at);
    std::erase_if(open, [](const Errand* errand) { return errand->kind == ErrandKind::Ride; });
    AssignmentInput input;
    for (const PersonId person : book.people()) {
        const auto has = static_cast<std::int32_t>(errands_with(state, person, at).size());
        input.helpers.push_back({person.bits, offer_of(state, person).errands_a_day - has});
    }
    for (const Errand* errand : open) {
        AssignmentRequest request{.id = errand->id.bits,
                                  .unassigned_cost = unassigned_cost(errand->urgency),
                                  .fixed = std::nullopt,
                                  .candidates = {}};
        const MatchRequest wanted = book.request(*errand);
        const std::vector<PersonId> refused = refused_by(state, *errand);
        for (const RankedHelper& one : HelperRanker(wanted).rank(book.helpers(*errand)).helpers) {
            if (request.candidates.size() == candidates_each) break;
            if (std::binary_search(refused.begin(), refused.end(), book.people()[one.helper])) continue;
            request.candidates.push_back({one.helper, cost_of(one.points)});
        }
        input.requests.push_back(std::move(request));
    }
    const Assignment assignment = assign(input);
    Matching matching;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto helper = assignment.helper_of[i];
        if (!helper) {
            matching.unmatched.push_back(open[i]->id);
            continue;
        }
        const MatchRequest wanted = book.request(*open[i]);
        const MatchHelper& chosen = book.helpers(*open[i])[*helper];
        matching.matches.push_back({open[i]->id, book.people()[*helper], HelperRanker(wanted).why(chosen)});
    }
    return matching;
}

}  // namespace linli
