#include <doctest/doctest.h>

#include "shared/commands/timers.h"
#include "shared/errands/errand_book.h"
#include "shared/medicine/medicine_book.h"
#include "tests/medicine_town.h"

// How long medicines last, what is taken instead, trips for many doors. Receipts: medicine_receipts_test.cpp.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;
constexpr Things card{.card = true}, bag{.medicine = true};

}  // namespace

// --- How long it lasts

TEST_CASE("three days left means the same number until the day is over, and falls by itself") {
    const UtcOffset china;
    const Instant runs_out = runs_out_after(3, Town::evening, china);
    CHECK(days_left(runs_out, Town::evening) == 3);
    CHECK(days_left(runs_out, Town::evening + hours(5)) == 3);
    CHECK(days_left(runs_out, Town::evening + hours(6)) == 2);  // Midnight.
    CHECK(days_left(runs_out, Town::evening + days(1)) == 2);
    CHECK(days_left(runs_out, Town::evening + days(2)) == 1);
    CHECK(days_left(runs_out, Town::evening + days(30)) == 0);
    CHECK(days_left(runs_out_after(0, Town::evening, china), Town::evening) == 0);
}

TEST_CASE("a medicine that runs out raises how urgent the errand is") {
    MedicineTown town;
    const ErrandId errand = town.ask();
    struct Row {
        std::int64_t days;
        Urgency urgency;
    };
    for (const Row& row : {Row{10, Urgency::Whenever}, Row{4, Urgency::Whenever}, Row{3, Urgency::Today},
                           Row{2, Urgency::Today}, Row{1, Urgency::Now}, Row{0, Urgency::Now}}) {
        MedicineFacts facts;
        facts.runs_out_on = runs_out_after(row.days, town.now, {});
        CAPTURE(row.days);
        CHECK(urgency_of(facts, town.now) == row.urgency);
    }
    CHECK(urgency_of({}, town.now) == Urgency::Whenever);
    CHECK(town.run(town.qin, town.lasts(errand, 5)) == allowed);
    CHECK(urgency_now(town.state, town.errand(errand), town.now) == Urgency::Whenever);
    CHECK(urgency_now(town.state, town.errand(errand), town.now + days(2)) == Urgency::Today);
    CHECK(urgency_now(town.state, town.errand(errand), town.now + days(4)) == Urgency::Now);
    // What was asked for is never lowered.
    CHECK(town.errand(errand).urgency == Urgency::Whenever);
}

TEST_CASE("lists go by what is urgent now, not by what was said") {
    MedicineTown town;
    const ErrandId early = town.ask(), running_out = town.ask();
    REQUIRE(town.run(town.qin, town.lasts(running_out, 5)) == allowed);
    CHECK(open_errands(town.state, town.lu, town.now)[0]->id == early);
    CHECK(open_errands(town.state, town.lu, town.now + days(2))[0]->id == running_out);
}

TEST_CASE("the server raises the record once at three days and once at one") {
    MedicineTown town;
    const ErrandId errand = town.ask();
    REQUIRE(town.run(town.qin, town.lasts(errand, 6)) == allowed);
    const ErrandItemId item = town.item(errand);
    const RecordRef line = ref(Id<MedicineLine>{item.bits});
    std::vector<std::pair<std::int64_t, Urgency>> raised;
    for (int hour = 0; hour < 24 * 9; ++hour) {
        town.now = Town::evening + hours(hour);
        const auto due = due_of(town.state, line);
        if (!due || due->at > town.now) continue;
        CHECK(town.run({}, Principal::Server, due->command) == allowed);
        CHECK(town.run({}, Principal::Server, due->command)->reason == Reason::NotAllowed);
        raised.push_back({days_left(*town.line(item).facts.runs_out_on, town.now), town.line(item).raised});
        CHECK(town.errand(errand).urgency == town.line(item).raised);
    }
    using Raised = std::vector<std::pair<std::int64_t, Urgency>>;
    CHECK(raised == Raised{{3, Urgency::Today}, {1, Urgency::Now}});
    CHECK_FALSE(due_of(town.state, line));
}

