#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "shared/buddies/audiences.h"
#include "shared/buddies/check_book.h"
#include "shared/commands/timers.h"
#include "shared/core/random.h"
#include "tests/town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

// A day of that week (Monday is 0), a clock time of it.
Instant at(int day, int hour, int minute = 0) {
    return Town::evening + days(day) + hours(hour - 18) + minutes(minute);
}

CivilDate date(int day) {
    return plus_days({2026, 11, 23}, day);
}

// Qin Guizhi (3-101) lives alone and is checked at nine. Lu Qing is her buddy, He Ping the second, Xie Lan
// the steward of her building, Qin Xiao her daughter far away; Wen Li looks after building 2.
struct Checks : Town {
    Checks() {
        he = enter("3", "302", "何平");
        xie = enter("3", "601", "谢岚");
        daughter = enter("1", "101", "秦晓");
        give(lu, Role::Volunteer);
        give(he, Role::Volunteer);
        run(admin, GiveRole{xie, Role::Steward, building_of(qin)});
        run(coordinator, AddProxy{qin, daughter});
    }
    BuildingId building_of(PersonId person) const {
        return state.households.at(state.residents.at(person).household).building;
    }
    SetCheckPlan plan(CheckWay how = CheckWay::Tap) const {
        SetCheckPlan set;
        set.plan = qin;
        set.rhythm.how = how;
        set.buddy = lu;
        set.second = he;
        return set;
    }
    void arrange() { REQUIRE(run(qin, plan()) == allowed); }

    std::optional<Due> first_due() const {
        std::optional<Due> first;
        for_each_table(state, [&](const auto& table) {
            for (const auto& [key, row] : table.rows()) {
                const auto due = due_of(state, ref_of(AnyRecord(row.record)));
                if (due && (!first || due->at < first->at)) first = due;
            }
        });
        return first;
    }
    // What happens by itself, each at its time.
    void clock_runs_to(Instant until) {
        for (auto due = first_due(); due && due->at <= until; due = first_due()) {
            now = std::max(now, due->at);
            REQUIRE(run({}, Principal::Server, due->command) == allowed);
        }
        now = until;
    }
    // The server was away: everything that was due comes now.
    void server_returns_at(Instant when) {
        now = when;
        clock_runs_to(when);
    }

    std::vector<CheckRound> rounds() const {
        std::vector<CheckRound> all;
        for (const CheckRound* round : state.check_rounds.where<&CheckRound::person>(qin))
            all.push_back(*round);
        std::sort(all.begin(), all.end(),
                  [](const CheckRound& a, const CheckRound& b) { return a.due < b.due; });
        return all;
    }
    CheckRound round() const {
        REQUIRE(!rounds().empty());
        return rounds().back();
    }
    AnswerCheck answer(CheckAnswer answer, std::string note = "") const {
        return {round().id, answer, CheckWay::Knock, std::move(note)};
    }
    std::vector<CheckRung> rungs() const {
        std::vector<CheckRung> asked;
        for (const CheckStep* step : steps_of(state, round().id)) asked.push_back(step->rung);
        return asked;
    }
    bool visits(PersonId viewer) const {
        const auto grants = state.grants.where<&Grant::about>(qin);
        return std::any_of(grants.begin(), grants.end(), [&](const Grant* one) {
            return one->to == viewer && !one->over && one->what == LookAt::DoorAndContact;
        });
    }
    bool was_told(PersonId person, NoticeKind kind) const {
        const auto notices = state.notices.where<&Notice::to>(person);
        return std::any_of(notices.begin(), notices.end(),
                           [&](const Notice* one) { return one->kind == kind; });
    }
    PersonId he, xie, daughter;
};

}  // namespace

TEST_CASE("what can be arranged, and what not") {
    Checks town;
    const auto answer = [&](const SetCheckPlan& set, PersonId by = {}) {
        return town.reason(by ? by : town.qin, set);
    };
    SUBCASE("by the person, a daughter, the steward and the coordinator, and by nobody else") {
        for (const PersonId by : {town.qin, town.daughter, town.xie, town.coordinator})
            CHECK(answer(town.plan(), by) == allowed);
        for (const PersonId by : {town.lu, town.wen, town.he})
            CHECK(answer(town.plan(), by) == Reason::NotForOthers);
    }
    SUBCASE("days, hours and minutes have limits") {
        SetCheckPlan set = town.plan();
        set.rhythm.days = 0;
        CHECK(answer(set) == Reason::CheckDaysInvalid);
        set.rhythm.days = every_day + 1;
        CHECK(answer(set) == Reason::CheckDaysInvalid);
        set = town.plan();
        set.rhythm.minute_of_day = 24 * 60;
        CHECK(answer(set) == Reason::CheckTimeInvalid);
        set = town.plan();
        set.rhythm.patience_minutes = max_patience_minutes + 1;
        CHECK(answer(set) == Reason::CheckMinutesInvalid);
        set = town.plan();
        set.rhythm.rung_minutes = min_rung_minutes - 1;
        CHECK(answer(set) == Reason::CheckMinutesInvalid);
    }
    SUBCASE("nobody is their own buddy, and two are two") {
        SetCheckPlan set = town.plan();
        set.buddy = town.qin;
        CHECK(answer(set) == Reason::SamePerson);
        set.buddy = set.second = town.lu;
        CHECK(answer(set) == Reason::SamePerson);
        set.buddy = set.second = std::nullopt;
        CHECK(answer(set) == allowed);
    }
    SUBCASE("a buddy is somebody whom everybody knows, or whom a coordinator knows") {
        SetCheckPlan set = town.plan();
        set.buddy = town.enter("3", "102", "吴静");
        CHECK(answer(set) == Reason::PersonUnknown);
        CHECK(answer(set, town.coordinator) == allowed);
        town.run(town.coordinator, set);
        set.rhythm.minute_of_day = 600;
        CHECK(answer(set) == allowed);  // Who was chosen already may stay.
        set.buddy = PersonId{{1, 2}};
        CHECK(answer(set) == Reason::PersonUnknown);
    }
}

