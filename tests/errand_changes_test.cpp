#include <doctest/doctest.h>

#include <algorithm>

#include "shared/errands/errand_book.h"
#include "tests/errand_town.h"

// What becomes of an errand that somebody has already.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

Asked company(bool inside) {
    Asked asked = shopping({});
    asked.kind = ErrandKind::Company;
    asked.what = "陪着说说话";
    asked.needs.inside = inside;
    return asked;
}

bool told(const Town& town, PersonId person, NoticeKind kind) {
    const auto notices = town.state.notices.where<&Notice::to>(person);
    return std::any_of(notices.begin(), notices.end(), [&](const Notice* one) { return one->kind == kind; });
}

bool told_that_it_is_back(const Town& town, PersonId person) {
    return told(town, person, NoticeKind::ErrandHandedBack);
}

bool told_that_it_is_withdrawn(const Town& town, PersonId person) {
    return told(town, person, NoticeKind::ErrandWithdrawn);
}

Errand the_open_one(const Town& town) {
    const auto open = town.state.errands.where<&Errand::state>(ErrandState::Open);
    REQUIRE(open.size() == 1);
    return *open.front();
}

}  // namespace

TEST_CASE("moved to a later day, the two can reach each other until that day is over") {
    Errands town;
    const ErrandId errand = town.ask();
    REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
    Asked later = shopping();
    later.window = {Town::evening + days(5), Town::evening + days(5) + hours(2)};
    const auto ends = [&](PersonId viewer, PersonId about) {
        Instant last{0};
        for (const Grant* grant : town.state.grants.where<&Grant::about>(about)) {
            if (grant->to == viewer && !grant->over) last = std::max(last, grant->window.until);
        }
        return last;
    };
    SUBCASE("while they still see each other's number") {
        REQUIRE(town.run(town.qin, ChangeErrand{errand, later}) == allowed);
    }
    SUBCASE("and where that was over already") {
        std::vector<GrantId> over;
        for (const auto& [id, row] : town.state.grants.rows()) over.push_back(id);
        for (const GrantId id : over) town.state.grants.edit(id).over = true;
        REQUIRE(town.run(town.qin, ChangeErrand{errand, later}) == allowed);
    }
    CHECK(ends(town.lu, town.qin) == later.window.until + hours(24));
    CHECK(ends(town.qin, town.lu) == later.window.until + hours(24));
}

TEST_CASE(
    "withdrawn while the helper is in the shop: what they laid out is written down, or that it was nothing") {
    Errands town;
    const ErrandId errand = town.ask(town.qin, shopping({"米", "油"}));
    REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
    REQUIRE(town.run(town.lu, StartErrand{errand}) == allowed);
    const ErrandItemId rice = items_of(town.state, errand)[0]->id;
    REQUIRE(town.run(town.qin, WithdrawErrand{errand, "女儿送来了"}) == allowed);
    CHECK(town.errand(errand).state == ErrandState::Withdrawn);
    CHECK(awaits_account(town.state, town.errand(errand)));
    CHECK(town.sees_phone(town.lu, town.qin));
    SUBCASE("ticked without a network, and bought") {
        CHECK(town.reason(town.wen, TickItem{rice, ItemState::Got, ""}) == Reason::ErrandNotYours);
        REQUIRE(town.run(town.lu, TickItem{rice, ItemState::Got, ""}) == allowed);
        CHECK(town.reason(town.lu, StartErrand{errand}) == Reason::ErrandOver);
        REQUIRE(town.run(town.lu, FinishErrand{errand, 3850, ""}) == allowed);
        CHECK(town.state.errand_results.at(errand).spent_cents == 3850);
        CHECK(town.sees_phone(town.lu, town.qin));  // Until it is settled.
        CHECK(town.errand(errand).state == ErrandState::Withdrawn);
    }
    SUBCASE("nothing was bought yet") {
        REQUIRE(town.run(town.lu, FinishErrand{errand, 0, ""}) == allowed);
        CHECK_FALSE(town.sees_phone(town.lu, town.qin));
        CHECK_FALSE(town.sees_phone(town.qin, town.lu));
    }
    SUBCASE("the desk has them on the telephone") {
        REQUIRE(town.run(town.coordinator, FinishErrand{errand, 1200, ""}) == allowed);
        CHECK(town.state.errand_results.at(errand).helper == town.lu);
    }
    CHECK_FALSE(awaits_account(town.state, town.errand(errand)));
    CHECK(town.reason(town.lu, TickItem{rice, ItemState::Wanted, ""}) == Reason::ErrandOver);
}

