#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/errands/errands_page.h"
#include "app/client/local_pictures.h"
#include "app/client/platform/headless/headless_platform.h"
#include "shared/errands/errand_book.h"
#include "tests/client/pressed_town.h"
#include "tests/jpegs.h"

using namespace linli;
using namespace linli::client;

namespace {

// My phone; Lu Qing needs a medicine that I fetch, and her prescription is there as a photo.
struct Prescription : PressedTown, PressedServices {
    explicit Prescription(std::uint64_t photo = 70) {
        Errand errand;
        errand.id = theirs;
        errand.kind = ErrandKind::Medicine;
        errand.window = {clock_at(18), clock_at(22)};
        errand.state = ErrandState::Claimed;
        errand.helper = me;
        add(errand);
        ErrandDetail detail;
        detail.id = theirs;
        detail.asked_for = detail.asked_by = made<PersonId>(11);
        add(detail);
        add(ErrandPhoto{made<ErrandPhotoId>(photo), theirs, made<PersonId>(11), clock_at(18), 640, 480,
                        1000});
        next_photo = tests::grey_jpeg();
        open();
    }
    void shows_ask() {
        screen.show([this] { ask_page(known(), viewer(), now, ask, *this, *this, *this); });
    }
    void shows_errand(ErrandId errand) {
        screen.show([this, errand] { errands_page(known(), viewer(), now, errand, input, *this, *this); });
    }
    const ui::Node* picture(std::string_view name) const {
        const ui::Node* large = screen.find(ui::Role::Picture, name);
        return large ? large : screen.find(ui::Role::PictureButton, name);
    }
    template <class AnyCommand>
    std::size_t count() const {
        return static_cast<std::size_t>(std::count_if(pushed.begin(), pushed.end(), [](const Command& one) {
            return std::holds_alternative<AnyCommand>(one);
        }));
    }

    const ErrandId theirs = made<ErrandId>(60);
    PressedScreen screen;
    AskInput ask;
    ErrandsInput input;
};

// Lu Qing shops for me: since twenty to six, and the slip of the till is there.
struct Bought : PressedTown, PressedServices {
    Bought() {
        const PersonId lu = made<PersonId>(11);
        Errand errand;
        errand.id = mine;
        errand.kind = ErrandKind::Shopping;
        errand.window = {clock_at(18), clock_at(22)};
        errand.asked_at = clock_at(17);
        errand.state = ErrandState::OnTheWay;
        errand.helper = lu;
        add(errand);
        ErrandDetail detail;
        detail.id = mine;
        detail.asked_for = detail.asked_by = me;
        add(detail);
        Grant grant;
        grant.id = made<GrantId>(90);
        grant.about = me;
        grant.to = lu;
        grant.what = LookAt::DoorAndContact;
        grant.because = ref(mine);
        grant.window = {clock_at(17, 40), clock_at(22)};
        add(grant);
        add(TillReceipt{made<TillReceiptId>(91), mine, lu, clock_at(18), 640, 480, 1000});
        open();
    }
    const ErrandId mine = made<ErrandId>(61);
    PressedScreen screen;
    ErrandsInput input;
};

struct NoStore : LocalStore {
    void open(std::string_view, std::function<void(StoreOpened)>) override {}
    void batch(std::vector<SqlStatement>, std::function<void(StoreAnswer)>) override {}
    void query(SqlStatement, std::function<void(StoreRows)>) override {}
    void wipe(std::function<void(StoreAnswer)>) override {}
};

}  // namespace

