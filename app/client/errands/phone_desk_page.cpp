#include "app/client/errands/phone_desk_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/errands/errand_again.h"
#include "app/client/errands/errand_words.h"
#include "app/client/helpers/spoken.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/people/commands.h"
#include "shared/people/phone.h"

namespace linli::client {
namespace {

// --- Who is on the line

void draw_who(const Acting& by, PersonId person) {
    const State& state = by.known.state;
    const Resident* resident = state.residents.find(person);
    const std::string age = resident ? age_words(resident->age_band) : std::string();
    ui::line(joined(door_words(door_of_person(state, person)), age), {.icon = ui::Icon::Building2});
    const std::string spoken = spoken_words(state, person);
    if (!spoken.empty()) ui::line(spoken, {.icon = ui::Icon::Languages});
    const Contact* contact = state.contacts.find(person);
    if (contact && !contact->phone.empty()) {
        const std::string number = spaced_phone(contact->phone);
        ui::link_button(number, "tel:" + contact->phone,
                        {.icon = ui::Icon::Phone, .spoken = text("person.call", {{"number", number}})});
    } else if (const Grant* look = look_at(state, person, by.me.me, by.now)) {
        const bool asked = by.known.is_asked(look->id);
        ui::line(text(asked ? "person.look_asked" : "person.no_phone"), {.quiet = true});
    } else {
        action(by, text("phone_desk.look"), Look{{person}, LookAt::Contact, text("phone_desk.look_why")},
               {.icon = ui::Icon::Eye});
    }
    ui::link_button(text("phone_desk.person"), route_to("people", person), {.icon = ui::Icon::User});
}

// --- What they wait for

std::vector<const Errand*> waiting_for(const State& state, PersonId person) {
    std::vector<const Errand*> waiting = errands_for(state, person);
    std::erase_if(waiting, [&](const Errand* errand) {
        const ErrandDetail* detail = state.errand_details.find(errand->id);
        return !is_active(*errand) || !detail || detail->asked_for != person;
    });
    std::stable_sort(waiting.begin(), waiting.end(),
                     [](const Errand* a, const Errand* b) { return a->window.until < b->window.until; });
    return waiting;
}

std::string how_far(const State& state, const Errand& errand) {
    const std::string step = text("errand.state." + std::to_string(static_cast<int>(errand.state)));
    return errand.helper ? joined(step, name_of(state, *errand.helper)) : step;
}

void draw_what(const Acting& by, const Errand& errand, ErrandsInput& input) {
    const State& state = by.known.state;
    const ui::Tone tone = errand.state == ErrandState::Open ? ui::Tone::Need : ui::Tone::Mine;
    const ui::Card card(errand.id, {.tone = tone});
    const std::string when = errand_time_words(errand, by.me.saying(by.now));
    ui::row("what", {.title = joined(errand_kind_words(errand.kind), case_words(errand)),
                     .second = joined(errand_summary(state, errand), when),
                     .third = joined(how_far(state, errand), waited_words(errand, by.now)),
                     .icon = errand_icon(errand.kind),
                     .tone = tone,
                     .route = route_to("errands", errand.id)});
    const std::string what = joined(errand_kind_words(errand.kind), case_words(errand));
    const ui::Columns columns(2);
    ui::link_button(text("errand.change"), route_to("change-errand", errand.id),
                    {.icon = ui::Icon::Pencil, .spoken = joined(text("errand.change"), what)});
    columns.next();
    if (ui::button(text("errand.withdraw"), {.icon = ui::Icon::Undo2,
                                             .reason = why_not(by, WithdrawErrand{errand.id, {}}),
                                             .spoken = joined(text("errand.withdraw"), what)}))
        open_errand_sheet(input, errand.id, ErrandSheet::Withdraw);
}

// One list of helpers at a time: that of what is being seen to.
void draw_errand(const Acting& by, const Errand& errand, ErrandsInput& input) {
    draw_what(by, errand, input);
    const ui::Scope scope(errand.id);
    draw_time_over(by, errand);
    draw_overdue(by, errand, input);
    if (errand.state != ErrandState::Open) return;
    if (input.of == errand.id) return errand_search(by.known, by.me, by.now, errand, input, by.outbox);
    const std::string what = joined(errand_kind_words(errand.kind), case_words(errand));
    if (ui::button(text("search.title"), {.kind = ui::ButtonKind::Primary,
                                          .icon = ui::Icon::Users,
                                          .spoken = joined(text("search.title"), what)}))
        open_errand_sheet(input, errand.id, ErrandSheet::None);
}

void draw_waiting(const Acting& by, PersonId person, ErrandsInput& input) {
    const std::vector<const Errand*> waiting = waiting_for(by.known.state, person);
    ui::heading(text("ask.waits_for"), {.trailing = std::to_string(waiting.size())});
    if (waiting.empty()) ui::line(text("phone_desk.nothing"), {.quiet = true});
    for (const Errand* errand : waiting) draw_errand(by, *errand, input);
    const auto seen_to = std::find_if(waiting.begin(), waiting.end(),
                                      [&](const Errand* errand) { return errand->id == input.of; });
    if (seen_to != waiting.end()) errand_sheet(by.known, by.me, by.now, **seen_to, input, by.outbox);
}

// --- What they ask for now

void draw_new(PersonId person, AskInput& ask, Routes& routes) {
    ui::heading(text("phone_desk.new"), {.icon = ui::Icon::Plus});
    const ui::Card card("new");
    const ui::List list(text("phone_desk.new"));
    for (const ErrandKind kind : Members<ErrandKind>::values) {
        const int number = static_cast<int>(kind);
        if (!ui::row(number,
                     {.title = errand_kind_words(kind), .icon = errand_icon(kind), .pressable = true}))
            continue;
        // What was begun for them is not lost: the line may have broken.
        if (ask.by_route != person || ask.changes) ask = {};
        ask.asked_for = ask.by_route = person;
        ask.kind = number;
        routes.go(route_to("ask", person));
    }
}

void draw_person(const Acting& by, PersonId person, const PhoneDeskInput& input, Routes& routes) {
    const std::string name = name_of(by.known.state, person);
    const ui::Page page({.title = name,
                         .back_route = "/phone-desk",
                         .back_label = text("phone_desk.back"),
                         .narrow = true,
                         .key = person});
    draw_who(by, person);
    draw_check_rounds(by, person, input.checks);  // Who calls is reached: it is answered in the same breath.
    draw_waiting(by, person, input.errands);
    draw_danger();
    draw_new(person, input.errands.ask, routes);
    needs_help_sheet(by.known, by.me, by.now, input.checks, by.outbox);
}

}  // namespace

void phone_desk_page(const Known& known, const Viewer& me, Instant now, std::optional<PersonId> chosen,
                     const PhoneDeskInput& input, Outbox& outbox, Routes& routes, Services& services) {
    if (chosen && known.state.public_names.find(*chosen))
        return draw_person({known, me, now, outbox}, *chosen, input, routes);
    const ui::Page page({.title = text("phone_desk.title"),
                         .second = text("phone_desk.second"),
                         .back_route = "/errands",
                         .back_label = text("errands.back"),
                         .narrow = true,
                         .key = "phone-desk"});
    draw_danger();
    draw_desk_search(known, me, now, input.desk, services);
    ui::link_button(text("checks.title"), "/checks", {.icon = ui::Icon::HandHeart});
}

}  // namespace linli::client
