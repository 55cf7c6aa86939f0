#include <doctest/doctest.h>

#include "app/client/shifts/shift_view.h"
#include "app/client/shifts/shifts_page.h"
#include "app/client/today_page.h"
#include "app/client/waiting_page.h"
#include "shared/shifts/skills.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// The evening of the pictures: I stand at the south gate at eight, the north gate needs two at ten.
struct Evening : PressedTown, PressedServices {
    Evening() {
        mine = shift(30, south, clock_at(20), clock_at(22), 4, 4);
        my_seat = seat(40, mine, 10);
        seat(41, mine, 11);
        seat(42, mine, 12);
        later = shift(31, north, clock_at(22), clock_at(24), 4, 4);
        seat(43, later, 13);
        overlapping = shift(32, east, clock_at(20), clock_at(22), 2, 2);
        seat(44, overlapping, 13);
    }
    void show_shifts(std::optional<ShiftId> chosen = {}) {
        screen.show([this, chosen] { shifts_page(known(), viewer(), now, chosen, input, *this); });
    }
    void show_waiting() {
        screen.show([this] { waiting_page(known(), viewer(), now, *this); });
    }
    void show_today() {
        screen.show([this] { today_page(known(), viewer(), now, today, *this, *this, *this); });
    }
    PressedScreen screen;
    ShiftsInput input;
    TodayInput today;
    ShiftId mine, later, overlapping;
    SeatId my_seat;
};

}  // namespace