TEST_CASE("a photo is chosen before the request is sent, and goes with it") {
    Prescription town;
    town.ask.kind = static_cast<int>(ErrandKind::Medicine);
    town.shows_ask();
    REQUIRE(town.screen.write("要什么药", "氨氯地平 两盒"));
    town.next_photo.clear();
    town.next_problem = "太大了";
    REQUIRE(town.screen.press("加一张处方的照片"));
    CHECK(town.screen.shows("太大了"));
    CHECK(town.ask.what == "氨氯地平 两盒");
    town.next_photo = tests::grey_jpeg();
    town.next_problem.clear();
    for (std::size_t i = 0; i < max_photos; ++i) REQUIRE(town.screen.press("加一张处方的照片"));
    CHECK_FALSE(town.screen.shows("太大了"));
    CHECK_FALSE(town.screen.press("加一张处方的照片"));  // There is room for three.
    REQUIRE(town.picture("第 3 张照片"));
    CHECK(town.picture("第 3 张照片")->value.rfind("blob:", 0) == 0);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press(ui::Role::PictureButton, "第 3 张照片"));
    CHECK(town.screen.find(ui::Role::Dialog, "第 3 张照片"));
    REQUIRE(town.screen.press_only("关上"));
    CHECK_FALSE(town.screen.find(ui::Role::Dialog, "第 3 张照片"));
    REQUIRE(town.screen.press("删掉第 2 张照片"));
    CHECK_FALSE(town.picture("第 3 张照片"));
    REQUIRE(town.screen.press_only("请人帮忙"));
    CHECK(town.count<AskForHelp>() == 1);
    REQUIRE(town.count<AttachPhoto>() == 2);
    const ErrandId made = town.last<AttachPhoto>()->errand;
    CHECK(town.gone == route_to("errands", made));
    CHECK(town.known().is_asked(made));
    CHECK(town.ask.photos->chosen.empty());
}

TEST_CASE("a photo that is taken out while it is large takes its large view along, and no other one's") {
    Prescription town;
    town.ask.kind = static_cast<int>(ErrandKind::Medicine);
    town.shows_ask();
    for (std::size_t i = 0; i < max_photos; ++i) REQUIRE(town.screen.press("加一张处方的照片"));
    const SharedPhotos photos = town.ask.photos;
    REQUIRE(town.screen.press(ui::Role::PictureButton, "第 2 张照片"));
    REQUIRE(town.screen.find(ui::Role::Dialog, "第 2 张照片"));
    REQUIRE(town.screen.press("删掉第 2 张照片"));  // On the plain page nothing lies beneath.
    CHECK_FALSE(photos->large.has_value());
    town.screen.wait(0);
    CHECK(town.screen.find(ui::Role::Dialog, "") == nullptr);
    REQUIRE(town.screen.press("加一张处方的照片"));
    CHECK(town.screen.find(ui::Role::Dialog, "") == nullptr);
    REQUIRE(town.screen.press(ui::Role::PictureButton, "第 3 张照片"));
    REQUIRE(town.screen.press("删掉第 1 张照片"));
    CHECK(photos->large == std::size_t{1});
}

TEST_CASE("on its way a photo is shown from this device, pressed it is large, and it can be taken back") {
    Prescription town;
    town.link.link = Link::Offline;
    Asked asked;
    asked.kind = ErrandKind::Papers;
    asked.window = {clock_at(18), clock_at(22)};
    asked.what = "通行证";
    const auto mine = town.viewer().stamp(town.now).new_ids.make<ErrandId>();
    REQUIRE_FALSE(town.push(AskForHelp{asked, 0, {}}));
    town.shows_errand(mine);
    REQUIRE(town.screen.press("加一张材料的照片"));
    town.screen.wait(0);
    REQUIRE(town.last<AttachPhoto>());
    CHECK(town.last<AttachPhoto>()->errand == mine);
    const ErrandPhotoId photo = photos_of(town.replica.state(), mine).front()->id;
    REQUIRE(town.picture("第 1 张照片"));
    CHECK(town.picture("第 1 张照片")->value == "blob:" + to_hex(photo.bits));
    CHECK_FALSE(town.screen.shows("联网后显示"));
    REQUIRE(town.screen.press(ui::Role::PictureButton, "第 1 张照片"));
    REQUIRE(town.screen.find(ui::Role::Dialog, "第 1 张照片"));
    CHECK(town.screen.find(ui::Role::Picture, "第 1 张照片"));
    REQUIRE(town.screen.press_only("关上"));
    CHECK_FALSE(town.screen.find(ui::Role::Dialog, "第 1 张照片"));
    REQUIRE(town.screen.press("删掉第 1 张照片"));
    CHECK(town.last<RemovePhoto>());
    CHECK_FALSE(town.picture("第 1 张照片"));
}

