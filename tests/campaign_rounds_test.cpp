#include <algorithm>

#include "shared/orders/audiences.h"
#include "shared/orders/offered_rounds.h"
#include "shared/orders/round_commands.h"
#include "shared/shifts/hours.h"
#include "shared/shifts/roster.h"
#include "tests/campaign_town.h"

// Rounds of a hand-out as shifts: who may carry which bag, and for how long.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

// Bags for 2-401, 3-101 and 3-102; Fang leads, Lu Qing helps, Shi Yu carries.
struct RoundTown : CampaignTown {
    RoundTown() {
        open();
        qins = order(qin, 3);
        ges = order(ge, 1, 2);
        wens = order(wen, 1);
        close();
        order_at_supplier();
        window = {now + hours(2), now + hours(4)};
    }
    OfferRounds offering() const {
        return {campaign, "分发 · 5号楼下", window, {RoundToOffer{{wens}}, RoundToOffer{{qins, ges}}}};
    }
    void offer() {
        REQUIRE(run(fang, offering()) == allowed);
        first = running_rounds(state, campaign).at(0)->id;
        second = running_rounds(state, campaign).at(1)->id;
    }
    void arrive() { REQUIRE(count(5, 2) == allowed); }
    void take(PersonId who, ShiftId round) { REQUIRE(run(who, TakeShift{round}) == allowed); }
    // Whether their device holds the order, its lines, its ticks and its place in the round.
    bool sees_bag(PersonId who, OrderId order) const {
        const Audience groups{group::everyone(), group::person(who)};
        const bool sees = audience_of(state, ref(order)).meets(groups);
        for (const OrderLine* line : lines_of(state, order))
            CHECK(audience_of(state, ref(line->id)).meets(groups) == sees);
        for (const HandOutEvent* event : events_of(state, order))
            CHECK(audience_of(state, ref(event->id)).meets(groups) == sees);
        CHECK(audience_of(state, {RoundBag::record_type, order.bits}).meets(groups) == sees);
        return sees;
    }
    std::optional<Reason> tick(PersonId who, OrderId order) const {
        return reason(who, TickBag{order, HandOutKind::HandedOver, {}});
    }
    const OfferedRound& round(ShiftId id) const { return state.offered_rounds.at(id); }
    void end_when_due(ShiftId id) {
        const auto due = due_of(state, {OfferedRound::record_type, id.bits});
        REQUIRE(due);
        now = due->at;
        REQUIRE(run({}, Principal::Server, due->command) == allowed);
    }

    OrderId qins, ges, wens;
    TimeRange window;
    ShiftId first, second;
};

}  // namespace

TEST_CASE("the leader offers rounds once it is closed; each is a shift for one, all at the same time") {
    RoundTown town;
    town.offer();
    CHECK(town.first != town.second);
    for (const ShiftId id : {town.first, town.second}) {
        const Shift& shift = town.state.shifts.at(id);
        CHECK(shift.window == town.window);
        CHECK(shift.max_places == 1);
        CHECK(missing_people(town.state, shift) == 1);
    }
    const OfferedRound& second = town.round(town.second);
    CHECK(second.number == 2);
    CHECK(second.bags == 2);
    CHECK(second.packs == 6);
    REQUIRE(buildings_in(second).size() == 1);
    CHECK(buildings_in(second).front().building == "3");
    CHECK(buildings_in(town.round(town.first)).front().building == "2");
}

