#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/errands/records.h"

namespace linli {

inline constexpr std::size_t max_wish_list_bytes = 8000;  // More is cut off.

struct WishedItem {
    ItemWords words;
    std::optional<std::int32_t> days_left;  // Of a medicine; 0: none is left today.
    int line = 0;                           // Of the text, from 1.
    // What it may mean, where only who wrote it knows: 6瓶装的可乐 is one pack of six, or six packs. Empty:
    // it is clear.
    std::vector<ItemWords> choices;
};

struct WishList {
    std::optional<std::string> door;  // As the text writes one: 12-301
    std::vector<WishedItem> items;    // In reading order, at most max_errand_items.
};

// A shopping or medicine list as people write it ("3斤水多的梨、6瓶装的可乐"), by the rules for wish lists in
// tests/data/chains/README.md: greetings, money and hand-over are no items; what stands before 的, pack sizes
// and vague amounts are notes. Never fails; what is not understood is an item in its own words.
WishList read_wish_list(std::string_view text);

// The first item that has choices, as an index of list.items.
std::optional<std::size_t> first_unclear(const WishList& list);
// The text with that item, an index of its list, as `line` says it; nothing takes it off the list. What else
// stands in the item's line is written anew, one a line; other lines stay as they are. Unchanged where there
// is no such item.
std::string with_line(std::string_view text, std::size_t item, std::string_view line);
// The same, so that the item is read as `chosen`.
std::string with_choice(std::string_view text, std::size_t item, const ItemWords& chosen);

// One item as somebody would write it, to be changed and read again: 梨 3斤（水多）. Items that were read are
// read back from it the same.
std::string wish_list_line(const ItemWords& item);

}  // namespace linli
