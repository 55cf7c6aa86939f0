#pragma once
// The client between the machine and the pages: it is told of time and events by the platform and draws one
// frame when asked.

#include "app/client/platform/platform.h"
#include "app/client/ui/kit.h"

#include <cstdint>
#include <memory>

namespace linli::client {

class Program {
public:
    virtual ~Program() = default;
    // Inside a frame of the kit: the shell and the page of the route.
    virtual void draw() = 0;
};

// Both arguments outlive the program. Sets language and preferences from the device's settings.
std::unique_ptr<Program> make_program(Platform& platform, ui::Kit& kit);

}  // namespace linli::client
