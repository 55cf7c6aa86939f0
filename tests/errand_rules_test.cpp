#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "shared/errands/case_number.h"
#include "shared/errands/errand_book.h"
#include "tests/errand_town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

}  // namespace

TEST_CASE("what can be asked for, and what not") {
    Errands town;
    const auto answer = [&](const Asked& asked, PersonId by = {}, PersonId for_person = {}) {
        return town.reason(by ? by : town.qin, AskForHelp{asked, 0, {}}, for_person);
    };
    SUBCASE("a list is enough, and so are words") {
        CHECK(answer(shopping()) == allowed);
        Asked words = shopping({});
        CHECK(answer(words) == Reason::TextEmpty);
        words.what = "水龙头漏水";
        CHECK(answer(words) == allowed);
    }
    SUBCASE("not in the past, not for longer than two weeks, not for next year") {
        Asked asked = shopping();
        asked.window = {Town::evening - hours(3), Town::evening};
        CHECK(answer(asked) == Reason::ErrandWindowOver);
        asked.window = {Town::evening + hours(3), Town::evening + hours(2)};
        CHECK(answer(asked) == Reason::TimesInvalid);
        asked.window = {Town::evening, Town::evening + days(15)};
        CHECK(answer(asked) == Reason::TimesInvalid);
        asked.window = {Town::evening + days(91), Town::evening + days(92)};
        CHECK(answer(asked) == Reason::TimesInvalid);
    }
    SUBCASE("lines have a name and no negative amount, and there are not more than can be carried") {
        CHECK(answer(shopping({""})) == Reason::TextEmpty);
        Asked asked = shopping();
        asked.items[0].words.quantity_thousandths = 0;
        CHECK(answer(asked) == Reason::AmountInvalid);
        CHECK(answer(shopping(std::vector<std::string>(max_errand_items + 1, "米"))) == Reason::TooMany);
    }
    SUBCASE("for others only who may act for them") {
        CHECK(answer(shopping(), town.lu, town.qin) == Reason::NotForOthers);
        CHECK(answer(shopping(), town.coordinator, town.qin) == allowed);
        CHECK(answer(shopping(), town.wen, town.lu) == allowed);  // The steward of that building.
        town.run(town.qin, AddProxy{town.qin, town.lu});
        CHECK(answer(shopping(), town.lu, town.qin) == allowed);
    }
    SUBCASE("who is isolated is helped at the door, and is told why by their own rule alone") {
        Care care;
        care.id = town.qin;
        care.isolated = true;
        town.run(town.qin, MendCare{care});
        CHECK(answer(shopping()) == Reason::IsolatedHome);
        CHECK(answer(shopping(), town.coordinator, town.qin) == allowed);  // They may not know it.
        Asked at_the_door = shopping();
        at_the_door.needs.without_touch = true;
        CHECK(answer(at_the_door) == allowed);
        at_the_door.needs.inside = true;
        CHECK(answer(at_the_door) == Reason::InsideWithoutTouch);
    }
}

