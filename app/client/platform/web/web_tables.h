#pragma once

#include <string>
#include <string_view>

namespace linli::client::web {

void take_pinyin_table(std::string_view text);
void take_simplified_table(std::string_view text);

}  // namespace linli::client::web
