#pragma once

#include <array>
#include <csignal>

namespace linli::server {

// While it lives, the first SIGINT (Ctrl-C) or SIGTERM does not end the program but is kept, for work that
// can be ended at any time with what there is. A second one ends the program. One at a time.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    bool came() const;

private:
    std::array<struct sigaction, 2> before_{};
};

}  // namespace linli::server
