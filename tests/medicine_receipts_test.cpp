#include <doctest/doctest.h>

#include "shared/medicine/medicine_book.h"
#include "shared/state/audience.h"
#include "tests/medicine_town.h"

// Receipts for cards and bags, the second look, and who may hold what of it.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;
constexpr Things card{.card = true}, booklet{.booklet = true}, bag{.medicine = true};
constexpr Things card_and_booklet{.card = true, .booklet = true};

}  // namespace

// --- Receipts

TEST_CASE("what can be written on a receipt, and what not") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    const auto answer = [&](PersonId by, Things things, std::optional<PersonId> from,
                            std::optional<PersonId> to) {
        return town.reason(by, GiveThings{errand, things, "", from, to});
    };
    CHECK(answer(town.qin, {}, town.qin, town.lu) == Reason::NothingChosen);
    CHECK(answer(town.qin, {.other = true}, town.qin, town.lu) == Reason::TextEmpty);
    CHECK(answer(town.qin, card, town.qin, town.qin) == Reason::SamePerson);
    CHECK(answer(town.qin, card, town.qin, town.lu) == allowed);
    CHECK(answer(town.lu, card, town.qin, town.lu) == allowed);
    CHECK(answer(town.qin, card, town.lu, town.qin) == Reason::ThingsElsewhere);
    CHECK(answer(town.coordinator, card, town.qin, town.wen) == allowed);  // She collects for all.
    const PersonId stranger = town.enter("2", "501", "何平");
    CHECK(answer(town.qin, card, town.qin, stranger) == Reason::NotAHelper);
    CHECK(answer(stranger, card, town.qin, stranger) == Reason::ErrandUnknown);
    CHECK(answer(town.wen, card, town.qin, town.wen) == Reason::ErrandUnknown);
    CHECK(town.reason(stranger, GiveThings{ErrandId{{1, 2}}, card, "", town.qin, stranger}) ==
          Reason::ErrandUnknown);
    CHECK(answer(town.lu, card, town.qin, town.wen) == Reason::NotForOthers);
    CHECK(answer(town.qin, bag, town.qin, town.lu) == Reason::ThingsElsewhere);  // There is none yet.
}

TEST_CASE("card, booklet and cash leave the home only with somebody who was vetted for it") {
    MedicineTown town;
    const PersonId unvetted = town.enter("2", "501", "何平");
    town.give(unvetted, Role::Volunteer);
    const ErrandId errand = town.claimed(unvetted);
    const auto answer = [&](Things things, PersonId to) {
        return town.reason(town.qin, GiveThings{errand, things, "单子", town.qin, to});
    };
    for (const Things& things : {card, booklet, Things{.cash = true}, Things{.card = true, .other = true}}) {
        CHECK(answer(things, unvetted) == Reason::NotVetted);
        CHECK(answer(things, town.lu) == allowed);
        CHECK(answer(things, town.wen) == allowed);  // She looks after a house.
        CHECK(answer(things, town.coordinator) == allowed);
    }
    CHECK(answer({.prescription = true}, unvetted) == allowed);
    REQUIRE(town.run(town.coordinator, VetHelper{unvetted, true, false}) == allowed);
    CHECK(answer(card, unvetted) == Reason::NotVetted);
    REQUIRE(town.run(town.coordinator, VetHelper{unvetted, false, true}) == allowed);
    CHECK(answer(card, unvetted) == allowed);
}

