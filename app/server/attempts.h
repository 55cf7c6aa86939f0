#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>

#include "shared/core/time.h"

namespace linli::server {

// How often somebody may fail. Kept in memory only: what an attacker sends must not fill the disk.
class Attempts {
public:
    static constexpr std::size_t max_names = 20'000;

    // At most `most` failures within `window`, for each name.
    Attempts(std::size_t most, Duration window) : most_(most), window_(window) {}

    // Until when this name has to wait; nothing when it may try.
    std::optional<Instant> blocked_until(const std::string& name, Instant now);
    void failed(const std::string& name, Instant now);
    void forget(const std::string& name) { failures_.erase(name); }
    void take_back(const std::string& name);  // The latest failure was none.

private:
    std::size_t most_;
    Duration window_;
    std::map<std::string, std::deque<Instant>> failures_;
};

}  // namespace linli::server
