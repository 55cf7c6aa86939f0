#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace linli {

inline constexpr std::size_t max_phone_bytes = 60;  // Of a number as it is typed.

// The one way in which a telephone number is kept, or nothing if the text is no complete number:
//   13812345678          mobile: 11 digits from 13 to 19
//   02112345678          landline: area code with its 0, then 7 or 8 digits; an extension behind `-` (…-801)
//   12345678             landline of this town, 7 or 8 digits
//   +4915112345678       from abroad: + and 8 to 15 digits
// Takes +86, 0086, blanks, dashes, dots, brackets, full-width digits, a leading 0 in front of a mobile
// number. Does not take a number with masked digits, two numbers in one text, or what a spreadsheet made of
// it (1.38E+10).
std::optional<std::string> canonical_phone(std::string_view text);

// `1.38E+10`, `1.381234E10`: a spreadsheet has lost the last digits of a number for good.
bool is_scientific_number(std::string_view text);

// 138****5678, 021****5678, ****5678: enough to tell one's own number. Takes a canonical number.
std::string masked_phone(std::string_view canonical);

// 138 1234 5678, 021 1234 5678: easy to read out. Takes a canonical number.
std::string spaced_phone(std::string_view canonical);

}  // namespace linli
