#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "app/client/orders/buy_desk_page.h"
#include "app/client/ui/ui.h"
#include "tests/client/pressed_buys.h"

using namespace linli;
using namespace linli::client;

namespace {

// I coordinate, so I may do what its leader may. Three doors have ordered oranges; the second one eggs, too.
struct PressedDesk : PressedBuys {
    explicit PressedDesk(CampaignState state, bool leads = true) {
        if (leads)
            role(me, Role::Coordinator);
        else
            add(CampaignMember{made<CampaignMemberId>(302), oranges_and_eggs, me, CampaignPart::Helper});
        kept_campaign.facts.minimum_packs = 0;
        kept_campaign.facts.fee_cents = 0;
        is_in(state);
    }
    OrderId order(std::uint64_t person, const char* room, std::int32_t packs, std::int32_t egg_packs = 0) {
        Order one;
        one.id = made<OrderId>(400 + person);
        one.campaign = oranges_and_eggs;
        one.number = static_cast<std::int32_t>(person);
        one.household = made<HouseholdId>(1000 + person);
        one.door = {{}, "2", "1", room};
        one.name = person == 11 ? "陆青" : person == 12 ? "祝春生" : "严立安";
        one.for_person = one.placed_by = made<PersonId>(person);
        one.placed_at = clock_at(9);
        add(one);
        line(one.id, 500 + person, oranges, packs);
        if (egg_packs > 0) line(one.id, 600 + person, eggs, egg_packs);
        return one.id;
    }
    void line(OrderId order, std::uint64_t number, CampaignItemId item, std::int32_t packs) {
        OrderLine one;
        one.id = made<OrderLineId>(number);
        one.order = order;
        one.item = item;
        one.packs = packs;
        add(one);
    }
    LedgerEntryId booked(std::uint64_t number, OrderId order, LedgerKind kind, std::int64_t cents) {
        LedgerEntry one;
        one.id = made<LedgerEntryId>(number);
        one.campaign = oranges_and_eggs;
        one.order = order;
        one.kind = kind;
        one.cents = cents;
        one.by = made<PersonId>(11);
        one.at = clock_at(14);
        add(one);
        return one.id;
    }
    void show_desk(DeskTab tab) {
        desk.of = oranges_and_eggs;
        desk.tab = static_cast<int>(tab);
        screen.show(
            [this] { buy_desk_page(known(), viewer(), now, oranges_and_eggs, desk, *this, *this, *this); });
    }
    void show_sheets() {
        screen.show(
            [this] { buy_sheets_page(known(), viewer(), now, oranges_and_eggs, desk.sheets, *this); });
    }
    void copy(const std::string& words) override { copied = words; }

    BuyDeskInput desk;
    std::string copied;
};

struct InEnglish {
    InEnglish() { set_language(Language::English); }
    ~InEnglish() { set_language(Language::Chinese); }
};

}  // namespace

TEST_CASE("whoever is not in the team does not see the orders of others") {
    PressedBuys town;
    town.open_town();
    BuyDeskInput desk;
    town.screen.show([&] {
        buy_desk_page(town.known(), town.viewer(), town.now, town.oranges_and_eggs, desk, town, town, town);
    });
    CHECK(town.screen.shows("只有团长和帮手看得到"));
}

TEST_CASE("closing says beforehand what will happen, to how many") {
    PressedDesk town(CampaignState::Open);
    town.kept_campaign.facts.minimum_packs = 200;
    town.order(11, "302", 2);
    town.order(12, "102", 3, 1);
    town.open_town();
    town.show_desk(DeskTab::Orders);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("2 户，6 份"));
    REQUIRE(town.screen.press_only("截单"));
    CHECK(town.screen.shows("截单就不成团：通知 2 户，谁也不用付钱。"));
    REQUIRE(town.screen.press_only("截单，不成团"));
    REQUIRE(town.last<CloseCampaign>());
    CHECK(town.known().state.campaigns.at(town.oranges_and_eggs).state == CampaignState::MinimumMissed);
}

