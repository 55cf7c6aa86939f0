#include "app/client/simple/simple_page.h"

#include <doctest/doctest.h>

#include "app/client/words.h"
#include "shared/medicine/medicine_book.h"
#include "tests/client/pressed_town.h"
#include "tests/jpegs.h"

using namespace linli;
using namespace linli::client;

namespace {

// A device of an old neighbour: two shifts need somebody, one is already hers.
struct SimpleEvening : PressedTown, PressedServices {
    explicit SimpleEvening(const std::function<void(SimpleEvening&)>& add_more = {}) {
        mine = shift(30, south, clock_at(20), clock_at(22), 4, 4);
        my_seat = seat(40, mine, 10);
        first = shift(31, north, clock_at(22), clock_at(24), 2, 2);
        second = shift(32, east, clock_at(9, 0, 24), clock_at(11, 0, 24), 2, 2);
        role(made<PersonId>(11), Role::Coordinator);
        Notice notice;
        notice.id = made<NoticeId>(60);
        notice.to = me;
        notice.kind = NoticeKind::ShiftCancelled;
        notice.at = clock_at(17);
        add(notice);
        chosen.simple = true;
        if (add_more) add_more(*this);
        open();
        show("/simple");
    }
    void show(const std::string& wanted) {
        route = wanted;
        screen.show([this] { simple_page(known(), viewer(), now, route, input, *this, *this); });
    }
    // Follows what a link leads to, as the browser would.
    bool follow(std::string_view name) {
        const ui::Node* link = screen.find(ui::Role::Link, name);
        if (!link) return false;
        show(link->route);
        return true;
    }

    PressedScreen screen;
    std::string route;
    SimpleInput input;
    ShiftId mine, first, second;
    SeatId my_seat;
};

}  // namespace

