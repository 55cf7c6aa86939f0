#include <doctest/doctest.h>

#include "app/client/shifts/roster_words.h"
#include "app/client/telling.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/skills.h"
#include "shared/shifts/stand_in.h"
#include "tests/client/roster_town.h"

using namespace linli;
using namespace linli::client;

TEST_CASE("a full shift is waited for with one press, and the card says which place that would be") {
    RosterTown town;
    town.add(WaitingPlace{made<WaitingPlaceId>(70), town.full, made<PersonId>(11), made<PersonId>(11),
                          clock_at(9)});
    town.open();
    town.show_shift(town.full);
    CHECK(town.screen.shows("已满"));
    REQUIRE(town.screen.press_only("候补第 2 位：8:00–10:00 东门岗"));
    REQUIRE(town.last<JoinWaiting>());
    CHECK(town.last<JoinWaiting>()->shift == town.full);
    CHECK(town.screen.shows("等着发出"));
    REQUIRE(town.screen.press_only("不等了：8:00–10:00 东门岗"));
    CHECK(town.last<LeaveWaiting>());
}

TEST_CASE("who waits sees which place they have") {
    RosterTown town;
    town.add(WaitingPlace{made<WaitingPlaceId>(70), town.full, made<PersonId>(11), made<PersonId>(11),
                          clock_at(9)});
    town.add(WaitingPlace{made<WaitingPlaceId>(71), town.full, town.me, town.me, clock_at(10)});
    town.open();
    town.show_shift(town.full);
    CHECK(town.screen.shows("候补第 2 位"));
}

TEST_CASE("a shift too soon after another one says so by name, and so does one that asks for a training") {
    RosterTown town;
    const ShiftId early = town.shift(50, town.east, clock_at(4, 0, 24), clock_at(6, 0, 24), 1, 2);
    const ShiftId trained = town.shift(51, town.east, clock_at(8, 0, 26), clock_at(10, 0, 26), 1, 1);
    const Training training = town.protection();
    town.add(PlaceNeed{made<PlaceNeedId>(61), std::nullopt, trained, training.id, 1});
    town.open();
    town.show_shift(early);
    CHECK(town.screen.shows("没歇够"));
    CHECK_FALSE(town.screen.press_only("报名 4:00–6:00 东门岗"));
    town.show_shift(trained);
    CHECK(town.screen.shows("要培训"));
    CHECK(town.screen.shows("要受过培训的：穿脱防护服 1 人"));
    CHECK_FALSE(town.screen.press_only("报名 8:00–10:00 东门岗"));
}

TEST_CASE("a shift that is not open yet says from when") {
    RosterTown town;
    ShiftStatus status;
    status.id = town.friday;
    status.opens_at = clock_at(8, 0, 25);
    town.add(status);
    town.open();
    town.show_shift(town.friday);
    CHECK(town.screen.shows("还没开始"));
    CHECK(town.screen.shows("周三 8:00开始报名"));
}

TEST_CASE("a place is shared, stayed on with and taken every week by a box each") {
    RosterTown town;
    town.open();
    town.show_shift(town.tonight);
    REQUIRE(town.press_part("愿意和人合站这个位置"));
    REQUIRE(town.last<SetSharing>());
    CHECK(town.last<SetSharing>()->shares);
    REQUIRE(town.press_part("没人来我就接着站"));
    REQUIRE(town.last<SetStayOn>());
    CHECK(town.last<SetStayOn>()->stays_on);
    REQUIRE(town.press_part("周一都来"));
    REQUIRE(town.last<SignUpAlways>());
    CHECK(town.last<SignUpAlways>()->from_minute == 20 * 60);
    REQUIRE(town.press_part("周一都来"));
    CHECK(town.last<EndSignUpAlways>());
}

