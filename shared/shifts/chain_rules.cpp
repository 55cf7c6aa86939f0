#include <map>
#include <set>

#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/commands.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/skills.h"

namespace linli {
namespace {

// Who of the chain is on the roster already. Of several of one name, as many as stand there by that name.
class StandsAlready {
public:
    // Once for each seat of the chain, in its order.
    bool holds(const State& state, ShiftId shift, const ChainSeat& seat) {
        if (seat.person) return seat_of(state, shift, *seat.person) != nullptr;
        return ++named_[{shift, seat.guest_name}] <= guests_called(state, shift, seat.guest_name);
    }

private:
    std::map<std::pair<ShiftId, std::string>, std::int32_t> named_;
};

// What the chain adds, kept beside the state while the whole is checked.
class ChainPlan {
public:
    ChainPlan(const State& state, const AcceptChain& command) : state_(state), command_(command) {}

    std::optional<Rejected> check_all(Instant at) {
        for (const ChainShift& shift : command_.new_shifts) {
            if (auto no = check_new_shift(shift, at)) return no;
        }
        for (const ChainSeat& seat : command_.seats) {
            if (auto no = check_seat(seat, at)) return no;
        }
        return std::nullopt;
    }

private:
    std::optional<Rejected> check_new_shift(const ChainShift& shift, Instant at) const {
        if (shift.post) {
            const Post* post = state_.posts.find(*shift.post);
            if (!post) return missing(state_, Reason::PostUnknown);
            if (post->closed) return Rejected{Reason::PostClosed, post->id};
            const Shift* same = find_shift(state_, *shift.post, shift.window);
            if (same) return Rejected{Reason::ShiftExists, same->id};
        } else {
            if (auto no = check_text(shift.post_name, max_name_bytes)) return no;
            if (const Post* same = find_post(state_, shift.post_name))
                return Rejected{Reason::PostExists, same->id};
        }
        if (auto no = check_window(shift.window, at)) return no;
        if (shift.places < 1 || shift.places > max_places)
            return Rejected::with_limit(Reason::PlacesInvalid, max_places);
        return std::nullopt;
    }

    std::optional<Rejected> check_seat(const ChainSeat& seat, Instant at) {
        if (seat.note.size() > max_note_bytes) return Rejected{Reason::TextTooLong};
        if (!seat.person) {
            if (auto no = check_text(seat.guest_name, max_name_bytes)) return no;
        } else if (!state_.public_names.find(*seat.person)) {
            return missing(state_, Reason::PersonUnknown);
        }
        if (seat.shift) return check_seat_on(seat, *seat.shift, at);
        if (seat.new_shift >= command_.new_shifts.size()) return Rejected{Reason::ShiftUnknown};
        const ChainShift& shift = command_.new_shifts[seat.new_shift];
        if (auto no = check_times(seat, shift.window)) return no;
        return check_count(added_to_new_[seat.new_shift], shift.places);
    }

    std::optional<Rejected> check_seat_on(const ChainSeat& seat, ShiftId id, Instant at) {
        const Shift* shift = state_.shifts.find(id);
        if (!shift) return missing(state_, Reason::ShiftUnknown);
        if (shift->state == ShiftState::Cancelled) return Rejected{Reason::ShiftCancelled, id};
        if (shift->window.until <= at) return Rejected{Reason::ShiftOver, id};
        if (!is_published(state_, id)) return Rejected{Reason::ShiftUnknown};
        if (already_.holds(state_, id, seat)) return std::nullopt;
        if (auto no = check_times(seat, shift->window)) return no;
        if (auto no = check_count(added_[id], free_places(state_, *shift))) {
            Rejected full{Reason::ShiftFull, id};
            full.limit = shift->max_places;
            return full;
        }
        return std::nullopt;
    }

    std::optional<Rejected> check_times(const ChainSeat& seat, const TimeRange& window) {
        if (!seat.person) return std::nullopt;
        if (const Shift* other = shift_during(state_, *seat.person, window))
            return Rejected{Reason::TimesOverlap, other->id};
        for (const TimeRange& other : windows_[*seat.person]) {
            if (overlap(other, window)) return Rejected{Reason::TimesOverlap};
        }
        windows_[*seat.person].push_back(window);
        return std::nullopt;
    }

    static std::optional<Rejected> check_count(std::int32_t& added, std::int32_t places) {
        if (++added > places) return Rejected::with_limit(Reason::ShiftFull, places);
        return std::nullopt;
    }

    const State& state_;
    const AcceptChain& command_;
    StandsAlready already_;
    std::map<ShiftId, std::int32_t> added_;
    std::map<std::uint32_t, std::int32_t> added_to_new_;
    std::map<PersonId, std::vector<TimeRange>> windows_;
};

PostId post_for(State& state, const ChainShift& shift, IdSource& ids) {
    if (shift.post) return *shift.post;
    if (const Post* made = find_post(state, shift.post_name))
        return made->id;  // By an earlier new shift of this chain.
    const auto post = ids.next<PostId>();
    state.posts.insert({.id = post, .name = shift.post_name, .instructions = {}, .closed = false});
    return post;
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const AcceptChain& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (command.seats.empty()) return Rejected{Reason::NothingChosen};
    if (command.seats.size() > max_chain_lines || command.new_shifts.size() > max_chain_lines) {
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_chain_lines));
    }
    return ChainPlan(state, command).check_all(by.at);
}

void change(State& state, const Stamp& by, const AcceptChain& command) {
    IdSource ids(by);
    std::vector<ShiftId> made;
    for (const ChainShift& shift : command.new_shifts) {
        NewShift added;
        added.planned = {post_for(state, shift, ids), shift.window, 1, shift.places};
        added.standing_first = false;  // The chain's people come first.
        made.push_back(add_shift(state, by, ids, added));
    }
    StandsAlready already;
    for (const ChainSeat& wanted : command.seats) {
        const ShiftId shift = wanted.shift ? *wanted.shift : made[wanted.new_shift];
        if (already.holds(state, shift, wanted)) continue;
        const PersonId person = wanted.person.value_or(PersonId{});
        const SignUpState place = SignUpBook(state, person, by.at).place_on(shift, Opening::DoesNotMatter);
        const auto seat = ids.next<SeatId>();
        state.seats.insert({.id = seat,
                            .shift = shift,
                            .person = wanted.person,
                            .guest_name = wanted.person ? std::string() : wanted.guest_name,
                            .state = SeatState::Held,
                            .placed_by = by.person,
                            .since = by.at});
        if (!wanted.note.empty()) state.seat_notes.insert({.id = seat, .note = wanted.note});
        // What was agreed in the chat stands; that it is more than the rules allow is kept.
        if (place.is != SignUp::Free) waive(state, seat, Waiver::Chain, by.person, {});
        if (wanted.person) {
            stop_waiting(state, shift, *wanted.person);
            notify(state, by, ids.next<NoticeId>(), *wanted.person, NoticeKind::PutOnShift, ref(shift));
        }
        stop_asking_if_met(state, by, ids, shift);
    }
    for (const ShiftId shift : made) seat_standing(state, by, ids, shift);
}

}  // namespace linli
