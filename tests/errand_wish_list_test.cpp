#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "shared/core/characters.h"
#include "shared/core/random.h"
#include "shared/core/reading.h"
#include "shared/errands/wish_list.h"
#include "tests/chain_score.h"

using namespace linli;

namespace {

std::string file_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::filesystem::path> samples() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(LINLI_TEST_DATA "/wish_lists")) {
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string number_text(std::int32_t thousandths) {
    std::string text = std::to_string(thousandths / 1000);
    if (const std::int32_t rest = thousandths % 1000; rest != 0) {
        std::string digits = std::to_string(1000 + rest).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        text += "." + digits;
    }
    return text;
}

// As the scorer compares: without regard to width, case, blanks and traditional characters.
std::string comparable(const std::string& text) {
    std::string same;
    for (const char32_t character : plain_text(text)) {
        if (character != U' ') append_character(same, character);
    }
    return same;
}

// One line for the door, one an item: item, quantity, unit, note, urgent.
std::vector<std::string> lines_of(const WishList& list) {
    std::vector<std::string> lines{comparable("door\t" + list.door.value_or(""))};
    for (const WishedItem& item : list.items) {
        const ItemWords& words = item.words;
        const std::string quantity =
            words.quantity_thousandths ? number_text(*words.quantity_thousandths) : std::string();
        lines.push_back(comparable(words.item + "\t" + quantity + "\t" + words.unit + "\t" + words.note +
                                   "\t" + (words.urgent ? "urgent" : "")));
    }
    return lines;
}

std::vector<std::string> expected_lines(std::filesystem::path path) {
    path.replace_extension("expected.tsv");
    const std::string text = file_text(path);
    std::vector<std::string> lines;
    for (const std::string_view line : split_lines(text)) lines.push_back(comparable(std::string(line)));
    return lines;
}

}  // namespace

TEST_CASE("shopping and medicine lists are read as a careful neighbour reads them") {
    for (const auto& path : samples()) {
        CAPTURE(path.filename().string());
        const std::vector<std::string> expected = expected_lines(path);
        const std::vector<std::string> read = lines_of(read_wish_list(file_text(path)));
        CHECK(read.size() == expected.size());
        for (std::size_t i = 0; i < std::min(read.size(), expected.size()); ++i)
            CHECK(read[i] == expected[i]);
    }
}

TEST_CASE("a reading of a list is scored line by line: right, left out, wrong, dropped, invented") {
    test::ExpectedWishList expected{"12-301", {}};
    for (const char* item : {"梨", "可乐"}) expected.items.emplace_back().item = item;
    expected.items[0].quantity_thousandths = 3000;
    WishList read{"12-301", {}};
    for (const ItemWords& words : expected.items) read.items.emplace_back().words = words;
    const auto points = [&] { return test::score(expected, read).points; };
    CHECK(points() == 3);
    CHECK(test::score(expected, read).lines == 3);
    read.items[1].words.note = "冰的";
    CHECK(points() == 1);  // Wrong.
    read.items[1] = {};
    read.items[1].words.item = "雪碧";
    CHECK(points() == 0);  // Dropped, and another invented.
    read.items.pop_back();
    read.items[0].words.quantity_thousandths = std::nullopt;
    CHECK(points() == 0);  // The quantity left out, and one dropped.
    read.door = "12-302";
    CHECK(points() == -2);
}

TEST_CASE("list numbers, blank lines and pictures leave a reading as it is") {
    for (const auto& path : samples()) {
        CAPTURE(path.filename().string());
        const std::string text = file_text(path);
        const std::vector<std::string> plain = lines_of(read_wish_list(text));
        std::string spaced, decorated;
        for (const std::string_view line : split_lines(text)) {
            spaced += "\n" + std::string(line) + "  \r\n";
            decorated += std::string(line) + "🙏\n";
        }
        CHECK(lines_of(read_wish_list(spaced)) == plain);
        CHECK(lines_of(read_wish_list(decorated)) == plain);
    }
}

TEST_CASE("an amount that is not sure is a note, and the words between two amounts are no thing") {
    const std::vector<std::string> lines = lines_of(read_wish_list(
        "白菜1颗或2颗\n西红柿两斤多\n油5升的一桶\n米 5kg一袋\n口罩 N95 10个\n卫生巾 夜用2包\n"));
    REQUIRE(lines.size() == 7);
    CHECK(lines[1] == comparable("白菜\t\t\t1颗或2颗\t"));
    CHECK(lines[2] == comparable("西红柿\t\t\t两斤多\t"));
    CHECK(lines[3] == comparable("油\t1\t桶\t5升\t"));
    CHECK(lines[4] == comparable("米\t1\t袋\t5kg\t"));
    CHECK(lines[5] == comparable("口罩\t10\t个\tN95\t"));
    CHECK(lines[6] == comparable("卫生巾\t2\t包\t夜用\t"));
}

