#include "app/server/secrets.h"

#include <sodium.h>

#include <array>
#include <cstring>

#include "shared/core/assert.h"
#include "shared/core/characters.h"

namespace linli::server {
namespace {

constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t token_letters = 26;  // Of 5 bits each.
constexpr std::size_t password_letters = 12;
constexpr std::size_t group_letters = 4;

std::string random_letters(const RandomBytes& random, std::size_t count) {
    std::array<unsigned char, token_letters> bytes;
    LINLI_ASSERT(count <= bytes.size());
    random(bytes.data(), count);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += letters[bytes[i] % letters.size()];
    return text;
}

std::string in_groups(const std::string& text) {
    std::string grouped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && i % group_letters == 0) grouped += '-';
        grouped += text[i];
    }
    return grouped;
}

char32_t as_letter(char32_t typed) {
    char32_t letter = half_width(typed);
    if (letter >= U'a' && letter <= U'z') letter = letter - U'a' + U'A';
    if (letter == U'O') return U'0';
    return letter == U'I' || letter == U'L' ? U'1' : letter;
}

}  // namespace

RandomBytes system_random() {
    LINLI_ASSERT(sodium_init() >= 0);
    return [](unsigned char* bytes, std::size_t size) { randombytes_buf(bytes, size); };
}

Bits128 random_bits(const RandomBytes& random) {
    unsigned char bytes[16];
    random(bytes, sizeof bytes);
    Bits128 bits;
    std::memcpy(&bits.high, bytes, 8);
    std::memcpy(&bits.low, bytes + 8, 8);
    return bits;
}

std::string new_session_secret(const RandomBytes& random) {
    const Bits128 first = random_bits(random);
    return to_hex(first) + to_hex(random_bits(random));
}

std::string new_card_token(const RandomBytes& random) {
    return in_groups(random_letters(random, token_letters));
}

std::optional<std::string> read_card_token(std::string_view typed) {
    if (typed.size() > 300 || !is_valid_utf8(typed)) return std::nullopt;
    std::string text;
    for (const char32_t character : characters_of(typed)) {
        const char32_t letter = as_letter(character);
        if (letter < 0x80 && letters.find(static_cast<char>(letter)) != std::string_view::npos) {
            text += static_cast<char>(letter);
        } else if (is_latin(letter)) {
            return std::nullopt;  // A letter that no token has; blanks and dashes of any kind only part it.
        }
    }
    if (text.size() != token_letters) return std::nullopt;
    return in_groups(text);
}

std::string new_password(const RandomBytes& random) {
    return in_groups(random_letters(random, password_letters));
}

SecretHash hash_of_secret(std::string_view secret) {
    unsigned char digest[32];
    crypto_generichash(digest, sizeof digest, reinterpret_cast<const unsigned char*>(secret.data()),
                       secret.size(), nullptr, 0);
    SecretHash hash;
    std::memcpy(&hash.first.high, digest, 8);
    std::memcpy(&hash.first.low, digest + 8, 8);
    std::memcpy(&hash.second.high, digest + 16, 8);
    std::memcpy(&hash.second.low, digest + 24, 8);
    return hash;
}

bool same_hash(const SecretHash& a, const SecretHash& b) {
    return sodium_memcmp(&a, &b, sizeof a) == 0;
}

std::string hash_password(const std::string& password, PasswordCost cost) {
    char hash[crypto_pwhash_STRBYTES];
    const int failed = crypto_pwhash_str_alg(hash, password.data(), password.size(), cost.passes,
                                             cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    return failed ? std::string() : std::string(hash);
}

bool password_fits(const std::string& hash, const std::string& password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace linli::server
