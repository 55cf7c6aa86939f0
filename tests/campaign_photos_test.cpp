#include "shared/orders/photo_commands.h"
#include "shared/wire/encoding.h"
#include "tests/campaign_town.h"
#include "tests/jpegs.h"

// Pictures of a group-buy: the leader's payment code, and what doors complain about.

using namespace linli;
using tests::grey_jpeg;

namespace {

constexpr auto allowed = std::nullopt;

// Fang leads, Lu helps; Qin has ordered oranges, Ge has nothing to do with that order.
struct PicturedBuy : CampaignTown {
    PicturedBuy() {
        open();
        qins = order(qin, 5);
    }
    void arrive() {
        close();
        order_at_supplier();
        REQUIRE(count(5, 0) == std::nullopt);
    }
    void finish() {
        REQUIRE(run(lu, TickBag{qins, HandOutKind::HandedOver, ""}) == std::nullopt);
        REQUIRE(run(fang, FinishCampaign{campaign}) == std::nullopt);
    }
    HandOutEventId complain() {
        const HandOutEventId complaint = complaint_made_by(stamp(qin));
        REQUIRE(run(qin, Complain{qins, "烂了两个"}) == std::nullopt);
        return complaint;
    }
    CampaignPhotoId run_photo(PersonId by, const Command& command) {
        const CampaignPhotoId photo{photo_made_by(stamp(by)).bits};
        REQUIRE(run(by, command) == std::nullopt);
        REQUIRE(state.campaign_photos.find(photo));
        return photo;
    }
    SetPaymentCode code(const std::string& jpeg = grey_jpeg()) const { return {campaign, {jpeg}}; }
    OrderId qins;
};

AttachComplaintPhoto photo_of_it(HandOutEventId complaint, const std::string& jpeg = grey_jpeg()) {
    return {complaint, {jpeg}};
}

}  // namespace

TEST_CASE("the leader, helpers and coordinators set the payment code; the next one takes its place") {
    PicturedBuy town;
    CHECK(town.reason(town.qin, town.code()) == Reason::NotAllowed);
    CHECK(town.reason(town.fang, SetPaymentCode{CampaignId{{9, 9}}, {grey_jpeg()}}) ==
          Reason::CampaignUnknown);
    CHECK(town.reason(town.coordinator, town.code()) == allowed);
    const CampaignPhotoId first = town.run_photo(town.fang, town.code(grey_jpeg(640, 480)));
    CHECK(town.state.campaign_photos.at(first).width == 640);
    CHECK(town.state.campaign_photos.at(first).bytes ==
          static_cast<std::int32_t>(grey_jpeg(640, 480).size()));
    const CampaignPhotoId second = town.run_photo(town.lu, town.code());
    CHECK_FALSE(town.state.campaign_photos.find(first));
    REQUIRE(payment_code_of(town.state, town.campaign));
    CHECK(payment_code_of(town.state, town.campaign)->id == second);
    CHECK(payment_code_of(town.state, town.campaign)->by == town.lu);
    CHECK(town.reason(town.qin, RemoveCampaignPhoto{second}) == Reason::NotAllowed);
    CHECK(town.run(town.fang, RemoveCampaignPhoto{second}) == allowed);
    CHECK(town.reason(town.fang, RemoveCampaignPhoto{second}) == Reason::PhotoUnknown);
    CHECK_FALSE(payment_code_of(town.state, town.campaign));
}

TEST_CASE("a payment code and a complaint's photo are looked at as any photo is") {
    PicturedBuy town;
    town.arrive();
    const HandOutEventId complaint = town.complain();
    struct Row {
        std::string jpeg;
        std::optional<Reason> reason;
    };
    const std::vector<Row> rows = {
        {grey_jpeg(1600, 1200), allowed},
        {grey_jpeg(1601, 8), Reason::PhotoTooLarge},
        {grey_jpeg(16, 16, {}, std::string(max_photo_bytes, 'x')), Reason::PhotoTooLarge},
        {"a text named code.jpg", Reason::PhotoInvalid},
        {grey_jpeg(16, 16, tests::jpeg_segment(0xE1, "Exif")), Reason::PhotoTellsMore},
    };
    for (const Row& row : rows) {
        CAPTURE(row.jpeg.size());
        CHECK(town.reason(town.fang, town.code(row.jpeg)) == row.reason);
        CHECK(town.reason(town.qin, photo_of_it(complaint, row.jpeg)) == row.reason);
    }
}

