#include "app/server/push/ec_key.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <array>
#include <vector>

#include "shared/core/assert.h"

namespace linli::server {
namespace {

constexpr const char* curve = "prime256v1";  // OpenSSL's name of P-256.

template <auto Free>
struct FreedBy {
    template <class T>
    void operator()(T* one) const {
        Free(one);
    }
};
using Key = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreedBy<EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, FreedBy<BN_clear_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, FreedBy<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, FreedBy<OSSL_PARAM_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, FreedBy<ECDSA_SIG_free>>;
using Memory = std::unique_ptr<BIO, FreedBy<BIO_free_all>>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

auto not_a_key() {
    return failure(FailureKind::Malformed, "this is no key of the curve P-256");
}

// Without a scalar: the public half only.
Key key_from(std::string_view scalar, std::string_view point) {
    if (point.size() != ec_point_bytes || point.front() != 4) return nullptr;
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve, 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    Number number;
    if (!scalar.empty()) {
        number.reset(BN_bin2bn(bytes_of(scalar), static_cast<int>(scalar.size()), nullptr));
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get());
    }
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* key = nullptr;
    const int selection = scalar.empty() ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR;
    if (EVP_PKEY_fromdata_init(context.get()) <= 0 ||
        EVP_PKEY_fromdata(context.get(), &key, selection, parameters.get()) <= 0)
        return nullptr;
    Key made(key);
    const KeyContext check(EVP_PKEY_CTX_new(key, nullptr));
    return EVP_PKEY_public_check(check.get()) == 1 ? std::move(made) : nullptr;
}

EVP_PKEY* as_key(void* key) {
    return static_cast<EVP_PKEY*>(key);
}

bool is_of_curve(EVP_PKEY* key) {
    std::array<char, 32> name{};
    std::size_t size = 0;
    return EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, name.data(), name.size(), &size) ==
               1 &&
           std::string_view(name.data()) == curve;
}

}  // namespace

void EcKey::Freed::operator()(void* key) const {
    EVP_PKEY_free(as_key(key));
}

Result<EcKey> EcKey::make() {
    EVP_PKEY* key = EVP_EC_gen(curve);
    if (!key) return failure(FailureKind::Overload, "no key could be made");
    return EcKey(key);
}

Result<EcKey> EcKey::from_scalar(std::string_view scalar, std::string_view point) {
    if (scalar.size() != ec_scalar_bytes) return not_a_key();
    Key key = key_from(scalar, point);
    if (!key) return not_a_key();
    return EcKey(key.release());
}

Result<EcKey> EcKey::from_pem(const std::string& pem) {
    const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    Key key(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr));
    if (!key || !is_of_curve(key.get())) return not_a_key();
    return EcKey(key.release());
}

std::string EcKey::point() const {
    std::array<unsigned char, ec_point_bytes> point{};
    std::size_t size = 0;
    const int read = EVP_PKEY_get_octet_string_param(as_key(key_.get()), OSSL_PKEY_PARAM_PUB_KEY,
                                                     point.data(), point.size(), &size);
    LINLI_ASSERT(read == 1 && size == point.size());
    return {reinterpret_cast<const char*>(point.data()), size};
}

std::string EcKey::pem() const {
    const Memory memory(BIO_new(BIO_s_mem()));
    const int written =
        PEM_write_bio_PrivateKey(memory.get(), as_key(key_.get()), nullptr, nullptr, 0, nullptr, nullptr);
    LINLI_ASSERT(written == 1);
    char* text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::optional<std::string> EcKey::agreed_with(std::string_view point) const {
    const Key other = key_from({}, point);
    if (!other) return std::nullopt;
    const KeyContext context(EVP_PKEY_CTX_new(as_key(key_.get()), nullptr));
    std::size_t size = ec_scalar_bytes;
    std::string agreed(size, '\0');
    const bool done =
        EVP_PKEY_derive_init(context.get()) > 0 && EVP_PKEY_derive_set_peer(context.get(), other.get()) > 0 &&
        EVP_PKEY_derive(context.get(), reinterpret_cast<unsigned char*>(agreed.data()), &size) > 0;
    return done && size == ec_scalar_bytes ? std::optional(agreed) : std::nullopt;
}

std::string EcKey::signature(std::string_view message) const {
    const Digest digest(EVP_MD_CTX_new());
    std::size_t size = 0;
    std::vector<unsigned char> der;
    bool done = EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, as_key(key_.get())) == 1 &&
                EVP_DigestSign(digest.get(), nullptr, &size, bytes_of(message), message.size()) == 1;
    der.resize(size);
    done = done && EVP_DigestSign(digest.get(), der.data(), &size, bytes_of(message), message.size()) == 1;
    LINLI_ASSERT(done);
    const unsigned char* at = der.data();
    const Signature pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)));
    std::array<unsigned char, 2 * ec_scalar_bytes> raw{};
    BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), raw.data(), ec_scalar_bytes);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), raw.data() + ec_scalar_bytes, ec_scalar_bytes);
    return {reinterpret_cast<const char*>(raw.data()), raw.size()};
}

bool is_ec_point(std::string_view point) {
    return key_from({}, point) != nullptr;
}

bool is_signed_by(std::string_view point, std::string_view message, std::string_view signature) {
    const Key key = key_from({}, point);
    if (!key || signature.size() != 2 * ec_scalar_bytes) return false;
    const Signature pair(ECDSA_SIG_new());
    const auto number = [&](std::size_t from) {
        return BN_bin2bn(bytes_of(signature.substr(from)), ec_scalar_bytes, nullptr);
    };
    ECDSA_SIG_set0(pair.get(), number(0), number(ec_scalar_bytes));  // Takes them over.
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    const Digest digest(EVP_MD_CTX_new());
    const bool fits = size > 0 &&
                      EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
                      EVP_DigestVerify(digest.get(), der, static_cast<std::size_t>(size), bytes_of(message),
                                       message.size()) == 1;
    OPENSSL_free(der);
    return fits;
}

}  // namespace linli::server
