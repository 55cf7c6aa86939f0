#include "app/server/http/origins.h"

#include <algorithm>

namespace linli::server {

Origins::Origins(const Settings& settings) {
    if (!settings.public_origin.empty()) {
        allowed_.push_back(settings.public_origin);
        return;
    }
    const bool tls = !settings.tls_certificate.empty();
    own_host_over_tls_ = tls;
    const std::string port = ":" + std::to_string(settings.port);
    const std::string scheme = tls ? "https://" : "http://";
    for (const char* host : {"localhost", "127.0.0.1", "[::1]"}) allowed_.push_back(scheme + host + port);
    for (const std::string& host : settings.local_hosts) allowed_.push_back(scheme + host + port);
}

bool Origins::allow(const Request& request) const {
    if (request.origin.empty()) return false;
    if (own_host_over_tls_ && request.origin == "https://" + request.host) return true;
    return std::find(allowed_.begin(), allowed_.end(), request.origin) != allowed_.end();
}

std::vector<std::pair<std::string, std::string>> security_headers(const Request& request, bool secure) {
    // 'self' covers the socket in newer browsers only, so its address is named. A host with other characters
    // than these could end the directive.
    std::string socket;
    const bool plain = std::all_of(request.host.begin(), request.host.end(), [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
               c == '-' || c == ':' || c == '[' || c == ']';
    });
    if (plain && !request.host.empty()) socket = (secure ? " wss://" : " ws://") + request.host;
    std::vector<std::pair<std::string, std::string>> headers{
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; "
         "img-src 'self' blob:; font-src 'self'; manifest-src 'self'; connect-src 'self'" +
             socket + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(self), geolocation=(), microphone=()"}};
    if (secure) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
    return headers;
}

}  // namespace linli::server