TEST_CASE("who would share a place is joined from the list of people") {
    RosterTown town;
    const ShiftId other = town.shift(52, town.east, clock_at(8, 0, 26), clock_at(10, 0, 26), 1, 1);
    const SeatId lu = town.seat(53, other, 11);
    SeatStatus status;
    status.id = lu;
    status.shares = true;
    town.add(status);
    town.open();
    town.show_shift(other);
    CHECK(town.screen.shows("愿意合站"));
    REQUIRE(town.screen.press_only("合站 · 陆青"));
    REQUIRE(town.last<SharePlace>());
    CHECK(town.last<SharePlace>()->seat == lu);
    CHECK(town.screen.shows("我的班") == false);  // Asked, not confirmed.
}

TEST_CASE("a coordinator puts somebody there in spite of the rest rule only with a reason") {
    RosterTown town(true);
    const ShiftId early = town.shift(50, town.east, clock_at(4, 0, 24), clock_at(6, 0, 24), 1, 2);
    town.open();
    town.show_shift(early);
    REQUIRE(town.screen.press_only("排一个人"));
    REQUIRE(town.screen.write("名字、拼音或门牌", "陆青"));
    REQUIRE(town.screen.press_only("还是排 · 陆青"));
    CHECK(town.screen.shows("写一句为什么"));
    REQUIRE(town.screen.write("为什么破例", "没有别人了"));
    REQUIRE(town.screen.press_only("还是排上"));
    REQUIRE(town.last<PlaceAnyway>());
    CHECK(town.last<PlaceAnyway>()->why == "没有别人了");
    CHECK(town.screen.shows("破例排的"));
}

TEST_CASE("who is known by name only is found in the register") {
    RosterTown town(true);
    Seat guest;
    guest.id = made<SeatId>(54);
    guest.shift = town.friday;
    guest.guest_name = "小祝";
    guest.placed_by = town.me;
    town.add(guest);
    town.open();
    town.show_shift(town.friday);
    REQUIRE(town.screen.press_only("小祝：更多"));
    REQUIRE(town.press_part("这是谁"));
    REQUIRE(town.screen.write("名字、拼音或门牌", "陆青"));
    REQUIRE(town.press_part("陆青"));
    REQUIRE(town.last<NameGuest>());
    CHECK(town.last<NameGuest>()->person == made<PersonId>(11));
}

TEST_CASE("who cannot come is offered a stand-in first, and sees how many were asked") {
    RosterTown town;
    town.open();
    town.show_today();
    REQUIRE(town.screen.press_only("我来不了"));
    REQUIRE(town.screen.press_only("找人替我"));
    REQUIRE(town.last<FindStandIn>());
    CHECK(town.last<FindStandIn>()->seat == town.my_seat);
    CHECK(town.screen.shows("马上开始问"));
    REQUIRE(town.screen.press_only("不用替了，我来"));
    CHECK(town.last<CallOffStandIn>());
    CHECK(town.screen.shows("找人替我"));
}

TEST_CASE("a swap is found, offered in plain words, and shows who is still to agree") {
    RosterTown town;
    town.open();
    town.show_shift(town.tonight);
    REQUIRE(town.screen.press_only("我来不了"));
    REQUIRE(town.screen.press_only("和别人换班"));
    REQUIRE(town.screen.press_only("问问 · 和祝春生换：你去周五 19:00 北门岗"));
    REQUIRE(town.last<OfferSwap>());
    CHECK(town.last<OfferSwap>()->seats == std::vector<SeatId>{town.my_seat, town.zhu_friday});
    CHECK(town.screen.shows("还没答应"));
    REQUIRE(town.screen.press_only("不换了"));
    CHECK(town.last<EndSwap>());
}

TEST_CASE("a swap that became impossible since it was offered says so, and why") {
    for (const bool overlaps : {false, true}) {
        RosterTown town;
        Swap swap;
        swap.id = made<SwapId>(81);
        swap.first = town.my_seat;
        swap.second = town.zhu_friday;
        swap.first_agrees = true;
        swap.offered_by = town.me;
        swap.at = clock_at(18);
        swap.ends_at = clock_at(20);
        town.add(swap);
        // Zhu signs up for another shift at the time of mine.
        if (overlaps) town.seat(90, town.shift(60, town.north, clock_at(21), clock_at(23), 1, 2), 12);
        town.open();
        town.show_shift(town.tonight);
        REQUIRE(town.screen.press_only("我来不了"));
        CHECK(town.screen.shows("现在换不成了") == overlaps);
        CHECK(town.screen.shows("还没答应"));
        CHECK(town.screen.press_only("不换了"));
    }
}

