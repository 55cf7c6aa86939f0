#include <doctest/doctest.h>

#include <algorithm>

#include "app/server/sessions.h"
#include "tests/server/faulty_disk.h"
#include "tests/server/store_history.h"

namespace linli::tests {
namespace {

using namespace server;

const Instant noon = instant_of({2026, 11, 23}, 12 * 60, UtcOffset{});
const PersonId lu{{4, 1}};
const PersonId wen{{4, 2}};
const PersonId coordinator{{4, 3}};
const std::string home = "192.0.2.1";

// One server's sessions on a disk of their own. Time passes only when it is said.
class House {
public:
    House() { start(); }

    void start() {
        sessions_.reset();
        store_.reset();
        auto store = open_sqlite_store(disk.path("linli.db"));
        REQUIRE_MESSAGE(store, store.error().detail);
        store_ = std::move(*store);
        SessionSettings settings;
        settings.random = [this](unsigned char* bytes, std::size_t size) {
            for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<unsigned char>(random_.next());
        };
        settings.current_person = [this](PersonId person) {
            const auto found = merged.find(person);
            return found == merged.end() ? person : found->second;
        };
        settings.password_cost = {1, 8192};
        auto sessions = Sessions::open(*store_, test_community, settings);
        REQUIRE_MESSAGE(sessions, sessions.error().detail);
        sessions_ = std::move(*sessions);
    }

    Sessions* operator->() { return sessions_.get(); }

    std::string card(PersonId person, CardPurpose purpose = CardPurpose::AnotherDevice) {
        return sessions_->issue_card(person, coordinator, purpose, now).value().token;
    }
    NewSession device(PersonId person) {
        return sessions_->redeem_card(card(person), "Phone", home, now).value();
    }
    SignInProblem redeem_problem(const std::string& token, const std::string& address = home) {
        return sessions_->redeem_card(token, "Phone", address, now).error().problem;
    }
    bool is_in(const NewSession& session) {
        const bool is_in = sessions_->check(session.secret, now).has_value();
        CHECK(sessions_->is_signed_in(session.who.device, now) == is_in);
        return is_in;
    }

