#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "shared/core/random.h"
#include "shared/shifts/availability_commands.h"
#include "shared/shifts/relays.h"
#include "shared/shifts/stand_in.h"
#include "tests/roster_town.h"

// A place that nobody can take directly: one moves there, another comes to where they stood.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

// Tomorrow at ten one person is missing at the east gate, where only Wen, who is trained, may stand; she
// stands at the gate then.
struct RelayTown : RosterTown {
    RelayTown() {
        east = another_post("东门岗");
        protection = training("防护");
        train(wen, protection);
        easy = at(24 + 10, 2, 2);
        hard = at(24 + 10, 2, 1, east);
        REQUIRE(run(coordinator, SetNeeds{{}, hard, {{protection, 1}}}) == allowed);
        held = takes(wen, easy);
        sought = empty_place_of(hard);
    }
    std::vector<SeatMove> relays(std::size_t most = 3) const { return find_relays(state, sought, now, most); }
    std::optional<Rejected> accept(const SeatMove& move) {
        return run(coordinator, plan_of(state, sought, move));
    }
    void says(PersonId person, Availability is, int from_hour, int hours_long) {
        ShiftHours said;
        said.is = is;
        said.from_minute = from_hour * 60;
        said.minutes_long = hours_long * 60;
        REQUIRE(run(person, SayShiftHours{said}) == allowed);
    }

    PostId east;
    TrainingId protection;
    ShiftId easy, hard;
    SeatId held, sought;
};

}  // namespace

TEST_CASE("where nobody can come directly, who stands elsewhere comes, and somebody takes their place") {
    RelayTown town;
    REQUIRE(stand_ins(town.state, town.sought, town.now).empty());
    const auto relays = town.relays();
    REQUIRE(relays.size() == 1);
    const SeatMove move = relays.front();
    CHECK(move.from == town.held);
    CHECK(move.to == PlannedSeat{town.hard, town.wen});
    REQUIRE(move.successor);
    CHECK((*move.successor == town.lu || *move.successor == town.qin));
    CHECK(town.on(town.wen, town.easy));  // Only found: nobody has moved.
    CHECK(town.told(town.wen, NoticeKind::TakenOffShift) == 0);
    REQUIRE(town.accept(move) == allowed);
    CHECK(town.on(town.wen, town.hard));
    CHECK(town.on(*move.successor, town.easy));
    CHECK_FALSE(town.on(town.wen, town.easy));
    CHECK(missing_people(town.state, town.state.shifts.at(town.hard)) == 0);
    CHECK(missing_people(town.state, town.state.shifts.at(town.easy)) == 0);
    CHECK(town.told(town.wen, NoticeKind::PutOnShift) == 1);
    CHECK(town.told(*move.successor, NoticeKind::PutOnShift) == 1);
    CHECK(town.relays().empty());  // It is filled.
    CHECK(town.broken().empty());
}

TEST_CASE("both moves happen or neither: who has something else meanwhile stops the other one, too") {
    RelayTown town;
    const SeatMove move = town.relays().front();
    REQUIRE(move.successor);
    town.takes(*move.successor, town.at(24 + 9, 2, 1, town.another_post("北门岗")));
    CHECK(town.accept(move)->reason == Reason::TimesOverlap);
    CHECK(town.on(town.wen, town.easy));
    CHECK_FALSE(town.on(town.wen, town.hard));
}

TEST_CASE("one who holds a seat and cannot come is relieved with the same two moves") {
    RelayTown town;
    town.train(town.lu, town.protection);
    town.sought = town.takes(town.lu, town.hard);
    REQUIRE(town.run(town.lu, FindStandIn{town.sought}) == allowed);
    town.pass({});
    REQUIRE(town.state.stand_in_searches.at(town.sought).with_coordinators);
    const auto relays = town.relays();
    REQUIRE(relays.size() == 1);
    CHECK(relays.front().successor == town.qin);  // With Lu it would be a swap.
    REQUIRE(town.accept(relays.front()) == allowed);
    CHECK_FALSE(town.on(town.lu, town.hard));
    CHECK(town.on(town.wen, town.hard));
    CHECK(town.on(town.qin, town.easy));
    CHECK_FALSE(town.state.stand_in_searches.find(town.sought));
    CHECK(town.told(town.lu, NoticeKind::TakenOffShift) == 1);
    CHECK(town.broken().empty());
}

TEST_CASE("who leaves enough people behind needs nobody in their stead") {
    RelayTown town;
    town.takes(town.lu, town.easy);  // One is enough there.
    const auto relays = town.relays();
    REQUIRE(relays.size() == 1);
    CHECK(relays.front().from == town.held);
    CHECK_FALSE(relays.front().successor);
    SUBCASE("and then only one person moves") {
        REQUIRE(town.accept(relays.front()) == allowed);
        CHECK(town.on(town.wen, town.hard));
        CHECK(town.on(town.lu, town.easy));
        CHECK(held_seats(town.state, town.easy).size() == 1);
    }
    SUBCASE("unless the shift asks for trained people, of whom they may be the one") {
        REQUIRE(town.run(town.coordinator, SetNeeds{{}, town.easy, {{town.protection, 1}}}) == allowed);
        CHECK(town.relays().empty());
        town.train(town.qin, town.protection);
        town.takes(town.qin, town.at(24 + 9, 2, 1, town.another_post("北门岗")));
        CHECK(town.relays().empty());  // She stands elsewhere at that hour.
    }
}

