#pragma once

#include "shared/errands/wish_list.h"
#include "shared/orders/group_buy_chain.h"
#include "shared/shifts/shift_chain.h"

#include <string>
#include <vector>

// Scores a reading of a shift chain, of a group-buy chain, or of a wish list, against the expected one, by
// the rules in tests/data/chains/README.md.
namespace linli::test {

struct ExpectedChain {
    std::vector<ChainSignup> signups;
    std::vector<int> unclear;  // Lines
};

ExpectedChain expected_chain(const std::string& json);  // Throws std::runtime_error on other text.

struct ChainScore {
    int points = 0;
    int lines = 0;
    std::string differences;  // One line each.
    double share() const { return lines == 0 ? 1.0 : static_cast<double>(points) / lines; }
};

ChainScore score(const ExpectedChain& expected, const ShiftChain& reading);

// As the scorer compares: without regard to width, case, blanks and emoji; the parts of a note in any order.
std::string comparable(const ChainSignup& signup);

std::string file_text(const std::string& path);
std::vector<std::string> chain_samples();  // Paths of the .txt files of shift chains.

// ---- group buys

struct ExpectedGroupBuy {
    std::vector<GroupBuyItem> items;
    std::optional<std::string> deadline;
    std::optional<int> minimum;
    std::vector<GroupBuyOrder> orders;
    std::vector<int> unclear;  // Lines
};

ExpectedGroupBuy expected_group_buy(const std::string& json);  // Throws std::runtime_error on other text.

ChainScore score(const ExpectedGroupBuy& expected, const GroupBuyChain& reading);

// Code, name and price of each item, the deadline and the minimum.
std::string comparable_header(const std::vector<GroupBuyItem>& items,
                              const std::optional<std::string>& deadline, const std::optional<int>& minimum);

// Door, items, payment and note; name and telephone only where there is no door.
std::string comparable(const GroupBuyOrder& order);

std::vector<std::string> group_buy_samples();  // Paths of the .txt files of group-buy chains.

// ---- wish lists

struct ExpectedWishList {
    std::optional<std::string> door;
    std::vector<ItemWords> items;
};

// What stands beside a sample: in an .expected.json, or in an .expected.tsv with the door in its first line
// and item, quantity, unit, note and "urgent" of one item in each other. Throws std::runtime_error where
// there is neither.
ExpectedWishList expected_wish_list(const std::string& sample);

ChainScore score(const ExpectedWishList& expected, const WishList& reading);

// Paths of the .txt files of wish lists; those of `folder` whose names begin with "wl", where it is there.
std::vector<std::string> wish_list_samples();
std::vector<std::string> wish_list_samples_of(const std::string& folder);

}  // namespace linli::test
