#include "shared/orders/chain/header_pieces.h"

namespace linli::buying {

const Words<int>& leading_words() {
    static const Words<int> words = {
        {0,
         U"今天|今日|今晚|本周|本次|这次|明天|团个|团购|开团|拼团|拼单|拼|接龙|品名|商品|产品|品种|名称|内容|"
         U"规格|"
         U"口味|我们|帮大家|大家|有人|要不要|来|有|卖|是|的|新鲜到货|团长|推荐|开始|新团|快团|团|item|items|"
         U"product|"
         U"products|group buy|today|for sale|order|flavours|flavors"},
    };
    return words;
}

const Words<int>& price_words() {
    static const Words<int> words = {
        {0,
         U"团购价|拼团价|拼单价|优惠价|特惠价|团价|现价|特价|售价|单价|价格|价钱|价位|价|统一价|统一|每份|"
         U"每盒|"
         U"每箱|每板|每袋|每包|每瓶|每个|每桶|每组|每件|每套|每斤|每杯|一份|一箱|一盒|一板|一袋|一包|一瓶|"
         U"一桶|"
         U"一组|一件|一套|一斤|一杯|一只|一条|一罐|一提|一个|只要|仅需|仅|只|都是|都|均为|均|各是|各|一律|"
         U"每样|每种|"
         U"两种|三种|四种|几种|口味|全部|共|为|是|卖|也是|@|at|for|only|each|price|per|both|all|are|is|of|a"},
    };
    return words;
}

const Words<int>& other_money_before() {
    static const Words<int> words = {
        {0,
         U"满|运费|邮费|配送费|快递费|原价|市场价|超市价|超市|门市价|门店价|门市|平时|日常价|起送|定金|订金|"
         U"押金|减|省|降到|降至|降为|减到|减至|返|立减|"
         U"免|红包|优惠|over|was|normally|usually|shipping|delivery|save"},
    };
    return words;
}

const Words<int>& other_money_behind() {
    static const Words<int> words = {
        {0,
         U"起送|包邮|免运|免配送|免邮|成团|以上|运费|配送费|押金|定金|的红包|红包|delivery|shipping|minimum|"
         U"以内"},
    };
    return words;
}

}  // namespace linli::buying
