#include <doctest/doctest.h>

#include "app/client/platform/headless/headless_platform.h"
#include "app/client/program.h"
#include "app/client/ui/headless.h"
#include "app/client/ui/word_table.h"
#include "generated/text_table.h"
#include "tests/client/device_database.h"

// The words of a language come in one piece: which pieces are taken, and what the page says meanwhile.

using namespace linli;
using namespace linli::client;
using linli::client::tests::NativeStore;

namespace {

const std::string english_words(compiled_words_en());

// A page that is signed out and needs no server: it offers both languages.
struct OpenPage {
    explicit OpenPage(std::string chosen = {}) : platform(store) {
        platform.settings["language"] = std::move(chosen);
        platform.language_not_here = Language::English;
        program = make_program(platform, screen.kit());
        platform.deliver();
        screen.show([this] { program->draw(); });
    }
    ~OpenPage() { set_language(Language::Chinese); }
    void answers() {
        platform.deliver();
        screen.draw_again();
    }
    bool shows(const char* key) const { return screen.find(text(key)) != nullptr; }
    bool is_chosen(const char* key) const {
        const ui::Node* node = screen.find(ui::Role::Button, text(key));
        REQUIRE(node != nullptr);
        return (node->states & ui::StateSelected) != 0;
    }

    NativeStore store;
    HeadlessPlatform platform;
    ui::Headless screen;
    std::unique_ptr<Program> program;
};

}  // namespace

TEST_CASE("words that are not whole, or were made for another program, are not taken") {
    const std::size_t head = english_words.find('\0');
    REQUIRE(head != std::string::npos);
    std::string foreign = english_words, one_less = english_words, empty_text = english_words;
    foreign[head - 1] ^= 1;
    one_less.resize(one_less.rfind('\0', one_less.size() - 2) + 1);
    empty_text.erase(head + 1, empty_text.find('\0', head + 1) - head - 1);
    const std::string no_words[] = {"",
                                    "en",
                                    english_words.substr(0, english_words.size() - 1),
                                    english_words.substr(0, english_words.size() / 2),
                                    english_words + "one more" + '\0',
                                    "fr" + english_words.substr(2),
                                    "zh" + english_words.substr(2, 3) + '\0',
                                    "<!doctype html>",
                                    foreign,
                                    one_less,
                                    empty_text};
    set_language(Language::English);
    const std::string before = text("language.failed");
    for (const std::string& words : no_words) {
        CAPTURE(words.size());
        CHECK_FALSE(take_words(words));
        CHECK(text("language.failed") == before);
    }
    set_language(Language::Chinese);
    CHECK(has_words(Language::Chinese));
}

TEST_CASE("words that are whole are spoken from then on, and the other language is as it was") {
    set_language(Language::English);
    const std::string old_words = text("language.failed"), in_their_place = "No luck.";
    std::string words = english_words;
    words.replace(words.find(old_words), old_words.size(), in_their_place);
    CHECK(take_words(words) == Language::English);
    CHECK(text("language.failed") == in_their_place);
    set_language(Language::Chinese);
    CHECK(text("language.english") == "English");
    CHECK(take_words(english_words) == Language::English);
    set_language(Language::English);
    CHECK(text("language.failed") == old_words);
    set_language(Language::Chinese);
}

TEST_CASE("the page keeps its words until those of the other language are here") {
    OpenPage page;
    REQUIRE(page.screen.press(ui::Role::Button, text("language.english")));
    CHECK(language() == Language::Chinese);
    CHECK(page.shows("signin.with_card"));
    CHECK(page.is_chosen("language.english"));
    CHECK(page.platform.setting("language") == "zh");
    page.answers();
    CHECK(language() == Language::English);
    CHECK(page.shows("signin.with_card"));
    CHECK(page.platform.setting("language") == "en");
}

TEST_CASE(
    "where the words do not come the page stays in its language and says so, and they can be tried again") {
    OpenPage page;
    page.platform.words_come = false;
    REQUIRE(page.screen.press(ui::Role::Button, text("language.english")));
    page.answers();
    CHECK(language() == Language::Chinese);
    CHECK(page.shows("language.failed"));
    CHECK(page.is_chosen("language.chinese"));
    CHECK_FALSE(page.is_chosen("language.english"));
    CHECK(page.platform.setting("language") == "zh");
    page.platform.words_come = true;
    REQUIRE(page.screen.press(ui::Role::Button, text("language.english")));
    page.answers();
    CHECK(language() == Language::English);
}

TEST_CASE("who goes back to the language of before while the other one comes stays with it") {
    OpenPage page;
    REQUIRE(page.screen.press(ui::Role::Button, text("language.english")));
    REQUIRE(page.screen.press(ui::Role::Button, text("language.chinese")));
    page.answers();
    CHECK(language() == Language::Chinese);
    CHECK(page.is_chosen("language.chinese"));
    CHECK(page.platform.setting("language") == "zh");
}

TEST_CASE("a language that another tab has chosen since is not spoken without its words") {
    const OpenPage page("en");
    CHECK(language() == Language::Chinese);
    CHECK(page.is_chosen("language.chinese"));
}
