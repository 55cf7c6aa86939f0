#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "shared/commands/timers.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/match_book.h"
#include "shared/errands/silence.h"
#include "shared/helpers/audiences.h"
#include "shared/helpers/helper_book.h"
#include "shared/medicine/medicine_book.h"
#include "tests/town.h"

// Asking around in widening circles, repeats, offers, pairs and blocks: what happens by itself is run by a
// test clock that does what the server's timer table does.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

Asked something(Urgency urgency, Duration lasts = hours(4)) {
    Asked asked;
    asked.kind = ErrandKind::Other;
    asked.urgency = urgency;
    asked.what = "搬一张桌子";
    asked.window = {Town::evening, Town::evening + lasts};
    return asked;
}

// Qin Guizhi (3-101) asks. Lu Qing (2-302) and Wen Li (2-401) help, and four neighbours of building 3.
struct Asking : Town {
    Asking() {
        give(lu, Role::Volunteer);
        for (const char* name : {"何一", "何二", "何三", "何四"}) {
            const PersonId person = enter("3", std::to_string(200 + static_cast<int>(near.size())), name);
            give(person, Role::Volunteer);
            near.push_back(person);
        }
    }
    ErrandId ask(const Asked& asked, Repeats repeats = {}) {
        const std::uint64_t asking = number;
        REQUIRE(run(qin, AskForHelp{asked, 0, repeats}) == std::nullopt);
        return NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
    }
    // Everything that is due until then happens, in its order.
    void pass(Duration time) {
        const Instant until = now + time;
        for (int steps = 0; steps < 1000; ++steps) {
            std::optional<Due> first;
            for_each_table(state, [&](const auto& table) {
                for (const auto& [key, row] : table.rows()) {
                    const auto due = due_of(state, ref_of(AnyRecord(row.record)));
                    if (due && (!first || due->at < first->at)) first = due;
                }
            });
            if (!first || first->at > until) break;
            now = std::max(now, first->at);
            REQUIRE(run({}, Principal::Server, first->command) == std::nullopt);
        }
        now = until;
    }
    std::vector<PersonId> asked_so_far(ErrandId errand) const {
        std::vector<const ErrandAsk*> asks = state.errand_asks.where<&ErrandAsk::errand>(errand);
        std::sort(asks.begin(), asks.end(),
                  [](const ErrandAsk* a, const ErrandAsk* b) { return a->at < b->at; });
        std::vector<PersonId> people;
        for (const ErrandAsk* ask : asks) people.push_back(ask->helper);
        return people;
    }
    ErrandAskId ask_of(ErrandId errand, PersonId helper) const {
        for (const ErrandAsk* ask : state.errand_asks.where<&ErrandAsk::errand>(errand)) {
            if (ask->helper == helper) return ask->id;
        }
        return {};
    }
    bool told(PersonId person, NoticeKind kind) const {
        const auto notices = state.notices.where<&Notice::to>(person);
        return std::any_of(notices.begin(), notices.end(),
                           [&](const Notice* notice) { return notice->kind == kind; });
    }
    std::vector<PersonId> near;
};

bool contains_helper(const RankedPeople& ranked, PersonId person) {
    return std::any_of(ranked.people.begin(), ranked.people.end(),
                       [&](const RankedPerson& one) { return one.helper == person; });
}

bool contains(const std::vector<PersonId>& people, PersonId person) {
    return std::find(people.begin(), people.end(), person) != people.end();
}

}  // namespace

TEST_CASE("an urgent errand goes out at once, to those next door first, then wider, then to a coordinator") {
    Asking town;
    const ErrandId errand = town.ask(something(Urgency::Now));
    town.pass(minutes(0));
    const std::vector<PersonId> first = town.asked_so_far(errand);
    CHECK(!contains(first, town.lu));  // Next door means in the same building, and 3-502 is one of them.
    for (const PersonId person : town.near) CHECK(contains(first, person));
    CHECK(town.told(town.near[0], NoticeKind::ErrandAsked));
    town.pass(minutes(6));  // Nobody answers.
    CHECK(contains(town.asked_so_far(errand), town.lu));
    CHECK(!town.told(town.coordinator, NoticeKind::ErrandNeedsYou));
    town.pass(minutes(20));
    CHECK(town.told(town.coordinator, NoticeKind::ErrandNeedsYou));
    CHECK(town.state.errand_searches.at(errand).with_coordinators);
    CHECK(!next_asks_of(town.state, town.state.errands.at(errand), town.now).hints.empty());
}

