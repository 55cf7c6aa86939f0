#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/platform/headless/headless_platform.h"
#include "app/client/program.h"
#include "app/client/ui/headless.h"
#include "app/client/ui/text.h"
#include "shared/wire/encoding.h"
#include "tests/client/device_database.h"
#include "tests/jpegs.h"

// The whole program on a device that is signed in: when it draws by itself, and what it keeps.

using namespace linli;
using namespace linli::client;
using linli::client::tests::NativeStore;

namespace {

constexpr CommunityId community{{1, 1}};
constexpr PersonId me{{2, 2}};
constexpr Instant evening{1'795'428'000'000};

struct OpenClient {
    explicit OpenClient(std::optional<Role> role = {}, const char* route = "/today", std::string drafts = {})
        : platform(store) {
        platform.kept_drafts = std::move(drafts);
        platform.device_clock = evening.ms;
        platform.address = route;
        platform.settings["account"] = to_hex(community.bits) + "-" + to_hex(me.bits);
        program = make_program(platform, screen.kit());
        platform.deliver();
        platform.open_lines().back()->events.opened();
        hears(Welcome{evening, community, me, DeviceId{{3, 3}}, 77, true});
        Update all{Part::SnapshotWhole, 9, {}, {}};
        all.records.push_back({1, Community{community, "桂花苑", 480}});
        all.records.push_back({2, PublicName{me, "小禾"}});
        if (role) all.records.push_back({3, RoleHeld{{{4, 4}}, me, *role, {}, evening}});
        hears(all);
        screen.show([this] { program->draw(); });
    }
    void hears(const ServerMessage& message) {
        const std::string bytes = encode(message);
        const auto* begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
        platform.open_lines().back()->events.message({begin, bytes.size()});
    }
    void picks_photo(const char* key, tl::expected<Bytes, FileFault> photo) {
        platform.next_photo = std::move(photo);
        REQUIRE(screen.press(text(key)));
        platform.deliver();
        screen.draw_again();
    }
    bool shows(const char* key) const { return screen.find(text(key)) != nullptr; }
    // The button of this very name; what stands on top is found first.
    void presses(const char* key) {
        const auto& nodes = screen.kit().nodes();
        const auto node = std::find_if(nodes.rbegin(), nodes.rend(), [&](const ui::Node& one) {
            return one.role == ui::Role::Button && one.name == text(key);
        });
        REQUIRE(node != nodes.rend());
        screen.kit().press(node->id);
        screen.draw_again();
    }
    // As the browser does when a card's link is opened in this tab.
    void opens_card(std::string secret) {
        platform.link_secret = std::move(secret);
        platform.go("/card");
        platform.deliver();
        screen.draw_again();
    }
    // How often the screen was drawn in this time by itself.
    int frames_in(std::int64_t milliseconds) {
        constexpr std::int64_t step_ms = 1000;
        const int before = screen.kit().frames();
        for (std::int64_t passed = 0; passed < milliseconds; passed += step_ms) {
            platform.pass(step_ms);
            screen.draw_again();
        }
        return screen.kit().frames() - before;
    }

    NativeStore store;
    HeadlessPlatform platform;
    ui::Headless screen;
    std::unique_ptr<Program> program;
};

// Nobody is signed in on this device.
struct AtTheDoor {
    explicit AtTheDoor(std::string route, std::string drafts = {}) : platform(store) {
        platform.kept_drafts = std::move(drafts);
        platform.device_clock = evening.ms;
        platform.address = std::move(route);
        program = make_program(platform, screen.kit());
        platform.deliver();
        screen.show([this] { program->draw(); });
    }
    std::string value_of(const char* key) const { return screen.find(ui::Role::TextField, text(key))->value; }

    NativeStore store;
    HeadlessPlatform platform;
    ui::Headless screen;
    std::unique_ptr<Program> program;
};

Bytes grey_photo() {
    const std::string jpeg = linli::tests::grey_jpeg();
    return Bytes(jpeg.begin(), jpeg.end());
}

}  // namespace

