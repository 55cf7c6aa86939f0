#include <doctest/doctest.h>

#include <algorithm>

#include "shared/core/random.h"
#include "shared/helpers/commands.h"
#include "shared/helpers/helper_book.h"
#include "shared/shifts/roster_search.h"
#include "shared/shifts/work_rules.h"
#include "tests/roster_town.h"

// A roster is proposed: by the rules, by what people said, evenly, and always the same.

using namespace linli;

namespace {

struct ProposingTown : RosterTown {
    RosterAsk week() const {
        RosterAsk ask;
        ask.first_day = day_of(now, utc_offset(state));
        return ask;
    }
    std::vector<PlannedSeat> proposed() const { return proposed_roster(state, week(), now); }
    std::vector<PersonId> proposed_on(ShiftId shift) const {
        std::vector<PersonId> people;
        for (const PlannedSeat& seat : proposed()) {
            if (seat.shift == shift) people.push_back(seat.person);
        }
        return people;
    }
    std::vector<OpenReason> reasons(ShiftId shift) const {
        return reasons_of(state, shift, {proposed(), {}, {}}, now);
    }
    void accept(const std::vector<PlannedSeat>& seats) {
        if (!seats.empty()) REQUIRE(run(coordinator, AcceptRoster{seats}) == std::nullopt);
    }
    void rule(RosterRules rules) { REQUIRE(run(coordinator, SetRosterRules{rules}) == std::nullopt); }
};

// A week in which some have signed up already.
struct RandomWeek : ProposingTown {
    explicit RandomWeek(std::uint64_t seed) : random(seed) {
        std::vector<PersonId> people{lu, wen, qin};
        for (int i = 0; i < 9; ++i) {
            people.push_back(enter("1", std::to_string(101 + i), "志愿者" + std::to_string(i)));
            give(people.back(), Role::Volunteer);
        }
        RosterRules rules;
        rules.rest_hours = random.between(0, 9);
        rules.hours_a_week = random.between(8, 40);
        rules.nights_in_a_row = random.between(0, 3);
        rule(rules);
        const TrainingId protection = training("防护");
        for (const PersonId person : people) {
            if (random.chance(400)) train(person, protection);
        }
        const std::vector<PostId> posts{gate, another_post("东门岗")};
        for (int i = 0; i < 24; ++i) add_shift(random.pick(posts), protection);
        for (const auto& [id, row] : state.shifts.rows()) shifts.push_back(id);
        for (int i = 0; i < 15; ++i) run(random.pick(people), TakeShift{random.pick(shifts)});
    }
    void add_shift(PostId post, TrainingId protection) {
        const Instant from = now + hours(random.between(1, 6 * 24));
        const std::int32_t places = random.between(1, 3);
        const AddShift add{
            post, {from, from + hours(random.between(1, 6))}, random.between(1, places), places};
        if (run(coordinator, add)) return;
        if (random.chance(300))
            run(coordinator, SetNeeds{{}, made<ShiftId>(), {{protection, random.between(1, places)}}});
    }

    SeededRandom random;
    std::vector<ShiftId> shifts;
};

}  // namespace

TEST_CASE("what is proposed can be accepted and keeps every rule, and who has a place keeps it") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        RandomWeek town(seed);
        std::vector<SeatId> held;
        for (const auto& [id, row] : town.state.seats.rows()) held.push_back(id);
        const std::vector<PlannedSeat> seats = town.proposed();
        for (const OpenShift& open : still_open(town.state, town.week(), {seats, {}, {}}, town.now)) {
            for (const OpenReason& reason : reasons_of(town.state, open.shift, {seats, {}, {}}, town.now))
                CHECK(reason.is != SignUp::Free);
        }
        town.accept(seats);
        CHECK(town.broken().empty());
        for (const SeatId seat : held) CHECK(town.state.seats.at(seat).state == SeatState::Held);
    }
}

TEST_CASE("the same roster is proposed again, and what is taken early can be accepted, too") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        RandomWeek town(seed);
        CHECK(town.proposed() == town.proposed());
        RosterSearch search(town.state, town.week(), town.now);
        for (std::uint64_t bit = 0; bit < seed; ++bit) search.go_on(town.state, town.now);
        search.stop();
        while (!search.done()) search.go_on(town.state, town.now);
        town.accept(search.seats());
        CHECK(town.broken().empty());
    }
}