TEST_CASE("card out and back: two taps each way, and nothing is finished before") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    CHECK(custody_of(town.state, errand).empty());
    REQUIRE(town.run(town.qin, GiveThings{errand, card_and_booklet, "", town.qin, town.lu}) == allowed);
    CHECK_FALSE(town.custody(errand, &Things::card).confirmed);
    CHECK(town.told(town.lu, NoticeKind::ThingsGiven));
    const HandoverId out = town.last_receipt(errand);
    CHECK(town.reason(town.qin, ConfirmHandover{out}) == Reason::HandoverTheirs);
    CHECK(town.reason(town.wen, ConfirmHandover{out}) == Reason::HandoverUnknown);
    CHECK(town.run(town.lu, ConfirmHandover{out}) == allowed);
    CHECK(town.told(town.qin, NoticeKind::ThingsConfirmed));
    CHECK(town.reason(town.lu, ConfirmHandover{out}) == Reason::HandoverConfirmed);
    CHECK(town.custody(errand, &Things::card).holder == town.lu);
    CHECK(things_with(town.state, town.lu).size() == 2);
    const auto no = check(town.state, town.stamp(town.lu), FinishErrand{errand, 0, ""});
    REQUIRE(no);
    CHECK(no->reason == Reason::ThingsStillOut);
    CHECK(no->limit == 2);
    // She enters that the card is back; only the other side's tap makes it so.
    REQUIRE(town.run(town.lu, GiveThings{errand, card_and_booklet, "", town.lu, town.qin}) == allowed);
    CHECK(town.reason(town.lu, FinishErrand{errand, 0, ""}) == Reason::ThingsStillOut);
    CHECK(town.run(town.qin, ConfirmHandover{town.last_receipt(errand)}) == allowed);
    CHECK(things_with(town.state, town.lu).empty());
    CHECK(town.run(town.lu, FinishErrand{errand, 0, ""}) == allowed);
    CHECK(receipts_of(town.state, errand).size() == 2);
}

TEST_CASE("a helper who is also the steward does not confirm their own handing back") {
    MedicineTown town;
    const ErrandId errand = town.claimed(town.wen, town.lu);  // Wen is the steward of Lu's building.
    REQUIRE(town.run(town.wen, GiveThings{errand, card, "", town.lu, town.wen}) == allowed);
    REQUIRE(town.run(town.wen, GiveThings{errand, card, "", town.wen, town.lu}) == allowed);
    CHECK_FALSE(town.custody(errand, &Things::card).confirmed);
    CHECK(town.reason(town.wen, ConfirmHandover{town.last_receipt(errand)}) == Reason::HandoverTheirs);
    CHECK(town.reason(town.coordinator, ConfirmHandover{town.last_receipt(errand)}) == allowed);
}

TEST_CASE("a mistake is answered by another receipt, with the reason; none is taken away") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    REQUIRE(town.run(town.lu, GiveThings{errand, card, "", town.qin, town.lu}) == allowed);
    const HandoverId wrong = town.last_receipt(errand);
    CHECK(town.reason(town.wen, CorrectHandover{wrong, "…"}) == Reason::HandoverUnknown);
    CHECK(town.reason(town.lu, CorrectHandover{wrong, ""}) == Reason::TextEmpty);
    REQUIRE(town.run(town.lu, GiveThings{errand, card, "", town.lu, town.wen}) == allowed);
    CHECK(town.reason(town.lu, CorrectHandover{wrong, "拿错了"}) == Reason::ThingsElsewhere);
    REQUIRE(town.run(town.wen, CorrectHandover{town.last_receipt(errand), "我没拿到"}) == allowed);
    CHECK(town.custody(errand, &Things::card).holder == town.lu);
    CHECK_FALSE(town.custody(errand, &Things::card).confirmed);  // Lu has not said so yet.
    const auto receipts = receipts_of(town.state, errand);
    REQUIRE(receipts.size() == 3);
    CHECK(receipts[2]->corrects == receipts[1]->id);
    CHECK(receipts[2]->note == "我没拿到");
    CHECK(town.reason(town.wen, ConfirmHandover{receipts[1]->id}) == Reason::HandoverConfirmed);
}

