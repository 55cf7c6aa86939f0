#include <algorithm>
#include <set>

#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/medicine/commands.h"
#include "shared/medicine/medicine_book.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"

// Receipts for what goes from hand to hand, and the second look before a bag is handed over.

namespace linli {
namespace {

using Side = std::optional<PersonId>;  // Nobody: the counter.

bool speaks_for_home(const State& state, const Stamp& by, ErrandId errand) {
    const ErrandDetail* detail = state.errand_details.find(errand);
    return detail && may_direct(state, by, *detail);
}

bool is_home(const State& state, ErrandId errand, const Side& side) {
    const ErrandDetail* detail = state.errand_details.find(errand);
    return detail && side == detail->asked_for;
}

// Themselves, or who speaks for the person that is helped.
bool stands_on(const State& state, const Stamp& by, ErrandId errand, const Side& side) {
    if (!side) return false;
    if (side == by.person) return true;
    return is_home(state, errand, side) && speaks_for_home(state, by, errand);
}

// Who may know of it: both sides of the errand, coordinators, and whoever stands in one of its receipts.
bool knows_errand(const State& state, const Stamp& by, ErrandId id) {
    if (may_coordinate(state, by) || speaks_for_home(state, by, id)) return true;
    const Errand* errand = state.errands.find(id);
    if (errand && party_of(state, *errand) == by.person) return true;
    const auto receipts = state.handovers.where<&Handover::errand>(id);
    return std::any_of(receipts.begin(), receipts.end(),
                       [&](const Handover* one) { return one->from == by.person || one->to == by.person; });
}

// The receiving side's own word. Who gave cannot give it, even where they may speak for the other side.
bool confirms_at_once(const State& state, const Stamp& by, ErrandId errand, const Side& from,
                      const Side& to) {
    return !to || (from != by.person && stands_on(state, by, errand, to));
}

void let_looks_fall(State& state, ErrandId errand, bool only_found) {
    for (const ReturnCheck* look : state.return_checks.where<&ReturnCheck::errand>(errand)) {
        const bool falls = look->stands && (!only_found || look->state != LookState::Asked);
        if (falls) state.return_checks.edit(look->id).stands = false;
    }
}

void tell_sides(State& state, const Stamp& by, IdSource& ids, const Handover& receipt) {
    const bool settled = receipt.confirmed_at.has_value();
    NoticeKind kind = settled ? NoticeKind::ThingsConfirmed : NoticeKind::ThingsGiven;
    if (receipt.corrects) kind = NoticeKind::HandoverCorrected;
    if (receipt.to) notify(state, by, ids.next<NoticeId>(), *receipt.to, kind, ref(receipt.id));
    if (receipt.from && (settled || receipt.corrects))
        notify(state, by, ids.next<NoticeId>(), *receipt.from, kind, ref(receipt.id));
}

// A helper who gave the errand back kept the door for the things' sake; now they need it no more.
void let_giver_go(State& state, const Handover& receipt) {
    const Errand* errand = state.errands.find(receipt.errand);
    if (!errand || !receipt.from || is_home(state, errand->id, receipt.from)) return;
    if (party_of(state, *errand) != receipt.from) end_party(state, errand->id, *receipt.from);
}

void write_receipt(State& state, const Stamp& by, IdSource& ids, Handover receipt) {
    const auto receipts = receipts_of(state, receipt.errand);
    receipt.id = ids.next<HandoverId>();
    receipt.place = receipts.empty() ? 0 : receipts.back()->place + 1;
    receipt.given_at = by.at;
    receipt.entered_by = by.person;
    if (confirms_at_once(state, by, receipt.errand, receipt.from, receipt.to)) {
        receipt.confirmed_by = by.person;
        receipt.confirmed_at = by.at;
    }
    state.handovers.insert(receipt);
    if (receipt.things.medicine) let_looks_fall(state, receipt.errand, false);
    tell_sides(state, by, ids, receipt);
    let_giver_go(state, receipt);
}

std::optional<Rejected> check_bag_goes_home(const State& state, ErrandId errand) {
    const std::optional<LookState> look = second_look(state, errand);
    if (!look) return Rejected{Reason::NoSecondLook};
    if (*look == LookState::WrongDoor) return Rejected{Reason::WrongDoorFound};
    return std::nullopt;
}

std::optional<Rejected> check_receiver(const State& state, const GiveThings& command) {
    const bool home = is_home(state, command.errand, command.to);
    if (command.to && !home && !is_helper(state, *command.to)) {
        return state.errand_details.find(command.errand) ? Rejected{Reason::NotAHelper}
                                                         : missing(state, Reason::NotAHelper);
    }
    if (home && command.things.medicine) return check_bag_goes_home(state, command.errand);
    if (!is_home(state, command.errand, command.from)) return std::nullopt;
    const bool valuables = command.things.card || command.things.booklet || command.things.cash;
    if (valuables && command.to && !may_carry_valuables(state, *command.to))
        return Rejected{Reason::NotVetted};
    const Errand* errand = state.errands.find(command.errand);
    if (errand && !is_active(*errand)) return Rejected{Reason::ErrandOver};
    return std::nullopt;
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const GiveThings& command) {
    if (is_nothing(command.things)) return Rejected{Reason::NothingChosen};
    if (command.things.other && command.note.empty()) return Rejected{Reason::TextEmpty};
    if (command.note.size() > default_text_limit) return Rejected{Reason::TextTooLong};
    if (!knows_errand(state, by, command.errand)) return missing(state, Reason::ErrandUnknown);
    if (command.from == command.to) return Rejected{Reason::SamePerson};
    const bool on_a_side = stands_on(state, by, command.errand, command.from) ||
                           stands_on(state, by, command.errand, command.to);
    if (!on_a_side && !may_coordinate(state, by)) return Rejected{Reason::NotForOthers};
    for (const Thing thing : all_things) {
        if (!(command.things.*thing)) continue;
        if (holder_of(state, command.errand, thing) != command.from) return Rejected{Reason::ThingsElsewhere};
    }
    return check_receiver(state, command);
}

void change(State& state, const Stamp& by, const GiveThings& command) {
    IdSource ids(by);
    Handover receipt;
    receipt.errand = command.errand;
    receipt.things = command.things;
    receipt.note = command.note;
    receipt.from = command.from;
    receipt.to = command.to;
    write_receipt(state, by, ids, receipt);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ConfirmHandover& command) {
    const Handover* receipt = state.handovers.find(command.handover);
    if (!receipt) return missing(state, Reason::HandoverUnknown);
    const bool receives = stands_on(state, by, receipt->errand, receipt->to) || may_coordinate(state, by);
    if (!receives && !stands_on(state, by, receipt->errand, receipt->from))
        return Rejected{Reason::HandoverUnknown};
    if (receipt->confirmed_at) return Rejected{Reason::HandoverConfirmed};
    if (!receives || receipt->from == by.person) return Rejected{Reason::HandoverTheirs};
    for (const Handover* one : receipts_of(state, receipt->errand)) {
        if (one->corrects == receipt->id) return Rejected{Reason::HandoverConfirmed};
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const ConfirmHandover& command) {
    if (!state.handovers.find(command.handover)) return;
    Handover& receipt = state.handovers.edit(command.handover);
    receipt.confirmed_by = by.person;
    receipt.confirmed_at = by.at;
    if (receipt.from) {
        notify(state, by, by.new_ids.make<NoticeId>(), *receipt.from, NoticeKind::ThingsConfirmed,
               ref(command.handover));
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const CorrectHandover& command) {
    const Handover* receipt = state.handovers.find(command.handover);
    if (!receipt) return missing(state, Reason::HandoverUnknown);
    const bool concerned = may_coordinate(state, by) ||
                           stands_on(state, by, receipt->errand, receipt->from) ||
                           stands_on(state, by, receipt->errand, receipt->to);
    if (!concerned) return Rejected{Reason::HandoverUnknown};
    if (auto no = check_text(command.why, default_text_limit)) return no;
    // What has gone on since then is corrected first, from the end.
    for (const Custody& custody : custody_of(state, receipt->errand)) {
        if (receipt->things.*custody.thing && custody.receipt != receipt->id)
            return Rejected{Reason::ThingsElsewhere};
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const CorrectHandover& command) {
    const Handover* wrong = state.handovers.find(command.handover);
    if (!wrong) return;
    IdSource ids(by);
    Handover receipt;
    receipt.errand = wrong->errand;
    receipt.things = wrong->things;
    receipt.note = command.why;
    receipt.from = wrong->to;
    receipt.to = wrong->from;
    receipt.corrects = wrong->id;
    write_receipt(state, by, ids, receipt);
    // The two have no longer each other's numbers once it is over: a person looks into it.
    const Errand* errand = state.errands.find(receipt.errand);
    if (!errand || is_active(*errand)) return;
    for (const PersonId person : coordinators(state))
        notify(state, by, ids.next<NoticeId>(), person, NoticeKind::HandoverCorrected, ref(receipt.errand));
}

void follow_tick(State& state, const Stamp& by, IdSource& ids, ErrandItemId id, ItemState before) {
    const ErrandItem* item = state.errand_items.find(id);
    const Errand* errand = item ? state.errands.find(item->errand) : nullptr;
    if (!errand || errand->kind != ErrandKind::Medicine || !errand->helper) return;
    const auto is_got = [](ItemState one) { return one == ItemState::Got || one == ItemState::Instead; };
    const bool got_now = is_got(item->state) && !is_got(before);
    if (item->state != before) let_looks_fall(state, errand->id, true);
    Handover receipt;
    receipt.errand = errand->id;
    receipt.things.medicine = true;
    const Side holder = holder_of(state, errand->id, &Things::medicine);
    if (got_now && (!holder || is_home(state, errand->id, holder))) {
        receipt.to = errand->helper;  // From the counter; after a bag went home, this is the next one.
    } else if (holder == errand->helper && !has_bought(state, errand->id)) {
        receipt.from = errand->helper;  // Ticked by mistake, or brought back to the counter.
    } else {
        return;
    }
    write_receipt(state, by, ids, receipt);
}

void ask_for_things(State& state, const Stamp& by, IdSource& ids, ErrandId id) {
    const Errand* errand = state.errands.find(id);
    const ErrandDetail* detail = state.errand_details.find(id);
    if (!errand || !detail) return;
    std::set<PersonId> holders;
    for (const Custody& custody : custody_of(state, id)) {
        if (custody.holder && custody.holder != errand->helper && *custody.holder != detail->asked_for)
            holders.insert(*custody.holder);
    }
    for (const PersonId holder : holders)
        notify(state, by, ids.next<NoticeId>(), holder, NoticeKind::ThingsToPassOn, ref(id));
}

// --- The second look

namespace {

const ReturnCheck* asked_look(const State& state, ErrandId errand, PersonId person) {
    for (const ReturnCheck* look : state.return_checks.where<&ReturnCheck::by>(person)) {
        const bool open = look->stands && look->state == LookState::Asked;
        if (open && look->errand == errand) return look;
    }
    return nullptr;
}

// A bag that somebody carries: neither at the counter nor home.
std::optional<PersonId> carrier_of(const State& state, ErrandId errand) {
    const Side holder = holder_of(state, errand, &Things::medicine);
    return is_home(state, errand, holder) ? std::nullopt : holder;
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const AskSecondLook& command) {
    if (!knows_errand(state, by, command.errand)) return missing(state, Reason::ErrandUnknown);
    const std::optional<PersonId> carrier = carrier_of(state, command.errand);
    if (!carrier) return Rejected{Reason::NoMedicineInHand};
    if (carrier != by.person && !may_coordinate(state, by)) return Rejected{Reason::ErrandNotYours};
    if (command.person == *carrier || has_packed(state, command.errand, command.person))
        return Rejected{Reason::LookedThemselves};
    if (!is_helper(state, command.person)) return Rejected{Reason::NotAHelper};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AskSecondLook& command) {
    const std::optional<PersonId> carrier = carrier_of(state, command.errand);
    if (!carrier || asked_look(state, command.errand, command.person)) return;
    IdSource ids(by);
    const auto id = ids.next<ReturnCheckId>();
    state.return_checks.insert({.id = id,
                                .errand = command.errand,
                                .by = command.person,
                                .holder = *carrier,
                                .state = LookState::Asked,
                                .stands = true,
                                .note = {},
                                .at = by.at});
    notify(state, by, ids.next<NoticeId>(), command.person, NoticeKind::SecondLookAsked, ref(id));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const LookSecond& command) {
    if (command.note.size() > max_note_bytes) return Rejected{Reason::TextTooLong};
    const ReturnCheck* asked = asked_look(state, command.errand, by.person);
    if (!asked && !speaks_for_home(state, by, command.errand)) {
        // The helper knows the errand and is told why; to others there is none.
        if (!knows_errand(state, by, command.errand)) return missing(state, Reason::ErrandUnknown);
        if (has_packed(state, command.errand, by.person)) return Rejected{Reason::LookedThemselves};
        return missing(state, Reason::ErrandUnknown);
    }
    if (!asked && !carrier_of(state, command.errand)) return Rejected{Reason::NoMedicineInHand};
    if (has_packed(state, command.errand, by.person)) return Rejected{Reason::LookedThemselves};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const LookSecond& command) {
    const ReturnCheck* asked = asked_look(state, command.errand, by.person);
    const std::optional<PersonId> carrier =
        asked ? std::optional(asked->holder) : carrier_of(state, command.errand);
    if (!carrier) return;
    IdSource ids(by);
    const ReturnCheckId id = asked ? asked->id : ids.next<ReturnCheckId>();
    let_looks_fall(state, command.errand, true);  // The latest look decides.
    const ReturnCheck look{.id = id,
                           .errand = command.errand,
                           .by = by.person,
                           .holder = *carrier,
                           .state = command.ok ? LookState::Right : LookState::WrongDoor,
                           .stands = true,
                           .note = command.note,
                           .at = by.at};
    if (asked)
        state.return_checks.edit(id) = look;
    else
        state.return_checks.insert(look);
    const NoticeKind kind = command.ok ? NoticeKind::BagRight : NoticeKind::BagWrongDoor;
    notify(state, by, ids.next<NoticeId>(), *carrier, kind, ref(id));
}

}  // namespace linli
