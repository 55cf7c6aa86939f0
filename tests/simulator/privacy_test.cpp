#include <doctest/doctest.h>

#include "tests/simulator/history.h"
#include "tests/simulator/scenario.h"

// That the server never sends what the policy does not allow. In every history of histories_test.cpp all that
// is sent is held against the entitlement table and searched for marked secrets; here it is shown that these
// checks would notice, and that what is hidden does not show in what others get.

using namespace linli;
using namespace linli::simulator;

namespace {

struct HiddenFact {
    std::string what;
    Hidden hidden;
};

// The same history twice; whoever may not know the fact must not be able to tell the two worlds apart.
void compare_worlds(std::uint64_t seed, Hidden hidden) {
    History::Settings settings{.seed = seed, .devices = 16, .commands_each = 40, .hidden = hidden};
    History one(settings);
    settings.flipped = true;
    History other(settings);
    REQUIRE(one.play().empty());
    REQUIRE(other.play().empty());
    const auto& streams = one.checks.streams();
    REQUIRE(streams.size() == other.checks.streams().size());
    std::size_t compared = 0, differing = 0;
    for (const auto& [device, stream] : streams) {
        const auto& twin = other.checks.streams().at(device);
        if (stream.entitled || twin.entitled) {
            differing += stream.frames != twin.frames;
            continue;
        }
        ++compared;
        CHECK(stream.frames == twin.frames);
    }
    CHECK(compared > 0);
    CHECK(differing > 0);  // Else nothing was flipped.
}

}  // namespace

TEST_CASE("two worlds that differ in one hidden fact look the same to everybody who may not know it") {
    const std::vector<HiddenFact> facts = {
        {"another telephone number", Hidden::Phone},       {"dialysis", Hidden::CareFlag},
        {"another full name", Hidden::FullName},           {"another care note", Hidden::CareNote},
        {"another note on a seat", Hidden::SeatNote},      {"another reason for a look", Hidden::LookReason},
        {"other words of a request", Hidden::ErrandWords}, {"why checks are paused", Hidden::PauseWords},
        {"another note on an order", Hidden::OrderNote},   {"another medicine", Hidden::MedicineDose},
    };
    for (const HiddenFact& fact : facts) {
        for (std::uint64_t seed = 101; seed <= 103; ++seed) {
            CAPTURE(fact.what);
            CAPTURE(seed);
            compare_worlds(seed, fact.hidden);
        }
    }
}

TEST_CASE("a telephone number sent to a neighbour is noticed by the table and by the search for secrets") {
    Scenario town(41);
    town.device("Ada");
    town.device("Dora");
    REQUIRE(town.devices_agree());
    const Contact* contact = town.state().contacts.find(town.person("Dora"));
    REQUIRE(contact);
    Update leak;
    leak.until = town.server.intake().version();
    leak.records.push_back({version_of(town.state(), ref(Id<Contact>{contact->id.bits})), *contact});
    const auto frame = std::make_shared<const std::string>(encode(ServerMessage(leak)));
    town.checks.sent(town.server.intake(), {town.person("Dora"), {}, 0}, frame);
    CHECK(town.checks.violations().empty());
    town.checks.sent(town.server.intake(), {town.person("Ada"), {}, 0}, frame);
    CHECK(town.checks.violations().size() == 2);
}

TEST_CASE("a reason that mentions somebody else's look is noticed") {
    Scenario town(42);
    town.device("Cora").looks_at("Dora");
    const GrantId grant = town.state().grants.rows().begin()->first;
    const Answer answer{{}, 1, Outcome::Refused, Rejected{Reason::GrantOver, grant}, 1};
    const auto frame = std::make_shared<const std::string>(encode(ServerMessage(answer)));
    town.checks.sent(town.server.intake(), {town.person("Ada"), {}, 0}, frame);
    CHECK(town.checks.violations().size() == 1);
}