TEST_CASE("a coordinator closes with a reason, and the card stays on the list until it is back") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    REQUIRE(town.run(town.lu, GiveThings{errand, card, "", town.qin, town.lu}) == allowed);
    CHECK(town.reason(town.lu, FinishErrand{errand, 500, "卡找不到了"}) == Reason::ThingsStillOut);
    CHECK(town.reason(town.coordinator, FinishErrand{errand, 500, ""}) == Reason::ThingsStillOut);
    CHECK(town.run(town.coordinator, FinishErrand{errand, 500, "卡丢了，已挂失"}) == allowed);
    CHECK(town.reason(town.lu, SettleErrand{errand}) == Reason::ThingsStillOut);
    CHECK(town.sees_door(town.lu, town.qin));
    CHECK(things_with(town.state, town.lu).size() == 1);
    REQUIRE(town.run(town.lu, GiveThings{errand, card, "", town.lu, town.qin}) == allowed);
    REQUIRE(town.run(town.qin, ConfirmHandover{town.last_receipt(errand)}) == allowed);
    CHECK(town.run(town.lu, SettleErrand{errand}) == allowed);
}

TEST_CASE("withdrawn with the card at the helper's: they keep the errand until it is back") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    REQUIRE(town.run(town.lu, GiveThings{errand, card, "", town.qin, town.lu}) == allowed);
    REQUIRE(town.run(town.qin, WithdrawErrand{errand, "女儿买到了"}) == allowed);
    CHECK(town.errand(errand).helper == town.lu);
    CHECK(town.sees_door(town.lu, town.qin));
    CHECK(things_with(town.state, town.lu).size() == 1);
    CHECK(town.reason(town.qin, GiveThings{errand, booklet, "", town.qin, town.lu}) == Reason::ErrandOver);
    REQUIRE(town.run(town.lu, GiveThings{errand, card, "", town.lu, town.qin}) == allowed);
    REQUIRE(town.run(town.qin, ConfirmHandover{town.last_receipt(errand)}) == allowed);
    CHECK(town.run(town.lu, FinishErrand{errand, 0, ""}) == allowed);
    CHECK_FALSE(town.sees_door(town.lu, town.qin));
}

TEST_CASE(
    "no longer trusted with the card they hold: they bring it back, and the medicine is asked for anew") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    DescribeMedicines needs = town.lasts(errand, 9);
    needs.medicines[0].facts.needs_card = true;
    REQUIRE(town.run(town.qin, needs) == allowed);
    REQUIRE(town.run(town.lu, GiveThings{errand, card, "", town.qin, town.lu}) == allowed);
    REQUIRE(town.run(town.coordinator, VetHelper{town.lu, false, false}) == allowed);
    CHECK(town.errand(errand).helper == town.lu);
    CHECK(town.sees_door(town.lu, town.qin));
    const auto open = town.state.errands.where<&Errand::state>(ErrandState::Open);
    REQUIRE(open.size() == 1);
    CHECK(open.front()->needs.money);
    const MedicineFacts& again = town.line(town.item(open.front()->id)).facts;
    CHECK(again.needs_card);
    CHECK(again.dose == "20mg");
    CHECK(again.runs_out_on == needs.medicines[0].facts.runs_out_on);  // It is the same pack.
    REQUIRE(town.run(town.lu, GiveThings{errand, card, "", town.lu, town.qin}) == allowed);
    REQUIRE(town.run(town.qin, ConfirmHandover{town.last_receipt(errand)}) == allowed);
    CHECK(town.run(town.lu, FinishErrand{errand, 0, ""}) == allowed);
    CHECK_FALSE(town.sees_door(town.lu, town.qin));
}

TEST_CASE("withdrawn after it was bought: home or back at the counter, then it is over") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    REQUIRE(town.run(town.lu, TickItem{town.item(errand), ItemState::Got, ""}) == allowed);
    REQUIRE(town.run(town.qin, WithdrawErrand{errand, "女儿买到了"}) == allowed);
    CHECK(town.reason(town.lu, FinishErrand{errand, 0, ""}) == Reason::ThingsStillOut);
    REQUIRE(town.run(town.lu, GiveThings{errand, bag, "药房退了", town.lu, {}}) == allowed);
    CHECK(town.run(town.lu, FinishErrand{errand, 0, ""}) == allowed);
}

