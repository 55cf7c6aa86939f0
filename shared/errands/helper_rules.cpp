#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/infection_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/medicine/commands.h"
#include "shared/medicine/medicine_book.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/rides/ride_book.h"

// Taking an errand on, doing it, and what is owed afterwards.

namespace linli {
namespace {

constexpr Duration contact_kept_after =
    hours(24);  // After the window's end, where nobody says that it is done.

// Whoever is still owed money finds the door and the number so long, or until it is settled.
constexpr Duration contact_kept_to_settle = days(14);

// Each learns how to reach the other, and this is logged (DESIGN §3).
void add_grant(State& state, const Stamp& by, IdSource& ids, const Errand& errand, PersonId about,
               PersonId to, LookAt what) {
    if (about == to) return;
    state.grants.insert({.id = ids.next<GrantId>(),
                         .about = about,
                         .to = to,
                         .what = what,
                         .why = {},
                         .because = ref(errand.id),
                         .window = {by.at, errand.window.until + contact_kept_after},
                         .over = false});
}

void let_them_meet(State& state, const Stamp& by, IdSource& ids, const Errand& errand,
                   const ErrandDetail& detail, PersonId helper) {
    add_grant(state, by, ids, errand, detail.asked_for, helper, LookAt::DoorAndContact);
    add_grant(state, by, ids, errand, helper, detail.asked_for, LookAt::Contact);
    // A daughter far away who asked for her father is called, too; a coordinator is not.
    if (!is_proxy_of(state, detail.asked_by, detail.asked_for)) return;
    add_grant(state, by, ids, errand, detail.asked_by, helper, LookAt::Contact);
    add_grant(state, by, ids, errand, helper, detail.asked_by, LookAt::Contact);
}

// What still lets the two of them reach each other lasts until then; false: there is nothing any more.
bool let_them_reach_until(State& state, ErrandId errand, PersonId helper, Instant until) {
    bool any = false;
    const auto keep = [&](const std::vector<const Grant*>& grants) {
        for (const Grant* grant : grants) {
            if (grant->because != ref(errand) || grant->over) continue;
            state.grants.edit(grant->id).window.until = until;
            any = true;
        }
    };
    keep(state.grants.where<&Grant::to>(helper));
    keep(state.grants.where<&Grant::about>(helper));
    return any;
}

// The helper's own step, or a coordinator's who has them on the telephone.
std::optional<Rejected> check_mine(const State& state, const Stamp& by, const Errand& errand) {
    const bool mine = errand.helper && (by.person == *errand.helper || may_coordinate(state, by));
    if (!mine) return Rejected{Reason::ErrandNotYours};
    return std::nullopt;
}

std::optional<Rejected> check_underway(const State& state, const Stamp& by, ErrandId id) {
    const Errand* errand = state.errands.find(id);
    if (!errand) return missing(state, Reason::ErrandUnknown);
    if (!is_active(*errand)) return Rejected{Reason::ErrandOver};
    return check_mine(state, by, *errand);
}

}  // namespace

void tell_askers(State& state, const Stamp& by, IdSource& ids, ErrandId errand, NoticeKind kind) {
    const ErrandDetail* detail = state.errand_details.find(errand);
    if (!detail) return;
    const PersonId asked_for = detail->asked_for, asked_by = detail->asked_by;
    notify(state, by, ids.next<NoticeId>(), asked_for, kind, ref(errand));
    if (asked_by != asked_for) notify(state, by, ids.next<NoticeId>(), asked_by, kind, ref(errand));
}

void make_party(State& state, const Stamp& by, IdSource& ids, ErrandId id, PersonId helper) {
    Errand& errand = state.errands.edit(id);
    if (errand.helper != helper) erase_till_receipt(state, id);
    errand.helper = helper;
    errand.state = ErrandState::Claimed;
    errand.on_the_way_at = std::nullopt;
    let_meet(state, by, ids, id, helper);
}

void set_out(State& state, ErrandId id, Instant at) {
    const Errand* known = state.errands.find(id);
    if (!known || known->state != ErrandState::Claimed) return;
    Errand& errand = state.errands.edit(id);
    errand.state = ErrandState::OnTheWay;
    errand.on_the_way_at = at;
}

void let_meet(State& state, const Stamp& by, IdSource& ids, ErrandId id, PersonId helper) {
    const Errand errand = state.errands.at(id);
    if (const ErrandDetail* detail = state.errand_details.find(id))
        let_them_meet(state, by, ids, errand, ErrandDetail(*detail), helper);
}

void end_party(State& state, ErrandId errand, PersonId helper) {
    if (holds_things(state, errand, helper)) return;  // They must still find the door to bring them back.
    const auto end = [&](const std::vector<const Grant*>& grants) {
        for (const Grant* grant : grants) {
            if (grant->because == ref(errand) && !grant->over) state.grants.edit(grant->id).over = true;
        }
    };
    end(state.grants.where<&Grant::to>(helper));
    end(state.grants.where<&Grant::about>(helper));
}

namespace {

// Door and number stay until then; what was over already begins again, but not with somebody who is blocked.
void keep_party_until(State& state, const Stamp& by, IdSource& ids, ErrandId errand, PersonId helper,
                      Instant until) {
    if (let_them_reach_until(state, errand, helper, until)) return;
    const ErrandDetail* detail = state.errand_details.find(errand);
    if (!detail || is_blocked(state, detail->asked_for, helper)) return;
    let_meet(state, by, ids, errand, helper);
    let_them_reach_until(state, errand, helper, until);
}

}  // namespace

void keep_party(State& state, const Stamp& by, IdSource& ids, ErrandId id) {
    const Errand* errand = state.errands.find(id);
    if (!errand || !is_underway(*errand) || !errand->helper) return;
    keep_party_until(state, by, ids, id, *errand->helper, errand->window.until + contact_kept_after);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ClaimErrand& command) {
    const PersonId helper = by.for_person;
    if (by.person != helper && !may_coordinate(state, by)) return Rejected{Reason::NotForOthers};
    const Errand* errand = state.errands.find(command.errand);
    if (!errand) return missing(state, Reason::ErrandUnknown);
    if (auto no = check_may_go(state, by, helper)) return no;
    return check_claim(state, *errand, helper, by.at);
}

void change(State& state, const Stamp& by, const ClaimErrand& command) {
    if (!state.errands.find(command.errand)) return;
    IdSource ids(by);
    const PersonId helper = by.for_person;
    make_party(state, by, ids, command.errand, helper);
    answer_asks(state, command.errand, helper, AskAnswer::Yes, by.at);
    end_search(state, command.errand);
    tell_askers(state, by, ids, command.errand, NoticeKind::ErrandClaimed);
    notify(state, by, ids.next<NoticeId>(), helper, NoticeKind::ErrandGiven, ref(command.errand));
    ask_for_things(state, by, ids, command.errand);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const StartErrand& command) {
    return check_underway(state, by, command.errand);
}

void change(State& state, const Stamp& by, const StartErrand& command) {
    set_out(state, command.errand, by.at);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const TickItem& command) {
    const ErrandItem* item = state.errand_items.find(command.item);
    if (!item) return missing(state, Reason::ErrandItemUnknown);
    if (command.state == ItemState::Instead) {
        if (auto no = check_text(command.instead, max_name_bytes)) return no;
    }
    // What was bought before they learnt that it is no longer needed is still ticked.
    const Errand* errand = state.errands.find(item->errand);
    const bool accounts = errand && awaits_account(state, *errand);
    if (auto no = accounts ? check_mine(state, by, *errand) : check_underway(state, by, item->errand))
        return no;
    return command.state == ItemState::Instead ? check_instead(state, *item, command.instead) : std::nullopt;
}

void change(State& state, const Stamp& by, const TickItem& command) {
    if (!state.errand_items.find(command.item)) return;
    ErrandItem& item = state.errand_items.edit(command.item);
    const ItemState before = item.state;
    item.state = command.state;
    item.instead = command.state == ItemState::Instead ? command.instead : std::string();
    IdSource ids(by);
    follow_tick(state, by, ids, command.item, before);
}

namespace {

// Whoever asked looks for somebody else, once the time is over and nobody came.
bool waited_in_vain(const State& state, const Stamp& by, ErrandId id) {
    const Errand* errand = state.errands.find(id);
    const ErrandDetail* detail = state.errand_details.find(id);
    return errand && detail && is_overdue(state, *errand, by.at) && may_direct(state, by, *detail);
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const HandBackErrand& command) {
    if (!waited_in_vain(state, by, command.errand)) {
        if (auto no = check_underway(state, by, command.errand)) return no;
    }
    return check_text(command.why, default_text_limit);
}

void hand_back(State& state, const Stamp& by, IdSource& ids, ErrandId id, const std::string& why) {
    const Errand* known = state.errands.find(id);
    if (!known) return;
    std::optional<PersonId> drives_on;
    if (known->helper) {
        answer_asks(state, id, *known->helper, AskAnswer::Withdrew, by.at);
        end_party(state, id, *known->helper);
        drives_on = leave_vehicles_of(state, id, *known->helper);
    }
    drop_planned_legs(state, by, ids, id, NoticeKind::ErrandHandedBack);
    erase_till_receipt(state, id);
    Errand& errand = state.errands.edit(id);
    errand.helper = drives_on;
    errand.on_the_way_at = std::nullopt;
    if (!drives_on) errand.state = ErrandState::Open;
    ++errand.handed_back;
    leave_trips(state, id);
    state.errands_turned.insert({.id = ids.next<ErrandTurnedId>(),
                                 .errand = id,
                                 .turn = ErrandTurn::HandedBack,
                                 .by = by.person,
                                 .why = why,
                                 .at = by.at});
    if (drives_on)
        notify(state, by, ids.next<NoticeId>(), *drives_on, NoticeKind::ErrandGiven, ref(id));
    else
        start_search(state, by, ids, id);
    tell_askers(state, by, ids, id, drives_on ? NoticeKind::ErrandClaimed : NoticeKind::ErrandHandedBack);
}

void change(State& state, const Stamp& by, const HandBackErrand& command) {
    const Errand* errand = state.errands.find(command.errand);
    const std::optional<PersonId> helper = errand ? errand->helper : std::nullopt;
    IdSource ids(by);
    hand_back(state, by, ids, command.errand, command.why);
    if (helper && helper != by.person)
        notify(state, by, ids.next<NoticeId>(), *helper, NoticeKind::ErrandHandedBack, ref(command.errand));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const FinishErrand& command) {
    const Errand* errand = state.errands.find(command.errand);
    if (!errand) return missing(state, Reason::ErrandUnknown);
    if (state.errand_results.find(command.errand)) return Rejected{Reason::ErrandOver};
    if (errand->state == ErrandState::Open) return Rejected{Reason::ErrandNotYours};
    if (auto no = check_mine(state, by, *errand)) return no;
    // Nobody is left at the hospital: the last way ends it.
    const bool rides = errand->kind == ErrandKind::Ride && is_underway(*errand);
    if (rides && !is_all_driven(state, *errand)) return Rejected{Reason::LegBegun};
    if (command.spent_cents < 0 || command.spent_cents > max_errand_cents)
        return Rejected::with_limit(Reason::AmountInvalid, max_errand_cents);
    if (command.note.size() > max_note_bytes) return Rejected{Reason::TextTooLong};
    return check_things_back(state, by, *errand, !command.note.empty());
}

void change(State& state, const Stamp& by, const FinishErrand& command) {
    const Errand* known = state.errands.find(command.errand);
    if (!known || !known->helper) return;
    IdSource ids(by);
    const PersonId helper = *known->helper;
    const ErrandDetail* detail = state.errand_details.find(command.errand);
    const bool nothing_owed = command.spent_cents == 0;
    state.errand_results.insert({.id = command.errand,
                                 .helper = helper,
                                 .asked_for = detail ? detail->asked_for : PersonId{},
                                 .at = by.at,
                                 .spent_cents = command.spent_cents,
                                 .note = command.note,
                                 .settled_at = nothing_owed ? std::optional(by.at) : std::nullopt,
                                 .thanks = {}});
    Errand& errand = state.errands.edit(command.errand);
    if (errand.state != ErrandState::Withdrawn) errand.state = ErrandState::Done;
    drop_planned_legs(state, by, ids, command.errand, NoticeKind::ErrandDone);
    erase_photos(state, command.errand);
    if (nothing_owed) {
        erase_till_receipt(state, command.errand);
        end_party(state, command.errand, helper);
    } else {
        keep_party_until(state, by, ids, command.errand, helper, by.at + contact_kept_to_settle);
    }
    tell_askers(state, by, ids, command.errand, NoticeKind::ErrandDone);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SettleErrand& command) {
    const ErrandResult* result = state.errand_results.find(command.errand);
    if (!result) return missing(state, Reason::NothingToSettle);
    if (by.person != result->helper && !may_coordinate(state, by)) return Rejected{Reason::NothingToSettle};
    if (result->settled_at) return Rejected{Reason::NothingToSettle};
    const Errand* errand = state.errands.find(command.errand);
    return errand ? check_things_back(state, by, *errand, true) : std::nullopt;
}

void change(State& state, const Stamp& by, const SettleErrand& command) {
    const ErrandResult* result = state.errand_results.find(command.errand);
    if (!result) return;
    const PersonId helper = result->helper;
    state.errand_results.edit(command.errand).settled_at = by.at;
    erase_till_receipt(state, command.errand);
    end_party(state, command.errand, helper);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ThankHelper& command) {
    const ErrandResult* result = state.errand_results.find(command.errand);
    if (!result) return missing(state, Reason::ErrandUnknown);
    if (!may_act_for(state, by, result->asked_for)) return Rejected{Reason::ErrandUnknown};
    return check_text(command.words, max_note_bytes);
}

void change(State& state, const Stamp& by, const ThankHelper& command) {
    if (!state.errand_results.find(command.errand)) return;
    ErrandResult& result = state.errand_results.edit(command.errand);
    result.thanks = command.words;
    notify(state, by, by.new_ids.make<NoticeId>(), result.helper, NoticeKind::ErrandThanks,
           ref(command.errand));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const VetHelper& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (by.person == command.person) return Rejected{Reason::SamePerson};
    if (!state.public_names.find(command.person)) return missing(state, Reason::PersonUnknown);
    if (!is_helper(state, command.person)) return Rejected{Reason::NotAHelper};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const VetHelper& command) {
    const Vetting vetting{
        .id = command.person, .inside = command.inside, .money = command.money, .by = by.person, .at = by.at};
    if (state.vettings.find(command.person))
        state.vettings.edit(command.person) = vetting;
    else
        state.vettings.insert(vetting);
    IdSource ids(by);
    relieve_all(state, by, ids, command.person);
}

}  // namespace linli
