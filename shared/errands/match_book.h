#pragma once

#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

#include "shared/errands/matching/circles.h"
#include "shared/errands/matching/ranking.h"
#include "shared/state/state.h"

// What the ranking needs to know, read out of the records. On the server that is everything; on a
// coordinator's device the health of people is missing, so a proposal made there may still be refused.

namespace linli {

// All helpers at one moment, read out of the records once for many errands: those of one day see the same
// people. Refers to the state, which must neither go nor change meanwhile.
class MatchBook {
public:
    MatchBook(const State& state, Instant at);
    ~MatchBook();
    MatchBook(const MatchBook&) = delete;
    MatchBook& operator=(const MatchBook&) = delete;

    // The errand as the ranking sees it, for the day on which it can begin; late in the evening for what is
    // left of today and for tomorrow. Without its detail nobody is known to be helped, so pairs and the door
    // say nothing.
    MatchRequest request(const Errand& errand) const;
    const std::vector<PersonId>& people() const { return people_; }  // Whoever helps, by id.
    // In the order of people(). Refers to this book, and to this errand alone where somebody has it already.
    const std::vector<MatchHelper>& helpers(const Errand& errand);

private:
    class Plan;
    // The first day and how many, whether people are called at any hour, and whether it matters whom else
    // they visit.
    using Alike = std::tuple<std::int64_t, std::int32_t, bool, bool>;

    std::vector<MatchHelper> as_they_stand(const Errand& errand) const;

    const State& state_;
    const Instant at_;
    const std::unique_ptr<Plan> plan_;
    const std::vector<PersonId> people_;
    std::vector<std::int32_t> in_vain_;
    std::vector<std::int32_t> answer_minutes_;
    std::map<Alike, std::vector<MatchHelper>> alike_;
    std::vector<MatchHelper> taken_;  // As they stand to an errand that somebody has already.
};

struct Match {
    ErrandId errand;
    PersonId helper;
    std::vector<MeritReason> why;
};
struct Matching {
    std::vector<Match> matches;       // The most urgent errands first.
    std::vector<ErrandId> unmatched;  // In the same order; rank_people says why.
};

// The best for all open errands together, but rides, which are planned: more urgent ones first, then the sum
// of points; nobody gets more in a day than they offer, nor what they said no to. A function of what is known
// and of `at`.
Matching match_all(const State& state, Instant at);
Matching match_all(const State& state, Instant at, MatchBook& book);

// Those who come into question for one errand, the best first.
struct RankedPerson {
    PersonId helper;
    std::int32_t points = 0;
    std::vector<MeritReason> why;
};
struct RankedPeople {
    std::vector<RankedPerson> people;
    Ranking ranking;
};
RankedPeople rank_people(const State& state, const Errand& errand, Instant at, std::size_t most);
RankedPeople rank_people(MatchBook& book, const Errand& errand, std::size_t most);

// How one helper stands to an errand, proposed or not: "why not Ada?".
struct HelperStanding {
    std::vector<BarrierReason> why_not;  // Everything that stands in the way; nothing: comes into question.
    std::size_t place = 0;               // Among those who come into question, from 1; 0: is not among them.
    std::size_t of = 0;                  // So many do.
    std::int32_t behind = 0;             // Points less than the first.
    std::vector<MeritReason> why;        // What speaks for them all the same.
};
// Nothing for somebody who does not help at all.
std::optional<HelperStanding> standing_of(const State& state, const Errand& errand, PersonId helper,
                                          Instant at);

// Whom to ask next, and what would help; nothing for an errand that is not searched for.
NextAsks next_asks_of(const State& state, const Errand& errand, Instant at);

}  // namespace linli
