// The real server with the full demo community of 14,500 residents: how soon it is ready, how much memory it
// takes, what a burst of 1,450 people pressing for 20 places does to it.

#include "tests/bench/crowd.h"
#include "tests/bench/measures.h"
#include "tests/load/server_program.h"

namespace linli::bench {
namespace {

using namespace linli::load;

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

// All press within one second, one after another.
std::vector<std::chrono::microseconds> moments() {
    std::vector<std::chrono::microseconds> moments;
    for (std::size_t i = 0; i < people; ++i)
        moments.emplace_back(static_cast<std::int64_t>(1'000'000 * i / people));
    return moments;
}

bool is_sound(const std::vector<Pressed>& burst, const State& state, ShiftId shift) {
    std::size_t held = 0;
    for (const Seat* seat : state.seats.where<&Seat::shift>(shift)) held += seat->state == SeatState::Held;
    return count_of(burst, Outcome::Accepted) == places &&
           count_of(burst, Outcome::Refused) == people - places && held == places;
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
        std::vector<Pressed> burst;
        {
            ServerProgram server(town.data);
            Crowd crowd(server.port(), town.guests);
            ++number;
            crowd.connect(number);
            burst = crowd.press(number, TakeShift{shift}, moments());
            megabytes.push_back(static_cast<double>(server.resident_bytes()) / megabyte);
        }  // Killed: what was answered must be on the disk.
        sound = sound && is_sound(burst, stored_state(town.data), shift);
        add_waits(burst, waited);
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
