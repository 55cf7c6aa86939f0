#pragma once

#include <algorithm>

#include "shared/core/time.h"

namespace linli::server {

// Lets `burst` things through at once and `per_second` in the long run.
class Bucket {
public:
    Bucket() = default;
    Bucket(double per_second, double burst) : per_second_(per_second), burst_(burst), left_(burst) {}

    bool take(Instant now) {
        fill(now);
        left_ -= 1;
        return left_ >= 0;
    }
    // Somebody who goes on and on although nothing is let through.
    bool is_flooded() const { return left_ < -burst_; }

private:
    void fill(Instant now) {
        const double seconds = static_cast<double>(std::max<std::int64_t>(0, (now - last_).ms)) / 1000;
        left_ = std::min(burst_, left_ + seconds * per_second_);
        last_ = now;
    }
    double per_second_ = 1;
    double burst_ = 1;
    double left_ = 1;
    Instant last_;
};

}  // namespace linli::server
