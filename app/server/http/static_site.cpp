#include "app/server/http/static_site.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>

namespace linli::server {
namespace {

struct Kind {
    std::string_view ending;
    const char* content_type;
};

constexpr std::array kinds{Kind{".html", "text/html; charset=utf-8"},
                           Kind{".js", "text/javascript; charset=utf-8"},
                           Kind{".css", "text/css; charset=utf-8"},
                           Kind{".wasm", "application/wasm"},
                           Kind{".json", "application/json"},
                           Kind{".webmanifest", "application/manifest+json"},
                           Kind{".svg", "image/svg+xml"},
                           Kind{".png", "image/png"},
                           Kind{".ico", "image/x-icon"},
                           Kind{".woff2", "font/woff2"},
                           Kind{".txt", "text/plain; charset=utf-8"}};

bool ends_with(std::string_view text, std::string_view ending) {
    return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

const char* content_type_of(std::string_view name) {
    for (const Kind& kind : kinds) {
        if (ends_with(name, kind.ending)) return kind.content_type;
    }
    return nullptr;
}

// Letters, digits, `-`, `_`, `.`, not beginning with a dot: such a name cannot leave the folder.
bool is_plain_name(std::string_view name) {
    if (name.empty() || name.size() > 200 || name.front() == '.') return false;
    return std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '_' || c == '.';
    });
}

// stem-0123456789abcdef.ending: the content decides the name, so it never changes.
bool is_named_by_content(std::string_view name) {
    const std::size_t dot = name.find_last_of('.');
    const std::size_t dash = name.find_last_of('-', dot);
    if (dot == std::string_view::npos || dash == std::string_view::npos || dot < dash || dot - dash != 17)
        return false;
    const std::string_view hash = name.substr(dash + 1, 16);
    return hash.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Does the header list this coding, and not with q=0?
bool accepts(std::string_view header, std::string_view coding) {
    for (std::size_t at = 0; at < header.size();) {
        const std::size_t end = std::min(header.find(',', at), header.size());
        std::string item(header.substr(at, end - at));
        std::erase(item, ' ');
        const std::size_t parameter = std::min(item.find(';'), item.size());
        const bool refused =
            item.find_first_of("123456789", parameter) == std::string::npos && parameter < item.size();
        if (std::string_view(item).substr(0, parameter) == coding) return !refused;
        at = end + 1;
    }
    return false;
}

struct Found {
    std::string path;
    std::string entity_tag;
};

std::optional<Found> find_file(const std::string& path, const char* variant) {
    struct stat info {};
    if (stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
    std::ostringstream tag;
    tag << '"' << std::hex << info.st_size << '-' << info.st_mtim.tv_sec << '-' << info.st_mtim.tv_nsec
        << variant << '"';
    return Found{path, tag.str()};
}

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    if (!file || !(content << file.rdbuf())) return std::nullopt;
    return std::move(content).str();
}

}  // namespace

Response StaticSite::get(const Request& request) const {
    if (request.method != "GET" && request.method != "HEAD") return error_response(405, "method_not_allowed");
    std::string name = request.path == "/" ? "index.html" : request.path.substr(1);
    if (name == "service_worker.js" && !offline_pages_) name = "service_worker_off.js";
    const char* content_type = content_type_of(name);
    if (folder_.empty() || !is_plain_name(name) || content_type == nullptr)
        return error_response(404, "not_found");

    Response response;
    response.content_type = content_type;
    std::optional<Found> found;
    if (accepts(request.accept_encoding, "br")) found = find_file(folder_ + "/" + name + ".br", "-br");
    if (found) response.headers.emplace_back("Content-Encoding", "br");
    if (!found && accepts(request.accept_encoding, "gzip")) {
        found = find_file(folder_ + "/" + name + ".gz", "-gz");
        if (found) response.headers.emplace_back("Content-Encoding", "gzip");
    }
    if (!found) found = find_file(folder_ + "/" + name, "");
    if (!found) return error_response(404, "not_found");

    const bool for_ever = is_named_by_content(name);
    response.headers.emplace_back("Cache-Control",
                                  for_ever ? "public, max-age=31536000, immutable" : "no-cache");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    response.headers.emplace_back("ETag", found->entity_tag);
    if (request.if_none_match.find(found->entity_tag) != std::string::npos) {
        response.status = 304;
        return response;
    }
    auto content = read_file(found->path);
    if (!content) return error_response(404, "not_found");
    response.body = std::move(*content);
    return response;
}

}  // namespace linli::server