    FaultyDisk disk{3};
    Instant now = noon;
    std::map<PersonId, PersonId> merged;

private:
    SeededRandom random_{8};
    std::unique_ptr<Store> store_;
    std::unique_ptr<Sessions> sessions_;
};

}  // namespace

TEST_CASE("a card signs one device in, and the device stays in after the server started again") {
    House house;
    const NewSession phone = house.device(lu);
    for (int i = 0; i < 2; ++i) {
        const auto who = house->check(phone.secret, house.now);
        REQUIRE(who);
        CHECK(who->person == lu);
        CHECK(who->device == phone.who.device);
        CHECK(who->device_space == phone.who.device_space);
        CHECK(who->label == "Phone");
        house.start();
    }
    CHECK(phone.who.device_space > 0);
    CHECK(phone.who.device_space < 1ull << 63);
    CHECK(house.device(wen).who.device_space != phone.who.device_space);
}

TEST_CASE("a card is used once, within fourteen days, and only if nobody ended it") {
    House house;
    const std::string used = house.card(lu);
    const std::string unused = house.card(lu);
    const std::string other = house.card(wen);
    REQUIRE(house->redeem_card(used, "Phone", home, house.now));
    CHECK(house.redeem_problem(used) == SignInProblem::CardUsed);
    house.start();
    CHECK(house.redeem_problem(used) == SignInProblem::CardUsed);

    REQUIRE(house->sign_out_everywhere(lu, house.now));
    CHECK(house.redeem_problem(unused) == SignInProblem::CardRevoked);
    house.start();
    CHECK(house.redeem_problem(unused) == SignInProblem::CardRevoked);

    const std::string late = house.card(wen);
    house.now = noon + Sessions::card_valid - milliseconds(1);
    REQUIRE(house->redeem_card(other, "Phone", home, house.now));
    house.now = noon + Sessions::card_valid;
    CHECK(house.redeem_problem(late) == SignInProblem::CardExpired);
    CHECK(house.redeem_problem("0000-0000-0000-0000-0000-0000-00") == SignInProblem::UnknownCard);
    CHECK(house.redeem_problem("") == SignInProblem::UnknownCard);
}

TEST_CASE("a token can be typed from paper as people type") {
    House house;
    const std::string token = house.card(lu);
    CHECK(token.size() == 26 + 6);
    std::string typed = " ";
    for (const char letter : token) {
        if (letter == '0')
            typed += "o";
        else if (letter == '1')
            typed += "l";
        else if (letter == '-')
            typed += "　– ";
        else if (letter >= '2' && letter <= '9')
            typed += std::string("\xEF\xBC") + char(0x90 + letter - '0');
        else
            typed += static_cast<char>(letter - 'A' + 'a');
    }
    CHECK(read_card_token(typed) == token);
    CHECK(house->redeem_card(typed, "Phone", home, house.now));
    CHECK_FALSE(read_card_token(token + "U"));
    CHECK_FALSE(read_card_token(token + "0"));
    CHECK_FALSE(read_card_token(token.substr(1)));
    CHECK_FALSE(read_card_token("\xFF"));
    CHECK_FALSE(read_card_token(std::string(5000, '0')));
}

TEST_CASE("a new card for a lost phone ends every other device and card of that person at once") {
    House house;
    const NewSession lost = house.device(lu);
    const NewSession tablet = house.device(lu);
    const NewSession neighbour = house.device(wen);
    const std::string open_card = house.card(lu);
    const std::string new_card = house.card(lu, CardPurpose::LostPhone);
    for (int i = 0; i < 2; ++i) {
        CHECK_FALSE(house.is_in(lost));
        CHECK_FALSE(house.is_in(tablet));
        CHECK(house.is_in(neighbour));
        CHECK(house.redeem_problem(open_card) == SignInProblem::CardRevoked);
        house.start();
    }
    const auto phone = house->redeem_card(new_card, "New phone", home, house.now);
    REQUIRE(phone);
    CHECK(house.is_in(*phone));
    CHECK(phone->who.device != lost.who.device);
}

TEST_CASE("a card for another device leaves the first signed in") {
    House house;
    const NewSession phone = house.device(lu);
    const NewSession tablet = house.device(lu);
    CHECK(house.is_in(phone));
    CHECK(house.is_in(tablet));
    const auto shown = house->devices(lu, house.now);
    CHECK(shown.size() == 2);
    REQUIRE(house->sign_out(tablet.who.device, house.now));
    CHECK(house.is_in(phone));
    CHECK_FALSE(house.is_in(tablet));
    CHECK(house->devices(lu, house.now).size() == 1);
    CHECK(house->sign_out(tablet.who.device, house.now).error().problem == SignInProblem::SignedOut);
    CHECK(house->sign_out(DeviceId{{1, 1}}, house.now).error().problem == SignInProblem::SignedOut);
}

TEST_CASE("a device that is used stays in; one that rests for 180 days has to come in again") {
    House house;
    const NewSession phone = house.device(lu);
    for (int month = 0; month < 24; ++month) {
        house.now = house.now + days(30);
        CHECK(house.is_in(phone));
        if (month % 5 == 0) house.start();
    }
    house.now = house.now + Sessions::session_valid - milliseconds(1);
    CHECK(house->check(phone.secret, house.now)->expires == house.now + Sessions::session_valid);
    house.now = house.now + Sessions::session_valid;
    CHECK_FALSE(house.is_in(phone));
    CHECK(house->check(phone.secret, house.now).error().problem == SignInProblem::SignedOut);
    CHECK(house->devices(lu, house.now).empty());
}

TEST_CASE("being seen is written at most once a day") {
    House house;
    const NewSession phone = house.device(lu);
    house.now = noon + hours(23);
    CHECK(house->check(phone.secret, house.now)->expires == noon + Sessions::session_valid);
    CHECK(house->devices(lu, house.now).front().last_seen == noon);
    house.now = noon + hours(24);
    CHECK(house->check(phone.secret, house.now)->expires == house.now + Sessions::session_valid);
    CHECK(house->devices(lu, house.now).front().last_seen == house.now);
}

TEST_CASE("a wrong cookie is nobody") {
    House house;
    const NewSession phone = house.device(lu);
    std::string wrong = phone.secret;
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    for (const std::string& secret : {wrong, std::string(), phone.secret + "0", phone.secret.substr(1)}) {
        CHECK(house->check(secret, house.now).error().problem == SignInProblem::SignedOut);
    }
}

TEST_CASE("a password lets its owner in, and nobody learns whether a login exists") {
    House house;
    REQUIRE(house->set_password(coordinator, " Zhang ", "long enough"));
    CHECK(house->has_password(coordinator));
    CHECK_FALSE(house->has_password(lu));
    house.start();
    const auto sign_in = [&](const std::string& login, const std::string& password) {
        return house->sign_in(login, password, "Desk", home, house.now);
    };
    const auto desk = sign_in("ZHANG", "long enough");
    REQUIRE(desk);
    CHECK(desk->who.person == coordinator);
    CHECK(house.is_in(*desk));
    CHECK(sign_in("zhang", "long enough ").error().problem == SignInProblem::WrongPassword);
    CHECK(sign_in("nobody", "long enough").error().problem == SignInProblem::WrongPassword);
    CHECK(sign_in("zhang", std::string(100'000, 'x')).error().problem == SignInProblem::WrongPassword);
    REQUIRE(house->set_password(coordinator, "zhang", "another one"));
    CHECK_FALSE(sign_in("zhang", "long enough"));
    CHECK(sign_in("zhang", "another one"));
}

TEST_CASE("a password must be long enough and a login one person's") {
    House house;
    const auto problem = [&](PersonId person, const std::string& login, const std::string& password) {
        return house->set_password(person, login, password).error().problem;
    };
    REQUIRE(house->set_password(coordinator, "zhang", "long enough"));
    CHECK(problem(wen, "Zhang", "long enough") == SignInProblem::LoginTaken);
    CHECK(problem(wen, "  ", "long enough") == SignInProblem::LoginEmpty);
    CHECK(problem(wen, std::string(121, 'w'), "long enough") == SignInProblem::LoginEmpty);
    CHECK(problem(wen, "wen", "short") == SignInProblem::PasswordTooShort);
    CHECK(problem(wen, "wen", std::string(201, 'x')) == SignInProblem::PasswordTooLong);
    CHECK_FALSE(house->has_password(wen));
}

TEST_CASE("after ten wrong passwords a login has to wait, for the right one too, from anywhere") {
    House house;
    REQUIRE(house->set_password(coordinator, "zhang", "long enough"));
    const auto from = [](std::size_t i) { return "198.51.100." + std::to_string(i); };
    const auto sign_in = [&](const std::string& password, std::size_t address) {
        return house->sign_in("zhang", password, "Desk", from(address), house.now);
    };
    for (std::size_t i = 0; i < Sessions::max_failures_per_login; ++i) {
        CHECK(sign_in("wrong", i).error().problem == SignInProblem::WrongPassword);
        house.now = house.now + seconds(10);
    }
    const auto refused = sign_in("long enough", 99);
    CHECK(refused.error().problem == SignInProblem::TooManyTries);
    CHECK(refused.error().until == noon + Sessions::attempt_window);
    house.now = *refused.error().until - milliseconds(1);
    CHECK_FALSE(sign_in("long enough", 99));
    house.now = *refused.error().until;
    CHECK(sign_in("long enough", 99));
    CHECK(sign_in("wrong", 99).error().problem == SignInProblem::WrongPassword);  // It counts from the start.
}

TEST_CASE(
    "an address that guesses has to wait; one estate behind one address that signs in rightly has not") {
    House house;
    REQUIRE(house->set_password(coordinator, "zhang", "long enough"));
    for (int i = 0; i < 100; ++i) {
        REQUIRE(house->redeem_card(house.card(lu), "Phone", home, house.now));
        REQUIRE(house->sign_in("zhang", "long enough", "Desk", home, house.now));
    }
    for (std::size_t i = 0; i < Sessions::max_failures_per_address; ++i) {
        CHECK(house.redeem_problem("wrong") == SignInProblem::UnknownCard);
    }
    const std::string card = house.card(lu);
    CHECK(house.redeem_problem(card) == SignInProblem::TooManyTries);
    CHECK(house->sign_in("zhang", "long enough", "", home, house.now).error().problem ==
          SignInProblem::TooManyTries);
    CHECK(house->redeem_card(card, "Phone", "203.0.113.9", house.now));
}

TEST_CASE("what an attacker sends does not fill the memory") {
    Attempts attempts(3, minutes(15));
    for (std::size_t i = 0; i < Attempts::max_names + 50; ++i) {
        attempts.failed("login " + std::to_string(i), noon + milliseconds(static_cast<std::int64_t>(i)));
    }
    const Instant later = noon + minutes(1);
    for (int i = 0; i < 3; ++i) attempts.failed("victim", later);
    CHECK(attempts.blocked_until("victim", later) == later + minutes(15));
    CHECK_FALSE(attempts.blocked_until("victim", later + minutes(15)));
}

TEST_CASE("where two entries were one person, a lost phone of either ends") {
    House house;
    const PersonId duplicate{{4, 9}};
    const NewSession phone = house.device(duplicate);
    house.merged[duplicate] = lu;
    CHECK(house->check(phone.secret, house.now)->person == lu);
    CHECK(house->devices(lu, house.now).size() == 1);
    house.card(lu, CardPurpose::LostPhone);
    CHECK_FALSE(house.is_in(phone));
}

TEST_CASE("when the disk fails nothing changes, and a card can be used later") {
    House house;
    const NewSession phone = house.device(lu);
    const std::string card = house.card(lu);
    for (const std::uint32_t step : {0u, 1u}) {
        house.disk.break_at(step, DiskFault::OnceFails);
        CHECK(house.redeem_problem(card) == SignInProblem::TryLater);
        house.disk.break_at(step, DiskFault::OnceFails);
        CHECK(house->issue_card(lu, wen, CardPurpose::LostPhone, house.now).error().problem ==
              SignInProblem::TryLater);
        CHECK(house.is_in(phone));
    }
    house.now = noon + days(2);
    house.disk.break_at(0, DiskFault::OnceFails);
    CHECK(house.is_in(phone));
    CHECK(house->devices(lu, house.now).front().last_seen == noon);
    CHECK(house.is_in(phone));
    CHECK(house->devices(lu, house.now).front().last_seen == house.now);
    CHECK(house->redeem_card(card, "Phone", home, house.now));
}

TEST_CASE("a label is cut between characters and is never broken text") {
    House house;
    std::string long_label;
    for (int i = 0; i < 50; ++i) long_label += "李";
    const auto phone = house->redeem_card(house.card(lu), long_label + "x", home, house.now);
    CHECK(phone->who.label == long_label.substr(0, 120));
    CHECK(house->redeem_card(house.card(lu), "a" + long_label, home, house.now)->who.label.size() == 118);
    CHECK(house->redeem_card(house.card(lu), "\xFF\xFE", home, house.now)->who.label.empty());
}

TEST_CASE("real chance makes different secrets, and the usual cost hashes and checks a password") {
    const RandomBytes random = system_random();
    CHECK(new_card_token(random) != new_card_token(random));
    CHECK(new_session_secret(random) != new_session_secret(random));
    CHECK(new_password(random).size() >= Sessions::min_password_bytes);
    const std::string hash = hash_password("long enough");
    CHECK(hash.rfind("$argon2id$", 0) == 0);
    CHECK(password_fits(hash, "long enough"));
    CHECK_FALSE(password_fits(hash, "long enougn"));
}

TEST_CASE("a calendar's link is good until a newer one, its end, a lost phone or signing out everywhere") {
    House house;
    const PostId gate{{9, 9}};
    const auto is_good = [&](const std::string& secret) {
        return house->calendar_behind(secret, home, house.now).has_value();
    };
    const std::string first = house->new_calendar(lu, std::nullopt, house.now).value();
    const std::string post = house->new_calendar(lu, gate, house.now).value();
    const std::string others = house->new_calendar(wen, std::nullopt, house.now).value();
    CHECK(first.size() == 64);
    house.start();
    CHECK(house->calendar_behind(first, home, house.now)->person == lu);
    CHECK(house->calendar_behind(post, home, house.now)->post == gate);
    CHECK(house->calendars(lu).size() == 2);

    const std::string second = house->new_calendar(lu, std::nullopt, house.now).value();
    CHECK_FALSE(is_good(first));
    CHECK(is_good(second));
    CHECK(is_good(post));
    REQUIRE(house->end_calendar(lu, gate));
    REQUIRE(house->end_calendar(lu, gate));
    CHECK_FALSE(is_good(post));
    house.card(lu, CardPurpose::LostPhone);
    CHECK_FALSE(is_good(second));
    CHECK(is_good(others));
    REQUIRE(house->sign_out_everywhere(wen, house.now));
    CHECK_FALSE(is_good(others));
    house.start();
    CHECK_FALSE(is_good(others));
    CHECK(house->calendars(lu).empty());
}

TEST_CASE("two entries that became one person have one own calendar after the next one is made") {
    House house;
    const std::string old = house->new_calendar(wen, std::nullopt, house.now).value();
    house.merged[wen] = lu;
    CHECK(house->calendar_behind(old, home, house.now)->person == lu);
    REQUIRE(house->new_calendar(lu, std::nullopt, house.now));
    CHECK(house->calendar_behind(old, home, house.now).error().problem == SignInProblem::UnknownCalendar);
}

TEST_CASE("who guesses at calendars is stopped, but keeps nobody from their own, nor from signing in") {
    House house;
    const std::string own = house->new_calendar(lu, std::nullopt, house.now).value();
    const auto problem = [&](const std::string& secret) {
        return house->calendar_behind(secret, home, house.now).error().problem;
    };
    for (std::size_t i = 0; i < Sessions::max_failures_per_address; ++i)
        CHECK(problem("guess " + std::to_string(i)) == SignInProblem::UnknownCalendar);
    CHECK(problem("one more") == SignInProblem::TooManyTries);
    CHECK(house->calendar_behind(own, home, house.now));
    CHECK(house->redeem_card(house.card(wen), "Phone", home, house.now));
    house.now = house.now + Sessions::attempt_window;
    CHECK(problem("one more") == SignInProblem::UnknownCalendar);
}

TEST_CASE("nobody has more than twenty calendars, and a newer one in place of an old one is always made") {
    House house;
    for (std::uint64_t post = 1; post <= Sessions::max_calendars; ++post)
        REQUIRE(house->new_calendar(lu, PostId{{9, post}}, house.now));
    CHECK(house->new_calendar(lu, std::nullopt, house.now).error().problem ==
          SignInProblem::TooManyCalendars);
    CHECK(house->new_calendar(lu, PostId{{9, 1}}, house.now));
    CHECK(house->new_calendar(wen, std::nullopt, house.now));
}

}  // namespace linli::tests
