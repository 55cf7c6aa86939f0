#include <doctest/doctest.h>

#include <algorithm>

#include "shared/core/random.h"
#include "shared/shifts/pattern.h"
#include "shared/shifts/roster_search.h"
#include "shared/shifts/stand_in.h"
#include "shared/shifts/work_rules.h"
#include "tests/roster_town.h"

// Whatever people press in whatever order, and whatever happens by itself meanwhile: see roster_invariants.h.

using namespace linli;

namespace {

class RandomTown : public RosterTown {
public:
    explicit RandomTown(std::uint64_t seed) : random_(seed) {
        people = {lu, wen, qin, enter("3", "102", "何平"), enter("2", "402", "陆清"), coordinator};
        for (std::size_t i = 3; i < 5; ++i) give(people[i], Role::Volunteer);
        posts = {gate, another_post("东门岗")};
        for (const char* name : {"防护", "急救"}) trainings.push_back(training(name));
        for (int i = 0; i < 12; ++i)
            run(coordinator, AddShift{random_.pick(posts), window(), 1, random_.between(1, 3)});
    }

    void press() {
        const bool coordinates = random_.chance(400);
        const Command command = coordinates ? planning() : random_.chance(500) ? signing() : leaving();
        const PersonId by = coordinates ? coordinator : random_.pick(people);
        const bool for_other = random_.chance(coordinates ? 800 : 100);
        const tests::WaitingOrder waiting(state);
        const auto no = run(by, command, for_other ? random_.pick(people) : PersonId{});
        if (!no) ++done[tag_of(command)];
        for (const std::string& what : waiting.broken(state, now))
            FAIL(what << ", by command " << tag_of(command) << " number " << number);
        pass(minutes(random_.between(0, 60)));
        for (const std::string& what : broken())
            FAIL(what << ", after command " << tag_of(command) << " number " << number);
    }

    std::size_t swaps_done() const {
        const auto& swaps = state.swaps.rows();
        return static_cast<std::size_t>(std::count_if(swaps.begin(), swaps.end(), [](const auto& one) {
            return one.second.record.state == SwapState::Done;
        }));
    }
    std::size_t moved_up() const {
        const auto& notices = state.notices.rows();
        return static_cast<std::size_t>(std::count_if(notices.begin(), notices.end(), [](const auto& notice) {
            return notice.second.record.kind == NoticeKind::MovedUp;
        }));
    }

    std::map<std::uint16_t, int> done;
    std::size_t moved = 0;

private:
    template <class Table>
    typename Table::Key one_of(const Table& table) {
        if (table.size() == 0) return {Bits128{9, 9}};
        return std::next(table.rows().begin(), random_.below(static_cast<std::uint32_t>(table.size())))
            ->first;
    }
    // Of a shift that is not over, mostly.
    ShiftId shift() {
        std::vector<ShiftId> to_come;
        for (const auto& [id, row] : state.shifts.rows()) {
            if (row.record.window.until > now && row.record.state == ShiftState::Planned)
                to_come.push_back(id);
        }
        return to_come.empty() || random_.chance(50) ? one_of(state.shifts) : random_.pick(to_come);
    }
    SeatId seat() {
        std::vector<SeatId> held;
        for (const auto& [id, row] : state.seats.rows()) {
            const bool to_come = state.shifts.at(row.record.shift).window.until > now;
            if (to_come && row.record.state == SeatState::Held) held.push_back(id);
        }
        return held.empty() || random_.chance(50) ? one_of(state.seats) : random_.pick(held);
    }
    // That still waits for somebody, mostly.
    SwapId swap() {
        std::vector<SwapId> open;
        for (const auto& [id, row] : state.swaps.rows()) {
            if (row.record.state == SwapState::Offered) open.push_back(id);
        }
        return open.empty() || random_.chance(50) ? one_of(state.swaps) : random_.pick(open);
    }
    TimeRange window() {
        const Instant hour{now.ms - now.ms % hours(1).ms};
        const Instant from = hour + hours(random_.between(1, 60));
        return {from, from + hours(random_.between(1, 5))};
    }

