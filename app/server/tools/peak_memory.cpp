#include "app/server/tools/peak_memory.h"

#include <cstdio>
#include <fstream>
#include <string>

namespace linli::server {

// Not getrusage(): that counts what the parent had before it started us, too.
std::optional<std::int64_t> peak_memory_kb() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::int64_t kb = 0;
        if (word == "VmHWM:" && status >> kb) return kb;
    }
    return std::nullopt;
}

void print_peak_memory() {
    if (const auto kb = peak_memory_kb())
        std::fprintf(stderr, "peak memory: %.1f MB\n", static_cast<double>(*kb) * 1024 / 1e6);
}

}  // namespace linli::server
