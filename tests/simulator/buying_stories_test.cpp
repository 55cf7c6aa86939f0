#include <doctest/doctest.h>

#include "shared/orders/order_book.h"
#include "tests/simulator/oranges_buy.h"

using namespace linli;
using namespace linli::simulator;

// What comes between an order that is pressed without a network and the server: the price, the closing, the
// other half of the household. It is told with the thing that it concerns, and no order and no cent is lost
// or doubled.

namespace {

struct Buying : OrangesBuy {
    using OrangesBuy::OrangesBuy;
    void price_becomes(std::int64_t cents) {
        ItemFacts facts = state().campaign_items.at(item).facts;
        facts.price_cents = cents;
        device("Ada").presses(SetItem{campaign, item, facts, {}});
    }
    // What stands at the server: packs of all orders, one order a line.
    std::vector<std::int32_t> packs_ordered() {
        std::vector<std::int32_t> packs;
        for (const Order* order : standing_orders(state(), campaign))
            packs.push_back(bag_packs(state(), order->id));
        return packs;
    }
    std::int64_t charged() { return state().campaign_balances.at(campaign).charged_cents; }
};

}  // namespace

TEST_CASE("a price is raised while somebody orders offline: they are asked with the item and its new price") {
    Buying town(91);
    town.device("Dora").goes_offline().presses(town.placing(2));
    town.price_becomes(42'00);
    town.device("Dora").comes_online();
    Rejected raised(Reason::PriceRaised, town.item);
    raised.limit = 42'00;
    CHECK(town.refusals_of("Dora") == std::vector{raised});
    CHECK(town.packs_ordered().empty());
    CHECK(town.device("Dora").sees().orders.size() == 0);  // What was only here is here no more.
    town.device("Dora").presses(town.placing(2, 2));       // Agreed to.
    CHECK(town.packs_ordered() == std::vector{2});
    town.device("Ada").presses(CloseCampaign{town.campaign});
    CHECK(town.charged() == 2 * 42'00);
    CHECK(town.devices_agree());
}

TEST_CASE("a price falls while somebody orders offline: nobody is asked, and they pay the lower one") {
    Buying town(92);
    town.device("Dora").goes_offline().presses(town.placing(2));
    town.price_becomes(35'00);
    town.device("Dora").comes_online();
    CHECK(town.refusals_of("Dora").empty());
    town.device("Ada").presses(CloseCampaign{town.campaign});
    CHECK(town.charged() == 2 * 35'00);
    CHECK(town.devices_agree());
}

TEST_CASE(
    "a campaign closes while somebody orders or changes an order offline: what stood stands, to the cent") {
    Buying town(93);
    town.device("Dora").presses(town.placing(3));
    const Order order = *standing_orders(town.state(), town.campaign).front();
    town.device("Dora").goes_offline().presses(
        ChangeOrder{order.id, order.revision, {}, {{town.item, 5, 0, {}, 1}}});
    town.device("Ben").goes_offline().presses(town.placing(1));
    town.device("Ada").presses(CloseCampaign{town.campaign});
    const std::vector closed{Rejected(Reason::CampaignNotOpen, town.campaign)};
    for (const char* name : {"Dora", "Ben"}) {
        town.device(name).comes_online();
        CHECK(town.refusals_of(name) == closed);
    }
    CHECK(town.packs_ordered() == std::vector{3});
    CHECK(town.charged() == 3 * 38'00);
    CHECK(town.devices_agree());
}

TEST_CASE("two phones of one neighbour order without a network: the second is asked about, not added") {
    Buying town(94);
    Neighbour first = town.device("Dora");
    first.goes_offline().presses(town.placing(2));
    Neighbour second = town.new_phone("Dora");
    second.presses(town.placing(3));
    CHECK(town.packs_ordered() == std::vector{3});
    first.comes_online();
    REQUIRE(first.device().replica().refusals().size() == 1);
    const OrderId stands = standing_orders(town.state(), town.campaign).front()->id;
    CHECK(first.device().replica().refusals().front().rejected == Rejected(Reason::OrderExists, stands));
    CHECK(town.packs_ordered() == std::vector{3});
    CHECK(first.sees().orders.size() == 1);
    CHECK(town.devices_agree());
}
