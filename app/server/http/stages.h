#pragma once

#include <map>
#include <optional>
#include <string>

#include "shared/core/id.h"
#include "shared/core/time.h"

namespace linli::server {

// Commands too large for the socket wait here, in memory, until the device names them. A device that waits
// too long stages again.
class Stages {
public:
    static constexpr std::size_t max_per_device = 3;
    static constexpr std::size_t max_bytes_in_all = 48 * 1024 * 1024;
    static constexpr Duration kept_for = minutes(10);

    // Nothing: too many already. The device's oldest one makes room first.
    std::optional<Bits128> put(DeviceId device, std::string bytes, Instant now);
    const std::string* find(DeviceId device, Bits128 id) const;
    void erase(Bits128 id);
    void drop_old(Instant now);

private:
    struct Staged {
        DeviceId device;
        std::string bytes;
        Instant at;
    };
    std::map<Bits128, Staged> staged_;
    std::size_t bytes_ = 0;
};

}  // namespace linli::server
