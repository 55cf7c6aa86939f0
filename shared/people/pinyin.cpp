#include "shared/people/pinyin.h"

#include <algorithm>
#include <array>

#include "shared/core/character_tables.h"
#include "shared/core/characters.h"
#include "shared/people/names.h"

namespace linli {
namespace {

struct Reading {
    char32_t character;
    std::uint8_t rank;  // 0 for the usual reading of the character.
    std::string_view syllable;
};

bool before(const Reading& left, const Reading& right) {
    if (left.character != right.character) return left.character < right.character;
    if (left.rank != right.rank) return left.rank < right.rank;
    return left.syllable < right.syllable;
}

std::vector<Reading> unpacked(std::string_view table_text) {
    std::vector<Reading> readings;
    readings.reserve(9000);
    std::string_view syllable;
    std::uint8_t rank = 0;
    for (std::size_t at = 0; at < table_text.size();) {
        const std::size_t start = at;
        while (at < table_text.size() && is_latin(static_cast<unsigned char>(table_text[at]))) ++at;
        if (at > start) {
            syllable = table_text.substr(start, at - start);
            rank = 0;
            continue;
        }
        const char32_t character = next_character(table_text, at);
        if (character == U'/')
            rank = 1;
        else
            readings.push_back({character, rank, syllable});
    }
    std::sort(readings.begin(), readings.end(), before);
    return readings;
}

// All readings, sorted by character, the usual one first.
const std::vector<Reading>& table() {
    static std::vector<Reading> readings;
    if (readings.empty() && !pinyin_table().empty()) readings = unpacked(pinyin_table());
    return readings;
}

struct Readings {
    std::uint16_t first = 0;
    std::uint16_t count = 0;
};

Readings readings_of(char32_t character) {
    const auto less = [](const Reading& reading, char32_t wanted) { return reading.character < wanted; };
    const auto first = std::lower_bound(table().begin(), table().end(), character, less);
    const auto last = std::lower_bound(first, table().end(), character + 1, less);
    return {static_cast<std::uint16_t>(first - table().begin()), static_cast<std::uint16_t>(last - first)};
}

struct SurnameReading {
    std::u32string_view surname;
    std::string_view pinyin;
};

// Surnames that are read in another way than the same characters elsewhere.
constexpr std::array surname_readings = {
    SurnameReading{U"单", "shan"},        SurnameReading{U"仇", "qiu"},
    SurnameReading{U"曾", "zeng"},        SurnameReading{U"解", "xie"},
    SurnameReading{U"查", "zha"},         SurnameReading{U"区", "ou"},
    SurnameReading{U"朴", "piao"},        SurnameReading{U"任", "ren"},
    SurnameReading{U"华", "hua"},         SurnameReading{U"盖", "ge"},
    SurnameReading{U"缪", "miao"},        SurnameReading{U"乐", "yue"},
    SurnameReading{U"翟", "zhai"},        SurnameReading{U"冼", "xian"},
    SurnameReading{U"洗", "xian"},        SurnameReading{U"覃", "qin"},
    SurnameReading{U"繁", "po"},          SurnameReading{U"种", "chong"},
    SurnameReading{U"折", "she"},         SurnameReading{U"员", "yun"},
    SurnameReading{U"祭", "zhai"},        SurnameReading{U"黑", "he"},
    SurnameReading{U"秘", "bi"},          SurnameReading{U"召", "shao"},
    SurnameReading{U"谌", "chen"},        SurnameReading{U"车", "che"},
    SurnameReading{U"能", "nai"},         SurnameReading{U"郗", "xi"},
    SurnameReading{U"隗", "wei"},         SurnameReading{U"褚", "chu"},
    SurnameReading{U"燕", "yan"},         SurnameReading{U"都", "du"},
    SurnameReading{U"过", "guo"},         SurnameReading{U"句", "gou"},
    SurnameReading{U"沈", "shen"},        SurnameReading{U"贾", "jia"},
    SurnameReading{U"晁", "chao"},        SurnameReading{U"逄", "pang"},
    SurnameReading{U"尉迟", "yu chi"},    SurnameReading{U"万俟", "mo qi"},
    SurnameReading{U"长孙", "zhang sun"}, SurnameReading{U"澹台", "tan tai"},
    SurnameReading{U"令狐", "ling hu"},   SurnameReading{U"单于", "chan yu"},
    SurnameReading{U"尉", "wei"},
};

bool is_filler(char32_t character) {
    return std::u32string_view(U" '’`·•・.-_").find(character) != std::u32string_view::npos;
}

// zhāng is typed as zhang, lǜ as lv; a character for itself.
char32_t without_tone(char32_t character) {
    struct Toned {
        std::u32string_view letters;
        char32_t plain;
    };
    constexpr std::array table = {Toned{U"āáǎàĀÁǍÀ", U'a'}, Toned{U"ēéěèĒÉĚÈ", U'e'},
                                  Toned{U"īíǐìĪÍǏÌ", U'i'}, Toned{U"ōóǒòŌÓǑÒ", U'o'},
                                  Toned{U"ūúǔùŪÚǓÙ", U'u'}, Toned{U"üǖǘǚǜÜǕǗǙǛ", U'v'}};
    for (const Toned& row : table) {
        if (row.letters.find(character) != std::u32string_view::npos) return row.plain;
    }
    return character;
}

char32_t search_form(char32_t character) {
    return character < 0x80 ? folded(character) : simplified(without_tone(folded(character)));
}

// How far a syllable goes along with what was typed.
struct Overlap {
    std::size_t typed = 0;     // Letters of the query that fit.
    std::size_t syllable = 0;  // Letters of the syllable that they stand for.
};

// ü is typed as v, u, or yu as in passports.
Overlap overlap(std::string_view syllable, const char32_t* typed, std::size_t left) {
    Overlap fit;
    while (fit.syllable < syllable.size() && fit.typed < left) {
        const auto letter = static_cast<unsigned char>(syllable[fit.syllable]);
        const char32_t symbol = typed[fit.typed];
        if (symbol == letter || (letter == 'v' && symbol == U'u'))
            ++fit.typed;
        else if (letter == 'v' && symbol == U'y' && fit.typed + 1 < left && typed[fit.typed + 1] == U'u')
            fit.typed += 2;
        else
            break;
        ++fit.syllable;
    }
    return fit;
}

std::size_t initial_length(std::string_view syllable) {
    return syllable.size() >= 2 && syllable[1] == 'h' ? 2 : 1;
}

// The places in the query that can be reached; bit n: the first n symbols are used up.
struct Reached {
    std::uint64_t full = 0;    // All characters so far were given in full.
    std::uint64_t short_ = 0;  // At least one by its initial or a part of its syllable.
    bool any() const { return full != 0 || short_ != 0; }
};

constexpr std::uint64_t bit(std::size_t place) {
    return std::uint64_t{1} << place;
}

}  // namespace

NameQuery::NameQuery(std::string_view text) {
    const std::u32string characters = characters_of(trimmed(text));
    for (const char32_t character : characters) {
        const char32_t symbol = search_form(character);
        if (!is_filler(symbol))
            symbols_.push_back(symbol);
        else if (!symbols_.empty() && symbols_.back() != 0)
            symbols_.push_back(0);
        if (symbols_.size() > max_characters) break;
    }
    if (!symbols_.empty() && symbols_.back() == 0) symbols_.pop_back();
    too_long_ = symbols_.size() > max_characters;
}

void NameIndex::add(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        const char32_t character = search_form(next_character(name, at));
        if (is_filler(character)) continue;
        const Readings readings = is_han(character) ? readings_of(character) : Readings{};
        units_.push_back({character, readings.first, readings.count});
    }
    first_unit_.push_back(static_cast<std::uint32_t>(units_.size()));
}

