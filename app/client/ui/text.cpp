#include "app/client/ui/text.h"

#include "generated/text_table.h"

#include <algorithm>

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
        const std::string_view name = words.substr(open + 1, close - open - 1);
        const auto argument = std::find_if(arguments.begin(), arguments.end(),
                                           [name](const TextArgument& one) { return one.name == name; });
        filled += argument == arguments.end() ? words.substr(open, close - open + 1)
                                              : std::string_view(argument->value);
        at = close + 1;
    }
    return filled += words.substr(at);
}

}  // namespace linli
