#include "app/client/device.h"

#include <doctest/doctest.h>

#include "app/client/platform/headless/headless_platform.h"
#include "shared/wire/encoding.h"
#include "tests/client/device_database.h"

// A device between its store and its line to the server.

using namespace linli;
using namespace linli::client;
using linli::client::tests::NativeStore;

namespace {

constexpr CommunityId community{{1, 1}};
constexpr PersonId me{{2, 2}};
constexpr PostId gate{{4, 4}};
constexpr ShiftId tonight{{5, 5}};
constexpr Instant evening{1'795'428'000'000};

struct Phone {
    Phone() : platform(store), clock(platform) {
        platform.device_clock = evening.ms;
        device = std::make_unique<Device>(platform, clock, community, me,
                                          Device::Events{.changed = [] {},
                                                         .ended = [this](Device::End why) { end = why; },
                                                         .confirmed = [](const Pending&) {},
                                                         .refused = [this] { ++told_of_failures; }});
        device->start();
        platform.deliver();
    }
    HeadlessPlatform::Line* line() {
        const auto lines = platform.open_lines();
        return lines.empty() ? nullptr : lines.back();
    }
    void hears(const ServerMessage& message) {
        const std::string bytes = encode(message);
        line()->events.message({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    }
    // Signed in, with tonight's shift at the gate.
    void comes_online() {
        line()->events.opened();
        hears(Welcome{evening, community, me, DeviceId{{3, 3}}, 77, true});
        Update all{Part::SnapshotWhole, 9, {}, {}};
        all.records.push_back({1, Community{community, "桂花苑", 480}});
        all.records.push_back({2, PublicName{me, "小禾"}});
        all.records.push_back({3, Post{gate, "南门岗", {}, false}});
        Shift shift;
        shift.id = tonight;
        shift.post = gate;
        shift.window = {evening + hours(2), evening + hours(4)};
        shift.max_places = 4;
        all.records.push_back({4, shift});
        hears(all);
    }
    void loses_line(int code) { line()->events.closed(code); }
    // Until it tries again by itself, in milliseconds.
    std::int64_t waits_for_new_line() {
        const HeadlessPlatform::Line* lost = line();
        std::int64_t pause = 0;
        for (; line() == lost && pause < 100'000; pause += 100) platform.pass(100);
        REQUIRE(line() != lost);
        return pause;
    }
    void is_answered(std::uint64_t number) {
        const OutboxId outbox = store.database.load()->kept.outbox;
        hears(Answer{outbox, number, Outcome::Accepted, std::nullopt, 10});
    }
    void is_refused(std::uint64_t number, Rejected why) {
        platform.deliver();
        const OutboxId outbox = store.database.load()->kept.outbox;
        hears(Answer{outbox, number, Outcome::Refused, why, 10});
    }
    NativeStore store;
    HeadlessPlatform platform;
    ServerClock clock;
    std::optional<Device::End> end;
    int told_of_failures = 0;
    std::unique_ptr<Device> device;
};

}  // namespace

TEST_CASE("a device that is signed out from afar keeps nothing of the register, but what was never sent") {
    Phone phone;
    phone.comes_online();
    REQUIRE(phone.store.database.load()->kept.records.size() == 4);
    phone.loses_line(1006);
    REQUIRE(phone.device->press(TakeShift{tonight}));
    phone.platform.pass(60'000);
    REQUIRE(phone.line());
    phone.loses_line(4001);
    CHECK(phone.end == Device::End::SignedOut);
    const auto left = phone.store.database.load();
    REQUIRE(left);
    CHECK(left->kept.records.empty());
    CHECK(left->kept.cursor == 0);
    CHECK(left->kept.queued.size() == 1);
}

TEST_CASE("a server that asks to wait is told apart from no network, and is asked again later and later") {
    for (const int code : {1013, 4003, 4004}) {
        CAPTURE(code);
        Phone phone;
        phone.comes_online();
        phone.loses_line(1006);
        CHECK(phone.device->link().link == Link::Offline);
        CHECK_FALSE(phone.device->link().busy);
        std::int64_t waited = 0;
        for (int times = 0; times < 3; ++times) {
            const std::int64_t pause = phone.waits_for_new_line();
            // Between half of it and all of it, and each time twice as long.
            if (times > 0) CHECK(pause >= (2000 << (times - 1)));
            waited += pause;
            phone.line()->events.opened();
            phone.loses_line(code);
            CHECK(phone.device->link().link == Link::Offline);
            CHECK(phone.device->link().busy);
        }
        CHECK(waited < 60'000);
        CHECK_FALSE(phone.end.has_value());
        phone.waits_for_new_line();
        phone.comes_online();
        CHECK(phone.device->link().link == Link::Online);
        CHECK_FALSE(phone.device->link().busy);
    }
}

TEST_CASE("a clock that is a day off is told, and what is done goes by the server's") {
    for (const Duration off : {days(1), Duration{-days(1).ms}}) {
        Phone phone;
        phone.platform.device_clock = (evening + off).ms;
        CHECK(phone.clock.now() == evening + off);  // Until the server has spoken.
        phone.comes_online();
        CHECK(phone.clock.now() == evening);
        CHECK(phone.device->link().clock_ahead == off);
        REQUIRE(phone.device->press(TakeShift{tonight}));
    }
    Phone phone;
    phone.platform.device_clock = (evening + minutes(10)).ms;
    phone.comes_online();
    CHECK(phone.device->link().clock_ahead == Duration{});
}

TEST_CASE("'everything is sent' is said to who was told that something waits, and to nobody else") {
    Phone phone;
    phone.comes_online();
    const auto at_once = phone.device->press(TakeShift{tonight});
    REQUIRE(at_once);
    phone.is_answered(*at_once);
    CHECK(phone.device->link().waiting == 0);
    CHECK_FALSE(phone.device->link().just_sent);

    phone.loses_line(1006);
    const auto offline = phone.device->press(MendContact{me, "13900000004"});
    REQUIRE(offline);
    CHECK(phone.device->link().waiting == 1);
    phone.platform.pass(60'000);
    REQUIRE(phone.line());
    phone.comes_online();
    phone.is_answered(*offline);
    CHECK(phone.device->link().just_sent);
    phone.platform.pass(10'000);
    CHECK_FALSE(phone.device->link().just_sent);
}

TEST_CASE("a bag that another phone ticked first is no failure: neither banner nor toast say so") {
    Phone phone;
    phone.comes_online();
    const TickBag tick{OrderId{{7, 7}}, HandOutKind::HandedOver, {}};
    const auto second = phone.device->press(tick);
    REQUIRE(second);
    phone.is_refused(*second, Rejected(Reason::BagHandedOut, HandOutEventId{{8, 8}}));
    CHECK(phone.device->replica().refusals().size() == 1);  // The list of bags says who was first.
    CHECK(phone.device->link().refused == 0);
    CHECK(phone.told_of_failures == 0);

    const auto gone = phone.device->press(tick);
    REQUIRE(gone);
    phone.is_refused(*gone, Rejected(Reason::OrderWithdrawn, OrderId{{7, 7}}));
    CHECK(phone.device->replica().refusals().size() == 2);
    CHECK(phone.device->link().refused == 1);
    CHECK(phone.told_of_failures == 1);
}
