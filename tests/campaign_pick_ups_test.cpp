#include <doctest/doctest.h>

#include "shared/orders/pick_up_commands.h"
#include "shared/orders/pick_ups.h"
#include "tests/campaign_town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

class PickUpTown : public CampaignTown {
public:
    PickUpTown() { open(); }

    SetPickUp offering(int from, int until, const std::string& place = {}) const {
        return {campaign, {}, {start + hours(from), start + hours(until)}, place};
    }
    PickUpWindowId offer(int from, int until, const std::string& place = {}) {
        const std::uint64_t made_by = number;
        REQUIRE(run(fang, offering(from, until, place)) == allowed);
        return NewIds(7, OutboxId{{1, 1}}, made_by).make<PickUpWindowId>();
    }
    SetPickUp moving(PickUpWindowId id, int from, int until) const {
        SetPickUp command = offering(from, until);
        command.pick_up = id;
        return command;
    }
    std::optional<PickUpWindowId> chosen(OrderId order) const { return state.orders.at(order).pick_up; }

    Instant start = now;
};

}  // namespace

TEST_CASE("the leader offers up to six times to fetch things, each once") {
    PickUpTown town;
    const auto answer = [&](PersonId person, const SetPickUp& command) {
        return town.reason(person, command);
    };
    const SetPickUp morning = town.offering(34, 36);
    CHECK(answer(town.lu, morning) == Reason::NotAllowed);
    CHECK(answer(town.qin, morning) == Reason::NotAllowed);
    SetPickUp elsewhere = morning;
    elsewhere.campaign = CampaignId{{9, 9}};
    CHECK(answer(town.fang, elsewhere) == Reason::CampaignUnknown);
    CHECK(answer(town.fang, town.offering(36, 34)) == Reason::CampaignTimesInvalid);
    CHECK(answer(town.fang, town.offering(34, 34 + 25)) == Reason::CampaignTimesInvalid);
    CHECK(answer(town.fang, town.offering(-4, -2)) == Reason::CampaignTimesInvalid);
    CHECK(answer(town.fang, town.offering(200 * 24, 200 * 24 + 2)) == Reason::CampaignTimesInvalid);
    CHECK(answer(town.fang, town.offering(34, 36, std::string(max_name_bytes + 1, 'x'))) ==
          Reason::TextTooLong);
    CHECK(answer(town.fang, town.moving(PickUpWindowId{{9, 9}}, 34, 36)) == Reason::PickUpUnknown);

    town.offer(34, 36);
    CHECK(answer(town.fang, morning) == Reason::PickUpOffered);
    town.offer(34, 36, "北门");  // The same time elsewhere is another one.
    for (int day = 2; day < 6; ++day) town.offer(24 * day, 24 * day + 2);
    CHECK(answer(town.fang, town.offering(300, 302)) == Reason::TooMany);
    const auto offered = pick_ups_of(town.state, town.campaign);
    REQUIRE(offered.size() == max_pick_ups);
    for (std::size_t i = 1; i < offered.size(); ++i)
        CHECK(offered[i - 1]->window.from <= offered[i]->window.from);
}

TEST_CASE("a window without a place of its own is where the campaign says") {
    PickUpTown town;
    const CampaignFacts facts = town.facts();
    CHECK(place_to_fetch(town.state.pick_up_windows.at(town.offer(34, 36)), facts) == "5号楼下");
    CHECK(place_to_fetch(town.state.pick_up_windows.at(town.offer(34, 36, "北门")), facts) == "北门");
}

