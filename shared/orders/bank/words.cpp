#include "shared/core/reading.h"
#include "shared/orders/bank/candidate.h"

namespace linli::bank {
namespace {

using View = std::u32string_view;

const Words<int>& unsettled() {
    static const Words<int> words = {
        {0,
         U"待收款|待确认|待领取|待支付|待付款|待入账|未到账|未领取|未收款|未收|未支付|未付款|未付|没收到|"
         U"退还|退款|退回|已退|关闭|失败|撤销|过期|冲正|取消|处理中|pending|refunded|failed|cancelled"},
    };
    return words;
}

const Words<int>& totals() {
    static const Words<int> words = {
        {0,
         U"合计|总计|小计|共计|累计|总共|一共|期初|期末|本页|承前页|过次页|余额|今日共|今天共|total|"
         U"subtotal"},
    };
    return words;
}

const Words<int>& own_words() {
    static const Words<int> words = {
        {0,
         U"支付宝|微信支付|微信转账|微信收款|微信|财付通|云闪付|数字人民币|二维码收款|收款码|扫码|二维码|"
         U"向你转账|向您转账|给你转账|给您转账|给你转了|给我转了|给我转|转给你|转给我|转账给你|转账|转帐|"
         U"转来|转入|"
         U"转了|已转|转我|的转账|收到|已收到|已收款|已收钱|已收|收款|收入|收钱|到账|到帐|入账|入帐|存入|汇入|"
         U"汇款|"
         U"跨行|他行|网银|手机银行|成功|已存入零钱|零钱通|零钱|余额宝|余额|可用|已付款|已付|付款|付了|付过|"
         U"支付|"
         U"完成|交易|账户|帐户|账号|帐号|卡号|尾号|您的|你的|您|人民币|金额|时间|日期|通知|提醒|动账|通过|"
         U"元整|元|"
         U"朋友到店|到店|红包|来了|一笔|新的|资金|活期|储蓄卡|借记卡|卡|rmb|cny|yuan|paid|received|transfer|"
         U"from|"
         U"payment|alipay|wechat"},
    };
    return words;
}

}  // namespace

bool speaks_of_unsettled(View plain) {
    return unsettled().anywhere(plain) != nullptr;
}

bool starts_total(View plain) {
    const auto* word = totals().at(plain, 0);
    return word != nullptr;
}

std::size_t own_word_length(View plain, std::size_t at) {
    const auto* word = own_words().at(plain, at);
    return word ? word->word.size() : 0;
}

}  // namespace linli::bank