TEST_CASE("who may take an errand, and why not") {
    Errands town;
    const ErrandId errand = town.ask();
    const ClaimErrand claim{errand};
    SUBCASE("a helper can") {
        CHECK(town.reason(town.lu, claim) == allowed);
    }
    SUBCASE("who does nothing for the neighbourhood yet cannot") {
        town.enter("2", "501", "何平");
        CHECK(town.reason(town.person("何平"), claim) == Reason::NotAHelper);
    }
    SUBCASE("nobody takes their own") {
        town.give(town.qin, Role::Volunteer);
        CHECK(town.reason(town.qin, claim) == Reason::OwnErrand);
    }
    SUBCASE("the second comes too late") {
        town.run(town.lu, claim);
        CHECK(town.reason(town.wen, claim) == Reason::ErrandTaken);
    }
    SUBCASE("not what was withdrawn, not what is past, not what nobody asked for") {
        CHECK(town.reason(town.lu, ClaimErrand{ErrandId{{1, 2}}}) == Reason::ErrandUnknown);
        town.now = Town::evening + hours(5);
        CHECK(town.reason(town.lu, claim) == Reason::ErrandWindowOver);
        town.now = Town::evening;
        town.run(town.qin, WithdrawErrand{errand, ""});
        CHECK(town.reason(town.lu, claim) == Reason::ErrandOver);
    }
    SUBCASE("who enters homes or carries money has been looked at by a coordinator") {
        Asked asked = shopping();
        asked.needs.inside = true;
        const ErrandId inside = town.ask(town.qin, asked);
        CHECK(town.reason(town.lu, ClaimErrand{inside}) == Reason::NotVetted);
        CHECK(town.reason(town.lu, VetHelper{town.lu, true, false}) == Reason::NotAllowed);
        CHECK(town.reason(town.coordinator, VetHelper{town.coordinator, true, true}) == Reason::SamePerson);
        CHECK(town.run(town.coordinator, VetHelper{town.lu, true, false}) == std::nullopt);
        CHECK(town.reason(town.lu, ClaimErrand{inside}) == allowed);
        asked.needs = {.money = true};
        CHECK(town.reason(town.lu, ClaimErrand{town.ask(town.qin, asked)}) == Reason::NotVetted);
    }
    SUBCASE("who is isolated goes nowhere, and only they are told so") {
        Care care;
        care.id = town.lu;
        care.infectious = true;
        town.run(town.lu, MendCare{care});
        CHECK(town.reason(town.lu, claim) == Reason::HelperIsolated);
        CHECK(town.reason(town.coordinator, claim, town.lu) == Reason::ErrandNotPossible);
        CHECK(town.reason(town.coordinator, AskHelpers{errand, {town.lu}}) == Reason::ErrandNotPossible);
    }
    SUBCASE("not more than a few at a time") {
        for (std::size_t i = 0; i < max_claimed_at_once; ++i)
            town.run(town.lu, ClaimErrand{town.ask(town.qin, shopping())});
        CHECK(town.reason(town.lu, claim) == Reason::TooManyErrands);
    }
    SUBCASE("nobody drives while they stand at the gate") {
        Asked asked = shopping();
        asked.kind = ErrandKind::Ride;
        const ErrandId ride = town.ask(town.qin, asked);
        town.run(town.lu, TakeShift{town.shift(20, 2, 2)});
        CHECK(town.reason(town.lu, ClaimErrand{ride}) == Reason::TimesOverlap);
        CHECK(town.reason(town.lu, claim) == allowed);  // Shopping can be done before or after.
    }
}

TEST_CASE("whatever is asked for finds its way: papers, somebody to talk to, a repair, the rubbish") {
    Errands town;
    town.run(town.coordinator, VetHelper{town.lu, true, true});
    for (const ErrandKind kind : Members<ErrandKind>::values) {
        if (kind == ErrandKind::Ride || kind == ErrandKind::Medicine)
            continue;  // They have ways of their own.
        CAPTURE(static_cast<int>(kind));
        Asked asked;
        asked.kind = kind;
        asked.window = {town.now, town.now + hours(5)};
        asked.what = "出门证";
        asked.needs.money = kind == ErrandKind::Papers;
        asked.needs.inside = kind == ErrandKind::Company || kind == ErrandKind::Repair;
        const ErrandId errand = town.ask(town.qin, asked);
        // Of those who are not vetted stewards may carry money.
        CHECK(town.reason(town.wen, ClaimErrand{errand}) ==
              (asked.needs.inside ? std::optional(Reason::NotVetted) : std::nullopt));
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
        CHECK(town.sees_phone(town.lu, town.qin));
        REQUIRE(town.run(town.lu, StartErrand{errand}) == allowed);
        REQUIRE(town.run(town.lu, FinishErrand{errand, 0, "好了"}) == allowed);
        CHECK(town.errand(errand).state == ErrandState::Done);
        CHECK_FALSE(town.sees_phone(town.lu, town.qin));
        CHECK(town.run(town.qin, ThankHelper{errand, "谢谢"}) == allowed);
    }
}

TEST_CASE("what is near a helper stands first in their list, and what is urgent before it") {
    Errands town;
    const PersonId neighbour = town.enter("2", "501", "何安");
    Asked urgent = shopping(), late = shopping();
    urgent.urgency = Urgency::Now;
    late.window.until = Town::evening + hours(8);
    const ErrandId far = town.ask(), next_door = town.ask(neighbour, late), now = town.ask(town.qin, urgent);
    std::vector<ErrandId> listed;
    for (const Errand* errand : open_errands(town.state, town.lu, town.now)) listed.push_back(errand->id);
    CHECK(listed == std::vector{now, next_door, far});
}