TEST_CASE("what changed while it was looked for is heeded") {
    ProposingTown town;
    const ShiftId tomorrow = town.at(24 + 10, 2, 1);
    RosterSearch search(town.state, town.week(), town.now);
    search.go_on(town.state, town.now);
    town.takes(town.lu, tomorrow);
    while (!search.done()) search.go_on(town.state, town.now);
    CHECK(search.seats().empty());
}

TEST_CASE("a running roster is mended where somebody is missing and nowhere else") {
    ProposingTown town;
    const ShiftId one = town.at(24 + 10, 2, 1), other = town.at(48 + 10, 2, 1);
    town.accept(town.proposed());
    const PersonId leaver = *held_seats(town.state, one).front()->person;
    const PersonId stays = *held_seats(town.state, other).front()->person;
    REQUIRE(town.run(leaver, GiveBackShift{seat_of(town.state, one, leaver)->id}) == std::nullopt);
    const auto seats = town.proposed();
    REQUIRE(seats.size() == 1);
    CHECK(seats[0].shift == one);
    CHECK(seats[0].person != leaver);
    CHECK(town.on(stays, other));
}

TEST_CASE("who is taken out of a proposal is not proposed there again, and the others stay") {
    ProposingTown town;
    town.at(24 + 10, 2, 1);
    const ShiftId other = town.at(48 + 10, 2, 1);
    RosterAsk again = town.week();
    again.known = town.proposed();
    REQUIRE(again.known.size() == 2);
    again.unwanted = {again.known[0]};
    const auto seats = proposed_roster(town.state, again, town.now);
    REQUIRE(seats.size() == 2);
    CHECK(seats[0].person != again.known[0].person);
    CHECK(seats[1] == again.known[1]);
    CHECK(seats[1].shift == other);
}

TEST_CASE("who is pinned stays when the others are planned anew, and stands nowhere else then") {
    ProposingTown town;
    const ShiftId one = town.at(24 + 10, 2, 1), other = town.at(48 + 10, 2, 1);
    const ShiftId same_time = town.at(24 + 10, 2, 1, town.another_post("东门岗"));
    for (const PersonId person : {town.lu, town.wen, town.qin}) {
        CAPTURE(to_hex(person.bits));
        RosterAsk again = town.week();
        again.known = town.proposed();
        again.pinned = {{same_time, person}};
        const auto seats = proposed_roster(town.state, again, town.now);
        REQUIRE(seats.size() == 3);
        const auto has = [&](const PlannedSeat& seat) {
            return std::find(seats.begin(), seats.end(), seat) != seats.end();
        };
        CHECK(has({same_time, person}));
        CHECK_FALSE(has({one, person}));
        CHECK(check(town.state, town.stamp(town.coordinator), AcceptRoster{seats}) == std::nullopt);
        CHECK(std::any_of(seats.begin(), seats.end(),
                          [&](const PlannedSeat& seat) { return seat.shift == other; }));
    }
}

TEST_CASE("a proposal in which all is pinned is what was pinned") {
    ProposingTown town;
    const ShiftId shift = town.at(24 + 10, 2, 2, {}, 2);
    RosterAsk again = town.week();
    again.pinned = {{shift, town.qin}, {shift, town.wen}};
    CHECK(proposed_roster(town.state, again, town.now) == again.pinned);
}

TEST_CASE("a pin that is not possible any more is left out, and its place goes to somebody else") {
    ProposingTown town;
    const ShiftId shift = town.at(24 + 10, 2, 1);
    RosterAsk again = town.week();
    again.pinned = {{shift, town.lu}};
    town.takes(town.lu, town.at(24 + 11, 2, 1, town.another_post("东门岗")));
    const auto seats = proposed_roster(town.state, again, town.now);
    REQUIRE(seats.size() == 1);
    CHECK(seats[0].shift == shift);
    CHECK(seats[0].person != town.lu);
}

