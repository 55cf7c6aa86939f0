#include <doctest/doctest.h>

#include "shared/shifts/absence_commands.h"
#include "shared/shifts/post_figures.h"
#include "shared/shifts/work_rules.h"
#include "tests/roster_town.h"

// What was counted and handed out at the posts, for who looks after all of them.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

struct CountingTown : RosterTown {
    std::int64_t today() const { return day_of(now, utc_offset(state)); }
    // Somebody stands there and counts.
    void count(ShiftId shift, std::int32_t people, std::int32_t vehicles) {
        const Instant before = now;
        now = state.shifts.at(shift).window.from;
        REQUIRE(run(coordinator, CountPassed{shift, people, vehicles}) == allowed);
        now = before;
    }
    PostEntryId hand_out(SeatId seat, const std::string& what, std::int32_t how_many) {
        REQUIRE(run(coordinator, HandOutEquipment{seat, what, how_many}) == allowed);
        return made<PostEntryId>();
    }
};

}  // namespace

TEST_CASE("who passed is added up by the day on which the shift began, for all posts or one") {
    CountingTown town;
    const PostId east = town.another_post("东门岗");
    const ShiftId night = town.at(23, 3, 2), morning = town.at(24 + 8, 2, 2),
                  other = town.at(24 + 8, 2, 2, east);
    town.count(night, 5, 2);
    town.count(night, -1, 0);
    town.count(morning, 10, 0);
    town.count(other, 0, 7);
    town.at(48 + 8, 2, 2);  // Nothing was counted.
    const auto days_of = [&](std::optional<PostId> post = std::nullopt) {
        return passed_figures(town.state, town.today(), 1, 3, post);
    };
    const std::int64_t today = town.today();
    CHECK(days_of() ==
          std::vector<PassedFigures>{{today, 1, 4, 2}, {today + 1, 2, 10, 7}, {today + 2, 0, 0, 0}});
    CHECK(days_of(east) ==
          std::vector<PassedFigures>{{today, 0, 0, 0}, {today + 1, 1, 0, 7}, {today + 2, 0, 0, 0}});
    CHECK(passed_figures(town.state, today - 6, 7, 2) ==
          std::vector<PassedFigures>{{today - 6, 1, 4, 2}, {today + 1, 2, 10, 7}});
}

TEST_CASE("what was counted on a shift that is cancelled counts no more") {
    CountingTown town;
    const ShiftId shift = town.at(20, 2, 2);
    town.count(shift, 5, 0);
    REQUIRE(town.run(town.coordinator, CancelShift{shift, "下雨"}) == allowed);
    CHECK(passed_figures(town.state, town.today(), 1, 1).front().shifts == 0);
}

TEST_CASE("what is out longest stands first, and what is back is out no more") {
    CountingTown town;
    const ShiftId shift = town.at(19, 4, 3);
    const SeatId lus = town.takes(town.lu, shift), qins = town.takes(town.qin, shift);
    town.now = Town::evening;
    const PostEntryId radio = town.hand_out(lus, "对讲机", 1);
    town.now = town.now + minutes(5);
    const PostEntryId vest = town.hand_out(qins, "背心", 2);
    const auto ids = [](const std::vector<const PostEntry*>& entries) {
        std::vector<PostEntryId> found;
        for (const PostEntry* entry : entries) found.push_back(entry->id);
        return found;
    };
    CHECK(ids(still_out(town.state)) == std::vector{radio, vest});
    CHECK(back_since(town.state, Town::evening).empty());
    town.now = town.now + minutes(5);
    REQUIRE(town.run(town.coordinator, TakeBackEquipment{radio}) == allowed);
    CHECK(ids(still_out(town.state)) == std::vector{vest});
    CHECK(ids(back_since(town.state, Town::evening)) == std::vector{radio});
    CHECK(back_since(town.state, town.now + minutes(1)).empty());
    town.now = town.now + minutes(5);
    REQUIRE(town.run(town.coordinator, TakeBackEquipment{vest}) == allowed);
    CHECK(ids(back_since(town.state, Town::evening)) == std::vector{vest, radio});
}
