#include "shared/people/names.h"

#include <algorithm>
#include <array>

#include "shared/core/characters.h"

namespace linli {
namespace {

// The two-character surnames that are in use today.
constexpr std::array<std::u32string_view, 36> double_surnames = {
    U"欧阳", U"上官", U"司马", U"诸葛", U"东方", U"皇甫", U"尉迟", U"公孙", U"慕容",
    U"长孙", U"宇文", U"司徒", U"令狐", U"端木", U"南宫", U"夏侯", U"轩辕", U"独孤",
    U"百里", U"呼延", U"东郭", U"南门", U"万俟", U"闻人", U"赫连", U"澹台", U"公冶",
    U"宗政", U"濮阳", U"淳于", U"单于", U"太叔", U"申屠", U"钟离", U"闾丘", U"西门"};

bool ends_first_word(char32_t character) {
    return character == U' ' || character == U'·' || character == U'•' || character == U'・' ||
           character == U'.';
}

}  // namespace

std::string surname_of(std::string_view full_name) {
    const std::u32string name = characters_of(trimmed(full_name));
    if (name.empty()) return {};
    const auto word_end = std::find_if(
        name.begin(), name.end(), [](char32_t character) { return ends_first_word(half_width(character)); });
    const std::u32string_view word(name.data(), static_cast<std::size_t>(word_end - name.begin()));
    if (word.empty() || !is_han(word.front())) return text_of(word.empty() ? name : word);
    // A name in Chinese with a dot in it is the name of somebody whose people put no surname first.
    if (word_end != name.end() && half_width(*word_end) != U' ') return text_of(word);
    if (word.size() >= 2) {
        const std::u32string start{simplified(word[0]), simplified(word[1])};
        if (std::find(double_surnames.begin(), double_surnames.end(), start) != double_surnames.end())
            return text_of(word.substr(0, 2));
    }
    return text_of(word.substr(0, 1));
}

std::string name_key(std::string_view name) {
    std::string key;
    for (const char32_t character : characters_of(name)) {
        const char32_t plain = simplified(folded(character));
        if (plain != U' ') append_character(key, plain);
    }
    return key;
}

}  // namespace linli
