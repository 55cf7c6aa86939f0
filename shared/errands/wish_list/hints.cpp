#include "shared/errands/wish_list/hints.h"

#include <algorithm>

#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/errands/wish_list/medicine.h"
#include "shared/errands/wish_list/quantity.h"

namespace linli::wishes {
namespace {

using View = std::u32string_view;

// Nobody asks for a thing with one of these in its words.
constexpr View talk[] = {
    U"谢",         U"辛苦",    U"麻烦",        U"手机",       U"电话",       U"微信",        U"号码",
    U"转给",       U"转账",    U"转你",        U"转您",       U"付款",       U"付钱",        U"多少钱",
    U"红包",       U"报销",    U"敲门",        U"敲响",       U"门口",       U"门把",        U"门卫",
    U"消毒",       U"打字",    U"联系",        U"志愿者",     U"隔离在",     U"独居",        U"岁",
    U"子女",       U"外地",    U"医生",        U"说要",       U"说她",       U"需要的",      U"家里",
    U"断粮",       U"收到",    U"你好",        U"您好",       U"大家",       U"各位",        U"帮忙",
    U"发一下",     U"邻居",    U"楼下",        U"明天送",     U"今天送",     U"送也行",      U"送到",
    U"送来",       U"放在",    U"放门",        U"挂门",       U"按铃",       U"门铃",        U"不着急",
    U"不急",       U"慢慢",    U"好吗",        U"可以吗",     U"行吗",       U"有没有",      U"hello",
    U"thank",      U"thanks",  U"清单",        U"今天要",     U"明天要",     U"不要紧",      U"大概多少",
    U"一共",       U"总共",    U"共计",        U"合计",       U"块钱",       U"预算",        U"现金",
    U"支付宝",     U"给钱",    U"钱",          U"团长",       U"群主",       U"业主",        U"下楼",
    U"出门",       U"不方便",  U"不便",        U"隔离",       U"发烧",       U"阳性",        U"密接",
    U"做饭",       U"取货",    U"自取",        U"物业",       U"保安",       U"快递",        U"骑手",
    U"上门",       U"小票",    U"拜托",        U"好人",       U"平安",       U"祝",          U"晚上送",
    U"下午送",     U"上午送",  U"什么时候",    U"尽快",       U"越快",       U"无电梯",      U"没电梯",
    U"电梯",       U"唔该",    U"多谢",        U"hi",         U"i will",     U"i'll",        U"pay",
    U"leave",      U"live",    U"this is",     U"could you",  U"can you",    U"would you",   U"thx",
    U"we need",    U"i need",  U"please help", U"we are",     U"we're",      U"i am",        U"i'm",
    U"can't",      U"cannot",  U"positive",    U"quarantine", U"isolating",  U"isolation",   U"deliver",
    U"doorstep",   U"call me", U"text me",     U"volunteer",  U"volunteers", U"appreciate",  U"good morning",
    U"哪天",       U"有空",    U"得闲",        U"方便的时候", U"方便时",     U"call before", U"call when",
    U"call first", U"ring",    U"knock"};

// Things with a word of talk in their name.
constexpr View things_of_talk[] = {
    U"消毒水", U"消毒液", U"消毒片", U"消毒湿", U"消毒酒", U"消毒粉", U"消毒喷", U"消毒纸", U"消毒棉",
    U"消毒巾", U"手机壳", U"手机充", U"手机线", U"手机支", U"手机卡", U"手机膜", U"电话卡", U"电话线",
    U"隔离衣", U"隔离服", U"隔离霜", U"隔离面", U"发烧药", U"快递袋", U"快递盒"};

// What people say of themselves and others: words of sentences.
constexpr View sentence_characters = U"我你您她们咱俺是在让把被给会吗呢住说想谢叫请";
constexpr View sentence_words[] = {
    U"不了", U"will",  U"you", U"your", U"me",  U"my",   U"we",   U"our", U"it",       U"its",  U"they",
    U"them", U"he",    U"she", U"him",  U"her", U"is",   U"are",  U"was", U"be",       U"been", U"have",
    U"has",  U"don't", U"let", U"i",    U"i'd", U"i've", U"away", U"the", U"everyone", U"when", U"hope"};

constexpr View note_starts[] = {
    U"没有",   U"没的",   U"要是",   U"如果",    U"不要",   U"别",      U"不能",   U"不用",    U"还剩",
    U"只剩",   U"就剩",   U"剩",     U"还有",    U"还能",   U"最好",    U"随便",   U"都行",    U"都可",
    U"可以",   U"不然",   U"实在",   U"她",      U"我",     U"因为",    U"快没",   U"吃完",    U"饭后",
    U"饭前",   U"冇",     U"莫得",   U"没得",    U"呒没",   U"卖完",    U"医院",   U"牌子",    U"每盒",
    U"每袋",   U"每包",   U"每瓶",   U"什么",    U"尽量",   U"或者",    U"或",     U"还够",    U"够吃",
    U"只够",   U"仅剩",   U"断药",   U"无",      U"不含",   U"唔要",    U"如有",   U"有的话",  U"没货",
    U"缺货",   U"买不到", U"品牌",   U"规格",    U"if",     U"or",      U"no",     U"not",     U"the",
    U"any",    U"about",  U"only",   U"without", U"prefer", U"run out", U"老人吃", U"小孩吃",  U"孩子吃",
    U"宝宝吃", U"给老人", U"给孩子", U"给宝宝",  U"用来",   U"留着",    U"保质期", U"生产日期"};

constexpr View note_ends[] = {U"的",   U"装",     U"度",   U"mg",          U"就行",         U"就好", U"都行",
                              U"也行", U"也可",   U"即可", U"可以",        U"不限",         U"随意", U"优先",
                              U"为佳", U"那种",   U"嘅",   U"左右",        U"就可以",       U"都好", U"牌",
                              U"口味", U"没关系", U"only", U"if possible", U"if available", U"用"};

constexpr View asking[] = {
    U"麻烦",   U"请",     U"帮我", U"帮忙",  U"还要",    U"再要",  U"想要", U"需要", U"想",        U"再要点",
    U"再来点", U"再买点", U"要点", U"弄点",  U"捎点",    U"再买",  U"再来", U"再带", U"再加",      U"再",
    U"买点",   U"带点",   U"来点", U"买",    U"带",      U"来",    U"还有", U"另外", U"还需要",    U"我要",
    U"我想",   U"要买",   U"顺便", U"捎",    U"和",      U"跟",    U"及",   U"以及", U"对了",      U"给我",
    U"给",     U"然后",   U"and ", U"need ", U"please ", U"also ", U"buy ", U"get ", U"some more "};
// 称一斤, 要两袋: they ask only in front of an amount.
constexpr View asking_for_amount = U"要称打割切抓拿装整弄扯灌盛舀";
constexpr View asking_urgently[] = {U"急需", U"急要", U"急求", U"急用",          U"急缺",
                                    U"急买", U"急寻", U"急购", U"urgently need "};

bool starts_with_any(View plain, const View* begin, const View* end) {
    return std::any_of(begin, end, [&](View word) { return starts_with_word(plain, 0, word); });
}

}  // namespace

bool is_talk(View plain) {
    constexpr View sentence_ends = U"了吗呢吧啊呀哦?？";  // 宝宝没奶了: somebody tells something.
    if (plain.empty()) return true;
    if (is_any_of(sentence_ends, plain.back()) && !days_left(plain)) return true;
    return has_words_of_talk(plain);
}

bool is_group_name(View plain) {
    static constexpr View ends[] = {U"类",   U"用品", U"药品", U"食品", U"物资", U"清单",
                                    U"日用", U"如下", U"吃的", U"喝的", U"用的"};
    return plain.size() >= 2 && plain.size() <= 7 &&
           std::any_of(std::begin(ends), std::end(ends), [&](View end) { return plain.ends_with(end); });
}

bool names_a_list(View plain) {
    static constexpr View ends[] = {U"的药", U"的东西", U"的菜", U"的清单", U"的单子", U"的物资", U"的需求"};
    return std::any_of(std::begin(ends), std::end(ends), [&](View end) { return plain.ends_with(end); });
}

bool is_sum(View plain) {
    static constexpr View words[] = {U"一共", U"总共", U"共计", U"合计", U"总计", U"预算", U"total"};
    return std::any_of(std::begin(words), std::end(words),
                       [&](View word) { return plain.find(word) != View::npos; });
}

namespace {

// 放管理室就好, 挂门把手上, 搁保安亭; 放大镜 and 挂面 are things.
bool says_where_to_put(View plain) {
    if (plain.size() < 3 || !is_any_of(U"放挂搁送丢摆", plain[0])) return false;
    return is_any_of(U"室口处岗台楼门柜亭店上下里外旁边", plain.back()) ||
           politeness_length(plain.substr(2)) > 0 || plain.ends_with(U"就好") || plain.ends_with(U"就行") ||
           plain.ends_with(U"即可") || plain.ends_with(U"就可以");
}

// 帮新搬来的小宋发, 替楼上奶奶问: who writes for whom.
bool passes_on(View plain) {
    return plain.size() > 3 && is_any_of(U"帮替代", plain[0]) && is_any_of(U"发问求报登写转", plain.back());
}

}  // namespace

bool has_words_of_talk(View plain) {
    static constexpr View brought[] = {U"送", U"送就行", U"送都行", U"送就好", U"送也可以"};  // 得闲先送
    if (std::any_of(std::begin(brought), std::end(brought), [&](View end) { return plain.ends_with(end); }))
        return true;
    if (says_where_to_put(plain) || passes_on(plain)) return true;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const View rest = plain.substr(at);
        if (std::any_of(std::begin(things_of_talk), std::end(things_of_talk),
                        [&](View thing) { return rest.starts_with(thing); })) {
            at += 1;
            continue;
        }
        for (const View word : talk) {
            if (starts_with_word(plain, at, word)) return true;
        }
    }
    return false;
}

