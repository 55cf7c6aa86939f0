#include "app/client/ui/characters.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace linli::ui;

namespace {

// The pieces between which a line may break, joined by "|".
std::string pieces(std::string_view text) {
    std::string result;
    for (const Word& word : unbreakable_words(text)) {
        if (!result.empty()) result += '|';
        result += text.substr(word.begin, word.end - word.begin);
        if (word.line_end) result += '/';
    }
    return result;
}

std::vector<std::string> clusters(std::string_view text) {
    std::vector<std::string> result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = cluster_end(text, at);
        result.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return result;
}

}  // namespace

TEST_CASE(
    "Chinese breaks between any two characters, but not before a comma nor after an opening quotation mark") {
    CHECK(pieces("今晚停水，请存水。") == "今|晚|停|水，|请|存|水。");
    CHECK(pieces("他说“好”就好") == "他|说|“好”|就|好");
    CHECK(pieces("《通知》（全文）") == "《通|知》|（全|文）");
}

TEST_CASE("a number stays with its unit, a time, a price and a door stay whole") {
    CHECK(pieces("买 3 斤梨") == "买|3 斤|梨");
    CHECK(pieces("站20:00–22:00的班") == "站|20:00–22:00|的|班");
    CHECK(pieces("付 134 元") == "付|134 元");
    CHECK(pieces("到2号楼 1单元 301门口") == "到|2号楼 1单元 301|门|口");
    CHECK(pieces("还有 1 小时 40 分") == "还|有|1 小时|40 分");
    CHECK(pieces("in 40 min or 8 pm") == "in|40 min|or|8 pm");
    CHECK(pieces("3 homes wait") == "3|homes|wait");
    CHECK(pieces("到11月29日 周日止") == "到|11月29日|周日|止");
    CHECK(pieces("今晚 22:00 前到") == "今|晚|22:00 前|到");
    CHECK(pieces("每周来") == "每|周|来");
}

TEST_CASE("words of other scripts stay whole, a line feed ends a line") {
    CHECK(pieces("Wi-Fi密码") == "Wi-|Fi|密|码");
    CHECK(pieces("one\ntwo") == "one/|two");
    CHECK(pieces("a\n\nb") == "a/|/|b");
    CHECK(pieces("") == "");
}

TEST_CASE("what is one picture is one piece: emoji of several parts, flags, marks, joined scripts") {
    CHECK(clusters("👍🏽好") == std::vector<std::string>{"👍🏽", "好"});
    CHECK(clusters("👨‍👩‍👧‍👦!") ==
          std::vector<std::string>{"👨‍👩‍👧‍👦", "!"});
    CHECK(clusters("🇨🇳🇩🇪") == std::vector<std::string>{"🇨🇳", "🇩🇪"});
    CHECK(clusters("e\xCC\x81x") == std::vector<std::string>{"e\xCC\x81", "x"});
    CHECK(clusters("سلام عليكم a") == std::vector<std::string>{"سلام", " ", "عليكم", " ", "a"});
    CHECK(clusters("❤️") == std::vector<std::string>{"❤️"});
}

TEST_CASE("broken UTF-8 is cut into single bytes and never read past its end") {
    for (const std::string broken : {"\xE6", "\xE6\x97", "\xF0\x9F", "\x80\x80", "\xFF", "a\xC3"}) {
        std::size_t total = 0;
        for (const std::string& cluster : clusters(broken)) total += cluster.size();
        CHECK(total == broken.size());
        CHECK(!pieces(broken).empty());
    }
}
