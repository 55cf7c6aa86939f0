#pragma once

#include <cstdint>
#include <optional>

namespace linli::server {

// The most memory that this program has had at once, in kB, as Linux counts it; nothing where it does not.
std::optional<std::int64_t> peak_memory_kb();

// Says so in a line of stderr, for who measures planners. Nothing where it is not known.
void print_peak_memory();

}  // namespace linli::server