TEST_CASE("how long a medicine lasts is known as a number, too") {
    const WishList list =
        read_wish_list("氨氯地平 两盒 还剩3天\n胰岛素 今天就没了\n阿司匹林 还有半个月的量\n创可贴一包");
    REQUIRE(list.items.size() == 4);
    CHECK(list.items[0].days_left == 3);
    CHECK(list.items[1].days_left == 0);
    CHECK(list.items[2].days_left == 15);
    CHECK_FALSE(list.items[3].days_left);
    CHECK(list.items[3].line == 4);
}

TEST_CASE("a list that was read is written so that it is read the same, to be changed") {
    for (const auto& path : samples()) {
        CAPTURE(path.filename().string());
        const WishList list = read_wish_list(file_text(path));
        std::string written;
        for (const WishedItem& item : list.items) written += wish_list_line(item.words) + "\n";
        CAPTURE(written);
        const WishList again = read_wish_list(written);
        REQUIRE(again.items.size() == list.items.size());
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            CHECK(again.items[i].words == list.items[i].words);
            CHECK(again.items[i].days_left == list.items[i].days_left);
        }
    }
}

TEST_CASE("six bottles in a pack: what only the writer knows has choices, and the one chosen is read back") {
    const std::string text = "您好\n3斤梨、6瓶装的可乐、5升的矿泉水\n12罐装啤酒（冰的）";
    const WishList list = read_wish_list(text);
    REQUIRE(list.items.size() == 4);
    CHECK(list.items[0].choices.empty());
    CHECK(list.items[2].choices.empty());  // A size, of one.
    CHECK(first_unclear(list) == 1u);
    REQUIRE(list.items[1].choices.size() == 2);
    const ItemWords &one = list.items[1].choices[0], &many = list.items[1].choices[1];
    CHECK(wish_list_line(one) == "可乐 1提（6瓶装）");
    CHECK(wish_list_line(many) == "可乐 6提");
    REQUIRE(list.items[3].choices.size() == 2);
    CHECK(list.items[3].choices[1].quantity_thousandths == 12'000);
    CHECK(list.items[3].choices[1].note.find("12") == std::string::npos);
    for (const ItemWords& chosen : list.items[1].choices) {
        const std::string changed = with_choice(text, 1, chosen);
        const WishList again = read_wish_list(changed);
        CAPTURE(changed);
        REQUIRE(again.items.size() == 4);
        CHECK(again.items[1].words == chosen);
        CHECK(again.items[1].choices.empty());
        for (const std::size_t other : {0u, 2u, 3u})
            CHECK(again.items[other].words == list.items[other].words);
        CHECK(changed.rfind("您好\n", 0) == 0);
        CHECK(first_unclear(again) == 3u);
    }
    CHECK(with_choice(text, 9, one) == text);
    CHECK(with_line(text, 0, "") == "您好\n可乐（6瓶装）\n矿泉水（5升）\n12罐装啤酒（冰的）");
    CHECK(with_line(text, 3, "黄酒 1瓶") == "您好\n3斤梨、6瓶装的可乐、5升的矿泉水\n黄酒 1瓶");
    CHECK(with_line("牛奶两盒\n牛奶改成三盒", 0, "牛奶 1盒") ==
          "牛奶 1盒");  // Which another line would undo.
    for (const char* clear : {"可乐6瓶", "可乐 2提（6瓶装）", "阿莫西林 24粒装", "一瓶装的可乐"}) {
        CAPTURE(clear);
        CHECK_FALSE(first_unclear(read_wish_list(clear)));
    }
}

TEST_CASE("nothing that is pasted breaks the reader or its limits") {
    SeededRandom random(7);
    std::vector<std::string> texts;
    for (const auto& path : samples()) texts.push_back(file_text(path));
    for (int round = 0; round < 2000; ++round) {
        std::string text = random.pick(texts).substr(random.below(40), random.below(300));
        for (std::uint32_t i = random.below(6); i > 0 && !text.empty(); --i)
            text[random.below(static_cast<std::uint32_t>(text.size()))] =
                static_cast<char>(random.below(256));
        const WishList list = read_wish_list(text + random.pick(texts));
        CHECK(list.items.size() <= max_errand_items);
        for (const WishedItem& item : list.items) {
            CHECK(item.words.item.size() <= max_name_bytes);
            CHECK(item.words.note.size() <= default_text_limit);
            CHECK(item.words.unit.size() <= 40);
            CHECK(is_valid_utf8(item.words.item + item.words.note + item.words.unit));
        }
    }
    CHECK(read_wish_list(std::string(100'000, '3')).items.size() <= max_errand_items);
    std::string many;
    for (int i = 0; i < 500; ++i) many += "米一袋\n";
    CHECK(read_wish_list(many).items.size() == max_errand_items);
}