TEST_CASE("a circle of three says to each where they go, and a coordinator says yes for who is ill") {
    RosterTown town(true);
    Swap swap;
    swap.id = made<SwapId>(81);
    swap.first = town.my_seat;
    swap.second = town.zhu_friday;
    swap.third = town.seat(90, town.shift(60, town.east, clock_at(19, 0, 28), clock_at(21, 0, 28), 1, 2), 13);
    swap.first_agrees = true;
    swap.offered_by = town.me;
    swap.at = clock_at(18);
    swap.ends_at = clock_at(20);
    town.add(swap);
    town.open();
    town.show_shift(town.friday);
    CHECK(town.screen.shows("你去周五 19:00 北门岗"));
    CHECK(town.screen.shows("祝春生去周六 19:00 东门岗"));
    REQUIRE(town.screen.press("本人同意了 · 严立安"));
    town.screen.wait(0);
    REQUIRE(town.last<AgreeToSwap>());
    CHECK(town.last<AgreeToSwap>()->swap == swap.id);
    CHECK(town.screen.shows("本人同意了 · 祝春生"));
    CHECK_FALSE(town.screen.shows("本人同意了 · 严立安"));
    REQUIRE(town.screen.press("本人同意了 · 祝春生"));
    town.screen.wait(0);
    town.screen.draw_again();
    CHECK(seat_of(town.replica.state(), town.friday, town.me));  // Wholly, once all have agreed.
    CHECK(seat_of(town.replica.state(), town.tonight, made<PersonId>(13)));
}

TEST_CASE("who comes late says by how much, and takes it back") {
    RosterTown town;
    town.open();
    town.show_today();
    REQUIRE(town.screen.press_only("我来不了"));
    REQUIRE(town.screen.press_only("晚 30 分钟"));
    REQUIRE(town.last<TellLate>());
    CHECK(town.last<TellLate>()->expected_at == clock_at(20, 30));
    REQUIRE(town.screen.press_only("准时到"));
    CHECK_FALSE(town.last<TellLate>()->expected_at);
}

TEST_CASE("today asks whether I would stand in or swap, and my answer is one press") {
    RosterTown town;
    StandInAsk ask;
    ask.id = made<StandInAskId>(80);
    ask.seat = town.zhu_friday;
    ask.person = town.me;
    ask.at = clock_at(18);
    town.add(ask);
    Swap swap;
    swap.id = made<SwapId>(81);
    swap.first = town.zhu_friday;
    swap.second = town.my_seat;
    swap.first_agrees = true;
    swap.offered_by = made<PersonId>(12);
    swap.at = clock_at(18);
    swap.ends_at = clock_at(20);
    town.add(swap);
    town.open();
    town.show_today();
    CHECK(town.screen.shows("能替 祝春生 站一班吗？"));
    REQUIRE(town.screen.press_only("去不了 · 周五 19:00–21:00 北门岗"));
    REQUIRE(town.last<AnswerStandIn>());
    CHECK_FALSE(town.last<AnswerStandIn>()->yes);
    CHECK(town.screen.shows("和祝春生换：你去周五 19:00 北门岗"));
    REQUIRE(town.screen.press_only("同意换"));
    REQUIRE(town.last<AgreeToSwap>());
    CHECK_FALSE(town.screen.shows("同意换"));
}

TEST_CASE("a coordinator lets people be asked for an empty place, sees how far it went and stops it") {
    RosterTown town(true);
    town.open();
    town.show_shift(town.full);  // Nobody is missing there.
    CHECK_FALSE(town.screen.shows("挨个问谁能来"));
    town.show_shift(town.after);
    REQUIRE(town.screen.press_only("挨个问谁能来"));
    REQUIRE(town.last<FindStandIn>());
    CHECK(town.last<FindStandIn>()->seat == empty_place_of(town.after));
    CHECK(town.screen.shows("马上开始问"));
    REQUIRE(town.screen.press_only("不用再问了"));
    REQUIRE(town.last<CallOffStandIn>());
    CHECK(town.last<CallOffStandIn>()->seat == empty_place_of(town.after));
    CHECK(town.screen.shows("挨个问谁能来"));
}

