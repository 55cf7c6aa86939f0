#include "app/client/errands/refused_errand.h"

#include "app/client/errands/errand_again.h"
#include "app/client/ui/ui.h"
#include "shared/errands/asked_again.h"
#include "shared/errands/case_number.h"

namespace linli::client {

std::vector<AskedLater> asked_later(const Acting& by, const Refusal& refusal) {
    const auto* refused = std::get_if<AskForHelp>(&refusal.command);
    const bool over = refusal.rejected && refusal.rejected->reason == Reason::ErrandWindowOver;
    if (!refused || !over) return {};
    Errand errand;
    errand.kind = refused->asked.kind;
    errand.window = refused->asked.window;
    std::vector<AskedLater> later;
    for (const TimeRange& window : other_times(errand, by.now, by.me.offset)) {
        AskForHelp again = *refused;
        again.asked = at_another_time(refused->asked, window);
        again.number = own_next_number(by.known.state, by.me.stamp(by.now).device);
        later.push_back({window, std::move(again)});
    }
    return later;
}

bool draw_refused_errand(const Acting& by, const Refusal& refusal) {
    const ui::Scope scope(refusal.number);
    if (std::holds_alternative<ClaimErrand>(refusal.command))
        ui::link_button(text("refused.others_wait"), "/errands", {.icon = ui::Icon::HeartHandshake});
    bool pressed = false;
    for (const AskedLater& later : asked_later(by, refusal)) {
        const std::string when = other_time_words(later.window, by.me.saying(by.now));
        const auto key = static_cast<std::uint64_t>(later.window.until.ms);
        if (ui::button(text("errand.make_it", {{"when", when}}), {.icon = ui::Icon::Clock, .key = key}))
            pressed = act({by.known, by.me, by.now, by.outbox, refusal.for_person}, later.command) || pressed;
    }
    return pressed;
}

}  // namespace linli::client