TEST_CASE(
    "a payment code is kept as long as anybody pays: also when all is handed out, not when nobody owes") {
    SUBCASE("handed out") {
        PicturedBuy town;
        const CampaignPhotoId code = town.run_photo(town.fang, town.code());
        town.arrive();
        town.finish();
        CHECK(town.state.campaign_photos.find(code));
        CHECK(town.reason(town.lu, town.code()) == allowed);
    }
    SUBCASE("called off") {
        PicturedBuy town;
        town.run_photo(town.fang, town.code());
        REQUIRE(town.run(town.fang, CallOffCampaign{town.campaign, "车坏了"}) == allowed);
        CHECK(town.state.campaign_photos.size() == 0);
        CHECK(town.reason(town.fang, town.code()) == Reason::CampaignOver);
    }
    SUBCASE("the minimum was missed") {
        PicturedBuy town;
        town.run_photo(town.fang, town.code());
        REQUIRE(town.run(town.qin, WithdrawOrder{town.qins}) == allowed);
        town.close();
        REQUIRE(town.campaign_state() == CampaignState::MinimumMissed);
        CHECK(town.state.campaign_photos.size() == 0);
    }
}

TEST_CASE("who complains and who acts for them add photos and take them away; the team only looks") {
    PicturedBuy town;
    town.arrive();
    const HandOutEventId complaint = town.complain();
    CHECK(town.reason(town.qin, photo_of_it(HandOutEventId{{9, 9}})) == Reason::HandOutEventUnknown);
    for (const PersonId other : {town.ge, town.fang, town.lu})
        CHECK(town.reason(other, photo_of_it(complaint)) == Reason::HandOutEventUnknown);
    CHECK(town.reason(town.coordinator, photo_of_it(complaint)) == allowed);
    REQUIRE(town.run(town.qin, AddProxy{town.qin, town.wen}) == allowed);
    const CampaignPhotoId first = town.run_photo(town.wen, photo_of_it(complaint));
    town.now = town.now + minutes(1);
    const CampaignPhotoId second = town.run_photo(town.qin, photo_of_it(complaint));
    town.run_photo(town.qin, photo_of_it(complaint));
    CHECK(town.reason(town.qin, photo_of_it(complaint)) == Reason::TooManyPhotos);
    REQUIRE(photos_of(town.state, complaint).size() == max_photos);
    CHECK(photos_of(town.state, complaint)[0]->id == first);
    CHECK(photos_of(town.state, complaint)[1]->id == second);
    for (const PersonId other : {town.ge, town.fang, town.lu})
        CHECK(town.reason(other, RemoveCampaignPhoto{first}) == Reason::PhotoUnknown);
    REQUIRE(town.run(town.qin, RemoveCampaignPhoto{first}) == allowed);
    CHECK(town.reason(town.qin, photo_of_it(complaint)) == allowed);
    REQUIRE(town.run(town.lu, AnswerComplaint{complaint, "退五块"}) == allowed);
    CHECK(town.reason(town.qin, photo_of_it(complaint)) == Reason::ComplaintAnswered);
    CHECK(town.run(town.qin, RemoveCampaignPhoto{second}) == allowed);
}

TEST_CASE("what is no complaint has no photo") {
    PicturedBuy town;
    town.arrive();
    const HandOutEventId tick = town.stamp(town.lu).new_ids.make<HandOutEventId>();
    REQUIRE(town.run(town.lu, TickBag{town.qins, HandOutKind::HandedOver, ""}) == allowed);
    REQUIRE(town.state.hand_out_events.find(tick));
    CHECK(town.reason(town.qin, photo_of_it(tick)) == Reason::HandOutEventUnknown);
}

TEST_CASE("a complaint's photo is kept until it is answered and all is handed out, whichever comes last") {
    for (const bool answered_first : {true, false}) {
        PicturedBuy town;
        town.arrive();
        const HandOutEventId complaint = town.complain();
        town.run_photo(town.qin, photo_of_it(complaint));
        const AnswerComplaint answer{complaint, "退五块"};
        if (answered_first) {
            REQUIRE(town.run(town.lu, answer) == allowed);
        } else {
            town.finish();
            town.run_photo(town.qin, photo_of_it(complaint));
        }
        CHECK(photos_of(town.state, complaint).size() == (answered_first ? 1 : 2));
        if (answered_first)
            town.finish();
        else
            REQUIRE(town.run(town.lu, answer) == allowed);
        CHECK(town.state.campaign_photos.size() == 0);
    }
}

TEST_CASE("whoever was entered twice is still the one who set the code") {
    PicturedBuy town;
    const CampaignPhotoId code = town.run_photo(town.lu, town.code());
    REQUIRE(town.run(town.admin, MergePersons{town.wen, town.lu}) == allowed);
    CHECK(town.state.campaign_photos.at(code).by == town.wen);
}

TEST_CASE("the largest code goes over the wire as it is, a larger one not at all") {
    const std::string largest(max_photo_bytes, 'x');
    const auto read = decode_command(encode(Command(SetPaymentCode{{}, {largest}})));
    REQUIRE(read);
    REQUIRE(photo_in(*read));
    CHECK(photo_in(*read)->bytes == largest);
    CHECK_FALSE(photo_in(Command(Complain{})));
    CHECK_FALSE(decode_command(encode(Command(SetPaymentCode{{}, {largest + 'x'}}))));
    CHECK_FALSE(decode_command(encode(Command(AttachComplaintPhoto{{}, {largest + 'x'}}))));
}
