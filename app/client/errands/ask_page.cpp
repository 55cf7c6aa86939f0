#include <algorithm>
#include <array>

#include "app/client/action.h"
#include "app/client/day_chips.h"
#include "app/client/errands/errand_words.h"
#include "app/client/errands/errands_page.h"
#include "app/client/people/find_person.h"
#include "app/client/ui/ui.h"
#include "shared/errands/case_number.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/infection_book.h"
#include "shared/errands/wish_list.h"
#include "shared/people/roles.h"
#include "shared/rides/ride_book.h"

// Asking for help: what, when, for whom; everything on one page, in the order in which people say it.

namespace linli::client {
namespace {

constexpr int evening_end = 22 * 60;  // Today means: while neighbours still ring at doors.
constexpr int late = 20 * 60;         // From then on, today is nearly over: tomorrow is meant, too.
constexpr int first_ride = 8 * 60, last_ride = 18 * 60;
constexpr Duration at_once = hours(4);
constexpr int days_for_whenever = 3;
constexpr std::int32_t few_numbers = 5;
constexpr std::int32_t numbers_at_the_desk = 100;

bool has_list(ErrandKind kind) {
    return kind == ErrandKind::Shopping || kind == ErrandKind::Medicine;
}

ErrandKind kind_of(const AskInput& input) {
    return static_cast<ErrandKind>(input.kind);
}

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

// True: it was pressed, to be said anew.
bool draw_read_item(int number, const ItemWords& item) {
    return ui::row(number, {.title = item.item,
                            .second = item.note,
                            .third = item.urgent ? text("errand.urgency.3") : std::string(),
                            .third_icon = item.urgent ? ui::Icon::CircleAlert : ui::Icon::None,
                            .tone = ui::Tone::Need,
                            .trailing = quantity_words(item),
                            .trailing_bold = true,
                            .pressable = true});
}

// What only the asker knows, each with an answer a press. It is written into the list.
void draw_unclear(const WishList& list, std::string& what) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const WishedItem& item = list.items[i];
        if (item.choices.empty()) continue;
        const ui::Card card(static_cast<int>(i) + 1, {.tone = ui::Tone::Need});
        ui::line(text("ask.how_much", {{"item", item.words.item}}),
                 {.bold = true, .icon = ui::Icon::CircleAlert});
        ui::line(text("ask.you_wrote", {{"words", wish_list_line(item.words)}}), {.quiet = true});
        const ui::Flow flow;
        for (const ItemWords& choice : item.choices) {
            const std::string label = choice_words(choice);
            const std::string spoken = joined(label, item.words.item);
            if (ui::button(label, {.spoken = spoken, .key = ui::Key(label)}))
                what = with_choice(what, i, choice);
        }
    }
}

// One thing of the list is said anew; without words it is taken off.
void line_sheet(AskInput& input) {
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = text("ask.line"), .open = &open, .close_label = text("action.close")});
        ui::text_field(text("ask.line_words"), input.line_words,
                       {.help = text("ask.line_help"), .max_length = 120});
        done = ui::button(text("ask.line_do"), {.kind = ui::ButtonKind::Primary});
    }
    if (done) input.what = with_line(input.what, *input.line, input.line_words);
    if (done || !open) input.line.reset();
}

void draw_list_as_read(AskInput& input) {
    const WishList list = read_wish_list(input.what);
    const auto clear = static_cast<std::size_t>(std::count_if(
        list.items.begin(), list.items.end(), [](const WishedItem& item) { return item.choices.empty(); }));
    if (clear > 0) {
        ui::heading(text("ask.read", {{"count", clear}}), {.trailing = text("ask.read_change")});
        const ui::Card card("read");
        const ui::List rows(text("ask.read", {{"count", clear}}));
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            const ItemWords& words = list.items[i].words;
            if (!list.items[i].choices.empty() || !draw_read_item(static_cast<int>(i) + 1, words)) continue;
            input.line = i;
            input.line_words = wish_list_line(words);
        }
    }
    draw_unclear(list, input.what);
    if (input.line) line_sheet(input);
}

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
    bool repeats = input.repeat_days != 0;
    if (ui::check(text("ask.repeats"), repeats))
        input.repeat_days = repeats ? day_bit(weekday(input.day.value_or(today_of(me.saying(now))))) : 0;
    if (repeats) day_chips(input.repeat_days);
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
    if (!act({known, me, now, outbox, asked_for},
             AskForHelp{asked, number, {input.repeat_days, std::nullopt}}))
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
    return why_not(by, AskForHelp{asked, 0, {input.repeat_days, {}}}, missing);
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

TimeRange window_of(Urgency urgency, const Saying& saying) {
    if (urgency == Urgency::Now) return {saying.now, saying.now + at_once};
    const CivilTime local = civil_time(saying.now, saying.offset);
    int ahead = urgency == Urgency::Whenever ? days_for_whenever : 0;
    if (urgency == Urgency::Today && local.minute_of_day >= late) ahead = 1;
    return {saying.now, instant_of(plus_days(local.date, ahead), evening_end, saying.offset)};
}

namespace {

TimeRange on_the_day(const AskInput& input, int from, int until, const Saying& saying) {
    const CivilDate day = input.day.value_or(today_of(saying));
    return {instant_of(day, from, saying.offset), instant_of(day, until, saying.offset)};
}

TimeRange hours_of(const AskInput& input, const Saying& saying) {
    return on_the_day(input, input.from, input.until, saying);
}

}  // namespace

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
