#pragma once

#include <cstdint>
#include <optional>

#include "shared/core/id.h"

namespace linli::server {

// What a device pressed is decided in the order in which it was pressed, or a later command would not find
// what an earlier one makes. So once a command of an outbox is answered with TryLater, what stands behind it
// in that outbox waits, too, until it comes again.
class PutOff {
public:
    void note(const OutboxId& outbox, std::uint64_t number) {
        if (!first_ || first_->outbox != outbox || number < first_->number) first_ = First{outbox, number};
    }
    // Whether this one waits; the one that all wait for does not.
    bool waits(const OutboxId& outbox, std::uint64_t number) {
        if (!first_ || first_->outbox != outbox) return false;
        if (number == first_->number) first_.reset();
        return first_ && number > first_->number;
    }

private:
    struct First {
        OutboxId outbox;
        std::uint64_t number = 0;
    };
    std::optional<First> first_;
};

}  // namespace linli::server