TEST_CASE("what is ticked as bought is somewhere: a receipt back to the counter alone ends nothing") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    REQUIRE(town.run(town.lu, TickItem{town.item(errand), ItemState::Got, ""}) == allowed);
    REQUIRE(town.run(town.lu, CorrectHandover{town.last_receipt(errand), "没拿"}) == allowed);
    CHECK(town.reason(town.lu, FinishErrand{errand, 0, ""}) == Reason::ThingsStillOut);
    REQUIRE(town.run(town.lu, TickItem{town.item(errand), ItemState::Wanted, ""}) == allowed);
    CHECK(town.run(town.lu, FinishErrand{errand, 0, ""}) == allowed);
}

// --- The bag and the second look

TEST_CASE("what is bought is in the helper's hand by a receipt, and a wrong tick brings it back") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    const ErrandItemId item = town.item(errand);
    REQUIRE(town.run(town.lu, TickItem{item, ItemState::Got, ""}) == allowed);
    CHECK(town.custody(errand, &Things::medicine).holder == town.lu);
    CHECK(town.custody(errand, &Things::medicine).confirmed);
    REQUIRE(town.run(town.lu, TickItem{item, ItemState::NotFound, ""}) == allowed);
    CHECK_FALSE(town.custody(errand, &Things::medicine).holder);
    CHECK(receipts_of(town.state, errand).size() == 2);
    CHECK(town.run(town.lu, FinishErrand{errand, 0, ""}) == allowed);
}

TEST_CASE("no bag is handed over before a second person has looked at it") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    const GiveThings home{errand, bag, "", town.lu, town.qin};
    CHECK(town.reason(town.coordinator, LookSecond{errand, true, ""}) == Reason::NoMedicineInHand);
    CHECK(town.reason(town.lu, AskSecondLook{errand, town.wen}) == Reason::NoMedicineInHand);
    REQUIRE(town.run(town.lu, TickItem{town.item(errand), ItemState::Got, ""}) == allowed);
    CHECK(town.reason(town.lu, home) == Reason::NoSecondLook);
    CHECK(town.reason(town.lu, LookSecond{errand, true, ""}) == Reason::LookedThemselves);
    CHECK(town.reason(town.wen, LookSecond{errand, true, ""}) == Reason::ErrandUnknown);
    CHECK(town.reason(town.wen, LookSecond{ErrandId{{1, 2}}, true, ""}) == Reason::ErrandUnknown);
    CHECK(town.reason(town.lu, AskSecondLook{errand, town.lu}) == Reason::LookedThemselves);
    CHECK(town.reason(town.lu, AskSecondLook{errand, town.qin}) == Reason::NotAHelper);  // Needs no asking.
    CHECK(town.reason(town.wen, AskSecondLook{errand, town.wen}) == Reason::ErrandUnknown);
    SUBCASE("another helper who was asked") {
        REQUIRE(town.run(town.lu, AskSecondLook{errand, town.wen}) == allowed);
        CHECK(town.told(town.wen, NoticeKind::SecondLookAsked));
        CHECK(town.reason(town.lu, home) == Reason::NoSecondLook);
        CHECK(town.run(town.wen, LookSecond{errand, true, ""}) == allowed);
        CHECK(town.told(town.lu, NoticeKind::BagRight));
    }
    SUBCASE("the person themselves") {
        CHECK(town.run(town.qin, LookSecond{errand, true, ""}) == allowed);
    }
    SUBCASE("a coordinator") {
        CHECK(town.run(town.coordinator, LookSecond{errand, true, ""}) == allowed);
    }
    CHECK(town.reason(town.lu, FinishErrand{errand, 3000, ""}) == Reason::ThingsStillOut);
    CHECK(town.run(town.lu, home) == allowed);
    CHECK(town.run(town.lu, FinishErrand{errand, 3000, "挂在门上"}) == allowed);
}

