#include "app/client/client.h"

#include "app/client/ui/kit.h"
#include "app/client/ui/ui.h"
#include "app/client/ui/word_table.h"
#include "shared/people/register_import.h"

// What pages call. The session: client_session.cpp; drawing: client_draw.cpp.

namespace linli::client {
namespace {

constexpr const char* card_link = "/#/card/";

// Spoken codes are read out in groups: blanks and dashes mean nothing.
std::string bare_code(std::string_view typed) {
    const std::size_t at = typed.find(card_link);
    if (at != std::string_view::npos) typed = typed.substr(at + std::string_view(card_link).size());
    if (typed.rfind(simple_card, 0) == 0) typed = typed.substr(simple_card.size());
    std::string code;
    for (const char character : typed) {
        if (character != ' ' && character != '\t') code += character;
    }
    return code;
}

std::string hex_or_nothing(std::optional<PostId> post) {
    return post ? to_hex(post->bits) : std::string();
}

}  // namespace

std::unique_ptr<Program> make_program(Platform& platform, ui::Kit& kit) {
    return std::make_unique<Client>(platform, kit);
}

// --- Commands ---

// While a page is drawn it holds on to records, so what is pressed changes them only afterwards. Keeping and
// sending it is the later part's work: what is pressed before it is here waits for it, and says so.
std::optional<Rejected> Client::push(Command command, PersonId for_person) {
    if (!device_) return Rejected{Reason::NotKnownHere};
    if (!drawing_ && has_later_part()) return press(std::move(command), for_person);
    const Replica& replica = device_->replica();
    const auto no = check(replica.state(), replica.stamp(clock_.now(), for_person), command);
    if (no && no->reason != Reason::NotKnownHere) return no;
    pressed_.emplace_back(std::move(command), for_person);
    if (!has_later_part()) kit_.show_toast({text("toast.waits"), {}, {}, ui::Icon::Hourglass});
    return std::nullopt;
}

void Client::take_presses() {
    drawing_ = false;
    if (!has_later_part()) return;
    for (auto& [command, for_person] : std::exchange(pressed_, {})) press(std::move(command), for_person);
}

std::optional<Rejected> Client::press(Command command, PersonId for_person) {
    const bool takes =
        std::holds_alternative<TakeShift>(command) && (!for_person || for_person == device_->replica().me());
    const SeatId seat = device_->replica().stamp(clock_.now()).new_ids.make<SeatId>();
    const auto number = device_->press(std::move(command), for_person);
    if (!number) return number.error();
    const LinkState link = device_->link();
    if (takes && link.link == Link::Offline && !shows_simple()) {
        kit_.show_toast({text(link.kept ? "toast.kept_here" : "toast.waits"), text("toast.undo"),
                         [this, seat] { push(GiveBackShift{seat}, {}); }, ui::Icon::Hourglass});
    }
    return std::nullopt;
}

// Said only now: the place is held once the server says so, not when it was pressed.
void Client::confirmed(const Pending& pending) {
    const auto& replica = device_->replica();
    if (!std::holds_alternative<TakeShift>(pending.command) || pending.for_person != replica.me()) return;
    if (shows_simple()) return;  // Its page says so.
    const auto& identity = replica.identity();
    for (const Seat* seat : replica.state().seats.where<&Seat::person>(replica.me())) {
        if (seat->shift != std::get<TakeShift>(pending.command).shift || seat->state != SeatState::Held)
            continue;
        if (!identity || seat->placed_by != identity->person) continue;
        const SeatId id = seat->id;
        kit_.show_toast({text("toast.taken"), text("toast.undo"), [this, id] { push(GiveBackShift{id}, {}); },
                         ui::Icon::CircleCheck});
        return;
    }
}

void Client::drop(OutboxId outbox, std::uint64_t number) {
    if (device_) device_->dismiss(outbox, number);
}

// --- The account ---

void Client::sign_in_with_card(std::string token) {
    account_.busy = true;
    account_.error.clear();
    call("POST", "/api/sign-in/card", {{"token", bare_code(token)}, {"label", text("devices.label")}},
         [this](int status, const Json& json) {
             account_.busy = false;
             if (status == 200) {
                 signed_in(json);
                 return;
             }
             account_.error = error_key(status, json);
             // The link is used up or was never good; the code of another card can be typed.
             if (status == 0) return;
             account_.link_token.clear();
             platform_.keep_link_secret({});
         });
}

void Client::sign_in_with_password(std::string login, std::string password) {
    account_.busy = true;
    account_.error.clear();
    call("POST", "/api/sign-in/password",
         {{"login", login}, {"password", password}, {"label", text("devices.label")}},
         [this](int status, const Json& json) {
             account_.busy = false;
             if (status == 200)
                 signed_in(json);
             else
                 account_.error = error_key(status, json);
         });
}

void Client::sign_out(bool at_once) {
    leaving_ = true;
    if (at_once || !device_ || device_->replica().pending().empty()) finish_sign_out();
}

void Client::sign_out_everywhere() {
    call("POST", "/api/sign-out-everywhere", {}, [this](int status, const Json& json) {
        if (status == 200 || status == 401)
            leave();
        else
            account_.error = error_key(status, json);
    });
}

void Client::load_devices() {
    call("GET", "/api/devices", {}, [this](int status, const Json& json) {
        if (status != 200) return;
        std::vector<MyDevice> devices;
        for (const Json& device : json.list("devices")) {
            devices.push_back({device.text("device"),
                               device.text("label"),
                               {device.number("last_seen_ms")},
                               device.yes("this_one")});
        }
        account_.devices = std::move(devices);
    });
}

void Client::revoke_device(const std::string& id) {
    call("POST", "/api/devices/revoke", {{"device", id}}, [this](int status, const Json& json) {
        account_.error = status == 200 ? std::string() : error_key(status, json);
        load_devices();
    });
}

void Client::set_password(std::string login, std::string password) {
    call("POST", "/api/password", {{"login", login}, {"password", password}},
         [this](int status, const Json& json) {
             account_.error = status == 200 ? std::string() : error_key(status, json);
             if (status != 200) return;
             account_.has_password = true;
             kit_.show_toast({text("password.saved")});
         });
}

void Client::issue_card(PersonId person, bool lost_phone) {
    account_.card = IssuedCard{};
    account_.card->person = person;
    call("POST", lost_phone ? "/api/lost-phone" : "/api/card", {{"person", to_hex(person.bits)}},
         [this, person](int status, const Json& json) {
             if (!account_.card || account_.card->person != person) return;
             account_.card->ready = status == 200;
             if (status != 200) {
                 account_.card->error = error_key(status, json);
                 return;
             }
             account_.card->token = json.text("token");
             account_.card->link = platform_.site_address() + card_link + json.text("token");
             account_.card->expires = {json.number("expires_ms")};
         });
}

void Client::load_calendars() {
    call("GET", "/api/calendar", {}, [this](int status, const Json& json) {
        if (status != 200) return;
        std::vector<CalendarLink> calendars;
        for (const Json& one : json.list("calendars")) {
            const auto post = bits_from_hex(one.text("post"));
            calendars.push_back(
                {post ? std::optional(PostId{*post}) : std::nullopt, {one.number("since_ms")}});
        }
        account_.calendars = std::move(calendars);
    });
}

void Client::make_calendar(std::optional<PostId> post) {
    call("POST", "/api/calendar", {{"post", hex_or_nothing(post)}, {"language", code_of(language())}},
         [this, post](int status, const Json& json) {
             account_.calendar_error = status == 200 ? std::string() : error_key(status, json);
             if (status == 200)
                 account_.new_calendar = NewCalendar{post, platform_.site_address() + json.text("path")};
             load_calendars();
         });
}

void Client::end_calendar(std::optional<PostId> post) {
    call("POST", "/api/calendar/revoke", {{"post", hex_or_nothing(post)}},
         [this](int status, const Json& json) {
             account_.calendar_error = status == 200 ? std::string() : error_key(status, json);
             load_calendars();
         });
}

// --- Guests ---

// "visit" says which guest of this browser it is: an answer that was lost, or a page loaded again, makes no
// second one.
void Client::sign_in_guest(const GuestTyped& typed) {
    if (platform_.setting("visit").empty()) platform_.set_setting("visit", random_digits(32));
    account_.guest = {.busy = true, .error = {}, .place = {}};
    call("POST", "/api/guest",
         {{"post", to_hex(typed.post.bits)},
          {"code", typed.code},
          {"name", typed.name},
          {"phone", typed.phone},
          {"visit", platform_.setting("visit")}},
         [this](int status, const Json& json) {
             account_.guest.busy = false;
             if (status != 200) {
                 account_.guest.error = error_key(status, json);
                 return;
             }
             account_.guest.place =
                 GuestPlace{json.text("post"),
                            {{json.number("from_ms")}, {json.number("until_ms")}},
                            UtcOffset{static_cast<std::int32_t>(json.number("offset_minutes"))}};
             guest_ = {};
             keep_drafts();  // A number does not stay on a phone that is passed on.
         });
}

// Somebody else takes the same phone.
void Client::forget_guest() {
    platform_.set_setting("visit", "");
    account_.guest = {};
    guest_ = {};
}

std::string Client::random_digits(std::size_t count) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::vector<std::uint8_t> bytes(count);
    platform_.random(bytes);
    std::string text;
    for (const std::uint8_t byte : bytes) text += digits[byte & 15];
    return text;
}

