#include "shared/core/reading_door.h"

#include "shared/core/characters.h"
#include "shared/core/reading.h"

#include <algorithm>
#include <array>
#include <vector>

namespace linli {
namespace {

enum class Role : std::uint8_t { None, Lane, Building, Unit, Floor, Room, Number };

const Words<Role>& suffixes() {
    static const Words<Role> words = {
        {Role::Building, U"号楼|栋楼|栋|幢|座|#楼|#|号院|楼"},
        {Role::Unit, U"单元|门"},
        {Role::Lane, U"弄"},
        {Role::Floor, U"层"},
        {Role::Room, U"室|房|号房|号室|户"},
        {Role::Number, U"号"},
    };
    return words;
}

const Words<Role>& prefixes() {
    static const Words<Role> words = {
        {Role::Building, U"building|bldg|bldg.|bld|block|blk|tower"},
        {Role::Unit, U"unit"},
        {Role::Room, U"apartment|apt|apt.|room|rm|rm.|flat"},
        {Role::Lane, U"lane"},
        {Role::None, U"no.|#"},
    };
    return words;
}

struct Part {
    std::u32string value;
    Role role = Role::None;
    bool plain_number = false;
    std::size_t end = 0;
};

constexpr std::u32string_view house_words = U"甲乙丙丁戊东西南北中";

bool is_letter_or_digit(char32_t character) {
    return is_digit(character) || is_latin(character);
}

std::u32string upper(std::u32string_view value) {
    std::u32string text(value);
    for (char32_t& c : text) {
        if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
    }
    const bool digits_only = std::all_of(text.begin(), text.end(), is_digit);
    const std::size_t zeros = digits_only ? std::min(text.find_first_not_of(U'0'), text.size() - 1) : 0;
    return text.substr(zeros);
}

// 5栋3025月10号: where the room ends that the month runs into; `at` if it does not.
std::size_t room_before_month(std::u32string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::size_t digits = end - at;
    if (digits < 4 || digits > 6 || end >= text.size() || text[end] != U'月') return at;
    const bool two = digits > 4 && text[end - 2] == U'1' && text[end - 1] <= U'2';
    return end - (two ? 2 : 1);
}

// 12, 301A, B, 三, 二零一, 甲 (a word only where its role is said behind it, or between dashes).
std::optional<Part> read_value(std::u32string_view text, std::size_t at, bool inside, bool prefixed) {
    Part part;
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::size_t digits = end - at;
    if (digits > 0) {
        if (digits > 4) return std::nullopt;
        const bool letter = end < text.size() && is_latin(text[end]);
        const bool letter_alone = letter && (end + 1 >= text.size() || !is_letter_or_digit(text[end + 1]));
        part.plain_number = !letter_alone;
        end += letter_alone && digits >= 1 ? 1 : 0;
        part.value = upper(text.substr(at, end - at));
        part.end = end;
        return part;
    }
    if (end < text.size() && is_numeral(text[end])) {
        end = numeral_end(text, at);
        const int number = number_of(text.substr(at, end - at));
        if (number < 0) return std::nullopt;
        const std::string decimal = std::to_string(number);
        part.value.assign(decimal.begin(), decimal.end());
        part.plain_number = true;
        part.end = end;
        // 三 alone counts only where 楼, 单元 or 室 follows; 五零二 may be a room by itself.
        const bool named = end < text.size() && suffixes().at(text, end) != nullptr;
        if (!named && !(inside && number >= 101)) return std::nullopt;
        return part;
    }
    const auto word = [&](char32_t c) {
        return is_latin(c) || house_words.find(c) != std::u32string_view::npos;
    };
    if (end < text.size() && word(text[end])) {
        ++end;
        const bool more = end < text.size() && is_latin(text[end - 1]) && is_latin(text[end]);
        if (more) return std::nullopt;
        while (end < text.size() && is_latin(text[at]) && is_digit(text[end]) && end - at < 6) ++end;
        part.value = upper(text.substr(at, end - at));
        part.end = end;
        const std::size_t next = skip_blanks(text, end);
        const auto* suffix = next < text.size() ? suffixes().at(text, next) : nullptr;
        const bool named = suffix && text[next] != U'#' && text[next] != U'门';  // 东门 is a gate.
        const bool dashed = end + 1 < text.size() && text[end] == U'-' && is_digit(text[end + 1]);
        const bool latin_first = is_latin(text[at]);
        // Bldg B, but not `room a bit`.
        const bool article = text[at] == U'a' && next > end && next < text.size() && is_latin(text[next]) &&
                             !prefixes().at(text, next);
        const bool lone = prefixed && latin_first && end - at == 1 && !article;
        if (!named && !lone && !(dashed && (inside || latin_first)) &&
            !(inside && latin_first && end - at > 1))
            return std::nullopt;
        return part;
    }
    return std::nullopt;
}

bool starts_time(std::u32string_view text, std::size_t end) {
    constexpr std::u32string_view counters = U"点时月日人个份班天分年元岁次位";
    // 12栋303：黄桃1 names a door; 19:00 is a time.
    if (end + 1 < text.size() && text[end] == U':' && is_digit(text[end + 1])) return true;
    return end < text.size() && counters.find(text[end]) != std::u32string_view::npos;
}

// Reads values with the words that name their parts as far as they belong together.
class DoorScanner {
public:
    DoorScanner(std::u32string_view text, std::size_t at) : text_(text), at_(at) {}