TEST_CASE("door and number appear with the claim, to these two only, and go when it is done") {
    Errands town;
    const ErrandId errand = town.ask();
    CHECK_FALSE(town.sees_phone(town.lu, town.qin));
    town.run(town.lu, ClaimErrand{errand});
    CHECK(town.sees_phone(town.lu, town.qin));
    CHECK(town.sees_phone(town.qin, town.lu));
    CHECK_FALSE(town.sees_phone(town.wen, town.qin));
    for (const Grant* grant : town.state.grants.where<&Grant::about>(town.qin))
        CHECK(grant->because == ref(errand));
    CHECK_FALSE(town.errand(errand).on_the_way_at);
    town.run(town.lu, StartErrand{errand});
    CHECK(town.errand(errand).state == ErrandState::OnTheWay);
    CHECK(town.errand(errand).on_the_way_at == town.now);
    CHECK(town.run(town.lu, FinishErrand{errand, 0, "挂在门上"}) == std::nullopt);
    CHECK_FALSE(town.sees_phone(town.lu, town.qin));
    CHECK_FALSE(town.sees_phone(town.qin, town.lu));
}

TEST_CASE("when a helper set out is written down once, and is not told of the next helper") {
    Errands town;
    const ErrandId errand = town.ask();
    const Instant set_out = town.now + minutes(10);
    CHECK(town.reason(town.lu, StartErrand{errand}) == Reason::ErrandNotYours);
    town.run(town.lu, ClaimErrand{errand});
    town.now = set_out;
    REQUIRE(town.run(town.lu, StartErrand{errand}) == std::nullopt);
    SUBCASE("pressed again, also by the desk, it stays") {
        town.now = set_out + minutes(20);
        REQUIRE(town.run(town.coordinator, StartErrand{errand}) == std::nullopt);
        CHECK(town.errand(errand).on_the_way_at == set_out);
        REQUIRE(town.run(town.lu, FinishErrand{errand, 0, ""}) == std::nullopt);
        CHECK(town.errand(errand).on_the_way_at == set_out);
    }
    SUBCASE("who takes it next has not set out") {
        REQUIRE(town.run(town.lu, HandBackErrand{errand, "发烧了"}) == std::nullopt);
        REQUIRE(town.run(town.wen, ClaimErrand{errand}) == std::nullopt);
        CHECK_FALSE(town.errand(errand).on_the_way_at);
    }
    SUBCASE("withdrawn, it stays until they have said what they laid out") {
        REQUIRE(town.run(town.qin, WithdrawErrand{errand, ""}) == std::nullopt);
        CHECK(town.errand(errand).on_the_way_at == set_out);
    }
}

TEST_CASE("while money is owed the two can still reach each other: until it is settled, two weeks at most") {
    Errands town;
    const auto last_day = [&] {
        Instant last{0};
        for (const Grant* grant : town.state.grants.where<&Grant::about>(town.qin)) {
            if (grant->to == town.lu && !grant->over) last = std::max(last, grant->window.until);
        }
        return last;
    };
    const ErrandId errand = town.ask();
    town.run(town.lu, ClaimErrand{errand});
    REQUIRE(town.run(town.lu, FinishErrand{errand, 2350, "挂在门上"}) == std::nullopt);
    CHECK(town.sees_phone(town.lu, town.qin));
    CHECK(town.sees_phone(town.qin, town.lu));
    CHECK_FALSE(town.sees_phone(town.wen, town.qin));
    CHECK(last_day() == town.now + days(14));
    for (const Grant* grant : town.state.grants.where<&Grant::about>(town.qin))
        CHECK((grant->what == LookAt::DoorAndContact || grant->what == LookAt::Contact));
    REQUIRE(town.run(town.lu, SettleErrand{errand}) == std::nullopt);
    CHECK_FALSE(town.sees_phone(town.lu, town.qin));
    CHECK_FALSE(town.sees_phone(town.qin, town.lu));
    SUBCASE("who finishes late, when door and number are gone already, gets them back to settle") {
        const ErrandId late = town.ask();
        town.run(town.lu, ClaimErrand{late});
        std::vector<GrantId> over;
        for (const auto& [id, row] : town.state.grants.rows()) over.push_back(id);
        for (const GrantId id : over) town.state.grants.edit(id).over = true;
        REQUIRE(town.run(town.lu, FinishErrand{late, 500, ""}) == std::nullopt);
        CHECK(town.sees_phone(town.lu, town.qin));
        CHECK(last_day() == town.now + days(14));
    }
    SUBCASE("but not from somebody who does not want to meet them any more") {
        const ErrandId late = town.ask();
        town.run(town.lu, ClaimErrand{late});
        town.run(town.lu, StartErrand{late});
        town.run(town.qin, WithdrawErrand{late, ""});
        REQUIRE(town.run(town.qin, BlockPerson{town.lu}) == std::nullopt);
        REQUIRE(town.run(town.lu, FinishErrand{late, 500, ""}) == std::nullopt);
        CHECK_FALSE(town.sees_phone(town.lu, town.qin));
    }
}

