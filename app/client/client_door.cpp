#include "app/client/client.h"
#include "app/client/ui/ui.h"

// What is shown before anybody is signed in, and before all of the program is here.

namespace linli::client {

// Where this page is drawn by the part of the program that is still being fetched (ui/later.h).
void Client::draw_rest_comes() {
    if (platform_.online())
        ui::line(text("app.rest_comes"));
    else
        ui::line(text("app.rest_waits"), {.tone = ui::Tone::Wait, .icon = ui::Icon::WifiOff});
}

// The code at a post asks for no account.
void Client::draw_without_session(const std::string& route) {
    const ui::Shell shell({.app_name = text("app.name")});
    const bool nobody = account_.session == Session::SignedOut || account_.session == Session::Revoked;
    const auto address = post_address_in(route);
    const bool is_guest = address && nobody && !guest_.has_account;
    if (is_guest && has_later_part()) {
        guest_page(*address, guest_, *this);
    } else if (is_guest) {
        const ui::Page page({.title = text("app.name"), .key = "empty"});
        draw_rest_comes();
        ui::skeleton(6);
    } else {
        sign_in_page(sign_in_, *this);
    }
    keep_drafts_soon();
}

}  // namespace linli::client
