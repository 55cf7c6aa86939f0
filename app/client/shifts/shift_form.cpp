#include <algorithm>

#include "app/client/action.h"
#include "app/client/day_chips.h"
#include "app/client/shifts/roster_rules_page.h"
#include "app/client/shifts/roster_words.h"
#include "app/client/shifts/shifts_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/skills.h"

// New and changed shifts, and posts.

namespace linli::client {
namespace {

constexpr int days_to_choose = 365;

void fill_from(const Known& known, const Viewer& me, ShiftForm& form) {
    if (form.filled) return;
    form.filled = true;
    const Shift* shift = known.state.shifts.find(form.changes);
    if (!shift) return;
    const CivilTime from = civil_time(shift->window.from, me.offset);
    form.day = from.date;
    form.from = from.minute_of_day;
    form.until = form.from + static_cast<int>(length(shift->window).ms / minutes(1).ms);
    form.places = shift->max_places;
    form.least = shift->min_places;
    form.needs = needed_on(known.state, shift->id);
}

TimeRange window_of(const ShiftForm& form, const Viewer& me, Instant now) {
    const CivilDate day = form.day.value_or(today_of(me.saying(now)));
    return {instant_of(day, form.from, me.offset), instant_of(day, form.until, me.offset)};
}

void draw_post_choice(const std::vector<const Post*>& posts, ShiftForm& form) {
    ui::line(text("form.post"), {.bold = true});
    if (form.post >= static_cast<int>(posts.size())) form.post = 0;
    const ui::Flow flow;
    for (std::size_t i = 0; i < posts.size(); ++i) {
        if (ui::filter_chip(posts[i]->name, form.post == static_cast<int>(i), posts[i]->id))
            form.post = static_cast<int>(i);
    }
    ui::link_button(text("posts.title"), "/posts", {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::MapPin});
}

// From today on, or from the day that the shift has already.
void draw_day(const Viewer& me, Instant now, ShiftForm& form) {
    const CivilDate today = today_of(me.saying(now));
    CivilDate day = form.day.value_or(today);
    ui::date_picker(text("form.day"), day, {today, std::min(day, today), plus_days(today, days_to_choose)});
    form.day = day;
}

void draw_fields(ShiftForm& form) {
    ui::time_range_picker(text("form.from"), text("form.until"), form.from, form.until);
    const bool more = ui::stepper(text("form.places"), form.places, {.least = 1, .most = max_places});
    if (more) form.least = std::min(form.least, form.places);
    ui::stepper(text("form.least"), form.least,
                {.least = 1, .most = form.places, .limit_reason = text("form.least_limit")});
}

// Only coordinators know of it, or nobody signs up, before these days.
void draw_later(const Viewer& me, Instant now, ShiftForm& form) {
    const CivilDate today = today_of(me.saying(now));
    optional_day("plan.publish", today, form.day.value_or(today), form.publish);
    optional_day("plan.opens", today, form.day.value_or(today), form.opens);
}

// A shift that there is asks for them at once, a new one when it is made.
void draw_whom(const Acting& by, ShiftForm& form) {
    draw_needs(by.known.state, form.needs);
    if (by.known.state.shifts.find(form.changes))
        action(by, text("post_page.save_needs"), SetNeeds{std::nullopt, form.changes, form.needs});
    else
        ui::line(text("form.needs_second"), {.size = ui::TextSize::Second, .quiet = true});
}

Command new_shift(const ShiftForm& form, PostId post, const TimeRange& window, UtcOffset offset) {
    if (!form.publish && !form.opens) return AddShift{post, window, form.least, form.places};
    PlanShifts plan{{{post, window, form.least, form.places}}, std::nullopt, std::nullopt, false};
    if (form.publish) plan.publish_at = instant_of(*form.publish, 0, offset);
    if (form.opens) plan.opens_at = instant_of(*form.opens, 0, offset);
    return plan;
}

// The shift is the first record of the next command; whom it asks for is said with the one after.
bool add_shift(const Viewer& me, Instant now, const Command& command, const ShiftForm& form, Outbox& outbox) {
    const auto shift = me.stamp(now).new_ids.make<ShiftId>();
    if (outbox.push(command)) return false;
    if (!form.needs.empty()) outbox.push(SetNeeds{std::nullopt, shift, form.needs});
    return true;
}

// --- Posts

void draw_open_posts(const State& state, ShiftsInput& input) {
    const std::vector<const Post*> posts = open_posts(state);
    if (posts.empty()) return;
    const ui::Card card("posts");
    const ui::List list(text("posts.title"));
    for (const Post* post : posts) {
        ui::RowOptions row{.title = post->name, .second = post->instructions, .icon = ui::Icon::MapPin};
        row.actions = [&] {
            ui::icon_link(ui::Icon::Pencil, text("posts.change_spoken", {{"name", post->name}}),
                          route_to("post", post->id));
            if (ui::button(text("posts.close"),
                           {.spoken = text("posts.close_spoken", {{"name", post->name}})}))
                input.closing = post->id;
        };
        ui::row(post->id, row);
    }
}

void draw_new_post(const Acting& by, ShiftForm& form) {
    ui::heading(text("posts.add"));
    ui::text_field(text("posts.name"), form.new_post, {.max_length = 40});
    ui::text_area(text("posts.instructions"), form.instructions,
                  {.help = text("posts.instructions_help"), .lines = 3});
    const AddPost command{form.new_post, form.instructions};
    const auto no = check(by.known.state, by.me.stamp(by.now), command);
    const bool only_empty = no && no->reason == Reason::TextEmpty;
    const std::string reason =
        only_empty ? std::string() : reason_if(by.known.state, no, by.me, by.me.saying(by.now));
    if (!ui::button(text("posts.add"), {.kind = ui::ButtonKind::Primary, .reason = reason}) || only_empty)
        return;
    if (!by.outbox.push(command)) form.new_post = form.instructions = "";
}

void draw_closed_posts(const Acting& by) {
    std::vector<Post> closed;
    for (const auto& [id, row] : by.known.state.posts.rows()) {
        if (row.record.closed) closed.push_back(row.record);
    }
    if (closed.empty()) return;
    ui::heading(text("posts.closed"));
    const ui::Card card("closed");
    const ui::List list(text("posts.closed"));
    for (const Post& post : closed) {
        ui::RowOptions row{.title = post.name, .second = post.instructions, .icon = ui::Icon::MapPin};
        row.actions = [&] {
            action(by, text("posts.open_again"), ChangePost{post.id, post.name, post.instructions, false},
                   {.spoken = text("posts.open_again_spoken", {{"name", post.name}})});
        };
        ui::row(post.id, row);
    }
}

// What becomes of its shifts is said before.
void closing_dialog(const Acting& by, ShiftsInput& input) {
    const Post* post = input.closing ? by.known.state.posts.find(input.closing) : nullptr;
    if (!post || post->closed) {
        input.closing = {};
        return;
    }
    const std::vector<const Shift*> shifts = by.known.state.shifts.where<&Shift::post>(post->id);
    const auto to_come = std::count_if(shifts.begin(), shifts.end(), [&](const Shift* shift) {
        return shift->state == ShiftState::Planned && shift->window.until > by.now;
    });
    bool open = true, done = false;
    {
        const ui::Dialog dialog({.title = text("posts.close_title", {{"name", post->name}}),
                                 .open = &open,
                                 .close_label = text("action.close"),
                                 .sheet = false});
        ui::line(text("posts.close_what", {{"count", static_cast<int>(to_come)}}));
        const ui::Columns columns(2);
        if (ui::button(text("posts.close_stay"))) open = false;
        columns.next();
        done = action(by, text("posts.close"), ChangePost{post->id, post->name, post->instructions, true},
                      {.kind = ui::ButtonKind::Danger});
    }
    if (!open || done) input.closing = {};
}

}  // namespace

void shift_form_page(const Known& known, const Viewer& me, Instant now, ShiftsInput& input, Outbox& outbox,
                     Routes& routes) {
    ShiftForm& form = input.form;
    fill_from(known, me, form);
    const Shift* changes = form.changes ? known.state.shifts.find(form.changes) : nullptr;
    const std::vector<const Post*> posts = open_posts(known.state);
    const ui::Page page(
        {.title = text(changes ? "form.change" : "form.new"),
         .second = changes ? shift_words(known.state, *changes, me.saying(now)) : std::string(),
         .back_route = changes ? route_to("shifts", changes->id) : "/shifts",
         .back_label = text("shifts.back"),
         .narrow = true,
         .key = "shift-form"});
    if (!changes && posts.empty()) {
        ui::empty_state(ui::Icon::MapPin, text("posts.none"), text("posts.none_second"));
        ui::link_button(text("posts.add"), "/posts",
                        {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Plus});
        return;
    }
    if (!changes) draw_post_choice(posts, form);
    draw_day(me, now, form);
    draw_fields(form);
    if (!changes) draw_later(me, now, form);
    if (known.state.trainings.size() > 0) draw_whom({known, me, now, outbox}, form);
    const TimeRange window = window_of(form, me, now);
    const Command command =
        changes ? Command(ChangeShift{changes->id, window, form.least, form.places})
                : new_shift(form, posts[static_cast<std::size_t>(form.post)]->id, window, me.offset);
    auto no = check(known.state, me.stamp(now), command);
    if (!no && !changes) no = check_needs(known.state, form.needs, form.places);
    const std::string reason = reason_if(known.state, no, me, me.saying(now));
    ui::line(sentence(when_words(window, me.saying(now))), {.size = ui::TextSize::Heading, .bold = true});
    const std::string too_long = too_long_words(known.state, window);
    if (!too_long.empty()) ui::line(too_long, {.icon = ui::Icon::Info});
    if (!ui::button(text(changes ? "form.save" : "form.add"),
                    {.kind = ui::ButtonKind::Primary, .reason = reason}))
        return;
    if (changes ? outbox.push(command).has_value() : !add_shift(me, now, command, form, outbox)) return;
    const std::string back = changes ? route_to("shifts", changes->id) : "/shifts";
    form = {};
    routes.go(back);
}

void posts_page(const Known& known, const Viewer& me, Instant now, ShiftsInput& input, Outbox& outbox) {
    const Acting by{known, me, now, outbox};
    const ui::Page page({.title = text("posts.title"),
                         .second = text("posts.second"),
                         .back_route = "/shifts/new",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "posts"});
    draw_open_posts(known.state, input);
    draw_new_post(by, input.form);
    draw_closed_posts(by);
    closing_dialog(by, input);
}

}  // namespace linli::client
