#include <doctest/doctest.h>

#include <algorithm>

#include "shared/reminders/reminders.h"
#include "tests/roster_town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;
constexpr UtcOffset china{};

// Monday is 2026-11-23.
Instant at(int day, int hour, int minute = 0) {
    return instant_of({2026, 11, day}, hour * 60 + minute, china);
}

ReminderWish wish_with(bool evening, std::int32_t minutes_before,
                       std::optional<QuietHours> quiet = std::nullopt) {
    ReminderWish wish;
    wish.evening_before = evening;
    wish.minutes_before = minutes_before;
    wish.own_quiet = quiet;
    return wish;
}

using Kind = ReminderKind;

struct Row {
    const char* what;
    ReminderWish wish;
    Instant begins, since;
    std::vector<Reminder> reminders;
};

const QuietHours never{0, 0};
const QuietHours at_noon{12 * 60, 14 * 60};

Notice told(const RosterTown& town, PersonId to, NoticeKind kind) {
    const auto notices = town.state.notices.where<&Notice::to>(to);
    const auto found = std::find_if(notices.begin(), notices.end(),
                                    [&](const Notice* notice) { return notice->kind == kind; });
    REQUIRE(found != notices.end());
    return **found;
}

}  // namespace

TEST_CASE("the quiet hours hold over midnight, and a reminder that would fall into them comes before") {
    const QuietHours night;
    struct QuietRow {
        const char* what;
        QuietHours quiet;
        Instant at, before, after;
    };
    const QuietRow rows[] = {
        {"in the evening", night, at(23, 21, 59), at(23, 21, 59), at(23, 21, 59)},
        {"as they begin", night, at(23, 22), at(23, 21, 45), at(24, 7)},
        {"behind midnight", night, at(24, 5), at(23, 21, 45), at(24, 7)},
        {"as they end", night, at(24, 7), at(24, 7), at(24, 7)},
        {"within a day", at_noon, at(23, 13), at(23, 11, 45), at(23, 14)},
        {"outside of those", at_noon, at(23, 23), at(23, 23), at(23, 23)},
        {"never", never, at(23, 3), at(23, 3), at(23, 3)},
    };
    for (const QuietRow& row : rows) {
        CAPTURE(row.what);
        CHECK(before_quiet(row.quiet, row.at, china) == row.before);
        CHECK(after_quiet(row.quiet, row.at, china) == row.after);
        CHECK(quiet_around(row.quiet, row.at, china).has_value() == (row.at != row.after));
    }
    CHECK_FALSE(is_sound(QuietHours{0, 1440}));
    CHECK_FALSE(is_sound(QuietHours{-1, 60}));
}

