#pragma once

#include <optional>

#include "app/client/platform/platform.h"
#include "shared/core/time.h"

namespace linli::client {

// What time it is for the server: its last word plus what the monotonic clock counted since. Until it has
// spoken, the device's own clock has to do.
class ServerClock {
public:
    explicit ServerClock(Platform& platform) : platform_(platform) {}

    Instant now() {
        const std::int64_t monotonic = platform_.monotonic_ms();
        if (!offset_) return {platform_.device_clock_ms()};
        return {monotonic + *offset_};
    }
    Instant reported() { return {platform_.device_clock_ms()}; }
    void set(Instant server_now) {
        offset_ = server_now.ms - platform_.monotonic_ms();
        ahead_ = reported() - server_now;
    }
    // How far the device's own clock was ahead when the server spoke last; less than nothing: it was behind.
    Duration ahead() const { return ahead_; }

private:
    Platform& platform_;
    std::optional<std::int64_t> offset_;
    Duration ahead_;
};

}  // namespace linli::client
