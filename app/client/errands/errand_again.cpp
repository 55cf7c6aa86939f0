#include "app/client/errands/errand_again.h"

#include "app/client/action.h"
#include "app/client/errands/errand_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/asked_again.h"
#include "shared/errands/errand_book.h"

namespace linli::client {

std::string other_time_words(const TimeRange& window, const Saying& saying) {
    if (window.from > saying.now) return when_words(window, saying);
    return text("errand.by", {{"when", moment_words(window.until, saying)}});
}

void draw_other_ways(const Acting& by, const Errand& errand) {
    const auto asked = asked_as_it_is(by.known.state, errand);
    if (!asked) return;
    const ui::Scope scope("other ways");
    const ui::Flow flow;
    for (const TimeRange& window : other_times(errand, by.now, by.me.offset)) {
        const std::string when = other_time_words(window, by.me.saying(by.now));
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

void draw_overdue(const Acting& by, const Errand& errand, ErrandsInput& input) {
    const State& state = by.known.state;
    if (errand.helper == by.me.me || !is_overdue(state, errand, by.now)) return;
    const HandBackErrand somebody_else{errand.id, text("errand.nobody_came_why")};
    if (check(state, by.me.stamp(by.now), somebody_else)) return;
    const std::string name = name_of(state, *errand.helper);
    const Contact* contact = state.contacts.find(*errand.helper);
    const ui::Card card("overdue", {.tone = ui::Tone::Need});
    ui::line(text("errand.nobody_came", {{"name", name}}), {.bold = true, .icon = ui::Icon::CircleAlert});
    const ui::Flow flow;
    if (contact && !contact->phone.empty())
        ui::link_button(text("errand.call", {{"name", name}}), "tel:" + contact->phone,
                        {.icon = ui::Icon::Phone});
    if (ui::button(text("errand.somebody_else"), {.icon = ui::Icon::Users})) {
        open_errand_sheet(input, errand.id, ErrandSheet::HandBack);
        input.words = somebody_else.why;
    }
}

}  // namespace linli::client
