#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/orders/buy_desk_page.h"
#include "app/client/orders/campaign_form_page.h"
#include "app/client/ui/ui.h"
#include "shared/orders/photo_commands.h"
#include "tests/client/pressed_buys.h"
#include "tests/jpegs.h"

using namespace linli;
using namespace linli::client;

namespace {

// I have ordered two boxes of oranges; or I lead the group-buy myself.
struct Pictured : PressedBuys {
    explicit Pictured(CampaignState state) {
        is_in(state);
        ordered(2);
        next_photo = tests::grey_jpeg();
    }
    void leads() {
        role(me, Role::Coordinator);
        role(me, Role::BuyLeader);
    }
    CampaignPhotoId photo(std::uint64_t number, std::optional<HandOutEventId> complaint = {}) {
        CampaignPhoto one;
        one.id = made<CampaignPhotoId>(number);
        one.campaign = oranges_and_eggs;
        one.complaint = complaint;
        one.by = made<PersonId>(11);
        one.at = clock_at(15);
        one.width = 640;
        one.height = 480;
        one.bytes = 1000;
        add(one);
        return one.id;
    }
    HandOutEventId complaint(PersonId by) {
        HandOutEvent event;
        event.id = made<HandOutEventId>(710);
        event.campaign = oranges_and_eggs;
        event.order = mine;
        event.kind = HandOutKind::Complaint;
        event.by = by;
        event.words = "烂了两个";
        event.at = clock_at(17);
        add(event);
        return event.id;
    }
    void show_desk(DeskTab tab) {
        desk.of = oranges_and_eggs;
        desk.tab = static_cast<int>(tab);
        screen.show(
            [this] { buy_desk_page(known(), viewer(), now, oranges_and_eggs, desk, *this, *this, *this); });
    }
    void show_form(std::optional<CampaignId> changes = {}) {
        screen.show([this, changes] {
            campaign_form_page(known(), viewer(), now, changes, form, *this, *this, *this);
        });
    }
    // What was chosen is sent in the next frame, and is there in the one after it.
    void settle() {
        for (int frame = 0; frame < 3; ++frame) screen.wait(0);
    }
    const ui::Node* picture(std::string_view name) const {
        const ui::Node* large = screen.find(ui::Role::Picture, name);
        return large ? large : screen.find(ui::Role::PictureButton, name);
    }

    BuyDeskInput desk;
    CampaignFormInput form;
};

}  // namespace

