#include <doctest/doctest.h>

#include "shared/shifts/roster.h"
#include "tests/simulator/scenario.h"

using namespace linli;
using namespace linli::simulator;
using Names = std::vector<std::string>;

TEST_CASE(
    "the server dies between commit and answer: the place is held once, and the neighbour hears of it") {
    Scenario town(21);
    const ShiftId gate = town.shift(2);
    town.device("Ada");
    town.server.kill_after_next_commit();
    town.device("Ada").takes(gate);
    REQUIRE(!town.server.running());
    CHECK(town.device("Ada").device().replica().pending().size() == 1);
    REQUIRE(town.server.start());
    town.pass(seconds(20));
    CHECK(town.on(gate) == Names{"Ada"});
    CHECK(town.device("Ada").device().replica().pending().empty());
    CHECK(town.refusals_of("Ada").empty());
    CHECK(town.devices_agree());
}

TEST_CASE("a full disk: everybody is asked to wait, nothing is lost, and nothing is done twice") {
    Scenario town(22);
    const ShiftId gate = town.shift(3);
    town.device("Ben");
    town.device("Ada");
    town.disk.break_at(0, tests::DiskFault::Full);
    town.device("Ada").takes(gate);
    CHECK(town.on(gate).empty());
    CHECK(town.device("Ada").device().replica().pending().size() == 1);
    CHECK(!seat_of(town.device("Ben").sees(), gate, town.person("Ada")));
    town.disk.mend();
    town.pass(seconds(20));
    CHECK(town.on(gate) == Names{"Ada"});
    CHECK(town.devices_agree());
}

TEST_CASE("the power goes in the middle of a commit, at any of its writes: all of it or nothing") {
    for (std::uint32_t step = 0; step < 8; ++step) {
        CAPTURE(step);
        Scenario town(23 + step);
        const ShiftId gate = town.shift(3);
        town.device("Ada").takes(gate);
        town.device("Ben");
        town.disk.break_at(step, tests::DiskFault::PowerCut);
        town.device("Ben").takes(gate);
        if (town.server.running()) town.server.kill();
        if (!town.disk.has_power()) town.disk.power_returns();
        town.disk.mend();
        REQUIRE(town.server.start());
        town.pass(seconds(20));
        CHECK(town.on(gate) == Names{"Ada", "Ben"});
        CHECK(town.devices_agree());
    }
}

TEST_CASE("a lost phone is shut out at once, and a new one shows everything again") {
    Scenario town(31);
    const ShiftId gate = town.shift(3);
    town.device("Ada").takes(gate);
    town.server.revoke(town.device("Ada").device().id());
    town.pass(minutes(1));
    CHECK(!town.device("Ada").device().connected());
    town.device("Ada").gives_back(gate);
    CHECK(town.on(gate) == Names{"Ada"});
    Neighbour phone = town.new_phone("Ada");
    CHECK(seat_of(phone.sees(), gate, town.person("Ada")));
    phone.gives_back(gate);
    CHECK(town.on(gate).empty());
    CHECK(town.devices_agree());
}

TEST_CASE("a wiped store: the device starts afresh and goes on") {
    Scenario town(32);
    const ShiftId gate = town.shift(3);
    town.device("Ada").takes(gate).closes_the_tab();
    town.device("Ada").device().replace_store(new_sqlite_device_store());
    town.device("Ada").opens_the_tab();
    CHECK(seat_of(town.device("Ada").sees(), gate, town.person("Ada")));
    town.device("Ada").gives_back(gate);
    CHECK(town.on(gate).empty());
    CHECK(town.devices_agree());
}

TEST_CASE("a store put back to an earlier copy: what was done is not done again, what is new is done once") {
    Scenario town(33);
    const ShiftId gate = town.shift(9);
    Neighbour cora = town.device("Cora").goes_offline();
    cora.presses(AssignSeat{gate, {}, "老王", ""});
    auto copy = cora.device().copy_store();
    cora.comes_online().presses(AssignSeat{gate, {}, "老李", ""}).presses(AssignSeat{gate, {}, "老赵", ""});
    CHECK(town.on(gate) == Names{"老李", "老王", "老赵"});
    cora.closes_the_tab().device().replace_store(std::move(copy));
    cora.device().go_offline();
    cora.opens_the_tab();
    // Its copy still waits with 老王, and does not know that the next two numbers are used.
    cora.presses(AssignSeat{gate, {}, "老钱", ""}).presses(AssignSeat{gate, {}, "老孙", ""});
    cora.comes_online();
    CHECK(town.on(gate) == Names{"老孙", "老李", "老王", "老赵", "老钱"});
    CHECK(cora.device().replica().pending().empty());
    CHECK(town.devices_agree());
}