TEST_CASE("simple mode begins with three buttons that say what is behind them") {
    SimpleEvening town;
    CHECK(town.screen.shows("我能帮忙，看看哪里缺人"));
    CHECK(town.screen.shows("请人帮我，买菜 · 拿药 · 去医院"));
    CHECK(town.screen.shows("我的东西，今晚 20:00 · 南门岗"));
    CHECK(town.screen.shows("消息：1 条没看"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.press_only("换成完整版"));
    CHECK_FALSE(town.chosen.simple);
}

TEST_CASE("one offer a page: another is shown when asked, the second one is taken and can be undone") {
    SimpleEvening town;
    REQUIRE(town.follow("我能帮忙"));
    CHECK(town.screen.find(ui::Role::Heading, "今晚缺人，您去吗？") != nullptr);
    CHECK(town.screen.shows("北门岗"));
    CHECK_FALSE(town.screen.shows("东门岗"));
    REQUIRE(town.screen.press_only("看下一个"));
    CHECK(town.screen.shows("东门岗"));
    REQUIRE(town.screen.press_only("好，我去"));
    REQUIRE(town.last<TakeShift>() != nullptr);
    CHECK(town.last<TakeShift>()->shift == town.second);
    CHECK(town.screen.find(ui::Role::Heading, "记下了") != nullptr);
    REQUIRE(town.screen.press_only("不去了"));
    CHECK(town.last<GiveBackShift>() != nullptr);
    CHECK(town.screen.find(ui::Role::Heading, "您去吗？") != nullptr);
}

TEST_CASE("when all offers were seen the page says so and begins again when asked") {
    SimpleEvening town;
    REQUIRE(town.follow("我能帮忙"));
    while (town.screen.press_only("看下一个")) {
    }
    CHECK(town.screen.find(ui::Role::Heading, "都看过了") != nullptr);
    REQUIRE(town.screen.press_only("从头看"));
    CHECK(town.screen.shows("北门岗"));
}

namespace {

// Zhu Chunsheng of my own house wants vegetables.
Errand vegetables(SimpleEvening& town) {
    town.role(town.me, Role::Volunteer);
    Errand errand;
    errand.id = made<ErrandId>(70);
    errand.kind = ErrandKind::Shopping;
    errand.building = made<BuildingId>(2);
    errand.window = {clock_at(17), clock_at(22)};
    ErrandDetail detail;
    detail.id = errand.id;
    detail.asked_by = detail.asked_for = made<PersonId>(12);
    detail.what = "青菜";
    town.add(detail);
    return errand;
}

}  // namespace

TEST_CASE("after the shifts a neighbour who waits is offered, and is helped one question a page") {
    SimpleEvening town([](SimpleEvening& evening) { evening.add(vegetables(evening)); });
    REQUIRE(town.follow("我能帮忙"));
    REQUIRE(town.screen.press_only("看下一个"));
    REQUIRE(town.screen.press_only("看下一个"));
    CHECK(town.screen.find(ui::Role::Heading, "有邻居要帮忙") != nullptr);
    REQUIRE(town.screen.press_only("好，我去"));
    REQUIRE(town.last<ClaimErrand>() != nullptr);
    CHECK(town.screen.shows("青菜"));
    CHECK(town.screen.shows("祝"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press_only("我出发了"));
    CHECK(town.last<StartErrand>() != nullptr);
    REQUIRE(town.screen.press_only("办好了"));
    CHECK(town.screen.find(ui::Role::Heading, "您垫钱了吗") != nullptr);
    REQUIRE(town.screen.press_only("垫了"));
    REQUIRE(town.screen.press_only("记下来"));
    CHECK(town.screen.find(ui::Role::Heading, "垫了多少钱") != nullptr);
    CHECK(town.last<FinishErrand>() == nullptr);
    REQUIRE(town.screen.write("你垫了多少钱", "23.5"));
    REQUIRE(town.screen.press_only("记下来"));
    REQUIRE(town.last<FinishErrand>() != nullptr);
    CHECK(town.last<FinishErrand>()->spent_cents == 2350);
    REQUIRE(town.follow("回去"));
    REQUIRE(town.follow("我的东西"));
    CHECK(town.screen.shows("还没收到"));
    REQUIRE(town.screen.press_only("钱收到了"));
    CHECK(town.last<SettleErrand>() != nullptr);
    CHECK_FALSE(town.screen.shows("还没收到"));
}

TEST_CASE("who cannot help after all is asked once, and who waits is offered to others again") {
    SimpleEvening town([](SimpleEvening& evening) {
        Errand errand = vegetables(evening);
        errand.state = ErrandState::Claimed;
        errand.helper = evening.me;
        evening.add(errand);
    });
    REQUIRE(town.follow("我的东西"));
    REQUIRE(town.screen.press_only("我做不了，请换人"));
    CHECK(town.last<HandBackErrand>() == nullptr);
    REQUIRE(town.screen.press_only("我还是去"));
    REQUIRE(town.screen.press_only("我做不了，请换人"));
    REQUIRE(town.screen.press_only("请换人"));
    REQUIRE(town.last<HandBackErrand>() != nullptr);
    CHECK(town.replica.state().errands.at(made<ErrandId>(70)).state == ErrandState::Open);
}

TEST_CASE(
    "whose errand was withdrawn while they shopped says in simple mode what they laid out, or nothing") {
    SimpleEvening town([](SimpleEvening& evening) {
        Errand errand = vegetables(evening);
        errand.state = ErrandState::Withdrawn;
        errand.helper = evening.me;
        errand.on_the_way_at = clock_at(18);
        evening.add(errand);
        Notice notice;
        notice.id = made<NoticeId>(61);
        notice.to = evening.me;
        notice.kind = NoticeKind::ErrandWithdrawn;
        notice.about = ref(errand.id);
        notice.at = clock_at(18);
        evening.add(notice);
    });
    REQUIRE(town.follow("消息"));
    const ui::Node* open = town.screen.find(ui::Role::Link, "打开看");
    REQUIRE(open != nullptr);
    CHECK(open->route == "/simple/mine");
    town.show("/simple/mine");
    CHECK(town.screen.find(ui::Role::Heading, "对方不用了。您垫钱了吗") != nullptr);
    REQUIRE(town.screen.press_only("没有垫钱"));
    REQUIRE(town.last<FinishErrand>() != nullptr);
    CHECK(town.last<FinishErrand>()->spent_cents == 0);
    CHECK(town.screen.find(ui::Role::Heading, "您有班") != nullptr);
}

TEST_CASE("giving back a shift asks once") {
    SimpleEvening town;
    REQUIRE(town.follow("我的东西"));
    REQUIRE(town.screen.press_only("我来不了"));
    CHECK(town.screen.find(ui::Role::Heading, "今晚来不了？") != nullptr);
    CHECK(town.pushed.empty());
    REQUIRE(town.screen.press_only("我还是来"));
    CHECK(town.screen.shows("我来不了"));
    REQUIRE(town.screen.press_only("我来不了"));
    REQUIRE(town.screen.press_only("来不了"));
    REQUIRE(town.last<GiveBackShift>() != nullptr);
    CHECK(town.last<GiveBackShift>()->seat == town.my_seat);
    CHECK(town.screen.shows("现在没有您的班，也没有在等的事"));
}

TEST_CASE("who stands there says that they leave, once") {
    SimpleEvening town([](SimpleEvening& evening) {
        SeatStatus status;
        status.id = evening.my_seat;
        status.arrived_at = clock_at(20);
        evening.add(status);
        evening.now = clock_at(21, 30);
    });
    REQUIRE(town.follow("我的东西"));
    CHECK_FALSE(town.screen.shows("我来不了"));
    REQUIRE(town.screen.press_only("我离岗了"));
    REQUIRE(town.last<CheckOut>() != nullptr);
    CHECK(town.last<CheckOut>()->seat == town.my_seat);
    CHECK_FALSE(town.screen.shows("我离岗了"));
}

TEST_CASE("news come one a page and are gone once they were read") {
    SimpleEvening town;
    REQUIRE(town.follow("消息"));
    REQUIRE(town.screen.press_only("知道了"));
    CHECK(town.last<SeeNotice>() != nullptr);
    CHECK(town.screen.shows("没有新消息"));
}

TEST_CASE("whom to ask is said by name; nothing can be called whose number is not known") {
    SimpleEvening town;
    REQUIRE(town.follow("打电话"));
    CHECK(town.screen.shows("陆"));
    CHECK(town.screen.find(ui::Role::Link, "陆") == nullptr);
}

TEST_CASE("a page is read aloud where the device has a voice, and only there") {
    SimpleEvening town;
    REQUIRE(town.screen.press_only("读给我听"));
    CHECK(town.reading);
    CHECK(town.screen.press_only("不读了"));
    CHECK_FALSE(town.reading);
    town.has_voice = false;
    town.show("/simple");
    CHECK_FALSE(town.screen.shows("读给我听"));
}

TEST_CASE("an old neighbour asks for shopping, one question a page, and can take it back") {
    SimpleEvening town;
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press_only("买东西，菜、米油、日用"));
    REQUIRE(town.screen.press_only("下一步"));
    CHECK(town.screen.shows("先写要什么"));
    REQUIRE(town.screen.write("写在这里", "青菜、豆腐"));
    REQUIRE(town.screen.press_only("下一步"));
    CHECK(town.screen.find(ui::Role::Heading, "什么时候要") != nullptr);
    REQUIRE(town.screen.press("今天要"));
    CHECK(town.screen.find(ui::Role::Heading, "这样对吗") != nullptr);
    CHECK(town.screen.shows("豆腐"));
    CHECK(town.last<AskForHelp>() == nullptr);
    REQUIRE(town.screen.press_only("对，请邻居来帮"));
    REQUIRE(town.last<AskForHelp>() != nullptr);
    CHECK(town.last<AskForHelp>()->asked.items.size() == 2);
    CHECK(town.screen.find(ui::Role::Heading, "记下了，正在告诉邻居") != nullptr);
    REQUIRE(town.follow("回去"));
    REQUIRE(town.follow("我的东西"));
    CHECK(town.screen.shows("正在找人"));
    REQUIRE(town.screen.press_only("不用帮了"));
    REQUIRE(town.screen.press_only("还是要"));
    REQUIRE(town.screen.press_only("不用帮了"));
    REQUIRE(town.screen.press_only("不用了"));
    CHECK(town.last<WithdrawErrand>() != nullptr);
    CHECK(town.screen.find(ui::Role::Heading, "好，不用帮了") != nullptr);
    CHECK(town.screen.kit().duplicate_keys() == 0);
}

TEST_CASE("what only the asker knows of a list is asked, one question a page") {
    SimpleEvening town;
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press_only("买东西，菜、米油、日用"));
    REQUIRE(town.screen.write("写在这里", "3斤梨、6瓶装的可乐"));
    REQUIRE(town.screen.press_only("下一步"));
    CHECK(town.screen.find(ui::Role::Heading, text("ask.how_much", {{"item", "可乐"}})) != nullptr);
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press_only("6 提"));
    CHECK(town.screen.find(ui::Role::Heading, "什么时候要") != nullptr);
    REQUIRE(town.screen.press("今天要"));
    REQUIRE(town.screen.press_only("对，请邻居来帮"));
    REQUIRE(town.last<AskForHelp>());
    REQUIRE(town.last<AskForHelp>()->asked.items.size() == 2);
    CHECK(town.last<AskForHelp>()->asked.items[1].words.quantity_thousandths == 6000);
}