TEST_CASE("today is drawn again each minute where minutes are counted, and rests otherwise") {
    constexpr std::int64_t five_minutes = 5 * 60'000;
    const auto frames = [](std::optional<Role> role, const char* route) {
        OpenClient client(role, route);
        client.frames_in(five_minutes);  // What came with signing in has settled.
        return client.frames_in(five_minutes);
    };
    const int drawn = frames(Role::Coordinator, "/today");
    CHECK(drawn >= 5);
    CHECK(drawn <= 10);
    CHECK(frames({}, "/today") <= 2);
    CHECK(frames(Role::Coordinator, "/shifts") <= 2);
}

TEST_CASE("an address without a page says so and leads back") {
    for (const char* route : {"/plan", "/shiftz", "/card/x"}) {
        const OpenClient client({}, route);
        CAPTURE(std::string(route));
        CHECK(client.shows("nowhere.title"));
        CHECK(client.screen.find(ui::Role::Link, text("action.back_today")) != nullptr);
    }
    CHECK_FALSE(OpenClient({}, "/").shows("nowhere.title"));
}

TEST_CASE("who leaves the page while it asks about signing out is not asked again on coming back") {
    for (const char* question : {"signout.open", "signout.everywhere"}) {
        CAPTURE(std::string(question));
        OpenClient client({}, "/me");
        REQUIRE(client.screen.press(ui::Role::Button, text(question)));
        REQUIRE(client.screen.find(ui::Role::Dialog, "") != nullptr);
        client.platform.go("/today");
        client.screen.draw_again();
        client.platform.go("/me");
        client.screen.draw_again();
        CHECK(client.screen.find(ui::Role::Dialog, "") == nullptr);
    }
}

TEST_CASE("a page that does not exist says so in a tab that runs, too, and an address without one is today") {
    OpenClient client;
    client.platform.go("/shiftz");
    client.screen.draw_again();
    CHECK(client.shows("nowhere.title"));
    client.platform.go("/");
    client.screen.draw_again();
    CHECK_FALSE(client.shows("nowhere.title"));
    CHECK(client.platform.address == "/today");
}

TEST_CASE(
    "a card's link that is opened in a running tab asks whether to switch, and staying changes nothing") {
    OpenClient client({}, "/shifts");
    client.opens_card("SECRET");
    CHECK(client.shows("card.switch_title"));
    CHECK_FALSE(client.shows("nowhere.title"));
    client.presses("card.switch_not");
    client.platform.go("/me");
    client.platform.deliver();
    client.screen.draw_again();
    CHECK_FALSE(client.shows("card.switch_title"));
    CHECK(client.platform.open_lines().size() == 1);
    CHECK(client.platform.settings.at("account") == to_hex(community.bits) + "-" + to_hex(me.bits));
}

TEST_CASE(
    "switching to somebody else's card signs them in; a card that is used up changes nothing but says so") {
    for (const bool is_good : {false, true}) {
        CAPTURE(is_good);
        OpenClient client;
        std::string asked;
        client.platform.serve = [&](const HttpRequest& request) {
            if (request.path != "/api/sign-in/card") return HttpAnswer{404, {}};
            asked.assign(request.body.begin(), request.body.end());
            const std::string body = is_good ? R"({"community":")" + to_hex(community.bits) +
                                                   R"(","person":")" + to_hex(Bits128{9, 9}) + R"("})"
                                             : R"({"error":"card_used"})";
            return HttpAnswer{is_good ? 200 : 403, Bytes(body.begin(), body.end())};
        };
        client.opens_card("simple/SECRET");
        client.presses("card.switch_do");
        client.platform.deliver();
        client.screen.draw_again();
        client.platform.deliver();
        client.screen.draw_again();
        CHECK(asked.find("SECRET") != std::string::npos);
        CHECK(asked.find("simple") == std::string::npos);
        CHECK_FALSE(client.shows("card.switch_title"));
        CHECK(client.shows("error.card_used") == !is_good);
        const PersonId now{is_good ? Bits128{9, 9} : me.bits};
        CHECK(client.platform.settings.at("account") == to_hex(community.bits) + "-" + to_hex(now.bits));
        CHECK(client.platform.setting("simple") == (is_good ? "yes" : ""));
        CHECK(client.platform.open_lines().size() == 1);
    }
}

