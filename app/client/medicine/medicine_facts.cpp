#include "app/client/medicine/medicine_facts.h"

#include <algorithm>

#include "app/client/medicine/medicine_words.h"
#include "app/client/ui/ui.h"
#include "shared/medicine/commands.h"
#include "shared/medicine/medicine_book.h"

namespace linli::client {
namespace {

constexpr int most_days = 365, usual_days = 7;

MedicineFacts facts_of(const State& state, ErrandItemId item) {
    const MedicineLine* line = state.medicine_lines.find(item);
    return line ? line->facts : MedicineFacts{};
}

void draw_known(const MedicineFacts& facts, const std::string& name, Instant now) {
    if (facts.runs_out_on) {
        const std::int64_t left = days_left(*facts.runs_out_on, now);
        const std::string words =
            left <= 0 ? text("medicine.none_left", {{"name", name}})
                      : text("medicine.left", {{"name", name}, {"count", std::to_string(left)}});
        ui::line(words, {.bold = left <= days_left_for_today, .icon = ui::Icon::Pill});
    }
    if (!facts.dose.empty())
        ui::line(text("medicine.dose_is", {{"name", name}, {"dose", facts.dose}}), {.icon = ui::Icon::Info});
    if (facts.keep_cold)
        ui::line(text("medicine.cold_is", {{"name", name}}), {.bold = true, .icon = ui::Icon::Thermometer});
    Things shown;
    shown.card = facts.needs_card;
    shown.booklet = facts.needs_booklet;
    if (shown != Things{})
        ui::line(text("medicine.shown", {{"name", name}, {"things", things_words(shown)}}),
                 {.icon = ui::Icon::ClipboardCheck});
}

void open_sheet(const Acting& by, ErrandItemId item, MedicineFactsInput& input) {
    input.of = item;
    input.facts = facts_of(by.known.state, item);
    input.knows_days = input.facts.runs_out_on.has_value();
    const std::int64_t left = input.knows_days ? days_left(*input.facts.runs_out_on, by.now) : usual_days;
    input.days_left = static_cast<int>(std::clamp<std::int64_t>(left, 0, most_days));
}

void draw_days_left(const Acting& by, MedicineFactsInput& input) {
    const bool knew = input.knows_days;
    const int before = input.days_left;
    ui::check(text("medicine.knows_days"), input.knows_days);
    if (input.knows_days)
        ui::stepper(text("medicine.days"), input.days_left, {.least = 0, .most = most_days});
    if (!input.knows_days) {
        input.facts.runs_out_on.reset();
    } else if (!knew || input.days_left != before) {
        input.facts.runs_out_on = runs_out_after(input.days_left, by.now, by.me.offset);
    }
}

void facts_sheet(const Acting& by, const Errand& errand, const ErrandItem& item, MedicineFactsInput& input) {
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = item.words.item, .open = &open, .close_label = text("action.close")});
        ui::text_field(text("medicine.dose"), input.facts.dose,
                       {.help = text("medicine.dose_help"), .max_length = 40});
        draw_days_left(by, input);
        ui::check(text("medicine.cold"), input.facts.keep_cold, {.second = text("medicine.cold_second")});
        ui::check(text("medicine.needs_card"), input.facts.needs_card);
        ui::check(text("medicine.needs_booklet"), input.facts.needs_booklet);
        done =
            action(by, text("medicine.describe_do"), DescribeMedicines{errand.id, {{item.id, input.facts}}},
                   {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
    }
    if (!open || done) input = {};
}

}  // namespace

void draw_medicine_facts(const Acting& by, const Errand& errand, const ErrandItem& item,
                         MedicineFactsInput& input) {
    const MedicineFacts known = facts_of(by.known.state, item.id);
    draw_known(known, item.words.item, by.now);
    const DescribeMedicines as_it_is{errand.id, {{item.id, known}}};
    if (check(by.known.state, by.me.stamp(by.now), as_it_is)) return;
    const std::string label = text("medicine.describe");
    if (ui::button(label, {.kind = ui::ButtonKind::Plain,
                           .icon = ui::Icon::Pencil,
                           .spoken = joined(label, item.words.item)}))
        open_sheet(by, item.id, input);
    if (input.of == item.id) facts_sheet(by, errand, item, input);
}

}  // namespace linli::client