TEST_CASE("who is asked for an empty place reads so on today's page and comes with one press") {
    RosterTown town;
    StandInAsk ask;
    ask.id = made<StandInAskId>(80);
    ask.seat = empty_place_of(town.friday);
    ask.person = town.me;
    ask.at = clock_at(18);
    town.add(ask);
    town.open();
    town.show_today();
    CHECK(town.screen.shows("这个班还缺人，你能来吗？"));
    Notice notice;
    notice.to = town.me;
    notice.kind = NoticeKind::StandInAsked;
    notice.about = ref(ask.id);
    notice.at = clock_at(18);
    const auto told = [&] {
        return roster_notice_words(town.replica.state(), notice, town.viewer().saying(town.now));
    };
    CHECK(told().title == "还缺人，你能来吗？周五 19:00–21:00 北门岗");
    CHECK(told().route == "/today");
    REQUIRE(town.screen.press_only("我来 · 周五 19:00–21:00 北门岗"));
    REQUIRE(town.last<AnswerStandIn>());
    CHECK(town.last<AnswerStandIn>()->yes);
    CHECK_FALSE(town.screen.shows("这个班还缺人，你能来吗？"));
    CHECK(seat_of(town.replica.state(), town.friday, town.me));
    const PressedWords pressed =
        pressed_words(town.replica.state(), *town.last<AnswerStandIn>(), town.viewer().saying(town.now));
    CHECK(pressed.title == "我去站 周五 19:00");
    CHECK(told().title == "这一班有着落了");
}

TEST_CASE("when a shift is over a coordinator adds who stood there, too") {
    RosterTown town(true);
    town.now = clock_at(22, 0, 25);
    town.open();
    town.show_shift(town.full);
    CHECK(town.screen.shows("还有谁站过"));
    CHECK_FALSE(town.screen.press_only("还有谁站过"));  // Its one place was taken.
    town.show_shift(town.tonight);
    REQUIRE(town.screen.press_only("还有谁站过"));
    REQUIRE(town.screen.write("名字、拼音或门牌", "祝春生"));
    CHECK_FALSE(town.screen.shows("就写"));  // By name only nobody has hours.
    REQUIRE(town.press_part("祝春生"));
    REQUIRE(town.last<AssignSeat>());
    CHECK(town.last<AssignSeat>()->person == made<PersonId>(12));
    CHECK(town.last<AssignSeat>()->shift == town.tonight);
    CHECK(seat_of(town.replica.state(), town.tonight, made<PersonId>(12)));
}

TEST_CASE("who put somebody on a shift is said to coordinators and to that person, whatever else is said") {
    for (const bool coordinates : {false, true}) {
        for (const bool mine : {false, true}) {
            CAPTURE(coordinates);
            CAPTURE(mine);
            RosterTown town(coordinates);
            Seat seat;
            seat.id = made<SeatId>(70);
            seat.shift = town.after;
            seat.person = mine ? town.me : made<PersonId>(11);
            seat.placed_by = made<PersonId>(12);
            seat.since = town.now - minutes(1);
            town.add(seat);
            town.open();
            town.show_shift(town.after);
            CHECK(town.screen.shows(" 排的") == (coordinates || mine));
        }
    }
}