TEST_CASE(
    "a daughter who asks for her father and his helper can call each other, too; the desk is not called") {
    Errands town;
    const PersonId daughter = town.enter("3", "201", "秦晓");
    town.run(town.coordinator, AddProxy{town.qin, daughter});
    const ErrandId hers = town.ask(daughter, shopping(), town.qin);
    town.run(town.lu, ClaimErrand{hers});
    CHECK(town.sees_phone(town.lu, daughter));
    CHECK(town.sees_phone(daughter, town.lu));
    const ErrandId desk = town.ask(town.coordinator, shopping(), town.qin);
    town.run(town.wen, ClaimErrand{desk});
    CHECK_FALSE(town.sees_phone(town.wen, town.coordinator));
}

TEST_CASE("a helper who cannot go on gives it back with a reason, and it is open again") {
    Errands town;
    const ErrandId errand = town.ask();
    town.run(town.lu, ClaimErrand{errand});
    town.run(town.lu, StartErrand{errand});
    CHECK(town.reason(town.wen, HandBackErrand{errand, "…"}) == Reason::ErrandNotYours);
    CHECK(town.reason(town.lu, HandBackErrand{errand, ""}) == Reason::TextEmpty);
    CHECK(town.run(town.lu, HandBackErrand{errand, "店关了"}) == std::nullopt);
    CHECK(town.errand(errand).state == ErrandState::Open);
    CHECK(town.errand(errand).handed_back == 1);
    CHECK_FALSE(town.errand(errand).on_the_way_at);
    CHECK_FALSE(town.errand(errand).helper);
    CHECK_FALSE(town.sees_phone(town.lu, town.qin));
    CHECK(town.reason(town.wen, ClaimErrand{errand}) == allowed);
    const auto notices = town.state.notices.where<&Notice::to>(town.qin);
    CHECK(std::any_of(notices.begin(), notices.end(),
                      [](const Notice* one) { return one->kind == NoticeKind::ErrandHandedBack; }));
}

TEST_CASE("a helper of whom nothing is heard: once the time is over, who asked looks for somebody else") {
    Errands town;
    const ErrandId errand = town.ask();
    REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
    const HandBackErrand nobody_came{errand, "没有人来"};
    CHECK_FALSE(is_overdue(town.state, town.errand(errand), town.now));
    CHECK(town.reason(town.qin, nobody_came) == Reason::ErrandNotYours);
    CHECK(town.reason(town.coordinator, nobody_came) == allowed);  // Who has the helper on the telephone.
    town.now = Town::evening + hours(5);
    CHECK(is_overdue(town.state, town.errand(errand), town.now));
    CHECK(town.reason(town.wen, nobody_came) == Reason::ErrandNotYours);
    REQUIRE(town.run(town.qin, nobody_came) == allowed);
    CHECK(town.errand(errand).state == ErrandState::Open);
    CHECK_FALSE(town.sees_phone(town.lu, town.qin));
    const auto told = town.state.notices.where<&Notice::to>(town.lu);
    CHECK(std::any_of(told.begin(), told.end(),
                      [](const Notice* one) { return one->kind == NoticeKind::ErrandHandedBack; }));
    CHECK(town.reason(town.lu, FinishErrand{errand, 0, ""}) == Reason::ErrandNotYours);
}

