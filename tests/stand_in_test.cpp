#include <doctest/doctest.h>

#include <algorithm>

#include "shared/core/random.h"
#include "shared/shifts/stand_in.h"
#include "tests/roster_town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

// More volunteers than are asked in two steps.
struct AskingTown : RosterTown {
    AskingTown() {
        for (int i = 0; i < 10; ++i) {
            const PersonId person = enter("4", std::to_string(101 + i), "志愿者" + std::to_string(i));
            give(person, Role::Volunteer);
            others.push_back(person);
        }
    }
    std::vector<const StandInAsk*> asks(SeatId seat) const {
        return state.stand_in_asks.where<&StandInAsk::seat>(seat);
    }
    std::vector<PersonId> others;
};

}  // namespace

TEST_CASE("stand-ins are asked in steps, not all at once, and the first yes has the place") {
    AskingTown town;
    const ShiftId shift = town.at(36, 2, 1);  // Eighteen hours from now: three hours a step.
    const SeatId seat = town.takes(town.lu, shift);
    CHECK(town.reason(town.qin, FindStandIn{seat}) == Reason::NotForOthers);
    CHECK(town.reason(town.coordinator, FindStandIn{seat}) == allowed);  // For somebody who is ill.
    CHECK(town.reason(town.lu, FindStandIn{SeatId{{9, 9}}}) == Reason::SeatUnknown);
    REQUIRE(town.run(town.lu, FindStandIn{seat}) == allowed);
    CHECK(town.reason(town.lu, FindStandIn{seat}) == Reason::StandInSought);
    town.pass({});
    REQUIRE(town.asks(seat).size() == 3);
    CHECK(town.on(town.lu, shift));  // Still theirs.
    town.pass(hours(2));
    CHECK(town.asks(seat).size() == 3);
    town.pass(hours(1));
    REQUIRE(town.asks(seat).size() == 8);
    std::set<PersonId> asked;
    for (const StandInAsk* ask : town.asks(seat)) {
        CHECK(asked.insert(ask->person).second);
        CHECK(ask->person != town.lu);
        CHECK(town.told(ask->person, NoticeKind::StandInAsked) == 1);
    }
    const StandInAsk first = *town.asks(seat)[0], second = *town.asks(seat)[1], third = *town.asks(seat)[2];
    CHECK(town.reason(town.lu, AnswerStandIn{first.id, true}) == Reason::StandInUnknown);
    REQUIRE(town.run(second.person, AnswerStandIn{second.id, false}) == allowed);
    REQUIRE(town.run(first.person, AnswerStandIn{first.id, true}) == allowed);
    CHECK(town.on(first.person, shift));
    CHECK_FALSE(town.on(town.lu, shift));
    CHECK(town.told(town.lu, NoticeKind::StandInFound) == 1);
    CHECK(town.told(third.person, NoticeKind::StandInSettled) == 1);
    CHECK(town.told(second.person, NoticeKind::StandInSettled) == 0);
    CHECK(town.reason(third.person, AnswerStandIn{third.id, true}) == Reason::StandInSettled);
    town.pass(days(2));
    CHECK(town.asks(seat).size() == 8);
    CHECK(town.broken().empty());
}

TEST_CASE(
    "in the quiet hours nobody more is asked, and in the morning not all at once, but for what begins "
    "before") {
    AskingTown town;
    const auto asked_by = [&](ShiftId shift, int from_hour, int hour, int minute) {
        const SeatId seat = town.takes(town.lu, shift);
        town.now = Town::evening + hours(from_hour - 18);
        REQUIRE(town.run(town.lu, FindStandIn{seat}) == allowed);
        town.pass({});
        REQUIRE(town.asks(seat).size() == 3);
        const Instant moment = Town::evening + hours(hour - 18) + minutes(minute);
        town.pass(moment - minutes(1) - town.now);
        CHECK(town.asks(seat).size() == 3);
        town.pass(minutes(1));
        CHECK(town.asks(seat).size() == 8);
    };
    // Asked at 22:00, they hear of it at seven: a sixth of the fifteen hours from then.
    SUBCASE("asked in the quiet hours") {
        asked_by(town.at(46, 2, 1), 22, 24 + 9, 30);
    }
    SUBCASE("asked in the evening: the next ones when it is loud again") {
        asked_by(town.at(46, 2, 1), 21, 24 + 7, 0);
    }
    SUBCASE("what begins at five cannot wait") {
        asked_by(town.at(29, 2, 1), 23, 24, 0);
    }
    SUBCASE("where it is never quiet") {
        SetReminderRules never;
        never.rules.quiet = {0, 0};
        REQUIRE(town.run(town.coordinator, never) == allowed);
        asked_by(town.at(46, 2, 1), 22, 24 + 1, 0);
    }
}