TEST_CASE("somebody to talk to is asked for in simple mode, too, and whether they come in") {
    SimpleEvening town;
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press("还有别的"));
    for (const char* kind : {"陪聊看望", "倒垃圾", "修东西", "办证跑腿", "别的事"})
        CHECK(town.screen.shows(kind));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press("陪聊看望"));
    REQUIRE(town.screen.write("写在这里", "下午来坐坐"));
    REQUIRE(town.screen.press_only("下一步"));
    REQUIRE(town.screen.press("要进来"));
    REQUIRE(town.screen.press_only("回去"));
    CHECK(town.screen.find(ui::Role::Heading, "来的人要进家门吗") != nullptr);
    REQUIRE(town.screen.press("要进来"));
    REQUIRE(town.screen.press("今天要"));
    CHECK(town.screen.shows("要进家门"));
    REQUIRE(town.screen.press_only("对，请邻居来帮"));
    const auto* asked = town.last<AskForHelp>();
    REQUIRE(asked);
    CHECK(asked->asked.kind == ErrandKind::Company);
    CHECK(asked->asked.needs.inside);
    CHECK(asked->asked.what == "下午来坐坐");
}

TEST_CASE("who may not meet anybody asks as everybody does, and it is left at the door") {
    SimpleEvening town([](SimpleEvening& town) {
        Care care;
        care.id = town.me;
        care.isolated = true;
        town.add(care);
    });
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press("还有别的"));
    REQUIRE(town.screen.press("陪聊看望"));
    REQUIRE(town.screen.write("写在这里", "打电话聊聊"));
    REQUIRE(town.screen.press_only("下一步"));
    REQUIRE(town.screen.press("今天要"));  // Nobody comes in: that is not asked.
    CHECK(town.screen.shows("放门口，不碰面"));
    REQUIRE(town.screen.press_only("对，请邻居来帮"));
    REQUIRE(town.last<AskForHelp>());
    CHECK(town.last<AskForHelp>()->asked.needs.without_touch);
    CHECK(town.screen.find(ui::Role::Heading, "记下了，正在告诉邻居") != nullptr);
}