TEST_CASE("what can wait stands in the list first, and is asked of two at a time") {
    Asking town;
    const ErrandId errand = town.ask(something(Urgency::Whenever, days(3)));
    town.pass(hours(2));
    CHECK(town.asked_so_far(errand).empty());
    town.pass(hours(1));
    CHECK(town.asked_so_far(errand).size() == 2);
    SUBCASE("who refuses makes room for the next at once") {
        const PersonId refuses = town.asked_so_far(errand).front();
        CHECK(town.run(refuses, AnswerAsk{town.ask_of(errand, refuses), AskAnswer::NotThen}) == allowed);
        town.pass(minutes(0));
        CHECK(town.asked_so_far(errand).size() == 3);
    }
    SUBCASE("who says yes ends it") {
        const PersonId helper = town.asked_so_far(errand).front();
        CHECK(town.run(helper, ClaimErrand{errand}) == allowed);
        CHECK(town.state.errand_asks.at(town.ask_of(errand, helper)).answer == AskAnswer::Yes);
        town.pass(days(2));
        CHECK(town.asked_so_far(errand).size() == 2);
        SUBCASE("and who hands it back is not asked again") {
            town.now = Town::evening + hours(4);
            CHECK(town.run(helper, HandBackErrand{errand, "发烧了"}) == allowed);
            town.pass(hours(30));
            const std::vector<PersonId> asked = town.asked_so_far(errand);
            CHECK(asked.size() > 2);
            CHECK(std::count(asked.begin(), asked.end(), helper) == 1);
        }
    }
    SUBCASE("nobody else may answer for them, and nobody learns that they were asked") {
        const PersonId asked = town.asked_so_far(errand).front();
        const AnswerAsk answer{town.ask_of(errand, asked), AskAnswer::No};
        CHECK(town.reason(town.lu, answer) == Reason::AskUnknown);
        CHECK(town.reason(town.coordinator, answer) == allowed);
        CHECK(town.reason(asked, AnswerAsk{answer.ask, AskAnswer::Yes}) == Reason::NothingChosen);
    }
}

TEST_CASE("whoever said how often they may be asked is not asked more often") {
    Asking town;
    Offer offer = default_offer(town.state, town.near[0]);
    offer.asks_a_week = 1;
    REQUIRE(town.run(town.near[0], SetOffer{offer, {}}) == allowed);
    const ErrandId first = town.ask(something(Urgency::Now));
    town.pass(minutes(0));
    CHECK(contains(town.asked_so_far(first), town.near[0]));
    const ErrandId second = town.ask(something(Urgency::Now));
    town.pass(minutes(0));
    CHECK(!contains(town.asked_so_far(second), town.near[0]));
}

TEST_CASE("what somebody offers: when, where, what, and not just now") {
    Asking town;
    const PersonId helper = town.near[0];
    const auto offers = [&](const SetOffer& command) { return town.reason(helper, command); };
    Offer offer = default_offer(town.state, helper);
    SUBCASE("what makes no sense is not taken") {
        CHECK(offers({offer, {}}) == allowed);
        offer.kinds = 0;
        CHECK(offers({offer, {}}) == Reason::OfferInvalid);
        offer.kinds = 1;
        offer.until_minute = offer.from_minute;
        CHECK(offers({offer, {}}) == Reason::OfferInvalid);
        offer.until_minute = 24 * 60;
        offer.until = town.now;
        CHECK(offers({offer, {}}) == Reason::OfferInvalid);
        offer.until = town.now + days(1);
        CHECK(offers({offer, {BuildingId{{9, 9}}}}) == Reason::BuildingUnknown);
        CHECK(town.reason(town.lu, SetOffer{offer, {}}, helper) == Reason::NotForOthers);
        CHECK(town.reason(town.coordinator, SetOffer{offer, {}}, helper) == allowed);
    }
    SUBCASE("other kinds, other buildings, other times, and a pause are kept to") {
        const auto comes_into_question = [&] {
            const ErrandId errand = town.ask(something(Urgency::Today));
            return contains_helper(rank_people(town.state, town.state.errands.at(errand), town.now, 20),
                                   helper);
        };
        CHECK(comes_into_question());
        const BuildingId two = town.state.households.at(town.state.residents.at(town.lu).household).building;
        REQUIRE(town.run(helper, SetOffer{offer, {two}}) == allowed);
        CHECK(!comes_into_question());
        REQUIRE(town.run(helper, SetOffer{offer, {}}) == allowed);
        CHECK(comes_into_question());
        offer.kinds = 1;
        REQUIRE(town.run(helper, SetOffer{offer, {}}) == allowed);
        CHECK(!comes_into_question());
        offer = default_offer(town.state, helper);
        offer.from_minute = 6 * 60;
        offer.until_minute = 12 * 60;  // It is 18:00.
        REQUIRE(town.run(helper, SetOffer{offer, {}}) == allowed);
        CHECK(!comes_into_question());
        REQUIRE(town.run(helper, SetOffer{default_offer(town.state, helper), {}}) == allowed);
        REQUIRE(town.run(helper, PauseOffer{true}) == allowed);
        CHECK(!comes_into_question());
        REQUIRE(town.run(helper, PauseOffer{false}) == allowed);
        CHECK(comes_into_question());
    }
}

