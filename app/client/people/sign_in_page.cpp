#include "app/client/people/sign_in_page.h"

#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

void draw_error(const AccountView& account) {
    if (!account.error.empty()) ui::note(ui::Icon::CircleAlert, text(account.error), ui::Tone::Refused);
}

void draw_link(const AccountView& account, Services& services) {
    const ui::Card card("link");
    ui::line(account.community_name.empty() ? text("signin.card_good") : account.community_name,
             {.size = ui::TextSize::Heading, .bold = true});
    ui::line(text("signin.card_second"), {.quiet = true});
    draw_error(account);
    if (account.waiting_of_last > 0) {  // Of whoever used this device before.
        ui::note(ui::Icon::Hourglass, text("signin.waiting_here", {{"count", account.waiting_of_last}}),
                 ui::Tone::Wait);
        if (ui::button(text("signin.send_first"), {.icon = ui::Icon::Send})) services.change_build();
    }
    if (ui::button(text("signin.on_this_phone"), {.kind = ui::ButtonKind::Primary,
                                                  .icon = ui::Icon::Check,
                                                  .disabled = account.busy,
                                                  .full_width = true})) {
        services.sign_in_with_card(account.link_token);
    }
}

std::string missing(const SignInInput& input, const std::string& field, const char* words) {
    return input.incomplete && field.empty() ? text(words) : std::string();
}

void draw_code(const AccountView& account, SignInInput& input, Services& services) {
    const ui::Card card("code");
    ui::heading(text("signin.with_card"), {.icon = ui::Icon::QrCode});
    ui::line(text("signin.with_card_second"), {.quiet = true});
    const bool entered = ui::text_field(text("signin.code"), input.code,
                                        {.error = missing(input, input.code, "signin.code_missing"),
                                         .autocomplete = "one-time-code",
                                         .enter_key = ui::EnterKey::Go,
                                         .max_length = 120})
                             .submitted;
    draw_error(account);
    const bool pressed =
        ui::button(text("signin.sign_in"), {.kind = ui::ButtonKind::Primary, .disabled = account.busy});
    if (!entered && !pressed) return;
    input.incomplete = input.code.empty();
    if (!input.incomplete) services.sign_in_with_card(input.code);
}

void draw_password(const AccountView& account, SignInInput& input, Services& services) {
    const ui::Card card("password");
    ui::heading(text("signin.with_password"));
    ui::text_field(text("signin.login"), input.login,
                   {.error = missing(input, input.login, "signin.login_missing"),
                    .autocomplete = "username",
                    .enter_key = ui::EnterKey::Next});
    const bool entered = ui::text_field(text("signin.password"), input.password,
                                        {.error = missing(input, input.password, "signin.password_missing"),
                                         .autocomplete = "current-password",
                                         .enter_key = ui::EnterKey::Go,
                                         .secret = true})
                             .submitted;
    draw_error(account);
    const bool pressed =
        ui::button(text("signin.sign_in"), {.kind = ui::ButtonKind::Primary, .disabled = account.busy});
    if (!entered && !pressed) return;
    input.incomplete = input.login.empty() || input.password.empty();
    if (input.incomplete) return;
    services.sign_in_with_password(input.login, input.password);
    input.password.clear();
}

void draw_simple(Services& services) {
    Settings settings = services.settings();
    if (ui::check(text("simple.setting"), settings.simple, {.second = text("simple.setting_help")}))
        services.choose(settings);
}

void draw_languages(Services& services) {
    const ui::Flow flow;
    Settings settings = services.settings();
    for (const Language language : {Language::Chinese, Language::English}) {
        const bool chinese = language == Language::Chinese;
        // Each language is named in itself, whatever the page speaks.
        if (ui::filter_chip(text(chinese ? "language.chinese" : "language.english"),
                            settings.language == language, chinese ? "zh" : "en")) {
            settings.language = language;
            services.choose(settings);
        }
    }
}

// A page that only says what is the matter.
bool draw_message(Session session, Services& services) {
    using ui::Icon;
    if (session == Session::Starting || session == Session::SignedIn) {  // The store is being read.
        ui::skeleton(4);
        return true;
    }
    if (session == Session::OtherTab) {
        ui::empty_state(Icon::Info, text("signin.other_tab"), text("signin.other_tab_second"));
        return true;
    }
    if (session == Session::Outdated) {
        ui::empty_state(Icon::Info, text("signin.outdated"), text("signin.outdated_second"));
        if (ui::button(text("signin.change_build"), {.kind = ui::ButtonKind::Primary}))
            services.change_build();
        return true;
    }
    return false;
}

}  // namespace

void sign_in_page(SignInInput& input, Services& services) {
    const AccountView& account = services.account();
    const bool quiet = account.session == Session::Starting || account.session == Session::SignedIn;
    const ui::Page page({.title = text("app.name"),
                         .second = quiet ? text("signin.starting") : text("app.what"),
                         .narrow = true,
                         .key = "sign-in"});
    if (draw_message(account.session, services)) return;
    if (account.session == Session::Revoked) {
        const std::size_t waiting = account.waiting_of_last;
        ui::note(ui::Icon::Info,
                 waiting > 0 ? text("signin.revoked", {{"count", waiting}}) : text("signin.ended"),
                 ui::Tone::Wait);
    }
    if (!account.link_token.empty()) {
        draw_link(account, services);
    } else if (input.with_password) {
        draw_password(account, input, services);
    } else {
        draw_code(account, input, services);
    }
    if (account.link_token.empty() &&
        ui::button(text(input.with_password ? "signin.use_card" : "signin.use_password"),
                   {.kind = ui::ButtonKind::Plain})) {
        input.with_password = !input.with_password;
        input.incomplete = false;
    }
    ui::line(text("signin.privacy"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Lock});
    draw_simple(services);
    draw_languages(services);
}

}  // namespace linli::client
