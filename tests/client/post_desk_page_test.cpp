#include <doctest/doctest.h>

#include "app/client/shifts/guests_page.h"
#include "app/client/shifts/post_code_page.h"
#include "app/client/shifts/roster_words.h"
#include "app/client/shifts/scan_page.h"
#include "app/client/shifts/shift_view.h"
#include "shared/shifts/desk_commands.h"
#include "tests/client/roster_town.h"

// The desk of a checkpoint: the code that hangs there, and who comes without an account.

using namespace linli;
using namespace linli::client;

namespace {

const std::string code(post_code_digits, 'a');

struct DeskTown : RosterTown {
    explicit DeskTown(bool coordinates = false) : RosterTown(coordinates) { now = clock_at(19, 55); }
    SeatId came(std::uint64_t number, const std::string& name, const std::string& phone) {
        Seat seat;
        seat.id = made<SeatId>(number);
        seat.shift = tonight;
        seat.guest_name = name;
        seat.since = clock_at(19, 50);
        add(seat);
        GuestVisit visit;
        visit.id = seat.id;
        visit.phone = phone;
        visit.by_code = true;
        visit.at = clock_at(19, 50);
        add(visit);
        return seat.id;
    }
    void show_scan(PostId post) {
        screen.show([this, post] { scan_page(known(), viewer(), now, {post, code}, *this); });
    }
    void show_code() {
        screen.show([this] {
            post_code_page(known(), viewer(), now, replica.state().posts.at(south), post_code, *this, *this);
        });
    }
    void show_guests() {
        screen.show([this] { guests_page(known(), viewer(), now, guests, *this, *this); });
    }
    PostCodeInput post_code;
    GuestsInput guests;
    GuestInput guest_typed;
};

}  // namespace

TEST_CASE("the address of a post's code is read whole or not at all") {
    const PostAddress address{made<PostId>(20), code};
    const auto read = post_address_in(post_route(address));
    REQUIRE(read);
    CHECK(read->post == address.post);
    CHECK(read->code == code);
    const std::string whole = post_route(address);
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(post_address_in(whole.substr(0, size)));
    CHECK_FALSE(post_address_in(whole + "a"));
    CHECK_FALSE(post_address_in("/at/" + std::string(32, 'z') + "/" + code));
}

TEST_CASE("at the post one press checks me in, without a network too, and another one out") {
    DeskTown town;
    town.open();
    town.link.link = Link::Offline;
    town.show_scan(town.south);
    CHECK(town.screen.shows("南门岗"));
    REQUIRE(town.screen.press_only("我到岗了 · 20:00–22:00"));
    REQUIRE(town.last<ScanIn>());
    CHECK(town.last<ScanIn>()->seat == town.my_seat);
    CHECK(town.last<ScanIn>()->code == code);
    CHECK(town.screen.shows("按好了，等着发出"));
    CHECK(town.screen.shows("19:55 到岗"));
    town.now = clock_at(22, 5);
    town.screen.wait(0);
    REQUIRE(town.screen.press_only("我离岗了 · 20:00–22:00"));
    CHECK(town.last<ScanOut>()->seat == town.my_seat);
    CHECK(town.screen.shows("辛苦了，谢谢你"));
}

TEST_CASE("who has no shift here is told so and may take the one that goes on") {
    DeskTown town;
    const ShiftId here = town.shift(60, town.north, clock_at(19), clock_at(21), 2, 2);
    town.open();
    town.now = clock_at(19, 5);
    town.show_scan(town.east);
    CHECK(town.screen.shows("你现在在这个岗没有班"));
    CHECK_FALSE(town.last<ScanIn>());
    town.show_scan(town.north);
    CHECK(town.screen.shows("你现在在这个岗没有班"));
    // Its own rules say no: I stand at the south gate soon.
    CHECK_FALSE(town.press_part("报名"));
    CHECK_FALSE(town.last<TakeShift>());
    CHECK(shift_view(town.known(), town.viewer(), town.now, town.replica.state().shifts.at(here)).no);
}