TEST_CASE(
    "who is isolated is neither asked nor called, and if they press all the same they alone learn why") {
    RosterTown town;
    const auto isolate = [&](PersonId person) {
        Care care;
        care.id = person;
        care.isolated = true;
        REQUIRE(town.run(person, MendCare{care}) == allowed);
    };
    REQUIRE(town.run(town.qin, SignUpAlways{town.gate, every_day, 8 * 60, 120}) == allowed);
    isolate(town.qin);
    CHECK_FALSE(town.on(town.qin, town.at(32, 2, 2)));  // She always comes at eight, but not now.
    const ShiftId tonight = town.at(20, 2, 1), tomorrow = town.at(44, 2, 2);
    const SeatId seat = town.takes(town.lu, tonight);
    REQUIRE(town.run(town.lu, FindStandIn{seat}) == allowed);
    town.pass({});
    CHECK(town.told(town.qin, NoticeKind::StandInAsked) == 0);
    REQUIRE(town.told(town.wen, NoticeKind::StandInAsked) == 1);
    const PlannedShift now{town.gate, {town.now, town.now + hours(1)}, 1, 2};
    REQUIRE(town.run(town.coordinator, PlanShifts{{now}, {}, {}, true}) == allowed);
    CHECK(town.told(town.qin, NoticeKind::ShiftUrgent) == 0);
    CHECK(town.told(town.wen, NoticeKind::ShiftUrgent) == 1);
    CHECK(town.reason(town.qin, TakeShift{tomorrow}) == Reason::HelperIsolated);
    CHECK(town.reason(town.qin, JoinWaiting{tonight}) == Reason::HelperIsolated);
    CHECK(town.reason(town.qin, SignUpAlways{town.gate, every_day, 20 * 60, 120}) == Reason::HelperIsolated);
    CHECK(town.reason(town.coordinator, TakeShift{tomorrow}, town.qin) == allowed);
    // Asked while she was well.
    isolate(town.wen);
    const StandInAskId ask = town.state.stand_in_asks.where<&StandInAsk::person>(town.wen).front()->id;
    CHECK(town.reason(town.wen, AnswerStandIn{ask, true}) == Reason::HelperIsolated);
    CHECK(town.reason(town.wen, AnswerStandIn{ask, false}) == allowed);
}

TEST_CASE("who was asked least recently is asked first, and who may not come is not asked") {
    AskingTown town;
    const ShiftId shift = town.at(36, 2, 1), next_day = town.at(60, 2, 1);
    const SeatId seat = town.takes(town.lu, shift), other = town.takes(town.lu, next_day);
    town.takes(town.others[0], town.at(36, 2, 1, town.another_post("东门岗")));
    Offer paused;
    paused.kinds = all_kinds;
    paused.days = every_day;
    paused.until_minute = 1440;
    paused.paused = true;
    REQUIRE(town.run(town.others[1], SetOffer{paused, {}}) == allowed);
    const auto before = stand_ins(town.state, seat, town.now);
    for (const PersonId person : {town.lu, town.others[0], town.others[1]}) {
        CHECK(std::none_of(before.begin(), before.end(),
                           [&](const StandIn& one) { return one.person == person; }));
    }
    CHECK(std::all_of(before.begin(), before.end(), [](const StandIn& one) { return !one.asked_at; }));
    town.run(town.lu, FindStandIn{seat});
    town.pass({});
    std::set<PersonId> asked;
    for (const StandInAsk* ask : town.asks(seat)) asked.insert(ask->person);
    const auto after = stand_ins(town.state, other, town.now);
    REQUIRE(after.size() > asked.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        const bool last_ones = i >= after.size() - asked.size();
        CHECK(asked.contains(after[i].person) == last_ones);
    }
}