TEST_CASE("whoever says that somebody is in danger is sent to the ambulance, and nothing is asked for") {
    SimpleEvening town;
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press_only("人有危险"));
    const ui::Node* call = town.screen.find(ui::Role::Link, "打 120");
    REQUIRE(call != nullptr);
    CHECK(call->route == "tel:120");
    CHECK(town.screen.find(ui::Role::Link, "打 110")->route == "tel:110");
    CHECK(town.pushed.empty());
}

TEST_CASE("beside what is wanted at once 120 and 110 can be called, beside what can wait not") {
    for (const bool at_once : {true, false}) {
        CAPTURE(at_once);
        SimpleEvening town;
        REQUIRE(town.follow("请人帮我"));
        REQUIRE(town.screen.press_only("买东西，菜、米油、日用"));
        REQUIRE(town.screen.write("写在这里", "退烧贴"));
        REQUIRE(town.screen.press_only("下一步"));
        REQUIRE(town.screen.press(text(at_once ? "errand.urgency.3" : "errand.urgency.2")));
        CHECK(town.screen.find(ui::Role::Heading, "这样对吗") != nullptr);
        CHECK((town.screen.find(ui::Role::Link, "打 120") != nullptr) == at_once);
        CHECK((town.screen.find(ui::Role::Link, "打 110") != nullptr) == at_once);
    }
}

TEST_CASE("a ride is asked for by day and part of the day; what is past today is not offered") {
    SimpleEvening town;
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press("去医院"));
    REQUIRE(town.screen.write("去哪里", "市一医院"));
    REQUIRE(town.screen.press_only("下一步"));
    REQUIRE(town.screen.press("明天"));
    REQUIRE(town.screen.press("上午"));
    REQUIRE(town.screen.press_only("只送去"));
    REQUIRE(town.screen.press("就这一次"));
    REQUIRE(town.screen.press_only("对，请邻居来帮"));
    REQUIRE(town.last<AskForHelp>() != nullptr);
    CHECK(town.last<AskForHelp>()->asked.destination == "市一医院");
    CHECK(town.last<AskForHelp>()->asked.ride.minutes_there == 0);
    CHECK(town.last<AskForHelp>()->repeats.days == 0);
    CHECK(town.last<AskForHelp>()->asked.window == TimeRange{clock_at(8, 0, 24), clock_at(11, 0, 24)});
}

TEST_CASE("an appointment is said by one press more: when to be there, and it stands in what is checked") {
    SimpleEvening town;
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press("去医院"));
    REQUIRE(town.screen.write("去哪里", "市一医院"));
    REQUIRE(town.screen.press_only("下一步"));
    REQUIRE(town.screen.press("明天"));
    REQUIRE(town.screen.press("约好了时间"));
    CHECK(town.screen.find(ui::Role::Heading, "几点要到") != nullptr);
    REQUIRE(town.screen.press_only("下一步"));  // Nine in the morning is proposed.
    REQUIRE(town.screen.press_only("只送去"));
    REQUIRE(town.screen.press("就这一次"));
    CHECK(town.screen.shows("要在 8:30–9:00 到"));
    REQUIRE(town.screen.press_only("对，请邻居来帮"));
    REQUIRE(town.last<SetAppointment>() != nullptr);
    CHECK(town.last<SetAppointment>()->arrive == TimeRange{clock_at(8, 30, 24), clock_at(9, 0, 24)});
    CHECK(town.last<AskForHelp>()->asked.window == TimeRange{clock_at(7, 20, 24), clock_at(8, 20, 24)});
}