NameMatch NameIndex::match_from(const Unit* unit, const Unit* end, const NameQuery& query) const {
    const std::vector<char32_t>& symbols = query.symbols_;
    const std::size_t length = symbols.size();
    Reached reached{bit(0), 0};
    NameMatch best = NameMatch::None;
    for (; unit != end && reached.any(); ++unit) {
        Reached next;
        for (std::size_t place = 0; place < length; ++place) {
            const bool full = (reached.full & bit(place)) != 0;
            if (!full && (reached.short_ & bit(place)) == 0) continue;
            std::size_t at = place;
            if (symbols[at] == 0) ++at;
            const auto arrive = [&](std::size_t typed, bool whole) {
                (whole && full ? next.full : next.short_) |= bit(at + typed);
                if (full && (reached.short_ & bit(place)) != 0) next.short_ |= bit(at + typed);
            };
            if (symbols[at] == unit->character) arrive(1, true);
            for (std::size_t i = 0; i < unit->readings; ++i) {
                const std::string_view syllable = table()[unit->first_reading + i].syllable;
                const Overlap fit = overlap(syllable, &symbols[at], length - at);
                if (fit.typed == 0) continue;
                const bool whole = fit.syllable == syllable.size();
                const std::size_t behind = at + fit.typed;
                const bool cut = behind == length || symbols[behind] == 0 || symbols[behind] >= 0x80;
                if (whole || cut) arrive(fit.typed, whole);
                arrive(1, false);
                if (initial_length(syllable) == 2 && fit.syllable >= 2) arrive(2, false);
            }
        }
        const bool name_ends = unit + 1 == end;
        if (next.full & bit(length)) best = std::min(best, name_ends ? NameMatch::Exact : NameMatch::Prefix);
        if (next.short_ & bit(length))
            best = std::min(best, name_ends ? NameMatch::Abbreviated : NameMatch::Prefix);
        reached = next;
    }
    return best;
}

NameMatch NameIndex::match(std::size_t name, const NameQuery& query) const {
    if (query.empty() || query.too_long_) return NameMatch::None;
    const Unit* const first = units_.data() + first_unit_[name];
    const Unit* const end = units_.data() + first_unit_[name + 1];
    const NameMatch whole = match_from(first, end, query);
    if (whole != NameMatch::None || first == end) return whole;
    for (const Unit* unit = first + 1; unit != end; ++unit) {
        if (match_from(unit, end, query) != NameMatch::None) return NameMatch::Contains;
    }
    return NameMatch::None;
}

NameMatch match_name(std::string_view name, std::string_view query) {
    NameIndex index;
    index.add(name);
    return index.match(0, NameQuery(query));
}

std::string pinyin_of(std::string_view name) {
    std::u32string characters;
    for (const char32_t character : characters_of(trimmed(name)))
        characters.push_back(search_form(character));
    std::string pinyin;
    std::size_t done = 0;
    std::u32string surname;
    for (const char32_t character : characters_of(surname_of(name))) surname.push_back(simplified(character));
    for (const SurnameReading& row : surname_readings) {
        if (row.surname != surname) continue;
        pinyin = row.pinyin;
        done = surname.size();
    }
    for (; done < characters.size(); ++done) {
        const Readings readings = readings_of(characters[done]);
        if (readings.count == 0) {
            append_character(pinyin, characters[done]);
            continue;
        }
        if (!pinyin.empty() && pinyin.back() != ' ') pinyin += ' ';
        pinyin += table()[readings.first].syllable;
    }
    return pinyin;
}

}  // namespace linli