TEST_CASE("who is on the way may have paid something; who has not set out, or drives, has not") {
    Errands town;
    Asked asked = shopping({});
    asked.kind = ErrandKind::Ride;
    asked.destination = "中心医院";
    const ErrandId ride = town.ask(town.qin, asked);
    Errand underway = town.errand(ride);
    underway.state = ErrandState::OnTheWay;
    underway.helper = town.lu;
    CHECK_FALSE(may_have_laid_out(town.state, underway));
    underway.kind = ErrandKind::Shopping;
    CHECK(may_have_laid_out(town.state, underway));
    underway.state = ErrandState::Claimed;
    CHECK_FALSE(may_have_laid_out(town.state, underway));
}

TEST_CASE("who may not go inside does not keep an errand that has become a visit") {
    Errands town;
    const ErrandId errand = town.ask(town.qin, company(false));
    REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
    SUBCASE("they are told, and it is open again") {
        REQUIRE(town.run(town.qin, ChangeErrand{errand, company(true)}) == allowed);
        CHECK(town.errand(errand).state == ErrandState::Open);
        CHECK_FALSE(town.sees_phone(town.lu, town.qin));
        CHECK(told_that_it_is_back(town, town.lu));
        CHECK(town.reason(town.lu, ClaimErrand{errand}) == Reason::NotVetted);
    }
    SUBCASE("who is on the way may have paid something: first somebody looks at them, or it is withdrawn") {
        REQUIRE(town.run(town.lu, StartErrand{errand}) == allowed);
        CHECK(town.reason(town.qin, ChangeErrand{errand, company(true)}) == Reason::NotVetted);
        REQUIRE(town.run(town.coordinator, VetHelper{town.lu, true, false}) == allowed);
        REQUIRE(town.run(town.qin, ChangeErrand{errand, company(true)}) == allowed);
        CHECK(town.errand(errand).helper == town.lu);
    }
    SUBCASE("who may is not bothered") {
        REQUIRE(town.run(town.coordinator, VetHelper{town.lu, true, false}) == allowed);
        REQUIRE(town.run(town.qin, ChangeErrand{errand, company(true)}) == allowed);
        CHECK(town.errand(errand).helper == town.lu);
        CHECK(town.sees_phone(town.lu, town.qin));
    }
}

TEST_CASE(
    "who is no longer trusted to go inside has no visits any more, and keeps what is done at the door") {
    Errands town;
    REQUIRE(town.run(town.coordinator, VetHelper{town.lu, true, false}) == allowed);
    const ErrandId visit = town.ask(town.qin, company(true)), door = town.ask();
    for (const ErrandId errand : {visit, door}) REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
    REQUIRE(town.run(town.lu, StartErrand{visit}) == allowed);
    REQUIRE(town.run(town.coordinator, VetHelper{town.lu, false, false}) == allowed);
    // On the way, who may have paid something there: they say so, and others are asked to go.
    CHECK(awaits_account(town.state, town.errand(visit)));
    CHECK(told_that_it_is_withdrawn(town, town.lu));
    CHECK(told_that_it_is_back(town, town.qin));
    const Errand again = the_open_one(town);
    CHECK(again.kind == ErrandKind::Company);
    CHECK(again.needs.inside);
    CHECK(again.window == town.errand(visit).window);
    CHECK(town.errand(door).helper == town.lu);
    REQUIRE(town.run(town.lu, FinishErrand{visit, 0, ""}) == allowed);
    CHECK_FALSE(awaits_account(town.state, town.errand(visit)));
}

