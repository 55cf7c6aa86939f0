#pragma once

#include <string>
#include <string_view>

namespace linli {

// The family name that a full name begins with: 张 of 张三, 欧阳 of 欧阳修, the whole word in front of a
// blank or a `·` where the name is not Chinese (Ada of `Ada Lovelace`, 买买提 of 买买提·艾力). Empty only for
// an empty name.
std::string surname_of(std::string_view full_name);

// What neighbours see until the person chooses something else (DESIGN §3, PublicName): the surname, nothing
// more.
inline std::string public_name_of(std::string_view full_name) {
    return surname_of(full_name);
}

// Names that differ in width, script (張三, 张三), capitals or blanks only have the same key.
std::string name_key(std::string_view name);

}  // namespace linli
