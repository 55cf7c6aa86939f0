#include "app/client/simple/simple_parts.h"

namespace linli::client {
namespace {

void draw_read_button(Services& services) {
    const bool reading = services.is_reading();
    if (ui::wide_button(text(reading ? "simple.quiet" : "simple.read"), {.icon = ui::Icon::Volume2})) {
        if (reading)
            services.stop_reading();
        else
            services.read_page();
    }
}

}  // namespace

void SimplePage::press(Command command) const {
    const auto rejected = outbox.push(std::move(command));
    input.problem = rejected ? reason_words(known.state, *rejected, me.me, me, saying()) : std::string();
}

ui::PageOptions simple_page_options(std::string title, const char* key) {
    return {.title = std::move(title), .simple = true, .narrow = true, .key = key};
}

void draw_simple_problem(const SimpleInput& input) {
    if (input.problem.empty()) return;
    const ui::Card card("problem", {.tone = ui::Tone::Refused});
    ui::simple_line(input.problem);
    ui::announce(input.problem, true);
}

bool draw_simple_last(Services& services, const std::string& label, const ui::WideButtonOptions& options) {
    const bool speaks = services.can_read();
    const ui::Columns columns(speaks ? 2 : 1, 12, true);
    if (speaks) {
        draw_read_button(services);
        columns.next();
    }
    return ui::wide_button(label, options);
}

void draw_simple_foot(Services& services) {
    ui::space(12);
    draw_simple_last(services, text("simple.back"), {.icon = ui::Icon::ArrowLeft, .route = simple_home});
}

void draw_simple_emergency_calls() {
    ui::big_button(text("ask.call_120"), {.icon = ui::Icon::Phone,
                                          .second = text("simple.call_120_second"),
                                          .route = "tel:120",
                                          .look = ui::BigLook::Need});
    ui::big_button(text("ask.call_110"),
                   {.icon = ui::Icon::Phone, .second = text("simple.call_110_second"), .route = "tel:110"});
}

}  // namespace linli::client