bool is_sentence(View plain) {
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (is_any_of(sentence_characters, plain[at])) return true;
        if (at >= 4 && plain.substr(at - 4, 4) == U"for ") continue;  // Milk for my mother is a thing.
        for (const View word : sentence_words) {
            if (starts_with_word(plain, at, word)) return true;
        }
    }
    return false;
}

namespace {

// 50/250, 0.9%: how strong a thing is.
bool is_ratio(View plain) {
    return is_digit(plain.front()) && plain.find_first_of(U"/%") != View::npos &&
           std::all_of(plain.begin(), plain.end(), [](char32_t c) { return is_any_of(U"0123456789./%", c); });
}

}  // namespace

bool is_kind(View plain) {
    if (plain.size() < 2 || plain.size() > 8) return false;
    static constexpr View ends[] = {U"码", U"号", U"段", U"味", U"款", U"型", U"色", U"馅", U"规格", U"阶段"};
    const bool kind =
        std::any_of(std::begin(ends), std::end(ends), [&](View end) { return plain.ends_with(end); });
    static constexpr View starts[] = {U"去", U"切", U"剁",   U"日用", U"夜用", U"加",   U"微",   U"不",
                                      U"无", U"低", U"全脂", U"脱",   U"散装", U"冷冻", U"冷藏", U"size "};
    const bool how = plain.size() <= 4 && starts_with_any(plain, std::begin(starts), std::end(starts));
    return (kind && !plain.ends_with(U"口味")) || how || plain.starts_with(U"size ") || is_ratio(plain);
}

