#include "app/server/sessions.h"

#include <algorithm>

#include "shared/core/characters.h"

namespace linli::server {
namespace {

tl::unexpected<SignInRefused> refused(SignInProblem problem, std::optional<Instant> until = std::nullopt) {
    return tl::unexpected<SignInRefused>(SignInRefused{problem, until});
}

std::string plain_login(const std::string& login) {
    std::string plain(trimmed(login));
    for (char& letter : plain) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return plain;
}

// Cut between characters; what is no text at all becomes empty.
std::string bounded_label(std::string_view label) {
    if (!is_valid_utf8(label)) return {};
    std::size_t size = std::min(label.size(), Sessions::max_label_bytes);
    while (size < label.size() && size > 0 && (static_cast<unsigned char>(label[size]) & 0xC0) == 0x80) {
        --size;
    }
    return std::string(label.substr(0, size));
}

// For a map that is searched by hash: an attacker cannot steer the hash of a guess, so the search tells them
// nothing; the last word is a comparison in constant time all the same.
template <class Row>
const Row* find_secret(const std::map<SecretHash, Row>& rows, const SecretHash& hash) {
    const auto found = rows.find(hash);
    return found != rows.end() && same_hash(found->first, hash) ? &found->second : nullptr;
}

}  // namespace

// ---- Opening and storing ----

Sessions::Sessions(Store& store, CommunityId community, SessionSettings settings)
    : store_(store), community_(community), settings_(std::move(settings)) {}

Result<std::unique_ptr<Sessions>> Sessions::open(Store& store, CommunityId community,
                                                 SessionSettings settings) {
    auto loaded = store.load_access(community);
    if (!loaded) return tl::unexpected(loaded.error());
    std::unique_ptr<Sessions> sessions(new Sessions(store, community, std::move(settings)));
    sessions->take_in({{},
                       std::move(loaded->devices),
                       std::move(loaded->sessions),
                       std::move(loaded->cards),
                       std::move(loaded->accounts),
                       {},
                       std::move(loaded->calendars),
                       {},
                       std::move(loaded->pushes)});
    sessions->nobodys_hash_ =
        hash_password(new_session_secret(sessions->settings_.random), sessions->settings_.password_cost);
    if (sessions->nobodys_hash_.empty()) return failure(FailureKind::Overload, "no memory to hash passwords");
    return sessions;
}

void Sessions::take_in(const AccessChanges& changes) {
    for (const DeviceId device : changes.sessions_ended) {
        pushes_.erase(device);
        const auto session = session_of_.find(device);
        if (session == session_of_.end()) continue;
        sessions_.erase(session->second);
        session_of_.erase(session);
    }
    for (const DeviceRow& device : changes.devices) {
        devices_[device.id] = device;
        spaces_.insert(device.space);
    }
    for (const SessionRow& session : changes.sessions) {
        if (!devices_.contains(session.device)) continue;  // Only in a database that was mended by hand.
        sessions_[session.secret] = session;
        session_of_[session.device] = session.secret;
    }
    for (const CardRow& card : changes.cards) cards_[card.secret] = card;
    for (const AccountRow& account : changes.accounts) accounts_[account.person] = account;
    for (const SecretHash& secret : changes.calendars_ended) calendars_.erase(secret);
    for (const CalendarFeedRow& calendar : changes.calendars) calendars_[calendar.secret] = calendar;
    for (const DeviceId device : changes.pushes_ended) pushes_.erase(device);
    for (const PushSubscriptionRow& push : changes.pushes) pushes_[push.device] = push;
}

SignInResult<void> Sessions::commit(const AccessChanges& changes) {
    if (!store_.commit_access(community_, changes)) return refused(SignInProblem::TryLater);
    take_in(changes);
    return {};
}

bool Sessions::same_person(PersonId a, PersonId b) const {
    return settings_.current_person(a) == settings_.current_person(b);
}

// ---- Cards ----

SignInResult<Card> Sessions::issue_card(PersonId person, PersonId issued_by, CardPurpose purpose,
                                        Instant now) {
    AccessChanges changes;
    if (purpose == CardPurpose::LostPhone) revoke_all(changes, person, now);
    const std::string token = new_card_token(settings_.random);
    CardRow card;
    card.secret = hash_of_secret(token);
    card.person = person;
    card.issued_by = issued_by;
    card.issued = now;
    card.expires = now + card_valid;
    changes.cards.push_back(card);
    if (auto done = commit(changes); !done) return tl::unexpected(done.error());
    return Card{token, card.expires};
}

SignInResult<CardRow> Sessions::usable_card(std::string_view token, const std::string& address, Instant now) {
    if (const auto until = failed_addresses_.blocked_until(address, now)) {
        return refused(SignInProblem::TooManyTries, until);
    }
    const auto written = read_card_token(token);
    const CardRow* card = written ? find_secret(cards_, hash_of_secret(*written)) : nullptr;
    if (!card) {
        failed_addresses_.failed(address, now);
        return refused(SignInProblem::UnknownCard);
    }
    // Whoever holds the token may know which of these it is.
    if (card->used) return refused(SignInProblem::CardUsed);
    if (card->revoked) return refused(SignInProblem::CardRevoked);
    if (card->expires <= now) return refused(SignInProblem::CardExpired);
    return *card;
}

SignInResult<NewSession> Sessions::redeem_card(std::string_view token, std::string_view label,
                                               const std::string& address, Instant now) {
    auto card = usable_card(token, address, now);
    if (!card) return tl::unexpected(card.error());
    AccessChanges changes;
    NewSession made = new_device(changes, card->person, label, now);
    card->used = now;
    card->device = made.who.device;
    changes.cards.push_back(*card);
    if (auto done = commit(changes); !done) return tl::unexpected(done.error());
    return made;
}

NewSession Sessions::new_device(AccessChanges& changes, PersonId person, std::string_view label,
                                Instant now) const {
    DeviceRow device;
    while (!device.id || devices_.contains(device.id)) device.id.bits = random_bits(settings_.random);
    // Space 0 is the server's own; 63 bits, because databases count with a sign.
    while (device.space == 0 || spaces_.contains(device.space)) {
        device.space = random_bits(settings_.random).low >> 1;
    }
    device.person = person;
    device.label = bounded_label(label);
    device.since = now;
    const std::string secret = new_session_secret(settings_.random);
    const SessionRow session{hash_of_secret(secret), device.id, now, now, now + session_valid};
    changes.devices.push_back(device);
    changes.sessions.push_back(session);
    return {secret, signed_in(device, session)};
}

SignedIn Sessions::signed_in(const DeviceRow& device, const SessionRow& session) const {
    return {settings_.current_person(device.person), device.id, device.space, device.label, session.expires};
}

// ---- Passwords ----

const AccountRow* Sessions::account_of(const std::string& login) const {
    for (const auto& [person, account] : accounts_) {
        if (account.login == login) return &account;
    }
    return nullptr;
}

SignInResult<std::string> Sessions::password_hash_of(const std::string& login, const std::string& address,
                                                     Instant now) {
    // A name that is too long is nobody's, and is not kept.
    const std::string name = plain_login(login).substr(0, max_login_bytes + 1);
    auto until = failed_addresses_.blocked_until(address, now);
    if (!until) until = failed_logins_.blocked_until(name, now);
    if (until) return refused(SignInProblem::TooManyTries, until);
    failed_addresses_.failed(address, now);
    failed_logins_.failed(name, now);
    const AccountRow* account = account_of(name);
    return account ? account->password_hash : nobodys_hash_;
}

SignInResult<NewSession> Sessions::finish_sign_in(const std::string& login, bool fits, std::string_view label,
                                                  const std::string& address, Instant now) {
    const AccountRow* account = account_of(plain_login(login));
    if (!fits || !account) return refused(SignInProblem::WrongPassword);
    failed_logins_.forget(account->login);
    failed_addresses_.take_back(address);
    AccessChanges changes;
    NewSession made = new_device(changes, account->person, label, now);
    if (auto done = commit(changes); !done) return tl::unexpected(done.error());
    return made;
}

SignInResult<NewSession> Sessions::sign_in(const std::string& login, const std::string& password,
                                           std::string_view label, const std::string& address, Instant now) {
    const auto hash = password_hash_of(login, address, now);
    if (!hash) return tl::unexpected(hash.error());
    const bool fits = password.size() <= max_password_bytes && password_fits(*hash, password);
    return finish_sign_in(login, fits, label, address, now);
}

SignInResult<void> Sessions::set_password(PersonId person, const std::string& login,
                                          const std::string& password) {
    const std::string name = plain_login(login);
    if (name.empty() || name.size() > max_login_bytes || !is_valid_utf8(name)) {
        return refused(SignInProblem::LoginEmpty);
    }
    if (password.size() < min_password_bytes) return refused(SignInProblem::PasswordTooShort);
    if (password.size() > max_password_bytes) return refused(SignInProblem::PasswordTooLong);
    const AccountRow* other = account_of(name);
    if (other && other->person != person) return refused(SignInProblem::LoginTaken);
    AccessChanges changes;
    changes.accounts.push_back({person, name, hash_password(password, settings_.password_cost)});
    if (changes.accounts.front().password_hash.empty()) return refused(SignInProblem::TryLater);
    return commit(changes);
}

bool Sessions::has_password(PersonId person) const {
    return accounts_.contains(person);
}

// ---- Sessions ----

SignInResult<SignedIn> Sessions::check(std::string_view secret, Instant now) {
    const SessionRow* found = find_secret(sessions_, hash_of_secret(secret));
    if (!found || found->expires <= now) return refused(SignInProblem::SignedOut);
    SessionRow session = *found;
    if (now - session.last_seen >= seen_every) {
        session.last_seen = now;
        session.expires = now + session_valid;
        AccessChanges changes;
        changes.sessions.push_back(session);
        // A disk that is full keeps nobody out: the next request tries to write it again.
        if (!commit(changes)) session = *found;
    }
    return signed_in(devices_.at(session.device), session);
}

bool Sessions::is_signed_in(DeviceId device, Instant now) const {
    const auto session = session_of_.find(device);
    return session != session_of_.end() && now < sessions_.at(session->second).expires;
}

void Sessions::revoke_device(AccessChanges& changes, const DeviceRow& device, Instant now) const {
    changes.sessions_ended.push_back(device.id);
    changes.devices.push_back(device);
    changes.devices.back().revoked = now;
}

void Sessions::revoke_all(AccessChanges& changes, PersonId person, Instant now) const {
    for (const auto& [id, device] : devices_) {
        if (!device.revoked && same_person(device.person, person)) revoke_device(changes, device, now);
    }
    for (const auto& [secret, card] : cards_) {
        if (card.used || card.revoked || !same_person(card.person, person)) continue;
        changes.cards.push_back(card);
        changes.cards.back().revoked = now;
    }
    for (const auto& [secret, calendar] : calendars_) {
        if (same_person(calendar.person, person)) changes.calendars_ended.push_back(secret);
    }
}

SignInResult<void> Sessions::sign_out(DeviceId device, Instant now) {
    const auto known = devices_.find(device);
    if (known == devices_.end() || known->second.revoked) return refused(SignInProblem::SignedOut);
    AccessChanges changes;
    revoke_device(changes, known->second, now);
    return commit(changes);
}

SignInResult<void> Sessions::sign_out_everywhere(PersonId person, Instant now) {
    AccessChanges changes;
    revoke_all(changes, person, now);
    return commit(changes);
}

std::vector<DeviceShown> Sessions::devices(PersonId person, Instant now) const {
    std::vector<DeviceShown> shown;
    for (const auto& [id, device] : devices_) {
        if (!is_signed_in(id, now) || !same_person(device.person, person)) continue;
        shown.push_back({id, device.label, device.since, sessions_.at(session_of_.at(id)).last_seen});
    }
    return shown;
}

// ---- Calendars ----

void Sessions::end_calendars(AccessChanges& changes, PersonId person, std::optional<PostId> post) const {
    for (const auto& [secret, calendar] : calendars_) {
        if (calendar.post == post && same_person(calendar.person, person))
            changes.calendars_ended.push_back(secret);
    }
}

SignInResult<std::string> Sessions::new_calendar(PersonId person, std::optional<PostId> post, Instant now) {
    AccessChanges changes;
    end_calendars(changes, person, post);
    if (changes.calendars_ended.empty() && calendars(person).size() >= max_calendars)
        return refused(SignInProblem::TooManyCalendars);
    const std::string secret = new_session_secret(settings_.random);
    changes.calendars.push_back({hash_of_secret(secret), person, post, now});
    if (auto done = commit(changes); !done) return tl::unexpected(done.error());
    return secret;
}

SignInResult<void> Sessions::end_calendar(PersonId person, std::optional<PostId> post) {
    AccessChanges changes;
    end_calendars(changes, person, post);
    return changes.calendars_ended.empty() ? SignInResult<void>() : commit(changes);
}

std::vector<CalendarFeed> Sessions::calendars(PersonId person) const {
    std::vector<CalendarFeed> found;
    for (const auto& [secret, calendar] : calendars_) {
        if (same_person(calendar.person, person)) found.push_back({person, calendar.post, calendar.since});
    }
    return found;
}

// One that is right is answered also while others from the same address guess: 256 bits are not guessed, and
// a whole estate would lose its calendars by one link that ended.
SignInResult<CalendarFeed> Sessions::calendar_behind(std::string_view secret, const std::string& address,
                                                     Instant now) {
    if (const CalendarFeedRow* calendar = find_secret(calendars_, hash_of_secret(secret)))
        return CalendarFeed{settings_.current_person(calendar->person), calendar->post, calendar->since};
    if (const auto until = failed_calendars_.blocked_until(address, now))
        return refused(SignInProblem::TooManyTries, until);
    failed_calendars_.failed(address, now);
    return refused(SignInProblem::UnknownCalendar);
}

// ---- Browsers that take messages ----

SignInResult<void> Sessions::set_push(const PushSubscriptionRow& push) {
    AccessChanges changes;
    for (const auto& [device, known] : pushes_) {
        if (device == push.device || known.endpoint == push.endpoint) changes.pushes_ended.push_back(device);
    }
    changes.pushes.push_back(push);
    return commit(changes);
}

SignInResult<void> Sessions::end_push(DeviceId device) {
    if (!pushes_.contains(device)) return {};
    AccessChanges changes;
    changes.pushes_ended.push_back(device);
    return commit(changes);
}

const PushSubscriptionRow* Sessions::push_of(DeviceId device) const {
    const auto found = pushes_.find(device);
    return found == pushes_.end() ? nullptr : &found->second;
}

std::vector<DeviceId> Sessions::devices_with_push(PersonId person, Instant now) const {
    std::vector<DeviceId> devices;
    for (const auto& [device, push] : pushes_) {
        const auto known = devices_.find(device);
        if (known != devices_.end() && is_signed_in(device, now) && same_person(known->second.person, person))
            devices.push_back(device);
    }
    return devices;
}

}  // namespace linli::server
