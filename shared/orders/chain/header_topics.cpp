#include "shared/core/characters.h"
#include "shared/core/reading_lines.h"
#include "shared/orders/chain/header.h"
#include "shared/orders/chain/header_parts.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

const Words<Topic>& topics() {
    static const Words<Topic> words = {
        {Topic::Example,
         U"例如|例子|例|格式|示例|样板|模板|接龙格式|报名格式|比如|譬如|e.g.|eg|example|format|sample"},
        {Topic::Organiser,
         U"团长|群主|联系人|组织者|发起人|主办|负责人|联络人|联系方式|联系电话|电话|咨询|organizer|organiser|"
         U"host|contact|hosted by|by"},
        {Topic::Deadline,
         U"截|截止|截团|截单|截龙|收单|结单|关团|封团|封单|止|结束|之前接|前接龙|截至|截龍|deadline|cutoff|"
         U"cut-"
         U"off|cut off|"
         U"closes|closing|close|order by|orders by|until|by|ends|last order|last orders"},
        {Topic::Minimum, U"成团|起团|开团|发车|起订|起购|最少|至少|minimum|min|at least|成团数|起送|开车"},
        {Topic::PickUp,
         U"自提|取货|提货|配送|送货|领取|送到|提取|到货|发货|取菜|地址|地点|集合|面交|pick up|pickup|pick-up|"
         U"collect|delivery|deliver"},
        {Topic::Notice,
         U"请|注意|须知|说明|提示|备注格式|付款码|收款码|先付款|转账给|群收款|扫码|买二送一|买一送一|限购|"
         U"每户限|"
         U"每户|限量|please|note|pay to|limit|转发|本群"},
    };
    return words;
}

}  // namespace

bool has_topic(View plain, Topic topic) {
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const auto* word = topics().at(plain, at);
        if (word && word->meaning == topic) return true;
    }
    return false;
}

bool starts_with_topic(View plain, Topic topic) {
    const std::size_t at = plain.find_first_not_of(U" (*-·#");
    const auto* word = at == View::npos ? nullptr : topics().at(plain, at);
    return word && word->meaning == topic;
}

ReadText without_noise(const ReadText& text) {
    static const Words<int> noise = {
        {0,
         U"#接龙|接龙|@所有人|@all|@everyone|转发|以下为转发|转自|forwarded|forward|fwd|#group note|group "
         U"note|"
         U"#group buy|群公告|公告|群接龙|#群接龙|#"},
    };
    std::size_t begin = 0;
    while (begin < text.plain.size()) {
        if (is_any_of(U" :-=_*~!,、。|", text.plain[begin])) {
            ++begin;
            continue;
        }
        const auto* word = noise.at(text.plain, begin);
        const std::size_t end = word ? begin + word->word.size() : begin;
        if (!word || (word->word == U"接龙" && end < text.plain.size() && is_han(text.plain[end]))) break;
        begin = end;
    }
    return trimmed_part(text, begin, text.plain.size());
}

bool is_noise(const ReadText& text) {
    const ReadText rest = without_noise(text);
    return std::none_of(rest.plain.begin(), rest.plain.end(),
                        [](char32_t c) { return is_han(c) || is_latin(c); });
}

bool is_example(const ReadText& text) {
    return starts_with_topic(text.plain, Topic::Example);
}

bool names_organiser(const ReadText& text) {
    return starts_with_topic(text.plain, Topic::Organiser);
}

bool is_notice(const ReadText& text) {
    for (const Topic topic : {Topic::Deadline, Topic::Minimum, Topic::PickUp, Topic::Notice}) {
        if (has_topic(text.plain, topic)) return true;
    }
    return false;
}

}  // namespace linli::buying
