#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/server/store/store.h"

// Secrets that let somebody in: made, written for people, and hashed. Nothing here is ever logged.

namespace linli::server {

// Fills `size` bytes with chance fit for secrets. Tests and the simulator give their own.
using RandomBytes = std::function<void(unsigned char* bytes, std::size_t size)>;
RandomBytes system_random();  // libsodium's; initialises the library.

Bits128 random_bits(const RandomBytes& random);

// What a session's cookie holds: 256 bits as hexadecimal digits.
std::string new_session_secret(const RandomBytes& random);

// What stands on a card: 130 bits in Crockford's base 32 (https://www.crockford.com/base32.html), which has
// neither I, L, O nor U, in groups that can be typed from paper: "4F7K-9QWD-…".
std::string new_card_token(const RandomBytes& random);

// The token as it was made, from what was scanned or typed: small letters, full-width ones, blanks and other
// dashes are taken, O is 0, I and L are 1. Nothing when it cannot be a token.
std::optional<std::string> read_card_token(std::string_view typed);

// A password to be shown once, from the same letters: 60 bits.
std::string new_password(const RandomBytes& random);

SecretHash hash_of_secret(std::string_view secret);
bool same_hash(const SecretHash& a, const SecretHash& b);  // Takes the same time whatever differs.

// How much work one guess at a password costs whoever guesses, and the server.
struct PasswordCost {
    unsigned long long passes = 3;
    std::size_t memory_bytes = 32u << 20;  // A small server can bear a few at once.
};

// Argon2id with a salt of its own, as libsodium writes it. Slow on purpose; safe on any thread. Empty: no
// memory left.
std::string hash_password(const std::string& password, PasswordCost cost = {});
bool password_fits(const std::string& hash, const std::string& password);

}  // namespace linli::server
