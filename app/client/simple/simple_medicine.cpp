#include "app/client/medicine/medicine_receipts.h"
#include "app/client/simple/simple_parts.h"
#include "shared/errands/errand_book.h"
#include "shared/medicine/commands.h"

// Of a medicine in simple mode: whether another one will do, whether the bag is right, and what has come.

namespace linli::client {
namespace {

// Nothing is taken instead without a yes.
void draw_instead(const SimplePage& page, const ErrandItem& item) {
    const MedicineLine* line = page.known.state.medicine_lines.find(item.id);
    if (!line || line->substitution != Substitution::Asked) return;
    const ui::Scope scope(item.id);
    ui::simple_line(text("medicine.instead", {{"name", item.words.item}, {"what", line->substitute}}),
                    {.bold = true});
    const std::string what = line->substitute;
    if (ui::wide_button(text("medicine.agree"), {.icon = ui::Icon::Check, .main = true}))
        page.press(AnswerSubstitute{item.id, what, true});
    if (ui::wide_button(text("medicine.refuse"), {.icon = ui::Icon::Close}))
        page.press(AnswerSubstitute{item.id, what, false});
}

void draw_look(const SimplePage& page, const Acting& by, ErrandId errand) {
    if (!may_look(by, errand)) return;
    const auto holder = holder_of(page.known.state, errand, &Things::medicine);
    ui::simple_line(text("medicine.look_with", {{"name", name_of(page.known.state, *holder)}}));
    if (ui::wide_button(text("medicine.right"), {.icon = ui::Icon::Check}))
        page.press(LookSecond{errand, true, {}});
    if (ui::wide_button(text("medicine.wrong_door"), {.danger = true}))
        page.press(LookSecond{errand, false, text("medicine.wrong_door")});
}

// "I have the card back": until it is said, it counts as being out.
void draw_received(const SimplePage& page, const Acting& by, const Custody& one) {
    if (!may_confirm(by, one)) return;
    const ui::Scope scope(one.receipt);
    const std::string thing = thing_words(one.thing);
    if (ui::wide_button(joined(text("medicine.received"), thing), {.icon = ui::Icon::Check, .main = true}))
        page.press(ConfirmHandover{one.receipt});
    if (ui::wide_button(joined(text("simple.not_received"), thing), {.danger = true}))
        page.press(CorrectHandover{one.receipt, text("medicine.wrong_missing")});
}

}  // namespace

void draw_simple_medicine(const SimplePage& page, const Errand& errand) {
    const Acting by{page.known, page.me, page.now, page.outbox};
    for (const ErrandItem* item : items_of(page.known.state, errand.id)) draw_instead(page, *item);
    draw_look(page, by, errand.id);
    int number = 0;
    for (const Custody& one : custody_of(page.known.state, errand.id)) {
        const ui::Scope scope(++number);
        draw_received(page, by, one);
    }
}

}  // namespace linli::client
