#include <doctest/doctest.h>

#include <algorithm>

#include "shared/errands/errand_book.h"
#include "tests/errand_town.h"

// What becomes of an errand that somebody has already, when what is asked or who may do it changes.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

}  // namespace

TEST_CASE("moved to a later day, the two can reach each other until that day is over") {
    Errands town;
    const ErrandId errand = town.ask();
    REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
    Asked later = shopping();
    later.window = {Town::evening + days(5), Town::evening + days(5) + hours(2)};
    const auto ends = [&](PersonId viewer, PersonId about) {
        Instant last{0};
        for (const Grant* grant : town.state.grants.where<&Grant::about>(about)) {
            if (grant->to == viewer && !grant->over) last = std::max(last, grant->window.until);
        }
        return last;
    };
    SUBCASE("while they still see each other's number") {
        REQUIRE(town.run(town.qin, ChangeErrand{errand, later}) == allowed);
    }
    SUBCASE("and where that was over already") {
        std::vector<GrantId> over;
        for (const auto& [id, row] : town.state.grants.rows()) over.push_back(id);
        for (const GrantId id : over) town.state.grants.edit(id).over = true;
        REQUIRE(town.run(town.qin, ChangeErrand{errand, later}) == allowed);
    }
    CHECK(ends(town.lu, town.qin) == later.window.until + hours(24));
    CHECK(ends(town.qin, town.lu) == later.window.until + hours(24));
}
