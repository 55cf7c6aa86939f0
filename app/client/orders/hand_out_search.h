#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "app/client/orders/hand_out_book.h"

// "Whose bag is this": a bag that lies about is found by its label, or by what is in it.

namespace linli::client {

// The bags by number, door, name or label's code. Where there is none: those that hold all the things that
// are named, first the ones that hold nothing else. A number beside a thing says how many of it: 鸡蛋; 砂糖橘
// 2 鸡蛋; 2箱橘. Places among the book's bags.
std::vector<std::uint32_t> found_bags(const HandOutBook& book, std::string_view search);

}  // namespace linli::client
