#pragma once

#include <doctest/doctest.h>

#include "shared/commands/timers.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/skills.h"
#include "tests/roster_invariants.h"
#include "tests/town.h"

namespace linli {

// A town with volunteers: Lu Qing (2-302), Wen Li (2-401, steward of building 2) and Qin Guizhi (3-101).
struct RosterTown : Town {
    RosterTown() {
        for (const PersonId person : {lu, wen, qin}) give(person, Role::Volunteer);
    }

    template <class AnyId>
    AnyId made(std::size_t place = 0) const {  // By the last command that was done.
        return NewIds(7, OutboxId{{1, 1}}, number - 1).make<AnyId>(place);
    }
    // At the gate, or at another post; hours count from today's midnight.
    ShiftId at(int from_hour, int hours_long, std::int32_t places, PostId post = {}, std::int32_t least = 1) {
        const Instant from = evening + hours(from_hour - 18);
        const AddShift add{post ? post : gate, {from, from + hours(hours_long)}, least, places};
        REQUIRE(run(coordinator, add) == std::nullopt);
        return made<ShiftId>();
    }
    PostId another_post(const std::string& name) {
        REQUIRE(run(coordinator, AddPost{name, ""}) == std::nullopt);
        return made<PostId>();
    }
    SeatId takes(PersonId person, ShiftId shift) {
        REQUIRE(run(person, TakeShift{shift}) == std::nullopt);
        return seat_of(state, shift, person)->id;
    }
    TrainingId training(const std::string& name) {
        REQUIRE(run(coordinator, AddTraining{name}) == std::nullopt);
        return made<TrainingId>();
    }
    void train(PersonId person, TrainingId training) {
        REQUIRE(run(coordinator, GiveTraining{training}, person) == std::nullopt);
    }
    SignUp is(PersonId person, ShiftId shift) const { return sign_up_state(state, person, shift, now).is; }
    bool on(PersonId person, ShiftId shift) const { return seat_of(state, shift, person) != nullptr; }
    // For a seat, or for an empty place.
    std::size_t asked(SeatId sought) const {
        return state.stand_in_asks.where<&StandInAsk::seat>(sought).size();
    }
    std::size_t told(PersonId person, NoticeKind kind) const {
        const auto notices = state.notices.where<&Notice::to>(person);
        return static_cast<std::size_t>(std::count_if(notices.begin(), notices.end(),
                                                      [&](const Notice* one) { return one->kind == kind; }));
    }

    // Lets time pass; what happens by itself happens when it is due.
    void pass(Duration time) {
        const Instant until = now + time;
        while (run_next(until)) continue;
        now = until;
    }
    std::vector<std::string> broken() const { return tests::RosterInvariants(state, now).broken(); }

private:
    bool run_next(Instant until) {
        std::optional<Due> next;
        for_each_table(state, [&](const auto& table) {
            using Record = RecordOf<decltype(table)>;
            for (const auto& [key, row] : table.rows()) {
                const auto due = due_of(state, {Record::record_type, key.bits});
                if (due && due->at <= until && (!next || due->at < next->at)) next = due;
            }
        });
        if (!next) return false;
        now = std::max(now, next->at);
        const tests::WaitingOrder waiting(state);
        const auto no = run({}, Principal::Server, next->command);
        REQUIRE_MESSAGE(!no, "what happens by itself is refused: " << tag_of(next->command));
        for (const std::string& what : waiting.broken(state, now)) FAIL(what);
        return true;
    }
};

}  // namespace linli
