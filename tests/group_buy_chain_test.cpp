#include "shared/orders/group_buy_chain.h"
#include "tests/chain_score.h"

#include <doctest/doctest.h>

using namespace linli;
using namespace linli::test;

namespace {

const std::string three_items = "#接龙\n水果团\nA 苹果 5斤 45元/箱\nB 脐橙 59元/箱\nC 鸡蛋 30枚 38元/板\n\n";
const std::string one_item = "#接龙\n土鸡蛋团购 38元/板（30枚）\n\n";

// The orders of lines that stand below a header, or `?` and the number of the reason.
std::string read(const std::string& header, const std::string& lines) {
    const GroupBuyChain chain = read_group_buy_chain(header + lines);
    std::string text;
    for (const GroupBuyOrder& order : chain.orders) text += comparable(order) + "\n";
    for (const GroupBuyUnclear& unclear : chain.unclear)
        text += "?" + std::to_string(static_cast<int>(unclear.doubt)) + "\n";
    return text;
}

std::string asked(GroupBuyDoubt doubt) {
    return "?" + std::to_string(static_cast<int>(doubt)) + "\n";
}

}  // namespace

TEST_CASE("every sample group buy is read as a careful neighbour would read it") {
    const std::vector<std::string> paths = group_buy_samples();
    REQUIRE(paths.size() >= 8);
    for (const std::string& path : paths) {
        const std::string stem = path.substr(0, path.size() - 4);
        const ExpectedGroupBuy expected = expected_group_buy(file_text(stem + ".expected.json"));
        const GroupBuyChain chain = read_group_buy_chain(file_text(path));
        const ChainScore result = score(expected, chain);
        CAPTURE(path);
        CAPTURE(result.differences);
        CHECK(result.lines > 0);
        CHECK(result.share() >= 0.95);
        CHECK(comparable_header(chain.items, chain.deadline, chain.minimum) ==
              comparable_header(expected.items, expected.deadline, expected.minimum));
    }
}

TEST_CASE("an item is named by its code, its name or a short form, and the amount stands on either side") {
    const std::string expected = "3-502 脐橙×1 苹果×2 - ()\n";
    for (const char* words : {"A2 B", "A×2，B×1", "2A 1B", "苹果2箱 脐橙1箱", "两箱苹果，一箱橙", "A*2+B",
                              "AAB", "b a2", "苹果2 橙1", "A 2 B 1", "苹果：2，脐橙：1", "贰箱苹果 一箱脐橙",
                              "A2份、B1份", "2 x A, 1 x B", "我要苹果两箱橙一箱", "苹果10斤 橙一箱"}) {
        CAPTURE(std::string(words));
        CHECK(read(three_items, std::string("1. 3-502 ") + words + "\n") == expected);
    }
}

TEST_CASE("each and all go to the items that were named, or to all on offer") {
    CHECK(read(three_items, "1. 3-502 AB各2\n") == "3-502 脐橙×2 苹果×2 - ()\n");
    CHECK(read(three_items, "1. 3-502 C1 AB各一\n") == "3-502 脐橙×1 苹果×1 鸡蛋×1 - ()\n");
    CHECK(read(three_items, "1. 3-502 AB都要2箱\n") == "3-502 脐橙×2 苹果×2 - ()\n");
    CHECK(read(three_items, "1. 老周 A1\n") == " 老周  苹果×1 - ()\n");
    for (const char* words : {"每样2份", "全部2份", "通通+2", "每样②"}) {
        CAPTURE(words);
        CHECK(read(three_items, std::string("1. 3-502 ") + words + "\n") ==
              "3-502 脐橙×2 苹果×2 鸡蛋×2 - ()\n");
    }
    for (const char* words : {"全要", "各1", "每样一份", "one of each", "三样都要", "ABC"}) {
        CAPTURE(words);
        CHECK(read(three_items, std::string("1. 3-502 ") + words + "\n") ==
              "3-502 脐橙×1 苹果×1 鸡蛋×1 - ()\n");
    }
}

TEST_CASE("what was paid counts if it is the sum of the order, and becomes a note if it is not") {
    struct Row {
        const char* words;
        const char* paid;
    };
    for (const Row& row :
         {Row{"已付90", "paid ()"}, Row{"已轉帳", "paid ()"}, Row{"转好了", "paid ()"}, Row{"✅", "paid ()"},
          Row{"90已付", "paid ()"}, Row{"paid", "paid ()"}, Row{"没付", "unpaid ()"},
          Row{"晚点转", "unpaid ()"}, Row{"not paid yet", "unpaid ()"}, Row{"❌", "unpaid ()"},
          Row{"聽日俾錢", "unpaid ()"}, Row{"已付100", "- (已付100;)"}, Row{"已付一半", "- (已付一半;)"},
          Row{"", "- ()"}}) {
        CAPTURE(row.words);
        CHECK(read(three_items, std::string("1. 3-502 A2 ") + row.words + "\n") ==
              std::string("3-502 苹果×2 ") + row.paid + "\n");
    }
}

