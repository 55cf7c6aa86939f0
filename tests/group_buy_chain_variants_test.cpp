#include "shared/core/characters.h"
#include "shared/core/random.h"
#include "shared/core/reading.h"
#include "shared/orders/group_buy_chain.h"
#include "tests/chain_score.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>

using namespace linli;
using namespace linli::test;

namespace {

using Lines = std::vector<std::u32string>;

Lines lines_of(const std::string& text) {
    Lines lines;
    for (const std::string_view line : split_lines(text)) lines.push_back(characters_of(line));
    return lines;
}

std::string joined(const Lines& lines) {
    std::string text;
    for (const std::u32string& line : lines) text += text_of(line) + "\n";
    return text;
}

// What a reading says, in simplified characters and, if wanted, with the lines where they stood before.
std::string summary(const GroupBuyChain& chain, const std::map<int, int>& moved_lines = {}) {
    const auto line = [&](int number) {
        const auto moved = moved_lines.find(number);
        return std::to_string(moved == moved_lines.end() ? number : moved->second);
    };
    std::string text = comparable_header(chain.items, chain.deadline, chain.minimum) + "\n";
    for (const GroupBuyOrder& order : chain.orders) text += line(order.line) + " " + comparable(order) + "\n";
    for (const GroupBuyUnclear& unclear : chain.unclear) text += line(unclear.line) + " ?\n";
    std::u32string characters = characters_of(text);
    for (char32_t& c : characters) c = simplified(c);
    return text_of(characters);
}

char32_t full_width(char32_t c) {
    if (c == U' ') return 0x3000;
    return c > U' ' && c < 0x7F && c != U'~' ? c + 0xFEE0 : c;
}

// A simplified character as traditional ones are written; enough for the samples.
char32_t traditional(char32_t c) {
    constexpr std::u32string_view from =
        U"号点单换来还对这个请过后转账满团鸡苹个两贰几给楼栋间时钱陈张刘吴孙赵龙";
    constexpr std::u32string_view to =
        U"號點單換來還對這個請過後轉賬滿團雞蘋個兩貳幾給樓棟間時錢陳張劉吳孫趙龍";
    const std::size_t at = from.find(c);
    return at == std::u32string_view::npos ? c : to[at];
}

void check_each_sample(const std::function<void(const std::string& path, const std::string& text)>& check) {
    for (const std::string& path : group_buy_samples()) {
        CAPTURE(path);
        check(path, file_text(path));
    }
}

void check_same(const std::string& changed, const std::string& text) {
    CHECK(summary(read_group_buy_chain(changed)) == summary(read_group_buy_chain(text)));
}

std::string with_each_character(const std::string& text, const std::function<char32_t(char32_t)>& change) {
    Lines lines = lines_of(text);
    for (std::u32string& line : lines) {
        for (char32_t& c : line) c = change(c);
    }
    return joined(lines);
}

// Mr Wang of 12-301 orders two boxes of apples, whichever way he writes it.
void check_two_apples(const std::string& entry) {
    const std::string header = "#接龙\nA 苹果 45元/箱\nB 脐橙 59元/箱\n";
    const GroupBuyChain chain = read_group_buy_chain(header + entry + "\n2. 6-201 小郭 B1\n");
    CHECK(chain.unclear.empty());
    REQUIRE(chain.orders.size() == 2);
    CHECK(chain.orders[0].door == "12-301");
    CHECK(chain.orders[0].name == "老王");
    CHECK(chain.orders[0].items == std::map<std::string, int>{{"苹果", 2}});
    CHECK(chain.orders[1].items == std::map<std::string, int>{{"脐橙", 1}});
}

}  // namespace

TEST_CASE("a group buy in full-width or half-width letters and signs is the same") {
    check_each_sample([](const std::string& path, const std::string& text) {
        const bool table = path.find("table") != path.npos || path.find("csv") != path.npos;
        if (!table) check_same(with_each_character(text, full_width), text);
        check_same(with_each_character(text, half_width), text);
    });
}

TEST_CASE("a group buy in traditional or simplified characters is the same") {
    check_each_sample([](const std::string&, const std::string& text) {
        check_same(with_each_character(text, traditional), text);
        check_same(with_each_character(text, simplified), text);
    });
}

