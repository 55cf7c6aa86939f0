#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

// How well a name fits what somebody typed; the smaller the better.
enum class NameMatch : std::uint8_t {
    Exact = 1,        // The whole name, in characters or in full pinyin: 张三, zhangsan, 张san.
    Abbreviated = 2,  // Every character of it, some by their initials: zs, zhangs, 张s.
    Prefix = 3,       // Its beginning: 张, zhang, z.
    Contains = 4,     // Something inside it: 三, san.
    None = 5,
};

// What somebody typed into a search field, prepared once for many names. Takes Chinese characters (simplified
// or traditional), pinyin with or without tones, initials and any mixture; blanks and apostrophes (xi'an) end
// a syllable.
class NameQuery {
public:
    static constexpr std::size_t max_characters = 40;  // A longer query fits no name.

    explicit NameQuery(std::string_view text);
    bool empty() const { return symbols_.empty(); }

private:
    friend class NameIndex;
    std::vector<char32_t> symbols_;  // Characters folded; 0 where a syllable must end.
    bool too_long_ = false;
};

// Names prepared for searching, each known by the order in which it was added. 14,500 names are searched in a
// few milliseconds and take about 0.6 MB.
class NameIndex {
public:
    void reserve(std::size_t names) { first_unit_.reserve(names + 1); }
    void add(std::string_view name);
    std::size_t size() const { return first_unit_.size() - 1; }
    NameMatch match(std::size_t name, const NameQuery& query) const;

private:
    struct Unit {  // One character of a name.
        char32_t character;
        std::uint16_t first_reading;
        std::uint16_t readings;
    };
    NameMatch match_from(const Unit* unit, const Unit* end, const NameQuery& query) const;

    std::vector<Unit> units_;
    std::vector<std::uint32_t> first_unit_ = {0};
};

// For one name only; use a NameIndex for a list.
NameMatch match_name(std::string_view name, std::string_view query);

// `shan xiao ming` for 单小明: the usual readings, of surnames the reading as a surname. For sorting and
// reading out; a character without a known reading stays as it is, ü is v.
std::string pinyin_of(std::string_view name);

}  // namespace linli
