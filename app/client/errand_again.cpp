#include "app/client/errand_again.h"

#include "app/client/errand_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/asked_again.h"

namespace linli::client {

void draw_other_ways(const Acting& by, const Errand& errand) {
    const auto asked = asked_as_it_is(by.known.state, errand);
    if (!asked) return;
    const ui::Scope scope("other ways");
    const ui::Flow flow;
    for (const TimeRange& window : other_times(errand, by.now, by.me.offset)) {
        const std::string when =
            window.from <= by.now
                ? text("errand.by", {{"when", moment_words(window.until, by.me.saying(by.now))}})
                : when_words(window, by.me.saying(by.now));
        action(by, text("errand.make_it", {{"when", when}}),
               ChangeErrand{errand.id, at_another_time(*asked, window)},
               {.icon = ui::Icon::Clock, .key = static_cast<std::uint64_t>(window.until.ms)});
    }
    if (const auto easier = simpler(*asked))
        action(by, text("errand.make_simpler"), ChangeErrand{errand.id, *easier});
    ui::link_button(text("errand.change_all"), route_to("change-errand", errand.id),
                    {.icon = ui::Icon::Pencil});
}

void draw_time_over(const Acting& by, const Errand& errand) {
    if (errand.state != ErrandState::Open || errand.window.until > by.now) return;
    if (!why_not(by, WithdrawErrand{errand.id, {}}).empty()) return;
    const ui::Card card("time over", {.tone = ui::Tone::Need});
    ui::line(text("errand.time_over"), {.bold = true, .icon = ui::Icon::CircleAlert});
    draw_other_ways(by, errand);
}

}  // namespace linli::client
