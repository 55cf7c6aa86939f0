#include "shared/people/door.h"

#include "shared/core/characters.h"

#include <algorithm>
#include <array>
#include <vector>

namespace linli {
namespace {

enum class Role : std::uint8_t { None, Lane, Building, Unit, Room, Number, Floor, Storey };

struct Keyword {
    std::u32string_view word;
    Role role;
};

// Behind a value. Longer words come first. 楼 alone (Storey) is a building or a floor, 号 (Number) a building
// or a room.
constexpr std::array suffixes = {
    Keyword{U"#楼", Role::Building},  Keyword{U"号楼", Role::Building}, Keyword{U"號樓", Role::Building},
    Keyword{U"号樓", Role::Building}, Keyword{U"单元", Role::Unit},     Keyword{U"單元", Role::Unit},
    Keyword{U"号房", Role::Room},     Keyword{U"號房", Role::Room},     Keyword{U"号门", Role::Unit},
    Keyword{U"號門", Role::Unit},     Keyword{U"号室", Role::Room},     Keyword{U"房间", Role::Room},
    Keyword{U"号", Role::Number},     Keyword{U"號", Role::Number},     Keyword{U"栋", Role::Building},
    Keyword{U"棟", Role::Building},   Keyword{U"幢", Role::Building},   Keyword{U"座", Role::Building},
    Keyword{U"楼", Role::Storey},     Keyword{U"樓", Role::Storey},     Keyword{U"#", Role::Building},
    Keyword{U"弄", Role::Lane},       Keyword{U"门", Role::Unit},       Keyword{U"門", Role::Unit},
    Keyword{U"层", Role::Floor},      Keyword{U"層", Role::Floor},      Keyword{U"室", Role::Room},
    Keyword{U"房", Role::Room},       Keyword{U"户", Role::Room},       Keyword{U"戶", Role::Room},
};

// In front of a value.
constexpr std::array prefixes = {
    Keyword{U"building", Role::Building}, Keyword{U"bldg", Role::Building},
    Keyword{U"bld", Role::Building},      Keyword{U"block", Role::Building},
    Keyword{U"blk", Role::Building},      Keyword{U"tower", Role::Building},
    Keyword{U"unit", Role::Unit},         Keyword{U"apartment", Role::Room},
    Keyword{U"apt", Role::Room},          Keyword{U"room", Role::Room},
    Keyword{U"rm", Role::Room},           Keyword{U"flat", Role::Room},
    Keyword{U"lane", Role::Lane},         Keyword{U"floor", Role::Floor},
    Keyword{U"no", Role::None},
};

constexpr std::u32string_view named_values = U"甲乙丙丁戊己庚辛东東西南北中左右前后後";
constexpr std::u32string_view separators = U" -/\\.,、_·|~〜:(),第";
constexpr std::u32string_view compound_ends = U"区區苑园園院城村里裡府湾灣居庭轩軒阁閣邨庄莊坊寓期弄墅郡巷";
constexpr std::size_t max_value_characters = 6;  // Characters of a value that stands in a door.
constexpr std::size_t max_word_characters = 20;  // Characters of a word that names a part, or of a compound.

bool contains(std::u32string_view characters, char32_t character) {
    return characters.find(character) != std::u32string_view::npos;
}

int chinese_digit(char32_t character) {
    constexpr std::u32string_view digits = U"零一二三四五六七八九";
    if (character == U'〇') return 0;
    if (character == U'两') return 2;
    const std::size_t at = digits.find(character);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

bool is_chinese_numeral(char32_t character) {
    return chinese_digit(character) >= 0 || contains(U"十百廿", character);
}

// 十二 is 12, 二十一 21, 一百零三 103, 三〇一 301 (digit by digit). Below 0 if the characters are no number.
int chinese_number(std::u32string_view numeral) {
    if (numeral.size() > 6) return -1;
    const bool spelled =
        std::none_of(numeral.begin(), numeral.end(), [](char32_t c) { return contains(U"十百廿", c); });
    int total = 0;
    int digit = -1;
    for (const char32_t character : numeral) {
        const int value = chinese_digit(character);
        if (spelled) {
            total = total * 10 + value;
        } else if (value >= 0) {
            digit = value;
        } else if (character == U'廿') {
            total += 20;
            digit = -1;
        } else {
            total += (digit < 0 ? 1 : digit) * (character == U'十' ? 10 : 100);
            digit = -1;
        }
    }
    return spelled || digit < 0 ? total : total + digit;
}

struct Part {
    std::string value;
    Role role = Role::None;
};

std::string normal_value(std::u32string_view characters) {
    std::string value;
    for (const char32_t character : characters) {
        const bool small = character >= U'a' && character <= U'z';
        append_character(value, small ? character - (U'a' - U'A') : character);
    }
    const std::size_t zeros = std::min(value.find_first_not_of('0'), value.size());
    const bool digit_follows = zeros < value.size() && is_digit(static_cast<unsigned char>(value[zeros]));
    // 007 is 7, 0 stays 0 and 0A keeps its zero.
    if (digit_follows) return value.substr(zeros);
    return zeros == value.size() && zeros > 0 ? "0" : value;
}

// Cuts a folded text into values and the words around them.
class PartReader {
public:
    explicit PartReader(std::u32string_view text) : text_(text) {}

    std::optional<std::vector<Part>> read() {
        while (at_ < text_.size()) {
            if (!read_suffix() && !read_prefix() && !read_value() && !read_separator()) return std::nullopt;
            if (contradiction_) return std::nullopt;
        }
        if (pending_ != Role::None || parts_.empty() || parts_.size() > 5) return std::nullopt;
        return parts_;
    }

private:
    bool read_suffix() {
        if (!suffix_allowed_) return false;
        for (const Keyword& keyword : suffixes) {
            if (text_.substr(at_, keyword.word.size()) != keyword.word) continue;
            parts_.back().role = keyword.role;
            at_ += keyword.word.size();
            suffix_allowed_ = false;
            return true;
        }
        return false;
    }

    bool read_prefix() {
        for (const Keyword& keyword : prefixes) {
            if (text_.substr(at_, keyword.word.size()) != keyword.word) continue;
            const std::size_t behind = at_ + keyword.word.size();
            // `no` in front of a letter, `flat` in `flats`: part of another word.
            if (behind < text_.size() && is_latin(text_[behind])) continue;
            if (pending_ != Role::None) contradiction_ = true;
            pending_ = keyword.role;
            at_ = behind;
            suffix_allowed_ = false;
            return true;
        }
        return false;
    }

    bool read_value() {
        const std::size_t first = at_;
        std::size_t end = first;
        std::u32string value;
        while (end < text_.size() && contains(named_values, text_[end])) value.push_back(text_[end++]);
        const bool named = end > first;
        const std::size_t plain = end;
        while (end < text_.size() && (is_digit(text_[end]) || is_latin(text_[end])))
            value.push_back(text_[end++]);
        if (end == plain) {
            std::size_t numeral = end;
            while (numeral < text_.size() && is_chinese_numeral(text_[numeral])) ++numeral;
            if (numeral > end) {
                const std::string number = std::to_string(chinese_number(text_.substr(end, numeral - end)));
                value.append(number.begin(), number.end());
                end = numeral;
            }
        }
        if (value.empty() || value.size() > max_value_characters) return false;
        at_ = end;
        parts_.push_back({normal_value(value), pending_});
        suffix_allowed_ = pending_ == Role::None;
        pending_ = Role::None;
        // 东 or 甲 is a value only when it is said what it names.
        if (named && suffix_allowed_ && !read_suffix()) contradiction_ = true;
        return true;
    }

    bool read_separator() {
        const char32_t character = text_[at_];
        if (character != U'#' && !contains(separators, character)) return false;
        if (character != U' ') suffix_allowed_ = false;
        ++at_;
        return true;
    }

    std::u32string_view text_;
    std::size_t at_ = 0;
    std::vector<Part> parts_;
    Role pending_ = Role::None;
    bool suffix_allowed_ = false;
    bool contradiction_ = false;
};

bool has_role(const std::vector<Part>& parts, Role role) {
    return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.role == role; });
}

bool is_number(std::string_view value) {
    return !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
}

// 楼 is a floor when the building stands elsewhere, else a building. False when both would fit: 6楼602.
bool settle_storeys(std::vector<Part>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].role != Role::Storey) continue;
        const bool building_known =
            has_role(parts, Role::Building) || (i > 0 && parts[i - 1].role != Role::Lane);
        parts[i].role = building_known ? Role::Floor : Role::Building;
        if (building_known || i + 2 != parts.size() || !is_number(parts[i].value)) continue;
        const std::string& room = parts[i + 1].value;
        const bool room_of_floor =
            room.size() == parts[i].value.size() + 2 && room.rfind(parts[i].value, 0) == 0;
        if (room_of_floor) return false;
    }
    return true;
}