// --- The device ---

void Client::take_settings() {
    const std::string chosen = platform_.setting("language");
    const std::string wanted = chosen.empty() ? platform_.language() : chosen;
    settings_.language = wanted.rfind("en", 0) == 0 ? Language::English : Language::Chinese;
    // Another tab may have changed to it after this page was given its words.
    if (!platform_.has_words(settings_.language)) settings_.language = language();
    const std::string look = platform_.setting("look");
    if (look == "light") settings_.look = ui::Look::Light;
    if (look == "dark") settings_.look = ui::Look::Dark;
    if (look == "contrast") settings_.look = ui::Look::HighContrast;
    const std::string scale = platform_.setting("type-scale");
    settings_.type_percent = scale.empty() ? 0 : std::atoi(scale.c_str());
    settings_.plain = platform_.setting("plain") == "yes";
    settings_.simple = platform_.setting("simple") == "yes";
    set_language(settings_.language);
}

// The machine takes look and type size from the settings by itself; a test's machine has none, so the kit is
// told as well.
void Client::choose(const Settings& settings) {
    if (settings.simple && !settings_.simple && account_.session == Session::SignedIn) go("/simple");
    const bool other_language = settings.language != settings_.language;
    settings_ = settings;
    if (other_language) change_language(settings.language);
    platform_.set_setting("language", code_of(language()));
    const char* look = "";
    if (settings.look == ui::Look::Light) look = "light";
    if (settings.look == ui::Look::Dark) look = "dark";
    if (settings.look == ui::Look::HighContrast) look = "contrast";
    platform_.set_setting("look", look);
    platform_.set_setting("type-scale",
                          settings.type_percent == 0 ? "" : std::to_string(settings.type_percent));
    platform_.set_setting("plain", settings.plain ? "yes" : "");
    platform_.set_setting("simple", settings.simple ? "yes" : "");
    ui::Preferences preferences = kit_.preferences();
    if (settings.plain) preferences.plain = true;
    if (settings.look) preferences.look = *settings.look;
    if (settings.simple) preferences.type_scale = simple_type_scale;
    if (settings.type_percent > 0 && !settings.simple)
        preferences.type_scale = static_cast<float>(settings.type_percent) / 100;
    kit_.set_preferences(preferences);
    changed();
}

