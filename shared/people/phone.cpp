#include "shared/people/phone.h"

#include <algorithm>

#include "shared/core/characters.h"

namespace linli {
namespace {

constexpr std::size_t mobile_digits = 11;

struct Typed {
    std::string digits;
    std::string extension;
    bool plus = false;
};

bool is_filler(char32_t character) {
    return std::u32string_view(U" -.()/·").find(character) != std::u32string_view::npos;
}

// 转801, ext. 801, or a third group behind a dash is an extension.
std::size_t extension_mark(std::u32string_view text, std::size_t at) {
    for (const std::u32string_view mark : {U"转", U"轉", U"分机", U"分機", U"ext", U"x"}) {
        if (text.substr(at, mark.size()) == mark) return mark.size();
    }
    return 0;
}

std::optional<Typed> typed_number(std::string_view text) {
    std::u32string folded_text = characters_of(trimmed(text));
    std::transform(folded_text.begin(), folded_text.end(), folded_text.begin(), folded);
    Typed typed;
    bool in_extension = false;
    for (std::size_t at = 0; at < folded_text.size(); ++at) {
        const char32_t character = folded_text[at];
        if (is_digit(character)) {
            (in_extension ? typed.extension : typed.digits).push_back(static_cast<char>(character));
        } else if (character == U'+' && typed.digits.empty() && !typed.plus) {
            typed.plus = true;
        } else if (!is_filler(character)) {
            const std::size_t length = extension_mark(folded_text, at);
            if (length == 0 || in_extension || typed.digits.empty()) return std::nullopt;
            in_extension = true;
            at += length - 1;
        }
    }
    if (in_extension && (typed.extension.empty() || typed.extension.size() > 5)) return std::nullopt;
    return typed;
}

bool is_mobile(std::string_view digits) {
    return digits.size() == mobile_digits && digits[0] == '1' && digits[1] >= '3';
}

// 010 and 02x stand before eight digits, all other area codes have four digits and stand before seven or
// eight.
std::size_t area_code_length(std::string_view digits) {
    if (digits.size() < 3 || digits[0] != '0' || digits[1] == '0') return 0;
    return digits[1] == '1' || digits[1] == '2' ? 3 : 4;
}

bool is_subscriber(std::string_view digits) {
    return (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2';
}

bool is_landline(std::string_view digits) {
    const std::size_t area = area_code_length(digits);
    if (area == 0 || digits.size() <= area) return false;
    if (area == 3 && digits[1] == '1' && digits[2] != '0') return false;
    return is_subscriber(digits.substr(area)) && (area == 4 || digits.size() == 11);
}

// 021-12345678-801: the dashes tell the extension where no word does.
std::string split_extension(Typed& typed, std::string_view text) {
    const std::u32string characters = characters_of(trimmed(text));
    const auto dash = std::find_if(characters.rbegin(), characters.rend(),
                                   [](char32_t c) { return half_width(c) == U'-'; });
    const auto length = static_cast<std::size_t>(dash - characters.rbegin());
    if (dash == characters.rend() || length == 0 || length > 5 || length >= typed.digits.size()) return {};
    const bool digits_only =
        std::all_of(characters.rbegin(), dash, [](char32_t c) { return is_digit(half_width(c)); });
    if (!digits_only) return {};
    std::string extension = typed.digits.substr(typed.digits.size() - length);
    typed.digits.resize(typed.digits.size() - length);
    return extension;
}

std::optional<std::string> national_number(const std::string& digits, const std::string& extension) {
    if (is_mobile(digits)) return extension.empty() ? std::optional(digits) : std::nullopt;
    if (digits.size() == mobile_digits + 1 && digits[0] == '0' &&
        is_mobile(std::string_view(digits).substr(1)))
        return extension.empty() ? std::optional(digits.substr(1)) : std::nullopt;
    if (is_landline(digits) || is_subscriber(digits))
        return extension.empty() ? digits : digits + "-" + extension;
    return std::nullopt;
}

// Behind +86 the 0 of an area code is left out.
std::optional<std::string> number_behind_86(const std::string& digits, const std::string& extension) {
    if (is_mobile(digits) || digits.front() == '0') return national_number(digits, extension);
    const std::string with_zero = "0" + digits;
    return is_landline(with_zero) ? national_number(with_zero, extension) : std::nullopt;
}

}  // namespace

std::optional<std::string> canonical_phone(std::string_view text) {
    if (text.size() > max_phone_bytes) return std::nullopt;
    std::optional<Typed> typed = typed_number(text);
    if (!typed || typed->digits.empty()) return std::nullopt;
    std::string& digits = typed->digits;
    const bool international = digits.rfind("00", 0) == 0;
    if (international) digits.erase(0, 2);
    if (typed->plus || international) {
        if (digits.rfind("86", 0) == 0 && digits.size() > 9)
            return number_behind_86(digits.substr(2), typed->extension);
        const bool plausible =
            digits.size() >= 8 && digits.size() <= 15 && digits[0] != '0' && typed->extension.empty();
        return plausible ? std::optional("+" + digits) : std::nullopt;
    }
    if (std::optional<std::string> number = national_number(digits, typed->extension)) return number;
    if (digits.size() == mobile_digits + 2 && digits.rfind("86", 0) == 0)
        return national_number(digits.substr(2), {});
    if (!typed->extension.empty()) return std::nullopt;
    const std::string extension = split_extension(*typed, text);
    if (extension.empty() || is_mobile(digits)) return std::nullopt;
    return is_landline(digits) || is_subscriber(digits) ? std::optional(digits + "-" + extension)
                                                        : std::nullopt;
}

bool is_scientific_number(std::string_view text) {
    std::u32string characters = characters_of(trimmed(text));
    std::size_t digits = 0;
    std::size_t at = 0;
    const auto skip_digits = [&] {
        const std::size_t first = at;
        while (at < characters.size() && is_digit(half_width(characters[at]))) ++at;
        digits += at - first;
        return at > first;
    };
    if (!skip_digits()) return false;
    if (at < characters.size() && half_width(characters[at]) == U'.' && (++at, !skip_digits())) return false;
    if (at >= characters.size() || folded(characters[at]) != U'e') return false;
    ++at;
    if (at < characters.size() && half_width(characters[at]) == U'+') ++at;
    return skip_digits() && at == characters.size();
}

std::string masked_phone(std::string_view canonical) {
    const std::string_view number = canonical.substr(0, canonical.find('-'));
    if (number.size() < 7) return std::string(number.size(), '*');
    const std::string_view end = number.substr(number.size() - 4);
    std::size_t shown = 0;
    if (is_mobile(number) || number[0] == '+')
        shown = 3;
    else if (is_landline(number))
        shown = area_code_length(number);
    return std::string(number.substr(0, shown)) + "****" + std::string(end);
}

std::string spaced_phone(std::string_view canonical) {
    const std::size_t dash = std::min(canonical.find('-'), canonical.size());
    const std::string_view number = canonical.substr(0, dash);
    if (number.empty() || number[0] == '+') return std::string(canonical);
    std::size_t head = number.size() - 4;
    std::string spaced;
    if (is_mobile(number))
        spaced = std::string(number.substr(0, 3)) + " " + std::string(number.substr(3, 4));
    else if (is_landline(number)) {
        const std::size_t area = area_code_length(number);
        spaced = std::string(number.substr(0, area)) + " " + std::string(number.substr(area, head - area));
    } else if (number.size() > 4) {
        spaced = std::string(number.substr(0, head));
    } else {
        return std::string(canonical);
    }
    return spaced + " " + std::string(number.substr(number.size() - 4)) + std::string(canonical.substr(dash));
}

}  // namespace linli
