#include "app/client/errands/desk_needs.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "app/client/errands/errand_words.h"
#include "app/client/medicine/medicine_words.h"
#include "app/client/shifts/shift_view.h"
#include "app/client/ui/ui.h"
#include "shared/buddies/check_book.h"
#include "shared/errands/case_number.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/matching/circles.h"
#include "shared/errands/silence.h"
#include "shared/helpers/helper_book.h"
#include "shared/medicine/medicine_book.h"
#include "shared/rides/ride_book.h"
#include "shared/shifts/post_book.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

constexpr Duration soon = hours(3);
constexpr Duration crowding_ahead = days(2);  // Vehicles of later days are looked at when these are planned.
constexpr std::size_t most_found = 6;

enum class Group : std::uint8_t { Now, Today, Later };
constexpr std::array groups{Group::Now, Group::Today, Group::Later};

struct Need {
    Group group = Group::Later;
    Instant due;
    ui::RowOptions row;
    ui::Key key;
    bool find = false;             // What is missing is somebody to do it.
    std::optional<PersonId> call;  // Who has it and may have forgotten it.
};

Group group_of(Instant due, bool urgent, const Saying& saying) {
    if (urgent || due <= saying.now + soon) return Group::Now;
    return civil_time(due, saying.offset).date <= today_of(saying) ? Group::Today : Group::Later;
}

// The two see each other's number for two weeks; half of it they have for themselves.
constexpr Duration settled_within = days(7), accounted_within = days(1);

enum class Trouble : std::uint8_t { Open, Late, NotSetOff, NoWay, Crowded, Unsettled };

// A thing that is still out stands on the desk in a line of its own.
bool is_long_unsettled(const State& state, const Errand& errand, Instant now) {
    const auto since = unsettled_since(state, errand);
    if (!since) return false;
    const Duration within = awaits_account(state, errand) ? accounted_within : settled_within;
    return *since + within <= now && things_out(state, errand.id).empty();
}

// Why a person has to look at it; nothing where it goes its way.
std::optional<Trouble> trouble_with(const State& state, const Errand& errand, Instant now) {
    if (errand.state == ErrandState::Open) return Trouble::Open;
    if (is_overdue(state, errand, now)) return Trouble::Late;
    if (is_at_risk(state, errand, now)) return Trouble::NotSetOff;
    if (is_long_unsettled(state, errand, now)) return Trouble::Unsettled;
    if (errand.kind != ErrandKind::Ride || !is_underway(errand)) return std::nullopt;
    if (way_without_vehicle(state, errand)) return Trouble::NoWay;
    if (errand.window.from <= now + crowding_ahead && is_crowded(state, errand.id)) return Trouble::Crowded;
    return std::nullopt;
}

// Of an open one what asking around has come to.
std::string asking_words(const State& state, const Errand& errand, Instant now, bool asked_around) {
    const std::int32_t refused = refusals_of(state, errand);
    if (errand.window.until <= now) return text("desk.over");
    if (refused >= refusals_that_tell) return text("desk.refused", {{"count", refused}});
    if (const std::size_t silent = unanswered_asks(state, errand, now).size(); silent > 0)
        return text("desk.call_them", {{"count", silent}});
    return asked_around ? text("desk.asked_around") : std::string();
}

std::string trouble_words(const State& state, const Errand& errand, Trouble trouble) {
    const std::string helper = errand.helper ? name_of(state, *errand.helper) : std::string();
    switch (trouble) {
        case Trouble::Open:
            break;
        case Trouble::Late:
            return text("desk.late", {{"name", helper}});
        case Trouble::NotSetOff:
            return text("desk.not_set_off", {{"name", helper}});
        case Trouble::NoWay:
            return text(way_without_vehicle(state, errand) == LegWay::There ? "rides.way_there_missing"
                                                                            : "rides.way_back_missing");
        case Trouble::Crowded:
            return text("rides.crowded");
        case Trouble::Unsettled:
            return text(awaits_account(state, errand) ? "desk.account_for" : "desk.unsettled",
                        {{"name", helper}});
    }
    return {};
}

Need need_of(const State& state, const Viewer& me, Instant now, const Errand& errand, Trouble trouble) {
    const bool open = trouble == Trouble::Open, ride = errand.kind == ErrandKind::Ride;
    const ErrandSearch* search = state.errand_searches.find(errand.id);
    const bool asked_around = open && search && search->with_coordinators && !ride;
    const bool several_refused = open && refusals_of(state, errand) >= refusals_that_tell;
    const bool soon_too_late = trouble == Trouble::Late || trouble == Trouble::NotSetOff;
    Need need;
    need.key = errand.id;
    need.due = ride ? errand.window.from : errand.window.until;
    need.find = open;
    const bool urgent = errand.urgency == Urgency::Now || soon_too_late || asked_around || several_refused;
    need.group = trouble == Trouble::Unsettled ? Group::Today : group_of(need.due, urgent, me.saying(now));
    const std::string where = joined(building_words(state, errand), needs_line(errand.needs));
    need.row = {.title = errand_title(state, errand),
                .second = joined(where, errand_time_words(errand, me.saying(now))),
                .third = open ? asking_words(state, errand, now, asked_around)
                              : trouble_words(state, errand, trouble),
                .icon = errand_icon(errand.kind),
                .trailing = waited_words(errand, now)};
    const bool at_the_plan = trouble == Trouble::NoWay || trouble == Trouble::Crowded;
    need.row.route = at_the_plan ? "/rides" : route_to("errands", errand.id);
    if (soon_too_late) need.call = errand.helper;
    return need;
}