TEST_CASE("of a place that came to be shared meanwhile a stand-in takes one half") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 1);
    const SeatId seat = town.takes(town.lu, shift);
    town.run(town.lu, SetSharing{seat, true});
    town.run(town.lu, FindStandIn{seat});
    town.pass(hours(1));
    REQUIRE(town.run(town.wen, SharePlace{seat}) == allowed);
    const auto asks = town.state.stand_in_asks.where<&StandInAsk::person>(town.qin);
    REQUIRE(asks.size() == 1);
    REQUIRE(town.run(town.qin, AnswerStandIn{asks.front()->id, true}) == allowed);
    CHECK(town.on(town.qin, shift));
    CHECK(town.on(town.wen, shift));
    CHECK(places_taken(town.state, shift) == 1);
    CHECK(town.broken().empty());
}

TEST_CASE("when nobody is left to ask, the coordinators have it, and a late yes still counts") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 1);
    const SeatId seat = town.takes(town.lu, shift);
    town.run(town.lu, FindStandIn{seat});
    town.pass(hours(1));
    CHECK(town.state.stand_in_searches.at(seat).with_coordinators);
    CHECK(town.told(town.coordinator, NoticeKind::StandInNotFound) == 1);
    CHECK(town.told(town.lu, NoticeKind::StandInNotFound) == 1);
    const auto asks = town.state.stand_in_asks.where<&StandInAsk::person>(town.qin);
    REQUIRE(asks.size() == 1);
    const StandInAskId ask = asks.front()->id;
    SUBCASE("a late yes") {
        REQUIRE(town.run(town.qin, AnswerStandIn{ask, true}) == allowed);
        CHECK(town.on(town.qin, shift));
        CHECK(town.told(town.coordinator, NoticeKind::StandInFound) == 1);
    }
    SUBCASE("it has begun meanwhile") {
        town.pass(hours(2));
        CHECK(town.reason(town.qin, AnswerStandIn{ask, true}) == Reason::StandInSettled);
        CHECK(town.reason(town.lu, FindStandIn{seat}) == Reason::ShiftBegun);
    }
    SUBCASE("the shift is cancelled") {
        town.run(town.coordinator, CancelShift{shift, "停电"});
        CHECK(town.told(town.qin, NoticeKind::StandInSettled) == 1);
        CHECK(town.state.stand_in_searches.size() == 0);
    }
    SUBCASE("the holder comes after all") {
        CHECK(town.reason(town.qin, CallOffStandIn{seat}) == Reason::StandInUnknown);
        REQUIRE(town.run(town.lu, CallOffStandIn{seat}) == allowed);
        CHECK(town.told(town.qin, NoticeKind::StandInSettled) == 1);
        CHECK(town.reason(town.qin, AnswerStandIn{ask, true}) == Reason::StandInSettled);
        CHECK(town.reason(town.lu, CallOffStandIn{seat}) == Reason::StandInUnknown);
    }
    SUBCASE("who was asked has something else by now") {
        town.run(town.coordinator, AssignSeat{town.at(21, 1, 1), town.qin, "", ""});
        CHECK(town.reason(town.qin, AnswerStandIn{ask, true}) == Reason::TimesOverlap);
        CHECK(town.reason(town.qin, AnswerStandIn{ask, false}) == allowed);
    }
    CHECK(town.broken().empty());
}

