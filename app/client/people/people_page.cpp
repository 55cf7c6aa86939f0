#include "app/client/people/people_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/client/saved_line.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/phone.h"
#include "shared/people/roles.h"

namespace linli::client {
namespace {

constexpr std::size_t most_found = 20'000;
constexpr float row_height = 68;

bool fits(const Known& known, const Viewer& me, Instant now, PersonId person, PeopleFilter filter) {
    const Resident* resident = known.state.residents.find(person);
    switch (filter) {
        case PeopleFilter::All:
            return true;
        case PeopleFilter::Seventy:
            return resident && resident->age_band == AgeBand::SeventyOrOlder;
        case PeopleFilter::Volunteers:
            return holds_role(known.state, person, Role::Volunteer);
        case PeopleFilter::Stewards:
            return holds_role(known.state, person, Role::Steward);
        case PeopleFilter::Looking:
            return look_at(known.state, person, me.me, now) != nullptr;
    }
    return true;
}

// However it is written; only a whole one is looked for at the server.
bool is_number(const std::string& search) {
    return canonical_phone(search).has_value();
}

void draw_filters(PeopleInput& input) {
    static constexpr std::array<std::pair<PeopleFilter, const char*>, 5> filters = {
        {{PeopleFilter::All, "people.filter.all"},
         {PeopleFilter::Seventy, "people.filter.seventy"},
         {PeopleFilter::Volunteers, "people.filter.volunteers"},
         {PeopleFilter::Stewards, "people.filter.stewards"},
         {PeopleFilter::Looking, "people.filter.looking"}}};
    const ui::Flow flow;
    for (const auto& [filter, key] : filters) {
        const bool on = input.filter == filter;
        const std::string label =
            on ? text("people.filter.count", {{"what", text(key)}, {"count", input.found.size()}})
               : text(key);
        if (ui::filter_chip(label, on, key)) input.filter = filter;
    }
}

std::string roles_or_resident(const State& state, PersonId person) {
    const std::string roles = roles_words(state, person);
    return roles.empty() ? text("role.resident") : roles;
}

void draw_rows(const Known& known, const std::vector<PersonId>& people, std::optional<PersonId> chosen) {
    ui::long_list(text("people.list"), static_cast<int>(people.size()), row_height, [&](int index) {
        const PersonId person = people[static_cast<std::size_t>(index)];
        const std::string name = name_of(known.state, person);
        ui::row(person, {.title = name,
                         .second = joined(door_words(door_of_person(known.state, person)),
                                          roles_words(known.state, person)),
                         .person = circle_of(name),
                         .route = route_to("people", person),
                         .selected = chosen == person,
                         .position = index + 1,
                         .set_size = static_cast<std::int32_t>(people.size())});
    });
}

constexpr int door_column = 1, age_column = 2;

// Sorts by what `key_of` says of each, asked once a person; `comes_before` compares two of its answers. What
// is equal stands as it was found.
template <class KeyOf, class Before>
void sort_people(std::vector<PersonId>& people, bool descending, KeyOf key_of, Before comes_before) {
    std::vector<std::pair<decltype(key_of(PersonId{})), PersonId>> keyed;
    for (const PersonId person : people) keyed.emplace_back(key_of(person), person);
    std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
        return descending ? comes_before(b.first, a.first) : comes_before(a.first, b.first);
    });
    std::transform(keyed.begin(), keyed.end(), people.begin(), [](const auto& one) { return one.second; });
}

// As the head of the table says.
void put_in_order(const Known& known, const ui::TableOrder& order, std::vector<PersonId>& people) {
    if (order.column == door_column)
        sort_people(
            people, order.descending, [&](PersonId person) { return door_of_person(known.state, person); },
            [](const Door& a, const Door& b) { return compare_doors(a, b) < 0; });
    if (order.column == age_column)
        sort_people(
            people, order.descending,
            [&](PersonId person) {
                const Resident* resident = known.state.residents.find(person);
                return resident ? resident->age_band : AgeBand::NotSaid;
            },
            [](AgeBand a, AgeBand b) { return a < b; });
}

void draw_table(const Known& known, const std::vector<PersonId>& people, std::optional<PersonId> chosen,
                ui::TableOrder& order, Routes& routes) {
    const std::array<ui::TableColumn, 4> columns = {
        {{.title = text("people.column.name"), .share = 1.3f},
         {.title = text("people.column.door"), .share = 1.2f, .sorts = true},
         {.title = text("people.column.age"), .share = 0.7f, .sorts = true},
         {.title = text("people.column.role"), .share = 1.2f}}};
    const int pressed = ui::table(
        text("people.list"), columns, static_cast<int>(people.size()),
        [&](int index) {
            const PersonId person = people[static_cast<std::size_t>(index)];
            const std::string name = name_of(known.state, person);
            const Resident* resident = known.state.residents.find(person);
            ui::TableRow row;
            row.key = person;
            row.selected = chosen == person;
            row.cells = {{.words = name, .person = circle_of(name), .bold = true},
                         {.words = short_door_words(door_of_person(known.state, person))},
                         {.words = resident ? age_words(resident->age_band) : std::string()},
                         {.words = roles_or_resident(known.state, person)}};
            return row;
        },
        &order);
    if (pressed >= 0) routes.replace(route_to("people", people[static_cast<std::size_t>(pressed)]));
}

