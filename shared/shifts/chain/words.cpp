#include "shared/shifts/chain/words.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli::chain {
namespace {

constexpr Words<Act>::Group act_words[] = {
    {Act::Cancel,
     U"取消|不来了|不来|来不了|来不了了|来不成|去不了|去不成|不去了|到不了|不能来|不能去|没法来|没法去|"
     U"没办法来|不参加|参加不了|退出|退掉|退了|退班|撤销|撤回|撤了|"
     U"少值|少站|少上|少来|少排|请假|上不了|站不了|值不了|不上了|不站了|不值了|不报了|不要了|删掉|删除|删了|"
     U"划掉|去掉|拿掉|作废|"
     U"不行了|赶不上|赶不回|赶不过来|赶不及|没空了|放弃|算了|缺席|"
     U"唔返|唔返啦|唔返喇|唔返了|返唔到|去唔到|唔去|"
     U"出不来|出不了门|冇办法来|冇得嚟|嚟唔到|嚟唔切|唔嚟得|唔嚟|唔得閒|来唔到|cancel|cancels|cancelled|"
     U"canceled|can't make "
     U"it|cannot make it|"
     U"cant make it|can't make|can't come|cannot come|cant come|can't do|drop|drops|drop out|drops out|"
     U"dropping out|withdraw|withdraws|not coming|pull out|remove|out"},
    {Act::Move,
     U"转|调|让给|转给|交给|换给|那班给|这班给|的班给|班给|名额给|位置给|的给|留给|改到|改成|改为|改至|改去|"
     U"改报|改上|改站|改|更改为|更改|更改成|换到|换成|"
     U"换为|换去|换至|换|调到|"
     U"调成|调至|调去|调整到|调整为|调整成|调换到|挪到|移到|转到|"
     U"转去|变成|变更为|→|=>|->|change to|changed to|changes to|switch to|switches to|switched to|move "
     U"to|"
     U"moves to|moved to|moving to|switching to|swap to|swaps to|change it to|instead"},
    {Act::Replace,
     U"替|顶|顶替|代替|替换|接替|替下|换下|in place of|instead of|replaces|replacing|replace|covers for|"
     U"covering for|cover for|covering|covers|cover|taking over from|takes over from|"
     U"takes over for|filling in for|fills in for|standing in for|stands in for|subs for|"
     U"subbing for"},
    {Act::StepIn, U"顶班|替班|代班|顶上|补上|补位|接上|接班|补缺|来补"},
    {Act::Correct,
     U"不对|写错了|写错|打错了|打错|说错了|填错了|报错了|搞错了|弄错了|看错了|记错了|选错了|更正|订正|"
     U"correction|no wait|i mean"},
    {Act::Keep,
     U"时间不变|时段不变|班次不变|岗位不变|岗不变|班不变|位置不变|地点不变|日期不变|其他不变|其它不变|"
     U"其余不变|"
     U"别的不变|不变|照旧|照常|保留|same time|same post|"
     U"same gate|时间照旧|同一时间"},
    {Act::Restore,
     U"还是来|还是要|还是能来|还是可以来|又能来了|又可以来了|又可以了|又来了|恢复|照来|还是上|还是站|can "
     U"come after all|after all"},
    {Act::Same,
     U"同上|和上面一样|跟上面一样|同上面|与上面相同|和楼上一样|跟楼上一样|同楼上|和上一样|一样|same as "
     U"above|ditto|同前|同上一位"},
    {Act::Every, U"各|都来|都能来|都上|都站|都报|都要|都值|都去|都参加|全来|全部|全都|全上|都|all|both"},
    {Act::Filler,
     U"补充|顺便|另外|定下来了|定下来|定下了|定好了|定了|决定了|决定|想好了|确定|确认|一下|can|can also "
     U"do|do|will|could|come|coming|take|taking|signing up|me "
     U"too|works|一共|自己|没问题|报名|可以|能来|参加|也来|值班|值守|站岗|接龙|报|临时有事|有事|"
     U"家里有事|家里临时有事|家里突然有事|"
     U"突然有事|"
     U"那班|这班|那一班|的班|can do|joining|join|"
     U"at|for|the|on|in|ok|only|and|from|also|too|again|sorry|抱歉|不好意思|对不起"},
    {Act::Any,
     U"都可以|都行|都能|均可|皆可|都ok|都得|随时|任意|任何|哪个都行|哪班都行|随便|听安排|服从安排|"
     U"服从分配|听从安排|听调配|安排我|看着安排|机动|哪里缺人|哪缺人|"
     U"缺人叫我|缺人喊我|都没问题|anytime|any time|any slot|any shift|any|flexible|whenever|wherever"},
    {Act::Either, U"或者|或|要么|二选一|任选|or|either|还是|除了|以外|之外|except"},
    {Act::Unsure,
     U"待定|看情况|再说|再看|不确定|不一定|说不定|没定|未定|没想好|没决定|还没|可能|也许|大概|应该|尽量|争取|"
     U"如果|要是|候补|"
     U"替补|备选|备用|想想|考虑|到时候|maybe|not sure|"
     U"perhaps|probably|tbc|tbd|if|might|backup|standby|的话|前半段|后半段|一半|轮流"},
    {Act::Swap,
     U"互换|对调|对换|调换|换班|调班|换一下|换个班|换一换|互相换|调一下|换换|换下班|swap|swaps|swap "
     U"with|swaps with|"
     U"swapped with|swapping with"},
    {Act::Extra,
     U"我们俩|我们两|我们|我俩|夫妻|两口子|两个人|两人|俩人|一家|带一个人|带个人|和我爱人|和老公|和老婆|"
     U"和我老公|和我老婆|和爱人|和我妈|和我爸|和我儿子|和我女儿|和妈妈|和爸爸|和儿子|和女儿|跟老公|跟老婆|"
     U"跟我老公|跟我老婆|"
     U"跟我爱人|跟爱人|跟我妈|跟我爸|跟我儿子|跟我女儿|"
     U"一起"},
    {Act::Me, U"我|本人|我家|i|me|i'll|i'm|i can|算我一个|加我一个|sign me up"},
    {Act::Them, U"她|他|ta|her|him|them|佢"},
    {Act::On, U"帮|代报"},
    {Act::Vacant,
     U"缺|差|空缺|空|暂无|无人|没人|还需|还要|招|求|虚位以待|已满|满了|满员|人满|够了|vacant|open|need|"
     U"needs|needed|n/a|none|"
     U"empty|full|空着|还空着|空着呢|少人|少一人|少一个人|没人报|还有位置|有位置|合计|共计|总计|目前|total|"
     U"已报|还剩|剩余"},
    {Act::Question,
     U"吗|么|哪位|什么|几点|几号|哪里|哪儿|哪天|哪个|谁|怎么|多少|有没有|是不是|能不能|可不可以|行不行|"
     U"要不要|"
     U"用不用|多久|何时|请问|咋|为啥|啥|几个人|几位|几人|"
     U"is there|is the|are there|how|what|when|where|who|do we|can i|could i|should we|which|does|"
     U"do i"},
    {Act::Organiser,
     U"组织者|组织人|发起人|联系人|负责人|总负责|召集人|群主|联系|带班|值班长|总协调|协调人|organiser|"
     U"organizer|contact|coordinator|发起"},
    {Act::Example, U"例|示例|例如|比如|格式|样例|范例|模板|example|e.g.|e.g|eg|format|sample|举例"},
    {Act::Talk,
     U"还好|谢谢|感谢|多谢|谢了|辛苦|收到|好的|好滴|好嘞|加油|欢迎|哈哈|知道了|明白|了解|点赞|给力|致敬|晚安|"
     U"早安|不客气|放心|有的|没有|thanks|thank you|"
     U"thx|great|hello|hi|noted|唔该|多得"},
    {Act::Notice,
     U"meeting point|meet "
     U"at|集合点|大家|各位|所有人|注意|提醒|请|记得|麻烦|务必|提前|转发|复制|集合|领取|自取|备注|说明|要求|"
     U"通知|"
     U"forwarded|please|note|everyone|每班|"
     U"每岗|每个|每口|自己填"},
    {Act::Deadline, U"截止|截至|截团|截单|前报名|deadline|sign up by|前接龙|前填好"},
    {Act::Sent, U"发布|发出|发|群聊|群聊记录|聊天记录|sent|posted|更新"},
    {Act::PostLabel,
     U"岗位|卡口|点位|任务|分工|地点|岗|工作|内容|posts|post|gates|位置|站点|jobs|tasks|roles|需要|人手|"
     U"venue|location|"
     U"工种"},
    {Act::SlotLabel, U"时间|时段|班次|time|日期|slot|session|slots|shifts|shift"},
    {Act::Only, U"只有|仅有|就是|都在|全在|统一在|only at"},
    {Act::Negative, U"不是|不行|不可以|没空|没时间|不方便|不能|不了|别|not|can't"},
};

}  // namespace

