#include "shared/orders/chain/words.h"

#include "shared/core/characters.h"
#include "shared/core/reading_date.h"
#include "shared/orders/chain/amounts.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

constexpr Words<Act>::Group act_words[] = {
    {Act::Cancel,
     U"取消|取消掉|取消了|不要了|不要|唔要|唔要了|唔要喇|唔要啦|不需要了|不需要|退掉|退了|退单|退团|退出|"
     U"撤单|撤销|撤回|"
     U"撤掉|撤了|作废|"
     U"删掉|删除|删了|去掉|拿掉|不订了|不买了|不团了|不接了|不参加了|不参加|不拼了|不跟了|不用了|算了|放弃|"
     U"划掉|唔使了|"
     U"唔买了|免了|退订|清空|cancel|cancelled|canceled|cancels|cancelling|remove|delete|drop out|withdraw|"
     U"no longer want|don't want|do not want|dont want|drop|drops|take off|pull out|opt out"},
    {Act::Change,
     U"->|=>|不要那么多|不要这么多|不用那么多|不用这么多|要不了那么多|要不了这么多|"
     U"减到|减为|减成|降到|加到|增加到|加为|加成|改成|改为|改做|改要|改订|改到|换成|换为|换做|换到|转做|转成|"
     U"更改为|更改成|更改|变成|变更为|调整为|"
     U"调整成|调成|"
     U"修改为|修改成|修改|一共要|总共要|只要|仅要|最终要|就要|change to|changed to|change it "
     U"to|change|changed|changes|"
     U"switch to|switched to|switch|make it|make that|swap for|swap|only want|only|just|instead of"},
    {Act::Add,
     U"再加|追加|多加|另加|添加|加多|加订|加单|加购|再来|再要|再订|再买|再拿|再添|再多|再补|还要|外加|多要|"
     U"多来|多订|"
     U"仲要|补订|补单|还想要|另外要|另要|加上|再加上|增加|新增|新加|加要|也来|add|adds|adding|plus|also|"
     U"another|extra|more|"
     U"additional"},
    {Act::Less,
     U"减少|少要|减去|减掉|少来|少订|少拿|扣掉|扣除|减为|去一|减去|少买|less|minus|fewer|reduce by|take "
     U"away|"
     U"take off"},
    {Act::Same,
     U"同上|同楼上|同上面|同前|同样|照上|一样|一样的|跟楼上一样|和楼上一样|跟上面一样|和上面一样|同楼上一样|"
     U"跟上|"
     U"楼上同款|同款|照抄楼上|复制楼上|跟楼上|学楼上|同上一样|same as above|same|ditto|as above|same as the "
     U"above|"
     U"same here|同埋上面"},
    {Act::Restore,
     U"还是要|还是来|还是订|还是买|还是团|还是拿|还是接|恢复|恢复订单|继续要|又要了|仍要|仍然要|重新要|"
     U"重新来|"
     U"重新接|都系要|still want|want it after all|after all"},
    {Act::Correct,
     U"不对|错了|写错了|打错了|写错|打错|刚写错|刚写错了|刚才写错了|刚才错了|更正|更正为|纠正|应该是|应为|"
     U"应是|发错了|"
     U"发错|搞错了|弄错了|接错了|报错了|改正|口误|sorry|correction|oops|i mean|actually|i meant|my "
     U"mistake|typo"},
    {Act::Either,
     U"或者|或是|二选一|任选|任选一|任一|任意一|其中一|随便哪|哪个都行|都行|都可以|随便|随意|还是|or|either|"
     U"whichever|"
     U"any of"},
    {Act::Unsure,
     U"可能|也许|待定|看情况|再看看|考虑|考虑下|考虑一下|不确定|再说|想想|先占位|占位|先占|先留|预留|未定|"
     U"未确定|晚点定|"
     U"晚点再定|到时再定|暂定|大概要|maybe|not sure|probably|might|tentative|tbc|tbd|to be "
     U"confirmed|thinking"},
    {Act::All,
     U"一样来一份|一样一份|一样来一个|一样一个|一样来一|一样各一份|一样各一|每样来一份|每样一份|每样来一|"
     U"各来一份|全要|都要|全部要|全部|全套|每样|每种|每款|每品|样样|所有|全都要|全都|全来|都来|每个都|各样|"
     U"各种|"
     U"样样都要|"
     U"通通|统统|"
     U"三样|两样|四样|五样|三种|两种|四种|五种|三款|两款|四款|三个品种|都要了|all three|all four|all "
     U"five|one of each|one each|all of "
     U"them|"
     U"everything|all|one of everything|每样都要|全包|全拿下"},
    {Act::Each, U"各要|各来|各订|各拿|各买|分别要|分别|各自|各加|一样来|each|apiece|of each"},
    {Act::On, U"帮带|也带|顺便带|顺带|一并带|捎带|帮忙|代订|代下单|代报|帮我|帮接|代接|on behalf of|for my"},
    {Act::Place,
     U"送到|放到|放在|寄到|送去|送至|放|代收|交给|自提|到时到|deliver to|leave at|leave with|leave it"},
    {Act::Question,
     U"请问|问一下|问下|想问|想问下|什么时候|什么时间|几时|几点|几号|几时到|怎么|哪里|哪儿|哪天|多少钱|多久|"
     U"几天|多大|"
     U"为什么|是不是|有没有|有冇|能不能|可不可以|行不行|要不要|好不好|还有没有|边度|点样|咩|谁|啥时候|啥时|"
     U"怎样|哪个|哪种|"
     U"什么|什么样|多少|多重|甜不甜|好吃吗|新鲜吗|what|when|where|which|how|can i|could i|can we|is the|is "
     U"it|is there|"
     U"are the|are there|are they|do you|does|do they|will there|will it|why|who|anyone|any chance"},
    {Act::Maybe, U"可以|能加|能换|能改|能要|还能|能否|可否|行吗|好吗|可唔可以|may i|possible|有得|够不够"},
    {Act::Want,
     U"我要|我也要|也要|想要|需要|要了|预定|预订|订购|来个|来点|下单|跟团|跟单|入手|喊单|i want|i'd like|i "
     U"would like|"
     U"would like|want|take|i'll take|i'll have|please add"},
    {Act::Notice,
     U"到货|到了|没货|有货|售罄|卖完|缺货|断货|发货|取货|提货|涨价|降价|补货|已到|送达|没了|没有了|卖光|"
     U"已截团|已截止|"
     U"已满|满了|成团了|成团|下架|开始发|来取|来拿|尽快|抓紧|还差|还有货|散装|sold out|arrived|available|in "
     U"stock|"
     U"out of stock|delivered|delivery"},
    {Act::Total,
     U"合计|总计|共计|统计|汇总|小计|截至目前|截止目前|目前|已接|总数|总共|一共|total|totals|so "
     U"far|sum|subtotal"},
    {Act::Praise,
     U"太香|太好吃|太甜|太新鲜|太辣|太贵|太便宜|太棒|真香|真好吃|真甜|真新鲜|真便宜|真贵|真不错|好香|好甜|"
     U"好好吃|好新鲜|好贵|好便宜|香死|馋死|馋哭|馋了|流口水|好正|好好食|delicious|tasty|yummy|smells "
     U"good|looks "
     U"good"},
    {Act::Thanks,
     U"谢谢|谢谢啦|谢谢了|多谢|感谢|辛苦|辛苦了|辛苦啦|辛苦团长|谢啦|谢了|唔该|唔该晒|麻烦|麻烦了|麻烦团长|"
     U"拜托|收到|"
     U"好的|好嘞|好滴|明白|哈哈|哈哈哈|thanks|thank "
     U"you|thx|ty|cheers|please|pls|ok|okay|great|noted|团长|群主|大家好|"
     U"你好|您好|早上好|hi|hello|加油|支持|赞"},
    {Act::Filler,
     U"我自己|自己也|自己|我家|我们家|我们|我这边|我这|家里|微信|支付宝|alipay|wechat|业主|住户|邻居|接龙|"
     U"报名|参团|团购|一起|"
     U"还有|以及|"
     U"那就|先要|先来|就这样|要得|够了|就够|就够了|就行|就行了|就好|就好了|就可以|就可以了|"
     U"刚才|刚刚|前面|之前|之前的|已退款|退款|已退|退我|退差价|退还|退回|已接|邻居们|"
     U"新鲜|and|the|of|with|"
     U"my|me|i|"
     U"for|to|please|a|an|in|on|at|my "
     U"order|order|orders|yes|吧|哦|啊|呀|哈|啦|嘛|哒|喔|咯|噢|嘅|啲|咗|哋|so|but|then|"
     U"from|it|to|that|now|thx|also "
     U"want|got|get|have|will|we|is|are|was|be|our|per|数量|份数|品名|商品|"
     U"订单|门牌|门牌号|房号|楼号|室号|栋号|楼栋|单元号|房间号|姓名|名字|昵称|称呼|电话|手机|付款|备注|地址|"
     U"tel|phone|name|door|qty|note|bldg"},
};

