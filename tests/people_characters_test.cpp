#include <doctest/doctest.h>

#include "shared/core/characters.h"
#include "shared/core/random.h"

#include <array>
#include <string>

using namespace linli;

TEST_CASE("characters of every width are read and written back") {
    const std::string text = "a\u00fc邻里\U0002000b\U0001F600";
    CHECK(characters_of(text) == U"a\u00fc邻里\U0002000b\U0001F600");
    CHECK(text_of(characters_of(text)) == text);
    CHECK(is_valid_utf8(text));
    CHECK(is_valid_utf8("\ufffd"));
}

TEST_CASE("bytes that are no text are noticed and never read past the end") {
    for (const char* bytes :
         {"\xff", "\xe9\x82", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80", "a\xe9z", "\xf0\x9f"}) {
        CHECK_FALSE(is_valid_utf8(bytes));
        CHECK(characters_of(bytes).find(replacement_character) != std::u32string::npos);
    }
    SeededRandom random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random.below(12), ' ');
        for (char& byte : bytes) byte = static_cast<char>(random.below(256));
        const std::string mended = text_of(characters_of(bytes));
        CHECK(is_valid_utf8(mended));
        CHECK(is_valid_utf8(bytes) == (mended == bytes));
        CHECK(bytes.find(trimmed(bytes)) != std::string::npos);
    }
}

TEST_CASE("what different keyboards give counts alike") {
    CHECK(folded(U'Ａ') == U'a');
    CHECK(folded(U'９') == U'9');
    CHECK(folded(U'　') == U' ');
    CHECK(folded(U'—') == U'-');
    CHECK(folded(U'Z') == U'z');
    CHECK(folded(U'张') == U'张');
    CHECK(half_width(U'Ａ') == U'A');
    CHECK(trimmed("\ufeff 　a b\u200b ") == "a b");
    CHECK(trimmed(" 　") == "");
    CHECK(is_han(U'〇'));
    CHECK_FALSE(is_han(U'か'));
}

TEST_CASE("traditional characters count as the simplified ones") {
    CHECK(simplified(U'張') == U'张');
    CHECK(simplified(U'樓') == U'楼');
    CHECK(simplified(U'張') == simplified(U'张'));
    CHECK(simplified(U'王') == U'王');
    CHECK(simplified(U'a') == U'a');
}

TEST_CASE("the same seed gives the same chance on every machine") {
    SeededRandom random(2022);
    // First value of SplitMix64 with seed 0, from the paper's reference implementation.
    CHECK(SeededRandom(0).next() == 0xE220A8397B1DCDAFULL);
    std::array<int, 6> seen{};
    for (int i = 0; i < 6000; ++i) ++seen[random.below(6)];
    for (const int count : seen) CHECK(count > 850);
    for (int i = 0; i < 100; ++i) {
        const int value = random.between(-2, 2);
        CHECK((value >= -2 && value <= 2));
    }
    std::array<int, 5> order{1, 2, 3, 4, 5};
    random.shuffle(order);
    CHECK(order == std::array<int, 5>{4, 1, 5, 2, 3});
}
