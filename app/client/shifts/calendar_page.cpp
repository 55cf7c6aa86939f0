#include "app/client/shifts/calendar_page.h"

#include <algorithm>

#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

// Again after the network was away: the answer may never have come.
void ask_which(const Known& known, CalendarInput& input, Services& services) {
    if (known.link.link == Link::Offline) input.asked = false;
    if (input.asked || known.link.link == Link::Offline) return;
    input.asked = true;
    services.load_calendars();
}

const CalendarLink* link_for(const AccountView& account, std::optional<PostId> post) {
    if (!account.calendars) return nullptr;
    const auto found = std::find_if(account.calendars->begin(), account.calendars->end(),
                                    [&](const CalendarLink& link) { return link.post == post; });
    return found == account.calendars->end() ? nullptr : &*found;
}

void draw_new(const std::string& link, Services& services) {
    ui::line(text("calendar.how"), {.icon = ui::Icon::Info});
    std::string shown = link;
    ui::text_area(text("calendar.link"), shown, {.read_only = true, .lines = 3});
    const ui::Columns columns(2);
    if (ui::button(text("calendar.done"))) services.forget_calendar();
    columns.next();
    if (ui::button(text("calendar.copy"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Copy}))
        services.copy(link);
}

void draw_making(const std::string& offline, std::optional<PostId> post, Services& services) {
    if (ui::button(text("calendar.make"),
                   {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::CalendarDays, .reason = offline}))
        services.make_calendar(post);
}

void draw_there(const std::string& since, const std::string& offline, std::optional<PostId> post,
                Services& services) {
    ui::line(text("calendar.since", {{"when", since}}), {.bold = true, .icon = ui::Icon::Check});
    ui::line(text("calendar.again_second"), {.size = ui::TextSize::Second, .quiet = true});
    const ui::Columns columns(2);
    if (ui::button(text("calendar.end"), {.kind = ui::ButtonKind::Danger, .reason = offline}))
        services.end_calendar(post);
    columns.next();
    if (ui::button(text("calendar.again"), {.reason = offline})) services.make_calendar(post);
}

}  // namespace

void calendar_part(const Known& known, const Viewer& me, Instant now, std::optional<PostId> post,
                   CalendarInput& input, Services& services) {
    ask_which(known, input, services);
    const AccountView& account = services.account();
    const ui::Card card("calendar");
    if (post) ui::heading(text("calendar.post"), {.level = 3, .icon = ui::Icon::CalendarDays});
    ui::line(text(post ? "calendar.post_second" : "calendar.second"));
    ui::line(text("calendar.who_sees"), {.bold = true, .icon = ui::Icon::Eye});
    const std::string offline = known.link.link == Link::Offline ? text("calendar.offline") : std::string();
    const CalendarLink* there = link_for(account, post);
    // A copy: pressing may change what is known of the account.
    const std::optional<NewCalendar> made = account.new_calendar;
    if (made && made->post == post)
        draw_new(made->link, services);
    else if (there)
        draw_there(past_words(there->since, me.saying(now)), offline, post, services);
    else if (account.calendars)
        draw_making(offline, post, services);
    else
        ui::line(text("calendar.offline"), {.quiet = true});
    if (!account.calendar_error.empty())
        ui::note(ui::Icon::CircleAlert, text(account.calendar_error), ui::Tone::Refused);
}

void calendar_page(const Known& known, const Viewer& me, Instant now, CalendarInput& input,
                   Services& services) {
    const ui::Page page({.title = text("calendar.title"),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "calendar"});
    calendar_part(known, me, now, std::nullopt, input, services);
}

}  // namespace linli::client
