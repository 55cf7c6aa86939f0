#include <doctest/doctest.h>

#include "shared/people/households.h"
#include "shared/state/audience.h"
#include "tests/town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

RecordRef contact_of(PersonId person) {
    return {Contact::record_type, person.bits};
}
RecordRef care_of(PersonId person) {
    return {Care::record_type, person.bits};
}
RecordRef resident_of(PersonId person) {
    return {Resident::record_type, person.bits};
}

bool may_hold(const Town& town, PersonId person, RecordRef record) {
    return audience_of(town.state, record).meets(groups_of(town.state, person));
}

}  // namespace

TEST_CASE("only those who look after a house enter people, and nobody twice") {
    Town town;
    CHECK(town.reason(town.lu, RegisterPerson{Town::entry("5", "101", "新来")}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, RegisterPerson{Town::entry("5", "101", "新来")}) == allowed);
    CHECK(town.reason(town.coordinator, RegisterPerson{Town::entry("2", "302", "陆青")}) ==
          Reason::PersonHeldAlready);
    CHECK(town.reason(town.coordinator, RegisterPerson{Town::entry("", "101", "新来")}) ==
          Reason::DoorInvalid);
    CHECK(town.reason(town.coordinator, RegisterPerson{Town::entry("5", "101", "")}) == Reason::TextEmpty);
    PersonEntry bad_phone = Town::entry("5", "101", "新来");
    bad_phone.phone = "12";
    CHECK(town.reason(town.coordinator, RegisterPerson{bad_phone}) == Reason::PhoneInvalid);
}

TEST_CASE("the same register twice changes nothing, and never the name that people chose") {
    Town town;
    ImportRegister import;
    import.rows = {Town::entry("7", "101", "马国强"), Town::entry("7", "102", "马国强"),
                   Town::entry("2", "302", "陆青")};
    import.rows[0].phone = "13900000001";
    import.rows[2].age_band = AgeBand::Adult;
    CHECK(town.reason(town.lu, import) == Reason::NotAllowed);
    REQUIRE_FALSE(town.run(town.coordinator, import));
    CHECK(town.state.residents.at(town.lu).age_band == AgeBand::Adult);
    town.run(town.lu, MendNames{town.lu, "陆青", "青青", AgeBand::Adult});
    const std::size_t people = town.state.residents.size();

    const Stamp stamp = town.stamp(town.coordinator);
    REQUIRE_FALSE(check(town.state, stamp, import));
    change(town.state, stamp, import);
    CHECK(touched_and_dependents(town.state).empty());
    CHECK(town.state.residents.size() == people);
    CHECK(town.state.public_names.at(town.lu).shown == "青青");

    // Another year's register is in traditional characters.
    import.rows = {Town::entry("2", "302", "陸青")};
    REQUIRE_FALSE(town.run(town.coordinator, import));
    CHECK(town.state.residents.size() == people);
    CHECK(town.reason(town.coordinator, RegisterPerson{import.rows[0]}) == Reason::PersonHeldAlready);
}

TEST_CASE("people mend what is known of them; others only when they may act for them") {
    Town town;
    const MendContact phone{town.lu, "13900000002"};
    CHECK(town.reason(town.lu, phone) == allowed);
    CHECK(town.reason(town.qin, phone) == Reason::NotAllowed);
    CHECK(town.reason(town.wen, phone) == allowed);  // The steward of that building.
    CHECK(town.reason(town.coordinator, phone) == allowed);
    CHECK(town.reason(town.lu, MendContact{town.lu, "nonsense"}) == Reason::PhoneInvalid);
    CHECK(town.reason(town.lu, MendContact{town.lu, ""}) == allowed);
    CHECK(town.reason(town.lu, MendNames{town.lu, "陆青", "", AgeBand::Adult}) == Reason::TextEmpty);
}