    std::vector<Part> scan() {
        while (parts_.size() < 5 && read_part()) {
            if (!read_separator()) break;
        }
        return parts_;
    }

private:
    bool read_part() {
        Role role = Role::None;
        std::size_t place = at_;
        if (const auto* prefix = place < text_.size() ? prefixes().at(text_, place) : nullptr) {
            role = prefix->meaning;
            place = skip_blanks(text_, place + prefix->word.size());
            prefixed_ = true;
        }
        if (const std::size_t end = room_before_month(text_, place); end > place && !parts_.empty()) {
            parts_.push_back({upper(text_.substr(place, end - place)), Role::Room, true, end});
            return true;
        }
        std::optional<Part> part =
            read_value(text_, place, !parts_.empty() || role != Role::None, role != Role::None);
        if (!part || (role == Role::None && starts_time(text_, part->end))) return false;
        part->role = role;
        if (role == Role::None) read_suffix(*part);
        parts_.push_back(*part);
        at_ = part->end;
        return true;
    }

    void read_suffix(Part& part) {
        std::size_t place = part.end;
        const std::size_t spaced = skip_blanks(text_, place);
        const auto* suffix = place < text_.size() ? suffixes().at(text_, place) : nullptr;
        if (!suffix && spaced > place && spaced < text_.size()) {
            suffix = suffixes().at(text_, spaced);
            place = spaced;
            // `3 门岗`: behind a blank only the plain words for a house count, and in `902 #1` # is no word
            // of the room.
            const bool number = suffix && suffix->word == U"#" && part.value.size() >= 3;
            if (suffix && ((suffix->meaning == Role::Unit && suffix->word.size() == 1) || number)) return;
        }
        if (!suffix) return;
        const std::size_t end = place + suffix->word.size();
        // 1号门, 3门岗, 2号卡口 are posts.
        const bool number_follows =
            end < text_.size() && (is_numeral(text_[skip_blanks(text_, end) % text_.size()]));
        if (suffix->word == U"门" && !number_follows) return;
        part.role = suffix->meaning;
        part.end = end;
    }

    bool read_separator() {
        if (at_ >= text_.size()) return false;
        const Part& last = parts_.back();
        const char32_t mark = text_[at_];
        const std::size_t next = skip_blanks(text_, at_);
        constexpr std::u32string_view joiners = U"-/\\_.·";
        if (joiners.find(mark) != std::u32string_view::npos) {
            if (last.role == Role::Room || (mark == U'.' && parts_.size() > 1 && last.value.size() >= 3))
                return false;
            at_ = skip_blanks(text_, at_ + 1);
            return at_ < text_.size();
        }
        const bool spaced = next > at_ && next < text_.size();
        if (spaced && joiners.find(text_[next]) != std::u32string_view::npos && text_[next] == U'-') {
            // 12 - 301
            if (!last.plain_number || last.value.size() > 2) return false;
            at_ = skip_blanks(text_, next + 1);
            return at_ < text_.size();
        }
        if (mark == U',' && prefixed_) {  // Bldg 5, Unit 2
            const std::size_t behind = skip_blanks(text_, at_ + 1);
            if (behind >= text_.size() || !prefixes().at(text_, behind)) return false;
            at_ = behind;
            return true;
        }
        if (!spaced) return last.role != Role::None && last.role != Role::Room && next < text_.size();
        if (const auto* prefix = prefixes().at(text_, next)) {
            at_ = next;
            if (last.role == Role::Room)
                return prefixed_ && prefix->meaning == Role::Building;  // Rm 5 Bldg C
            return last.role != Role::None;
        }
        // 8号楼 1102, 12 301: a room follows.
        const std::size_t end = numeral_end(text_, next);
        const std::size_t length = end - next;
        if (last.role == Role::Room || !is_digit(text_[next])) {
            const bool unit_follows = last.role == Role::Building && end > next && end < text_.size() &&
                                      text_.substr(skip_blanks(text_, end), 2) == U"单元";
            if (!unit_follows) return false;
            at_ = next;
            return true;
        }
        // 120弄 7号 202室
        if (last.role == Role::Lane && suffixes().at(text_, end)) {
            at_ = next;
            return true;
        }
        const bool after_number = last.role == Role::None && last.plain_number && last.value.size() <= 2;
        const bool named_unit = text_.substr(skip_blanks(text_, end), 2) == U"单元";
        if (!(length == 3 || length == 4 || named_unit) || !(last.role != Role::None || after_number))
            return false;
        at_ = next;
        return true;
    }