TEST_CASE("at the post I say that I am here, count who passes and leave a note, also without a network") {
    RosterTown town;
    town.now = clock_at(19, 50);
    town.link = {.link = Link::Offline, .waiting = 1};
    town.open();
    town.show_shift(town.tonight);
    REQUIRE(town.screen.press_only("我到岗了"));
    REQUIRE(town.last<CheckIn>());
    CHECK(town.last<CheckIn>()->seat == town.my_seat);
    CHECK(town.screen.shows("等着发出"));
    REQUIRE(town.screen.press_only("行人 0 +1"));
    REQUIRE(town.last<CountPassed>());
    CHECK(town.last<CountPassed>()->people == 1);
    REQUIRE(town.screen.press_only("车辆 0 +5"));
    CHECK(town.last<CountPassed>()->vehicles == 5);
    REQUIRE(town.screen.press_only("行人 1 −1"));
    CHECK(town.last<CountPassed>()->people == -1);
    REQUIRE(town.screen.write("留话给下一班", "测温枪没电了"));
    REQUIRE(town.screen.press_only("写下"));
    REQUIRE(town.last<WriteHandoverNote>());
    CHECK(town.last<WriteHandoverNote>()->words == "测温枪没电了");
    REQUIRE(town.screen.write("发什么", "对讲机"));
    REQUIRE(town.screen.press_only("发出"));
    REQUIRE(town.last<HandOutEquipment>());
    REQUIRE(town.screen.press_only("收回 · 对讲机 × 1"));
    CHECK(town.last<TakeBackEquipment>());
    REQUIRE(town.screen.press_only("我离岗了"));
    CHECK(town.last<CheckOut>());
}

TEST_CASE("hours are added up by week and month, and the certificate names every shift") {
    RosterTown town;
    const ShiftId night = town.shift(55, town.south, clock_at(22, 0, 21), clock_at(24, 0, 21), 1, 2);
    town.seat(56, night, 10);
    const ShiftId last_week = town.shift(57, town.south, clock_at(23, 0, 17), clock_at(1, 30, 18), 1, 2);
    town.seat(58, last_week, 10);
    town.open();
    town.screen.show([&] { hours_page(town.known(), town.viewer(), town.now, std::nullopt, town.hours); });
    CHECK(town.screen.shows("0 小时"));
    REQUIRE(town.screen.press_only("往前"));
    CHECK(town.screen.shows("4.5 小时"));
    CHECK(town.screen.shows("2 班"));
    town.screen.show([&] { certificate_page(town.known(), town.viewer(), town.now, town.me, town); });
    CHECK(town.screen.shows("志愿服务证明"));
    CHECK(town.screen.find("志愿值班 2 次，共 4.5 小时"));
    REQUIRE(town.screen.press_only("打印证明"));
    CHECK(town.printed == 1);
}

TEST_CASE("a coordinator sees at which shifts nobody checked in, and everybody takes their own along") {
    for (const bool coordinates : {false, true}) {
        CAPTURE(coordinates);
        RosterTown town(coordinates);
        SeatStatus status;
        status.id = town.my_seat;
        status.arrived_at = clock_at(20);
        status.left_at = clock_at(21);
        town.add(status);
        const ShiftId unseen = town.shift(55, town.south, clock_at(14, 0, 24), clock_at(16, 0, 24), 1, 2);
        town.seat(56, unseen, 10);
        town.open();
        const auto show = [&](Instant now) {
            town.screen.show(
                [&town, now] { hours_page(town.known(), town.viewer(), now, std::nullopt, town.hours); });
        };
        show(clock_at(11, 0, 24));
        CHECK(town.screen.shows("1 小时"));  // Of two, for they left after one.
        CHECK_FALSE(town.screen.shows("没有签到"));
        show(clock_at(17, 0, 24));
        CHECK(town.screen.shows("没有签到") == coordinates);
        CHECK(town.screen.shows("我站过的班"));
    }
}

TEST_CASE("roster rules are changed together, and a training is given to somebody by name") {
    RosterTown town(true);
    const Training training = town.protection();
    town.open();
    town.screen.show([&] { roster_rules_page(town.known(), town.viewer(), town.now, town.rules, town); });
    REQUIRE(town.screen.press_only("两班之间歇几小时 +1"));
    REQUIRE(town.screen.press_only("照这样定"));
    REQUIRE(town.last<SetRosterRules>());
    CHECK(town.last<SetRosterRules>()->rules.rest_hours == 9);
    REQUIRE(town.press_part("穿脱防护服"));
    REQUIRE(town.screen.write("谁受过这项培训", "陆青"));
    REQUIRE(town.press_part("陆青"));
    REQUIRE(town.last<GiveTraining>());
    CHECK(town.last<GiveTraining>()->training == training.id);
}