TEST_CASE("who is blocked while they are in the shop says what they laid out, and others get the rest") {
    Errands town;
    const ErrandId errand = town.ask(town.qin, shopping({"米", "油"}));
    REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
    REQUIRE(town.run(town.lu, StartErrand{errand}) == allowed);
    const ErrandItemId rice = items_of(town.state, errand)[0]->id, oil = items_of(town.state, errand)[1]->id;
    SUBCASE("they have ticked nothing yet") {
        REQUIRE(town.run(town.qin, BlockPerson{town.lu}) == allowed);
        CHECK(items_of(town.state, the_open_one(town).id).size() == 2);
        REQUIRE(town.run(town.lu, TickItem{rice, ItemState::Got, ""}) == allowed);  // Without a network.
    }
    SUBCASE("the rice is bought") {
        REQUIRE(town.run(town.lu, TickItem{rice, ItemState::Got, ""}) == allowed);
        REQUIRE(town.run(town.qin, BlockPerson{town.lu}) == allowed);
        const auto left = items_of(town.state, the_open_one(town).id);
        REQUIRE(left.size() == 1);
        CHECK(left.front()->words.item == "油");
        CHECK(left.front()->state == ItemState::Wanted);
        CHECK(town.reason(town.lu, ClaimErrand{the_open_one(town).id}) == Reason::ErrandNotPossible);
        CHECK(town.reason(town.wen, ClaimErrand{the_open_one(town).id}) == allowed);
    }
    SUBCASE("all is bought: nothing is asked for anew") {
        for (const ErrandItemId item : {rice, oil})
            REQUIRE(town.run(town.lu, TickItem{item, ItemState::Got, ""}) == allowed);
        REQUIRE(town.run(town.qin, BlockPerson{town.lu}) == allowed);
        CHECK(town.state.errands.where<&Errand::state>(ErrandState::Open).empty());
    }
    CHECK(awaits_account(town.state, town.errand(errand)));
    CHECK_FALSE(town.sees_phone(town.lu, town.qin));
    REQUIRE(town.run(town.lu, FinishErrand{errand, 3850, ""}) == allowed);
    CHECK(town.state.errand_results.at(errand).spent_cents == 3850);
    CHECK_FALSE(town.sees_phone(town.lu, town.qin));
    CHECK_FALSE(town.sees_phone(town.qin, town.lu));
}

TEST_CASE("who does not want to meet somebody any more is not helped by them either, from now on") {
    Errands town;
    const ErrandId errand = town.ask(), second = town.ask(), done = town.ask();
    for (const ErrandId one : {errand, second, done}) REQUIRE(town.run(town.lu, ClaimErrand{one}) == allowed);
    REQUIRE(town.run(town.lu, FinishErrand{done, 2350, ""}) == allowed);
    const PersonId other = town.enter("3", "201", "何平");
    const ErrandId others = town.ask(other, shopping());
    REQUIRE(town.run(town.lu, ClaimErrand{others}) == allowed);
    SUBCASE("said by who asked") {
        REQUIRE(town.run(town.qin, BlockPerson{town.lu}) == allowed);
        CHECK(told_that_it_is_back(town, town.lu));
    }
    SUBCASE("said by the helper") {
        town.give(town.qin, Role::Volunteer);  // Whom everybody knows.
        REQUIRE(town.run(town.lu, BlockPerson{town.qin}) == allowed);
        CHECK_FALSE(told_that_it_is_back(town, town.lu));  // They know.
    }
    for (const ErrandId one : {errand, second}) CHECK(town.errand(one).state == ErrandState::Open);
    CHECK_FALSE(town.sees_phone(town.lu, town.qin));
    CHECK_FALSE(town.sees_phone(town.qin, town.lu));
    CHECK(town.state.errand_results.at(done).spent_cents == 2350);  // It is still owed.
    CHECK(town.errand(others).helper == town.lu);
    CHECK(town.sees_phone(town.lu, other));
}

