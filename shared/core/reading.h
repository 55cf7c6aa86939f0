#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace linli {

// A line as people wrote it, ready for reading: `plain` for matching (half-width, small letters, simplified
// characters, one sign for each kind of mark), `shown` for giving words back. Both have the same length.
// Emoji, zero-width characters and ~~struck~~ text are gone from both.
struct ReadText {
    std::u32string plain;
    std::u32string shown;
    bool struck = false;  // Something in the line was struck out.
    bool indented = false;

    bool empty() const { return plain.empty(); }
    ReadText part(std::size_t begin, std::size_t end) const;
};

ReadText read_text(std::string_view line);

// One character as it is matched. Commas, colons, brackets and dashes of all kinds become one each: `,` `:`
// `(`
// `)` `-`; ticks become `√`, crosses `×`.
char32_t plain_character(char32_t character);
std::u32string plain_text(std::string_view text);

// Lines end with \n, \r\n or \r. A text that ends with a line end has no empty line behind it.
std::vector<std::string_view> split_lines(std::string_view text);

inline bool is_any_of(std::u32string_view characters, char32_t character) {
    return characters.find(character) != std::u32string_view::npos;
}

// Behind the blanks that start at `at`.
inline std::size_t skip_blanks(std::u32string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == U' ' || text[at] == U'\t')) ++at;
    return at;
}

// Without blanks at both ends.
std::u32string_view trimmed(std::u32string_view text);

// 3, 12, 三, 十二, 二十三, 两. Below 0 if it is none or larger than `greatest`.
int number_of(std::u32string_view numeral, int greatest = 9999);
bool is_numeral(char32_t character);                                // A digit or a Chinese numeral.
std::size_t numeral_end(std::u32string_view text, std::size_t at);  // `at` itself if none starts there.

bool is_circled(char32_t character);    // ① and its like
int circled_value(char32_t character);  // 1 of ① and ❶ and ⑴; 0 of any other character.

// How long the list number (`3.` `3、` `(3)` `③` `三、` or a lone 3) at the start of a line is, with its mark
// and the blanks behind it; 0 if there is none. 19:00, 4.9, 12-301, 3号楼 and 8点 are none.
std::size_t list_number_length(std::u32string_view plain);

// 12 of 12.301 and 3 of 3.2.501: how long the number is that begins a line and may be the house of a door
// written with dots or count the lines; 0 where no room stands behind it (500g and 100抽 are none).
std::size_t dotted_house_length(std::u32string_view text);

// Does the word start there, and is it, in Latin letters, a whole word?
bool starts_with_word(std::u32string_view text, std::size_t place, std::u32string_view word);

// A table of words and what they mean; it finds the word that starts at a place, and the longest wins. A word
// in Latin letters is not found inside another. Words are plain and stand in one literal for each meaning:
// `a|b|c`.
template <class Meaning>
class Words {
public:
    struct Entry {
        std::u32string_view word;
        Meaning meaning;
    };
    struct Group {
        Meaning meaning;
        std::u32string_view words;
    };

    Words(std::initializer_list<Group> groups) {
        for (const Group& group : groups) add(group);
    }
    template <std::size_t count>
    explicit Words(const Group (&groups)[count]) {
        for (const Group& group : groups) add(group);
    }

    const Entry* at(std::u32string_view text, std::size_t place) const {
        const auto found = place < text.size() ? by_first_.find(text[place]) : by_first_.end();
        if (found == by_first_.end()) return nullptr;
        const Entry* best = nullptr;
        for (const Entry& entry : found->second) {
            if (best && entry.word.size() <= best->word.size()) continue;
            if (starts_with_word(text, place, entry.word)) best = &entry;
        }
        return best;
    }

    const Entry* anywhere(std::u32string_view text) const {
        for (std::size_t place = 0; place < text.size(); ++place) {
            if (const Entry* entry = at(text, place)) return entry;
        }
        return nullptr;
    }

private:
    void add(const Group& group) {
        for (std::size_t begin = 0; begin < group.words.size();) {
            const std::size_t end = std::min(group.words.find(U'|', begin), group.words.size());
            const std::u32string_view word = group.words.substr(begin, end - begin);
            by_first_[word.front()].push_back({word, group.meaning});
            begin = end + 1;
        }
    }

    std::unordered_map<char32_t, std::vector<Entry>> by_first_;
};

}  // namespace linli
