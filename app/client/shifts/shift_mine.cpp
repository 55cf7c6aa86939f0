#include "app/client/people/find_person.h"
#include "app/client/shifts/roster_words.h"
#include "app/client/shifts/shift_parts.h"
#include "app/client/shifts/swap_parts.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/work_rules.h"

namespace linli::client {
namespace {

// A box that is a command at once. `on`: as it is now.
void switch_box(const Acting& by, const std::string& label, bool on, const Command& command,
                const std::string& second) {
    const std::string why = why_not(by, command);
    bool wanted = on;
    if (ui::check(label, wanted, {.second = second, .reason = why, .key = ui::Key(std::string_view(label))}))
        act(by, command);
}

void draw_sharing(const Acting& by, const Seat& seat) {
    const State& state = by.known.state;
    const Seat* other = shares_place_of(state, seat.id);
    if (!other) other = partner_on_place(state, seat.id);
    if (other) {
        ui::line(text("share.with", {{"name", seat_name(state, *other)}}), {.icon = ui::Icon::Users});
        return;
    }
    const SeatStatus* status = state.seat_statuses.find(seat.id);
    const bool shares = status && status->shares;
    switch_box(by, text("share.offer"), shares, SetSharing{seat.id, !shares}, text("share.offer_second"));
}

// Only where a shift follows at the same post, on which I do not stand anyway.
void draw_staying(const Acting& by, const Seat& seat, const Shift& shift) {
    const State& state = by.known.state;
    bool follows = false;
    for (const Shift* next : state.shifts.where<&Shift::post>(shift.post)) {
        const bool then = next->window.from == shift.window.until && next->state == ShiftState::Planned;
        follows = follows || (then && !seat_of(state, next->id, by.me.me));
    }
    const SeatFile* file = state.seat_files.find(seat.id);
    const bool stays = file && file->stays_on;
    if (!follows && !stays) return;
    switch_box(by, text("stay.on"), stays, SetStayOn{seat.id, !stays}, text("stay.on_second"));
}

const StandingSignUp* standing_of(const State& state, PersonId person, const Shift& shift,
                                  const SignUpAlways& like) {
    const CivilDate day = civil_from_days(day_of(shift.window.from, utc_offset(state)));
    for (const StandingSignUp* one : state.standing_sign_ups.where<&StandingSignUp::person>(person)) {
        const bool same = one->post == like.post && one->from_minute == like.from_minute &&
                          one->minutes_long == like.minutes_long;
        if (same && is_on(one->days, day)) return one;
    }
    return nullptr;
}

void draw_every_week(const Acting& by, const Shift& shift) {
    const CivilTime from = civil_time(shift.window.from, by.me.offset);
    const SignUpAlways always{shift.post, day_bit(weekday(from.date)), from.minute_of_day,
                              static_cast<std::int32_t>(length(shift.window).ms / minutes(1).ms)};
    const StandingSignUp* standing = standing_of(by.known.state, by.me.me, shift, always);
    const std::string days = days_words(standing ? standing->days : always.days);
    const Command command = standing ? Command(EndSignUpAlways{standing->id}) : Command(always);
    switch_box(by, text("weekly.come", {{"days", days}}), standing != nullptr, command,
               text("weekly.come_second"));
}

// Why the rules do not count for my place; only the person and the coordinators know.
void draw_waiver(const Acting& by, const Seat& seat) {
    if (!is_waived(by.known.state, seat.id)) return;
    const SeatFile* file = by.known.state.seat_files.find(seat.id);
    const std::string why = file && !file->waived_why.empty() ? file->waived_why : text("waiver.agreed");
    ui::note(ui::Icon::Info, text("waiver.why", {{"why", why}}));
}

std::vector<PersonId> people_i_act_for(const State& state, PersonId me) {
    std::vector<PersonId> people;
    for (const Proxy* proxy : state.proxies.where<&Proxy::proxy>(me)) people.push_back(proxy->for_whom);
    return people;
}

// A place; where all are taken, to wait for one.
Command wish_for(const State& state, PersonId person, ShiftId shift, Instant now) {
    const SignUp is = sign_up_state(state, person, shift, now).is;
    if (is == SignUp::Full || is == SignUp::WaitingList) return JoinWaiting{shift};
    return TakeShift{shift};
}

}  // namespace

void draw_for_others(const Acting& by, const ShiftView& view, ShiftsInput& input) {
    const State& state = by.known.state;
    const ShiftId shift = view.shift->id;
    const std::vector<PersonId> people = people_i_act_for(state, by.me.me);
    const bool over = view.shift->window.until <= by.now || view.shift->state == ShiftState::Cancelled;
    if (over || by.me.coordinator || (people.empty() && !by.me.steward)) return;
    if (ui::button(text("for_other.open"), {.icon = ui::Icon::UserPlus})) input.for_other = true;
    if (!input.for_other) return;
    const ui::Dialog sheet(
        {.title = text("for_other.title"), .open = &input.for_other, .close_label = text("action.close")});
    if (view.free == 0) ui::line(text("for_other.full"), {.icon = ui::Icon::Info});
    std::optional<PersonId> chosen;
    {
        const ui::List list(text("for_other.title"));
        for (const PersonId person : people) {
            const std::string name = name_of(state, person);
            const std::string why =
                why_not({by.known, by.me, by.now, by.outbox, person}, wish_for(state, person, shift, by.now));
            if (ui::row(person,
                        {.title = name, .second = why, .person = circle_of(name), .pressable = why.empty()}))
                chosen = person;
        }
    }
    if (by.me.steward) {
        const auto found = find_person(by.known, text("assign.search"), input.other_search, input.people);
        if (found) chosen = found;
    }
    if (!chosen) return;
    const Acting for_them{by.known, by.me, by.now, by.outbox, *chosen};
    if (act(for_them, wish_for(state, *chosen, shift, by.now))) input.for_other = false;
}

void draw_my_place(const Acting& by, const ShiftView& view) {
    if (!view.mine || view.shift->state == ShiftState::Cancelled || view.shift->window.until <= by.now)
        return;
    draw_waiver(by, *view.mine);
    for (const Swap* swap : swaps_offered(by.known.state, view.mine->id)) draw_swap(by, *swap);
    const ui::Card card("mine");
    draw_sharing(by, *view.mine);
    draw_staying(by, *view.mine, *view.shift);
    draw_every_week(by, *view.shift);
}

}  // namespace linli::client