const Words<Act>& acts() {
    static const Words<Act> words(act_words);
    return words;
}

std::size_t slot_word_length(std::u32string_view text, std::size_t at) {
    static const Words<int> words = {
        {0,
         U"上半场|下半场|早班|中班|晚班|夜班|白班|日班|午班|大夜|小夜|大夜班|小夜班|通宵|通宵班|前半夜|"
         U"后半夜|上半夜|"
         U"下半夜|前夜|后夜|半夜|上午|下午|中午|早上|晚上|傍晚|凌晨|全天|"
         U"整天|白天|夜里|早晨|清晨|夜间|晚间|早间|午间|上半天|下半天|半天|头班|末班|首班|头趟|首趟|末趟|"
         U"早场|中场|晚场|"
         U"早高峰|午高峰|晚高峰|上午班|下午班|中午班|早岗|中岗|晚岗|夜岗|早晚班|最后一班|"
         U"晚上班|上午场|下午场|晚上场|早市|通宵岗|朝早|夜晚|morning|afternoon|evening|night|overnight|"
         U"midday|noon|am|pm|"
         U"day shift|night shift|morning shift|afternoon shift|evening shift|late shift|early shift|"
         U"late|early|dawn|graveyard|whole day|all day"},
    };
    if (const auto* word = words.at(text, at)) return word->word.size();
    // 第一班, 二班, A班, 甲班
    std::size_t end = at;
    if (text[end] == U'第') ++end;
    if (end >= text.size()) return 0;
    const bool letter = is_any_of(U"甲乙丙丁", text[end]) || (text[end] >= U'a' && text[end] <= U'h');
    const std::size_t numeral = text[end] == U'两' ? end : numeral_end(text, end);
    if (letter && !(at > 0 && is_latin(text[at - 1])))
        ++end;
    else if (numeral > end && numeral - end <= 2)
        end = numeral;
    else
        return 0;
    if (end >= text.size() || !is_any_of(U"班场档轮车批趟拨更", text[end])) return 0;
    // 一车间 is a place.
    if (text[end] == U'车' && end + 1 < text.size() && is_any_of(U"间库", text[end + 1])) return 0;
    return end + 1 - at;
}