TEST_CASE("a server that was down all the time runs both timers, one after the other") {
    MedicineTown town;
    const ErrandId errand = town.ask();
    REQUIRE(town.run(town.qin, town.lasts(errand, 6)) == allowed);
    const RecordRef line = ref(Id<MedicineLine>{town.item(errand).bits});
    town.now = Town::evening + days(20);
    int runs = 0;
    while (const auto due = due_of(town.state, line)) {
        REQUIRE(town.run({}, Principal::Server, due->command) == allowed);
        REQUIRE(++runs < 5);
    }
    CHECK(runs == 2);
    CHECK(town.errand(errand).urgency == Urgency::Now);
}

TEST_CASE("only the server raises, and only when it is time") {
    MedicineTown town;
    const ErrandId errand = town.ask();
    REQUIRE(town.run(town.qin, town.lasts(errand, 6)) == allowed);
    const RaiseMedicineUrgency raise{town.item(errand), Urgency::Today};
    CHECK(town.reason(town.coordinator, raise) == Reason::NotAllowed);
    CHECK(town.run({}, Principal::Server, raise)->reason == Reason::NotAllowed);
}

TEST_CASE("a list that is changed keeps what runs out, and what runs out keeps it urgent") {
    MedicineTown town;
    const ErrandId errand = town.ask({"阿托伐他汀", "氨氯地平"});
    REQUIRE(town.run(town.qin, town.lasts(errand, 3)) == allowed);
    CHECK(town.errand(errand).urgency == Urgency::Today);
    const ErrandItemId first = town.item(errand), second = town.item(errand, 1);
    Asked asked = MedicineTown::medicines({"阿托伐他汀"});
    asked.items[0].id = first;
    REQUIRE(town.run(town.qin, ChangeErrand{errand, asked}) == allowed);
    CHECK(town.errand(errand).urgency == Urgency::Today);
    CHECK(town.state.medicine_lines.find(first));
    CHECK_FALSE(town.state.medicine_lines.find(second));
}

TEST_CASE("what was said to last three days does not last longer because another line is changed") {
    MedicineTown town;
    Asked asked = MedicineTown::medicines({"阿托伐他汀", "氨氯地平"});
    asked.items[0].days_left = 5;
    const ErrandId errand = town.ask(town.qin, asked);
    const ErrandItemId item = town.item(errand);
    const Instant runs_out = *town.line(item).facts.runs_out_on;
    town.now = town.now + days(2);
    asked.items[0].id = item;
    asked.items[1].id = town.item(errand, 1);
    asked.items[1].words.note = "要进口的";
    asked.window.until = town.now + days(1);
    REQUIRE(town.run(town.qin, ChangeErrand{errand, asked}) == allowed);
    CHECK(*town.line(item).facts.runs_out_on == runs_out);
    asked.items[0].words.note = "还剩5天";  // Said again, now.
    REQUIRE(town.run(town.qin, ChangeErrand{errand, asked}) == allowed);
    CHECK(*town.line(item).facts.runs_out_on == runs_out + days(2));
}

