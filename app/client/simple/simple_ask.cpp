#include <algorithm>
#include <array>
#include <optional>

#include "app/client/action.h"
#include "app/client/errands/errand_words.h"
#include "app/client/simple/simple_ask_parts.h"
#include "shared/errands/case_number.h"
#include "shared/errands/commands.h"
#include "shared/errands/infection_book.h"
#include "shared/errands/wish_list.h"

// Asking for help in simple mode: the same request, one question a page.

namespace linli::client {
namespace {

constexpr std::array simple_kinds{ErrandKind::Shopping, ErrandKind::Medicine, ErrandKind::Ride};
constexpr std::array more_kinds{ErrandKind::Company, ErrandKind::Rubbish, ErrandKind::Repair,
                                ErrandKind::Papers, ErrandKind::Other};
// Dialysis: three days of the week.
constexpr std::int32_t odd_days = day_bit(1) | day_bit(3) | day_bit(5);
constexpr std::int32_t even_days = day_bit(2) | day_bit(4) | day_bit(6);

SimpleStep step_of(const SimplePage& page) {
    return static_cast<SimpleStep>(page.input.step);
}

bool is_medicine(const SimplePage& page) {
    return page.input.ask.kind == static_cast<int>(ErrandKind::Medicine);
}

bool is_more(const SimplePage& page) {
    const auto is_it = [&](ErrandKind kind) { return page.input.ask.kind == static_cast<int>(kind); };
    return std::any_of(more_kinds.begin(), more_kinds.end(), is_it);
}

// At an isolated home nobody comes in: there is nothing to ask.
bool asks_about_door(const SimplePage& page) {
    const int kind = page.input.ask.kind;
    const bool indoors =
        kind == static_cast<int>(ErrandKind::Repair) || kind == static_cast<int>(ErrandKind::Company);
    return indoors && !stays_home(page.known.state, page.me.me);
}

bool is_unclear(const SimplePage& page) {
    return has_list(kind_of(page.input.ask)) &&
           first_unclear(read_wish_list(page.input.ask.what)).has_value();
}

// Photos are on the request already, to be seen to where it stands.
SimpleStep after_words(const SimplePage& page) {
    if (is_unclear(page)) return SimpleStep::Amount;
    if (is_medicine(page)) return is_change(page) ? SimpleStep::Card : SimpleStep::Photo;
    return asks_about_door(page) ? SimpleStep::Door : SimpleStep::When;
}

// The question before this one; nothing before the first.
std::optional<SimpleStep> step_before(const SimplePage& page) {
    switch (step_of(page)) {
        case SimpleStep::What:
        case SimpleStep::Sent:
            return std::nullopt;
        case SimpleStep::Words:
            if (is_change(page)) return std::nullopt;
            return is_more(page) ? SimpleStep::More : SimpleStep::What;
        case SimpleStep::Where:
            if (is_change(page)) return std::nullopt;
            return SimpleStep::What;
        case SimpleStep::Danger:
        case SimpleStep::More:
            return SimpleStep::What;
        case SimpleStep::Amount:
        case SimpleStep::Photo:
        case SimpleStep::Door:
            return SimpleStep::Words;
        case SimpleStep::Card:
            return is_change(page) ? SimpleStep::Words : SimpleStep::Photo;
        case SimpleStep::When: {
            if (is_ride(page)) return SimpleStep::Where;
            if (is_medicine(page)) return SimpleStep::Card;
            const SimpleStep after = after_words(page);
            return after == SimpleStep::When ? SimpleStep::Words : after;
        }
        case SimpleStep::Day:
        case SimpleStep::Hour:
            return SimpleStep::When;
        case SimpleStep::Arrival:
            return SimpleStep::Hour;
        case SimpleStep::Back:
            return page.input.ask.by_appointment ? SimpleStep::Arrival : SimpleStep::Hour;
        case SimpleStep::Often:
            return is_ride(page) ? SimpleStep::Back : SimpleStep::Check;
        case SimpleStep::Check:
            if (!is_ride(page)) return SimpleStep::When;
            return is_change(page) ? SimpleStep::Back : SimpleStep::Often;
    }
    return std::nullopt;
}

void draw_kind(const SimplePage& page, ErrandKind kind) {
    const int number = static_cast<int>(kind);
    if (!ui::big_button(errand_kind_words(kind), {.icon = errand_icon(kind),
                                                  .second = text("ask.kind_help." + std::to_string(number)),
                                                  .key = number}))
        return;
    if (page.input.ask.kind != number) page.input.ask = {};
    page.input.ask.kind = number;
    go_to(page, kind == ErrandKind::Ride ? SimpleStep::Where : SimpleStep::Words);
}

void draw_more(const SimplePage& page) {
    const ui::Page region(simple_page_options(text("ask.title"), "ask more"));
    for (const ErrandKind kind : more_kinds) draw_kind(page, kind);
    draw_ask_foot(page);
}

void draw_what(const SimplePage& page) {
    const ui::Page region(simple_page_options(text("ask.title"), "ask what"));
    for (const ErrandKind kind : simple_kinds) draw_kind(page, kind);
    if (ui::big_button(text("simple.more_kinds"),
                       {.icon = ui::Icon::HandHelping, .second = text("simple.more_kinds_second")}))
        go_to(page, SimpleStep::More);
    if (ui::wide_button(text("simple.danger"), {.icon = ui::Icon::Siren, .danger = true}))
        go_to(page, SimpleStep::Danger);
    draw_ask_foot(page);
}

void draw_danger(const SimplePage& page) {
    const ui::Page region(simple_page_options(text("simple.danger_title"), "danger"));
    ui::simple_line(text("ask.danger"));
    draw_simple_emergency_calls();
    draw_ask_foot(page);
}

void draw_words(const SimplePage& page) {
    AskInput& ask = page.input.ask;
    const std::string key = std::to_string(ask.kind);
    const ui::Page region(simple_page_options(text("ask.what." + key), "ask words"));
    ui::text_area(text("simple.write_here"), ask.what,
                  {.help = text("simple.words_help"), .max_length = 1200, .lines = 4});
    if (!ask.what.empty()) page.input.problem.clear();
    draw_next(page, ask.what.empty(), after_words(page));
}

// One question for each line that only the asker knows.
void draw_amount(const SimplePage& page) {
    std::string& what = page.input.ask.what;
    const WishList list = read_wish_list(what);
    const auto unclear = first_unclear(list);
    if (!unclear) {
        go_to(page, after_words(page));
        return simple_ask_page(page);
    }
    const WishedItem& item = list.items[*unclear];
    const ui::Page region(
        simple_page_options(text("ask.how_much", {{"item", item.words.item}}), "ask amount"));
    ui::simple_line(text("ask.you_wrote", {{"words", wish_list_line(item.words)}}));
    for (const ItemWords& choice : item.choices) {
        const std::string label = choice_words(choice);
        if (!ui::big_button(label, {.icon = ui::Icon::Package, .key = ui::Key(label)})) continue;
        what = with_choice(what, *unclear, choice);
        go_to(page, after_words(page));
    }
    draw_ask_foot(page);
}

struct YesOrNo {
    const char* question;
    const char* region;
    const char* yes;
    const char* no;
};

// A question about what the helper must be trusted with; any answer leads to when it is wanted.
void draw_trust(const SimplePage& page, const YesOrNo& words, bool ErrandNeeds::*need) {
    const ui::Page region(simple_page_options(text(words.question), words.region));
    for (const bool yes : {true, false}) {
        if (!ui::big_button(text(yes ? words.yes : words.no),
                            {.icon = yes ? ui::Icon::ShieldCheck : ui::Icon::Building2,
                             .second = yes ? text("ask.vetted") : std::string(),
                             .key = yes ? 1 : 2}))
            continue;
        page.input.ask.needs.*need = yes;
        go_to(page, SimpleStep::When);
    }
    draw_ask_foot(page);
}

void draw_door(const SimplePage& page) {
    draw_trust(page, {"simple.come_in", "ask door", "simple.come_in_yes", "simple.come_in_no"},
               &ErrandNeeds::inside);
}

void draw_card(const SimplePage& page) {
    draw_trust(page, {"simple.card_needed", "ask card", "simple.card_yes", "simple.card_no"},
               &ErrandNeeds::money);
}

void draw_photo(const SimplePage& page) {
    const SharedPhotos& photos = page.input.ask.photos;
    const bool chosen = !photos->chosen.empty();
    const ui::Page region(
        simple_page_options(text(chosen ? "simple.photo_check" : "simple.photo"), "ask photo"));
    if (!chosen) {
        if (!photos->problem.empty()) {
            const ui::Card card("photo problem", {.tone = ui::Tone::Refused});
            ui::simple_line(photos->problem);
            ui::announce(photos->problem, true);
        }
        if (ui::big_button(text("simple.photo_take"),
                           {.icon = ui::Icon::Camera, .second = text("simple.photo_second")}))
            choose_photo(photos, page.services);
        if (ui::big_button(text("simple.photo_without"), {.icon = ui::Icon::ChevronRight}))
            go_to(page, SimpleStep::Card);
        return draw_ask_foot(page);
    }
    const ChosenPhoto& photo = photos->chosen.front();
    ui::picture(page.services.local_picture(photo.name, photo.jpeg), text("photo.one", {{"number", 1}}),
                photo.size);
    if (ui::wide_button(text("simple.photo_good"), {.icon = ui::Icon::Check, .main = true}))
        go_to(page, SimpleStep::Card);
    if (ui::wide_button(text("simple.photo_again"), {.icon = ui::Icon::Camera})) photos->chosen.clear();
    draw_ask_foot(page);
}

void draw_when(const SimplePage& page) {
    if (is_ride(page)) return draw_ride_days(page);
    const ui::Page region(simple_page_options(text("ask.when"), "ask when"));
    for (const Urgency urgency : {Urgency::Today, Urgency::Whenever, Urgency::Now}) {
        const TimeRange window = window_of(urgency, page.saying());
        const std::string until = text("errand.by", {{"when", moment_words(window.until, page.saying())}});
        const bool now = urgency == Urgency::Now;
        if (!ui::big_button(urgency_words(urgency, window.until, page.saying()),
                            {.icon = now ? ui::Icon::Siren : ui::Icon::Clock,
                             .second = until,
                             .look = now ? ui::BigLook::Need : ui::BigLook::Quiet,
                             .key = static_cast<int>(urgency)}))
            continue;
        page.input.ask.urgency = static_cast<int>(urgency);
        page.input.ask.at_a_time = false;
        go_to(page, SimpleStep::Check);
    }
    draw_ask_foot(page);
}

// Once, on this day of every week, or in the rhythm in which a hospital sees people for dialysis; what is
// done at home also every day.
void draw_often(const SimplePage& page) {
    AskInput& ask = page.input.ask;
    const CivilDate day = ask.day.value_or(today_of(page.saying()));
    const ui::Page region(
        simple_page_options(text(is_ride(page) ? "simple.how_often" : "simple.often"), "ask often"));
    for (const std::int32_t days : {0, day_bit(weekday(day)), odd_days, even_days, every_day}) {
        if ((days != 0 && !is_on(days, day)) || (days == every_day && is_ride(page))) continue;
        if (!ui::big_button(text(days == 0 ? "simple.once" : "simple.every_week"),
                            {.icon = days == 0 ? ui::Icon::CalendarDays : ui::Icon::Repeat2,
                             .second = days == 0 ? date_words(day) : days_words(days),
                             .key = days + 1}))
            continue;
        ask.repeat_days = days;
        go_to(page, SimpleStep::Check);
    }
    draw_ask_foot(page);
}

void send(const SimplePage& page) {
    const Asked asked = asked_of(page.known.state, page.input.ask, page.saying());
    if (is_change(page)) {
        page.press(ChangeErrand{page.input.ask.changes, asked});
        if (!page.input.problem.empty()) return;
        say_appointment({page.known, page.me, page.now, page.outbox}, page.input.ask.changes, page.input.ask);
        page.input.ask = {};  // Its page says what it is now.
        return;
    }
    const Stamp by = page.me.stamp(page.now);
    const std::int32_t number = own_next_number(page.known.state, by.device);
    const auto made = by.new_ids.make<ErrandId>();
    page.press(AskForHelp{asked, number, {page.input.ask.repeat_days, {}}});
    if (!page.input.problem.empty()) return;
    const Acting acting{page.known, page.me, page.now, page.outbox};
    say_appointment(acting, made, page.input.ask);
    if (is_medicine(page)) attach_photos(acting, made, *page.input.ask.photos);
    lease_more_numbers(page.known, by, page.outbox, false);
    page.input.ask = {};
    page.input.sent = made;
    go_to(page, SimpleStep::Sent);
}

// A ride was asked about it; what is asked for over days, or at once, is asked for this once.
bool may_come_again(const SimplePage& page, const Asked& asked) {
    const bool soon = asked.urgency == Urgency::Now || length(asked.window) > days(1);
    return !is_ride(page) && !is_change(page) && !soon;
}

void draw_check(const SimplePage& page) {
    AskInput& ask = page.input.ask;
    ask.needs = kept_apart_needs(page.known.state, page.me.me, static_cast<ErrandKind>(ask.kind), ask.needs);
    const Asked asked = asked_of(page.known.state, ask, page.saying());
    const ui::Page region(simple_page_options(text("simple.is_it_right"), "ask check"));
    if (asked.urgency == Urgency::Now) {
        ui::simple_line(text("ask.danger"), {.bold = true});
        draw_simple_emergency_calls();
    }
    ui::simple_line(errand_kind_words(asked.kind), {.bold = true});
    if (!asked.destination.empty()) ui::simple_line(asked.destination);
    for (const AskedItem& item : asked.items) {
        const std::string quantity = quantity_words(item.words);
        ui::simple_line(item.words.item + (quantity.empty() ? "" : " " + quantity));
        if (!item.words.note.empty()) ui::simple_line(item.words.note, {.small = true});
    }
    if (!asked.what.empty()) ui::simple_line(asked.what);
    if (is_medicine(page) && !ask.photos->chosen.empty()) ui::simple_line(text("simple.with_photo"));
    for (const std::string& need : needs_words(asked.needs)) ui::simple_line(need);
    ui::simple_line(is_ride(page)
                        ? when_words(asked.window, page.saying())
                        : text("errand.by", {{"when", moment_words(asked.window.until, page.saying())}}),
                    {.bold = true});
    if (const auto arrive = appointment_of(ask, page.saying()))
        ui::simple_line(text("errand.arrive", {{"times", range_words(*arrive, page.me.offset)}}),
                        {.bold = true});
    if (ask.return_trip) ui::simple_line(text("simple.fetch_back"));
    if (ask.repeat_days != 0) ui::simple_line(joined(text("simple.every_week"), days_words(ask.repeat_days)));
    draw_simple_problem(page.input);
    const bool may_repeat = may_come_again(page, asked);
    const char* label = is_change(page) ? "simple.change_do" : "simple.send";
    if (ui::wide_button(text(label), {.icon = ui::Icon::Send, .main = true})) send(page);
    if (may_repeat && ui::wide_button(text("simple.often"), {.icon = ui::Icon::Repeat2}))
        go_to(page, SimpleStep::Often);
    if (ui::wide_button(text("simple.mend"), {.icon = ui::Icon::Pencil}))
        go_to(page, is_ride(page) ? SimpleStep::Where : SimpleStep::Words);
    draw_ask_foot(page);
}

void draw_sent(const SimplePage& page) {
    const Errand* errand = page.known.state.errands.find(page.input.sent);
    const bool waits = page.known.is_asked(page.input.sent);
    const ui::Page region(simple_page_options(text(waits ? "simple.sent_waits" : "simple.sent"), "sent"));
    if (errand) ui::simple_line(case_words(*errand), {.bold = true});
    ui::simple_line(text("simple.sent_second"));
    draw_ask_foot(page);
}

}  // namespace

void go_to(const SimplePage& page, SimpleStep step) {
    page.input.step = static_cast<int>(step);
    page.input.problem.clear();
}

bool is_ride(const SimplePage& page) {
    return page.input.ask.kind == static_cast<int>(ErrandKind::Ride);
}

bool is_change(const SimplePage& page) {
    return static_cast<bool>(page.input.ask.changes);
}

void draw_ask_foot(const SimplePage& page) {
    const auto before = step_before(page);
    if (!before && !is_change(page)) return draw_simple_foot(page.services);
    ui::space(12);
    if (!draw_simple_last(page.services, text("simple.back"), {.icon = ui::Icon::ArrowLeft})) return;
    if (before)
        go_to(page, *before);
    else
        page.input.ask = {};  // It stays as it is.
}

void draw_next(const SimplePage& page, bool missing, SimpleStep next) {
    draw_simple_problem(page.input);
    if (ui::wide_button(text("simple.next_step"), {.icon = ui::Icon::ChevronRight, .main = true})) {
        if (missing)
            page.input.problem = text(is_ride(page) ? "ask.where_missing" : "ask.what_missing");
        else
            go_to(page, next);
    }
    draw_ask_foot(page);
}

void change_simply(const SimplePage& page, const Errand& errand) {
    page.input.ask = {};
    page.input.ask.changes = errand.id;
    fill_from(page.known, page.me, page.input.ask);
    if (!page.input.ask.filled) page.input.ask = {};
    go_to(page, errand.kind == ErrandKind::Ride ? SimpleStep::Where : SimpleStep::Words);
}

void simple_ask_page(const SimplePage& page) {
    switch (step_of(page)) {
        case SimpleStep::What:
            return draw_what(page);
        case SimpleStep::Words:
            return draw_words(page);
        case SimpleStep::Where:
            return draw_ride_where(page);
        case SimpleStep::When:
            return draw_when(page);
        case SimpleStep::Hour:
            return draw_ride_hours(page);
        case SimpleStep::Check:
            return draw_check(page);
        case SimpleStep::Sent:
            return draw_sent(page);
        case SimpleStep::Danger:
            return draw_danger(page);
        case SimpleStep::Back:
            return draw_ride_back(page);
        case SimpleStep::Often:
            return draw_often(page);
        case SimpleStep::Photo:
            return draw_photo(page);
        case SimpleStep::More:
            return draw_more(page);
        case SimpleStep::Door:
            return draw_door(page);
        case SimpleStep::Arrival:
            return draw_ride_arrival(page);
        case SimpleStep::Card:
            return draw_card(page);
        case SimpleStep::Day:
            return draw_ride_other_day(page);
        case SimpleStep::Amount:
            return draw_amount(page);
    }
    go_to(page, SimpleStep::What);
}

}  // namespace linli::client
