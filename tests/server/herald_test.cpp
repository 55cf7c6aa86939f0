#include <doctest/doctest.h>

#include <algorithm>

#include "app/server/push/base64url.h"
#include "app/server/push/herald.h"
#include "shared/people/roles.h"
#include "shared/reminders/commands.h"
#include "tests/server/store_history.h"
#include "tests/server/test_folder.h"

namespace linli::tests {
namespace {

using namespace server;

const Instant noon = instant_of({2026, 11, 23}, 12 * 60, UtcOffset{});

// A server without a network: what would leave is kept, and answered when the test says so.
struct Office {
    Office() {
        Batch batch;
        batch.community = test_community;
        batch.version = 1;
        batch.put.push_back({1, Community{test_community, "桂花苑", 480}});
        REQUIRE(open_sqlite_store(folder.path("linli.db")).value()->commit(batch));
        start();
        PersonEntry entry;
        entry.door = {"", "2", "", "302"};
        entry.full_name = "陆青";
        decide(RegisterPerson{entry});
        lu = intake->state().public_names.rows().begin()->first;
        decide(AddPost{"南门岗", ""});
        const PostId gate = intake->state().posts.rows().begin()->first;
        decide(AddShift{gate, {noon + hours(30), noon + hours(32)}, 1, 2});
        shift = intake->state().shifts.rows().begin()->first;
    }
    void start() {
        herald.reset();
        sessions.reset();
        intake.reset();
        store.reset();
        store = std::move(open_sqlite_store(folder.path("linli.db")).value());
        intake = std::move(Intake::open(*store, test_community, now).value());
        SessionSettings settings;
        settings.password_cost = {1, 8192};
        sessions = std::move(Sessions::open(*store, test_community, settings).value());
        HeraldSettings with;
        with.reach.own_machine = true;
        with.contact = "mailto:linli@example.org";
        herald =
            std::move(Herald::open(*store, *intake, *sessions, EcKey::make().value(), with, now).value());
        herald->carry(
            [this](OutgoingKey key, OutgoingRequest request) { sent.emplace_back(key, std::move(request)); });
    }
    void decide(const Command& command) {
        const auto refusals = intake->decide_own({command}, now);
        REQUIRE(refusals.size() == 1);
        REQUIRE_FALSE(refusals.front());
    }
    DeviceId phone(const char* endpoint = "https://fcm.googleapis.com/fcm/send/lu") {
        const Card card = sessions->issue_card(lu, lu, CardPurpose::AnotherDevice, now).value();
        const DeviceId device = sessions->redeem_card(card.token, "Phone", "", now)->who.device;
        PushSubscriptionRow push;
        push.device = device;
        push.endpoint = endpoint;
        push.point.bytes = browser.point();
        push.auth.bytes = std::string(push_auth_bytes, 'a');
        push.since = now;
        REQUIRE(herald->is_sound(push));
        REQUIRE(sessions->set_push(push));
        return device;
    }
    // Something to ring about.
    void put_on_shift() { decide(AssignSeat{shift, lu, "", ""}); }
    void work() { herald->work(now); }
    void answer(int status, const std::string& body = {}, Duration wait = {}) {
        REQUIRE_FALSE(sent.empty());
        const OutgoingKey key = sent.back().first;
        herald->answered(key, {status, false, wait, body}, now,
                         [this](const Command& command) { decide(command); });
    }
    std::size_t rings_after(Duration time) {
        now = now + time;
        work();
        return sent.size();
    }

