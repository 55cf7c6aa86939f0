#pragma once

#include <optional>
#include <string>
#include <vector>
#include "shared/orders/chain/counts.h"

namespace linli::buying {

enum class Deed : std::uint8_t {
    Order,     // The items as they stand.
    OrderOne,  // A door alone where one item is on offer.
    Replace,   // All items by these.
    SetItem,   // `B改3`: only these items.
    Add,
    Less,
    TakeOut,   // `鸡腿不要了`
    Exchange,  // `A换B`: takes `items` out and puts `counts` in
    Cancel,    // All of it.
    Same,      // 同上
    Restore,   // 还是要
};

// One thing that a line does to an order.
struct Step {
    Deed deed = Deed::Order;
    Counts counts = {};
    std::vector<std::size_t> items = {};
    std::optional<Amount> bare = {};  // An amount without an item: of the only item that the order has.
    bool stated = false;              // What it changes stands in the line itself: A1 改 B1
    int same_number = 0;              // 同3: the entry with this list number; 0: the nearest above
    WrittenDoor same_door = {};       // 跟12-302一样
    std::string same_name = {};       // 跟老王一样
};

struct Steps {
    std::vector<Step> all;
    std::optional<GroupBuyDoubt> doubt;
    bool unknown_word = false;  // A word with an amount that names no item.
};

// What the tokens of one entry do, without its door, name, notes and payments.
Steps steps_of(const std::vector<Token>& tokens, const Offer& offer);

}  // namespace linli::buying