TEST_CASE("a wrong door: the bag stays with the helper, nothing is lost, and a new look decides") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    REQUIRE(town.run(town.lu, TickItem{town.item(errand), ItemState::Got, ""}) == allowed);
    REQUIRE(town.run(town.lu, AskSecondLook{errand, town.wen}) == allowed);
    REQUIRE(town.run(town.wen, LookSecond{errand, false, "袋子上写的是 3-102"}) == allowed);
    CHECK(town.told(town.lu, NoticeKind::BagWrongDoor));
    CHECK(town.reason(town.lu, GiveThings{errand, bag, "", town.lu, town.qin}) == Reason::WrongDoorFound);
    CHECK(town.custody(errand, &Things::medicine).holder == town.lu);
    REQUIRE(town.run(town.lu, AskSecondLook{errand, town.wen}) == allowed);
    REQUIRE(town.run(town.wen, LookSecond{errand, true, ""}) == allowed);
    CHECK(town.run(town.lu, GiveThings{errand, bag, "", town.lu, town.qin}) == allowed);
}

TEST_CASE("a bag that went to the wrong door after all is with the helper again, nothing is lost") {
    MedicineTown town;
    const ErrandId errand = town.claimed();
    REQUIRE(town.run(town.lu, TickItem{town.item(errand), ItemState::Got, ""}) == allowed);
    REQUIRE(town.run(town.coordinator, LookSecond{errand, true, ""}) == allowed);
    REQUIRE(town.run(town.lu, GiveThings{errand, bag, "", town.lu, town.qin}) == allowed);
    const HandoverId wrong = town.last_receipt(errand);
    SUBCASE("while it goes on, the two put it right between them") {
        REQUIRE(town.run(town.qin, CorrectHandover{wrong, "没有收到"}) == allowed);
        CHECK(town.told(town.lu, NoticeKind::HandoverCorrected));
        CHECK_FALSE(town.told(town.coordinator, NoticeKind::HandoverCorrected));
        CHECK(town.reason(town.lu, FinishErrand{errand, 0, ""}) == Reason::ThingsStillOut);
    }
    SUBCASE("when it is over, the coordinators learn of it") {
        REQUIRE(town.run(town.lu, FinishErrand{errand, 0, ""}) == allowed);
        REQUIRE(town.run(town.qin, CorrectHandover{wrong, "没有收到"}) == allowed);
        CHECK(town.told(town.coordinator, NoticeKind::HandoverCorrected));
    }
    CHECK(town.custody(errand, &Things::medicine).holder == town.lu);
}

TEST_CASE("what goes into the bag after the look, or another hand, asks for a new look") {
    MedicineTown town;
    const ErrandId errand = town.claimed(town.lu, town.qin, {"阿托伐他汀", "氨氯地平"});
    const GiveThings home{errand, bag, "", town.lu, town.qin};
    REQUIRE(town.run(town.lu, TickItem{town.item(errand), ItemState::Got, ""}) == allowed);
    REQUIRE(town.run(town.coordinator, LookSecond{errand, true, ""}) == allowed);
    CHECK(town.reason(town.lu, home) == allowed);
    SUBCASE("one more medicine") {
        REQUIRE(town.run(town.lu, TickItem{town.item(errand, 1), ItemState::Got, ""}) == allowed);
        CHECK(town.reason(town.lu, home) == Reason::NoSecondLook);
    }
    SUBCASE("a changed list") {
        REQUIRE(town.run(town.qin, ChangeErrand{errand, MedicineTown::medicines({"胰岛素"})}) == allowed);
        CHECK(town.reason(town.lu, home) == Reason::NoSecondLook);
    }
    SUBCASE("another helper carries it; who packed it has looked already") {
        REQUIRE(
            town.run(town.wen, Principal::Person, GiveThings{errand, bag, "", town.lu, town.wen})->reason ==
            Reason::ErrandUnknown);  // It is Lu who says so.
        REQUIRE(town.run(town.lu, GiveThings{errand, bag, "", town.lu, town.wen}) == allowed);
        CHECK(town.reason(town.wen, GiveThings{errand, bag, "", town.wen, town.qin}) == Reason::NoSecondLook);
        CHECK(town.reason(town.wen, AskSecondLook{errand, town.lu}) == Reason::LookedThemselves);
    }
}