TEST_CASE(
    "every night at two times until further notice is planned at once, with the shifts that come of it") {
    RosterTown town(true);
    town.open();
    town.screen.show(
        [&] { pattern_page(town.known(), town.viewer(), town.now, {}, town.patterns, town, town); });
    REQUIRE(town.press_part("每天还有第二个时段"));
    CHECK(town.screen.find("11月24日 周二"));
    REQUIRE(town.screen.press_only("照这样排"));
    REQUIRE(town.last<AddPatterns>());
    REQUIRE(town.last<AddPatterns>()->patterns.size() == 2);
    CHECK(town.last<AddPatterns>()->patterns[1].from_minute == 21 * 60);
    CHECK(town.gone == "/patterns");
}

TEST_CASE("new shifts that come again ask for trained people from the first one on, in one go") {
    RosterTown town(true);
    const Training training = town.protection();
    town.open();
    town.screen.show(
        [&] { pattern_page(town.known(), town.viewer(), town.now, {}, town.patterns, town, town); });
    REQUIRE(town.press_part("每天还有第二个时段"));
    for (int more = 0; more < 5; ++more) REQUIRE(town.screen.press_only("穿脱防护服 +1"));
    CHECK_FALSE(town.screen.press_only("照这样排"));  // Five of four.
    for (int less = 0; less < 4; ++less) REQUIRE(town.screen.press_only("穿脱防护服 −1"));
    REQUIRE(town.screen.press_only("照这样排"));
    REQUIRE(town.last<AddPatterns>());
    for (int frame = 0; frame < 3; ++frame) {
        town.screen.draw_again();
        town.screen.wait(0);
    }
    CHECK(town.gone == "/patterns");
    const State& state = town.replica.state();
    REQUIRE(state.shift_patterns.size() == 2);
    CHECK(state.pattern_needs.size() == 2);
    std::size_t made = 0;
    for (const auto& [id, row] : state.shift_statuses.rows()) {
        if (!row.record.pattern) continue;
        ++made;
        const auto needs = needs_of(state, id);
        REQUIRE(needs.size() == 1);
        CHECK(needs.front()->training == training.id);
        CHECK(needs.front()->places == 1);
    }
    CHECK(made >= 28);  // Two weeks of both.
}

TEST_CASE("a pattern asks for people with a training, and lets go of one that is not given any more") {
    RosterTown town(true);
    const Training training = town.protection();
    ShiftPattern pattern;
    pattern.id = made<ShiftPatternId>(90);
    pattern.post = town.south;
    pattern.first_day = day_number({2026, 11, 20});
    pattern.from_minute = 20 * 60;
    pattern.minutes_long = 120;
    pattern.max_places = 4;
    town.add(pattern);
    town.open();
    town.screen.show(
        [&] { pattern_page(town.known(), town.viewer(), town.now, pattern.id, town.patterns, town, town); });
    REQUIRE(town.screen.press_only("穿脱防护服 +1"));
    REQUIRE(town.screen.press_only("就这样要求"));
    REQUIRE(town.last<SetPatternNeeds>());
    REQUIRE(town.last<SetPatternNeeds>()->needs.size() == 1);
    CHECK(town.last<SetPatternNeeds>()->needs[0].training == training.id);
    REQUIRE_FALSE(town.push(ChangeTraining{training.id, training.name, true}));
    REQUIRE(town.screen.press_only("穿脱防护服 −1"));
    REQUIRE(town.screen.press_only("就这样要求"));
    CHECK(town.last<SetPatternNeeds>()->needs.empty());
}

TEST_CASE("a week is copied as it was shown before") {
    RosterTown town(true);
    town.open();
    town.screen.show([&] { plan_page(town.known(), town.viewer(), town.now, town.plan, town); });
    REQUIRE(town.screen.press_only("照样排上 4 个班"));
    REQUIRE(town.last<CopyShifts>());
    CHECK(town.last<CopyShifts>()->shifts.size() == 4);
    CHECK(town.screen.shows("这个岗这个时间已经有班了"));
    CHECK(town.screen.shows("这些都不会再排"));
    CHECK_FALSE(town.screen.press("照样排上"));
}