namespace {

// 他 begins the names of many drugs: 他克莫司, 他汀.
bool starts_with_he(View plain) {
    return plain.starts_with(U"他") && !(plain.size() > 1 && is_any_of(U"克汀达莫卡扎唑米滨定", plain[1]));
}

// 顺路就行, 有空带都行: in what manner; 买点盐就行 asks for a thing.
bool says_how(View plain) {
    static constexpr View ends[] = {U"就行", U"就好", U"就可以", U"即可",
                                    U"都行", U"也行", U"都可以", U"就得"};
    // 青菜随便什么都行 names a thing.
    const std::size_t any = std::min(plain.find(U"随便"), plain.find(U"什么"));
    if (any != View::npos && any > 0) return false;
    return asking_words(plain).length == 0 &&
           std::any_of(std::begin(ends), std::end(ends), [&](View end) { return plain.ends_with(end); });
}

// 油买一桶就行: a thing with its amount, politely; 一桶就行 and 要两桶就行 speak of the thing before.
bool is_polite_wish(View plain) {
    for (const View end : {View(U"就行"), View(U"就好"), View(U"就可以"), View(U"就够了"), View(U"即可")}) {
        if (!plain.ends_with(end)) continue;
        const View wish = plain.substr(0, plain.size() - end.size());
        const auto at = find_quantity(wish, 1);
        return at && quantity_at(wish, *at)->end == wish.size() &&
               !starts_with_any(plain, std::begin(note_starts), std::end(note_starts));
    }
    return false;
}

// 还有酱油一瓶, 要瘦肉两斤, 无花果一袋: a thing with its amount; 还有两盒 and 要三斤装 speak of the thing
// before.
bool is_further_wish(View plain) {
    static constexpr View starts[] = {U"还有", U"要", U"无"};
    for (const View start : starts) {
        if (!plain.starts_with(start) || plain.find(U'的') != View::npos) continue;
        const auto at = find_quantity(plain, start.size());
        const auto quantity = at ? quantity_at(plain, *at) : std::nullopt;
        if (quantity && *at > start.size() && quantity->end == plain.size() && quantity->has_unit() &&
            !quantity->pack)
            return !starts_with_word(plain, 0, U"要是");
    }
    return false;
}

}  // namespace

