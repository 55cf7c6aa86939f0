#include <algorithm>

#include "app/client/action.h"
#include "app/client/errands/errand_words.h"
#include "app/client/errands/errands_page.h"
#include "app/client/medicine/medicine_facts.h"
#include "app/client/medicine/medicine_receipts.h"
#include "app/client/medicine/medicine_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/medicine/commands.h"
#include "shared/medicine/medicine_book.h"

// Of an errand for medicine: how long each lasts, what may be taken instead, and who has the card, the
// booklet and the bag.

namespace linli::client {
namespace {

bool is_helper_of(const Viewer& me, const Errand& errand) {
    return errand.helper == me.me && is_underway(errand);
}

// --- What runs out, and what may be taken instead

void draw_line(const Known& known, const Viewer& me, Instant now, const Errand& errand,
               const ErrandItem& item, MedicineFactsInput& facts, Outbox& outbox) {
    const ui::Scope scope(item.id);
    draw_medicine_facts({known, me, now, outbox}, errand, item, facts);
    const MedicineLine* line = known.state.medicine_lines.find(item.id);
    if (!line) return;
    const bool answered =
        line->substitution == Substitution::Agreed || line->substitution == Substitution::Refused;
    if (line->substitution == Substitution::NotAsked) return;
    const std::string what =
        text("medicine.instead", {{"name", item.words.item}, {"what", line->substitute}});
    const std::string state =
        text("medicine.substitution." + std::to_string(static_cast<int>(line->substitution)));
    ui::line(joined(what, state), {.bold = true, .icon = ui::Icon::Repeat2});
    if (answered || errand.helper == me.me) return;
    const AnswerSubstitute yes{item.id, line->substitute, true};
    const Acting by{known, me, now, outbox};
    if (!why_not(by, yes).empty()) return;
    const ui::Columns columns(2);
    action(by, text("medicine.agree"), yes, {.kind = ui::ButtonKind::Primary});
    columns.next();
    action(by, text("medicine.refuse"), AnswerSubstitute{item.id, line->substitute, false});
}

// --- Who has what

// "I have it", by who has received it; and by either side that the receipt is wrong.
void draw_receipt_actions(const Acting& by, const Custody& one, ErrandsInput& input) {
    const std::string thing = thing_words(one.thing);
    if (may_confirm(by, one))
        action(by, text("medicine.received"), ConfirmHandover{one.receipt},
               {.kind = ui::ButtonKind::Primary, .spoken = joined(text("medicine.received"), thing)});
    if (!may_correct(by, one.receipt)) return;
    const std::string wrong = text("medicine.wrong");
    if (!ui::button(wrong, {.kind = ui::ButtonKind::Plain, .spoken = joined(wrong, thing)})) return;
    input.sheet = ErrandSheet::WrongReceipt;
    input.receipt = one.receipt;
    const Handover* receipt = by.known.state.handovers.find(one.receipt);
    const bool gave = receipt && receipt->from == by.me.me;
    input.words = text(gave ? "medicine.wrong_given" : "medicine.wrong_missing");
}

// A bag at another door, a card that never came: the receipt is answered, and what it was about is with who
// gave it again. Nothing is lost, and both sides are told.
void wrong_receipt_sheet(const Acting& by, ErrandsInput& input) {
    const Handover* receipt = by.known.state.handovers.find(input.receipt);
    if (!receipt) {
        input.sheet = ErrandSheet::None;
        return;
    }
    bool open = true, done = false;
    {
        const std::string things = things_words(receipt->things);
        const ui::Dialog sheet({.title = text("medicine.wrong_title", {{"things", things}}),
                                .open = &open,
                                .close_label = text("action.close")});
        const std::string back =
            receipt->from ? name_of(by.known.state, *receipt->from) : text("medicine.counter");
        ui::line(text("medicine.wrong_second", {{"things", things}, {"name", back}}));
        ui::text_area(text("medicine.wrong_why"), input.words, {.max_length = 160, .lines = 2});
        done = action(by, text("medicine.wrong_do"), CorrectHandover{receipt->id, input.words},
                      {.kind = ui::ButtonKind::Primary}, "medicine.wrong_why_missing");
    }
    if (!open || done) input.sheet = ErrandSheet::None;
}

void draw_thing(const Acting& by, int number, const Custody& one, ErrandsInput& input) {
    const State& state = by.known.state;
    const std::string holder = one.holder ? name_of(state, *one.holder) : text("medicine.counter");
    ui::RowOptions row{.title = thing_words(one.thing),
                       .second = joined(holder, past_words(one.since, by.me.saying(by.now))),
                       .third = one.confirmed ? std::string() : text("medicine.unconfirmed"),
                       .icon = ui::Icon::Package};
    if (may_confirm(by, one) || may_correct(by, one.receipt))
        row.actions = [&] { draw_receipt_actions(by, one, input); };
    ui::row(number, row);
}

void draw_custody(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                  ErrandsInput& input, Outbox& outbox) {
    const Acting by{known, me, now, outbox};
    const std::vector<Custody> all = custody_of(known.state, errand.id);
    if (all.empty()) return;
    ui::heading(text("medicine.where"), {.level = 3});
    {
        const ui::List list(text("medicine.where"));
        int number = 0;
        for (const Custody& one : all) draw_thing(by, ++number, one, input);
    }
    if (input.sheet == ErrandSheet::WrongReceipt) wrong_receipt_sheet(by, input);
}

// The helper takes things at the door, or from who had the errand before, and gives them back at the door.
void draw_giving(const Known& known, const Viewer& me, Instant now, const Errand& errand, Outbox& outbox) {
    const ErrandDetail* detail = known.state.errand_details.find(errand.id);
    if (!detail || !is_helper_of(me, errand)) return;
    const PersonId person = detail->asked_for;
    const Acting by{known, me, now, outbox};
    if (errand.needs.money && !may_carry_valuables(known.state, me.me))
        ui::note(ui::Icon::Info, text("medicine.not_vetted"));
    const ui::Flow flow;
    int number = 0;
    for (const Thing thing : all_things) {
        ++number;
        const auto holder = holder_of(known.state, errand.id, thing);
        if (!holder) continue;
        const bool mine = holder == me.me, before_me = !mine && holder != person;
        Things things;
        things.*thing = true;
        const GiveThings give{errand.id, things, {}, holder, mine ? person : me.me};
        if (!mine && !why_not(by, give).empty()) continue;
        const char* key = mine ? "medicine.give_back" : before_me ? "medicine.take_over" : "medicine.take";
        action(by, text(key, {{"thing", things_words(things)}, {"name", name_of(known.state, *holder)}}),
               give,
               {.kind = mine ? ui::ButtonKind::Primary : ui::ButtonKind::Quiet,
                .icon = ui::Icon::Package,
                .key = number});
    }
}

// --- The second look

// Who could look: asked by one press.
void look_sheet(const Acting& by, const Errand& errand, ErrandsInput& input) {
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = text("medicine.look_who"), .open = &open, .close_label = text("action.close")});
        std::size_t shown = 0;
        const ui::List list(text("medicine.look_who"));
        for (const PersonId person : helpers(by.known.state)) {
            const AskSecondLook command{errand.id, person};
            if (!why_not(by, command).empty()) continue;
            ++shown;
            const std::string name = name_of(by.known.state, person);
            if (ui::row(person, {.title = name,
                                 .second = door_words(door_of_person(by.known.state, person)),
                                 .person = circle_of(name),
                                 .pressable = true}))
                done = act(by, command);
        }
        if (shown == 0) ui::line(text("medicine.look_nobody"), {.quiet = true});
    }
    if (!open || done) input.sheet = ErrandSheet::None;
}