constexpr Words<Act>::Group short_act_words[] = {
    {Act::Change, U"改|换|→"},
    {Act::Add, U"加|添|补|再|多"},
    {Act::Less, U"减|少|扣"},
    {Act::Either, U"或"},
    {Act::Each, U"各"},
    {Act::All, U"全"},
    {Act::Cancel, U"退|删"},
    {Act::On, U"帮|代|替"},
    {Act::Question, U"吗|么"},
    {Act::Want, U"要|订|来|拿|买|团|接|报|留"},
    {Act::Filler,
     U"我|的|了|和|与|跟|及|也|都|就|先|共|款|种|是|有|给|请|呢|家|想|能|那|还|俺|畀|俾|嗰|個|个|这|搞|整|又|"
     U"在|房|"
     U"室|谢|同|冇"},
};

struct PaidGroup {
    PaidWord word;
};

const Words<PaidWord>& paid_words() {
    static const Words<PaidWord> words = {
        {PaidWord::Unpaid,
         U"未付|未付款|未付钱|没付|没付款|没付钱|没有付|没有付款|还没付|还没付款|还没付钱|还没有付|"
         U"还没有付款|还未付|"
         U"还未付款|尚未付款|尚未付|待付|待付款|待支付|未支付|未转|未转账|未转帐|没转|没转账|还没转|还没转账|"
         U"还没转钱|还未转|待转|待转账|"
         U"待转帐|没给钱|还没给钱|未给钱|未给|没给|未缴|未缴费|未交|未交钱|没交|没交钱|还没交|未打款|没打款|"
         U"待打款|未结|"
         U"晚点付|晚点转|晚点付款|晚点给|晚上付|晚上转|稍后付|稍后转|稍后付款|稍后补|等下付|等下转|等会付|"
         U"等会转|等会儿转|等会儿付|"
         U"等一下转|待会付|待会转|待会儿转|待会儿付|回头付|回头转|一会付|一会转|一会儿付|一会儿转|明天付|"
         U"明天转|明早付|明早转|"
         U"明晚付|明晚转|今晚付|今晚转|到时付|到时候付|到时转|货到付款|货到付|到付|收到货付|收货付款|"
         U"收到付款|收到再付|取货付|取货时付|"
         U"取货付款|自提付|自提付款|自提时付|下班付|下班转|下班后转|下班后付|"
         U"钱未付|款未付|钱还没付|钱没付|钱还没转|钱没转|未俾钱|未畀钱|未俾|未畀|仲未俾|仲未畀|仲未俾钱|"
         U"仲未畀钱|未过数|仲未过数|"
         U"未入数|未转数|仲未转数|未汇款|未汇|尚未汇款|还没汇款|还没汇|未匯款|待汇款|后付|後付|面付|现付|"
         U"取货现金|货到现金|"
         U"欠款|先欠|欠着|未收|未收款|没收到款|"
         U"unpaid|not paid|not paid yet|not yet paid|haven't paid|havent paid|have not paid|hasn't paid|yet "
         U"to pay|"
         U"will pay|will pay later|pay later|to pay|paying later|pay on delivery|cash on delivery|cod|pay on "
         U"pickup|"
         U"pay at pickup|not transferred|payment pending|pending payment|pending|not pay yet|not yet|i'll "
         U"pay later|"
         U"will transfer|pay tomorrow|pay tonight|no payment yet|owe|owing|to be paid|to be transferred|"
         U"will pay tomorrow|will pay tonight|will transfer later"},
        {PaidWord::Part,
         U"付一半|付了一半|先付一半|转一半|转了一半|先转一半|付定金|付了定金|先付定金|已付定金|已付订金|"
         U"已付一半|已转一半|付了部分|已付部分|部分已付|"
         U"付了一部分|付部分|已付一部分|一半已付|已付了一半|定金已付|订金已付|已付半|half paid|paid "
         U"half|partly paid|paid partly|partially paid|paid a deposit|"
         U"paid deposit|deposit paid|part paid|paid part|还差|已付首款|先付|先转"},
        {PaidWord::Paid,
         U"已付|已付款|已付钱|已付清|已付好|已付讫|已付了|已经付|已经付了|已经付款|已经付钱|付了|付款了|"
         U"付好了|付好|付过了|付过|付清|付清了|付完了|"
         U"付钱了|付完|付讫|已转|已转账|已转帐|已转款|已转好|已转了|已转钱|已经转|已经转了|已经转账|已经转好|"
         U"转了|转你了|转你啦|转给你了|付你了|转好了|转好|转过了|转账了|转帐了|转过|转完了|"
         U"转账已付|钱转了|钱已转|款已付|钱已付|款已转|钱付了|钱已付清|已支付|已经支付|支付了|支付完成|"
         U"支付好了|已打款|打款了|打钱了|已打钱|"
         U"已给钱|给钱了|给了钱|钱给了|已给|红包已发|已发红包|红包已付|发红包了|红包发了|已缴|已缴费|已缴款|"
         U"已交|已交钱|交钱了|交了|交过了|结清|已结|已结清|已结账|"
         U"俾咗|俾咗钱|畀咗|畀咗钱|已俾|已畀|已俾钱|已畀钱|俾左钱|畀左钱|已过数|过咗数|过数了|过左数|已入数|"
         U"转数|已转数|转咗数|转左数|现金已付|已现付|"
         U"入咗数|入数|过数|已汇款|已汇|汇了|汇款了|已匯款|已匯|"
         U"转咗|转咗账|转左|已收|已收款|收讫|款到|款已到|已到账|到账|微信付|微信已付|微信付了|支付宝已付|"
         U"支付宝付了|已微信|已扫码|扫码付了|已扫|已刷|已清|"
         U"有付|付啦|转啦|付咗|付左|已扫码付|群收款已付|先付了|先转了|都付了|都转了|"
         U"paid|already paid|have paid|i paid|i've paid|just paid|payment done|payment made|payment "
         U"sent|transferred|"
         U"already transferred|transfer done|money sent|sent payment|paid in full|fully paid|paid "
         U"already|paid up|"
         U"pd|pymt done|all paid|paid now|alipayed|paid via|paid by|wechat paid|venmoed|money "
         U"transferred|sent the money|"
         U"已补|已补款|已补差价|补了|已补付|已补转|√√|√|付|转账|转帐|转|ok已付|实付|实转|共付|共转|付款"},
    };
    return words;
}

