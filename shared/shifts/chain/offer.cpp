#include "shared/core/characters.h"
#include "shared/shifts/chain/tokens.h"

#include <algorithm>

namespace linli::chain {
namespace {

bool occurs_in_order(std::u32string_view part, std::u32string_view whole) {
    std::size_t at = 0;
    for (const char32_t character : part) {
        at = whole.find(character, at);
        if (at == std::u32string_view::npos) return false;
        ++at;
    }
    return true;
}

// 三号卡口 and 3号卡口 are one post; blanks do not count.
std::u32string post_key(std::u32string_view words) {
    std::u32string key;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = numeral_end(words, at);
        if (end > at) {
            const std::string number = std::to_string(number_of(words.substr(at, end - at)));
            key.append(number.begin(), number.end());
            at = end;
            continue;
        }
        if (words[at] != U' ') key.push_back(words[at]);
        ++at;
    }
    return key;
}

// The numbers of a post's name must agree: 3号 is not 13号卡口.
bool numbers_agree(std::u32string_view part, std::u32string_view whole) {
    const auto numbers_in = [](std::u32string_view key) {
        std::u32string numbers;
        for (const char32_t c : key) {
            if (is_digit(c)) numbers.push_back(c);
        }
        return numbers;
    };
    const std::u32string numbers = numbers_in(part);
    return numbers.empty() || numbers == numbers_in(whole);
}

// The words people put behind a post's name or in place of its end.
std::u32string_view without_post_tail(std::u32string_view words) {
    for (const std::u32string_view tail : {U"卡口", U"岗亭", U"门岗", U"岗", U"口", U"点"}) {
        if (words.size() > tail.size() && words.substr(words.size() - tail.size()) == tail)
            return words.substr(0, words.size() - tail.size());
    }
    return words;
}

// 北门 for North Gate; empty if a character has no such word.
std::u32string post_in_english(std::u32string_view words) {
    static const Words<std::u32string_view> whole = {
        {U"lobby", U"大堂|大厅"},   {U"carpark", U"停车场|车库|地库"}, {U"garage", U"车库|地库"},
        {U"clubhouse", U"会所"},    {U"reception", U"前台"},           {U"delivery", U"送货|送菜|配送"},
        {U"registration", U"登记"}, {U"temperature", U"测温"},
    };
    if (const auto* word = whole.at(words, 0); word && word->word.size() == words.size())
        return std::u32string(word->meaning);
    struct Pair {
        char32_t chinese;
        std::u32string_view english;
    };
    constexpr Pair pairs[] = {{U'东', U"east"}, {U'南', U"south"}, {U'西', U"west"}, {U'北', U"north"},
                              {U'正', U"main"}, {U'大', U"main"},  {U'后', U"back"}, {U'门', U"gate"}};
    std::u32string english;
    for (const char32_t c : words) {
        const auto* pair =
            std::find_if(std::begin(pairs), std::end(pairs), [&](const Pair& p) { return p.chinese == c; });
        if (pair == std::end(pairs)) return {};
        english += pair->english;
    }
    return english;
}

// Words that people use for the same part of the day; 0 if the word is none of them. 上午 and 早班 are not
// the same, nor are 晚班 and 夜班.
int part_of_day(std::u32string_view word) {
    static const Words<int> parts = {
        {1, U"早|早上|早间|早晨|清晨|朝早|morning|early|今早|明早"},
        {2, U"上午|上半天|am"},
        {3, U"午|中午|午间|正午|noon|midday"},
        {4, U"下午|下半天|午后|pm|afternoon"},
        {5, U"晚|傍晚|晚上|晚间|夜晚|evening|今晚|明晚|后晚"},
        {6, U"夜|夜里|夜间|night"},
        {7, U"中"},
    };
    for (const std::u32string_view tail : {U"班", U"场", U"档", U"岗", U" shift"}) {
        if (word.size() > tail.size() && word.substr(word.size() - tail.size()) == tail)
            word.remove_suffix(tail.size());
    }
    const auto* part = parts.at(word, 0);
    return part && part->word.size() == word.size() ? part->meaning : 0;
}

}  // namespace

// 第一班 where the header only lists times: the first of them.
std::optional<std::size_t> Offer::slot_at(std::u32string_view word) const {
    if (word.empty() || word.front() != U'第') return std::nullopt;
    if (std::any_of(slots.begin(), slots.end(), [](const OfferedSlot& slot) { return !slot.labels.empty(); }))
        return std::nullopt;
    const int number = number_of(word.substr(1, numeral_end(word, 1) - 1), 99);
    if (number < 1 || static_cast<std::size_t>(number) > slots.size()) return std::nullopt;
    return static_cast<std::size_t>(number - 1);
}

std::optional<std::size_t> Offer::slot_meant(std::u32string_view word) const {
    if (const auto slot = slot_at(word)) return slot;
    const int part = part_of_day(word);
    if (part == 0) return std::nullopt;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const std::vector<std::u32string>& labels = slots[i].labels;
        if (std::none_of(labels.begin(), labels.end(),
                         [&](const std::u32string& label) { return part_of_day(label) == part; }))
            continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

std::optional<std::size_t> Offer::post_named(std::u32string_view words) const {
    const std::u32string key = post_key(words);
    if (key.empty()) return std::nullopt;
    const std::u32string keys[] = {key, std::u32string(without_post_tail(key)), post_in_english(key)};
    for (const std::u32string& wanted : keys) {
        std::optional<std::size_t> found;
        bool several = false;
        for (std::size_t i = 0; i < posts.size() && !wanted.empty(); ++i) {
            const std::u32string whole = post_key(posts[i].plain);
            if (whole == wanted) return i;
            if (!occurs_in_order(wanted, whole) || !numbers_agree(wanted, whole)) continue;
            several = found.has_value();
            found = i;
        }
        if (several) return std::nullopt;
        if (found) return found;
    }
    return std::nullopt;
}

std::optional<std::size_t> Offer::slot_like(const ClockRange& range) const {
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].range == range) return i;
    }
    return std::nullopt;
}

}  // namespace linli::chain
