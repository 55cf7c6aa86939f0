#pragma once

#include <string>
#include <string_view>

namespace linli {

// What is typed or pasted, without what nobody sees: control characters, characters without width (the joiner
// stays between the parts of an emoji) and those that turn the direction of writing, which would let one name
// look like another or turn round what stands behind it. Line breaks and tabs stay.
std::string visible_text(std::string_view text);

// The same for what is one line: its breaks and tabs become blanks.
std::string visible_line(std::string_view text);

}  // namespace linli
