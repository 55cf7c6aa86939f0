#include <algorithm>

#include "app/client/action.h"
#include "app/client/errand_words.h"
#include "app/client/errands_page.h"
#include "app/client/medicine_words.h"
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

std::string thing_words(Thing thing) {
    Things things;
    things.*thing = true;
    return things_words(things);
}

// --- What runs out, and what may be taken instead

void draw_line(const Known& known, const Viewer& me, Instant now, const Errand& errand,
               const ErrandItem& item, Outbox& outbox) {
    const MedicineLine* line = known.state.medicine_lines.find(item.id);
    if (!line) return;
    const ui::Scope scope(item.id);
    if (line->facts.runs_out_on) {
        const std::int64_t left = days_left(*line->facts.runs_out_on, now);
        const std::string words =
            left <= 0 ? text("medicine.none_left", {{"name", item.words.item}})
                      : text("medicine.left", {{"name", item.words.item}, {"count", std::to_string(left)}});
        ui::line(words, {.bold = left <= days_left_for_today, .icon = ui::Icon::Pill});
    }
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

void draw_custody(const Known& known, const Viewer& me, Instant now, const Errand& errand, Outbox& outbox) {
    const std::vector<Custody> all = custody_of(known.state, errand.id);
    if (all.empty()) return;
    ui::heading(text("medicine.where"), {.level = 3});
    const ui::List list(text("medicine.where"));
    int number = 0;
    for (const Custody& one : all) {
        const std::string holder = one.holder ? name_of(known.state, *one.holder) : text("medicine.counter");
        ui::RowOptions row{.title = thing_words(one.thing),
                           .second = joined(holder, past_words(one.since, me.saying(now))),
                           .third = one.confirmed ? std::string() : text("medicine.unconfirmed"),
                           .icon = ui::Icon::Package};
        const auto no = check(known.state, me.stamp(now), ConfirmHandover{one.receipt});
        if (!one.confirmed && !no) {
            row.actions = [&] {
                const std::string spoken = joined(text("medicine.received"), thing_words(one.thing));
                action({known, me, now, outbox}, text("medicine.received"), ConfirmHandover{one.receipt},
                       {.kind = ui::ButtonKind::Primary, .spoken = spoken});
            };
        }
        ui::row(++number, row);
    }
}

// The helper takes things at the door, and gives them back there.
void draw_giving(const Known& known, const Viewer& me, Instant now, const Errand& errand, Outbox& outbox) {
    const ErrandDetail* detail = known.state.errand_details.find(errand.id);
    if (!detail || !is_helper_of(me, errand)) return;
    const PersonId person = detail->asked_for;
    const ui::Flow flow;
    int number = 0;
    for (const Thing thing : all_things) {
        ++number;
        const auto holder = holder_of(known.state, errand.id, thing);
        const bool mine = holder == me.me;
        if (!mine && holder != person) continue;
        Things things;
        things.*thing = true;
        GiveThings give{errand.id, things, {}, mine ? me.me : person, mine ? person : me.me};
        const Acting by{known, me, now, outbox};
        if (!mine && !why_not(by, give).empty()) continue;
        action(by, text(mine ? "medicine.give_back" : "medicine.take", {{"thing", things_words(things)}}),
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

void draw_second_look(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                      ErrandsInput& input, Outbox& outbox) {
    if (!is_helper_of(me, errand) || holder_of(known.state, errand.id, &Things::medicine) != me.me) return;
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
        draw_line(known, me, now, errand, *item, outbox);
    draw_custody(known, me, now, errand, outbox);
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
