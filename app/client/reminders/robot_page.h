#pragma once

#include <string>

#include "app/client/page.h"
#include "shared/reminders/commands.h"

namespace linli::client {

struct RobotInput {
    SetChatRobot robot, filled_from;
    bool ending = false;  // Asked whether it is really to be gone.
    ReminderRules rules, rules_from;
};
bool is_changed(const RobotInput& input);  // Something about the robot is typed and not kept yet.

// /chat-robot, for coordinators: what a robot says in the group chat, whether it arrives, and the quiet hours
// of the community.
LINLI_LATER void robot_page(const Known& known, const Viewer& me, Instant now, RobotInput& input,
                            Outbox& outbox);

}  // namespace linli::client
