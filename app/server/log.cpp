#include "app/server/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace linli::server {

void start_log(bool quiet) {
    auto log = spdlog::stderr_color_mt("linli");
    log->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %^%l%$ %v");
    log->set_level(quiet ? spdlog::level::warn : spdlog::level::info);
    log->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(log));
}

void log_info(const std::string& text) {
    spdlog::info("{}", text);
}

void log_warning(const std::string& text) {
    spdlog::warn("{}", text);
}

void log_error(const std::string& text) {
    spdlog::error("{}", text);
}

}  // namespace linli::server
