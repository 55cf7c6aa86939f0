#include "app/client/action.h"
#include "app/client/errands/errand_words.h"
#include "app/client/simple/simple_parts.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/helpers/helper_book.h"

// Helping a neighbour in simple mode: who waits, what I have taken on, and what I laid out for it.

namespace linli::client {
namespace {

constexpr std::uint16_t longest_amount = 12;

Acting acting(const SimplePage& page) {
    return {page.known, page.me, page.now, page.outbox};
}

// Cards, bags and vehicles have steps of their own: those stand on the errand's page, in large type.
bool is_done_here(const SimplePage& page, const Errand& errand) {
    const bool own_steps = errand.kind == ErrandKind::Ride || errand.kind == ErrandKind::Medicine;
    if (is_underway(errand) && own_steps) return false;
    return why_not(acting(page), FinishErrand{errand.id, 0, {}}).empty();
}

void draw_when(const SimplePage& page, const Errand& errand) {
    ui::simple_line(joined(errand_time_words(errand, page.saying()),
                           urgency_words(errand.urgency, errand.window.until, page.saying())),
                    {.bold = true});
    ui::simple_line(joined(building_words(page.known.state, errand), needs_line(errand.needs)));
}

// Name, door and telephone.
void draw_whom(const SimplePage& page, PersonId person) {
    const State& state = page.known.state;
    const std::string name = name_of(state, person), door = door_words(door_of_person(state, person));
    const Contact* contact = state.contacts.find(person);
    if (contact && !contact->phone.empty()) {
        ui::big_button(name, {.icon = ui::Icon::Phone, .second = door, .route = "tel:" + contact->phone});
        return;
    }
    ui::simple_line(name, {.bold = true});
    ui::simple_line(door, {.bold = true});
}

void draw_what(const SimplePage& page, const Errand& errand, const ErrandDetail& detail) {
    if (!detail.what.empty()) ui::simple_line(detail.what);
    for (const ErrandItem* item : items_of(page.known.state, errand.id)) {
        const ui::Scope scope(item->id);
        ui::simple_line(joined(item->words.item, quantity_words(item->words)));
        if (!item->words.note.empty()) ui::simple_line(item->words.note, {.small = true});
    }
    if (!detail.destination.empty()) ui::simple_line(detail.destination);
}

// The one thing that comes next.
void draw_next(const SimplePage& page, const Errand& errand) {
    if (const ErrandResult* result = page.known.state.errand_results.find(errand.id)) {
        ui::simple_line(text("errand.owed_to_me", {{"money", money_words(result->spent_cents)}}),
                        {.bold = true});
        const SettleErrand settled{errand.id};
        if (why_not(acting(page), settled).empty() &&
            ui::big_button(text("errand.settle"), {.icon = ui::Icon::Check, .look = ui::BigLook::Primary}))
            page.press(settled);
        return;
    }
    if (!is_done_here(page, errand)) {
        ui::wide_button(
            text("simple.open"),
            {.icon = ui::Icon::ChevronRight, .route = route_to("errands", errand.id), .main = true});
    } else if (errand.state == ErrandState::Claimed) {
        if (ui::big_button(text("errand.start"), {.icon = ui::Icon::Route, .look = ui::BigLook::Primary}))
            page.press(StartErrand{errand.id});
    } else if (ui::big_button(text("errand.finish"),
                              {.icon = ui::Icon::Check, .look = ui::BigLook::Primary})) {
        page.input.accounting = errand.id;
    }
}

void draw_next_errand(const SimplePage& page, std::size_t all) {
    if (all > 1 && ui::wide_button(text("simple.next_errand", {{"count", all}})))
        page.input.mine = (page.input.mine + 1) % all;
}

// --- What I laid out

void finish(const SimplePage& page, const Errand& errand, std::int64_t spent_cents) {
    page.press(FinishErrand{errand.id, spent_cents, {}});
    if (!page.input.problem.empty()) return;
    page.input.accounting = {};
    page.input.laid_out = false;
    page.input.spent.clear();
}

void draw_amount(const SimplePage& page, const Errand& errand) {
    SimpleInput& input = page.input;
    const ui::Page region(simple_page_options(text("simple.how_much"), "amount"));
    ui::simple_line(errand_title(page.known.state, errand), {.bold = true});
    ui::text_field(text("errand.spent"), input.spent,
                   {.help = text("errand.spent_wrong"),
                    .keyboard = ui::Keyboard::Decimal,
                    .max_length = longest_amount});
    draw_simple_problem(input);
    const auto cents = cents_from_text(input.spent);
    if (ui::wide_button(text("simple.note_it"), {.icon = ui::Icon::Check, .main = true})) {
        if (cents)
            finish(page, errand, *cents);
        else
            input.problem = text("errand.spent_wrong");
    }
    if (ui::wide_button(text("simple.laid_out_nothing"))) finish(page, errand, 0);
    draw_simple_foot(page.services);
}

void draw_account(const SimplePage& page, const Errand& errand, std::size_t all) {
    SimpleInput& input = page.input;
    if (input.laid_out && input.accounting == errand.id) return draw_amount(page, errand);
    const bool withdrawn = awaits_account(page.known.state, errand);
    const ui::Page region(
        simple_page_options(text(withdrawn ? "simple.account_withdrawn" : "simple.account"), "account"));
    ui::simple_line(errand_title(page.known.state, errand), {.bold = true});
    draw_simple_problem(input);
    if (ui::big_button(text("simple.laid_out_nothing"),
                       {.icon = ui::Icon::Check, .look = ui::BigLook::Primary}))
        finish(page, errand, 0);
    if (ui::big_button(text("simple.laid_out"), {.icon = ui::Icon::ChevronRight})) {
        input.accounting = errand.id;
        input.laid_out = true;
    }
    draw_next_errand(page, all);
    draw_simple_foot(page.services);
}

void draw_handing_back(const SimplePage& page, const Errand& errand) {
    const ui::Page region(simple_page_options(text("errand.hand_back"), "hand back"));
    ui::simple_line(errand_title(page.known.state, errand), {.bold = true});
    ui::simple_line(text("errand.hand_back_second"), {.small = true});
    draw_simple_problem(page.input);
    if (ui::wide_button(text("simple.go_on_helping"), {.main = true})) page.input.handing_back = {};
    if (ui::wide_button(text("errand.hand_back_button"), {.danger = true})) {
        page.press(HandBackErrand{errand.id, text("simple.cannot")});
        page.input.handing_back = {};
    }
    draw_simple_foot(page.services);
}

}  // namespace

std::vector<const Errand*> simple_waiting(const SimplePage& page) {
    if (!is_helper(page.known.state, page.me.me)) return {};
    std::vector<const Errand*> waiting = open_errands(page.known.state, page.me.me, page.now);
    std::erase_if(waiting, [&](const Errand* errand) {
        return !why_not(acting(page), ClaimErrand{errand->id}).empty();
    });
    return waiting;
}

void draw_simple_waiting(const SimplePage& page, const Errand& errand) {
    const ui::Page region(simple_page_options(text("simple.wants_help"), "waiting"));
    ui::simple_line(errand_kind_words(errand.kind), {.bold = true});
    draw_when(page, errand);
    draw_simple_problem(page.input);
    ui::space(4);
    if (ui::big_button(text("simple.go"), {.icon = ui::Icon::Check, .look = ui::BigLook::Primary})) {
        page.press(ClaimErrand{errand.id});
        if (page.input.problem.empty()) page.input.claimed = errand.id;
    }
    if (ui::big_button(text("simple.next"), {.icon = ui::Icon::ChevronRight})) {
        page.input.passed_errands.push_back(errand.id);
        page.input.problem.clear();
    }
    draw_simple_foot(page.services);
}

std::vector<const Errand*> simple_helping(const SimplePage& page) {
    std::vector<const Errand*> helping = errands_with(page.known.state, page.me.me, page.now);
    for (const Errand* errand : unsettled_with(page.known.state, page.me.me)) helping.push_back(errand);
    return helping;
}

void draw_simple_helping(const SimplePage& page, const Errand& errand, std::size_t all) {
    const State& state = page.known.state;
    const bool accounts = awaits_account(state, errand);
    if (page.input.handing_back == errand.id) return draw_handing_back(page, errand);
    if ((accounts || page.input.accounting == errand.id) && is_done_here(page, errand))
        return draw_account(page, errand, all);
    const ui::Page region(simple_page_options(errand_title(state, errand), "helping"));
    if (page.input.claimed == errand.id)
        ui::simple_line(text(page.known.is_asked(errand.id) ? "simple.taken_waits" : "simple.taken"));
    if (accounts) ui::simple_line(text("simple.account_withdrawn"), {.bold = true});
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    if (detail) draw_whom(page, detail->asked_for);
    draw_when(page, errand);
    if (detail) draw_what(page, errand, *detail);
    draw_simple_problem(page.input);
    draw_next(page, errand);
    draw_next_errand(page, all);
    if (is_underway(errand) && ui::wide_button(text("errand.hand_back"), {.danger = true}))
        page.input.handing_back = errand.id;
    draw_simple_foot(page.services);
}

}  // namespace linli::client
