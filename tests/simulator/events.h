#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

#include "shared/core/time.h"

namespace linli::simulator {

// The only clock of a simulation, and what is still to happen. Things planned for the same moment happen in
// the order in which they were planned.
class Events {
public:
    explicit Events(Instant start) : now_(start) {}

    Instant now() const { return now_; }
    void after(Duration wait, std::function<void()> action) {
        waiting_.emplace(std::pair(now_ + wait, ++planned_), std::move(action));
    }
    void run_until(Instant end) {
        while (!waiting_.empty() && waiting_.begin()->first.first <= end) {
            auto next = waiting_.extract(waiting_.begin());
            now_ = next.key().first;
            next.mapped()();
        }
        now_ = end;
    }
    void run_for(Duration time) { run_until(now_ + time); }

private:
    Instant now_;
    std::uint64_t planned_ = 0;
    std::map<std::pair<Instant, std::uint64_t>, std::function<void()>> waiting_;
};

}  // namespace linli::simulator