bool is_letter(char32_t c) {
    return c >= U'a' && c <= U'z';
}

// 聽日俾錢, 周三再转, 晚点给: some time later is not yet.
std::optional<FoundIn<Payment>> find_later_payment(View text, std::size_t at) {
    static const Words<int> times = {
        {0,
         U"晚点|晚些|稍后|稍晚|等下|等会|等会儿|等一下|待会|待会儿|回头|一会|一会儿|到时|到时候|下次|改天|"
         U"过两天|过几天|"
         U"取货时|自提时|收到后|收货后|到货后|收到货|收到|到货|下班|下班后|回家|回家后|月底|later"},
    };
    static const Words<int> pays = {
        {0,
         U"付|转|付款|付钱|转账|转帐|转钱|给钱|给|打款|补|交钱|交|俾钱|畀钱|俾|畀|过数|汇款|入数|pay|"
         U"transfer"},
    };
    std::size_t place = at;
    if (const auto* word = times.at(text, at))
        place = at + word->word.size();
    else if (const auto date = find_date(text, at);
             date && (date->value.kind == WrittenDate::Kind::Relative ||
                      date->value.kind == WrittenDate::Kind::Weekday))
        place = date->end;
    if (place == at) return std::nullopt;
    while (place < text.size() && is_any_of(U"再来才就上下晚中午早会 ", text[place]) && place < at + 8)
        ++place;
    const auto* pay = place < text.size() ? pays.at(text, place) : nullptr;
    if (!pay) return std::nullopt;
    const std::size_t end = place + pay->word.size();
    const bool runs_on = pay->word.size() == 1 && end < text.size() && is_han(text[end]) &&
                         !is_any_of(U"吧哈哦啊哒的，", text[end]);
    if (runs_on) return std::nullopt;
    return FoundIn<Payment>{{PaidWord::Unpaid, std::nullopt}, end};
}

}  // namespace

