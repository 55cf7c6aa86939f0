#include "app/client/simple/simple_page.h"

#include <algorithm>
#include <utility>

#include "app/client/action.h"
#include "app/client/buddies/checks_page.h"
#include "app/client/errands/errand_again.h"
#include "app/client/errands/errand_words.h"
#include "app/client/errands/refused_errand.h"
#include "app/client/shifts/shift_view.h"
#include "app/client/simple/simple_parts.h"
#include "app/client/today_page.h"
#include "shared/errands/errand_book.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

void draw_shift(const SimplePage& page, const ShiftView& view) {
    const Shift& shift = *view.shift;
    ui::simple_line(range_words(shift.window, page.me.offset), {.bold = true});
    ui::simple_line(post_name(page.known.state, shift));
    ui::simple_line(seats_sentence(page.known, view), {.small = true});
    const Post* post = page.known.state.posts.find(shift.post);
    if (post && view.mine) ui::simple_line(post->instructions, {.small = true});
}

// --- The beginning

std::string mine_second(const SimplePage& page) {
    const std::vector<const Errand*> errands = simple_errands(page), helping = simple_helping(page);
    if (!errands.empty())
        return joined(errand_kind_words(errands.front()->kind),
                      errand_time_words(*errands.front(), page.saying()));
    if (!helping.empty())
        return joined(errand_title(page.known.state, *helping.front()),
                      errand_time_words(*helping.front(), page.saying()));
    const std::vector<ShiftView> mine = my_shifts(page.known, page.me, page.now);
    if (mine.empty()) return text("simple.mine_none");
    const Shift& next = *mine.front().shift;
    return joined(moment_words(next.window.from, page.saying()), post_name(page.known.state, next));
}

// What was asked and answered is over at the beginning. A request that is half written keeps its words, but
// begins with what it is about, where danger is asked for, too.
void forget_answered(SimpleInput& input) {
    input.step = static_cast<int>(SimpleStep::What);
    input.sent = input.withdrawing = {};
    input.withdrawn = false;
    input.passed.clear();
    input.passed_errands.clear();
    input.taken = {};
    input.claimed = input.handing_back = input.accounting = {};
    input.laid_out = false;
    input.spent.clear();
    input.leaving = {};
    input.mine = 0;
}

// Before everything else: somebody waits to hear it.
void draw_well(const SimplePage& page) {
    const std::vector<const CheckRound*> said = well_said(page.known, page.me, page.now);
    const bool about_me = std::any_of(said.begin(), said.end(),
                                      [&](const CheckRound* round) { return round->person == page.me.me; });
    if (about_me) {
        ui::simple_line(text("checks.said_well"), {.bold = true});
        if (ui::wide_button(text("checks.take_back"), {.icon = ui::Icon::Undo2}))
            take_back_well({page.known, page.me, page.now, page.outbox}, page.me.me);
    }
    if (!wants_to_hear_from_me(page.known, page.me, page.now)) return;
    ui::simple_line(text("checks.are_you_well"), {.bold = true});
    if (ui::big_button(text("pressed.444"), {.icon = ui::Icon::HandHeart,
                                             .second = text("simple.well_second"),
                                             .look = ui::BigLook::Primary}))
        page.press(SayWell{page.me.me});
}

void draw_home(const SimplePage& page) {
    const std::string called = called_name(page.known.state, page.me.me);
    const ui::Page region(simple_page_options(greeting_words(called, page.saying()), "simple"));
    draw_well(page);
    draw_simple_problem(page.input);
    ui::simple_line(text("simple.hello"), {.small = true});
    ui::big_button(text("simple.ask"), {.icon = ui::Icon::HandHelping,
                                        .second = text("simple.ask_second"),
                                        .route = simple_ask_route,
                                        .look = ui::BigLook::Need});
    const bool needed =
        !shifts_in_need(page.known, page.me, page.now).empty() || !simple_waiting(page).empty();
    ui::big_button(text("simple.help"), {.icon = ui::Icon::HeartHandshake,
                                         .second = text(needed ? "simple.help_second" : "simple.help_none"),
                                         .route = simple_help_route,
                                         .look = ui::BigLook::Primary});
    ui::big_button(text("simple.mine"),
                   {.icon = ui::Icon::CalendarDays, .second = mine_second(page), .route = simple_mine_route});
    const std::size_t news = unseen_notices(page.known, page.me).size();
    if (news > 0)
        ui::wide_button(text("simple.news_count", {{"count", news}}),
                        {.icon = ui::Icon::Bell, .route = simple_news_route, .main = true});
    draw_simple_last(page.services, text("simple.call"),
                     {.icon = ui::Icon::Phone, .route = simple_call_route});
    if (ui::wide_button(text("simple.leave"), {.icon = ui::Icon::Settings})) {
        Settings settings = page.services.settings();
        settings.simple = false;
        page.services.choose(settings);
    }
}