TEST_CASE("who says how long a medicine lasts, and what is no answer") {
    MedicineTown town;
    const ErrandId errand = town.ask();
    const DescribeMedicines lasts = town.lasts(errand, 3);
    CHECK(town.reason(town.lu, lasts) == Reason::ErrandUnknown);
    CHECK(town.reason(town.coordinator, lasts) == allowed);
    DescribeMedicines wrong = lasts;
    wrong.medicines[0].facts.runs_out_on = Town::evening;  // No start of a day.
    CHECK(town.reason(town.qin, wrong) == Reason::RunsOutInvalid);
    wrong.medicines[0].facts.runs_out_on = runs_out_after(500, Town::evening, {});
    CHECK(town.reason(town.qin, wrong) == Reason::RunsOutInvalid);
    CHECK(town.reason(town.qin, DescribeMedicines{errand, {}}) == Reason::NothingChosen);
    const ErrandId other = town.ask();
    CHECK(town.reason(town.qin, DescribeMedicines{other, lasts.medicines}) == Reason::ErrandItemUnknown);
    Asked shopping = MedicineTown::medicines({"米"});
    shopping.kind = ErrandKind::Shopping;
    const ErrandId rice = town.ask(town.qin, shopping);
    CHECK(town.reason(town.qin, town.lasts(rice, 3)) == Reason::NotMedicine);
    town.run(town.qin, WithdrawErrand{errand, ""});
    CHECK(town.reason(town.qin, lasts) == Reason::ErrandOver);
}

// --- Another medicine instead

TEST_CASE("another medicine only with the person's yes to exactly that") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    const ErrandItemId item = town.item(errand);
    const TickItem instead{item, ItemState::Instead, "瑞舒伐他汀"};
    CHECK(town.reason(town.lu, instead) == Reason::SubstituteNotAgreed);
    CHECK(town.reason(town.wen, AskSubstitute{item, "瑞舒伐他汀"}) == Reason::ErrandItemUnknown);
    CHECK(town.reason(town.lu, AskSubstitute{item, ""}) == Reason::TextEmpty);
    CHECK(town.reason(town.qin, AnswerSubstitute{item, "瑞舒伐他汀", true}) == Reason::SubstituteNotAsked);
    CHECK(town.run(town.lu, AskSubstitute{item, "瑞舒伐他汀"}) == allowed);
    CHECK(town.told(town.qin, NoticeKind::SubstituteAsked));
    CHECK(town.reason(town.lu, instead) == Reason::SubstituteNotAgreed);
    CHECK(town.reason(town.lu, AnswerSubstitute{item, "瑞舒伐他汀", true}) == Reason::AnswerTheirs);
    CHECK(town.reason(town.wen, AnswerSubstitute{item, "瑞舒伐他汀", true}) == Reason::ErrandItemUnknown);
    CHECK(town.reason(town.qin, AnswerSubstitute{item, "别的", true}) == Reason::SubstituteNotAsked);
    SUBCASE("no is no") {
        CHECK(town.run(town.qin, AnswerSubstitute{item, "瑞舒伐他汀", false}) == allowed);
        CHECK(town.told(town.lu, NoticeKind::SubstituteRefused));
        CHECK(town.reason(town.lu, instead) == Reason::SubstituteNotAgreed);
    }
    SUBCASE("yes is yes to this one, and it is written down who said it for whom") {
        CHECK(town.run(town.coordinator, AnswerSubstitute{item, "瑞舒伐他汀", true}, town.qin) == allowed);
        CHECK(town.line(item).answered_by == town.coordinator);
        CHECK(town.reason(town.lu, TickItem{item, ItemState::Instead, "别的"}) ==
              Reason::SubstituteNotAgreed);
        CHECK(town.run(town.lu, instead) == allowed);
        // Bought is bought; another question is a new one, and the old answer is none.
        CHECK(town.reason(town.qin, AnswerSubstitute{item, "瑞舒伐他汀", false}) ==
              Reason::SubstituteNotAsked);
        CHECK(town.run(town.lu, AskSubstitute{item, "普伐他汀"}) == allowed);
        CHECK(town.state.errand_items.at(item).state == ItemState::Wanted);
        CHECK(town.reason(town.lu, instead) == Reason::SubstituteNotAgreed);
    }
    SUBCASE("a list that asks for something else has no answer yet") {
        CHECK(town.run(town.qin, AnswerSubstitute{item, "瑞舒伐他汀", true}) == allowed);
        Asked asked = MedicineTown::medicines({"二甲双胍"});
        asked.items[0].id = item;
        REQUIRE(town.run(town.qin, ChangeErrand{errand, asked}) == allowed);
        CHECK(town.reason(town.lu, instead) == Reason::SubstituteNotAgreed);
    }
}