    Command signing() {
        switch (random_.below(8)) {
            case 0:
            case 1:
            case 2:
                return TakeShift{shift()};
            case 3:
                return JoinWaiting{shift()};
            case 4:
                return LeaveWaiting{one_of(state.waiting_places)};
            case 5:
                return SetSharing{seat(), random_.chance(800)};
            case 6:
                return SharePlace{state.seat_statuses.size() > 0 ? one_of(state.seat_statuses) : seat()};
            default: {
                const Shift& like = state.shifts.at(shift());
                const CivilTime begins = civil_time(like.window.from, utc_offset(state));
                return SignUpAlways{like.post, random_.between(1, every_day), begins.minute_of_day,
                                    static_cast<std::int32_t>(length(like.window).ms / minutes(1).ms)};
            }
        }
    }
    Command leaving() {
        switch (random_.below(11)) {
            case 0:
            case 1:
                return GiveBackShift{seat()};
            case 2:
                return FindStandIn{seat()};
            case 3:
                return AnswerStandIn{one_of(state.stand_in_asks), random_.chance(700)};
            case 4:
                return SetStayOn{seat(), true};
            case 5: {
                const SeatId mine = seat();
                const auto found = find_swaps(state, mine, now, 6);
                return OfferSwap{found.empty() ? std::vector{mine, seat()} : random_.pick(found)};
            }
            case 6:
                return EndSignUpAlways{one_of(state.standing_sign_ups)};
            case 7:
                return EndSwap{one_of(state.swaps)};
            case 8:
            case 9:
                return AgreeToSwap{swap()};
            default:
                return CheckIn{seat()};
        }
    }
    Command rules() {
        RosterRules rules;
        rules.rest_hours = random_.between(0, 9);
        rules.hours_a_day = random_.between(0, 12);
        rules.nights_in_a_row = random_.between(0, 3);
        return SetRosterRules{rules};
    }
    Command pattern() {
        ShiftPattern pattern;
        pattern.post = random_.pick(posts);
        pattern.first_day = day_of(now, utc_offset(state));
        pattern.last_day = pattern.first_day + 3;
        pattern.from_minute = random_.between(0, 23) * 60;
        pattern.minutes_long = random_.between(1, 4) * 60;
        pattern.max_places = random_.between(1, 2);
        pattern.days_ahead = 1;
        return AddPatterns{{pattern}};
    }
    Command several_changes() {
        ChangeShifts change{{}, "下雨"};
        for (int i = 0; i < 3; ++i)
            change.changes.push_back({shift(), window(), 1, random_.between(1, 3), random_.chance(200)});
        return change;
    }
    Command chain() {
        AcceptChain chain;
        chain.new_shifts.push_back({random_.pick(posts), "", window(), 3});
        chain.seats = {ChainSeat{{}, 0, random_.pick(people), "", ""}, ChainSeat{{}, 0, {}, "小郭", ""},
                       ChainSeat{shift(), 0, random_.pick(people), "", ""}};
        return chain;
    }
    Command planning() {
        switch (random_.below(21)) {
            case 0:
                return AddShift{random_.pick(posts), window(), 1, random_.between(1, 3)};
            case 1:
                return ChangeShift{shift(), window(), 1, random_.between(1, 4)};
            case 2:
                return CancelShift{shift(), "停电"};
            case 3:
                return AssignSeat{shift(), random_.pick(people), "", ""};
            case 4:
                return PlaceAnyway{shift(), random_.pick(people), "没有别人"};
            case 5:
                return GiveTraining{random_.pick(trainings)};
            case 6:
                return EndTraining{one_of(state.trainings_held)};
            case 7:
                return SetNeeds{{}, shift(), {{random_.pick(trainings), random_.between(1, 2)}}};
            case 8:
                return SetNeeds{random_.pick(posts), {}, {{random_.pick(trainings), 1}}};
            case 9:
                return RemoveSeat{seat()};
            case 10:
                return rules();
            case 11:
                return pattern();
            case 12:
                return several_changes();
            case 13:
                return chain();
            case 14: {
                AcceptRoster accept;
                for (int i = 0; i < 2; ++i) accept.seats.push_back({shift(), random_.pick(people)});
                return accept;
            }
            case 15:
                return NameGuest{seat(), random_.pick(people)};
            case 16:
                return FindStandIn{empty_place_of(shift())};
            case 17: {
                const std::int64_t monday = monday_of(day_of(now, utc_offset(state)));
                CopyShifts copy{shifts_of(preview_of(state, WeekCopy{monday, monday + 7, {}}, now)), {}, {}};
                if (copy.shifts.size() > 2) copy.shifts.resize(2);
                return copy;
            }
            case 18:
                return AcceptPlan{{shift()}, {seat()}, {{shift(), random_.pick(people)}}};
            case 19:
                return mending();
            default:
                return AgreeToSwap{swap()};
        }
    }
    // What is proposed can be accepted, whatever was pressed before.
    Command mending() {
        RosterAsk ask;
        ask.first_day = day_of(now, utc_offset(state));
        ask.unpublished = random_.chance(500);
        ask.may_move = true;
        const RosterPlan plan = proposed_plan(state, ask, now);
        const AcceptPlan accept{plan.publish, leaves_of(plan), plan.seats};
        if (!plan.seats.empty()) CHECK(check(state, stamp(coordinator), accept) == std::nullopt);
        for (const SeatMove& move : plan.moves) {
            CHECK(state.seats.at(move.from).shift != move.to.shift);
            CHECK(state.seats.at(move.from).person == move.to.person);
        }
        moved += plan.moves.size();
        return accept;
    }

