#include "shared/people/register_columns.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include "shared/core/characters.h"

namespace linli {
namespace {

using Synonym = std::pair<std::u32string_view, RegisterField>;

// Folded, simplified, without blanks and signs; see plain_words.
constexpr std::array place_words = {
    Synonym{U"小区", RegisterField::Compound},
    Synonym{U"小区名", RegisterField::Compound},
    Synonym{U"小区名称", RegisterField::Compound},
    Synonym{U"所属小区", RegisterField::Compound},
    Synonym{U"所在小区", RegisterField::Compound},
    Synonym{U"楼盘", RegisterField::Compound},
    Synonym{U"苑区", RegisterField::Compound},
    Synonym{U"compound", RegisterField::Compound},
    Synonym{U"estate", RegisterField::Compound},
    Synonym{U"楼", RegisterField::Building},
    Synonym{U"楼号", RegisterField::Building},
    Synonym{U"楼栋", RegisterField::Building},
    Synonym{U"楼栋号", RegisterField::Building},
    Synonym{U"楼座", RegisterField::Building},
    Synonym{U"楼幢", RegisterField::Building},
    Synonym{U"幢", RegisterField::Building},
    Synonym{U"幢号", RegisterField::Building},
    Synonym{U"栋", RegisterField::Building},
    Synonym{U"栋号", RegisterField::Building},
    Synonym{U"座", RegisterField::Building},
    Synonym{U"号楼", RegisterField::Building},
    Synonym{U"building", RegisterField::Building},
    Synonym{U"bldg", RegisterField::Building},
    Synonym{U"block", RegisterField::Building},
    Synonym{U"buildingno", RegisterField::Building},
    Synonym{U"单元", RegisterField::Unit},
    Synonym{U"单元号", RegisterField::Unit},
    Synonym{U"门栋", RegisterField::Unit},
    Synonym{U"unit", RegisterField::Unit},
    Synonym{U"unitno", RegisterField::Unit},
    Synonym{U"房号", RegisterField::Room},
    Synonym{U"房间", RegisterField::Room},
    Synonym{U"房间号", RegisterField::Room},
    Synonym{U"房屋号", RegisterField::Room},
    Synonym{U"室", RegisterField::Room},
    Synonym{U"室号", RegisterField::Room},
    Synonym{U"户号", RegisterField::Room},
    Synonym{U"room", RegisterField::Room},
    Synonym{U"roomno", RegisterField::Room},
    Synonym{U"flat", RegisterField::Room},
    Synonym{U"apartment", RegisterField::Room},
    Synonym{U"apt", RegisterField::Room},
    Synonym{U"门牌", RegisterField::Door},
    Synonym{U"门牌号", RegisterField::Door},
    Synonym{U"地址", RegisterField::Door},
    Synonym{U"住址", RegisterField::Door},
    Synonym{U"家庭住址", RegisterField::Door},
    Synonym{U"详细地址", RegisterField::Door},
    Synonym{U"房屋地址", RegisterField::Door},
    Synonym{U"居住地址", RegisterField::Door},
    Synonym{U"楼栋房号", RegisterField::Door},
    Synonym{U"楼栋单元房号", RegisterField::Door},
    Synonym{U"door", RegisterField::Door},
    Synonym{U"address", RegisterField::Door},
};

constexpr std::array person_words = {
    Synonym{U"姓名", RegisterField::Name},          Synonym{U"名字", RegisterField::Name},
    Synonym{U"住户", RegisterField::Name},          Synonym{U"住户姓名", RegisterField::Name},
    Synonym{U"居民姓名", RegisterField::Name},      Synonym{U"业主姓名", RegisterField::Name},
    Synonym{U"人员姓名", RegisterField::Name},      Synonym{U"居民", RegisterField::Name},
    Synonym{U"name", RegisterField::Name},          Synonym{U"fullname", RegisterField::Name},
    Synonym{U"resident", RegisterField::Name},      Synonym{U"residentname", RegisterField::Name},
    Synonym{U"电话", RegisterField::Phone},         Synonym{U"电话号码", RegisterField::Phone},
    Synonym{U"联系电话", RegisterField::Phone},     Synonym{U"联系方式", RegisterField::Phone},
    Synonym{U"手机", RegisterField::Phone},         Synonym{U"手机号", RegisterField::Phone},
    Synonym{U"手机号码", RegisterField::Phone},     Synonym{U"移动电话", RegisterField::Phone},
    Synonym{U"phone", RegisterField::Phone},        Synonym{U"phonenumber", RegisterField::Phone},
    Synonym{U"mobile", RegisterField::Phone},       Synonym{U"tel", RegisterField::Phone},
    Synonym{U"telephone", RegisterField::Phone},    Synonym{U"cell", RegisterField::Phone},
    Synonym{U"年龄", RegisterField::Age},           Synonym{U"年纪", RegisterField::Age},
    Synonym{U"周岁", RegisterField::Age},           Synonym{U"岁数", RegisterField::Age},
    Synonym{U"年龄段", RegisterField::Age},         Synonym{U"age", RegisterField::Age},
    Synonym{U"ageband", RegisterField::Age},        Synonym{U"出生年", RegisterField::Birth},
    Synonym{U"出生年份", RegisterField::Birth},     Synonym{U"出生年月", RegisterField::Birth},
    Synonym{U"出生年月日", RegisterField::Birth},   Synonym{U"出生日期", RegisterField::Birth},
    Synonym{U"生日", RegisterField::Birth},         Synonym{U"birth", RegisterField::Birth},
    Synonym{U"birthday", RegisterField::Birth},     Synonym{U"birthdate", RegisterField::Birth},
    Synonym{U"dateofbirth", RegisterField::Birth},  Synonym{U"yearofbirth", RegisterField::Birth},
    Synonym{U"dob", RegisterField::Birth},          Synonym{U"备注", RegisterField::Note},
    Synonym{U"说明", RegisterField::Note},          Synonym{U"note", RegisterField::Note},
    Synonym{U"notes", RegisterField::Note},         Synonym{U"remark", RegisterField::Note},
    Synonym{U"remarks", RegisterField::Note},       Synonym{U"特殊情况", RegisterField::CareList},
    Synonym{U"关爱类型", RegisterField::CareList},  Synonym{U"特殊需求", RegisterField::CareList},
    Synonym{U"照顾", RegisterField::CareList},      Synonym{U"care", RegisterField::CareList},
    Synonym{U"careneeds", RegisterField::CareList},
};

constexpr std::array care_words = {
    Synonym{U"独居", RegisterField::LivesAlone},
    Synonym{U"独居老人", RegisterField::LivesAlone},
    Synonym{U"一个人住", RegisterField::LivesAlone},
    Synonym{U"livesalone", RegisterField::LivesAlone},
    Synonym{U"livingalone", RegisterField::LivesAlone},
    Synonym{U"alone", RegisterField::LivesAlone},
    Synonym{U"轮椅", RegisterField::Wheelchair},
    Synonym{U"坐轮椅", RegisterField::Wheelchair},
    Synonym{U"wheelchair", RegisterField::Wheelchair},
    Synonym{U"卧床", RegisterField::Bedridden},
    Synonym{U"失能", RegisterField::Bedridden},
    Synonym{U"bedridden", RegisterField::Bedridden},
    Synonym{U"bedbound", RegisterField::Bedridden},
    Synonym{U"透析", RegisterField::Dialysis},
    Synonym{U"血透", RegisterField::Dialysis},
    Synonym{U"透析患者", RegisterField::Dialysis},
    Synonym{U"dialysis", RegisterField::Dialysis},
    Synonym{U"孕妇", RegisterField::Pregnant},
    Synonym{U"怀孕", RegisterField::Pregnant},
    Synonym{U"孕", RegisterField::Pregnant},
    Synonym{U"孕产妇", RegisterField::Pregnant},
    Synonym{U"pregnant", RegisterField::Pregnant},
    Synonym{U"婴儿", RegisterField::Infant},
    Synonym{U"有婴儿", RegisterField::Infant},
    Synonym{U"婴幼儿", RegisterField::Infant},
    Synonym{U"infant", RegisterField::Infant},
    Synonym{U"baby", RegisterField::Infant},
    Synonym{U"按时吃药", RegisterField::RegularMedicine},
    Synonym{U"长期用药", RegisterField::RegularMedicine},
    Synonym{U"长期服药", RegisterField::RegularMedicine},
    Synonym{U"慢性病", RegisterField::RegularMedicine},
    Synonym{U"慢病", RegisterField::RegularMedicine},
    Synonym{U"regularmedicine", RegisterField::RegularMedicine},
    Synonym{U"medicine", RegisterField::RegularMedicine},
    Synonym{U"耳背", RegisterField::HardOfHearing},
    Synonym{U"听力障碍", RegisterField::HardOfHearing},
    Synonym{U"听障", RegisterField::HardOfHearing},
    Synonym{U"hardofhearing", RegisterField::HardOfHearing},
    Synonym{U"无手机", RegisterField::WithoutPhone},
    Synonym{U"没有手机", RegisterField::WithoutPhone},
    Synonym{U"withoutphone", RegisterField::WithoutPhone},
    Synonym{U"nophone", RegisterField::WithoutPhone},
    Synonym{U"隔离", RegisterField::Isolated},
    Synonym{U"居家隔离", RegisterField::Isolated},
    Synonym{U"居隔", RegisterField::Isolated},
    Synonym{U"isolated", RegisterField::Isolated},
    Synonym{U"阳性", RegisterField::Infectious},
    Synonym{U"感染", RegisterField::Infectious},
    Synonym{U"确诊", RegisterField::Infectious},
    Synonym{U"infectious", RegisterField::Infectious},
    Synonym{U"positive", RegisterField::Infectious},
};

// The flags of Care in the order of their RegisterField.
constexpr std::array care_flags = {
    &Care::lives_alone,   &Care::wheelchair, &Care::bedridden,        &Care::dialysis,
    &Care::pregnant,      &Care::infant,     &Care::regular_medicine, &Care::hard_of_hearing,
    &Care::without_phone, &Care::isolated,   &Care::infectious,
};

template <class List>
std::optional<RegisterField> find_word(const List& list, std::u32string_view word) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Synonym& row) { return row.first == word; });
    return found == list.end() ? std::nullopt : std::optional(found->second);
}

