#include "app/client/drafts.h"

#include <doctest/doctest.h>

using namespace linli::client;

TEST_CASE("drafts come back as they were, for the person who wrote them and for nobody else") {
    std::string text = "13. 林工\n\"19:00\" \\ 东门 🐟";
    int number = -3;
    bool flag = true;
    const std::vector<Draft> drafts{draft("text", text), draft("number", number), draft("flag", flag)};
    const std::string kept = write_drafts(drafts, "me");
    const std::string written = text;
    text.clear();
    number = 0;
    flag = false;
    CHECK_FALSE(read_drafts(drafts, "somebody else", kept));
    CHECK(text.empty());
    CHECK(read_drafts(drafts, "me", kept));
    CHECK(text == written);
    CHECK(number == -3);
    CHECK(flag);
}

TEST_CASE("drafts of another build set what they know, and damaged ones nothing") {
    std::string old = "old", added = "added";
    const std::string kept = write_drafts({draft("old", old)}, "me");
    old = added = "";
    CHECK(read_drafts({draft("old", old), draft("added", added)}, "me", kept));
    CHECK(old == "old");
    CHECK(added.empty());
    for (std::size_t size = 0; size < kept.size(); ++size)
        CHECK_FALSE(read_drafts({draft("old", old)}, "me", kept.substr(0, size)));
}
