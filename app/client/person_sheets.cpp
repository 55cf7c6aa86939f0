#include "app/client/person_sheets.h"
#include "app/client/people_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/phone.h"

// What is known about a person, mended. Roles, merging, proxies and cards: person_role_sheets.cpp.

namespace linli::client {
namespace {

constexpr int other_reason = 3;

std::string why_words(const PeopleInput& input) {
    return input.why == other_reason ? input.other_why : text("look.why." + std::to_string(input.why));
}

void look_sheet(const SheetPlace& at, PeopleInput& input) {
    ui::line(text("look.second"), {.quiet = true});
    {
        const ui::RadioGroup group(text("look.why"));
        for (int why = 0; why <= other_reason; ++why) {
            if (ui::radio(text("look.why." + std::to_string(why)), input.why == why, {.key = why}))
                input.why = why;
        }
    }
    if (input.why == other_reason) ui::text_field(text("look.other"), input.other_why, {.max_length = 120});
    ui::check(text("look.with_care"), input.with_care, {.second = text("look.with_care_second")});
    const LookAt what = input.with_care ? LookAt::ContactAndCare : LookAt::Contact;
    send_button(at, text("look.send"), Look{{at.person}, what, why_words(input)}, input);
}

void age_choice(PeopleInput& input) {
    const ui::RadioGroup group(text("person.age"));
    for (const AgeBand band : Members<AgeBand>::values) {
        const std::string words = band == AgeBand::NotSaid ? text("age.not_said") : age_words(band);
        if (ui::radio(words, input.age_band == band, {.key = static_cast<int>(band)})) input.age_band = band;
    }
}

void names_sheet(const SheetPlace& at, PeopleInput& input) {
    ui::text_field(text("person.full_name"), input.full_name,
                   {.autocomplete = "name", .max_length = 40, .required = true});
    ui::text_field(text("person.public_name"), input.public_name,
                   {.help = text("person.public_name_help"), .max_length = 40, .required = true});
    age_choice(input);
    send_button(at, text("person.save"),
                MendNames{at.person, input.full_name, input.public_name, input.age_band}, input);
}

// A door as it was typed; nothing, with the error under the field, when it is none.
std::optional<Door> door_field(PeopleInput& input) {
    const std::optional<Door> door = parse_door(input.door);
    const bool whole = door && !door->building.empty() && !door->room.empty();
    const std::string error = input.tried && !whole ? text("person.door_error") : std::string();
    ui::text_field(text("person.door"), input.door,
                   {.help = text("person.door_help"), .error = error, .max_length = 60, .required = true});
    return whole ? door : std::nullopt;
}

std::optional<std::string> phone_field(PeopleInput& input) {
    const std::optional<std::string> phone =
        input.phone.empty() ? std::optional<std::string>(std::string()) : canonical_phone(input.phone);
    ui::text_field(text("person.phone_number"), input.phone,
                   {.error = input.tried && !phone ? text("person.phone_error") : std::string(),
                    .autocomplete = "tel",
                    .keyboard = ui::Keyboard::Telephone,
                    .max_length = 40});
    return phone;
}

void move_sheet(const SheetPlace& at, PeopleInput& input) {
    ui::line(text("person.move_second"), {.quiet = true});
    if (const auto door = door_field(input))
        send_button(at, text("person.save"), MoveHouse{at.person, *door}, input);
    else
        try_button(text("person.save"), input);
}

void phone_sheet(const SheetPlace& at, PeopleInput& input) {
    ui::line(text("person.phone_second"), {.icon = ui::Icon::Lock});
    if (const auto phone = phone_field(input))
        send_button(at, text("person.save"), MendContact{at.person, *phone}, input);
    else
        try_button(text("person.save"), input);
}

void care_sheet(const SheetPlace& at, PeopleInput& input) {
    ui::line(text("person.care_second"), {.icon = ui::Icon::Lock});
    Care& care = input.care;
    const struct {
        bool& on;
        const char* key;
    } all[] = {{care.lives_alone, "care.lives_alone"},
               {care.wheelchair, "care.wheelchair"},
               {care.bedridden, "care.bedridden"},
               {care.dialysis, "care.dialysis"},
               {care.pregnant, "care.pregnant"},
               {care.infant, "care.infant"},
               {care.regular_medicine, "care.regular_medicine"},
               {care.hard_of_hearing, "care.hard_of_hearing"},
               {care.without_phone, "care.without_phone"},
               {care.isolated, "care.isolated"},
               {care.infectious, "care.infectious"}};
    for (const auto& one : all) ui::check(text(one.key), one.on, {.key = one.key});
    ui::text_area(text("care.note"), care.note, {.max_length = 600, .lines = 3});
    care.id = at.person;
    send_button(at, text("person.save"), MendCare{care}, input);
}

void enter_sheet(const SheetPlace& at, PeopleInput& input) {
    ui::text_field(text("person.full_name"), input.full_name, {.max_length = 40, .required = true});
    const auto door = door_field(input);
    const auto phone = phone_field(input);
    age_choice(input);
    if (!door || !phone || input.full_name.empty()) return try_button(text("people.enter"), input);
    PersonEntry entry;
    entry.door = *door;
    entry.full_name = input.full_name;
    entry.age_band = input.age_band;
    entry.phone = *phone;
    send_button(at, text("people.enter"), RegisterPerson{entry}, input);
}

std::string sheet_title(PeopleSheet sheet, const std::string& name) {
    return text("person.sheet." + std::to_string(static_cast<int>(sheet)), {{"name", name}});
}

}  // namespace

void try_button(const std::string& label, PeopleInput& input) {
    if (ui::button(label, {.kind = ui::ButtonKind::Primary})) input.tried = true;
}

void send_button(const SheetPlace& at, const std::string& label, Command command, PeopleInput& input) {
    const auto no = check(at.known.state, at.me.stamp(at.now), command);
    const bool text_missing = no && no->reason == Reason::TextEmpty;
    const std::string reason = text_missing ? text("person.text_missing")
                                            : reason_if(at.known.state, no, at.me, at.me.saying(at.now));
    if (!ui::button(label, {.kind = ui::ButtonKind::Primary, .reason = reason})) return;
    if (!at.outbox.push(std::move(command))) input.sheet = PeopleSheet::None;
}

void open_sheet(const Known& known, PersonId person, PeopleSheet sheet, PeopleInput& input) {
    input.sheet = sheet;
    input.tried = false;
    input.why = 0;
    input.other_why.clear();
    input.with_care = false;
    input.other_person.clear();
    const Resident* resident = known.state.residents.find(person);
    const PublicName* shown = known.state.public_names.find(person);
    const Contact* contact = known.state.contacts.find(person);
    const Care* care = known.state.cares.find(person);
    input.full_name = resident ? resident->full_name : std::string();
    input.age_band = resident ? resident->age_band : AgeBand::NotSaid;
    input.public_name = shown ? shown->shown : std::string();
    input.door = resident ? short_door(door_of_person(known.state, person)) : std::string();
    input.phone = contact ? contact->phone : std::string();
    input.care = care ? *care : Care{};
}

void person_sheet(const Known& known, const Viewer& me, Instant now, PersonId person, PeopleInput& input,
                  PeopleService& service, Outbox& outbox, Routes& routes) {
    if (input.sheet == PeopleSheet::None) return;
    bool open = true;
    {
        const ui::Dialog dialog({.title = sheet_title(input.sheet, name_of(known.state, person)),
                                 .open = &open,
                                 .close_label = text("action.close")});
        const SheetPlace at{known, me, now, person, outbox};
        switch (input.sheet) {
            case PeopleSheet::None:
                break;
            case PeopleSheet::Look:
                look_sheet(at, input);
                break;
            case PeopleSheet::Names:
                names_sheet(at, input);
                break;
            case PeopleSheet::Move:
                move_sheet(at, input);
                break;
            case PeopleSheet::Phone:
                phone_sheet(at, input);
                break;
            case PeopleSheet::Care:
                care_sheet(at, input);
                break;
            case PeopleSheet::Enter:
                enter_sheet(at, input);
                break;
            case PeopleSheet::Roles:
                roles_sheet(at, input);
                break;
            case PeopleSheet::Merge:
                merge_sheet(at, input, routes);
                break;
            case PeopleSheet::Proxy:
                proxy_sheet(at, input);
                break;
            case PeopleSheet::Card:
                card_sheet(at, service);
                break;
        }
    }
    if (open) return;
    input.sheet = PeopleSheet::None;
    service.forget_card();
}

}  // namespace linli::client
