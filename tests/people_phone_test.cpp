#include "shared/people/phone.h"

#include <doctest/doctest.h>

using namespace linli;

namespace {

std::string kept(std::string_view text) {
    return canonical_phone(text).value_or("nothing");
}

}  // namespace

TEST_CASE("a telephone number is kept in one way however it is typed") {
    for (const char* text :
         {"15412345678", "154 1234 5678", "154-1234-5678", "+86 154 1234 5678", "+8615412345678",
          "0086-154-1234-5678", "8615412345678", "１５４１２３４５６７８", "(+86)15412345678", "015412345678",
          "154.1234.5678", "　154 12345678 ", "＋86－154－1234－5678"}) {
        CAPTURE(text);
        CHECK(kept(text) == "15412345678");
    }
    for (const char* text : {"021-54321234", "(021) 5432-1234", "０２１ ５４３２１２３４", "+86 21 5432 1234",
                             "+86-021-54321234"}) {
        CAPTURE(text);
        CHECK(kept(text) == "02154321234");
    }
    for (const char* text :
         {"021-54321234-801", "021-54321234转801", "021-54321234 ext. 801", "(021)54321234－801"}) {
        CAPTURE(text);
        CHECK(kept(text) == "02154321234-801");
    }
    CHECK(kept("0531-8765432") == "05318765432");
    CHECK(kept("0531-87654321") == "053187654321");
    CHECK(kept("010-87654321") == "01087654321");
    CHECK(kept("8765 4321") == "87654321");
    CHECK(kept("87654321-12") == "87654321-12");
    CHECK(kept("+49 151 1234 5678") == "+4915112345678");
    CHECK(kept("0049 151 1234 5678") == "+4915112345678");
}

TEST_CASE("what is not one complete number is not kept") {
    for (const char* text : {"",
                             " ",
                             "-",
                             "+",
                             "无",
                             "1541234567",
                             "154123456789",
                             "154****5678",
                             "12345678901",
                             "15412345678/15487654321",
                             "15412345678、15487654321",
                             "1.54E+10",
                             "10086",
                             "110",
                             "021-5432",
                             "021-1234567",
                             "2-1-301",
                             "abc",
                             "15412345678a",
                             "15412345678-1",
                             "15412345678转2",
                             "+86",
                             "+86 123",
                             "00",
                             "0",
                             "+0123456789",
                             "011-87654321",
                             "0086",
                             "转801",
                             "\xff"}) {
        CAPTURE(text);
        CHECK(kept(text) == "nothing");
    }
    CHECK(!canonical_phone(std::string(max_phone_bytes + 1, '1')));
}

TEST_CASE("a kept number is kept again as itself") {
    for (const char* text :
         {"15412345678", "02154321234", "02154321234-801", "87654321", "+4915112345678", "87654321-12"}) {
        CHECK(kept(text) == text);
    }
}

TEST_CASE("a number that a spreadsheet shortened is recognised") {
    for (const char* text : {"1.54E+10", "1.54123E10", "1.5e+10", "2E+10", "１.５４Ｅ＋１０"})
        CHECK(is_scientific_number(text));
    for (const char* text : {"", "15412345678", "E10", "1.5", "1.E10", "1.5E", "1.5E+10x", "3E"}) {
        CAPTURE(text);
        CHECK(!is_scientific_number(text));
    }
}

TEST_CASE("a masked number shows enough to tell one's own") {
    CHECK(masked_phone("15412345678") == "154****5678");
    CHECK(masked_phone("02154321234") == "021****1234");
    CHECK(masked_phone("05318765432-801") == "0531****5432");
    CHECK(masked_phone("87654321") == "****4321");
    CHECK(masked_phone("+4915112345678") == "+49****5678");
    CHECK(masked_phone("") == "");
    CHECK(spaced_phone("15412345678") == "154 1234 5678");
    CHECK(spaced_phone("02154321234-801") == "021 5432 1234-801");
    CHECK(spaced_phone("8765432") == "876 5432");
    CHECK(spaced_phone("+4915112345678") == "+4915112345678");
    CHECK(spaced_phone("") == "");
}