TEST_CASE("each order may choose a time, also behind closing, until the bag is in hand") {
    PickUpTown town;
    const PickUpWindowId morning = town.offer(34, 36), evening = town.offer(44, 46);
    const OrderId order = town.order(town.qin, 4);
    const auto answer = [&](PersonId person, std::optional<PickUpWindowId> pick_up) {
        return town.reason(person, ChoosePickUp{order, pick_up});
    };
    CHECK(answer(town.shi, morning) == Reason::OrderUnknown);
    CHECK(answer(town.qin, PickUpWindowId{{9, 9}}) == Reason::PickUpUnknown);
    const std::int32_t revision = town.state.orders.at(order).revision;
    REQUIRE(town.run(town.qin, ChoosePickUp{order, morning}) == allowed);
    CHECK(town.chosen(order) == morning);
    CHECK(town.state.orders.at(order).revision == revision);  // Nobody's change of the items is refused.
    CHECK(pick_up_of(town.state, town.state.orders.at(order))->id == morning);
    CHECK(town.told(town.qin, NoticeKind::OrderChangedForYou) == 0);

    town.close();
    REQUIRE(town.run(town.lu, ChoosePickUp{order, evening}) == allowed);  // The team, by telephone.
    CHECK(town.told(town.qin, NoticeKind::OrderChangedForYou) == 1);
    REQUIRE(town.run(town.qin, ChoosePickUp{order, std::nullopt}) == allowed);
    CHECK(!town.chosen(order));
    CHECK(pick_up_of(town.state, town.state.orders.at(order)) == nullptr);

    town.order_at_supplier();
    REQUIRE(town.count(4, 0) == allowed);
    town.now = town.start + hours(37);
    CHECK(answer(town.qin, morning) == Reason::PickUpOver);
    CHECK(answer(town.qin, evening) == allowed);
    REQUIRE(town.run(town.lu, TickBag{order, HandOutKind::HandedOver, {}}) == allowed);
    CHECK(answer(town.qin, evening) == Reason::BagHandedOut);
}

TEST_CASE("a time of another campaign is none of this one, and a withdrawn order fetches nothing") {
    PickUpTown town;
    const PickUpWindowId here = town.offer(34, 36);
    const OrderId order = town.order(town.qin, 1);
    const CampaignId first = town.campaign;
    town.open();
    const PickUpWindowId there = town.offer(34, 36);
    CHECK(town.reason(town.qin, ChoosePickUp{order, there}) == Reason::PickUpUnknown);
    SetPickUp taken = town.moving(there, 40, 42);
    taken.campaign = first;
    CHECK(town.reason(town.fang, taken) == Reason::PickUpUnknown);
    REQUIRE(town.run(town.qin, WithdrawOrder{order}) == allowed);
    CHECK(town.reason(town.qin, ChoosePickUp{order, here}) == Reason::OrderWithdrawn);
}

TEST_CASE("who chose a time that moves or falls away is told; nobody else is") {
    PickUpTown town;
    const PickUpWindowId morning = town.offer(34, 36), evening = town.offer(44, 46);
    const OrderId hers = town.order(town.qin, 1), theirs = town.order(town.ge, 1);
    REQUIRE(town.run(town.qin, ChoosePickUp{hers, morning}) == allowed);
    REQUIRE(town.run(town.ge, ChoosePickUp{theirs, evening}) == allowed);
    const auto told = [&](PersonId person) { return town.told(person, NoticeKind::PickUpChanged); };

    REQUIRE(town.run(town.fang, town.moving(morning, 34, 36)) == allowed);  // As it was.
    CHECK(told(town.qin) == 0);
    REQUIRE(town.run(town.fang, town.moving(morning, 35, 37)) == allowed);
    CHECK(told(town.qin) == 1);
    CHECK(told(town.ge) == 0);
    CHECK(town.chosen(hers) == morning);
    CHECK(town.reason(town.fang, town.moving(morning, 44, 46)) == Reason::PickUpOffered);

    CHECK(town.reason(town.lu, EndPickUp{morning}) == Reason::NotAllowed);
    REQUIRE(town.run(town.fang, EndPickUp{morning}) == allowed);
    CHECK(told(town.qin) == 2);
    CHECK(!town.chosen(hers));
    CHECK(town.chosen(theirs) == evening);
    CHECK(town.reason(town.fang, EndPickUp{morning}) == Reason::PickUpUnknown);
}

TEST_CASE("once a campaign is over, its times stay as they were") {
    PickUpTown town;
    const PickUpWindowId morning = town.offer(34, 36);
    const OrderId order = town.order(town.qin, 1);
    REQUIRE(town.run(town.fang, CallOffCampaign{town.campaign, "no lorry"}) == allowed);
    CHECK(town.reason(town.fang, town.offering(44, 46)) == Reason::CampaignOver);
    CHECK(town.reason(town.fang, EndPickUp{morning}) == Reason::CampaignOver);
    CHECK(town.reason(town.qin, ChoosePickUp{order, morning}) == Reason::CampaignOver);
}
