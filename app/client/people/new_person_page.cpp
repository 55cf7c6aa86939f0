#include "app/client/people/people_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/phone.h"

namespace linli::client {

void start_new_person(PeopleInput& input) {
    input.person = {};
    input.sheet = PersonSheet::None;
    input.first = input.second = input.door = "";
    input.touched = false;
}

void new_person_page(const Known& known, const Viewer& me, Instant now, PeopleInput& input, Outbox& outbox,
                     Routes& routes) {
    const ui::Page page({.title = text("people.add"),
                         .back_route = "/people",
                         .back_label = text("people.back"),
                         .narrow = true,
                         .key = "new-person"});
    const auto door = parse_door(input.door);
    const auto phone = input.second.empty() ? std::optional<std::string>("") : canonical_phone(input.second);
    ui::text_field(
        text("person.full_name"), input.first,
        {.error = input.touched && input.first.empty() ? text("person.name_missing") : std::string(),
         .enter_key = ui::EnterKey::Next,
         .max_length = 40});
    ui::text_field(text("people.column.door"), input.door,
                   {.help = door ? door_words(*door) : text("person.door_help"),
                    .error = input.touched && !door ? text("reason.103") : std::string(),
                    .enter_key = ui::EnterKey::Next,
                    .max_length = 60});
    ui::text_field(text("me.phone"), input.second,
                   {.help = text("person.phone_help"),
                    .error = input.touched && !phone ? text("reason.104") : std::string(),
                    .keyboard = ui::Keyboard::Telephone,
                    .max_length = 30});
    PersonEntry entry;
    entry.full_name = input.first;
    entry.door = door.value_or(Door{});
    entry.phone = phone.value_or("");
    std::string reason;
    if (door && phone && !input.first.empty()) {
        reason = reason_if(known.state, check(known.state, me.stamp(now), RegisterPerson{entry}), me,
                           me.saying(now));
    }
    ui::line(text("person.add_privacy"),
             {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Lock});
    if (!ui::button(text("people.add"),
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check, .reason = reason}))
        return;
    input.touched = true;
    if (!door || !phone || input.first.empty() || outbox.push(RegisterPerson{entry})) return;
    input.first = input.second = input.door = "";
    input.touched = false;
    routes.go("/people");
}

}  // namespace linli::client
