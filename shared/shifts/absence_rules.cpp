#include <algorithm>

#include "shared/errands/infection_book.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/stand_in.h"
#include "shared/shifts/swaps.h"

// Stand-ins and swaps.

namespace linli {
namespace {

// Somebody's seat on a shift that has not begun; for them, who may act for them, or a coordinator.
std::optional<Rejected> check_leaver(const State& state, const Stamp& by, SeatId id) {
    const Seat* seat = state.seats.find(id);
    if (!seat) return missing(state, Reason::SeatUnknown);
    if (!seat->person || !may_act_for(state, by, *seat->person)) return Rejected{Reason::NotForOthers};
    if (seat->state != SeatState::Held) return Rejected{Reason::SeatGivenBack};
    if (auto no = check_to_come(state, seat->shift, by.at)) return no;
    if (state.shifts.at(seat->shift).window.from <= by.at) return Rejected{Reason::ShiftBegun, seat->shift};
    return std::nullopt;
}

void settle_asks(State& state, const Stamp& by, IdSource& ids, SeatId seat, ShiftId shift) {
    std::vector<StandInAskId> open;
    for (const StandInAsk* ask : state.stand_in_asks.where<&StandInAsk::seat>(seat)) {
        if (ask->answer == StandInAnswer::None) open.push_back(ask->id);
    }
    for (const StandInAskId id : open) {
        StandInAsk& ask = state.stand_in_asks.edit(id);
        ask.answer = StandInAnswer::Settled;
        ask.answered_at = by.at;
        notify(state, by, ids.next<NoticeId>(), ask.person, NoticeKind::StandInSettled, ref(shift));
    }
}

// Who would leave the place; nobody, where it is empty.
std::optional<PersonId> holder_of(const State& state, SeatId sought) {
    const Seat* seat = state.seats.find(sought);
    return seat ? seat->person : std::nullopt;
}

// Nobody is left to ask, but whoever was asked may still say yes.
void leave_to_coordinators(State& state, const Stamp& by, IdSource& ids, SeatId sought, ShiftId shift) {
    state.stand_in_searches.edit(sought).with_coordinators = true;
    tell_coordinators(state, by, ids, NoticeKind::StandInNotFound, ref(shift));
    const auto holder = holder_of(state, sought);
    if (holder && !is_coordinator(state, *holder))
        notify(state, by, ids.next<NoticeId>(), *holder, NoticeKind::StandInNotFound, ref(shift));
}

void ask_next_few(State& state, const Stamp& by, IdSource& ids, SeatId sought, const Shift& shift) {
    const StandInSearch known = state.stand_in_searches.at(sought);
    std::vector<StandIn> next = stand_ins(state, sought, by.at);
    next.resize(std::min(next.size(), asked_in_step(known.step)));
    for (const StandIn& one : next) {
        const auto ask = ids.next<StandInAskId>();
        state.stand_in_asks.insert({.id = ask,
                                    .seat = sought,
                                    .person = one.person,
                                    .at = by.at,
                                    .answer = StandInAnswer::None,
                                    .answered_at = std::nullopt});
        notify(state, by, ids.next<NoticeId>(), one.person, NoticeKind::StandInAsked, ref(ask));
    }
    StandInSearch& search = state.stand_in_searches.edit(sought);
    search.step += 1;
    search.asked += static_cast<std::int32_t>(next.size());
    const Instant again = next_asking(state, shift.window, by.at), last = asked_until(state, shift);
    search.next_step = next.empty() ? last : std::min(again, last);
    if (next.empty() && !known.with_coordinators) leave_to_coordinators(state, by, ids, sought, shift.id);
}

// A shift that is short of people; of one that is not published only coordinators may know.
std::optional<Rejected> check_empty_place(const State& state, const Stamp& by, const Shift& shift) {
    if (!may_coordinate(state, by)) return missing(state, Reason::SeatUnknown);
    if (auto no = check_to_come(state, shift.id, by.at)) return no;
    if (asked_until(state, shift) <= by.at) return Rejected{Reason::ShiftBegun, shift.id};
    if (!is_published(state, shift.id)) return Rejected{Reason::NotOpenYet, shift.id};
    if (missing_people(state, shift) == 0) return Rejected{Reason::StandInSettled, shift.id};
    if (state.stand_in_searches.find(empty_place_of(shift.id))) return Rejected{Reason::StandInSought};
    return std::nullopt;
}

}  // namespace

void end_search(State& state, const Stamp& by, IdSource& ids, SeatId id, std::optional<SeatId> found) {
    const StandInSearch* search = state.stand_in_searches.find(id);
    const Shift* shift = shift_sought(state, id);
    if (!search || !shift || search->found) return;
    const bool known_to_coordinators = search->with_coordinators;
    settle_asks(state, by, ids, id, shift->id);
    if (!found) return state.stand_in_searches.erase(id);
    StandInSearch& ended = state.stand_in_searches.edit(id);
    ended.found = found;
    ended.next_step = std::nullopt;
    if (const auto holder = holder_of(state, id))
        notify(state, by, ids.next<NoticeId>(), *holder, NoticeKind::StandInFound, ref(shift->id));
    if (known_to_coordinators) tell_coordinators(state, by, ids, NoticeKind::StandInFound, ref(shift->id));
}

void stop_asking_if_met(State& state, const Stamp& by, IdSource& ids, ShiftId id) {
    const StandInSearch* search = state.stand_in_searches.find(empty_place_of(id));
    const Shift* shift = state.shifts.find(id);
    if (!search || !shift || missing_people(state, *shift) > 0) return;
    const bool known_to_coordinators = search->with_coordinators;
    end_search(state, by, ids, empty_place_of(id), std::nullopt);
    if (known_to_coordinators) tell_coordinators(state, by, ids, NoticeKind::StandInFound, ref(id));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const FindStandIn& command) {
    if (!state.seats.find(command.seat)) {
        const Shift* empty = shift_sought(state, command.seat);
        if (empty) return check_empty_place(state, by, *empty);
    }
    if (auto no = check_leaver(state, by, command.seat)) return no;
    if (shares_place_of(state, command.seat) || partner_on_place(state, command.seat))
        return Rejected{Reason::SharedPlace};
    if (state.stand_in_searches.find(command.seat)) return Rejected{Reason::StandInSought};
    return std::nullopt;
}

// Who is asked, the server decides a moment later: it knows who was asked how often.
void change(State& state, const Stamp& by, const FindStandIn& command) {
    StandInSearch search;
    search.id = command.seat;
    search.since = by.at;
    search.next_step = by.at;
    state.stand_in_searches.insert(search);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AskStandIns& command) {
    if (by.principal != Principal::Server) return Rejected{Reason::NotAllowed};
    const StandInSearch* search = state.stand_in_searches.find(command.seat);
    if (!search || !search->next_step || search->found) return Rejected{Reason::StandInUnknown};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AskStandIns& command) {
    const Shift* shift = shift_sought(state, command.seat);
    if (!shift || !state.stand_in_searches.find(command.seat)) return;
    IdSource ids(by);
    if (command.seat == empty_place_of(shift->id)) stop_asking_if_met(state, by, ids, shift->id);
    if (!state.stand_in_searches.find(command.seat)) return;
    if (asked_until(state, *shift) > by.at) return ask_next_few(state, by, ids, command.seat, Shift(*shift));
    settle_asks(state, by, ids, command.seat, shift->id);
    state.stand_in_searches.edit(command.seat).next_step = std::nullopt;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AnswerStandIn& command) {
    const StandInAsk* ask = state.stand_in_asks.find(command.ask);
    if (!ask) return missing(state, Reason::StandInUnknown);
    if (!may_act_for(state, by, ask->person)) return Rejected{Reason::StandInUnknown};
    if (ask->answer != StandInAnswer::None) return Rejected{Reason::StandInSettled};
    if (!command.yes) return std::nullopt;
    if (auto no = check_may_go(state, by, ask->person)) return no;
    const Seat* seat = state.seats.find(ask->seat);
    const Shift* shift = shift_sought(state, ask->seat);
    if (!shift) return missing(state, Reason::SeatUnknown);
    if (seat && (seat->state != SeatState::Held || seat->person == ask->person))
        return Rejected{Reason::StandInSettled};
    const std::vector<SeatId> freed = seat ? std::vector{seat->id} : std::vector<SeatId>{};
    const SignUpBook book(state, ask->person, by.at, freed);
    return rejected_for(state, shift->id, book.place_on(shift->id, Opening::DoesNotMatter));
}

void change(State& state, const Stamp& by, const AnswerStandIn& command) {
    const StandInAsk* known = state.stand_in_asks.find(command.ask);
    if (!known) return;
    IdSource ids(by);
    StandInAsk& ask = state.stand_in_asks.edit(command.ask);
    ask.answer = command.yes ? StandInAnswer::Yes : StandInAnswer::No;
    ask.answered_at = by.at;
    const StandInAsk answered = ask;
    const Shift* shift = shift_sought(state, answered.seat);
    if (!command.yes || !shift) return;
    if (state.seats.find(answered.seat))
        hand_over(state, by, ids, {{answered.seat, answered.person, by.person}}, NoticeKind::PutOnShift);
    else
        put_on(state, by, ids, shift->id, answered.person, by.person);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const CallOffStandIn& command) {
    const StandInSearch* search = state.stand_in_searches.find(command.seat);
    if (!search) return missing(state, Reason::StandInUnknown);
    const auto holder = holder_of(state, command.seat);
    const bool may = state.seats.find(command.seat) ? holder && may_act_for(state, by, *holder)
                                                    : may_coordinate(state, by);
    if (!may) return Rejected{Reason::StandInUnknown};
    if (search->found) return Rejected{Reason::StandInSettled};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const CallOffStandIn& command) {
    IdSource ids(by);
    end_search(state, by, ids, command.seat, std::nullopt);
}

// --- Swaps

namespace {

void tell_sides(State& state, const Stamp& by, IdSource& ids, const Swap& swap, NoticeKind kind) {
    for (const SeatId id : seats_of(swap)) {
        const Seat* seat = state.seats.find(id);
        if (seat && seat->person) notify(state, by, ids.next<NoticeId>(), *seat->person, kind, ref(swap.id));
    }
}

void carry_out(State& state, const Stamp& by, IdSource& ids, const Swap& swap) {
    const std::vector<SeatId> seats = seats_of(swap);
    std::vector<HandedOver> moves;
    for (std::size_t i = 0; i < seats.size(); ++i) {
        const Seat& giving = state.seats.at(seats[i]);
        const PersonId person = giving.person.value_or(PersonId{});
        const PersonId placed_by = person == by.for_person ? by.person : person;
        moves.push_back({seats[(i + 1) % seats.size()], person, placed_by});
    }
    end_swap(state, by, ids, swap.id, SwapState::Done);
    hand_over(state, by, ids, moves, NoticeKind::PutOnShift);
}

bool may_end(const State& state, const Stamp& by, const Swap& swap) {
    for (const SeatId id : seats_of(swap)) {
        const Seat* seat = state.seats.find(id);
        if (seat && seat->person && may_act_for(state, by, *seat->person)) return true;
    }
    return may_coordinate(state, by);
}

}  // namespace

void end_swap(State& state, const Stamp& by, IdSource& ids, SwapId id, SwapState ends) {
    if (!state.swaps.find(id)) return;
    Swap& swap = state.swaps.edit(id);
    swap.state = ends;
    swap.ends_at = std::nullopt;
    const Swap ended = swap;
    tell_sides(state, by, ids, ended, ends == SwapState::Done ? NoticeKind::SwapDone : NoticeKind::SwapOff);
}

void end_swaps_of(State& state, const Stamp& by, IdSource& ids, SeatId seat) {
    std::vector<const Swap*> swaps = state.swaps.where<&Swap::first>(seat);
    for (const auto& more : {state.swaps.where<&Swap::second>(seat), state.swaps.where<&Swap::third>(seat)})
        swaps.insert(swaps.end(), more.begin(), more.end());
    for (const Swap* swap : swaps) {
        if (swap->state == SwapState::Offered) end_swap(state, by, ids, swap->id, SwapState::Off);
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const OfferSwap& command) {
    if (command.seats.size() < 2 || command.seats.size() > 3) return Rejected{Reason::NothingChosen};
    if (auto no = check_leaver(state, by, command.seats.front())) return no;
    return check_swap(state, command.seats, by.at);
}

void change(State& state, const Stamp& by, const OfferSwap& command) {
    IdSource ids(by);
    Swap swap;
    swap.id = ids.next<SwapId>();
    swap.first = command.seats[0];
    swap.second = command.seats[1];
    if (command.seats.size() == 3) swap.third = command.seats[2];
    swap.first_agrees = true;
    swap.offered_by = by.person;
    swap.at = by.at;
    for (const SeatId id : command.seats) {
        const Seat* seat = state.seats.find(id);
        const Shift* shift = seat ? state.shifts.find(seat->shift) : nullptr;
        if (shift && (!swap.ends_at || shift->window.from < *swap.ends_at)) swap.ends_at = shift->window.from;
    }
    state.swaps.insert(swap);
    tell_sides(state, by, ids, swap, NoticeKind::SwapOffered);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AgreeToSwap& command) {
    const Swap* swap = state.swaps.find(command.swap);
    if (!swap) return missing(state, Reason::SwapUnknown);
    const auto side = side_of(state, *swap, by.for_person);
    if (!side && !may_end(state, by, *swap)) return Rejected{Reason::SwapUnknown};
    if (!side || !may_act_for(state, by, by.for_person)) return Rejected{Reason::SwapNotYours};
    if (swap->state != SwapState::Offered) return Rejected{Reason::SwapOver};
    if (agrees(*swap, *side)) return Rejected{Reason::SwapAgreed};
    return check_swap(state, seats_of(*swap), by.at);
}

void change(State& state, const Stamp& by, const AgreeToSwap& command) {
    const Swap* known = state.swaps.find(command.swap);
    const auto side = known ? side_of(state, *known, by.for_person) : std::nullopt;
    if (!side) return;
    IdSource ids(by);
    Swap& swap = state.swaps.edit(command.swap);
    (*side == 0 ? swap.first_agrees : *side == 1 ? swap.second_agrees : swap.third_agrees) = true;
    const bool all = swap.first_agrees && swap.second_agrees && (!swap.third || swap.third_agrees);
    if (all) carry_out(state, by, ids, Swap(swap));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndSwap& command) {
    const Swap* swap = state.swaps.find(command.swap);
    if (!swap) return missing(state, Reason::SwapUnknown);
    if (!may_end(state, by, *swap)) return Rejected{Reason::SwapUnknown};
    if (swap->state != SwapState::Offered) return Rejected{Reason::SwapOver};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const EndSwap& command) {
    IdSource ids(by);
    end_swap(state, by, ids, command.swap, SwapState::Off);
}

}  // namespace linli