void add_errands(const Known& known, const Viewer& me, Instant now, std::vector<Need>& needs) {
    for (const auto& [id, row] : known.state.errands.rows()) {
        const auto trouble = trouble_with(known.state, row.record, now);
        if (trouble) needs.push_back(need_of(known.state, me, now, row.record, *trouble));
    }
}

// A card, a booklet or a bag that is still out although the errand is over.
void add_things_out(const Known& known, const Viewer& me, Instant now, std::vector<Need>& needs) {
    const State& state = known.state;
    for (const ErrandId id : over_with_things_out(state)) {
        const std::vector<Thing> out = things_out(state, id);
        Things things;
        for (const Thing thing : out) things.*thing = true;
        const auto holder = holder_of(state, id, out.front());
        const std::string with = holder ? name_of(state, *holder) : text("medicine.counter");
        const std::vector<Custody> all = custody_of(state, id);
        const auto since = std::find_if(all.begin(), all.end(),
                                        [&](const Custody& one) { return one.thing == out.front(); });
        Need need;
        need.key = id;
        need.due = since == all.end() ? now : since->since;
        need.group = Group::Today;
        need.row = {.title = text("desk.things_out", {{"things", things_words(things)}, {"name", with}}),
                    .second = errand_title(state, state.errands.at(id)),
                    .icon = ui::Icon::Package,
                    .trailing = past_words(need.due, me.saying(now))};
        need.row.route = route_to("errands", id);
        needs.push_back(std::move(need));
    }
}

void add_shifts(const Known& known, const Viewer& me, Instant now, std::vector<Need>& needs) {
    for (const auto& [id, row] : known.state.shifts.rows()) {
        const Shift& shift = row.record;
        const std::int32_t missing = missing_people(known.state, shift);
        if (missing == 0 || shift.window.from <= now || shift.window.from > now + days(2)) continue;
        Need need;
        need.key = id;
        need.due = shift.window.from;
        need.group = group_of(need.due, false, me.saying(now));
        need.row = {.title = sentence(shift_words(known.state, shift, me.saying(now))),
                    .second = text("shift.missing", {{"count", missing}}),
                    .icon = ui::Icon::Users,
                    .trailing = countdown_words(shift.window.from - now)};
        need.row.route = route_to("shifts", id);
        needs.push_back(std::move(need));
    }
}

void add_checks(const Known& known, const Viewer& me, Instant now, std::vector<Need>& needs) {
    for (const CheckRound* round : rounds_in_need(known.state)) {
        Need need;
        need.key = round->id;
        need.due = round->due;
        need.group = Group::Now;
        const bool help = round->state == CheckState::Help;
        need.row = {.title = text(help ? "notice.44.other" : "notice.45.other",
                                  {{"name", name_of(known.state, round->person)}}),
                    .second = joined(door_words(door_of_person(known.state, round->person)), round->note),
                    .icon = ui::Icon::HandHeart,
                    .trailing = past_words(round->due, me.saying(now))};
        need.row.route = route_to("checks", round->person);
        needs.push_back(std::move(need));
    }
}

void add_reports(const Known& known, const Viewer& me, Instant now, std::vector<Need>& needs) {
    for (const Report* report : open_reports(known.state)) {
        Need need;
        need.key = report->id;
        need.due = report->at;
        need.group = Group::Today;
        need.row = {.title = text("helpers.report_about", {{"name", name_of(known.state, report->about)}}),
                    .second = report->words,
                    .icon = ui::Icon::CircleAlert,
                    .trailing = past_words(report->at, me.saying(now))};
        need.row.route = "/helpers";
        needs.push_back(std::move(need));
    }
}

// All in one row: they are looked at one after the other.
void add_guests(const Known& known, const Viewer& me, Instant now, std::vector<Need>& needs) {
    const std::vector<const Seat*> guests = guests_to_look_at(known.state);
    if (guests.empty()) return;
    std::vector<std::string> names;
    for (const Seat* seat : guests) {
        if (names.size() < 3) names.push_back(seat->guest_name);
    }
    Need need;
    need.key = "guests";
    need.due = guests.back()->since;
    need.group = Group::Today;
    need.row = {.title = text("desk.guests", {{"count", guests.size()}}),
                .second = listed(names),
                .icon = ui::Icon::UserPlus,
                .trailing = past_words(guests.front()->since, me.saying(now))};
    need.row.route = "/guests";
    needs.push_back(std::move(need));
}

