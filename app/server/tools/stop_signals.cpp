#include "app/server/tools/stop_signals.h"

namespace linli::server {
namespace {

constexpr std::array signals{SIGINT, SIGTERM};
volatile std::sig_atomic_t last_signal = 0;  // The only kind of thing that a handler may write.

void keep(int signal) {
    last_signal = signal;
}

}  // namespace

StopSignals::StopSignals() {
    last_signal = 0;
    struct sigaction kept {};
    kept.sa_handler = keep;
    kept.sa_flags = static_cast<int>(SA_RESETHAND);
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &kept, &before_[i]);
}

StopSignals::~StopSignals() {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &before_[i], nullptr);
}

bool StopSignals::came() const {
    return last_signal != 0;
}

}  // namespace linli::server
