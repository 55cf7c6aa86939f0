#include <algorithm>
#include <utility>

#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/medicine/commands.h"
#include "shared/medicine/medicine_book.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"

// What runs out when, and what may be taken instead. Things in hand: handover_rules.cpp; trips:
// trip_rules.cpp.

namespace linli {
namespace {

constexpr Duration long_gone = days(60);
constexpr Duration farthest_supply = days(400);

std::optional<Rejected> check_facts(const State& state, const MedicineFacts& facts, Instant at) {
    if (facts.dose.size() > max_name_bytes) return Rejected{Reason::TextTooLong};
    if (!facts.runs_out_on) return std::nullopt;
    const Instant day = *facts.runs_out_on;
    const bool near = at - long_gone < day && day < at + farthest_supply;
    if (!near || runs_out_after(0, day, utc_offset(state)) != day) return Rejected{Reason::RunsOutInvalid};
    return std::nullopt;
}

// The line beside an item; made where there is none yet.
MedicineLine& line_of(State& state, const ErrandItem& item) {
    if (state.medicine_lines.find(item.id)) return state.medicine_lines.edit(item.id);
    return state.medicine_lines.insert({.id = item.id,
                                        .errand = item.errand,
                                        .facts = {},
                                        .raised = Urgency::Whenever,
                                        .substitution = Substitution::NotAsked,
                                        .substitute = {},
                                        .answered_by = std::nullopt,
                                        .answered_at = std::nullopt});
}

// All helpers see how urgent it is; why, only who sees the line.
void raise_errand(State& state, ErrandId id) {
    const Errand* errand = state.errands.find(id);
    if (!errand || errand->kind != ErrandKind::Medicine || !is_active(*errand)) return;
    Urgency urgency = errand->urgency;
    for (const MedicineLine* line : state.medicine_lines.where<&MedicineLine::errand>(id))
        urgency = std::max(urgency, line->raised);
    if (urgency != errand->urgency) state.errands.edit(id).urgency = urgency;
}

bool takes_card(const MedicineFacts& facts) {
    return facts.needs_card || facts.needs_booklet;
}

// Whoever takes it on gets the card or the booklet at the door: only who may carry them is asked.
void ask_for_trust(State& state, ErrandId id) {
    const Errand* errand = state.errands.find(id);
    if (!errand || errand->kind != ErrandKind::Medicine || !is_active(*errand) || errand->needs.money) return;
    const auto lines = state.medicine_lines.where<&MedicineLine::errand>(id);
    const bool any = std::any_of(lines.begin(), lines.end(), [&](const MedicineLine* line) {
        return takes_card(line->facts) && state.errand_items.find(line->id);
    });
    if (any) state.errands.edit(id).needs.money = true;
}

// The person themselves and who may act for them; a coordinator has them on the telephone, but nobody
// answers their own question that way.
std::optional<Rejected> check_answering(const State& state, const Stamp& by, ErrandId id) {
    const Errand* errand = state.errands.find(id);
    const ErrandDetail* detail = state.errand_details.find(id);
    if (!errand || !detail) return missing(state, Reason::ErrandItemUnknown);
    if (by.person == detail->asked_for || is_proxy_of(state, by.person, detail->asked_for))
        return std::nullopt;
    if (errand->helper == by.person) return Rejected{Reason::AnswerTheirs};
    if (!may_coordinate(state, by)) return Rejected{Reason::ErrandItemUnknown};
    return std::nullopt;
}

}  // namespace

void forget_substitute(State& state, ErrandItemId id) {
    const ErrandItem* item = state.errand_items.find(id);
    const MedicineLine* line = state.medicine_lines.find(id);
    if (!item || !line || item->state == ItemState::Instead) return;  // What was bought stays agreed.
    if (line->substitution == Substitution::NotAsked) return;
    MedicineLine& changed = state.medicine_lines.edit(id);
    changed.substitution = Substitution::NotAsked;
    changed.substitute.clear();
    changed.answered_by = std::nullopt;
    changed.answered_at = std::nullopt;
}

void note_days_left(State& state, ErrandItemId id, std::optional<std::int32_t> days_left, Instant at) {
    const ErrandItem* item = state.errand_items.find(id);
    const Errand* errand = item ? state.errands.find(item->errand) : nullptr;
    if (!days_left || !errand || errand->kind != ErrandKind::Medicine) return;
    MedicineLine& line = line_of(state, *item);
    line.facts.runs_out_on = runs_out_after(*days_left, at, utc_offset(state));
    line.raised = urgency_of(line.facts, at);
}

void copy_facts(State& state, ErrandItemId from, ErrandItemId to) {
    const MedicineLine* known = state.medicine_lines.find(from);
    const ErrandItem* item = state.errand_items.find(to);
    if (!known || !item) return;
    MedicineFacts facts = known->facts;
    facts.runs_out_on = std::nullopt;
    line_of(state, *item).facts = std::move(facts);
}

void copy_medicine(State& state, ErrandItemId from, ErrandItemId to) {
    const MedicineLine* known = state.medicine_lines.find(from);
    const ErrandItem* item = state.errand_items.find(to);
    if (!known || !item) return;
    MedicineLine same = *known;
    same.id = to;
    same.errand = item->errand;
    line_of(state, *item) = std::move(same);
}

void follow_list(State& state, ErrandId errand) {
    for (const MedicineLine* line : state.medicine_lines.where<&MedicineLine::errand>(errand)) {
        if (!state.partial && !state.errand_items.find(line->id)) state.medicine_lines.erase(line->id);
    }
    for (const ReturnCheck* look : state.return_checks.where<&ReturnCheck::errand>(errand)) {
        if (look->stands) state.return_checks.edit(look->id).stands = false;
    }
    raise_errand(state, errand);
    ask_for_trust(state, errand);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const DescribeMedicines& command) {
    const Errand* errand = state.errands.find(command.errand);
    const ErrandDetail* detail = state.errand_details.find(command.errand);
    if (!errand || !detail) return missing(state, Reason::ErrandUnknown);
    if (!may_direct(state, by, *detail)) return Rejected{Reason::ErrandUnknown};
    if (!is_active(*errand)) return Rejected{Reason::ErrandOver};
    if (errand->kind != ErrandKind::Medicine) return Rejected{Reason::NotMedicine};
    if (command.medicines.empty()) return Rejected{Reason::NothingChosen};
    if (command.medicines.size() > max_errand_items)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_errand_items));
    for (const DescribedMedicine& one : command.medicines) {
        const ErrandItem* item = state.errand_items.find(one.item);
        if (!item) return missing(state, Reason::ErrandItemUnknown);
        if (item->errand != command.errand) return Rejected{Reason::ErrandItemUnknown};
        if (auto no = check_facts(state, one.facts, by.at)) return no;
    }
    ErrandNeeds needs = errand->needs;
    for (const DescribedMedicine& one : command.medicines) needs.money = needs.money || takes_card(one.facts);
    return check_new_needs(state, *errand, needs);
}

