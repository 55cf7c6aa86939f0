#pragma once

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>

// How much memory a planner took, for the bench: it must fit beside a server on a small machine.

namespace linli::server {

// The most that this process ever held in memory at once, in KiB, as the kernel counts it (VmHWM); 0 where
// it does not say.
inline std::int64_t peak_memory_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        std::int64_t kib = 0;
        if (std::sscanf(line.c_str(), "VmHWM: %ld kB", &kib) == 1) return kib;
    }
    return 0;
}

// On a line of its own, to the standard error: the plan alone goes to the standard output.
inline void tell_peak_memory() {
    std::fprintf(stderr, "peak memory: %.1f MB\n", static_cast<double>(peak_memory_kib()) * 1024 / 1e6);
}

}  // namespace linli::server