// Folded and simplified, without blanks, signs and what stands in brackets: 手機號碼（必填）* is 手机号码.
std::u32string plain_words(std::string_view text) {
    std::u32string words;
    int brackets = 0;
    for (const char32_t character : characters_of(text)) {
        const char32_t plain = simplified(folded(character));
        if (plain == U'(' || plain == U'[' || plain == U'【')
            ++brackets;
        else if (plain == U')' || plain == U']' || plain == U'】')
            brackets = std::max(0, brackets - 1);
        else if (brackets == 0 && (is_han(plain) || is_latin(plain) || is_digit(plain)))
            words.push_back(plain);
    }
    return words;
}

std::uint16_t care_bit(RegisterField flag) {
    return static_cast<std::uint16_t>(
        1U << (static_cast<unsigned>(flag) - static_cast<unsigned>(RegisterField::LivesAlone)));
}

bool one_of(std::u32string_view word, std::initializer_list<std::u32string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::u32string folded_cell(std::string_view cell) {
    std::u32string characters;
    for (const char32_t character : characters_of(trimmed(cell))) {
        if (half_width(character) != U' ') characters.push_back(simplified(folded(character)));
    }
    return characters;
}

// Below 0 if the characters are no number of 1 to 4 digits.
int small_number(std::u32string_view digits) {
    if (digits.empty() || digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), is_digit))
        return -1;
    int number = 0;
    for (const char32_t digit : digits) number = number * 10 + static_cast<int>(digit - U'0');
    return number;
}

}  // namespace

