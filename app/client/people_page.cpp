#include "app/client/people_page.h"

#include <algorithm>

#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/roles.h"

namespace linli::client {
namespace {

constexpr std::size_t most_found = 20'000;
constexpr std::size_t shortest_ask = 3;  // Characters; what is shorter fits half the community.

bool fits(const Known& known, const Viewer& me, PersonId person, PeopleFilter filter) {
    const State& state = known.state;
    const Resident* resident = state.residents.find(person);
    const Care* care = state.cares.find(person);
    switch (filter) {
        case PeopleFilter::All:
            return true;
        case PeopleFilter::Helpers:
            return !state.roles.where<&RoleHeld::person>(person).empty();
        case PeopleFilter::Seventy:
            return resident && resident->age_band == AgeBand::SeventyOrOlder;
        case PeopleFilter::WithoutPhone:
            return care && care->without_phone;
        case PeopleFilter::InSight:
            return person != me.me && (state.contacts.find(person) || care);
    }
    return false;
}

std::string filter_words(PeopleFilter filter) {
    return text("people.filter." + std::to_string(static_cast<int>(filter)));
}

void draw_filters(const Known& known, const Viewer& me, const std::vector<PersonId>& found,
                  PeopleInput& input) {
    const ui::Flow flow;
    for (const PeopleFilter filter :
         {PeopleFilter::All, PeopleFilter::Helpers, PeopleFilter::Seventy, PeopleFilter::InSight}) {
        const auto count = std::count_if(found.begin(), found.end(),
                                         [&](PersonId person) { return fits(known, me, person, filter); });
        if (count == 0 && filter != PeopleFilter::All && filter != input.filter) continue;
        const std::string words = filter_words(filter) + " " + std::to_string(count);
        if (ui::filter_chip(words, input.filter == filter, static_cast<int>(filter))) input.filter = filter;
    }
}

std::string care_cell(const Known& known, PersonId person) {
    const Care* care = known.state.cares.find(person);
    if (!care) return {};
    std::string words;
    for (const CareLine& line : care_lines(*care)) words = joined(words, line.words);
    return words;
}

void draw_table(const Known& known, std::optional<PersonId> chosen, const std::vector<PersonId>& people,
                Routes& routes) {
    const std::vector<ui::TableColumn> columns{
        {.title = text("people.column.name"), .share = 1.3f},
        {.title = text("people.column.door"), .share = 1.3f},
        {.title = text("people.column.age"), .share = 0.8f},
        {.title = text("people.column.roles"), .share = 1.2f},
        {.title = text("people.column.care"), .share = 1.4f, .icon = ui::Icon::Lock},
    };
    const auto row_at = [&](int index) {
        const PersonId person = people[static_cast<std::size_t>(index)];
        const Resident* resident = known.state.residents.find(person);
        const std::string name = name_of(known.state, person);
        const std::string roles = roles_words(known.state, person);
        ui::TableRow row{.key = person, .selected = chosen == person, .route = route_to("person", person)};
        row.cells = {{.words = name, .person = circle_of(name), .bold = true},
                     {.words = short_door_words(door_of_person(known.state, person))},
                     {.words = resident ? age_words(resident->age_band) : std::string()},
                     {.words = roles.empty() ? text("people.resident") : roles},
                     {.words = care_cell(known, person)}};
        return row;
    };
    const int pressed = ui::table(text("people.title"), columns, static_cast<int>(people.size()), row_at);
    if (pressed >= 0) routes.go(route_to("person", people[static_cast<std::size_t>(pressed)]));
}

std::vector<PersonId> people_found(const Known& known, const Viewer& me, PeopleInput& input,
                                   PeopleService& service) {
    input.index.bring_up_to_date(known);
    std::vector<PersonId> found =
        input.search.empty() ? input.index.everybody() : input.index.find(input.search, most_found);
    if (!me.coordinator && !me.steward) return found;
    if (input.search.size() < shortest_ask) return found;
    service.ask(input.search);
    const std::vector<PersonId>* more = service.found(input.search);
    if (!more) return found;
    for (const PersonId person : *more) {
        const bool known_here = known.state.public_names.find(person) != nullptr;
        if (known_here && std::find(found.begin(), found.end(), person) == found.end())
            found.push_back(person);
    }
    return found;
}

void draw_list(const Known& known, const Viewer& me, std::optional<PersonId> chosen, PeopleInput& input,
               PeopleService& service, Routes& routes) {
    ui::search_field(
        text("people.search"), input.search,
        {.help = text("people.search_help"), .enter_key = ui::EnterKey::Search, .max_length = 80});
    std::vector<PersonId> people = people_found(known, me, input, service);
    draw_filters(known, me, people, input);
    std::erase_if(people, [&](PersonId person) { return !fits(known, me, person, input.filter); });
    if (!people.empty()) return draw_table(known, chosen, people, routes);
    if (input.index.everybody().empty())
        ui::empty_state(ui::Icon::Building2, text("people.nobody"), text("people.nobody_second"));
    else
        ui::empty_state(ui::Icon::Search, text("people.not_found"), text("people.not_found_second"));
}

void draw_actions(const Viewer& me, PeopleInput& input) {
    if (!me.coordinator) return;
    ui::link_button(text("people.import"), "/register", {.icon = ui::Icon::Upload});
    if (ui::button(text("people.enter"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Plus})) {
        input.sheet = PeopleSheet::Enter;
        input.full_name.clear();
        input.door.clear();
        input.phone.clear();
        input.age_band = AgeBand::NotSaid;
        input.tried = false;
    }
}

std::string how_many(const Known& known) {
    return text("people.how_many", {{"community", community_name(known.state)},
                                    {"households", known.state.households.size()},
                                    {"people", known.state.residents.size()}});
}

}  // namespace

void people_page(const Known& known, const Viewer& me, Instant now, std::optional<PersonId> chosen,
                 PeopleInput& input, PeopleService& service, Outbox& outbox, Routes& routes) {
    const bool alone = chosen && !ui::desk();
    if (chosen) *chosen = current_person(known.state, *chosen);
    const ui::Page page({.title = alone ? name_of(known.state, *chosen) : text("people.title"),
                         .second = alone ? std::string() : how_many(known),
                         .back_route = alone ? "/people" : "",
                         .back_label = text("people.back"),
                         .actions =
                             [&] {
                                 if (!alone) draw_actions(me, input);
                             },
                         .panes = true,
                         .key = alone ? ui::Key(*chosen) : ui::Key("people")});
    const ui::Panes panes({.show_detail = chosen.has_value(),
                           .list_share = 0.68f,
                           .detail_card = true,
                           .list_label = text("people.title"),
                           .detail_label = text("people.one")});
    if (panes.list()) draw_list(known, me, chosen, input, service, routes);
    if (panes.detail()) {
        if (chosen)
            person_detail(known, me, now, *chosen, input, outbox, routes);
        else
            ui::empty_state(ui::Icon::User, text("people.choose"), text("people.choose_second"));
    }
    person_sheet(known, me, now, chosen.value_or(PersonId{}), input, service, outbox, routes);
}

}  // namespace linli::client
