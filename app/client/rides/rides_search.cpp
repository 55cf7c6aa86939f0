#include <algorithm>
#include <utility>

#include "app/client/errands/errand_words.h"
#include "app/client/rides/ride_words.h"
#include "app/client/rides/rides_parts.h"
#include "app/client/ui/ui.h"

// A better plan of a day's rides. It is looked for a bit a frame, also unasked while the page is open and
// everybody is planned; what was found so changes nothing before somebody agrees.

namespace linli::client {
namespace {

constexpr Duration worth_a_word = minutes(5);  // Of driving: less is not worth telling drivers anew.
constexpr Duration news_for = minutes(5);      // What was agreed to; then the page says no more of it.

RideDay day_of(const Acting& by, const RidesShown& shown) {
    return shown.day ? shown.day->day : ride_day(by.known.state, shown.date, by.now);
}

// False: there is more than one planner can hold.
bool start_search(RideDay day, Searching how, RidesInput& input) {
    if (!check_ride_problem(day.problem)) return false;
    input.search.emplace(std::move(day));
    input.searching = how;
    return true;
}

void end_search(RidesInput& input) {
    input.search.reset();
    input.searching = Searching::Quietly;
}

// --- What it would change

void draw_proposal(const Acting& by, const RidesShown& shown, RidesInput& input) {
    const State& state = by.known.state;
    const ui::Card card("proposal", {.tone = ui::Tone::Wait});
    const std::vector<PlannedLeg>& legs = input.search->legs();
    if (legs.empty()) {
        ui::line(text("rides.nothing_better"), {.bold = true});
        ui::announce(text("rides.nothing_better"));
        if (ui::button(text("action.close"))) input.searching = Searching::Declined;
        return;
    }
    const RidesChanged changed = changed_by(state, shown.range, legs);
    const std::string proposal = text("rides.proposal", {{"count", legs.size()}});
    ui::line(proposal, {.bold = true});
    ui::announce(proposal);
    ui::line(changed_words(changed));
    for (const PlannedLeg& leg : legs) {
        const Errand* errand = state.errands.find(leg.errand);
        if (!errand) continue;
        const char* way = leg.way == LegWay::There ? "rides.way.there" : "rides.way.back";
        ui::line(joined(joined(range_words(leg.window, by.me.offset), errand_title(state, *errand)),
                        joined(text(way), vehicle_words(state, leg.vehicle))));
    }
    const ui::Columns columns(2);
    if (action(by, text("rides.accept"), AcceptRides{legs},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check})) {
        input.accepted = RidesAccepted{changed, shown.date, by.now};
        return end_search(input);
    }
    columns.next();
    if (ui::button(text("rides.not_so"))) input.searching = Searching::Declined;
}

void draw_asked(const Acting& by, const RidesShown& shown, RidesInput& input) {
    RideSearch& search = *input.search;
    if (search.done()) return draw_proposal(by, shown, input);
    ui::progress(text("rides.searching"), static_cast<int>(search.bits_done()),
                 static_cast<int>(RideSearch::bits_in_all()), {});
    if (ui::button(text("rides.enough"))) search.stop();
}

// --- Unasked

bool can_become_better(const Acting& by, const RidesShown& shown, const RidesInput& input) {
    return shown.day && shown.unplanned.empty() && !shown.planned.empty() && shown.range.until > by.now &&
           !input.cannot_search_quietly;
}

bool has_found_better(const RidesInput& input) {
    return input.search && input.search->done() && input.searching == Searching::Quietly &&
           input.search->saved() >= worth_a_word && !input.search->legs().empty();
}

// What was found unasked is told in one line; else it can be asked for.
void draw_offer(const Acting& by, const RidesShown& shown, RidesInput& input) {
    if (has_found_better(input)) {
        const ui::Card card("better");
        ui::line(text("rides.could_save", {{"length", length_words(input.search->saved())}}),
                 {.icon = ui::Icon::Route});
        if (ui::button(text("rides.see_how"))) {
            input.accepted.reset();
            input.searching = Searching::Asked;
        }
        return;
    }
    const std::size_t missing = shown.unplanned.size();
    const std::string label =
        missing > 0 ? text("rides.plan_missing", {{"count", missing}}) : text("rides.plan_better");
    if (ui::button(label, {.kind = missing > 0 ? ui::ButtonKind::Primary : ui::ButtonKind::Quiet,
                           .icon = ui::Icon::Route})) {
        input.accepted.reset();
        if (missing == 0 && input.search)
            input.searching = Searching::Asked;
        else
            input.cannot_search = !start_search(day_of(by, shown), Searching::Asked, input);
    }
    if (input.cannot_search) ui::note(ui::Icon::CircleAlert, text("rides.cannot_search"), ui::Tone::Need);
}

bool is_news(const Acting& by, const RidesShown& shown, const RidesInput& input) {
    const auto& accepted = input.accepted;
    return accepted && accepted->date == shown.date && by.now < accepted->at + news_for;
}

}  // namespace

void forget_other_search(const RideDay& day, Instant now, RidesInput& input) {
    if (!input.search) return;
    const auto& legs = input.search->legs();
    const bool too_late =
        std::any_of(legs.begin(), legs.end(), [&](const PlannedLeg& leg) { return leg.window.from <= now; });
    if (!too_late && input.search->is_about(day)) return;
    const bool asked = input.searching == Searching::Asked;
    end_search(input);
    if (asked) start_search(day, Searching::Asked, input);
}

void draw_better_plan(const Acting& by, const RidesShown& shown, RidesInput& input, Services& services) {
    if (!input.search && can_become_better(by, shown, input))
        input.cannot_search_quietly = !start_search(day_of(by, shown), Searching::Quietly, input);
    if (input.search && !input.search->done()) {
        input.search->go_on(by.known.state);
        services.draw_again();
    }
    if (input.search && input.searching == Searching::Asked) return draw_asked(by, shown, input);
    if (is_news(by, shown, input))
        ui::note(ui::Icon::CircleCheck, changed_words(input.accepted->changed), ui::Tone::Mine);
    draw_offer(by, shown, input);
}

}  // namespace linli::client
