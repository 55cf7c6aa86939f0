#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/result.h"

// Keys on the curve P-256, by OpenSSL: what web push agrees secrets with (RFC 8291) and signs with (RFC
// 8292).

namespace linli::server {

inline constexpr std::size_t ec_point_bytes = 65;  // Uncompressed: 4, x, y.
inline constexpr std::size_t ec_scalar_bytes = 32;

class EcKey {
public:
    static Result<EcKey> make();
    // From the private number; for what is given in tests.
    static Result<EcKey> from_scalar(std::string_view scalar, std::string_view point);
    static Result<EcKey> from_pem(const std::string& pem);

    std::string point() const;  // The public half.
    std::string pem() const;    // The private half, as PKCS #8.
    // ECDH: the x that both sides come to. Nothing where `point` is none of the curve's.
    std::optional<std::string> agreed_with(std::string_view point) const;
    // ECDSA over SHA-256: r and s, 32 bytes each.
    std::string signature(std::string_view message) const;

private:
    struct Freed {
        void operator()(void* key) const;
    };
    explicit EcKey(void* key) : key_(key) {}
    std::unique_ptr<void, Freed> key_;
};

// Whether this is a point of the curve.
bool is_ec_point(std::string_view point);
// Whether this signature of a message is by the holder of this point.
bool is_signed_by(std::string_view point, std::string_view message, std::string_view signature);

}  // namespace linli::server