TEST_CASE("who has to pay sees the payment code where it says how to pay, and large when it is pressed") {
    Pictured town(CampaignState::Closed);
    town.entry(350, LedgerKind::Charge, 76'00);
    const CampaignPhotoId code = town.photo(360);
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.shows("怎么付"));
    REQUIRE(town.picture("收款码"));
    CHECK(town.picture("收款码")->value == "/api/photo/" + to_hex(code.bits));
    CHECK(town.screen.shows("付给陆青"));
    CHECK(town.screen.shows("点一下看大图"));
    CHECK_FALSE(town.screen.shows("拿掉收款码"));
    CHECK_FALSE(town.screen.shows("换一张收款码"));
    REQUIRE(town.screen.press(ui::Role::PictureButton, "收款码"));
    CHECK(town.screen.find(ui::Role::Dialog, "收款码"));
    CHECK(town.screen.find(ui::Role::Picture, "收款码"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press_only("关上"));
    CHECK_FALSE(town.screen.find(ui::Role::Dialog, "收款码"));
    town.link.link = Link::Offline;
    town.settle();
    CHECK(town.picture("收款码")->value.empty());
    CHECK(town.screen.shows("联网后显示"));
}

TEST_CASE("the leader sets the code on the desk without a network, changes it and takes it away") {
    Pictured town(CampaignState::Closed);
    town.leads();
    town.open_town();
    town.link.link = Link::Offline;
    town.show_desk(DeskTab::Money);
    town.next_photo.clear();
    town.next_problem = "太大了";
    REQUIRE(town.screen.press_only("放一张收款码"));
    CHECK(town.screen.shows("太大了"));
    town.next_photo = tests::grey_jpeg();
    town.next_problem.clear();
    REQUIRE(town.screen.press_only("放一张收款码"));
    town.settle();
    REQUIRE(town.last<SetPaymentCode>());
    CHECK(town.last<SetPaymentCode>()->campaign == town.oranges_and_eggs);
    const CampaignPhoto* code = payment_code_of(town.replica.state(), town.oranges_and_eggs);
    REQUIRE(code);
    REQUIRE(town.picture("收款码"));
    CHECK(town.picture("收款码")->value == "blob:" + to_hex(code->id.bits));
    CHECK_FALSE(town.screen.shows("联网后显示"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    const CampaignPhotoId before = code->id;
    REQUIRE(town.screen.press_only("换一张收款码"));
    town.settle();
    code = payment_code_of(town.replica.state(), town.oranges_and_eggs);
    REQUIRE(code);
    CHECK(code->id != before);
    REQUIRE(town.screen.press_only("拿掉收款码"));
    CHECK(town.last<RemoveCampaignPhoto>());
    town.settle();
    CHECK_FALSE(town.picture("收款码"));
}

TEST_CASE("who has ordered and wants to pay before closing sees how") {
    {
        PressedBuys nothing_ordered;
        nothing_ordered.open_town();
        nothing_ordered.show(nothing_ordered.oranges_and_eggs);
        CHECK_FALSE(nothing_ordered.screen.shows("想先付也行"));
    }
    Pictured town(CampaignState::Open);
    town.photo(360);
    town.open_town();
    town.show(town.oranges_and_eggs);
    CHECK(town.screen.shows("想先付也行"));
    CHECK(town.picture("收款码"));
    CHECK(town.screen.shows("付给陆青"));
    CHECK(town.screen.shows("付款时写上：12 号"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press_only("抄下怎么付"));
    CHECK(town.copied.find("付给陆青") == 0);
}

TEST_CASE("a code that is chosen while a campaign is written is sent behind it") {
    Pictured town(CampaignState::Open);
    town.leads();
    town.open_town();
    town.show_form();
    REQUIRE(town.screen.write("团的名字", "土鸡蛋"));
    REQUIRE(town.screen.write("名称", "土鸡蛋"));
    REQUIRE(town.screen.write("一份多少钱", "38.5"));
    town.form.leader = town.me;
    town.form.more = true;
    town.settle();
    REQUIRE(town.screen.press_only("放一张收款码"));
    REQUIRE(town.picture("收款码"));
    REQUIRE(town.screen.press_only("换一张收款码"));
    CHECK(town.form.code->chosen.size() == 1);  // The second one took the place of the first.
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press_only("开团"));
    REQUIRE(town.last<SetPaymentCode>());
    CHECK(town.gone == route_to("buys", town.last<SetPaymentCode>()->campaign));
    const auto is_opening = [](const Command& one) { return std::holds_alternative<OpenCampaign>(one); };
    const auto is_code = [](const Command& one) { return std::holds_alternative<SetPaymentCode>(one); };
    CHECK(std::find_if(town.pushed.begin(), town.pushed.end(), is_opening) <
          std::find_if(town.pushed.begin(), town.pushed.end(), is_code));
    CHECK(town.form.code->chosen.empty());
}

TEST_CASE("a changed code alone is something to save") {
    Pictured town(CampaignState::Open);
    town.leads();
    town.open_town();
    town.show_form(town.oranges_and_eggs);
    town.form.more = true;
    town.settle();
    CHECK_FALSE(town.screen.press_only("保存"));
    REQUIRE(town.screen.press_only("放一张收款码"));
    REQUIRE(town.screen.press_only("保存"));
    REQUIRE(town.last<SetPaymentCode>());
    CHECK_FALSE(town.last<ChangeCampaign>());
}

TEST_CASE("a household complains with a photo without a network, adds another one, and takes one back") {
    Pictured town(CampaignState::Arrived);
    town.open_town();
    town.link.link = Link::Offline;
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("东西有问题"));
    REQUIRE(town.screen.press_only("加一张照片"));
    CHECK(town.screen.find(ui::Role::Picture, "第 1 张照片"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK_FALSE(town.screen.press_only("告诉团长"));  // Words are needed, too.
    REQUIRE(town.screen.write("什么东西、怎么了", "烂了两个"));
    REQUIRE(town.screen.press_only("告诉团长"));
    town.settle();
    REQUIRE(town.last<AttachComplaintPhoto>());
    const HandOutEventId complaint = town.last<AttachComplaintPhoto>()->complaint;
    REQUIRE(town.replica.state().hand_out_events.find(complaint));
    REQUIRE(photos_of(town.replica.state(), complaint).size() == 1);
    REQUIRE(town.picture("第 1 张照片"));
    CHECK(town.picture("第 1 张照片")->value.rfind("blob:", 0) == 0);
    REQUIRE(town.screen.press_only("加一张照片"));
    town.settle();
    CHECK(photos_of(town.replica.state(), complaint).size() == 2);
    REQUIRE(town.screen.press(ui::Role::PictureButton, "第 2 张照片"));
    CHECK(town.screen.find(ui::Role::Dialog, "第 2 张照片"));
    REQUIRE(town.screen.press_only("关上"));
    REQUIRE(town.screen.press_only("删掉第 1 张照片"));
    town.settle();
    CHECK(photos_of(town.replica.state(), complaint).size() == 1);
}

TEST_CASE("a photo that was chosen for a complaint and not sent is not for the next one") {
    Pictured town(CampaignState::Arrived);
    town.open_town();
    town.show(town.oranges_and_eggs);
    REQUIRE(town.screen.press_only("东西有问题"));
    REQUIRE(town.screen.press_only("加一张照片"));
    REQUIRE(town.screen.press_only("关上"));
    REQUIRE(town.screen.press_only("东西有问题"));
    CHECK_FALSE(town.picture("第 1 张照片"));
}

TEST_CASE("the team sees a complaint's photos where it is answered, and afterwards") {
    Pictured town(CampaignState::Arrived);
    town.leads();
    const CampaignPhotoId photo = town.photo(361, town.complaint(town.me));
    town.open_town();
    town.show_desk(DeskTab::Delivery);
    CHECK(town.screen.shows("1 张照片"));
    REQUIRE(town.screen.press("回一句：2-1-301 小禾"));
    REQUIRE(town.screen.find(ui::Role::Picture, "第 1 张照片"));
    CHECK(town.screen.find(ui::Role::Picture, "第 1 张照片")->value == "/api/photo/" + to_hex(photo.bits));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.write("怎么办", "退五块"));
    REQUIRE(town.screen.press_only("回一句"));
    REQUIRE(town.last<AnswerComplaint>());
    town.settle();
    REQUIRE(town.screen.press("看照片：2-1-301 小禾"));
    CHECK(town.screen.find(ui::Role::Picture, "第 1 张照片"));
    CHECK(town.screen.shows("回了：退五块"));
    CHECK_FALSE(town.screen.shows("怎么办"));
}
