#include "shared/errands/matching/circles.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace linli;

namespace {

constexpr Instant noon{1'700'000'000'000};
constexpr std::uint32_t medicine = 3;

// An errand, the people around, and what has been asked so far.
class Neighbourhood {
public:
    Neighbourhood() {
        request.person = {0, 900};
        request.place = {2, 12, 0, 0};
        request.kind = medicine;
    }

    MatchHelper& lives(std::uint64_t id, std::uint16_t compound, std::uint16_t building) {
        MatchHelper helper;
        helper.id = {0, id};
        helper.place = {compound, building, 10 * building, 0};
        helper.kinds = match_bit(medicine);
        helper.area.set(12);
        helpers.push_back(helper);
        return helpers.back();
    }

    NextAsks next(Instant now) const {
        return next_asks(request, helpers, HelperRanker(request).rank(helpers), state, now);
    }

    // Asks whom it says at `now`; gives their ids.
    std::vector<std::uint64_t> ask(Instant now) {
        std::vector<std::uint64_t> ids;
        for (const std::uint32_t place : next(now).ask_now) {
            ids.push_back(helpers[place].id.low);
            state.asks.push_back({helpers[place].id, now});
        }
        return ids;
    }

    void answers(std::uint64_t id, AskAnswer answer) {
        for (AskedHelper& ask : state.asks) {
            if (ask.helper.low == id) ask.answer = answer;
        }
    }

    MatchRequest request;
    std::vector<MatchHelper> helpers;
    AskingState state;
};

using Ids = std::vector<std::uint64_t>;

bool has(const NextAsks& next, const AskHint& hint) {
    return std::find(next.hints.begin(), next.hints.end(), hint) != next.hints.end();
}

bool has(const NextAsks& next, AskHintKind kind) {
    return std::any_of(next.hints.begin(), next.hints.end(),
                       [&](const AskHint& hint) { return hint.kind == kind; });
}

}  // namespace

TEST_CASE("her pair and her own building are asked first, then the compound, then everybody, then a person") {
    Neighbourhood around;
    around.lives(1, 7, 50);
    around.lives(2, 2, 13);
    around.lives(3, 2, 12);
    around.lives(4, 9, 60);
    around.request.fixed_pairs = {{0, 4}};
    CHECK(around.ask(noon) == Ids{4, 3});
    around.answers(4, AskAnswer::No);
    around.answers(3, AskAnswer::No);
    CHECK(around.next(noon).circle == Circle::Compound);
    CHECK(around.ask(noon) == Ids{2});
    around.answers(2, AskAnswer::No);
    CHECK(around.next(noon).circle == Circle::Community);
    CHECK(around.ask(noon) == Ids{1});
    around.answers(1, AskAnswer::No);
    const NextAsks end = around.next(noon);
    CHECK(end.circle == Circle::Coordinator);
    CHECK(end.ask_now.empty());
    CHECK_FALSE(end.look_again_at);
    CHECK(has(end, {AskHintKind::EverybodyAsked, std::nullopt, 4}));
    CHECK(has(end, {AskHintKind::SeveralRefused, std::nullopt, 4}));
}

TEST_CASE("a yes ends the asking") {
    Neighbourhood around;
    around.lives(1, 2, 12);
    around.lives(2, 2, 12);
    around.lives(3, 2, 12);
    CHECK(around.ask(noon) == Ids{1, 2});
    around.answers(2, AskAnswer::Yes);
    CHECK(around.next(noon + days(1)).ask_now.empty());
    CHECK_FALSE(around.next(noon).look_again_at);
}

TEST_CASE("who had said yes and cannot come after all starts the asking again, but is left in peace") {
    Neighbourhood around;
    around.lives(1, 2, 12);
    around.lives(2, 2, 13);
    CHECK(around.ask(noon) == Ids{1});
    around.answers(1, AskAnswer::Withdrew);
    CHECK(around.ask(noon + hours(1)) == Ids{2});
}