TEST_CASE("who waits for the place that is left comes before others") {
    RelayTown town;
    const PersonId he = town.enter("3", "102", "何平");
    town.give(he, Role::Volunteer);
    REQUIRE(town.run(town.wen, GiveBackShift{town.held}) == allowed);
    const ShiftId narrow = town.at(24 + 10, 2, 1, town.another_post("北门岗"));
    const SeatId held = town.takes(town.wen, narrow);
    town.takes(he, town.at(72, 4, 1));  // By hours, others would come first.
    REQUIRE(town.run(he, JoinWaiting{narrow}) == allowed);
    const auto stand_ins_there = stand_ins(town.state, held, town.now);
    REQUIRE(stand_ins_there.size() == 3);
    REQUIRE(stand_ins_there.front().person != he);
    const auto relays = town.relays();
    REQUIRE(relays.size() == 1);
    CHECK(relays.front().from == held);
    CHECK(relays.front().successor == he);
}

TEST_CASE("who would rather come is named first, and each person once") {
    RelayTown town;
    town.train(town.lu, town.protection);
    const SeatId lu_held = town.takes(town.lu, town.easy);
    CHECK(town.relays().size() == 2);
    CHECK(town.relays(1).size() == 1);
    town.says(town.wen, Availability::RatherNot, 9, 4);
    CHECK(town.relays().front().from == lu_held);
    town.says(town.lu, Availability::Cannot, 9, 4);
    REQUIRE(town.relays().size() == 1);
    CHECK(town.relays().front().from == town.held);
}

TEST_CASE("there is no such way where a rule, a word or the clock is against it") {
    struct Row {
        const char* why;
        std::function<void(RelayTown&)> make;
    };
    const Row rows[] = {
        {"somebody can come directly", [](RelayTown& town) { town.train(town.lu, town.protection); }},
        {"who would move cannot then",
         [](RelayTown& town) { town.says(town.wen, Availability::Cannot, 9, 4); }},
        {"nobody can come to the place that is left",
         [](RelayTown& town) {
             const ShiftId other = town.at(24 + 9, 3, 2, town.another_post("北门岗"));
             for (const PersonId person : {town.lu, town.qin}) town.takes(person, other);
         }},
        {"nobody would come to the place that is left",
         [](RelayTown& town) {
             for (const PersonId person : {town.lu, town.qin}) town.says(person, Availability::Cannot, 9, 4);
         }},
        {"who would move shares their place",
         [](RelayTown& town) {
             REQUIRE(town.run(town.wen, SetSharing{town.held, true}) == allowed);
             REQUIRE(town.run(town.lu, SharePlace{town.held}) == allowed);
         }},
        {"another shift of theirs is in the way, too",
         [](RelayTown& town) {
             const PlaceAnyway soon_after{town.at(24 + 13, 2, 1), town.wen, "只有她"};
             REQUIRE(town.run(town.coordinator, soon_after) == allowed);
         }},
        {"what they would leave has begun", [](RelayTown& town) { town.pass(hours(16)); }},
        {"nobody is missing any more",
         [](RelayTown& town) {
             const PlaceAnyway untrained{town.hard, town.qin, "只有她"};
             REQUIRE(town.run(town.coordinator, untrained) == allowed);
         }},
        {"the shift is cancelled",
         [](RelayTown& town) {
             REQUIRE(town.run(town.coordinator, CancelShift{town.hard, "停电"}) == allowed);
         }},
    };
    for (const Row& row : rows) {
        RelayTown town;
        REQUIRE(town.relays().size() == 1);
        row.make(town);
        CHECK_MESSAGE(town.relays().empty(), row.why);
    }
}

TEST_CASE("every way that is found can be accepted, and the roster keeps its rules") {
    std::size_t with_successor = 0, alone = 0, relieved = 0;
    for (std::uint64_t seed = 1; seed <= 16; ++seed) {
        CAPTURE(seed);
        SeededRandom random(seed);
        RelayTown town;
        const std::vector<PersonId> people{town.lu, town.wen, town.qin, town.enter("3", "102", "何平")};
        town.give(people.back(), Role::Volunteer);
        town.train(people.back(), town.protection);
        std::vector<ShiftId> shifts{town.easy, town.hard};
        for (int i = 0; i < 9; ++i) {
            const Instant from = Town::evening + hours(random.between(1, 72));
            const AddShift add{random.chance(500) ? town.gate : town.east, {from, from + hours(3)}, 1, 2};
            if (town.run(town.coordinator, add)) continue;
            shifts.push_back(town.made<ShiftId>());
            if (random.chance(300))
                town.run(town.coordinator, SetNeeds{{}, shifts.back(), {{town.protection, 1}}});
        }
        for (int i = 0; i < 40; ++i) town.run(random.pick(people), TakeShift{random.pick(shifts)});
        std::vector<SeatId> sought;
        for (const ShiftId shift : shifts) sought.push_back(empty_place_of(shift));
        for (const auto& [id, row] : town.state.seats.rows()) sought.push_back(id);
        for (const SeatId place : sought) {
            const auto relays = find_relays(town.state, place, town.now, 100);
            for (const SeatMove& move : relays) {
                const AcceptPlan plan = plan_of(town.state, place, move);
                CHECK(town.reason(town.coordinator, plan) == allowed);
                ++(move.successor ? with_successor : alone);
            }
            if (relays.empty()) continue;
            relieved += town.state.seats.find(place) ? 1U : 0U;
            REQUIRE(town.run(town.coordinator, plan_of(town.state, place, random.pick(relays))) == allowed);
            CHECK(town.broken() == std::vector<std::string>{});
        }
    }
    CHECK(with_successor > 0);
    CHECK(alone > 0);
    CHECK(relieved > 0);
}