TEST_CASE("late in the evening helpers are ranked by tomorrow's hours, unless it is urgent or over before") {
    Asking town;
    town.now = Town::evening + hours(5) + minutes(43);  // 23:43
    const auto is_free = [&](Urgency urgency, Duration lasts) {
        Asked asked = something(urgency);
        asked.window = {town.now, town.now + lasts};
        const ErrandId errand = town.ask(asked);
        const auto ranked = rank_people(town.state, town.state.errands.at(errand), town.now, 20);
        return contains_helper(ranked, town.near.front());
    };
    Offer offer = default_offer(town.state, town.near.front());
    REQUIRE(town.run(town.near.front(), SetOffer{offer, {}}) == allowed);
    CHECK(is_free(Urgency::Today, hours(22)));
    CHECK_FALSE(is_free(Urgency::Today, hours(8)));  // Until 7:43.
    CHECK_FALSE(is_free(Urgency::Now, hours(22)));
    offer.days =
        every_day & ~(1 << (weekday(civil_time(town.now + hours(1), utc_offset(town.state)).date) - 1));
    REQUIRE(town.run(town.near.front(), SetOffer{offer, {}}) == allowed);
    CHECK_FALSE(is_free(Urgency::Today, hours(22)));
}

TEST_CASE(
    "late in the evening who offers the night is asked for tonight, and who has enough today for tomorrow") {
    Asking town;
    const PersonId helper = town.near.front();
    const ErrandId taken = town.ask(something(Urgency::Today, days(1)));
    town.now = Town::evening + hours(4) + minutes(20);  // 22:20
    const auto comes_into_question = [&] {
        Asked asked = something(Urgency::Today);
        asked.window = {town.now, Town::evening + hours(24)};  // 18:00
        const ErrandId errand = town.ask(asked);
        return contains_helper(rank_people(town.state, town.state.errands.at(errand), town.now, 20), helper);
    };
    const std::int32_t tonight = day_bit(weekday(civil_time(town.now, utc_offset(town.state)).date));
    const auto offers = [&](std::int32_t on_days, std::int32_t from_hour, std::int32_t until_hour) {
        Offer offer = default_offer(town.state, helper);
        offer.days = on_days;
        offer.from_minute = from_hour * 60;
        offer.until_minute = until_hour * 60;
        offer.errands_a_day = 1;
        REQUIRE(town.run(helper, SetOffer{offer, {}}) == allowed);
    };
    offers(every_day, 22, 24);
    CHECK(comes_into_question());
    offers(tonight, 22, 24);
    CHECK(comes_into_question());
    offers(every_day & ~tonight, 22, 24);  // Tomorrow it is over by then.
    CHECK_FALSE(comes_into_question());
    offers(tonight, 8, 22);
    CHECK_FALSE(comes_into_question());
    offers(every_day, 8, 24);
    REQUIRE(town.run(helper, ClaimErrand{taken}) == allowed);
    CHECK(comes_into_question());  // Tomorrow.
    offers(every_day, 22, 24);
    CHECK_FALSE(comes_into_question());  // Tonight there is enough to do.
    offers(every_day, 8, 12);
    CHECK(comes_into_question());
}

TEST_CASE("any neighbour can offer to help; nobody is asked, and no door is seen, before they are entered") {
    Asking town;
    const Offer offer = default_offer(town.state, town.qin);
    CHECK(town.reason(town.qin, PauseOffer{true}) == Reason::NotAHelper);  // There is nothing to pause.
    CHECK(town.reason(town.lu, SetOffer{offer, {}}, town.qin) == Reason::NotForOthers);
    REQUIRE(town.run(town.qin, SetOffer{offer, {}}) == allowed);
    CHECK(waiting_to_help(town.state, town.now) == std::vector{town.qin});
    const auto all = helpers(town.state);
    CHECK(std::find(all.begin(), all.end(), town.qin) == all.end());
    SUBCASE("entered, they are a helper as any other") {
        REQUIRE(town.run(town.coordinator, GiveRole{town.qin, Role::Volunteer, {}}) == allowed);
        CHECK(waiting_to_help(town.state, town.now).empty());
        CHECK(is_helper(town.state, town.qin));
    }
    SUBCASE("not now, says the coordinator") {
        REQUIRE(town.run(town.coordinator, PauseOffer{true}, town.qin) == allowed);
        CHECK(waiting_to_help(town.state, town.now).empty());
    }
    SUBCASE("or the neighbour changes their mind") {
        REQUIRE(town.run(town.qin, PauseOffer{true}) == allowed);
        CHECK(waiting_to_help(town.state, town.now).empty());
    }
}