const Words<Act>& acts() {
    static const Words<Act> words(act_words);
    return words;
}

const Words<Act>& short_acts() {
    static const Words<Act> words(short_act_words);
    return words;
}

std::optional<FoundIn<Payment>> find_payment(View text, std::size_t at) {
    const auto* word = at < text.size() ? paid_words().at(text, at) : nullptr;
    // 130元已付: the sum may stand in front.
    if (!word && at < text.size() && (is_digit(text[at]) || is_any_of(U"¥￥$", text[at]))) {
        const auto sum = find_sum(text, at);
        if (!sum) return std::nullopt;
        const std::size_t next = skip_blanks(text, sum->end);
        const bool money = !is_digit(text[at]) || !is_digit(text[sum->end - 1]) || sum->end - at >= 2;
        const auto* behind =
            next < text.size() && money && next == sum->end ? paid_words().at(text, next) : nullptr;
        if (!behind) return std::nullopt;
        return FoundIn<Payment>{{behind->meaning, sum->value}, next + behind->word.size()};
    }
    if (!word) return find_later_payment(text, at);
    Payment payment{word->meaning, std::nullopt};
    std::size_t end = at + word->word.size();
    // A lone 付 or 转 counts only where nothing runs on: not 付家, 转角.
    const bool alone =
        word->word == U"付" || word->word == U"转" || word->word == U"付款" || word->word == U"转账";
    std::size_t place = end;
    while (place < text.size() && is_any_of(U" :款共计了账帐钱额¥￥", text[place]) && place < end + 4)
        ++place;
    const auto sum = find_sum(text, place);
    if (alone && !sum && end < text.size() && is_han(text[end])) return std::nullopt;
    if (alone && at > 0 && is_han(text[at - 1]) && !sum) return std::nullopt;
    if (payment.word != PaidWord::Unpaid && sum) {
        payment.cents = sum->value;
        end = sum->end;
    }
    for (const View part :
         {View(U"一半"), View(U"定金"), View(U"订金"), View(U"部分"), View(U"一部分"), View(U"的定金")}) {
        const std::size_t next = skip_blanks(text, end);
        if (payment.word == PaidWord::Unpaid || text.substr(next, part.size()) != part) continue;
        payment.word = PaidWord::Part;
        end = next + part.size();
    }
    if (word->word == U"还差" || word->word == U"先付" || word->word == U"先转") {
        if (!sum && payment.word == PaidWord::Part && end == at + word->word.size()) return std::nullopt;
    }
    return FoundIn<Payment>{payment, end};
}