TEST_CASE("a coordinator who is the helper does not say yes to their own question") {
    MedicineTown town;
    const ErrandId errand = town.claimed(town.coordinator);
    const ErrandItemId item = town.item(errand);
    REQUIRE(town.run(town.coordinator, AskSubstitute{item, "瑞舒伐他汀"}) == allowed);
    CHECK(town.reason(town.coordinator, AnswerSubstitute{item, "瑞舒伐他汀", true}) == Reason::AnswerTheirs);
    CHECK(town.reason(town.qin, AnswerSubstitute{item, "瑞舒伐他汀", true}) == allowed);
}

TEST_CASE("what takes the card is taken on by somebody who was vetted for it, whoever changes the list") {
    MedicineTown town;
    const PersonId unvetted = town.enter("2", "501", "何平");
    town.give(unvetted, Role::Volunteer);
    const ErrandId errand = town.ask();
    CHECK(town.reason(unvetted, ClaimErrand{errand}) == allowed);
    DescribeMedicines needs = town.lasts(errand, 9);
    needs.medicines[0].facts.needs_booklet = true;
    REQUIRE(town.run(town.qin, needs) == allowed);
    CHECK(town.errand(errand).needs.money);
    CHECK(town.reason(unvetted, ClaimErrand{errand}) == Reason::NotVetted);
    CHECK(town.reason(town.lu, ClaimErrand{errand}) == allowed);
    SUBCASE("a form that does not know of the booklet does not take it back") {
        Asked later = MedicineTown::medicines({"阿托伐他汀", "维生素"});
        later.items[0].id = town.item(errand);
        REQUIRE(town.run(town.qin, ChangeErrand{errand, later}) == allowed);
        CHECK(town.errand(errand).needs.money);
    }
    SUBCASE("once that medicine is off the list, anybody may go") {
        REQUIRE(town.run(town.qin, ChangeErrand{errand, MedicineTown::medicines({"维生素"})}) == allowed);
        CHECK_FALSE(town.errand(errand).needs.money);
    }
}

TEST_CASE("who may not carry the card does not keep an errand that has come to take it") {
    MedicineTown town;
    const PersonId unvetted = town.enter("2", "501", "何平");
    town.give(unvetted, Role::Volunteer);
    const ErrandId errand = town.claimed(unvetted);
    DescribeMedicines needs = town.lasts(errand, 9);
    REQUIRE(town.run(town.qin, needs) == allowed);
    CHECK(town.errand(errand).helper == unvetted);
    needs.medicines[0].facts.needs_card = true;
    SUBCASE("before they have set out") {
        REQUIRE(town.run(town.qin, needs) == allowed);
        CHECK(town.errand(errand).state == ErrandState::Open);
        CHECK_FALSE(town.sees_door(unvetted, town.qin));
    }
    SUBCASE("not while they may have bought something") {
        REQUIRE(town.run(unvetted, StartErrand{errand}) == allowed);
        CHECK(town.reason(town.qin, needs) == Reason::NotVetted);
    }
}

// --- Trips