TEST_CASE("rounds that cannot be are refused with what is wrong") {
    RoundTown town;
    const OfferRounds good = town.offering();
    CHECK(town.reason(town.lu, good) == Reason::NotAllowed);  // Helps, but does not lead.
    CHECK(town.reason(town.shi, good) == Reason::NotAllowed);
    OfferRounds wrong = good;
    SUBCASE("no such campaign") {
        wrong.campaign = CampaignId{{9, 9}};
        CHECK(town.reason(town.fang, wrong) == Reason::CampaignUnknown);
    }
    SUBCASE("no place to meet, or the post of the coordinators") {
        wrong.post_name = "";
        CHECK(town.reason(town.fang, wrong) == Reason::TextEmpty);
        wrong.post_name = "南门岗";
        const auto no = check(town.state, town.stamp(town.fang), wrong);
        REQUIRE(no);
        CHECK(*no == Rejected(Reason::PostExists, town.gate));
    }
    SUBCASE("times that nobody means") {
        wrong.window = {town.window.until, town.window.from};
        CHECK(town.reason(town.fang, wrong) == Reason::TimesInvalid);
        wrong.window = {town.now - hours(3), town.now - hours(1)};
        CHECK(town.reason(town.fang, wrong) == Reason::ShiftOver);
    }
    SUBCASE("nothing to carry, a bag twice, a bag of nobody, far too many") {
        wrong.rounds = {};
        CHECK(town.reason(town.fang, wrong) == Reason::NothingChosen);
        wrong.rounds = {RoundToOffer{{town.qins}}, RoundToOffer{}};
        CHECK(town.reason(town.fang, wrong) == Reason::NothingChosen);
        wrong.rounds = {RoundToOffer{{town.qins}}, RoundToOffer{{town.ges, town.qins}}};
        const auto no = check(town.state, town.stamp(town.fang), wrong);
        REQUIRE(no);
        CHECK(*no == Rejected(Reason::BagInTwoRounds, town.qins));
        wrong.rounds = {RoundToOffer{{OrderId{{9, 9}}}}};
        CHECK(town.reason(town.fang, wrong) == Reason::OrderUnknown);
        wrong.rounds.assign(max_offered_rounds + 1, RoundToOffer{{town.qins}});
        CHECK(town.reason(town.fang, wrong) == Reason::TooMany);
    }
    SUBCASE("offered already") {
        town.offer();
        CHECK(town.reason(town.fang, good) == Reason::RoundsOffered);
    }
    SUBCASE("not closed yet, or over") {
        CampaignTown early;
        early.open();
        early.order(early.qin, 4);
        const OfferRounds asked{early.campaign, "分发", {early.now, early.now + hours(1)}, {}};
        CHECK(early.reason(early.fang, asked) == Reason::CampaignNotClosed);
        REQUIRE(early.run(early.fang, CallOffCampaign{early.campaign, "封路"}) == allowed);
        CHECK(early.reason(early.fang, asked) == Reason::CampaignOver);
    }
}

TEST_CASE("who takes a round sees its doors from the count on arrival, those of no other round, no money") {
    RoundTown town;
    town.offer();
    town.take(town.shi, town.second);
    CHECK_FALSE(town.sees_bag(town.shi, town.qins));  // Nothing is there to carry yet.
    town.arrive();
    CHECK(town.sees_bag(town.shi, town.qins));
    CHECK(town.sees_bag(town.shi, town.ges));
    CHECK_FALSE(town.sees_bag(town.shi, town.wens));
    const Audience shi{group::everyone(), group::person(town.shi)};
    for (const LedgerEntry* entry : town.state.ledger_entries.where<&LedgerEntry::campaign>(town.campaign))
        CHECK_FALSE(audience_of(town.state, ref(entry->id)).meets(shi));
    REQUIRE(town.run(town.qin, Complain{town.qins, "烂了"}) == allowed);
    const HandOutEventId complaint = events_of(town.state, town.qins).back()->id;
    CHECK_FALSE(audience_of(town.state, ref(complaint)).meets(shi));
}

TEST_CASE("who carries a round ticks its bags and takes a tick back, and may do nothing else with them") {
    RoundTown town;
    town.offer();
    town.take(town.shi, town.second);
    CHECK(town.tick(town.shi, town.qins) == Reason::OrderUnknown);
    town.arrive();
    CHECK(town.tick(town.shi, town.wens) == Reason::OrderUnknown);
    REQUIRE(town.run(town.shi, TickBag{town.qins, HandOutKind::HandedOver, {}}) == allowed);
    CHECK(town.totals().bags_given == 1);
    const HandOutEventId tick = events_of(town.state, town.qins).back()->id;
    CHECK(town.reason(town.lu, TickBag{town.qins, HandOutKind::HandedOver, {}}) == Reason::BagHandedOut);
    REQUIRE(town.run(town.shi, UndoTick{tick, {}}) == allowed);
    CHECK(town.reason(town.shi, SetGiven{town.qins, town.orange, 1}) == Reason::OrderUnknown);
    CHECK(town.reason(town.shi, GiveRefund{town.qins, 1, {}}).has_value());
    CHECK(town.reason(town.shi, ConfirmBag{town.qins}) == Reason::OrderUnknown);
    CHECK(town.reason(town.shi, CountArrival{town.campaign, {{town.orange, 5, 0, 0, {}}}}) ==
          Reason::NotAllowed);
}

