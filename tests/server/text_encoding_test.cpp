#include "app/server/tools/text_encoding.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "shared/core/characters.h"
#include "shared/core/random.h"
#include "shared/people/register_import.h"

using namespace linli;
using namespace linli::server;

namespace {

std::string file(const std::string& name) {
    std::ifstream stream(std::string(LINLI_TEST_DATA) + "/register/" + name, std::ios::binary);
    REQUIRE(stream);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

}  // namespace

TEST_CASE("a register is read in whichever encoding the spreadsheet saved it") {
    for (const char* name : {"tabs_utf16le.txt", "tabs_utf16be.txt"}) {
        const Result<DecodedText> text = decode_text(file(name));
        REQUIRE(text);
        CHECK(text->encoding ==
              (name[10] == 'l' ? TextEncoding::Utf16LittleEndian : TextEncoding::Utf16BigEndian));
        const RegisterPreview preview = read_register(text->utf8, {2026, 11, 23});
        REQUIRE(preview.rows.size() == 1);
        CHECK(preview.rows[0].full_name == "张三");
        CHECK(short_door(preview.rows[0].door) == "2-1-301");
    }
    const Result<DecodedText> chinese = decode_text(file("gb18030.csv"));
    REQUIRE(chinese);
    CHECK(chinese->encoding == TextEncoding::Gb18030);
    const RegisterPreview preview = read_register(chinese->utf8, {2026, 11, 23});
    REQUIRE(preview.rows.size() == 2);
    CHECK(preview.rows[0].note == "𬭚·镕·堃");
    const Result<DecodedText> marked = decode_text(file("excel_tricks.csv"));
    REQUIRE(marked);
    CHECK(marked->encoding == TextEncoding::Utf8);
    CHECK(marked->utf8.substr(0, 3) == "凤");
}

TEST_CASE("UTF-16 without a mark is recognised, and text that is nothing is refused with the place") {
    CHECK(decode_text(file("tabs_utf16le.txt").substr(2))->encoding == TextEncoding::Utf16LittleEndian);
    CHECK(decode_text(file("tabs_utf16be.txt").substr(2))->encoding == TextEncoding::Utf16BigEndian);
    CHECK(decode_text("")->utf8.empty());
    const Result<DecodedText> broken = decode_text("abc\xff\xff");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().kind == FailureKind::Malformed);
    CHECK(broken.error().detail.find("byte 3") != std::string::npos);
}

TEST_CASE("whatever bytes come, the text is valid UTF-8 or refused") {
    SeededRandom random(19);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random.below(40), ' ');
        for (char& byte : bytes)
            byte = static_cast<char>(random.chance(500) ? random.below(256) : 0xB0 + random.below(70));
        if (const Result<DecodedText> text = decode_text(bytes)) CHECK(is_valid_utf8(text->utf8));
    }
}
