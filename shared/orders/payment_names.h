#pragma once

#include <string>
#include <string_view>

#include "shared/orders/payment_matching.h"

namespace linli {

// A name made ready once, to be compared with many.
struct ComparableName {
    std::u32string text;     // Simplified, small letters, without blanks and marks; * for what is masked.
    std::u32string surname;  // 王 of 王小明, 王阿姨, 小王, 王* and 王.
    bool is_form = false;    // 王阿姨, 小王, 王: says no more than the surname.
    bool masked = false;
};
ComparableName comparable_name(std::string_view name);
NameFit name_fit(const ComparableName& shown, const ComparableName& name);

// Names that fit share at least one such character; 小 and 姨 stand in too many.
bool tells_people_apart(char32_t character);

}  // namespace linli
