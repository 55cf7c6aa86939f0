#include <doctest/doctest.h>

#include "shared/core/random.h"
#include "shared/shifts/pattern.h"
#include "shared/state/audience.h"
#include "tests/roster_town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;
constexpr UtcOffset china{8 * 60};

std::int64_t today(const Town& town) {
    return day_of(town.now, china);
}

// Every night 21–23, until further notice.
ShiftPattern nightly(const Town& town) {
    ShiftPattern pattern;
    pattern.post = town.gate;
    pattern.first_day = today(town);
    pattern.from_minute = 21 * 60;
    pattern.minutes_long = 120;
    pattern.max_places = 3;
    pattern.days_ahead = 6;
    return pattern;
}

std::vector<const Shift*> planned(const Town& town) {
    std::vector<const Shift*> shifts;
    for (const auto& [id, row] : town.state.shifts.rows()) {
        if (row.record.state == ShiftState::Planned) shifts.push_back(&row.record);
    }
    return shifts;
}

}  // namespace

TEST_CASE("a pattern names exactly the days that somebody with a calendar would") {
    SeededRandom random(7);
    std::size_t windows_seen = 0;
    for (int round = 0; round < 500; ++round) {
        ShiftPattern pattern;
        pattern.first_day = random.between(20'000, 20'030);
        if (random.chance(500)) pattern.last_day = pattern.first_day + random.between(0, 60);
        pattern.every_days = random.between(1, 9);
        pattern.days = random.chance(500) ? every_day : random.between(1, every_day);
        pattern.from_minute = random.between(0, 1439);
        pattern.minutes_long = random.between(1, 1440);
        std::set<std::int64_t> skipped;
        for (std::int32_t left = random.between(0, 5); left > 0; --left)
            skipped.insert(pattern.first_day + random.between(0, 30));
        const std::int64_t from = random.between(19'990, 20'060), until = from + random.between(0, 50);
        std::vector<TimeRange> expected;
        for (std::int64_t day = 19'900; day < 20'200; ++day) {
            std::int64_t counted = pattern.first_day;
            while (counted < day) counted += pattern.every_days;
            const bool last = pattern.last_day && day > *pattern.last_day;
            const int weekday_from_monday = static_cast<int>((day + 3) % 7);
            if (counted != day || last || !(pattern.days >> weekday_from_monday & 1)) continue;
            if (skipped.contains(day) || day < from || day >= until) continue;
            const Instant begins{(day * 1440 + pattern.from_minute - 480) * 60'000};
            expected.push_back({begins, begins + minutes(pattern.minutes_long)});
        }
        REQUIRE(expand_pattern(pattern, skipped, from, until, china) == expected);
        windows_seen += expected.size();
    }
    CHECK(windows_seen > 500);
}

TEST_CASE("a pattern of which no shift comes is refused") {
    RosterTown town;
    const auto reason = [&](auto&& set) {
        ShiftPattern pattern = nightly(town);
        set(pattern);
        return town.reason(town.coordinator, AddPatterns{{pattern}});
    };
    CHECK(reason([](ShiftPattern&) {}) == allowed);
    CHECK(reason([](ShiftPattern& one) { one.days = 0; }) == Reason::PatternInvalid);
    CHECK(reason([](ShiftPattern& one) { one.every_days = 0; }) == Reason::PatternInvalid);
    CHECK(reason([](ShiftPattern& one) { one.minutes_long = 0; }) == Reason::PatternInvalid);
    CHECK(reason([](ShiftPattern& one) { one.minutes_long = 1441; }) == Reason::PatternInvalid);
    CHECK(reason([](ShiftPattern& one) { one.max_places = 0; }) == Reason::PatternInvalid);
    CHECK(reason([](ShiftPattern& one) { one.min_places = 4; }) == Reason::PatternInvalid);
    CHECK(reason([](ShiftPattern& one) { one.last_day = one.first_day - 1; }) == Reason::PatternInvalid);
    CHECK(reason([](ShiftPattern& one) { one.first_day = std::int64_t{1} << 62; }) == Reason::PatternInvalid);
    CHECK(reason([](ShiftPattern& one) { one.post = PostId{{9, 9}}; }) == Reason::PostUnknown);
    // Every seven days from a Monday, but only on Tuesdays; every eight days it comes round in the end.
    CHECK(reason([](ShiftPattern& one) { one.every_days = 7, one.days = day_bit(2); }) ==
          Reason::PatternInvalid);
    CHECK(reason([](ShiftPattern& one) { one.every_days = 8, one.days = day_bit(7); }) == allowed);
    // It was over before today.
    CHECK(reason([](ShiftPattern& one) { one.first_day -= 9, one.last_day = one.first_day + 8; }) ==
          Reason::PatternInvalid);
    CHECK(town.reason(town.coordinator, AddPatterns{}) == Reason::NothingChosen);
    CHECK(town.reason(town.lu, AddPatterns{{nightly(town)}}) == Reason::NotAllowed);
}

TEST_CASE("shifts of a pattern are made some days ahead, day by day, each once") {
    RosterTown town;
    town.at(45, 2, 2);  // Tomorrow 21–23 is there already.
    ShiftPattern second = nightly(town);
    second.from_minute = 19 * 60;
    second.opens_hours_before = 48;
    REQUIRE(town.run(town.coordinator, AddPatterns{{nightly(town), second}}) == allowed);
    CHECK(planned(town).size() == 14);
    town.pass(days(3));
    CHECK(planned(town).size() == 20);
    town.pass(days(30));
    CHECK(planned(town).size() == 80);
    std::set<std::pair<Instant, Instant>> windows;
    for (const Shift* shift : planned(town)) windows.insert({shift->window.from, shift->window.until});
    CHECK(windows.size() == 80);
    const Instant next_week = Town::evening + days(37) + hours(1);
    const Shift* later = find_shift(town.state, town.gate, {next_week, next_week + hours(2)});
    REQUIRE(later);
    CHECK(town.is(town.lu, later->id) == SignUp::NotOpenYet);
    CHECK(town.reason(town.coordinator, AssignSeat{later->id, town.lu, "", ""}) == allowed);
    town.pass(hours(49));
    CHECK(town.is(town.lu, later->id) == SignUp::Free);
}

TEST_CASE("a server that was away makes what is still to come, and nothing that is past") {
    RosterTown town;
    town.run(town.coordinator, AddPatterns{{nightly(town)}});
    const std::size_t before = planned(town).size();
    town.now = town.now + days(40);  // Nothing happened by itself meanwhile.
    town.pass({});
    CHECK(planned(town).size() == before + 7);
}

TEST_CASE("an exception cancels the shift of that day, and a day that is back is made again") {
    RosterTown town;
    town.run(town.coordinator, AddPatterns{{nightly(town)}});
    const ShiftPatternId pattern = town.state.shift_patterns.rows().begin()->first;
    const std::int64_t tomorrow = today(town) + 1, far = today(town) + 20;
    const Instant from = Town::evening + hours(27);
    const TimeRange window{from, from + hours(2)};
    town.takes(town.lu, find_shift(town.state, town.gate, window)->id);
    CHECK(town.reason(town.coordinator, SkipPatternDay{pattern, tomorrow, true, ""}) == Reason::TextEmpty);
    CHECK(town.reason(town.coordinator, SkipPatternDay{pattern, tomorrow - 5, true, "年夜"}) ==
          Reason::PatternInvalid);
    CHECK(town.reason(town.lu, SkipPatternDay{pattern, tomorrow, true, "年夜"}) == Reason::NotAllowed);
    REQUIRE(town.run(town.coordinator, SkipPatternDay{pattern, tomorrow, true, "年夜"}) == allowed);
    CHECK_FALSE(find_shift(town.state, town.gate, window));
    CHECK(town.told(town.lu, NoticeKind::ShiftCancelled) == 1);
    REQUIRE(town.run(town.coordinator, SkipPatternDay{pattern, far, true, "年夜"}) == allowed);
    REQUIRE(town.run(town.coordinator, SkipPatternDay{pattern, tomorrow, false, ""}) == allowed);
    CHECK(find_shift(town.state, town.gate, window));
    town.pass(days(30));
    const Instant skipped = Town::evening + days(20) + hours(3);
    CHECK_FALSE(find_shift(town.state, town.gate, {skipped, skipped + hours(2)}));
}

TEST_CASE("a pattern ends, and what it made for later is cancelled") {
    RosterTown town;
    town.run(town.coordinator, AddPatterns{{nightly(town)}});
    ShiftPattern pattern = town.state.shift_patterns.rows().begin()->second.record;
    CHECK(town.reason(town.coordinator, EndPattern{pattern.id, today(town) - 30, "解封"}) ==
          Reason::PatternInvalid);
    REQUIRE(town.run(town.coordinator, EndPattern{pattern.id, today(town) + 2, "解封"}) == allowed);
    CHECK(planned(town).size() == 3);
    CHECK(town.reason(town.coordinator, EndPattern{pattern.id, today(town) + 4, "解封"}) ==
          Reason::PatternOver);
    town.pass(days(20));
    CHECK(planned(town).size() == 3);
    pattern.max_places = 5;  // It goes on after all, with more places.
    REQUIRE(town.run(town.coordinator, ChangePattern{pattern}) == allowed);
    CHECK(planned(town).size() == 10);
    CHECK(town.reason(town.coordinator, ChangePattern{nightly(town)}) == Reason::PatternUnknown);
}

TEST_CASE("a week is copied without what is there already") {
    RosterTown town;
    const PostId east = town.another_post("东门岗");
    town.at(20, 2, 3);
    town.at(24 * 6 + 20, 2, 2, east, 2);
    town.at(24 * 7 + 20, 2, 3);
    const std::int64_t monday = monday_of(today(town));
    const auto copied = [&](int days_later, std::optional<PostId> post = std::nullopt) {
        return shifts_of(preview_of(town.state, WeekCopy{monday, monday + days_later, post}, town.now));
    };
    const std::vector<CopyOfShift> first = copied(7);
    REQUIRE(first.size() == 1);
    CHECK(first.front().shift.post == east);
    CHECK(first.front().shift.min_places == 2);
    CHECK(copied(14).size() == 2);
    CHECK(copied(14, east).size() == 1);
    REQUIRE(town.run(town.coordinator, CopyShifts{first, {}, {}}) == allowed);
    CHECK(copied(7).empty());
    CHECK(town.reason(town.coordinator, CopyShifts{first, {}, {}}) == Reason::ShiftExists);
    CHECK(town.reason(town.lu, CopyShifts{first, {}, {}}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, CopyShifts{}) == Reason::NothingChosen);
    const auto other = copied(21);
    CHECK(town.reason(town.coordinator, CopyShifts{{other[0], other[0]}, {}, {}}) == Reason::ShiftExists);
}

TEST_CASE("of a week that is copied each shift says whether it comes, and if not, why") {
    RosterTown town;
    const PostId east = town.another_post("东门岗"), closed = town.another_post("西侧门");
    town.at(20, 2, 3);
    const ShiftId there = town.at(24 * 7 + 20, 2, 3);
    const ShiftId cancelled = town.at(24 + 20, 2, 3, east);
    REQUIRE(town.run(town.coordinator, CancelShift{cancelled, "下雨"}) == allowed);
    town.at(48 + 20, 2, 3, closed);
    REQUIRE(town.run(town.coordinator, ChangePost{closed, "西侧门", "", true}) == allowed);
    town.at(72 + 20, 2, 3, east);
    const std::int64_t monday = monday_of(today(town));
    const auto preview = preview_of(town.state, WeekCopy{monday, monday + 7, {}}, town.now);
    REQUIRE(preview.size() == 4);
    CHECK(preview[0].why_not == Rejected{Reason::ShiftExists, there});
    CHECK(preview[1].why_not == Rejected{Reason::ShiftCancelled, cancelled});
    CHECK(preview[2].why_not == Rejected{Reason::PostClosed, closed});
    CHECK(preview[3].why_not == std::nullopt);
    REQUIRE(town.run(town.coordinator, CopyShifts{shifts_of(preview), {}, {}}) == allowed);
    // Into a week that is over nothing is copied.
    for (const CopiedShift& one : preview_of(town.state, WeekCopy{monday, monday - 7, {}}, town.now))
        CHECK(one.why_not);
}

TEST_CASE("a copied week keeps the places for trained people that each shift had, and no others") {
    RosterTown town;
    const TrainingId protection = town.training("防护"), first_aid = town.training("急救");
    const ShiftId trained = town.at(20, 2, 3), any = town.at(24 + 20, 2, 3);
    REQUIRE(town.run(town.coordinator, SetNeeds{{}, trained, {{protection, 1}}}) == allowed);
    // By now new shifts of the post ask for something else: a copy is what it was.
    REQUIRE(town.run(town.coordinator, SetNeeds{town.gate, {}, {{first_aid, 2}}}) == allowed);
    const std::int64_t monday = monday_of(today(town));
    const auto copied = shifts_of(preview_of(town.state, WeekCopy{monday, monday + 7, {}}, town.now));
    REQUIRE(copied.size() == 2);
    REQUIRE(town.run(town.coordinator, CopyShifts{copied, {}, {}}) == allowed);
    const auto copy_of = [&](ShiftId shift) {
        const TimeRange window = town.state.shifts.at(shift).window;
        return find_shift(town.state, town.gate, {window.from + days(7), window.until + days(7)})->id;
    };
    CHECK(needed_on(town.state, copy_of(trained)) == std::vector{NeededTraining{protection, 1}});
    CHECK(needed_on(town.state, copy_of(any)).empty());
    for (const PersonId person : {town.lu, town.wen}) town.takes(person, copy_of(trained));
    CHECK(town.is(town.qin, copy_of(trained)) == SignUp::TrainingMissing);
}

TEST_CASE("a copied week with one shift that asks for too much is not made at all") {
    RosterTown town;
    const TrainingId protection = town.training("防护");
    town.at(20, 2, 3);
    town.at(24 + 20, 2, 3);
    const std::int64_t monday = monday_of(today(town));
    auto copied = shifts_of(preview_of(town.state, WeekCopy{monday, monday + 7, {}}, town.now));
    REQUIRE(copied.size() == 2);
    const std::size_t before = town.state.shifts.size();
    const auto reason = [&] { return town.reason(town.coordinator, CopyShifts{copied, {}, {}}); };
    copied[1].needs = {{protection, 4}};
    CHECK(reason() == Reason::NeedsInvalid);
    copied[1].needs = {{protection, 1}, {protection, 1}};
    CHECK(reason() == Reason::NeedsInvalid);
    copied[1].needs = {{TrainingId{{9, 9}}, 1}};
    CHECK(reason() == Reason::TrainingUnknown);
    CHECK(town.state.shifts.size() == before);
    copied[1].needs = {{protection, 3}};
    CHECK(reason() == allowed);
}

TEST_CASE("shifts that are not published are the coordinators' alone, and open when it is time") {
    RosterTown town;
    const Instant from = Town::evening + days(3);
    const PlannedShift shift{town.gate, {from, from + hours(2)}, 1, 2};
    CHECK(town.reason(town.coordinator, PlanShifts{{shift}, from + hours(1), {}, false}) ==
          Reason::TimesInvalid);
    REQUIRE(town.run(town.coordinator, PlanShifts{{shift}, town.now + days(1), town.now + days(2), false}) ==
            allowed);
    const ShiftId id = find_shift(town.state, town.gate, shift.window)->id;
    town.run(town.lu, SignUpAlways{town.gate, every_day, 18 * 60, 120});
    CHECK(audience_of(town.state, ref(id)) == Audience{group::coordinators()});
    CHECK(town.is(town.qin, id) == SignUp::NotOpenYet);
    CHECK(town.reason(town.qin, TakeShift{id}) == Reason::ShiftUnknown);
    CHECK(town.reason(town.coordinator, AssignSeat{id, town.qin, "", ""}) == Reason::ShiftUnknown);
    CHECK(town.reason(town.qin, PublishShift{id}) == Reason::NotAllowed);
    town.pass(days(1));
    CHECK(audience_of(town.state, ref(id)) == Audience{group::everyone()});
    CHECK(town.on(town.lu, id));  // Comes always.
    CHECK(town.reason(town.qin, TakeShift{id}) == Reason::NotOpenYet);
    CHECK(town.reason(town.coordinator, PublishShift{id}) == Reason::PublishedAlready);
    town.pass(days(1));
    CHECK(town.reason(town.qin, TakeShift{id}) == allowed);
}

TEST_CASE("a shift that is moved becomes public and opens as much earlier or later") {
    RosterTown town;
    const Instant from = Town::evening + days(3);
    const PlannedShift shift{town.gate, {from, from + hours(2)}, 1, 2};
    REQUIRE(town.run(town.coordinator, PlanShifts{{shift}, from - days(2), from - days(1), false}) ==
            allowed);
    const ShiftId id = find_shift(town.state, town.gate, shift.window)->id;
    const auto move_to = [&](Instant begins) {
        return town.run(town.coordinator, ChangeShift{id, {begins, begins + hours(2)}, 1, 2});
    };
    SUBCASE("to before it would have opened") {
        REQUIRE(move_to(from - hours(34)) == allowed);
        town.pass({});
        CHECK(is_published(town.state, id));
        CHECK(town.is(town.lu, id) == SignUp::NotOpenYet);
        town.pass(hours(14));  // A day before it begins.
        CHECK(town.is(town.lu, id) == SignUp::Free);
        // What is open stays open, however much later it begins.
        REQUIRE(move_to(from + days(7)) == allowed);
        CHECK(town.is(town.lu, id) == SignUp::Free);
    }
    SUBCASE("a day later") {
        REQUIRE(move_to(from + days(1)) == allowed);
        town.pass(hours(47));
        CHECK_FALSE(is_published(town.state, id));
        town.pass(hours(1));
        CHECK(is_published(town.state, id));
        CHECK(town.is(town.lu, id) == SignUp::NotOpenYet);
        town.pass(days(1));
        CHECK(town.is(town.lu, id) == SignUp::Free);
    }
    SUBCASE("made longer it keeps its days") {
        REQUIRE(town.run(town.coordinator, ChangeShift{id, {from, from + hours(3)}, 1, 2}) == allowed);
        CHECK(town.state.shift_statuses.at(id).publish_at == from - days(2));
        CHECK(town.state.shift_statuses.at(id).opens_at == from - days(1));
    }
}

TEST_CASE("in an emergency volunteers who could come are told at once") {
    RosterTown town;
    town.takes(town.wen, town.at(18, 4, 2));
    const PlannedShift now{town.gate, {town.now + minutes(30), town.now + hours(3)}, 2, 4};
    REQUIRE(town.run(town.coordinator, PlanShifts{{now}, {}, {}, true}) == allowed);
    CHECK(town.told(town.lu, NoticeKind::ShiftUrgent) == 1);
    CHECK(town.told(town.qin, NoticeKind::ShiftUrgent) == 1);
    CHECK(town.told(town.wen, NoticeKind::ShiftUrgent) == 0);
}

TEST_CASE("who is called sees the shift and may take it at once, whatever was said of later") {
    RosterTown town;
    const PlannedShift now{town.gate, {town.now + minutes(30), town.now + hours(3)}, 2, 4};
    const Instant later = town.now + minutes(20);
    REQUIRE(town.run(town.coordinator, PlanShifts{{now}, later, later, true}) == allowed);
    const ShiftId shift = find_shift(town.state, town.gate, now.window)->id;
    CHECK(is_published(town.state, shift));
    CHECK(town.told(town.lu, NoticeKind::ShiftUrgent) == 1);
    CHECK(town.is(town.lu, shift) == SignUp::Free);
}

TEST_CASE("a change in bulk is seen before it is made, and made wholly or not at all") {
    RosterTown town;
    const ShiftId early = town.at(18, 2, 2), late = town.at(20, 2, 2), other = town.at(44, 2, 2);
    town.takes(town.lu, early);
    town.takes(town.lu, late);
    BulkChange later;
    later.begins = {town.now - hours(1), town.now + days(1)};
    later.later_minutes = 60;
    const auto preview = preview_of(town.state, later, town.now);
    REQUIRE(preview.size() == 2);
    CHECK(preview[0].before.id == early);
    CHECK(preview[0].told == std::vector{town.lu});
    for (const ChangePreview& one : preview) CHECK_FALSE(one.why_not);
    ChangeShifts both{{preview[0].change, preview[1].change}, ""};
    CHECK(town.reason(town.coordinator, ChangeShifts{{preview[0].change}, ""}) ==
          Reason::TimesOverlap);  // Alone it cannot be moved,
    CHECK(town.reason(town.lu, both) == Reason::NotAllowed);
    REQUIRE(town.run(town.coordinator, both) == allowed);  // both together can.
    CHECK(town.state.shifts.at(early).window.from == Town::evening + hours(1));
    CHECK(town.told(town.lu, NoticeKind::ShiftMoved) == 2);

    ChangeShifts wrong{{{late, town.state.shifts.at(late).window, 1, 3, false},
                        {other, town.state.shifts.at(other).window, 3, 2, false}},
                       ""};
    CHECK(town.reason(town.coordinator, wrong) == Reason::PlacesInvalid);
    CHECK(town.state.shifts.at(late).max_places == 2);
    ChangeShifts cancels{{{early, {}, 1, 1, true}, {late, {}, 1, 1, true}}, ""};
    CHECK(town.reason(town.coordinator, cancels) == Reason::TextEmpty);
    cancels.why = "停电";
    REQUIRE(town.run(town.coordinator, cancels) == allowed);
    CHECK(town.told(town.lu, NoticeKind::ShiftCancelled) == 2);
    CHECK(preview_of(town.state, later, town.now).empty());
    CHECK(town.broken().empty());
}

TEST_CASE("what is left out of a change in bulk stays in the way of others, and the rest can be made") {
    RosterTown town;
    const ShiftId first = town.at(19, 2, 2), second = town.at(21, 2, 2), morning = town.at(31, 2, 2);
    const ShiftId other = town.at(20, 2, 2, town.another_post("东门岗"));
    for (const ShiftId shift : {first, second, morning}) town.takes(town.lu, shift);
    BulkChange later;
    later.begins = {town.now, town.now + hours(6)};
    later.later_minutes = 60;
    const auto preview = preview_of(town.state, later, town.now);
    REQUIRE(preview.size() == 3);
    CHECK(preview[0].why_not == Rejected(Reason::TimesOverlap, second));
    CHECK(preview[1].before.id == other);
    CHECK_FALSE(preview[1].why_not);
    REQUIRE(preview[2].why_not);
    CHECK(preview[2].why_not->reason == Reason::RestTooShort);  // Seven hours to the morning.
    CHECK(town.reason(town.coordinator, ChangeShifts{{preview[1].change}, ""}) == allowed);
}

TEST_CASE("a change in bulk takes only what begins at one time, and makes it longer or shorter") {
    RosterTown town;
    const ShiftId early = town.at(18, 2, 2), late = town.at(21, 2, 2), tomorrow = town.at(45, 2, 2);
    town.takes(town.lu, late);
    BulkChange longer;
    longer.begins = {town.now - hours(1), town.now + days(2)};
    longer.from_minute = 21 * 60;
    longer.longer_minutes = 30;
    CHECK(begin_minutes(town.state, longer, town.now) == std::vector<std::int32_t>{18 * 60, 21 * 60});
    const auto preview = preview_of(town.state, longer, town.now);
    REQUIRE(preview.size() == 2);
    CHECK(preview[0].before.id == late);
    CHECK(preview[0].told == std::vector{town.lu});
    CHECK(preview[1].before.id == tomorrow);
    ChangeShifts both{{preview[0].change, preview[1].change}, ""};
    REQUIRE(town.run(town.coordinator, both) == allowed);
    CHECK(town.state.shifts.at(late).window ==
          TimeRange{Town::evening + hours(3), Town::evening + hours(5) + minutes(30)});
    CHECK(length(town.state.shifts.at(early).window) == hours(2));
    longer.longer_minutes = -150;  // As long as they are: nothing is left.
    const auto nothing_left = preview_of(town.state, longer, town.now);
    REQUIRE(nothing_left.size() == 2);
    for (const ChangePreview& one : nothing_left) CHECK(one.why_not == Rejected(Reason::TimesInvalid));
    REQUIRE(town.run(town.coordinator, CancelShift{early, "停电"}) == allowed);
    CHECK(begin_minutes(town.state, longer, town.now) == std::vector<std::int32_t>{21 * 60});
}

TEST_CASE("a shift is not moved to where somebody on it would have too little rest") {
    RosterTown town;
    town.takes(town.lu, town.at(20, 2, 2));
    const ShiftId tomorrow = town.at(44, 2, 2);
    town.takes(town.lu, tomorrow);
    const Instant from = Town::evening + hours(8);
    CHECK(town.reason(town.coordinator, ChangeShift{tomorrow, {from, from + hours(2)}, 1, 2}) ==
          Reason::RestTooShort);
}

TEST_CASE("who said that they stay on if nobody comes has the place when nobody came") {
    RosterTown town;
    const ShiftId early = town.at(20, 2, 2), late = town.at(22, 2, 2);
    const SeatId seat = town.takes(town.lu, early);
    town.takes(town.wen, early);
    CHECK(town.reason(town.wen, SetStayOn{town.takes(town.qin, town.at(44, 2, 2)), true}) ==
          Reason::NotForOthers);
    REQUIRE(town.run(town.lu, SetStayOn{seat, true}) == allowed);
    SUBCASE("nobody") {
        town.pass(hours(4));
        CHECK(town.on(town.lu, late));
        CHECK(town.told(town.lu, NoticeKind::PutOnShift) == 1);
        CHECK_FALSE(town.on(town.wen, late));
    }
    SUBCASE("somebody") {
        town.takes(town.wen, late);
        town.pass(hours(4));
        CHECK_FALSE(town.on(town.lu, late));
    }
    CHECK(town.broken().empty());
}
