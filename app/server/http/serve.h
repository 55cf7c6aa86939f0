#pragma once

#include <functional>

#include "app/server/http/settings.h"
#include "app/server/intake.h"
#include "app/server/sessions.h"

namespace linli::server {

// Serves one community until SIGTERM or SIGINT; then finishes what was handed in, answers it and returns.
// `ready` is told the port. A Failure says what to do about it.
Result<void> serve(Settings settings, const Limits& limits, Store& store, Intake& intake, Sessions& sessions,
                   const std::function<void(std::uint16_t port)>& ready);

}  // namespace linli::server