TEST_CASE("what came later is a second bag with its own look") {
    MedicineTown town;
    const ErrandId errand = town.claimed(town.lu, town.qin, {"阿托伐他汀", "氨氯地平"});
    for (std::size_t bags = 0; bags < 2; ++bags) {
        REQUIRE(town.run(town.lu, TickItem{town.item(errand, bags), ItemState::Got, ""}) == allowed);
        CHECK(town.custody(errand, &Things::medicine).holder == town.lu);
        CHECK(town.reason(town.lu, GiveThings{errand, bag, "", town.lu, town.qin}) == Reason::NoSecondLook);
        REQUIRE(town.run(town.qin, LookSecond{errand, true, ""}) == allowed);
        REQUIRE(town.run(town.lu, GiveThings{errand, bag, "", town.lu, town.qin}) == allowed);
    }
    CHECK(town.run(town.lu, FinishErrand{errand, 4000, ""}) == allowed);
}

// --- Who may hold what

TEST_CASE("a receipt stays with both sides when all is over; which medicine it was does not") {
    MedicineTown town;
    const PersonId next_door = town.enter("3", "102", "何平");
    const ErrandId errand = town.claimed();
    REQUIRE(town.run(town.qin, town.lasts(errand, 5)) == allowed);
    const auto holds = [&](PersonId person, RecordRef record) {
        return audience_of(town.state, record).meets(groups_of(town.state, person));
    };
    REQUIRE(town.run(town.lu, GiveThings{errand, card, "", town.qin, town.lu}) == allowed);
    REQUIRE(town.run(town.lu, TickItem{town.item(errand), ItemState::Got, ""}) == allowed);
    REQUIRE(town.run(town.lu, AskSecondLook{errand, town.wen}) == allowed);
    const RecordRef line = ref(Id<MedicineLine>{town.item(errand).bits});
    const RecordRef receipt = ref(receipts_of(town.state, errand)[0]->id);
    const RecordRef look = ref(town.state.return_checks.rows().begin()->first);
    for (const RecordRef& record : {line, receipt, look}) {
        CHECK(holds(town.qin, record));
        CHECK(holds(town.coordinator, record));
        CHECK(holds(town.lu, record));
        CHECK_FALSE(holds(next_door, record));
    }
    CHECK(holds(town.wen, look));  // Her own look, and nothing else of it.
    CHECK_FALSE(holds(town.wen, line));
    CHECK_FALSE(holds(town.wen, receipt));
    REQUIRE(town.run(town.wen, LookSecond{errand, true, ""}) == allowed);
    REQUIRE(town.run(town.qin, GiveThings{errand, Things{.card = true, .medicine = true}, "", town.lu,
                                          town.qin}) == allowed);
    REQUIRE(town.run(town.lu, FinishErrand{errand, 0, ""}) == allowed);
    CHECK(holds(town.lu, receipt));
    CHECK_FALSE(holds(town.lu, line));
    CHECK(holds(town.qin, line));
}

TEST_CASE("a trip is its helper's and the coordinators'; neighbours on it do not learn of each other") {
    MedicineTown town;
    const PersonId next_door = town.enter("3", "102", "何平");
    const ErrandId one = town.claimed(), other = town.claimed(town.lu, next_door);
    const TimeRange morning{Town::evening + hours(14), Town::evening + hours(18)};
    REQUIRE(town.run(town.lu, PlanTrip{"市一医院", morning, {one, other}}) == allowed);
    std::vector<RecordRef> records{ref(town.state.hospital_trips.rows().begin()->first)};
    for (const auto& [id, row] : town.state.trip_stops.rows()) records.push_back(ref(id));
    CHECK(records.size() == 3);
    for (const RecordRef& record : records) {
        for (const PersonId person : {town.lu, town.coordinator})
            CHECK(audience_of(town.state, record).meets(groups_of(town.state, person)));
        for (const PersonId person : {town.qin, next_door, town.wen})
            CHECK_FALSE(audience_of(town.state, record).meets(groups_of(town.state, person)));
    }
}
