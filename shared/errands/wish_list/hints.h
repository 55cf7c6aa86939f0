#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// What the words around the items say. All texts are plain (see reading.h).

namespace linli::wishes {

// A greeting, money, a telephone number, how to hand over, who lives there: no item and no note.
bool is_talk(std::u32string_view plain);
// As is_talk, but by single words only, not by how the sentence ends.
bool has_words_of_talk(std::u32string_view plain);
// 食品类, 日用品, 药品: names a group of things, not one.
bool is_group_name(std::u32string_view plain);
// 王阿姨的药, 我要的东西: what is to be brought, before anything is named.
bool names_a_list(std::u32string_view plain);
// 一共大概200块: what all of it costs.
bool is_sum(std::u32string_view plain);
// Has words that no thing has in its name: 孩子在家上课, will pay when it arrives.
bool is_sentence(std::u32string_view plain);
// 没有青菜就菠菜, 要冷藏, 还剩3天, 大一点: about the item before.
bool is_note(std::u32string_view plain);
// 他不能吹风, 也没锅没灶, 别送上去: begins with a word that goes on with something said, and names no thing.
bool is_aside(std::u32string_view plain);
// 求捎, 求代买: words of asking and nothing else.
bool is_only_asking(std::u32string_view plain);
// In front of 一点 and 一些 they make it say how a thing is to be.
inline constexpr std::u32string_view qualities =
    U"大小软嫩老熟生甜瘦肥厚薄好响轻细粗新鲜淡咸酸浓稀长短硬脆宜惠高低重宽乎和辣靓";
// 无糖的, 要活的, 没有就算了: on a line of its own below an item it goes on about that item.
bool goes_on_about_item(std::u32string_view plain);
// L码, 二段, 原味, 去骨, 50/250: the kind of the thing before.
bool is_kind(std::u32string_view plain);
// 急, 很急, 加急, and nothing else.
bool is_only_urgent(std::u32string_view plain);
bool says_urgent(std::u32string_view plain);  // Anywhere; 不急 is not.
bool says_calm(std::u32string_view plain);    // 不急, 慢慢来, no rush

// The words of asking in front of an item: 麻烦带, 还要, 急需.
struct AskingWords {
    std::size_t length = 0;
    bool urgent = false;
};
AskingWords asking_words(std::u32string_view plain);

// 就行, 吧: how long the polite end is that starts there.
std::size_t politeness_length(std::u32string_view plain);

}  // namespace linli::wishes
