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

TEST_CASE("what somebody says not to want signs nobody up, and -1 takes the sign-up back") {
    const ShiftChain chain = read_shift_chain(
        "#接龙\n4月9日 南门\n早班 7-11点\n晚班 19-21点\n1. 12-301 老王 早班\n"
        "2. 12-302 周姐 不是早班，是晚班\n3. 12-301 老王 早班 -1\n");
    REQUIRE(chain.signups.size() == 1);
    CHECK(chain.signups[0].door == "12-302");
    CHECK(chain.signups[0].from == "19:00");
    CHECK(chain.unclear.empty());
}

TEST_CASE("hours of the morning or the evening, and people without a name, are asked about") {
    const std::string header = "#接龙\n4月9日 南门\n早班 7-11点\n晚班 19-21点\n";
    for (const char* doubtful : {"7-9点", "晚班 两个人"}) {
        CAPTURE(doubtful);
        const ShiftChain asked = read_shift_chain(header + "1. 12-301 老王 " + doubtful + "\n");
        CHECK(asked.signups.empty());
        CHECK(asked.unclear.size() == 1);
    }
    for (const char* evening : {"晚7-9点", "19-21点", "晚班"}) {
        CAPTURE(evening);
        const ShiftChain read = read_shift_chain(header + "1. 12-301 老王 " + evening + "\n");
        REQUIRE(read.signups.size() == 1);
        CHECK(read.signups[0].from == "19:00");
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
