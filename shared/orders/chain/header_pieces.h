#pragma once

#include "shared/core/reading.h"
#include "shared/orders/chain/offer.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How a line of a header is cut into items, and the words around them.

namespace linli::buying {

// Signs that part words and belong to no name.
inline constexpr std::u32string_view item_separators = U" \t,;。:、|/&+·-~=!?.…√→";

const Words<int>& leading_words();       // In front of an item.
const Words<int>& price_words();         // Between an item and its price.
const Words<int>& other_money_before();  // A number of money that is not the price of an item.
const Words<int>& other_money_behind();

struct ItemCode {
    std::u32string code;
    std::size_t end = 0;  // Behind the code and its mark; 0 if none stands there.
};
// `A `, `A.`, `A1 `, `①`, `1号`, a sign: the code in front of an item.
ItemCode item_code_at(const ReadText& text, std::size_t at);

struct ItemPiece {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::u32string code;  // `、` if the piece was parted by one: items of one price.
};
// Cuts at codes, and without codes at the signs that part items. A code may stand behind its item: 原味A
// 桃味B.
std::vector<ItemPiece> item_pieces(const ReadText& text, std::size_t begin, std::size_t end);

// The item that a piece names, with its pack but without its price; nothing if no name is left.
std::optional<OfferedItem> item_of_piece(const ReadText& text, ItemPiece piece);
// 30枚 at a place of the text, if the item has no pack yet.
void set_pack(OfferedItem& item, const ReadText& text, std::size_t begin, std::size_t end);

}  // namespace linli::buying