// 20221105: whoever writes so means a day, though a number of eight digits may begin with 20, too.
static bool is_whole_date(View digits) {
    if (digits.size() != 8 || digits.substr(0, 2) != U"20") return false;
    const int month = number_of(digits.substr(4, 2)), day = number_of(digits.substr(6, 2));
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

std::optional<FoundIn<std::size_t>> find_phone(View text, std::size_t at) {
    static const Words<int> labels = {
        {0, U"电话|手机|手机号|联系电话|联系方式|尾号|手机尾号|电话尾号|tel|tel.|phone|mobile|cell"},
    };
    std::size_t begin = at;
    bool labelled = false;
    if (const auto* label = labels.at(text, at)) {
        begin = at + label->word.size();
        while (begin < text.size() && is_any_of(U" :.", text[begin])) ++begin;
        labelled = true;
    }
    if (begin >= text.size() || (at > 0 && begin == at && is_digit(text[at - 1]))) return std::nullopt;
    std::size_t end = begin, digits = 0, masked = 0;
    if (text[end] == U'+') ++end;
    for (; end < text.size() && end < begin + 20; ++end) {
        if (is_digit(text[end])) {
            ++digits;
        } else if (is_any_of(U"*×x", text[end]) && digits >= 2 && end + 1 < text.size() &&
                   (is_any_of(U"*×x", text[end + 1]) || (masked > 0 && is_digit(text[end + 1])))) {
            ++masked;
        } else if (!(is_any_of(U"- ", text[end]) && digits >= 3 && end + 1 < text.size() &&
                     (is_digit(text[end + 1]) || text[end + 1] == U'*') && digits + masked < 11)) {
            break;
        }
    }
    if (end < text.size() && is_letter(text[end])) return std::nullopt;
    const std::size_t total = digits + masked;
    const View number = text.substr(begin, end - begin);
    const bool split = number.find(U' ') != View::npos || number.find(U'-') != View::npos;
    const bool mobile = total == 11 && text[begin] == U'1';
    const bool taiwan = total == 10 && text.substr(begin, 2) == U"09";
    const bool hidden = masked >= 2 && total >= 7 && total <= 12;
    const bool eight = total == 8 && is_any_of(U"23569", text[begin]) && (!split || number.size() == 9) &&
                       !is_whole_date(number);
    if (!(mobile || taiwan || hidden || eight || (labelled && total >= 4 && total <= 13) ||
          (text[begin] == U'+' && total >= 10)))
        return std::nullopt;
    return FoundIn<std::size_t>{begin, end};
}

bool is_name(View word) {
    static const Words<int> phrases = {
        {0,
         U"的|了|不|没|被|把|带|时候|时间|一定|有空|这个|那个|这次|什么|怎么|就|还|送|放|门口|楼下|保安|物业|"
         U"周一|周二|周三|周四|周五|周六|周日|周天|周末|周内|周几|每周|本周|下周|上周|这周|一周|"
         U"明天|今天|"
         U"晚上|早上|上午|下午|在家|自己|大概|知道|看到|放心|新鲜|好吃|已经|如果|因为|但是|所以|然后|现在|"
         U"喜欢|"
         U"will|is|are|the|you|it|have|this|that|can|not|no|my|we|please|bread|when|what|leave|after|before|"
         U"home"},
    };
    const bool letters = std::any_of(word.begin(), word.end(), [](char32_t c) {
        return is_han(c) || is_latin(c) || (c > 0xC0 && c < 0x2000) || (c > 0x3040 && c < 0x3100);
    });
    if (!letters) return false;
    if (is_digit(word.front()) && word.back() == U'号') return false;  // 1号 is a thing or a house.
    const bool latin = std::none_of(word.begin(), word.end(), is_han);
    const bool mixed = !latin && std::any_of(word.begin(), word.end(), is_latin);
    if (word.size() > (latin ? 24U : mixed ? 12U : 6U)) return false;
    return phrases.anywhere(word) == nullptr;
}

bool is_sticker(View word) {
    static const Words<int> stickers = {
        {0,
         U"玫瑰|强|抱拳|合十|微笑|呲牙|爱心|愉快|偷笑|可怜|捂脸|ok|握手|鼓掌|庆祝|太阳|咖啡|蛋糕|加油|胜利|"
         U"鲜花|憨笑|"
         U"调皮|害羞|得意|大哭|流泪|奸笑|机智|社会社会|旺柴|好的|哇|笑脸|拥抱|心|嘿哈|吃瓜|让我看看|叹气|"
         U"苦涩|裂开|汗|"
         U"rose|smile|thumbsup|heart|grin|joy|worship|salute|fist|hug|party|语音|图片|表情|动画表情|链接|"
         U"sticker|photo"},
    };
    const auto* sticker = word.empty() ? nullptr : stickers.at(word, 0);
    return sticker && sticker->word.size() == word.size();
}

}  // namespace linli::buying