TEST_CASE("dialysis three times a week, with the way back, is asked for by two presses more") {
    SimpleEvening town;
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press("去医院"));
    REQUIRE(town.screen.write("去哪里", "市一医院"));
    REQUIRE(town.screen.press_only("下一步"));
    REQUIRE(town.screen.press("明天"));
    REQUIRE(town.screen.press("上午"));
    REQUIRE(town.screen.press_only("接我回来"));
    CHECK(town.screen.shows("每个星期，周二"));
    CHECK_FALSE(town.screen.shows("每个星期，周一、周三、周五"));
    REQUIRE(town.screen.press_only("每个星期，周二、周四、周六"));
    CHECK(town.screen.shows("每个星期 · 周二、周四、周六"));
    CHECK(town.screen.shows("接我回来"));
    REQUIRE(town.screen.press_only("对，请邻居来帮"));
    REQUIRE(town.last<AskForHelp>() != nullptr);
    CHECK(town.last<AskForHelp>()->asked.ride.minutes_there > 0);
    CHECK(town.last<AskForHelp>()->repeats.days == (day_bit(2) | day_bit(4) | day_bit(6)));
}

TEST_CASE("an appointment weeks away, lying down and with company, is asked for in simple mode, too") {
    SimpleEvening town;
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press("去医院"));
    REQUIRE(town.screen.write("去哪里", "市一医院"));
    REQUIRE(town.screen.press_only(text("errand.wheelchair")));
    REQUIRE(town.screen.press_only(text("errand.stretcher")));
    REQUIRE(town.screen.press_only(text("simple.escort")));
    REQUIRE(town.screen.press_only("下一步"));
    REQUIRE(town.screen.press(text("simple.other_day")));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    town.input.ask.day = CivilDate{2026, 12, 14};  // Choosing is the date picker's own test.
    REQUIRE(town.screen.press_only("下一步"));
    REQUIRE(town.screen.press("上午"));
    REQUIRE(town.screen.press_only("只送去"));
    REQUIRE(town.screen.press("就这一次"));
    REQUIRE(town.screen.press_only("对，请邻居来帮"));
    const auto* asked = town.last<AskForHelp>();
    REQUIRE(asked);
    CHECK(asked->asked.needs.stretcher);
    CHECK_FALSE(asked->asked.needs.wheelchair);  // One or the other.
    CHECK(asked->asked.ride.escorts == 1);
    const Instant morning = instant_of({2026, 12, 14}, 8 * 60, UtcOffset{});
    CHECK(asked->asked.window == TimeRange{morning, morning + hours(3)});
}

TEST_CASE("what is done at home comes again as often as it is said, where it is for one day") {
    SimpleEvening town;
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press("还有别的"));
    REQUIRE(town.screen.press("倒垃圾"));
    REQUIRE(town.screen.write("写在这里", "两袋"));
    REQUIRE(town.screen.press_only("下一步"));
    REQUIRE(town.screen.press(text("errand.urgency.1")));
    CHECK_FALSE(town.screen.shows(text("simple.often")));  // Some day is no day of the week.
    REQUIRE(town.screen.press_only("回去"));
    REQUIRE(town.screen.press("今天要"));
    REQUIRE(town.screen.press_only(text("simple.often")));
    REQUIRE(town.screen.press_only("每个星期，" + days_words(every_day)));
    CHECK(town.screen.find(ui::Role::Heading, "这样对吗") != nullptr);
    REQUIRE(town.screen.press_only("对，请邻居来帮"));
    REQUIRE(town.last<AskForHelp>());
    CHECK(town.last<AskForHelp>()->repeats.days == every_day);
}