const Words<int>& tasks() {
    static const Words<int> words = {
        {0,
         U"维持秩序|秩序维护|秩序|送菜|送餐|送药|送货|送货上门|送物资|配送|派送|跑腿|搬运|搬货|搬菜|卸货|"
         U"卸菜|分拣|分菜|分发|发放|打包|登记|测温|量体温|测体温|扫码|"
         U"查码|验码|看码|消毒|消杀|喷洒|巡逻|巡查|巡楼|看门|守门|引导|叫号|喊楼|敲门|上门|录入|信息录入|"
         U"贴码|收样|采样|核酸|抗原|发抗原|清运|收垃圾|垃圾清运|保洁|"
         U"打扫|物资|后勤|接电话|热线|陪诊|配药|代购|理货|装袋|做饭|分餐|宣传|广播|协管|排队管理|团购分发|"
         U"物资搬运|物资分发|发号|站岗放哨|check-in|"
         U"registration|temperature|delivery|patrol|loading|sorting|queue|disinfection|scanning|"
         U"unloading"},
    };
    return words;
}

std::size_t place_length(std::u32string_view text, std::size_t at) {
    static const Words<int> whole = {
        {0,
         U"核酸采样点|核酸检测点|抗原发放点|物资发放点|物资领取点|地库口|地库|车库口|车库|地下车库|大堂|大厅|"
         U"门岗|门卫|门卫室|保安亭|岗亭|路口|出口|入口|出入口|"
         U"快递架|快递柜|驿站|菜鸟驿站|快递点|广场|中心广场|核酸点|采样点|"
         U"检测点|物资点|领取点|发放点|登记处|服务台|前台|仓库|会所|活动室|架空层|篮球场|小花园|花园|正门|"
         U"后门|侧门|大门|大门口|小门|边门|旁门|铁门|偏门|地面|地下|"
         U"地库入口|地库出口|车库入口|车库出口|消杀组|物资组|车闸|道闸|人行口|车行口|人行门|north gate|south "
         U"gate|east gate|west gate|"
         U"main gate|back gate|front gate|side gate|lobby|garage|basement|north entrance|"
         U"south entrance|east entrance|west entrance|main entrance|reception|front desk|parking|"
         U"loading bay|gate|north|south|east|west"},
    };
    static const Words<int> tails = {
        {0,
         U"门|大门|口|卡口|岗|岗亭|门岗亭|入口|出口|卡点|卡|路口|侧门|小门|出入口|门岗|门口|号门|号口|号岗|"
         U"号卡|"
         U"号卡口|号岗亭|号卡点|号位|号台|号入口|号出口|号通道|号棚|"
         U"号点|号点位|号库|号大门|号亭|号车库|号采样点|号核酸点|号楼门口|号楼大堂|号楼大厅|号楼楼下|栋门口|"
         U"栋大堂|幢门口|楼大厅|楼大堂|楼电梯口|区|号门岗|号桌|号登记台|"
         U"号地库|广场"},
    };
    std::size_t end = at;
    if (const auto* word = whole.at(text, at)) {
        end = at + word->word.size();
        if (word->word == U"gate" || word->word == U"gates") {
            // gate 1, gate b
            const std::size_t value = end + 1;
            const bool follows = end < text.size() && text[end] == U' ' && value < text.size() &&
                                 (is_digit(text[value]) || is_latin(text[value])) &&
                                 (value + 1 >= text.size() || !is_latin(text[value + 1]));
            return follows ? value + 1 - at : 0;
        }
    } else {
        std::size_t head = at;
        while (head < text.size() && head < at + 3 && is_any_of(U"东南西北中前后正侧", text[head])) ++head;
        const bool direction = head > at;
        const std::size_t numeral = direction ? at : numeral_end(text, at);
        if (!direction && numeral > at && numeral - at <= 2) head = numeral;
        const bool letter = head == at && is_latin(text[at]) && !(at > 0 && is_latin(text[at - 1]));
        if (letter) ++head;
        if (head == at || head >= text.size()) return 0;
        if (letter && text[head] == U' ') ++head;
        const auto* tail = head < text.size() ? tails.at(text, head) : nullptr;
        if (!tail) return 0;
        if (tail->word == U"区" && !letter && !direction) return 0;
        end = head + tail->word.size();
    }
    // 南门卡口, 东门岗亭: the longer name.
    while (end < text.size()) {
        const auto* tail = is_latin(text[at]) ? nullptr : tails.at(text, end);
        if (!tail || tail->word.front() == U'号' || tail->word == U"门" || tail->word == U"区") break;
        end += tail->word.size();
    }
    // 采样点A
    const bool letter = end < text.size() && is_latin(text[end]) && is_han(text[end - 1]);
    const char32_t next = letter && end + 1 < text.size() ? text[end + 1] : U' ';
    if (letter && !is_latin(next) && !is_digit(next) && !is_any_of(U"-栋幢座班", next)) ++end;
    return end - at;
}

