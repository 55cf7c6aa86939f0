#include "app/client/people/find_person.h"

#include "app/client/telling.h"
#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

constexpr std::size_t most_shown = 6, most_looked_at = 200;

}  // namespace

std::optional<PersonId> find_person(const Known& known, const std::string& label, std::string& typed,
                                    PeopleIndex& people, const FindPersonOptions& options) {
    const ui::Scope scope(std::string_view{label});
    ui::search_field(label, typed);
    if (typed.empty()) return std::nullopt;
    people.bring_up_to_date(known);
    std::optional<PersonId> chosen;
    std::size_t shown = 0;
    {
        const ui::List list(label);
        for (const PersonId person : people.find(typed, options.fits ? most_looked_at : most_shown)) {
            if (options.fits && !options.fits(person)) continue;
            if (++shown > most_shown) break;
            const std::string name = name_of(known.state, person);
            if (ui::row(person, {.title = name,
                                 .second = options.second ? options.second(person)
                                                          : door_words(door_of_person(known.state, person)),
                                 .person = circle_of(name),
                                 .pressable = !options.may || options.may(person)}))
                chosen = person;
        }
    }
    if (shown == 0)
        ui::line(options.nobody.empty() ? text("people.nobody") : options.nobody, {.quiet = true});
    if (chosen) typed.clear();
    return chosen;
}

}  // namespace linli::client