TEST_CASE("all that was ordered stands as the items do, or by how many packs, as the leader likes") {
    PressedDesk town(CampaignState::Open);
    town.order(11, "302", 2);
    town.order(12, "102", 3, 1);
    town.open_town();
    town.show_desk(DeskTab::Orders);
    const auto oranges_first = [&] {
        const auto place = [&](CampaignItemId item) {
            const std::string name = town.known().state.campaign_items.at(item).facts.name;
            return town.screen.find(ui::Role::ListItem, name)->rect.y;
        };
        return place(town.oranges) < place(town.eggs);
    };
    const std::string packs = text("buy_desk.packs");
    REQUIRE(town.screen.press(text("table.order")));
    REQUIRE(town.screen.press(ui::Role::Radio, packs + " ↑"));
    CHECK_FALSE(oranges_first());
    REQUIRE(town.screen.press(text("table.order")));
    REQUIRE(town.screen.press(ui::Role::Radio, packs + " ↓"));
    CHECK(oranges_first());
}

TEST_CASE("a campaign that is called off says why") {
    PressedDesk town(CampaignState::Open);
    town.order(11, "302", 2);
    town.open_town();
    town.show_desk(DeskTab::Orders);
    REQUIRE(town.screen.press_only("取消这个团"));
    CHECK(town.screen.shows("先写为什么"));
    REQUIRE(town.screen.write("为什么取消", "供货商没货了"));
    REQUIRE(town.screen.press_only("取消这个团"));
    REQUIRE(town.last<CallOffCampaign>());
    CHECK(town.last<CallOffCampaign>()->why == "供货商没货了");
}

TEST_CASE("who wants to call off a campaign whose bags are in hand is told what can be done instead") {
    PressedDesk town(CampaignState::Arrived);
    HandOutEvent given;
    given.id = made<HandOutEventId>(710);
    given.campaign = town.oranges_and_eggs;
    given.order = town.order(11, "302", 2);
    given.kind = HandOutKind::HandedOver;
    given.at = clock_at(17);
    town.add(given);
    town.open_town();
    town.show_desk(DeskTab::Orders);
    REQUIRE(town.screen.press_only("取消这个团"));
    CHECK(town.screen.shows("已经有人家拿到袋子了"));
    CHECK(town.screen.shows("没到的东西点成 0"));
    CHECK_FALSE(town.screen.shows("谁也不用再付"));
    CHECK_FALSE(town.last<CallOffCampaign>());
    // The bag is back, while the question is open.
    REQUIRE_FALSE(town.push(UndoTick{given.id, "给错了"}));
    town.screen.wait(0);
    CHECK_FALSE(town.screen.shows("已经有人家拿到袋子了"));
    CHECK(town.screen.shows("谁也不用再付"));
    REQUIRE(town.screen.write("为什么取消", " "));
    CHECK(town.screen.shows("先写为什么"));
}

TEST_CASE("the leader changes a door's order and takes one back") {
    PressedDesk town(CampaignState::Open);
    const OrderId order = town.order(12, "102", 3, 1);
    town.open_town();
    town.show_desk(DeskTab::Orders);
    REQUIRE(town.screen.write("找门牌或名字", "2号楼1单元102"));
    town.desk.sheet = DeskSheet::Order;
    town.desk.order = order;
    town.screen.wait(0);
    REQUIRE(town.screen.press_only("改这一单"));
    REQUIRE(town.screen.press("鸡蛋 · ¥29.00 / 板 +1"));
    REQUIRE(town.screen.press_only("就这样改"));
    const ChangeOrder* changed = town.last<ChangeOrder>();
    REQUIRE(changed);
    CHECK(changed->order == order);
    REQUIRE(changed->lines.size() == 2);
    CHECK(changed->lines[0].packs == 3);
    CHECK(changed->lines[1].packs == 2);
    town.desk.sheet = DeskSheet::Order;
    town.desk.order = order;
    town.screen.wait(0);
    REQUIRE(town.screen.press_only("撤单"));
    CHECK(town.last<WithdrawOrder>()->order == order);
}