// --- I can help

void draw_taken(const SimplePage& page) {
    const Shift* shift = page.known.state.shifts.find(page.input.taken);
    const ShiftView view = shift_view(page.known, page.me, page.now, *shift);
    const ui::Page region(
        simple_page_options(text(view.asked ? "simple.taken_waits" : "simple.taken"), "taken"));
    ui::simple_line(part_of_day_words(shift->window.from, page.saying()), {.bold = true});
    draw_shift(page, view);
    draw_simple_problem(page.input);
    if (ui::wide_button(text("simple.undo"), {.icon = ui::Icon::Undo2, .danger = true}))
        page.press(GiveBackShift{view.mine->id});
    draw_simple_foot(page.services);
}

void draw_offer(const SimplePage& page, const ShiftView& view) {
    const Shift& shift = *view.shift;
    const ui::Page region(simple_page_options(
        text("simple.question", {{"day", part_of_day_words(shift.window.from, page.saying())}}), "offer"));
    draw_shift(page, view);
    draw_simple_problem(page.input);
    ui::space(4);
    if (ui::big_button(text("simple.go"), {.icon = ui::Icon::Check, .look = ui::BigLook::Primary})) {
        page.press(TakeShift{shift.id});
        if (page.input.problem.empty()) page.input.taken = shift.id;
    }
    if (ui::big_button(text("simple.next"), {.icon = ui::Icon::ChevronRight})) {
        page.input.passed.push_back(shift.id);
        page.input.problem.clear();
    }
    draw_simple_foot(page.services);
}

