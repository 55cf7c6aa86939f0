#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/client/page.h"
#include "app/client/push_state.h"
#include "app/client/ui/text.h"
#include "app/client/ui/theme.h"

// What a page may ask for that is no command: the account, the device's own settings, files and the
// clipboard. The answers come later and are read from AccountView.

namespace linli::client {

enum class Session : std::uint8_t {
    Starting,
    SignedOut,  // Nobody is signed in on this device.
    Revoked,    // Somebody was; the server does not accept it any more.
    OtherTab,   // Another tab of this browser holds the community; only one may issue commands.
    SignedIn,
    Outdated,  // A newer version is on the server.
};

struct MyDevice {
    std::string id;
    std::string label;
    Instant last_seen;
    bool this_one = false;
};

// A paper card: who holds it may sign in once.
struct IssuedCard {
    PersonId person;
    bool ready = false;
    std::string token;
    std::string link;
    Instant expires;
    std::string error;  // A text key; empty when all is well.
};

// A secret link by which a calendar program reads shifts: which there are, and since when.
struct CalendarLink {
    std::optional<PostId> post;  // Nothing: my own shifts.
    Instant since;
};

// One that was just made; it is never seen again.
struct NewCalendar {
    std::optional<PostId> post;
    std::string link;
};

// Reminders on this device while the page is closed.
struct PushView {
    bool known = false;  // Browser and server have both answered.
    PushState state = PushState::Impossible;
    std::string key;    // The server's.
    bool busy = false;  // The browser is asking, or the server has not answered.
    bool tried = false;
    std::string error;  // A text key; empty when all is well.
};

// What somebody without an account says at a post.
struct GuestTyped {
    PostId post;
    std::string code, name, phone;
};
// Where they stand, as the server said it.
struct GuestPlace {
    std::string post;
    TimeRange window;
    UtcOffset offset;
};
struct GuestAnswer {
    bool busy = false;
    std::string error;  // A text key; empty when all is well.
    std::optional<GuestPlace> place;
};

struct AccountView {
    Session session = Session::Starting;
    std::string community_name;  // Before signing in, where the server says it.
    std::string link_token;      // Of a card link, until it was used.
    bool busy = false;           // An answer is awaited.
    std::string error;           // A text key about the last try; empty when all is well.
    bool has_password = false;
    std::optional<std::vector<MyDevice>> devices;
    std::optional<IssuedCard> card;
    std::optional<std::vector<CalendarLink>> calendars;
    std::optional<NewCalendar> new_calendar;
    PushView push;
    std::string calendar_error;       // A text key; empty when all is well.
    GuestAnswer guest;                // Of who has no account.
    std::size_t waiting_of_last = 0;  // Pressed by who was signed in last and never sent.
};

// A card's link whose secret stands behind this opens simple mode.
inline constexpr std::string_view simple_card = "simple/";

// What is not made for simple mode is at least large in it.
inline constexpr float simple_type_scale = 2;

struct Settings {
    Language language = Language::Chinese;
    std::optional<ui::Look> look;  // Nothing: as the device is set.
    int type_percent = 0;          // 0: as the device is set.
    bool plain = false;            // The page without the canvas.
    bool simple = false;           // Large, and one question a page.
};

class Services {
public:
    virtual ~Services() = default;
    virtual const AccountView& account() const = 0;
    virtual void sign_in_with_card(std::string token) = 0;
    virtual void sign_in_with_password(std::string login, std::string password) = 0;
    // Sends what waits, then forgets everything about the person on this device. `at_once` does not wait for
    // what is unsent.
    virtual void sign_out(bool at_once) = 0;
    virtual void sign_out_everywhere() = 0;
    virtual void load_devices() = 0;
    virtual void revoke_device(const std::string& id) = 0;
    virtual void set_password(std::string login, std::string password) = 0;
    // A new card for a person; `lost_phone`: all devices of theirs end at once.
    virtual void issue_card(PersonId person, bool lost_phone) = 0;
    virtual void forget_card() = 0;
    // Without a post: of my own shifts. A new one ends the one before.
    virtual void load_calendars() = 0;
    virtual void make_calendar(std::optional<PostId> post) = 0;
    virtual void end_calendar(std::optional<PostId> post) = 0;
    virtual void forget_calendar() = 0;
    // Reminders to this device. Turning on asks the person, so it must follow a press.
    virtual void load_push() = 0;
    virtual void turn_push_on() = 0;
    virtual void turn_push_off() = 0;
    virtual void try_push() = 0;  // One at once, to see that it works.
    // Who has no account stands at a post; the answer is in AccountView::guest. Pressed again, it is the same
    // guest, until they are forgotten.
    virtual void sign_in_guest(const GuestTyped& typed) = 0;
    virtual void forget_guest() = 0;
    // So many hexadecimal digits, good enough for a secret.
    virtual std::string random_digits(std::size_t count) = 0;

    // Whether what is marked LINLI_LATER (ui/later.h) is here: until then it is not called while drawing.
    virtual bool has_later_part() const { return true; }
    virtual Settings settings() const = 0;
    virtual void choose(const Settings& settings) = 0;
    virtual void draw_again() = 0;    // Soon: something is being worked out bit by bit.
    virtual void change_build() = 0;  // Loads the page again, in its newest build.
    // Reads the page of now aloud, where the device has a voice.
    virtual bool can_read() const = 0;
    virtual bool is_reading() const = 0;
    virtual void read_page() = 0;
    virtual void stop_reading() = 0;
    virtual void copy(const std::string& words) = 0;
    virtual void print_page() = 0;                 // As the plain page shows it.
    virtual std::string site_address() const = 0;  // "https://linli.example.org"
    virtual void pick_text_file(std::function<void(std::string name, std::string bytes)> then) = 0;
    // A photo as a command takes it, or why there is none, in words.
    virtual void pick_photo(std::function<void(std::string jpeg, std::string problem)> then) = 0;
    // Where a picture that is on this device only is shown from, as long as it is asked for in each frame.
    // `name` is the same for the same picture.
    virtual std::string local_picture(const std::string& name, const std::string& jpeg) = 0;
    virtual void ask_server(const std::string& search) = 0;
    virtual const std::vector<PersonId>* found_by_server(const std::string& search) const = 0;
};

}  // namespace linli::client