TEST_CASE("why not this one? Everything that stands in the way is named, or the place among all who could") {
    Asking town;
    const ErrandId id = town.ask(something(Urgency::Today));
    const auto standing = [&](PersonId helper) {
        return standing_of(town.state, town.state.errands.at(id), helper, town.now);
    };
    const auto stands_against = [&](PersonId helper) {
        std::vector<Barrier> barriers;
        const auto one = standing(helper);
        REQUIRE(one);
        for (const BarrierReason& reason : one->why_not) barriers.push_back(reason.barrier);
        return barriers;
    };
    CHECK_FALSE(standing(town.enter("2", "501", "何平")).has_value());
    // Each place is held once, and the first is who is proposed first.
    const auto ranked = rank_people(town.state, town.state.errands.at(id), town.now, 20);
    REQUIRE(ranked.people.size() >= 2);
    for (std::size_t i = 0; i < ranked.people.size(); ++i) {
        const auto one = standing(ranked.people[i].helper);
        REQUIRE(one);
        CHECK(one->why_not.empty());
        CHECK(one->place == i + 1);
        CHECK(one->of == ranked.ranking.helpers.size());
        CHECK(one->behind == ranked.people.front().points - ranked.people[i].points);
    }
    const PersonId helper = town.near.front();
    Offer offer = default_offer(town.state, helper);
    offer.kinds = 1;
    offer.from_minute = 6 * 60;
    offer.until_minute = 12 * 60;  // It is 18:00.
    REQUIRE(town.run(helper, SetOffer{offer, {}}) == allowed);
    CHECK(stands_against(helper) == std::vector{Barrier::KindNotOffered, Barrier::NotFreeThen});
    CHECK(standing(helper)->place == 0);
    REQUIRE(town.run(town.qin, BlockPerson{town.lu}) == allowed);
    CHECK(stands_against(town.lu) == std::vector{Barrier::Blocked});
}

TEST_CASE("who goes to the pharmacy anyway is asked first for the next door's medicine, and it is said why") {
    Asking town;
    Asked medicine = something(Urgency::Today);
    medicine.kind = ErrandKind::Medicine;
    const ErrandId first = town.ask(medicine);
    const auto best = [&](ErrandId errand) {
        return rank_people(town.state, town.state.errands.at(errand), town.now, 1).people.front();
    };
    const auto goes_anyway = [](const RankedPerson& person) {
        return std::any_of(person.why.begin(), person.why.end(),
                           [](const MeritReason& why) { return why.merit == Merit::WishedGroup; });
    };
    CHECK_FALSE(goes_anyway(best(first)));
    const PersonId goes = town.near.back();
    REQUIRE(town.run(goes, ClaimErrand{first}) == allowed);
    const ErrandId second = town.ask(medicine);
    CHECK(best(second).helper == goes);
    CHECK(goes_anyway(best(second)));
    const ErrandId table = town.ask(something(Urgency::Today));
    CHECK_FALSE(best(table).helper == goes);  // For anything else they have enough to do.
}

TEST_CASE("who lives nearer is asked first, as soon as it is said where the houses stand") {
    Asking town;
    const PersonId east = town.enter("8", "101", "何东"), west = town.enter("9", "101", "何西");
    for (const PersonId person : {east, west}) town.give(person, Role::Volunteer);
    const ErrandId errand = town.ask(something(Urgency::Today));
    const auto stands = [&](PersonId helper) {
        return *standing_of(town.state, town.state.errands.at(errand), helper, town.now);
    };
    const auto distance_to = [&](PersonId helper) {
        for (const MeritReason& why : stands(helper).why) {
            if (why.merit == Merit::Distance) return why.argument;
        }
        return 0;
    };
    const auto place = [&](PersonId person, std::int32_t east_m) {
        const BuildingId building =
            town.state.households.at(town.state.residents.at(person).household).building;
        REQUIRE(town.run(town.coordinator, PlaceBuilding{{building, east_m, 0}}) == allowed);
    };
    place(town.qin, 100);
    place(east, 200);
    CHECK(distance_to(east) == 100);
    CHECK(distance_to(west) == 300);  // Nobody knows how far that is: as far as usual.
    place(west, -900);
    CHECK(distance_to(west) == 1000);
    CHECK(stands(east).place < stands(west).place);
    place(east, 1900);
    place(west, 0);
    CHECK(stands(west).place < stands(east).place);
}