TEST_CASE("a card's link that is opened where nobody is signed in offers to sign in with it") {
    OpenClient client({}, "/me");
    REQUIRE(client.screen.press(ui::Role::Button, text("signout.open")));
    client.presses("signout.leave");
    client.platform.deliver();
    client.screen.draw_again();
    client.opens_card("SECRET");
    CHECK(client.shows("signin.on_this_phone"));
    CHECK_FALSE(client.shows("card.switch_title"));
}

TEST_CASE("a card outlives a reload until it is used up; where somebody is signed in it does not") {
    OpenClient client({}, "/me");
    client.opens_card("OTHER");
    CHECK(client.platform.kept_secret.empty());
    client.presses("card.switch_not");
    client.platform.go("/me");
    client.platform.deliver();
    client.screen.draw_again();
    REQUIRE(client.screen.press(ui::Role::Button, text("signout.open")));
    client.presses("signout.leave");
    client.platform.deliver();
    client.screen.draw_again();
    client.opens_card("simple/SECRET");
    CHECK(client.platform.kept_secret == "simple/SECRET");
    const auto presses = [&](HttpAnswer answer) {
        client.platform.serve = [answer](const HttpRequest&) { return answer; };
        client.presses("signin.on_this_phone");
        client.platform.deliver();
        client.screen.draw_again();
    };
    presses({0, {}});
    CHECK(client.platform.kept_secret == "simple/SECRET");
    const std::string used = R"({"error":"card_used"})";
    presses({403, Bytes(used.begin(), used.end())});
    CHECK(client.platform.kept_secret.empty());
    CHECK(client.shows("error.card_used"));
}

TEST_CASE("whoever signs out sees the page of signing in, and no question is left") {
    OpenClient client({}, "/me");
    REQUIRE(client.screen.press(ui::Role::Button, text("signout.open")));
    client.presses("signout.leave");
    client.platform.deliver();
    client.screen.draw_again();
    CHECK(client.platform.settings.at("account").empty());
    CHECK(client.shows("signin.with_card"));
    CHECK(client.screen.find(ui::Role::Dialog, "") == nullptr);
}

