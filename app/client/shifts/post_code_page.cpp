#include "app/client/shifts/post_code_page.h"

#include "app/client/action.h"
#include "app/client/shifts/scan_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/desk_commands.h"

namespace linli::client {
namespace {

void draw_code(const Post& post, const PostCode& known, PostCodeInput& input, Services& services) {
    const std::string link = services.site_address() + "/#" + post_route({post.id, known.code});
    if (input.link != link) {
        input.link = link;
        input.code = qr_code(link);
    }
    const ui::Card card("sheet");
    if (input.code)
        ui::square_code(input.code->dark, input.code->size, text("code.picture", {{"post", post.name}}));
    else
        ui::text_area(text("code.link"), input.link, {.read_only = true, .lines = 3});
    ui::line(text("code.volunteers"), {.size = ui::TextSize::Lead, .bold = true, .icon = ui::Icon::Check});
    ui::line(text("code.guests"), {.size = ui::TextSize::Lead, .bold = true, .icon = ui::Icon::UserPlus});
    ui::line(text("code.without"), {.quiet = true});
}

void draw_renewing(const Acting& by, const Post& post, const PostCode* known, PostCodeInput& input,
                   Services& services) {
    const ui::OnScreen screen;
    if (known) {
        const std::string since = past_words(known->since, by.me.saying(by.now));
        ui::line(text("code.since", {{"when", since}, {"name", name_of(by.known.state, known->made_by)}}),
                 {.size = ui::TextSize::Second, .quiet = true});
        if (by.known.is_asked(Id<PostCode>{known->id.bits}))
            ui::line(text("shift.asked"), {.tone = ui::Tone::Wait, .icon = ui::Icon::Hourglass});
        if (ui::button(text("code.print"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Printer}))
            services.print_page();
        ui::line(text("code.renew_second"), {.icon = ui::Icon::Info});
    }
    if (input.next.empty()) input.next = services.random_digits(post_code_digits);
    const ui::ButtonKind kind = known ? ui::ButtonKind::Danger : ui::ButtonKind::Primary;
    if (action(by, text(known ? "code.renew" : "code.make"), RenewPostCode{post.id, input.next},
               {.kind = kind, .icon = ui::Icon::QrCode}))
        input.next.clear();
}

}  // namespace

void post_code_page(const Known& known, const Viewer& me, Instant now, const Post& post, PostCodeInput& input,
                    Outbox& outbox, Services& services) {
    const ui::Page page({.title = post.name,
                         .second = text("code.title"),
                         .back_route = route_to("post", post.id),
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "post-code"});
    const PostCode* code = known.state.post_codes.find(post.id);
    if (code)
        draw_code(post, *code, input, services);
    else
        ui::empty_state(ui::Icon::QrCode, text("code.none"), text("code.none_second"));
    draw_renewing({known, me, now, outbox}, post, code, input, services);
}

}  // namespace linli::client