    TestFolder folder;
    Instant now = noon;
    std::unique_ptr<Store> store;
    std::unique_ptr<Intake> intake;
    std::unique_ptr<Sessions> sessions;
    std::unique_ptr<Herald> herald;
    EcKey browser = EcKey::make().value();
    std::vector<std::pair<OutgoingKey, OutgoingRequest>> sent;
    PersonId lu;
    ShiftId shift;
};

std::string header(const OutgoingRequest& request, std::string_view name) {
    for (const auto& [one, value] : request.headers) {
        if (one == name) return value;
    }
    return {};
}

}  // namespace

TEST_CASE("a notice leaves to each of the person's phones once, with all that a push service wants") {
    Office office;
    office.phone();
    office.phone("https://web.push.apple.com/lu");
    office.put_on_shift();
    office.work();
    REQUIRE(office.sent.size() == 2);
    for (const auto& [key, request] : office.sent) {
        CHECK(header(request, "Content-Encoding") == "aes128gcm");
        CHECK(header(request, "TTL") == std::to_string(12 * 3600));
        CHECK(header(request, "Urgency") == "normal");
        CHECK(header(request, "Topic").size() == 22);
        CHECK(header(request, "Authorization").rfind("vapid t=", 0) == 0);
        CHECK(request.body.find("南门岗") == std::string::npos);  // Nobody in between reads it.
    }
    CHECK(office.sent.front().second.address.origin() != office.sent.back().second.address.origin());
    CHECK(office.rings_after(hours(2)) == 2);  // Nothing twice while an answer is awaited.
    office.answer(201);
    CHECK(office.rings_after(hours(2)) == 2);
}

TEST_CASE("a server that dies and starts again sends nothing twice, and nothing is lost") {
    Office office;
    office.phone();
    office.put_on_shift();
    SUBCASE("before anything left") {
        office.start();
        office.work();
        CHECK(office.sent.size() == 1);
    }
    SUBCASE("while it was on its way") {
        office.work();
        REQUIRE(office.sent.size() == 1);
        office.start();
        CHECK(office.rings_after(hours(1)) == 1);
    }
    SUBCASE("when it was there") {
        office.work();
        office.answer(201);
        office.start();
        CHECK(office.rings_after(hours(1)) == 1);
    }
    SUBCASE("while it waited for another try") {
        office.work();
        office.answer(503);
        office.start();
        CHECK(office.rings_after(minutes(2)) == 2);
    }
}

TEST_CASE("what does not arrive is tried again, later and later, and not for ever") {
    Office office;
    office.phone();
    office.put_on_shift();
    office.work();
    std::size_t tries = 1;
    for (const int pause : {1, 2, 4, 8, 16}) {
        CAPTURE(pause);
        office.answer(tries % 2 == 0 ? 0 : 503);
        CHECK(office.rings_after(seconds(pause * 60 - 1)) == tries);
        CHECK(office.rings_after(seconds(1)) == ++tries);
    }
    office.answer(503);
    CHECK(office.rings_after(hours(5)) == static_cast<std::size_t>(Herald::most_tries));
}

TEST_CASE("a push service that asks for patience gets it") {
    Office office;
    office.phone();
    office.put_on_shift();
    office.work();
    office.answer(429, "", minutes(30));
    CHECK(office.rings_after(minutes(29)) == 1);
    CHECK(office.rings_after(minutes(1)) == 2);
}

TEST_CASE("a browser that is gone is forgotten; one that only says no is not") {
    for (const int status : {404, 410, 400, 403}) {
        CAPTURE(status);
        Office office;
        const DeviceId device = office.phone();
        office.put_on_shift();
        office.work();
        office.answer(status);
        const bool gone = status == 404 || status == 410;
        CHECK((office.sessions->push_of(device) == nullptr) == gone);
        CHECK(office.rings_after(hours(2)) == 1);
        office.start();
        CHECK((office.sessions->push_of(device) == nullptr) == gone);
    }
}

TEST_CASE("nothing rings for who has seen it, signed out or lies in bed") {
    Office office;
    const DeviceId device = office.phone();
    SUBCASE("signed out") {
        REQUIRE(office.sessions->sign_out(device, office.now));
        CHECK(office.sessions->push_of(device) == nullptr);
        office.put_on_shift();
        CHECK(office.rings_after({}) == 0);
    }
    SUBCASE("everywhere") {
        REQUIRE(office.sessions->sign_out_everywhere(office.lu, office.now));
        office.start();
        office.put_on_shift();
        CHECK(office.rings_after({}) == 0);
    }
    SUBCASE("at night: in the morning, unless it was seen before") {
        office.now = noon + hours(11);
        office.put_on_shift();
        CHECK(office.rings_after({}) == 0);
        CHECK(office.rings_after(minutes(8 * 60 - 1)) == 0);
        SUBCASE("not seen") {
            CHECK(office.rings_after(minutes(1)) == 1);
        }
        SUBCASE("seen") {
            const auto notices = office.intake->state().notices.where<&Notice::to>(office.lu);
            REQUIRE(notices.size() == 1);
            Submission seen;
            seen.name = {device, OutboxId{{5, 5}}, 1};
            seen.person = seen.for_person = office.lu;
            seen.bytes = encode(Command(SeeNotice{notices.front()->id}));
            REQUIRE(office.intake->know_outbox({device, OutboxId{{5, 5}}, 1}));
            REQUIRE(office.intake->decide({seen}, office.now).front().outcome == Outcome::Accepted);
            CHECK(office.rings_after(hours(1)) == 0);
        }
    }
}

TEST_CASE("a reminder rings by its timer, an hour before the shift") {
    Office office;
    office.phone();
    office.put_on_shift();
    office.work();
    office.answer(201);
    for (Instant until = noon + hours(28); office.now < until; office.now = office.now + minutes(10)) {
        office.intake->run_due(office.now);
        office.work();
        if (office.sent.size() == 2) break;
    }
    CHECK(office.sent.size() == 2);  // The evening before.
    CHECK(office.now == noon + hours(8));
    office.answer(201);
    office.now = noon + hours(29);
    office.intake->run_due(office.now);
    office.work();
    REQUIRE(office.sent.size() == 3);
    CHECK(header(office.sent.back().second, "Urgency") == "high");
    CHECK(header(office.sent.back().second, "TTL") == "3600");
}

TEST_CASE("somebody else who signs in with the same browser takes it over") {
    Office office;
    const DeviceId first = office.phone(), second = office.phone();
    CHECK(office.sessions->push_of(first) == nullptr);
    CHECK(office.sessions->push_of(second) != nullptr);
}

TEST_CASE("only push services of browsers and keys that are some are taken") {
    Office office;
    PushSubscriptionRow push;
    push.endpoint = "https://fcm.googleapis.com/x";
    push.point.bytes = office.browser.point();
    push.auth.bytes = std::string(push_auth_bytes, 'a');
    CHECK(office.herald->is_sound(push));
    const auto with = [&](auto change) {
        PushSubscriptionRow other = push;
        change(other);
        return office.herald->is_sound(other);
    };
    CHECK_FALSE(with([](PushSubscriptionRow& row) { row.endpoint = "https://example.org/"; }));
    CHECK_FALSE(with([](PushSubscriptionRow& row) { row.endpoint = "https://192.168.1.1/"; }));
    CHECK_FALSE(with([](PushSubscriptionRow& row) { row.point.bytes.back() ^= 1; }));
    CHECK_FALSE(with([](PushSubscriptionRow& row) { row.auth.bytes.pop_back(); }));
}

TEST_CASE("one to try leaves at once") {
    Office office;
    CHECK_FALSE(office.herald->try_out(DeviceId{{1, 1}}, office.now));
    const DeviceId device = office.phone();
    CHECK(office.herald->try_out(device, office.now));
    CHECK(office.rings_after({}) == 1);
    office.answer(410);
    CHECK(office.sessions->push_of(device) == nullptr);
}

TEST_CASE(
    "what the robot was answered stands in plain words' reach, and only what nobody waits for goes again") {
    Office office;
    SetChatRobot robot;
    robot.address = "http://127.0.0.1:9/hook";
    robot.missing_line = "{when} {post}";
    robot.roster_text = "{roster}";
    office.decide(robot);
    const ChatRobotId id = office.intake->state().chat_robots.rows().begin()->first;
    const auto message = [&] { return office.intake->state().chat_messages.rows().begin()->second.record; };
    const auto trial = [&] {
        office.decide(TryChatRobot{id});
        office.work();
        REQUIRE(office.sent.size() == 1);
        CHECK(office.sent.front().second.address.target == "/hook");
    };
    SUBCASE("well") {
        trial();
        office.answer(200, R"({"errcode":0,"errmsg":"ok"})");
        CHECK(message().state == ChatMessageState::Said);
        CHECK(message().answer == R"({"errcode":0,"errmsg":"ok"})");
    }
    SUBCASE("declined") {
        trial();
        office.answer(200, R"({"errcode":93000,"errmsg":"invalid webhook url"})");
        CHECK(message().state == ChatMessageState::Failed);
        CHECK(message().fault == ChatFault::Declined);
    }
    SUBCASE("a trial that is refused is not tried again") {
        trial();
        office.answer(500, std::string(1000, 'x'));
        CHECK(message().state == ChatMessageState::Failed);
        CHECK(message().fault == ChatFault::Refused);
        CHECK(message().status == 500);
        CHECK(message().answer.size() <= max_answer_bytes);
        CHECK(office.rings_after(hours(1)) == 1);
    }
    SUBCASE("what is short is said again until it arrives") {
        office.now = noon + hours(27);
        office.intake->run_due(office.now);
        office.work();
        REQUIRE(office.sent.size() == 1);
        office.answer(0);
        CHECK(message().state == ChatMessageState::Waiting);
        CHECK(message().fault == ChatFault::NoAnswer);
        CHECK(office.rings_after(minutes(1)) == 2);
        office.answer(200);
        CHECK(message().state == ChatMessageState::Said);
    }
}

}  // namespace linli::tests
