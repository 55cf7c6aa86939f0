#include "shared/errands/silence.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "shared/errands/asked_again.h"
#include "shared/errands/match_book.h"
#include "tests/town.h"

// What came of asking: who does not answer, who refused, and the same request in another way.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

// Qin Guizhi (3-101) asks; Lu Qing, Wen Li and He Ping help.
struct Asked3 : Town {
    Asked3() {
        give(lu, Role::Volunteer);
        he = enter("2", "501", "何平");
        give(he, Role::Volunteer);
    }
    ErrandId wants(ErrandNeeds needs = {}) {
        Asked asked;
        asked.kind = ErrandKind::Other;
        asked.what = "搬一张桌子";
        asked.needs = needs;
        asked.window = {now, now + hours(20)};
        const std::uint64_t asking = number;
        REQUIRE(run(qin, AskForHelp{asked, 0, {}}) == allowed);
        return NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
    }
    ErrandAskId ask(ErrandId errand, PersonId helper) {
        REQUIRE(run(coordinator, AskHelpers{errand, {helper}}) == allowed);
        for (const ErrandAsk* one : state.errand_asks.where<&ErrandAsk::errand>(errand)) {
            if (one->helper == helper && one->at == now) return one->id;
        }
        return {};
    }
    const Errand& errand(ErrandId id) const { return state.errands.at(id); }
    PersonId he;
};

std::int32_t silence_of(const Asked3& town, ErrandId errand, PersonId helper) {
    const auto standing = standing_of(town.state, town.errand(errand), helper, town.now);
    REQUIRE(standing);
    for (const MeritReason& reason : standing->why) {
        if (reason.merit == Merit::NotHeardOf) return reason.argument;
    }
    return 0;
}

}  // namespace

TEST_CASE("who did not answer twice in a row is ranked later, and the desk is told to call") {
    Asked3 town;
    const ErrandId first = town.wants(), second = town.wants();
    town.ask(first, town.lu);
    CHECK(unanswered_asks(town.state, town.errand(first), town.now).empty());
    town.now = town.now + hours(4);
    CHECK(unanswered_asks(town.state, town.errand(first), town.now).size() == 1);
    CHECK(asked_in_vain(town.state, town.lu, town.now) == 0);  // Once may happen to anybody.
    const ErrandAskId again = town.ask(second, town.lu);
    town.now = town.now + hours(4);
    CHECK(asked_in_vain(town.state, town.lu, town.now) == 2);
    CHECK(silence_of(town, second, town.lu) == 2);
    CHECK(silence_of(town, second, town.he) == 0);
    SUBCASE("an answer, even a no, and all is well again") {
        REQUIRE(town.run(town.lu, AnswerAsk{again, AskAnswer::No}) == allowed);
        CHECK(asked_in_vain(town.state, town.lu, town.now) == 0);
        CHECK(unanswered_asks(town.state, town.errand(second), town.now).empty());
    }
    SUBCASE("weeks later nobody remembers") {
        town.now = town.now + silence_counts_for;
        CHECK(asked_in_vain(town.state, town.lu, town.now) == 0);
    }
}

TEST_CASE("who was asked and saw that somebody else was faster was not silent") {
    Asked3 town;
    for (int i = 0; i < 3; ++i) {
        const ErrandId errand = town.wants();
        town.ask(errand, town.lu);
        town.ask(errand, town.he);
        town.now = town.now + minutes(5);
        REQUIRE(town.run(town.he, ClaimErrand{errand}) == allowed);
        REQUIRE(town.run(town.he, FinishErrand{errand, 0, {}}) == allowed);
    }
    town.now = town.now + hours(6);
    CHECK(asked_in_vain(town.state, town.lu, town.now) == 0);
}