TEST_CASE("a round that is handed back or passed on takes its doors along") {
    RoundTown town;
    town.offer();
    town.take(town.shi, town.second);
    town.arrive();
    const SeatId seat = seat_of(town.state, town.second, town.shi)->id;
    SUBCASE("handed back: nobody has it, and the leader sees so") {
        REQUIRE(town.run(town.shi, GiveBackShift{seat}) == allowed);
        CHECK(carriers_of(town.state, town.round(town.second)).empty());
        CHECK(missing_people(town.state, town.state.shifts.at(town.second)) == 1);
    }
    SUBCASE("handed back on the way, too") {
        town.now = town.window.from + minutes(20);
        REQUIRE(town.run(town.shi, TickBag{town.qins, HandOutKind::HandedOver, {}}) == allowed);
        REQUIRE(town.run(town.shi, GiveBackShift{seat}) == allowed);
        town.take(town.lu, town.second);
        CHECK(bag_of(town.state, town.qins).state == BagState::InHand);
        CHECK(town.tick(town.lu, town.ges) == allowed);
    }
    SUBCASE("a coordinator puts somebody else on it") {
        REQUIRE(town.run(town.coordinator, RemoveSeat{seat}) == allowed);
        REQUIRE(town.run(town.coordinator, AssignSeat{town.second, town.wen, {}, {}}) == allowed);
        CHECK(town.sees_bag(town.wen, town.qins));
        CHECK(town.tick(town.wen, town.ges) == allowed);
    }
    SUBCASE("who waits for it has it as soon as it is free") {
        REQUIRE(town.run(town.wen, JoinWaiting{town.second}) == allowed);
        REQUIRE(town.run(town.shi, GiveBackShift{seat}) == allowed);
        CHECK(town.sees_bag(town.wen, town.ges));
    }
    CHECK_FALSE(town.sees_bag(town.shi, town.qins));
    CHECK_FALSE(town.sees_bag(town.shi, town.ges));
    CHECK(town.tick(town.shi, town.ges) == Reason::OrderUnknown);
}

TEST_CASE("the round follows its bags: one that holds nothing leaves it, a left-over comes back into it") {
    RoundTown town;
    town.offer();
    town.take(town.shi, town.second);
    REQUIRE(town.count(4, 2) == allowed);  // A box is missing.
    const OfferedRound& round = town.round(town.second);
    std::int64_t packs = 0;
    for (const OrderId order : {town.qins, town.ges}) packs += bag_packs(town.state, order);
    CHECK(round.packs == packs);
    REQUIRE(town.run(town.fang, SetGiven{town.ges, town.egg, 0}) == allowed);
    REQUIRE(town.run(town.fang, SetGiven{town.ges, town.orange, 0}) == allowed);
    CHECK(town.round(town.second).bags == 1);
    CHECK_FALSE(town.sees_bag(town.shi, town.ges));
    CHECK(town.tick(town.shi, town.ges) == Reason::BagEmpty);
    REQUIRE(town.run(town.fang, SetGiven{town.ges, town.egg, 1}) == allowed);
    CHECK(town.round(town.second).bags == 2);
    CHECK(town.sees_bag(town.shi, town.ges));
    // Somebody else fetches it: it stays in the list as done, and is not brought again.
    REQUIRE(town.run(town.lu, TickBag{town.qins, HandOutKind::Collected, "倪家"}) == allowed);
    CHECK(town.tick(town.shi, town.qins) == Reason::BagHandedOut);
    town.check_books();
}

TEST_CASE("a count that empties one bag and fills another: who carries the round sees the other one") {
    RoundTown town;
    town.offer();
    town.take(town.shi, town.second);
    REQUIRE(town.run(town.lu, CountArrival{town.campaign, {{town.orange, 5, 0, 0, {}}}}) == allowed);
    REQUIRE(town.run(town.fang, SetGiven{town.ges, town.orange, 0}) == allowed);
    REQUIRE(town.run(town.fang, SetGiven{town.qins, town.orange, 2}) == allowed);
    CHECK_FALSE(town.sees_bag(town.shi, town.ges));  // Her eggs are still to come.
    const auto holds = [&] { return std::pair(town.round(town.second).bags, town.round(town.second).packs); };
    const auto before = holds();
    const CountArrival both{town.campaign, {{town.orange, 0, 0, 0, {}}, {town.egg, 2, 0, 0, {}}}};
    const Stamp by = town.stamp(town.lu);
    REQUIRE(check(town.state, by, both) == allowed);
    change(town.state, by, both);
    CHECK(holds() == before);  // Two packs in one bag, as it was.
    CHECK(town.sees_bag(town.shi, town.ges));
    CHECK_FALSE(town.sees_bag(town.shi, town.qins));
    // The server looks again at who may hold what is in either.
    const std::vector<RecordRef> again = touched_and_dependents(town.state);
    for (const OrderId order : {town.ges, town.qins}) {
        CHECK(std::binary_search(again.begin(), again.end(), ref(order)));
        CHECK(std::binary_search(again.begin(), again.end(), RecordRef{RoundBag::record_type, order.bits}));
    }
}