TEST_CASE("a wider circle waits until the narrower one has answered or had its time") {
    Neighbourhood around;
    around.lives(1, 2, 12);
    around.lives(2, 2, 13);
    CHECK(around.ask(noon) == Ids{1});
    const NextAsks waiting = around.next(noon + hours(1));
    CHECK(waiting.circle == Circle::Building);
    CHECK(waiting.ask_now.empty());
    CHECK(waiting.look_again_at == noon + hours(3));
    CHECK(around.ask(noon + hours(3)) == Ids{2});
}

TEST_CASE("no more are asked at once than the errand needs, and a no makes room for the next") {
    Neighbourhood around;
    for (std::uint64_t id = 1; id <= 5; ++id) around.lives(id, 2, 12);
    CHECK(around.ask(noon) == Ids{1, 2});
    CHECK(around.ask(noon + minutes(1)) == Ids{});
    around.answers(1, AskAnswer::No);
    CHECK(around.ask(noon + minutes(2)) == Ids{3});
    CHECK(around.next(noon + minutes(2)).look_again_at == noon + hours(3));
    CHECK(around.ask(noon + hours(3)) == Ids{4});
}

TEST_CASE("a stranger with more points waits until the neighbours were asked") {
    Neighbourhood around;
    around.request.groups_wished = match_bit(6);
    around.lives(1, 7, 50).groups = match_bit(6);
    around.lives(2, 2, 12).errands_last_7_days = 6;
    REQUIRE(HelperRanker(around.request).rank(around.helpers).helpers[0].helper == 0);
    CHECK(around.ask(noon) == Ids{2});
}

TEST_CASE("her pair is asked before a neighbour, however often she was asked this week") {
    Neighbourhood around;
    around.lives(1, 2, 12);
    around.lives(2, 2, 12);
    around.lives(3, 2, 12).asked_last_7_days = 9;
    around.request.fixed_pairs = {{0, 3}};
    CHECK(around.ask(noon) == Ids{3, 1});
}

TEST_CASE("that somebody is blocked or isolated is nobody's business") {
    Neighbourhood around;
    around.lives(1, 2, 12).health = Health::Isolated;
    around.lives(2, 2, 12);
    around.request.blocked = {{0, 2}};
    const NextAsks next = around.next(noon);
    CHECK(next.circle == Circle::Coordinator);
    CHECK(next.hints.empty());
}

TEST_CASE("who was asked least this week is asked first, though the points say otherwise") {
    Neighbourhood around;
    around.lives(1, 2, 12).asked_last_7_days = 3;
    around.lives(2, 2, 12).asked_last_7_days = 1;
    around.lives(3, 2, 12).asked_last_7_days = 2;
    around.helpers[0].kinds_preferred = match_bit(medicine);
    CHECK(around.ask(noon) == Ids{2, 3});
}

TEST_CASE(
    "who did not answer the last times is asked after those who do, but a pair comes first all the same") {
    Neighbourhood around;
    around.lives(1, 2, 12).asked_in_vain = 3;
    around.lives(2, 2, 12).asked_last_7_days = 5;
    around.lives(3, 2, 12);
    CHECK(around.ask(noon) == Ids{3, 2});
    Neighbourhood paired;
    paired.lives(1, 2, 12).asked_in_vain = 3;
    paired.lives(2, 2, 12);
    paired.lives(3, 2, 12);
    paired.request.fixed_pairs = {{0, 1}};
    CHECK(paired.ask(noon).front() == 1);
}

TEST_CASE(
    "when it is urgent many are asked at once, they have minutes, and a person looks at it right away") {
    Neighbourhood around;
    around.request.urgency = MatchUrgency::Urgent;
    for (std::uint64_t id = 1; id <= 8; ++id) around.lives(id, 2, 12);
    const NextAsks first = around.next(noon);
    CHECK(first.ask_now.size() == 6);
    CHECK(first.look_again_at == noon + minutes(5));
    CHECK(has(first, {AskHintKind::AskCoordinatorNow, std::nullopt, 0}));
}