    SeededRandom random_;
    std::vector<PersonId> people;
    std::vector<PostId> posts;
    std::vector<TrainingId> trainings;
};

}  // namespace

TEST_CASE("whatever is pressed, the roster keeps its rules") {
    std::map<std::uint16_t, int> done;
    std::size_t swaps_done = 0, moved_up = 0, moved = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        RandomTown town(seed);
        for (int i = 0; i < 400; ++i) town.press();
        for (const auto& [tag, count] : town.done) done[tag] += count;
        swaps_done += town.swaps_done();
        moved_up += town.moved_up();
        moved += town.moved;
    }
    CHECK(swaps_done > 0);
    CHECK(moved_up > 0);
    CHECK(moved > 0);
    for (const std::uint16_t tag :
         {TakeShift::tag, GiveBackShift::tag, JoinWaiting::tag, SharePlace::tag, SignUpAlways::tag,
          PlaceAnyway::tag, AcceptChain::tag, AcceptRoster::tag, ChangeShifts::tag, SetNeeds::tag,
          FindStandIn::tag, AnswerStandIn::tag, OfferSwap::tag, AgreeToSwap::tag, NameGuest::tag,
          AddPatterns::tag, CopyShifts::tag, AcceptPlan::tag}) {
        CAPTURE(tag);
        CHECK(done[tag] > 0);
    }
}

TEST_CASE("the longest who waits and may come moves up; who would pass them by is noticed") {
    RosterTown town;
    const ShiftId shift = town.at(40, 2, 1);
    const SeatId seat = town.takes(town.lu, shift);
    REQUIRE(town.run(town.wen, JoinWaiting{shift}) == std::nullopt);
    town.now = town.now + minutes(1);
    REQUIRE(town.run(town.qin, JoinWaiting{shift}) == std::nullopt);
    SUBCASE("the first gets it") {
        const tests::WaitingOrder waiting(town.state);
        REQUIRE(town.run(town.lu, GiveBackShift{seat}) == std::nullopt);
        CHECK(town.on(town.wen, shift));
        CHECK(waiting.broken(town.state, town.now).empty());
    }
    SUBCASE("the first stands elsewhere then, so the second gets it") {
        town.takes(town.wen, town.at(40, 2, 1, town.another_post("东门岗")));
        const tests::WaitingOrder waiting(town.state);
        REQUIRE(town.run(town.lu, GiveBackShift{seat}) == std::nullopt);
        CHECK(town.on(town.qin, shift));
        CHECK(waiting.broken(town.state, town.now).empty());
    }
    SUBCASE("a rule that gave it to the second would be found out") {
        const tests::WaitingOrder waiting(town.state);
        State wrong = town.state;
        wrong.seats.edit(seat).state = SeatState::GivenBack;
        wrong.waiting_places.erase(waiting_place_of(wrong, shift, town.qin)->id);
        Seat second = wrong.seats.at(seat);
        second.id = SeatId{{9, 1}};
        second.person = town.qin;
        second.state = SeatState::Held;
        second.since = town.now;
        wrong.seats.insert(second);
        Notice told;
        told.id = NoticeId{{9, 2}};
        told.to = town.qin;
        told.kind = NoticeKind::MovedUp;
        told.about = ref(shift);
        told.at = town.now;
        wrong.notices.insert(told);
        CHECK(waiting.broken(wrong, town.now).size() == 1);
    }
}
