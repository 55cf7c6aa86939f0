#include <doctest/doctest.h>

#include <boost/asio/steady_timer.hpp>
#include <memory>

#include "shared/core/random.h"
#include "tests/load/server_program.h"
#include "tests/load/visitor.h"

using namespace linli;
using namespace linli::load;

namespace {

// Presses one change after another and remembers what was acknowledged: its n-th command, also its number,
// calls the neighbour "n<n>".
class Presser {
public:
    Presser(Guest guest, const State& state)
        : guest_(std::move(guest)), full_name_(state.residents.at(guest_.person).full_name) {}

    void start(boost::asio::io_context& io, std::uint16_t port) {
        visitor_ = std::make_unique<Visitor>(io, port, guest_);
        visitor_->connect(std::max<std::uint64_t>(1, acknowledged_), [this](bool connected) {
            connected_ = connected;
            if (!connected) return;
            if (acknowledged_ > 0) ask_again();
            press_next();
        });
    }
    void stop() { visitor_.reset(); }

    std::uint64_t acknowledged() const { return acknowledged_; }
    bool connected() const { return connected_; }
    int other_answers() const { return other_answers_; }
    // Whether what is stored is the last acknowledged change, or the one whose answer did not arrive.
    bool is_kept_in(const State& state) const {
        if (acknowledged_ == 0) return true;
        const PublicName* name = state.public_names.find(guest_.person);
        return name && (name->shown == name_of(acknowledged_) || name->shown == name_of(acknowledged_ + 1));
    }

private:
    static std::string name_of(std::uint64_t number) { return "n" + std::to_string(number); }
    Command command_of(std::uint64_t number) const {
        return MendNames{guest_.person, full_name_, name_of(number), AgeBand::Adult};
    }

    // The same name and bytes must have the same answer after the server came up again.
    void ask_again() {
        visitor_->press(acknowledged_, command_of(acknowledged_),
                        [this, first = *answer_](const Answer& answer, Visitor::Clock::duration) {
                            const bool same =
                                answer.outcome == first.outcome && answer.version == first.version;
                            if (!same) ++other_answers_;
                        });
    }
    void press_next() {
        const std::uint64_t number = acknowledged_ + 1;
        visitor_->press(number, command_of(number),
                        [this, number](const Answer& answer, Visitor::Clock::duration) {
                            if (answer.outcome == Outcome::Accepted) {
                                acknowledged_ = number;
                                answer_ = answer;
                            } else if (answer.outcome != Outcome::TryLater) {
                                ++other_answers_;
                            }
                            press_next();
                        });
    }

    Guest guest_;
    std::string full_name_;
    std::unique_ptr<Visitor> visitor_;
    std::uint64_t acknowledged_ = 0;
    std::optional<Answer> answer_;
    bool connected_ = false;
    int other_answers_ = 0;
};

// The pressers press until the server is killed in the middle of it.
void press_until_killed(const std::string& data, std::vector<Presser>& pressers,
                        std::chrono::milliseconds after) {
    ServerProgram server(data);
    boost::asio::io_context io;
    for (Presser& presser : pressers) presser.start(io, server.port());
    boost::asio::steady_timer timer(io, after);
    timer.async_wait([&](const boost::system::error_code&) {
        server.kill();
        io.stop();
    });
    io.run();
    for (Presser& presser : pressers) presser.stop();
}

std::uint64_t acknowledged_by(const std::vector<Presser>& pressers) {
    std::uint64_t sum = 0;
    for (const Presser& presser : pressers) sum += presser.acknowledged();
    return sum;
}

}  // namespace

TEST_CASE(
    "a server that is killed while many press keeps all that it acknowledged, and answers the same again") {
    const TemporaryFolder folder;
    const std::string data = folder.path() + "/data";
    const std::vector<Guest> guests = make_visited_community(data, DemoScale::Small, 40);
    std::vector<Presser> pressers;
    {
        const State state = stored_state(data);
        for (const Guest& guest : guests) pressers.emplace_back(guest, state);
    }
    SeededRandom random(7);
    for (int round = 0; round < 5; ++round) {
        const std::uint64_t before = acknowledged_by(pressers);
        press_until_killed(data, pressers, std::chrono::milliseconds(random.between(900, 1800)));
        INFO("round ", round);
        CHECK(acknowledged_by(pressers) > before);
        const State state = stored_state(data);
        for (const Presser& presser : pressers) {
            CHECK(presser.is_kept_in(state));
            CHECK(presser.other_answers() == 0);
        }
    }
}

TEST_CASE("a server that is asked to stop answers what it was told and ends without an error") {
    const TemporaryFolder folder;
    const std::string data = folder.path() + "/data";
    const std::vector<Guest> guests = make_visited_community(data, DemoScale::Small, 1);
    const std::string full_name = stored_state(data).residents.at(guests[0].person).full_name;
    ServerProgram server(data);
    boost::asio::io_context io;
    Visitor visitor(io, server.port(), guests[0]);
    bool answered = false;
    visitor.connect(1, [&](bool connected) {
        REQUIRE(connected);
        visitor.press(1, MendNames{guests[0].person, full_name, "last", AgeBand::Adult},
                      [&](const Answer& answer, Visitor::Clock::duration) {
                          answered = answer.outcome == Outcome::Accepted;
                          io.stop();
                      });
    });
    io.run_for(std::chrono::seconds(20));
    CHECK(answered);
    CHECK(server.stop() == 0);
    CHECK(stored_state(data).public_names.at(guests[0].person).shown == "last");
}
