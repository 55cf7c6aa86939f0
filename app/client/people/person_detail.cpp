#include <algorithm>

#include "app/client/helpers/spoken.h"
#include "app/client/people/care_words.h"
#include "app/client/people/people_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/phone.h"
#include "shared/people/roles.h"

namespace linli::client {
namespace {

void open_sheet(PeopleInput& input, PersonId person, PersonSheet sheet) {
    input.person = person;
    input.sheet = sheet;
    input.why = input.first = input.second = input.door = input.find = "";
    input.choice = 0;
    input.touched = false;
}

// Telephone and care: held here only while a logged look lasts, or because they are about me or somebody I
// act for.
void draw_private(const Known& known, const Viewer& me, Instant now, PersonId person, PeopleInput& input,
                  Outbox& outbox) {
    const Contact* contact = known.state.contacts.find(person);
    const Care* care = known.state.cares.find(person);
    const Grant* look = look_at(known.state, person, me.me, now);
    if (!look && !contact && !care) {
        ui::line(text("person.private"), {.quiet = true, .icon = ui::Icon::Lock});
        const auto no = check(known.state, me.stamp(now), Look{{person}, LookAt::ContactAndCare, "."});
        if (ui::button(text("person.look"), {.kind = ui::ButtonKind::Primary,
                                             .icon = ui::Icon::Eye,
                                             .reason = reason_if(known.state, no, me, me.saying(now))})) {
            open_sheet(input, person, PersonSheet::Look);
        }
        return;
    }
    const bool asked = look && known.is_asked(look->id);
    if (contact && !contact->phone.empty()) {
        ui::link_button(spaced_phone(contact->phone), "tel:" + contact->phone,
                        {.kind = ui::ButtonKind::Primary,
                         .icon = ui::Icon::Phone,
                         .spoken = text("person.call", {{"number", spaced_phone(contact->phone)}})});
    } else {
        ui::line(text(asked ? "person.look_asked" : "person.no_phone"),
                 {.quiet = true, .icon = asked ? ui::Icon::Hourglass : ui::Icon::Phone});
    }
    ui::heading(text("person.care"), {.icon = ui::Icon::Lock});
    const std::vector<CareWord> words = care_words(care);
    if (words.empty()) ui::line(text("person.care_none"), {.quiet = true});
    for (const CareWord& word : words) ui::line(word.words, {.icon = word.icon});
    if (!look) return;
    ui::note(ui::Icon::Eye,
             text("person.you_looked", {{"when", past_words(look->window.from, me.saying(now))},
                                        {"name", name_of(known.state, person)},
                                        {"until", past_words(look->window.until, me.saying(now))}}));
    if (ui::button(text("person.end_look"), {.kind = ui::ButtonKind::Plain})) outbox.push(EndLook{look->id});
}

void draw_held_roles(const Known& known, const Viewer& me, Instant now,
                     const std::vector<const RoleHeld*>& held, Outbox& outbox) {
    const ui::List list(text("person.roles"));
    for (const RoleHeld* role : held) {
        const Building* building = role->building ? known.state.buildings.find(*role->building) : nullptr;
        ui::RowOptions row{
            .title = role_words(role->role),
            .title_bold = false,
            .second = building ? door_words({building->compound, building->name, {}, {}}) : std::string()};
        const bool may = !check(known.state, me.stamp(now), EndRole{role->id});
        if (may) {
            row.actions = [&] {
                const std::string spoken = text("person.end_role_spoken", {{"role", role_words(role->role)}});
                if (ui::icon_button(ui::Icon::Close, spoken)) outbox.push(EndRole{role->id});
            };
        }
        ui::row(role->id, row);
    }
}

void draw_roles(const Known& known, const Viewer& me, Instant now, PersonId person, PeopleInput& input,
                Outbox& outbox) {
    ui::heading(text("person.roles"));
    const std::vector<const RoleHeld*> held = known.state.roles.where<&RoleHeld::person>(person);
    if (held.empty())
        ui::line(text("role.resident"), {.quiet = true});
    else
        draw_held_roles(known, me, now, held, outbox);
    if (me.coordinator && ui::button(text("person.give_role"), {.icon = ui::Icon::Plus})) {
        open_sheet(input, person, PersonSheet::Role);
    }
}

void draw_proxy_rows(const Known& known, const std::vector<const Proxy*>& proxies, Outbox& outbox) {
    const ui::List list(text("person.proxies"));
    for (const Proxy* proxy : proxies) {
        const std::string name = name_of(known.state, proxy->proxy);
        ui::RowOptions row{.title = name, .person = circle_of(name)};
        row.actions = [&] {
            if (ui::icon_button(ui::Icon::Close, text("me.end_proxy_spoken", {{"name", name}})))
                outbox.push(EndProxy{proxy->id});
        };
        ui::row(proxy->id, row);
    }
}

void draw_proxies(const Known& known, const Viewer& me, PersonId person, PeopleInput& input, Outbox& outbox) {
    const std::vector<const Proxy*> proxies = known.state.proxies.where<&Proxy::for_whom>(person);
    if (proxies.empty() && !me.coordinator) return;
    ui::heading(text("person.proxies"));
    if (!proxies.empty()) draw_proxy_rows(known, proxies, outbox);
    if (me.coordinator && ui::button(text("person.add_proxy"), {.icon = ui::Icon::Plus})) {
        open_sheet(input, person, PersonSheet::Proxy);
    }
}

void open_names(const Known& known, PersonId person, PeopleInput& input) {
    open_sheet(input, person, PersonSheet::Names);
    const Resident* resident = known.state.residents.find(person);
    const PublicName* name = known.state.public_names.find(person);
    input.first = resident ? resident->full_name : std::string();
    input.second = name ? name->shown : std::string();
    input.choice = resident ? static_cast<int>(resident->age_band) : 1;
}

void draw_more(const Known& known, const Viewer& me, PersonId person, PeopleInput& input) {
    ui::divider();
    const ui::List list(text("app.more"));
    const auto way = [](const char* title, ui::Icon icon, std::string route) {
        ui::row(title, {.title = text(title), .title_bold = false, .icon = icon, .route = std::move(route)});
    };
    const auto chosen = [](const char* title, ui::Icon icon) {
        return ui::row(title, {.title = text(title), .title_bold = false, .icon = icon, .pressable = true});
    };
    const auto opens = [&](const char* title, ui::Icon icon, PersonSheet sheet) {
        if (chosen(title, icon)) open_sheet(input, person, sheet);
    };
    way("person.checks", ui::Icon::HandHeart, route_to("checks", person));
    way("shift_hours.title_other", ui::Icon::CalendarDays, route_to("shift-hours", person));
    if (me.coordinator) way("phone_desk.title", ui::Icon::Phone, route_to("phone-desk", person));
    if (chosen("person.names", ui::Icon::Pencil)) open_names(known, person, input);
    opens("person.phone", ui::Icon::Phone, PersonSheet::Phone);
    opens("person.move", ui::Icon::Building2, PersonSheet::Move);
    opens("person.card", ui::Icon::QrCode, PersonSheet::Card);
    opens("person.lost_phone", ui::Icon::Phone, PersonSheet::LostPhone);
    if (me.coordinator) opens("person.merge", ui::Icon::Users, PersonSheet::Merge);
}

}  // namespace

void person_detail(const Known& known, const Viewer& me, Instant now, PersonId person, PeopleInput& input,
                   Outbox& outbox) {
    const ui::Scope scope(person);
    const std::string name = name_of(known.state, person);
    const Resident* resident = known.state.residents.find(person);
    const std::string door = door_words(door_of_person(known.state, person));
    ui::row("who", {.title = name,
                    .second = joined(door, resident ? age_words(resident->age_band) : std::string()),
                    .person = circle_of(name),
                    .person_kind = ui::SeatKind::Mine});
    draw_private(known, me, now, person, input, outbox);
    spoken_part({known, me, now, outbox}, person);
    ui::divider();
    draw_roles(known, me, now, person, input, outbox);
    draw_proxies(known, me, person, input, outbox);
    keys_part({known, me, now, outbox}, person, input.keys, input.index);
    draw_more(known, me, person, input);
}

}  // namespace linli::client