TEST_CASE(
    "blank lines, trailing blanks, other line ends and a byte order mark change only the line numbers") {
    check_each_sample([](const std::string&, const std::string& text) {
        std::string returns;
        for (const char c : text) returns += c == '\n' ? std::string(" \r\n") : std::string(1, c);
        check_same(returns, text);
        check_same("\xEF\xBB\xBF" + text, text);
        std::string above;
        for (const std::string_view line : split_lines(text)) above += std::string(line) + "  \n";
        check_same(above + "\n\n", text);
    });
}

TEST_CASE("calls to everybody and thanks between the entries change only the line numbers") {
    check_each_sample([](const std::string& path, const std::string& text) {
        const Lines lines = lines_of(text);
        // Inside an entry over several lines they would stand in its middle.
        if (path.find("multiline") != path.npos) return;
        for (const std::u32string_view call : {U"@所有人", U"谢谢团长🙏🙏", U"@Anna thanks!"}) {
            std::string spread;
            std::map<int, int> moved;
            int at = 0;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                spread += text_of(lines[i]) + "\n";
                moved[++at] = static_cast<int>(i) + 1;
                const bool entries = i > lines.size() / 2;
                if (!entries) continue;
                spread += text_of(call) + "\n";
                ++at;
            }
            CHECK(summary(read_group_buy_chain(spread), moved) == summary(read_group_buy_chain(text)));
        }
    });
}

TEST_CASE("list numbers of a group buy may be wrong, doubled or written with another mark") {
    const std::vector<std::string> header = {"#接龙", "水果团", "A 苹果 45元/箱", "B 脐橙 59元/箱"};
    const std::vector<std::string> entries = {"3-502 老王 A2",           "小郭 B1",
                                              "12-301 橙两箱（放门口）", "四号楼1单元202 AB各1 已付",
                                              "3-502 老王 再加B1",       "5-601 同上"};
    std::vector<std::string> readings;
    for (const char* mark : {". ", "、", ") ", "） ", "． ", ".", "。"}) {
        for (const bool counted : {true, false}) {
            std::string text;
            for (const std::string& line : header) text += line + "\n";
            for (std::size_t i = 0; i < entries.size(); ++i)
                text += (counted ? std::to_string(i + 1) : "7") + mark + entries[i] + "\n";
            readings.push_back(summary(read_group_buy_chain(text)));
        }
    }
    CHECK(readings.front().find("?") == std::string::npos);
    for (const std::string& reading : readings) CHECK(reading == readings.front());
}

TEST_CASE("pictures around a name or at the end of a line mean nothing") {
    const std::string header = "#接龙\nA 苹果 45元/箱\nB 脐橙 59元/箱\n";
    const std::string plain = summary(read_group_buy_chain(header + "1. 3-502 阿芳 A2 已付\n"));
    for (const char* line :
         {"1. 3-502 🌸阿芳🌸 A2 已付", "1. 3-502 阿芳 A2 已付🙏🙏", "🍎1. 3-502 阿芳 A2 已付[玫瑰]",
          "1. 3-502 阿芳👩‍🍳 A2 ✅", "1. 3-502 阿芳❤️ A×2 已付！！"}) {
        CAPTURE(line);
        CHECK(summary(read_group_buy_chain(header + line + "\n")) == plain);
    }
}

TEST_CASE("it does not matter in which order door, name, item and payment stand") {
    const std::string header = "#接龙\nA 苹果 45元/箱\nB 脐橙 59元/箱\n";
    std::vector<std::string> fields = {"12-301", "老王", "A2", "已付"};
    std::sort(fields.begin(), fields.end());
    do {
        for (const char* separator : {" ", "，", ", ", "/", "、", "；", " - ", " | ", "  "}) {
            std::string line;
            for (const std::string& field : fields) line += (line.empty() ? "" : separator) + field;
            CAPTURE(line);
            const GroupBuyChain chain = read_group_buy_chain(header + "1. " + line + "\n2. 6-201 小郭 B1\n");
            REQUIRE(chain.orders.size() == 2);
            CHECK(comparable(chain.orders[0]) == "12-301 苹果×2 paid ()");
        }
    } while (std::next_permutation(fields.begin(), fields.end()));
}

