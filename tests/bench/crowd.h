#pragma once

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "tests/load/visitor.h"

namespace linli::bench {

// What came of one visitor's press.
struct Pressed {
    std::optional<Answer> answer;  // Nothing: none came.
    double waited_ms = 0;
};
std::size_t count_of(const std::vector<Pressed>& pressed, Outcome outcome);
// Adds how long those waited who were answered.
void add_waits(const std::vector<Pressed>& pressed, std::vector<double>& waited_ms);

// Everybody is connected and up to date before anybody presses.
class Crowd {
public:
    Crowd(std::uint16_t port, const std::vector<load::Guest>& guests);

    // Each says that nothing below this number will come again. Throws std::runtime_error.
    void connect(std::uint64_t lowest_held);
    // The n-th visitor presses at the n-th moment from now. Comes back when all are answered, at the latest a
    // minute after the last moment; as the guests stand in the list.
    std::vector<Pressed> press(std::uint64_t number, const Command& command,
                               const std::vector<std::chrono::microseconds>& moments);

private:
    boost::asio::io_context io_;
    std::vector<std::unique_ptr<load::Visitor>> visitors_;
};

}  // namespace linli::bench
