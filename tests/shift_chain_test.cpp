#include "shared/shifts/shift_chain.h"
#include "tests/chain_score.h"

#include <doctest/doctest.h>

using namespace linli;
using namespace linli::test;

TEST_CASE("every sample chain is read as a careful neighbour would read it") {
    const std::vector<std::string> paths = chain_samples();
    REQUIRE(paths.size() >= 4);
    for (const std::string& path : paths) {
        const std::string stem = path.substr(0, path.size() - 4);
        const ExpectedChain expected = expected_chain(file_text(stem + ".expected.json"));
        const ChainScore result = score(expected, read_shift_chain(file_text(path)));
        CAPTURE(path);
        CAPTURE(result.differences);
        CHECK(result.lines > 0);
        CHECK(result.share() >= 0.95);
    }
}

TEST_CASE("how many people a chain wants is read from its header, for all slots or for one") {
    const ShiftChain all = read_shift_chain(
        "#接龙\n4月9日值守，南门、东门两个口，每班3人\n早班 07:00-11:00\n晚班 19:00-21:00\n\n1. 老王 南门 "
        "早班\n");
    REQUIRE(all.slots.size() == 2);
    CHECK(all.slots[0].places == 3);
    CHECK(all.slots[1].places == 3);
    const ShiftChain own = read_shift_chain(
        "#接龙\n4月9日 南门值守\n早班 07:00-11:00（4人）\n晚班 19:00-21:00\n\n1. 老王 早班\n");
    REQUIRE(own.slots.size() == 2);
    CHECK(own.slots[0].places == 4);
    CHECK(own.slots[1].places == 0);
}