TEST_CASE("a later line of the same door changes, adds, takes away, pays or cancels") {
    struct Row {
        const char* words;
        const char* left;
    };
    for (const Row& row :
         {Row{"改成B1", "3-502 脐橙×1 - ()\n"}, Row{"A改3", "3-502 脐橙×1 苹果×3 - ()\n"},
          Row{"B不要了", "3-502 苹果×2 - ()\n"}, Row{"B不要了，换C1", "3-502 苹果×2 鸡蛋×1 - ()\n"},
          Row{"再加C1", "3-502 脐橙×1 苹果×2 鸡蛋×1 - ()\n"},
          Row{"+1 C", "3-502 脐橙×1 苹果×2 鸡蛋×1 - ()\n"}, Row{"少一份A", "3-502 脐橙×1 苹果×1 - ()\n"},
          Row{"已付149", "3-502 脐橙×1 苹果×2 paid ()\n"}, Row{"A2 B1", "3-502 脐橙×1 苹果×2 - ()\n"},
          Row{"取消", ""}, Row{"都不要了", ""}, Row{"写错了，A1", "3-502 苹果×1 - ()\n"},
          Row{"C换成A", "3-502 脐橙×1 苹果×2 - ()\n?10\n"}, Row{"C1", "3-502 脐橙×1 苹果×2 - ()\n?9\n"}}) {
        CAPTURE(row.words);
        CHECK(read(three_items, std::string("1. 3-502 A2 B1\n2. 3-502 ") + row.words + "\n") == row.left);
    }
}

TEST_CASE("with one item on offer a door is an order, a name alone is asked about") {
    CHECK(read(one_item, "1. 3-502\n") == "3-502 土鸡蛋×1 - ()\n");
    CHECK(read(one_item, "1. 3-502 +2\n") == "3-502 土鸡蛋×2 - ()\n");
    CHECK(read(one_item, "1. 小陈 +1\n") == " 小陈  土鸡蛋×1 - ()\n");
    CHECK(read(one_item, "1. 小陈\n") == asked(GroupBuyDoubt::OnlyName));
    CHECK(read(one_item, "1. +1\n") == asked(GroupBuyDoubt::NoPerson));
}

TEST_CASE("a number in front of a door counts the lines or is the house, as the lines together tell") {
    const auto three_lines = [](const std::string& first, const std::string& second,
                                const std::string& third) {
        return read(three_items, first + " A1\n" + second + " B1\n" + third + " C1\n");
    };
    const auto doors = [](const std::string& first, const std::string& second, const std::string& third) {
        return first + " 苹果×1 - ()\n" + second + " 脐橙×1 - ()\n" + third + " 鸡蛋×1 - ()\n";
    };
    CHECK(three_lines("1.301", "2.302", "3.1201") == doors("301", "302", "1201"));
    CHECK(three_lines("12.301", "3.502", "12.303") == doors("12-301", "3-502", "12-303"));
    CHECK(three_lines("1. 12.301", "2. 12.302", "3. 3.2.501") == doors("12-301", "12-302", "3-2-501"));
    CHECK(three_lines("1. 1.301", "2. 2.302", "3. 3.303") == doors("301", "302", "303"));
    CHECK(three_lines("3.2.501", "3.1.502", "8.2.503") == doors("3-2-501", "3-1-502", "8-2-503"));
    CHECK(three_lines("3 - 2 - 501", "12 - 301", "3/2-502") == doors("3-2-501", "12-301", "3-2-502"));
    for (const std::string mark : {"- ", " - ", "—  ", "/ ", "· ", "• ", "·"}) {
        CAPTURE(mark);
        CHECK(three_lines("1" + mark + "12-301", "2" + mark + "12-302", "3" + mark + "3-2-501") ==
              doors("12-301", "12-302", "3-2-501"));
    }
}

TEST_CASE("who fetches something for another floor orders it at the own door") {
    CHECK(read(three_items, "1. 3-502 帮5楼带一份A\n") == "3-502 苹果×1 - ()\n");
    CHECK(read(three_items, "1. 3-502 帮3-503带一份A\n") == "3-503 苹果×1 - ()\n");
    CHECK(read(three_items, "1. 3-502、3-503各A1\n") == "3-502 苹果×1 - ()\n3-503 苹果×1 - ()\n");
}

