#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "app/client/client.h"
#include "app/client/ui/kit.h"
#include "app/client/ui/ui.h"

// Who is signed in on this device, from the first question to the last wipe.

namespace linli::client {
namespace {

constexpr std::int64_t renew_every_ms = hours(12).ms;
constexpr std::int64_t other_tab_after_ms = 1000;  // A free lock is given at once.
constexpr const char* card_route = "/card";        // What is left of a card's link without its secret.

// "account" keeps who was signed in, so that the page works before the server answers.
struct KeptAccount {
    CommunityId community;
    PersonId person;
};

std::optional<KeptAccount> kept_account(const std::string& setting) {
    if (setting.size() != 65 || setting[32] != '-') return std::nullopt;
    const auto community = bits_from_hex(setting.substr(0, 32)), person = bits_from_hex(setting.substr(33));
    if (!community || !person) return std::nullopt;
    return KeptAccount{{*community}, {*person}};
}

std::string account_setting(CommunityId community, PersonId person) {
    return to_hex(community.bits) + "-" + to_hex(person.bits);
}

// A card outlives a reload until it is used up. Not where somebody is signed in: a reload is their way back.
void keep_card(Platform& platform, const std::string& secret) {
    const bool somebody = !platform.setting("account").empty();
    platform.keep_link_secret(somebody ? std::string_view() : secret);
}

}  // namespace

Client::Client(Platform& platform, ui::Kit& kit) : platform_(platform), kit_(kit), clock_(platform) {
    take_settings();
    platform_.listen([this](PlatformEvent event) { hear(event); });
    start();
}

void Client::start() {
    restore_drafts_of_nobody();
    const std::string secret = platform_.take_link_secret();
    keep_card(platform_, secret);
    account_.link_token = without_wish(secret);
    const std::string route = platform_.route();
    if (route == card_route) platform_.replace_route("/");
    // Signing out without a network could not tell the server; it is told before anything else.
    if (!platform_.setting("sign-out-due").empty()) {
        call("POST", "/api/sign-out", {}, [this](int status, const Json&) {
            if (status != 0) platform_.set_setting("sign-out-due", "");
            if (account_.session == Session::Starting) ask_who();
        });
        return;
    }
    const auto kept = kept_account(platform_.setting("account"));
    if (kept && account_.link_token.empty())
        open_device(kept->community, kept->person);
    else
        ask_who();
}

// A card's link may carry the wish for simple mode.
std::string Client::without_wish(std::string secret) {
    if (secret.rfind(simple_card, 0) != 0) return secret;
    Settings settings = settings_;
    settings.simple = true;
    choose(settings);
    return secret.substr(simple_card.size());
}

// A card's link was opened in a tab that runs. Whoever is signed in is asked; else it is as at the start.
void Client::card_came(std::string secret) {
    const bool somebody = account_.session == Session::SignedIn && device_;
    if (platform_.route() == card_route) platform_.replace_route(somebody ? "/today" : "/");
    if (somebody) {
        other_card_ = std::move(secret);
        return;
    }
    keep_card(platform_, secret);
    account_.link_token = without_wish(std::move(secret));
    account_.error.clear();
    if (account_.session == Session::Outdated) return;  // The page is loaded again first.
    ++lock_wanted_;
    ask_who();
}

// The person of now stays until the card is known to be good.
void Client::switch_to_card() {
    account_.busy = true;
    const std::string secret = std::exchange(other_card_, {});
    const bool simple = secret.rfind(simple_card, 0) == 0;
    const std::string token = simple ? secret.substr(simple_card.size()) : secret;
    call("POST", "/api/sign-in/card", {{"token", token}, {"label", text("devices.label")}},
         [this, secret](int status, const Json& json) {
             account_.busy = false;
             if (status != 200) {
                 kit_.show_toast({text(error_key(status, json)), {}, {}, ui::Icon::CircleAlert});
                 if (status == 0) other_card_ = secret;  // Not used up: it can be tried again.
                 return;
             }
             if (device_) device_->stop();  // It spoke for the session that this one took the place of.
             account_ = AccountView{};
             platform_.set_setting("renewed", "");
             without_wish(secret);
             platform_.replace_route("/today");
             signed_in(json);
         });
}

void Client::ask_who() {
    if (!account_.link_token.empty()) {
        const std::string waiting = platform_.setting("waiting");
        std::from_chars(waiting.data(), waiting.data() + waiting.size(), account_.waiting_of_last);
        account_.session = Session::SignedOut;
        call("GET", "/api/community", {}, [this](int status, const Json& json) {
            if (status == 200) account_.community_name = json.text("community_name");
        });
        changed();
        return;
    }
    call("GET", "/api/me", {}, [this](int status, const Json& json) {
        if (status == 200) {
            signed_in(json);
            return;
        }
        account_.session = Session::SignedOut;
        if (status != 401) account_.error = error_key(status, json);
    });
}

void Client::signed_in(const Json& me) {
    const auto community = bits_from_hex(me.text("community")), person = bits_from_hex(me.text("person"));
    if (!community || !person) {
        account_.error = "error.try_again_later";
        account_.session = Session::SignedOut;
        return;
    }
    account_.has_password = me.yes("has_password");
    account_.link_token.clear();
    platform_.keep_link_secret({});
    const auto last = kept_account(platform_.setting("account"));
    platform_.set_setting("account", account_setting({*community}, {*person}));
    if (!last || (last->community.bits == *community && last->person.bits == *person)) {
        open_device({*community}, {*person});
        return;
    }
    // Somebody else was signed in here: what they left on this device goes first.
    platform_.store().open(
        database_name(last->community, last->person), [this, community, person](const StoreOpened& opened) {
            if (!opened.opened) {
                open_device({*community}, {*person});
                return;
            }
            platform_.store().wipe(
                [this, community, person](const StoreAnswer&) { open_device({*community}, {*person}); });
        });
}

void Client::open_device(CommunityId community, PersonId person) {
    const std::string lock = database_name(community, person);
    if (held_lock_ == lock) {
        got_lock(community, person);
        return;
    }
    account_.session = Session::Starting;
    const int wanted = ++lock_wanted_;
    platform_.wake_after(other_tab_after_ms, [this, wanted] {
        if (wanted != lock_wanted_ || account_.session != Session::Starting) return;
        account_.session = Session::OtherTab;
        changed();
    });
    platform_.hold_lock(lock, [this, community, person, lock, wanted] {
        held_lock_ = lock;
        if (wanted == lock_wanted_) got_lock(community, person);
    });
    changed();
}

void Client::got_lock(CommunityId community, PersonId person) {
    account_.session = Session::SignedIn;
    account_.error.clear();
    clear_inputs_at_door();
    if (!draft_owner_.empty()) clear_inputs();  // Else nobody has written anything on the pages yet.
    const std::string owner = database_name(community, person);
    if (draft_owner_ != owner) pressed_.clear();  // By somebody else.
    restore_drafts(owner);
    const auto refused = [this] { kit_.show_toast({text("toast.refused"), {}, {}, ui::Icon::CircleAlert}); };
    old_device_ = std::move(device_);
    device_ = std::make_unique<Device>(
        platform_, clock_, community, person,
        Device::Events{.changed = [this] { changed(); },
                       .ended = [this](Device::End end) { ended(end); },
                       .confirmed = [this](const Pending& pending) { confirmed(pending); },
                       .refused = refused});
    device_->start();
    renew_later();
    if (platform_.route() == "/") platform_.replace_route("/today");
    changed();
}

void Client::ended(Device::End end) {
    account_.waiting_of_last = device_ ? device_->replica().pending().size() : 0;
    if (device_) device_->stop();
    old_device_ = std::move(device_);
    if (end == Device::End::Outdated) {
        account_.session = Session::Outdated;
    } else if (end == Device::End::SignedOut) {
        account_.session = Session::Revoked;
        platform_.turn_push_off();
    } else {
        ask_who();
    }
    changed();
}

void Client::renew_later() {
    platform_.cancel_wake(renewal_);
    renewal_ = platform_.wake_after(renew_every_ms, [this] {
        call("POST", "/api/renew", {}, [](int, const Json&) {});
        renew_later();
    });
    const std::string last = platform_.setting("renewed");
    const std::int64_t now = platform_.device_clock_ms();
    if (!last.empty() && now - std::atoll(last.c_str()) < renew_every_ms) return;
    call("POST", "/api/renew", {}, [this, now](int status, const Json&) {
        if (status == 200) platform_.set_setting("renewed", std::to_string(now));
    });
}

void Client::finish_sign_out() {
    leaving_ = false;
    platform_.set_setting("sign-out-due", "yes");
    call("POST", "/api/sign-out", {}, [this](int status, const Json&) {
        if (status != 0) platform_.set_setting("sign-out-due", "");
    });
    leave();
}

// Nothing about the person stays on this device.
void Client::leave() {
    other_card_.clear();
    platform_.turn_push_off();
    platform_.set_setting("account", "");
    platform_.set_setting("renewed", "");
    platform_.cancel_wake(renewal_);
    ++lock_wanted_;
    account_ = AccountView{};
    account_.session = Session::SignedOut;
    clear_inputs_at_door();
    clear_inputs();
    platform_.keep_drafts("");
    kept_drafts_.clear();
    if (device_) {
        device_->wipe([this] { changed(); });
        old_device_ = std::move(device_);
    }
    platform_.replace_route("/");
    changed();
}

void Client::clear_inputs_at_door() {
    sign_in_ = {};
    guest_ = {};
}

// Comes with the later part of the program (web/split_program.mjs).
void Client::clear_inputs() {
    today_ = {};
    shifts_ = {};
    hours_ = {};
    shift_hours_ = {};
    roster_ = {};
    roster_rules_ = {};
    post_ = {};
    patterns_ = {};
    plan_ = {};
    propose_ = {};
    wall_ = {};
    robot_ = {};
    calendar_ = {};
    post_code_ = {};
    post_figures_ = {};
    guests_ = {};
    chain_ = {};
    people_ = {};
    errands_ = {};
    match_ = {};
    trip_ = {};
    offer_ = {};
    helpers_ = {};
    rides_ = {};
    buys_ = {};
    campaign_form_ = {};
    buy_desk_ = {};
    buy_chain_ = {};
    hand_out_ = {};
    labels_ = {};
    checks_ = {};
    simple_ = {};
    me_ = {};
}

void Client::call(const char* method, const std::string& path,
                  const std::vector<std::pair<std::string, std::string>>& members, ApiAnswer then) {
    HttpRequest request;
    request.method = method;
    request.path = path;
    if (request.method != "GET") {
        const std::string body = write_json(members);
        request.body.assign(body.begin(), body.end());
        request.content_type = "application/json";
    }
    platform_.http(std::move(request), [this, then](const HttpAnswer& answer) {
        const auto json = read_json({reinterpret_cast<const char*>(answer.body.data()), answer.body.size()});
        then(answer.status, json ? *json : Json{});
        changed();
    });
}

// The server names what is wrong (app/server/http/routes.h); what a person can do about has a text of its
// own.
std::string Client::error_key(int status, const Json& json) {
    static constexpr std::array told = {
        "card_unknown",     "card_used",           "card_expired",       "card_revoked",
        "password_wrong",   "password_too_short",  "password_too_long",  "login_empty",
        "login_taken",      "too_many_attempts",   "not_allowed",        "signed_out",
        "person_unknown",   "too_many_calendars",  "push_not_possible",  "guest_code_over",
        "guest_name_empty", "guest_name_too_long", "guest_name_invalid", "guest_phone_invalid",
        "guest_no_shift",   "guest_shift_full",    "guest_too_many"};
    if (status == 0) return "error.no_network";
    const std::string code = json.text("error");
    const bool has_text = std::find(told.begin(), told.end(), code) != told.end();
    return "error." + (has_text ? code : std::string("try_again_later"));
}

void Client::hear(PlatformEvent event) {
    if (event == PlatformEvent::Hidden) keep_drafts();
    if (event == PlatformEvent::NewBuild) new_build_ = true;
    if (event == PlatformEvent::Spoken) reading_ = false;
    if (event == PlatformEvent::RouteChanged) {
        stop_reading();
        // Who left the question with the page is not asked again when they come back.
        me_.leaving = me_.everywhere = false;
        if (std::string secret = platform_.take_link_secret(); !secret.empty()) card_came(std::move(secret));
        if (account_.session == Session::SignedIn && platform_.route() == "/")
            platform_.replace_route("/today");
    }
    if (event == PlatformEvent::RouteChanged && platform_.route() == new_build_route) {
        platform_.replace_route("/today");
        keep_drafts();
        platform_.change_build();
    }
    const bool back = event == PlatformEvent::Online || event == PlatformEvent::Shown;
    if (back && device_) device_->try_now();
    // What a browser allows is changed elsewhere, and then one comes back.
    if (event == PlatformEvent::Shown && account_.push.known) load_push();
    changed();
}

// Whoever signs in here next is told that something would be lost.
void Client::keep_waiting_count(std::size_t count) {
    if (kept_waiting_count_ == count) return;
    kept_waiting_count_ = count;
    platform_.set_setting("waiting", count == 0 ? std::string() : std::to_string(count));
}

void Client::changed() {
    if (leaving_ && device_ && device_->replica().pending().empty()) finish_sign_out();
    if (device_) keep_waiting_count(device_->replica().pending().size());
    kit_.mark_dirty();
    platform_.request_frame();
}

}  // namespace linli::client
