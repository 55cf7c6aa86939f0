#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "shared/errands/errand_book.h"
#include "shared/wire/encoding.h"
#include "tests/jpegs.h"
#include "tests/town.h"

using namespace linli;
using tests::grey_jpeg;

namespace {

constexpr auto allowed = std::nullopt;

// Qin Guizhi (3-101) needs medicine; Lu Qing (2-302) fetches it. Wen Li is a neighbour.
struct Prescription : Town {
    Prescription() {
        give(lu, Role::Volunteer);
        Asked asked;
        asked.kind = ErrandKind::Medicine;
        asked.window = {Town::evening, Town::evening + hours(5)};
        asked.what = "氨氯地平两盒";
        const std::uint64_t asking = number;
        REQUIRE(run(qin, AskForHelp{asked, 0, {}}) == std::nullopt);
        errand = NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
    }
    ErrandPhotoId attach(PersonId by) {
        const ErrandPhotoId id{photo_made_by(stamp(by)).bits};
        REQUIRE(run(by, photo()) == std::nullopt);
        return id;
    }
    AttachPhoto photo(const std::string& jpeg = grey_jpeg()) const { return {errand, {jpeg}}; }
    ErrandId errand;
};

}  // namespace

TEST_CASE("who asked, who acts for them and coordinators add a photo, while the errand goes on") {
    Prescription town;
    CHECK(town.reason(town.qin, town.photo()) == allowed);
    CHECK(town.reason(town.coordinator, town.photo()) == allowed);
    CHECK(town.reason(town.wen, town.photo()) == Reason::ErrandUnknown);
    town.run(town.qin, AddProxy{town.qin, town.wen});
    CHECK(town.reason(town.wen, town.photo()) == allowed);
    CHECK(town.reason(town.qin, AttachPhoto{ErrandId{{1, 2}}, {grey_jpeg()}}) == Reason::ErrandUnknown);
    town.run(town.lu, ClaimErrand{town.errand});
    CHECK(town.reason(town.lu, town.photo()) == Reason::ErrandUnknown);  // The helper only looks.
    CHECK(town.reason(town.qin, town.photo()) == allowed);
    town.run(town.lu, FinishErrand{town.errand, 0, ""});
    CHECK(town.reason(town.qin, town.photo()) == Reason::ErrandOver);
}

TEST_CASE("a photo is a JPEG that shows and says nothing else, and not too large") {
    Prescription town;
    const std::string filling(max_photo_bytes - grey_jpeg().size(), 'x');
    struct Row {
        std::string jpeg;
        std::optional<Reason> reason;
    };
    const std::vector<Row> rows = {
        {grey_jpeg(1600, 1200), allowed},
        {grey_jpeg(1200, 1601), Reason::PhotoTooLarge},
        {grey_jpeg(1601, 8), Reason::PhotoTooLarge},
        {grey_jpeg(16, 16, {}, filling), allowed},
        {grey_jpeg(16, 16, {}, filling + 'x'), Reason::PhotoTooLarge},
        {"", Reason::PhotoInvalid},
        {"a text named prescription.jpg", Reason::PhotoInvalid},
        {grey_jpeg() + "more", Reason::PhotoInvalid},
        {grey_jpeg(16, 16, tests::jpeg_segment(0xE1, "Exif")), Reason::PhotoTellsMore},
        {grey_jpeg(16, 16, tests::jpeg_segment(0xFE, "home")), Reason::PhotoTellsMore},
    };
    for (const Row& row : rows) {
        CAPTURE(row.jpeg.size());
        CHECK(town.reason(town.qin, town.photo(row.jpeg)) == row.reason);
    }
}

TEST_CASE("there are at most three; one that was removed makes room") {
    Prescription town;
    const ErrandPhotoId first = town.attach(town.qin);
    town.now = Town::evening + minutes(1);
    const ErrandPhotoId second = town.attach(town.coordinator);
    town.attach(town.qin);
    CHECK(town.reason(town.qin, town.photo()) == Reason::TooManyPhotos);
    const auto photos = photos_of(town.state, town.errand);
    REQUIRE(photos.size() == 3);
    CHECK(photos[0]->id == first);
    CHECK(photos[1]->id == second);
    CHECK(photos[1]->by == town.coordinator);
    CHECK(photos[0]->width == 16);
    CHECK(photos[0]->bytes == static_cast<std::int32_t>(grey_jpeg().size()));
    CHECK(town.reason(town.wen, RemovePhoto{first}) == Reason::PhotoUnknown);
    CHECK(town.run(town.qin, RemovePhoto{second}) == allowed);
    CHECK(town.reason(town.qin, RemovePhoto{second}) == Reason::PhotoUnknown);
    CHECK(town.reason(town.qin, town.photo()) == allowed);
}