TEST_CASE("telephone and care reach nobody but by a look that is kept") {
    Town town;
    town.run(town.qin, MendContact{town.qin, "13900000003"});
    Care care;
    care.id = town.qin;
    care.lives_alone = true;
    town.run(town.qin, MendCare{care});
    CHECK(may_hold(town, town.qin, contact_of(town.qin)));
    CHECK_FALSE(may_hold(town, town.coordinator, contact_of(town.qin)));
    CHECK_FALSE(may_hold(town, town.admin, care_of(town.qin)));

    CHECK(town.reason(town.lu, Look{{town.qin}, LookAt::Contact, "送菜"}) == Reason::NotAllowed);
    CHECK(town.reason(town.wen, Look{{town.qin}, LookAt::Contact, "送菜"}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, Look{{}, LookAt::Contact, "送菜"}) == Reason::NothingChosen);
    CHECK(town.reason(town.coordinator, Look{{town.qin}, LookAt::Contact, ""}) == Reason::TextEmpty);
    REQUIRE_FALSE(town.run(town.coordinator, Look{{town.qin}, LookAt::Contact, "送菜"}));
    CHECK(may_hold(town, town.coordinator, contact_of(town.qin)));
    CHECK_FALSE(may_hold(town, town.coordinator, care_of(town.qin)));

    const auto looks = town.state.grants.where<&Grant::about>(town.qin);
    REQUIRE(looks.size() == 1);
    const GrantId grant = looks[0]->id;
    CHECK(may_hold(town, town.qin, ref(grant)));
    CHECK(town.state.notices.where<&Notice::to>(town.qin).size() == 1);
    CHECK(town.reason(town.lu, EndLook{grant}) == Reason::GrantUnknown);
    REQUIRE_FALSE(town.run({}, Principal::Server, EndLook{grant}));
    CHECK_FALSE(may_hold(town, town.coordinator, contact_of(town.qin)));
    CHECK(town.reason(town.coordinator, EndLook{grant}) == Reason::GrantOver);
}

TEST_CASE("a steward knows their own building, and loses sight of who moves out") {
    Town town;
    CHECK(may_hold(town, town.wen, resident_of(town.lu)));
    CHECK_FALSE(may_hold(town, town.wen, resident_of(town.qin)));
    CHECK_FALSE(may_hold(town, town.qin, resident_of(town.lu)));
    CHECK(town.reason(town.lu, MoveHouse{town.lu, {"", "9", "", "101"}}) == Reason::BuildingUnknown);
    CHECK(town.reason(town.coordinator, MoveHouse{town.lu, {"", "9", "", "101"}}) == allowed);
    REQUIRE_FALSE(town.run(town.lu, MoveHouse{town.lu, {"", "3", "", "201"}}));
    CHECK_FALSE(may_hold(town, town.wen, resident_of(town.lu)));
    CHECK(may_hold(town, town.coordinator, resident_of(town.lu)));
}

TEST_CASE("roles are given out from above, handed over, and the last administrator stays") {
    Town town;
    CHECK(town.reason(town.lu, GiveRole{town.qin, Role::Volunteer, {}}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, GiveRole{town.qin, Role::Volunteer, {}}) == allowed);
    CHECK(town.reason(town.coordinator, GiveRole{town.qin, Role::Coordinator, {}}) == Reason::NotAllowed);
    CHECK(town.reason(town.admin, GiveRole{town.qin, Role::Coordinator, {}}) == allowed);
    CHECK(town.reason(town.admin, GiveRole{town.qin, Role::Steward, {}}) == Reason::BuildingUnknown);
    CHECK(town.reason(town.admin, GiveRole{town.coordinator, Role::Coordinator, {}}) ==
          Reason::RoleHeldAlready);
    const RoleHeldId keys = town.state.roles.where<&RoleHeld::person>(town.admin)[0]->id;
    CHECK(town.reason(town.admin, EndRole{keys}) == Reason::LastAdministrator);
    CHECK(town.reason(town.coordinator, HandOverRole{keys, town.coordinator}) == Reason::NotAllowed);
    REQUIRE_FALSE(town.run(town.admin, HandOverRole{keys, town.qin}));
    CHECK(holds_role(town.state, town.qin, Role::Administrator));
    CHECK_FALSE(is_coordinator(town.state, town.admin));
}

TEST_CASE("two entries of one person become one, and nothing of theirs is lost") {
    Town town;
    const PersonId twice = town.enter("2", "303", "陆清");
    town.run(town.lu, MendContact{town.lu, "13900000004"});
    const ShiftId shift = town.shift(20, 2, 3);
    town.run(town.lu, TakeShift{shift});
    town.give(town.lu, Role::Volunteer);
    REQUIRE_FALSE(town.run(town.coordinator, MergePersons{twice, town.lu}));
    CHECK(town.state.seats.where<&Seat::person>(twice).size() == 1);
    CHECK(holds_role(town.state, twice, Role::Volunteer));
    CHECK(town.state.contacts.at(twice).phone == "13900000004");
    CHECK_FALSE(town.state.residents.find(town.lu));
    CHECK(current_person(town.state, town.lu) == twice);
}