TEST_CASE("a day of publishing that has passed, or lies behind the week, is moved to where it can be") {
    RosterTown town(true);
    town.plan.publish = CivilDate{2026, 11, 20};
    town.plan.opens = CivilDate{2026, 12, 20};
    town.open();
    town.screen.show([&] { plan_page(town.known(), town.viewer(), town.now, town.plan, town); });
    CHECK(town.plan.publish == CivilDate{2026, 11, 23});
    CHECK(town.plan.opens == CivilDate{2026, 11, 30});
}

TEST_CASE("what of a copied week is there already is said beside it, and only the rest is made") {
    RosterTown town(true);
    town.shift(34, town.south, town.now + days(7), town.now + days(7) + hours(2), 1, 2);
    town.shift(35, town.south, clock_at(20, 0, 30), clock_at(22, 0, 30), 3, 4);
    town.open();
    town.screen.show([&] { plan_page(town.known(), town.viewer(), town.now, town.plan, town); });
    CHECK(town.screen.shows("这个岗这个时间已经有班了"));
    CHECK(town.screen.shows("其中 1 个不动"));
    REQUIRE(town.screen.press_only("照样排上 3 个班"));
    REQUIRE(town.last<CopyShifts>());
    CHECK(town.last<CopyShifts>()->shifts.size() == 3);
}

TEST_CASE("of a copied week each shift says which places are for trained people, and they come with it") {
    RosterTown town(true);
    const Training training = town.protection();
    town.add(PlaceNeed{made<PlaceNeedId>(61), std::nullopt, town.friday, training.id, 1});
    town.open();
    town.screen.show([&] { plan_page(town.known(), town.viewer(), town.now, town.plan, town); });
    CHECK(town.screen.shows("要受过培训的：穿脱防护服 1 人"));
    REQUIRE(town.screen.press_only("照样排上 4 个班"));
    REQUIRE(town.last<CopyShifts>());
    std::size_t asking = 0;
    for (const CopyOfShift& copy : town.last<CopyShifts>()->shifts) {
        if (copy.needs.empty()) continue;
        ++asking;
        CHECK(copy.shift.post == town.north);
        CHECK(copy.needs == std::vector{NeededTraining{training.id, 1}});
    }
    CHECK(asking == 1);
}

TEST_CASE("of a change of many shifts, one that cannot be is left out and says why") {
    RosterTown town(true);
    town.open();
    town.plan.part = 1;
    town.plan.places = 1;  // Two stand there tonight.
    town.plan.least = 1;
    town.screen.show([&] { plan_page(town.known(), town.viewer(), town.now, town.plan, town); });
    CHECK(town.screen.shows("不改：已经有 2 人报名，位置不能更少"));
    CHECK(town.screen.shows("其中 1 个不动"));
    REQUIRE(town.screen.press("改这 "));
    town.screen.wait(0);
    const auto* change = town.last<ChangeShifts>();
    REQUIRE(change);
    CHECK_FALSE(change->changes.empty());
    for (const ShiftChange& one : change->changes) CHECK(one.shift != town.tonight);
}

TEST_CASE("two shifts of one person that follow each other are moved together") {
    RosterTown town(true);
    town.seat(44, town.after, 10);
    town.open();
    town.plan.part = 1;
    town.plan.later_minutes = 60;
    town.screen.show([&] { plan_page(town.known(), town.viewer(), town.now, town.plan, town); });
    CHECK(town.screen.shows("21:00–23:00"));
    REQUIRE(town.screen.press_only("改这 4 个班"));
    REQUIRE(town.last<ChangeShifts>());
    CHECK(town.last<ChangeShifts>()->changes.size() == 4);
}