void settle_numbers(std::vector<Part>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].role != Role::Number) continue;
        const bool last = i + 1 == parts.size();
        const bool first_of_house =
            i == 0 || parts[i - 1].role == Role::Lane || parts[i - 1].role == Role::Room;
        parts[i].role = last && !first_of_house ? Role::Room : Role::Building;
    }
    // An English unit of three digits is the flat itself.
    for (Part& part : parts) {
        if (part.role == Role::Unit && part.value.size() >= 3 && is_number(part.value) &&
            !has_role(parts, Role::Room))
            part.role = Role::Room;
    }
}

// Gives a role to values that have none, from what stands around them: 2-1-301, 2栋1-301, 2-1单元301,
// 2-301室.
bool settle_plain(std::vector<Part>& parts) {
    for (std::size_t first = 0; first < parts.size(); ++first) {
        if (parts[first].role != Role::None) continue;
        std::size_t end = first;
        while (end < parts.size() && parts[end].role == Role::None) ++end;
        std::vector<Role> open;
        if (!has_role(parts, Role::Building) && !has_role(parts, Role::Unit))
            open = {Role::Building, Role::Unit};
        else if (!has_role(parts, Role::Building))
            open = {Role::Building};
        else if (!has_role(parts, Role::Unit))
            open = {Role::Unit};
        std::size_t count = end - first;
        if (end == parts.size()) {
            if (has_role(parts, Role::Room)) return false;
            parts[end - 1].role = Role::Room;
            --count;
            // 301-1 is a part of flat 301 or flat 1 of a very large estate.
            const bool divided = count == 1 && first == 0 && end == 2 && is_number(parts[0].value) &&
                                 parts[0].value.size() >= 3 && parts[1].value.size() <= 2;
            if (divided) return false;
            // A lane and one number: a house or a flat of it?
            if (count == 0 && first > 0 && parts[first - 1].role == Role::Lane) return false;
        } else if (parts[end].role != Role::Room && parts[end].role != Role::Unit) {
            return false;
        }
        if (count > open.size()) return false;
        for (std::size_t i = 0; i < count; ++i) parts[first + i].role = open[i];
    }
    return true;
}