TEST_CASE("who is pinned and trained has the place for somebody trained, so that anybody fits beside them") {
    ProposingTown town;
    const ShiftId shift = town.at(24 + 10, 2, 2, {}, 2);
    const TrainingId protection = town.training("防护");
    REQUIRE(town.run(town.coordinator, SetNeeds{{}, shift, {{protection, 1}}}) == std::nullopt);
    town.train(town.wen, protection);
    RosterAsk again = town.week();
    again.pinned = {{shift, town.wen}};
    CHECK(proposed_roster(town.state, again, town.now).size() == 2);
    again.pinned = {{shift, town.lu}};
    CHECK(proposed_roster(town.state, again, town.now).size() == 2);
}

TEST_CASE("whatever is pinned of a proposal, it stays, and all of it can be accepted") {
    for (std::uint64_t seed = 31; seed <= 45; ++seed) {
        CAPTURE(seed);
        RandomWeek town(seed);
        RosterAsk again = town.week();
        again.known = town.proposed();
        for (const PlannedSeat& seat : again.known) {
            if (town.random.chance(300))
                again.pinned.push_back(seat);
            else if (town.random.chance(300))
                again.unwanted.push_back(seat);
        }
        const auto seats = proposed_roster(town.state, again, town.now);
        for (const PlannedSeat& seat : again.pinned)
            CHECK(std::find(seats.begin(), seats.end(), seat) != seats.end());
        for (const PlannedSeat& seat : again.unwanted)
            CHECK(std::find(seats.begin(), seats.end(), seat) == seats.end());
        town.accept(seats);
        CHECK(town.broken().empty());
    }
}

TEST_CASE("for a place those who could stand first, and of the others it is known what the sign-up says") {
    ProposingTown town;
    RosterRules rules;
    rules.hours_a_week = 4;
    town.rule(rules);
    town.takes(town.lu, town.at(20, 4, 1));
    town.takes(town.wen, town.at(19, 2, 1, town.another_post("东门岗")));
    const ShiftId gap = town.at(48 + 10, 2, 1);
    const auto candidates = candidates_for(town.state, town.week(), gap, {}, town.now);
    REQUIRE(candidates.size() == 3);
    CHECK(candidates[0].person == town.qin);
    CHECK(candidates[1].person == town.wen);
    CHECK(candidates[1].load == 2 * 60);
    CHECK(candidates[2].person == town.lu);
    for (const PlaceCandidate& one : candidates)
        CHECK(one.place == sign_up_state(town.state, one.person, gap, town.now));
    CHECK(candidates[2].place.is == SignUp::WeeklyCap);
    // What is proposed counts as well; who is proposed there is none of them.
    const auto beside = candidates_for(town.state, town.week(), gap, {{{gap, town.qin}}, {}, {}}, town.now);
    REQUIRE(beside.size() == 2);
    CHECK(beside[0].place.is == SignUp::Full);
}

TEST_CASE("shifts are spread evenly, with what people have stood already") {
    ProposingTown town;
    town.takes(town.lu, town.at(20, 4, 1));
    for (int day = 1; day <= 5; ++day) town.at(24 * day + 10, 4, 1);
    const auto lines = loads_with(town.state, town.week(), {town.proposed(), {}, {}});
    REQUIRE(lines.size() == 3);
    for (const LoadLine& line : lines) CHECK(line.after == 2 * 4 * 60);
}

TEST_CASE("who rests from helping or is isolated is not asked") {
    ProposingTown town;
    const ShiftId shift = town.at(24 + 10, 2, 3, {}, 3);
    REQUIRE(town.run(town.lu, PauseOffer{true}) == std::nullopt);
    Care care;
    care.id = town.wen;
    care.isolated = true;
    town.state.cares.put(care, 1);
    CHECK(town.proposed_on(shift) == std::vector{town.qin});
}

TEST_CASE("who offers that time comes before who does not") {
    ProposingTown town;
    const ShiftId shift = town.at(24 + 10, 2, 1);
    for (const PersonId person : {town.lu, town.wen}) {
        Offer offer = default_offer(town.state, person);
        offer.from_minute = 14 * 60;
        REQUIRE(town.run(person, SetOffer{offer, {}}) == std::nullopt);
    }
    CHECK(town.proposed_on(shift) == std::vector{town.qin});
}

