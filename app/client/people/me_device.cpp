#include "app/client/people/me_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"

// The device's side of 我的: language, looks, devices, signing out.

namespace linli::client {
namespace {

void choose_language(Services& services, Settings settings) {
    const ui::RadioGroup group(text("settings.language"));
    const ui::Columns columns(2);
    if (ui::radio(text("language.chinese"), settings.language == Language::Chinese, {.key = "zh"})) {
        settings.language = Language::Chinese;
        services.choose(settings);
    }
    columns.next();
    if (ui::radio(text("language.english"), settings.language == Language::English, {.key = "en"})) {
        settings.language = Language::English;
        services.choose(settings);
    }
}

void choose_look(Services& services, Settings settings) {
    struct Choice {
        const char* key;
        std::optional<ui::Look> look;
    };
    const Choice choices[] = {{"settings.look.device", std::nullopt},
                              {"settings.look.light", ui::Look::Light},
                              {"settings.look.dark", ui::Look::Dark},
                              {"settings.look.contrast", ui::Look::HighContrast}};
    ui::line(text("settings.look"), {.bold = true});
    const ui::Flow flow;
    for (const Choice& choice : choices) {
        if (!ui::filter_chip(text(choice.key), settings.look == choice.look, choice.key)) continue;
        settings.look = choice.look;
        services.choose(settings);
    }
}

void choose_size(Services& services, Settings settings) {
    ui::line(text("settings.type"), {.bold = true});
    const ui::Flow flow;
    for (const int percent : {0, 100, 125, 150, 200}) {
        const std::string label = percent == 0 ? text("settings.type.device")
                                               : text("settings.type.percent", {{"percent", percent}});
        if (!ui::filter_chip(label, settings.type_percent == percent, percent + 1)) continue;
        settings.type_percent = percent;
        services.choose(settings);
    }
}

void choose_simple(Services& services, Settings settings) {
    if (ui::check(text("simple.setting"), settings.simple, {.second = text("simple.setting_help")}))
        services.choose(settings);
}

void choose_plain(Services& services, Settings settings) {
    const bool by_itself = ui::plain() && !settings.plain;
    const char* help = by_itself ? "settings.plain_why" : "settings.plain_help";
    if (ui::check(text("settings.plain"), settings.plain, {.second = text(help)})) services.choose(settings);
}

void draw_password(MeInput& input, Services& services) {
    if (!input.password) {
        const char* key = services.account().has_password ? "password.change" : "password.set";
        if (ui::button(text(key), {.icon = ui::Icon::Lock})) input.password = true;
        return;
    }
    ui::text_field(text("signin.login"), input.login, {.autocomplete = "username", .max_length = 60});
    ui::text_field(
        text("password.new"), input.new_password,
        {.help = text("password.help"), .autocomplete = "new-password", .max_length = 200, .secret = true});
    const ui::Columns columns(2);
    if (ui::button(text("me.leave_as_is"))) input.password = false;
    columns.next();
    const bool short_one = input.new_password.size() < 10;
    if (ui::button(text("password.save"),
                   {.kind = ui::ButtonKind::Primary, .reason = short_one ? text("password.help") : ""})) {
        services.set_password(input.login, input.new_password);
        input.new_password.clear();
        input.password = false;
    }
}

}  // namespace

void my_settings(Services& services) {
    ui::heading(text("settings.title"), {.icon = ui::Icon::Settings});
    const ui::Card card("settings");
    const Settings settings = services.settings();
    choose_language(services, settings);
    choose_look(services, settings);
    choose_size(services, settings);
    choose_simple(services, settings);
    choose_plain(services, settings);
}

void my_devices(const Viewer& me, Instant now, MeInput& input, Services& services) {
    const AccountView& account = services.account();
    ui::heading(text("devices.title"), {.icon = ui::Icon::Phone});
    if (!input.asked_devices) {
        input.asked_devices = true;
        services.load_devices();
    }
    const ui::Card card("devices");
    if (!account.devices) {
        ui::line(text("devices.not_here"), {.quiet = true});
    } else {
        const ui::List list(text("devices.title"));
        for (const MyDevice& device : *account.devices) {
            ui::RowOptions row{
                .title = device.label.empty() ? text("devices.unnamed") : device.label,
                .second = device.this_one ? text("devices.this_one")
                                          : text("devices.last_seen",
                                                 {{"when", past_words(device.last_seen, me.saying(now))}})};
            if (!device.this_one) {
                row.actions = [&] {
                    if (ui::button(text("devices.end"))) services.revoke_device(device.id);
                };
            }
            ui::row(std::string_view(device.id), row);
        }
    }
    if (me.coordinator) draw_password(input, services);
    if (!account.error.empty()) ui::note(ui::Icon::CircleAlert, text(account.error), ui::Tone::Refused);
}

void sign_out_part(const Known& known, MeInput& input, Services& services) {
    ui::space(8);
    if (ui::button(text("signout.open"), {.kind = ui::ButtonKind::Danger, .icon = ui::Icon::LogOut}))
        input.leaving = true;
    if (ui::button(text("signout.everywhere"), {.kind = ui::ButtonKind::Plain})) input.everywhere = true;
    if (input.leaving) {
        const ui::Dialog sheet(
            {.title = text("signout.title"), .open = &input.leaving, .close_label = text("action.close")});
        const std::size_t waiting = known.pending().size();
        ui::line(waiting > 0 ? text("signout.waiting", {{"count", waiting}}) : text("signout.second"));
        const ui::Columns columns(2);
        if (ui::button(text("signout.stay"))) input.leaving = false;
        columns.next();
        if (ui::button(text(waiting > 0 ? "signout.lose" : "signout.leave"),
                       {.kind = ui::ButtonKind::Danger})) {
            services.sign_out(waiting > 0);
            input.leaving = false;
        }
    }
    if (!input.everywhere) return;
    const ui::Dialog sheet({.title = text("signout.everywhere_title"),
                            .open = &input.everywhere,
                            .close_label = text("action.close")});
    ui::line(text("signout.everywhere_second"));
    const ui::Columns columns(2);
    if (ui::button(text("signout.stay"))) input.everywhere = false;
    columns.next();
    if (ui::button(text("signout.everywhere"), {.kind = ui::ButtonKind::Danger})) {
        services.sign_out_everywhere();
        input.everywhere = false;
    }
}

}  // namespace linli::client