// The page keeps the words that it has until those of the other language are here.
void Client::change_language(Language wanted) {
    if (platform_.has_words(wanted)) return set_language(wanted);
    platform_.fetch_words(wanted, [this, wanted](bool came) {
        if (settings_.language != wanted) return;  // They have thought better of it.
        if (came) {
            set_language(wanted);
            platform_.set_setting("language", code_of(wanted));
        } else {
            settings_.language = language();
            kit_.show_toast({.words = text("language.failed"), .icon = ui::Icon::CircleAlert});
        }
        changed();
    });
}

bool Client::shows_simple() const {
    const std::string route = platform_.route();
    return settings_.simple && (route == "/today" || is_simple_route(route));
}

// What a person would read from top to bottom: headings, words and what can be pressed of the page itself.
void Client::read_page() {
    std::string words;
    bool in_page = false;
    for (const ui::Node& node : kit_.nodes()) {
        if (node.role == ui::Role::Navigation) break;
        in_page = in_page || node.role == ui::Role::Main;
        const bool is_read = node.role == ui::Role::Heading || node.role == ui::Role::Text ||
                             node.role == ui::Role::Link || node.role == ui::Role::Button;
        if (in_page && is_read && !node.name.empty()) words += node.name + "。\n";
    }
    reading_ = true;
    platform_.speak(words, language() == Language::Chinese ? "zh-CN" : "en");
    changed();
}

void Client::stop_reading() {
    if (!reading_) return;
    reading_ = false;
    platform_.speak("", "");
    changed();
}

void Client::copy(const std::string& words) {
    platform_.copy_text(words, [this](bool copied) {
        kit_.show_toast({text(copied ? "toast.copied" : "toast.not_copied")});
        changed();
    });
}

void Client::pick_text_file(std::function<void(std::string, std::string)> then) {
    platform_.pick_file(
        ".csv,.txt,text/csv,text/plain", max_register_bytes,
        [this, then](const tl::expected<PickedFile, FileFault>& file) {
            if (file)
                then(file->name, std::string(file->bytes.begin(), file->bytes.end()));
            else
                kit_.show_toast({text(file.error() == FileFault::TooLarge ? "toast.file_too_large"
                                                                          : "toast.file_not_read")});
            changed();
        });
}

void Client::pick_photo(std::function<void(std::string, std::string)> then) {
    platform_.pick_photo([this, then](const tl::expected<Bytes, FileFault>& photo) {
        if (photo)
            then(std::string(photo->begin(), photo->end()), {});
        else
            then({}, text(photo.error() == FileFault::TooLarge ? "photo.too_large" : "photo.unreadable"));
        changed();
    });
}

std::string Client::local_picture(const std::string& name, const std::string& jpeg) {
    return pictures_.address_of(name, jpeg);
}

void Client::ask_server(const std::string& search) {
    if (device_) device_->ask(search);
}

const std::vector<PersonId>* Client::found_by_server(const std::string& search) const {
    return device_ ? device_->found(search) : nullptr;
}

}  // namespace linli::client
