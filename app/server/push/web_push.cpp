#include "app/server/push/web_push.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <array>
#include <memory>

#include "app/server/push/base64url.h"
#include "shared/core/assert.h"

namespace linli::server {
namespace {

constexpr std::size_t content_key_bytes = 16, nonce_bytes = 12, tag_bytes = 16;
constexpr std::size_t record_bytes = 4096;
constexpr char last_record = 2;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hmac(std::string_view key, std::string_view message) {
    crypto_auth_hmacsha256_state state;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code{};
    crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(message), message.size());
    crypto_auth_hmacsha256_final(&state, code.data());
    return {reinterpret_cast<const char*>(code.data()), code.size()};
}

// HKDF (RFC 5869) for up to 32 bytes: extract, then one step of expand.
std::string derived(std::string_view salt, std::string_view secret, std::string info, std::size_t size) {
    info += '\x01';
    return hmac(hmac(salt, secret), info).substr(0, size);
}

// The strings of RFC 8188 end in a zero.
std::string labelled(std::string_view label) {
    return std::string(label) + '\0';
}

std::string sealed(std::string_view key, std::string_view nonce, const std::string& words) {
    struct Freed {
        void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    };
    const std::unique_ptr<EVP_CIPHER_CTX, Freed> context(EVP_CIPHER_CTX_new());
    std::string out(words.size() + tag_bytes, '\0');
    auto* at = reinterpret_cast<unsigned char*>(out.data());
    int size = 0, rest = 0;
    const bool done =
        EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, bytes_of(key), bytes_of(nonce)) == 1 &&
        EVP_EncryptUpdate(context.get(), at, &size, bytes_of(words), static_cast<int>(words.size())) == 1 &&
        EVP_EncryptFinal_ex(context.get(), at + size, &rest) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, at + words.size()) == 1;
    LINLI_ASSERT(done);
    return out;
}

}  // namespace

Result<std::string> encrypted_push(const PushKeys& keys, std::string_view words, const EcKey& sender,
                                   std::string_view salt) {
    LINLI_ASSERT(words.size() <= max_push_bytes && salt.size() == push_salt_bytes);
    const auto agreed = sender.agreed_with(keys.point);
    if (!agreed || keys.auth.size() != push_auth_bytes)
        return failure(FailureKind::Malformed, "the browser's keys are none");
    const std::string own = sender.point();
    const std::string secret =
        derived(keys.auth, *agreed, labelled("WebPush: info") + keys.point + own, ec_scalar_bytes);
    const std::string key = derived(salt, secret, labelled("Content-Encoding: aes128gcm"), content_key_bytes);
    const std::string nonce = derived(salt, secret, labelled("Content-Encoding: nonce"), nonce_bytes);
    std::string body(salt);
    for (const int shift : {24, 16, 8, 0}) body += static_cast<char>(record_bytes >> shift & 0xFF);
    body += static_cast<char>(own.size());
    return body + own + sealed(key, nonce, std::string(words) + last_record);
}

Result<std::string> encrypted_push(const PushKeys& keys, std::string_view words, const RandomBytes& random) {
    const auto sender = EcKey::make();
    if (!sender) return tl::unexpected(sender.error());
    std::array<unsigned char, push_salt_bytes> salt{};
    random(salt.data(), salt.size());
    return encrypted_push(keys, words, *sender, {reinterpret_cast<const char*>(salt.data()), salt.size()});
}

std::string vapid_authorization(const EcKey& key, std::string_view origin, std::string_view contact,
                                Instant now) {
    // Neither an origin nor a contact has what JSON would want to be escaped: see check_settings and
    // OutgoingAddress.
    const std::string claims = "{\"aud\":\"" + std::string(origin) +
                               "\",\"exp\":" + std::to_string((now + vapid_valid).ms / 1000) + ",\"sub\":\"" +
                               std::string(contact) + "\"}";
    const std::string signed_part =
        base64url("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + base64url(claims);
    const std::string token = signed_part + "." + base64url(key.signature(signed_part));
    return "vapid t=" + token + ", k=" + base64url(key.point());
}

}  // namespace linli::server