TEST_CASE("a stand-in goes before who waits, because the place was never free") {
    RosterTown town;
    const ShiftId shift = town.at(30, 2, 1);
    const SeatId seat = town.takes(town.lu, shift);
    town.run(town.wen, JoinWaiting{shift});
    town.run(town.lu, FindStandIn{seat});
    town.pass({});
    const auto asks = town.state.stand_in_asks.where<&StandInAsk::person>(town.qin);
    REQUIRE(asks.size() == 1);
    REQUIRE(town.run(town.qin, AnswerStandIn{asks.front()->id, true}) == allowed);
    CHECK(town.on(town.qin, shift));
    CHECK(town.is(town.wen, shift) == SignUp::WaitingList);
}

TEST_CASE("for an empty place people are asked round a few at a time, and no longer than it is empty") {
    AskingTown town;
    const ShiftId shift = town.at(36, 2, 3, {}, 2);
    const SeatId place = empty_place_of(shift);
    town.takes(town.lu, shift);
    REQUIRE(town.run(town.coordinator, FindStandIn{place}) == allowed);
    CHECK(town.reason(town.coordinator, FindStandIn{place}) == Reason::StandInSought);
    town.pass({});
    REQUIRE(town.asks(place).size() == 3);
    town.pass(hours(3));
    REQUIRE(town.asks(place).size() == 8);
    for (const StandInAsk* ask : town.asks(place)) {
        CHECK(ask->person != town.lu);  // Stands there already.
        CHECK(town.told(ask->person, NoticeKind::StandInAsked) == 1);
    }
    const StandInAsk first = *town.asks(place)[0], second = *town.asks(place)[1],
                     third = *town.asks(place)[2];
    REQUIRE(town.run(second.person, AnswerStandIn{second.id, false}) == allowed);
    REQUIRE(town.run(first.person, AnswerStandIn{first.id, true}) == allowed);
    CHECK(town.on(first.person, shift));
    CHECK(town.on(town.lu, shift));
    CHECK(town.state.stand_in_searches.size() == 0);
    CHECK(town.told(third.person, NoticeKind::StandInSettled) == 1);
    CHECK(town.reason(third.person, AnswerStandIn{third.id, true}) == Reason::StandInSettled);
    CHECK(town.reason(town.coordinator, FindStandIn{place}) == Reason::StandInSettled);  // Enough are there.
    town.pass(days(1));
    CHECK(town.asks(place).size() == 8);
    CHECK(town.broken().empty());
}

TEST_CASE("asking round is for coordinators, before a shift that everybody may know of") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 2);
    const SeatId place = empty_place_of(shift);
    CHECK(town.reason(town.lu, FindStandIn{place}) == Reason::SeatUnknown);
    CHECK(town.reason(town.coordinator, FindStandIn{SeatId{{9, 9}}}) == Reason::SeatUnknown);
    const Instant from = Town::evening + hours(30);
    const PlannedShift secret{town.gate, {from, from + hours(2)}, 1, 1};
    REQUIRE(town.run(town.coordinator, PlanShifts{{secret}, from - hours(6), {}, false}) == allowed);
    const SeatId unpublished = empty_place_of(find_shift(town.state, town.gate, secret.window)->id);
    CHECK(town.reason(town.coordinator, FindStandIn{unpublished}) == Reason::NotOpenYet);
    CHECK(town.reason(town.lu, FindStandIn{unpublished}) == Reason::SeatUnknown);
    SUBCASE("it is cancelled while people are asked") {
        REQUIRE(town.run(town.coordinator, FindStandIn{place}) == allowed);
        town.pass({});
        REQUIRE(town.run(town.coordinator, CancelShift{shift, "停电"}) == allowed);
        CHECK(town.told(town.qin, NoticeKind::StandInSettled) == 1);
        CHECK(town.state.stand_in_searches.size() == 0);
        CHECK(town.reason(town.coordinator, FindStandIn{place}) == Reason::ShiftCancelled);
    }
    SUBCASE("nobody need be asked any more") {
        REQUIRE(town.run(town.coordinator, FindStandIn{place}) == allowed);
        CHECK(town.reason(town.lu, CallOffStandIn{place}) == Reason::StandInUnknown);
        REQUIRE(town.run(town.coordinator, CallOffStandIn{place}) == allowed);
        town.pass(hours(1));
        CHECK(town.asked(place) == 0);
        CHECK(town.reason(town.coordinator, FindStandIn{place}) == allowed);  // And once more.
    }
    SUBCASE("it has begun") {
        town.pass(hours(2));
        CHECK(town.reason(town.coordinator, FindStandIn{place}) == Reason::ShiftBegun);
    }
}