std::optional<RegisterField> field_of_header(std::string_view header) {
    std::u32string words = plain_words(header);
    if (const auto place = find_word(place_words, words)) return place;
    if (const auto person = find_word(person_words, words)) return person;
    for (const std::u32string_view start : {U"是否", U"有无", U"is"}) {
        if (words.size() > start.size() && words.compare(0, start.size(), start) == 0)
            words.erase(0, start.size());
    }
    return find_word(care_words, words);
}

void CareSaid::say(RegisterField flag, bool value) {
    said |= care_bit(flag);
    if (value)
        yes |= care_bit(flag);
    else
        yes = static_cast<std::uint16_t>(yes & ~care_bit(flag));
}

std::optional<bool> CareSaid::says(RegisterField flag) const {
    if ((said & care_bit(flag)) == 0) return std::nullopt;
    return (yes & care_bit(flag)) != 0;
}

Care with_care_said(const Care& care, const CareSaid& said) {
    Care result = care;
    for (std::size_t i = 0; i < care_flags.size(); ++i) {
        const auto flag = static_cast<RegisterField>(static_cast<std::size_t>(RegisterField::LivesAlone) + i);
        if (const std::optional<bool> value = said.says(flag)) result.*care_flags[i] = *value;
    }
    return result;
}

bool changes_care(const Care& care, const CareSaid& said) {
    const Care changed = with_care_said(care, said);
    return std::any_of(care_flags.begin(), care_flags.end(),
                       [&](bool Care::*flag) { return care.*flag != changed.*flag; });
}