std::optional<Door> door_of(const std::vector<Part>& parts) {
    Door door;
    std::string floor;
    for (const Part& part : parts) {
        std::string* field = &door.room;
        if (part.role == Role::Lane) field = &door.compound;
        if (part.role == Role::Building) field = &door.building;
        if (part.role == Role::Unit) field = &door.unit;
        if (part.role == Role::Floor) field = &floor;
        if (!field->empty()) return std::nullopt;
        *field = part.value;
    }
    // The floor says nothing that the room does not say; if it does, somebody must look at it.
    if (!floor.empty() && (door.room.size() < floor.size() + 2 || door.room.rfind(floor, 0) != 0))
        return std::nullopt;
    if (!door.compound.empty()) door.compound += "弄";
    return door;
}

std::optional<Door> parse_house(std::u32string_view text) {
    std::optional<std::vector<Part>> parts = PartReader(text).read();
    if (!parts || !settle_storeys(*parts)) return std::nullopt;
    settle_numbers(*parts);
    if (!settle_plain(*parts)) return std::nullopt;
    return door_of(*parts);
}

std::u32string folded_text(std::string_view text) {
    std::u32string characters = characters_of(trimmed(text));
    std::transform(characters.begin(), characters.end(), characters.begin(), folded);
    return characters;
}

std::string half_width_text(std::string_view text) {
    std::u32string characters = characters_of(trimmed(text));
    std::transform(characters.begin(), characters.end(), characters.begin(), half_width);
    return text_of(characters);
}

}  // namespace

