#pragma once

#include <string>

#include "app/client/page.h"
#include "shared/reminders/commands.h"

namespace linli::client {

struct RobotInput {
    bool filled = false;
    SetChatRobot robot, filled_from;
    bool ending = false;  // Asked whether it is really to be gone.
    ReminderRules rules;
    bool rules_filled = false;
};

// /chat-robot, for coordinators: what a robot says in the group chat, whether it arrives, and the quiet hours
// of the community.
LINLI_LATER void robot_page(const Known& known, const Viewer& me, Instant now, RobotInput& input,
                            Outbox& outbox);

}  // namespace linli::client