TEST_CASE("what was asked for is changed in simple mode, and left as it is by going back") {
    SimpleEvening town;
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press_only("买东西，菜、米油、日用"));
    REQUIRE(town.screen.write("写在这里", "青菜、豆腐"));
    REQUIRE(town.screen.press_only("下一步"));
    REQUIRE(town.screen.press("今天要"));
    REQUIRE(town.screen.press_only("对，请邻居来帮"));
    const ErrandId errand = town.input.sent;
    REQUIRE(town.follow("回去"));
    REQUIRE(town.follow("我的东西"));
    REQUIRE(town.screen.press_only(text("errand.change")));
    SUBCASE("changed") {
        REQUIRE(town.screen.write("写在这里", "青菜、豆腐、鸡蛋一盒"));
        REQUIRE(town.screen.press_only("下一步"));
        REQUIRE(town.screen.press("今天要"));
        CHECK(town.screen.kit().duplicate_keys() == 0);
        REQUIRE(town.screen.press_only(text("simple.change_do")));
        const auto* change = town.last<ChangeErrand>();
        REQUIRE(change);
        CHECK(change->errand == errand);
        REQUIRE(change->asked.items.size() == 3);
        CHECK(change->asked.items[0].id);  // What was on the list is the same line.
        CHECK_FALSE(change->asked.items[2].id);
        town.screen.draw_again();
        CHECK(town.screen.shows("鸡蛋"));
        CHECK(town.screen.shows("正在找人"));
    }
    SUBCASE("left by going back, and nothing of it is in the next request") {
        REQUIRE(town.screen.press_only("回去"));
        CHECK(town.screen.shows("正在找人"));
        CHECK(town.last<ChangeErrand>() == nullptr);
        CHECK(town.input.ask.what.empty());
    }
    SUBCASE("left by going elsewhere") {
        town.show("/simple/ask");
        CHECK_FALSE(town.input.ask.changes);
    }
}

TEST_CASE("who waits for a car reads its number plate") {
    SimpleEvening town([](SimpleEvening& town) {
        Errand ride;
        ride.id = made<ErrandId>(70);
        ride.kind = ErrandKind::Ride;
        ride.window = {clock_at(20), clock_at(21)};
        ride.asked_at = clock_at(12);
        ride.state = ErrandState::Claimed;
        ride.helper = made<PersonId>(11);
        town.add(ride);
        ErrandDetail detail;
        detail.id = ride.id;
        detail.asked_by = detail.asked_for = town.me;
        detail.destination = "市一医院";
        town.add(detail);
        Vehicle vehicle;
        vehicle.id = made<VehicleId>(90);
        vehicle.name = "一号车";
        vehicle.plate = "沪A12345";
        vehicle.driver = made<PersonId>(11);
        town.add(vehicle);
        RideLeg leg;
        leg.id = made<RideLegId>(80);
        leg.errand = ride.id;
        leg.vehicle = vehicle.id;
        leg.window = {clock_at(20), clock_at(21)};
        town.add(leg);
    });
    REQUIRE(town.follow("我的东西"));
    CHECK(town.screen.shows("一号车"));
    CHECK(town.screen.shows("沪A12345"));
}

TEST_CASE("who is checked on says \"I am well\" by one large button, once") {
    {
        SimpleEvening town;
        CHECK_FALSE(town.screen.shows("今天还好吗？"));
    }
    SimpleEvening checked([](SimpleEvening& town) {
        CheckPlan plan;
        plan.id = town.me;
        plan.rhythm.how = CheckWay::Tap;
        plan.since = clock_at(8, 0, 22);
        plan.next_due = clock_at(19);
        town.add(plan);
    });
    REQUIRE(checked.screen.shows("今天还好吗？"));
    REQUIRE(checked.screen.press("我很好"));
    REQUIRE(checked.last<SayWell>() != nullptr);
    CHECK(checked.last<SayWell>()->plan == checked.me);
    CHECK_FALSE(checked.screen.shows("今天还好吗？"));
    CHECK(checked.screen.shows("我能帮忙，看看哪里缺人"));
    // A wrong tap.
    REQUIRE(checked.screen.press("点错了，收回"));
    checked.screen.wait(0);
    REQUIRE(checked.last<AnswerCheck>() != nullptr);
    CHECK(checked.last<AnswerCheck>()->answer == CheckAnswer::None);
    CHECK(checked.screen.shows("今天还好吗？"));
    CHECK_FALSE(checked.screen.shows("点错了，收回"));
    REQUIRE(checked.screen.press("我很好"));
    checked.screen.wait(0);
    REQUIRE(checked.screen.shows("点错了，收回"));
    checked.now = checked.now + minutes(11);
    checked.screen.wait(0);
    CHECK_FALSE(checked.screen.shows("点错了，收回"));
}

TEST_CASE("news of one of several requests open that one") {
    SimpleEvening town([](SimpleEvening& town) {
        for (const std::uint64_t number : {70, 71}) {
            Errand errand;
            errand.id = made<ErrandId>(number);
            errand.kind = number == 70 ? ErrandKind::Repair : ErrandKind::Shopping;
            errand.window = {clock_at(16), clock_at(22)};
            errand.asked_at = clock_at(number == 70 ? 15 : 16);
            town.add(errand);
            ErrandDetail detail;
            detail.id = errand.id;
            detail.asked_by = detail.asked_for = town.me;
            town.add(detail);
        }
        Notice notice;
        notice.id = made<NoticeId>(61);
        notice.to = town.me;
        notice.kind = NoticeKind::ErrandHandedBack;
        notice.about = ref(made<ErrandId>(70));
        notice.at = clock_at(18);
        town.add(notice);
    });
    town.show("/simple/mine");
    CHECK(town.screen.find(ui::Role::Heading, "买东西") != nullptr);  // The newest stands first.
    town.show("/simple/news");
    REQUIRE(town.follow("打开看"));
    CHECK(town.screen.find(ui::Role::Heading, "修东西") != nullptr);
}

