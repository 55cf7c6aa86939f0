#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

#include "shared/wire/messages.h"

namespace linli::server {

// Counts of values up to each bound, as Prometheus wants them. Written by one thread, read by another.
template <std::size_t N>
class Histogram {
public:
    explicit constexpr Histogram(std::array<double, N> bounds) : bounds_(bounds) {}
    void add(double value) {
        for (std::size_t i = 0; i < N; ++i) {
            if (value <= bounds_[i]) counts_[i].fetch_add(1, std::memory_order_relaxed);
        }
        count_.fetch_add(1, std::memory_order_relaxed);
        sum_.store(sum_.load(std::memory_order_relaxed) + value, std::memory_order_relaxed);
    }
    std::string text(const std::string& name, const std::string& help) const;

private:
    std::array<double, N> bounds_;
    std::array<std::atomic<std::uint64_t>, N> counts_{};
    std::atomic<std::uint64_t> count_{0};
    std::atomic<double> sum_{0};
};

// What /metrics shows. No value here says anything about a person.
struct Metrics {
    using Count = std::atomic<std::uint64_t>;
    Count open_sockets{0};
    Count open_connections{0};
    std::array<Count, 6> commands{};  // By Outcome.
    Count groups_failed{0};
    Count waiting_submissions{0};
    Count waiting_tasks{0};
    Count feed_bytes{0};
    Count queued_bytes{0};
    Count slow_readers_dropped{0};
    Count sockets_refused{0};
    Count messages_refused{0};  // Undecodable or too many.
    Count failed_sign_ins{0};
    std::atomic<bool> database_writable{true};
    Histogram<10> commit_seconds{{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1}};
    Histogram<8> group_size{{1, 2, 5, 10, 25, 50, 100, 250}};

    void count(Outcome outcome) {
        commands[static_cast<std::size_t>(outcome)].fetch_add(1, std::memory_order_relaxed);
    }
    std::string text() const;
};

std::size_t resident_memory_bytes();

}  // namespace linli::server
