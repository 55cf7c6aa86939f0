#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// What every NAME_fuzz.cpp of this folder gives: libFuzzer's entry point, and inputs to start from. Built
// with -fsanitize=fuzzer and LINLI_LIBFUZZER it is a libFuzzer program; otherwise driver.cpp runs it over
// mutations of the starting inputs that a seed decides.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace linli::fuzz {

std::vector<std::string> starting_inputs();

}  // namespace linli::fuzz
