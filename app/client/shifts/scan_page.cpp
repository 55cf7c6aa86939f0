#include "app/client/shifts/scan_page.h"

#include "app/client/shifts/shift_parts.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/desk_commands.h"
#include "shared/shifts/post_book.h"

// What the code at a post leads to.

namespace linli::client {
namespace {

constexpr std::string_view route_start = "/at/";
constexpr std::size_t id_digits = 32;

// One of my shifts here: what I said last, and the one thing that comes next.
void draw_mine(const Acting& by, const Seat& seat, const std::string& code) {
    const State& state = by.known.state;
    const Shift& shift = state.shifts.at(seat.shift);
    const SeatStatus* status = state.seat_statuses.find(seat.id);
    const bool here = status && status->arrived_at, left = status && status->left_at;
    const ui::Card card(seat.id);
    ui::line(sentence(when_words(shift.window, by.me.saying(by.now))),
             {.size = ui::TextSize::Heading, .bold = true, .icon = ui::Icon::Clock});
    if (here) ui::line(presence_words(state, seat, by.me), {.bold = true, .icon = ui::Icon::Check});
    if (by.known.is_asked(Id<SeatStatus>{seat.id.bits}))
        ui::line(text("scan.asked"), {.tone = ui::Tone::Wait, .icon = ui::Icon::Hourglass});
    const std::string times = range_words(shift.window, by.me.offset);
    if (!here)
        action(by, text("post.check_in"), ScanIn{seat.id, code},
               {.kind = ui::ButtonKind::Primary,
                .icon = ui::Icon::Check,
                .spoken = joined(text("post.check_in"), times),
                .full_width = true});
    else if (!left)
        action(by, text("post.check_out"), ScanOut{seat.id, code},
               {.icon = ui::Icon::Footprints,
                .spoken = joined(text("post.check_out"), times),
                .full_width = true});
    else
        ui::line(text("scan.thanks"), {.icon = ui::Icon::HandHeart});
    ui::link(text("scan.to_shift"), route_to("shifts", shift.id));
}

// Nobody expects me here; perhaps there is a place.
void draw_not_mine(const Acting& by, PostId post) {
    ui::empty_state(ui::Icon::CalendarDays, text("scan.not_mine"), text("scan.not_mine_second"));
    const Shift* shift = shift_for_guest(by.known.state, post, by.now);
    if (!shift) return;
    const ShiftView view = shift_view(by.known, by.me, by.now, *shift);
    const ui::Card card(shift->id);
    ui::line(sentence(when_words(shift->window, by.me.saying(by.now))),
             {.size = ui::TextSize::Heading, .bold = true, .icon = ui::Icon::Clock});
    sign_up_button(by, view, true);
}

void draw_guest_place(const GuestAnswer& answer, Services& services) {
    const GuestPlace& place = *answer.place;
    ui::note(ui::Icon::CircleCheck,
             text("guest.done", {{"post", place.post}, {"times", range_words(place.window, place.offset)}}),
             ui::Tone::Mine);
    ui::line(text("guest.done_second"), {.quiet = true});
    if (ui::button(text("guest.another"), {.icon = ui::Icon::UserPlus})) services.forget_guest();
}

void draw_guest_form(const PostAddress& address, GuestInput& input, Services& services) {
    const GuestAnswer& answer = services.account().guest;
    const ui::Card card("guest");
    ui::line(text("guest.how"), {.icon = ui::Icon::Info});
    ui::text_field(text("guest.name"), input.name, {.autocomplete = "name", .max_length = 20});
    const bool entered = ui::text_field(text("guest.phone"), input.phone,
                                        {.help = text("guest.phone_help"),
                                         .autocomplete = "tel",
                                         .keyboard = ui::Keyboard::Telephone,
                                         .enter_key = ui::EnterKey::Go,
                                         .max_length = 20})
                             .submitted;
    if (!answer.error.empty()) ui::note(ui::Icon::CircleAlert, text(answer.error), ui::Tone::Refused);
    const bool pressed = ui::button(text("guest.here"), {.kind = ui::ButtonKind::Primary,
                                                         .icon = ui::Icon::Check,
                                                         .disabled = answer.busy,
                                                         .full_width = true});
    if ((pressed || entered) && !answer.busy)
        services.sign_in_guest({address.post, address.code, input.name, input.phone});
}

}  // namespace

bool is_post_route(std::string_view route) {
    return route.substr(0, route_start.size()) == route_start;
}

std::optional<PostAddress> post_address_in(std::string_view route) {
    const std::size_t size = route_start.size() + id_digits + 1 + post_code_digits;
    if (!is_post_route(route) || route.size() != size) return std::nullopt;
    const auto post = bits_from_hex(route.substr(route_start.size(), id_digits));
    if (!post || route[route_start.size() + id_digits] != '/') return std::nullopt;
    return PostAddress{PostId{*post}, std::string(route.substr(size - post_code_digits))};
}

std::string post_route(const PostAddress& address) {
    return std::string(route_start) + to_hex(address.post.bits) + "/" + address.code;
}

void scan_page(const Known& known, const Viewer& me, Instant now, const PostAddress& address,
               Outbox& outbox) {
    const Post* post = known.state.posts.find(address.post);
    const ui::Page page({.title = post ? post->name : sentence(text("shift.post_unknown")),
                         .second = text("scan.second"),
                         .back_route = "/today",
                         .back_label = text("action.back_today"),
                         .narrow = true,
                         .key = "scan"});
    const Acting by{known, me, now, outbox};
    const std::vector<const Seat*> seats = seats_at_post(known.state, me.me, address.post, now);
    for (const Seat* seat : seats) draw_mine(by, *seat, address.code);
    if (seats.empty()) draw_not_mine(by, address.post);
}

void guest_page(const PostAddress& address, GuestInput& input, Services& services) {
    const ui::Page page(
        {.title = text("guest.title"), .second = text("guest.second"), .narrow = true, .key = "guest"});
    if (services.account().guest.place)
        draw_guest_place(services.account().guest, services);
    else
        draw_guest_form(address, input, services);
    ui::line(text("guest.privacy"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Lock});
    if (ui::button(text("guest.has_account"), {.kind = ui::ButtonKind::Plain})) input.has_account = true;
}

}  // namespace linli::client