TEST_CASE("three refused: try a simpler request or another time") {
    Neighbourhood around;
    for (std::uint64_t id = 1; id <= 6; ++id) around.lives(id, 2, 12);
    around.ask(noon);
    around.answers(1, AskAnswer::NotThen);
    around.answers(2, AskAnswer::TooMuch);
    around.ask(noon);
    CHECK_FALSE(has(around.next(noon), AskHintKind::SeveralRefused));
    around.answers(3, AskAnswer::NotThen);
    const NextAsks next = around.next(noon);
    CHECK(has(next, {AskHintKind::SeveralRefused, std::nullopt, 3}));
    CHECK(has(next, {AskHintKind::TryAnotherTime, std::nullopt, 2}));
    CHECK_FALSE(has(next, AskHintKind::TrySimplerRequest));
    CHECK_FALSE(next.ask_now.empty());
}

TEST_CASE("an errand that nobody offers goes to the coordinator at once, with the reason") {
    Neighbourhood around;
    around.lives(1, 2, 12);
    around.lives(2, 2, 13);
    around.lives(900, 2, 12).kinds = match_bit(9);  // She does it for others herself.
    around.request.kind = 9;
    const NextAsks next = around.next(noon);
    CHECK(next.circle == Circle::Coordinator);
    CHECK(has(next, {AskHintKind::NobodyMeets, Barrier::KindNotOffered, 0}));
    CHECK_FALSE(has(next, AskHintKind::EverybodyAsked));
}

TEST_CASE("no helper with a place for a wheelchair: the coordinator is told") {
    Neighbourhood around;
    around.lives(1, 2, 12);
    around.lives(2, 2, 13).errands_today = 1;
    around.request.wheelchair_place = true;
    const NextAsks next = around.next(noon);
    CHECK(has(next, {AskHintKind::NobodyMeets, Barrier::NoWheelchairPlace, 0}));
    CHECK_FALSE(has(next, AskHintKind::WouldComeIntoQuestion));
}

TEST_CASE("what one of two lacks is not said to be lacking everywhere") {
    Neighbourhood around;
    around.lives(1, 2, 12);
    around.lives(2, 2, 13).wheelchair_place = true;
    around.lives(900, 2, 12);  // Without one, as she is the one to be driven.
    around.helpers[1].errands_today = 1;
    around.request.wheelchair_place = true;
    const NextAsks next = around.next(noon);
    CHECK(has(next, {AskHintKind::WouldComeIntoQuestion, Barrier::NoWheelchairPlace, 1}));
    CHECK(has(next, {AskHintKind::WouldComeIntoQuestion, Barrier::DayFull, 1}));
    CHECK_FALSE(has(next, AskHintKind::NobodyMeets));
}

TEST_CASE("without the dog two more would come into question") {
    Neighbourhood around;
    around.request.pets = pets::dog;
    around.lives(1, 2, 12).no_pets = pets::dog;
    around.lives(2, 2, 13).no_pets = pets::dog;
    around.lives(3, 2, 13);
    around.ask(noon);
    around.answers(3, AskAnswer::No);
    CHECK(has(around.next(noon), {AskHintKind::WouldComeIntoQuestion, Barrier::Pets, 2}));
}

TEST_CASE("when the time for deciding is over a person decides") {
    Neighbourhood around;
    around.lives(1, 2, 12);
    around.lives(2, 2, 13);
    around.state.decide_by = noon + hours(1);
    CHECK(around.next(noon).look_again_at == noon + hours(1));
    around.ask(noon);
    const NextAsks next = around.next(noon + hours(1));
    CHECK(next.circle == Circle::Coordinator);
    CHECK(next.ask_now.empty());
    CHECK(has(next, AskHintKind::TimeRunsOut));
}

TEST_CASE("who no longer comes into question is not asked, and of two asks of one helper the later counts") {
    Neighbourhood around;
    around.lives(1, 2, 12).errands_today = 1;
    around.lives(2, 2, 12);
    CHECK(around.ask(noon) == Ids{2});
    around.state.asks.insert(around.state.asks.begin(), {{0, 2}, noon + minutes(1), AskAnswer::Yes});
    CHECK(around.next(noon + hours(9)).ask_now.empty());
    CHECK(around.next(noon + hours(9)).circle == Circle::Building);
}
