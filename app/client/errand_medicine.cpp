#include <algorithm>

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
    const auto no = check(known.state, me.stamp(now), yes);
    if (no && no->reason != Reason::NotKnownHere) return;
    const ui::Columns columns(2);
    if (ui::button(text("medicine.agree"), {.kind = ui::ButtonKind::Primary})) outbox.push(yes);
    columns.next();
    if (ui::button(text("medicine.refuse"))) outbox.push(AnswerSubstitute{item.id, line->substitute, false});
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
                if (ui::button(text("medicine.received"),
                               {.kind = ui::ButtonKind::Primary, .spoken = spoken}))
                    outbox.push(ConfirmHandover{one.receipt});
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
        const auto no = check(known.state, me.stamp(now), give);
        const std::string words =
            text(mine ? "medicine.give_back" : "medicine.take", {{"thing", things_words(things)}});
        const std::string why = mine ? reason_if(known.state, no, me, me.saying(now)) : std::string();
        if (no && !mine) continue;
        if (ui::button(words, {.kind = mine ? ui::ButtonKind::Primary : ui::ButtonKind::Quiet,
                               .icon = ui::Icon::Package,
                               .reason = why,
                               .key = number}))
            outbox.push(give);
    }
}

// --- The second look

void draw_second_look(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                      Outbox& outbox) {
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
    std::vector<PersonId> people;
    std::vector<std::string> names;
    for (const PersonId person : helpers(known.state)) {
        if (check(known.state, me.stamp(now), AskSecondLook{errand.id, person})) continue;
        people.push_back(person);
        names.push_back(name_of(known.state, person));
    }
    if (people.empty()) return;
    int chosen = -1;
    if (ui::choice_list(text("medicine.look_who"), names, chosen) && chosen >= 0)
        outbox.push(AskSecondLook{errand.id, people[static_cast<std::size_t>(chosen)]});
}

}  // namespace

void errand_medicine(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                     Outbox& outbox) {
    const bool carried = !receipts_of(known.state, errand.id).empty();
    if (errand.kind != ErrandKind::Medicine && !carried) return;
    if (!known.state.errand_details.find(errand.id) && !carried) return;
    const ui::Card card("medicine");
    ui::heading(text("medicine.title"), {.icon = ui::Icon::Pill});
    for (const ErrandItem* item : items_of(known.state, errand.id))
        draw_line(known, me, now, errand, *item, outbox);
    draw_custody(known, me, now, errand, outbox);
    draw_giving(known, me, now, errand, outbox);
    draw_second_look(known, me, now, errand, outbox);
    ui::line(text("medicine.never"),
             {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::ShieldCheck});
}

void draw_looks_asked(const Known& known, const Viewer& me, Outbox& outbox) {
    for (const ReturnCheck* look : known.state.return_checks.where<&ReturnCheck::by>(me.me)) {
        if (look->state != LookState::Asked || !look->stands) continue;
        const ui::Card card(look->id, {.tone = ui::Tone::Need});
        ui::line(text("notice.66"), {.bold = true, .icon = ui::Icon::Eye});
        ui::line(text("medicine.look_with", {{"name", name_of(known.state, look->holder)}}));
        const ui::Columns columns(2);
        if (ui::button(text("medicine.right"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check}))
            outbox.push(LookSecond{look->errand, true, {}});
        columns.next();
        if (ui::button(text("medicine.wrong_door"), {.kind = ui::ButtonKind::Danger}))
            outbox.push(LookSecond{look->errand, false, text("medicine.wrong_door")});
    }
}

}  // namespace linli::client
