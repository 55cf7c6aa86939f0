#include <algorithm>

#include "app/client/action.h"
#include "app/client/day_chips.h"
#include "app/client/errands/ask_list.h"
#include "app/client/errands/errand_words.h"
#include "app/client/errands/errands_page.h"
#include "app/client/people/find_person.h"
#include "app/client/ui/ui.h"
#include "shared/errands/case_number.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/infection_book.h"
#include "shared/errands/wish_list.h"

// Asking for help: what, when, for whom; everything on one page, in the order in which people say it.

namespace linli::client {
namespace {

constexpr int first_ride = 8 * 60, last_ride = 18 * 60;
constexpr int farthest_repeat_days = 365;

// --- For whom

std::vector<PersonId> people_i_act_for(const Known& known, const Viewer& me) {
    std::vector<PersonId> people{me.me};
    for (const Proxy* proxy : known.state.proxies.where<&Proxy::proxy>(me.me))
        people.push_back(proxy->for_whom);
    return people;
}

void draw_search_for_whom(const Known& known, AskInput& input) {
    const PersonId chosen = input.asked_for;
    if (chosen && input.search.empty())
        ui::line(joined(name_of(known.state, chosen), door_words(door_of_person(known.state, chosen))),
                 {.bold = true, .icon = ui::Icon::User});
    if (const auto person = find_person(known, text("ask.for_whom_search"), input.search, input.people))
        input.asked_for = *person;
}

void draw_for_whom(const Known& known, const Viewer& me, AskInput& input) {
    if (input.changes) return;
    const std::vector<PersonId> people = people_i_act_for(known, me);
    if (people.size() > 1 || me.coordinator || me.steward) ui::line(text("ask.for_whom"), {.bold = true});
    const bool named = std::find(people.begin(), people.end(), input.asked_for) != people.end();
    const bool somebody_else = input.asked_for && !named;
    if (somebody_else && !me.coordinator && !me.steward)
        ui::line(name_of(known.state, input.asked_for), {.bold = true, .icon = ui::Icon::User});
    if (people.size() > 1 || somebody_else) {
        const ui::Flow flow;
        for (const PersonId person : people) {
            const bool on = input.asked_for ? input.asked_for == person : person == me.me;
            const std::string name = person == me.me ? text("ask.for_me") : name_of(known.state, person);
            if (ui::filter_chip(name, on, person)) input.asked_for = person;
        }
    }
    if (me.coordinator || me.steward) draw_search_for_whom(known, input);
}

// Who lives at this person's door, with them.
std::vector<PersonId> at_the_door_of(const State& state, PersonId person) {
    const Resident* resident = state.residents.find(person);
    if (!resident) return {person};
    std::vector<PersonId> people;
    for (const Resident* one : state.residents.where<&Resident::household>(resident->household))
        people.push_back(one->id);
    return people;
}

// Of somebody else who lives there, their name.
std::string for_whom_words(const Known& known, const Errand& errand, PersonId asked_for) {
    const PersonId whom = known.state.errand_details.at(errand.id).asked_for;
    return whom == asked_for ? std::string() : name_of(known.state, whom);
}

// What else is asked for at this door just now, by whoever lives there: the same request twice sends two
// helpers.
void draw_duplicates(const Known& known, const Viewer& me, Instant now, const AskInput& input) {
    const PersonId asked_for = input.asked_for ? input.asked_for : me.me;
    std::vector<const Errand*> same;
    for (const PersonId person : at_the_door_of(known.state, asked_for)) {
        for (const ErrandDetail* detail :
             known.state.errand_details.where<&ErrandDetail::asked_for>(person)) {
            const Errand* errand = known.state.errands.find(detail->id);
            if (errand && is_active(*errand) && errand->id != input.changes && errand->kind == kind_of(input))
                same.push_back(errand);
        }
    }
    if (same.empty()) return;
    const ui::Card card("same", {.tone = ui::Tone::Need});
    ui::line(text("ask.same", {{"count", same.size()}}), {.bold = true, .icon = ui::Icon::CircleAlert});
    const ui::List list(text("ask.same", {{"count", same.size()}}));
    for (const Errand* errand : same)
        ui::row(errand->id, {.title = errand_summary(known.state, *errand),
                             .second = joined(for_whom_words(known, *errand, asked_for),
                                              joined(case_words(*errand), waited_words(*errand, now))),
                             .route = route_to("errands", errand->id)});
}

// --- What

void draw_what(AskInput& input) {
    const ErrandKind kind = kind_of(input);
    const std::string key = std::to_string(input.kind);
    if (kind == ErrandKind::Ride)
        ui::text_field(text("ask.destination"), input.destination,
                       {.help = text("ask.destination_help"), .max_length = 120});
    ui::text_area(text("ask.what." + key), input.what,
                  {.help = text("ask.what_help." + key), .max_length = 1200, .lines = 4});
    if (has_list(kind)) draw_list_as_read(input);
}

// --- When, and what a helper must be ready for

// Of today the next full hour, of another day the morning; in the evening tomorrow is meant.
void choose_hour(CivilDate day, const Saying& saying, AskInput& input) {
    const CivilTime local = civil_time(saying.now, saying.offset);
    const int next = std::max(first_ride, (local.minute_of_day / 60 + 1) * 60);
    const bool today = day == local.date && next <= last_ride;
    input.day = today || day != local.date ? day : plus_days(day, 1);
    input.from = today ? next : first_ride;
    input.until = input.from + 60;
    input.hour_chosen = false;
}

void draw_day(const Viewer& me, Instant now, AskInput& input) {
    const CivilDate today = today_of(me.saying(now));
    if (!input.day) choose_hour(today, me.saying(now), input);
    CivilDate day = *input.day;
    ui::date_picker(text("ask.day"), day, {today, std::min(day, today), plus_days(today, 60)});
    if (day != *input.day && !input.hour_chosen) choose_hour(day, me.saying(now), input);
    input.day = day;
}

// "9:00–11:00" of that day.
void draw_hours(const char* from, const char* until, AskInput& input) {
    if (ui::time_range_picker(text(from), text(until), input.from, input.until)) input.hour_chosen = true;
}

// A ride is wanted at a time, or so that one is somewhere in time.
void draw_ride_times(const Known& known, const Viewer& me, Instant now, AskInput& input) {
    draw_day(me, now, input);
    ui::check(text("ask.appointment"), input.by_appointment, {.second = text("ask.appointment_second")});
    if (!input.by_appointment) return draw_hours("ask.fetch_from", "ask.fetch_until", input);
    if (input.arrive_until < 0) {
        input.arrive_from = std::min(input.until, 24 * 60 - usual_early);
        input.arrive_until = input.arrive_from + usual_early;
    }
    ui::time_range_picker(text("ask.arrive_from"), text("ask.arrive_until"), input.arrive_from,
                          input.arrive_until, ui::RangeEnd::SameDay);
    const TimeRange fetched = asked_of(known.state, input, me.saying(now)).window;
    ui::line(text("ask.fetched", {{"times", range_words(fetched, me.offset)}}), {.icon = ui::Icon::Car});
}

void draw_urgencies(const Viewer& me, Instant now, AskInput& input) {
    const ui::RadioGroup group(text("ask.when"));
    for (const Urgency urgency : {Urgency::Now, Urgency::Today, Urgency::Whenever}) {
        const int number = static_cast<int>(urgency);
        const TimeRange window = window_of(urgency, me.saying(now));
        const std::string until = text("errand.by", {{"when", moment_words(window.until, me.saying(now))}});
        if (!ui::radio(sentence(urgency_words(urgency, window.until, me.saying(now))),
                       !input.at_a_time && input.urgency == number, {.second = until, .key = number}))
            continue;
        input.urgency = number;
        input.at_a_time = false;
    }
    if (ui::radio(text("ask.at_a_time"), input.at_a_time, {.key = "at a time"})) input.at_a_time = true;
}

void draw_when(const Known& known, const Viewer& me, Instant now, AskInput& input) {
    if (kind_of(input) == ErrandKind::Ride) return draw_ride_times(known, me, now, input);
    draw_urgencies(me, now, input);
    if (input.at_a_time) {
        draw_day(me, now, input);
        draw_hours("ask.time_from", "ask.time_until", input);
    } else if (input.urgency == static_cast<int>(Urgency::Now)) {
        draw_danger();
    }
}

void draw_ride(AskInput& input) {
    ErrandNeeds& needs = input.needs;
    if (ui::check(text("errand.wheelchair"), needs.wheelchair) && needs.wheelchair) needs.stretcher = false;
    if (ui::check(text("errand.stretcher"), needs.stretcher) && needs.stretcher) needs.wheelchair = false;
    ui::check(text("errand.alone"), needs.alone, {.second = text("ask.alone_second")});
    ui::stepper(text("ask.escorts"), input.escorts, {.least = 0, .most = most_escorts});
    ui::check(text("ask.return_trip"), input.return_trip);
    if (!input.return_trip) return;
    int half_hours_there = input.minutes_there / 30;
    const std::string length = length_words(minutes(input.minutes_there));
    if (ui::stepper(text("ask.there", {{"length", length}}), half_hours_there, {.least = 1, .most = 16}))
        input.minutes_there = half_hours_there * 30;
}

// How one meets. At an isolated home that is settled, as far as it is known here.
void draw_meeting(const State& state, PersonId asked_for, AskInput& input) {
    ErrandNeeds& needs = input.needs;
    if (stays_home(state, asked_for)) {
        needs = kept_apart_needs(state, asked_for, kind_of(input), needs);
        return ui::note(ui::Icon::Info, text("ask.isolated"));
    }
    if (ui::check(text("errand.without_touch"), needs.without_touch) && needs.without_touch)
        needs.inside = false;
    if (ui::check(text("errand.inside"), needs.inside, {.second = text("ask.vetted")}) && needs.inside)
        needs.without_touch = false;
}

void draw_needs(const Known& known, const Viewer& me, AskInput& input) {
    const ErrandKind kind = kind_of(input);
    ErrandNeeds& needs = input.needs;
    ui::line(text("ask.needs"), {.bold = true});
    if (kind == ErrandKind::Ride) return draw_ride(input);
    draw_meeting(known.state, input.asked_for ? input.asked_for : me.me, input);
    if (has_list(kind) || kind == ErrandKind::Papers)
        ui::check(text("errand.money"), needs.money, {.second = text("ask.vetted")});
    if (kind != ErrandKind::Company) ui::check(text("errand.heavy"), needs.heavy);
    if (needs.without_touch) return;
    ui::check(text("errand.dog"), needs.dog);
    ui::check(text("errand.cat"), needs.cat);
}

// The same on other days of the week; not while one of them is changed.
void draw_repeats(const Known& known, const Viewer& me, Instant now, AskInput& input) {
    if (input.changes) {
        const ErrandDetail* detail = known.state.errand_details.find(input.changes);
        if (detail && detail->series) ui::note(ui::Icon::Repeat2, text("ask.repeats_change"));
        return;
    }
    const CivilDate today = today_of(me.saying(now));
    bool repeats = input.repeat_days != 0;
    if (ui::check(text("ask.repeats"), repeats))
        input.repeat_days = repeats ? day_bit(weekday(input.day.value_or(today))) : 0;
    if (!repeats) return;
    day_chips(input.repeat_days);
    optional_day("ask.repeats_end", today, plus_days(today, farthest_repeat_days), input.repeat_until);
}

// --- Sending

void send(const Known& known, const Viewer& me, Instant now, AskInput& input, Outbox& outbox,
          Routes& routes) {
    const Asked asked = asked_of(known.state, input, me.saying(now));
    if (input.changes) {
        const ErrandId changed = input.changes;
        if (!act({known, me, now, outbox}, ChangeErrand{changed, asked})) return;
        say_appointment({known, me, now, outbox}, changed, input);
        input = {};
        return routes.replace(route_to("errands", changed));
    }
    const PersonId asked_for = input.asked_for ? input.asked_for : me.me;
    const bool at_the_desk = me.coordinator || me.steward;
    const std::int32_t number = own_next_number(known.state, me.stamp(now).device);
    const auto made = me.stamp(now, asked_for).new_ids.make<ErrandId>();
    if (!act({known, me, now, outbox, asked_for}, AskForHelp{asked, number, repeats_of(input, me.offset)}))
        return;
    say_appointment({known, me, now, outbox}, made, input);
    if (may_have_paper(asked.kind)) attach_photos({known, me, now, outbox}, made, *input.photos);
    lease_more_numbers(known, me.stamp(now), outbox, at_the_desk);
    input = {};
    routes.replace(route_to("errands", made));
}

// What is still missing, in the words of the page.
std::string why_not_yet(const Known& known, const Viewer& me, Instant now, const AskInput& input,
                        Outbox& outbox) {
    const Asked asked = asked_of(known.state, input, me.saying(now));
    const PersonId asked_for = input.asked_for ? input.asked_for : me.me;
    if (!input.search.empty()) return text("ask.for_whom_missing");
    if (has_list(asked.kind)) {
        const WishList list = read_wish_list(input.what);
        if (const auto unclear = first_unclear(list))
            return text("ask.how_much_missing", {{"item", list.items[*unclear].words.item}});
    }
    const Acting by{known, me, now, outbox, asked_for};
    const char* missing = asked.kind == ErrandKind::Ride ? "ask.where_missing" : "ask.what_missing";
    if (input.changes) return why_not(by, ChangeErrand{input.changes, asked}, missing);
    return why_not(by, AskForHelp{asked, 0, repeats_of(input, me.offset)}, missing);
}

// What somebody who calls waits for already.
void draw_waiting_for(const Known& known, Instant now, const AskInput& input) {
    if (!input.asked_for) return;
    std::vector<const Errand*> waiting = errands_for(known.state, input.asked_for);
    std::erase_if(waiting, [](const Errand* errand) { return !is_active(*errand); });
    if (waiting.empty()) return;
    ui::heading(text("ask.waits_for"), {.trailing = std::to_string(waiting.size())});
    const ui::Card card("waiting");
    const ui::List list(text("ask.waits_for"));
    for (const Errand* errand : waiting)
        ui::row(errand->id, {.title = errand_kind_words(errand->kind),
                             .second = errand_summary(known.state, *errand),
                             .third = joined(case_words(*errand), waited_words(*errand, now)),
                             .icon = errand_icon(errand->kind),
                             .route = route_to("errands", errand->id)});
}

// It is not here: not come yet, or no longer for these eyes.
void draw_gone(const AskInput& input) {
    const ui::Page page({.title = text("ask.change"),
                         .back_route = "/errands",
                         .back_label = text("errands.back"),
                         .narrow = true,
                         .key = input.changes});
    ui::empty_state(ui::Icon::HandHelping, text("errands.gone"));
}

void draw_kinds(const Known& known, const Viewer& me, Instant now, AskInput& input) {
    const ui::Page page({.title = text("ask.title"),
                         .back_route = "/errands",
                         .back_label = text("errands.back"),
                         .narrow = true,
                         .key = "ask"});
    draw_danger();
    if (input.asked_for && input.asked_for != me.me)
        ui::line(joined(name_of(known.state, input.asked_for),
                        door_words(door_of_person(known.state, input.asked_for))),
                 {.bold = true, .icon = ui::Icon::User});
    draw_waiting_for(known, now, input);
    const ui::Card card("kinds");
    const ui::List list(text("ask.title"));
    for (const ErrandKind kind : Members<ErrandKind>::values) {
        const int number = static_cast<int>(kind);
        if (ui::row(number, {.title = errand_kind_words(kind),
                             .second = text("ask.kind_help." + std::to_string(number)),
                             .icon = errand_icon(kind),
                             .pressable = true}))
            input.kind = number;
    }
}

}  // namespace

void draw_emergency_calls() {
    const ui::Columns columns(2);
    ui::link_button(text("ask.call_120"), "tel:120",
                    {.kind = ui::ButtonKind::Danger, .icon = ui::Icon::Phone});
    columns.next();
    ui::link_button(text("ask.call_110"), "tel:110", {.icon = ui::Icon::Phone});
}

void draw_danger() {
    const ui::Card card("danger", {.tone = ui::Tone::Refused});
    ui::line(text("ask.danger"), {.bold = true, .icon = ui::Icon::Siren});
    draw_emergency_calls();
}

void ask_page(const Known& known, const Viewer& me, Instant now, AskInput& input, Outbox& outbox,
              Routes& routes, Services& services) {
    fill_from(known, me, input);
    if (input.changes && !input.filled) return draw_gone(input);
    if (input.kind == 0) return draw_kinds(known, me, now, input);
    const std::string title = errand_kind_words(kind_of(input));
    const ui::Page page({.title = title,
                         .back_route = input.changes ? route_to("errands", input.changes) : "/errands",
                         .back_label = text("errands.back"),
                         .narrow = true,
                         .key = input.kind});
    if (!input.changes &&
        ui::button(text("ask.other_kind"), {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::ArrowLeft}))
        input.kind = 0;
    draw_for_whom(known, me, input);
    draw_duplicates(known, me, now, input);
    draw_what(input);
    if (!input.changes && may_have_paper(kind_of(input)))
        draw_chosen_photos(paper_words(kind_of(input)), input.photos, services);
    draw_when(known, me, now, input);
    draw_needs(known, me, input);
    draw_repeats(known, me, now, input);
    ui::line(text("ask.privacy"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Lock});
    const ui::BottomBar bar;
    if (ui::button(text(input.changes ? "ask.change" : "ask.send"),
                   {.kind = ui::ButtonKind::Primary,
                    .icon = ui::Icon::Send,
                    .reason = why_not_yet(known, me, now, input, outbox)}))
        send(known, me, now, input, outbox, routes);
}

}  // namespace linli::client
