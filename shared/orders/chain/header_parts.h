#pragma once

#include "shared/core/reading.h"
#include "shared/orders/chain/layout.h"
#include "shared/orders/chain/offer.h"

#include <cstdint>
#include <optional>
#include <string_view>

// The words of a header: what a line speaks of, and what of a title names an item.

namespace linli::buying {

// What a line of a header speaks of, if not of items.
enum class Topic : std::uint8_t { Example, Organiser, Deadline, Minimum, PickUp, Notice };

bool has_topic(std::u32string_view plain, Topic topic);
bool starts_with_topic(std::u32string_view plain, Topic topic);

// #接龙, 转发：, @所有人 and their like carry no words of their own.
ReadText without_noise(const ReadText& text);
bool is_noise(const ReadText& text);

// 阳光里鸡蛋: the neighbourhood stands in front of the item.
ReadText without_place(const ReadText& name);

// 农场直供的小番茄: what a title says about where it comes from, ending in 的.
ReadText without_origin(const ReadText& name);

// 品名：赣南脐橙 gives 赣南脐橙, 规格：10斤/箱 gives 10斤/箱; nothing if the line has another label or none.
std::optional<ReadText> labelled_name(const ReadText& text);
std::optional<ReadText> labelled_pack(const ReadText& text);

// Without a price only these words make a title name something that is bought.
bool speaks_of_buying(std::u32string_view title);

// Sets the name in all its forms.
void set_name(OfferedItem& item, const ReadText& name);

// 土鸡蛋团购接龙 38元/板: the item is 土鸡蛋.
void strip_chain_words(OfferedItem& item);

// ---- how prices stand in a line

bool has_price(std::u32string_view plain);
bool names_time(std::u32string_view plain);  // 20:00, 8pm, 晚8点
// 68元 蔬菜包
bool begins_with_price(const ReadText& text);
// 吐司22，可颂3个装28，碱水结15: words that end in a number, at least twice, and numbers like prices.
bool lists_bare_prices(const ReadText& text);
// 玫瑰味 10枚 39.9: words, perhaps a pack, and behind a blank a number that may be a price.
bool ends_with_bare_price(const SourceLine& line);

}  // namespace linli::buying
