#include "app/server/http/guest_routes.h"

#include "app/server/http/json.h"
#include "shared/shifts/desk_commands.h"

namespace linli::server {
namespace {

using Body = std::map<std::string, std::string>;

std::string text_of(const Body& body, const char* name) {
    const auto it = body.find(name);
    return it == body.end() ? std::string() : it->second;
}

// What a rule says no to, in words that name nothing of the roster.
Response refusal(Reason reason) {
    switch (reason) {
        case Reason::PostCodeOver:
            return error_response(404, "guest_code_over");
        case Reason::TextEmpty:
            return error_response(400, "guest_name_empty");
        case Reason::TextTooLong:
            return error_response(400, "guest_name_too_long");
        case Reason::GuestNameInvalid:
            return error_response(400, "guest_name_invalid");
        case Reason::PhoneInvalid:
            return error_response(400, "guest_phone_invalid");
        case Reason::NoShiftNow:
            return error_response(409, "guest_no_shift");
        case Reason::TooManyGuests:
            return error_response(429, "guest_too_many");
        default:  // No place is left, or none for who has no training.
            return error_response(409, "guest_shift_full");
    }
}

Response where_they_stand(const State& state, SeatId id) {
    const Seat* seat = state.seats.find(id);
    const Shift* shift = seat ? state.shifts.find(seat->shift) : nullptr;
    const Post* post = shift ? state.posts.find(shift->post) : nullptr;
    if (!post) return error_response(503, "try_again_later");
    JsonObject object;
    object.set("post", post->name)
        .set("from_ms", shift->window.from.ms)
        .set("until_ms", shift->window.until.ms)
        .set("offset_minutes", std::int64_t{utc_offset(state).minutes});
    return {200, "application/json", write_json(object), {}};
}

std::optional<SignInGuest> command_in(const Request& request) {
    const auto body = read_json(request.body);
    if (!body) return std::nullopt;
    const auto post = bits_from_hex(text_of(*body, "post")), visit = bits_from_hex(text_of(*body, "visit"));
    if (!visit) return std::nullopt;
    // A post that is none is a code that hangs nowhere.
    return SignInGuest{PostId{post.value_or(Bits128{})}, text_of(*body, "code"), text_of(*body, "name"),
                       text_of(*body, "phone"), *visit};
}

Response too_many(Instant until) {
    JsonObject body;
    body.set("error", "too_many_attempts").set("until_ms", until.ms);
    return {429, "application/json", write_json(body), {}};
}

}  // namespace

Response sign_in_guest(const Request& request, Writer::Desk& desk) {
    const Instant at = now();
    if (const auto until = desk.guests.tries.blocked_until(request.address, at)) return too_many(*until);
    desk.guests.tries.failed(request.address, at);
    const auto command = command_in(request);
    if (!command) return error_response(400, "bad_request");
    const auto decided = desk.intake.decide_guest(*command, at);
    if (!decided) return error_response(503, "try_again_later");
    if (decided->rejected) {
        const Rejected& no = *decided->rejected;
        if (no.reason != Reason::GuestHereAlready || !no.about) return refusal(no.reason);
        return where_they_stand(desk.intake.state(), SeatId{no.about->id});
    }
    desk.conversation.publish(at);
    return where_they_stand(desk.intake.state(), decided->first_id.make<SeatId>());
}

}  // namespace linli::server