TEST_CASE("one trip for five doors: what to collect, what was got, what goes back, and all the money") {
    MedicineTown town;
    std::vector<ErrandId> errands;
    for (const char* room : {"101", "102", "103", "104", "105"}) {
        const PersonId person = town.enter("4", room, std::string("四号楼") + room);
        errands.push_back(town.claimed(town.lu, person));
        DescribeMedicines needs = town.lasts(errands.back(), 9);
        needs.medicines[0].facts.needs_card = true;
        REQUIRE(town.run(person, needs) == allowed);
    }
    const TimeRange morning{Town::evening + hours(14), Town::evening + hours(18)};
    const std::uint64_t planning = town.number;
    REQUIRE(town.run(town.lu, PlanTrip{"市一医院", morning, {errands[0], errands[1], errands[2]}}) ==
            allowed);
    const HospitalTripId trip = NewIds(7, OutboxId{{1, 1}}, planning).make<HospitalTripId>();
    CHECK(town.run(town.lu, JoinTrip{trip, errands[3]}) == allowed);
    CHECK(town.run(town.lu, JoinTrip{trip, errands[4]}) == allowed);
    CHECK(town.reason(town.lu, JoinTrip{trip, errands[4]}) == Reason::OnTripAlready);
    CHECK(town.sheet(trip).doors.size() == 5);
    CHECK(town.sheet(trip).doors[0].to_collect == card);
    for (const ErrandId errand : errands) {
        const PersonId person = town.state.errand_details.at(errand).asked_for;
        REQUIRE(town.run(town.lu, GiveThings{errand, card, "", person, town.lu}) == allowed);
    }
    CHECK(town.run(town.lu, StartTrip{trip}) == allowed);
    for (const ErrandId errand : errands) {
        CHECK(town.errand(errand).state == ErrandState::OnTheWay);
        CHECK(town.errand(errand).on_the_way_at == town.now);
        REQUIRE(town.run(town.lu, TickItem{town.item(errand), ItemState::Got, ""}) == allowed);
    }
    CHECK(is_nothing(town.sheet(trip).doors[0].to_collect));
    CHECK(town.sheet(trip).doors[4].got.size() == 1);
    CHECK(town.sheet(trip).doors[4].to_return == Things{.card = true, .medicine = true});
    for (const ErrandId errand : errands) {
        const PersonId person = town.state.errand_details.at(errand).asked_for;
        REQUIRE(town.run(town.coordinator, LookSecond{errand, true, ""}) == allowed);
        REQUIRE(town.run(person, GiveThings{errand, Things{.card = true, .medicine = true}, "", town.lu,
                                            person}) == allowed);
        REQUIRE(town.run(town.lu, FinishErrand{errand, 1250, ""}) == allowed);
    }
    CHECK(town.sheet(trip).spent_cents == 5 * 1250);
    CHECK(is_nothing(town.sheet(trip).doors[2].to_return));
    CHECK(town.run(town.lu, EndTrip{trip}) == allowed);
    CHECK(town.reason(town.lu, JoinTrip{trip, errands[0]}) == Reason::TripOver);
}

TEST_CASE("who may plan a trip, and with which errands") {
    MedicineTown town;
    const ErrandId mine = town.claimed(), theirs = town.claimed(town.wen), open = town.ask();
    const TimeRange morning{Town::evening + hours(14), Town::evening + hours(18)};
    const auto answer = [&](PersonId by, std::vector<ErrandId> errands) {
        return town.reason(by, PlanTrip{"市一医院", morning, std::move(errands)});
    };
    CHECK(answer(town.lu, {mine}) == allowed);
    CHECK(answer(town.qin, {}) == Reason::NotAHelper);
    for (const ErrandId wrong : {theirs, open, ErrandId{{1, 2}}})
        CHECK(answer(town.lu, {wrong}) == Reason::ErrandNotYours);
    CHECK(answer(town.lu, {mine, mine}) == Reason::OnTripAlready);
    CHECK(town.reason(town.lu, PlanTrip{"", morning, {}}) == Reason::TextEmpty);
    CHECK(town.reason(town.lu, PlanTrip{"市一医院", {morning.until, morning.from}, {}}) ==
          Reason::TimesInvalid);
    CHECK(town.reason(town.lu, PlanTrip{"市一医院", morning, {}}, town.wen) == Reason::NotForOthers);
    CHECK(town.reason(town.coordinator, PlanTrip{"市一医院", morning, {theirs}}, town.wen) == allowed);
    const std::uint64_t planning = town.number;
    REQUIRE(town.run(town.lu, PlanTrip{"市一医院", morning, {mine}}) == allowed);
    const HospitalTripId trip = NewIds(7, OutboxId{{1, 1}}, planning).make<HospitalTripId>();
    CHECK(town.reason(town.wen, StartTrip{trip}) == Reason::TripUnknown);
    CHECK(town.reason(town.lu, StartTrip{HospitalTripId{{1, 2}}}) == Reason::TripUnknown);
    CHECK(town.reason(town.lu, LeaveTrip{trip, theirs}) == Reason::NotOnTrip);
    CHECK(town.run(town.lu, LeaveTrip{trip, mine}) == allowed);
    CHECK(stops_of(town.state, trip).empty());
}

