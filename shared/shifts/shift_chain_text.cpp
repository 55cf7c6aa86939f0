#include "shared/shifts/shift_chain_text.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli {
namespace {

// One line, without the marks that the text itself uses.
std::string clean(const std::string& words) {
    constexpr std::u32string_view marks = U"()（）【】[]{}\r\n\t~～";
    std::u32string characters = characters_of(words);
    for (char32_t& c : characters) {
        if (marks.find(c) != std::u32string_view::npos) c = U' ';
    }
    return std::string(trimmed(text_of(characters)));
}

// 04-09 is written 4月9日; other words as they are.
std::string spoken_day(const std::string& date) {
    const bool numeric = date.size() == 5 && date[2] == '-';
    if (!numeric) return clean(date);
    const auto number = [](const std::string& digits) {
        return digits[0] == '0' ? digits.substr(1) : digits;
    };
    return number(date.substr(0, 2)) + "月" + number(date.substr(3)) + "日";
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
    std::string text;
    for (const std::string& word : words) {
        if (word.empty()) continue;
        text += (text.empty() ? "" : between) + word;
    }
    return text;
}

std::string person_text(const ChainTextPerson& person) {
    const std::string who = joined({clean(person.door.value_or("")), clean(person.name.value_or(""))}, " ");
    const std::string note = clean(person.note.value_or(""));
    return note.empty() ? who : who + "（" + note + "）";
}

}  // namespace

std::string write_shift_chain(const std::string& title, const std::vector<ChainTextShift>& shifts,
                              const ChainWording& wording) {
    std::vector<std::string> posts;
    bool one_day = true;
    for (const ChainTextShift& shift : shifts) {
        const std::string post = clean(shift.post);
        if (!post.empty() && std::find(posts.begin(), posts.end(), post) == posts.end())
            posts.push_back(post);
        one_day = one_day && shift.date == shifts.front().date;
    }
    std::string text = joined({wording.chain, clean(title)}, " ") + "\n";
    if (one_day && !shifts.empty() && !shifts.front().date.empty())
        text += spoken_day(shifts.front().date) + "\n";
    if (!posts.empty()) text += wording.posts + "：" + joined(posts, "、") + "\n";
    for (const ChainTextShift& shift : shifts) {
        const std::string day = one_day ? std::string() : spoken_day(shift.date);
        text += "\n" + joined({day, clean(shift.post), shift.from + "-" + shift.to}, " ") + "：\n";
        const std::size_t lines = std::max(shift.places, shift.people.size());
        for (std::size_t i = 0; i < lines; ++i) {
            text += std::to_string(i + 1) + ".";
            if (i < shift.people.size()) text += " " + person_text(shift.people[i]);
            text += "\n";
        }
    }
    return text;
}

}  // namespace linli