TEST_CASE("the list begins with my shift, then what I can take, then what I cannot and why") {
    Evening town;
    town.open();
    const auto views = shifts_on(town.known(), town.viewer(), town.now, {2026, 11, 23});
    REQUIRE(views.size() == 3);
    CHECK(views[0].shift->id == town.mine);
    CHECK(views[1].shift->id == town.later);
    CHECK(views[2].shift->id == town.overlapping);
    CHECK(views[2].no->reason == Reason::TimesOverlap);
    town.show_shifts();
    CHECK(town.screen.shows("和你 20:00 的南门岗撞了时间"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
}

TEST_CASE("a neighbour takes a free place with one press, and it is shown as asked, not as confirmed") {
    Evening town;
    town.open();
    town.show_shifts();
    CHECK(town.screen.shows("今天还缺 5 人"));
    REQUIRE(town.screen.press_only("报名 22:00–24:00 北门岗"));
    REQUIRE(town.last<TakeShift>());
    CHECK(town.last<TakeShift>()->shift == town.later);
    CHECK(town.screen.shows("等着发出"));
    CHECK_FALSE(town.screen.shows("报名 22:00–24:00 北门岗"));
}

TEST_CASE("today shows my next shift first, with the time that is left") {
    Evening town;
    town.open();
    town.show_today();
    CHECK(town.screen.shows("晚上好，小禾"));
    CHECK(town.screen.shows("11月23日 周一 · 桂花苑"));
    CHECK(town.screen.shows("还有 1 小时 40 分"));
    CHECK(town.screen.shows("20:00–22:00"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
}

TEST_CASE("giving a shift back asks once, kindly, and then frees the place") {
    Evening town;
    town.open();
    town.show_today();
    REQUIRE(town.screen.press_only("我来不了"));
    CHECK(town.screen.shows("今晚来不了？"));
    REQUIRE(town.screen.press_only("我还是来"));
    CHECK(town.pushed.empty());
    REQUIRE(town.screen.press_only("我来不了"));
    REQUIRE(town.screen.press_only("来不了"));
    REQUIRE(town.last<GiveBackShift>());
    CHECK(town.last<GiveBackShift>()->seat == town.my_seat);
    CHECK_FALSE(town.screen.shows("今晚来不了？"));
}

TEST_CASE("who stands there can leave, and not give back what they have stood") {
    Evening town;
    SeatStatus status;
    status.id = town.my_seat;
    status.arrived_at = clock_at(20);
    town.add(status);
    town.now = clock_at(21, 30);
    town.open();
    town.show_shifts(town.mine);
    CHECK_FALSE(town.screen.find(ui::Role::Button, "我来不了"));
    CHECK(town.screen.find(ui::Role::Link, "我的时长"));
    town.show_today();
    CHECK_FALSE(town.screen.find(ui::Role::Button, "我来不了"));
    REQUIRE(town.screen.press_only("我离岗了"));
    REQUIRE(town.last<CheckOut>());
    CHECK(town.last<CheckOut>()->seat == town.my_seat);
}

TEST_CASE("a shift that I stood leads to my hours, a cancelled one says so; neither is given back") {
    Evening town;
    town.role(town.me, Role::Coordinator);
    town.open();
    town.show_shifts(town.mine);
    CHECK(town.screen.find(ui::Role::Button, "我来不了"));
    SUBCASE("it is over") {
        town.now = clock_at(22);
        town.screen.draw_again();
        town.screen.wait(0);
        const ui::Node* stood = town.screen.find(ui::Role::Link, "我的时长");
        REQUIRE(stood);
        CHECK(stood->route == "/hours");
    }
    SUBCASE("it is cancelled") {
        REQUIRE_FALSE(town.push(CancelShift{town.mine, "停电"}));
        town.screen.draw_again();
        town.screen.wait(0);
        CHECK(town.screen.shows("停电"));
        CHECK_FALSE(town.screen.press_only("报名 20:00–22:00 南门岗"));
    }
    CHECK_FALSE(town.screen.find(ui::Role::Button, "我来不了"));
}

TEST_CASE("a refused place says why, what stays safe and what else is free") {
    Evening town;
    const ShiftId morning = town.shift(33, town.south, clock_at(6, 0, 24), clock_at(8, 0, 24), 2, 2);
    town.open();
    town.push(TakeShift{town.later});
    town.known();
    town.replica.kept();
    town.replica.connected();
    town.replica.receive(Welcome{town.now, made<CommunityId>(1), town.me, made<DeviceId>(1), 99, true},
                         town.now);
    Rejected full{Reason::ShiftFull, town.later};
    full.limit = 2;
    town.replica.receive(Answer{made<OutboxId>(1), 1, Outcome::Refused, full, 0}, town.now);
    town.show_waiting();
    CHECK(town.screen.shows("这个班没报上"));
    CHECK(town.screen.shows("2 位邻居先报满了。20:00 的南门岗不变。"));
    REQUIRE(town.screen.press_only("改站 明早 6:00 南门岗"));
    CHECK(town.last<TakeShift>()->shift == morning);
    CHECK(town.replica.refusals().empty());
}

TEST_CASE("what could not be sent waits in a list that says so") {
    Evening town;
    town.link = {.link = Link::Offline, .waiting = 1};
    town.open();
    town.push(TakeShift{town.later});
    town.known();
    town.replica.kept();
    town.show_waiting();
    CHECK(town.screen.shows("报名 今晚 22:00"));
    CHECK(town.screen.shows("发出前，别人还看不到"));
}

TEST_CASE("a coordinator puts a neighbour on a shift by searching with initials") {
    Evening town;
    town.role(town.me, Role::Coordinator);
    town.open();
    town.show_shifts(town.later);
    REQUIRE(town.screen.press_only("排一个人"));
    REQUIRE(town.screen.write("名字、拼音或门牌", "lq"));
    CHECK(town.screen.shows("陆青"));
    REQUIRE(town.screen.press("陆青"));
    REQUIRE(town.last<AssignSeat>());
    CHECK(town.last<AssignSeat>()->person == made<PersonId>(11));
}

TEST_CASE("a cancelled shift needs a reason that everybody on it can read") {
    Evening town;
    town.role(town.me, Role::Coordinator);
    town.open();
    town.show_shifts(town.later);
    REQUIRE(town.screen.press_only("取消这班"));
    CHECK(town.screen.shows("写一句为什么"));
    REQUIRE(town.screen.write("为什么取消", "北门封了"));
    REQUIRE(town.screen.press_only("取消这班"));
    REQUIRE(town.last<CancelShift>());
    CHECK(town.last<CancelShift>()->why == "北门封了");
    CHECK(town.screen.shows("这班取消了：北门封了"));
}

TEST_CASE("the whole page changes its language") {
    Evening town;
    town.open();
    set_language(Language::English);
    town.show_today();
    CHECK(town.screen.shows("Good evening, 小禾"));
    CHECK(town.screen.shows("in 1 h 40 min"));
    CHECK(town.screen.shows("8–10 pm"));
    set_language(Language::Chinese);
}

TEST_CASE("at twice the type size a range breaks after its first time") {
    Evening town;
    town.open();
    town.screen.kit().set_preferences({.look = ui::Look::Light, .type_scale = 2});
    town.show_today();
    CHECK_FALSE(town.screen.shows("20:00–22:00"));
    CHECK(town.screen.shows("到 22:00"));
}

TEST_CASE("shifts far ahead stand behind the last cell of the strip, under their dates") {
    Evening town;
    const ShiftId ahead = town.shift(35, town.south, clock_at(20) + days(20), clock_at(22) + days(20), 4, 4);
    town.open();
    town.show_shifts();
    CHECK_FALSE(town.screen.shows("12月13日 周日"));
    REQUIRE(town.screen.press_only("11月28日 周六 和以后，缺 4 人"));
    CHECK(town.screen.shows("12月13日 周日"));
    REQUIRE(town.screen.press_only("报名 20:00–22:00 南门岗"));
    REQUIRE(town.last<TakeShift>());
    CHECK(town.last<TakeShift>()->shift == ahead);
}

TEST_CASE("after midnight the shift that I stand on is still in today's list, until it is over") {
    Evening town;
    const ShiftId night = town.shift(50, town.south, clock_at(23), clock_at(2, 0, 24), 1, 1);
    town.seat(51, night, 10);
    town.now = clock_at(0, 30, 24);
    town.open();
    const auto on = [&](int day) {
        return shifts_on(town.known(), town.viewer(), town.now, {2026, 11, day});
    };
    REQUIRE(on(24).size() == 1);
    CHECK(on(24).front().shift->id == night);
    CHECK(on(25).empty());
    town.show_shifts();
    CHECK(town.screen.shows("23:00–2:00"));
    CHECK_FALSE(town.screen.shows("今天没有班"));
    town.now = clock_at(2, 0, 24);
    CHECK(on(24).empty());
    CHECK(on(23).size() == 4);
}

TEST_CASE("when nothing is left of a day, one press leads to the next one with shifts") {
    Evening town;
    const ShiftId thursday = town.shift(50, town.south, clock_at(8, 0, 26), clock_at(10, 0, 26), 1, 2);
    const ShiftId ahead = town.shift(51, town.north, clock_at(8) + days(20), clock_at(10) + days(20), 1, 2);
    town.open();
    town.show_shifts();
    CHECK_FALSE(town.screen.shows("看11月26日 周四的班"));  // There is something tonight.
    town.now = clock_at(0, 30, 24);
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(town.screen.shows("这天还没有排班"));
    REQUIRE(town.screen.press_only("看11月26日 周四的班"));
    CHECK(town.input.day == 2);
    REQUIRE(town.screen.press_only("报名 8:00–10:00 南门岗"));
    CHECK(town.last<TakeShift>()->shift == thursday);
    town.now = clock_at(12, 0, 26);  // It is over: today's list has it still.
    town.input.day = 0;
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(town.screen.shows("8:00–10:00"));
    REQUIRE(town.screen.press_only("看以后的班"));
    REQUIRE(town.screen.press_only("报名 8:00–10:00 北门岗"));
    CHECK(town.last<TakeShift>()->shift == ahead);
    CHECK_FALSE(town.screen.shows("看以后的班"));
}

TEST_CASE("changing the places of a shift far ahead leaves its day as it is") {
    Evening town;
    town.role(town.me, Role::Coordinator);
    const Instant from = clock_at(20) + days(20), until = clock_at(22) + days(20);
    town.input.form.changes = town.shift(36, town.south, from, until, 2, 4);
    town.open();
    town.screen.show([&] { shift_form_page(town.known(), town.viewer(), town.now, town.input, town, town); });
    REQUIRE(town.screen.press_only(text("form.places") + " +1"));
    REQUIRE(town.screen.press_only(text("form.save")));
    REQUIRE(town.last<ChangeShift>());
    CHECK(town.last<ChangeShift>()->window == TimeRange{from, until});
    CHECK(town.last<ChangeShift>()->max_places == 5);
}

TEST_CASE("a new shift is made by pressing alone; one that ends before it begins ends on the next day") {
    Evening town;
    town.role(town.me, Role::Coordinator);
    town.open();
    town.screen.show([&] { shift_form_page(town.known(), town.viewer(), town.now, town.input, town, town); });
    REQUIRE(town.screen.press_only("哪天，今天，2026年11月23日 周一"));
    REQUIRE(town.screen.press_only("明天"));
    REQUIRE(town.screen.press_only(text("picker.done")));
    REQUIRE(town.screen.press_only("从，20:00"));
    REQUIRE(town.screen.press_only("23 点"));
    REQUIRE(town.screen.press_only(text("picker.done")));
    REQUIRE(town.screen.press_only("到，22:00"));
    REQUIRE(town.screen.press_only("1 点"));
    REQUIRE(town.screen.press_only(":30"));
    REQUIRE(town.screen.press_only(text("picker.done")));
    CHECK(town.screen.shows("23:00–1:30，2 小时 30 分，到第二天"));
    REQUIRE(town.screen.press_only(text("form.add")));
    REQUIRE(town.last<AddShift>());
    CHECK(town.last<AddShift>()->window == TimeRange{clock_at(23, 0, 24), clock_at(1, 30, 25)});
}

TEST_CASE("a new shift asks for trained people and is published later, if that is wanted, in one go") {
    Evening town;
    town.role(town.me, Role::Coordinator);
    Training training;
    training.id = made<TrainingId>(60);
    training.name = "急救";
    town.add(training);
    town.open();
    town.screen.show([&] { shift_form_page(town.known(), town.viewer(), town.now, town.input, town, town); });
    REQUIRE(town.screen.press_only("哪天，今天，2026年11月23日 周一"));
    REQUIRE(town.screen.press_only("明天"));
    REQUIRE(town.screen.press_only(text("picker.done")));
    REQUIRE(town.screen.press_only("先不公布"));
    town.input.form.publish = CivilDate{2026, 11, 24};
    for (int more = 0; more < 5; ++more) REQUIRE(town.screen.press_only("急救 +1"));
    CHECK_FALSE(town.screen.press_only(text("form.add")));  // Five of four.
    for (int less = 0; less < 4; ++less) REQUIRE(town.screen.press_only("急救 −1"));
    REQUIRE(town.screen.press_only(text("form.add")));
    REQUIRE(town.last<PlanShifts>());
    CHECK(town.last<PlanShifts>()->publish_at == clock_at(0, 0, 24));
    CHECK_FALSE(town.last<PlanShifts>()->opens_at);
    town.screen.draw_again();
    town.screen.wait(0);
    REQUIRE(town.last<SetNeeds>());
    const ShiftId shift = town.last<SetNeeds>()->shift.value_or(ShiftId{});
    const State& state = town.replica.state();
    REQUIRE(state.shifts.find(shift));
    CHECK(state.shifts.at(shift).window == TimeRange{clock_at(20, 0, 24), clock_at(22, 0, 24)});
    CHECK(state.shift_statuses.at(shift).publish_at == clock_at(0, 0, 24));
    REQUIRE(needs_of(state, shift).size() == 1);
    CHECK(needs_of(state, shift).front()->training == training.id);
    CHECK(town.gone == "/shifts");
}
