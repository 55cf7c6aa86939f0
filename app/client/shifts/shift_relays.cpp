#include <optional>
#include <string>
#include <vector>

#include "app/client/shifts/roster_words.h"
#include "app/client/shifts/shift_parts.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/relays.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/stand_in.h"

// Two moves that fill a place which nobody can take directly: found, asked for, and done at once.

namespace linli::client {
namespace {

constexpr std::size_t most_relays = 3;  // For each place.

bool is_searched_for(const State& state, SeatId seat) {
    const StandInSearch* search = state.stand_in_searches.find(seat);
    return search && !search->found;
}

// The empty places of a shift as one, and the seats of those who look for somebody to stand in.
std::vector<SeatId> sought_on(const State& state, ShiftId shift) {
    std::vector<SeatId> sought{empty_place_of(shift)};
    for (const Seat* seat : held_seats(state, shift)) {
        if (is_searched_for(state, seat->id)) sought.push_back(seat->id);
    }
    return sought;
}

std::vector<Relay> relays_of(const State& state, ShiftId shift, Instant now) {
    std::vector<Relay> relays;
    for (const SeatId sought : sought_on(state, shift)) {
        for (const SeatMove& move : find_relays(state, sought, now, most_relays))
            relays.push_back({sought, move});
    }
    return relays;
}

// Somebody is still needed on the shift that is shown, and who would move still stands where they stood.
bool is_still_asked(const State& state, const Relay& relay, const Shift& shown) {
    const Seat* from = state.seats.find(relay.move.from);
    if (relay.move.to.shift != shown.id || !from || from->state != SeatState::Held) return false;
    const Seat* seat = state.seats.find(relay.sought);
    return seat ? seat->state == SeatState::Held && is_searched_for(state, seat->id)
                : missing_people(state, shown) > 0;
}

std::string shift_left_words(const State& state, const SeatMove& move, const Saying& saying) {
    const Seat* seat = state.seats.find(move.from);
    return begin_words(state, seat ? seat->shift : ShiftId{}, saying);
}

// Who comes to the place that is left, or that nobody has to.
std::string successor_words(const State& state, const SeatMove& move) {
    return move.successor ? text("propose.successor", {{"name", name_of(state, *move.successor)}})
                          : text("relay.enough_stay");
}

// Who of several would be relieved; empty for an empty place.
std::string relieved_words(const State& state, SeatId sought) {
    const Seat* seat = state.seats.find(sought);
    return seat ? text("relay.instead_of", {{"name", seat_name(state, *seat)}}) : std::string();
}

void draw_found(const Acting& by, const std::vector<Relay>& relays, RelayInput& input) {
    const State& state = by.known.state;
    ui::heading(text("relay.title"), {.level = 3, .icon = ui::Icon::Repeat2});
    const ui::List list(text("relay.title"));
    std::optional<Relay> chosen;
    int number = 0;
    for (const Relay& relay : relays) {
        const std::string name = name_of(state, relay.move.to.person);
        const std::string what = move_words(state, relay.move, by.me.saying(by.now));
        ui::RowOptions row{.title = name,
                           .second = joined(relieved_words(state, relay.sought), what),
                           .third = successor_words(state, relay.move),
                           .person = circle_of(name)};
        row.actions = [&] {
            if (ui::button(text("relay.open"), {.spoken = joined(joined(text("relay.open"), name), what)}))
                chosen = relay;
        };
        ui::row(++number, row);
    }
    if (chosen) input.ask(*chosen);
}

// One of those who are asked, with what they would do, and how to reach them.
void draw_asked(const Acting& by, PersonId person, const std::string& what) {
    const State& state = by.known.state;
    const std::string name = name_of(state, person);
    const Contact* contact = state.contacts.find(person);
    ui::RowOptions row{.title = name, .second = what, .person = circle_of(name)};
    row.actions = [&] {
        if (person == by.me.me) return;
        if (contact && !contact->phone.empty())
            ui::icon_link(ui::Icon::Phone, text("errand.call", {{"name", name}}), "tel:" + contact->phone);
        else
            ui::icon_link(ui::Icon::User, text("relay.reach", {{"name", name}}), route_to("people", person));
    };
    ui::row(person, row);
}

// True: it is done. Until both have said yes the button says who is still to be asked.
bool draw_accept(const Acting& by, const Relay& relay, RelayInput& input) {
    const State& state = by.known.state;
    std::vector<std::string> to_ask;
    const auto ask = [&](PersonId person, bool& said_yes) {
        const std::string name = name_of(state, person);
        ui::check(text("relay.said_yes", {{"name", name}}), said_yes, {.key = person});
        if (!said_yes) to_ask.push_back(name);
    };
    ask(relay.move.to.person, input.mover_agrees);
    if (relay.move.successor) ask(*relay.move.successor, input.successor_agrees);
    ui::line(text("relay.told"), {.size = ui::TextSize::Second, .quiet = true});
    const AcceptPlan plan = plan_of(state, relay.sought, relay.move);
    std::string reason = why_not(by, plan);
    if (reason.empty() && !to_ask.empty()) reason = text("relay.ask_first", {{"names", listed(to_ask)}});
    return ui::button(text("relay.accept"),
                      {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check, .reason = reason}) &&
           act(by, plan);
}

void relay_sheet(const Acting& by, const Shift& shift, RelayInput& input) {
    if (!input.asked) return;
    const Relay relay = *input.asked;
    const State& state = by.known.state;
    bool open = is_still_asked(state, relay, shift), done = false;
    if (open) {
        const Saying saying = by.me.saying(by.now);
        const ui::Dialog sheet(
            {.title = text("relay.sheet"), .open = &open, .close_label = text("action.close")});
        ui::line(joined(relieved_words(state, relay.sought), shift_words(state, shift, saying)),
                 {.bold = true});
        {
            const ui::List list(text("relay.who"));
            draw_asked(by, relay.move.to.person, move_words(state, relay.move, saying));
            if (relay.move.successor)
                draw_asked(by, *relay.move.successor,
                           text("relay.takes", {{"shift", shift_left_words(state, relay.move, saying)}}));
        }
        done = draw_accept(by, relay, input);
    }
    if (!open || done) input.ask(std::nullopt);
}

}  // namespace

void draw_relays(const Acting& by, const Shift& shift, RelayInput& input) {
    const std::vector<Relay>& relays = input.found.get(
        by.known, by.now, shift.id.bits, [&] { return relays_of(by.known.state, shift.id, by.now); });
    if (!relays.empty()) draw_found(by, relays, input);
    relay_sheet(by, shift, input);
}

}  // namespace linli::client
