#include "shared/orders/chain/offer.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

constexpr std::size_t longest_short_name = 16;

bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= 0xE0 && c < 0x250);
}

// How much of the text at `at` is `name`, blanks left out on both sides; 0 if it is something else.
std::size_t length_of_name(View text, std::size_t at, View name) {
    std::size_t place = at;
    for (const char32_t c : name) {
        if (place > at) place = skip_blanks(text, place);
        if (place >= text.size() || text[place] != c) return 0;
        ++place;
    }
    const bool cut = place < text.size() && is_letter(name.back()) && is_letter(text[place]) &&
                     !(text[place] == U's' && (place + 1 == text.size() || !is_letter(text[place + 1])));
    if (cut) return 0;
    return place - at + (place < text.size() && is_letter(name.back()) && text[place] == U's' ? 1 : 0);
}

bool is_subsequence(View word, View name) {
    std::size_t at = 0;
    for (const char32_t c : name) {
        if (at < word.size() && word[at] == c) ++at;
    }
    return at == word.size();
}

View without_plural(View word) {
    if (word.size() > 4 && word.substr(word.size() - 2) == U"es" && is_any_of(U"xsh", word[word.size() - 3]))
        return word.substr(0, word.size() - 2);
    return word.size() > 3 && word.back() == U's' ? word.substr(0, word.size() - 1) : word;
}

// A word of Latin letters names an item that has this word, or one that begins with it.
bool has_latin_word(const OfferedItem& item, View word) {
    const View wanted = without_plural(word);
    for (std::size_t at = 0; at < item.spaced.size(); ++at) {
        const bool begins = is_letter(item.spaced[at]) && (at == 0 || !is_letter(item.spaced[at - 1]));
        if (!begins) continue;
        std::size_t end = at;
        while (end < item.spaced.size() && is_letter(item.spaced[end])) ++end;
        const View own = without_plural(View(item.spaced).substr(at, end - at));
        if (own == wanted || (wanted.size() >= 3 && own.substr(0, wanted.size()) == wanted)) return true;
    }
    return false;
}

std::size_t word_end(View text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    return end;
}

}  // namespace

std::optional<std::size_t> Offer::with_code(View code) const {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!items[i].code.empty() && items[i].code == code) return i;
    }
    return std::nullopt;
}

NamedItems Offer::full_name_at(View text, std::size_t at) const {
    NamedItems named;
    if (is_letter(text[at]) && at > 0 && is_letter(text[at - 1])) return named;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::size_t length = items[i].name.size() < 2 ? 0 : length_of_name(text, at, items[i].name);
        if (length == 0 || length < named.length) continue;
        if (length > named.length) named.items.clear();
        named.items.push_back(i);
        named.length = length;
        named.exact = true;
    }
    return named;
}

namespace {

NamedItems latin_name_at(const Offer& offer, View text, std::size_t at) {
    NamedItems named;
    if (at > 0 && is_letter(text[at - 1])) return named;
    std::size_t place = at;
    for (int words = 0; words < 4; ++words) {
        const std::size_t end = word_end(text, place);
        if (end == place || end - place < 2) break;
        std::vector<std::size_t> fitting;
        for (std::size_t i = 0; i < offer.items.size(); ++i) {
            const bool kept =
                words == 0 || std::find(named.items.begin(), named.items.end(), i) != named.items.end();
            if (kept && has_latin_word(offer.items[i], text.substr(place, end - place))) fitting.push_back(i);
        }
        if (fitting.empty()) break;
        named.items = std::move(fitting);
        named.length = end - at;
        place = skip_blanks(text, end);
    }
    return named;
}

}  // namespace

NamedItems Offer::short_name_at(View text, std::size_t at, std::size_t least) const {
    if (is_letter(text[at])) return latin_name_at(*this, text, at);
    std::size_t end = at;
    while (end < text.size() && end - at < longest_short_name && is_han(text[end])) ++end;
    for (std::size_t length = end - at; length >= least && length > 0; --length) {
        NamedItems named;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (is_subsequence(text.substr(at, length), items[i].name)) named.items.push_back(i);
        }
        if (named.items.empty()) continue;
        named.length = length;
        return named;
    }
    return {};
}

}  // namespace linli::buying
