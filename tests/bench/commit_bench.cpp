// Durable commands a second with group commit, beside what the disk does by itself.

#include <fcntl.h>
#include <unistd.h>

#include <boost/asio/steady_timer.hpp>
#include <memory>

#include "tests/bench/measures.h"
#include "tests/load/server_program.h"
#include "tests/load/visitor.h"

namespace linli::bench {
namespace {

using namespace linli::load;

constexpr std::size_t pressers = 200;
constexpr int repeats = 5;
constexpr auto each = std::chrono::seconds(1);

// A page written and synced, one after another: how often a second the disk says "kept".
double syncs_per_second(const std::string& folder) {
    const int file = open((folder + "/raw").c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const std::string page(4096, 'x');
    const auto start = Visitor::Clock::now();
    int count = 0;
    for (; Visitor::Clock::now() - start < each; ++count) {
        if (pwrite(file, page.data(), page.size(), 0) < 0 || fdatasync(file) < 0) break;
    }
    close(file);
    return count / std::chrono::duration<double>(each).count();
}

// Everybody has one command under way at any time.
class Pressers {
public:
    Pressers(std::uint16_t port, const std::vector<Guest>& guests, const State& state) {
        for (const Guest& guest : guests) {
            one_.push_back({guest.person, state.residents.at(guest.person).full_name, 0,
                            std::make_unique<Visitor>(io_, port, guest)});
        }
    }
    void connect() {
        std::size_t connected = 0;
        for (One& one : one_)
            one.visitor->connect(1, [&](bool) {
                if (++connected == one_.size()) io_.stop();
            });
        io_.run_for(std::chrono::seconds(60));
        io_.restart();
        for (One& one : one_) press(one);
    }
    double per_second() {
        const std::uint64_t before = accepted_;
        io_.run_for(each);
        return static_cast<double>(accepted_ - before) / std::chrono::duration<double>(each).count();
    }

private:
    struct One {
        PersonId person;
        std::string full_name;
        std::uint64_t number;
        std::unique_ptr<Visitor> visitor;
    };
    void press(One& one) {
        const std::uint64_t number = ++one.number;
        const MendNames mend{one.person, one.full_name, "n" + std::to_string(number), AgeBand::Adult};
        one.visitor->press(number, mend, [this, &one](const Answer& answer, Visitor::Clock::duration) {
            accepted_ += answer.outcome == Outcome::Accepted;
            if (answer.outcome == Outcome::TryLater) --one.number;
            press(one);
        });
    }

    boost::asio::io_context io_;
    std::vector<One> one_;
    std::uint64_t accepted_ = 0;
};

}  // namespace

bool measure_group_commit() {
    const TemporaryFolder folder;
    const std::string data = folder.path() + "/data";
    const std::vector<Guest> guests = make_visited_community(data, DemoScale::Small, pressers);
    const State state = stored_state(data);
    ServerProgram server(data);
    Pressers crowd(server.port(), guests, state);
    crowd.connect();
    std::vector<double> commands, syncs, ratios;
    for (int i = 0; i < repeats; ++i) {
        syncs.push_back(syncs_per_second(folder.path()));
        commands.push_back(crowd.per_second());
        ratios.push_back(commands.back() / syncs.back());
    }
    print({"durable commands a second, 200 devices", "", true, 0}, commands);
    print({"raw fdatasync a second on the same disk", "", true, 0}, syncs);
    print({"commands for each raw sync", "", true, 2}, ratios);
    return true;
}

}  // namespace linli::bench