TEST_CASE("a coordinator makes the sheet of a post, prints it and renews the code") {
    DeskTown town(true);
    town.open();
    town.show_code();
    CHECK(town.screen.shows("这个岗还没有码"));
    REQUIRE(town.screen.press_only("做一个码"));
    REQUIRE(town.last<RenewPostCode>());
    const std::string first = town.last<RenewPostCode>()->code;
    CHECK(first.size() == post_code_digits);
    REQUIRE(town.screen.find("南门岗的二维码"));
    CHECK(town.screen.find("南门岗的二维码")->value.size() > 400);
    CHECK(town.post_code.link == "https://linli.example.org/#" + post_route({town.south, first}));
    REQUIRE(town.screen.press_only("打印这张"));
    CHECK(town.printed == 1);
    REQUIRE(town.screen.press_only("换一个码"));
    CHECK(town.last<RenewPostCode>()->code != first);
    CHECK(town.post_code.link.find(town.last<RenewPostCode>()->code) != std::string::npos);
}

TEST_CASE("a coordinator sees whom the number and the name point to, and says who it was") {
    DeskTown town(true);
    const SeatId seat = town.came(61, "小祝", "13812345678");
    town.rang = {made<PersonId>(13)};
    town.open();
    town.show_guests();
    CHECK(town.screen.shows("小祝 · 138 1234 5678"));
    REQUIRE(town.press_part("小祝"));
    CHECK(town.asked_server == "13812345678");
    town.screen.wait(0);
    // By the number; found by nothing in the name.
    REQUIRE(town.press_part("严立安"));
    REQUIRE(town.last<NameGuest>());
    CHECK(town.last<NameGuest>()->seat == seat);
    CHECK(town.last<NameGuest>()->person == made<PersonId>(13));
    CHECK(town.screen.shows("没有要看的"));
}

TEST_CASE("a guest is found by pinyin, and who was on the shift anyway is counted once") {
    DeskTown town(true);
    const SeatId seat = town.came(61, "luqing", {});
    town.open();
    town.show_guests();
    REQUIRE(town.press_part("luqing"));
    CHECK(town.screen.shows("本来就在这个班，只算一次"));
    REQUIRE(town.press_part("陆青"));
    REQUIRE(town.last<NameGuest>());
    CHECK(town.last<NameGuest>()->person == made<PersonId>(11));
    CHECK(town.replica.state().seats.at(seat).state == SeatState::Removed);
}

TEST_CASE("who is nobody of the register stays a guest, and who was not there is taken off") {
    DeskTown town(true);
    const SeatId stays = town.came(61, "路人甲", {}), gone = town.came(62, "恶作剧", {});
    town.open();
    town.show_guests();
    REQUIRE(town.press_part("路人甲"));
    REQUIRE(town.screen.press_only("就记作客人 · 路人甲"));
    CHECK(town.last<LeaveAsGuest>()->seat == stays);
    REQUIRE(town.press_part("恶作剧"));
    REQUIRE(town.screen.press_only("没来过，去掉 · 恶作剧"));
    CHECK(town.last<RemoveSeat>()->seat == gone);
    CHECK(town.screen.shows("没有要看的"));
}

TEST_CASE("the coordinators' evening says that somebody came without an account") {
    DeskTown town(true);
    town.came(61, "小祝", {});
    town.open();
    town.show_today();
    CHECK(town.screen.shows("1 位没有账号的邻居来站过岗，是谁？"));
}

TEST_CASE("who came by the code is shown so on the shift's own page") {
    DeskTown town;
    SeatStatus status;
    status.id = town.my_seat;
    status.arrived_at = clock_at(19, 50);
    town.add(status);
    SeatScan scan;
    scan.id = town.my_seat;
    scan.came = true;
    town.add(scan);
    town.open();
    town.show_shift(town.tonight);
    CHECK(town.screen.shows("19:50 到岗 · 扫了码"));
}

TEST_CASE("a guest writes a name and learns where they stand, and nothing of anybody else") {
    DeskTown town;
    town.screen.show([&] { guest_page({town.south, code}, town.guest_typed, town); });
    REQUIRE(town.screen.write("名字", "小郭"));
    REQUIRE(town.screen.write("电话", "138 1234 5678"));
    REQUIRE(town.screen.press_only("我来站岗"));
    REQUIRE(town.guest);
    CHECK(town.guest->post == town.south);
    CHECK(town.guest->code == code);
    CHECK(town.guest->name == "小郭");
    CHECK(town.guest->phone == "138 1234 5678");
    CHECK(town.screen.shows("记上了：南门岗 20:00–22:00。谢谢你！"));
    REQUIRE(town.screen.press_only("再记一位"));
    CHECK(town.screen.shows("我来站岗"));
    REQUIRE(town.screen.press_only("我有账号，登录"));
    CHECK(town.guest_typed.has_account);
}
