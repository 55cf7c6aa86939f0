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
