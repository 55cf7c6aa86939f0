#include "app/client/reminders/reminders_part.h"

#include <algorithm>
#include <array>

#include "app/client/action.h"
#include "app/client/ui/ui.h"
#include "shared/reminders/reminders.h"

namespace linli::client {
namespace {

constexpr std::array<std::int32_t, 7> before_choices{0, 15, 30, 60, 120, 180, 360};

std::string before_words(std::int32_t minutes_before) {
    if (minutes_before == 0) return text("reminders.not_before");
    if (minutes_before % 60 != 0) return text("reminders.minutes_before", {{"count", minutes_before}});
    return text("reminders.hours_before", {{"count", minutes_before / 60}});
}

std::string quiet_words(const QuietHours& quiet) {
    if (quiet.from_minute == quiet.until_minute) return text("reminders.never_quiet");
    return text("reminders.quiet_range",
                {{"from", clock_words(quiet.from_minute)}, {"until", clock_words(quiet.until_minute)}});
}

// What is offered, and what was chosen elsewhere if it is another length.
void choose_before(ReminderWish& wish) {
    std::vector<std::int32_t> lengths(before_choices.begin(), before_choices.end());
    if (std::find(lengths.begin(), lengths.end(), wish.minutes_before) == lengths.end())
        lengths.push_back(wish.minutes_before);
    std::vector<std::string> words;
    for (const std::int32_t length : lengths) words.push_back(before_words(length));
    int chosen =
        static_cast<int>(std::find(lengths.begin(), lengths.end(), wish.minutes_before) - lengths.begin());
    if (ui::choice_list(text("reminders.before"), words, chosen))
        wish.minutes_before = lengths[static_cast<std::size_t>(chosen)];
}

void choose_quiet(const ReminderRules& rules, ReminderWish& wish) {
    bool own = wish.own_quiet.has_value();
    if (ui::check(text("reminders.own_quiet"), own,
                  {.second = text("reminders.community_quiet", {{"when", quiet_words(rules.quiet)}})}))
        wish.own_quiet = own ? std::optional(rules.quiet) : std::nullopt;
    if (!wish.own_quiet) return;
    QuietHours quiet = *wish.own_quiet;
    ui::time_picker(text("reminders.quiet_from"), quiet.from_minute);
    ui::time_picker(text("reminders.quiet_until"), quiet.until_minute);
    wish.own_quiet = quiet;
    ui::line(quiet_words(quiet), {.bold = true, .icon = ui::Icon::Moon});
}

void draw_wish(const Acting& by) {
    const ui::Card card("reminders");
    const ReminderWish before = reminder_wish(by.known.state, by.me.me);
    const ReminderRules rules = reminder_rules(by.known.state);
    ReminderWish wish = before;
    ui::check(text("reminders.evening"), wish.evening_before,
              {.second = text("reminders.evening_second", {{"when", clock_words(rules.evening_minute)}})});
    choose_before(wish);
    choose_quiet(rules, wish);
    ui::line(text("reminders.quiet_second"), {.size = ui::TextSize::Second, .quiet = true});
    ui::check(text("reminders.urgent"), wish.urgent_passes, {.second = text("reminders.urgent_second")});
    if (!(wish == before)) act(by, SetReminders{wish});
}

// Again after the network was away: the answer may never have come.
void ask_browser(const Known& known, RemindersInput& input, Services& services) {
    if (known.link.link == Link::Offline) input.asked = false;
    if (input.asked || known.link.link == Link::Offline) return;
    input.asked = true;
    services.load_push();
}

void draw_on(const PushView& push, const std::string& offline, Services& services) {
    ui::line(text("push.on"), {.bold = true, .icon = ui::Icon::Check});
    if (push.tried) ui::line(text("push.tried"), {.icon = ui::Icon::Info});
    const ui::Columns columns(2);
    if (ui::button(text("push.turn_off"), {.disabled = push.busy, .reason = offline}))
        services.turn_push_off();
    columns.next();
    if (ui::button(text("push.try"), {.icon = ui::Icon::Bell, .disabled = push.busy, .reason = offline}))
        services.try_push();
}

void draw_push(const Known& known, RemindersInput& input, Services& services) {
    ask_browser(known, input, services);
    const ui::Card card("push");
    ui::heading(text("push.title"), {.level = 3, .icon = ui::Icon::Bell});
    // A copy: pressing may change what is known of the account.
    const PushView push = services.account().push;
    const std::string offline = known.link.link == Link::Offline ? text("push.offline") : std::string();
    if (!push.known) {
        ui::line(text(offline.empty() ? "push.asking" : "push.offline"), {.quiet = true});
    } else if (push.state == PushState::Impossible) {
        ui::note(ui::Icon::Info, text("push.impossible"));
    } else if (push.state == PushState::Forbidden) {
        ui::note(ui::Icon::CircleAlert, text("push.forbidden"));
    } else if (push.state == PushState::On) {
        draw_on(push, offline, services);
    } else {
        ui::line(text("push.second"));
        ui::line(text("push.privacy"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Lock});
        if (ui::button(text("push.turn_on"), {.kind = ui::ButtonKind::Primary,
                                              .icon = ui::Icon::Bell,
                                              .disabled = push.busy,
                                              .reason = offline}))
            services.turn_push_on();
    }
    if (!push.error.empty()) ui::note(ui::Icon::CircleAlert, text(push.error), ui::Tone::Refused);
}

}  // namespace

void reminders_part(const Known& known, const Viewer& me, Instant now, RemindersInput& input, Outbox& outbox,
                    Services& services) {
    ui::heading(text("reminders.title"), {.icon = ui::Icon::Bell});
    draw_wish({known, me, now, outbox});
    draw_push(known, input, services);
}

}  // namespace linli::client