TEST_CASE("nobody outside learns from a refusal whether somebody is checked") {
    Checks town;
    const std::vector<Command> commands{EndCheckPlan{town.qin}, PauseChecks{town.qin, {{}, "住院"}},
                                        ResumeChecks{town.qin}, SayWell{town.qin}};
    const auto answers = [&] {
        std::vector<std::optional<Reason>> all;
        for (const Command& command : commands) all.push_back(town.reason(town.wen, command));
        return all;
    };
    const auto before = answers();
    CHECK(before == std::vector<std::optional<Reason>>(4, Reason::CheckPlanUnknown));
    town.arrange();
    CHECK(answers() == before);
    town.clock_runs_to(at(1, 10));
    CHECK(answers() == before);
    const auto unknown = town.reason(town.wen, AnswerCheck{CheckRoundId{{1, 2}}, CheckAnswer::Well, {}, ""});
    CHECK(town.reason(town.wen, town.answer(CheckAnswer::Well)) == unknown);
    CHECK(town.reason(town.wen, town.answer(CheckAnswer::None)) == unknown);
    CHECK(town.reason(town.qin, OpenCheck{town.qin, at(1, 9)}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, RaiseCheck{town.round().id, CheckRung::Buddy}) == Reason::NotAllowed);
}

TEST_CASE("who is chosen as buddy learns it, and who is let go, too") {
    Checks town;
    town.arrange();
    CHECK(town.was_told(town.lu, NoticeKind::BuddyChosen));
    CHECK(town.was_told(town.he, NoticeKind::BuddyChosen));
    SetCheckPlan set = town.plan();
    set.second = std::nullopt;
    town.run(town.qin, set);
    CHECK(town.was_told(town.he, NoticeKind::BuddyReleased));
    CHECK_FALSE(town.was_told(town.lu, NoticeKind::BuddyReleased));
    town.run(town.qin, EndCheckPlan{town.qin});
    CHECK(town.was_told(town.lu, NoticeKind::BuddyReleased));
    CHECK(plan_of(town.state, town.qin) == nullptr);
}

TEST_CASE("a missed check climbs from the buddy to the second, the steward and the coordinators") {
    Checks town;
    town.arrange();
    town.clock_runs_to(at(1, 9) - milliseconds(1));
    CHECK(town.rounds().empty());
    town.clock_runs_to(at(1, 9));
    CHECK(town.round().due == at(1, 9));
    CHECK(town.round().rung == CheckRung::None);
    CHECK(town.was_told(town.qin, NoticeKind::CheckDue));
    town.clock_runs_to(at(1, 10) - milliseconds(1));
    CHECK_FALSE(town.round().asked);
    CHECK_FALSE(town.visits(town.lu));
    struct Expected {
        Instant when;
        CheckRung rung;
        PersonId asked;
    };
    for (const Expected& expected :
         {Expected{at(1, 10), CheckRung::Buddy, town.lu}, Expected{at(1, 10, 30), CheckRung::Second, town.he},
          Expected{at(1, 11), CheckRung::Steward, town.xie}}) {
        town.clock_runs_to(expected.when);
        CHECK(town.round().rung == expected.rung);
        CHECK(town.round().asked == expected.asked);
        CHECK(town.round().state == CheckState::Open);
        CHECK(town.visits(expected.asked));
        CHECK(town.was_told(expected.asked, NoticeKind::CheckAsked));
        CHECK(rounds_asking(town.state, expected.asked).size() == 1);
        town.clock_runs_to(expected.when + minutes(30) - milliseconds(1));
        CHECK(town.round().rung == expected.rung);
    }
    CHECK_FALSE(town.was_told(town.coordinator, NoticeKind::CheckMissed));
    town.clock_runs_to(at(1, 11, 30));
    CHECK(town.round().state == CheckState::Missed);
    CHECK(town.round().rung == CheckRung::Coordinator);
    CHECK_FALSE(town.round().asked);
    CHECK(town.was_told(town.coordinator, NoticeKind::CheckMissed));
    CHECK(town.was_told(town.daughter, NoticeKind::CheckMissed));
    CHECK(rounds_in_need(town.state).size() == 1);
    CHECK(town.rungs() ==
          std::vector{CheckRung::Buddy, CheckRung::Second, CheckRung::Steward, CheckRung::Coordinator});
    CHECK(step_on(town.state, town.round().id, CheckRung::Second)->at == at(1, 10, 30));
}

