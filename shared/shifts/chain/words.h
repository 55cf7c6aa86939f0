#pragma once

#include "shared/core/reading.h"

#include <cstdint>

namespace linli::chain {

// Behind the name of a shift: 早班, A更, day shift.
inline constexpr std::u32string_view shift_tails[] = {U"班次", U"班", U"场", U"档", U"岗", U"更", U" shift"};

// What a word does to the line it stands in.
enum class Act : std::uint8_t {
    Cancel,     // 来不了
    Move,       // 改到
    Replace,    // 替
    Swap,       // 对调
    StepIn,     // 补上: replaces whoever has just gone
    Correct,    // 写错了: what follows counts
    Keep,       // 时间不变
    Restore,    // 还是来
    Same,       // 同上
    Every,      // 都来, 全部
    Any,        // 都可以, 随时
    Either,     // 或者
    Unsure,     // 待定
    Extra,      // 我们俩
    PlusOne,    // +1
    Me,         // 我
    Them,       // 她
    On,         // On somebody's behalf: 帮…报
    Vacant,     // 缺, 空
    Question,   // 吗
    Organiser,  // 组织者, 联系人
    Example,    // 例
    Talk,       // 谢谢, 收到: nobody signs up with it
    Notice,     // 请, 注意: an organiser speaks
    Deadline,   // 截止
    Sent,       // 发布: the date belongs to the text itself
    PostLabel,  // 岗位:
    SlotLabel,  // 时间:
    Filler,     // 报名
    Only,       // 只有
    Negative,   // 不行
};

const Words<Act>& acts();

// Early, afternoon, 通宵班 …: words for a slot, which count only if the header defines them. Gives how long
// the word at a place is, 0 if there is none.
std::size_t slot_word_length(std::u32string_view text, std::size_t at);

// 南门, 1号卡口, 地库口, North Gate: words for a post. Gives how long it is, 0 if there is none.
std::size_t place_length(std::u32string_view text, std::size_t at);

// What is done at a post (送菜, 维持秩序): a post if the header lists it.
const Words<int>& tasks();

// A name as it stands among other words: without 也来 and the like at its ends. Begin and end count in
// `text`.
struct NameSpan {
    enum class Kind : std::uint8_t {
        Name,
        Filler,  // Nothing is left: 也来
        Phrase,  // Words that are no name: 带手电
    };
    Kind kind = Kind::Filler;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_name() const { return kind == Kind::Name; }
};
NameSpan name_in(std::u32string_view text);

// What may stand behind a known name without making it another one: 小吴有一班…
bool may_follow_name(std::u32string_view rest);

// 值班, 排班 …: words of a title, never part of a name.
bool has_title_word(std::u32string_view text);

}  // namespace linli::chain