TEST_CASE("when it is done or no longer needed, no photo is left") {
    for (const bool done : {true, false}) {
        Prescription town;
        const ErrandPhotoId photo = town.attach(town.qin);
        town.attach(town.qin);
        town.run(town.lu, ClaimErrand{town.errand});
        town.run(town.lu, HandBackErrand{town.errand, "病了"});
        CHECK(town.state.errand_photos.size() == 2);
        town.run(town.lu, ClaimErrand{town.errand});
        if (done)
            REQUIRE(town.run(town.lu, FinishErrand{town.errand, 3000, ""}) == allowed);
        else
            REQUIRE(town.run(town.qin, WithdrawErrand{town.errand, ""}) == allowed);
        CHECK(town.state.errand_photos.size() == 0);
        CHECK(town.reason(town.qin, RemovePhoto{photo}) == Reason::PhotoUnknown);
    }
}

TEST_CASE("a helper who is on the way learns of a new photo") {
    Prescription town;
    const auto told = [&] {
        const auto notices = town.state.notices.where<&Notice::to>(town.lu);
        return std::count_if(notices.begin(), notices.end(),
                             [](const Notice* one) { return one->kind == NoticeKind::ErrandChanged; });
    };
    town.attach(town.qin);
    town.run(town.lu, ClaimErrand{town.errand});
    CHECK(told() == 0);
    town.attach(town.qin);
    CHECK(told() == 1);
}

TEST_CASE("whoever was entered twice is still the one who took the photo") {
    Prescription town;
    town.run(town.qin, AddProxy{town.qin, town.lu});
    const ErrandPhotoId photo = town.attach(town.lu);
    REQUIRE(town.run(town.admin, MergePersons{town.wen, town.lu}) == allowed);
    CHECK(town.state.errand_photos.at(photo).by == town.wen);
}

TEST_CASE("the largest photo goes over the wire as it is, a larger one not at all") {
    const std::string filling(max_photo_bytes - grey_jpeg().size(), 'x');
    const std::string largest = grey_jpeg(16, 16, {}, filling);
    const auto read = decode_command(encode(Command(AttachPhoto{{}, {largest}})));
    REQUIRE(read);
    CHECK(std::get<AttachPhoto>(*read).jpeg.bytes == largest);
    CHECK_FALSE(decode_command(encode(Command(AttachPhoto{{}, {largest + 'x'}}))));
}

TEST_CASE("who laid the money out shows the receipt, one of an errand, until it is settled") {
    Prescription town;
    const auto receipt = [&] { return SetTillReceipt{town.errand, {grey_jpeg()}}; };
    CHECK(town.reason(town.lu, receipt()) == Reason::ErrandNotYours);
    REQUIRE(town.run(town.lu, ClaimErrand{town.errand}) == allowed);
    CHECK(town.reason(town.qin, receipt()) == Reason::ErrandNotYours);
    CHECK(town.reason(town.lu, SetTillReceipt{town.errand, {"no picture"}}) == Reason::PhotoInvalid);
    REQUIRE(town.run(town.lu, receipt()) == allowed);
    const TillReceiptId first = till_receipt_of(town.state, town.errand)->id;
    REQUIRE(town.run(town.lu, receipt()) == allowed);
    CHECK(town.state.till_receipts.size() == 1);
    CHECK(!town.state.till_receipts.find(first));
    const TillReceiptId second = till_receipt_of(town.state, town.errand)->id;
    CHECK(town.reason(town.qin, RemoveTillReceipt{second}) == Reason::PhotoUnknown);
    SUBCASE("removed") {
        REQUIRE(town.run(town.lu, RemoveTillReceipt{second}) == allowed);
        CHECK(town.state.till_receipts.size() == 0);
    }
    SUBCASE("kept when it is done, gone when it is settled") {
        REQUIRE(town.run(town.lu, FinishErrand{town.errand, 3000, ""}) == allowed);
        CHECK(town.state.till_receipts.size() == 1);
        REQUIRE(town.run(town.lu, receipt()) == allowed);  // It was in the other pocket.
        REQUIRE(town.run(town.lu, SettleErrand{town.errand}) == allowed);
        CHECK(town.state.till_receipts.size() == 0);
        CHECK(town.reason(town.lu, receipt()) == Reason::NothingToSettle);
    }
    SUBCASE("nothing is owed: nobody needs it") {
        REQUIRE(town.run(town.lu, FinishErrand{town.errand, 0, ""}) == allowed);
        CHECK(town.state.till_receipts.size() == 0);
    }
    SUBCASE("handed back, or no longer needed") {
        REQUIRE(town.run(town.lu, HandBackErrand{town.errand, "病了"}) == allowed);
        CHECK(town.state.till_receipts.size() == 0);
        CHECK(town.reason(town.lu, receipt()) == Reason::ErrandNotYours);
    }
}
