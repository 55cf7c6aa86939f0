#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/server/attempts.h"
#include "app/server/secrets.h"
#include "app/server/store/store.h"

// Who may come in (DESIGN §8): by a card or link once, or by a password; afterwards by the cookie of a
// session that belongs to one device. Whether somebody may issue a card is a rule: shared/people/cards.h.

namespace linli::server {

enum class CardPurpose : std::uint8_t {
    AnotherDevice = 1,
    LostPhone = 2,  // Every device, unused card and calendar of the person end at once.
};

// Why somebody may not come in; routes.cpp has the words that pages get.
enum class SignInProblem : std::uint8_t {
    UnknownCard = 1,  // Mistyped, or none of ours.
    CardUsed = 2,
    CardExpired = 3,
    CardRevoked = 4,    // A newer card for a lost phone, or signing out everywhere, ended it.
    WrongPassword = 5,  // Or no such login: it looks the same.
    TooManyTries = 6,   // `until` says when the next is heard.
    SignedOut = 7,      // No session, or it ended.
    PasswordTooShort = 8,
    PasswordTooLong = 9,
    LoginEmpty = 10,
    LoginTaken = 11,
    TryLater = 12,         // It could not be stored, or there is no memory; nothing has changed.
    UnknownCalendar = 13,  // Never made, or ended: it looks the same.
    TooManyCalendars = 14,
};

struct SignInRefused {
    SignInProblem problem = SignInProblem::SignedOut;
    std::optional<Instant> until;
};

template <class T>
using SignInResult = tl::expected<T, SignInRefused>;

struct SignedIn {
    PersonId person;
    DeviceId device;
    std::uint64_t device_space = 0;
    std::string label;
    Instant expires;  // For the cookie; moves on while the device is used.
};

struct NewSession {
    std::string secret;  // For the cookie. The only time that it is seen.
    SignedIn who;
};

struct Card {
    std::string token;  // For paper or a link's fragment. The only time that it is seen.
    Instant expires;
};

struct DeviceShown {
    DeviceId id;
    std::string label;
    Instant since;
    Instant last_seen;
};

// A secret link for calendar programs. With a post: its shifts; else the person's own.
struct CalendarFeed {
    PersonId person;
    std::optional<PostId> post;
    Instant since;
};

struct SessionSettings {
    RandomBytes random = system_random();
    // The person that an id means now: two entries for one person may have been merged.
    std::function<PersonId(PersonId)> current_person = [](PersonId person) { return person; };
    PasswordCost password_cost;
};

// One community's devices, sessions, cards and accounts. Held in memory and written through: what a call
// answers is on the disk. Used from the writer thread only. Time is a value.
class Sessions {
public:
    static constexpr Duration card_valid = days(14);
    static constexpr Duration session_valid = days(180);  // Since it was last seen.
    static constexpr Duration seen_every = days(1);       // Not every request is a write.
    static constexpr std::size_t max_label_bytes = 120;
    static constexpr std::size_t max_login_bytes = 120;
    static constexpr std::size_t min_password_bytes = 10;
    static constexpr std::size_t max_password_bytes = 200;
    static constexpr Duration attempt_window = minutes(15);
    static constexpr std::size_t max_failures_per_login = 10;
    static constexpr std::size_t max_failures_per_address = 30;  // A whole estate may share one.
    static constexpr std::size_t max_calendars = 20;             // Of a person: their own, and one a post.

    static Result<std::unique_ptr<Sessions>> open(Store& store, CommunityId community,
                                                  SessionSettings settings = {});

    SignInResult<Card> issue_card(PersonId person, PersonId issued_by, CardPurpose purpose, Instant now);
    // Makes a new device. The card is used together with it, or not at all.
    SignInResult<NewSession> redeem_card(std::string_view token, std::string_view label,
                                         const std::string& address, Instant now);

