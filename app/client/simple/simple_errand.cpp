#include "app/client/errands/errand_again.h"
#include "app/client/errands/errand_words.h"
#include "app/client/rides/ride_words.h"
#include "app/client/simple/simple_parts.h"
#include "shared/errands/asked_again.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/rides/ride_book.h"

// One request of mine in simple mode: who comes, what became of it, and what to do when nobody came.

namespace linli::client {
namespace {

void draw_withdrawing(const SimplePage& page, const Errand& errand) {
    const ui::Page region(simple_page_options(text("simple.withdraw_title"), "withdraw"));
    ui::simple_line(errand_summary(page.known.state, errand));
    if (has_bought(page.known.state, errand.id))
        ui::simple_line(text("errand.withdraw_bought"));
    else if (may_have_laid_out(page.known.state, errand))
        ui::simple_line(text("errand.withdraw_shopping"));
    draw_simple_problem(page.input);
    if (ui::wide_button(text("simple.keep"), {.main = true})) page.input.withdrawing = {};
    if (ui::wide_button(text("errand.withdraw_button"), {.danger = true})) {
        page.press(WithdrawErrand{errand.id, {}});
        if (page.input.problem.empty()) page.input.withdrawn = true;
        page.input.withdrawing = {};
    }
    draw_simple_foot(page.services);
}

// What was laid out for me and is not given back yet.
const ErrandResult* owed_for(const State& state, const Errand& errand) {
    const ErrandResult* result = state.errand_results.find(errand.id);
    return result && result->spent_cents > 0 && !result->settled_at ? result : nullptr;
}

// Who drives, when, with which vehicle.
void draw_simple_legs(const SimplePage& page, const Errand& errand) {
    const std::string arrive = appointment_words(page.known.state, errand.id, page.me.offset);
    if (!arrive.empty()) ui::simple_line(arrive, {.bold = true});
    for (const RideLeg* leg : legs_of(page.known.state, errand.id)) {
        if (leg->state == LegState::Done) continue;
        ui::simple_line(joined(when_words(leg->window, page.saying()), leg_words(page.known.state, *leg)),
                        {.bold = true});
        ui::simple_line(vehicle_words(page.known.state, leg->vehicle), {.small = true});
        const Vehicle* vehicle = page.known.state.vehicles.find(leg->vehicle);
        if (vehicle && !vehicle->plate.empty())
            ui::simple_line(joined(text("rides.plate"), vehicle->plate), {.bold = true});
    }
}

// It is done: what became of it, and what is owed.
void draw_done(const SimplePage& page, const Errand& errand, const ErrandResult& result) {
    const std::string name = called_name(page.known.state, result.helper);
    ui::simple_line(text("errand.owed", {{"money", money_words(result.spent_cents)}, {"name", name}}),
                    {.bold = true});
    for (const ErrandItem* item : items_of(page.known.state, errand.id)) {
        if (item->state == ItemState::NotFound)
            ui::simple_line(joined(item->words.item, text("errand.not_found")));
        if (item->state == ItemState::Instead)
            ui::simple_line(joined(item->words.item, text("errand.instead", {{"item", item->instead}})));
    }
    if (!result.note.empty()) ui::simple_line(result.note);
    if (const TillReceipt* receipt = till_receipt_of(page.known.state, errand.id))
        draw_pictures(page.known, {PhotoId{receipt->id.bits}}, till_receipt_words(true), page.services);
    ui::simple_line(text("simple.owed_second"), {.small = true});
}

}  // namespace

void draw_simple_withdrawn(const SimplePage& page) {
    const ui::Page region(simple_page_options(text("simple.withdrawn"), "withdrawn"));
    ui::simple_line(text("simple.withdrawn_second"));
    if (ui::wide_button(text("simple.seen"), {.icon = ui::Icon::Check, .main = true}))
        page.input.withdrawn = false;
    draw_simple_foot(page.services);
}

std::vector<const Errand*> simple_errands(const SimplePage& page) {
    std::vector<const Errand*> errands = errands_for(page.known.state, page.me.me);
    std::erase_if(errands, [&](const Errand* errand) {
        return !is_active(*errand) && !owed_for(page.known.state, *errand);
    });
    return errands;
}

namespace {

// The time is over: whoever has it is let go, and then it is asked for at another time, by one press each.
void draw_nobody_came(const SimplePage& page, const Errand& errand) {
    const State& state = page.known.state;
    if (is_overdue(state, errand, page.now)) {
        const std::string name = called_name(state, *errand.helper);
        ui::simple_line(text("errand.nobody_came", {{"name", name}}), {.bold = true});
        if (ui::wide_button(text("errand.somebody_else"), {.icon = ui::Icon::Users}))
            page.press(HandBackErrand{errand.id, text("errand.nobody_came_why")});
    }
    const auto asked = asked_as_it_is(state, errand);
    if (errand.state != ErrandState::Open || errand.window.until > page.now || !asked) return;
    ui::simple_line(text("errand.time_over"), {.bold = true});
    for (const TimeRange& window : other_times(errand, page.now, page.me.offset)) {
        const std::string when = other_time_words(window, page.saying());
        if (ui::wide_button(text("errand.make_it", {{"when", when}}),
                            {.icon = ui::Icon::Clock, .key = static_cast<std::uint64_t>(window.until.ms)}))
            page.press(ChangeErrand{errand.id, at_another_time(*asked, window)});
    }
}

}  // namespace

void draw_simple_errand(const SimplePage& page, const Errand& errand, std::size_t all) {
    if (page.input.withdrawing == errand.id) return draw_withdrawing(page, errand);
    const std::string state = text("errand.state." + std::to_string(static_cast<int>(errand.state)));
    const ui::Page region(simple_page_options(errand_kind_words(errand.kind), "errand"));
    ui::simple_line(state, {.bold = true});
    const std::string set_out = set_out_words(errand, page.now);
    if (!set_out.empty()) ui::simple_line(sentence(set_out));
    ui::simple_line(errand_summary(page.known.state, errand));
    if (const ErrandResult* result = owed_for(page.known.state, errand)) draw_done(page, errand, *result);
    draw_simple_legs(page, errand);
    ui::simple_line(joined(errand_time_words(errand, page.saying()), case_words(errand)), {.small = true});
    if (errand.helper) {
        const std::string name = name_of(page.known.state, *errand.helper);
        const Contact* contact = page.known.state.contacts.find(*errand.helper);
        if (contact && !contact->phone.empty())
            ui::big_button(name, {.icon = ui::Icon::Phone,
                                  .second = text("errand.helper"),
                                  .route = "tel:" + contact->phone,
                                  .look = ui::BigLook::Primary});
        else
            ui::simple_line(joined(name, text("errand.helper")), {.bold = true});
    }
    draw_simple_medicine(page, errand);
    draw_nobody_came(page, errand);
    draw_simple_problem(page.input);
    if (all > 1 && ui::wide_button(text("simple.next_errand", {{"count", all}})))
        page.input.mine = (page.input.mine + 1) % all;
    if (is_active(errand)) {
        if (ui::wide_button(text("errand.change"), {.icon = ui::Icon::Pencil})) change_simply(page, errand);
        if (ui::wide_button(text("errand.withdraw"), {.danger = true})) page.input.withdrawing = errand.id;
    }
    draw_simple_foot(page.services);
}

}  // namespace linli::client