TEST_CASE("the helper falls ill halfway: the errand and the things go to another, each with its receipt") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    const TimeRange morning{Town::evening + hours(1), Town::evening + hours(4)};
    REQUIRE(town.run(town.lu, GiveThings{errand, card, "", town.qin, town.lu}) == allowed);
    REQUIRE(town.run(town.lu, PlanTrip{"市一医院", morning, {errand}}) == allowed);
    REQUIRE(town.run(town.lu, TickItem{town.item(errand), ItemState::Got, ""}) == allowed);
    REQUIRE(town.run(town.lu, HandBackErrand{errand, "发烧了"}) == allowed);
    CHECK_FALSE(stop_on_trip(town.state, errand));
    CHECK(things_with(town.state, town.lu).size() == 2);
    CHECK(town.sees_door(town.lu, town.qin));  // To bring the card back, if need be.
    REQUIRE(town.run(town.wen, ClaimErrand{errand}) == allowed);
    CHECK(town.told(town.lu, NoticeKind::ThingsToPassOn));
    CHECK(town.reason(town.wen, FinishErrand{errand, 0, ""}) == Reason::ThingsStillOut);
    const Things all{.card = true, .medicine = true};
    REQUIRE(town.run(town.wen, GiveThings{errand, all, "", town.lu, town.wen}) == allowed);
    CHECK(town.custody(errand, &Things::card).holder == town.wen);
    CHECK(town.custody(errand, &Things::card).confirmed);
    CHECK(things_with(town.state, town.lu).empty());
    CHECK_FALSE(town.sees_door(town.lu, town.qin));
    REQUIRE(town.run(town.qin, LookSecond{errand, true, ""}) == allowed);
    REQUIRE(town.run(town.qin, GiveThings{errand, all, "", town.wen, town.qin}) == allowed);
    CHECK(town.run(town.wen, FinishErrand{errand, 0, ""}) == allowed);
}

TEST_CASE("two entries of one person: their receipts, looks and trips are the kept one's") {
    MedicineTown town;
    const PersonId again = town.enter("2", "302", "陆清");
    town.give(again, Role::Volunteer);
    REQUIRE(town.run(town.coordinator, VetHelper{again, false, true}) == allowed);
    const ErrandId errand = town.claimed(again);
    const TimeRange morning{Town::evening + hours(1), Town::evening + hours(4)};
    REQUIRE(town.run(town.qin, GiveThings{errand, card, "", town.qin, again}) == allowed);
    REQUIRE(town.run(again, PlanTrip{"市一医院", morning, {errand}}) == allowed);
    REQUIRE(town.run(again, TickItem{town.item(errand), ItemState::Got, ""}) == allowed);
    REQUIRE(town.run(town.coordinator, LookSecond{errand, true, ""}) == allowed);
    REQUIRE(town.run(town.admin, MergePersons{town.lu, again}) == allowed);
    CHECK(things_with(town.state, town.lu).size() == 2);
    CHECK(things_with(town.state, again).empty());
    CHECK(town.state.hospital_trips.rows().begin()->second.record.helper == town.lu);
    for (const auto& [id, row] : town.state.return_checks.rows()) CHECK(row.record.holder == town.lu);
    CHECK(town.run(town.lu, GiveThings{errand, bag, "", town.lu, town.qin}) == allowed);
}
