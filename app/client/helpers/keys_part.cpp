#include "app/client/helpers/keys_part.h"

#include "app/client/people/find_person.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/helpers/commands.h"
#include "shared/helpers/helper_book.h"
#include "shared/people/households.h"
#include "shared/people/roles.h"

namespace linli::client {
namespace {

std::string since_words(const Acting& by, const KeyHeld& key) {
    return text("keys.since", {{"when", past_words(key.since, by.me.saying(by.now))}});
}

void draw_holders(const Acting& by, PersonId at_home, const std::vector<const KeyHeld*>& keys) {
    const ui::List list(text("keys.title"));
    for (const KeyHeld* key : keys) {
        const std::string name = name_of(by.known.state, key->holder);
        const std::string given = text("keys.given_by", {{"name", name_of(by.known.state, key->given_by)}});
        const bool may = !check_key_holder(by.known.state, at_home, key->holder);
        ui::RowOptions row{.title = name,
                           .second = joined(since_words(by, *key), given),
                           .third = may ? std::string() : text("keys.fetch_back"),
                           .person = circle_of(name),
                           .tone = may ? ui::Tone::Mine : ui::Tone::Need};
        row.actions = [&] {
            if (ui::icon_button(ui::Icon::Close, text("keys.take_back", {{"name", name}})))
                act(by, TakeBackKey{key->id});
        };
        ui::row(key->id, row);
    }
}

void draw_giving(const Acting& giving, PersonId person, KeysInput& input, PeopleIndex& people) {
    const State& state = giving.known.state;
    const ui::Dialog dialog(
        {.title = text("keys.give"), .open = &input.giving, .close_label = text("action.close")});
    const auto fits = [&](PersonId one) { return one != person && is_helper(state, one); };
    const auto may = [&](PersonId one) { return why_not(giving, GiveKey{one}).empty(); };
    const auto second = [&](PersonId one) {
        const std::string why = why_not(giving, GiveKey{one});
        return why.empty() ? roles_words(state, one) : why;
    };
    const auto holder =
        find_person(giving.known, text("keys.give_to"), input.find, people,
                    {.fits = fits, .second = second, .may = may, .nobody = text("keys.nobody")});
    if (holder && act(giving, GiveKey{*holder})) input = {person, false, {}};
}

}  // namespace

void keys_part(const Acting& by, PersonId person, KeysInput& input, PeopleIndex& people) {
    const State& state = by.known.state;
    const Resident* at_home = state.residents.find(person);
    if (!at_home || !may_act_for(state, by.me.stamp(by.now, person), person)) return;
    if (input.of != person) input = {person, false, {}};
    const ui::Scope scope("keys");
    ui::heading(text("keys.title"), {.icon = ui::Icon::Building2});
    ui::line(text("keys.why"), {.size = ui::TextSize::Second, .quiet = true});
    const auto keys = state.keys_held.where<&KeyHeld::door>(at_home->household);
    if (keys.empty())
        ui::line(text("keys.none"), {.quiet = true});
    else
        draw_holders(by, person, keys);
    if (ui::button(text("keys.give"), {.icon = ui::Icon::Plus})) input = {person, true, {}};
    if (input.giving) draw_giving({by.known, by.me, by.now, by.outbox, person}, person, input, people);
}

void held_keys_part(const Acting& by) {
    const State& state = by.known.state;
    const auto keys = state.keys_held.where<&KeyHeld::holder>(by.me.me);
    if (keys.empty()) return;
    ui::heading(text("keys.held"), {.icon = ui::Icon::Building2});
    const ui::Card card("held keys");
    const ui::List list(text("keys.held"));
    for (const KeyHeld* key : keys) {
        const Household* household = state.households.find(key->door);
        const std::string door = household ? door_words(door_of(state, *household)) : text("person.unknown");
        ui::RowOptions row{.title = door, .second = since_words(by, *key), .icon = ui::Icon::Building2};
        row.actions = [&] {
            if (ui::button(text("keys.gave_back"),
                           {.spoken = text("keys.gave_back_spoken", {{"door", door}})}))
                act(by, TakeBackKey{key->id});
        };
        ui::row(key->id, row);
    }
}

}  // namespace linli::client
