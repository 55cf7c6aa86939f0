#include "shared/orders/group_buy_chain_text.h"
#include "shared/core/random.h"
#include "tests/chain_score.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace linli;
using namespace linli::test;

namespace {

const GroupBuyWording chinese{"#接龙", "%截止", "满%份成团", "已付",    "未付",
                              "合计",  "%份",   "%元",       "还差%份", "%栋"};

std::vector<std::string> sorted_orders(const std::vector<GroupBuyOrder>& orders) {
    std::vector<std::string> texts;
    for (const GroupBuyOrder& order : orders) texts.push_back(comparable(order));
    std::sort(texts.begin(), texts.end());
    return texts;
}

}  // namespace

TEST_CASE("a group buy for the chat shows the items, the orders, the totals and what is missing") {
    GroupBuyChain chain;
    chain.title = "云杉苑蔬菜团";
    chain.items = {{"A", "蔬菜包", 6800, "10斤"}, {"B", "鸡蛋", 3850, "板"}};
    chain.deadline = "04-08 18:00";
    chain.minimum = 10;
    chain.orders = {{1, "12-301", "王姐", std::nullopt, {{"蔬菜包", 2}, {"鸡蛋", 1}}, true, std::nullopt},
                    {2, "3-2-501", std::nullopt, std::nullopt, {{"鸡蛋", 2}}, std::nullopt, "放门口"}};
    CHECK(group_buy_totals(chain) == GroupBuyTotals{{2, 3}, 5, 25150, 5});
    CHECK(group_buy_chain_text(chain, chinese, {"取货：4月9日 17:00–19:00 北门（岗亭旁）"}) ==
          "#接龙\n"
          "云杉苑蔬菜团\n"
          "A 蔬菜包 10斤 68元\n"
          "B 鸡蛋 38.5元/板\n"
          "4月8日18:00截止\n"
          "满10份成团\n"
          "取货：4月9日 17:00–19:00 北门 岗亭旁\n"
          "\n"
          "1. 12-301 王姐 A×2 B×1 已付\n"
          "2. 3-2-501 B×2（放门口）\n"
          "\n"
          "合计：蔬菜包×2，鸡蛋×3，5份，251.5元，还差5份\n");
}

TEST_CASE("a written group buy is read back as the same orders") {
    SeededRandom random(23);
    const std::vector<std::string> names = {"老王", "小郭",   "阿鱼",   "林工",  "Coco",
                                            "陈太", "杜师傅", "王叔叔", "Kelvin"};
    const std::vector<GroupBuyItem> goods = {{"A", "蔬菜包", 6800, "10斤"},
                                             {"B", "鸡蛋", 3850, "板"},
                                             {"C", "牛奶", 6505, "箱"},
                                             {"D", "五花肉", 4600, std::nullopt},
                                             {"E", "Bagel", 3600, "6pcs"}};
    const std::vector<std::string> notes = {"放门口", "周三不在家，放门口", "要新鲜的"};
    for (int round = 0; round < 300; ++round) {
        GroupBuyChain chain;
        chain.title = "明湖里团购";
        const std::size_t count = 1 + random.below(5);
        chain.items.assign(goods.begin(), goods.begin() + static_cast<std::ptrdiff_t>(count));
        const bool codes = random.chance(700);
        for (GroupBuyItem& item : chain.items) item.code = codes ? item.code : std::nullopt;
        if (random.chance(500)) chain.deadline = "04-08 18:00";
        if (random.chance(500)) chain.minimum = 60;
        for (std::uint32_t i = 0, orders = random.below(8); i < orders; ++i) {
            GroupBuyOrder order;
            if (random.chance(800))
                order.door = std::to_string(1 + random.below(30)) + "-" + std::to_string(101 + i);
            if (!order.door || random.chance(500)) order.name = names[i];
            if (random.chance(200)) order.phone = "1380000000" + std::to_string(i);
            for (const GroupBuyItem& item : chain.items) {
                if (random.chance(500)) order.items[item.name] = static_cast<int>(1 + random.below(120));
            }
            if (order.items.empty()) order.items[chain.items[0].name] = 1;
            if (random.chance(600)) order.paid = random.chance(500);
            if (random.chance(300)) order.note = random.pick(notes);
            chain.orders.push_back(order);
        }
        std::vector<std::string> terms;
        if (random.chance(500))
            terms = {"取货：4月9日 周四 17:00–19:00 5号楼下", "取货：4月10日 周五 9:00–11:00"};
        const std::string text = group_buy_chain_text(chain, chinese, terms);
        CAPTURE(text);
        const GroupBuyChain read = read_group_buy_chain(text);
        CHECK(sorted_orders(read.orders) == sorted_orders(chain.orders));
        CHECK(comparable_header(read.items, read.deadline, read.minimum) ==
              comparable_header(chain.items, chain.deadline, chain.minimum));
        if (!chain.orders.empty()) CHECK(read.unclear.empty());
    }
}

TEST_CASE("the orders of every sample come back from the text that is written of them") {
    for (const std::string& path : group_buy_samples()) {
        CAPTURE(path);
        const GroupBuyChain chain = read_group_buy_chain(file_text(path));
        const std::string text = group_buy_chain_text(chain, chinese);
        CAPTURE(text);
        CHECK(sorted_orders(read_group_buy_chain(text).orders) == sorted_orders(chain.orders));
    }
}
