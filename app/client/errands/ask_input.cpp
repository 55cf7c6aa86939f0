#include "app/client/errands/ask_input.h"

#include <algorithm>

#include "shared/errands/case_number.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/wish_list.h"
#include "shared/rides/ride_book.h"

namespace linli::client {
namespace {

constexpr int evening_end = 22 * 60;  // Today means: while neighbours still ring at doors.
constexpr int late = 20 * 60;         // From then on, today is nearly over: tomorrow is meant, too.
constexpr Duration at_once = hours(4);
constexpr int days_for_whenever = 3;
constexpr std::int32_t few_numbers = 5;
constexpr std::int32_t numbers_at_the_desk = 100;

void fill_appointment(const RideAppointment& appointment, const Viewer& me, AskInput& input) {
    const CivilTime from = civil_time(appointment.arrive.from, me.offset);
    input.by_appointment = true;
    input.day = from.date;
    input.arrive_from = from.minute_of_day;
    input.arrive_until = input.arrive_from + static_cast<int>(length(appointment.arrive).ms / minutes(1).ms);
}

// Not from the moment on at which it was asked for.
bool is_at_a_time(const Errand& errand) {
    return errand.window.from > errand.asked_at + minutes(30) && length(errand.window) <= hours(12);
}

// A line that was on the list before keeps its id, so that what was got stays ticked.
void keep_ids(const State& state, ErrandId errand, std::vector<AskedItem>& items) {
    std::vector<const ErrandItem*> known = items_of(state, errand);
    for (AskedItem& asked : items) {
        const auto same = std::find_if(known.begin(), known.end(), [&](const ErrandItem* item) {
            return item->words.item == asked.words.item;
        });
        if (same == known.end()) continue;
        asked.id = (*same)->id;
        known.erase(same);
    }
}

TimeRange on_the_day(const AskInput& input, int from, int until, const Saying& saying) {
    const CivilDate day = input.day.value_or(today_of(saying));
    return {instant_of(day, from, saying.offset), instant_of(day, until, saying.offset)};
}

TimeRange hours_of(const AskInput& input, const Saying& saying) {
    return on_the_day(input, input.from, input.until, saying);
}

}  // namespace

bool has_list(ErrandKind kind) {
    return kind == ErrandKind::Shopping || kind == ErrandKind::Medicine;
}

ErrandKind kind_of(const AskInput& input) {
    return static_cast<ErrandKind>(input.kind);
}

TimeRange window_of(Urgency urgency, const Saying& saying) {
    if (urgency == Urgency::Now) return {saying.now, saying.now + at_once};
    const CivilTime local = civil_time(saying.now, saying.offset);
    int ahead = urgency == Urgency::Whenever ? days_for_whenever : 0;
    if (urgency == Urgency::Today && local.minute_of_day >= late) ahead = 1;
    return {saying.now, instant_of(plus_days(local.date, ahead), evening_end, saying.offset)};
}

std::optional<TimeRange> appointment_of(const AskInput& input, const Saying& saying) {
    if (!input.by_appointment || kind_of(input) != ErrandKind::Ride) return std::nullopt;
    return on_the_day(input, input.arrive_from, input.arrive_until, saying);
}

void say_appointment(const Acting& by, ErrandId errand, const AskInput& input) {
    const auto arrive = appointment_of(input, by.me.saying(by.now));
    if (arrive || by.known.state.ride_appointments.find(errand)) act(by, SetAppointment{errand, arrive});
}

Asked asked_of(const State& state, const AskInput& input, const Saying& saying) {
    Asked asked;
    asked.kind = kind_of(input);
    asked.urgency = static_cast<Urgency>(input.urgency);
    asked.window = window_of(asked.urgency, saying);
    asked.needs = input.needs;
    if (asked.kind == ErrandKind::Ride) {
        asked.ride = {input.escorts, input.return_trip ? input.minutes_there : 0};
        asked.destination = input.destination;
        const auto arrive = appointment_of(input, saying);
        asked.window =
            arrive ? time_to_be_fetched(state, input.destination, *arrive) : hours_of(input, saying);
    } else if (input.at_a_time) {
        asked.window = hours_of(input, saying);
        const bool today = civil_time(asked.window.from, saying.offset).date == today_of(saying);
        asked.urgency = today ? Urgency::Today : Urgency::Whenever;
    }
    if (!has_list(asked.kind)) {
        asked.what = input.what;
        return asked;
    }
    for (WishedItem& item : read_wish_list(input.what).items)
        asked.items.push_back({{}, std::move(item.words), item.days_left});
    if (input.changes) keep_ids(state, input.changes, asked.items);
    return asked;
}

Repeats repeats_of(const AskInput& input, UtcOffset offset) {
    Repeats repeats{.days = input.repeat_days, .until = std::nullopt};
    if (repeats.days != 0 && input.repeat_until)
        repeats.until = instant_of(plus_days(*input.repeat_until, 1), 0, offset);
    return repeats;
}

void fill_from(const Known& known, const Viewer& me, AskInput& input) {
    if (input.filled) return;
    const Errand* errand = known.state.errands.find(input.changes);
    const ErrandDetail* detail = known.state.errand_details.find(input.changes);
    if (!errand || !detail) return;
    input.filled = true;
    input.kind = static_cast<int>(errand->kind);
    input.asked_for = detail->asked_for;
    input.what = detail->what;
    input.destination = detail->destination;
    input.urgency = static_cast<int>(errand->urgency);
    input.needs = errand->needs;
    input.escorts = detail->ride.escorts;
    input.return_trip = detail->ride.minutes_there > 0;
    if (input.return_trip) input.minutes_there = detail->ride.minutes_there;
    const CivilTime from = civil_time(errand->window.from, me.offset);
    input.day = from.date;
    input.from = from.minute_of_day;
    input.until = input.from + static_cast<int>(length(errand->window).ms / minutes(1).ms);
    input.at_a_time = errand->kind != ErrandKind::Ride && is_at_a_time(*errand);
    if (const RideAppointment* appointment = known.state.ride_appointments.find(errand->id))
        fill_appointment(*appointment, me, input);
    if (!has_list(errand->kind)) return;
    for (const ErrandItem* item : items_of(known.state, errand->id))
        input.what += (input.what.empty() ? "" : "\n") + wish_list_line(item->words);
}

void lease_more_numbers(const Known& known, const Stamp& by, Outbox& outbox, bool at_the_desk) {
    const auto asks_already = [](const Pending& pending) {
        return std::holds_alternative<LeaseNumbers>(pending.command);
    };
    if (std::any_of(known.pending().begin(), known.pending().end(), asks_already)) return;
    if (unused_numbers(known.state, by.device) <= few_numbers + 1)  // With the one just given.
        outbox.push(LeaseNumbers{at_the_desk ? numbers_at_the_desk : numbers_per_lease});
}

}  // namespace linli::client