template <class AnyId>
bool contains(const std::vector<AnyId>& ids, AnyId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// What was just taken, until the way back is pressed.
bool draw_just_taken(const SimplePage& page) {
    const State& state = page.known.state;
    SimpleInput& input = page.input;
    const Shift* taken = state.shifts.find(input.taken);
    if (taken && seat_of(state, taken->id, page.me.me)) {
        draw_taken(page);
        return true;
    }
    input.taken = {};
    const Errand* claimed = state.errands.find(input.claimed);
    if (claimed && claimed->helper == page.me.me && is_underway(*claimed)) {
        draw_simple_helping(page, *claimed, 1);
        return true;
    }
    input.claimed = {};
    return false;
}

void draw_help(const SimplePage& page) {
    SimpleInput& input = page.input;
    if (draw_just_taken(page)) return;
    for (const ShiftView& view : shifts_in_need(page.known, page.me, page.now)) {
        if (!contains(input.passed, view.shift->id)) return draw_offer(page, view);
    }
    for (const Errand* errand : simple_waiting(page)) {
        if (!contains(input.passed_errands, errand->id)) return draw_simple_waiting(page, *errand);
    }
    const bool seen_some = !input.passed.empty() || !input.passed_errands.empty();
    const ui::Page region(
        simple_page_options(text(seen_some ? "simple.no_more" : "simple.help_none"), "no more"));
    ui::simple_line(text(seen_some ? "simple.no_more_second" : "simple.help_none_second"));
    if (seen_some && ui::wide_button(text("simple.again"), {.main = true})) {
        input.passed.clear();
        input.passed_errands.clear();
    }
    draw_simple_foot(page.services);
}

// --- My shifts

void draw_leaving(const SimplePage& page, const ShiftView& view) {
    const std::string day = part_of_day_words(view.shift->window.from, page.saying());
    const ui::Page region(simple_page_options(text("leave.title", {{"day", day}}), "leaving"));
    draw_shift(page, view);
    ui::simple_line(text("simple.leave_thanks"), {.small = true});
    draw_simple_problem(page.input);
    if (ui::wide_button(text("simple.stay"), {.main = true})) page.input.leaving = {};
    if (ui::wide_button(text("simple.cannot"), {.danger = true})) page.press(GiveBackShift{view.mine->id});
    draw_simple_foot(page.services);
}

// I can't come; or I leave, once I am there.
void draw_going(const SimplePage& page, const Seat& seat) {
    if (!stands_there(page.known.state, seat, page.now)) {
        if (ui::wide_button(text("leave.open"), {.danger = true})) page.input.leaving = seat.id;
        return;
    }
    const CheckOut leaves{seat.id};
    if (!why_not({page.known, page.me, page.now, page.outbox}, leaves).empty()) return;
    if (ui::wide_button(text("post.check_out"), {.icon = ui::Icon::Footprints})) page.press(leaves);
}

void draw_mine(const SimplePage& page) {
    SimpleInput& input = page.input;
    if (input.withdrawn) return draw_simple_withdrawn(page);
    if (input.ask.changes) return simple_ask_page(page);
    const std::vector<ShiftView> mine = my_shifts(page.known, page.me, page.now);
    const auto asked = std::find_if(mine.begin(), mine.end(), [&](const ShiftView& view) {
        return input.leaving && view.mine->id == input.leaving;
    });
    if (asked != mine.end()) return draw_leaving(page, *asked);
    input.leaving = {};
    const std::vector<const Errand*> errands = simple_errands(page), helping = simple_helping(page);
    const std::size_t no_shifts = errands.size() + helping.size(), all = no_shifts + mine.size();
    if (input.mine >= all) input.mine = 0;
    if (input.mine < errands.size()) return draw_simple_errand(page, *errands[input.mine], all);
    if (input.mine < no_shifts) return draw_simple_helping(page, *helping[input.mine - errands.size()], all);
    if (mine.empty()) {
        const ui::Page region(simple_page_options(text("simple.mine_none"), "none"));
        ui::big_button(
            text("simple.help"),
            {.icon = ui::Icon::HeartHandshake, .route = simple_help_route, .look = ui::BigLook::Primary});
        draw_simple_foot(page.services);
        return;
    }
    const ShiftView& view = mine[input.mine - no_shifts];
    const std::string day = part_of_day_words(view.shift->window.from, page.saying());
    const ui::Page region(simple_page_options(text("simple.mine_when", {{"day", day}}), "mine"));
    draw_shift(page, view);
    if (view.asked) ui::simple_line(text("simple.taken_waits"), {.small = true});
    if (all > 1 && ui::wide_button(text("simple.next_mine", {{"count", all}})))
        input.mine = (input.mine + 1) % all;
    draw_going(page, *view.mine);
    draw_simple_foot(page.services);
}

// --- News, refusals, whom to call

// It was done for me: one press says thank you, in the usual words.
void draw_thanks(const SimplePage& page, const Notice& notice) {
    const State& state = page.known.state;
    if (notice.kind != NoticeKind::ErrandDone) return;
    const ThankHelper thanks{{notice.about.id}, text("errand.thank_words")};
    const ErrandResult* result = state.errand_results.find(thanks.errand);
    const bool open = result && result->thanks.empty() && result->helper != page.me.me;
    if (!open || check(state, page.me.stamp(page.now), thanks)) return;
    if (ui::wide_button(text("errand.thank"), {.icon = ui::Icon::HeartHandshake})) page.press(thanks);
}

// What asks for an answer is answered here, or on the page that knows more, in large type.
void draw_what_to_do(const SimplePage& page, const Notice& notice, const NoticeWords& words) {
    if (notice.kind == NoticeKind::CheckDue) return draw_well(page);
    draw_thanks(page, notice);
    if (words.route.empty()) return;
    std::vector<const Errand*> mine = simple_errands(page);  // In the order of their pages.
    for (const Errand* errand : simple_helping(page)) mine.push_back(errand);
    const auto about = std::find_if(mine.begin(), mine.end(), [&](const Errand* errand) {
        return words.route == route_to("errands", errand->id);
    });
    const bool here = about != mine.end();
    if (here) page.input.mine = static_cast<std::size_t>(about - mine.begin());  // It opens at this one.
    ui::wide_button(text("simple.open"),
                    {.icon = ui::Icon::ChevronRight, .route = here ? simple_mine_route : words.route});
}

void draw_news(const SimplePage& page) {
    const std::vector<const Notice*> notices = unseen_notices(page.known, page.me);
    if (notices.empty()) {
        const ui::Page region(simple_page_options(text("simple.news_none"), "no news"));
        draw_simple_foot(page.services);
        return;
    }
    const Notice& notice = *notices.front();
    const NoticeWords words = notice_words(page.known.state, notice, page.saying());
    const ui::Page region(simple_page_options(words.title, "news"));
    ui::simple_line(words.second);
    if (notices.size() > 1)
        ui::simple_line(text("simple.news_more", {{"count", notices.size() - 1}}), {.small = true});
    if (ui::wide_button(text("simple.seen"), {.icon = ui::Icon::Check, .main = true}))
        page.press(SeeNotice{notice.id});
    draw_what_to_do(page, notice, words);
    draw_simple_foot(page.services);
}

// What the others decided otherwise comes before everything else.
void draw_refusal(const SimplePage& page, const Refusal& refusal) {
    const ui::Page region(simple_page_options(refused_title(refusal.command), "refusal"));
    const PressedWords words = pressed_words(page.known.state, refusal.command, page.saying());
    ui::simple_line(joined(words.title, words.second), {.bold = true});
    if (refusal.rejected)
        ui::simple_line(
            reason_words(page.known.state, *refusal.rejected, refusal.for_person, page.me, page.saying()));
    const Acting acting{page.known, page.me, page.now, page.outbox};
    bool dropped = false;
    for (const AskedLater& later : asked_later(acting, refusal)) {
        const std::string when = other_time_words(later.window, page.saying());
        if (!ui::wide_button(
                text("errand.make_it", {{"when", when}}),
                {.icon = ui::Icon::Clock, .key = static_cast<std::uint64_t>(later.window.until.ms)}))
            continue;
        const auto made = page.me.stamp(page.now).new_ids.make<ErrandId>();
        page.press(later.command);
        dropped = page.input.problem.empty();
        if (dropped) keep_appointment(acting, refusal, later, made);
    }
    draw_simple_problem(page.input);
    if (ui::wide_button(text("simple.seen"), {.icon = ui::Icon::Check, .main = true})) dropped = true;
    if (dropped) page.outbox.drop(refusal.outbox, refusal.number);
    draw_simple_foot(page.services);
}

// The steward of my house first, then coordinators.
std::vector<const RoleHeld*> whom_to_ask(const SimplePage& page) {
    const State& state = page.known.state;
    const Resident* me = state.residents.find(page.me.me);
    const Household* home = me ? state.households.find(me->household) : nullptr;
    std::vector<const RoleHeld*> helpers;
    for (const auto& [id, row] : state.roles.rows()) {
        const RoleHeld& held = row.record;
        const bool mine = held.role == Role::Steward && home && held.building == home->building;
        if (held.person != page.me.me && (mine || held.role == Role::Coordinator)) helpers.push_back(&held);
    }
    std::sort(helpers.begin(), helpers.end(), [](const RoleHeld* a, const RoleHeld* b) {
        const bool a_near = a->role == Role::Steward, b_near = b->role == Role::Steward;
        return a_near != b_near ? a_near : a->id < b->id;
    });
    return helpers;
}

void draw_call(const SimplePage& page) {
    constexpr std::size_t most = 3;
    std::vector<const RoleHeld*> helpers = whom_to_ask(page);
    if (helpers.size() > most) helpers.resize(most);
    const ui::Page region(simple_page_options(text("simple.call_title"), "call"));
    for (const RoleHeld* held : helpers) {
        const ui::Scope scope(held->id);
        const std::string name = name_of(page.known.state, held->person);
        const std::string role = held_words(page.known.state, *held);
        const Contact* contact = page.known.state.contacts.find(held->person);
        if (contact && !contact->phone.empty()) {
            ui::big_button(name, {.icon = ui::Icon::Phone, .second = role, .route = "tel:" + contact->phone});
            continue;
        }
        ui::simple_line(name, {.bold = true});
        ui::simple_line(joined(role, door_words(door_of_person(page.known.state, held->person))),
                        {.small = true});
    }
    ui::simple_line(text(helpers.empty() ? "simple.call_nobody" : "simple.call_second"), {.small = true});
    draw_simple_emergency_calls();
    draw_simple_foot(page.services);
}

}  // namespace

bool is_simple_route(const std::string& route) {
    return route == simple_home || route.rfind(std::string(simple_home) + "/", 0) == 0;
}

void simple_page(const Known& known, const Viewer& me, Instant now, const std::string& route,
                 SimpleInput& input, Outbox& outbox, Services& services) {
    const SimplePage page{known, me, now, input, outbox, services};
    const std::string before = std::exchange(input.route, route);
    if (before != route) input.problem.clear();
    // What is changed is left as it was by who goes elsewhere; a reload does not.
    if (!before.empty() && before != route && input.ask.changes) input.ask = {};
    const std::vector<Refusal>& refusals = known.refusals();
    const auto failed = std::find_if(refusals.begin(), refusals.end(), is_failure);
    if (failed != refusals.end()) {
        const Refusal refusal = *failed;  // Dropping it changes the list.
        return draw_refusal(page, refusal);
    }
    if (route == simple_ask_route) return simple_ask_page(page);
    if (route == simple_help_route) return draw_help(page);
    if (route == simple_mine_route) return draw_mine(page);
    if (route == simple_news_route) return draw_news(page);
    if (route == simple_call_route) return draw_call(page);
    forget_answered(input);
    draw_home(page);
}

}  // namespace linli::client