TEST_CASE("a store copied to a second tab: both tell the server of their own, and nothing is done twice") {
    Scenario town(34);
    const ShiftId gate = town.shift(9);
    Neighbour cora = town.device("Cora").goes_offline();
    auto copy = cora.device().copy_store();
    Neighbour twin = town.another_tab("Cora", std::move(copy));
    twin.goes_offline();
    cora.presses(AssignSeat{gate, {}, "老王", ""});
    twin.presses(AssignSeat{gate, {}, "老李", ""}).presses(AssignSeat{gate, {}, "老赵", ""});
    cora.comes_online();
    twin.comes_online();
    CHECK(town.on(gate) == Names{"老李", "老王", "老赵"});
    cora.presses(AssignSeat{gate, {}, "老钱", ""});
    twin.presses(AssignSeat{gate, {}, "老孙", ""});
    CHECK(town.on(gate) == Names{"老孙", "老李", "老王", "老赵", "老钱"});
    CHECK(town.devices_agree());
}

TEST_CASE("a closed tab keeps what was saved, and sends it when it is opened again") {
    Scenario town(35);
    const ShiftId gate = town.shift(2);
    town.device("Ada").goes_offline().takes(gate).closes_the_tab();
    town.device("Ada").device().go_online();
    CHECK(town.on(gate).empty());
    town.device("Ada").opens_the_tab();
    CHECK(town.on(gate) == Names{"Ada"});
    CHECK(town.devices_agree());
}

TEST_CASE("ten days offline: what came meanwhile is all there, what went is gone") {
    Scenario town(36);
    const ShiftId gate = town.shift(2);
    const PersonId ben = town.person("Ben");
    town.device("Stella").goes_offline();
    town.device("Ben").takes(gate).presses(MoveHouse{ben, {"", "2", "", "299"}});
    town.device("Cem").presses(MoveHouse{town.person("Cem"), {"", "1", "", "103"}});
    town.pass(days(10));
    town.device("Stella").comes_online();
    CHECK(!town.device("Stella").sees().residents.find(ben));
    CHECK(town.device("Stella").sees().residents.find(town.person("Cem")));
    CHECK(town.devices_agree());
}

TEST_CASE(
    "a hundred days offline: the server has forgotten the way there, so the device gets everything anew") {
    Scenario town(37);
    const ShiftId gate = town.shift(2);
    const PersonId ben = town.person("Ben");
    town.device("Stella").goes_offline();
    town.device("Ben").takes(gate).presses(MoveHouse{ben, {"", "2", "", "299"}});
    town.pass(days(100));
    REQUIRE(town.server.store().prune(town.server.intake().community(), town.events.now()));
    town.server.kill();
    REQUIRE(town.server.start());
    town.device("Ben").presses(MendContact{ben, "13900000099"});
    town.device("Stella").comes_online();
    CHECK(!town.device("Stella").sees().residents.find(ben));
    CHECK(town.devices_agree());
}

TEST_CASE("two outboxes of one device whose ids would be the same: the second may not be used") {
    Scenario town(38);
    const DeviceId device = town.device("Ada").device().id();
    const OutboxId first{{1, 0x12345}};
    const OutboxId second{{2, 0x12345}};
    CHECK(town.server.intake().know_outbox({device, first, 1}).value());
    CHECK(!town.server.intake().know_outbox({device, second, 1}).value());
    CHECK(town.server.intake().know_outbox({device, first, 1}).value());
}

TEST_CASE("what is pressed together is decided in its order, although the disk fails in between") {
    Scenario town(39);
    Neighbour cora = town.device("Cora").goes_offline();
    cora.presses(AddPost{"北门岗", "灯在左边"});
    const PostId north = find_post(cora.sees(), "北门岗")->id;
    cora.presses(AddShift{north, {town.evening + hours(2), town.evening + hours(4)}, 1, 2});
    town.disk.break_at(0, tests::DiskFault::OnceFails);
    cora.comes_online();
    CHECK(town.refusals_of("Cora").empty());
    CHECK(find_shift(town.state(), north, {town.evening + hours(2), town.evening + hours(4)}));
    CHECK(town.devices_agree());
}
