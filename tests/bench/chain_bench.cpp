// How much of each sample chain is read as its expected reading says.

#include <cstdlib>
#include <utility>

#include "shared/errands/wish_list.h"
#include "shared/orders/group_buy_chain.h"
#include "shared/shifts/shift_chain.h"
#include "tests/bench/measures.h"
#include "tests/chain_score.h"

namespace linli::bench {

static bool measure_group_buys() {
    std::vector<double> shares;
    for (const std::string& path : test::group_buy_samples()) {
        const std::string stem = path.substr(0, path.size() - 4);
        const auto expected = test::expected_group_buy(test::file_text(stem + ".expected.json"));
        shares.push_back(test::score(expected, read_group_buy_chain(test::file_text(path))).share());
    }
    const bool good = percentile(shares, 0) >= 0.95;
    print({"share of a sample group buy that is read right, of " + std::to_string(shares.size()),
           "each at least 0.95", good, 3},
          shares);
    return good;
}

static bool measure_wish_lists() {
    const char* shared = std::getenv("LINLI_SHARED");
    std::vector<std::string> samples = test::wish_list_samples();
    const std::string folder = std::string(shared ? shared : "../shared") + "/data/chains";
    for (std::string& path : test::wish_list_samples_of(folder)) samples.push_back(std::move(path));
    std::vector<double> shares;
    for (const std::string& path : samples) {
        const auto score = test::score(test::expected_wish_list(path), read_wish_list(test::file_text(path)));
        shares.push_back(score.share());
    }
    const bool good = percentile(shares, 0) >= 0.95;
    print({"share of a sample wish list that is read right, of " + std::to_string(shares.size()),
           "each at least 0.95", good, 3},
          shares);
    return good;
}

bool measure_chains() {
    std::vector<double> shares;
    for (const std::string& path : test::chain_samples()) {
        const std::string stem = path.substr(0, path.size() - 4);
        const test::ExpectedChain expected = test::expected_chain(test::file_text(stem + ".expected.json"));
        shares.push_back(test::score(expected, read_shift_chain(test::file_text(path))).share());
    }
    const bool good = percentile(shares, 0) >= 0.95;
    print({"share of a sample chain that is read right, of " + std::to_string(shares.size()),
           "each at least 0.95", good, 3},
          shares);
    const bool group_buys = measure_group_buys();
    return measure_wish_lists() && group_buys && good;
}

}  // namespace linli::bench