TEST_CASE("merging is no way to a role or to what is private") {
    Town town;
    CHECK(town.reason(town.coordinator, MergePersons{town.qin, town.admin}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, MergePersons{town.admin, town.qin}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, MergePersons{town.coordinator, town.qin}) == Reason::NotAllowed);
    CHECK(town.reason(town.lu, MergePersons{town.qin, town.wen}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, MergePersons{town.qin, town.qin}) == Reason::SamePerson);
}

TEST_CASE("a proxy acts for somebody until either side ends it") {
    Town town;
    CHECK(town.reason(town.lu, AddProxy{town.qin, town.lu}) == Reason::NotAllowed);
    town.give(town.lu, Role::Volunteer);
    REQUIRE_FALSE(town.run(town.qin, AddProxy{town.qin, town.lu}));
    CHECK(may_hold(town, town.lu, resident_of(town.qin)));
    CHECK(town.reason(town.qin, AddProxy{town.qin, town.lu}) == Reason::ProxyHeldAlready);
    const ProxyId proxy = town.state.proxies.rows().begin()->first;
    CHECK(town.reason(town.wen, EndProxy{proxy}) == Reason::ProxyUnknown);
    REQUIRE_FALSE(town.run(town.lu, EndProxy{proxy}));
    CHECK_FALSE(may_hold(town, town.lu, resident_of(town.qin)));
}

TEST_CASE("whoever counts through ids learns of nobody") {
    Town town;
    const PersonId nobody{{9, 9}};
    for (const PersonId hidden : {town.lu, nobody}) {
        CHECK(town.reason(town.qin, AddProxy{town.qin, hidden}) == Reason::PersonUnknown);
        CHECK(town.reason(town.qin, Look{{hidden}, LookAt::Contact, "?"}) == Reason::NotAllowed);
    }
    CHECK(town.reason(town.coordinator, AddProxy{town.qin, town.lu}) == allowed);
    town.give(town.qin, Role::Volunteer);
    const RoleHeldId held = town.state.roles.where<&RoleHeld::person>(town.qin)[0]->id;
    CHECK(town.reason(town.qin, HandOverRole{held, town.lu}) == Reason::PersonUnknown);
    CHECK(town.reason(town.qin, HandOverRole{held, town.wen}) == allowed);
}

TEST_CASE("what two entries of one person both had is not there twice after merging") {
    Town town;
    const PersonId twice = town.enter("2", "303", "陆清");
    for (const PersonId one : {twice, town.lu}) {
        town.give(one, Role::Volunteer);
        town.run(town.coordinator, AddProxy{town.qin, one});
    }
    REQUIRE_FALSE(town.run(town.coordinator, MergePersons{twice, town.lu}));
    CHECK(town.state.roles.where<&RoleHeld::person>(twice).size() == 1);
    CHECK(town.state.proxies.where<&Proxy::for_whom>(town.qin).size() == 1);
}

TEST_CASE("where a building stands is said by coordinators, within what one can walk or drive") {
    Town town;
    const BuildingId building =
        town.state.households.at(town.state.residents.at(town.qin).household).building;
    const auto answer = [&](PersonId by, const BuildingPlace& place) {
        return town.reason(by, PlaceBuilding{place});
    };
    CHECK(answer(town.coordinator, {building, 120, -40}) == std::nullopt);
    CHECK(answer(town.qin, {building, 120, -40}) == Reason::NotAllowed);
    CHECK(answer(town.coordinator, {BuildingId{{9, 9}}, 120, -40}) == Reason::BuildingUnknown);
    CHECK(answer(town.coordinator, {building, farthest_from_gate_m + 1, 0}) == Reason::AmountInvalid);
    CHECK(answer(town.coordinator, {building, 0, -farthest_from_gate_m - 1}) == Reason::AmountInvalid);
    REQUIRE(town.run(town.coordinator, PlaceBuilding{{building, 120, -40}}) == std::nullopt);
    REQUIRE(town.run(town.coordinator, PlaceBuilding{{building, 130, -40}}) == std::nullopt);
    CHECK(town.state.building_places.at(building).east_m == 130);
    CHECK(town.state.building_places.size() == 1);
}