// All in one row: who they are, the page of the helpers says.
void add_offers(const Known& known, Instant now, std::vector<Need>& needs) {
    const std::vector<PersonId> people = waiting_to_help(known.state, now);
    if (people.empty()) return;
    std::vector<std::string> names;
    for (const PersonId person : people) {
        if (names.size() < 3) names.push_back(name_of(known.state, person));
    }
    Need need;
    need.key = "offers";
    need.due = now + soon;
    need.group = Group::Today;
    need.row = {.title = text("desk.want_to_help", {{"count", people.size()}}),
                .second = listed(names),
                .icon = ui::Icon::HeartHandshake};
    need.row.route = "/helpers";
    needs.push_back(std::move(need));
}

std::vector<Need> needs_of(const Known& known, const Viewer& me, Instant now) {
    std::vector<Need> needs;
    add_errands(known, me, now, needs);
    add_things_out(known, me, now, needs);
    add_shifts(known, me, now, needs);
    add_checks(known, me, now, needs);
    add_reports(known, me, now, needs);
    add_guests(known, me, now, needs);
    add_offers(known, now, needs);
    std::stable_sort(needs.begin(), needs.end(), [](const Need& a, const Need& b) {
        return a.group != b.group ? a.group < b.group : a.due < b.due;
    });
    return needs;
}

// What is pressed beside it, where one press is what it needs most.
std::function<void()> actions_of(const State& state, const Need& need, bool first) {
    if (need.call) {
        return [&state, helper = *need.call] {
            ui::link_button(text("errand.call", {{"name", name_of(state, helper)}}),
                            call_route(state, helper), {.icon = ui::Icon::Phone});
        };
    }
    if (!first || !need.find) return {};
    return [route = need.row.route] {
        ui::link_button(text("desk.find"), route, {.kind = ui::ButtonKind::Primary});
    };
}

void draw_group(const State& state, Group group, const std::vector<const Need*>& needs) {
    if (needs.empty()) return;
    const std::string name = text("desk.group." + std::to_string(static_cast<int>(group)));
    const ui::Icon icon = group == Group::Now     ? ui::Icon::Siren
                          : group == Group::Today ? ui::Icon::Clock
                                                  : ui::Icon::CalendarDays;
    ui::heading(name, {.icon = icon,
                       .tone = group == Group::Now ? ui::Tone::Need : ui::Tone::Neutral,
                       .trailing = std::to_string(needs.size())});
    const ui::Card card(static_cast<int>(group));
    const ui::List list(name);
    for (const Need* need : needs) {
        ui::RowOptions row = need->row;
        const bool now = group == Group::Now;
        row.tone = now ? ui::Tone::Need : ui::Tone::Mine;
        row.urgent = now && need == needs.front();
        row.trailing_bold = now;
        row.actions = actions_of(state, *need, row.urgent);
        if (row.actions) row.second = joined(row.second, std::exchange(row.trailing, {}));
        ui::row(need->key, row);
    }
}

}  // namespace

void draw_needs(const Known& known, const Viewer& me, Instant now) {
    const std::vector<Need> needs = needs_of(known, me, now);
    if (needs.empty()) {
        ui::empty_state(ui::Icon::Sun, text("desk.calm"), text("desk.calm_second"));
        return;
    }
    for (const Group group : groups) {
        std::vector<const Need*> of_group;
        for (const Need& need : needs) {
            if (need.group == group) of_group.push_back(&need);
        }
        draw_group(known.state, group, of_group);
    }
    const bool some_open =
        std::any_of(needs.begin(), needs.end(), [](const Need& need) { return need.find; });
    if (some_open) ui::link_button(text("desk.match"), "/match", {.icon = ui::Icon::Users});
}

void draw_desk_search(const Known& known, const Viewer& me, Instant now, DeskInput& input,
                      Services& services) {
    std::string& search = input.people.search;
    ui::search_field(text("desk.search"), search);
    if (search.empty()) return;
    const ui::Card card("found");
    const ui::List list(text("desk.search"));
    bool found_case = false;
    if (const auto number = number_of_case(search)) {
        for (const Errand* errand : known.state.errands.where<&Errand::number>(*number)) {
            found_case = true;
            ui::row(errand->id,
                    {.title = errand_title(known.state, *errand),
                     .second = joined(case_words(*errand), errand_time_words(*errand, me.saying(now))),
                     .icon = errand_icon(errand->kind),
                     .route = route_to("errands", errand->id)});
        }
    }
    const std::vector<PersonId>& found = people_found(known, me, now, input.people, services);
    for (std::size_t i = 0; i < std::min(found.size(), most_found); ++i) {
        const std::string name = name_of(known.state, found[i]);
        ui::row(found[i], {.title = name,
                           .second = door_words(door_of_person(known.state, found[i])),
                           .third = text("desk.ask_for"),
                           .person = circle_of(name),
                           .route = route_to("phone-desk", found[i])});
    }
    if (found.empty() && !found_case) ui::line(text("desk.none_found"), {.quiet = true});
}

}  // namespace linli::client
