#include "app/client/ui/text.h"

#include "generated/text_table.h"

#include <algorithm>
#include <optional>

namespace linli {

namespace {

Language chosen = Language::Chinese;

std::string_view template_of(std::string_view key) {
    const auto table = client::text_table();
    const auto found = std::lower_bound(
        table.begin(), table.end(), key,
        [](const client::TextEntry& entry, std::string_view wanted) { return entry.key < wanted; });
    if (found == table.end() || found->key != key) return key;
    return chosen == Language::Chinese ? found->zh : found->en;
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