TEST_CASE("who signed up for always comes first") {
    ProposingTown town;
    REQUIRE(town.run(town.wen, SignUpAlways{town.gate, every_day, 15 * 60, 120}) == std::nullopt);
    const TrainingId protection = town.training("防护");
    REQUIRE(town.run(town.coordinator, SetNeeds{town.gate, {}, {{protection, 1}}}) == std::nullopt);
    const ShiftId shift = town.at(48 + 15, 2, 1);
    CHECK(!town.on(town.wen, shift));  // Without the training there was no place for them.
    for (const PersonId person : {town.lu, town.wen, town.qin}) town.train(person, protection);
    CHECK(town.proposed_on(shift) == std::vector{town.wen});
}

TEST_CASE("a place for somebody trained goes to somebody trained, the others to anybody") {
    ProposingTown town;
    const ShiftId shift = town.at(24 + 10, 2, 2, {}, 2);
    const TrainingId protection = town.training("防护");
    REQUIRE(town.run(town.coordinator, SetNeeds{{}, shift, {{protection, 1}}}) == std::nullopt);
    CHECK(town.proposed_on(shift).size() == 1);
    CHECK(town.reasons(shift) == std::vector{OpenReason{SignUp::TrainingMissing, 2}});
    town.train(town.wen, protection);
    const auto people = town.proposed_on(shift);
    REQUIRE(people.size() == 2);
    CHECK(std::find(people.begin(), people.end(), town.wen) != people.end());
}

TEST_CASE(
    "who stands until midnight is not proposed for what begins then, if both are too much in one stretch") {
    ProposingTown town;
    const ShiftId evening = town.at(24 + 16, 8, 3, {}, 3), night = town.at(48, 8, 3, {}, 3);
    const RosterWeek week(town.state, town.week(), town.now);
    REQUIRE(week.problem().kinds.size() == 2);  // The night begins earlier in its day.
    CHECK(week.problem().kinds[0].not_the_day_after.empty());
    CHECK(week.problem().kinds[1].not_the_day_after == std::vector<std::uint32_t>{0});
    const auto seats = town.proposed();
    CHECK(seats.size() == 3);
    for (const PlannedSeat& seat : seats) {
        const PlannedSeat other{seat.shift == night ? evening : night, seat.person};
        CHECK(std::find(seats.begin(), seats.end(), other) == seats.end());
    }
    town.accept(seats);
    CHECK(town.broken().empty());
}

TEST_CASE("a gap says how many people could and what is in the way of each") {
    ProposingTown town;
    RosterRules rules;
    rules.hours_a_week = 2;
    town.rule(rules);
    const ShiftId tonight = town.at(20, 2, 2);
    for (const PersonId person : {town.lu, town.wen}) town.takes(person, tonight);
    const ShiftId gap = town.at(48 + 21, 2, 2, {}, 2);
    CHECK(town.proposed_on(gap) == std::vector{town.qin});
    CHECK(town.reasons(gap) == std::vector{OpenReason{SignUp::WeeklyCap, 2}});
    const auto open = still_open(town.state, town.week(), {town.proposed(), {}, {}}, town.now);
    REQUIRE(open.size() == 1);
    CHECK(open[0].missing == 1);
}

TEST_CASE("a roster that nobody can stand is not made up: every place is a gap with its reason") {
    ProposingTown town;
    const TrainingId protection = town.training("防护");
    const ShiftId shift = town.at(24 + 10, 2, 2, {}, 2);
    REQUIRE(town.run(town.coordinator, SetNeeds{{}, shift, {{protection, 2}}}) == std::nullopt);
    CHECK(town.proposed().empty());
    const auto open = still_open(town.state, town.week(), {}, town.now);
    REQUIRE(open.size() == 1);
    CHECK(open[0].missing == 2);
    CHECK(town.reasons(shift) == std::vector{OpenReason{SignUp::TrainingMissing, 3}});
    // Whoever accepts something else all the same is refused, and nobody has a place by it.
    const auto no = town.run(town.coordinator, AcceptRoster{{{shift, town.lu}, {shift, town.wen}}});
    REQUIRE(no);
    CHECK(no->reason == Reason::TrainingMissing);
    CHECK(held_seats(town.state, shift).empty());
}

