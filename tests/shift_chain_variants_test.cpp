#include "shared/core/characters.h"
#include "shared/core/random.h"
#include "shared/core/reading.h"
#include "shared/shifts/shift_chain.h"
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

// What a reading says, without regard to how the header writes its words and, if wanted, on which line it
// stands.
std::string summary(const ShiftChain& chain, const std::map<int, int>& moved_lines = {}) {
    const auto line = [&](int number) {
        const auto moved = moved_lines.find(number);
        return std::to_string(moved == moved_lines.end() ? number : moved->second);
    };
    std::string text;
    for (const ChainSignup& signup : chain.signups)
        text += line(signup.line) + " " + comparable(signup) + "\n";
    for (const ChainUnclear& unclear : chain.unclear) text += line(unclear.line) + " ?\n";
    return text;
}

char32_t full_width(char32_t c) {
    if (c == U' ') return 0x3000;
    return c > U' ' && c < 0x7F && c != U'~' ? c + 0xFEE0 : c;
}

// A simplified character as traditional ones are written; enough for the samples.
char32_t traditional(char32_t c) {
    constexpr std::u32string_view from =
        U"东号点门时间岗楼栋单换来还对这个报谢请过后卡码记线错开车赵陈刘吴钱孙张阳广场坛";
    constexpr std::u32string_view to =
        U"東號點門時間崗樓棟單換來還對這個報謝請過後卡碼記線錯開車趙陳劉吳錢孫張陽廣場壇";
    const std::size_t at = from.find(c);
    return at == std::u32string_view::npos ? c : to[at];
}

void check_each_sample(const std::function<void(const std::string& path, const std::string& text)>& check) {
    for (const std::string& path : chain_samples()) {
        CAPTURE(path);
        check(path, file_text(path));
    }
}

}  // namespace

TEST_CASE("full-width letters and signs are read like half-width ones") {
    check_each_sample([](const std::string&, const std::string& text) {
        Lines wide = lines_of(text);
        for (std::u32string& line : wide) {
            const bool table = line.find(U'|') != std::u32string::npos;
            for (char32_t& c : line) c = table ? c : full_width(c);
        }
        CHECK(summary(read_shift_chain(joined(wide))) == summary(read_shift_chain(text)));
    });
}

TEST_CASE("half-width letters and signs are read like full-width ones") {
    check_each_sample([](const std::string&, const std::string& text) {
        Lines narrow = lines_of(text);
        for (std::u32string& line : narrow) {
            // Tabs part the cells of a table; a blank does not say the same.
            for (char32_t& c : line) c = c == U'\t' ? c : half_width(c);
        }
        CHECK(summary(read_shift_chain(joined(narrow))) == summary(read_shift_chain(text)));
    });
}

TEST_CASE("traditional characters are read like simplified ones") {
    const auto to_simplified = [](const std::string& words) {
        std::u32string characters = characters_of(words);
        for (char32_t& c : characters) c = simplified(c);
        return text_of(characters);
    };
    check_each_sample([&](const std::string&, const std::string& text) {
        Lines lines = lines_of(text);
        for (std::u32string& line : lines) {
            for (char32_t& c : line) c = traditional(c);
        }
        const std::string read = to_simplified(summary(read_shift_chain(joined(lines))));
        CHECK(read == to_simplified(summary(read_shift_chain(text))));
    });
}

TEST_CASE("blank lines, trailing blanks and line ends of other systems change nothing but the line numbers") {
    check_each_sample([](const std::string&, const std::string& text) {
        const std::string expected = summary(read_shift_chain(text));
        std::string returns;
        for (const char c : text) returns += c == '\n' ? std::string(" \r\n") : std::string(1, c);
        CHECK(summary(read_shift_chain(returns)) == expected);
        CHECK(summary(read_shift_chain("\xEF\xBB\xBF" + text)) == expected);
        std::string spaced;
        for (const std::u32string& line : lines_of(text)) spaced += text_of(line) + "\n\n";
        std::map<int, int> lines;
        for (int line = 1; line < 200; ++line) lines[2 * line - 1] = line;
        CHECK(summary(read_shift_chain(spaced), lines) == expected);
    });
}

