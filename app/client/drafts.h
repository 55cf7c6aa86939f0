#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

// What was typed and not yet used outlives a reload and a tab that the phone took away: it is kept with the
// tab (never longer, and never for another person).

namespace linli::client {

struct Draft {
    std::string name;  // Never changes its meaning: a newer build reads it, too.
    std::function<std::string()> get;
    std::function<void(const std::string&)> set;
};
Draft draft(std::string name, std::string& text);
Draft draft(std::string name, int& number);
Draft draft(std::string name, bool& flag);

std::string write_drafts(const std::vector<Draft>& drafts, std::string_view owner);
// False, and nothing is set: they are somebody else's, or damaged.
bool read_drafts(const std::vector<Draft>& drafts, std::string_view owner, std::string_view kept);

}  // namespace linli::client
