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