TEST_CASE("list numbers may be missing, wrong, doubled or written with another mark") {
    check_each_sample([](const std::string& path, const std::string& text) {
        const Lines lines = lines_of(text);
        std::size_t numbered = 0;
        for (const std::u32string& line : lines) {
            ReadText read = read_text(text_of(line));
            if (list_number_length(read.plain) > 0) ++numbered;
        }
        // There the number in front is a slot or a house.
        const bool means_more =
            path.find("circled") != std::string::npos || path.find("dotted-doors") != std::string::npos;
        if (numbered < 6 || means_more) return;
        const std::string expected = summary(read_shift_chain(text));
        for (const std::u32string_view mark : {U". ", U"、", U") ", U"） ", U"：", U"． ", U" "}) {
            Lines renumbered = lines;
            for (std::u32string& line : renumbered) {
                const std::size_t length = list_number_length(read_text(text_of(line)).plain);
                const bool plain = !line.empty() && line[0] != U' ' && line[0] != 0x3000;
                if (length == 0 || !plain || length >= line.size()) continue;
                // A lone number in front of a number would be a door: 3 502.
                const std::u32string rest = line.substr(length);
                const bool number_follows = is_numeral(half_width(rest[0]));
                const std::u32string_view used =
                    number_follows && (mark == U" " || mark == U"：") ? U". " : mark;
                line = U"7" + std::u32string(used) + rest;
            }
            CAPTURE(text_of(mark));
            CHECK(summary(read_shift_chain(joined(renumbered))) == expected);
        }
    });
}

TEST_CASE("independent sign-ups may stand in any order") {
    const std::string header = "#接龙\n4月9日 南门、东门\n早班 7-11点\n晚班 19-21点\n";
    std::vector<std::string> entries = {"3-502 老王 南门 早班",       "小郭 东门 晚班",
                                        "12-301 晚班 南门（带手电）", "5-1102 林工 19-20点 东门",
                                        "四号楼1单元202 早班 东门",   "阿鱼 早班"};
    const auto read = [&] {
        std::string text = header;
        for (std::size_t i = 0; i < entries.size(); ++i)
            text += std::to_string(i + 1) + ". " + entries[i] + "\n";
        std::vector<std::string> found;
        for (const ChainSignup& signup : read_shift_chain(text).signups) found.push_back(comparable(signup));
        std::sort(found.begin(), found.end());
        return found;
    };
    const auto expected = read();
    CHECK(expected.size() == entries.size());
    for (int turn = 0; turn < 40; ++turn) {
        std::next_permutation(entries.begin(), entries.end());
        std::rotate(entries.begin(), entries.begin() + 2, entries.end());
        CHECK(read() == expected);
    }
}

TEST_CASE("it does not matter with which sign or in which order door, name, post and slot stand") {
    const std::string header = "#接龙\n4月9日 南门、东门\n早班 7-11点\n晚班 19-21点\n";
    const std::string expected = "12-301 老王 @南门 04-09 19:00-21:00 ()";
    std::vector<std::string> fields = {"12-301", "老王", "南门", "晚班"};
    std::sort(fields.begin(), fields.end());
    do {
        for (const char* separator : {" ", "，", ", ", "/", "、", "；", " - ", "|", "+", " · ", "_", "  "}) {
            std::string line;
            for (const std::string& field : fields) line += (line.empty() ? "" : separator) + field;
            CAPTURE(line);
            const ShiftChain chain = read_shift_chain(header + "1. " + line + "\n2. 小郭 早班 东门\n");
            REQUIRE(chain.signups.size() == 2);
            CHECK(comparable(chain.signups.front()) == expected);
        }
    } while (std::next_permutation(fields.begin(), fields.end()));
}

