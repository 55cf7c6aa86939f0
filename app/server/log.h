#pragma once

#include <string>

// The log, by spdlog, which only log.cpp includes because it compiles slowly. Never a name, a door, a number
// or a token: ids, counts and codes only.

namespace linli::server {

void start_log(bool quiet);  // To the standard error; quiet: warnings and errors only.
void log_info(const std::string& text);
void log_warning(const std::string& text);
void log_error(const std::string& text);

}  // namespace linli::server