void draw_list(const Known& known, const std::vector<PersonId>& people, std::optional<PersonId> chosen,
               PeopleInput& input, Routes& routes) {
    if (people.empty()) {
        ui::empty_state(ui::Icon::Search, text("people.nobody"),
                        text(input.search.empty() ? "people.nobody_yet" : "people.nobody_found"));
        return;
    }
    if (ui::desk())
        draw_table(known, people, chosen, input.order, routes);
    else
        draw_rows(known, people, chosen);
}

void draw_actions() {
    ui::link_button(text("checks.title"), "/checks", {.icon = ui::Icon::HandHeart});
    ui::link_button(text("import.title"), "/people/import", {.icon = ui::Icon::Upload});
    ui::link_button(text("people.add"), "/people/new",
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Plus});
}

// On the phone; in large type a bar of both would leave no room for the list.
void coordinator_buttons() {
    const ui::Columns columns(2);
    ui::link_button(text("import.title"), "/people/import", {.icon = ui::Icon::Upload});
    columns.next();
    ui::link_button(text("people.add"), "/people/new", {.icon = ui::Icon::Plus});
}

std::string counts_words(const Known& known) {
    return text("people.counts", {{"community", community_name(known.state)},
                                  {"homes", number_words(known.state.households.size())},
                                  {"people", number_words(known.state.public_names.size())}});
}

void search(PeopleInput& input) {
    ui::search_field(
        text("people.search"), input.search,
        {.placeholder = text("people.search"), .enter_key = ui::EnterKey::Search, .max_length = 60});
}

}  // namespace

const std::vector<PersonId>& people_found(const Known& known, const Viewer& me, Instant now,
                                          PeopleInput& input, Services& services) {
    const bool number = is_number(input.search);
    if (number) services.ask_server(input.search);
    const std::vector<PersonId>* from_server = number ? services.found_by_server(input.search) : nullptr;
    const std::string wanted = input.search + "\n" + std::to_string(static_cast<int>(input.filter)) +
                               (from_server ? "+" : "") + std::to_string(input.order.column) +
                               (input.order.descending ? "-" : "");
    if (wanted == input.found_for && input.found_at == known.people_revision &&
        !input.index.bring_up_to_date(known))
        return input.found;
    input.index.bring_up_to_date(known);
    input.found = input.index.find(input.search, most_found);
    if (from_server) {
        for (const PersonId person : *from_server) {
            const bool listed =
                std::find(input.found.begin(), input.found.end(), person) != input.found.end();
            if (!listed && known.state.public_names.find(person)) input.found.push_back(person);
        }
    }
    std::erase_if(input.found, [&](PersonId person) { return !fits(known, me, now, person, input.filter); });
    put_in_order(known, input.order, input.found);
    input.found_for = wanted;
    input.found_at = known.people_revision;
    return input.found;
}

void people_page(const Known& known, const Viewer& me, Instant now, std::optional<PersonId> chosen,
                 PeopleInput& input, Outbox& outbox, Routes& routes, Services& services) {
    if (chosen && !known.state.public_names.find(*chosen)) chosen.reset();
    const std::vector<PersonId>& people = people_found(known, me, now, input, services);
    if (chosen && !ui::desk()) {
        const ui::Page page({.title = name_of(known.state, *chosen),
                             .back_route = "/people",
                             .back_label = text("people.back"),
                             .key = *chosen});
        person_detail(known, me, now, *chosen, input, outbox);
        person_sheet(known, me, now, input, outbox, services);
        return;
    }
    if (!chosen && ui::desk() && !people.empty()) chosen = people.front();
    const ui::Page page({.title = text("people.title"),
                         .second = counts_words(known),
                         .actions =
                             [&] {
                                 saved_in_head(known.link);
                                 if (ui::desk()) search(input);
                                 if (me.coordinator && !ui::phone()) draw_actions();
                             },
                         .panes = ui::desk(),
                         .key = "people"});
    if (ui::desk()) {
        draw_filters(input);
        const ui::Panes panes(
            {.shown = chosen ? ui::Key(*chosen) : ui::Key(),
             .list_share = 0.68f,
             .list_card = true,
             .detail_card = true,
             .list_label = text("people.list"),
             .detail_label = chosen ? name_of(known.state, *chosen) : text("people.title")});
        if (panes.list()) draw_list(known, people, chosen, input, routes);
        if (panes.detail() && chosen) person_detail(known, me, now, *chosen, input, outbox);
    } else {
        const bool coordinates = me.coordinator && ui::phone();
        search(input);
        draw_filters(input);
        if (coordinates && ui::large_type()) coordinator_buttons();
        draw_list(known, people, {}, input, routes);
        if (coordinates && !ui::large_type()) {
            const ui::BottomBar bar;
            coordinator_buttons();
        }
    }
    person_sheet(known, me, now, input, outbox, services);
}

}  // namespace linli::client