TEST_CASE("who was helped says thank you by one press, in simple mode too") {
    SimpleEvening town([](SimpleEvening& town) {
        Errand errand;
        errand.id = made<ErrandId>(70);
        errand.kind = ErrandKind::Rubbish;
        errand.window = {clock_at(16), clock_at(20)};
        errand.state = ErrandState::Done;
        errand.helper = made<PersonId>(12);
        town.add(errand);
        ErrandDetail detail;
        detail.id = errand.id;
        detail.asked_by = detail.asked_for = town.me;
        town.add(detail);
        town.add(ErrandResult{errand.id, *errand.helper, town.me, clock_at(18), 0, {}, clock_at(18), {}});
        Notice notice;
        notice.id = made<NoticeId>(61);
        notice.to = town.me;
        notice.kind = NoticeKind::ErrandDone;
        notice.about = ref(errand.id);
        notice.at = clock_at(18);
        town.add(notice);
    });
    REQUIRE(town.follow("消息"));
    REQUIRE(town.screen.press_only("说声谢谢"));
    const auto* thanks = town.last<ThankHelper>();
    REQUIRE(thanks);
    CHECK(thanks->words == text("errand.thank_words"));
    CHECK(!town.screen.shows("说声谢谢"));
}

TEST_CASE("news of my errand open it in simple mode") {
    SimpleEvening town([](SimpleEvening& town) {
        Errand errand;
        errand.id = made<ErrandId>(70);
        errand.kind = ErrandKind::Shopping;
        errand.window = {clock_at(17), clock_at(22)};
        town.add(errand);
        ErrandDetail detail;
        detail.id = errand.id;
        detail.asked_by = detail.asked_for = town.me;
        town.add(detail);
        Notice notice;
        notice.id = made<NoticeId>(61);
        notice.to = town.me;
        notice.kind = NoticeKind::ErrandClaimed;
        notice.about = ref(errand.id);
        notice.at = clock_at(18);
        town.add(notice);
    });
    REQUIRE(town.follow("消息"));
    const ui::Node* open = town.screen.find(ui::Role::Link, "打开看");
    REQUIRE(open != nullptr);
    CHECK(open->route == "/simple/mine");
}

namespace {

// Zhu Chunsheng is on the way with my medicine, and has given my card back.
void add_medicine(SimpleEvening& town) {
    town.role(made<PersonId>(12), Role::Volunteer);
    Errand errand;
    errand.id = made<ErrandId>(70);
    errand.kind = ErrandKind::Medicine;
    errand.window = {clock_at(16), clock_at(22)};
    errand.state = ErrandState::OnTheWay;
    errand.helper = made<PersonId>(12);
    town.add(errand);
    ErrandDetail detail;
    detail.id = errand.id;
    detail.asked_by = detail.asked_for = town.me;
    town.add(detail);
    ErrandItem item;
    item.id = made<ErrandItemId>(71);
    item.errand = errand.id;
    item.words.item = "阿托伐他汀";
    town.add(item);
    MedicineLine line;
    line.id = item.id;
    line.errand = errand.id;
    line.substitution = Substitution::Asked;
    line.substitute = "瑞舒伐他汀";
    town.add(line);
    Handover card;
    card.id = made<HandoverId>(80);
    card.errand = errand.id;
    card.things.card = true;
    card.from = errand.helper;
    card.to = town.me;
    card.entered_by = *errand.helper;
    card.given_at = clock_at(18);
    town.add(card);
}

}  // namespace

TEST_CASE("in simple mode, too, nothing is taken instead without a yes, and who has the card back says so") {
    SimpleEvening town(add_medicine);
    town.show("/simple/mine");
    CHECK(town.screen.kit().duplicate_keys() == 0);
    SUBCASE("another medicine: yes to exactly that") {
        REQUIRE(town.screen.press_only("可以换"));
        const auto* yes = town.last<AnswerSubstitute>();
        REQUIRE(yes);
        CHECK(yes->yes);
        CHECK(yes->what == "瑞舒伐他汀");
        CHECK(!town.screen.shows("可以换"));
    }
    SUBCASE("or no") {
        REQUIRE(town.screen.press_only("不要换"));
        CHECK(!town.last<AnswerSubstitute>()->yes);
    }
    SUBCASE("the card is back") {
        REQUIRE(town.screen.press_only(joined("收到了", text("thing.1"))));
        CHECK(town.last<ConfirmHandover>());
        CHECK(!town.screen.shows("没有收到"));
    }
    SUBCASE("or it is not, and still counts as being with the helper") {
        REQUIRE(town.screen.press_only(joined("没有收到", text("thing.1"))));
        REQUIRE(town.last<CorrectHandover>());
        CHECK(holder_of(town.known().state, made<ErrandId>(70), &Things::card) == made<PersonId>(12));
    }
}