TEST_CASE("what nobody answered stays with the coordinators, over the next checks, until somebody answers") {
    Checks town;
    town.arrange();
    town.clock_runs_to(at(4, 8));
    REQUIRE(town.rounds().size() == 1);
    CHECK(town.round().state == CheckState::Missed);
    CHECK(town.round().not_held == 2);  // Wednesday and Thursday: said so, never called well.
    CHECK_FALSE(town.visits(town.lu));  // Door and number went after a day.
    CHECK(town.run(town.coordinator, town.answer(CheckAnswer::NotReached, "没人开门")) == allowed);
    CHECK(town.run(town.coordinator, town.answer(CheckAnswer::NotReached, "再敲")) == allowed);
    CHECK(town.round().state == CheckState::Missed);
    CHECK(town.run(town.coordinator, town.answer(CheckAnswer::Well, "在女儿家")) == allowed);
    CHECK(town.round().state == CheckState::Well);
    CHECK(town.round().note == "在女儿家");
    CHECK(rounds_in_need(town.state).empty());
    town.clock_runs_to(at(4, 9));
    CHECK(town.rounds().size() == 2);
}

TEST_CASE("whoever is asked answers, on every rung; then the round is over and nobody goes in vain") {
    Checks town;
    town.arrange();
    struct Row {
        Instant when;
        PersonId by;
        bool is_asked_before;
    };
    const std::vector<Row> rows{{at(1, 9, 30), town.xie, false},     {at(1, 9, 30), town.coordinator, false},
                                {at(1, 10, 10), town.lu, true},      {at(1, 10, 40), town.he, true},
                                {at(1, 10, 40), town.lu, true},      {at(1, 11, 10), town.xie, true},
                                {at(1, 12), town.coordinator, true}, {at(1, 12), town.lu, true}};
    for (const Row& row : rows) {
        Checks fresh = town;
        fresh.clock_runs_to(row.when);
        CHECK(fresh.reason(fresh.qin, fresh.answer(CheckAnswer::Well)) == Reason::CheckNotYours);
        CHECK(fresh.run(row.by, fresh.answer(CheckAnswer::Well, "在浇花")) == allowed);
        CHECK(fresh.round().state == CheckState::Well);
        CHECK(fresh.round().answered_by == row.by);
        CHECK(fresh.round().how == CheckWay::Knock);
        CHECK(fresh.was_told(fresh.qin, NoticeKind::CheckWell));
        CHECK(fresh.was_told(fresh.daughter, NoticeKind::CheckWell));
        CHECK_FALSE((fresh.visits(fresh.lu) || fresh.visits(fresh.he) || fresh.visits(fresh.xie)));
        const bool lu_in_vain = row.is_asked_before && row.by != fresh.lu;
        CHECK(fresh.was_told(fresh.lu, NoticeKind::CheckSettled) == lu_in_vain);
        CHECK(fresh.reason(row.by, fresh.answer(CheckAnswer::Well)) == Reason::CheckOver);
        fresh.clock_runs_to(at(2, 8));
        CHECK(fresh.rounds().size() == 1);
    }
}

TEST_CASE("who was not asked yet does not answer, and who reached nobody says it once") {
    Checks town;
    town.arrange();
    town.clock_runs_to(at(1, 10));
    CHECK(town.reason(town.he, town.answer(CheckAnswer::Well)) == Reason::CheckNotYours);
    CHECK(town.reason(town.daughter, town.answer(CheckAnswer::Well)) == Reason::CheckNotYours);
    CHECK(town.run(town.lu, town.answer(CheckAnswer::NotReached, "不接电话")) == allowed);
    CHECK(town.round().rung == CheckRung::Second);  // At once.
    CHECK(town.round().next_step == at(1, 10, 30));
    CHECK(town.reason(town.lu, town.answer(CheckAnswer::NotReached)) == Reason::CheckSaidAlready);
    CHECK(step_on(town.state, town.round().id, CheckRung::Buddy)->note == "不接电话");
    CHECK(town.run(town.lu, town.answer(CheckAnswer::Well)) == allowed);  // She called back.
    CHECK(town.round().state == CheckState::Well);
}

TEST_CASE("somebody finds that help is needed: it stays on the desk until it has been seen to") {
    Checks town;
    town.arrange();
    town.clock_runs_to(at(1, 10));
    CHECK(town.run(town.lu, town.answer(CheckAnswer::NeedsHelp, "摔了一跤")) == allowed);
    CHECK(town.round().state == CheckState::Help);
    CHECK(town.was_told(town.coordinator, NoticeKind::CheckHelp));
    CHECK(town.was_told(town.daughter, NoticeKind::CheckHelp));
    CHECK(town.was_told(town.qin, NoticeKind::CheckHelp));
    CHECK_FALSE(town.was_told(town.he, NoticeKind::CheckHelp));
    REQUIRE(rounds_in_need(town.state).size() == 1);
    CHECK(town.reason(town.lu, town.answer(CheckAnswer::Well)) == Reason::CheckOver);
    CHECK(town.reason(town.qin, SayWell{town.qin}) == Reason::CheckNotDue);
    CHECK(town.run(town.coordinator, town.answer(CheckAnswer::Well, "送医院，没事")) == allowed);
    CHECK(town.round().note == "摔了一跤");
    CHECK(step_on(town.state, town.round().id, CheckRung::Coordinator)->note == "送医院，没事");
    CHECK(rounds_in_need(town.state).empty());
}

