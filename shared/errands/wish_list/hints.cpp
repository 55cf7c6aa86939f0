#include "shared/errands/wish_list/hints.h"

#include <array>

#include "shared/core/characters.h"
#include "shared/core/reading.h"

namespace linli::wishes {
namespace {

using View = std::u32string_view;

template <std::size_t count>
bool contains_any(View plain, const std::array<View, count>& words) {
    for (const View word : words) {
        if (plain.find(word) != View::npos) return true;
    }
    return false;
}

template <std::size_t count>
bool starts_any(View plain, const std::array<View, count>& words) {
    for (const View word : words) {
        if (plain.starts_with(word)) return true;
    }
    return false;
}

constexpr std::array<View, 63> fillers{
    U"谢",     U"辛苦",   U"麻烦",  U"手机",   U"电话",   U"微信",   U"号码",   U"转给",   U"转账",
    U"付款",   U"多少钱", U"红包",  U"报销",   U"敲门",   U"敲响",   U"门口",   U"门把",   U"门卫",
    U"消毒",   U"打字",   U"联系",  U"志愿者", U"隔离在", U"独居",   U"岁",     U"子女",   U"外地",
    U"医生",   U"说要",   U"说她",  U"需要的", U"另外",   U"家里",   U"断粮",   U"收到",   U"你好",
    U"您好",   U"大家",   U"各位",  U"帮忙",   U"发一下", U"邻居",   U"楼下",   U"明天送", U"今天送",
    U"送也行", U"送到",   U"放在",  U"放门",   U"挂门",   U"不着急", U"不急",   U"好吗",   U"可以吗",
    U"行吗",   U"有没有", U"hello", U"thank",  U"please", U"清单",   U"今天要", U"明天要", U"不要紧"};

constexpr std::array<View, 30> note_starts{
    U"没有", U"没的", U"要是", U"如果", U"不要", U"别",   U"不能", U"不用", U"还剩", U"只剩",
    U"就剩", U"剩",   U"还有", U"最好", U"随便", U"都行", U"都可", U"可以", U"不然", U"实在",
    U"她",   U"他",   U"我",   U"因为", U"快没", U"吃完", U"饭后", U"饭前", U"医院", U"牌子"};

constexpr std::array<View, 14> asking{U"麻烦", U"请", U"帮我", U"帮忙", U"还要", U"再要", U"想要",
                                      U"需要", U"想", U"再买", U"再来", U"买",   U"带",   U"来"};

}  // namespace

bool is_filler(View plain) {
    constexpr View sentence_ends = U"了吗呢吧啊呀哦?？";  // 宝宝没奶了: somebody tells something.
    const bool tells = !plain.empty() && is_any_of(sentence_ends, plain.back()) && !days_left(plain);
    return tells || contains_any(plain, fillers);
}

bool is_note(View plain) {
    if (starts_any(plain, note_starts)) return true;
    // 要冷藏 says how; 要两斤米 says what.
    if (plain.starts_with(U"要")) return plain.size() > 1 && !is_numeral(plain[1]) && plain[1] != U'半';
    return plain.size() > 1 && (plain.ends_with(U"的") || plain.ends_with(U"装") || plain.ends_with(U"度") ||
                                plain.ends_with(U"mg"));
}

bool says_urgent(View plain) {
    for (std::size_t at = plain.find(U"急"); at != View::npos; at = plain.find(U"急", at + 1)) {
        const View before = plain.substr(0, at);
        if (!before.ends_with(U"不") && !before.ends_with(U"不着") && !before.ends_with(U"不太")) return true;
    }
    return plain.find(U"urgent") != View::npos;
}

bool is_only_urgent(View plain) {
    constexpr View allowed = U"急很最加特别挺非常要用需求!！.。~ 有点着";
    if (!says_urgent(plain)) return false;
    for (const char32_t character : plain) {
        if (!is_any_of(allowed, character)) return plain == U"urgent";
    }
    return true;
}

std::optional<std::int32_t> days_left(View plain) {
    constexpr std::array<View, 6> none_today{U"今天就没", U"今天没", U"今天断",
                                             U"已经没",   U"吃完了", U"断药"};
    constexpr std::array<View, 3> soon{U"快没", U"快吃完", U"明天就没"};
    if (contains_any(plain, none_today)) return 0;
    if (contains_any(plain, soon)) return 1;
    const bool about_stock = plain.find(U"剩") != View::npos || plain.find(U"还有") != View::npos ||
                             plain.find(U"还够") != View::npos || plain.find(U"的量") != View::npos;
    if (!about_stock) return std::nullopt;
    if (plain.find(U"半个月") != View::npos) return 15;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const std::size_t end = numeral_end(plain, at);
        if (end == at) continue;
        const int number = number_of(plain.substr(at, end - at), 999);
        const View behind = plain.substr(end);
        if (number >= 0 && behind.starts_with(U"天")) return number;
        if (number >= 0 &&
            (behind.starts_with(U"周") || behind.starts_with(U"星期") || behind.starts_with(U"个星期")))
            return number * 7;
        if (number >= 0 && behind.starts_with(U"个月")) return number * 30;
        at = end - 1;
    }
    return std::nullopt;
}

std::size_t asking_length(View plain) {
    std::size_t length = 0;
    for (bool more = true; more;) {
        more = false;
        for (const View word : asking) {
            if (!plain.substr(length).starts_with(word) || length + word.size() >= plain.size()) continue;
            // 带鱼 and 买卖 are things.
            if (word == U"带" && plain.substr(length).starts_with(U"带鱼")) continue;
            length += word.size();
            more = true;
        }
    }
    // 要两斤米: 要 asks only before an amount.
    if (plain.substr(length).starts_with(U"要") && length + 1 < plain.size() &&
        (is_numeral(plain[length + 1]) || plain[length + 1] == U'半'))
        ++length;
    return length;
}

}  // namespace linli::wishes