TEST_CASE("nobody came: an old neighbour looks for somebody else and says when, by two presses") {
    SimpleEvening town([](SimpleEvening& town) {
        town.role(made<PersonId>(12), Role::Volunteer);
        Errand errand;
        errand.id = made<ErrandId>(70);
        errand.kind = ErrandKind::Shopping;
        errand.window = {clock_at(16), clock_at(18)};
        errand.state = ErrandState::Claimed;
        errand.helper = made<PersonId>(12);
        town.add(errand);
        ErrandDetail detail;
        detail.id = errand.id;
        detail.asked_by = detail.asked_for = town.me;
        detail.what = "青菜";
        town.add(detail);
    });
    town.show("/simple/mine");
    REQUIRE(town.screen.press_only(text("errand.somebody_else")));
    CHECK(town.last<HandBackErrand>());
    CHECK(town.screen.shows(text("errand.time_over")));
    const TimeRange morning{clock_at(8, 0, 24), clock_at(12, 0, 24)};
    const std::string when = when_words(morning, town.viewer().saying(town.now));
    REQUIRE(town.screen.press_only(text("errand.make_it", {{"when", when}})));
    const auto* change = town.last<ChangeErrand>();
    REQUIRE(change);
    CHECK(change->asked.window == morning);
    CHECK(!town.screen.shows(text("errand.time_over")));
}

TEST_CASE("who asks for a medicine in simple mode is asked for the prescription, and may go on without") {
    SimpleEvening town;
    REQUIRE(town.follow("请人帮我"));
    REQUIRE(town.screen.press("买药取药"));
    REQUIRE(town.screen.write("写在这里", "氨氯地平 两盒"));
    REQUIRE(town.screen.press_only("下一步"));
    CHECK(town.screen.find(ui::Role::Heading, "有处方吗？") != nullptr);
    SUBCASE("without one") {
        REQUIRE(town.screen.press("没有，往下走"));
        CHECK(town.screen.find(ui::Role::Heading, text("simple.card_needed")) != nullptr);
        REQUIRE(town.screen.press(text("simple.card_yes")));
        CHECK(town.screen.find(ui::Role::Heading, "什么时候要") != nullptr);
        REQUIRE(town.screen.press("今天要"));
        REQUIRE(town.screen.press_only("对，请邻居来帮"));
        REQUIRE(town.last<AskForHelp>() != nullptr);
        CHECK(town.last<AskForHelp>()->asked.needs.money);
    }
    SUBCASE("every question can be gone back to") {
        REQUIRE(town.screen.press("没有，往下走"));
        REQUIRE(town.screen.press(text("simple.card_no")));
        REQUIRE(town.screen.press_only("回去"));
        CHECK(town.screen.find(ui::Role::Heading, text("simple.card_needed")) != nullptr);
        REQUIRE(town.screen.press_only("回去"));
        CHECK(town.screen.find(ui::Role::Heading, "有处方吗？") != nullptr);
    }
    SUBCASE("a file that is no photo is said so") {
        town.next_problem = "打不开";
        REQUIRE(town.screen.press("拍一张，或选一张"));
        CHECK(town.screen.shows("打不开"));
        const auto heard = town.screen.heard();
        CHECK(std::count(heard.begin(), heard.end(), "打不开") == 1);
        CHECK(town.screen.shows("没有，往下走"));
    }
    SUBCASE("with one, which goes with the request") {
        town.next_photo = linli::tests::grey_jpeg();
        REQUIRE(town.screen.press("拍一张，或选一张"));
        CHECK(town.screen.find(ui::Role::Picture, "第 1 张照片") != nullptr);
        CHECK(town.screen.find(ui::Role::Heading, "字看得清吗？") != nullptr);
        REQUIRE(town.screen.press_only("重新拍"));
        REQUIRE(town.screen.press("拍一张，或选一张"));
        REQUIRE(town.screen.press_only("就用这张"));
        REQUIRE(town.screen.press(text("simple.card_no")));
        REQUIRE(town.screen.press("今天要"));
        CHECK(town.screen.shows("带着处方的照片"));
        REQUIRE(town.screen.press_only("对，请邻居来帮"));
        REQUIRE(town.last<AttachPhoto>() != nullptr);
        CHECK(town.last<AttachPhoto>()->errand == town.input.sent);
    }
}