TEST_CASE("numbers in rings in front of the items only count them") {
    CHECK(read(three_items, "1. 3-502 ①苹果2 ②脐橙1\n") == "3-502 脐橙×1 苹果×2 - ()\n");
    CHECK(read(three_items, "1. 3-502 ①苹果②脐橙\n") == "3-502 脐橙×1 苹果×1 - ()\n");
    CHECK(read(three_items, "1. 3-502 A②B③\n") == "3-502 脐橙×3 苹果×2 - ()\n");
    CHECK(read(three_items, "1. 3-502 ②苹果\n") == asked(GroupBuyDoubt::QuantityVague));
}

TEST_CASE("five and six in formal characters are asked about where they may be a surname") {
    CHECK(read(three_items, "1. 3-502 A伍\n") == "3-502 苹果×5 - ()\n");
    CHECK(read(three_items, "1. 3-502 A×陆\n") == "3-502 苹果×6 - ()\n");
    CHECK(read(three_items, "1. 3-502 老王 A 伍\n") == "3-502 苹果×5 - ()\n");
    CHECK(read(three_items, "1. 3-502 A 伍\n") == asked(GroupBuyDoubt::QuantityVague));
    CHECK(read(three_items, "1. 3-502 A 陆 2\n") == asked(GroupBuyDoubt::ItemNotOffered));
    CHECK(read(three_items, "1. 3-502 A 贰拾\n") == "3-502 苹果×20 - ()\n");
}

TEST_CASE("a pair and a dozen are as many pieces as the unit of the item tells, or are asked about") {
    const std::string header =
        "#接龙\nA 大闸蟹 45元/只\nB 袜子 20元/双\nC 鸡蛋 12枚 18元/盒\nD 苹果 45元/箱\n";
    CHECK(read(header, "1. 3-502 一对大闸蟹\n") == "3-502 大闸蟹×2 - ()\n");
    CHECK(read(header, "1. 3-502 A半打\n") == "3-502 大闸蟹×6 - ()\n");
    CHECK(read(header, "1. 3-502 B三双\n") == "3-502 袜子×3 - ()\n");
    CHECK(read(header, "1. 3-502 B一对\n") == "3-502 袜子×1 - ()\n");
    CHECK(read(header, "1. 3-502 两打鸡蛋\n") == "3-502 鸡蛋×2 - ()\n");
    CHECK(read(header, "1. 3-502 C一双\n") == asked(GroupBuyDoubt::NotWholePacks));
    CHECK(read(header, "1. 3-502 一双苹果\n") == asked(GroupBuyDoubt::NotWholePacks));
    CHECK(read(header, "1. 3-502 D2打包带走\n") == "3-502 苹果×2 - ()\n");
}

TEST_CASE("an arrow changes, and a number in brackets behind the door is a note") {
    CHECK(read(three_items, "1. 3-502 A1 -> A2\n") == "3-502 苹果×2 - ()\n");
    CHECK(read(three_items, "1. 3-502 A1 → B1\n") == "3-502 脐橙×1 - ()\n");
    CHECK(read(three_items, "1. 3-502 A1（950）B1\n") == "3-502 脐橙×1 苹果×1 - (950;)\n");
    const std::string trays = "#接龙\nA 鸡蛋 38元/板\nB 苹果 45元/箱\n";
    CHECK(read(trays, "1. 3-502 A30个\n") == asked(GroupBuyDoubt::NotWholePacks));
    CHECK(read(trays, "1. 3-502 B2个\n") == "3-502 苹果×2 - ()\n");
}

TEST_CASE("what is sold by weight is ordered in any weight that comes out even, and in no pieces") {
    const std::string header = "#接龙\nA 五花肉 32元/斤\nB 排骨 45元/斤\n";
    CHECK(read(header, "1. 3-502 A500g\n") == "3-502 五花肉×1 - ()\n");
    CHECK(read(header, "1. 3-502 B1公斤\n") == "3-502 排骨×2 - ()\n");
    CHECK(read(header, "1. 3-502 B半公斤\n") == "3-502 排骨×1 - ()\n");
    CHECK(read(header, "1. 3-502 A2斤\n") == "3-502 五花肉×2 - ()\n");
    CHECK(read(header, "1. 3-502 A300g\n") == asked(GroupBuyDoubt::NotWholePacks));
    CHECK(read(header, "1. 3-502 A一斤半\n") == asked(GroupBuyDoubt::HalfPack));
    CHECK(read(header, "1. 3-502 B1根\n") == asked(GroupBuyDoubt::NotWholePacks));
}

