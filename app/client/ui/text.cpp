#include "app/client/ui/text.h"

#include "app/client/ui/word_table.h"
#include "generated/text_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace linli {

namespace {

Language chosen = Language::Chinese;

// What stands between the NULs. The last part ends with one, too; else there are none.
std::vector<std::string_view> parts_of(std::string_view joined) {
    if (joined.empty() || joined.back() != '\0') return {};
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at < joined.size(); at += parts.back().size() + 1)
        parts.emplace_back(joined.substr(at, joined.find('\0', at) - at));
    return parts;
}

const std::vector<std::string_view>& keys() {
    static const std::vector<std::string_view> all = parts_of(client::text_keys());
    return all;
}

class Words {
public:
    // Empty when they are not whole or not of this language and these keys.
    Words(Language language, std::string words) : words_(std::move(words)) {
        const std::string head = std::string(code_of(language)) + ' ' + std::string(client::text_keys_mark());
        std::vector<std::string_view> parts = parts_of(words_);
        const bool whole = parts.size() == keys().size() + 1 && parts[0] == head &&
                           std::none_of(parts.begin(), parts.end(), [](auto part) { return part.empty(); });
        if (!whole) return;
        for (const std::string_view part : parts)
            begins_.push_back(static_cast<std::size_t>(part.data() - words_.data()));
    }
    bool empty() const { return begins_.empty(); }
    std::string_view all() const {
        return begins_.size() < 2 ? std::string_view() : std::string_view(words_).substr(begins_[1]);
    }
    // Of the key at this place.
    std::string_view at(std::size_t place) const { return words_.data() + begins_[place + 1]; }

private:
    std::string words_;
    std::vector<std::size_t> begins_;  // Of the head and of each text.
};

Words& words_of(Language language) {
    static std::array<Words, 2> all{
        Words(Language::Chinese, std::string(client::compiled_words_zh())),
        Words(Language::English, std::string(client::compiled_words_en())),
    };
    return all[static_cast<std::size_t>(language)];
}

std::string_view template_of(std::string_view key) {
    const auto found = std::lower_bound(keys().begin(), keys().end(), key);
    const Words& words = words_of(chosen);
    if (found == keys().end() || *found != key || words.empty()) return key;
    return words.at(static_cast<std::size_t>(found - keys().begin()));
}

// "count" → the number; "count|day|days" → the word that goes with it; nothing for a name that is not given.
std::optional<std::string_view> filled_in(std::string_view placeholder,
                                          std::initializer_list<TextArgument> arguments) {
    const std::size_t bar = placeholder.find('|');
    const auto argument = std::find_if(
        arguments.begin(), arguments.end(),
        [name = placeholder.substr(0, bar)](const TextArgument& one) { return one.name == name; });
    if (argument == arguments.end()) return std::nullopt;
    if (bar == std::string_view::npos) return argument->value;
    const std::string_view forms = placeholder.substr(bar + 1);
    const std::size_t middle = std::min(forms.find('|'), forms.size() - 1);
    return argument->value == "1" ? forms.substr(0, middle) : forms.substr(middle + 1);
}

}  // namespace

const char* code_of(Language language) {
    return language == Language::English ? "en" : "zh";
}

std::optional<Language> take_words(std::string words) {
    for (const Language language : {Language::Chinese, Language::English}) {
        if (words.rfind(code_of(language), 0) != 0) continue;
        Words taken(language, std::move(words));
        if (taken.empty()) return std::nullopt;
        words_of(language) = std::move(taken);
        return language;
    }
    return std::nullopt;
}

bool has_words(Language language) {
    return !words_of(language).empty();
}

std::string_view all_words(Language language) {
    return words_of(language).all();
}

void set_language(Language language) {
    chosen = language;
}

Language language() {
    return chosen;
}

std::string text(std::string_view key, std::initializer_list<TextArgument> arguments) {
    const std::string_view words = template_of(key);
    if (arguments.size() == 0) return std::string(words);
    std::string filled;
    std::size_t at = 0;
    while (at < words.size()) {
        const std::size_t open = words.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : words.find('}', open);
        if (close == std::string_view::npos) break;
        filled += words.substr(at, open - at);
        filled += filled_in(words.substr(open + 1, close - open - 1), arguments)
                      .value_or(words.substr(open, close - open + 1));
        at = close + 1;
    }
    return filled += words.substr(at);
}

}  // namespace linli
