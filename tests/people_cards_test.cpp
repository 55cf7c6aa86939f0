#include <doctest/doctest.h>

#include "shared/people/cards.h"
#include "tests/town.h"

using namespace linli;

namespace {

std::optional<Reason> reason(const Town& town, const Stamp& by, PersonId for_person) {
    const auto no = check_card(town.state, by, for_person);
    return no ? std::optional(no->reason) : std::nullopt;
}

}  // namespace

TEST_CASE("a card comes from a coordinator, the building's steward, or oneself") {
    Town town;
    const PersonId other_coordinator = town.enter("3", "503", "罗敏");
    town.give(other_coordinator, Role::Coordinator);
    const PersonId other_steward = town.enter("2", "501", "石磊");
    const BuildingId building_3 =
        town.state.households.at(town.state.residents.at(town.qin).household).building;
    town.run(town.admin, GiveRole{other_steward, Role::Steward, building_3});
    const PersonId nobody{{9, 9}};

    struct Row {
        const char* what;
        PersonId by;
        PersonId for_person;
        std::optional<Reason> reason;
    };
    const Row rows[]{
        {"a coordinator for a resident", town.coordinator, town.lu, std::nullopt},
        {"a coordinator for a steward", town.coordinator, town.wen, std::nullopt},
        {"a coordinator for another one", town.coordinator, other_coordinator, std::nullopt},
        {"a coordinator for the administrator", town.coordinator, town.admin, Reason::NotAllowed},
        {"the administrator for a coordinator", town.admin, town.coordinator, std::nullopt},
        {"the steward for a house of theirs", town.wen, town.lu, std::nullopt},
        {"the steward for another building", town.wen, town.qin, Reason::NotAllowed},
        {"the steward for an administrator next door", town.wen, town.admin, Reason::NotAllowed},
        {"the steward for another building's steward", town.wen, other_steward, Reason::NotAllowed},
        {"a resident for themselves", town.lu, town.lu, std::nullopt},
        {"the administrator for themselves", town.admin, town.admin, std::nullopt},
        {"a resident for a neighbour", town.lu, town.wen, Reason::NotAllowed},
        {"a resident for nobody", town.lu, nobody, Reason::NotAllowed},
        {"anybody for nobody", town.coordinator, nobody, Reason::PersonUnknown},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(reason(town, town.stamp(row.by), row.for_person) == row.reason);
    }
}

TEST_CASE("the server may issue a card; the checkpoint's tablet and a guest may not") {
    Town town;
    CHECK(reason(town, town.stamp({}, town.lu, Principal::Server), town.lu) == std::nullopt);
    CHECK(reason(town, town.stamp(town.lu, town.lu, Principal::Desk), town.lu) == Reason::NotAllowed);
    CHECK(reason(town, town.stamp(town.lu, town.lu, Principal::Guest), town.lu) == Reason::NotAllowed);
}

TEST_CASE("on a device that does not know the person the server decides") {
    Town town;
    town.state.partial = true;
    CHECK(reason(town, town.stamp(town.coordinator), PersonId{{9, 9}}) == Reason::NotKnownHere);
}
