#pragma once

#include <cstdint>

namespace linli::client {

// Whether this browser takes messages while the page is closed (web push). Numbers as in web/push.js.
enum class PushState : std::uint8_t {
    Impossible = 0,  // It cannot, or not here: an iPhone only from the home screen, no private window.
    Forbidden = 1,   // The person said no once; only the browser's own settings change that.
    Off = 2,
    On = 3,
};

}  // namespace linli::client
