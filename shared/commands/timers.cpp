#include "shared/commands/timers.h"

#include <algorithm>

#include "shared/medicine/medicine_book.h"
#include "shared/reminders/chat.h"
#include "shared/reminders/reminders.h"

namespace linli {
namespace {

std::optional<Due> due_of(const Grant& grant) {
    if (grant.over) return std::nullopt;
    return Due{grant.window.until, EndLook{grant.id}};
}

std::optional<Due> due_of(const ErrandSearch& search) {
    if (!search.look_again_at) return std::nullopt;
    return Due{*search.look_again_at, WidenSearch{search.id}};
}

std::optional<Due> due_of(const ErrandSeries& series) {
    if (!series.next) return std::nullopt;
    return Due{*series.next - asked_again_ahead, AskAgain{series.id}};
}

std::optional<Due> due_of(const CheckPlan& plan) {
    if (!plan.next_due) return std::nullopt;
    return Due{*plan.next_due, OpenCheck{plan.id, *plan.next_due}};
}

std::optional<Due> due_of(const CheckRound& round) {
    if (round.state != CheckState::Open || !round.next_step) return std::nullopt;
    return Due{*round.next_step, RaiseCheck{round.id, round.rung}};
}

// Three days left, then one day left: each threshold once.
std::optional<Due> due_of(const MedicineLine& line) {
    if (!line.facts.runs_out_on || line.raised == Urgency::Now) return std::nullopt;
    const bool first = line.raised == Urgency::Whenever;
    const std::int64_t left = first ? days_left_for_today : days_left_for_now;
    const Urgency to = first ? Urgency::Today : Urgency::Now;
    return Due{*line.facts.runs_out_on - days(left), RaiseMedicineUrgency{line.id, to}};
}

std::optional<Due> due_of(const Campaign& campaign) {
    if (campaign.state != CampaignState::Open || !campaign.facts.closes_at) return std::nullopt;
    return Due{*campaign.facts.closes_at, CloseCampaign{campaign.id}};
}

std::optional<Due> due_of(const OfferedRound& round) {
    if (!round.ends_at) return std::nullopt;
    return Due{*round.ends_at, EndRound{round.id}};
}

std::optional<Due> due_of(const ShiftPattern& pattern) {
    if (!pattern.next_making) return std::nullopt;
    return Due{*pattern.next_making, MakeShifts{pattern.id}};
}

// Nobody comes to a shift of which nobody knows: it is looked at once it is published.
std::optional<Due> due_of(const ShiftStatus& status) {
    if (status.publish_at) return Due{*status.publish_at, PublishShift{status.id}};
    if (!status.next_look) return std::nullopt;
    return Due{*status.next_look, LookAtCover{status.id}};
}

std::optional<Due> due_of(const StandInSearch& search) {
    if (!search.next_step) return std::nullopt;
    return Due{*search.next_step, AskStandIns{search.id}};
}

std::optional<Due> due_of(const GuestVisit& visit) {
    return Due{visit.at + guests_kept, LeaveAsGuest{visit.id}};
}

std::optional<Due> due_of(const Swap& swap) {
    if (!swap.ends_at) return std::nullopt;
    return Due{*swap.ends_at, EndSwap{swap.id}};
}

std::optional<Due> due_of(const State& state, const Seat& seat) {
    const auto left = reminders_left(state, seat);
    if (left.empty()) return std::nullopt;
    return Due{left.front().at, RemindOfShift{seat.id}};
}

std::optional<Due> due_of(const State& state, const ChatRobot& robot) {
    const auto next = next_chat(state, robot);
    if (!next) return std::nullopt;
    return Due{*next, SpeakInChat{robot.id}};
}

// Which timers look at what changed.
class Looking {
public:
    Looking(const State& state, Instant at) : state_(state), at_(at) {}

    void seats_of_shift(ShiftId shift) {
        for (const Seat* seat : state_.seats.where<&Seat::shift>(shift)) add(*seat);
    }
    void seats_of_person(PersonId person) {
        for (const Seat* seat : state_.seats.where<&Seat::person>(person)) add(*seat);
    }
    void all_seats() {
        for (const auto& [id, row] : state_.seats.rows()) add(row.record);
    }
    void seat(SeatId id) {
        if (const Seat* seat = state_.seats.find(id)) add(*seat);
    }
    void robots() {
        for (const auto& [id, row] : state_.chat_robots.rows()) found.push_back(ref(id));
    }
    std::vector<RecordRef> found;

private:
    void add(const Seat& seat) {
        const Shift* shift = state_.shifts.find(seat.shift);
        if (shift && shift->window.from > at_) found.push_back(ref(seat.id));
    }
    const State& state_;
    Instant at_;
};

// A place that somebody takes makes no shift short: only what is given back does.
bool may_be_missed(const State& state, SeatId id) {
    const Seat* seat = state.seats.find(id);
    return !seat || seat->state != SeatState::Held;
}

}  // namespace

std::optional<Due> due_of(const State& state, const RecordRef& record) {
    std::optional<Due> due;
    with_table(state, record.type, [&](const auto& table) {
        using Record = RecordOf<decltype(table)>;
        if constexpr (requires(const Record& one) { due_of(one); }) {
            if (const Record* found = table.find({record.id})) due = due_of(*found);
        } else if constexpr (requires(const Record& one) { due_of(state, one); }) {
            if (const Record* found = table.find({record.id})) due = due_of(state, *found);
        }
    });
    return due;
}

std::vector<RecordRef> timers_looking_at(const State& state, const RecordRef& changed, Instant at) {
    Looking looking(state, at);
    switch (changed.type) {
        case Shift::record_type:
        case ShiftStatus::record_type:
            looking.seats_of_shift({changed.id});
            looking.robots();
            break;
        case Seat::record_type:
            if (may_be_missed(state, {changed.id})) looking.robots();
            break;
        case SeatReminder::record_type:
        case SeatStatus::record_type:
            looking.seat({changed.id});
            break;
        case ReminderWish::record_type:
            looking.seats_of_person({changed.id});
            break;
        case ReminderRules::record_type:
            looking.all_seats();
            looking.robots();
            break;
        default:
            break;
    }
    return std::move(looking.found);
}

}  // namespace linli
