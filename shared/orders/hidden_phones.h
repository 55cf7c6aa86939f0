#pragma once

#include <string>

namespace linli {

// Words of a chain with its telephone numbers hidden: 138****5678. The reader of chains still takes that for
// a number, and one number is hidden in one way however it is written. What is hidden already stays as it is,
// and so do last digits alone (尾号 5678).
std::string without_phone_numbers(const std::string& words);

}  // namespace linli