TEST_CASE("who is reminded when") {
    const Instant long_ago = at(20, 12);
    const Row rows[] = {
        {"the usual",
         {},
         at(24, 19),
         long_ago,
         {{Kind::EveningBefore, at(23, 20)}, {Kind::Shortly, at(24, 18)}}},
        {"only the evening", wish_with(true, 0), at(24, 19), long_ago, {{Kind::EveningBefore, at(23, 20)}}},
        {"only shortly", wish_with(false, 30), at(24, 19), long_ago, {{Kind::Shortly, at(24, 18, 30)}}},
        {"not at all", wish_with(false, 0), at(24, 19), long_ago, {}},
        {"at six: the hour before is quiet",
         {},
         at(24, 6),
         long_ago,
         {{Kind::EveningBefore, at(23, 20)}, {Kind::Shortly, at(23, 21, 45)}}},
        {"behind midnight: the evening is that of the day before it",
         {},
         at(24, 0, 30),
         long_ago,
         {{Kind::EveningBefore, at(23, 20)}, {Kind::Shortly, at(23, 23 - 2, 45)}}},
        {"without quiet hours of one's own",
         wish_with(true, 60, never),
         at(24, 6),
         long_ago,
         {{Kind::EveningBefore, at(23, 20)}, {Kind::Shortly, at(24, 5)}}},
        {"quiet at noon",
         wish_with(false, 60, at_noon),
         at(24, 14, 30),
         long_ago,
         {{Kind::Shortly, at(24, 11, 45)}}},
        {"taken after the evening", {}, at(24, 19), at(23, 20), {{Kind::Shortly, at(24, 18)}}},
        {"taken within the hour", {}, at(24, 19), at(24, 18, 10), {}},
        {"taken in the night before: nothing rings any more", {}, at(24, 6), at(23, 23), {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(reminders_for(row.wish, {}, china, row.begins, row.since) == row.reminders);
    }
}

TEST_CASE("a reminder comes once at its time, and anew when the shift moves") {
    RosterTown town;
    const ShiftId tomorrow = town.at(18 + 24 + 1, 2, 2);  // 19:00
    town.takes(town.lu, tomorrow);
    town.pass(hours(1));
    CHECK(town.told(town.lu, NoticeKind::ShiftTomorrow) == 0);
    town.pass(hours(1));
    CHECK(town.told(town.lu, NoticeKind::ShiftTomorrow) == 1);
    town.pass(hours(21));
    CHECK(town.told(town.lu, NoticeKind::ShiftSoon) == 0);
    const Instant later = Town::evening + hours(27);
    REQUIRE(town.run(town.coordinator, ChangeShift{tomorrow, {later, later + hours(2)}, 1, 2}) == allowed);
    town.pass(hours(1));  // When it would have been.
    CHECK(town.told(town.lu, NoticeKind::ShiftSoon) == 0);
    town.pass(hours(2));
    CHECK(town.told(town.lu, NoticeKind::ShiftSoon) == 1);
    town.pass(days(2));
    CHECK(town.told(town.lu, NoticeKind::ShiftSoon) == 1);
    CHECK(town.told(town.lu, NoticeKind::ShiftTomorrow) == 1);  // It was no evening before any more.
}

TEST_CASE("a new wish that falls on the reminder just given is heeded, and once only") {
    RosterTown town;
    town.takes(town.lu, town.at(18 + 24 + 1, 2, 2));  // 19:00
    town.pass(minutes(130));
    CHECK(town.told(town.lu, NoticeKind::ShiftTomorrow) == 1);
    REQUIRE(town.run(town.lu, SetReminders{wish_with(true, 23 * 60)}) == allowed);
    town.pass(minutes(5));
    CHECK(town.told(town.lu, NoticeKind::ShiftSoon) == 1);
    town.pass(days(2));
    CHECK(town.told(town.lu, NoticeKind::ShiftSoon) == 1);
    CHECK(town.told(town.lu, NoticeKind::ShiftTomorrow) == 1);
}

TEST_CASE("nobody is reminded of what they gave back, of what is cancelled, or when they are there") {
    RosterTown town;
    const ShiftId shift = town.at(20, 2, 2);
    const SeatId seat = town.takes(town.lu, shift);
    SUBCASE("given back") {
        REQUIRE(town.run(town.lu, GiveBackShift{seat}) == allowed);
    }
    SUBCASE("cancelled") {
        REQUIRE(town.run(town.coordinator, CancelShift{shift, "停电"}) == allowed);
    }
    SUBCASE("there already") {
        town.now = town.now + minutes(61);  // Nobody looked meanwhile.
        REQUIRE(town.run(town.lu, CheckIn{seat}) == allowed);
    }
    town.pass(hours(3));
    CHECK(town.told(town.lu, NoticeKind::ShiftSoon) == 0);
}

TEST_CASE("a server that was away says nothing of what has begun, and both at once only as one") {
    RosterTown town;
    const SeatId seat = town.takes(town.lu, town.at(18 + 24 + 1, 2, 2));
    SUBCASE("it comes back in time") {
        town.now = town.now + hours(24) + minutes(30);
        REQUIRE(town.run({}, Principal::Server, RemindOfShift{seat}) == allowed);
        CHECK(town.told(town.lu, NoticeKind::ShiftSoon) == 1);
    }
    SUBCASE("it comes back too late") {
        town.now = town.now + hours(25);
        REQUIRE(town.run({}, Principal::Server, RemindOfShift{seat}) == allowed);
        CHECK(town.told(town.lu, NoticeKind::ShiftSoon) == 0);
    }
    CHECK(town.told(town.lu, NoticeKind::ShiftTomorrow) == 0);
    CHECK(reminders_left(town.state, town.state.seats.at(seat)).empty());
}

TEST_CASE("who takes a seat over is reminded, whoever had it before") {
    RosterTown town;
    const SeatId seat = town.takes(town.lu, town.at(18 + 24 + 1, 2, 2));
    town.pass(hours(3));
    CHECK(town.told(town.lu, NoticeKind::ShiftTomorrow) == 1);
    town.state.seats.edit(seat).person = town.wen;
    CHECK(reminders_left(town.state, town.state.seats.at(seat)).size() == 2);
}

TEST_CASE("people say when they are reminded, for themselves and for whom they act") {
    RosterTown town;
    CHECK(town.reason(town.lu, SetReminders{wish_with(true, -1)}) == Reason::RemindersInvalid);
    CHECK(town.reason(town.lu, SetReminders{wish_with(true, 24 * 60 + 1)}) == Reason::RemindersInvalid);
    CHECK(town.reason(town.lu, SetReminders{wish_with(true, 60, QuietHours{0, 1440})}) ==
          Reason::RemindersInvalid);
    CHECK(town.reason(town.lu, SetReminders{{}}, town.qin) == Reason::NotForOthers);
    REQUIRE(town.run(town.qin, AddProxy{town.qin, town.lu}) == allowed);
    REQUIRE(town.run(town.lu, SetReminders{wish_with(false, 15)}, town.qin) == allowed);
    CHECK(reminder_wish(town.state, town.qin).minutes_before == 15);
    CHECK(reminder_wish(town.state, town.lu) == [&] {
        ReminderWish usual;
        usual.id = town.lu;
        return usual;
    }());
    CHECK(town.reason(town.lu, SetReminderRules{{}}) == Reason::NotAllowed);
    ReminderRules rules;
    rules.evening_minute = 1440;
    CHECK(town.reason(town.coordinator, SetReminderRules{rules}) == Reason::RemindersInvalid);
    rules.evening_minute = 19 * 60;
    REQUIRE(town.run(town.coordinator, SetReminderRules{rules}) == allowed);
    REQUIRE(town.run(town.coordinator, SetReminderRules{rules}) == allowed);
    CHECK(town.state.reminder_rules.size() == 1);
    CHECK(town.reason(town.lu, RemindOfShift{}) == Reason::NotAllowed);
}

TEST_CASE("a phone rings in the quiet hours only for what is urgent, and only if its person said so") {
    RosterTown town;
    const ShiftId early = town.at(18 + 12, 2, 2);  // Tomorrow at six.
    const ShiftId noon = town.at(18 + 18, 2, 2);
    const Instant night = at(24, 2), morning = at(24, 7);
    struct RingRow {
        const char* what;
        NoticeKind kind;
        ShiftId shift;
        Instant now;
        bool passes;
        std::optional<Instant> rings;
    };
    const RingRow rows[] = {
        {"by day", NoticeKind::ShiftMoved, noon, at(23, 20), false, at(23, 20)},
        {"news wait until the morning", NoticeKind::ShiftMoved, noon, night, true, morning},
        {"of this night's shift they pass", NoticeKind::ShiftCancelled, early, night, true, night},
        {"if that is allowed: else they come too late", NoticeKind::ShiftCancelled, early, night, false, {}},
        {"nor is an alarm about it kept until it has begun", NoticeKind::ShiftUncovered, early, night, true,
         night},
        {"not for who is named for it either", NoticeKind::ShiftStillUncovered, early, night, true, night},
        {"who is left in peace is not", NoticeKind::ShiftStillUncovered, early, night, false, {}},
        {"an alarm about a later one waits", NoticeKind::ShiftUncovered, noon, night, true, morning},
        {"a call within the hour", NoticeKind::ShiftUrgent, early, night, true, night},
        {"not if one is to be left in peace", NoticeKind::ShiftUrgent, early, at(24, 4), false, morning},
        {"a reminder never rings then", NoticeKind::ShiftSoon, early, night, true, {}},
        {"what has begun", NoticeKind::ShiftSoon, noon, at(24, 12), true, {}},
        {"who comes late is still waited for", NoticeKind::SomebodyLate, noon, at(24, 12, 30), true,
         at(24, 12, 30)},
        {"but not when it is over", NoticeKind::SomebodyLate, noon, at(24, 14), true, {}},
        {"what is none of this", NoticeKind::PersonMissed, noon, at(23, 20), true, {}},
    };
    for (const RingRow& row : rows) {
        CAPTURE(row.what);
        ReminderWish wish;
        wish.urgent_passes = row.passes;
        REQUIRE(town.run(town.lu, SetReminders{wish}) == allowed);
        Notice notice;
        notice.to = town.lu;
        notice.kind = row.kind;
        notice.about = ref(row.shift);
        CHECK(ring_at(town.state, notice, row.now) == row.rings);
    }
}

TEST_CASE("a swap rings: what is offered while it is open, and what came of it") {
    RosterTown town;
    const ShiftId today = town.at(20, 2, 1), tomorrow = town.at(44, 2, 1);
    const SeatId mine = town.takes(town.lu, today), theirs = town.takes(town.qin, tomorrow);
    REQUIRE(town.run(town.lu, OfferSwap{{mine, theirs}}) == allowed);
    const Notice offer = told(town, town.qin, NoticeKind::SwapOffered);
    REQUIRE(shift_of(town.state, offer));
    CHECK(shift_of(town.state, offer)->id == tomorrow);
    CHECK(ring_at(town.state, offer, town.now) == town.now);
    SUBCASE("done: it is about the shift that one has now") {
        REQUIRE(town.run(town.qin, AgreeToSwap{SwapId{offer.about.id}}) == allowed);
        const Notice done = told(town, town.lu, NoticeKind::SwapDone);
        REQUIRE(shift_of(town.state, done));
        CHECK(shift_of(town.state, done)->id == tomorrow);
        CHECK(ring_at(town.state, done, town.now) == town.now);
    }
    SUBCASE("off: it is about the shift that one keeps") {
        REQUIRE(town.run(town.qin, EndSwap{SwapId{offer.about.id}}) == allowed);
        const Notice off = told(town, town.lu, NoticeKind::SwapOff);
        REQUIRE(shift_of(town.state, off));
        CHECK(shift_of(town.state, off)->id == today);
        CHECK(ring_at(town.state, off, town.now) == town.now);
    }
    CHECK_FALSE(ring_at(town.state, offer, town.now));
}

TEST_CASE("who waits to be relieved hears that somebody comes late") {
    RosterTown town;
    const ShiftId before = town.at(18, 2, 1), shift = town.at(20, 2, 1);
    town.takes(town.wen, before);
    const SeatId seat = town.takes(town.lu, shift);
    const Instant begins = town.state.shifts.at(shift).window.from;
    REQUIRE(town.run(town.lu, TellLate{seat, begins + minutes(30)}) == allowed);
    const Notice late = told(town, town.wen, NoticeKind::SomebodyLate);
    CHECK(ring_at(town.state, late, town.now) == town.now);
    CHECK(ring_at(town.state, late, begins + minutes(5)) == begins + minutes(5));
    CHECK_FALSE(ring_at(town.state, late, begins + hours(2)));
}

TEST_CASE("who was entered twice keeps their reminders, and is not reminded again") {
    RosterTown town;
    const SeatId seat = town.takes(town.lu, town.at(18 + 24 + 1, 2, 2));
    REQUIRE(town.run(town.lu, SetReminders{wish_with(true, 45)}) == allowed);
    town.pass(hours(3));
    REQUIRE(town.run(town.admin, MergePersons{town.qin, town.lu}) == allowed);
    CHECK(reminder_wish(town.state, town.qin).minutes_before == 45);
    const auto left = reminders_left(town.state, town.state.seats.at(seat));
    REQUIRE(left.size() == 1);
    CHECK(left.front().kind == Kind::Shortly);
}