TEST_CASE("what could only be guessed is asked about, with its reason") {
    CHECK(read(three_items, "1. 3-502 两份\n") == asked(GroupBuyDoubt::NoItem));
    CHECK(read(three_items, "1. 3-502 老王 猪蹄1份 A1\n") == asked(GroupBuyDoubt::ItemNotOffered));
    CHECK(read(three_items, "1. 3-502和3-503 A1B1\n") == asked(GroupBuyDoubt::NotUnderstood));
    CHECK(read(three_items, "1. 3-502 B10斤\n") == asked(GroupBuyDoubt::NotWholePacks));
    CHECK(read(three_items, "1. 3-502 A半箱\n") == asked(GroupBuyDoubt::HalfPack));
    CHECK(read(three_items, "1. 3-502 鸡蛋40枚\n") == asked(GroupBuyDoubt::NotWholePacks));
    CHECK(read(three_items, "1. 3-502 A1或者B1\n") == asked(GroupBuyDoubt::EitherOr));
    CHECK(read(three_items, "1. 3-502 同上\n") == asked(GroupBuyDoubt::NothingAbove));
    CHECK(read(three_items, "1. 3-502 取消\n") == asked(GroupBuyDoubt::NothingToChange));
    CHECK(read(three_items, "1. 3-502 A10000\n") == asked(GroupBuyDoubt::QuantityTooLarge));
    CHECK(read(three_items, "1. 3-502 A 99999999999999份\n") == asked(GroupBuyDoubt::QuantityTooLarge));
    CHECK(read(three_items, "1. 3-502 A -2份\n") == asked(GroupBuyDoubt::QuantityNegative));
    CHECK(read(three_items, "1. 3-502 A两三箱\n") == asked(GroupBuyDoubt::QuantityVague));
    CHECK(read(three_items, "1. 3-502 A1 待定\n") == asked(GroupBuyDoubt::NotSure));
    CHECK(read(three_items, "1. 3-502 老王 A1\n2. 3-502 小李 B1\n3. 3-502 取消\n") ==
          "3-502 苹果×1 - ()\n3-502 脐橙×1 - ()\n" + asked(GroupBuyDoubt::SeveralToChange));
}

TEST_CASE("a text without items on offer says so, at the line where orders would begin") {
    for (const char* text : {"", "\n\n", "大家好\n今天天气不错\n", "\xFF\xFE\x80",
                             "#接龙\n4月9日 南门值守\n早班 7-11点\n晚班 19-21点\n1. 3-502 老王 早班\n"}) {
        CAPTURE(std::string(text));
        const GroupBuyChain chain = read_group_buy_chain(text);
        CHECK(chain.orders.empty());
        REQUIRE(chain.unclear.size() == 1);
        CHECK(chain.unclear[0].doubt == GroupBuyDoubt::NothingOffered);
        CHECK(chain.unclear[0].line >= 1);
    }
}

TEST_CASE("bytes that are not UTF-8 are left out of a line") {
    const GroupBuyChain chain = read_group_buy_chain(three_items + "1. 3-502 \xFF\xC3 A2 \x80\n");
    REQUIRE(chain.orders.size() == 1);
    CHECK(comparable(chain.orders[0]) == "3-502 苹果×2 - ()");
}

TEST_CASE("a very long group buy is read as far as the limits allow, and says so") {
    std::string many = three_items;
    for (int i = 0; i < 12'000; ++i) {
        const std::string door = std::to_string(i % 40 + 1) + "-" + std::to_string(i / 40 % 9 + 1) + "-" +
                                 std::to_string(101 + i / 360);
        many += std::to_string(i % 900 + 1) + ". " + door + " A1 鸡蛋两板 已付\n";
    }
    const GroupBuyChain chain = read_group_buy_chain(many);
    CHECK(chain.orders.size() == max_group_buy_lines - 6);
    REQUIRE(chain.unclear.size() == 1);
    CHECK(chain.unclear[0].doubt == GroupBuyDoubt::TooLong);
    for (const char* piece :
         {"(", "~~", "一", "3-5-", "A", "各", "改成", "苹果、", "3-502 A1；", "\n1. 老王 A1", "¥"}) {
        std::string text = three_items + "1. 3-502 A1\n";
        while (text.size() < 60'000) text += piece;
        CAPTURE(piece);
        CHECK(read_group_buy_chain(text).items.size() == 3);
    }
}