TEST_CASE("\"I am well\" in the morning answers the day in advance, and nobody is asked") {
    Checks town;
    town.arrange();
    CHECK(town.reason(town.qin, SayWell{town.qin}) == Reason::CheckNotDue);  // Monday evening.
    town.clock_runs_to(at(1, 7));
    CHECK(town.reason(town.lu, SayWell{town.qin}) == Reason::CheckPlanUnknown);
    CHECK(town.run(town.qin, SayWell{town.qin}) == allowed);
    CHECK(town.round().state == CheckState::Well);
    CHECK(town.round().due == at(1, 9));
    CHECK(town.reason(town.qin, SayWell{town.qin}) == Reason::CheckNotDue);
    town.clock_runs_to(at(2, 8));
    CHECK(town.rounds().size() == 1);
    CHECK(town.rungs().empty());
    CHECK_FALSE(town.was_told(town.daughter, NoticeKind::CheckWell));
    town.clock_runs_to(at(2, 9, 20));
    CHECK(town.run(town.daughter, SayWell{town.qin}) == allowed);  // She has called her.
    CHECK(town.rounds().size() == 2);
    CHECK(town.round().state == CheckState::Well);
    town.clock_runs_to(at(3, 10, 40));
    CHECK(town.run(town.qin, SayWell{town.qin}) == allowed);  // While the second is on the way.
    CHECK(town.was_told(town.he, NoticeKind::CheckSettled));
    CHECK(town.was_told(town.daughter, NoticeKind::CheckWell));
    CHECK(town.round().state == CheckState::Well);
}

TEST_CASE("checks pause in hospital and come back by themselves, or when they are resumed") {
    Checks town;
    town.arrange();
    CHECK(town.reason(town.qin, PauseChecks{town.qin, {{}, ""}}) == Reason::TextEmpty);
    CHECK(town.reason(town.qin, PauseChecks{town.qin, {town.now, "住院"}}) == Reason::CheckPauseInvalid);
    CHECK(town.reason(town.qin, PauseChecks{town.qin, {town.now + days(400), "住院"}}) ==
          Reason::CheckPauseInvalid);
    CHECK(town.reason(town.qin, ResumeChecks{town.qin}) == Reason::ChecksNotPaused);
    CHECK(town.run(town.daughter, PauseChecks{town.qin, {at(4, 9), "住院"}}) == allowed);
    town.clock_runs_to(at(4, 8));
    CHECK(town.rounds().empty());
    town.clock_runs_to(at(4, 9));
    CHECK(town.rounds().size() == 1);
    CHECK_FALSE(plan_of(town.state, town.qin)->paused);
    SUBCASE("a pause closes what is open, and says nothing of how they are") {
        town.clock_runs_to(at(4, 10));
        CHECK(town.run(town.coordinator, PauseChecks{town.qin, {{}, "在女儿家"}}) == allowed);
        CHECK(town.round().state == CheckState::Closed);
        CHECK(town.was_told(town.lu, NoticeKind::CheckSettled));
        CHECK_FALSE(town.visits(town.lu));
        town.clock_runs_to(at(30, 9));
        CHECK(town.rounds().size() == 1);
        CHECK(town.run(town.qin, ResumeChecks{town.qin}) == allowed);
        CHECK(plan_of(town.state, town.qin)->next_due == at(31, 9));
    }
    SUBCASE("and so does an end") {
        town.clock_runs_to(at(4, 12));
        CHECK(town.round().state == CheckState::Missed);
        CHECK(town.run(town.qin, EndCheckPlan{town.qin}) == allowed);
        CHECK(town.round().state == CheckState::Closed);
        CHECK(rounds_in_need(town.state).empty());
    }
}

TEST_CASE("a server that was away opens one check and says how many it did not hold") {
    Checks town;
    town.arrange();
    town.server_returns_at(at(5, 11));
    REQUIRE(town.rounds().size() == 1);
    CHECK(town.round().due == at(5, 9));
    CHECK(town.round().opened_at == at(5, 11));
    CHECK(town.round().not_held == 4);
    CHECK(town.round().state == CheckState::Open);
    CHECK(town.round().next_step == at(5, 12));
    CHECK(call_sheet(town.state, date(3), town.now).front().state == SheetState::NotHeld);
    SUBCASE("what comes twice or late does nothing") {
        const auto twice = [&](const Command& command) {
            return town.run({}, Principal::Server, command)->reason;
        };
        CHECK(twice(OpenCheck{town.qin, at(1, 9)}) == Reason::CheckOver);
        CHECK(twice(OpenCheck{town.qin, at(5, 9)}) == Reason::CheckOver);
        CHECK(twice(OpenCheck{town.qin, at(6, 9)}) == Reason::CheckNotDue);
        CHECK(twice(RaiseCheck{town.round().id, CheckRung::None}) == Reason::CheckNotDue);
        CHECK(twice(RaiseCheck{town.round().id, CheckRung::Buddy}) == Reason::CheckOver);
        town.clock_runs_to(at(5, 12));
        CHECK(twice(RaiseCheck{town.round().id, CheckRung::None}) == Reason::CheckOver);
    }
    SUBCASE("away in the middle of a round, it climbs one rung at a time") {
        town.clock_runs_to(at(5, 12));
        town.server_returns_at(at(5, 20));
        CHECK(town.round().rung == CheckRung::Second);
        CHECK(town.round().next_step == at(5, 20, 30));
    }
}

