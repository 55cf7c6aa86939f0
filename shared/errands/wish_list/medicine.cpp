#include "shared/errands/wish_list/medicine.h"

#include <algorithm>
#include <iterator>

#include "shared/core/reading.h"
#include "shared/errands/wish_list/quantity.h"

namespace linli::wishes {
namespace {

using View = std::u32string_view;

template <std::size_t count>
bool contains_any(View plain, const View (&words)[count]) {
    return std::any_of(std::begin(words), std::end(words),
                       [&](View word) { return plain.find(word) != View::npos; });
}

template <std::size_t count>
bool ends_with_any(View plain, const View (&words)[count]) {
    return std::any_of(std::begin(words), std::end(words),
                       [&](View word) { return plain.size() > word.size() && plain.ends_with(word); });
}

// 今天就没了, 明天断药, 后天吃完: in how many days nothing is left.
std::optional<std::int32_t> day_it_ends(View plain) {
    static const Words<std::int32_t> days = {
        {0, U"今天|今晚|今早|今日|已经"}, {1, U"明天|明早|明晚|听日"}, {2, U"后天"}};
    static constexpr View ends[] = {U"没",   U"断",   U"吃完", U"用完", U"喝完",
                                    U"吃光", U"用光", U"喝光", U"见底", U"冇"};
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const auto* day = days.at(plain, at);
        if (!day) continue;
        std::size_t end = at + day->word.size();
        while (end < plain.size() && is_any_of(U"早晨上中下午晚夜里就都要会将可能", plain[end])) ++end;
        const View rest = plain.substr(end);
        const bool time =
            rest.starts_with(U"没空") || rest.starts_with(U"没人");  // Of people, not of a thing.
        if (!time &&
            std::any_of(std::begin(ends), std::end(ends), [&](View word) { return rest.starts_with(word); }))
            return day->meaning;
    }
    return std::nullopt;
}

// 3天, 两周, 半个月: how many days the words count. A meal counts as a day.
std::optional<std::int32_t> days_counted(View plain) {
    if (plain.find(U"半个月") != View::npos) return 15;
    if (plain.find(U"半天") != View::npos) return 0;
    static const Words<int> spans = {{1, U"天|日|顿|day|days| day| days"},
                                     {7, U"周|星期|个星期|个礼拜|礼拜| week| weeks"},
                                     {30, U"个月| month| months"}};
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const std::size_t end = numeral_end(plain, at);
        if (end == at) continue;
        const int number = number_of(plain.substr(at, end - at), 999);
        const auto* span = spans.at(plain, end);
        if (number >= 0 && span) return number * span->meaning;
        at = end - 1;
    }
    return std::nullopt;
}

}  // namespace

bool is_class_of_medicine(View plain) {
    constexpr View organs = U"胃眼鼻耳喉肝肾肺心脑肠胆牙咳痛热烧喘虫癣痔";  // 胃药, 咳药
    static constexpr View others[] = {U"膏药", U"中药", U"草药", U"西药", U"农药", U"的药", U"买药", U"吃药",
                                      U"拿药", U"开药", U"配药", U"换药", U"用药", U"抓药", U"断药", U"没药"};
    if (plain.size() < 2 || plain.size() > 8 || !plain.ends_with(U"药")) return false;
    if (plain.size() == 2) return is_any_of(organs, plain.front());
    return !ends_with_any(plain, others);
}

// 药膏 and 药店 are no drugs of a class.
std::size_t class_of_medicine_length(View plain) {
    const std::size_t at = plain.find(U'药');
    if (at == View::npos || at == 0 || at > 5 || at + 2 >= plain.size()) return 0;
    return is_any_of(U"膏水片丸盒箱店房酒皂粉材棉瓶品油剂贴布液浴枕茶膳师费用物业名袋罐罩", plain[at + 1])
               ? 0
               : at + 1;
}