TEST_CASE("a list changes while somebody is shopping: what they have got stays on it") {
    Errands town;
    const ErrandId errand = town.ask(town.qin, shopping({"米", "油", "盐"}));
    town.run(town.lu, ClaimErrand{errand});
    const auto items = items_of(town.state, errand);
    REQUIRE(items.size() == 3);
    const ErrandItemId rice = items[0]->id, oil = items[1]->id;
    CHECK(town.run(town.lu, TickItem{rice, ItemState::Got, ""}) == std::nullopt);
    Asked changed = shopping({"油", "醋"});
    changed.items[0].id = oil;
    changed.items[0].words.note = "小瓶";
    CHECK(town.run(town.qin, ChangeErrand{errand, changed}) == std::nullopt);
    const auto now = items_of(town.state, errand);
    REQUIRE(now.size() == 3);
    CHECK(now[0]->id == oil);
    CHECK(now[0]->words.note == "小瓶");
    CHECK(now[1]->words.item == "醋");
    CHECK(now[2]->id == rice);
    CHECK(now[2]->state == ItemState::Got);
    CHECK(town.reason(town.wen, ChangeErrand{errand, changed}) == Reason::ErrandUnknown);
}

TEST_CASE("something else was bought, and its name is said") {
    Errands town;
    const ErrandId errand = town.ask();
    town.run(town.lu, ClaimErrand{errand});
    const ErrandItemId item = items_of(town.state, errand)[0]->id;
    CHECK(town.reason(town.lu, TickItem{item, ItemState::Instead, ""}) == Reason::TextEmpty);
    CHECK(town.reason(town.wen, TickItem{item, ItemState::Got, ""}) == Reason::ErrandNotYours);
    CHECK(town.run(town.lu, TickItem{item, ItemState::Instead, "菠菜"}) == std::nullopt);
    CHECK(has_bought(town.state, errand));
    CHECK(town.run(town.lu, TickItem{item, ItemState::NotFound, ""}) == std::nullopt);
    CHECK(items_of(town.state, errand)[0]->instead.empty());
}

TEST_CASE("withdrawn before anything was bought, the helper is free; afterwards they are still paid") {
    Errands town;
    const ErrandId early = town.ask(), late = town.ask();
    for (const ErrandId errand : {early, late}) town.run(town.lu, ClaimErrand{errand});
    town.run(town.lu, TickItem{items_of(town.state, late)[0]->id, ItemState::Got, ""});
    CHECK(town.run(town.qin, WithdrawErrand{early, "女儿送来了"}) == std::nullopt);
    CHECK_FALSE(town.errand(early).helper);
    CHECK(town.reason(town.lu, FinishErrand{early, 100, ""}) == Reason::ErrandNotYours);
    CHECK(town.run(town.qin, WithdrawErrand{late, ""}) == std::nullopt);
    CHECK(town.errand(late).helper == town.lu);
    CHECK(town.sees_phone(town.lu, town.qin));
    CHECK(town.run(town.lu, FinishErrand{late, 1280, ""}) == std::nullopt);
    CHECK(town.errand(late).state == ErrandState::Withdrawn);
    CHECK(town.state.errand_results.at(late).spent_cents == 1280);
    CHECK_FALSE(town.state.errand_results.at(late).settled_at);
    CHECK(town.reason(town.qin, WithdrawErrand{late, ""}) == Reason::ErrandOver);
}

TEST_CASE("what was laid out is owed until the helper has it back; thanks can be said any time") {
    Errands town;
    const ErrandId errand = town.ask();
    town.run(town.lu, ClaimErrand{errand});
    CHECK(town.reason(town.lu, FinishErrand{errand, max_errand_cents + 1, ""}) == Reason::AmountInvalid);
    CHECK(town.reason(town.lu, FinishErrand{errand, -1, ""}) == Reason::AmountInvalid);
    CHECK(town.reason(town.lu, SettleErrand{errand}) == Reason::NothingToSettle);
    town.run(town.lu, FinishErrand{errand, 2350, ""});
    CHECK(party_of(town.state, town.errand(errand)) == town.lu);
    CHECK(town.reason(town.lu, FinishErrand{errand, 1, ""}) == Reason::ErrandOver);
    CHECK(town.reason(town.qin, SettleErrand{errand}) == Reason::NothingToSettle);
    CHECK(town.run(town.lu, SettleErrand{errand}) == std::nullopt);
    CHECK(party_of(town.state, town.errand(errand)) == std::nullopt);
    CHECK(town.reason(town.lu, SettleErrand{errand}) == Reason::NothingToSettle);
    CHECK(town.reason(town.wen, ThankHelper{errand, "谢谢"}) == Reason::ErrandUnknown);
    CHECK(town.run(town.qin, ThankHelper{errand, "谢谢小陆"}) == std::nullopt);
    const ErrandId free = town.ask();
    town.run(town.lu, ClaimErrand{free});
    town.run(town.lu, FinishErrand{free, 0, ""});
    CHECK(town.state.errand_results.at(free).settled_at);
}