TEST_CASE("who speaks her language is better, and to chat with her nobody else comes into question") {
    Asking town;
    constexpr std::int32_t shanghainese = 1 << static_cast<int>(SpokenLanguage::Shanghainese);
    const PersonId speaker = town.near.back(), other = town.near.front();
    Asked chat = something(Urgency::Today);
    chat.kind = ErrandKind::Company;
    const ErrandId table = town.ask(something(Urgency::Today)), company = town.ask(chat);
    const auto stands = [&](ErrandId errand, PersonId helper) {
        return *standing_of(town.state, town.state.errands.at(errand), helper, town.now);
    };
    CHECK(stands(company, other).why_not.empty());
    CHECK(town.reason(town.lu, SetSpoken{shanghainese}, town.qin) == Reason::NotForOthers);
    CHECK(town.reason(town.qin, SetSpoken{all_languages + 1}) == Reason::OfferInvalid);
    REQUIRE(town.run(town.qin, SetSpoken{shanghainese}) == allowed);
    REQUIRE(town.run(speaker, SetSpoken{shanghainese}) == allowed);
    CHECK(stands(table, speaker).place == 1);
    CHECK(stands(table, other).place > 1);
    CHECK(stands(table, other).why_not.empty());
    CHECK(stands(company, speaker).why_not.empty());
    REQUIRE(stands(company, other).why_not.size() == 1);
    CHECK(stands(company, other).why_not.front().barrier == Barrier::NoCommonLanguage);
    REQUIRE(town.run(town.qin, SetSpoken{0}) == allowed);
    CHECK(!town.state.speaks.find(town.qin));
    CHECK(stands(company, other).why_not.empty());
}

TEST_CASE("who usually takes long to answer is asked a little later, once there are answers enough to tell") {
    Asking town;
    const PersonId slow = town.near.front();
    for (const int taken : {10, 40, 50}) {
        CHECK(usual_answer_minutes(town.state, slow) == 0);
        const ErrandId errand = town.ask(something(Urgency::Today));
        REQUIRE(town.run(town.coordinator, AskHelpers{errand, {slow}}) == allowed);
        const auto asks = town.state.errand_asks.where<&ErrandAsk::errand>(errand);
        REQUIRE(asks.size() == 1);
        town.now = town.now + minutes(taken);
        REQUIRE(town.run(slow, AnswerAsk{asks.front()->id, AskAnswer::No}) == allowed);
    }
    CHECK(usual_answer_minutes(town.state, slow) == 40);
    const ErrandId errand = town.ask(something(Urgency::Today));
    const HelperStanding standing = *standing_of(town.state, town.state.errands.at(errand), slow, town.now);
    const auto slowly = std::find_if(standing.why.begin(), standing.why.end(), [](const MeritReason& why) {
        return why.merit == Merit::AnswersSlowly;
    });
    REQUIRE(slowly != standing.why.end());
    CHECK(slowly->argument == 40);
}

TEST_CASE("a fixed pair is first; who is blocked is neither asked nor told why") {
    Asking town;
    CHECK(town.reason(town.lu, PairUp{town.lu, town.qin}) == Reason::NotForOthers);
    REQUIRE(town.run(town.coordinator, PairUp{town.lu, town.qin}) == allowed);
    CHECK(town.reason(town.coordinator, PairUp{town.lu, town.qin}) == Reason::PairHeldAlready);
    CHECK(town.told(town.lu, NoticeKind::PairedUp));
    CHECK(town.told(town.qin, NoticeKind::PairedUp));
    const ErrandId errand = town.ask(something(Urgency::Whenever, days(3)));
    const auto first = [&] {
        return rank_people(town.state, town.state.errands.at(errand), town.now, 1).people.front();
    };
    CHECK(first().helper == town.lu);
    CHECK(first().why.front().merit == Merit::FixedPair);
    town.pass(hours(3));
    CHECK(contains(town.asked_so_far(errand), town.lu));
    SUBCASE("blocked") {
        REQUIRE(town.run(town.qin, BlockPerson{town.lu}) == allowed);
        CHECK(town.reason(town.lu, ClaimErrand{errand}) == Reason::ErrandNotPossible);
        CHECK(first().helper != town.lu);
        const BlockId block = town.state.blocks.rows().begin()->first;
        CHECK(town.reason(town.lu, Unblock{block}) == Reason::BlockUnknown);
        REQUIRE(town.run(town.qin, Unblock{block}) == allowed);
        CHECK(town.reason(town.lu, ClaimErrand{errand}) == allowed);
    }
    SUBCASE("ended") {
        const FixedPairId pair = town.state.fixed_pairs.rows().begin()->first;
        CHECK(town.reason(town.near[0], EndPair{pair}) == Reason::PairUnknown);
        REQUIRE(town.run(town.lu, EndPair{pair}) == allowed);
        CHECK(first().helper != town.lu);
    }
}

