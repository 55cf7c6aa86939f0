#include "shared/core/characters.h"
#include "shared/core/reading_lines.h"
#include "shared/orders/chain/header.h"
#include "shared/orders/chain/header_parts.h"

#include <algorithm>

namespace linli::buying {

ReadText without_place(const ReadText& name) {
    static const Words<int> endings = {
        {0, U"小区|花园|家园|公寓|新村|社区|苑|里|湾|庭|府|邸|城|雅园|嘉园|名都|华庭|天地|新城|家苑|居|村"},
    };
    for (std::size_t at = 2; at < name.plain.size() && at < 6; ++at) {
        const auto* ending = endings.at(name.plain, at);
        if (!ending || at + ending->word.size() + 1 >= name.plain.size()) continue;
        return trimmed_part(name, at + ending->word.size(), name.plain.size());
    }
    return name;
}

ReadText without_origin(const ReadText& name) {
    const std::size_t end = name.plain.rfind(U'的');
    if (end == std::u32string::npos || end < 2 || end + 3 > name.plain.size()) return name;
    return trimmed_part(name, end + 1, name.plain.size());
}

namespace {

// What stands behind one of the labels and a colon, up to a bracket.
std::optional<ReadText> behind_label(const ReadText& text, const Words<int>& labels) {
    const auto* label = labels.at(text.plain, 0);
    if (!label) return std::nullopt;
    const std::size_t colon = skip_blanks(text.plain, label->word.size());
    if (colon >= text.plain.size() || text.plain[colon] != U':') return std::nullopt;
    const std::size_t end = std::min(text.plain.find(U'(', colon), text.plain.size());
    ReadText value = trimmed_part(text, colon + 1, end);
    return value.empty() ? std::nullopt : std::optional(std::move(value));
}

}  // namespace

std::optional<ReadText> labelled_name(const ReadText& text) {
    static const Words<int> labels = {
        {0,
         U"品名|商品名称|商品名|商品|产品名称|产品名|产品|品种|团品|货品|货名|菜品|名称|item|product|what"},
    };
    return behind_label(text, labels);
}

std::optional<ReadText> labelled_pack(const ReadText& text) {
    static const Words<int> labels = {{0, U"规格|包装|净重|重量|份量|净含量|每份|每箱|pack|size"}};
    return behind_label(text, labels);
}

void set_name(OfferedItem& item, const ReadText& name) {
    item.shown.name = text_of(name.shown);
    item.spaced = name.plain;
    item.name.clear();
    for (const char32_t c : name.plain) {
        if (c != U' ') item.name += c;
    }
}

void strip_chain_words(OfferedItem& item) {
    ReadText name = item_of_title(read_text(item.shown.name));
    if (name.empty()) return;
    if (name.plain.size() < item.spaced.size()) name = without_place(name);
    set_name(item, name);
}

bool speaks_of_buying(std::u32string_view title) {
    static const Words<int> words = {
        {0, U"团购|团|拼团|拼单|开团|代购|订购|合买|揪|group buy|group order|group-buy|bulk buy|order form"}};
    return words.anywhere(title) != nullptr;
}

ReadText item_of_title(const ReadText& title) {
    static const Words<bool> chain_words = {
        {false, U"青团|汤团|饭团|团子|团圆|粢饭团|糯米团|肉团|菜团"},  // To eat.
        {true,
         U"团购接龙|团购|接龙|拼团|拼单|开团|团购群|群接龙|第二轮|第一轮|第三轮|今天|今日|本周|周末|明天|"
         U"大家|来啦|"
         U"来了|啦|吧|团个|一波|快团|第一期|第二期|第三期|返场|加团|预订|预定|报名|统计|登记|团|拼|订购|购买|"
         U"代购|"
         U"家人们|姐妹们|宝子们|邻居们|各位邻居|各位|亲们|朋友们|大家好|share|shared|sharing|bulk|pool|co-op|"
         U"group buy|group order|group-buy|order form|order|orders|bulk "
         U"buy|chain|有没有人|一起|小区|合买|揪团|跟团|开揪|揪"},
    };
    ReadText best;
    bool best_worded = false;
    ReadText current;
    bool worded = false;
    const auto close = [&] {
        current = trimmed_part(current, 0, current.plain.size());
        if (!current.empty() && (best.empty() || (worded && !best_worded))) {
            best = current;
            best_worded = worded;
        }
        current = ReadText();
        worded = false;
    };
    for (std::size_t at = 0; at < title.plain.size();) {
        const char32_t c = title.plain[at];
        if (c == U'(') {
            const std::size_t end = title.plain.find(U')', at);
            const bool all = at == 0 && (end == std::u32string_view::npos || end + 1 >= title.plain.size());
            if (!all && end != std::u32string::npos) {
                close();
                at = end + 1;
                continue;
            }
        }
        if (is_any_of(U"|,;:。!?()-、/~*\"", c) || (c == U' ' && at > 0 && is_han(title.plain[at - 1]))) {
            close();
            ++at;
        } else if (const auto* word = chain_words.at(title.plain, at); word && word->meaning) {
            worded = true;
            if (!current.empty()) {
                current.plain += U' ';
                current.shown += U' ';
            }
            at += word->word.size();
        } else {
            for (std::size_t left = word ? word->word.size() : 1; left > 0; --left, ++at) {
                current.plain += title.plain[at];
                current.shown += title.shown[at];
            }
        }
    }
    close();
    return best;
}

}  // namespace linli::buying