TEST_CASE("a door that has paid is marked with one tap, with the exact sum") {
    PressedDesk town(CampaignState::Closed);
    const OrderId lu = town.order(11, "302", 2), zhu = town.order(12, "102", 3);
    town.booked(700, lu, LedgerKind::Charge, 76'00);
    town.booked(701, zhu, LedgerKind::Charge, 114'00);
    town.open_town();
    town.show_desk(DeskTab::Money);
    CHECK(town.screen.shows("没付 2"));
    REQUIRE(town.screen.press_only("2-1-102 祝春生 · 收到 ¥114.00"));
    const MarkPaid* paid = town.last<MarkPaid>();
    REQUIRE(paid);
    REQUIRE(paid->payments.size() == 1);
    CHECK(paid->payments[0].order == zhu);
    CHECK(paid->payments[0].cents == 114'00);
    CHECK(paid->payments[0].words.empty());  // What is said of it is in the reader's language.
    CHECK(town.screen.shows("没付 1"));
    CHECK(town.screen.shows("付清 1"));
}

TEST_CASE("what a door paid too much is given back, by who leads only") {
    for (const bool leads : {true, false}) {
        PressedDesk town(CampaignState::Closed, leads);
        const OrderId lu = town.order(11, "302", 2);
        town.booked(700, lu, LedgerKind::Charge, 76'00);
        town.booked(701, lu, LedgerKind::Payment, 80'00);
        town.open_town();
        town.desk.filter = MoneyFilter::ToPayBack;
        town.show_desk(DeskTab::Money);
        CHECK(town.screen.press_only("2-1-302 陆青 · 退了 ¥4.00") == leads);
        CHECK((town.last<GiveRefund>() != nullptr) == leads);
        if (!leads) continue;
        CHECK(town.last<GiveRefund>()->cents == 4'00);
        CHECK(town.last<GiveRefund>()->words.empty());
    }
}

TEST_CASE("a door that has paid all and pays once more is asked about, and is paid back") {
    PressedDesk town(CampaignState::Closed);
    const OrderId lu = town.order(11, "302", 2);
    town.booked(700, lu, LedgerKind::Charge, 76'00);
    town.booked(701, lu, LedgerKind::Payment, 76'00);
    town.open_town();
    town.show_desk(DeskTab::Money);
    town.desk.sheet = DeskSheet::Payment;
    town.desk.order = lu;
    town.screen.wait(0);
    CHECK_FALSE(town.screen.shows("确实又付了一次"));
    REQUIRE(town.screen.write("收到多少", "76"));
    CHECK_FALSE(town.screen.press_only("记下"));
    REQUIRE(town.screen.press(ui::Role::Check, "确实又付了一次"));
    town.screen.wait(0);
    REQUIRE(town.screen.press_only("记下"));
    CHECK(sums_of(town.known().state, lu).open() == -76'00);
    CHECK(town.screen.shows("要退 1"));
}

TEST_CASE("a wrong entry is undone with a reason, and both stay") {
    PressedDesk town(CampaignState::Closed);
    const OrderId lu = town.order(11, "302", 2);
    town.booked(700, lu, LedgerKind::Charge, 76'00);
    const LedgerEntryId wrong = town.booked(701, lu, LedgerKind::Payment, 76'00);
    town.open_town();
    town.show_desk(DeskTab::Money);
    town.desk.sheet = DeskSheet::Undo;
    town.desk.entry = wrong;
    town.screen.wait(0);
    CHECK_FALSE(town.screen.press_only("撤掉这笔"));
    REQUIRE(town.screen.write("为什么", "记到别家去了"));
    REQUIRE(town.screen.press_only("撤掉这笔"));
    REQUIRE(town.last<UndoEntry>());
    CHECK(town.last<UndoEntry>()->entry == wrong);
    CHECK(sums_of(town.known().state, lu).open() == 76'00);
}

TEST_CASE("less is charged for a broken tray, in words of money as people write them") {
    PressedDesk town(CampaignState::Closed);
    const OrderId lu = town.order(11, "302", 2);
    town.booked(700, lu, LedgerKind::Charge, 76'00);
    town.open_town();
    town.show_desk(DeskTab::Money);
    town.desk.sheet = DeskSheet::Account;
    town.desk.order = lu;
    town.screen.wait(0);
    REQUIRE(town.screen.press_only("改应付的数"));
    REQUIRE(town.screen.write("多少钱", "38,50,2"));
    CHECK_FALSE(town.screen.press_only("改"));
    REQUIRE(town.screen.write("多少钱", "五块"));
    REQUIRE(town.screen.write("为什么", "鸡蛋碎了"));
    REQUIRE(town.screen.press_only("改"));
    REQUIRE(town.last<CorrectCharge>());
    CHECK(town.last<CorrectCharge>()->cents == -5'00);
}

TEST_CASE("pasted payments: certain ones are ticked, doubtful ones asked, and none is written down twice") {
    PressedDesk town(CampaignState::Closed);
    const OrderId lu = town.order(11, "302", 2), zhu = town.order(12, "102", 3),
                  yan = town.order(13, "501", 3);
    town.booked(700, lu, LedgerKind::Charge, 76'00);
    town.booked(701, zhu, LedgerKind::Charge, 114'00);
    town.booked(702, yan, LedgerKind::Charge, 114'00);
    town.open_town();
    town.show_desk(DeskTab::Money);
    REQUIRE(town.screen.press_only("贴收款记录"));
    CHECK_FALSE(town.screen.press_only("对一对"));
    const char* const lines = "陆青 76.00 11-23 15:03 2-1-302\n阿明 114.00 11-23 15:10\n";
    REQUIRE(town.screen.write("收款记录", lines));
    REQUIRE(town.screen.press_only("对一对"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("是哪一户付的？"));
    REQUIRE(town.screen.press("2-1-501 严立安"));
    REQUIRE(town.screen.press_only("记下 2 笔，¥190.00"));
    const MarkPaid* paid = town.last<MarkPaid>();
    REQUIRE(paid);
    REQUIRE(paid->payments.size() == 2);
    CHECK_FALSE(paid->payments[0].bank_key.empty());
    const auto has = [&](OrderId order, std::int64_t cents) {
        return std::any_of(paid->payments.begin(), paid->payments.end(),
                           [&](const PaidOrder& one) { return one.order == order && one.cents == cents; });
    };
    CHECK(has(lu, 76'00));
    CHECK(has(yan, 114'00));
    CHECK(sums_of(town.known().state, zhu).open() == 114'00);
    REQUIRE(town.screen.press_only("贴收款记录"));
    REQUIRE(town.screen.write("收款记录", lines));
    REQUIRE(town.screen.press_only("对一对"));
    CHECK(town.screen.shows("以前记过，不再记"));
    CHECK(town.screen.shows("还没有勾好的"));
}

TEST_CASE("more payments than can be written down at once go in parts, and none is left out or torn apart") {
    PressedDesk town(CampaignState::Closed);
    BankReview review;
    constexpr std::size_t count = max_payments_at_once + 50;
    for (std::size_t i = 0; i < count; ++i) {
        Order one;
        one.id = made<OrderId>(10'000 + i);
        one.campaign = town.oranges_and_eggs;
        one.placed_by = made<PersonId>(11);
        town.add(one);
        ReviewedPayment& paid = review.payments.emplace_back();
        paid.payment.amount_cents = 38'00;
        paid.payment.key = "t:" + std::to_string(i);
        paid.orders = {one.id};
        paid.accepted = true;
    }
    review.payments[7].accepted = false;
    town.open_town();
    const State& state = town.known().state;
    const auto next = [&] { return accepted_payments(state, town.oranges_and_eggs, {}, review); };
    const AcceptedPayments first = next();
    CHECK(first.command.payments.size() == max_payments_at_once);
    CHECK(first.reviewed == max_payments_at_once + 1);
    CHECK_FALSE(check(state, town.replica.stamp(town.now, {}), first.command));
    review.payments.erase(review.payments.begin(),
                          review.payments.begin() + static_cast<std::ptrdiff_t>(first.reviewed));
    const AcceptedPayments second = next();
    CHECK(second.command.payments.size() == 49);
    CHECK(second.reviewed == 49);
    CHECK(second.command.payments.front().bank_key == "t:" + std::to_string(first.reviewed));
}

TEST_CASE("the words for the group name doors and no sums; a door's own words have its sum") {
    PressedDesk town(CampaignState::Closed);
    const OrderId lu = town.order(11, "302", 2);
    town.booked(700, lu, LedgerKind::Charge, 76'00);
    town.open_town();
    town.show_desk(DeskTab::Money);
    REQUIRE(town.screen.press_only("催款的话"));
    REQUIRE(town.screen.press_only("复制"));
    CHECK(town.copied.find("2-1-302") != std::string::npos);
    CHECK(town.copied.find("付给陆青") != std::string::npos);
    CHECK(town.copied.find("76") == std::string::npos);
    town.desk.sheet = DeskSheet::Account;
    town.desk.order = lu;
    town.screen.wait(0);
    REQUIRE(town.screen.press_only("复制提醒的话"));
    CHECK(town.copied.find("¥76.00") != std::string::npos);
}

TEST_CASE("each open door's own words are copied one after the other, and the team knows which were") {
    PressedDesk town(CampaignState::Closed);
    town.booked(700, town.order(11, "302", 2), LedgerKind::Charge, 76'00);
    town.booked(701, town.order(12, "102", 1), LedgerKind::Charge, 38'00);
    const OrderId paid = town.order(13, "501", 1);
    town.booked(702, paid, LedgerKind::Charge, 38'00);
    town.booked(703, paid, LedgerKind::Payment, 38'00);
    town.open_town();
    town.show_desk(DeskTab::Money);
    REQUIRE(town.screen.press_only("催款的话"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press_only("复制下一户：2-1-102 祝春生"));
    CHECK(town.copied.find("2-1-102") != std::string::npos);
    CHECK(town.copied.find("¥38.00") != std::string::npos);
    CHECK(town.copied.find("付给陆青") != std::string::npos);
    CHECK(town.copied.find("2-1-302") == std::string::npos);
    CHECK(town.screen.shows("复制过了"));
    const std::string kept = write_drafts(drafts_of(town.desk), "me");
    BuyDeskInput again;
    REQUIRE(read_drafts(drafts_of(again), "me", kept));
    CHECK(again.sheet == DeskSheet::Reminders);
    CHECK(town.last<NoteReminder>()->order == made<OrderId>(412));
    CHECK(town.known().state.payment_reminders.at(made<OrderId>(412)).by == town.me);
    REQUIRE(town.screen.press_only("复制下一户：2-1-302 陆青"));
    CHECK(town.copied.find("¥76.00") != std::string::npos);
    CHECK(town.screen.shows("每一户的话都复制过了"));
    CHECK_FALSE(town.screen.shows("复制下一户："));
    REQUIRE(town.screen.press_only("过几天再来一遍"));
    CHECK(town.screen.shows("复制下一户：2-1-102 祝春生"));
}

TEST_CASE("before closing, too, a door is reminded and the next one follows; what it orders more, it pays") {
    PressedDesk town(CampaignState::Open);
    const OrderId lu = town.order(11, "302", 2);
    town.order(12, "102", 3);
    town.booked(700, lu, LedgerKind::Payment, 38'00);
    town.open_town();
    town.show_desk(DeskTab::Money);
    REQUIRE(town.screen.press_only("催款的话"));
    REQUIRE(town.screen.press_only("复制下一户：2-1-102 祝春生"));
    CHECK(town.copied.find("¥114.00") != std::string::npos);
    REQUIRE(town.screen.press_only("复制下一户：2-1-302 陆青"));
    CHECK(town.copied.find("¥38.00") != std::string::npos);
    CHECK(town.screen.shows("每一户的话都复制过了"));
    town.desk.sheet = DeskSheet::None;
    town.screen.wait(0);
    REQUIRE(town.screen.press_only("2-1-302 陆青 · 收到 ¥38.00"));
    CHECK(town.last<MarkPaid>()->payments.front().order == lu);
    CHECK(town.screen.shows("付清 1"));
}

TEST_CASE("a building's own chat is sent its own doors only, and no sums") {
    PressedDesk town(CampaignState::Closed);
    town.booked(700, town.order(11, "302", 2), LedgerKind::Charge, 76'00);
    Order far;
    far.id = made<OrderId>(450);
    far.campaign = town.oranges_and_eggs;
    far.door = {{}, "7", "1", "601"};
    far.name = "严立安";
    far.placed_by = made<PersonId>(11);
    town.add(far);
    town.booked(701, far.id, LedgerKind::Charge, 38'00);
    town.open_town();
    town.show_desk(DeskTab::Money);
    REQUIRE(town.screen.press_only("催款的话"));
    REQUIRE(town.screen.press_only("复制"));
    CHECK(town.copied.find("2-1-302") != std::string::npos);
    CHECK(town.copied.find("7-1-601") != std::string::npos);
    REQUIRE(town.screen.press_only("7号楼 1"));
    REQUIRE(town.screen.press_only("复制"));
    CHECK(town.copied.find("7-1-601") != std::string::npos);
    CHECK(town.copied.find("2-1-302") == std::string::npos);
    CHECK(town.copied.find("38") == std::string::npos);
    CHECK_FALSE(town.screen.shows("复制下一户：2-1-302 陆青"));
}

TEST_CASE("doors of the leader's building that have not ordered are listed, with words that ask once") {
    PressedDesk town(CampaignState::Open);
    town.order(11, "302", 2);
    town.open_town();
    town.show_desk(DeskTab::Orders);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("还没订的门"));
    CHECK(town.screen.shows("2-1-301"));  // The list makes the rows that are seen.
    REQUIRE(town.screen.press_only("复制问一声的话"));
    CHECK(town.copied.find("今晚 21:00 截单") != std::string::npos);
    CHECK(town.copied.find("2-1-301") != std::string::npos);
    CHECK(town.copied.find("2-1-501") != std::string::npos);
    CHECK(town.copied.find("2-1-302") == std::string::npos);
}

TEST_CASE(
    "a leader without the register lists who ordered before and not yet now, and orders for one of them") {
    PressedDesk town(CampaignState::Open, false);
    Campaign before = town.kept_campaign;
    before.id = made<CampaignId>(900);
    before.opened_at = clock_at(8, 0, 10);
    before.state = CampaignState::HandedOut;
    town.add(before);
    town.add(
        CampaignMember{made<CampaignMemberId>(901), before.id, made<PersonId>(11), CampaignPart::Leader});
    town.add(CampaignMember{made<CampaignMemberId>(902), before.id, town.me, CampaignPart::Helper});
    std::uint64_t number = 910;
    for (const char* room : {"302", "901"}) {
        Order earlier;
        earlier.id = made<OrderId>(++number);
        earlier.campaign = before.id;
        earlier.door = {{}, "2", "1", room};
        earlier.name = "王奶奶";
        earlier.placed_by = made<PersonId>(11);
        town.add(earlier);
    }
    town.order(11, "302", 2);
    town.open_town();
    town.show_desk(DeskTab::Orders);
    CHECK(town.screen.shows("以前在您这里订过、这次还没订的"));
    CHECK(town.screen.shows("2-1-901"));
    REQUIRE(town.screen.press_only("复制问一声的话"));
    CHECK(town.copied.find("2-1-901") != std::string::npos);
    CHECK(town.copied.find("2-1-302") == std::string::npos);
    REQUIRE(town.screen.press("2-1-901"));
    town.screen.wait(0);
    CHECK_FALSE(town.screen.press_only("订上"));
    CHECK(town.screen.shows("还没选东西"));
    REQUIRE(town.screen.press("鸡蛋 · ¥29.00 / 板 +1"));
    REQUIRE(town.screen.write("留言", "不要碎的"));
    REQUIRE(town.screen.press_only("订上"));
    const PlaceOrder* placed = town.last<PlaceOrder>();
    REQUIRE(placed);
    CHECK(placed->door == Door{{}, "2", "1", "901"});
    CHECK(placed->name == "王奶奶");
    CHECK(placed->wishes.note == "不要碎的");
    REQUIRE(placed->lines.size() == 1);
    CHECK(placed->lines[0].item == town.eggs);
}

TEST_CASE(
    "a door that rings up and leaves its unit out is asked which it is, and none is ordered for twice") {
    PressedDesk town(CampaignState::Open, false);
    town.order(11, "302", 2);
    town.open_town();
    town.show_desk(DeskTab::Orders);
    REQUIRE(town.screen.press_only("替一户下单"));
    const std::string field = text("buys.door");
    REQUIRE(town.screen.write(field, "二号楼半"));
    CHECK_FALSE(town.screen.press_only("订上"));
    CHECK(town.screen.shows(text("reason.103")));
    REQUIRE(town.screen.write(field, "2号楼302"));
    REQUIRE(town.screen.press("砂糖橘 · ¥38.00 / 箱 +1"));
    CHECK_FALSE(town.screen.press_only("订上"));
    CHECK(town.screen.shows("单元没写全：是哪一户？"));
    REQUIRE(town.screen.press_only("2-1-302"));
    CHECK(town.screen.shows("订了 砂糖橘 2 箱"));
    CHECK_FALSE(town.last<PlaceOrder>());
    REQUIRE(town.screen.press_only("看订单"));
    CHECK(town.screen.shows("2号楼 1单元 302"));
    town.desk.sheet = DeskSheet::OrderFor;
    town.desk.order_door = "2-3-302";
    town.screen.wait(0);
    REQUIRE(town.screen.press_only("订上"));
    CHECK(town.last<PlaceOrder>()->door == Door{{}, "2", "3", "302"});
}

TEST_CASE("who does not look after the building is told who knows its doors; after closing nobody is asked") {
    {
        PressedDesk helper(CampaignState::Open, false);
        helper.open_town();
        helper.show_desk(DeskTab::Orders);
        CHECK(helper.screen.shows("楼长和协调员看得到"));
        CHECK_FALSE(helper.screen.shows("2-2-102"));
    }
    PressedDesk closed(CampaignState::Closed);
    closed.open_town();
    closed.show_desk(DeskTab::Orders);
    CHECK_FALSE(closed.screen.shows("还没订的门"));
}

TEST_CASE("the supplier's sheet is printed, copied with who, where and when, and saved") {
    PressedDesk town(CampaignState::Closed);
    CampaignFacts& facts = town.kept_campaign.facts;
    facts.supplier = "果园直送";
    facts.licence = "JY1320104";
    facts.supplier_contact = "025-1234";
    facts.pick_up_from = clock_at(17, 0, 25);
    facts.pick_up_until = clock_at(19, 0, 25);
    town.items[town.oranges].facts.whole_cases = true;
    town.items[town.oranges].facts.case_size = 10;
    town.order(11, "302", 8);
    town.order(12, "102", 7, 1);
    town.add(ItemTotals{town.oranges, town.oranges_and_eggs, 15, 0, 0, 2, 15});
    town.add(ItemTotals{town.eggs, town.oranges_and_eggs, 1, 0, 0, 1, 1});
    town.open_town();
    town.show_sheets();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("JY1320104"));
    CHECK(town.screen.shows("一共 21 份，其中整件 2 件"));
    REQUIRE(town.screen.press_only("打印这张表"));
    CHECK(town.printed == 1);
    REQUIRE(town.screen.press_only("复制成文字"));
    for (const char* words :
         {"供货商：果园直送", "砂糖橘：2 件（20 箱）", "鸡蛋：1 板", "送到：5号楼下", "25"})
        CHECK(town.copied.find(words) != std::string::npos);
    CHECK(town.screen.find(ui::Role::Link, "订货单（CSV）"));
    REQUIRE(town.screen.press_only("一样一样装"));
    REQUIRE(town.screen.press_only("复制成文字"));
    CHECK(town.copied.find("1-302 要 8") != std::string::npos);
    CHECK(town.copied.find("1-102 要 7") != std::string::npos);
}

TEST_CASE("a sheet for nothing is refused in words") {
    const std::pair<CampaignState, const char*> stages[] = {{CampaignState::Open, "还没截单，没有订货单"},
                                                            {CampaignState::MinimumMissed, "没有要订的"},
                                                            {CampaignState::CalledOff, "没有要订的"}};
    for (const auto& [stage, why] : stages) {
        CAPTURE(std::string(why));
        PressedDesk town(stage);
        town.order(11, "302", 8);
        town.open_town();
        town.show_sheets();
        CHECK(town.screen.shows(why));
        CHECK_FALSE(town.screen.press_only("打印这张表"));
        CHECK_FALSE(town.screen.find(ui::Role::Link, "订货单（CSV）"));
    }
}

TEST_CASE("the supplier's sheet is in whole cases, and is confirmed as it was changed") {
    PressedDesk town(CampaignState::Closed);
    town.items[town.oranges].facts.whole_cases = true;
    town.items[town.oranges].facts.case_size = 10;
    town.items[town.oranges].facts.last_case = LastCase::OrderAnyway;
    town.order(11, "302", 8);
    town.order(12, "102", 7, 1);
    town.open_town();
    town.show_desk(DeskTab::Delivery);
    CHECK(town.screen.shows("2 件（20 箱） · 多 5 箱"));
    REQUIRE(town.screen.press("砂糖橘 · 件（一件 10 箱） +1"));
    REQUIRE(town.screen.press_only("复制订货单"));
    CHECK(town.copied.find("砂糖橘：3 件（30 箱）") != std::string::npos);
    REQUIRE(town.screen.press_only("供货商确认了"));
    const ConfirmSupplierOrder* sheet = town.last<ConfirmSupplierOrder>();
    REQUIRE(sheet);
    REQUIRE(sheet->lines.size() == 2);
    CHECK(sheet->lines[0].packs == 30);
    CHECK(sheet->lines[1].packs == 1);
}

TEST_CASE("of two thousand orders only the rows in sight are drawn") {
    PressedDesk town(CampaignState::Open);
    for (std::uint64_t i = 0; i < 2000; ++i) {
        Order one;
        one.id = made<OrderId>(10'000 + i);
        one.campaign = town.oranges_and_eggs;
        one.door = {{}, std::to_string(i / 100 + 1), "1", std::to_string(101 + i % 100)};
        one.placed_by = made<PersonId>(11);
        town.add(one);
        town.line(one.id, 20'000 + i, town.oranges, 1);
    }
    town.open_town();
    for (const DeskTab tab : {DeskTab::Orders, DeskTab::Money}) {
        town.show_desk(tab);
        CHECK(town.screen.kit().nodes().size() < 500);
    }
}

TEST_CASE("the desk has words for everything in both languages") {
    const auto has_words = [](PressedDesk& town) {
        const auto& nodes = town.screen.kit().nodes();
        return std::none_of(nodes.begin(), nodes.end(), [](const ui::Node& node) {
            return node.name.find("buy_desk.") != std::string::npos || node.name.find("buy.") == 0;
        });
    };
    for (const bool english : {false, true}) {
        const std::unique_ptr<InEnglish> language = english ? std::make_unique<InEnglish>() : nullptr;
        for (const CampaignState state : Members<CampaignState>::values) {
            for (const DeskTab tab : {DeskTab::Orders, DeskTab::Money, DeskTab::Delivery}) {
                PressedDesk town(state);
                const OrderId lu = town.order(11, "302", 2);
                town.order(12, "102", 3, 1);
                town.booked(700, lu, LedgerKind::Charge, 76'00);
                town.open_town();
                town.show_desk(tab);
                CHECK(has_words(town));
                CHECK(town.screen.kit().duplicate_keys() == 0);
            }
        }
    }
}

TEST_CASE("every button of the desk says why it cannot be pressed, or something happens") {
    for (const CampaignState state : {CampaignState::Open, CampaignState::Closed, CampaignState::Arrived}) {
        for (const DeskTab tab : {DeskTab::Orders, DeskTab::Money, DeskTab::Delivery}) {
            const auto open_desk = [&] {
                auto town = std::make_unique<PressedDesk>(state);
                const OrderId lu = town->order(11, "302", 2);
                const OrderId zhu = town->order(12, "102", 3, 1);
                town->booked(700, lu, LedgerKind::Charge, 76'00);
                town->booked(701, zhu, LedgerKind::Payment, 9'00);
                HandOutEvent complaint;
                complaint.id = made<HandOutEventId>(710);
                complaint.campaign = town->oranges_and_eggs;
                complaint.order = zhu;
                complaint.kind = HandOutKind::Complaint;
                complaint.words = "碎了两个";
                complaint.at = clock_at(17);
                town->add(complaint);
                town->open_town();
                town->show_desk(tab);
                return town;
            };
            const auto effect = [](PressedDesk& town) {
                std::string all = town.gone + std::to_string(town.pushed.size()) + town.copied;
                for (const ui::Node& node : town.screen.kit().nodes())
                    all += std::to_string(node.id) + node.name + node.value + std::to_string(node.states);
                return all;
            };
            auto town = open_desk();
            const std::vector<ui::Node> nodes = town->screen.kit().nodes();
            for (const ui::Node& node : nodes) {
                if (node.role != ui::Role::Button && node.role != ui::Role::Check) continue;
                CAPTURE(node.name);
                if (node.states & ui::StateDisabled) {
                    CHECK(node.described_by != 0);
                    continue;
                }
                if (node.states & (ui::StateChecked | ui::StateSelected)) continue;  // It is on.
                town.reset();  // There is one screen at a time.
                town = open_desk();
                const std::string before = effect(*town);
                town->screen.kit().press(node.id);
                town->screen.draw_again();
                town->screen.wait(0);
                CHECK(effect(*town) != before);
            }
        }
    }
}
