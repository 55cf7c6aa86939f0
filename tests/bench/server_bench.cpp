// The real server with the full demo community of 14,500 residents: how soon it is ready, how much memory it
// takes, what a burst of 1,450 people pressing for 20 places does to it.

#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <stdexcept>

#include "tests/bench/measures.h"
#include "tests/load/server_program.h"
#include "tests/load/visitor.h"

namespace linli::bench {
namespace {

using namespace linli::load;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::size_t people = 1450;
constexpr std::int32_t places = 20;
constexpr int starts = 5, bursts = 3;
constexpr double megabyte = 1'000'000;

// Made once for all measures of this file.
struct FullTown {
    TemporaryFolder folder;
    std::string data = folder.path() + "/data";
    std::vector<Guest> guests = make_visited_community(data, DemoScale::Full, people);
};
FullTown& full_town() {
    static FullTown town;
    return town;
}

struct Burst {
    std::vector<double> waited_ms;
    std::size_t accepted = 0, refused = 0;
};

// Everybody is connected and up to date before anybody presses; then all press within one second.
class Crowd {
public:
    Crowd(std::uint16_t port, const std::vector<Guest>& guests) {
        for (const Guest& guest : guests) visitors_.push_back(std::make_unique<Visitor>(io_, port, guest));
    }

    void connect() {
        std::size_t connected = 0;
        for (auto& visitor : visitors_) {
            visitor->connect(1, [&](bool welcome) {
                if (welcome && ++connected == visitors_.size()) io_.stop();
            });
        }
        io_.run_for(std::chrono::seconds(120));
        io_.restart();
        if (connected != visitors_.size()) throw std::runtime_error("not everybody could connect");
    }

    Burst press(std::uint64_t number, ShiftId shift) {
        Burst burst;
        std::vector<boost::asio::steady_timer> timers;
        timers.reserve(visitors_.size());
        const auto start = Visitor::Clock::now();
        for (std::size_t i = 0; i < visitors_.size(); ++i) {
            const auto step = std::chrono::microseconds(1'000'000 * i / visitors_.size());
            timers.emplace_back(io_, start + step).async_wait([&, i](const boost::system::error_code&) {
                visitors_[i]->press(number, TakeShift{shift},
                                    [&](const Answer& answer, Visitor::Clock::duration waited) {
                                        burst.waited_ms.push_back(Milliseconds(waited).count());
                                        burst.accepted += answer.outcome == Outcome::Accepted;
                                        burst.refused += answer.outcome == Outcome::Refused;
                                        if (burst.waited_ms.size() == visitors_.size()) io_.stop();
                                    });
            });
        }
        io_.run_for(std::chrono::seconds(60));
        io_.restart();
        return burst;
    }

private:
    boost::asio::io_context io_;
    std::vector<std::unique_ptr<Visitor>> visitors_;
};

bool is_sound(const Burst& burst, const State& state, ShiftId shift) {
    std::size_t held = 0;
    for (const Seat* seat : state.seats.where<&Seat::shift>(shift)) held += seat->state == SeatState::Held;
    return burst.accepted == places && burst.refused == people - places && held == places;
}

}  // namespace

bool measure_start() {
    const std::string& data = full_town().data;
    std::vector<double> seconds, megabytes;
    for (int i = 0; i < starts; ++i) {
        ServerProgram server(data);
        seconds.push_back(server.ready_after_s());
        megabytes.push_back(static_cast<double>(server.resident_bytes()) / megabyte);
    }
    const bool soon = percentile(seconds, 0.95) <= 2, small = percentile(megabytes, 0.95) <= 150;
    print({"server of 14,500 residents is ready (s)", "p95 at most 2", soon, 2}, seconds);
    print({"its memory then (MB)", "p95 at most 150", small, 0}, megabytes);
    return soon && small;
}

bool measure_burst() {
    FullTown& town = full_town();
    std::vector<double> waited, megabytes;
    bool sound = true;
    std::uint64_t number = 0;
    for (int i = 0; i < bursts; ++i) {
        const ShiftId shift = add_far_shift(town.data, places);
        Burst burst;
        {
            ServerProgram server(town.data);
            Crowd crowd(server.port(), town.guests);
            crowd.connect();
            burst = crowd.press(++number, shift);
            megabytes.push_back(static_cast<double>(server.resident_bytes()) / megabyte);
        }  // Killed: what was answered must be on the disk.
        sound = sound && is_sound(burst, stored_state(town.data), shift);
        waited.insert(waited.end(), burst.waited_ms.begin(), burst.waited_ms.end());
    }
    const double p99 = percentile(waited, 0.99);
    print({"1,450 press for 20 places within 1 s, an answer (ms)", "", true}, waited);
    print({"the slowest 1 % of these (ms)", "p99 under 500", p99 < 500}, {p99});
    print({"exactly 20 hold them, all answers stored (1 = yes)", "1", sound, 0}, {sound ? 1.0 : 0.0});
    const bool small = percentile(megabytes, 0.95) <= 150;
    print({"memory with 1,450 connected (MB)", "p95 at most 150", small, 0}, megabytes);
    return p99 < 500 && sound && small;
}

}  // namespace linli::bench