TEST_CASE("what nobody sees between the characters of a group buy changes nothing") {
    const auto seen = [](char32_t c) {
        return (c >= 0x4E00 && c <= 0x9FFF) || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z');
    };
    check_each_sample([&](const std::string&, const std::string& text) {
        for (const char32_t unseen : {0x200B, 0x2060, 0xFEFF, 0x200E}) {
            Lines lines = lines_of(text);
            for (std::u32string& line : lines) {
                std::u32string spread;
                for (std::size_t i = 0; i < line.size(); ++i) {
                    spread += line[i];
                    if (i % 3 == 1 && seen(line[i])) spread += unseen;
                }
                line = spread;
            }
            check_same(joined(lines), text);
        }
    });
}

TEST_CASE("two boxes are two boxes however they are written") {
    for (const char* amount :
         {"A2",        "A×2",     "Ax2",      "A X 2",        "A*2",        "A两箱",    "A 2箱",
          "2箱A",      "A二",     "A2份",     "苹果2箱",      "两箱苹果",   "苹果x2",   "苹果 2",
          "苹果两",    "A：2",    "A=2",      "A+2",          "苹果*2箱",   "２箱苹果", "要2箱苹果",
          "苹果 两箱", "a2",      "Ａ２",     "我要两箱苹果", "苹果 2 box", "A(2)",     "A（2箱）",
          "苹果要2箱", "2A",      "2个A",     "来两箱苹果",   "订苹果2箱",  "A2箱谢谢", "苹果二箱",
          "A俩",       "A 2.0",   "A02",      "A贰",          "苹果 贰",    "贰箱苹果", "A②",
          "A ②",       "AⅡ",      "A Ⅱ",      "A II",         "A×Ⅱ",        "A要②",     "A❷",
          "苹果⑵",     "②箱苹果", "苹果 ②箱", "A2️⃣"}) {
        CAPTURE(amount);
        check_two_apples(std::string("1. 12-301 老王 ") + amount);
    }
}

TEST_CASE("a door is the same door however it is written") {
    for (const char* door :
         {"12-301",  "12号楼301", "12栋301室",   "十二号楼301",  "12#301",         "12号301",
          "12幢301", "12楼301",   "12/301",      "12—301",       "12–301",         "12号楼 301",
          "12座301", "12 - 301",  "12#-301",     "十二栋三零一", "12号楼三零一室", "12－301",
          "12_301",  "12·301",    "Bldg 12 301", "12号-301",     "012-301",        "12.301"}) {
        CAPTURE(door);
        check_two_apples(std::string("1. ") + door + " 老王 A2");
    }
}

TEST_CASE("nonsense in a group buy is read to its end, without an order that nobody made") {
    SeededRandom random(17);
    const auto below = [&](std::size_t limit) {
        return static_cast<std::size_t>(random.below(static_cast<std::uint32_t>(limit)));
    };
    const std::vector<std::string> paths = group_buy_samples();
    for (int round = 0; round < 400; ++round) {
        std::string text = file_text(paths[below(paths.size())]);
        for (std::size_t changes = 1 + below(30); changes > 0 && !text.empty(); --changes) {
            const std::size_t at = below(text.size());
            switch (below(4)) {
                case 0:
                    text[at] = static_cast<char>(below(256));
                    break;
                case 1:
                    text.erase(at, 1 + below(8));
                    break;
                case 2:
                    text.insert(at, text.substr(below(text.size()), below(20)));
                    break;
                default:
                    text.insert(at, 1, "~~()（:-\n+x1"[below(11)]);
                    break;
            }
        }
        const GroupBuyChain chain = read_group_buy_chain(text);
        for (const GroupBuyOrder& order : chain.orders) {
            CHECK((order.door || order.name || order.phone));
            CHECK(!order.items.empty());
            for (const auto& [name, count] : order.items) CHECK((count >= 1 && count <= max_order_quantity));
        }
    }
    for (int round = 0; round < 30; ++round) {
        std::string noise;
        for (std::size_t i = below(4000); i > 0; --i) noise += static_cast<char>(below(256));
        CHECK(read_group_buy_chain(noise).unclear.size() <= max_group_buy_lines + 1);
    }
}