namespace {

// Of the same medicines, where nothing is said of them yet: what repeats may have been made before.
void copy_missing_facts(State& state, ErrandId from, ErrandId to) {
    for (const ErrandItem* item : items_of(state, from)) {
        for (const ErrandItem* same : items_of(state, to)) {
            if (same->words == item->words && !state.medicine_lines.find(same->id))
                copy_facts(state, item->id, same->id);
        }
    }
}

}  // namespace

void change(State& state, const Stamp& by, const DescribeMedicines& command) {
    for (const DescribedMedicine& one : command.medicines) {
        const ErrandItem* item = state.errand_items.find(one.item);
        if (!item) continue;
        MedicineLine& line = line_of(state, *item);
        line.facts = one.facts;
        line.raised = urgency_of(one.facts, by.at);
    }
    follow_list(state, command.errand);  // Another dose is another bag.
    for (const ErrandId later : later_times(state, command.errand)) {
        copy_missing_facts(state, command.errand, later);
        follow_list(state, later);
    }
    IdSource ids(by);
    relieve(state, by, ids, command.errand);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AskSubstitute& command) {
    const ErrandItem* item = state.errand_items.find(command.item);
    const Errand* errand = item ? state.errands.find(item->errand) : nullptr;
    if (!item || !errand) return missing(state, Reason::ErrandItemUnknown);
    const bool mine = errand->helper && (errand->helper == by.person || may_coordinate(state, by));
    if (!mine) return Rejected{Reason::ErrandItemUnknown};
    if (!is_active(*errand)) return Rejected{Reason::ErrandOver};
    if (errand->kind != ErrandKind::Medicine) return Rejected{Reason::NotMedicine};
    return check_text(command.what, max_name_bytes);
}