TEST_CASE("rungs on which nobody stands are left out") {
    Checks town;
    SetCheckPlan set = town.plan();
    SUBCASE("no second") {
        set.second = std::nullopt;
        town.run(town.qin, set);
        town.clock_runs_to(at(1, 12));
        CHECK(town.rungs() == std::vector{CheckRung::Buddy, CheckRung::Steward, CheckRung::Coordinator});
    }
    SUBCASE("the steward's role has ended") {
        town.run(town.qin, set);
        for (const RoleHeld* held : town.state.roles.where<&RoleHeld::person>(town.xie))
            town.run(town.admin, EndRole{held->id});
        town.clock_runs_to(at(1, 12));
        CHECK(town.rungs() == std::vector{CheckRung::Buddy, CheckRung::Second, CheckRung::Coordinator});
    }
    SUBCASE("the steward is away and has handed over to another") {
        town.run(town.qin, set);
        for (const RoleHeld* held : town.state.roles.where<&RoleHeld::person>(town.xie))
            town.run(town.xie, HandOverRole{held->id, town.wen});
        town.clock_runs_to(at(1, 11));
        CHECK(town.round().asked == town.wen);
    }
    SUBCASE("a steward whose role ends while they are asked sees nothing more") {
        town.run(town.qin, set);
        town.clock_runs_to(at(1, 11));
        CHECK(town.visits(town.xie));
        for (const RoleHeld* held : town.state.roles.where<&RoleHeld::person>(town.xie))
            town.run(town.admin, EndRole{held->id});
        CHECK(town.reason(town.xie, town.answer(CheckAnswer::Well)) == Reason::CheckUnknown);
        town.clock_runs_to(at(1, 11, 30));
        CHECK_FALSE(town.visits(town.xie));
        CHECK(town.visits(town.lu));
        CHECK(town.round().state == CheckState::Missed);
    }
    SUBCASE("the buddy is the steward, and is not asked twice") {
        set.buddy = town.xie;
        town.run(town.qin, set);
        town.clock_runs_to(at(1, 12));
        CHECK(town.rungs() == std::vector{CheckRung::Buddy, CheckRung::Second, CheckRung::Coordinator});
    }
    SUBCASE("nobody at all: the coordinators know at once when the patience is over") {
        set.buddy = set.second = std::nullopt;
        town.run(town.qin, set);
        for (const RoleHeld* held : town.state.roles.where<&RoleHeld::person>(town.xie))
            town.run(town.admin, EndRole{held->id});
        town.clock_runs_to(at(1, 10));
        CHECK(town.round().state == CheckState::Missed);
        CHECK(town.rungs() == std::vector{CheckRung::Coordinator});
    }
    SUBCASE("without patience the buddy is asked when it is due") {
        set.rhythm.how = CheckWay::Call;
        set.rhythm.patience_minutes = 0;
        town.run(town.qin, set);
        town.clock_runs_to(at(1, 9));
        CHECK(town.round().asked == town.lu);
        CHECK_FALSE(town.was_told(town.qin, NoticeKind::CheckDue));
    }
}

TEST_CASE("a buddy who is let go while they are asked sees nothing more, and the next one is asked") {
    Checks town;
    town.arrange();
    town.clock_runs_to(at(1, 10));
    CHECK(town.visits(town.lu));
    SetCheckPlan set = town.plan();
    set.buddy = std::nullopt;
    CHECK(town.run(town.daughter, set) == allowed);
    CHECK_FALSE(town.visits(town.lu));
    CHECK(town.round().asked == town.he);
    CHECK(town.reason(town.lu, town.answer(CheckAnswer::Well)) == Reason::CheckUnknown);
}

TEST_CASE("plan, rounds and steps are for those who look after them alone") {
    Checks town;
    town.arrange();
    town.clock_runs_to(at(1, 10));
    const RecordRef plan{CheckPlan::record_type, town.qin.bits};
    const RecordRef step = ref(steps_of(town.state, town.round().id).front()->id);
    for (const RecordRef& record : {plan, ref(town.round().id), step}) {
        const Audience audience = audience_of(town.state, record);
        for (const PersonId person : {town.qin, town.daughter, town.lu, town.he, town.xie, town.coordinator})
            CHECK(audience.meets(groups_of(town.state, person)));
        CHECK_FALSE(audience.meets(groups_of(town.state, town.wen)));
        CHECK_FALSE(audience.meets({group::everyone(), group::helpers()}));
    }
    const Audience name = audience_of(town.state, {PublicName::record_type, town.qin.bits});
    CHECK(name.contains(group::person(town.he)));  // The name, but neither door nor number.
    const Audience door = audience_of(town.state, {Resident::record_type, town.qin.bits});
    CHECK(door.contains(group::person(town.lu)));
    CHECK_FALSE(door.contains(group::person(town.he)));
}