TEST_CASE("a report goes to the coordinators, never to whom it is about") {
    Asking town;
    REQUIRE(town.run(town.qin, ReportPerson{town.lu, "大声骂人"}) == allowed);
    const Report report = *open_reports(town.state).front();
    const Audience audience = AudienceOf<Report>::of(town.state, report);
    CHECK(audience.contains(group::person(town.coordinator)));
    CHECK(!audience.contains(group::person(town.lu)));
    CHECK(town.reason(town.lu, SettleReport{report.id, "谈过了"}) == Reason::ReportUnknown);
    REQUIRE(town.run(town.coordinator, SettleReport{report.id, "谈过了"}) == allowed);
    CHECK(open_reports(town.state).empty());
    CHECK(town.told(town.qin, NoticeKind::ReportSettled));
    SUBCASE("not even if that is a coordinator") {
        REQUIRE(town.run(town.qin, ReportPerson{town.coordinator, "不回电话"}) == allowed);
        const Report other = *open_reports(town.state).front();
        CHECK(!AudienceOf<Report>::of(town.state, other).contains(group::person(town.coordinator)));
        CHECK(AudienceOf<Report>::of(town.state, other).contains(group::person(town.admin)));
        CHECK(town.reason(town.coordinator, SettleReport{other.id, "没事"}) == Reason::NotAllowed);
    }
}

TEST_CASE("coordinators ask whom they choose") {
    Asking town;
    const ErrandId errand = town.ask(something(Urgency::Whenever, days(3)));
    CHECK(town.reason(town.lu, AskHelpers{errand, {town.lu}}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, AskHelpers{errand, {}}) == Reason::NothingChosen);
    CHECK(town.reason(town.coordinator, AskHelpers{errand, {town.qin}}) == Reason::NotAHelper);
    REQUIRE(town.run(town.coordinator, AskHelpers{errand, {town.lu, town.near[1]}}) == allowed);
    CHECK(town.reason(town.coordinator, AskHelpers{errand, {town.lu}}) == Reason::AskedAlready);
    CHECK(asks_of(town.state, town.lu).size() == 1);
    REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
    CHECK(asks_of(town.state, town.near[1]).empty());  // No answer is needed any more.
    CHECK(town.reason(town.coordinator, AskHelpers{errand, {town.near[0]}}) == Reason::ErrandTaken);
}

TEST_CASE("all open errands together: the most urgent is served, and nobody gets more than they offer") {
    Asking town;
    std::vector<ErrandId> errands;
    for (int i = 0; i < 4; ++i) errands.push_back(town.ask(something(Urgency::Whenever, days(3))));
    const ErrandId urgent = town.ask(something(Urgency::Now));
    for (const PersonId helper : helpers(town.state)) {
        Offer offer = default_offer(town.state, helper);
        offer.errands_a_day = 1;
        REQUIRE(town.run(helper, SetOffer{offer, {}}) == allowed);
        if (helper != town.near[0] && helper != town.near[1])
            REQUIRE(town.run(helper, PauseOffer{true}) == allowed);
    }
    const Matching matching = match_all(town.state, town.now);
    CHECK(matching.matches.size() == 2);
    CHECK(matching.unmatched.size() == 3);
    CHECK(matching.matches.front().errand == urgent);
    CHECK(matching.matches[0].helper != matching.matches[1].helper);
    CHECK(!matching.matches.front().why.empty());
}

TEST_CASE("helpers who are read once for many errands stand to each of them as if they were read for it") {
    Asking town;
    const PersonId old = town.enter("3", "601", "何奶奶");
    Care care;
    care.id = old;
    care.dialysis = true;
    REQUIRE(town.run(old, MendCare{care}) == allowed);
    care.id = town.near[3];
    care.dialysis = false;
    care.isolated = true;
    REQUIRE(town.run(care.id, MendCare{care}) == allowed);
    Asked tomorrow = something(Urgency::Whenever), medicine = something(Urgency::Today);
    tomorrow.window = {Town::evening + hours(18), Town::evening + hours(20)};
    medicine.kind = ErrandKind::Medicine;
    std::vector<ErrandId> errands;
    for (const Asked& asked : {something(Urgency::Now), something(Urgency::Today), tomorrow, medicine}) {
        errands.push_back(town.ask(asked));
        const std::uint64_t asking = town.number;
        REQUIRE(town.run(old, AskForHelp{asked, 0, {}}) == allowed);
        errands.push_back(NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>());
    }
    REQUIRE(town.run(town.near[0], ClaimErrand{errands.back()}) == allowed);
    REQUIRE(town.run(town.near[1], PauseOffer{true}) == allowed);
    const auto as_ranked = [](const RankedPeople& ranked) {
        std::vector<std::pair<PersonId, std::int32_t>> people;
        for (const RankedPerson& one : ranked.people) people.push_back({one.helper, one.points});
        return people;
    };
    MatchBook book(town.state, town.now);
    for (const int round : {1, 2}) {
        CAPTURE(round);
        for (const ErrandId id : errands) {
            const Errand& errand = town.state.errands.at(id);
            const auto alone = as_ranked(rank_people(town.state, errand, town.now, 20));
            CHECK(as_ranked(rank_people(book, errand, 20)) == alone);
        }
    }
}

