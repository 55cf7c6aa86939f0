#include <doctest/doctest.h>

#include <memory>

#include "app/client/orders/campaign_form_page.h"
#include "app/client/ui/ui.h"
#include "tests/client/pressed_buys.h"

using namespace linli;
using namespace linli::client;

namespace {

// I am a group-buy leader; a coordinator may also change what others lead.
struct PressedForm : PressedBuys {
    explicit PressedForm(bool coordinates = false) {
        role(me, Role::BuyLeader);
        if (coordinates) role(me, Role::Coordinator);
    }
    void show_form(std::optional<CampaignId> changes = {}) {
        screen.show([this, changes] {
            campaign_form_page(known(), viewer(), now, changes, form, *this, *this, *this);
        });
    }
    CampaignFormInput form;
};

bool has_all_words(PressedForm& town) {
    for (const ui::Node& node : town.screen.kit().nodes()) {
        if (node.name.find("buy_form.") != std::string::npos) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("a campaign is opened with a title, one thing and its price; all else is there already") {
    PressedForm town;
    town.open_town();
    town.show_form();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("先写团的名字"));
    REQUIRE(town.screen.write("团的名字", "土鸡蛋"));
    REQUIRE(town.screen.write("名称", "土鸡蛋"));
    REQUIRE(town.screen.write("一份多少钱", "三十八块五"));
    REQUIRE(town.screen.press_only("开团"));
    const OpenCampaign* opened = town.last<OpenCampaign>();
    REQUIRE(opened);
    CHECK(opened->facts.title == "土鸡蛋");
    CHECK(opened->facts.opens_at == town.now);
    CHECK(opened->facts.closes_at == clock_at(21));
    CHECK(opened->facts.shortage == ShortageRule::Equal);
    REQUIRE(opened->items.size() == 1);
    CHECK(opened->items[0].facts.price_cents == 38'50);
    CHECK(opened->items[0].facts.name == "土鸡蛋");
    CHECK(town.gone.rfind("/buys/", 0) == 0);
    CHECK(town.form.title.empty());
}

TEST_CASE("a price that could be two is asked about, and nothing is opened with it") {
    PressedForm town;
    town.open_town();
    town.show_form();
    town.screen.write("团的名字", "土鸡蛋");
    town.screen.write("名称", "土鸡蛋");
    for (const char* price : {"38,50,2", "-5", "多少钱", "38.555", ""}) {
        CAPTURE(std::string(price));
        town.screen.write("一份多少钱", price);
        CHECK_FALSE(town.screen.press_only("开团"));
    }
    town.screen.write("一份多少钱", "38,5");
    CHECK(town.screen.press_only("开团"));
    CHECK(town.last<OpenCampaign>()->items[0].facts.price_cents == 38'50);
}

TEST_CASE(
    "an earlier campaign is repeated with its terms and things, and closes the next evening at its hour") {
    PressedForm town(true);
    town.kept_campaign.state = CampaignState::HandedOut;
    town.kept_campaign.facts.closes_at = clock_at(20, 0, 10);
    town.kept_campaign.facts.pick_up_from = clock_at(17, 0, 12);
    town.kept_campaign.facts.pick_up_until = clock_at(19, 0, 12);
    town.open_town();
    town.show_form();
    REQUIRE(town.screen.press("砂糖橘和鸡蛋"));
    CHECK(town.form.items.size() == 2);
    REQUIRE(town.screen.press_only("开团"));
    const OpenCampaign* opened = town.last<OpenCampaign>();
    REQUIRE(opened);
    CHECK(opened->facts.fee_cents == 120'00);
    CHECK(opened->facts.closes_at == clock_at(20));
    CHECK(opened->facts.pick_up_from == clock_at(17, 0, 25));
    REQUIRE(opened->items.size() == 2);
    CHECK(opened->items[1].facts.cap_per_door == 2);
}

TEST_CASE("the times to fetch things are repeated with the rest, as many days after closing; or left out") {
    for (const bool again : {true, false}) {
        CAPTURE(again);
        PressedForm town(true);
        town.kept_campaign.state = CampaignState::HandedOut;
        town.kept_campaign.facts.closes_at = clock_at(20, 0, 10);
        const TimeRange morning{clock_at(9, 0, 12), clock_at(11, 0, 12)};
        town.add(PickUpWindow{made<PickUpWindowId>(701), town.oranges_and_eggs, morning, "北门"});
        town.open_town();
        town.show_form();
        REQUIRE(town.screen.press("砂糖橘和鸡蛋"));
        if (!again) REQUIRE(town.screen.press(ui::Role::Check, "取货时间也照旧"));
        REQUIRE(town.screen.press_only("开团"));
        const SetPickUp* set = town.last<SetPickUp>();
        REQUIRE((set != nullptr) == again);
        if (!again) continue;
        CHECK(set->window == TimeRange{clock_at(9, 0, 25), clock_at(11, 0, 25)});
        CHECK(set->place == "北门");
        const auto offered = town.known().state.pick_up_windows.where<&PickUpWindow::campaign>(set->campaign);
        CHECK(offered.size() == 1);
        CHECK(set->campaign != town.oranges_and_eggs);
    }
}

TEST_CASE(
    "any earlier campaign of the neighbourhood is found by what it sold, and taken over with one press") {
    PressedForm town;
    for (std::uint64_t i = 0; i < 5; ++i) {
        Campaign other = town.kept_campaign;
        other.id = made<CampaignId>(900 + i);
        other.facts.title = "第" + std::to_string(i + 1) + "团";
        other.opened_at = clock_at(8, 0, 10 + static_cast<int>(i));
        other.state = CampaignState::HandedOut;
        town.add(other);
        CampaignItem sold;
        sold.id = made<CampaignItemId>(920 + i);
        sold.campaign = other.id;
        sold.facts.name = i == 1 ? "东北大米" : "蔬菜包";
        sold.facts.price_cents = 42'50;
        town.add(sold);
    }
    town.open_town();
    town.show_form();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("第5团"));
    CHECK_FALSE(town.screen.shows("第2团"));
    CHECK(town.screen.shows("还有 3 个；写几个字来找"));
    REQUIRE(town.screen.write("找以前的团", "酱油"));
    CHECK(town.screen.shows("没有这样的团"));
    REQUIRE(town.screen.write("找以前的团", "大米"));
    CHECK_FALSE(town.screen.shows("第5团"));
    REQUIRE(town.screen.press("第2团"));
    CHECK(town.screen.shows("照“第2团”填好了"));
    REQUIRE(town.form.items.size() == 1);
    CHECK(town.form.items[0].name == "东北大米");
    CHECK(town.form.title == "第2团");
    CHECK(town.form.payment_words.empty());
    REQUIRE(town.screen.press_only("清空，从头填"));
    CHECK(town.form.title.empty());
    CHECK(town.screen.shows("第5团"));
    REQUIRE(town.screen.press("第5团"));
    REQUIRE(town.screen.press_only("开团"));
    CHECK(town.last<OpenCampaign>()->facts.fee_cents == 120'00);
    CHECK(town.last<OpenCampaign>()->items[0].facts.price_cents == 42'50);
}

TEST_CASE("who repeats what somebody else led is not told to pay into that one's pocket") {
    for (const bool led_by_me : {false, true}) {
        CAPTURE(led_by_me);
        PressedForm town(true);
        if (led_by_me)
            town.add(CampaignMember{made<CampaignMemberId>(301), town.oranges_and_eggs, town.me,
                                    CampaignPart::Leader});
        town.kept_campaign.state = CampaignState::HandedOut;
        town.open_town();
        town.show_form();
        REQUIRE(town.screen.press("砂糖橘和鸡蛋"));
        CHECK(town.form.payment_words == (led_by_me ? "付给陆青" : ""));
        CHECK_FALSE(town.form.leader);
        CHECK(town.form.helpers.empty());
        REQUIRE(town.screen.press_only("开团"));
        CHECK_FALSE(town.last<SetPaymentCode>());
    }
}

TEST_CASE("what was typed outlives a reload") {
    CampaignFormInput typed;
    typed.title = "土鸡蛋";
    typed.shortage = static_cast<int>(ShortageRule::Lot);
    typed.lot_seed = 483'920;
    typed.helpers = {made<PersonId>(12), made<PersonId>(13)};
    ItemForm& eggs = add_item_form(typed);
    eggs.name = "土鸡蛋";
    eggs.price = "三十八块五";
    eggs.has_stock = true;
    eggs.stock = 60;
    eggs.tiers = {{100, "35"}, {200, "33块"}};
    add_item_form(typed).name = "柴鸡蛋";
    const std::string kept = write_drafts(drafts_of(typed), "me");
    CampaignFormInput again;
    REQUIRE(read_drafts(drafts_of(again), "me", kept));
    CHECK(written_terms(again) == written_terms(typed));
    REQUIRE(again.items.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) CHECK(written_item(again.items[i]) == written_item(typed.items[i]));
    CHECK(again.helpers == typed.helpers);
}

TEST_CASE("a changed price sends this one thing; what did not change is not sent") {
    PressedForm town(true);
    town.open_town();
    town.show_form(town.oranges_and_eggs);
    CHECK(town.screen.shows("还没有改什么"));
    CHECK(town.screen.shows("已经有 70 户下单"));
    town.form.items[1].price = "31";
    town.screen.wait(0);
    REQUIRE(town.screen.press_only("保存"));
    CHECK_FALSE(town.last<ChangeCampaign>());
    const SetItem* set = town.last<SetItem>();
    REQUIRE(set);
    CHECK(set->item == town.eggs);
    CHECK(set->facts.price_cents == 31'00);
    CHECK(set->facts.cap_per_door == 2);
    CHECK(town.pushed.size() == 1);
}

TEST_CASE(
    "what others change meanwhile stands in the form, too; what I typed stays, and no old value is put "
    "back") {
    PressedForm town(true);
    town.open_town();
    town.show_form(town.oranges_and_eggs);
    town.form.title = "橘子";
    town.form.items[0].price = "39";
    town.form.items[0].more = true;
    town.screen.wait(0);
    const std::string kept = write_drafts(drafts_of(town.form), "me");
    ItemFacts eggs = town.known().state.campaign_items.at(town.eggs).facts;
    eggs.price_cents = 31'00;
    REQUIRE_FALSE(town.push(SetItem{town.oranges_and_eggs, town.eggs, eggs, {}}));
    CampaignFacts facts = town.known().state.campaigns.at(town.oranges_and_eggs).facts;
    facts.title = "别的名字";
    facts.pick_up_place = "北门";
    REQUIRE_FALSE(town.push(ChangeCampaign{town.oranges_and_eggs, facts}));
    SUBCASE("while it is open") {}
    SUBCASE("while the tab was away") {
        town.form = {};
        REQUIRE(read_drafts(drafts_of(town.form), "me", kept));
    }
    town.screen.wait(0);
    CHECK(town.form.title == "橘子");
    CHECK(town.form.place == "北门");
    CHECK(town.form.items[0].price == "39");
    CHECK(town.form.items[0].more);
    CHECK(town.form.items[1].price == "31");
    town.pushed.clear();
    REQUIRE(town.screen.press_only("保存"));
    CHECK(town.pushed.size() == 2);
    CHECK(town.last<ChangeCampaign>()->facts.title == "橘子");
    CHECK(town.last<ChangeCampaign>()->facts.pick_up_place == "北门");
    CHECK(town.last<SetItem>()->item == town.oranges);
    CHECK(town.last<SetItem>()->facts.price_cents == 39'00);
}

TEST_CASE("an item that somebody else took away goes from the form, and one that they added comes into it") {
    PressedForm town(true);
    town.open_town();
    town.show_form(town.oranges_and_eggs);
    add_item_form(town.form).name = "柚子";
    REQUIRE_FALSE(town.push(WithdrawItem{town.oranges}));
    ItemFacts rice;
    rice.place = 2;
    rice.name = "大米";
    rice.price_cents = 60'00;
    rice.substitute_for = town.eggs;
    REQUIRE_FALSE(town.push(SetItem{town.oranges_and_eggs, std::nullopt, rice, {}}));
    town.screen.wait(0);
    REQUIRE(town.form.items.size() == 3);
    CHECK(town.form.items[0].item == town.eggs);
    CHECK(town.form.items[1].name == "柚子");
    CHECK(town.form.items[2].name == "大米");
    CHECK(town.form.items[2].substitute_for == town.form.items[0].number);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    town.form.items.erase(town.form.items.begin() + 1);
    town.screen.wait(0);
    CHECK(town.screen.shows("还没有改什么"));
}

TEST_CASE("what somebody has agreed to cannot become otherwise, and it is said why") {
    PressedForm town(true);
    town.open_town();
    town.show_form(town.oranges_and_eggs);
    town.form.fee = "150";
    town.screen.wait(0);
    CHECK_FALSE(town.screen.press_only("保存"));
    CHECK(town.pushed.empty());
}

TEST_CASE("a step that people have ordered with cannot be taken away, and it is said why") {
    PressedForm town(true);
    town.add(ItemTier{made<ItemTierId>(390), town.oranges, {150, 30'00}});
    town.open_town();
    town.show_form(town.oranges_and_eggs);
    REQUIRE(town.form.items[0].tiers.size() == 1);
    town.form.items[0].tiers.clear();
    town.screen.wait(0);
    CHECK_FALSE(town.screen.press_only("保存"));
    CHECK(town.screen.shows("已经有人按这个条件下单"));
    CHECK(town.pushed.empty());
}

TEST_CASE("a price far above what neighbours paid lately is marked while it is typed") {
    PressedForm town;
    for (std::uint64_t i = 0; i < 3; ++i) {
        Campaign other;
        other.id = made<CampaignId>(900 + i);
        other.facts.title = "鸡蛋";
        other.facts.opens_at = other.opened_at = clock_at(8, 0, 20);
        other.state = CampaignState::HandedOut;
        town.add(other);
        CampaignItem eggs;
        eggs.id = made<CampaignItemId>(910 + i);
        eggs.campaign = other.id;
        eggs.facts.name = "土鸡蛋";
        eggs.facts.unit = "板";
        eggs.facts.price_cents = 30'00;
        town.add(eggs);
    }
    town.open_town();
    town.show_form();
    town.screen.write("名称", "土鸡蛋");
    town.screen.write("单位（箱、板、5斤）", "板");
    town.screen.write("一份多少钱", "31");
    CHECK_FALSE(town.screen.shows("比邻里近两个月的价钱高不少"));
    town.screen.write("一份多少钱", "60");
    CHECK(town.screen.shows("比邻里近两个月的价钱高不少：别的 3 个团中间价是 ¥30.00"));
}

TEST_CASE("the form has words for everything in both languages, and everything opens") {
    for (const bool english : {false, true}) {
        if (english) set_language(Language::English);
        PressedForm town(true);
        town.open_town();
        town.show_form(town.oranges_and_eggs);
        town.form.more = true;
        for (ItemForm& item : town.form.items) {
            item.more = item.whole_cases = item.has_stock = true;
            item.tiers = {{10, "30"}};
        }
        town.form.by_count = town.form.opens_later = town.form.has_pick_up = true;
        town.form.shortage = static_cast<int>(ShortageRule::Lot);
        town.screen.draw_again();
        CHECK(has_all_words(town));
        CHECK(town.screen.kit().duplicate_keys() == 0);
        set_language(Language::Chinese);
    }
}

TEST_CASE("only a group-buy leader opens a campaign, and only its leader changes it") {
    PressedBuys town;
    town.open_town();
    CampaignFormInput form;
    const auto show = [&](std::optional<CampaignId> changes) {
        town.screen.show([&town, &form, changes] {
            campaign_form_page(town.known(), town.viewer(), town.now, changes, form, town, town, town);
        });
    };
    show({});
    CHECK(town.screen.shows("开团要先是团长，请找居委会"));
    show(town.oranges_and_eggs);
    CHECK(town.screen.shows("只有团长能改这个团"));
}

TEST_CASE("every button of the form says why it cannot be pressed, or something happens") {
    const auto open_form = [] {
        auto town = std::make_unique<PressedForm>(true);
        town->open_town();
        town->show_form();
        town->screen.write("团的名字", "土鸡蛋");
        town->screen.write("名称", "土鸡蛋");
        town->screen.write("一份多少钱", "38.5");
        town->form.more = town->form.by_count = town->form.has_pick_up = true;
        ItemForm& eggs = town->form.items.front();
        eggs.more = eggs.whole_cases = eggs.has_stock = true;
        eggs.tiers = {{10, "30"}};
        town->form.helpers = {made<PersonId>(11)};
        town->screen.draw_again();
        return town;
    };
    const auto effect = [](PressedForm& town) {
        std::string all = town.gone + std::to_string(town.pushed.size());
        for (const ui::Node& node : town.screen.kit().nodes())
            all += std::to_string(node.id) + node.name + node.value + std::to_string(node.states);
        return all;
    };
    auto town = open_form();
    const std::vector<ui::Node> nodes = town->screen.kit().nodes();
    for (const ui::Node& node : nodes) {
        if (node.role != ui::Role::Button && node.role != ui::Role::Check) continue;
        CAPTURE(node.name);
        if (node.states & ui::StateDisabled) {
            CHECK(node.described_by != 0);
            continue;
        }
        town.reset();  // There is one screen at a time.
        town = open_form();
        const std::string before = effect(*town);
        town->screen.kit().press(node.id);
        town->screen.draw_again();
        town->screen.wait(0);
        CHECK(effect(*town) != before);
    }
}