bool is_aside(View plain) {
    static constexpr View starts[] = {
        U"她",   U"我",   U"也",   U"就",   U"但",      U"因为",  U"所以",         U"不过", U"反正", U"主要",
        U"毕竟", U"都",   U"不要", U"不用", U"不能",    U"没有",  U"没法",         U"请勿", U"如果", U"要是",
        U"才",   U"只是", U"平时", U"勿",   U"no need", U"don't", U"please don't", U"莫得", U"没得", U"呒没"};
    const bool avoids = plain.starts_with(U"别") && plain.size() > 1 && !is_any_of(U"针致", plain[1]);
    // 有糖尿病 tells of somebody; 有机菜 and 有盐黄油 are things.
    const bool has =
        plain.starts_with(U"有") && plain.size() > 2 && !is_any_of(U"机盐色核骨籽心芯", plain[1]);
    return avoids || has || says_how(plain) || starts_with_he(plain) ||
           starts_with_any(plain, std::begin(starts), std::end(starts));
}

bool is_only_asking(View plain) {
    return plain.size() > 1 && std::all_of(plain.begin(), plain.end(), [](char32_t c) {
               return is_any_of(U"求捎买帮代购忙请麻烦下吧啊团跪急", c);
           });
}

bool is_note(View plain) {
    if (plain.empty() || is_polite_wish(plain) || is_further_wish(plain)) return false;
    if (starts_with_he(plain)) return true;
    if (plain.starts_with(U"别针")) return false;
    if (starts_with_any(plain, std::begin(note_starts), std::end(note_starts))) return true;
    // 要冷藏 says how; 要两斤米 says what.
    if (plain.starts_with(U"要")) return plain.size() > 1 && !is_numeral(plain[1]) && plain[1] != U'半';
    if (is_dose(plain)) return true;
    // 大一点 says how it is to be, 陈皮一点 how much of it.
    static constexpr View little[] = {U"一点点", U"一点", U"一些", U"点儿", U"点"};
    for (const View end : little) {
        if (!plain.ends_with(end) || plain.size() == end.size()) continue;
        return is_any_of(qualities, plain[plain.size() - end.size() - 1]);
    }
    const bool eaten = plain.size() > 2 && is_any_of(U"吃喝", plain.back()) && !plain.ends_with(U"小吃");
    if (eaten) return true;  // 拌饭吃
    return plain.size() > 1 && std::any_of(std::begin(note_ends), std::end(note_ends),
                                           [&](View end) { return plain.ends_with(end); });
}

bool goes_on_about_item(View plain) {
    if (plain.find_first_of(U" ,、") != View::npos || has_words_of_talk(plain) || is_sentence(plain))
        return false;
    if (plain.starts_with(U"没有") && plain.find(U"就") != View::npos) return true;
    static constexpr View others[] = {U"要的", U"买的", U"别的", U"急的"};
    const bool other = is_group_name(plain) || std::any_of(std::begin(others), std::end(others),
                                                           [&](View end) { return plain.ends_with(end); });
    return plain.size() > 2 && is_any_of(U"的嘅", plain.back()) && !other && !find_quantity(plain, 0);
}

