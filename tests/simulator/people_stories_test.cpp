#include <doctest/doctest.h>

#include "shared/people/roles.h"
#include "tests/simulator/scenario.h"

using namespace linli;
using namespace linli::simulator;

namespace {

RoleHeldId role_of(const State& state, PersonId person) {
    const auto held = state.roles.where<&RoleHeld::person>(person);
    return held.empty() ? RoleHeldId{} : held.front()->id;
}

}  // namespace

TEST_CASE("a role handed over: the new coordinator sees the residents, the old one no more") {
    Scenario town(11);
    const PersonId dora = town.person("Dora");
    town.device("Ada");
    CHECK(town.device("Cora").sees().residents.find(dora));
    CHECK(!town.device("Ada").sees().residents.find(dora));
    town.device("Cora").presses(HandOverRole{role_of(town.state(), town.person("Cora")), town.person("Ada")});
    CHECK(town.device("Ada").sees().residents.find(dora));
    CHECK(!town.device("Cora").sees().residents.find(dora));
    CHECK(town.devices_agree());
}

TEST_CASE("a look shows the telephone for its time only, and the person can read who looked") {
    Scenario town(12);
    const PersonId dora = town.person("Dora");
    town.device("Dora");
    town.device("Cora").looks_at("Dora");
    CHECK(town.device("Cora").sees().contacts.at(dora).phone == "13900000007");
    CHECK(!town.device("Cora").sees().cares.find(dora));
    CHECK(town.notices_for("Dora") == std::vector{NoticeKind::SomebodyLooked});
    CHECK(town.device("Dora").sees().grants.size() == 1);
    town.pass(max_look);
    CHECK(!town.device("Cora").sees().contacts.find(dora));
    CHECK(town.device("Dora").sees().contacts.find(dora));
    CHECK(town.devices_agree());
}

TEST_CASE("a look ends exactly once although the server was down when its time was over") {
    Scenario town(13);
    const PersonId dora = town.person("Dora");
    town.device("Cora").looks_at("Dora", LookAt::ContactAndCare);
    CHECK(town.device("Cora").sees().cares.find(dora));
    const Version before = town.server.intake().version();
    town.server.kill();
    town.pass(hours(13));
    REQUIRE(town.server.start());
    town.pass(minutes(1));
    CHECK(town.server.intake().version() == before + 1);
    CHECK(!town.device("Cora").sees().contacts.find(dora));
    CHECK(!town.device("Cora").sees().cares.find(dora));
    town.server.kill();
    REQUIRE(town.server.start());
    town.pass(minutes(1));
    CHECK(town.server.intake().version() == before + 1);
    CHECK(town.devices_agree());
}

TEST_CASE("a device that was off when a look ended forgets the telephone when it comes back") {
    Scenario town(14);
    const PersonId dora = town.person("Dora");
    town.device("Cora").looks_at("Dora").goes_offline();
    town.pass(hours(13));
    town.device("Cora").comes_online();
    CHECK(!town.device("Cora").sees().contacts.find(dora));
    CHECK(town.devices_agree());
}

TEST_CASE("what is private is not on the disk: a reopened tab gets it from the server again") {
    Scenario town(15);
    const PersonId dora = town.person("Dora");
    town.device("Cora").looks_at("Dora").closes_the_tab();
    const auto kept = town.device("Cora").device().copy_store()->load();
    REQUIRE(kept);
    for (const SentRecord& sent : kept->records) CHECK(!is_memory_only(ref_of(sent.record).type));
    town.device("Cora").opens_the_tab();
    CHECK(town.device("Cora").sees().contacts.find(dora));
    CHECK(town.devices_agree());
}

TEST_CASE("who moves house leaves the old steward's list") {
    Scenario town(16);
    const PersonId ada = town.person("Ada");
    CHECK(town.device("Stella").sees().residents.find(ada));
    town.device("Ada").presses(MoveHouse{ada, {"", "2", "", "299"}});
    CHECK(!town.device("Stella").sees().residents.find(ada));
    CHECK(town.devices_agree());
    town.device("Ada").presses(MoveHouse{ada, {"", "1", "", "103"}});
    CHECK(town.device("Stella").sees().residents.find(ada));
    CHECK(town.devices_agree());
}

TEST_CASE("somebody who was entered twice becomes one, on every device and for their own phone too") {
    Scenario town(17);
    const ShiftId gate = town.shift(3);
    const PersonId dora = town.person("Dora");
    town.device("Cem").takes(gate);
    town.device("Dora");
    town.device("Cora").presses(MergePersons{dora, town.person("Cem")});
    CHECK(town.on(gate) == std::vector<std::string>{"Dora"});
    CHECK(town.device("Cem").device().replica().me() == dora);
    CHECK(town.devices_agree());
    town.device("Cem").gives_back(gate, "Dora");
    CHECK(town.on(gate).empty());
    // And merged once more.
    town.device("Cora").presses(MergePersons{town.person("Ben"), dora});
    CHECK(town.device("Cem").device().replica().me() == town.person("Ben"));
    town.device("Cem").takes(gate);
    CHECK(town.on(gate) == std::vector<std::string>{"Ben"});
    CHECK(town.devices_agree());
}

TEST_CASE("a daughter signs her father up, and the record says who did it") {
    Scenario town(18);
    const ShiftId gate = town.shift(3);
    const PersonId cem = town.person("Cem");
    town.device("Ada").takes(gate, "Cem");
    CHECK(town.refusals_of("Ada") == std::vector{Rejected{Reason::NotForOthers}});
    town.device("Cora").presses(AddProxy{cem, town.person("Ada")});
    CHECK(town.device("Ada").sees().contacts.find(cem));
    town.device("Ada").takes(gate, "Cem");
    CHECK(town.on(gate) == std::vector<std::string>{"Cem"});
    for (const auto& [id, row] : town.state().seats.rows()) CHECK(row.record.placed_by == town.person("Ada"));
    CHECK(town.notices_for("Cem") == std::vector{NoticeKind::PutOnShift});
    const ProxyId proxy = town.state().proxies.rows().begin()->first;
    town.device("Cem").presses(EndProxy{proxy});
    CHECK(!town.device("Ada").sees().contacts.find(cem));
    CHECK(!town.device("Ada").sees().residents.find(cem));
    CHECK(town.devices_agree());
}
