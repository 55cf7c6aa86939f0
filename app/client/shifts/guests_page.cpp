#include "app/client/shifts/guests_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/people/find_person.h"
#include "app/client/shifts/roster_words.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/phone.h"
#include "shared/shifts/desk_commands.h"
#include "shared/shifts/post_book.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/sign_up_commands.h"

namespace linli::client {
namespace {

constexpr std::size_t most_suggested = 4;

// Whoever has the number comes first; then whoever is called so, also by pinyin.
std::vector<PersonId> suggested(const Acting& by, const Seat& seat, const GuestVisit& visit,
                                GuestsInput& input, Services& services) {
    std::vector<PersonId> people;
    const auto add = [&](PersonId person) {
        if (people.size() < most_suggested && std::find(people.begin(), people.end(), person) == people.end())
            people.push_back(person);
    };
    if (!visit.phone.empty()) {
        services.ask_server(visit.phone);
        if (const std::vector<PersonId>* rang = services.found_by_server(visit.phone))
            std::for_each(rang->begin(), rang->end(), add);
    }
    input.people.bring_up_to_date(by.known);
    for (const PersonId person : input.people.find(seat.guest_name, most_suggested)) add(person);
    return people;
}

std::string about_person(const Acting& by, const Seat& seat, PersonId person) {
    const std::string why = why_not(by, NameGuest{seat.id, person});
    if (!why.empty()) return why;
    const std::string door = door_words(door_of_person(by.known.state, person));
    return seat_of(by.known.state, seat.shift, person) ? joined(door, text("guests.on_it")) : door;
}

void draw_suggestions(const Acting& by, const Seat& seat, const GuestVisit& visit, GuestsInput& input,
                      Services& services) {
    const std::vector<PersonId> people = suggested(by, seat, visit, input, services);
    if (people.empty()) return;
    const ui::List list(text("guests.suggested", {{"name", seat.guest_name}}));
    for (const PersonId person : people) {
        const std::string name = name_of(by.known.state, person);
        const NameGuest command{seat.id, person};
        if (ui::row(person, {.title = name,
                             .second = about_person(by, seat, person),
                             .person = circle_of(name),
                             .pressable = why_not(by, command).empty()}))
            act(by, command);
    }
}

void draw_guest(const Acting& by, const Seat& seat, GuestsInput& input, Services& services) {
    const State& state = by.known.state;
    const GuestVisit& visit = state.guest_visits.at(seat.id);
    const ui::Card card(seat.id);
    const bool open = input.open == seat.id;
    const std::string phone = visit.phone.empty() ? std::string() : spaced_phone(visit.phone);
    const std::string who = text(visit.by_code ? "guests.by_code" : "guests.by_desk");
    if (ui::row("guest", {.title = joined(seat.guest_name, phone),
                          .second = begin_words(state, seat.shift, by.me.saying(by.now)),
                          .third = joined(who, past_words(visit.at, by.me.saying(by.now))),
                          .person = circle_of(seat.guest_name),
                          .pressable = true,
                          .selected = open})) {
        input.open = open ? SeatId{} : seat.id;
        input.search.clear();
    }
    if (!open) return;
    draw_suggestions(by, seat, visit, input, services);
    if (const auto person = find_person(by.known, text("guests.find"), input.search, input.people))
        act(by, NameGuest{seat.id, *person});
    const ui::Columns columns(2);
    action(by, text("guests.leave"), LeaveAsGuest{seat.id},
           {.spoken = joined(text("guests.leave"), seat.guest_name)});
    columns.next();
    action(by, text("guests.not_here"), RemoveSeat{seat.id},
           {.kind = ui::ButtonKind::Danger, .spoken = joined(text("guests.not_here"), seat.guest_name)});
}

}  // namespace

void guests_page(const Known& known, const Viewer& me, Instant now, GuestsInput& input, Outbox& outbox,
                 Services& services) {
    const ui::Page page({.title = text("guests.title"),
                         .second = text("guests.second"),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "guests"});
    const std::vector<const Seat*> guests = guests_to_look_at(known.state);
    if (guests.empty())
        return ui::empty_state(ui::Icon::Users, text("guests.none"), text("guests.none_second"));
    for (const Seat* seat : guests) draw_guest({known, me, now, outbox}, *seat, input, services);
    ui::line(text("guests.kept"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Lock});
}

}  // namespace linli::client