TEST_CASE("a door is the same door however it is written") {
    const std::string header = "#接龙\n4月9日 南门\n早班 7-11点\n晚班 19-21点\n";
    for (const char* door :
         {"12-3-501", "12号楼3单元501", "12号楼3单元501室", "12栋3单元501", "12幢3-501", "12座3单元501",
          "十二号楼三单元501", "１２－３－５０１", "12#3-501", "012-03-0501", "12-3-501室", "12/3/501",
          "十二號樓三單元501", "12 号楼 3 单元 501", "Bldg 12 Unit 3 Rm 501", "12—3—501", "12.3.501"}) {
        CAPTURE(door);
        const ShiftChain chain =
            read_shift_chain(header + "1. 老王 早班 " + door + "\n2. " + door + " 小李 晚班\n");
        REQUIRE(chain.signups.size() == 2);
        CHECK(chain.signups[0].door == "12-3-501");
        CHECK(chain.signups[1].door == "12-3-501");
        CHECK(chain.signups[0].name == "老王");
        CHECK(chain.signups[1].name == "小李");
    }
}

TEST_CASE("a number and a dash in front of a door count the lines where they go on counting") {
    const std::string header = "#接龙\n4月9日 南门\n早班 7-11点\n晚班 19-21点\n";
    for (const std::string mark : {"- ", " - ", "/ ", "· ", "."}) {
        CAPTURE(mark);
        const std::string house = mark == "." ? "" : "12-";
        const ShiftChain chain = read_shift_chain(header + "1" + mark + house + "301 老王 早班\n2" + mark +
                                                  house + "302 小李 晚班\n");
        REQUIRE(chain.signups.size() == 2);
        CHECK(chain.signups[0].door == house + "301");
        CHECK(chain.signups[1].door == house + "302");
    }
    const ShiftChain doors = read_shift_chain(header + "12.301 老王 早班\n3.2.501 小李 晚班\n");
    REQUIRE(doors.signups.size() == 2);
    CHECK(doors.signups[0].door == "12-301");
    CHECK(doors.signups[1].door == "3-2-501");
}

TEST_CASE("nonsense is read to its end, without a sign-up that nobody made") {
    SeededRandom random(7);
    const auto below = [&](std::size_t limit) {
        return static_cast<std::size_t>(random.below(static_cast<std::uint32_t>(limit)));
    };
    const std::vector<std::string> paths = chain_samples();
    for (int round = 0; round < 300; ++round) {
        std::string text = file_text(paths[below(paths.size())]);
        const std::size_t changes = 1 + below(30);
        for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
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
                    text.insert(at, 1, "~~()（:-\n"[below(8)]);
                    break;
            }
        }
        const ShiftChain chain = read_shift_chain(text);
        CHECK(chain.lines.size() >= split_lines(text).size());
        for (const ChainSignup& signup : chain.signups) CHECK((signup.door || signup.name));
    }
    for (int round = 0; round < 30; ++round) {
        std::string noise;
        for (std::size_t i = below(4000); i > 0; --i) noise += static_cast<char>(below(256));
        read_shift_chain(noise);
    }
}

TEST_CASE("a very long paste is read as far as the limits allow, and says so") {
    std::string many = "#接龙\n4月9日 南门\n早班 7-11点\n晚班 19-21点\n";
    for (int i = 0; i < 2'000; ++i) {
        const std::string door = std::to_string(i % 40 + 1) + "-" + std::to_string(101 + i / 40);
        many += std::to_string(i + 1) + ". " + door + " 早班\n";
    }
    for (int i = 0; i < 20'000; ++i) many += "好\n";
    const ShiftChain chain = read_shift_chain(many);
    CHECK(chain.lines.size() <= max_chain_text_lines + 1);
    CHECK(chain.signups.size() == 2'000);
    REQUIRE(!chain.unclear.empty());
    CHECK(chain.unclear.back().doubt == ChainDoubt::TooLong);

    for (const std::string& piece :
         {std::string("("), std::string("~~"), std::string("一"), std::string("3-5-"), std::string("老王替"),
          std::string("早班、"), std::string("8-10点：老王、"), std::string("\n1. 老王 早班")}) {
        std::string text = "南门 早班 7-11点\n";
        while (text.size() < 100'000) text += piece;
        CAPTURE(piece);
        CHECK(read_shift_chain(text).lines.size() >= 1);
    }
}
