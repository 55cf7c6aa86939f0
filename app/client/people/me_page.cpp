#include "app/client/people/me_page.h"

#include <algorithm>

#include "app/client/helpers/spoken.h"
#include "app/client/people/care_words.h"
#include "app/client/saved_line.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/phone.h"

namespace linli::client {
namespace {

void start_editing(const Known& known, const Viewer& me, MeInput& input) {
    const PublicName* name = known.state.public_names.find(me.me);
    const Contact* contact = known.state.contacts.find(me.me);
    input.shown = name ? name->shown : std::string();
    input.phone = contact ? contact->phone : std::string();
    input.phone_error.clear();
    input.editing = true;
}

void save_edits(const Known& known, const Viewer& me, MeInput& input, Outbox& outbox) {
    const auto phone = input.phone.empty() ? std::optional<std::string>("") : canonical_phone(input.phone);
    if (!phone) {
        input.phone_error = text("reason.104");
        return;
    }
    const Resident* resident = known.state.residents.find(me.me);
    const PublicName* name = known.state.public_names.find(me.me);
    if (resident && name && !input.shown.empty() && name->shown != input.shown) {
        outbox.push(MendNames{me.me, resident->full_name, input.shown, resident->age_band});
    }
    const Contact* contact = known.state.contacts.find(me.me);
    if (*phone != (contact ? contact->phone : std::string())) outbox.push(MendContact{me.me, *phone});
    input.editing = false;
}

void draw_editing(const Known& known, const Viewer& me, MeInput& input, Outbox& outbox) {
    ui::text_field(text("me.shown"), input.shown,
                   {.help = text("me.shown_help"), .autocomplete = "nickname", .max_length = 40});
    ui::text_field(text("me.phone"), input.phone,
                   {.help = text("me.phone_help"),
                    .error = input.phone_error,
                    .autocomplete = "tel",
                    .keyboard = ui::Keyboard::Telephone,
                    .max_length = 30});
    const ui::Columns columns(2);
    if (ui::button(text("me.leave_as_is"))) input.editing = false;
    columns.next();
    if (ui::button(text("me.save"), {.kind = ui::ButtonKind::Primary})) save_edits(known, me, input, outbox);
}

void draw_own(const Known& known, const Viewer& me, MeInput& input, Outbox& outbox) {
    const ui::Card card("own");
    const std::string name = name_of(known.state, me.me);
    ui::row("name", {.title = name,
                     .second = joined(door_words(door_of_person(known.state, me.me)),
                                      roles_words(known.state, me.me)),
                     .person = circle_of(name),
                     .person_kind = ui::SeatKind::Mine});
    if (input.editing) {
        draw_editing(known, me, input, outbox);
        return;
    }
    const PublicName* shown = known.state.public_names.find(me.me);
    const Contact* contact = known.state.contacts.find(me.me);
    const std::string phone =
        contact && !contact->phone.empty() ? spaced_phone(contact->phone) : text("me.no_phone");
    ui::line(text("me.others_see", {{"name", shown ? shown->shown : name}}), {.icon = ui::Icon::Users});
    ui::line(phone, {.icon = ui::Icon::Phone});
    for (const CareWord& word : care_words(known.state.cares.find(me.me)))
        ui::line(word.words, {.icon = word.icon});
    ui::line(text("me.privacy"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Lock});
    if (ui::button(text("me.edit"), {.icon = ui::Icon::Pencil})) start_editing(known, me, input);
}

void draw_looks(const Known& known, const Viewer& me, Instant now, Outbox& outbox) {
    std::vector<const Grant*> looks = known.state.grants.where<&Grant::about>(me.me);
    ui::heading(text("me.looks"), {.icon = ui::Icon::Eye});
    if (looks.empty()) {
        ui::line(text("me.looks_none"), {.quiet = true});
        return;
    }
    std::sort(looks.begin(), looks.end(),
              [](const Grant* a, const Grant* b) { return a->window.from > b->window.from; });
    const ui::Card card("looks");
    const ui::List list(text("me.looks"));
    for (const Grant* grant : looks) {
        ui::RowOptions row{.title = name_of(known.state, grant->to),
                           .second = joined(grant->why, past_words(grant->window.from, me.saying(now))),
                           .icon = ui::Icon::Eye};
        if (is_going_on(*grant, now)) {
            row.actions = [&] {
                if (ui::button(text("me.end_look"))) outbox.push(EndLook{grant->id});
            };
        }
        ui::row(grant->id, row);
    }
}

// Who may act for me, and for whom I may.
void draw_proxies(const Known& known, const Viewer& me, Outbox& outbox) {
    const auto mine = known.state.proxies.where<&Proxy::for_whom>(me.me);
    const auto others = known.state.proxies.where<&Proxy::proxy>(me.me);
    if (mine.empty() && others.empty()) return;
    ui::heading(text("me.proxies"), {.icon = ui::Icon::HeartHandshake});
    const ui::Card card("proxies");
    const ui::List list(text("me.proxies"));
    const auto draw = [&](const Proxy& proxy, PersonId shown, const char* second) {
        const std::string name = name_of(known.state, shown);
        ui::RowOptions row{.title = name, .second = text(second), .person = circle_of(name)};
        row.actions = [&] {
            if (ui::button(text("me.end_proxy"), {.spoken = text("me.end_proxy_spoken", {{"name", name}})})) {
                outbox.push(EndProxy{proxy.id});
            }
        };
        ui::row(proxy.id, row);
    };
    for (const Proxy* proxy : mine) draw(*proxy, proxy->proxy, "me.acts_for_me");
    for (const Proxy* proxy : others) draw(*proxy, proxy->for_whom, "me.i_act_for");
}

}  // namespace

void me_page(const Known& known, const Viewer& me, Instant now, MeInput& input, Outbox& outbox,
             Services& services) {
    const ui::Page page({.title = text("me.title"),
                         .second = community_name(known.state),
                         .actions = [&] { saved_in_head(known.link); },
                         .panes = ui::desk(),
                         .key = "me"});
    const auto about_me = [&] {
        draw_own(known, me, input, outbox);
        spoken_part({known, me, now, outbox}, me.me);
        reminders_part(known, me, now, input.reminders, outbox, services);
        draw_looks(known, me, now, outbox);
        draw_proxies(known, me, outbox);
        keys_part({known, me, now, outbox}, me.me, input.keys, input.people);
        held_keys_part({known, me, now, outbox});
    };
    const auto about_device = [&] {
        my_settings(services);
        my_devices(me, now, input, services);
        sign_out_part(known, input, services);
    };
    if (ui::desk()) {
        const ui::Panes panes(
            {.list_width = 512, .list_label = text("me.title"), .detail_label = text("me.device")});
        if (panes.list()) about_me();
        if (panes.detail()) about_device();
        return;
    }
    about_me();
    about_device();
    saved_at_foot(known.link);
}

}  // namespace linli::client