TEST_CASE("case numbers are short, differ clearly, and are read as people type them") {
    std::set<std::string> written;
    for (std::int32_t number = 1; number <= 20'000; ++number) {
        const std::string code = case_number(number);
        written.insert(code);
        if (number % 97 == 0) CHECK(number_of_case(code) == number);
    }
    CHECK(written.size() == 20'000);
    CHECK(case_number(1).size() == std::string("K7–3M").size());
    CHECK(case_number(0).empty());
    for (const std::int32_t number : {1, 809'999, 810'000, 728'999'999})
        CHECK(number_of_case(case_number(number)) == number);
    std::string typed = case_number(1234);
    typed.replace(typed.find("–"), 3, " ");
    for (char& sign : typed) sign = static_cast<char>(sign >= 'A' && sign <= 'Z' ? sign - 'A' + 'a' : sign);
    CHECK(number_of_case(typed) == 1234);
    for (const char* wrong : {"", "K7", "K7-3", "K7-3MM", "K7-30", "梨", "K7–3M–AB–CD"})
        CHECK_MESSAGE(!number_of_case(wrong), wrong);
}

TEST_CASE("two devices without a network never give the same number") {
    Errands town;
    const DeviceId one{{1, 1}}, other{{2, 2}};
    const auto act = [&](DeviceId device, const Command& command) {
        Stamp stamp = town.stamp(town.coordinator, town.qin);
        stamp.device = device;
        REQUIRE(check(town.state, stamp, command) == std::nullopt);
        ++town.number;
        change(town.state, stamp, command);
        for_each_table(town.state, [](auto& table) { table.accept(); });
        return stamp.new_ids.make<ErrandId>();
    };
    CHECK(own_next_number(town.state, one) == 0);
    act(one, LeaseNumbers{});
    act(other, LeaseNumbers{});
    const std::int32_t first = own_next_number(town.state, one), second = own_next_number(town.state, other);
    CHECK(first != 0);
    CHECK(second != 0);
    CHECK(first != second);
    CHECK(unused_numbers(town.state, one) == numbers_per_lease);
    CHECK(town.errand(act(one, AskForHelp{shopping(), first, {}})).number == first);
    CHECK(own_next_number(town.state, one) != first);
    // Neither a number of another device nor one that is used already is taken over.
    for (const std::int32_t wrong : {first, second, 0, 999'999}) {
        const std::int32_t given = town.errand(act(one, AskForHelp{shopping(), wrong, {}})).number;
        CHECK(given > 0);
        CHECK(given != wrong);
    }
    std::set<std::int32_t> all;
    for (const auto& [id, row] : town.state.errands.rows()) all.insert(row.record.number);
    CHECK(all.size() == town.state.errands.size());
}

TEST_CASE(
    "without a number of its own a device calls the lines as the server will, so that they can be "
    "described") {
    Errands town;
    State device = town.state;
    device.partial = true;
    Asked asked = shopping();
    asked.kind = ErrandKind::Medicine;
    asked.items.emplace_back().words.item = "胰岛素";
    const Stamp by = town.stamp(town.qin);
    const AskForHelp ask{asked, 0, {}};
    for (State* state : {&device, &town.state}) change(*state, by, ask);
    const auto errand = by.new_ids.make<ErrandId>();
    CHECK(device.errands.at(errand).number == 0);
    CHECK(town.state.errands.at(errand).number > 0);
    const auto known = items_of(device, errand), kept = items_of(town.state, errand);
    REQUIRE(known.size() == kept.size());
    for (std::size_t i = 0; i < known.size(); ++i) CHECK(known[i]->id == kept[i]->id);
}

TEST_CASE("a device cannot hoard numbers") {
    Errands town;
    int leases = 0;
    while (!town.run(town.lu, LeaseNumbers{})) REQUIRE(++leases < 50);
    CHECK(town.reason(town.lu, LeaseNumbers{}) == Reason::TooMany);
    CHECK(unused_numbers(town.state, DeviceId{}) <= max_unused_numbers);
}