std::optional<bool> yes_or_no(RegisterField flag, std::string_view cell) {
    const std::u32string word = folded_cell(cell);
    if (one_of(word, {U"是", U"有", U"对", U"√", U"✓", U"✔", U"☑", U"■", U"y", U"yes", U"true", U"1"}))
        return true;
    if (one_of(word, {U"否", U"无", U"没有", U"不是", U"×", U"✗", U"✘", U"☐", U"□", U"n", U"no", U"false",
                      U"0", U"-"}))
        return false;
    if (find_word(care_words, plain_words(cell)) == flag) return true;
    return std::nullopt;
}

std::optional<CareSaid> care_list(std::string_view cell) {
    CareSaid said;
    std::string piece;
    for (const char32_t character : characters_of(std::string(cell) + ";")) {
        if (std::u32string_view(U",，、;；/+|\n").find(character) == std::u32string_view::npos) {
            append_character(piece, character);
            continue;
        }
        const std::u32string words = plain_words(piece);
        const bool nothing = one_of(words, {U"", U"无", U"没有", U"none", U"否", U"正常"});
        const std::optional<RegisterField> flag = find_word(care_words, words);
        if (!flag && !nothing) return std::nullopt;
        if (flag) said.say(*flag, true);
        piece.clear();
    }
    return said;
}

AgeBand age_band_of(int years) {
    if (years < 18) return AgeBand::Child;
    if (years < 60) return AgeBand::Adult;
    return years < 70 ? AgeBand::Sixties : AgeBand::SeventyOrOlder;
}

std::optional<AgeBand> age_band_of_age(std::string_view cell) {
    std::u32string word = folded_cell(cell);
    if (one_of(word, {U"儿童", U"未成年", U"孩子", U"child"})) return AgeBand::Child;
    if (one_of(word, {U"成人", U"成年", U"成年人", U"18-59", U"adult"})) return AgeBand::Adult;
    if (one_of(word, {U"60-69", U"60多"})) return AgeBand::Sixties;
    if (one_of(word, {U"70以上", U"70岁以上", U"70+"})) return AgeBand::SeventyOrOlder;
    for (const std::u32string_view unit : {U"周岁", U"岁"}) {
        const std::size_t at = word.find(unit);
        if (at != std::u32string::npos && at + unit.size() == word.size()) word.resize(at);
    }
    const int years = small_number(word);
    if (years < 0 || years > 120) return std::nullopt;
    return age_band_of(years);
}

std::optional<AgeBand> age_band_of_birth(std::string_view cell, CivilDate today) {
    std::vector<std::u32string> numbers(1);
    for (const char32_t character : folded_cell(cell)) {
        if (is_digit(character))
            numbers.back().push_back(character);
        else if (std::u32string_view(U"-/.年月日").find(character) == std::u32string_view::npos)
            return std::nullopt;
        else
            numbers.emplace_back();
    }
    if (numbers.back().empty()) numbers.pop_back();
    if (numbers.size() == 1 && (numbers[0].size() == 8 || numbers[0].size() == 6)) {
        const std::u32string together = numbers[0];
        numbers = {together.substr(0, 4), together.substr(4, 2)};
        if (together.size() == 8) numbers.push_back(together.substr(6, 2));
    }
    if (numbers.empty() || numbers.size() > 3 || numbers[0].size() != 4) return std::nullopt;
    CivilDate birth{small_number(numbers[0]), 12, 31};
    if (numbers.size() >= 2) {
        birth.month = small_number(numbers[1]);
        if (birth.month < 1 || birth.month > 12) return std::nullopt;
        birth.day = 31;
        while (!is_valid(birth) && birth.day > 28) --birth.day;
    }
    if (numbers.size() == 3) birth.day = small_number(numbers[2]);
    if (!is_valid(birth)) return std::nullopt;
    const bool birthday_ahead =
        today.month < birth.month || (today.month == birth.month && today.day < birth.day);
    // Somebody of whom only this year is known was born by now.
    const int years =
        std::max(today.year - birth.year - (birthday_ahead ? 1 : 0), birth.year == today.year ? 0 : -1);
    if (years < 0 || years > 120) return std::nullopt;
    return age_band_of(years);
}

}  // namespace linli