std::optional<Door> parse_door(std::string_view text) {
    if (text.size() > max_door_bytes) return std::nullopt;
    const std::u32string characters = folded_text(text);
    if (characters.empty()) return std::nullopt;
    if (std::optional<Door> door = parse_house(characters)) return door;
    if (!is_han(characters.front())) return std::nullopt;
    // The longest beginning that can be the name of a compound and leaves a door behind it.
    for (std::size_t length = std::min(characters.size() - 1, max_word_characters); length >= 2; --length) {
        if (!contains(compound_ends, characters[length - 1])) continue;
        std::optional<Door> door = parse_house(std::u32string_view(characters).substr(length));
        if (!door || !door->compound.empty() || door->building.empty()) continue;
        const std::u32string written = characters_of(half_width_text(text));
        door->compound = text_of(std::u32string_view(written).substr(0, length));
        return door;
    }
    return std::nullopt;
}

std::optional<std::string> parse_door_part(DoorPart part, std::string_view text) {
    if (text.size() > max_door_bytes) return std::nullopt;
    if (part == DoorPart::Compound) {
        const std::string name = half_width_text(text);
        if (name.empty() || characters_of(name).size() > max_word_characters) return std::nullopt;
        return name;
    }
    std::u32string characters = folded_text(text);
    if (!characters.empty() && characters.front() == U'第') characters.erase(0, 1);
    if (characters.empty()) return std::nullopt;
    if (const std::optional<std::vector<Part>> parts = PartReader(characters).read()) {
        const Role role = parts->front().role;
        if (parts->size() != 1) return std::nullopt;
        if (role == Role::None || role == Role::Number) return parts->front().value;
        if (part == DoorPart::Building && (role == Role::Building || role == Role::Storey))
            return parts->front().value;
        // 2座 and 2栋 stand in unit columns too, where a building is divided into towers.
        if (part == DoorPart::Unit && (role == Role::Unit || role == Role::Building))
            return parts->front().value;
        if (part == DoorPart::Room && role == Role::Room) return parts->front().value;
        return std::nullopt;
    }
    const bool word = std::all_of(characters.begin(), characters.end(), [](char32_t character) {
        return is_han(character) || is_digit(character) || is_latin(character);
    });
    if (!word || characters.size() > max_word_characters) return std::nullopt;
    return normal_value(characters);
}

std::string short_door(const Door& door) {
    std::string text;
    const auto append = [&](std::string_view part) {
        if (part.empty()) return;
        if (!text.empty()) text += '-';
        text += part;
    };
    constexpr std::string_view lane = "弄";
    const std::string_view compound = door.compound;
    if (compound.size() > lane.size() && compound.substr(compound.size() - lane.size()) == lane) {
        const std::string_view name = compound.substr(0, compound.size() - lane.size());
        const std::size_t word = name.find_last_not_of("0123456789");
        append(word == std::string_view::npos ? name : name.substr(word + 1));
    }
    append(door.building);
    append(door.unit);
    append(door.room);
    return text;
}

int compare_natural(std::string_view left, std::string_view right) {
    std::size_t l = 0;
    std::size_t r = 0;
    const auto digits_behind = [](std::string_view text, std::size_t at) {
        return std::min(text.find_first_not_of("0123456789", at), text.size());
    };
    while (l < left.size() && r < right.size()) {
        const std::size_t left_end = digits_behind(left, l);
        const std::size_t right_end = digits_behind(right, r);
        if (left_end > l && right_end > r) {
            const std::size_t left_first = std::min(left.find_first_not_of('0', l), left_end);
            const std::size_t right_first = std::min(right.find_first_not_of('0', r), right_end);
            const std::string_view left_number = left.substr(left_first, left_end - left_first);
            const std::string_view right_number = right.substr(right_first, right_end - right_first);
            if (left_number.size() != right_number.size())
                return left_number.size() < right_number.size() ? -1 : 1;
            if (const int order = left_number.compare(right_number)) return order;
            l = left_end;
            r = right_end;
            continue;
        }
        const auto left_byte = static_cast<unsigned char>(left[l]);
        const auto right_byte = static_cast<unsigned char>(right[r]);
        if (left_byte != right_byte) return left_byte < right_byte ? -1 : 1;
        ++l;
        ++r;
    }
    // 7 and 07 count alike but are not the same text: the order must still be total.
    if (l == left.size() && r == right.size()) return left.compare(right);
    return l == left.size() ? -1 : 1;
}

int compare_doors(const Door& left, const Door& right) {
    if (const int order = compare_natural(left.compound, right.compound)) return order;
    if (const int order = compare_natural(left.building, right.building)) return order;
    if (const int order = compare_natural(left.unit, right.unit)) return order;
    return compare_natural(left.room, right.room);
}

}  // namespace linli