// At the door the person looks at the bag themselves, or at the desk a coordinator does.
void draw_own_look(const Acting& by, const Errand& errand) {
    if (!may_look(by, errand.id)) return;
    const auto holder = holder_of(by.known.state, errand.id, &Things::medicine);
    ui::line(text("medicine.look_with", {{"name", name_of(by.known.state, *holder)}}),
             {.icon = ui::Icon::Eye});
    const ui::Columns columns(2);
    action(by, text("medicine.right"), LookSecond{errand.id, true, {}}, {.icon = ui::Icon::Check});
    columns.next();
    action(by, text("medicine.wrong_door"), LookSecond{errand.id, false, text("medicine.wrong_door")});
}

void draw_second_look(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                      ErrandsInput& input, Outbox& outbox) {
    if (!is_helper_of(me, errand)) return draw_own_look({known, me, now, outbox}, errand);
    if (holder_of(known.state, errand.id, &Things::medicine) != me.me) return;
    const auto look = second_look(known.state, errand.id);
    ui::heading(text("medicine.look"), {.level = 3});
    if (look) {
        const bool right = *look == LookState::Right;
        const char* key = right                           ? "medicine.look_right"
                          : *look == LookState::WrongDoor ? "medicine.look_wrong"
                                                          : "medicine.look_asked";
        ui::note(right ? ui::Icon::Check : ui::Icon::CircleAlert, text(key),
                 right ? ui::Tone::Mine : ui::Tone::Wait);
    } else {
        ui::line(text("medicine.look_why"), {.quiet = true});
    }
    if (ui::button(text("medicine.look_who"), {.icon = ui::Icon::Eye})) input.sheet = ErrandSheet::SecondLook;
    if (input.sheet == ErrandSheet::SecondLook) look_sheet({known, me, now, outbox}, errand, input);
}

}  // namespace

void errand_medicine(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                     ErrandsInput& input, Outbox& outbox) {
    const bool carried = !receipts_of(known.state, errand.id).empty();
    if (errand.kind != ErrandKind::Medicine && !carried) return;
    if (!known.state.errand_details.find(errand.id) && !carried) return;
    const ui::Card card("medicine");
    ui::heading(text("medicine.title"), {.icon = ui::Icon::Pill});
    for (const ErrandItem* item : items_of(known.state, errand.id))
        draw_line(known, me, now, errand, *item, input.facts, outbox);
    draw_custody(known, me, now, errand, input, outbox);
    draw_giving(known, me, now, errand, outbox);
    draw_second_look(known, me, now, errand, input, outbox);
    ui::line(text("medicine.never"),
             {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::ShieldCheck});
}

void draw_looks_asked(const Known& known, const Viewer& me, Instant now, Outbox& outbox) {
    const Acting by{known, me, now, outbox};
    for (const ReturnCheck* look : known.state.return_checks.where<&ReturnCheck::by>(me.me)) {
        if (look->state != LookState::Asked || !look->stands) continue;
        const ui::Card card(look->id, {.tone = ui::Tone::Need});
        ui::line(text("notice.66"), {.bold = true, .icon = ui::Icon::Eye});
        ui::line(text("medicine.look_with", {{"name", name_of(known.state, look->holder)}}));
        const ui::Columns columns(2);
        action(by, text("medicine.right"), LookSecond{look->errand, true, {}},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
        columns.next();
        action(by, text("medicine.wrong_door"), LookSecond{look->errand, false, text("medicine.wrong_door")},
               {.kind = ui::ButtonKind::Danger});
    }
}

}  // namespace linli::client
