#pragma once

#include <string>
#include <string_view>

#include "app/server/push/ec_key.h"
#include "app/server/secrets.h"
#include "shared/core/time.h"

// Messages that only the browser of one device can read: encryption by RFC 8291 (in the coding of RFC 8188),
// and the server's own name on them by RFC 8292 (VAPID). The push service in between sees neither words nor
// who they are for.

namespace linli::server {

inline constexpr std::size_t push_auth_bytes = 16;
inline constexpr std::size_t push_salt_bytes = 16;
inline constexpr std::size_t max_push_bytes = 3000;  // What fits into one record that every service takes.

// What the browser gave when the person turned it on.
struct PushKeys {
    std::string point;  // p256dh
    std::string auth;
};

// The body of the request. `sender` is made anew for each message, and so is the salt.
Result<std::string> encrypted_push(const PushKeys& keys, std::string_view words, const EcKey& sender,
                                   std::string_view salt);
Result<std::string> encrypted_push(const PushKeys& keys, std::string_view words, const RandomBytes& random);

// The header `Authorization`. `origin` is the push service's; `contact` is where its people can turn to:
// https://… or mailto:….
inline constexpr Duration vapid_valid = hours(12);
std::string vapid_authorization(const EcKey& key, std::string_view origin, std::string_view contact,
                                Instant now);

// The server's key for this, in `folder`/vapid.pem; made there where it is missing. Only the server's user
// may read it. With another key all devices would have to turn reminders on again.
Result<EcKey> open_vapid_key(const std::string& folder);

}  // namespace linli::server
