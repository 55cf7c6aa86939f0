#pragma once

#include <cstdint>
#include <vector>

#include "app/server/intake.h"

namespace linli::server {

// Presses for the people of a demo, from a device of nobody; real devices have spaces below 2^63. Whoever
// fills a part of the demo has an outbox of their own, by its number.
class DemoPresser {
public:
    DemoPresser(Intake& intake, Instant now, std::uint64_t outbox);

    Result<void> begin();
    void press(PersonId person, const Command& command);
    Result<void> decide();  // All that was pressed since.
    const State& state() const { return intake_.state(); }

private:
    Intake& intake_;
    Instant now_;
    CommandName name_;
    std::vector<Submission> group_;
};

}  // namespace linli::server