TEST_CASE("who gave a shift back is not put on it again, but the gap says that they could") {
    ProposingTown town;
    const ShiftId shift = town.at(24 + 10, 2, 3, {}, 3);
    town.takes(town.lu, shift);
    REQUIRE(town.run(town.lu, GiveBackShift{seat_of(town.state, shift, town.lu)->id}) == std::nullopt);
    CHECK(town.proposed_on(shift).size() == 2);
    CHECK(town.reasons(shift) == std::vector{OpenReason{SignUp::Free, 1}});
}

TEST_CASE("what is not published, has begun or is cancelled is not planned") {
    ProposingTown town;
    town.at(17, 4, 1);
    REQUIRE(town.run(town.coordinator, CancelShift{town.at(24 + 10, 2, 1), "下雨"}) == std::nullopt);
    PlanShifts later;
    later.shifts = {{town.gate, {town.now + hours(60), town.now + hours(62)}, 1, 1}};
    later.publish_at = town.now + hours(24);
    REQUIRE(town.run(town.coordinator, later) == std::nullopt);
    CHECK(town.proposed().empty());
}

// --- Accepting

TEST_CASE("only coordinators accept a roster, and only one that can be") {
    ProposingTown town;
    const ShiftId one = town.at(24 + 10, 2, 1),
                  same_time = town.at(24 + 11, 2, 2, town.another_post("东门岗"));
    const auto no = [&](std::vector<PlannedSeat> seats) {
        return check(town.state, town.stamp(town.coordinator), AcceptRoster{std::move(seats)});
    };
    CHECK(town.reason(town.lu, AcceptRoster{{{one, town.lu}}}) == Reason::NotAllowed);
    CHECK(no({})->reason == Reason::NothingChosen);
    CHECK(no(std::vector<PlannedSeat>(max_planned_seats + 1, {one, town.lu}))->reason == Reason::TooMany);
    CHECK(no({{ShiftId{{9, 9}}, town.lu}})->reason == Reason::ShiftUnknown);
    CHECK(no({{one, PersonId{{9, 9}}}})->reason == Reason::PersonUnknown);
    CHECK(no({{one, town.lu}, {one, town.lu}}) == Rejected{Reason::OnShiftAlready, one});
    const auto full = no({{one, town.lu}, {one, town.wen}});
    CHECK(full->reason == Reason::ShiftFull);
    CHECK(full->about == ref(one));
    CHECK(no({{one, town.lu}, {same_time, town.lu}}) == Rejected{Reason::TimesOverlap, same_time});
    CHECK(no({{one, town.lu}, {same_time, town.wen}, {same_time, town.qin}}) == std::nullopt);
}

TEST_CASE("the hours of a whole accepted roster count together") {
    ProposingTown town;
    RosterRules rules;
    rules.hours_a_week = 3;
    town.rule(rules);
    const ShiftId one = town.at(24 + 10, 2, 1), other = town.at(48 + 10, 2, 1);
    const auto no =
        check(town.state, town.stamp(town.coordinator), AcceptRoster{{{one, town.lu}, {other, town.lu}}});
    REQUIRE(no);
    CHECK(no->reason == Reason::WeekFull);
    CHECK(no->about == ref(other));
}

TEST_CASE("of two coordinators who accept at once the second hears which shift is taken") {
    ProposingTown town;
    const PersonId second = town.enter("3", "503", "许文");
    town.give(second, Role::Coordinator);
    const ShiftId one = town.at(24 + 10, 2, 1), other = town.at(48 + 10, 2, 1);
    REQUIRE(town.run(town.coordinator, AcceptRoster{{{other, town.wen}}}) == std::nullopt);
    const auto no = town.run(second, AcceptRoster{{{one, town.lu}, {other, town.qin}}});
    REQUIRE(no);
    CHECK(no->reason == Reason::ShiftFull);
    CHECK(no->about == ref(other));
    CHECK(!town.on(town.lu, one));
    CHECK(town.told(town.wen, NoticeKind::PutOnShift) == 1);
    CHECK(town.told(town.lu, NoticeKind::PutOnShift) == 0);
}
