#pragma once
// The words of the interface. Keys and texts stand in assets/text/zh.txt and en.txt (`key = value`, `{name}`
// placeholders); word_table.h says how they come. Chinese is the first language. Where a language
// has a plural, `{count|day|days}` is the word that goes with the number `{count}`: for one, for all others.

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace linli {

enum class Language : unsigned char { Chinese = 0, English = 1 };

void set_language(Language language);
Language language();

struct TextArgument {
    std::string_view name;
    std::string value;
    TextArgument(std::string_view argument, std::string_view text) : name(argument), value(text) {}
    TextArgument(std::string_view argument, const char* text) : name(argument), value(text) {}
    TextArgument(std::string_view argument, std::string text) : name(argument), value(std::move(text)) {}
    TextArgument(std::string_view argument, long long number)
        : name(argument), value(std::to_string(number)) {}
    TextArgument(std::string_view argument, int number) : name(argument), value(std::to_string(number)) {}
    TextArgument(std::string_view argument, std::size_t number)
        : name(argument), value(std::to_string(number)) {}
};

// The text of `key` in the language of now, placeholders filled. An unknown key gives the key itself, so that
// it is seen; the tidy test finds keys without a text.
std::string text(std::string_view key, std::initializer_list<TextArgument> arguments = {});

}  // namespace linli
