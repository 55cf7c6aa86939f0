#include <doctest/doctest.h>

#include "shared/orders/order_book.h"
#include "tests/jpegs.h"
#include "tests/simulator/oranges_buy.h"

using namespace linli;
using namespace linli::simulator;

namespace {

// Ada leads a group-buy, and Dora has ordered oranges.
struct GroupBuy : OrangesBuy {
    explicit GroupBuy(std::uint64_t seed) : OrangesBuy(seed) {
        device("Dora").presses(placing(2));
        order = device("Dora").sees().orders.rows().begin()->first;
    }
    void arrives() {
        device("Ada")
            .presses(CloseCampaign{campaign})
            .presses(ConfirmSupplierOrder{campaign, {{item, 2}}})
            .presses(CountArrival{campaign, {{item, 2, 0, 0, {}}}});
    }
    // The record on their phone, and the bytes from the server.
    bool sees_photo(const std::string& name, CampaignPhotoId photo) {
        const bool on_phone = device(name).sees().campaign_photos.find(photo) != nullptr;
        const auto bytes = server.intake().photo(person(name), PhotoId{photo.bits});
        REQUIRE(bytes);
        CHECK(on_phone == bytes->has_value());
        if (*bytes) CHECK(**bytes == jpeg);
        return on_phone;
    }
    bool has_bytes(CampaignPhotoId photo) {
        return server.store().photo(server.intake().community(), PhotoId{photo.bits})->has_value();
    }

    const std::string jpeg = tests::grey_jpeg(640, 480);
    OrderId order;
};

CampaignPhotoId only_photo(const State& state) {
    REQUIRE(state.campaign_photos.size() == 1);
    return state.campaign_photos.rows().begin()->first;
}

}  // namespace

TEST_CASE(
    "a payment code that was set without a network waits, then everybody sees it; a new one replaces it") {
    GroupBuy town(61);
    town.device("Ada").goes_offline().presses(SetPaymentCode{town.campaign, {town.jpeg}});
    const CampaignPhotoId code = only_photo(town.device("Ada").sees());
    CHECK_FALSE(town.has_bytes(code));
    town.device("Ada").comes_online();
    for (const char* name : {"Ada", "Dora", "Ben"}) CHECK(town.sees_photo(name, code));
    town.device("Ada").presses(SetPaymentCode{town.campaign, {town.jpeg}});
    const CampaignPhotoId next = only_photo(town.device("Dora").sees());
    CHECK(next != code);
    CHECK_FALSE(town.has_bytes(code));
    CHECK(town.has_bytes(next));
    CHECK(town.devices_agree());
}

TEST_CASE("a complaint's photo is seen by the door and the team, also by who joins it, and goes in the end") {
    GroupBuy town(62);
    town.device("Adam").presses(GiveRole{town.person("Ben"), Role::Volunteer, {}});
    town.arrives();
    const HandOutEventId complaint =
        complaint_made_by(town.device("Dora").device().replica().stamp(town.events.now()));
    town.device("Dora")
        .goes_offline()
        .presses(Complain{town.order, "烂了"})
        .presses(AttachComplaintPhoto{complaint, {town.jpeg}});
    const CampaignPhotoId photo = only_photo(town.device("Dora").sees());
    town.device("Dora").comes_online();
    for (const char* name : {"Dora", "Ada", "Cora"}) CHECK(town.sees_photo(name, photo));
    for (const char* name : {"Ben", "Cem"}) CHECK_FALSE(town.sees_photo(name, photo));
    town.device("Ada").presses(AddCampaignHelper{town.campaign, town.person("Ben")});
    CHECK(town.sees_photo("Ben", photo));
    town.server.kill();
    REQUIRE(town.server.start());
    town.pass(minutes(5));
    CHECK(town.sees_photo("Ada", photo));
    town.device("Ada")
        .presses(AnswerComplaint{complaint, "退十块"})
        .presses(TickBag{town.order, HandOutKind::HandedOver, {}})
        .presses(FinishCampaign{town.campaign});
    for (const char* name : {"Dora", "Ada", "Ben"}) CHECK_FALSE(town.sees_photo(name, photo));
    CHECK_FALSE(town.has_bytes(photo));
    CHECK(town.refusals_of("Ada").empty());
    CHECK(town.devices_agree());
}
