#include <doctest/doctest.h>

#include "shared/orders/offered_rounds.h"
#include "shared/orders/order_book.h"
#include "shared/orders/round_commands.h"
#include "tests/simulator/oranges_buy.h"

using namespace linli;
using namespace linli::simulator;

namespace {

// Ada leads a group-buy, Dora and Ben have ordered, and two rounds are offered: Dora's bag, and Ben's.
struct Rounds : OrangesBuy {
    explicit Rounds(std::uint64_t seed) : OrangesBuy(seed) {
        doras = order("Dora");
        bens = order("Ben");
        device("Ada").presses(CloseCampaign{campaign}).presses(ConfirmSupplierOrder{campaign, {{item, 4}}});
        const TimeRange window{events.now() + hours(1), events.now() + hours(3)};
        device("Ada").presses(
            OfferRounds{campaign, "分发 · 楼下", window, {RoundToOffer{{doras}}, RoundToOffer{{bens}}}});
        const auto offered = running_rounds(device("Cem").sees(), campaign);  // Everybody finds them.
        REQUIRE(offered.size() == 2);
        first = offered[0]->id;
        second = offered[1]->id;
    }
    OrderId order(const std::string& name) {
        device(name).presses(placing(2));
        for (const auto& [id, row] : device(name).sees().orders.rows()) {
            if (row.record.placed_by == person(name)) return id;
        }
        return {};
    }
    void arrives() { device("Ada").presses(CountArrival{campaign, {{item, 4, 0, 0, {}}}}); }
    bool sees(const std::string& name, OrderId order) {
        return device(name).sees().orders.find(order) != nullptr;
    }

    OrderId doras, bens;
    ShiftId first, second;
};

}  // namespace

TEST_CASE("a round is taken, carried without a network and handed back; its doors come and go with it") {
    Rounds town(81);
    town.device("Cem").takes(town.first);
    CHECK_FALSE(town.sees("Cem", town.doras));
    town.arrives();
    CHECK(town.sees("Cem", town.doras));
    CHECK_FALSE(town.sees("Cem", town.bens));
    town.device("Cem").goes_offline().presses(TickBag{town.doras, HandOutKind::HandedOver, {}});
    CHECK(bag_of(town.device("Cem").sees(), town.doras).state == BagState::InHand);
    CHECK(bag_of(town.device("Ada").sees(), town.doras).state == BagState::Waiting);
    town.device("Cem").comes_online();
    CHECK(bag_of(town.device("Ada").sees(), town.doras).state == BagState::InHand);
    CHECK(town.refusals_of("Cem").empty());
    town.device("Cem").gives_back(town.first);
    CHECK_FALSE(town.sees("Cem", town.doras));
    CHECK(town.devices_agree());
}

TEST_CASE("one neighbour has a round, and the next one who takes it stands where the first one stopped") {
    Rounds town(82);
    town.device("Cem").takes(town.second);
    town.arrives();
    town.device("Cem").presses(TickBag{town.bens, HandOutKind::NobodyHome, {}}).gives_back(town.second);
    town.device("Stella").takes(town.second);
    CHECK(bag_of(town.device("Stella").sees(), town.bens).state == BagState::NobodyHome);
    town.device("Stella").presses(TickBag{town.bens, HandOutKind::HandedOver, {}});
    town.device("Ada").presses(TickBag{town.doras, HandOutKind::HandedOver, {}});
    town.device("Ada").presses(FinishCampaign{town.campaign});
    CHECK(town.refusals_of("Stella").empty());
    for (const char* name : {"Cem", "Stella"}) CHECK_FALSE(town.sees(name, town.bens));
    CHECK(town.devices_agree());
}

TEST_CASE("a round that was forgotten closes its doors by itself, also on a server that was away meanwhile") {
    Rounds town(83);
    town.device("Cem").takes(town.first);
    town.arrives();
    REQUIRE(town.sees("Cem", town.doras));
    town.server.kill();
    town.pass(hours(20));
    REQUIRE(town.server.start());
    town.pass(minutes(10));
    CHECK_FALSE(town.sees("Cem", town.doras));
    CHECK(town.devices_agree());
}