TEST_CASE("the helper sees it from the server, cannot change it, and without a network is told why not") {
    Prescription town;
    town.shows_errand(town.theirs);
    REQUIRE(town.picture("第 1 张照片"));
    CHECK(town.picture("第 1 张照片")->value == "/api/photo/" + to_hex(bits(70)));
    CHECK(town.screen.shows("看大图"));
    CHECK_FALSE(town.screen.shows("删掉"));
    CHECK_FALSE(town.screen.shows("加一张处方的照片"));
    town.link.link = Link::Offline;
    town.screen.wait(0);
    CHECK(town.picture("第 1 张照片")->value.empty());
    CHECK_FALSE(town.screen.shows("看大图"));
    CHECK(town.screen.shows("联网后显示"));
}

TEST_CASE("each photo is a picture of its own, so that of another errand none stays in its place") {
    std::vector<ui::NodeId> ids;
    for (const std::uint64_t number : {70, 71}) {
        Prescription town(number);
        town.shows_errand(town.theirs);
        REQUIRE(town.picture("第 1 张照片"));
        ids.push_back(town.picture("第 1 张照片")->id);
        REQUIRE(town.screen.press(ui::Role::PictureButton, "第 1 张照片"));
        REQUIRE(town.screen.find(ui::Role::Picture, "第 1 张照片"));
        ids.push_back(town.screen.find(ui::Role::Picture, "第 1 张照片")->id);
    }
    CHECK(ids[0] != ids[2]);
    CHECK(ids[1] != ids[3]);
}

TEST_CASE("a photo that was chosen for one errand never comes to another") {
    Prescription town;
    const SharedPhotos first = town.input.photos;
    town.shows_errand(town.theirs);
    CHECK(town.input.photos != first);  // What is still being chosen for the other one finds nobody.
    first->chosen.push_back({"1", tests::grey_jpeg(), {}});
    town.screen.wait(0);
    CHECK(town.count<AttachPhoto>() == 0);
}

TEST_CASE("a picture of this device has an address while it is shown, and not longer") {
    NoStore store;
    HeadlessPlatform platform(store);
    {
        LocalPictures pictures(platform);
        const std::string address = pictures.address_of("one", "\xFF\xD8");
        CHECK(platform.pictures.at(address) == Bytes{0xFF, 0xD8});
        pictures.drop_unshown();
        CHECK(pictures.address_of("one", "\xFF\xD8") == address);
        CHECK(pictures.address_of("two", "\xFF") != address);
        pictures.drop_unshown();
        pictures.address_of("two", "\xFF");
        pictures.drop_unshown();
        CHECK(platform.pictures.size() == 1);
    }
    CHECK(platform.pictures.empty());
}

TEST_CASE("the helper photographs the receipt, and who pays sees it with what is owed") {
    Prescription town;
    town.shows_errand(town.theirs);
    REQUIRE(town.screen.press(text("till.add")));
    town.screen.wait(0);
    REQUIRE(town.last<SetTillReceipt>());
    CHECK(town.last<SetTillReceipt>()->errand == town.theirs);
    REQUIRE(town.picture(text("till.title")));
    CHECK(town.screen.shows(text("till.change")));
    CHECK(town.picture("第 1 张照片"));  // The prescription is another one.
    REQUIRE(town.screen.press(text("till.remove")));
    CHECK(town.last<RemoveTillReceipt>());
    CHECK_FALSE(town.picture(text("till.title")));
}

TEST_CASE("who asked sees the receipt and since when somebody has it, and cannot change it") {
    Bought town;
    town.screen.show(
        [&] { errands_page(town.known(), town.viewer(), town.now, town.mine, town.input, town, town); });
    CHECK(town.screen.find(ui::Role::PictureButton, text("till.title")));
    CHECK(!town.screen.shows(text("till.remove")));
    CHECK(!town.screen.shows(text("till.change")));
    CHECK(town.screen.shows(past_words(clock_at(17, 40), town.viewer().saying(town.now))));
}
