#include "app/client/helpers/spoken.h"

#include "app/client/ui/ui.h"
#include "app/client/words.h"
#include "shared/helpers/commands.h"

namespace linli::client {
namespace {

std::string language_name(int language) {
    return text("offer.language." + std::to_string(language));
}

}  // namespace

std::string languages_words(std::int32_t languages) {
    std::string words;
    for (int language = 0; language < language_count; ++language) {
        if ((languages & (1 << language)) == 0) continue;
        words += (words.empty() ? "" : text("list.comma")) + language_name(language);
    }
    return words;
}

std::string spoken_words(const State& state, PersonId person) {
    const Speaks* speaks = state.speaks.find(person);
    if (!speaks) return {};
    return text("person.speaks_words", {{"languages", languages_words(speaks->languages)}});
}

void spoken_part(const Acting& by, PersonId person) {
    const State& state = by.known.state;
    const Speaks* speaks = state.speaks.find(person);
    const std::int32_t known = speaks ? speaks->languages : 0;
    if (check(state, by.me.stamp(by.now, person), SetSpoken{known})) {
        const std::string words = spoken_words(state, person);
        if (!words.empty()) ui::line(words, {.icon = ui::Icon::Languages});
        return;
    }
    ui::heading(text("person.speaks"), {.icon = ui::Icon::Languages});
    std::int32_t said = known;
    {
        const ui::Scope scope("speaks");
        const ui::Flow flow;
        for (int language = 0; language < language_count; ++language) {
            const bool on = (known & (1 << language)) != 0;
            if (ui::filter_chip(language_name(language), on, language)) said ^= 1 << language;
        }
    }
    ui::line(text("person.speaks_why"), {.size = ui::TextSize::Second, .quiet = true});
    if (said != known) act({by.known, by.me, by.now, by.outbox, person}, SetSpoken{said});
}

}  // namespace linli::client
