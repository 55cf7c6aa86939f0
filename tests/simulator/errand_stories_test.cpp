#include <doctest/doctest.h>

#include "tests/simulator/scenario.h"

using namespace linli;
using namespace linli::simulator;

namespace {

// Dora asks for milk; Ben and Cem help.
struct Milk : Scenario {
    explicit Milk(std::uint64_t seed) : Scenario(seed) {
        for (const char* helper : {"Ben", "Cem"})
            device("Adam").presses(GiveRole{person(helper), Role::Volunteer, {}});
        Asked asked;
        asked.kind = ErrandKind::Other;
        asked.window = {evening, evening + hours(5)};
        asked.what = "牛奶";
        device("Dora").presses(AskForHelp{asked, 0, {}});
        errand = device("Dora").sees().errands.rows().begin()->first;
    }
    std::optional<PersonId> helper() { return device("Dora").sees().errands.at(errand).helper; }
    bool knows_what(const std::string& name) {
        return device(name).sees().errand_details.find(errand) != nullptr;
    }
    ErrandId errand;
};

}  // namespace

TEST_CASE("two helpers take one errand without a network: who is heard first has it, the other is told") {
    Milk town(61);
    for (const char* helper : {"Ben", "Cem"})
        town.device(helper).goes_offline().presses(ClaimErrand{town.errand});
    town.device("Cem").comes_online();
    town.device("Ben").comes_online();
    CHECK(town.helper() == town.person("Cem"));
    CHECK(town.refusals_of("Cem").empty());
    CHECK(town.refusals_of("Ben") == std::vector{Rejected{Reason::ErrandTaken}});
    CHECK(town.knows_what("Cem"));
    CHECK_FALSE(town.knows_what("Ben"));  // Neither what it is nor for whom.
    CHECK(town.devices_agree());
}

TEST_CASE("a helper vanishes with the errand: who asked gets another one, and the first learns of it") {
    Milk town(62);
    town.device("Ben").presses(ClaimErrand{town.errand}).goes_offline();
    town.pass(hours(6));
    town.device("Dora").presses(HandBackErrand{town.errand, "没有人来"});
    CHECK_FALSE(town.helper());
    Asked again;
    again.kind = ErrandKind::Other;
    again.window = {town.evening + hours(12), town.evening + hours(18)};
    again.what = "牛奶";
    town.device("Dora").presses(ChangeErrand{town.errand, again});
    town.device("Cem").presses(ClaimErrand{town.errand});
    CHECK(town.helper() == town.person("Cem"));
    town.device("Ben").presses(FinishErrand{town.errand, 0, ""}).comes_online();  // He was slow, not lazy.
    CHECK(town.refusals_of("Ben") == std::vector{Rejected{Reason::ErrandNotYours}});
    CHECK_FALSE(town.knows_what("Ben"));
    CHECK(town.devices_agree());
}
