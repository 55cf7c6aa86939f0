#pragma once

#include "shared/orders/chain/layout.h"
#include "shared/orders/chain/offer.h"

#include <cstddef>
#include <vector>

namespace linli::buying {

struct Header {
    Offer offer;
    std::size_t first_entry = 0;  // The lines before it are the header.
};

Header read_header(const Layout& layout);

// Items as one line of a header names them: `A 蔬菜包68元 10斤`, `原味A 桃味B 都是12杯55元`.
struct ItemLine {
    std::vector<OfferedItem> items;
    bool priced = false;                      // A price stands on the line.
    std::optional<std::int64_t> price_cents;  // Without an item: 38元/板（30枚） of what the title names.
    std::u32string unit;
    std::u32string pack_text;
};
struct ItemLineWays {
    bool bare = false;         // A number alone may be a price: A 吐司18.
    bool price_first = false;  // 68元 蔬菜包: the item stands behind its price.
};
ItemLine read_item_line(const SourceLine& line, const ItemLineWays& ways);

// The item that a title names: 土鸡蛋 of 土鸡蛋团购接龙. Empty if only words of chains stand there.
ReadText item_of_title(const ReadText& title);

bool is_example(const ReadText& text);       // 例：12-301 王姐 A2
bool is_notice(const ReadText& text);        // Deadline, minimum, pick-up, organiser: no order.
bool names_organiser(const ReadText& text);  // 团长：6号楼1503

std::optional<int> find_minimum(const ReadText& text);
// 04-08 18:00; nothing if the text speaks of no deadline or its day is not known.
std::optional<std::string> find_deadline(const ReadText& text, const std::optional<MonthDay>& written_on);
// The day a header was written: 【4月6日发】
std::optional<MonthDay> find_day_of_writing(const ReadText& text);

}  // namespace linli::buying