TEST_CASE("two entries of one person become one: one plan, one round, and nobody checks themselves") {
    Checks town;
    town.arrange();
    SUBCASE("of the person checked") {
        const PersonId other = town.enter("3", "101", "秦桂之");
        SetCheckPlan set = town.plan();
        set.plan = other;
        set.rhythm.patience_minutes = 20;
        town.run(town.coordinator, set);
        town.clock_runs_to(at(1, 9, 30));
        CHECK(town.run(town.coordinator, MergePersons{town.qin, other}) == allowed);
        CHECK(town.state.check_plans.size() == 1);
        REQUIRE(town.rounds().size() == 2);
        const CheckRound* going_on = unanswered_round_of(town.state, town.qin);
        REQUIRE(going_on);
        CHECK(going_on->rung == CheckRung::Buddy);
        CHECK(std::count_if(town.state.check_rounds.rows().begin(), town.state.check_rounds.rows().end(),
                            [](const auto& row) { return row.second.record.state == CheckState::Closed; }) ==
              1);
    }
    SUBCASE("the buddy turns out to be the person") {
        town.clock_runs_to(at(1, 10));
        CHECK(town.run(town.coordinator, MergePersons{town.qin, town.lu}) == allowed);
        CHECK_FALSE(plan_of(town.state, town.qin)->buddy);
        CHECK_FALSE(town.round().asked);
        town.clock_runs_to(at(1, 10, 30));
        CHECK(town.round().asked == town.he);
    }
    SUBCASE("buddy and second turn out to be one") {
        CHECK(town.run(town.coordinator, MergePersons{town.he, town.lu}) == allowed);
        CHECK(plan_of(town.state, town.qin)->buddy == town.he);
        CHECK_FALSE(plan_of(town.state, town.qin)->second);
    }
}

TEST_CASE("when a plan is due next: over week ends, pauses and days that are left out") {
    CheckPlan plan;
    const UtcOffset china{8 * 60};
    CHECK(next_due_after(plan, at(0, 18), china) == at(1, 9));
    CHECK(next_due_after(plan, at(1, 9), china) == at(2, 9));  // Strictly after.
    CHECK(next_due_after(plan, at(1, 9) - milliseconds(1), china) == at(1, 9));
    plan.rhythm.days = 0b001'1111;  // Monday to Friday.
    CHECK(next_due_after(plan, at(4, 9), china) == at(7, 9));
    CHECK(next_due_after(plan, at(5, 12), china) == at(7, 9));
    plan.rhythm.days = 1 << 6;
    plan.rhythm.minute_of_day = 0;
    CHECK(next_due_after(plan, at(0, 18), china) == at(6, 0));
    CHECK(next_due_after(plan, at(6, 0), china) == at(13, 0));
    plan.rhythm.minute_of_day = 23 * 60 + 59;
    CHECK(next_due_after(plan, at(6, 0), china) == at(6, 23, 59));
    CHECK(next_due_after(plan, at(6, 0), {-11 * 60}) == at(6, 23, 59) + hours(19));
    plan.rhythm = {};
    plan.paused = true;
    CHECK(next_due_after(plan, at(0, 18), china) == std::nullopt);
    plan.pause.until = at(3, 9);
    CHECK(next_due_after(plan, at(0, 18), china) == at(3, 9));
    plan.pause.until = at(3, 10);
    CHECK(next_due_after(plan, at(0, 18), china) == at(4, 9));
    CHECK(next_due_after(plan, at(5, 18), china) == at(6, 9));  // The pause is long over.
    plan.rhythm.days = 0;
    CHECK(next_due_after(plan, at(0, 18), china) == std::nullopt);
}

TEST_CASE("who was checked today is not checked again when the hour is moved") {
    Checks town;
    town.arrange();
    town.clock_runs_to(at(1, 8));
    town.run(town.qin, SayWell{town.qin});
    SetCheckPlan set = town.plan();
    set.rhythm.minute_of_day = 20 * 60;
    town.run(town.qin, set);
    CHECK(plan_of(town.state, town.qin)->next_due == at(2, 20));
}

TEST_CASE("the call sheet of a day, by time and door, with how each stands") {
    Checks town;
    const auto arrange = [&](PersonId person, std::int32_t minute) {
        SetCheckPlan set;
        set.plan = person;
        set.rhythm.minute_of_day = minute;
        REQUIRE(town.run(town.coordinator, set) == allowed);
    };
    arrange(town.qin, 540);
    arrange(town.lu, 540);        // 2-302, before 3-101
    arrange(town.he, 480);        // earlier
    arrange(town.daughter, 600);  // paused
    arrange(town.xie, 1200);
    town.run(town.coordinator, PauseChecks{town.daughter, {{}, "住院"}});
    town.clock_runs_to(at(1, 12));
    town.run(town.coordinator, AnswerCheck{unanswered_round_of(town.state, town.lu)->id, CheckAnswer::Well,
                                           CheckWay::Call, ""});
    const auto sheet = call_sheet(town.state, date(1), town.now);
    REQUIRE(sheet.size() == 6);
    CHECK(sheet[0].person == town.xie);  // Of yesterday evening.
    CHECK(sheet[0].state == SheetState::Missed);
    CHECK(sheet[1].person == town.he);
    CHECK(sheet[1].state == SheetState::Missed);
    CHECK(sheet[2].person == town.lu);
    CHECK(sheet[2].state == SheetState::Well);
    CHECK(sheet[3].person == town.qin);
    CHECK(sheet[3].round != nullptr);
    CHECK(sheet[4].state == SheetState::Paused);
    CHECK(sheet[5].state == SheetState::Planned);
    CHECK(call_sheet(town.state, date(0), town.now).size() == 1);  // Only Xie Lan's was still to come then.
}

