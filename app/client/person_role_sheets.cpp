#include "app/client/person_sheets.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/roles.h"

namespace linli::client {
namespace {

constexpr std::size_t most_offered = 6;

// Whoever fits what is typed, as rows; the one that was pressed.
PersonId choose_person(const SheetPlace& at, PeopleInput& input, std::string_view label) {
    ui::search_field(label, input.other_person,
                     {.enter_key = ui::EnterKey::Search, .max_length = 80, .focus = true});
    if (input.other_person.empty()) return {};
    input.index.bring_up_to_date(at.known);
    PersonId chosen;
    const ui::List list(label);
    for (const PersonId person : input.index.find(input.other_person, most_offered)) {
        if (person == at.person) continue;
        const std::string name = name_of(at.known.state, person);
        const ui::RowOptions row{.title = name,
                                 .second = door_words(door_of_person(at.known.state, person)),
                                 .person = circle_of(name),
                                 .pressable = true};
        if (ui::row(person, row)) chosen = person;
    }
    return chosen;
}

void push_or_tell(const SheetPlace& at, Command command, PeopleInput& input) {
    const auto no = at.outbox.push(std::move(command));
    if (!no)
        input.sheet = PeopleSheet::None;
    else
        ui::show_toast({.words = reason_words(at.known.state, *no, at.person, at.me, at.me.saying(at.now)),
                        .icon = ui::Icon::CircleAlert});
}

void draw_held(const SheetPlace& at, PeopleInput& input) {
    const auto held_roles = at.known.state.roles.where<&RoleHeld::person>(at.person);
    if (held_roles.empty()) return ui::line(text("roles.none"), {.quiet = true});
    const ui::List list(text("roles.held"));
    for (const RoleHeld* held : held_roles) {
        const Building* building = held->building ? at.known.state.buildings.find(*held->building) : nullptr;
        ui::RowOptions row{
            .title = role_words(held->role),
            .second = building ? door_words({building->compound, building->name, {}, {}}) : std::string(),
            .icon = ui::Icon::ShieldCheck};
        const auto no = check(at.known.state, at.me.stamp(at.now), EndRole{held->id});
        row.actions = [&, id = held->id] {
            const std::string reason = reason_if(at.known.state, no, at.me, at.me.saying(at.now));
            const std::string spoken = text("roles.end_spoken", {{"role", role_words(held->role)}});
            if (ui::button(text("roles.end"),
                           {.kind = ui::ButtonKind::Danger, .reason = reason, .spoken = spoken})) {
                push_or_tell(at, EndRole{id}, input);
            }
        };
        ui::row(held->id, row);
    }
}

std::optional<BuildingId> building_of(const State& state, PersonId person) {
    const Resident* resident = state.residents.find(person);
    const Household* household = resident ? state.households.find(resident->household) : nullptr;
    return household ? std::optional(household->building) : std::nullopt;
}

}  // namespace

void roles_sheet(const SheetPlace& at, PeopleInput& input) {
    draw_held(at, input);
    ui::heading(text("roles.give"), {.level = 3});
    const ui::Flow flow;
    for (const Role role : Members<Role>::values) {
        // A steward looks after the building that they live in.
        const auto building = role == Role::Steward ? building_of(at.known.state, at.person) : std::nullopt;
        const GiveRole command{at.person, role, building};
        const auto no = check(at.known.state, at.me.stamp(at.now), command);
        if (no && no->reason != Reason::NotKnownHere) continue;
        if (ui::button(role_words(role), {.kind = ui::ButtonKind::Choice, .key = static_cast<int>(role)})) {
            push_or_tell(at, command, input);
        }
    }
}

void merge_sheet(const SheetPlace& at, PeopleInput& input, Routes& routes) {
    ui::line(text("merge.second"), {.quiet = true});
    const PersonId keep = choose_person(at, input, text("merge.search"));
    if (!keep) return;
    push_or_tell(at, MergePersons{keep, at.person}, input);
    if (input.sheet == PeopleSheet::None) routes.replace(route_to("person", keep));
}

void proxy_sheet(const SheetPlace& at, PeopleInput& input) {
    ui::line(text("proxy.second"), {.quiet = true});
    const PersonId proxy = choose_person(at, input, text("proxy.search"));
    if (proxy) push_or_tell(at, AddProxy{at.person, proxy}, input);
}

void card_sheet(const SheetPlace& at, PeopleService& service) {
    const CardMade& card = service.card();
    const bool for_this = card.person == at.person;
    if (!for_this || (card.code.empty() && !card.waiting)) {
        ui::line(text("card.second"));
        if (for_this && !card.problem.empty())
            ui::note(ui::Icon::CircleAlert, card.problem, ui::Tone::Refused);
        if (ui::button(text("card.make"), {.kind = ui::ButtonKind::Primary}))
            service.make_card(at.person, false);
        if (ui::button(text("card.lost"), {.kind = ui::ButtonKind::Danger}))
            service.make_card(at.person, true);
        return ui::line(text("card.lost_second"), {.size = ui::TextSize::Second, .quiet = true});
    }
    if (card.waiting) return ui::line(text("card.waiting"), {.icon = ui::Icon::Hourglass});
    ui::line(text("card.code"), {.quiet = true});
    ui::line(card.code, {.size = ui::TextSize::Sheet, .bold = true});
    ui::line(text("card.until", {{"until", card.expires}}), {.icon = ui::Icon::Clock});
    ui::line(text("card.once"), {.quiet = true});
    if (ui::button(text("card.copy"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Copy}))
        service.copy(card.link);
}

}  // namespace linli::client