TEST_CASE(
    "whoever fills the place otherwise ends the asking: by themselves, by a coordinator, by the chain") {
    for (const int way : {0, 1, 2, 3}) {
        CAPTURE(way);
        RosterTown town;
        const ShiftId shift = town.at(20, 2, 2);
        const SeatId place = empty_place_of(shift);
        REQUIRE(town.run(town.coordinator, FindStandIn{place}) == allowed);
        town.pass(hours(1));  // All who could come were asked, and the coordinators know that nobody has.
        CHECK(town.told(town.admin, NoticeKind::StandInNotFound) == 1);
        const std::size_t asked = town.asked(place);
        REQUIRE(asked > 0);
        ChainSeat written;
        written.shift = shift;
        written.guest_name = "小祝";
        const std::vector<std::pair<PersonId, Command>> ways{
            {town.lu, TakeShift{shift}},
            {town.coordinator, AssignSeat{shift, town.qin, "", ""}},
            {town.coordinator, AssignSeat{shift, {}, "小祝", ""}},
            {town.coordinator, AcceptChain{{}, {written}}}};
        const auto& [who, command] = ways[static_cast<std::size_t>(way)];
        REQUIRE(town.run(who, command) == allowed);
        CHECK(town.state.stand_in_searches.size() == 0);
        CHECK(town.told(town.admin, NoticeKind::StandInFound) == 1);
        const auto asks = town.state.stand_in_asks.where<&StandInAsk::seat>(place);
        CHECK(std::all_of(asks.begin(), asks.end(),
                          [](const StandInAsk* ask) { return ask->answer == StandInAnswer::Settled; }));
        CHECK(asks.size() == asked);
        CHECK(town.broken().empty());
    }
}

TEST_CASE("who joins another on one place, or takes it over, fills no empty one") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 3, {}, 2);
    const SeatId place = empty_place_of(shift), seat = town.takes(town.lu, shift);
    REQUIRE(town.run(town.lu, SetSharing{seat, true}) == allowed);
    REQUIRE(town.run(town.coordinator, FindStandIn{place}) == allowed);
    REQUIRE(town.run(town.wen, SharePlace{seat}) == allowed);
    CHECK(town.state.stand_in_searches.find(place));
    CHECK(town.broken().empty());
    REQUIRE(town.run(town.qin, TakeShift{shift}) == allowed);
    CHECK_FALSE(town.state.stand_in_searches.find(place));
    CHECK(town.broken().empty());
}

TEST_CASE("when fewer people are enough, nobody is asked any more") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 3, {}, 2);
    const SeatId place = empty_place_of(shift);
    town.takes(town.lu, shift);
    REQUIRE(town.run(town.coordinator, FindStandIn{place}) == allowed);
    town.pass({});
    const TimeRange window = town.state.shifts.at(shift).window;
    REQUIRE(town.run(town.coordinator, ChangeShift{shift, window, 1, 3}) == allowed);
    CHECK(town.told(town.qin, NoticeKind::StandInSettled) == 1);
    CHECK(town.state.stand_in_searches.size() == 0);
}

