#include <algorithm>

#include "app/client/people_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/phone.h"
#include "shared/people/roles.h"

namespace linli::client {
namespace {

// My own look at this person that still lasts.
const Grant* my_look(const Known& known, const Viewer& me, PersonId person) {
    for (const Grant* grant : known.state.grants.where<&Grant::about>(person)) {
        if (grant->to == me.me && !grant->over) return grant;
    }
    return nullptr;
}

bool may_look(const Known& known, const Viewer& me, Instant now, PersonId person) {
    return !check(known.state, me.stamp(now), Look{{person}, LookAt::Contact, "-"});
}

void draw_head(const Known& known, PersonId person) {
    const std::string name = name_of(known.state, person);
    const PublicName* shown = known.state.public_names.find(person);
    ui::beside(
        [&] {
            ui::heading(name, {.level = 2});
            ui::line(door_words(door_of_person(known.state, person)), {.quiet = true});
        },
        [&] { ui::avatar(circle_of(name), ui::SeatKind::Mine, 56); });
    const Resident* resident = known.state.residents.find(person);
    const std::string age = resident ? age_words(resident->age_band) : std::string();
    const std::string words = joined(age, roles_words(known.state, person));
    if (!words.empty()) ui::line(words);
    if (shown && shown->shown != name)
        ui::line(text("person.shown_as", {{"name", shown->shown}}), {.quiet = true});
}

void draw_contact(const Known& known, PersonId person) {
    const Contact* contact = known.state.contacts.find(person);
    if (!contact) return;
    if (contact->phone.empty()) return ui::line(text("person.no_phone"), {.icon = ui::Icon::Phone});
    ui::line(spaced_phone(contact->phone),
             {.size = ui::TextSize::Heading, .bold = true, .icon = ui::Icon::Phone});
}

void draw_care(const Known& known, PersonId person) {
    const Care* care = known.state.cares.find(person);
    if (!care) return;
    ui::heading(text("person.care"), {.level = 3, .icon = ui::Icon::Lock});
    const std::vector<CareLine> lines = care_lines(*care);
    if (lines.empty() && care->note.empty()) ui::line(text("person.care_none"), {.quiet = true});
    for (const CareLine& line : lines) ui::line(line.words, {.icon = line.icon});
    if (!care->note.empty()) ui::line(care->note, {.icon = ui::Icon::Info});
}

// What is private stands behind a button that says that looking is recorded.
void draw_private(const Known& known, const Viewer& me, Instant now, PersonId person, PeopleInput& input,
                  Outbox& outbox) {
    draw_contact(known, person);
    draw_care(known, person);
    if (person == me.me || is_proxy_of(known.state, me.me, person)) return;
    if (const Grant* look = my_look(known, me, person)) {
        const std::string until = moment_words(look->window.until, me.saying(now));
        const std::string words =
            known.is_asked(look->id)
                ? text("person.look_asked")
                : text("person.look_recorded",
                       {{"from", past_words(look->window.from, me.saying(now))}, {"until", until}});
        ui::note(ui::Icon::Eye, words);
        if (ui::button(text("person.look_end"))) outbox.push(EndLook{look->id});
        return;
    }
    if (!may_look(known, me, now, person)) return;
    if (ui::button(text("person.look"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Eye})) {
        open_sheet(known, person, PeopleSheet::Look, input);
    }
    ui::line(text("person.look_help"), {.size = ui::TextSize::Second, .quiet = true});
}

void draw_proxies(const Known& known, const Viewer& me, Instant now, PersonId person, Outbox& outbox) {
    const auto proxies = known.state.proxies.where<&Proxy::for_whom>(person);
    if (proxies.empty()) return;
    ui::heading(text("person.proxies"), {.level = 3});
    const ui::List list(text("person.proxies"));
    for (const Proxy* proxy : proxies) {
        const std::string name = name_of(known.state, proxy->proxy);
        ui::RowOptions row{.title = name, .second = text("person.proxy_second"), .person = circle_of(name)};
        if (!check(known.state, me.stamp(now), EndProxy{proxy->id})) {
            row.actions = [&, id = proxy->id] {
                const std::string spoken = text("person.proxy_end", {{"name", name}});
                if (ui::icon_button(ui::Icon::Close, spoken)) outbox.push(EndProxy{id});
            };
        }
        ui::row(proxy->id, row);
    }
}

void draw_manage(const Known& known, const Viewer& me, Instant now, PersonId person, PeopleInput& input) {
    if (!may_act_for(known.state, me.stamp(now), person)) return;
    const bool own_or_seen = known.state.contacts.find(person) || person == me.me;
    ui::heading(text("person.manage"), {.level = 3});
    const ui::Flow flow;
    const auto action = [&](PeopleSheet sheet, std::string_view key, ui::Icon icon) {
        const ui::ButtonOptions options{.icon = icon, .key = static_cast<int>(sheet)};
        if (ui::button(text(key), options)) open_sheet(known, person, sheet, input);
    };
    action(PeopleSheet::Card, "person.card", ui::Icon::QrCode);
    action(PeopleSheet::Names, "person.names", ui::Icon::Pencil);
    if (own_or_seen) action(PeopleSheet::Phone, "person.phone", ui::Icon::Phone);
    if (known.state.cares.find(person) || own_or_seen)
        action(PeopleSheet::Care, "person.mend_care", ui::Icon::HeartHandshake);
    action(PeopleSheet::Move, "person.move", ui::Icon::Building2);
    if (me.coordinator) action(PeopleSheet::Roles, "person.roles", ui::Icon::ShieldCheck);
    if (me.coordinator || person == me.me) action(PeopleSheet::Proxy, "person.add_proxy", ui::Icon::UserPlus);
    if (me.coordinator && person != me.me) action(PeopleSheet::Merge, "person.merge", ui::Icon::Repeat2);
}

}  // namespace

std::vector<CareLine> care_lines(const Care& care) {
    const struct {
        bool said;
        ui::Icon icon;
        const char* key;
    } all[] = {
        {care.lives_alone, ui::Icon::User, "care.lives_alone"},
        {care.wheelchair, ui::Icon::Accessibility, "care.wheelchair"},
        {care.bedridden, ui::Icon::Moon, "care.bedridden"},
        {care.dialysis, ui::Icon::Stethoscope, "care.dialysis"},
        {care.pregnant, ui::Icon::HeartHandshake, "care.pregnant"},
        {care.infant, ui::Icon::Baby, "care.infant"},
        {care.regular_medicine, ui::Icon::Pill, "care.regular_medicine"},
        {care.hard_of_hearing, ui::Icon::Volume2, "care.hard_of_hearing"},
        {care.without_phone, ui::Icon::Phone, "care.without_phone"},
        {care.isolated, ui::Icon::Lock, "care.isolated"},
        {care.infectious, ui::Icon::Thermometer, "care.infectious"},
    };
    std::vector<CareLine> lines;
    for (const auto& one : all) {
        if (one.said) lines.push_back({one.icon, text(one.key)});
    }
    return lines;
}

void looks_list(const Known& known, const Viewer& me, Instant now, PersonId person, Outbox& outbox) {
    std::vector<const Grant*> looks = known.state.grants.where<&Grant::about>(person);
    std::sort(looks.begin(), looks.end(),
              [](const Grant* a, const Grant* b) { return a->window.from > b->window.from; });
    if (looks.empty()) return;
    ui::heading(text("person.looks"), {.level = 3, .icon = ui::Icon::Eye});
    const ui::List list(text("person.looks"));
    for (const Grant* look : looks) {
        const std::string name = look->to == me.me ? text("person.me") : name_of(known.state, look->to);
        const std::string what =
            text(look->what == LookAt::Contact ? "look.contact" : "look.contact_and_care");
        ui::RowOptions row{.title = joined(name, past_words(look->window.from, me.saying(now))),
                           .second = joined(what, look->why),
                           .person = circle_of(name)};
        if (!check(known.state, me.stamp(now), EndLook{look->id})) {
            row.actions = [&, id = look->id] {
                if (ui::button(text("look.end"), {.spoken = text("look.end_spoken", {{"name", name}})}))
                    outbox.push(EndLook{id});
            };
        }
        ui::row(look->id, row);
    }
}

void person_detail(const Known& known, const Viewer& me, Instant now, PersonId person, PeopleInput& input,
                   Outbox& outbox, Routes&) {
    const ui::Scope scope(person);
    if (!known.state.public_names.find(person)) {
        return ui::empty_state(ui::Icon::User, text("people.not_here"), text("people.not_here_second"));
    }
    draw_head(known, person);
    draw_private(known, me, now, person, input, outbox);
    draw_proxies(known, me, now, person, outbox);
    looks_list(known, me, now, person, outbox);
    draw_manage(known, me, now, person, input);
}

}  // namespace linli::client