    std::u32string_view text_;
    std::size_t at_;
    std::vector<Part> parts_;
    bool prefixed_ = false;
};

// 3-3F: a digit and a letter are a room behind a house and a dash; 0.5g is none.
bool is_lettered_room(std::u32string_view text, const std::vector<Part>& parts) {
    const Part& last = parts.back();
    return parts.size() > 1 && last.role == Role::None && last.value.size() == 2 &&
           is_digit(last.value.front()) && is_latin(last.value.back()) && text[last.end - 3] == U'-';
}

bool is_room(const Part& part) {
    if (part.role == Role::Room) return true;
    return part.role == Role::None && part.value.size() >= 3 && is_digit(part.value.front());
}

// What the parts are: those whose word says it, the others from their order.
std::optional<WrittenDoor> settle(const std::vector<Part>& parts) {
    WrittenDoor door;
    std::vector<std::string> rest;
    std::string lane;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Part& part = parts[i];
        const std::string value = text_of(part.value);
        Role role = part.role;
        if (role == Role::Number) {
            const bool last = i + 1 == parts.size();
            role = last && i > 0 && parts[i - 1].role != Role::Lane ? Role::Room : Role::Building;
            if (last && i == 0) role = part.value.size() >= 3 ? Role::Room : Role::Number;
        }
        if (role == Role::Unit && part.value.size() >= 3 && part.plain_number && i + 1 == parts.size())
            role = Role::Room;
        // 3號5樓502: behind the house 樓 is a floor, and without a room it says where.
        if (role == Role::Building && !door.building.empty())
            role = i + 1 == parts.size() ? Role::Room : Role::Floor;
        std::string* field = nullptr;
        if (role == Role::Lane) field = &lane;
        if (role == Role::Building) field = &door.building;
        if (role == Role::Unit) field = &door.unit;
        if (role == Role::Room) field = &door.room;
        if (role == Role::Number) return std::nullopt;
        if (role == Role::Floor) continue;  // The room says it, too.
        if (!field) {
            rest.push_back(value);
            continue;
        }
        if (!field->empty()) return std::nullopt;
        *field = value;
    }
    // Values without a word: the last is the room, then building, then unit.
    if (!rest.empty() && door.room.empty()) {
        door.room = rest.back();
        rest.pop_back();
    }
    for (const std::string& value : rest) {
        if (door.building.empty())
            door.building = value;
        else if (door.unit.empty())
            door.unit = value;
        else if (lane.empty()) {
            lane = door.building;
            door.building = door.unit;
            door.unit = value;
        } else
            return std::nullopt;
    }
    if (!lane.empty()) door.building = door.building.empty() ? lane : lane + "-" + door.building;
    return door;
}

}  // namespace

std::optional<FoundIn<WrittenDoor>> find_door(std::u32string_view text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    if (at > 0 && is_letter_or_digit(text[at]) && is_letter_or_digit(text[at - 1])) return std::nullopt;
    std::vector<Part> parts = DoorScanner(text, at).scan();
    while (!parts.empty()) {
        const std::size_t end = parts.back().end;
        const bool month_follows = room_before_month(text, end - parts.back().value.size()) == end;
        const bool cut = end < text.size() && is_digit(text[end]) && !month_follows;
        const bool several = parts.size() > 1;
        const bool any_word =
            std::any_of(parts.begin(), parts.end(), [](const Part& p) { return p.role != Role::None; });
        const bool room = is_room(parts.back()) || is_lettered_room(text, parts);
        const bool good = !cut && (any_word || room || parts.size() > 2);
        if (good && (several || any_word || room)) {
            if (auto door = settle(parts)) {
                const bool building_only = door->room.empty();
                if (!building_only || any_word) return FoundIn<WrittenDoor>{*door, end};
            }
        }
        parts.pop_back();
    }
    return std::nullopt;
}

std::string door_text(const WrittenDoor& door) {
    std::string text;
    for (const std::string* part : {&door.building, &door.unit, &door.room}) {
        if (part->empty()) continue;
        if (!text.empty()) text += '-';
        text += *part;
    }
    return text;
}

}  // namespace linli