TEST_CASE("two neighbours swap when both have said yes, and not before") {
    RosterTown town;
    const ShiftId today = town.at(20, 2, 1), tomorrow = town.at(44, 2, 1);
    const SeatId mine = town.takes(town.lu, today), theirs = town.takes(town.qin, tomorrow);
    CHECK(town.reason(town.wen, OfferSwap{{theirs, mine}}) == Reason::NotForOthers);
    CHECK(town.reason(town.lu, OfferSwap{{mine}}) == Reason::NothingChosen);
    CHECK(town.reason(town.lu, OfferSwap{{mine, mine}}) == Reason::SwapWithOneself);
    CHECK(town.reason(town.lu, OfferSwap{{mine, town.takes(town.lu, town.at(70, 2, 1))}}) ==
          Reason::SwapWithOneself);  // Two places of one's own.
    CHECK(town.reason(town.lu, OfferSwap{{mine, theirs, mine}}) == Reason::SwapWithOneself);
    CHECK(town.state.swaps.size() == 0);
    CHECK(town.reason(town.lu, OfferSwap{{mine, SeatId{{9, 9}}}}) == Reason::SeatUnknown);
    REQUIRE(town.run(town.lu, OfferSwap{{mine, theirs}}) == allowed);
    const SwapId swap = town.state.swaps.rows().begin()->first;
    CHECK(town.told(town.qin, NoticeKind::SwapOffered) == 1);
    CHECK(town.on(town.lu, today));
    CHECK(town.reason(town.lu, AgreeToSwap{swap}) == Reason::SwapAgreed);
    CHECK(town.reason(town.wen, AgreeToSwap{swap}) != allowed);
    SUBCASE("both agree") {
        REQUIRE(town.run(town.qin, AgreeToSwap{swap}) == allowed);
        CHECK(town.on(town.lu, tomorrow));
        CHECK(town.on(town.qin, today));
        CHECK_FALSE(town.on(town.lu, today));
        CHECK(town.told(town.lu, NoticeKind::SwapDone) == 1);
        CHECK(town.reason(town.qin, EndSwap{swap}) == Reason::SwapOver);
    }
    SUBCASE("a coordinator says yes for who is ill") {
        REQUIRE(town.run(town.coordinator, AgreeToSwap{swap}, town.qin) == allowed);
        CHECK(town.on(town.qin, today));
    }
    SUBCASE("one says no") {
        REQUIRE(town.run(town.qin, EndSwap{swap}) == allowed);
        CHECK(town.told(town.lu, NoticeKind::SwapOff) == 1);
        CHECK(town.reason(town.qin, AgreeToSwap{swap}) == Reason::SwapOver);
    }
    SUBCASE("one has something else by now: it is refused, and nothing is half done") {
        town.run(town.coordinator,
                 AssignSeat{town.at(21, 1, 2, town.another_post("东门岗")), town.qin, "", ""});
        CHECK(town.reason(town.qin, AgreeToSwap{swap}) == Reason::TimesOverlap);
        CHECK(town.on(town.lu, today));
        CHECK(town.on(town.qin, tomorrow));
    }
    SUBCASE("one gives the place back") {
        town.run(town.qin, GiveBackShift{theirs});
        CHECK(town.reason(town.qin, AgreeToSwap{swap}) == Reason::SwapOver);
        CHECK(town.told(town.lu, NoticeKind::SwapOff) == 1);
    }
    SUBCASE("nobody answers before the first of the shifts begins") {
        town.pass(hours(3));
        CHECK(town.told(town.lu, NoticeKind::SwapOff) == 1);
        CHECK(town.reason(town.qin, AgreeToSwap{swap}) == Reason::SwapOver);
        CHECK(town.reason(town.lu, OfferSwap{{mine, theirs}}) == Reason::ShiftBegun);
    }
    CHECK(town.broken().empty());
}

