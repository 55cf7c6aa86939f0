#pragma once

#include <cstdint>
#include <string>

#include <tl/expected.hpp>

namespace linli {

// A Failure is nobody's decision: network, disk, bytes. It is logged and retried, never shown as a rule (see
// rejected.h).
enum class FailureKind : std::uint8_t {
    Network = 1,      // Not reached, or cut.
    Storage = 2,      // Disk full, locked, damaged.
    Malformed = 3,    // Bytes that do not decode.
    Mismatch = 4,     // Another schema, another outbox, a name used twice with other bytes.
    Overload = 5,     // A limit was hit; later it may work.
    Credentials = 6,  // Signed out, expired, revoked.
};

struct Failure {
    FailureKind kind = FailureKind::Malformed;
    std::string detail;  // For the log, in English, without personal data.
};

template <class T>
using Result = tl::expected<T, Failure>;

inline tl::unexpected<Failure> failure(FailureKind kind, std::string detail) {
    return tl::unexpected<Failure>(Failure{kind, std::move(detail)});
}

}  // namespace linli
