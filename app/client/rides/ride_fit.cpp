#include "app/client/rides/ride_fit.h"

#include <algorithm>

#include "app/client/errands/errand_words.h"
#include "app/client/rides/ride_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/asked_again.h"

namespace linli::client {
namespace {

constexpr std::size_t most_moved = 5;

// --- It fits

void draw_moved(const Acting& by, const RideFit& fit) {
    if (fit.moved.empty()) return ui::line(text("rides.moves_nobody"), {.icon = ui::Icon::Check});
    for (std::size_t i = 0; i < std::min(fit.moved.size(), most_moved); ++i) {
        const MovedRide& moved = fit.moved[i];
        const Errand* errand = by.known.state.errands.find(moved.errand);
        if (!errand) continue;
        const bool later = moved.later.ms > 0;
        const Duration by_so_much = later ? moved.later : Duration{-moved.later.ms};
        const std::string who = errand_title(by.known.state, *errand);
        ui::line(text(later ? "rides.moves_later" : "rides.moves_earlier",
                      {{"who", who}, {"length", length_words(by_so_much)}}),
                 {.icon = ui::Icon::Clock});
    }
    if (fit.moved.size() > most_moved)
        ui::line(text("rides.moves_more", {{"count", fit.moved.size() - most_moved}}), {.quiet = true});
}

void draw_fit(const Acting& by, const RideFit& fit) {
    const State& state = by.known.state;
    for (const PlannedLeg& leg : fit.own) {
        const char* way = leg.way == LegWay::There ? "rides.way.there" : "rides.way.back";
        const std::string when = joined(text(way), range_words(leg.window, by.me.offset));
        ui::line(joined(when, vehicle_words(state, leg.vehicle)), {.bold = true, .icon = ui::Icon::Car});
    }
    draw_moved(by, fit);
    action(by, text("rides.fit_in"), AcceptRides{fit.all},
           {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
}

// --- It does not fit, why, and what would help

bool is_other_time(const RideHelp& help) {
    return help.kind == RideHelpKind::Earlier || help.kind == RideHelpKind::Later;
}

// Who is to be driven is called; what was agreed to is written down.
void draw_other_time(const Acting& by, const RideHelp& help, const Errand& errand, int number) {
    const State& state = by.known.state;
    auto asked = asked_as_it_is(state, errand);
    if (!asked) return;
    const Duration shift = seconds(help.shift);
    asked->window = {errand.window.from + shift, errand.window.until + shift};
    const std::string when = when_words(asked->window, by.me.saying(by.now));
    if (const ErrandDetail* detail = state.errand_details.find(errand.id)) {
        const bool first = number == 1;
        const std::string name = name_of(state, detail->asked_for);
        ui::link_button(text("rides.ask_time", {{"name", name}, {"when", when}}),
                        call_route(state, detail->asked_for),
                        {.kind = first ? ui::ButtonKind::Primary : ui::ButtonKind::Quiet,
                         .icon = ui::Icon::Phone,
                         .key = number});
    }
    action(by, text("rides.agreed_time", {{"when", when}}), ChangeErrand{errand.id, *asked}, {.key = number});
}

// Another plan is taken by one press. Another time is first asked on the telephone, then written down;
// another vehicle is borrowed first.
void draw_help(const Acting& by, const RideDay& day, const RideHelp& help, std::uint32_t ride,
               const Errand& errand, int number) {
    const State& state = by.known.state;
    const std::string words = help_words(state, day, help, ride, by.me.saying(by.now));
    if (help.plan) {
        const std::vector<PlannedLeg> legs = legs_of_plan(state, day, *help.plan);
        if (!legs.empty()) action(by, words, AcceptRides{legs}, {.icon = ui::Icon::Car, .key = number});
        return;
    }
    ui::line(words, {.icon = is_other_time(help) ? ui::Icon::Clock : ui::Icon::Info});
    if (is_other_time(help)) return draw_other_time(by, help, errand, number);
    ui::link_button(text("rides.add_vehicle"), "/vehicles", {.icon = ui::Icon::Plus, .key = number});
}

}  // namespace

RideAnswer answer_for(const State& state, const RideDay& day, ErrandId errand) {
    if (!check_ride_problem(day.problem)) return {};
    RideAnswer answer{fit_in(state, day, errand), {}};
    if (answer.fit.fails) answer.why = explain_ride(day.problem, answer.fit.plan, *answer.fit.fails, {});
    return answer;
}

const RideHelp* other_time(const RideExplanation& why) {
    const auto found = std::find_if(why.helps.begin(), why.helps.end(), is_other_time);
    return found != why.helps.end() ? &*found : nullptr;
}

void draw_ride_answer(const Acting& by, const RideDay& day, const RideAnswer& answer, const Errand& errand) {
    if (!answer.fit.own.empty()) return draw_fit(by, answer.fit);
    if (!answer.fit.fails) return;
    ui::line(text("rides.why"), {.bold = true, .icon = ui::Icon::CircleAlert});
    for (const std::string& line : barrier_words(by.known.state, day, answer.why)) ui::line(line);
    int number = 0;
    for (const RideHelp& help : answer.why.helps)
        draw_help(by, day, help, *answer.fit.fails, errand, ++number);
    if (answer.why.helps.empty()) ui::line(text("rides.no_help"), {.icon = ui::Icon::Info});
}

}  // namespace linli::client