TEST_CASE("who was not reached stays on the call sheet past midnight, until somebody has been") {
    Checks town;
    SetCheckPlan set = town.plan();
    set.rhythm.minute_of_day = 22 * 60;
    REQUIRE(town.run(town.qin, set) == allowed);
    town.clock_runs_to(at(1, 1));
    REQUIRE(town.round().state == CheckState::Missed);
    auto sheet = call_sheet(town.state, date(1), town.now);
    REQUIRE(sheet.size() == 2);
    CHECK(sheet[0].round->id == town.round().id);
    CHECK(sheet[0].due == at(0, 22));
    CHECK(sheet[1].due == at(1, 22));
    CHECK(sheet[1].state == SheetState::Planned);
    REQUIRE(town.run(town.coordinator, AnswerCheck{town.round().id, CheckAnswer::Well, CheckWay::Call, ""}) ==
            allowed);
    sheet = call_sheet(town.state, date(1), town.now);
    REQUIRE(sheet.size() == 1);
    CHECK(sheet[0].due == at(1, 22));
}

TEST_CASE("a wrong tap on 'well' is taken back for some minutes, by who tapped, and the round goes on") {
    Checks town;
    town.arrange();
    const auto taken_back = [&](PersonId by) { return town.run(by, town.answer(CheckAnswer::None)); };
    SUBCASE("by the person herself, before anybody was asked") {
        town.clock_runs_to(at(1, 9, 20));
        REQUIRE(town.run(town.qin, SayWell{town.qin}) == allowed);
        CHECK(town.reason(town.lu, town.answer(CheckAnswer::None)) == Reason::CheckNotYours);
        town.now = town.now + minutes(5);
        CHECK(taken_back(town.qin) == allowed);
        CHECK(town.round().state == CheckState::Open);
        CHECK_FALSE(town.round().answered_by);
        CHECK(town.rounds().size() == 1);
        CHECK(town.reason(town.qin, town.answer(CheckAnswer::None)) == Reason::CheckNotYours);
        town.clock_runs_to(at(1, 10, 30));
        CHECK(town.round().asked == town.lu);  // It climbs as it would have.
        CHECK(town.run(town.qin, SayWell{town.qin}) == allowed);
    }
    SUBCASE("by the buddy who was asked: he is asked again and sees the door again") {
        town.clock_runs_to(at(1, 10));
        REQUIRE(town.round().asked == town.lu);
        REQUIRE(town.run(town.lu, town.answer(CheckAnswer::Well, "很好")) == allowed);
        CHECK_FALSE(town.visits(town.lu));
        CHECK(taken_back(town.lu) == allowed);
        CHECK(town.round().asked == town.lu);
        CHECK(town.round().note.empty());
        CHECK(town.visits(town.lu));
        CHECK(town.rungs() == std::vector{CheckRung::Buddy});
        town.clock_runs_to(at(1, 10, 40));
        CHECK(town.round().asked == town.he);
    }
    SUBCASE("by the desk, before anybody was asked: the buddy is asked as he would have been") {
        town.clock_runs_to(at(1, 9, 20));
        REQUIRE(town.run(town.coordinator, town.answer(CheckAnswer::Well)) == allowed);
        CHECK(taken_back(town.coordinator) == allowed);
        town.clock_runs_to(at(1, 10, 25));
        CHECK(town.round().asked == town.lu);
    }
    SUBCASE("on the coordinators' desk it is missed again") {
        town.clock_runs_to(at(1, 16));
        REQUIRE(town.round().state == CheckState::Missed);
        REQUIRE(town.run(town.coordinator, town.answer(CheckAnswer::Well)) == allowed);
        CHECK(taken_back(town.coordinator) == allowed);
        CHECK(town.round().state == CheckState::Missed);
    }
    SUBCASE("what was answered in advance comes at its time") {
        town.clock_runs_to(at(1, 8));
        REQUIRE(town.run(town.qin, SayWell{town.qin}) == allowed);
        CHECK(plan_of(town.state, town.qin)->next_due == at(2, 9));
        CHECK(taken_back(town.qin) == allowed);
        CHECK(plan_of(town.state, town.qin)->next_due == at(1, 9));
        town.clock_runs_to(at(1, 9, 1));
        CHECK(unanswered_round_of(town.state, town.qin) != nullptr);
    }
    SUBCASE("not after ten minutes, not while checks are paused, not where help was needed") {
        town.clock_runs_to(at(1, 10));
        REQUIRE(town.run(town.lu, town.answer(CheckAnswer::Well)) == allowed);
        town.now = town.now + minutes(11);
        CHECK(town.reason(town.lu, town.answer(CheckAnswer::None)) == Reason::CheckOver);
        town.clock_runs_to(at(2, 10));
        REQUIRE(town.run(town.lu, town.answer(CheckAnswer::NeedsHelp, "摔了")) == allowed);
        REQUIRE(town.run(town.coordinator, town.answer(CheckAnswer::Well, "去医院了")) == allowed);
        CHECK(town.reason(town.coordinator, town.answer(CheckAnswer::None)) == Reason::CheckOver);
        town.clock_runs_to(at(3, 10));
        REQUIRE(town.run(town.lu, town.answer(CheckAnswer::Well)) == allowed);
        REQUIRE(town.run(town.qin, PauseChecks{town.qin, {{}, "住院"}}) == allowed);
        CHECK(town.reason(town.lu, town.answer(CheckAnswer::None)) == Reason::CheckOver);
    }
}