bool sounds_like_drug(View plain) {
    static constexpr View forms[] = {U"缓释片", U"控释片", U"肠溶片", U"分散片", U"胶囊",   U"颗粒",
                                     U"滴丸",   U"口服液", U"滴眼液", U"注射液", U"混悬液", U"糖浆",
                                     U"喷雾剂", U"吸入剂", U"气雾剂", U"乳膏",   U"软膏",   U"冲剂",
                                     U"滴剂",   U"咀嚼片", U"泡腾片"};
    // The ends that the names of one kind of drug have in common: 氨氯地平, 缬沙坦, 依那普利 …
    static constexpr View stems[] = {U"平",   U"坦",   U"普利", U"洛尔", U"汀",   U"唑",   U"替丁", U"霉素",
                                     U"沙星", U"西林", U"双胍", U"列净", U"脲",   U"芬",   U"酚",   U"定",
                                     U"嗪",   U"啶",   U"司琼", U"必利", U"米松", U"尼松", U"松龙", U"特罗",
                                     U"司特", U"贝特", U"酸钠", U"酸钾", U"酸镁", U"化钾", U"岛素", U"西泮",
                                     U"唑仑", U"胺",   U"酮",   U"苷",   U"格雷", U"沙班", U"法林", U"波糖"};
    if (ends_with_any(plain, forms)) return true;
    return ends_with_any(plain.ends_with(U"片") ? plain.substr(0, plain.size() - 1) : plain, stems);
}

bool is_dose(View plain) {
    enum class Says : std::uint8_t { When, How, Joins };
    static const Words<Says> words = {
        {Says::When,
         U"一天|一日|1天|1日|每天|每日|每晚|每早|每次|一次|1次|次|早晚|早中晚|早上|晚上|中午|早|晚|睡前|饭前|"
         U"饭后|餐前|餐后|空腹|隔天|隔日|每周|一周|每隔|小时|a day|per day|daily|at night|before bed"},
        {Says::How,
         U"吃|服|服用|口服|含服|含|喝|打|注射|吸|喷|滴|用|粒|片|颗|丸|单位|支|包|袋|勺|毫升|ml|once|"
         U"twice|times|tablet|tablets|pill|pills"},
        {Says::Joins, U"各|要|需|都|前|后|时|和| |take"}};
    bool when = false, how = false;
    for (std::size_t at = 0; at < plain.size();) {
        const auto* word = words.at(plain, at);
        const std::size_t end = word ? at + word->word.size() : std::max(at, numeral_end(plain, at));
        if (end == at) return false;
        when = when || (word && word->meaning == Says::When);
        how = how || !word || word->meaning == Says::How;
        at = end;
    }
    return when && how && plain.size() > 2;
}

std::optional<std::int32_t> days_left(View plain) {
    // One part of a note at a time: 一天两次；还剩3天.
    if (const std::size_t cut = plain.find_first_of(U"；;"); cut != View::npos) {
        const auto days = days_left(plain.substr(0, cut));
        return days ? days : days_left(plain.substr(cut + 1));
    }
    static constexpr View none[] = {U"吃完了", U"用完了", U"喝完了", U"没有了", U"没药了",
                                    U"断药",   U"已断",   U"断货了", U"run out"};
    static constexpr View soon[] = {U"快没",   U"快吃完", U"快用完",   U"快断",     U"快喝完",
                                    U"快见底", U"马上没", U"马上就没", U"马上用完", U"马上吃完"};
    if (const auto day = day_it_ends(plain)) return day;
    if (contains_any(plain, none)) return 0;
    if (contains_any(plain, soon)) return 1;
    static constexpr View of_stock[] = {U"剩",   U"还有", U"够",   U"的量", U"还能",
                                        U"能吃", U"能用", U"left", U"撑"};
    return contains_any(plain, of_stock) ? days_counted(plain) : std::nullopt;
}

}  // namespace linli::wishes
