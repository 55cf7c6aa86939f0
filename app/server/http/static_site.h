#pragma once

#include <string>

#include "app/server/http/message.h"

namespace linli::server {

// The built pages: one flat folder, each file beside its .br and .gz. Files are read when they are asked for,
// so a new build shows without a restart and the memory stays ours.
class StaticSite {
public:
    // Without `offline_pages` the service worker that is served takes itself away again (the kill switch).
    StaticSite(std::string folder, bool offline_pages)
        : folder_(std::move(folder)), offline_pages_(offline_pages) {}
    // GET or HEAD of a file. "/" is index.html.
    Response get(const Request& request) const;

private:
    std::string folder_;
    bool offline_pages_;
};

}  // namespace linli::server
