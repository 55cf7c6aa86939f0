#include <doctest/doctest.h>

#include "shared/core/visible_text.h"

using namespace linli;

namespace {

struct Row {
    const char* typed;
    const char* text;
    const char* line;
};

// What is typed, what stays of it in a text and in one line.
const Row rows[] = {
    {"祝春生", "祝春生", "祝春生"},
    {"Ada Lovelace-Zhu", "Ada Lovelace-Zhu", "Ada Lovelace-Zhu"},
    {"买买提·艾力", "买买提·艾力", "买买提·艾力"},
    {"𠀋\U0001F600", "𠀋\U0001F600", "𠀋\U0001F600"},
    {"青菜\n豆腐\t两块", "青菜\n豆腐\t两块", "青菜 豆腐 两块"},
    {"青\u2028菜", "青\u2028菜", "青 菜"},
    {"a\x01\x07\x1f\x7f"
     "b",
     "ab", "ab"},
    {"a\u0080\u0085\u009f"
     "b",
     "ab", "ab"},
    {"祝\u200b春\ufeff生", "祝春生", "祝春生"},
    {"祝\u200c春\u2060生\u00ad", "祝春生", "祝春生"},
    {"\u200d祝\u200d春\u200d", "祝春", "祝春"},
    {"\u202e生春祝\u202c", "生春祝", "生春祝"},
    {"\u2066a\u2067b\u2069\u200f\u061c", "ab", "ab"},
    // The parts of a family and of a doctor keep together; what joins a picture with a letter does not.
    {"\U0001F468\u200d\U0001F469\u200d\U0001F467", "\U0001F468\u200d\U0001F469\u200d\U0001F467",
     "\U0001F468\u200d\U0001F469\u200d\U0001F467"},
    {"\U0001F469\U0001F3FD\u200d\u2695\ufe0f", "\U0001F469\U0001F3FD\u200d\u2695\ufe0f",
     "\U0001F469\U0001F3FD\u200d\u2695\ufe0f"},
    {"\U0001F469\u200d"
     "a",
     "\U0001F469"
     "a",
     "\U0001F469"
     "a"},
    {"", "", ""},
    {"\u202e", "", ""},
};

}  // namespace

TEST_CASE("what nobody sees is taken out of what is typed, and all that is written with stays") {
    for (const Row& row : rows) {
        CAPTURE(std::string(row.typed));
        CHECK(visible_text(row.typed) == row.text);
        CHECK(visible_line(row.typed) == row.line);
        CHECK(visible_text(visible_text(row.typed)) == visible_text(row.typed));
        CHECK(visible_line(visible_line(row.typed)) == visible_line(row.typed));
    }
}
