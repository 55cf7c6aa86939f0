#pragma once

#include <string>
#include <string_view>

#include "shared/reminders/reminders.h"

// What a phone shows of a notice, also on its lock screen: a time and a post, and never a name, a door or
// what somebody needs.

namespace linli::server {

// {"title":…,"body":…,"tag":…,"url":…}; `tag` is the same for the same notice, so that it is shown once.
std::string push_payload(const State& state, const Notice& notice, Instant now, Speech speech);
std::string push_trial(Speech speech);

// The body of a request to the chat's robot, and the header that says what it is.
std::string chat_body(ChatForm form, const std::string& words);
const char* chat_content_type(ChatForm form);
// Whether an answer that came with a good status says no all the same.
bool chat_declines(ChatForm form, std::string_view answer);

}  // namespace linli::server