TEST_CASE("a circle of three is found where no two could swap") {
    RosterTown town;
    const PostId east = town.another_post("东门岗");
    const TrainingId protection = town.training("防护"), first_aid = town.training("急救"),
                     english = town.training("英语");
    const auto asks_for = [&](ShiftId shift, TrainingId training) {
        REQUIRE(town.run(town.coordinator, SetNeeds{{}, shift, {{training, 1}}}) == allowed);
    };
    const ShiftId first = town.at(20, 2, 1), second = town.at(20, 2, 1, east), third = town.at(44, 2, 1);
    asks_for(first, protection);
    asks_for(second, first_aid);
    asks_for(third, english);
    // Each may stand on their own and on the next one round the circle.
    const std::pair<PersonId, std::pair<TrainingId, TrainingId>> people[] = {
        {town.lu, {protection, first_aid}},
        {town.qin, {first_aid, english}},
        {town.wen, {english, protection}}};
    for (const auto& [person, trainings] : people) {
        town.train(person, trainings.first);
        town.train(person, trainings.second);
    }
    const SeatId mine = town.takes(town.lu, first), qins = town.takes(town.qin, second),
                 wens = town.takes(town.wen, third);
    const auto found = find_swaps(town.state, mine, town.now, 10);
    REQUIRE(found == std::vector<std::vector<SeatId>>{{mine, qins, wens}});
    REQUIRE(town.run(town.lu, OfferSwap{found.front()}) == allowed);
    const SwapId swap = town.state.swaps.rows().begin()->first;
    REQUIRE(town.run(town.qin, AgreeToSwap{swap}) == allowed);
    CHECK(town.on(town.lu, first));  // Two of three is not enough.
    REQUIRE(town.run(town.wen, AgreeToSwap{swap}) == allowed);
    CHECK(town.on(town.lu, second));
    CHECK(town.on(town.qin, third));
    CHECK(town.on(town.wen, first));
    CHECK(town.broken().empty());
}

TEST_CASE("every swap that is found can be offered, and every simple one that keeps the rules is found") {
    std::size_t pairs = 0, circles = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        SeededRandom random(seed);
        RosterTown town;
        const PostId east = town.another_post("东门岗");
        const std::vector<PersonId> people{town.lu, town.wen, town.qin, town.enter("3", "102", "何平")};
        const TrainingId protection = town.training("防护");
        town.train(town.lu, protection);
        town.train(town.qin, protection);
        std::vector<ShiftId> shifts;
        for (int i = 0; i < 9; ++i) {
            const int hour = random.between(19, 90);
            const Command add = AddShift{random.chance(500) ? town.gate : east,
                                         {Town::evening + hours(hour - 18), Town::evening + hours(hour - 15)},
                                         1,
                                         2};
            if (town.run(town.coordinator, add)) continue;
            shifts.push_back(town.made<ShiftId>());
            if (random.chance(400))
                town.run(town.coordinator, SetNeeds{{}, shifts.back(), {{protection, 1}}});
        }
        for (int i = 0; i < 40; ++i) town.run(random.pick(people), TakeShift{random.pick(shifts)});
        std::vector<SeatId> seats;
        for (const auto& [id, row] : town.state.seats.rows()) seats.push_back(id);
        for (const SeatId seat : seats) {
            const auto found = find_swaps(town.state, seat, town.now, 1000);
            for (const auto& circle : found) {
                CHECK_FALSE(check_swap(town.state, circle, town.now));
                (circle.size() == 2 ? pairs : circles) += 1;
            }
            for (const SeatId other : seats) {
                const bool possible = !check_swap(town.state, {seat, other}, town.now);
                const bool listed =
                    std::find(found.begin(), found.end(), std::vector{seat, other}) != found.end();
                CHECK(possible == listed);
            }
        }
        for (const SeatId seat : seats) {
            const auto found = find_swaps(town.state, seat, town.now, 1000);
            if (found.empty()) continue;
            const auto circle = random.pick(found);
            REQUIRE(town.run(town.coordinator, OfferSwap{circle}) == allowed);
            const SwapId swap = town.made<SwapId>();
            for (std::size_t side = 1; side < circle.size(); ++side) {
                const PersonId person = *town.state.seats.at(circle[side]).person;
                REQUIRE(town.run(person, AgreeToSwap{swap}) == allowed);
            }
            CHECK(town.broken() == std::vector<std::string>{});
        }
    }
    CHECK(pairs > 20);
    CHECK(circles > 20);
}