TEST_CASE("a changed request may be put to those again who could not then, not to those who said no") {
    Asked3 town;
    const ErrandId wanted = town.wants();
    const ErrandAskId not_then = town.ask(wanted, town.lu), no = town.ask(wanted, town.he),
                      too_much = town.ask(wanted, town.wen);
    REQUIRE(town.run(town.lu, AnswerAsk{not_then, AskAnswer::NotThen}) == allowed);
    REQUIRE(town.run(town.he, AnswerAsk{no, AskAnswer::No}) == allowed);
    REQUIRE(town.run(town.wen, AnswerAsk{too_much, AskAnswer::TooMuch}) == allowed);
    CHECK(refusals_of(town.state, town.errand(wanted)) == 3);
    const auto hints = next_asks_of(town.state, town.errand(wanted), town.now).hints;
    CHECK(std::any_of(hints.begin(), hints.end(),
                      [](const AskHint& hint) { return hint.kind == AskHintKind::SeveralRefused; }));
    town.now = town.now + hours(1);
    const auto times = other_times(town.errand(wanted), town.now, utc_offset(town.state));
    REQUIRE(!times.empty());
    auto asked = asked_as_it_is(town.state, town.errand(wanted));
    REQUIRE(asked);
    REQUIRE(town.run(town.qin, ChangeErrand{wanted, at_another_time(*asked, times.front())}) == allowed);
    CHECK(refusals_of(town.state, town.errand(wanted)) == 1);
    CHECK(asks_that_count(town.state, town.errand(wanted)).size() == 1);
}

TEST_CASE("another time is one that people mean, and a change of one thing changes nothing else") {
    Asked3 town;
    const ErrandId wanted = town.wants({.inside = true});
    const UtcOffset offset = utc_offset(town.state);
    SUBCASE("none is over, and none is what it is already") {
        for (const int hours_later : {0, 3, 30}) {
            const Instant at = town.now + hours(hours_later);
            for (const TimeRange& time : other_times(town.errand(wanted), at, offset)) {
                CHECK(time.until > at);
                CHECK(time.from < time.until);
                CHECK(time.until != town.errand(wanted).window.until);
            }
        }
    }
    SUBCASE("late in the evening nothing is proposed for today") {
        const Instant late = town.now + hours(3);
        for (const TimeRange& time : other_times(town.errand(wanted), late, offset))
            CHECK(civil_time(time.from, offset).date > civil_time(late, offset).date);
    }
    SUBCASE("simpler is at the door, and only where it was inside") {
        const auto asked = asked_as_it_is(town.state, town.errand(wanted));
        REQUIRE(asked);
        const auto easier = simpler(*asked);
        REQUIRE(easier);
        CHECK(!easier->needs.inside);
        CHECK(easier->what == asked->what);
        CHECK(!simpler(*easier));
    }
    SUBCASE("lines of a list keep their ids, so what was got stays") {
        Asked list;
        list.kind = ErrandKind::Shopping;
        list.window = {town.now, town.now + hours(3)};
        list.items.resize(1);
        list.items[0].words.item = "青菜";
        const std::uint64_t asking = town.number;
        REQUIRE(town.run(town.qin, AskForHelp{list, 0, {}}) == allowed);
        const auto id = NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
        const ErrandItemId item = town.state.errand_items.where<&ErrandItem::errand>(id).front()->id;
        const auto asked = asked_as_it_is(town.state, town.errand(id));
        REQUIRE(asked);
        const TimeRange tomorrow{town.now + hours(14), town.now + hours(18)};
        REQUIRE(town.run(town.qin, ChangeErrand{id, at_another_time(*asked, tomorrow)}) == allowed);
        const auto items = town.state.errand_items.where<&ErrandItem::errand>(id);
        REQUIRE(items.size() == 1);
        CHECK(items.front()->id == item);
        CHECK(town.errand(id).window == tomorrow);
    }
}

TEST_CASE("the proposal for all leaves out whoever said no to a request, and has them for the others") {
    Asked3 town;
    for (const PersonId helper : {town.wen, town.he, town.coordinator, town.admin})
        REQUIRE(town.run(helper, PauseOffer{true}) == allowed);
    const ErrandId refused = town.wants();
    const auto proposed = [&](ErrandId errand) -> std::optional<PersonId> {
        for (const Match& match : match_all(town.state, town.now).matches) {
            if (match.errand == errand) return match.helper;
        }
        return std::nullopt;
    };
    REQUIRE(proposed(refused) == town.lu);
    REQUIRE(town.run(town.lu, AnswerAsk{town.ask(refused, town.lu), AskAnswer::No}) == allowed);
    CHECK(refused_by(town.state, town.errand(refused)) == std::vector{town.lu});
    CHECK(proposed(refused) == std::nullopt);
    const ErrandId other = town.wants();
    CHECK(proposed(other) == town.lu);
}
