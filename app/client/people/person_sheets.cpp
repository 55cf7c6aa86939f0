#include <array>

#include "app/client/people/people_page.h"
#include "app/client/qr.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/phone.h"

// What can be done about a person, each in a sheet with two buttons: staying left, doing right.

namespace linli::client {
namespace {

constexpr std::size_t most_found = 6;

struct Doing {
    const Known& known;
    const Viewer& me;
    Instant now;
    PeopleInput& input;
    Outbox& outbox;

    std::string reason(const Command& command) const {
        return reason_if(known.state, check(known.state, me.stamp(now), command), me, me.saying(now));
    }
    void close() const { input.sheet = PersonSheet::None; }
    // The two buttons. `reason` greys the right one.
    bool buttons(const char* doing, const std::string& why_not,
                 ui::ButtonKind kind = ui::ButtonKind::Primary) const {
        const ui::Columns columns(2);
        if (ui::button(text("me.leave_as_is"))) close();
        columns.next();
        return ui::button(text(doing), {.kind = kind, .reason = why_not});
    }
    void push(Command command) const {
        if (!outbox.push(std::move(command))) close();
    }
};

void look_sheet(const Doing& doing) {
    static constexpr std::array reasons = {"look.why.check", "look.why.errand", "look.why.medicine",
                                           "look.why.shift"};
    ui::line(text("look.second"), {.icon = ui::Icon::Eye});
    {
        const ui::RadioGroup group(text("look.why"));
        for (const char* reason : reasons) {
            if (ui::radio(text(reason), doing.input.why == text(reason), {.key = reason}))
                doing.input.why = text(reason);
        }
    }
    ui::text_field(text("look.why_else"), doing.input.why, {.max_length = 120});
    const std::string why_not = doing.input.why.empty() ? text("look.why_missing") : std::string();
    if (doing.buttons("look.look", why_not)) {
        doing.push(Look{{doing.input.person}, LookAt::ContactAndCare, doing.input.why});
    }
}

void names_sheet(const Doing& doing) {
    PeopleInput& input = doing.input;
    ui::text_field(text("person.full_name"), input.first, {.max_length = 40});
    ui::text_field(text("me.shown"), input.second, {.help = text("me.shown_help"), .max_length = 40});
    {
        ui::line(text("people.column.age"), {.bold = true});
        const ui::Flow flow;
        for (const AgeBand band : Members<AgeBand>::values) {
            const int number = static_cast<int>(band);
            const std::string label = band == AgeBand::NotSaid ? text("age.not_said") : age_words(band);
            if (ui::filter_chip(label, input.choice == number, number)) input.choice = number;
        }
    }
    const MendNames command{input.person, input.first, input.second, static_cast<AgeBand>(input.choice)};
    if (doing.buttons("me.save", doing.reason(command))) doing.push(command);
}

void phone_sheet(const Doing& doing) {
    PeopleInput& input = doing.input;
    const auto phone = input.first.empty() ? std::optional<std::string>("") : canonical_phone(input.first);
    ui::text_field(text("me.phone"), input.first,
                   {.help = text("person.phone_help"),
                    .error = phone || !input.touched ? "" : text("reason.104"),
                    .keyboard = ui::Keyboard::Telephone,
                    .max_length = 30});
    if (!doing.buttons("me.save", {})) return;
    input.touched = true;
    if (phone) doing.push(MendContact{input.person, *phone});
}

void move_sheet(const Doing& doing) {
    PeopleInput& input = doing.input;
    const auto door = parse_door(input.door);
    ui::text_field(text("person.new_door"), input.door, {.help = text("person.door_help"), .max_length = 60});
    if (door) ui::line(door_words(*door), {.bold = true, .icon = ui::Icon::Building2});
    const MoveHouse command{input.person, door.value_or(Door{})};
    const std::string why_not = input.door.empty() ? std::string()
                                : door             ? doing.reason(command)
                                                   : text("reason.103");
    if (doing.buttons("person.move_do", why_not) && door) doing.push(command);
}

// A search with rows to press; the pressed person.
std::optional<PersonId> choose_person(const Doing& doing) {
    PeopleInput& input = doing.input;
    ui::search_field(text("assign.search"), input.find, {.enter_key = ui::EnterKey::Search, .focus = true});
    if (input.find.empty()) return std::nullopt;
    input.index.bring_up_to_date(doing.known);
    std::optional<PersonId> chosen;
    const ui::List list(text("assign.found"));
    for (const PersonId person : input.index.find(input.find, most_found)) {
        if (person == input.person) continue;
        const std::string name = name_of(doing.known.state, person);
        const std::string door = door_words(door_of_person(doing.known.state, person));
        if (ui::row(person, {.title = name, .second = door, .person = circle_of(name), .pressable = true}))
            chosen = person;
    }
    return chosen;
}

void merge_sheet(const Doing& doing) {
    ui::line(text("merge.second", {{"name", name_of(doing.known.state, doing.input.person)}}));
    if (const auto duplicate = choose_person(doing)) doing.push(MergePersons{doing.input.person, *duplicate});
}

void proxy_sheet(const Doing& doing) {
    ui::line(text("proxy.second", {{"name", name_of(doing.known.state, doing.input.person)}}));
    if (const auto proxy = choose_person(doing)) doing.push(AddProxy{doing.input.person, *proxy});
}

void role_sheet(const Doing& doing) {
    PeopleInput& input = doing.input;
    if (input.choice == 0) input.choice = static_cast<int>(Role::Volunteer);
    {
        const ui::RadioGroup group(text("role.which"));
        for (const Role role : Members<Role>::values) {
            const int number = static_cast<int>(role);
            if (ui::radio(role_words(role), input.choice == number, {.key = number})) input.choice = number;
        }
    }
    GiveRole command{input.person, static_cast<Role>(input.choice), {}};
    if (command.role == Role::Steward) {
        const Resident* resident = doing.known.state.residents.find(input.person);
        const Household* household =
            resident ? doing.known.state.households.find(resident->household) : nullptr;
        if (household) command.building = household->building;
        const Building* building =
            command.building ? doing.known.state.buildings.find(*command.building) : nullptr;
        if (building)
            ui::line(text("role.steward_of",
                          {{"building", door_words({building->compound, building->name, {}, {}})}}));
    }
    if (doing.buttons("role.give", doing.reason(command))) doing.push(command);
}

const char* title_of(PersonSheet sheet) {
    switch (sheet) {
        case PersonSheet::Look:
            return "look.title";
        case PersonSheet::Names:
            return "person.names";
        case PersonSheet::Phone:
            return "person.phone";
        case PersonSheet::Move:
            return "person.move";
        case PersonSheet::Merge:
            return "merge.title";
        case PersonSheet::Role:
            return "person.give_role";
        case PersonSheet::Proxy:
            return "person.add_proxy";
        case PersonSheet::Card:
            return "card.title";
        case PersonSheet::LostPhone:
            return "card.lost_title";
        case PersonSheet::None:
            break;
    }
    return "";
}

// The same secret; whoever opens it gets simple mode.
std::string simple_link(const IssuedCard& card) {
    std::string link = card.link;
    return link.insert(link.size() - card.token.size(), simple_card);
}

}  // namespace

void card_sheet(const Known& known, const Viewer& me, Instant now, PeopleInput& input, Services& services) {
    const bool lost = input.sheet == PersonSheet::LostPhone;
    const auto& card = services.account().card;
    const std::string name = name_of(known.state, input.person);
    if (!card || card->person != input.person) {
        ui::line(text(lost ? "card.lost_second" : "card.second", {{"name", name}}));
        const ui::Columns columns(2);
        if (ui::button(text("me.leave_as_is"))) input.sheet = PersonSheet::None;
        columns.next();
        const auto kind = lost ? ui::ButtonKind::Danger : ui::ButtonKind::Primary;
        if (ui::button(text(lost ? "card.lost_do" : "card.do"), {.kind = kind, .icon = ui::Icon::QrCode})) {
            services.issue_card(input.person, lost);
        }
        return;
    }
    if (!card->error.empty()) {
        ui::note(ui::Icon::CircleAlert, text(card->error), ui::Tone::Refused);
        return;
    }
    if (!card->ready) {
        ui::line(text("card.waiting"), {.quiet = true, .icon = ui::Icon::Hourglass});
        return;
    }
    ui::line(name, {.size = ui::TextSize::Heading, .bold = true});
    ui::line(door_words(door_of_person(known.state, input.person)), {.quiet = true});
    ui::check(text("simple.card"), input.simple_card);
    const std::string link = input.simple_card ? simple_link(*card) : card->link;
    if (const auto code = qr_code(link)) ui::square_code(code->dark, code->size, text("card.picture"));
    ui::line(text("card.code"), {.bold = true});
    ui::line(card->token, {.size = ui::TextSize::Heading});
    ui::line(text("card.how", {{"until", moment_words(card->expires, me.saying(now))}}),
             {.size = ui::TextSize::Second});
    const ui::Columns columns(2);
    if (ui::button(text("card.copy"), {.icon = ui::Icon::Copy})) services.copy(link);
    columns.next();
    if (ui::button(text("card.done"), {.kind = ui::ButtonKind::Primary})) {
        services.forget_card();
        input.sheet = PersonSheet::None;
    }
}

void person_sheet(const Known& known, const Viewer& me, Instant now, PeopleInput& input, Outbox& outbox,
                  Services& services) {
    if (input.sheet == PersonSheet::None) return;
    const Doing doing{known, me, now, input, outbox};
    bool open = true;
    {
        const ui::Dialog sheet(
            {.title = text(title_of(input.sheet)), .open = &open, .close_label = text("action.close")});
        switch (input.sheet) {
            case PersonSheet::Look:
                look_sheet(doing);
                break;
            case PersonSheet::Names:
                names_sheet(doing);
                break;
            case PersonSheet::Phone:
                phone_sheet(doing);
                break;
            case PersonSheet::Move:
                move_sheet(doing);
                break;
            case PersonSheet::Merge:
                merge_sheet(doing);
                break;
            case PersonSheet::Role:
                role_sheet(doing);
                break;
            case PersonSheet::Proxy:
                proxy_sheet(doing);
                break;
            case PersonSheet::Card:
            case PersonSheet::LostPhone:
                card_sheet(known, me, now, input, services);
                break;
            case PersonSheet::None:
                break;
        }
    }
    if (open) return;
    input.sheet = PersonSheet::None;
    services.forget_card();
}

}  // namespace linli::client