TEST_CASE("rounds end with the campaign, by the leader's word, or half a day after their shift") {
    RoundTown town;
    town.offer();
    town.take(town.shi, town.second);
    town.arrive();
    SUBCASE("all is handed out before it begins: nobody has to come") {
        for (const OrderId order : {town.qins, town.ges, town.wens})
            REQUIRE(town.run(town.lu, TickBag{order, HandOutKind::HandedOver, {}}) == allowed);
        REQUIRE(town.run(town.fang, FinishCampaign{town.campaign}) == allowed);
        CHECK(town.state.shifts.at(town.second).state == ShiftState::Cancelled);
        CHECK(town.told(town.shi, NoticeKind::ShiftCancelled) == 1);
    }
    SUBCASE("who is on the way keeps the shift and the hours") {
        town.now = town.window.from + minutes(30);
        REQUIRE(town.run(town.fang, CallOffRounds{town.campaign, "雨太大"}) == allowed);
        CHECK(town.state.shifts.at(town.second).state == ShiftState::Planned);
        CHECK(town.state.shifts.at(town.first).state == ShiftState::Cancelled);  // Nobody was on it.
        town.now = town.window.until + hours(1);
        const Hours hours = hours_of(town.state, town.shi, {CampaignTown::evening, town.now}, town.now);
        CHECK(hours.minutes == 120);
    }
    SUBCASE("the campaign is called off") {
        REQUIRE(town.run(town.fang, CallOffCampaign{town.campaign, "封路"}) == allowed);
        CHECK(town.state.shifts.at(town.second).cancelled_why == "封路");
        CHECK(town.told(town.shi, NoticeKind::ShiftCancelled) == 1);
    }
    SUBCASE("it is forgotten: the doors are closed all the same") {
        town.end_when_due(town.second);
        CHECK(town.now == town.window.until + round_goes_on);
        CHECK_FALSE(due_of(town.state, {OfferedRound::record_type, town.second.bits}));
        CHECK(town.reason(town.fang, EndRound{town.second}) == Reason::NotAllowed);
    }
    for (const OrderId order : {town.qins, town.ges}) CHECK_FALSE(town.sees_bag(town.shi, order));
    CHECK(town.tick(town.shi, town.ges).has_value());
}

TEST_CASE("a shift that is moved takes the end of its round along") {
    RoundTown town;
    town.offer();
    town.take(town.shi, town.second);
    town.arrive();
    const TimeRange later{town.window.from + hours(20), town.window.until + hours(20)};
    REQUIRE(town.run(town.coordinator, ChangeShift{town.second, later, 1, 1}) == allowed);
    town.end_when_due(town.second);
    CHECK(town.round(town.second).ends_at == later.until + round_goes_on);
    CHECK(town.sees_bag(town.shi, town.qins));
    town.end_when_due(town.second);
    CHECK_FALSE(town.sees_bag(town.shi, town.qins));
}

TEST_CASE("rounds are taken back and cut in another way, at the same post, and no bag is in two of them") {
    RoundTown town;
    town.offer();
    const PostId post = town.state.shifts.at(town.first).post;
    town.take(town.shi, town.second);
    CHECK(town.reason(town.lu, CallOffRounds{town.campaign, "重分"}) == Reason::NotAllowed);
    CHECK(town.reason(town.fang, CallOffRounds{town.campaign, ""}) == Reason::TextEmpty);
    REQUIRE(town.run(town.fang, CallOffRounds{town.campaign, "重分"}) == allowed);
    CHECK(town.told(town.shi, NoticeKind::ShiftCancelled) == 1);
    CHECK(town.reason(town.fang, CallOffRounds{town.campaign, "重分"}) == Reason::NoRoundsOffered);
    OfferRounds again = town.offering();
    again.rounds = {RoundToOffer{{town.wens, town.qins, town.ges}}};
    REQUIRE(town.run(town.fang, again) == allowed);
    const auto running = running_rounds(town.state, town.campaign);
    REQUIRE(running.size() == 1);
    CHECK(town.state.shifts.at(running.front()->id).post == post);
    CHECK(running.front()->bags == 3);
    CHECK(town.state.round_bags.size() == 3);
    CHECK(bags_in(town.state, town.second).empty());
}

TEST_CASE("the buildings of a round are told once each, and as many as fit") {
    std::vector<Order> orders(800);
    std::vector<const Order*> bags;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        orders[i].door = {i % 2 == 0 ? "凤凰里" : "", std::to_string(i / 4 + 1), "", "101"};
        bags.push_back(&orders[i]);
    }
    OfferedRound round;
    round.buildings = round_buildings({bags.begin(), bags.begin() + 8});
    const auto few = buildings_in(round);
    REQUIRE(few.size() == 4);
    CHECK(few[0].building == "1");
    CHECK(few[2].compound == "凤凰里");
    CHECK(few[3].building == "2");
    round.buildings = round_buildings(bags);
    CHECK(round.buildings.size() <= max_note_bytes);
    CHECK(buildings_in(round).size() > 100);
}
