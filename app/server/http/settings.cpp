#include "app/server/http/settings.h"

#include <filesystem>
#include <string_view>

namespace linli::server {
namespace {

bool starts_with(const std::string& text, std::string_view start) {
    return text.compare(0, start.size(), start) == 0;
}

// scheme://host or scheme://host:port, nothing behind it.
bool is_origin(const std::string& text) {
    const std::size_t host = text.find("://");
    return host != std::string::npos && host + 3 < text.size() &&
           text.find_first_of("/?# \"\\", host + 3) == std::string::npos;
}

}  // namespace

bool is_loopback(const std::string& address) {
    return starts_with(address, "127.") || address == "::1" || address == "localhost";
}

std::string push_contact(const Settings& settings) {
    if (!settings.push_contact.empty()) return settings.push_contact;
    return starts_with(settings.public_origin, "https://") ? settings.public_origin
                                                           : "mailto:linli@localhost";
}

namespace {

// It stands in JSON between quotes.
bool is_contact(const std::string& text) {
    const bool known = starts_with(text, "mailto:") || starts_with(text, "https://");
    return known && text.find_first_of("\"\\ \t\r\n") == std::string::npos;
}

}  // namespace

Result<void> check_settings(const Settings& settings) {
    const bool tls = !settings.tls_certificate.empty() || !settings.tls_key.empty();
    if (tls && (settings.tls_certificate.empty() || settings.tls_key.empty())) {
        return failure(FailureKind::Mismatch, "TLS needs both --tls-certificate and --tls-key.");
    }
    if (!settings.public_origin.empty() && !is_origin(settings.public_origin)) {
        return failure(FailureKind::Mismatch,
                       "--public-origin must look like https://linli.example.org, without a path.");
    }
    if (!is_contact(push_contact(settings))) {
        return failure(FailureKind::Mismatch,
                       "--push-contact must look like mailto:someone@example.org or https://example.org.");
    }
    if (!settings.site.empty() && !std::filesystem::is_directory(settings.site)) {
        return failure(FailureKind::Storage, "The folder of the pages, " + settings.site +
                                                 ", is not there. ./linli build makes it (build/site).");
    }
    if (is_loopback(settings.listen)) return {};
    if (settings.demo) {
        return failure(FailureKind::Mismatch,
                       "This is a demo database: its sign-in links are printed for everybody to see. It is "
                       "served on 127.0.0.1 only. For real neighbours make a new one: linli-server "
                       "new-community.");
    }
    if (!tls && !starts_with(settings.public_origin, "https://")) {
        return failure(FailureKind::Mismatch,
                       "Listening on " + settings.listen +
                           " lets others reach this server, so it must be encrypted. Give --tls-certificate "
                           "and --tls-key, or put a proxy with TLS in front and give --public-origin "
                           "https://its.name.");
    }
    return {};
}

}  // namespace linli::server
