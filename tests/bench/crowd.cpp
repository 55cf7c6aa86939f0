#include "tests/bench/crowd.h"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <stdexcept>

namespace linli::bench {

using load::Visitor;

std::size_t count_of(const std::vector<Pressed>& pressed, Outcome outcome) {
    return static_cast<std::size_t>(std::count_if(
        pressed.begin(), pressed.end(),
        [outcome](const Pressed& one) { return one.answer && one.answer->outcome == outcome; }));
}

void add_waits(const std::vector<Pressed>& pressed, std::vector<double>& waited_ms) {
    for (const Pressed& one : pressed) {
        if (one.answer) waited_ms.push_back(one.waited_ms);
    }
}

Crowd::Crowd(std::uint16_t port, const std::vector<load::Guest>& guests) {
    for (const load::Guest& guest : guests) visitors_.push_back(std::make_unique<Visitor>(io_, port, guest));
}

void Crowd::connect(std::uint64_t lowest_held) {
    std::size_t connected = 0;
    for (auto& visitor : visitors_) {
        visitor->connect(lowest_held, [&](bool welcome) {
            if (welcome && ++connected == visitors_.size()) io_.stop();
        });
    }
    io_.run_for(std::chrono::seconds(120));
    io_.restart();
    if (connected != visitors_.size()) throw std::runtime_error("not everybody could connect");
}

std::vector<Pressed> Crowd::press(std::uint64_t number, const Command& command,
                                  const std::vector<std::chrono::microseconds>& moments) {
    std::vector<Pressed> pressed(visitors_.size());
    std::size_t answered = 0;
    std::vector<boost::asio::steady_timer> timers;
    timers.reserve(visitors_.size());
    const auto start = Visitor::Clock::now();
    for (std::size_t i = 0; i < visitors_.size(); ++i) {
        timers.emplace_back(io_, start + moments.at(i)).async_wait([&, i](const boost::system::error_code&) {
            visitors_[i]->press(
                number, command, [&, i](const Answer& answer, Visitor::Clock::duration waited) {
                    pressed[i] = {answer, std::chrono::duration<double, std::milli>(waited).count()};
                    if (++answered == visitors_.size()) io_.stop();
                });
        });
    }
    io_.run_for(*std::max_element(moments.begin(), moments.end()) + std::chrono::minutes(1));
    io_.restart();
    return pressed;
}

}  // namespace linli::bench