void change(State& state, const Stamp& by, const AskSubstitute& command) {
    const ErrandItem* known = state.errand_items.find(command.item);
    if (!known) return;
    IdSource ids(by);
    const ErrandId errand = known->errand;
    MedicineLine& line = line_of(state, *known);
    line.substitution = Substitution::Asked;
    line.substitute = command.what;
    line.answered_by = std::nullopt;
    line.answered_at = std::nullopt;
    if (known->state == ItemState::Instead) {  // What was agreed on before is given up.
        ErrandItem& item = state.errand_items.edit(command.item);
        item.state = ItemState::Wanted;
        item.instead.clear();
        follow_tick(state, by, ids, command.item, ItemState::Instead);
    }
    const ErrandDetail* detail = state.errand_details.find(errand);
    if (!detail) return;
    const PersonId asked_for = detail->asked_for, asked_by = detail->asked_by;
    const NoticeKind kind = NoticeKind::SubstituteAsked;
    notify(state, by, ids.next<NoticeId>(), asked_for, kind, ref(errand));
    if (asked_by != asked_for) notify(state, by, ids.next<NoticeId>(), asked_by, kind, ref(errand));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AnswerSubstitute& command) {
    const ErrandItem* item = state.errand_items.find(command.item);
    if (!item) return missing(state, Reason::ErrandItemUnknown);
    if (auto no = check_answering(state, by, item->errand)) return no;
    const MedicineLine* line = state.medicine_lines.find(command.item);
    if (!line) return missing(state, Reason::SubstituteNotAsked);
    const bool asked = line->substitution != Substitution::NotAsked && line->substitute == command.what;
    // Once it is bought, the answer stands.
    if (!asked || item->state == ItemState::Instead) return Rejected{Reason::SubstituteNotAsked};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AnswerSubstitute& command) {
    if (!state.medicine_lines.find(command.item)) return;
    MedicineLine& line = state.medicine_lines.edit(command.item);
    line.substitution = command.yes ? Substitution::Agreed : Substitution::Refused;
    line.answered_by = by.person;
    line.answered_at = by.at;
    const Errand* errand = state.errands.find(line.errand);
    if (!errand || !errand->helper) return;
    const NoticeKind kind = command.yes ? NoticeKind::SubstituteAgreed : NoticeKind::SubstituteRefused;
    notify(state, by, by.new_ids.make<NoticeId>(), *errand->helper, kind, ref(errand->id));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const RaiseMedicineUrgency& command) {
    if (by.principal != Principal::Server) return Rejected{Reason::NotAllowed};
    const MedicineLine* line = state.medicine_lines.find(command.item);
    if (!line) return missing(state, Reason::ErrandItemUnknown);
    const bool is_due = line->raised < command.to && command.to <= urgency_of(line->facts, by.at);
    if (!is_due) return Rejected{Reason::NotAllowed};
    return std::nullopt;
}

void change(State& state, const Stamp&, const RaiseMedicineUrgency& command) {
    if (!state.medicine_lines.find(command.item)) return;
    MedicineLine& line = state.medicine_lines.edit(command.item);
    line.raised = command.to;
    const ErrandId errand = line.errand;
    raise_errand(state, errand);
}

}  // namespace linli