TEST_CASE("of many shifts those of one time are made longer, and another question is answered anew") {
    RosterTown town(true);
    town.open();
    town.plan.part = 1;
    town.screen.show([&] { plan_page(town.known(), town.viewer(), town.now, town.plan, town); });
    REQUIRE(town.screen.press_only("加长几刻钟 +1"));
    REQUIRE(town.screen.press_only("加长几刻钟 +1"));
    CHECK(town.screen.shows("改这 4 个班"));
    REQUIRE(town.screen.press_only("20:00 开始的"));
    CHECK(town.screen.shows("20:00–22:30"));
    REQUIRE(town.screen.press_only("改这 1 个班"));
    const auto* change = town.last<ChangeShifts>();
    REQUIRE(change);
    REQUIRE(change->changes.size() == 1);
    CHECK(change->changes[0].shift == town.tonight);
    CHECK(change->changes[0].window == TimeRange{clock_at(20), clock_at(22, 30)});
    CHECK(town.screen.shows("这样什么也不变"));  // It starts afresh, and with the same time.
    REQUIRE(town.screen.press_only("缩短几刻钟 +1"));
    CHECK(town.screen.shows("20:00–22:15"));
    REQUIRE(town.screen.press_only("几点的都算"));
    CHECK(town.screen.shows("改这 4 个班"));
}

TEST_CASE("the plan page begins with its parts; the ways to other pages stand under the shifts") {
    RosterTown town(true);
    town.open();
    town.screen.show([&] { plan_page(town.known(), town.viewer(), town.now, town.plan, town); });
    CHECK(town.screen.find(ui::Role::Tab, text("plan.copy_week")));
    town.show_shifts();
    for (const char* page : {"propose.title", "wall.title", "robot.title"})
        CHECK(town.screen.find(ui::Role::Link, text(page)));
}

TEST_CASE("every notice about the roster says a whole sentence in both languages") {
    RosterTown town;
    StandInAsk ask;
    ask.id = made<StandInAskId>(80);
    ask.seat = town.zhu_friday;
    ask.person = town.me;
    town.add(ask);
    Swap swap;
    swap.id = made<SwapId>(81);
    swap.first = town.zhu_friday;
    swap.second = town.my_seat;
    town.add(swap);
    town.open();
    for (const Language language : {Language::English, Language::Chinese}) {
        set_language(language);
        for (const NoticeKind kind : Members<NoticeKind>::values) {
            if (!is_about_roster(kind)) continue;
            Notice notice;
            notice.id = made<NoticeId>(90);
            notice.to = town.me;
            notice.kind = kind;
            const bool about_swap = kind >= NoticeKind::SwapOffered && kind <= NoticeKind::SwapOff;
            const bool about_seat = kind == NoticeKind::SomebodyLate || kind == NoticeKind::PersonMissed;
            notice.about = kind == NoticeKind::StandInAsked ? ref(ask.id)
                           : about_swap                     ? ref(swap.id)
                           : about_seat                     ? ref(town.my_seat)
                                                            : ref(town.tonight);
            const NoticeWords words = notice_words(town.replica.state(), notice, {town.now, {}});
            CAPTURE(words.title);
            CHECK(words.title.find('{') == std::string::npos);
            CHECK(words.title.find("notice.") == std::string::npos);
            CHECK_FALSE(words.route.empty());
        }
    }
}

TEST_CASE("the picture of tonight says each shift as a sentence: when, where, how many of how many, who") {
    RosterTown town(true);
    town.shift(55, town.north, clock_at(16), clock_at(18), 1, 2);
    town.seat(56, town.shift(57, town.east, clock_at(20), clock_at(22), 1, 2), 12);
    town.open();
    town.show_today();
    const auto button = [&](const char* name) { return town.screen.find(ui::Role::Button, name) != nullptr; };
    CHECK(button("今晚 20:00–22:00 南门岗：至少 3 人，有 2 人，缺 1 人"));
    CHECK(button("今晚 22:00–24:00 南门岗：至少 2 人，有 0 人，缺 2 人"));
    CHECK(button("今晚 20:00–22:00 东门岗：至少 1 人，有 1 人，齐了 · 祝春生"));
    CHECK(button("16:00–18:00 北门岗：站完，来了 0 人"));
    REQUIRE(town.screen.press("今晚 20:00–22:00 南门岗：至少 3 人"));
    town.screen.wait(0);
    CHECK(town.gone == route_to("shifts", town.tonight));
}
