#include <algorithm>

#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/orders/payment_names.h"
#include "shared/people/names.h"

namespace linli {
namespace {

using View = std::u32string_view;

// Simplified, small letters, without marks, blanks only between words in Latin letters; all masks are *.
std::u32string comparable(std::string_view name) {
    std::u32string text;
    for (const char32_t written : characters_of(name)) {
        const char32_t character = simplified(folded(written));
        const bool blank_before = !text.empty() && text.back() == U' ';
        if (is_any_of(U"*×●○■□某_", character))
            text += U'*';
        else if (character == U' ' && !text.empty() && is_latin(text.back()))
            text += U' ';
        else if (is_han(character) || is_digit(character) || is_latin(character)) {
            if (blank_before && !is_latin(character)) text.pop_back();
            text += character;
        }
    }
    if (!text.empty() && text.back() == U' ') text.pop_back();
    return text;
}

bool fits_mask(View pattern, View name) {
    if (pattern.empty()) return name.empty();
    if (name.empty()) return false;
    if (pattern.front() != U'*')
        return pattern.front() == name.front() && fits_mask(pattern.substr(1), name.substr(1));
    for (std::size_t covered = 1; covered <= name.size(); ++covered) {
        if (fits_mask(pattern.substr(1), name.substr(covered))) return true;
    }
    return false;
}

const Words<int>& titles() {
    static const Words<int> words = {
        {0,
         U"阿姨|叔叔|叔|姐|姐姐|大姐|哥|大哥|大爷|大叔|大妈|大娘|大伯|奶奶|爷爷|婆婆|外婆|外公|先生|女士|"
         U"小姐|"
         U"老师|师傅|医生|护士|太太|总|姨|伯|伯伯|婶|嫂|家|同学|妈妈|爸爸|妈|爸|老|工"},
    };
    return words;
}

// The surname of 王阿姨, 小王 and 王; empty if the name is no such form.
std::u32string surname_of_form(View name) {
    const auto* whole = titles().at(name, 0);
    if (whole && name.size() > 1 && whole->word.size() == name.size()) return {};  // 阿姨
    const std::u32string surname = characters_of(surname_of(text_of(name)));
    const View rest = name.substr(std::min(surname.size(), name.size()));
    const auto* title = titles().at(rest, 0);
    if (rest.empty() || (title && title->word.size() == rest.size())) return surname;
    const bool called = name.size() == 2 && is_any_of(U"小老阿大", name.front());
    return called ? std::u32string(name.substr(1)) : std::u32string();
}

bool contains(View text, View part) {
    const std::size_t at = text.find(part);
    if (at == View::npos) return false;
    // A name in Latin letters is a whole word.
    const std::size_t end = at + part.size();
    const bool cut = (is_latin(part.front()) && at > 0 && is_latin(text[at - 1])) ||
                     (is_latin(part.back()) && end < text.size() && is_latin(text[end]));
    return !cut;
}

}  // namespace

ComparableName comparable_name(std::string_view name) {
    constexpr std::size_t longest = 200;  // Bytes.
    ComparableName made;
    if (name.size() > longest) return made;
    made.text = comparable(name);
    const View text = made.text;
    const std::size_t mask = text.find(U'*');
    made.masked = mask != View::npos;
    const std::u32string form = made.masked ? std::u32string() : surname_of_form(text);
    made.is_form = !form.empty();
    made.surname = made.is_form ? form : characters_of(surname_of(text_of(text.substr(0, mask))));
    if (std::all_of(text.begin(), text.end(), [](char32_t c) { return c == U'*'; })) made.text.clear();
    return made;
}

NameFit name_fit(const ComparableName& shown, const ComparableName& name) {
    if (shown.text.empty() || name.text.empty()) return NameFit::No;
    const bool same_surname = !shown.surname.empty() && shown.surname == name.surname;
    if (shown.masked) {
        const bool pattern =
            shown.text.size() <= 12 && name.text.size() <= 12 && fits_mask(shown.text, name.text);
        return pattern || (name.is_form && same_surname) ? NameFit::Part : NameFit::No;
    }
    // A name of one character is a surname alone.
    if (name.text.size() >= 2 && contains(shown.text, name.text)) return NameFit::Full;
    const auto* title = titles().at(shown.text, 0);
    const bool only_title = title && title->word.size() == shown.text.size();
    if (shown.text.size() >= 2 && !only_title && contains(name.text, shown.text)) return NameFit::Part;
    return (shown.is_form || name.is_form) && same_surname ? NameFit::Part : NameFit::No;
}

NameFit name_fit(std::string_view shown, std::string_view name) {
    return name_fit(comparable_name(shown), comparable_name(name));
}

bool tells_people_apart(char32_t character) {
    return !is_any_of(U"* 阿姨叔姐哥大爷妈奶婆伯小老", character);
}

}  // namespace linli