TEST_CASE(
    "two errands that are asked for anew at once have each a number of its own, also the one that repeats") {
    Errands town;
    const std::uint64_t asking = town.number;
    REQUIRE(town.run(town.qin, AskForHelp{shopping(), 0, {every_day, {}}}) == allowed);
    const auto daily = NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
    const ErrandId once = town.ask();
    for (const ErrandId errand : {daily, once}) {
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
        REQUIRE(town.run(town.lu, StartErrand{errand}) == allowed);
    }
    REQUIRE(town.run(town.qin, BlockPerson{town.lu}) == allowed);
    const auto open = town.state.errands.where<&Errand::state>(ErrandState::Open);
    REQUIRE(open.size() == 2);
    CHECK(open[0]->number != open[1]->number);
    for (const Errand* again : open) CHECK(again->number > town.errand(once).number);
    const ErrandSeries& series = town.state.errand_series.rows().begin()->second.record;
    CHECK(town.errand(series.newest).state == ErrandState::Open);
    CHECK(awaits_account(town.state, town.errand(daily)));
    CHECK(awaits_account(town.state, town.errand(once)));
}

TEST_CASE("who moves house is helped in the new one, also when the same is wanted again") {
    Errands town;
    const auto home_of = [&](PersonId person) {
        return town.state.households.at(town.state.residents.at(person).household).building;
    };
    const std::uint64_t asking = town.number;
    REQUIRE(town.run(town.qin, AskForHelp{shopping(), 0, {every_day, {}}}) == allowed);
    const auto weekly = NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
    const ErrandId claimed = town.ask(), done = town.ask();
    for (const ErrandId errand : {weekly, claimed, done})
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
    for (const ErrandId errand : {weekly, done})
        REQUIRE(town.run(town.lu, FinishErrand{errand, 0, ""}) == allowed);
    const BuildingId before = home_of(town.qin);
    REQUIRE(town.run(town.coordinator, MoveHouse{town.qin, Town::entry("2", "501", "").door}) == allowed);
    REQUIRE(home_of(town.qin) != before);
    CHECK(town.errand(claimed).building == home_of(town.qin));
    CHECK(town.errand(claimed).helper == town.lu);
    CHECK(town.errand(done).building == before);
    const auto told = town.state.notices.where<&Notice::to>(town.lu);
    CHECK(std::any_of(told.begin(), told.end(), [&](const Notice* one) {
        return one->kind == NoticeKind::ErrandChanged && one->about == ref(claimed);
    }));
    const ErrandSeriesId series = town.state.errand_series.rows().begin()->first;
    REQUIRE(town.run({}, Principal::Server, AskAgain{series}) == allowed);
    const ErrandId again = town.state.errand_series.at(series).newest;
    REQUIRE(again != weekly);
    CHECK(town.errand(again).building == home_of(town.qin));
}

TEST_CASE(
    "who has what is wanted at once and does not set off is called after twenty minutes, not hours later") {
    Errands town;
    Asked asked = shopping();
    asked.urgency = Urgency::Now;
    const ErrandId errand = town.ask(town.qin, asked);
    const auto at_risk = [&](Duration later) {
        return is_at_risk(town.state, town.errand(errand), Town::evening + later);
    };
    SUBCASE("taken from the list") {
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
        CHECK_FALSE(at_risk(minutes(19)));
        CHECK(at_risk(minutes(20)));
        REQUIRE(town.run(town.lu, StartErrand{errand}) == allowed);
        CHECK_FALSE(at_risk(minutes(20)));
    }
    SUBCASE("who was asked has the time from their yes on") {
        REQUIRE(town.run(town.coordinator, AskHelpers{errand, {town.lu}}) == allowed);
        town.now = Town::evening + minutes(50);
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
        CHECK_FALSE(at_risk(minutes(69)));
        CHECK(at_risk(minutes(70)));
    }
    SUBCASE("what can wait is called an hour before its time is over") {
        asked.urgency = Urgency::Today;
        REQUIRE(town.run(town.qin, ChangeErrand{errand, asked}) == allowed);
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
        CHECK_FALSE(at_risk(hours(3)));
        CHECK(at_risk(hours(4)));
    }
}