TEST_CASE("dialysis on Monday, Wednesday and Friday is asked for again by itself, a week ahead") {
    Asking town;  // It is Monday, 18:00.
    Asked ride = something(Urgency::Whenever, hours(1));
    ride.kind = ErrandKind::Ride;
    ride.destination = "区医院";
    ride.needs.wheelchair = true;
    ride.ride = {1, 240};
    const ErrandId first = town.ask(ride, {.days = 0b001'0101, .until = std::nullopt});
    const auto times = [&] {
        std::vector<std::int64_t> hours_ahead;
        for (const auto& [id, row] : town.state.errands.rows())
            hours_ahead.push_back((row.record.window.from - Town::evening).ms / hours(1).ms);
        std::sort(hours_ahead.begin(), hours_ahead.end());
        return hours_ahead;
    };
    town.pass(minutes(0));
    CHECK(times() == std::vector<std::int64_t>{0, 48, 96, 168});
    for (const auto& [id, row] : town.state.errands.rows()) {
        CHECK(row.record.needs.wheelchair);
        CHECK(row.record.number > 0);
        CHECK(town.state.errand_details.at(id).ride == RideWish{1, 240});
        CHECK(town.state.errand_details.at(id).destination == "区医院");
    }
    const ErrandSeriesId series = *town.state.errand_details.at(first).series;
    SUBCASE("what is changed on the newest one goes on") {
        Asked later = ride;
        const ErrandId newest = town.state.errand_series.at(series).newest;
        later.window = {town.state.errands.at(newest).window.from + hours(2),
                        town.state.errands.at(newest).window.until + hours(2)};
        later.destination = "市医院";
        REQUIRE(town.run(town.qin, ChangeErrand{newest, later}) == allowed);
        town.pass(days(2));
        CHECK(town.state.errand_details.at(town.state.errand_series.at(series).newest).destination ==
              "市医院");
    }
    SUBCASE("each of them can be withdrawn alone") {
        REQUIRE(town.run(town.qin, WithdrawErrand{first, ""}) == allowed);
        town.pass(days(2));
        CHECK(times().back() == 168 + 48);
    }
    SUBCASE("until it is ended, by those whose it is") {
        CHECK(town.reason(town.lu, EndSeries{series}) == Reason::SeriesUnknown);
        REQUIRE(town.run(town.qin, EndSeries{series}) == allowed);
        town.pass(days(20));
        CHECK(times().back() == 168);
    }
    SUBCASE("a server that did not run for three weeks leaves out what is past") {
        town.now = Town::evening + days(21);
        town.pass(minutes(0));
        const std::vector<std::int64_t> all = times();
        CHECK(std::none_of(all.begin(), all.end(), [](std::int64_t at) { return at > 168 && at < 21 * 24; }));
        CHECK(all.back() == 28 * 24);
    }
}

TEST_CASE("medicine that comes again keeps dose, card and cold, not how long the last pack lasted") {
    Asking town;
    Asked medicine = something(Urgency::Whenever, hours(3));
    medicine.kind = ErrandKind::Medicine;
    medicine.items.resize(2);
    medicine.items[0].words.item = "胰岛素";
    medicine.items[1].words.item = "维生素";
    const ErrandId first = town.ask(medicine, {.days = day_bit(1), .until = std::nullopt});
    DescribeMedicines facts{first, {{items_of(town.state, first)[0]->id, {}}}};
    facts.medicines[0].facts.dose = "睡前 10 单位";
    facts.medicines[0].facts.runs_out_on = runs_out_after(1, town.now, utc_offset(town.state));
    facts.medicines[0].facts.keep_cold = true;
    facts.medicines[0].facts.needs_card = true;
    SUBCASE("said before the next time is made") {}
    SUBCASE("said afterwards") {
        town.pass(minutes(0));
    }
    REQUIRE(town.run(town.qin, facts) == allowed);
    REQUIRE(town.state.errands.at(first).urgency == Urgency::Now);
    town.pass(minutes(0));
    const Errand* again = nullptr;
    for (const auto& [id, row] : town.state.errands.rows()) {
        if (id != first) again = &row.record;
    }
    REQUIRE(again);
    CHECK(again->urgency == Urgency::Whenever);
    CHECK(again->needs.money);
    const auto items = items_of(town.state, again->id);
    REQUIRE(items.size() == 2);
    const MedicineLine* line = town.state.medicine_lines.find(items[0]->id);
    REQUIRE(line);
    CHECK(line->errand == again->id);
    CHECK(line->raised == Urgency::Whenever);
    CHECK(line->substitution == Substitution::NotAsked);
    MedicineFacts expected = facts.medicines[0].facts;
    expected.runs_out_on = std::nullopt;
    CHECK(line->facts == expected);
    CHECK_FALSE(town.state.medicine_lines.find(items[1]->id));
}

TEST_CASE("a ride is the coordinators' a day before it begins, and they are told once") {
    Asking town;
    Asked ride = something(Urgency::Whenever, hours(1));
    ride.kind = ErrandKind::Ride;
    ride.destination = "区医院";
    const auto told = [&] {
        const auto notices = town.state.notices.where<&Notice::to>(town.coordinator);
        return std::count_if(notices.begin(), notices.end(),
                             [](const Notice* notice) { return notice->kind == NoticeKind::ErrandNeedsYou; });
    };
    SUBCASE("at once, where it begins sooner") {
        const ErrandId errand = town.ask(ride);
        CHECK(told() == 1);
        CHECK(town.state.errand_searches.at(errand).with_coordinators == town.now);
        ride.window.until = ride.window.until + hours(1);
        REQUIRE(town.run(town.qin, ChangeErrand{errand, ride}) == allowed);
        CHECK(told() == 1);  // It waited for them all the time.
    }
    SUBCASE("a day before, where it is later; nobody is asked around") {
        ride.window = {Town::evening + days(3), Town::evening + days(3) + hours(1)};
        const ErrandId errand = town.ask(ride);
        CHECK(told() == 0);
        CHECK_FALSE(town.state.errand_searches.at(errand).with_coordinators);
        town.pass(minutes(2 * 24 * 60 - 1));
        CHECK(told() == 0);
        town.pass(minutes(1));
        CHECK(told() == 1);
        town.pass(days(2));
        CHECK(told() == 1);
        CHECK(town.asked_so_far(errand).empty());
    }
    SUBCASE("what they were told is put away once somebody drives") {
        town.give(town.lu, Role::Driver);
        const ErrandId errand = town.ask(ride);
        const auto open = [&] {
            const auto notices = town.state.notices.where<&Notice::to>(town.coordinator);
            return std::any_of(notices.begin(), notices.end(), [&](const Notice* notice) {
                return notice->about == ref(errand) && !notice->seen;
            });
        };
        CHECK(open());
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
        CHECK_FALSE(open());
    }
    SUBCASE("again, where a driver gives it back") {
        town.give(town.lu, Role::Driver);
        const ErrandId errand = town.ask(ride);
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
        REQUIRE(town.run(town.lu, HandBackErrand{errand, "发烧"}) == allowed);
        CHECK(told() == 2);
    }
}

TEST_CASE("repeats that make no sense are refused") {
    Asking town;
    const auto answer = [&](std::int32_t days_, std::optional<Instant> until, Duration lasts = hours(1)) {
        return town.reason(town.qin, AskForHelp{something(Urgency::Whenever, lasts), 0, {days_, until}});
    };
    CHECK(answer(0, std::nullopt) == allowed);
    CHECK(answer(0x7f, std::nullopt) == allowed);
    CHECK(answer(0x80, std::nullopt) == Reason::RepeatsInvalid);
    CHECK(answer(-1, std::nullopt) == Reason::RepeatsInvalid);
    CHECK(answer(1, Town::evening) == Reason::RepeatsInvalid);
    CHECK(answer(1, Town::evening + days(3000)) == Reason::RepeatsInvalid);
    CHECK(answer(1, std::nullopt, days(2)) == Reason::RepeatsInvalid);
}

TEST_CASE("times that nobody means are refused, whatever number they are") {
    Asking town;
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min(),
                           most = std::numeric_limits<std::int64_t>::max();
    const auto answer = [&](std::int64_t from, std::int64_t until) {
        Asked asked;
        asked.kind = ErrandKind::Other;
        asked.what = "搬桌子";
        asked.window = {Instant{from}, Instant{until}};
        return town.reason(town.qin, AskForHelp{asked, 0, {}});
    };
    for (const auto& [from, until] : {std::pair(least, most),
                                      {least, town.now.ms + 3'600'000},
                                      {-(most / 2), most / 2},
                                      {town.now.ms, most}})
        CHECK(answer(from, until) == Reason::TimesInvalid);
    CHECK(answer(town.now.ms, town.now.ms + 3'600'000) == std::nullopt);
    const PlanTrip trip{"市一医院", {Instant{least}, Instant{most}}, {}};
    CHECK(town.reason(town.lu, trip) == Reason::TimesInvalid);
}

TEST_CASE("one person alone does not use up everybody's attention") {
    Asking town;
    Asked asked;
    asked.kind = ErrandKind::Other;
    asked.what = "搬桌子";
    asked.window = {town.now, town.now + hours(3)};
    int asked_for = 0;
    while (asked_for < 100 && town.run(town.qin, AskForHelp{asked, 0, {}}) == std::nullopt) ++asked_for;
    CHECK(asked_for == 20);
    CHECK(town.reason(town.qin, AskForHelp{asked, 0, {}}) == Reason::TooManyErrands);
    CHECK(town.reason(town.coordinator, AskForHelp{asked, 0, {}}) == std::nullopt);
    asked.what = "\u200b \u3000";
    CHECK(town.reason(town.coordinator, AskForHelp{asked, 0, {}}) == Reason::TextEmpty);
}