    // Argon2id takes its time: about a tenth of a second. A server that may not wait so long takes the three
    // steps by itself, the slow one (`password_fits` on what `password_hash_of` gave) on another thread.
    SignInResult<NewSession> sign_in(const std::string& login, const std::string& password,
                                     std::string_view label, const std::string& address, Instant now);
    // What to compare with; for an unknown login a hash that nothing fits, at the same cost. Counts as a
    // failed attempt until `finish_sign_in` says otherwise.
    SignInResult<std::string> password_hash_of(const std::string& login, const std::string& address,
                                               Instant now);
    SignInResult<NewSession> finish_sign_in(const std::string& login, bool fits, std::string_view label,
                                            const std::string& address, Instant now);

    // For coordinators and administrators; the caller knows the roles. A login is taken without blanks at its
    // ends and in small letters. Other devices stay signed in.
    SignInResult<void> set_password(PersonId person, const std::string& login, const std::string& password);
    bool has_password(PersonId person) const;

    // The device behind a cookie.
    SignInResult<SignedIn> check(std::string_view secret, Instant now);
    // For the socket layer: whether what is open may stay open. Ask again after each of the calls below, and
    // now and then.
    bool is_signed_in(DeviceId device, Instant now) const;

    // Each ends for good; the way back is a new card or the password, as a new device.
    SignInResult<void> sign_out(DeviceId device, Instant now);
    // Unused cards and calendars end, too.
    SignInResult<void> sign_out_everywhere(PersonId person, Instant now);
    std::vector<DeviceShown> devices(PersonId person, Instant now) const;  // Those that can come in.

    // The link's secret, this one time; the one before for the same ends. Whether somebody may have a post's,
    // the caller knows, now and each time that it is read.
    SignInResult<std::string> new_calendar(PersonId person, std::optional<PostId> post, Instant now);
    SignInResult<void> end_calendar(PersonId person,
                                    std::optional<PostId> post);  // Also where there is none.
    std::vector<CalendarFeed> calendars(PersonId person) const;
    SignInResult<CalendarFeed> calendar_behind(std::string_view secret, const std::string& address,
                                               Instant now);

    // A browser that takes messages; what this device had before ends, and so does the same address with any
    // other device: somebody else was signed in there.
    SignInResult<void> set_push(const PushSubscriptionRow& push);
    SignInResult<void> end_push(DeviceId device);  // Also where there is none.
    const PushSubscriptionRow* push_of(DeviceId device) const;
    std::vector<DeviceId> devices_with_push(PersonId person, Instant now) const;

private:
    Sessions(Store& store, CommunityId community, SessionSettings settings);
    void take_in(const AccessChanges& changes);
    SignInResult<void> commit(const AccessChanges& changes);
    bool same_person(PersonId a, PersonId b) const;
    void revoke_device(AccessChanges& changes, const DeviceRow& device, Instant now) const;
    void end_calendars(AccessChanges& changes, PersonId person, std::optional<PostId> post) const;
    void revoke_all(AccessChanges& changes, PersonId person, Instant now) const;
    NewSession new_device(AccessChanges& changes, PersonId person, std::string_view label, Instant now) const;
    SignInResult<CardRow> usable_card(std::string_view token, const std::string& address, Instant now);
    const AccountRow* account_of(const std::string& login) const;
    SignedIn signed_in(const DeviceRow& device, const SessionRow& session) const;

    Store& store_;
    CommunityId community_;
    SessionSettings settings_;
    std::map<DeviceId, DeviceRow> devices_;
    std::map<SecretHash, SessionRow> sessions_;
    std::map<DeviceId, SecretHash> session_of_;
    std::map<SecretHash, CardRow> cards_;
    std::map<PersonId, AccountRow> accounts_;
    std::map<SecretHash, CalendarFeedRow> calendars_;
    std::map<DeviceId, PushSubscriptionRow> pushes_;
    std::set<std::uint64_t> spaces_;
    std::string nobodys_hash_;
    Attempts failed_logins_{max_failures_per_login, attempt_window};
    Attempts failed_addresses_{max_failures_per_address, attempt_window};
    // Of their own: programs that go on asking for a link that ended keep nobody from signing in.
    Attempts failed_calendars_{max_failures_per_address, attempt_window};
};

}  // namespace linli::server