TEST_CASE("what is typed is kept as a draft two seconds later, and frames without input write nothing") {
    OpenClient coordinator(Role::Coordinator, "/chain");
    REQUIRE(coordinator.screen.type(text("chain.field"), "1. 阿花婆 南门 20-22"));
    CHECK(coordinator.platform.kept_drafts.empty());
    coordinator.platform.pass(2000);
    CHECK(coordinator.platform.kept_drafts.find("阿花婆") != std::string::npos);
    coordinator.platform.kept_drafts.clear();
    coordinator.frames_in(20 * 60'000);
    CHECK(coordinator.platform.kept_drafts.empty());
}

TEST_CASE("who only looks at a page leaves no draft when the page goes to the back") {
    OpenClient coordinator(Role::Coordinator, "/chain");
    coordinator.platform.tell(PlatformEvent::Hidden);
    CHECK(coordinator.platform.kept_drafts.empty());
}

TEST_CASE("until all of the program is here, today says what it can, other pages that the rest is coming") {
    OpenClient client({}, "/me");
    client.platform.later_part_is_here = false;
    client.screen.wait(0);
    CHECK(client.shows("app.rest_comes"));
    CHECK_FALSE(client.shows("signout.open"));
    client.platform.is_online = false;
    client.screen.wait(0);
    CHECK(client.shows("app.rest_waits"));
    client.platform.address = "/today";
    client.screen.wait(0);
    CHECK_FALSE(client.shows("app.rest_waits"));
    CHECK(client.shows("today.bell"));
    client.platform.address = "/me";
    client.platform.later_part_is_here = true;
    client.screen.wait(0);
    CHECK_FALSE(client.shows("app.rest_waits"));
    CHECK(client.shows("signout.open"));
}

TEST_CASE("a place that is taken before all of the program is here waits for the rest, and is taken then") {
    OpenClient client;
    Shift tonight;
    tonight.id = ShiftId{{6, 6}};
    tonight.post = PostId{{5, 5}};
    tonight.window = {evening + hours(2), evening + hours(4)};
    client.hears(
        Update{Part::News, 12, {{10, Post{tonight.post, "南门岗", {}, false}}, {11, Shift{tonight}}}, {}});
    client.platform.later_part_is_here = false;
    client.platform.is_online = false;
    client.screen.wait(0);
    REQUIRE(client.screen.press(ui::Role::Button, text("shift.take")));
    client.screen.wait(0);
    CHECK(client.shows("toast.waits"));
    CHECK_FALSE(client.shows("today.hero.look"));
    client.platform.later_part_is_here = true;
    client.screen.wait(0);
    client.platform.deliver();
    client.screen.wait(0);
    CHECK(client.shows("today.hero.look"));
    CHECK(client.screen.find(ui::Role::Button, text("shift.take")) == nullptr);
}

TEST_CASE("a planning form that is half typed is there again after a reload") {
    std::string drafts;
    {
        OpenClient coordinator(Role::Coordinator, "/roster-rules");
        REQUIRE(coordinator.screen.type(text("training.new"), "急救"));
        coordinator.platform.address = "/plan";
        coordinator.screen.wait(0);
        REQUIRE(coordinator.screen.press(text("plan.emergency")));
        coordinator.screen.draw_again();
        coordinator.platform.pass(2000);
        drafts = coordinator.platform.kept_drafts;
    }
    OpenClient again(Role::Coordinator, "/plan", drafts);
    CHECK(again.shows("plan.emergency_second"));
    again.platform.address = "/roster-rules";
    again.screen.wait(0);
    const ui::Node* field = again.screen.find(ui::Role::TextField, text("training.new"));
    REQUIRE(field);
    CHECK(field->value == "急救");
}

TEST_CASE("whom a coordinator was looking for is there again after a reload") {
    std::string drafts;
    {
        OpenClient coordinator(Role::Coordinator, "/checks");
        REQUIRE(coordinator.screen.type(text("checks.find"), "吴"));
        coordinator.platform.pass(2000);
        drafts = coordinator.platform.kept_drafts;
    }
    OpenClient again(Role::Coordinator, "/checks", drafts);
    const ui::Node* field = again.screen.find(ui::Role::TextField, text("checks.find"));
    REQUIRE(field);
    CHECK(field->value == "吴");
}

TEST_CASE("what is typed at the door and by a guest outlives a reload, but for the password") {
    const std::string post = "/at/" + std::string(32, '7') + "/0123456789abcdef01234567";
    std::string drafts;
    {
        AtTheDoor guest(post);
        REQUIRE(guest.screen.type(text("guest.name"), "过路的小郭"));
        guest.platform.pass(2000);
        drafts = guest.platform.kept_drafts;
    }
    {
        AtTheDoor guest(post, drafts);
        CHECK(guest.value_of("guest.name") == "过路的小郭");
        REQUIRE(guest.screen.press(text("guest.has_account")));
        REQUIRE(guest.screen.press(text("signin.use_password")));
        REQUIRE(guest.screen.type(text("signin.login"), "xiaoguo"));
        REQUIRE(guest.screen.type(text("signin.password"), "a long secret"));
        guest.platform.pass(2000);
        drafts = guest.platform.kept_drafts;
    }
    AtTheDoor again(post, drafts);
    CHECK(again.value_of("signin.login") == "xiaoguo");
    CHECK(again.value_of("signin.password").empty());
    CHECK(drafts.find("a long secret") == std::string::npos);
}

TEST_CASE("signing in with nothing typed says which field is empty, until something is in it") {
    AtTheDoor door("/");
    CHECK_FALSE(door.screen.find(text("signin.code_missing")));
    REQUIRE(door.screen.press(text("signin.sign_in")));
    CHECK(door.screen.find(text("signin.code_missing")));
    REQUIRE(door.screen.type(text("signin.code"), "K7"));
    CHECK_FALSE(door.screen.find(text("signin.code_missing")));
    REQUIRE(door.screen.press(text("signin.use_password")));
    REQUIRE(door.screen.type(text("signin.login"), "xiaohe"));
    CHECK_FALSE(door.screen.find(text("signin.password_missing")));
    REQUIRE(door.screen.press(text("signin.sign_in")));
    CHECK(door.screen.find(text("signin.password_missing")));
    CHECK_FALSE(door.screen.find(text("signin.login_missing")));
}

TEST_CASE("whoever came in leaves nothing of what they typed at the door") {
    std::string drafts;
    {
        AtTheDoor door("/");
        REQUIRE(door.screen.type(text("signin.code"), "SECRET"));
        door.platform.pass(2000);
        drafts = door.platform.kept_drafts;
        CHECK(drafts.find("SECRET") != std::string::npos);
    }
    CHECK(OpenClient({}, "/today", drafts).platform.kept_drafts.empty());
}

TEST_CASE("a file that is too large and one that cannot be read are told apart") {
    for (const bool readable : {true, false}) {
        OpenClient coordinator(Role::Coordinator, "/people/import");
        coordinator.platform.files_can_be_read = readable;
        coordinator.platform.next_file = PickedFile{"r.csv", Bytes(readable ? 50'000'000 : 10)};
        REQUIRE(coordinator.screen.press(text("import.choose")));
        coordinator.platform.deliver();
        coordinator.screen.draw_again();
        const std::string said = text(readable ? "toast.file_too_large" : "toast.file_not_read");
        CHECK(coordinator.screen.find(said) != nullptr);
    }
}

TEST_CASE(
    "a photo that cannot be read and one that is too large are told apart; one that is right is shown") {
    OpenClient asker({}, "/ask");
    REQUIRE(asker.screen.press(text("errand.kind.2")));
    asker.picks_photo("photo.add.2", tl::unexpected(FileFault::Unreadable));
    CHECK(asker.shows("photo.unreadable"));
    asker.picks_photo("photo.add.2", tl::unexpected(FileFault::TooLarge));
    CHECK(asker.shows("photo.too_large"));
    CHECK_FALSE(asker.shows("photo.unreadable"));
    asker.picks_photo("photo.add.2", grey_photo());
    CHECK_FALSE(asker.shows("photo.too_large"));
    const ui::Node* shown = asker.screen.find(ui::Role::PictureButton, text("photo.one", {{"number", 1}}));
    REQUIRE(shown);
    CHECK(asker.platform.pictures.at(shown->value) == grey_photo());
}

TEST_CASE("a chosen photo is not kept with what was typed; who comes back to it is asked for it again") {
    std::string drafts;
    {
        OpenClient asker({}, "/ask");
        REQUIRE(asker.screen.press(text("errand.kind.2")));
        REQUIRE(asker.screen.type(text("ask.what.2"), "氨氯地平"));
        asker.picks_photo("photo.add.2", grey_photo());
        asker.platform.pass(2000);
        drafts = asker.platform.kept_drafts;
    }
    OpenClient again({}, "/ask", drafts);
    CHECK(again.screen.find(text("ask.what.2"))->value == "氨氯地平");
    CHECK(again.shows("photo.not_kept"));
    again.picks_photo("photo.add.2", grey_photo());
    CHECK_FALSE(again.shows("photo.not_kept"));
}

TEST_CASE("whoever got the plain page without having chosen it is told why, where it is chosen") {
    OpenClient client({}, "/me");
    CHECK(client.shows("settings.plain_help"));
    client.screen.kit().set_preferences({.plain = true});
    client.screen.draw_again();
    CHECK(client.shows("settings.plain_why"));
    REQUIRE(client.screen.press(ui::Role::Check, text("settings.plain")));
    CHECK(client.shows("settings.plain_help"));
}