NameSpan name_in(std::u32string_view text) {
    static const Words<int> leading = {
        {0,
         U"我是|我叫|家住|住在|住|业主|朋友|同事|室友|志愿者|志愿|党员|住户|邻居|和|跟|与|由|给|继续|新增|"
         U"增加|再加|这里|"
         U"这边|那个|我来|"
         U"到|来|去|也|还|再|就|要|想|能|在|的|了|吧|是"},
    };
    constexpr std::u32string_view alone = U"着呢吧啊上站值守选填有接班岗对可先从到来那做加行好今晚早中补以";
    if (text.size() == 1 && is_any_of(alone, text.front())) return {};
    static const std::u32string_view trailing[] = {
        U"也来", U"来了", U"来吧",   U"来",   U"去",   U"上",   U"站",   U"值",   U"吧",   U"能", U"也",
        U"都",   U"还",   U"再",     U"要",   U"想",   U"的",   U"呢",   U"啊",   U"哦",   U"哈", U"啦",
        U"呀",   U"哒",   U"嘛",     U"那",   U"这",   U"在",   U"到",   U"有",   U"可",   U"说", U"从",
        U"就",   U"先",   U"志愿者", U"志愿", U"业主", U"一个", U"已",   U"由",   U"是",   U"和", U"同",
        U"把",   U"让",   U"给",     U"接",   U"今",   U"这边", U"那边", U"临时", U"突然", U"ok", U"住",
    };
    constexpr std::u32string_view never_alone = U"小老阿大";
    NameSpan span{NameSpan::Kind::Name, 0, text.size()};
    const auto left = [&] { return text.substr(span.begin, span.end - span.begin); };
    for (bool cut = true; cut && span.begin < span.end;) {
        cut = false;
        const auto* word = leading.at(left(), 0);
        if (word) {
            span.begin += word->word.size();
            cut = true;
            continue;
        }
        for (const std::u32string_view tail : trailing) {
            const std::u32string_view rest = left();
            if (rest.size() < tail.size() || rest.substr(rest.size() - tail.size()) != tail) continue;
            const std::size_t remaining = rest.size() - tail.size();
            if (remaining == 1 && is_any_of(never_alone, rest.front())) continue;
            if (is_latin(tail.front()) && remaining > 0 && is_latin(rest[remaining - 1])) continue;
            span.end -= tail.size();
            cut = true;
            break;
        }
    }
    const std::u32string_view name = left();
    static const Words<int> phrases = {
        {0,
         U"早点|晚点|提早|迟到|的|了|不|没|把|被|只|带|给|时候|时间|安排|名额|人员|马甲|手电|自|开车|骑车|"
         U"晚到|早到|早走|准时|"
         U"一定|负责|有空|有车|能|会|要|想|这|那|就|穿|拿|"
         U"以上|以下|如上|如下|上面|下面|昨天|统计|继续|汇总|更新|截止|支援|帮忙|帮手|加入|参与|支持|协助|"
         U"守楼|补报|"
         U"半小时|分钟|左右|开始|结束|接着|以后|之后|一位|下班|上班|回来|出门|身体|感冒|发烧|孩子|两|做|is|"
         U"will|be|my|bring|have|to|you|we|"
         U"it|with|of|are|want|would|like|work|late|this|that"},
    };
    const bool latin = !name.empty() && std::none_of(name.begin(), name.end(), is_han);
    const std::size_t limit = latin ? 24 : std::any_of(name.begin(), name.end(), is_latin) ? 12 : 6;
    const bool letters = std::any_of(name.begin(), name.end(), [](char32_t c) {
        return (is_han(c) && !is_numeral(c)) || is_latin(c) || (c > 0xC0 && c < 0x2000) ||
               (c > 0x3040 && c < 0x3100);
    });
    if (!letters)
        span.kind = NameSpan::Kind::Filler;
    else if (name.size() > limit || phrases.anywhere(name) || has_title_word(name))
        span.kind = NameSpan::Kind::Phrase;
    return span;
}

bool may_follow_name(std::u32string_view rest) {
    constexpr std::u32string_view beginnings = U"有也那的来说临还又再这就要想去上能可在今明突因家";
    return rest.empty() || is_any_of(beginnings, rest.front());
}

bool has_title_word(std::u32string_view text) {
    static const Words<int> words = {
        {0,
         U"接龙|值守|值班|值勤|执勤|防控|排班|报名|志愿|招募|安排|班次|业主群|楼组|小区|卡口|名单|时段|人员|"
         U"物业|居委|群聊|"
         U"周末|防疫|抗疫|轮值|duty|group|volunteer|"
         U"volunteers|roster|sign up|signup|sign-up|rota|本周|下周|每天"},
    };
    return words.anywhere(text) != nullptr;
}

}  // namespace linli::chain
