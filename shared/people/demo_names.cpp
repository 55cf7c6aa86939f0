#include <string_view>

#include "shared/core/characters.h"
#include "shared/people/demo_parts.h"

namespace linli::demo {
namespace {

// Common surnames first: a square draw below takes them more often.
constexpr std::u32string_view surnames =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    U"沈钟姜崔"
    U"谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温祝纪乔单"
    U"仇查解";
constexpr std::u32string_view women = U"芳娜敏静丽娟艳霞玲红梅莉兰萍洁颖雪琳慧婷佳怡欣悦菲瑶璐晴倩莹蕾薇琪雯";
constexpr std::u32string_view men = U"伟强磊军洋勇杰涛明超刚平辉鹏飞浩亮波斌宇凯健俊博晨阳轩航睿哲铭昊然川";
constexpr std::u32string_view old_women = U"秀英桂珍凤芝素琴玉淑惠菊翠巧月荷银娣";
constexpr std::u32string_view old_men = U"国建德福根生金宝富贵长春永祥志义文全才土";
constexpr std::u32string_view middle = U"小晓子文思雨一可若心家嘉立海春";

char32_t one_of(SeededRandom& random, std::u32string_view characters) {
    return characters[random.below(static_cast<std::uint32_t>(characters.size()))];
}

}  // namespace

std::string invented_surname(SeededRandom& random) {
    const auto count = static_cast<std::uint32_t>(surnames.size());
    if (random.chance(4)) return random.chance(500) ? "欧阳" : "尉迟";
    const std::uint32_t place = random.below(count) * (random.below(count) + 1) / count;
    return text_of(surnames.substr(place, 1));
}

std::string invented_given_name(SeededRandom& random, bool woman, bool old) {
    std::u32string name;
    if (old) {
        const std::u32string_view characters = woman ? old_women : old_men;
        name = {one_of(random, characters), one_of(random, characters)};
        if (random.chance(150)) name.resize(1);
    } else {
        if (random.chance(650)) name.push_back(one_of(random, middle));
        name.push_back(one_of(random, woman ? women : men));
    }
    return text_of(name);
}

}  // namespace linli::demo
