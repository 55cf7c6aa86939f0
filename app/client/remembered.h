#pragma once

#include <cstdint>
#include <optional>

#include "app/client/page.h"

namespace linli::client {

// Something worked out of what is known: again only when that changed, another minute began, or it is about
// something else.
template <class Value>
class Remembered {
public:
    template <class Make>
    Value& get(const Known& known, Instant now, Bits128 about, const Make& make) {
        const Key key{known.revision, now.ms / minutes(1).ms, about};
        if (!value_ || !(key_ == key)) {
            key_ = key;
            value_.emplace(make());
        }
        return *value_;
    }

private:
    struct Key {
        std::uint64_t revision = 0;
        std::int64_t minute = 0;
        Bits128 about;
        friend bool operator==(const Key&, const Key&) = default;
    };
    Key key_;
    std::optional<Value> value_;
};

}  // namespace linli::client