namespace {

// A month in which chance decides who says what when, how long the server is away, and who is let go.
struct Month {
    explicit Month(std::uint64_t seed) : random(seed) {
        people = {town.qin, town.lu, town.he, town.xie, town.wen, town.daughter, town.coordinator};
    }
    PersonId somebody() { return random.pick(people); }
    std::optional<PersonId> perhaps() {
        return random.chance(700) ? std::optional(somebody()) : std::nullopt;
    }
    Command wish() {
        const PersonId person = random.pick(std::vector{town.qin, town.he});
        switch (random.below(12)) {
            case 0:
            case 1: {
                CheckRhythm rhythm;
                rhythm.how = random.pick(Members<CheckWay>::values);
                rhythm.days = random.between(1, every_day);
                rhythm.minute_of_day = random.between(0, 1439);
                rhythm.patience_minutes = random.between(0, 90);
                rhythm.rung_minutes = random.between(5, 240);
                return SetCheckPlan{person, rhythm, perhaps(), perhaps()};
            }
            case 2:
                return EndCheckPlan{person};
            case 3:
                return PauseChecks{person, {town.now + hours(random.between(1, 60)), "住院"}};
            case 4:
                return ResumeChecks{person};
            case 5:
                return SayWell{person};
            case 6:
                if (const auto& roles = town.state.roles.rows(); random.chance(300))
                    return EndRole{
                        std::next(roles.begin(), random.below(static_cast<std::uint32_t>(roles.size())))
                            ->first};
                return GiveRole{somebody(), Role::Steward, town.building_of(town.qin)};
            default:
                const auto& rounds = town.state.check_rounds.rows();
                if (rounds.empty()) return SayWell{person};
                const auto last = std::next(
                    rounds.rbegin(),
                    random.below(static_cast<std::uint32_t>(std::min<std::size_t>(3, rounds.size()))));
                return AnswerCheck{last->first, random.pick(Members<CheckAnswer>::values), CheckWay::Call,
                                   "好"};
        }
    }
    void look() const {
        std::map<PersonId, int> unanswered;
        for (const auto& [id, row] : town.state.check_rounds.rows()) look_at(row.record, unanswered);
        for (const auto& [person, count] : unanswered) REQUIRE(count == 1);
        for (const auto& [id, row] : town.state.check_plans.rows()) {
            if (row.record.next_due) REQUIRE(*row.record.next_due > town.now);
        }
    }
    void look_at(const CheckRound& round, std::map<PersonId, int>& unanswered) const {
        if (is_unanswered(round)) ++unanswered[round.person];
        std::set<CheckRung> rungs;
        std::set<PersonId> asked;
        for (const CheckStep* step : steps_of(town.state, round.id)) {
            REQUIRE(rungs.insert(step->rung).second);
            if (step->asked) REQUIRE(asked.insert(*step->asked).second);
        }
        const bool waits = round.state == CheckState::Open;
        REQUIRE(waits == round.next_step.has_value());
        if (round.next_step) REQUIRE(*round.next_step > town.now);
        if (round.state == CheckState::Missed) REQUIRE(round.rung == CheckRung::Coordinator);
        REQUIRE(is_unanswered(round) != round.answered_by.has_value());
        const auto grants = town.state.grants.where<&Grant::about>(round.person);
        for (const Grant* grant : grants) {
            if (grant->because == ref(round.id) && !grant->over) REQUIRE(is_unanswered(round));
        }
    }
    void play() {
        for (int step = 0; step < 400; ++step) {
            const Instant until = town.now + minutes(random.between(0, 200));
            if (random.chance(900))
                town.clock_runs_to(until);
            else
                town.server_returns_at(town.now + hours(random.between(1, 100)));
            look();
            town.run(random.chance(400) ? town.coordinator : somebody(), wish());
            look();
        }
        town.clock_runs_to(town.now + days(3));
        for (const auto& [id, row] : town.state.check_rounds.rows()) {
            if (row.record.due < town.now - days(2)) REQUIRE(row.record.state != CheckState::Open);
        }
    }
    SeededRandom random;
    Checks town;
    std::vector<PersonId> people;
};

}  // namespace

TEST_CASE("whatever happens: one open round a plan, no rung twice, and every round ends or stays asked") {
    std::size_t rounds = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        Month month(seed);
        month.play();
        rounds += month.town.state.check_rounds.size();
    }
    CHECK(rounds > 100);
}