bool says_calm(View plain) {
    static constexpr View words[] = {U"不急",     U"不着急",     U"不太急",  U"不赶",     U"慢慢",
                                     U"唔急",     U"not urgent", U"no rush", U"no hurry", U"不是很急",
                                     U"没那么急", U"不用急",     U"不要紧"};
    return std::any_of(std::begin(words), std::end(words),
                       [&](View word) { return plain.find(word) != View::npos; });
}

bool says_urgent(View plain) {
    for (std::size_t at = plain.find(U"急"); at != View::npos; at = plain.find(U"急", at + 1)) {
        const View before = plain.substr(0, at), behind = plain.substr(at + 1);
        static constexpr View calm[] = {U"不", U"不着", U"不太", U"唔", U"不是很", U"没那么", U"不用"};
        const bool turned =
            std::any_of(std::begin(calm), std::end(calm), [&](View word) { return before.ends_with(word); });
        const bool name = behind.starts_with(U"救") || behind.starts_with(U"支") || behind.starts_with(U"性");
        if (!turned && !name) return true;
    }
    return (plain.find(U"urgent") != View::npos && plain.find(U"not urgent") == View::npos) ||
           plain.find(U"asap") != View::npos || plain.find(U"救命") != View::npos;
}

bool is_only_urgent(View plain) {
    constexpr View allowed = U"急很最加特别挺非常要用需求!！.。~ 有点着比较十分万紧超";
    if (!says_urgent(plain)) return false;
    for (const char32_t character : plain) {
        if (!is_any_of(allowed, character))
            return plain == U"urgent" || plain == U"asap" || plain == U"very urgent";
    }
    return true;
}

AskingWords asking_words(View plain) {
    // 带鱼, 带皮肉, 和牛 and 加多宝 are things.
    static constexpr View things[] = {U"带鱼", U"和牛",   U"和路雪", U"加多宝", U"来苏", U"给水", U"请柬",
                                      U"及第", U"来伊份", U"想念",   U"买卖",   U"急支", U"带皮", U"带骨",
                                      U"带壳", U"带泥",   U"带子",   U"带籽",   U"带膜", U"带盖"};
    AskingWords found;
    for (bool more = true; more;) {
        const View rest = plain.substr(found.length);
        View longest;
        bool urgent = false;
        const auto look = [&](View word, bool says_urgent) {
            const bool fits =
                rest.starts_with(word) && word.size() < rest.size() && rest[word.size()] != U' ';
            if (!fits || word.size() <= longest.size()) return;
            longest = word;
            urgent = says_urgent;
        };
        for (const View word : asking_urgently) look(word, true);
        for (const View word : asking) look(word, false);
        const bool name = std::any_of(std::begin(things), std::end(things),
                                      [&](View thing) { return rest.starts_with(thing); });
        more = !longest.empty() && !name;
        if (!more) break;
        found.length += longest.size();
        found.urgent = found.urgent || urgent;
    }
    if (found.length + 1 < plain.size() && is_any_of(asking_for_amount, plain[found.length]) &&
        (is_numeral(plain[found.length + 1]) || plain[found.length + 1] == U'半'))
        ++found.length;
    return found;
}

std::size_t politeness_length(View plain) {
    static constexpr View words[] = {
        U"就可以了", U"就可以", U"就行了", U"就行", U"就好", U"就够了", U"即可", U"好了", U"吧",
        U"哈",       U"哦",     U"啊",     U"呀",   U"呗",   U"啦",     U"谢谢", U"就成", U"嘛",
        U"please",   U"好唻",   U"好嘞",   U"好咧", U"咯",   U"嘞",     U"哟",   U"嗷",   U"哒"};
    std::size_t length = 0;
    for (bool more = true; more;) {
        more = false;
        for (const View word : words) {
            if (!plain.substr(length).starts_with(word)) continue;
            length += word.size();
            more = true;
        }
    }
    return length;
}

}  // namespace linli::wishes
