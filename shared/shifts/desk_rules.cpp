#include <algorithm>

#include "shared/core/visible_text.h"
#include "shared/people/phone.h"
#include "shared/people/roles.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/desk_commands.h"
#include "shared/shifts/post_book.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"

// The code that hangs at a post, and guests; see desk_commands.h.

namespace linli {
namespace {

bool is_post_code(const std::string& code) {
    return code.size() == post_code_digits && std::all_of(code.begin(), code.end(), [](char one) {
               return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f');
           });
}

enum class CodeIs { Good, Before, NotKnownHere, Wrong };

// `pressed`: when, as far as the device is believed. Whoever lies about it gains nothing: a press under the
// code before counts as one without a code, which everybody may make.
CodeIs code_is(const State& state, PostId post, const std::string& code, Instant pressed) {
    const PostCode* known = state.post_codes.find(post);
    if (!known) return state.partial ? CodeIs::NotKnownHere : CodeIs::Wrong;
    if (known->code == code) return CodeIs::Good;
    return !code.empty() && known->before == code && pressed < known->since ? CodeIs::Before : CodeIs::Wrong;
}

// Only coordinators hold the codes: on all other devices the press is shown as asked, and the server decides.
std::optional<Rejected> check_scan(const State& state, const Stamp& by, SeatId id, const std::string& code) {
    const Seat& seat = state.seats.at(id);
    if (!seat.person || !may_act_for(state, by, *seat.person)) return Rejected{Reason::NotForOthers};
    const Shift& shift = state.shifts.at(seat.shift);
    if (code_is(state, shift.post, code, told_time(by, presence_of(shift))) == CodeIs::Wrong)
        return Rejected{Reason::PostCodeOver};
    return std::nullopt;
}

bool is_seen_there(const State& state, const Stamp& by, SeatId id, const std::string& code) {
    const Seat* seat = state.seats.find(id);
    const Shift* shift = seat ? state.shifts.find(seat->shift) : nullptr;
    return shift && code_is(state, shift->post, code, told_time(by, presence_of(*shift))) == CodeIs::Good;
}

SeatScan& scan_to_edit(State& state, SeatId seat) {
    if (state.seat_scans.find(seat)) return state.seat_scans.edit(seat);
    SeatScan scan;
    scan.id = seat;
    return state.seat_scans.insert(scan);
}

std::optional<Rejected> check_guest_words(const SignInGuest& command) {
    if (auto no = check_text(command.name, max_guest_name_bytes)) return no;
    // A stranger's name stands on pages and on paper.
    if (visible_line(command.name) != command.name) return Rejected{Reason::GuestNameInvalid};
    if (command.phone.size() > max_guest_phone_bytes ||
        (!command.phone.empty() && !canonical_phone(command.phone)))
        return Rejected{Reason::PhoneInvalid};
    return std::nullopt;
}

// How many wrote themselves down under this code lately and were not looked at by anybody yet.
std::size_t guests_by_code(const State& state, const PostCode& code, Instant at) {
    const Instant since = std::max(code.since, at - guests_counted);
    std::size_t count = 0;
    for (const auto& [id, row] : state.guest_visits.rows()) {
        const Seat* seat = state.seats.find(id);
        const Shift* shift = seat ? state.shifts.find(seat->shift) : nullptr;
        if (row.record.by_code && row.record.at >= since && shift && shift->post == code.id) ++count;
    }
    return count;
}

// The same browser and the same name, on a shift where they may stand now; the next guest may hold the same
// phone.
const GuestVisit* visit_of(const State& state, const SignInGuest& command, Instant at) {
    for (const Shift* shift : shifts_for_guest(state, command.post, at)) {
        for (const Seat* seat : held_seats(state, shift->id)) {
            const GuestVisit* found = state.guest_visits.find(seat->id);
            const bool same = found && found->by_code && found->visit == command.visit;
            if (same && seat->guest_name == command.name) return found;
        }
    }
    return nullptr;
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const RenewPostCode& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const Post* post = state.posts.find(command.post);
    if (!post) return missing(state, Reason::PostUnknown);
    if (post->closed) return Rejected{Reason::PostClosed, post->id};
    const PostCode* known = state.post_codes.find(command.post);
    const bool had = known && (known->code == command.code || known->before == command.code);
    if (!is_post_code(command.code) || had) return Rejected{Reason::PostCodeInvalid};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const RenewPostCode& command) {
    if (!state.post_codes.find(command.post)) {
        PostCode made;
        made.id = command.post;
        state.post_codes.insert(made);
    }
    PostCode& code = state.post_codes.edit(command.post);
    code.before = code.code;
    code.code = command.code;
    code.made_by = by.person;
    code.since = by.at;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ScanIn& command) {
    if (auto no = check(state, by, CheckIn{command.seat})) return no;
    return check_scan(state, by, command.seat, command.code);
}

void change(State& state, const Stamp& by, const ScanIn& command) {
    change(state, by, CheckIn{command.seat});
    if (is_seen_there(state, by, command.seat, command.code)) scan_to_edit(state, command.seat).came = true;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ScanOut& command) {
    if (auto no = check(state, by, CheckOut{command.seat})) return no;
    return check_scan(state, by, command.seat, command.code);
}

void change(State& state, const Stamp& by, const ScanOut& command) {
    change(state, by, CheckOut{command.seat});
    if (is_seen_there(state, by, command.seat, command.code)) scan_to_edit(state, command.seat).left = true;
}

// What a guest is told names nothing that does not hang at the post.
std::optional<Rejected> check(const State& state, const Stamp& by, const SignInGuest& command) {
    if (by.principal != Principal::Guest) return Rejected{Reason::NotAllowed};
    const PostCode* code = state.post_codes.find(command.post);
    const Post* post = state.posts.find(command.post);
    if (!code || !post || post->closed || code->code != command.code) return Rejected{Reason::PostCodeOver};
    if (auto no = check_guest_words(command)) return no;
    const Shift* shift = shift_for_guest(state, command.post, by.at);
    if (!shift) return Rejected{Reason::NoShiftNow};
    if (const GuestVisit* visit = visit_of(state, command, by.at))
        return Rejected{Reason::GuestHereAlready, visit->id};
    if (guests_by_code(state, *code, by.at) >= most_guests_by_code)
        return Rejected::with_limit(Reason::TooManyGuests, static_cast<std::int64_t>(most_guests_by_code));
    return check_place(state, shift->id, {}, by.at, Opening::DoesNotMatter);
}

void change(State& state, const Stamp& by, const SignInGuest& command) {
    const Shift* shift = shift_for_guest(state, command.post, by.at);
    if (!shift) return;
    seat_guest(state, by, shift->id, command.name);
    GuestVisit visit;
    visit.id = by.new_ids.make<SeatId>();
    visit.phone = canonical_phone(command.phone).value_or(std::string());
    visit.visit = command.visit;
    visit.by_code = true;
    visit.at = by.at;
    state.guest_visits.insert(visit);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const LeaveAsGuest& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (!state.guest_visits.find(command.seat)) return missing(state, Reason::GuestSettled);
    return std::nullopt;
}

void change(State& state, const Stamp&, const LeaveAsGuest& command) {
    if (state.guest_visits.find(command.seat)) state.guest_visits.erase(command.seat);
}

}  // namespace linli
